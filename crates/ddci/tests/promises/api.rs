//! The API as a whole: every route in its document and the other way round, every answer to everybody
//! as it was looked at, and a run of schemathesis with all its checks.

use crate::{
    installation::{Copy, Installation, Live, Things},
    rows::table,
    schemathesis::{Case, Schemathesis},
    survey,
};
use axum::http::{Method, StatusCode};
use ddci_platform::{
    permit::{Role, Scope},
    web::{
        Access, Route,
        api::{Document, is_api},
    },
};
use ddci_testkit::{Actors, Answer, Client, Engine, FINANCE};
use rstest::rstest;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use tokio::process::Command;

fn document() -> Json {
    serde_json::from_slice(Document::of(&table()).bytes()).unwrap()
}

/// What programs rely on: a change of it is seen in review.
#[test]
fn the_document_is_the_one_that_was_looked_at() {
    insta::assert_snapshot!(serde_json::to_string_pretty(&document()).unwrap());
}

#[test]
fn every_route_is_in_the_document_and_the_other_way_round() {
    let routes = table();
    let routed = routes.table().iter().filter(|route| is_api(route.path));
    let routed: BTreeSet<(String, String)> =
        routed.map(|route| (route.method.to_lowercase(), route.path.to_owned())).collect();
    let document = document();
    let paths = document["paths"].as_object().unwrap();
    let described: BTreeSet<(String, String)> = paths
        .iter()
        .flat_map(|(path, item)| {
            item.as_object().unwrap().keys().map(|method| (method.clone(), path.clone()))
        })
        .collect();
    assert_eq!(routed, described);
    assert!(routed.len() > 20, "{}", routed.len());
}

/// An operation says its scope where it asks for a token, and has a name of its own.
#[test]
fn operations_say_what_they_need() {
    let routes = table();
    let document = document();
    let mut names = BTreeSet::new();
    for route in routes.table().iter().filter(|route| is_api(route.path)) {
        let operation = &document["paths"][route.path][route.method.to_lowercase()];
        let id = operation["operationId"].as_str().unwrap();
        assert!(names.insert(id.to_owned()), "{id} is there twice");
        let about = operation["description"].as_str().unwrap_or_default();
        match route.access {
            Access::Token(scope) | Access::TokenMay(scope, _) => {
                assert!(about.contains(scope.word()), "{route:?}");
                assert_eq!(operation["security"], json!([{"token": []}]), "{route:?}");
            }
            Access::Public => assert_eq!(operation["security"], json!([]), "{route:?}"),
            access => panic!("{access:?} opens nothing to a program: {route:?}"),
        }
        let writes = route.method != "GET";
        let may_write = matches!(route.access, Access::TokenMay(Scope::PlanWrite, _));
        assert_eq!(writes, may_write, "{route:?}");
    }
}

/// Who asks, in the order of the columns.
const ASKING: [(&str, Asking); 10] = [
    ("nobody", Asking::Nobody),
    ("admin", Asking::Role(Role::Administrator)),
    ("coord", Asking::Role(Role::Coordinator)),
    ("leader", Asking::Role(Role::Leader)),
    ("head", Asking::Role(Role::UnitHead)),
    ("officer", Asking::Role(Role::Officer)),
    ("reader", Asking::Role(Role::Reader)),
    ("auditor", Asking::Role(Role::Auditor)),
    // A coordinator of another authority on the same installation.
    ("elsewhere", Asking::Elsewhere),
    // A coordinator of the authority above.
    ("above", Asking::Above),
];

#[derive(Debug, Clone, Copy)]
enum Asking {
    Nobody,
    Role(Role),
    Elsewhere,
    Above,
}

impl Asking {
    /// A program with every scope its person can give.
    async fn program(self, installation: &Installation, copy: &Copy) -> Client {
        let of = async |actors: &Actors, role| {
            let token = actors.member(role).api_token(&copy.db, &Scope::ALL).await;
            Client::with_token(copy.program(), &token)
        };
        match self {
            Self::Nobody => copy.nobody(),
            Self::Role(role) => of(&installation.actors, role).await,
            Self::Elsewhere => of(&installation.elsewhere, Role::Coordinator).await,
            Self::Above => of(&installation.province, Role::Coordinator).await,
        }
    }
}

/// Each route of the API about each thing, asked by a program of everybody, each on a copy of its own.
#[tokio::test]
async fn each_answer_to_a_program_is_the_one_that_was_looked_at() {
    let installation = Installation::new().await;
    let names = ASKING.map(|(name, _)| name).join(" ");
    let mut lines = vec![format!("{:<72} {names}", "")];
    // Looking changes nothing, so that all look at one copy.
    let looked_at = installation.copy().await;
    let mut looking = Vec::new();
    for (_, asking) in ASKING {
        looking.push(asking.program(&installation, &looked_at).await);
    }
    for (route, about, path) in rows(&installation.things) {
        let mut line = format!("{:<4} {:<44} {about:<22}", route.method, route.path);
        for ((name, asking), looking) in ASKING.into_iter().zip(&mut looking) {
            let answer = if route.method == "GET" {
                ask(looking, route, &path).await
            } else {
                let copy = installation.copy().await;
                let mut client = asking.program(&installation, &copy).await;
                ask(&mut client, route, &path).await
            };
            assert!(!answer.status.is_server_error(), "{name} {line}");
            line.push_str(&format!(" {:<width$}", answer.status.as_u16(), width = name.len()));
        }
        lines.push(line.trim_end().to_owned());
    }

    insta::assert_snapshot!(lines.join("\n"));
}

/// A session's cookie opens nothing of the API but what is open to everybody.
#[tokio::test]
async fn a_cookie_is_no_token() {
    let installation = Installation::new().await;
    let copy = installation.copy().await;
    for (route, about, path) in rows(&installation.things) {
        let coordinator = installation.actors.member(Role::Coordinator);
        let mut browser = Client::of(copy.program(), coordinator);
        let status = ask(&mut browser, route, &path).await.status;
        if route.access != Access::Public {
            assert_eq!(status, StatusCode::UNAUTHORIZED, "{} {about}", route.path);
        }
    }
}

/// The key of no unit.
fn nobody() -> &'static str {
    "00000000-0000-7000-8000-000000000000"
}

async fn ask(client: &mut Client, route: Route, path: &str) -> Answer {
    if route.method == "GET" {
        return client.get(path).await;
    }
    let body = match route.path.rsplit('/').next().unwrap() {
        "progress" => json!({"text": "Đã họp.", "evidence": [
            {"kind": "document_number", "value": "214/BC-TCKH"}
        ]}),
        "return" => json!({"reason": "Thiếu số liệu"}),
        "pieces" => json!({"unit": nobody(), "what": "Số liệu", "due_on": "2024-09-30"}),
        "deliver" => json!({"words": "Gửi số liệu."}),
        "decline" => json!({"reason": "Không quản lý."}),
        "comments" => json!({"text": "Đã nhận."}),
        _ => return client.send(Method::POST, path, "", Vec::new()).await,
    };
    client.post_json(path, &body).await
}

/// Each route with each thing it may be about.
fn rows(things: &Things) -> Vec<(Route, &'static str, String)> {
    let routes = table();
    let routes = routes.table().iter().copied().filter(|route| is_api(route.path));
    routes.flat_map(|route| about(route, things)).collect()
}

fn about(route: Route, things: &Things) -> Vec<(Route, &'static str, String)> {
    let of = |mark: &str, named: &[(&'static str, String)]| -> Vec<_> {
        let rows = named.iter();
        rows.map(|(about, key)| (route, *about, route.path.replace(mark, key))).collect()
    };
    let path = route.path;
    if path.contains("{plan}") {
        return of(
            "{plan}",
            &[("issued plan", things.issued.to_string()), ("draft", things.draft.to_string())],
        );
    }
    if path.contains("{obligation}") {
        return of(
            "{obligation}",
            &[
                ("own", things.own.to_string()),
                ("own, waiting", things.own_waiting.to_string()),
                ("another unit's", things.others.to_string()),
                ("the office's, waiting", things.offices_waiting.to_string()),
            ],
        );
    }
    if path.contains("{piece}") {
        let pieces = [("own", things.piece), ("another unit's", things.piece_of_own)];
        return of("{piece}", &pieces.map(|(about, key)| (about, key.to_string())));
    }
    if path.contains("{round}") {
        let named = [("computed", survey::COMPUTED), ("published", survey::PUBLISHED)];
        return of("{round}", &named.map(|(about, address)| (about, address.to_owned())));
    }
    let marks = [
        ("{task}", things.task.to_string()),
        ("{unit}", things.office.to_string()),
        ("{person}", things.person.to_string()),
    ];
    let path = marks.iter().fold(path.to_owned(), |path, (mark, key)| path.replace(mark, key));
    assert!(!path.contains('{'), "say what {} is about", route.path);
    vec![(route, "", path)]
}

/// All checks of schemathesis, by a program of each kind, against the program as it is served.
/// `cargo xtask test` says where schemathesis is; without it there is nothing to run.
#[rstest]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn schemathesis_finds_nothing(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[values(Role::Officer, Role::Coordinator, Role::Administrator)] role: Role,
) {
    let Some(schemathesis) = Schemathesis::installed() else { return };
    let live = Live::new(engine).await;
    let things = &live.things;
    let obligation = match role {
        Role::Officer => things.own,
        Role::Coordinator => things.own_waiting,
        _ => things.others,
    };
    let token = live.actors.member(role).api_token(&live.db, &Scope::ALL).await;
    let case = Case {
        token: &token,
        keys: [
            ("plan", things.issued.to_string()),
            ("obligation", obligation.to_string()),
            ("task", things.task.to_string()),
            ("unit", live.actors.unit(FINANCE).id.to_string()),
            ("person", things.person.to_string()),
            ("round", survey::PUBLISHED.to_owned()),
            ("piece", things.piece.to_string()),
        ],
    };
    let told = schemathesis.run(&live, &case).await;
    assert!(told.passed, "{}", told.words);
}

/// The examples of docs/api.md, as they stand there.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_examples_of_the_documentation_work() {
    let text = include_str!("../../../../docs/api.md");
    let block = text.split("```sh\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let live = Live::new(Engine::Sqlite).await;
    let token = live.actors.member(Role::Officer).api_token(&live.db, &Scope::ALL).await;
    let folder = tempfile::tempdir().unwrap();
    let settings = "silent\nshow-error\nwrite-out = \"\\n%{http_code}\"\n";
    std::fs::write(folder.path().join(".curlrc"), settings).unwrap();
    let mut ran = 0;
    for line in block.lines() {
        let output = Command::new("sh")
            .args(["-c", line])
            .env("CURL_HOME", folder.path())
            .env("DDCI", format!("http://{}", live.address))
            .env("TOKEN", token.reveal())
            .env("PLAN", live.things.issued.to_string())
            .env("OBLIGATION", live.things.own.to_string())
            .env("ROUND", survey::PUBLISHED)
            .output()
            .await
            .unwrap();
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(told.ends_with("\n200") || told.ends_with("\n201"), "{line}\n{told}");
        ran += 1;
    }
    assert_eq!(ran, 10);
}
