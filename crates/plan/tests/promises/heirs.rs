//! A name whose unit was split before the plan begins is asked about with all that followed it.

use crate::{
    paper::{Paper, throughout},
    scene::Scene,
};
use ddci_platform::{
    org::{AddUnit, LineageKind, Move, RecordReorganisation, Share, UnitKind, by_code},
    permit::Role,
    web::{App, Settings, router},
};
use ddci_testkit::{Client, Engine, FINANCE};
use jiff::civil::date;
use rstest::rstest;
use std::sync::Arc;

const HEIRS: [(&str, &str, i32); 2] =
    [("revenue", "Phòng Thu ngân sách", 6_000), ("spending", "Phòng Chi ngân sách", 4_000)];

/// The finance division is split on the first day of the plan's year.
async fn split(scene: &Scene) {
    let db = scene.test.db();
    let mut moves = Vec::new();
    for (code, name, share) in HEIRS {
        let add = AddUnit {
            code: code.into(),
            name: name.into(),
            name_en: None,
            kind: UnitKind::Division,
            parent: None,
            official_code: None,
            district: None,
            outside: false,
            valid_from: Some(date(2024, 1, 1)),
            valid_to: None,
            source: "test".into(),
            verified: true,
            aliases: Vec::new(),
        };
        db.run(&scene.administrator(), &add).await.unwrap();
        let heir = by_code(db, scene.authority, code).await.unwrap().unwrap();
        moves.push(Move {
            predecessor: scene.unit(FINANCE).id,
            successor: Some(heir.id),
            share: Share::new(share),
        });
    }
    let record = RecordReorganisation {
        kind: LineageKind::Split,
        effective_on: date(2024, 1, 1),
        legal_basis: "QĐ 1/QĐ-UBND".into(),
        source: "test".into(),
        verified: true,
        moves,
    };
    db.run(&scene.administrator(), &record).await.unwrap();
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn all_heirs_of_a_split_unit_are_offered_and_none_is_taken(#[case] engine: Engine) {
    let scene = Scene::new(engine).await;
    split(&scene).await;
    let paper = Paper::of_2024().task("Một", &["Phòng Tài chính"], &[throughout()]);
    let plan = scene.draft(paper).await;
    let settings = Settings {
        public_url: "http://localhost".into(),
        demo: false,
        trusted_proxies: Vec::new(),
    };
    let app = App::new(scene.test.db().clone(), settings, ddci_plan::pages::nav(), Arc::from([]));
    let routes = router(app, ddci_plan::pages::routes());
    let mut coordinator = Client::of(routes, scene.member(Role::Coordinator));

    let page = coordinator.get(&format!("/plans/{plan}/review")).await.text();

    let (before, heirs) = page.split_once("Đơn vị kế tục").unwrap_or_else(|| panic!("{page}"));
    assert!(before.ends_with("selected>Chọn…</option><optgroup label=\""), "one is chosen");
    let (heirs, _) = heirs.split_once("</optgroup>").unwrap();
    for (_, name, _) in HEIRS {
        assert!(heirs.contains(&format!(">{name}</option>")), "{name} is not among them: {heirs}");
        let sentence = format!("một phần thành {name} từ 1/1/2024");
        assert!(page.contains(&sentence), "{sentence} is not said");
    }
}
