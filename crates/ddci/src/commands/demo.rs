//! `ddci demo`: everything on an example plan, in a temporary database, on this machine only.

use super::{key, secret, serve};
use crate::{
    demo::{self, Scene},
    rooms,
    say::say,
};
use anyhow::{Context, bail};
use clap::Args;
use ddci_platform::{
    clock::Clock,
    identity::SetCompelled,
    jobs::Worker,
    outbox::Folder,
    random::Random,
    store::{self, Db, Durability},
    web::{self, Settings},
};
use jiff::SignedDuration;
use std::{net::IpAddr, path::PathBuf, process::ExitCode, sync::Arc};
use tokio::net::TcpListener;

/// Whom messages of the demonstration are from; nobody ever has an address there (RFC 2606).
const MAIL_FROM: &str = "ddci@caoloc.example";

/// Shows everything on an example plan.
#[derive(Debug, Args)]
pub struct Demo {
    /// Another plan to show, .txt, .docx or .xlsx
    #[arg(long)]
    plan: Option<PathBuf>,
    /// The address to serve on; only this machine's own
    #[arg(long, default_value = "127.0.0.1")]
    listen: IpAddr,
    /// The port; 0 takes any that is free
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

impl Demo {
    /// Fills a temporary database and serves it.
    ///
    /// # Errors
    /// The plan that cannot be read, or an address that is not this machine's own.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        // Everybody who holds a link is in: a demonstration must not be reached from elsewhere.
        if !self.listen.is_loopback() {
            bail!("the demo serves this machine only: {} is not a loopback address", self.listen);
        }
        let scene = match &self.plan {
            None => Scene::cao_loc()?,
            Some(file) => match Scene::of_plan(file)? {
                Ok(scene) => scene,
                Err(error) => {
                    eprintln!("ddci: {}: {error}", file.display());
                    return Ok(ExitCode::from(2));
                }
            },
        };
        let listener = TcpListener::bind((self.listen, self.port))
            .await
            .with_context(|| format!("cannot serve on port {}: try --port 0", self.port))?;
        let folder = tempfile::tempdir().context("cannot make a temporary folder")?;
        let url = format!("sqlite:{}", folder.path().join("ddci.sqlite").display());
        store::migrate(&url, &rooms::migrations()).await?;
        let clock = Clock::as_of(scene.as_of);
        let db = Db::connect_with(&url, clock, Random::system(), Durability::Relaxed).await?;
        eprintln!("Reading the plan and replaying what was done until {} …", scene.as_of);
        let operators = demo::fill(&db, &scene).await?;

        // The links lead straight in: nobody is made to enrol a telephone for a look around.
        for operator in std::iter::once(&operators.own).chain(&operators.above) {
            db.run(operator, &SetCompelled { roles: Vec::new() }).await?;
        }

        let address = format!("http://{}", listener.local_addr()?);
        say!("Address: {address}");
        let day = SignedDuration::from_hours(24);
        let from_above = [("above", scene.looks_from_above()), ("survey", scene.runs_survey())];
        for (name, login) in from_above {
            if let (Some(operator), Some(login)) = (&operators.above, login) {
                let link = secret::link(&db, operator, login, &address, day).await?;
                say!("{name:<14} {link}");
            }
        }
        for (role, login) in demo::roles(&scene) {
            let link = secret::link(&db, &operators.own, login, &address, day).await?;
            say!("{:<14} {link}", role.word());
        }
        say!("Each link signs one person in, once. Stop with Ctrl+C; nothing is kept.");
        let settings = Settings { public_url: address, demo: true, trusted_proxies: Vec::new() };
        let mail = folder.path().join("mail");
        eprintln!("Mail leaves into {}", mail.display());
        let mail = Arc::new(Folder { path: mail, from: MAIL_FROM.parse()? });
        let worker = Worker::new(db.clone(), rooms::duties(), settings.clone(), mail)?;
        let working = serve::Working::start(worker);
        let app = rooms::app(db.clone(), settings).with_vault(Some(key::vault(db.random())?));
        let router = web::router(app, rooms::routes());
        web::log_panics();
        web::serve(listener, router, serve::stopped()).await?;
        working.finish().await;
        db.close().await?;
        Ok(ExitCode::SUCCESS)
    }
}
