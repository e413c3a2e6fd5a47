//! The table of obligations: each filter against a count worked out by hand, for everybody only
//! what they may see.

use crate::{
    visibility::ALL,
    year::{LEADERS, Year},
};
use ddci_plan::store::{
    filter::TableFilter,
    folded, obligation,
    table::{self, Lines},
};
use ddci_platform::{
    permit::{Role, Viewer},
    web::Paging,
};
use ddci_testkit::{Actors, COMMUNE, Engine, FINANCE, TAX};
use rstest::rstest;
use std::collections::BTreeSet;

/// A filter as an address would bring it; units are named by code.
fn filter(year: &Year, fields: &[(&str, &str)]) -> TableFilter {
    TableFilter::read(|name| {
        let (_, value) = fields.iter().find(|(of, _)| *of == name)?;
        Some(match name {
            "unit" => year.scene.unit(value).id.to_string(),
            _ => (*value).to_owned(),
        })
    })
}

async fn found(year: &Year, viewer: &Viewer, filter: &TableFilter, paging: Paging) -> Lines {
    let db = year.scene.test.db();
    table::page(db, viewer, year.plan, filter, Year::days(), paging).await.unwrap()
}

/// What the coordinator finds with one field, and with two, in the year of `Year`.
const FOUND: &[(&[(&str, &str)], usize)] = &[
    (&[], 10),
    (&[("sub_index", "1")], 2),
    (&[("sub_index", "2")], 8),
    (&[("sub_index", "3")], 0),
    (&[("block", "a")], 1),
    (&[("unit", FINANCE)], 2),
    (&[("unit", COMMUNE)], 3),
    (&[("unit", TAX)], 1),
    (&[("leader", LEADERS[0])], 2),
    (&[("leader", LEADERS[1])], 8),
    (&[("tab", "overdue")], 3),
    (&[("tab", "due-soon")], 0),
    (&[("tab", "not-yet-due")], 5),
    (&[("tab", "waiting")], 1),
    (&[("tab", "returned")], 0),
    (&[("tab", "done")], 1),
    (&[("from", "2024-09-30")], 5),
    (&[("to", "14/6/2024")], 2),
    (&[("month", "2024-06")], 4),
    (&[("kind", "once")], 2),
    (&[("kind", "recurring")], 2),
    (&[("kind", "quota")], 2),
    (&[("kind", "throughout")], 4),
    (&[("words", "đối thoại")], 3),
    (&[("words", "doi thoai")], 3),
    (&[("words", "BÀI đối")], 2),
    (&[("words", "không có ở đâu")], 0),
    (&[("words", "100%_")], 0),
    // What is no value of its field narrows nothing.
    (&[("tab", "any"), ("month", "2024-13"), ("sub_index", "x"), ("from", "mai")], 10),
    (&[("part", "lead")], 10),
    (&[("unit", COMMUNE), ("part", "lead")], 2),
    (&[("unit", COMMUNE), ("part", "coordinating")], 1),
    (&[("sub_index", "2"), ("tab", "overdue")], 3),
    (&[("unit", COMMUNE), ("month", "2024-06")], 1),
    (&[("kind", "throughout"), ("tab", "not-yet-due")], 2),
    (&[("words", "doi thoai"), ("unit", FINANCE)], 1),
    (&[("from", "1/6/2024"), ("to", "30/6/2024")], 4),
    (&[("leader", LEADERS[1]), ("kind", "quota")], 2),
    (&[("block", "a"), ("tab", "done")], 1),
    (&[("block", "b"), ("sub_index", "2")], 0),
];

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn each_filter_finds_what_was_counted_by_hand(#[case] engine: Engine) {
    let year = Year::on(engine).await;
    let viewer = &year.scene.member(Role::Coordinator).viewer;
    for (fields, expected) in FOUND {
        let filter = filter(&year, fields);
        let Lines { total, lines } = found(&year, viewer, &filter, ALL).await;
        assert_eq!(lines.len(), *expected, "{fields:?}");
        assert_eq!(total, i64::try_from(*expected).unwrap(), "{fields:?}");

        let db = year.scene.test.db();
        let keys = table::keys(db, viewer, year.plan, &filter, Year::days()).await.unwrap();
        let listed: Vec<_> = lines.iter().map(|line| line.item.id).collect();
        assert_eq!(keys, listed, "what is exported is what is listed: {fields:?}");
    }
}

/// In each order everything comes once, page by page as on one page.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn orders_are_total_and_pages_follow_one_another(#[case] engine: Engine) {
    let year = Year::on(engine).await;
    let viewer = &year.scene.member(Role::Reader).viewer;
    for (sort, first, last) in [
        ("due", "Rà soát văn bản", ""),
        ("due-last", "", "Rà soát văn bản"),
        ("unit", "Tổng hợp kết quả", "Đăng tin, bài về đối thoại"),
        ("sub-index", "Đối thoại với doanh nghiệp", "Rà soát văn bản"),
    ] {
        let filter = filter(&year, &[("sort", sort)]);
        let whole = found(&year, viewer, &filter, ALL).await.lines;
        let mut pages = Vec::new();
        for page in 1..=4 {
            let part = found(&year, viewer, &filter, Paging { page, size: 3 }).await;
            assert_eq!(part.total, 10);
            pages.extend(part.lines);
        }
        assert_eq!(pages, whole, "{sort}");
        let beyond = found(&year, viewer, &filter, Paging { page: 9, size: 3 }).await;
        assert_eq!((beyond.total, beyond.lines.len()), (10, 0));
        for (line, text) in [(whole.first(), first), (whole.last(), last)] {
            assert!(text.is_empty() || line.unwrap().item.text == text, "{sort}: {line:?}");
        }
    }
}

/// Whoever looks finds what they may open, and all of it.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn everybody_finds_what_they_may_open(#[case] engine: Engine) {
    let year = Year::on(engine).await;
    let any = TableFilter::default();
    let auditor = &year.scene.member(Role::Auditor).viewer;
    let all = found(&year, auditor, &any, ALL).await.lines;
    assert_eq!(all.len(), 10);
    let everybody = Role::ALL.map(|role| year.scene.member(role));
    let officers = [COMMUNE, TAX, FINANCE].map(|unit| year.scene.officer_of(unit));
    for member in everybody.into_iter().chain(officers) {
        let lines = found(&year, &member.viewer, &any, ALL).await.lines;
        let listed: BTreeSet<_> = lines.iter().map(|line| line.item.id).collect();
        for line in &all {
            let id = line.item.id;
            let opened = obligation::visible(year.scene.test.db(), &member.viewer, id).await;
            assert_eq!(listed.contains(&id), opened.unwrap().is_some(), "{}", member.login);
        }
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn another_authority_finds_nothing(#[case] engine: Engine) {
    let year = Year::on(engine).await;
    let others = Actors::found_as(year.scene.test.db(), "other", "UBND huyện Khác").await;
    for role in Role::ALL {
        let viewer = &others.member(role).viewer;
        let lines = found(&year, viewer, &TableFilter::default(), ALL).await;
        assert_eq!((lines.total, lines.lines.len()), (0, 0), "{role:?}");
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn tasks_from_before_texts_were_folded_are_found_after_migrating(#[case] engine: Engine) {
    let year = Year::on(engine).await;
    let viewer = &year.scene.member(Role::Coordinator).viewer;
    let filter = filter(&year, &[("words", "doi thoai")]);
    let all = Paging { page: 1, size: 50 };
    let db = year.scene.test.db();
    db.bookkeep("UPDATE task SET folded = ''", Vec::new()).await.unwrap();
    assert_eq!(found(&year, viewer, &filter, all).await.total, 0);

    let filled = folded::fill(db).await.unwrap();

    assert_eq!(found(&year, viewer, &filter, all).await.total, 3);
    assert!(filled > 3, "{filled}");
    assert_eq!(folded::fill(db).await.unwrap(), 0, "nothing is left to fill in");
}
