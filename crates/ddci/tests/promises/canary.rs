//! The log knows every request and nobody: marked names, numbers and addresses go through every
//! form, every route leaves its line, and none of the marks is in any line.

use crate::{
    installation::{Copy, Installation},
    rooms,
    rows::{rows, table},
};
use axum::http::StatusCode;
use ddci_platform::{
    permit::Role,
    store::Read,
    values,
    web::{Access, PageResult, Routes, Settings, api::is_api, log_panics, router},
};
use ddci_testkit::Client;
use std::{
    collections::BTreeSet,
    io,
    sync::{Arc, Mutex},
};
use tracing_subscriber::{EnvFilter, fmt::MakeWriter};

/// A name, a telephone number, an e-mail address and a postal address that nobody has.
const MARK: &str = "Canarinho 0987650123 canarinho.zz@example.vn 12 ngo Canarvon";
/// What must be in no line, in small letters.
const MARKS: [&str; 5] = ["canari", "0987650123", "example.vn", "canarvon", "zz@"];
/// As an operator would look for a fault.
const FILTER: &str = "info,ddci=debug,ddci_platform=debug,ddci_plan=debug,ddci_survey=debug,\
                      ddci_plan_reader=debug,ddci_survey_reader=debug,promises=debug,\
                      tower_http=debug,axum=debug,sqlx=info,sea_orm=info";

/// What the program has written.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

impl Log {
    fn start() -> Self {
        let log = Self::default();
        tracing_subscriber::fmt()
            .with_env_filter(EnvFilter::new(FILTER))
            .json()
            .with_writer(log.clone())
            .init();
        log
    }

    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

/// The program, and a page that falls over what somebody wrote.
fn program(copy: &Copy) -> axum::Router {
    let settings = Settings {
        public_url: "http://ddci.test".to_owned(),
        demo: false,
        trusted_proxies: Vec::new(),
    };
    let routes = rooms::routes().get("/fall", Access::Public, fall);
    router(rooms::app(copy.db.clone(), settings), Routes::new().merge(routes))
}

async fn fall() -> PageResult {
    panic!("what somebody wrote: {MARK}");
}

fn marked(client: Client) -> Client {
    client
        .header("user-agent", "Canarinho/0987650123")
        .header("referer", "http://ddci.test/canarvon?q=0987650123")
        .header("x-request-id", "0987650123098765")
        .header("x-forwarded-for", "canarvon.example.vn")
        .header("accept-language", "canarinho")
}

#[tokio::test]
async fn every_journey_is_logged_and_nobody_is_in_the_log() {
    let log = Log::start();
    log_panics();
    let installation = Installation::new().await;
    let mut taken = 0;
    for role in
        [Role::Administrator, Role::Coordinator, Role::Leader, Role::UnitHead, Role::Officer]
    {
        let copy = installation.copy().await;
        let client = Client::of(program(&copy), installation.actors.member(role));
        for row in rows(&installation.things) {
            for everywhere in [true, false] {
                // A browser that goes on: signing out ends one of them only.
                let mut client = marked(client.clone());
                let answer =
                    row.ask_marked(&mut client, &installation.things, MARK, everywhere).await;
                let is_form = row.route.method == "POST";
                taken += u32::from(is_form && answer.status == StatusCode::SEE_OTHER);
            }
        }
    }
    let copy = installation.copy().await;
    let mut nobody = marked(Client::new(program(&copy)));
    for path in ["/fall", "/nowhere/canarvon", "/files/canarvon", "/plans/0987650123?a=canarinho"] {
        nobody.get(path).await;
    }
    nobody.post("/sign-in", &[("login", MARK), ("password", MARK)]).await;
    nobody.post("/nowhere", &[("login", MARK)]).await;

    ask_programs(&mut nobody).await;

    // From here on a panic is this test's own.
    drop(std::panic::take_hook());
    assert!(taken > 40, "most forms are taken by somebody: {taken}");
    let text = log.text();
    assert_every_route_is_there(&text);
    assert!(text.contains("\"message\":\"panic\""), "where a page fell is there");
    assert_nobody_is_there(&text, &installation, &copy).await;
}

/// What programs ask, with a token and words that nobody may read.
async fn ask_programs(client: &mut Client) {
    let mut program = client.clone().header("authorization", "Bearer canarinho.0987650123");
    for route in table().table().iter().filter(|route| is_api(route.path)) {
        let path: Vec<&str> = route
            .path
            .split('/')
            .map(|part| if part.starts_with('{') { "0987650123" } else { part })
            .collect();
        let body = format!("{{\"text\": \"{MARK}\"}}").into_bytes();
        let method = route.method.parse().unwrap();
        program.send(method, &path.join("/"), "application/json", body).await;
    }
}

fn assert_every_route_is_there(text: &str) {
    let mut logged = BTreeSet::new();
    for line in text.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let field = |name: &str| line["fields"][name].as_str().unwrap_or_default().to_owned();
        if field("message") == "request.done" {
            assert_eq!(line["span"]["id"].as_str().unwrap().len(), 16, "{line}");
            assert!(line["fields"]["ms"].is_u64() && line["fields"]["status"].is_u64(), "{line}");
            logged.insert((field("method"), field("route")));
        }
    }
    for route in table().table() {
        let line = (route.method.to_owned(), route.path.to_owned());
        assert!(logged.contains(&line), "{line:?} left no line");
    }
    assert!(logged.contains(&("GET".to_owned(), "(none)".to_owned())), "nor did what is nowhere");
}

async fn assert_nobody_is_there(text: &str, installation: &Installation, copy: &Copy) {
    let mut never: Vec<String> = MARKS.map(str::to_owned).to_vec();
    never.push(installation.things.link.clone());
    for row in copy.db.all("SELECT name FROM person", values![]).await.unwrap() {
        never.push(row.get("name").unwrap());
    }
    for role in Role::ALL {
        let member = installation.actors.member(role);
        never.push(member.token.reveal().to_owned());
        never.push(member.login.clone());
    }
    for line in text.lines() {
        let small = line.to_lowercase();
        for word in &never {
            assert!(!small.contains(&word.to_lowercase()), "{word:?} is in {line}");
        }
    }
}
