//! `ddci doctor` says what is wrong and what to do, and its status says whether anything is.

use crate::{authority::installed, command::Desk, rooms};
use ddci_platform::{random::Random, store::Db, values};
use ddci_testkit::{Actors, Engine, TestDb, clock};
use rstest::rstest;

/// The line about something, and what to do, if anything.
fn line(said: &str, about: &str) -> String {
    let mut lines = said.lines().skip_while(|line| !line.contains(&format!(" {about}: ")));
    let line = lines.next().unwrap_or_else(|| panic!("nothing about {about} in\n{said}"));
    let todo = lines.next().filter(|line| line.starts_with("     -> "));
    format!("{line}{}", todo.unwrap_or_default())
}

#[test]
fn a_sound_installation_fails_nowhere() {
    let desk = installed();
    desk.put(
        "ddci.toml",
        "public_url = \"https://ddci.example.vn\"\ntrusted_proxies = [\"127.0.0.1\"]\n",
    );
    desk.done(&["backup", "ddci.backup"]);

    let said = desk.done(&["doctor"]);

    assert!(!said.lines().any(|line| line.starts_with("fail")), "{said}");
    for about in ["public_url", "listen", "journal", "synchronous", "tables", "documents", "backup"]
    {
        assert!(line(&said, about).starts_with("ok "), "{about}\n{said}");
    }
    assert!(line(&said, "audit log").contains("the end of the chain holds"), "{said}");
}

#[test]
fn findings_are_read_by_programs_too() {
    let ended = installed().run(&["doctor", "--json"]);

    let findings: Vec<serde_json::Value> = serde_json::from_str(&ended.out).unwrap();
    assert!(
        findings.iter().any(|finding| finding["about"] == "tables" && finding["level"] == "ok")
    );
    let backup = findings.iter().find(|finding| finding["about"] == "backup").unwrap();
    assert_eq!(backup["level"], "warn");
    assert!(backup["todo"].as_str().unwrap().starts_with("`ddci backup FILE` every night"));
}

/// What is set, and what is said about it.
#[rstest]
#[case::a_slash("public_url = \"https://a.vn/\"", "public_url", "fail", "leave out the slash")]
#[case::no_tls("public_url = \"http://a.vn\"", "public_url", "warn", "a proxy with TLS")]
#[case::everywhere("listen = \"0.0.0.0:8080\"", "listen", "warn", "listen on 127.0.0.1")]
#[case::no_proxy("public_url = \"https://a.vn\"", "listen", "warn", "trusted_proxies")]
#[case::the_same("metrics_listen = \"127.0.0.1:8080\"", "metrics", "fail", "another port")]
#[case::open("metrics_listen = \"0.0.0.0:9090\"", "metrics", "warn", "firewall")]
#[case::no_log("log = \"info,=\"", "log", "fail", "write it as in")]
#[case::nothing("", "public_url", "warn", "before the first link")]
fn settings_that_do_not_fit_are_said(
    #[case] setting: &str,
    #[case] about: &str,
    #[case] level: &str,
    #[case] todo: &str,
) {
    let desk = installed();
    desk.put("ddci.toml", format!("{setting}\n"));

    let ended = desk.run(&["doctor"]);

    let line = line(&ended.out, about);
    assert!(line.starts_with(level) && line.contains(todo), "{line}");
    assert_eq!(ended.code, i32::from(level == "fail"), "{ended:?}");
}

#[test]
fn what_was_never_set_up_or_cannot_be_reached_is_said() {
    let desk = Desk::new();
    let ended = desk.run(&["doctor"]);
    assert_eq!(ended.code, 1);
    assert!(line(&ended.out, "tables").contains("`ddci init`"), "{ended:?}");

    let ended = desk.run(&["--database", "postgres://nobody:hush@127.0.0.1:1/none", "doctor"]);
    assert_eq!(ended.code, 1);
    assert!(line(&ended.out, "database").starts_with("fail"), "{ended:?}");
    assert!(!ended.out.contains("hush"), "{ended:?}");
}

/// The tests' PostgreSQL keeps nothing safe, and the doctor sees it; and it sees what was done to
/// the rows behind the program's back.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_was_done_behind_the_programs_back_is_seen(#[case] engine: Engine) {
    let test = TestDb::new(engine, &rooms::migrations()).await;
    let actors = Actors::found(&test).await;
    let db = Db::connect(test.url(), clock("2024-09-18 09:00"), Random::seeded(3)).await.unwrap();
    let changed = "UPDATE audit_entry SET detail = '{}' WHERE sequence = 2";
    db.bookkeep(changed, values![]).await.unwrap();
    let ended = "UPDATE unit SET valid_to = $1 WHERE id = $2";
    let day = jiff::civil::date(2024, 1, 1);
    let finance = actors.unit(ddci_testkit::FINANCE).id;
    db.bookkeep(ended, values![day, finance.0]).await.unwrap();

    let ended = Desk::new().run(&["--database", test.url(), "doctor"]);

    assert_eq!(ended.code, 1);
    let audit = line(&ended.out, "audit log");
    assert!(audit.contains("BROKEN: entry 2 was changed"), "{audit}");
    assert!(line(&ended.out, "people").starts_with("warn"), "{ended:?}");
    if db.is_postgres() {
        assert!(line(&ended.out, "fsync").starts_with("fail"), "{ended:?}");
        assert!(line(&ended.out, "encoding").starts_with("ok"), "{ended:?}");
        assert!(line(&ended.out, "clock").starts_with("ok"), "{ended:?}");
    }
}
