//! The room for programs: the same obligations, rights and refusals as on its pages.

use crate::{
    scene::Scene,
    work::{Work, nowhere},
};
use axum::{Router, http::StatusCode};
use ddci_plan::model::ObligationId;
use ddci_platform::{
    permit::{Role, Scope},
    store::{Db, Read},
    values,
    web::{App, Settings, router},
};
use ddci_testkit::{COMMUNE, Client, Engine, Member};
use rstest::rstest;
use serde_json::{Value as Json, json};
use std::sync::Arc;

fn program(db: &Db) -> Router {
    let settings = Settings {
        public_url: "http://ddci.test".to_owned(),
        demo: false,
        trusted_proxies: Vec::new(),
    };
    let app = App::new(db.clone(), settings, Vec::new(), Arc::from([]));
    router(app, ddci_plan::api::routes())
}

async fn coming(work: &Work, who: &Member) -> Client {
    let token = who.api_token(&work.db, &[Scope::PlanWrite]).await;
    Client::with_token(program(&work.db), &token).header("accept-language", "vi")
}

async fn plan_of(scene: &Scene) -> String {
    let row = scene.test.first("SELECT id FROM plan", values![]).await.unwrap().unwrap();
    row.get::<uuid::Uuid>("id").unwrap().to_string()
}

fn keys(listing: &Json) -> Vec<&str> {
    let resources = listing["resources"].as_array().unwrap().iter();
    resources.map(|resource| resource["id"].as_str().unwrap()).collect()
}

fn entry() -> Json {
    json!({
        "key": "0192a4c0-7c1e-7a6b-9d3e-4f5a6b7c8d9e",
        "text": "Đã tổ chức đối thoại.",
        "step": 50,
        "evidence": [
            {"kind": "document_number", "value": "214/BC-TCKH"},
            {"kind": "figure", "value": "31", "source": "Sổ theo dõi"}
        ]
    })
}

/// From recording to acceptance, by programs of the officer and of the coordinator.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn work_goes_its_way(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let mut officer = coming(&work, work.scene.member(Role::Officer)).await;
    let mut coordinator = coming(&work, work.scene.member(Role::Coordinator)).await;
    let path = format!("/api/v1/obligations/{}", work.finance);

    let kept = officer.post_json(&format!("{path}/progress"), &entry()).await;
    assert_eq!(kept.status, StatusCode::CREATED, "{}", kept.text());
    let resource = &kept.json()["resource"];
    assert_eq!((&resource["state"], &resource["progress"]), (&json!("in_progress"), &json!(50)));
    let again = officer.post_json(&format!("{path}/progress"), &entry()).await;
    assert_eq!(again.status, StatusCode::OK);
    assert_eq!(again.json()["resource"]["log"].as_array().unwrap().len(), 1, "kept once");

    let none = Vec::new();
    let post = axum::http::Method::POST;
    let sent = officer.send(post.clone(), &format!("{path}/submit"), "", none.clone()).await;
    assert_eq!(sent.json()["resource"]["state"], "submitted", "{}", sent.text());
    let back = json!({"reason": "Thiếu danh sách"});
    let back = coordinator.post_json(&format!("{path}/return"), &back).await;
    assert_eq!(back.json()["resource"]["submissions"][0]["outcome"], "returned");
    officer.send(post.clone(), &format!("{path}/submit"), "", none.clone()).await;
    let done = coordinator.send(post, &format!("{path}/accept"), "", none).await.json();
    let resource = &done["resource"];
    assert_eq!(
        (&resource["state"], &resource["timeliness"]),
        (&json!("accepted"), &json!("done_on_time"))
    );
    assert_eq!((&resource["done_on"], &resource["progress"]), (&json!("2024-06-10"), &json!(100)));
}

/// What is refused: its status, its code, its sentence.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn refusals_keep_their_codes(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let officer = work.scene.member(Role::Officer);
    let coordinator = work.scene.member(Role::Coordinator);
    let steps: [(&str, &Member, ObligationId, &str, Option<Json>); 9] = [
        ("nothing shows it", officer, work.finance, "submit", None),
        ("not submitted", coordinator, work.finance, "accept", None),
        ("no reason", coordinator, work.finance, "return", Some(json!({"reason": "  "}))),
        ("an unknown field", officer, work.finance, "progress", Some(json!({"txt": "Đã họp"}))),
        ("no step", officer, work.finance, "progress", Some(json!({"text": "a", "step": 51}))),
        ("another unit's", officer, work.interior, "submit", None),
        ("not the officer's part", officer, work.finance, "accept", None),
        ("own work", coordinator, work.office, "accept", None),
        ("nothing there", coordinator, nowhere(), "accept", None),
    ];
    let mut told = String::new();
    for (about, who, id, step, body) in steps {
        let mut client = coming(&work, who).await;
        let path = format!("/api/v1/obligations/{id}/{step}");
        let answer = match body {
            Some(body) => client.post_json(&path, &body).await,
            None => client.send(axum::http::Method::POST, &path, "", Vec::new()).await,
        };
        let problem = answer.json();
        let words = ["code", "detail", "reason"].map(|field| problem[field].to_string());
        told.push_str(&format!("{about}: {} {}\n", answer.status.as_u16(), words.join(" ")));
    }

    insta::assert_snapshot!("refusals", told);
}

/// A program sees what its person sees, and what it writes says by which token.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_program_sees_what_its_person_sees(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let plan = plan_of(&work.scene).await;
    let list = format!("/api/v1/plans/{plan}/obligations");
    let mut auditor = coming(&work, work.scene.member(Role::Coordinator)).await;
    let mut commune = coming(&work, work.scene.officer_of(COMMUNE)).await;

    let all = auditor.get(&list).await.json();
    assert_eq!(all["meta"]["total"], 6);
    let own = commune.get(&list).await.json();
    assert_eq!(keys(&own), [work.commune.to_string()]);
    let path = format!("/api/v1/obligations/{}", work.finance);
    assert_eq!(commune.get(&path).await.status, StatusCode::NOT_FOUND);
    let hidden = format!("{list}?after={}", work.finance);
    assert_eq!(commune.get(&hidden).await.status, StatusCode::NOT_FOUND);

    let path = format!("/api/v1/obligations/{}/progress", work.commune);
    assert_eq!(commune.post_json(&path, &entry()).await.status, StatusCode::CREATED);
    let detail = work.scene.audited("obligation.record").await;
    assert!(detail["by_token"].is_string(), "{detail}");
}

/// The list is the table's: narrowed by one condition, walked from key to key in both directions.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn the_list_is_the_table(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let plan = plan_of(&work.scene).await;
    let mut client = coming(&work, work.scene.member(Role::Coordinator)).await;
    let list = format!("/api/v1/plans/{plan}/obligations");
    for sort in ["due", "due-last"] {
        let whole = client.get(&format!("{list}?sort={sort}")).await.json();
        let mut seen = Vec::new();
        let mut next = Some(format!("{list}?sort={sort}&limit=2"));
        while let Some(path) = next {
            let page = client.get(&path).await.json();
            seen.extend(keys(&page).into_iter().map(str::to_owned));
            next = page["meta"]["next_page"].as_str().map(str::to_owned);
        }
        assert_eq!(keys(&whole), seen, "{sort}");
        assert_eq!(seen.len(), 6, "{sort}");
    }
    let finance = work.scene.unit(ddci_testkit::FINANCE).id;
    for (query, total) in [
        (format!("unit={finance}"), 1),
        (format!("unit={finance}&part=coordinating"), 0),
        ("tab=overdue".to_owned(), 0),
        ("tab=due-soon".to_owned(), 6),
        ("from=2024-06-14&to=2024-06-14".to_owned(), 6),
        ("month=2024-07".to_owned(), 0),
        ("kind=milestone".to_owned(), 6),
        ("kind=quota".to_owned(), 0),
        ("words=doi%20thoai".to_owned(), 1),
    ] {
        let found = client.get(&format!("{list}?{query}")).await.json();
        assert_eq!(found["meta"]["total"], total, "{query}");
        assert_eq!(found["resources"].as_array().unwrap().len(), total, "{query}");
    }
    for query in ["tab=any", "from=14/06/2024", "month=2024-13", "sub_index=x", "words="] {
        let told = client.get(&format!("{list}?{query}")).await;
        assert_eq!(told.json()["code"], "bad-query", "{query}");
    }
}

/// What a plan and its parts look like to a program.
#[tokio::test]
async fn a_plan_and_its_parts() {
    let work = Work::new(Engine::Sqlite).await;
    let plan = plan_of(&work.scene).await;
    let mut client = coming(&work, work.scene.member(Role::Coordinator)).await;
    let mut told = String::new();
    for path in [
        "/api/v1/plans".to_owned(),
        format!("/api/v1/plans/{plan}/sub-indices"),
        format!("/api/v1/plans/{plan}/tasks?limit=1"),
        format!("/api/v1/plans/{plan}/obligations?limit=1"),
    ] {
        let answer = client.get(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        let path = path.replace(&plan, "{plan}");
        told.push_str(&format!("{path}\n{}\n", pretty(&answer.json())));
    }

    let key = regex::Regex::new("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}").unwrap();
    insta::assert_snapshot!(key.replace_all(&told, "{key}"));
}

fn pretty(json: &Json) -> String {
    serde_json::to_string_pretty(json).unwrap()
}

/// What is said is heard by whom it is for, and said once for each key.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn comments_are_those_of_the_page(#[case] engine: Engine) {
    let work = Work::new(engine).await;
    let mut officer = coming(&work, work.scene.member(Role::Officer)).await;
    let mut coordinator = coming(&work, work.scene.member(Role::Coordinator)).await;
    let path = format!("/api/v1/obligations/{}/comments", work.finance);
    let said = json!({"key": "0192a4c0-7c1e-7a6b-9d3e-4f5a6b7c8d9e", "text": "Đã nhận."});

    for _ in 0..2 {
        let answer = officer.post_json(&path, &said).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
    }
    let note = json!({"text": "Xem lại số liệu.", "private": true});
    assert_eq!(coordinator.post_json(&path, &note).await.status, StatusCode::CREATED);

    assert_eq!(officer.get(&path).await.json()["meta"]["total"], 1);
    assert_eq!(coordinator.get(&path).await.json()["meta"]["total"], 2);
    assert_eq!(officer.post_json(&path, &note).await.status, StatusCode::FORBIDDEN);
    let named = json!({"text": "Nhờ @khong.co.ai xem."});
    assert_eq!(officer.post_json(&path, &named).await.json()["code"], "cannot-be-named");
}
