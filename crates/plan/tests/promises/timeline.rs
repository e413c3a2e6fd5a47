//! The year of each task, and the filters that are ready made.

use crate::{
    sides::{browser, look},
    year::{LEADERS, Year},
};
use ddci_plan::store::{
    board::Figures,
    filter::TableFilter,
    sides, table,
    timeline::{self, Span},
};
use ddci_platform::{
    permit::{Role, Viewer},
    web::Paging,
};
use ddci_testkit::{COMMUNE, Engine, FINANCE, INTERIOR, TAX};
use jiff::civil::date;
use rstest::rstest;

async fn tasks(year: &Year, viewer: &Viewer, filter: &TableFilter) -> Vec<(String, Vec<Span>)> {
    let page = Paging { page: 1, size: 20 };
    let db = year.scene.test.db();
    let (total, tasks) = timeline::page(db, look(year, viewer), filter, page).await.unwrap();
    assert_eq!(usize::try_from(total).unwrap(), tasks.len());
    tasks.into_iter().map(|task| (task.reference, task.spans)).collect()
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn each_task_has_its_spans_in_the_order_of_the_plan(#[case] engine: Engine) {
    let year = Year::on(engine).await;
    let reader = &year.scene.member(Role::Reader).viewer;
    let all = tasks(&year, reader, &TableFilter::default()).await;
    let counts: Vec<_> = all.iter().map(|(path, spans)| (path.as_str(), spans.len())).collect();
    assert_eq!(counts, [("II.1", 1), ("II.2", 1), ("II.3", 2), ("II.4", 2), ("II.5", 4)]);
    let posts = &all[3].1;
    let figures = Figures { all: 1, due: 1, overdue: 1, ..Figures::default() };
    assert_eq!(posts[0], Span { from: date(2024, 1, 1), due: date(2024, 6, 28), figures });
    assert_eq!(all[0].1[0].from, date(2024, 6, 14), "a deadline has no beginning");

    for (unit, paths) in [(TAX, &["II.1"][..]), (INTERIOR, &["II.5"]), (COMMUNE, &["II.2", "II.4"])]
    {
        let viewer = &year.scene.officer_of(unit).viewer;
        let seen = tasks(&year, viewer, &TableFilter::default()).await;
        let seen: Vec<_> = seen.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(seen, paths, "{unit}");
    }
    let words = TableFilter { words: Some("doi thoai".to_owned()), ..TableFilter::default() };
    assert_eq!(tasks(&year, reader, &words).await.len(), 2);
}

/// Signs never stand alone: each has its number and its words.
#[tokio::test]
async fn the_page_says_in_words_what_it_marks() {
    let year = Year::on(Engine::Sqlite).await;
    let path = format!("/plans/{}/timeline", year.plan);
    let mut reader = browser(&year, year.scene.member(Role::Reader), "vi");
    let page = reader.get(&path).await.text();
    for words in
        ["▲", "quá hạn", "Hạn 28/6/2024", "đã xong", "chờ nghiệm thu", "Hôm nay", "tabindex=\"0\""]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    let one = reader.get(&format!("{path}?sub_index=1&next=evil")).await.text();
    assert!(one.contains("/table?sub_index=1\""), "the same filter as a table: {one}");
    assert!(!one.contains("Rà soát văn bản"), "{one}");
}

/// What a chip counts is what its list holds, for everybody.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_ready_made_filter_counts_what_it_opens(#[case] engine: Engine) {
    let year = Year::on(engine).await;
    let path = format!("/plans/{}/table", year.plan);
    let roles = Role::ALL.map(|role| year.scene.member(role));
    let officers = [FINANCE, COMMUNE, TAX, INTERIOR].map(|unit| year.scene.officer_of(unit));
    let mut opened = 0;
    for member in roles.into_iter().chain(officers) {
        let mut browser = browser(&year, member, "vi");
        let answer = browser.get(&path).await;
        if answer.status != 200 {
            continue;
        }
        let page = answer.text();
        let Some((_, chips)) = page.split_once("aria-label=\"Bộ lọc có sẵn\"") else {
            continue;
        };
        let (chips, _) = chips.split_once("</nav>").unwrap();
        for chip in chips.split("<a href=\"").skip(1) {
            let (address, rest) = chip.split_once('"').unwrap();
            let (words, _) = rest.split_once("</a>").unwrap();
            let n = words.rsplit_once('(').unwrap().1.trim_end_matches(')');
            let list = browser.get(&address.replace("&amp;", "&")).await.text();
            assert!(list.contains(&format!("{n} việc")), "{} {address} {n}: {list}", member.login);
            opened += 1;
        }
    }
    assert!(opened > 10, "{opened} chips were opened");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn leaders_are_counted_as_their_tables_are(#[case] engine: Engine) {
    let year = Year::on(engine).await;
    let db = year.scene.test.db();
    for viewer in [&year.scene.member(Role::Leader).viewer, &year.scene.officer_of(TAX).viewer] {
        for (leader, n) in sides::by_leader(db, look(&year, viewer)).await.unwrap() {
            assert!(LEADERS.contains(&leader.as_str()));
            let filter = TableFilter { leader: Some(leader), ..TableFilter::default() };
            let count = table::count(db, viewer, year.plan, &filter, Year::days()).await.unwrap();
            assert_eq!(n, count);
        }
    }
}
