//! The route table: every route says who may use it, and each answers everybody as it was looked at.

use crate::{
    installation::{Copy, Installation},
    rows::{Row, rows, table},
    survey,
};
use axum::http::StatusCode;
use ddci_platform::{permit::Role, store::Read, values, web::Access};
use ddci_testkit::Client;
use std::collections::BTreeSet;

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
    fn browser(self, installation: &Installation, copy: &Copy) -> Client {
        match self {
            Self::Nobody => copy.nobody(),
            Self::Role(role) => Client::of(copy.program(), installation.actors.member(role)),
            Self::Elsewhere => {
                Client::of(copy.program(), installation.elsewhere.member(Role::Coordinator))
            }
            Self::Above => {
                Client::of(copy.program(), installation.province.member(Role::Coordinator))
            }
        }
    }
}

/// No route can be written without an access; none may be there twice, or be left to chance.
#[test]
fn each_route_is_declared_once_with_who_may_use_it() {
    let routes = table();
    let mut seen = BTreeSet::new();
    let mut lines = Vec::new();
    for route in routes.table() {
        assert!(seen.insert((route.method, route.path)), "{route:?} is there twice");
        assert!(route.path.starts_with('/'), "{route:?}");
        lines.push(format!("{:<4} {:<36} {:?}", route.method, route.path, route.access));
    }
    lines.sort();

    insta::assert_snapshot!(lines.join("\n"));
}

/// What changes something is never open to everybody, but for the doors themselves; what is read by
/// everybody are the published results of the survey.
#[test]
fn only_the_doors_and_published_results_are_open_to_everybody() {
    let routes = table();
    let open = routes.table().iter().filter(|route| route.access == Access::Public);
    let open: BTreeSet<&str> = open.map(|route| route.path).collect();

    let api = [
        "/api",
        "/api/v1/openapi.json",
        "/api/v1/rounds",
        "/api/v1/rounds/{round}",
        "/api/v1/rounds/{round}/scores",
    ];
    // A calendar program signs in nowhere: the secret in the address is what opens it.
    let doors = [
        "/calendar/{file}",
        "/language",
        "/sign-in",
        "/sign-in/code",
        "/sign-in/enrol",
        "/sign-in/leave",
        "/sign-in/link/{token}",
    ];
    let health = ["/healthz", "/health/live", "/health/ready"];
    let results = [
        "/ddci",
        "/ddci/{address}",
        "/ddci/{address}/change",
        "/ddci/{address}/data",
        "/ddci/{address}/data/{file}",
        "/ddci/{address}/method",
        "/ddci/{address}/{unit}",
        "/ddci/{address}/{unit}/change",
        "/ddci/{address}/{unit}/levers",
    ];
    let open_to_all = doors.into_iter().chain(health).chain(results).chain(api);
    assert_eq!(open, open_to_all.collect());
}

/// Each route, about each thing, asked by everybody, each on a copy of the installation of its own.
#[tokio::test]
async fn each_answer_is_the_one_that_was_looked_at() {
    let installation = Installation::new().await;
    let mut lines = vec![heading()];
    for row in rows(&installation.things) {
        let mut line = format!("{:<4} {:<36} {:<24}", row.route.method, row.route.path, row.about);
        for (name, asking) in ASKING {
            let copy = installation.copy().await;
            let mut client = asking.browser(&installation, &copy);
            let answer = row.ask(&mut client, &installation.things).await;
            assert!(!answer.status.is_server_error(), "{name} {line}");
            line.push_str(&format!(" {:<width$}", answer.status.as_u16(), width = name.len()));
        }
        lines.push(line.trim_end().to_owned());
    }

    insta::assert_snapshot!(lines.join("\n"));
}

/// Whoever may look at a thing of their own authority does not learn that it exists from another
/// one: for each page about something, whoever gets it (200) and the same role elsewhere (404).
#[tokio::test]
async fn from_another_authority_nothing_is_there() {
    let installation = Installation::new().await;
    let copy = installation.copy().await;
    let mut asked = 0;
    let about_something = |row: &Row| row.route.method == "GET" && row.route.path.contains('{');
    for row in rows(&installation.things).iter().filter(|row| about_something(row)) {
        if row.route.path.starts_with("/guide") || is_everybodys(row) {
            continue;
        }
        for role in Role::ALL {
            let mut own = Client::of(copy.program(), installation.actors.member(role));
            if row.ask(&mut own, &installation.things).await.status != StatusCode::OK {
                continue;
            }
            let mut other = Client::of(copy.program(), installation.elsewhere.member(role));
            let answer = row.ask(&mut other, &installation.things).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{} {role:?}", row.path);
            asked += 1;
        }
    }
    assert!(asked > 100, "{asked} pages were asked for");
}

/// A door, or a result that is published.
fn is_everybodys(row: &Row) -> bool {
    let is_door = row.route.path.starts_with("/sign-in") || row.path.ends_with(".ics");
    is_door || row.path.contains(survey::PUBLISHED)
}

/// What the authority above may read of what was issued; of a draft nothing, and of people and work
/// nothing.
const READ_FROM_ABOVE: [&str; 7] = [
    "/plans/{plan}",
    "/plans/{plan}/official",
    "/plans/{plan}/document",
    "/plans/{plan}/versions",
    "/plans/{plan}/versions/{version}",
    "/tasks/{task}",
    "/files/{id}",
];

#[tokio::test]
async fn from_above_only_what_was_issued_is_there() {
    let installation = Installation::new().await;
    let copy = installation.copy().await;
    let mut read = BTreeSet::new();
    let about_something = |row: &Row| row.route.method == "GET" && row.route.path.contains('{');
    for row in rows(&installation.things).iter().filter(|row| about_something(row)) {
        if row.route.path.starts_with("/guide") || is_everybodys(row) {
            continue;
        }
        for role in Role::ALL {
            let mut above = Client::of(copy.program(), installation.province.member(role));
            let status = row.ask(&mut above, &installation.things).await.status;
            if status == StatusCode::OK {
                let published = ["issued plan", "", "the plan", "attached to it"];
                assert!(published.contains(&row.about), "{} {}", row.path, row.about);
                read.insert(row.route.path);
            } else {
                let hidden = [StatusCode::NOT_FOUND, StatusCode::FORBIDDEN];
                assert!(hidden.contains(&status), "{} {role:?} {status}", row.path);
            }
        }
    }
    assert_eq!(read, BTreeSet::from(READ_FROM_ABOVE));
}

fn heading() -> String {
    let names = ASKING.map(|(name, _)| name).join(" ");
    format!("{:<66} {names}", "")
}

#[tokio::test]
async fn nobody_is_sent_to_sign_in_and_back() {
    let installation = Installation::new().await;
    let copy = installation.copy().await;
    for row in guarded(&installation) {
        let answer = row.ask(&mut copy.nobody(), &installation.things).await;
        if row.route.method == "GET" {
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", row.path);
            let next = if row.path == "/" { String::new() } else { format!("?next={}", row.path) };
            assert_eq!(answer.location(), format!("/sign-in{next}"));
        } else {
            assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "{}", row.path);
        }
    }
}

fn guarded(installation: &Installation) -> Vec<Row> {
    let mut rows = rows(&installation.things);
    rows.retain(|row| row.route.access != Access::Public);
    rows
}

/// A form on another site, sent by somebody who is signed in here and may do all of it.
#[tokio::test]
async fn no_form_is_taken_from_another_site() {
    let installation = Installation::new().await;
    let copy = installation.copy().await;
    let before = traces(&copy).await;
    let mut posts = rows(&installation.things);
    posts.retain(|row| row.route.method == "POST");
    for row in posts {
        for role in [Role::Coordinator, Role::Officer, Role::Leader] {
            let client = Client::of(copy.program(), installation.actors.member(role));
            let told = [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")];
            for (name, value) in told {
                let mut client = client.clone().header(name, value);
                let answer = row.ask(&mut client, &installation.things).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{} {name}", row.path);
            }
        }
    }

    assert_eq!(traces(&copy).await, before);
}

/// Whoever looks, whatever they look at: a GET leaves nothing behind.
#[tokio::test]
async fn looking_changes_nothing() {
    let installation = Installation::new().await;
    let copy = installation.copy().await;
    let before = traces(&copy).await;
    let mut looks = rows(&installation.things);
    looks.retain(|row| row.route.method == "GET");
    for row in looks {
        for (_, asking) in ASKING {
            let mut client = asking.browser(&installation, &copy);
            row.ask(&mut client, &installation.things).await;
        }
    }

    assert_eq!(traces(&copy).await, before);
}

/// Transitions, and what a form could have left behind beside them.
async fn traces(copy: &Copy) -> Vec<i64> {
    let mut counts = Vec::new();
    for table in [
        "audit_entry",
        "plan",
        "obligation",
        "progress",
        "submission",
        "file",
        "session",
        "calendar_day",
        "saved_view",
        "plan_step",
        "plan_attachment",
    ] {
        let sql = format!("SELECT COUNT(*) AS n FROM {table}");
        let row = copy.db.first(&sql, values![]).await.unwrap().unwrap();
        counts.push(row.get("n").unwrap());
    }
    let used = "SELECT COUNT(*) AS n FROM sign_in_link WHERE used_at IS NOT NULL";
    counts.push(copy.db.first(used, values![]).await.unwrap().unwrap().get("n").unwrap());
    counts
}
