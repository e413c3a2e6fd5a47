//! The program as a browser meets it: the platform's pages and a room of one page.

use crate::notes::room;
use axum::{Router, response::Response};
use ddci_platform::{
    files::{self, FileId, Upload},
    identity::Vault,
    permit::{Actor, Role, Verb, Viewer},
    seam::{Answer, FileGuard, FileGuards},
    store::{Applied, Db, StoreError, Transition, Tx},
    web::{Access, App, Cx, Error, Multipart, PageResult, Routes, Settings, router, see_other},
};
use ddci_testkit::{Actors, Client, Engine, TestDb};
use maud::html;
use serde_json::json;
use std::sync::Arc;

/// The program on a database, reached without TLS.
pub fn program(db: &Db) -> Router {
    program_at(db, "http://ddci.test")
}

/// The program under an address.
pub fn program_at(db: &Db, public_url: &str) -> Router {
    let settings = Settings { public_url: public_url.to_owned(), ..plain() };
    program_with(db, settings, Arc::from([Arc::new(Desk) as Arc<dyn FileGuard>]))
}

/// The keys that the program of these tests seals with.
pub fn vault() -> Vault {
    Vault::of(&["5e".repeat(32)]).unwrap().unwrap()
}

/// Settings without TLS, demonstration or proxy.
pub fn plain() -> Settings {
    let public_url = "http://ddci.test".to_owned();
    Settings { public_url, demo: false, trusted_proxies: Vec::new() }
}

/// The program with these settings, and these rooms that hold files.
pub fn program_with(db: &Db, settings: Settings, guards: FileGuards) -> Router {
    let app = App::new(db.clone(), settings, Vec::new(), Arc::from([]))
        .with_file_guards(guards)
        .with_vault(Some(vault()));
    router(app, desk())
}

/// A fresh database, its people, and a browser in which nobody is signed in.
pub async fn visit(engine: Engine) -> (TestDb, Actors, Client) {
    let (test, actors) = room(engine).await;
    let client = Client::new(program(test.db()));
    (test, actors, client)
}

/// A room with one page for whoever has work, which takes files.
pub fn desk() -> Routes {
    Routes::new()
        .get("/", Access::SignedIn, start)
        .get("/desk", Access::May(Verb::ViewWork), look)
        .post("/desk", Access::May(Verb::RecordProgress), put)
        .get("/panic", Access::Public, fall)
}

async fn start(viewer: Viewer, cx: Cx) -> PageResult {
    Ok(cx.page("Start", &html! { h1 { "Start" } p { (viewer.name) } }))
}

async fn look(cx: Cx) -> PageResult {
    Ok(cx.page("Desk", &html! { h1 { "Desk" } }))
}

async fn put(viewer: Viewer, cx: Cx, form: Multipart) -> Result<Response, Error> {
    let file = form.file("file").ok_or_else(|| Error::Bad("no file".to_owned()))?;
    let upload = Upload::inspect(&file.name, file.bytes.clone())
        .map_err(|refusal| Error::Bad(refusal.to_string()))?;
    let id = cx.db().run(&viewer.into(), &PutFile(upload)).await?;
    Ok(see_other(&format!("/files/{id}")))
}

async fn fall() -> PageResult {
    panic!("a bug in a page");
}

/// The desk shows its files to whoever is not a reader.
struct Desk;

impl FileGuard for Desk {
    fn shows<'a>(&'a self, _: &'a Db, viewer: &'a Viewer, _: FileId) -> Answer<'a, bool> {
        Box::pin(async { Ok(!viewer.has(Role::Reader)) })
    }
}

/// Keeps a file.
#[derive(Debug)]
pub struct PutFile(pub Upload);

impl Transition for PutFile {
    const VERB: &'static str = "desk.put_file";
    type Output = FileId;
    type Error = StoreError;

    async fn apply(&self, tx: &Tx, actor: &Actor) -> Result<Applied<FileId>, StoreError> {
        let id = files::save(tx, actor, &self.0).await?;
        Ok(Applied::to(format!("file:{id}"), json!({"name": self.0.name}), id))
    }

    fn store_error(error: &StoreError) -> Option<&StoreError> {
        Some(error)
    }
}
