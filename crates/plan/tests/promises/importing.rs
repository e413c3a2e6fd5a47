//! An edited table into a draft: what is shown, what is written, what is left out, and the way back.

use crate::{
    paper::{ALL_COMMUNES, Paper, at_least, before, by, every, throughout, within},
    scene::{ISSUED, Scene},
    sides::browser,
    year::Year,
};
use ddci_plan::{
    model::PlanId,
    store::{edit, task},
    transitions::{RemoveTask, UndoEdit},
};
use ddci_plan_reader::Period;
use ddci_platform::{permit::Role, values};
use ddci_testkit::{Answer, Client, Engine};
use jiff::civil::date;
use proptest::prelude::*;
use rstest::rstest;

/// Where a column stands in the export.
const SUB_INDEX: usize = 1;
const BLOCK: usize = 2;
const REFERENCE: usize = 3;
const TASK: usize = 4;
const LEAD: usize = 5;
const COORDINATING: usize = 6;
const SCHEDULE: usize = 7;

/// One of each kind of time, a path that is printed twice, a task nobody leads.
fn paper() -> Paper {
    let quota = at_least(10, "tin, bài", Period::Month);
    let mut paper = Paper::of_2024()
        .sub_index("Chi phí thời gian", 879)
        .task("Đối thoại; \"gặp gỡ\" doanh nghiệp", &["Phòng Tài chính"], &[by(date(2024, 6, 14))])
        .helped_by(&["Chi cục Thuế", "Phòng Nội vụ"])
        .task("=1+1 công khai", &["Phòng Tài chính"], &[before(date(2024, 4, 30)), quota])
        .helped_by(&[ALL_COMMUNES])
        .sub_index("Tính minh bạch", 740)
        .task("Rà soát", &["Phòng Nội vụ"], &[within(date(2024, 1, 1), date(2024, 3, 31))])
        .task("Cập nhật", &["Phòng Nội vụ", "Phòng Tài chính"], &[throughout()])
        .task("Báo cáo", &[], &[every(Period::HalfYear)]);
    paper.0.tasks[3].reference = paper.0.tasks[2].reference.clone();
    paper.0.tasks[0].block = Some("a".to_owned());
    paper
}

struct Desk {
    year: Year,
    browser: Client,
}

impl Desk {
    async fn new(engine: Engine, lang: &str) -> Self {
        let scene = Scene::new(engine).await;
        let plan = scene.draft(paper()).await;
        Self::at(Year { scene, plan }, lang)
    }

    fn at(year: Year, lang: &str) -> Self {
        let browser = browser(&year, year.scene.member(Role::Coordinator), lang);
        Self { year, browser }
    }

    fn plan(&self) -> PlanId {
        self.year.plan
    }

    async fn export(&mut self, kind: &str) -> Vec<u8> {
        self.browser.get(&format!("/plans/{}/table.{kind}", self.plan())).await.bytes
    }

    async fn rows(&mut self) -> Vec<Vec<String>> {
        read(&self.export("csv").await)
    }

    async fn look(&mut self, name: &str, bytes: &[u8]) -> Answer {
        let path = format!("/plans/{}/table/import", self.plan());
        self.browser.upload(&path, &[], ("table", name, bytes)).await
    }

    async fn commit(&mut self, preview: &str) -> Answer {
        let path = format!("/plans/{}/table/import/commit", self.plan());
        self.browser.upload(&path, &[("rows", &sent(preview))], ("none", "", b"")).await
    }

    async fn count(&self, sql: &str) -> i64 {
        self.year.scene.count(sql, values![]).await
    }
}

/// What a preview sends back.
fn sent(preview: &str) -> String {
    let (_, rest) =
        preview.split_once("name=\"rows\" value=\"").expect("there is something to write");
    let (value, _) = rest.split_once('"').unwrap();
    let plain = [("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&#39;", "'"), ("&amp;", "&")];
    plain.iter().fold(value.to_owned(), |text, (mark, letter)| text.replace(mark, letter))
}

fn read(csv: &[u8]) -> Vec<Vec<String>> {
    let text = std::str::from_utf8(csv).unwrap().trim_start_matches('\u{feff}');
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn write(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    writer.into_inner().unwrap()
}

#[rstest]
#[case::sqlite(Engine::Sqlite, "vi", "5 dòng giống dự thảo")]
#[case::postgres(Engine::Postgres, "en", "5 rows say what the draft says")]
#[tokio::test]
async fn what_comes_back_untouched_says_the_same(
    #[case] engine: Engine,
    #[case] lang: &str,
    #[case] same: &str,
) {
    let mut desk = Desk::new(engine, lang).await;
    for (name, kind) in [("bang.csv", "csv"), ("bang.xlsx", "xlsx")] {
        let bytes = desk.export(kind).await;
        let answer = desk.look(name, &bytes).await;
        assert_eq!(answer.status, 200);
        let page = answer.text();
        assert!(page.contains(same), "{name}: {page}");
        assert!(!page.contains("name=\"rows\""), "{name}: nothing to write: {page}");
    }
    assert_eq!(desk.count("SELECT COUNT(*) AS n FROM plan_edit").await, 0);
    let page = desk.browser.get(&format!("/plans/{}/table", desk.plan())).await.text();
    assert!(page.contains("Rà soát") && page.contains("/mend"), "the tasks are shown: {page}");
}

/// Each cell that says a task, edited, is exactly that difference; written, the export is the file.
#[rstest]
#[case::sub_index(0, SUB_INDEX, "2. Tính minh bạch")]
#[case::no_sub_index(1, SUB_INDEX, "")]
#[case::block(2, BLOCK, "đ")]
#[case::no_block(0, BLOCK, "")]
#[case::reference(3, REFERENCE, "II.9.a")]
#[case::the_path_of_another(2, REFERENCE, "II.1")]
#[case::text(0, TASK, "Gặp gỡ; đối thoại \"trực tiếp\"")]
#[case::lead(1, LEAD, "Phòng Nội vụ; Chi cục Thuế")]
#[case::a_lead_at_last(4, LEAD, "Phòng Nội vụ")]
#[case::helpers(0, COORDINATING, "Phòng Nội vụ")]
#[case::no_helpers(0, COORDINATING, "")]
#[case::time(0, SCHEDULE, "trước ngày 1/7/2024")]
#[case::one_time_of_two(1, SCHEDULE, "trước ngày 30/4/2024; hằng quý, ít nhất 3 buổi")]
#[case::no_time(4, SCHEDULE, "")]
#[tokio::test]
async fn one_edited_cell_is_one_difference(
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
    #[case] row: usize,
    #[case] column: usize,
    #[case] value: &str,
) {
    let mut desk = Desk::new(engine, "vi").await;
    let mut rows = desk.rows().await;
    rows[row + 1][column] = value.to_owned();

    let answer = desk.look("bang.csv", &write(&rows)).await;
    let preview = answer.text();
    let told = "Sẽ sửa 1 nhiệm vụ, thêm 0 nhiệm vụ, bỏ qua 0 dòng lỗi; 4 dòng giống dự thảo.";
    assert!(preview.contains(told), "{preview}");
    assert_eq!(preview.matches("<td class=\"num\">Dòng").count(), 1, "{preview}");
    assert_eq!(
        desk.count("SELECT COUNT(*) AS n FROM plan_edit").await,
        0,
        "nothing is written yet"
    );

    let answer = desk.commit(&preview).await;
    assert_eq!(answer.location(), format!("/plans/{}/table/import/1", desk.plan()));
    assert_eq!(desk.rows().await, rows, "the export is the file");
    assert_eq!(desk.count("SELECT COUNT(*) AS n FROM plan_edit").await, 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Some cells edited at once: as many tasks change, and the export is the file again; undone, it
    /// is what it was.
    #[test]
    fn edits_go_there_and_back(
        edits in prop::collection::btree_map((0_usize..5, 0_usize..4), "[a-zđơư]{1,8}( [a-zđơư]{1,8}){0,3}", 1..6)
    ) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let mut desk = Desk::new(Engine::Sqlite, "vi").await;
            let before = desk.rows().await;
            let mut rows = before.clone();
            for ((row, column), value) in &edits {
                let column = [BLOCK, TASK, LEAD, COORDINATING][*column];
                // A name that leads does not help as well.
                let value = if column == COORDINATING { format!("{value} giúp") } else { value.clone() };
                rows[row + 1][column] = value;
            }
            let preview = desk.look("bang.csv", &write(&rows)).await.text();
            desk.commit(&preview).await;
            assert_eq!(desk.rows().await, rows);
            let undo = UndoEdit { plan: desk.plan(), number: 1 };
            desk.year.scene.on(ISSUED).run(&desk.year.scene.coordinator(), &undo).await.unwrap();
            assert_eq!(desk.rows().await, before);
        });
    }
}

/// New rows stand below the row above them, in their order; wrong ones are left out, with row, column,
/// value and what is allowed; all of it is one edit and one entry of the audit.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn good_rows_are_written_and_wrong_ones_said(#[case] engine: Engine) {
    let mut desk = Desk::new(engine, "vi").await;
    let before = desk.rows().await;
    let mut rows = before.clone();
    let new = |reference: &str, text: &str, time: &str| -> Vec<String> {
        let cells = ["", "1", "a", reference, text, "Phòng Nội vụ", "", time];
        cells
            .iter()
            .map(|cell| (*cell).to_owned())
            .chain(std::iter::repeat_n(String::new(), 8))
            .collect()
    };
    rows[1][TASK] = "Đã sửa".to_owned();
    rows[2][SCHEDULE] = "ngày nào đó".to_owned();
    rows[3][SUB_INDEX] = "7".to_owned();
    rows[4][LEAD] = String::new();
    rows.insert(2, new("II.1.b", "Việc mới thứ nhất", "hằng tháng"));
    rows.insert(3, new("II.1.c", "Việc mới thứ hai", ""));
    rows.push(new("II.1", "Trùng ký hiệu", "hằng quý"));
    rows.push(new("", "Không ký hiệu", "hằng quý"));

    let preview = desk.look("Bảng & sửa.csv", &write(&rows)).await.text();
    let told = "Sẽ sửa 1 nhiệm vụ, thêm 2 nhiệm vụ, bỏ qua 5 dòng lỗi; 1 dòng giống dự thảo.";
    assert!(preview.contains(told), "{preview}");
    let answer = desk.commit(&preview).await;
    let page = desk.browser.get(answer.location()).await.text();
    for words in [
        "Đã sửa 1 nhiệm vụ, thêm 2 nhiệm vụ; bỏ qua 5 dòng lỗi; 1 dòng giống dự thảo.",
        "Bảng &amp; sửa.csv",
        "ngày nào đó",
        "(1, 2)",
        "Không được để trống.",
        "Mỗi ký hiệu chỉ một dòng",
        "Hoàn tác lần nhập này",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let texts = |rows: &[Vec<String>]| -> Vec<String> {
        rows.iter().skip(1).map(|row| row[TASK].clone()).collect()
    };
    let after = texts(&desk.rows().await);
    assert_eq!(after[..4], ["Đã sửa", "Việc mới thứ nhất", "Việc mới thứ hai", "'=1+1 công khai"]);
    assert_eq!(after.len(), 7);
    let detail = desk.year.scene.audited("plan.import_table").await;
    for (field, n) in [("changed", 1), ("added", 2), ("same", 1), ("left_out", 5), ("edit", 1)] {
        assert_eq!(detail[field], n, "{field}");
    }

    let undo = format!("/plans/{}/undo", desk.plan());
    assert_eq!(desk.browser.post(&undo, &[("number", "1")]).await.status, 303);
    assert_eq!(desk.rows().await, before);
    let page = desk.browser.get(answer.location()).await.text();
    assert!(page.contains("Đã hoàn tác") && !page.contains("Hoàn tác lần nhập này"), "{page}");
}

/// Whoever changed the draft since is not overwritten; the rows are shown anew.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_draft_that_changed_since_is_not_overwritten(#[case] engine: Engine) {
    let mut desk = Desk::new(engine, "vi").await;
    let mut rows = desk.rows().await;
    rows[1][TASK] = "Đã sửa".to_owned();
    let preview = desk.look("bang.csv", &write(&rows)).await.text();
    let tasks = task::of_plan(desk.year.scene.test.db(), desk.plan()).await.unwrap();
    let remove = RemoveTask { plan: desk.plan(), task: tasks[4].id, seen: None };
    let db = desk.year.scene.test.db().clone();
    db.run(&desk.year.scene.coordinator(), &remove).await.unwrap();

    let refused = desk.commit(&preview).await;
    assert_eq!(refused.status, 422);
    let page = refused.text();
    assert!(page.contains("Dự thảo đã có người sửa từ lúc xem trước"), "{page}");
    assert_eq!(edit::last_number(&db, desk.plan()).await.unwrap(), 1, "only the other edit");
    let written = desk.commit(&page).await;
    assert_eq!(written.status, 303, "what was uploaded is still there");
    assert_eq!(desk.rows().await[1][TASK], "Đã sửa");
}

/// A plan in force is not changed by a table: the page leads to an amendment.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_plan_in_force_is_changed_by_an_amendment(#[case] engine: Engine) {
    let mut desk = Desk::at(Year::on(engine).await, "vi");
    let path = format!("/plans/{}/table/import", desk.plan());
    let page = desk.browser.get(&path).await.text();
    assert!(page.contains(&format!("/plans/{}/versions", desk.plan())), "{page}");
    assert!(!page.contains("type=\"file\""), "{page}");
    let csv = desk.export("csv").await;
    assert_eq!(desk.look("bang.csv", &csv).await.status, 422);

    let answer = desk.browser.post(&format!("/plans/{}/amend", desk.plan()), &[]).await;
    assert_eq!(answer.status, 303);
    let (_, rest) =
        answer.location().split_once("/plans/").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    desk.year.plan = rest.split_once('/').unwrap().0.parse().unwrap();
    let mut rows = desk.rows().await;
    assert_eq!(rows.len(), 6, "the draft of the amendment has a table");
    rows[1][TASK] = "Đối thoại hai lần".to_owned();
    let preview = desk.look("bang.csv", &write(&rows)).await.text();
    assert_eq!(desk.commit(&preview).await.status, 303);
    assert_eq!(desk.rows().await, rows);
}

#[tokio::test]
async fn what_is_no_table_is_refused() {
    let mut desk = Desk::new(Engine::Sqlite, "vi").await;
    for (bytes, name) in [(&b""[..], "bang.csv"), (b"A;B\n1;2\n", "bang.csv"), (b"PK", "x.xlsx")] {
        assert_eq!(desk.look(name, bytes).await.status, 422, "{name}");
    }
    let commit = format!("/plans/{}/table/import/commit", desk.plan());
    let answer = desk.browser.upload(&commit, &[("rows", "no rows")], ("none", "", b"")).await;
    assert_eq!(answer.status, 400);
    let mut officer = browser(&desk.year, desk.year.scene.member(Role::Officer), "vi");
    let answer = officer.upload(&commit, &[("rows", "{}")], ("none", "", b"")).await;
    assert_eq!(answer.status, 403);
    let nowhere = format!("/plans/{}/table/import/9", desk.plan());
    assert_eq!(desk.browser.get(&nowhere).await.status, 404);
}
