//! The pages of the calendar: from the form over the preview to what an officer sees.

use crate::{
    calendar::rooms,
    paper::{Paper, by},
    scene::Scene,
};
use ddci_plan::model::ObligationId;
use ddci_platform::{
    permit::Role,
    store::Read,
    values,
    web::{App, Settings, router},
};
use ddci_testkit::{Answer, Client, Engine, FINANCE};
use jiff::civil::date;
use std::sync::Arc;

/// Finance owes one thing by Wednesday, 25 September 2024; today is the 18th.
struct Desk {
    scene: Scene,
    owed: ObligationId,
    app: App,
}

impl Desk {
    async fn new() -> Self {
        let scene = Scene::new(Engine::Sqlite).await;
        let due = [by(date(2024, 9, 25))];
        let paper = Paper::of_2024().task("Báo cáo quý", &["Phòng Tài chính"], &due);
        let plan = scene.issued(paper).await;
        let owed = scene.only(plan, FINANCE).await;
        let settings = Settings {
            public_url: "http://ddci.test".to_owned(),
            demo: false,
            trusted_proxies: Vec::new(),
        };
        let nav = ddci_plan::pages::nav();
        let app = App::new(scene.test.db().clone(), settings, nav, Arc::from([]))
            .with_open_dates(rooms());
        Self { scene, owed, app }
    }

    fn browser(&self, role: Role, lang: &str) -> Client {
        let router = router(self.app.clone(), ddci_plan::pages::routes());
        Client::of(router, self.scene.member(role)).cookie("lang", lang)
    }

    async fn confirm(&self, client: &mut Client, preview: &Answer) -> Answer {
        let page = preview.text();
        let (changes, hash) = (hidden(&page, "changes"), hidden(&page, "hash"));
        client.post("/calendar/amend", &[("changes", &changes), ("hash", &hash)]).await
    }
}

/// The value of a hidden field, unescaped.
fn hidden(page: &str, name: &str) -> String {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).expect("the field");
    let (value, _) = rest.split_once("\">").expect("its end");
    value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

const STORM: [(&str, &str); 5] = [
    ("from", "25/9/2024"),
    ("kind", "off"),
    ("name", "Nghỉ vì <bão> & \"lụt\""),
    ("legal_basis", "CĐ 12/CĐ-UBND"),
    ("verified", "yes"),
];

#[tokio::test]
async fn a_day_is_previewed_confirmed_and_explained() {
    let desk = Desk::new().await;
    let mut administrator = desk.browser(Role::Administrator, "vi");

    let preview = administrator.post("/calendar/change", &STORM).await;
    assert_eq!(preview.status, 200);
    let page = preview.text();
    assert!(page.contains("1 hạn sẽ dời, của 1 đơn vị."), "{page}");
    assert!(page.contains("25/9/2024 → 24/9/2024") && page.contains("href=\"/tasks/"), "{page}");
    let sql = "SELECT COUNT(*) AS n FROM calendar_day";
    assert_eq!(desk.scene.count(sql, values![]).await, 0, "a preview saves nothing");

    let answer = desk.confirm(&mut administrator, &preview).await;
    assert_eq!((answer.status.as_u16(), answer.location()), (303, "/calendar?year=2024&moved=1"));
    let year = administrator.get(answer.location()).await.text();
    for words in ["1 hạn đã dời theo", "thứ Tư, 25/9/2024", "CĐ 12/CĐ-UBND", "Đỗ Quản Trị"]
    {
        assert!(year.contains(words), "{words}: {year}");
    }

    let mut officer = desk.browser(Role::Officer, "vi");
    let sheet = officer.get(&format!("/obligations/{}", desk.owed)).await.text();
    let trace = "Dời từ 25/9/2024 sang 24/9/2024 vì ngày 25/9/2024";
    assert!(sheet.contains(trace) && sheet.contains("hạn 24/9/2024"), "{sheet}");
    let mut reader = desk.browser(Role::Officer, "en");
    let sheet = reader.get(&format!("/obligations/{}", desk.owed)).await.text();
    assert!(sheet.contains("Moved from 25 September 2024 to 24 September 2024"), "{sheet}");
}

#[tokio::test]
async fn everybody_looks_at_the_calendar_and_only_the_administrator_is_offered_to_change_it() {
    let desk = Desk::new().await;
    for (role, lang, words) in [
        (Role::Officer, "vi", "Nghỉ hoán đổi với thứ Bảy 04/5/2024"),
        (Role::Reader, "en", "Swapped for Saturday 4 May 2024"),
        (Role::Administrator, "vi", "VPCP 2450/VPCP-KGVX ngày 12/4/2024"),
    ] {
        let page = desk.browser(role, lang).get("/calendar?year=2024").await;
        assert_eq!(page.status, 200);
        assert!(page.text().contains(words), "{}", page.text());
        let offered = page.text().contains("href=\"/calendar/change\"");
        assert_eq!(offered, role == Role::Administrator);
    }
    let far = desk.browser(Role::Officer, "vi").get("/calendar?year=2031").await.text();
    assert!(far.contains("Chưa có ngày nào của năm 2031"));
    let change = desk.browser(Role::Coordinator, "vi").get("/calendar/change").await;
    assert_eq!(change.status, 403);
}

/// What is wrong stands beside its field, and everything typed is still there.
#[tokio::test]
async fn a_form_with_mistakes_keeps_what_was_typed() {
    let desk = Desk::new().await;
    let mut administrator = desk.browser(Role::Administrator, "vi");
    for (field, value, words) in [
        ("from", "31/9/2024", "Không đọc được ngày"),
        ("to", "24/9/2024", "Ngày cuối đứng trước ngày đầu"),
        ("to", "25/12/2024", "Một đợt có nhiều nhất 31 ngày"),
        ("kind", "", "Hãy chọn những ngày này"),
        ("kind", "working", "Chỉ thứ Bảy hoặc Chủ nhật"),
        ("name", "", "Thiếu tên ngày"),
        ("legal_basis", " ", "Thiếu căn cứ pháp lý"),
    ] {
        let mut typed: Vec<(&str, &str)> = STORM.to_vec();
        typed.retain(|(name, _)| *name != field);
        typed.push((field, value));
        let answer = administrator.post("/calendar/change", &typed).await;
        let page = answer.text();
        assert_eq!(answer.status, 422, "{field} {value}");
        assert!(page.contains(words) && page.contains(&format!("href=\"#{field}\"")), "{page}");
        assert!(field == "name" || page.contains("Nghỉ vì &lt;bão&gt;"), "{page}");
    }
}

/// Between preview and confirmation the report is handed in: nothing moves any more, and nothing is
/// saved before the administrator has seen that.
#[tokio::test]
async fn a_stale_preview_is_shown_again() {
    let desk = Desk::new().await;
    let mut administrator = desk.browser(Role::Administrator, "vi");
    let preview = administrator.post("/calendar/change", &STORM).await;
    crate::hands::hand_in(&desk.scene.test, &desk.scene.officer(), desk.owed).await;

    let again = desk.confirm(&mut administrator, &preview).await;
    assert_eq!(again.status, 422);
    assert!(again.text().contains("Chưa lưu") && again.text().contains("Không hạn nào sẽ dời."));

    let answer = desk.confirm(&mut administrator, &again).await;
    assert_eq!(answer.location(), "/calendar?year=2024&moved=0");
}

#[tokio::test]
async fn a_ministrys_file_is_read_shown_and_confirmed() {
    let desk = Desk::new().await;
    let mut administrator = desk.browser(Role::Administrator, "vi");
    let file = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20240924\r\n\
                DTEND;VALUE=DATE:20240926\r\nSUMMARY:Nghỉ bù\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let basis = [("legal_basis", "CĐ 12/CĐ-UBND")];
    let file = ("file", "lich-2024.ics", file.as_bytes());

    let preview = administrator.upload("/calendar/import", &basis, file).await;
    assert!(preview.text().contains("25/9/2024 → 23/9/2024"), "{}", preview.text());
    let answer = desk.confirm(&mut administrator, &preview).await;

    assert_eq!(answer.location(), "/calendar?year=2024&moved=1");
    let year = administrator.get("/calendar?year=2024").await.text();
    assert!(year.contains("lich-2024.ics"), "{year}");
}

#[tokio::test]
async fn each_faulty_line_of_a_file_is_named_and_can_be_left_out() {
    let desk = Desk::new().await;
    let mut administrator = desk.browser(Role::Administrator, "vi");
    let table =
        "Ngày;Loại;Tên;Căn cứ\n25/9/2024;nghỉ;Nghỉ bù;CĐ 12\n31/9/2024;nghỉ;Nghỉ bù;CĐ 12\n";
    let file = ("file", "lich.csv", table.as_bytes());

    let answer = administrator.upload("/calendar/import", &[], file).await;
    let page = answer.text();
    assert_eq!(answer.status, 422);
    for words in ["Dòng 3", "31/9/2024", "Không đọc được ngày", "Đọc được 1 ngày", "name=\"skip\""]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    let preview = administrator.upload("/calendar/import", &[("skip", "yes")], file).await;
    assert_eq!(preview.status, 200);
    assert!(preview.text().contains("25/9/2024 → 24/9/2024"));

    let broken = ("file", "lich.xlsx", &b"PK\x03\x04"[..]);
    let answer = administrator.upload("/calendar/import", &[], broken).await;
    assert!(answer.status == 422 && answer.text().contains("Không mở được tệp này"));
    let empty = ("file", "lich.csv", &b"\n"[..]);
    let answer = administrator.upload("/calendar/import", &[], empty).await;
    assert!(answer.status == 422 && answer.text().contains("Tệp không có ngày nào"));
    let nothing = administrator.upload("/calendar/import", &[], ("file", "", &b""[..])).await;
    assert!(nothing.status == 422 && nothing.text().contains("Hãy chọn một tệp"));
}

/// The work list asks the calendar of its node: a row that nobody announced is not seen while the
/// calendar read before is fresh, so the page made no query for it.
#[tokio::test]
async fn the_work_list_asks_no_query_for_the_calendar() {
    let desk = Desk::new().await;
    let mut officer = desk.browser(Role::Officer, "vi");
    let before = officer.get("/work").await.text();
    assert!(before.contains("Còn 5 ngày làm việc"), "{before}");

    let sql =
        "INSERT INTO calendar_day (authority, day, kind, name, legal_basis, source, verified, at)
               VALUES ($1, $2, 'off', 'Nghỉ', 'CĐ', '', true, 0)";
    let values = values![desk.scene.authority.0, date(2024, 9, 20)];
    desk.scene.test.bookkeep(sql, values).await.unwrap();
    assert_eq!(officer.get("/work").await.text(), before);

    desk.app.calendars().forget(desk.scene.authority);
    let after = officer.get("/work").await.text();
    assert!(after.contains("Còn 4 ngày làm việc"), "{after}");
    assert_eq!(
        desk.scene.test.all("SELECT day FROM calendar_day", values![]).await.unwrap().len(),
        1
    );
}
