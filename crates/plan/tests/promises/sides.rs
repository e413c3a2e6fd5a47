//! The sides of a plan: what each page shows, to whom, and what leaves as a file.

use crate::year::{LEADERS, Year};
use calamine::{Data, Reader, Xlsx};
use ddci_plan::{
    model::Month,
    store::{
        board::Figures,
        filter::TableFilter,
        sides::{self, Look},
    },
};
use ddci_platform::{
    permit::{Role, Viewer},
    web::{App, Paging, Settings, router},
};
use ddci_testkit::{Actors, COMMUNE, Client, Engine, FINANCE, INTERIOR, Member, TAX};
use jiff::civil::date;
use rstest::rstest;
use std::{io::Cursor, sync::Arc};

pub fn browser(year: &Year, who: &Member, lang: &str) -> Client {
    let settings = Settings {
        public_url: "http://ddci.test".to_owned(),
        demo: false,
        trusted_proxies: Vec::new(),
    };
    let db = year.scene.test.db().clone();
    let app = App::new(db, settings, ddci_plan::pages::nav(), Arc::from([]));
    Client::of(router(app, ddci_plan::pages::routes()), who).cookie("lang", lang)
}

pub fn look<'a>(year: &Year, viewer: &'a Viewer) -> Look<'a> {
    Look { viewer, plan: year.plan, days: Year::days() }
}

/// The pages about the plan of the year; each names something that stands on it.
fn pages(year: &Year) -> Vec<(String, &'static str)> {
    let at = |path: &str| format!("/plans/{}/{path}", year.plan);
    vec![
        (at("table"), "Đăng tin, bài về đối thoại"),
        (at("table?words=doi+thoai&tab=overdue"), "Đăng tin, bài về đối thoại"),
        (at("views"), "/table"),
        (at("sub-indices/2"), "Rà soát văn bản"),
        (at(&format!("units/{}", year.scene.unit(COMMUNE).id)), "Đăng tin, bài về đối thoại"),
        (at("leaders"), LEADERS[1]),
        (at("timeline"), "Đăng tin, bài về đối thoại"),
        (at("calendar?month=2024-06"), "Đăng tin, bài về đối thoại"),
        (at("year"), "2024"),
        (at("history"), "17/KH-UBND"),
    ]
}

#[rstest]
#[case::sqlite(Engine::Sqlite, "vi")]
#[case::postgres(Engine::Postgres, "en")]
#[tokio::test]
async fn each_page_shows_its_side(#[case] engine: Engine, #[case] lang: &str) {
    let year = Year::on(engine).await;
    let mut reader = browser(&year, year.scene.member(Role::Reader), lang);
    for (path, names) in pages(&year) {
        let answer = reader.get(&path).await;
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.text().contains(names), "{path} names {names}: {}", answer.text());
    }
}

/// Another authority's people find none of it, whatever their role.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn another_authority_finds_none_of_it(#[case] engine: Engine) {
    let year = Year::on(engine).await;
    let others = Actors::found_as(year.scene.test.db(), "other", "UBND huyện Khác").await;
    for role in [Role::Coordinator, Role::Leader, Role::Officer, Role::Auditor] {
        let mut stranger = browser(&year, others.member(role), "vi");
        let files = ["table.csv", "table.xlsx"].map(|file| format!("/plans/{}/{file}", year.plan));
        for path in pages(&year).into_iter().map(|(path, _)| path).chain(files) {
            assert_eq!(stranger.get(&path).await.status, 404, "{role:?} {path}");
        }
        let own = format!("/plans/{}/units/{}", year.plan, others.unit(FINANCE).id);
        assert_eq!(stranger.get(&own).await.status, 404);
    }
    let mut reader = browser(&year, year.scene.member(Role::Reader), "vi");
    let foreign = format!("/plans/{}/units/{}", year.plan, others.unit(FINANCE).id);
    assert_eq!(reader.get(&foreign).await.status, 404, "a unit of another authority");
    for path in ["sub-indices/9", "units/nowhere"] {
        assert_eq!(reader.get(&format!("/plans/{}/{path}", year.plan)).await.status, 404, "{path}");
    }
}

/// An officer sees on every side only what their unit has a part in.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn an_officer_sees_only_their_part(#[case] engine: Engine) {
    let year = Year::on(engine).await;
    let mut officer = browser(&year, year.scene.officer_of(INTERIOR), "vi");
    for (path, _) in pages(&year).into_iter().filter(|(path, _)| !path.ends_with("history")) {
        let answer = officer.get(&path).await;
        assert_eq!(answer.status, 200, "{path}");
        let text = answer.text();
        for others in ["Đăng tin, bài", "Tổng hợp kết quả", "Công khai thủ tục"] {
            assert!(!text.contains(others), "{path} shows {others}");
        }
    }
    let csv = officer.get(&format!("/plans/{}/table.csv", year.plan)).await.text();
    assert_eq!(csv.lines().count(), 1 + 4, "{csv}");
    let history = format!("/plans/{}/history", year.plan);
    assert_eq!(officer.get(&history).await.status, 403);
}

/// The figures of the sides, worked out by hand, for one who sees all and one who sees a part.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn figures_are_those_worked_out_by_hand(#[case] engine: Engine) {
    let year = Year::on(engine).await;
    let db = year.scene.test.db();
    let coordinator = &year.scene.member(Role::Coordinator).viewer;
    let tax = &year.scene.officer_of(TAX).viewer;
    let everything = TableFilter::default();

    let whole = sides::whole(db, look(&year, coordinator), &everything).await.unwrap();
    let expected = Figures {
        all: 10,
        due: 5,
        on_time: 2,
        late: 0,
        overdue: 3,
        due_soon: 0,
        waiting: 1,
        accepted: 1,
        moved: 0,
        in_time_by_move: 0,
    };
    assert_eq!(whole, expected);
    let part = sides::whole(db, look(&year, tax), &everything).await.unwrap();
    assert_eq!((part.all, part.on_time, part.overdue), (1, 1, 0));

    let units = sides::by_unit(db, look(&year, coordinator), &everything).await.unwrap();
    let units: Vec<(&str, i64, i64)> = units
        .iter()
        .map(|unit| (unit.name.as_str(), unit.figures.all, unit.figures.overdue))
        .collect();
    let expected = [
        ("Phòng Nội vụ", 4, 2),
        ("UBND xã Bình An", 2, 1),
        ("Văn phòng HĐND và UBND", 2, 0),
        ("Phòng Tài chính", 2, 0),
    ];
    assert_eq!(units, expected);

    let page = Paging { page: 1, size: 10 };
    let tasks = sides::tasks(db, look(&year, coordinator), 2, page).await.unwrap();
    let tasks: Vec<(&str, i64)> =
        tasks.iter().map(|task| (task.reference.as_str(), task.figures.overdue)).collect();
    assert_eq!(tasks, [("II.5", 2), ("II.4", 1), ("II.3", 0)]);
    assert_eq!(sides::count_tasks(db, look(&year, coordinator), 2).await.unwrap(), 3);
    assert_eq!(sides::count_tasks(db, look(&year, tax), 2).await.unwrap(), 0);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_month_names_the_first_of_each_day_and_counts_all(#[case] engine: Engine) {
    let year = Year::on(engine).await;
    let db = year.scene.test.db();
    let viewer = &year.scene.member(Role::Reader).viewer;
    let june = Month::of(date(2024, 6, 1));
    let everything = TableFilter::default();

    let days = sides::month(db, look(&year, viewer), &everything, june, 2).await.unwrap();
    let days: Vec<_> = days.iter().map(|day| (day.day, day.all, day.first.len())).collect();
    assert_eq!(days, [(date(2024, 6, 14), 1, 1), (date(2024, 6, 28), 3, 2)]);

    let counts = sides::by_day(db, look(&year, viewer), &everything).await.unwrap();
    let counts: Vec<_> = counts.iter().map(|day| (day.day, day.all, day.overdue)).collect();
    let expected = [
        (date(2024, 3, 29), 1, 1),
        (date(2024, 6, 14), 1, 0),
        (date(2024, 6, 28), 3, 2),
        (date(2024, 9, 30), 1, 0),
        (date(2024, 10, 15), 1, 0),
        (date(2024, 12, 31), 3, 0),
    ];
    assert_eq!(counts, expected);
}

/// Both files, read back, hold the rows of the table in its order, and nothing in them runs.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn both_files_hold_the_rows_of_the_table(#[case] engine: Engine) {
    let year = Year::on(engine).await;
    let mut reader = browser(&year, year.scene.member(Role::Reader), "vi");
    for (query, rows) in [("", 10), ("?tab=overdue", 3), ("?words=khong+co+dau", 0)] {
        let csv = reader.get(&format!("/plans/{}/table.csv{query}", year.plan)).await;
        assert!(csv.bytes.starts_with("\u{feff}".as_bytes()), "UTF-8 says so");
        let csv = cells_of_csv(&csv.bytes[3..]);
        let book = reader.get(&format!("/plans/{}/table.xlsx{query}", year.plan)).await;
        let book = cells_of_book(&book.bytes);
        assert_eq!(csv.len(), rows + 1, "{query}");
        assert_eq!(csv, book, "{query}");
        assert!(csv.iter().all(|row| row.len() == 16));
    }
}

pub fn cells_of_csv(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).delimiter(b';').from_reader(bytes);
    let rows = reader.records().map(Result::unwrap);
    rows.map(|row| row.iter().map(str::to_owned).collect()).collect()
}

/// Dates are dates: they are written here as the other file writes them.
fn cells_of_book(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let sheet = book.worksheet_range("Bảng việc").unwrap();
    let cell = |cell: &Data| match cell {
        Data::DateTime(day) => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{day}/{month}/{year}")
        }
        other => other.to_string(),
    };
    sheet.rows().map(|row| row.iter().map(cell).collect()).collect()
}

/// A task whose words begin like a formula leaves as words.
#[tokio::test]
async fn nothing_in_a_file_is_a_formula() {
    let scene = crate::scene::Scene::new(Engine::Sqlite).await;
    let mut paper = crate::year::paper();
    paper.0.tasks[1].text = "=HYPERLINK(\"http://evil.example\";\"x\")".to_owned();
    let plan = scene.issued(paper).await;
    let year = Year { scene, plan };
    let mut reader = browser(&year, year.scene.member(Role::Reader), "vi");

    let csv = reader.get(&format!("/plans/{plan}/table.csv?block=b")).await;
    let task = &cells_of_csv(&csv.bytes[3..])[1][4];
    assert_eq!(task, "'=HYPERLINK(\"http://evil.example\";\"x\")");
    let book = reader.get(&format!("/plans/{plan}/table.xlsx?block=b")).await;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(book.bytes)).unwrap();
    assert!(book.worksheet_formula("Bảng việc").unwrap().is_empty());
}

/// From the form to the list and away again, in the browser.
#[tokio::test]
async fn a_view_is_kept_opened_and_deleted() {
    let year = Year::on(Engine::Sqlite).await;
    let mut officer = browser(&year, year.scene.member(Role::Officer), "vi");
    let views = format!("/plans/{}/views", year.plan);
    let filter = "tab=overdue&next=https%3A%2F%2Fevil.example";

    let empty = officer.post(&views, &[("name", " "), ("filter", filter)]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.text().contains("value=\"tab=overdue\""), "the filter is kept, and only it");
    let saved = officer.post(&views, &[("name", "Chậm & muộn"), ("filter", filter)]).await;
    assert_eq!(saved.location(), format!("{views}?done=saved"));

    let page = officer.get(&views).await.text();
    assert!(page.contains(&format!("/plans/{}/table?tab=overdue\">Chậm &amp; muộn", year.plan)));
    let (_, rest) = page.split_once("/views/").unwrap();
    let key: String = rest.chars().take(36).collect();
    let deleted = officer.post(&format!("{views}/{key}/delete"), &[]).await;
    assert_eq!(deleted.location(), format!("{views}?done=saved"));
    assert!(!officer.get(&views).await.text().contains("Chậm"));
}

/// A day that is none comes back beside its field, with everything else that was asked.
#[tokio::test]
async fn a_day_that_is_none_is_said_beside_its_field() {
    let year = Year::on(Engine::Sqlite).await;
    let mut reader = browser(&year, year.scene.member(Role::Reader), "vi");
    let path = format!("/plans/{}/table?from=31%2F2%2F2024&tab=overdue", year.plan);

    let answer = reader.get(&path).await;
    assert_eq!(answer.status, 422);
    let page = answer.text();
    assert!(page.contains("href=\"#from\"") && page.contains("value=\"31/2/2024\""), "{page}");
}

/// What was done to an obligation, for those who may see it.
#[tokio::test]
async fn a_history_says_who_did_what() {
    let year = Year::on(Engine::Sqlite).await;
    let dialogue = year.scene.of_unit(year.plan, FINANCE).await[0];
    let path = format!("/obligations/{dialogue}/history");

    let page = browser(&year, year.scene.officer_of(TAX), "vi").get(&path).await.text();
    for words in ["Lê Cán Bộ", "Hoàng Điều Phối", "Nộp để nghiệm thu", "Ngày xong: 13/6/2024"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    let stranger = browser(&year, year.scene.officer_of(INTERIOR), "vi").get(&path).await;
    assert_eq!(stranger.status, 404);
}
