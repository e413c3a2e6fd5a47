//! The week meeting: what lies before it, what is directed, what became of it.

use crate::{
    hands::{accept, hand_in, send_back},
    paper::{Paper, at_least, by},
    scene::Scene,
};
use ddci_calendar::Calendar;
use ddci_plan::{
    model::{ObligationId, PlanId, Reason},
    pages,
    store::{
        board, directive,
        filter::TableFilter,
        meeting::{self, Laid},
        table, task, tree,
        work::Days,
    },
    transitions::{
        CloseMeeting, Direct, Directed, DraftAmendment, GoThrough, IssueAmendment, Materialise,
        OpenMeeting, Refusal, RemoveTask,
    },
};
use ddci_plan_reader::Period;
use ddci_platform::{
    org::UnitId,
    permit::Role,
    store::{Db, Read},
    values,
    web::{App, Paging, Settings, router},
};
use ddci_testkit::{COMMUNE, Client, Engine, FINANCE, INTERIOR, Member, OFFICE, TAX};
use jiff::civil::{Date, date};
use rstest::rstest;
use std::sync::Arc;

const ALL: Paging = Paging { page: 1, size: 1_000 };

/// On 18 September: Finance's dialogue is overdue, Interior's review was returned, the commune has
/// too few posts by 20 September, the office has not begun what is due on the 23rd; the rest is due later.
struct Week {
    scene: Scene,
    plan: PlanId,
    db: Db,
}

impl Week {
    async fn new(engine: Engine) -> Self {
        let scene = Scene::new(engine).await;
        let paper = Paper::of_2024()
            .sub_index("Chi phí thời gian", 879)
            .task("Đối thoại", &["Phòng Tài chính"], &[by(date(2024, 6, 14))])
            .task("Rà soát", &["Phòng Nội vụ"], &[by(date(2024, 10, 15))])
            .sub_index("Tính minh bạch", 740)
            .task("Tổng hợp", &["Văn phòng HĐND và UBND"], &[by(date(2024, 9, 23))])
            .task("Đăng tin", &["UBND xã Bình An"], &[at_least(3, "tin, bài", Period::Year)])
            .task("Công khai", &["Phòng Tài chính"], &[by(date(2024, 12, 20))]);
        let plan = scene.issued(paper).await;
        let review = scene.of_unit(plan, INTERIOR).await[0];
        let august = scene.on("2024-08-12 10:00");
        let interior = scene.officer_of(INTERIOR).actor();
        hand_in(&august, &interior, review).await;
        send_back(&august, &scene.coordinator(), review, "Thiếu danh mục").await.unwrap();
        let db = scene.on("2024-09-18 08:00");
        Self { scene, plan, db }
    }

    async fn open(&self, db: &Db) -> Result<i32, Refusal> {
        let attended = "Chủ tịch UBND huyện".to_owned();
        let open = OpenMeeting { plan: self.plan, held_on: date(2024, 9, 18), attended };
        db.run(&self.scene.leader(), &open).await
    }

    async fn laid(&self) -> Vec<Laid> {
        let meeting = meeting::numbered(&self.db, self.plan, 1).await.unwrap().unwrap();
        meeting::laid(&self.db, meeting.id).await.unwrap()
    }

    fn direct(&self, unit: &str, due_on: Date) -> Direct {
        Direct {
            plan: self.plan,
            meeting: 1,
            position: 1,
            text: "Báo cáo nguyên nhân chậm và cam kết ngày hoàn thành".to_owned(),
            unit: self.scene.unit(unit).id,
            due_on,
            leader: "Nguyễn Lãnh Đạo, Chủ tịch".to_owned(),
        }
    }

    async fn on_board(&self, days: Days) -> i64 {
        let summed = board::by_sub_index(&self.db, self.plan, days).await.unwrap();
        summed.iter().map(|(_, figures)| figures.all).sum()
    }

    async fn directed(&self) -> Directed {
        self.open(&self.db).await.unwrap();
        let direct = self.direct(TAX, date(2024, 9, 27));
        self.db.run(&self.scene.leader(), &direct).await.unwrap()
    }

    fn browser(&self, who: &Member) -> Client {
        let public_url = "http://ddci.test".to_owned();
        let settings = Settings { public_url, demo: false, trusted_proxies: Vec::new() };
        let app = App::new(self.db.clone(), settings, pages::nav(), Arc::from([]));
        Client::of(router(app, pages::routes()), who)
    }
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_lies_before_a_meeting_is_as_it_stood_when_it_was_opened(#[case] engine: Engine) {
    let week = Week::new(engine).await;
    assert_eq!(week.open(&week.db).await.unwrap(), 1);

    let before = week.laid().await;
    let found: Vec<(Reason, &str)> =
        before.iter().map(|laid| (laid.reason, laid.item.text.as_str())).collect();
    let expected = [
        (Reason::Overdue, "Đối thoại"),
        (Reason::Returned, "Rà soát"),
        (Reason::NotStarted, "Tổng hợp"),
    ];
    assert_eq!(found, expected);

    // Done in the meantime: the list stays, the state beside it is another.
    let dialogue = week.scene.of_unit(week.plan, FINANCE).await[0];
    hand_in(&week.db, &week.scene.officer(), dialogue).await;
    accept(&week.db, &week.scene.coordinator(), dialogue).await.unwrap();
    let after = week.laid().await;
    assert_eq!(after.len(), 3);
    assert_eq!(after[0].state_then, before[0].state_then);
    assert_ne!(after[0].item.standing.state, before[0].item.standing.state);
    assert_eq!(week.scene.audited("meeting.open").await["items"], 3);
}

/// A quota with too little in it comes before what was not begun.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_quota_that_is_short_lies_before_it_too(#[case] engine: Engine) {
    let week = Week::new(engine).await;
    let december = week.scene.on("2024-12-26 08:00");
    week.open(&december).await.unwrap();
    let laid = week.laid().await;
    let short = laid.iter().find(|laid| laid.item.text == "Đăng tin").unwrap();
    assert_eq!(short.reason, Reason::Short);
    assert!(laid.is_sorted_by_key(|laid| laid.reason), "the most pressing first");
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_directive_is_a_task_of_the_plan_owed_by_the_unit(#[case] engine: Engine) {
    let week = Week::new(engine).await;
    let days = Days::on(date(2024, 9, 18), 5, &Calendar::vietnam());
    let leader = &week.scene.member(Role::Leader).viewer;
    let all = TableFilter::default();
    let count = async || {
        let lines = table::page(&week.db, leader, week.plan, &all, days, ALL).await.unwrap();
        (lines.total, lines.lines)
    };
    let (before, _) = count().await;
    let board_before = week.on_board(days).await;
    let directed = week.directed().await;

    let owed = week.scene.only(week.plan, TAX).await;
    assert_eq!(owed, directed.obligation);
    let (after, lines) = count().await;
    assert_eq!(after, before + 1, "the table has it");
    let marked: Vec<&str> = lines
        .iter()
        .filter(|line| line.is_directed)
        .map(|line| line.item.reference.as_str())
        .collect();
    assert_eq!(marked, ["CĐ.1.1"]);
    assert_eq!(week.on_board(days).await, board_before + 1, "the board counts it");
    let branches = tree::page(&week.db, week.plan, None, days, ALL).await.unwrap();
    let last = branches.nodes.last().unwrap();
    assert!(last.is_directed && last.id == directed.task, "the tree has it, behind the document");
    assert_eq!(branches.total, 6);
    let origin = directive::origin(&week.db, directed.task).await.unwrap().unwrap();
    assert_eq!((origin.meeting, origin.held_on), (1, date(2024, 9, 18)));
    let sql = "SELECT sentence FROM schedule WHERE task = $1";
    let row = week.db.first(sql, values![directed.task.0]).await.unwrap().unwrap();
    let sentence: String = row.get("sentence").unwrap();
    assert!(sentence.starts_with("Báo cáo nguyên nhân"), "the directive is its source");
    let detail = week.scene.audited("meeting.direct").await;
    assert_eq!((&detail["reference"], &detail["due"]), (&"CĐ.1.1".into(), &"2024-09-27".into()));
    assert_eq!(week.scene.audited("obligation.direct").await["meeting"], 1);

    // The unit that owes it sees it and works on it like on anything else.
    let tax = week.scene.officer_of(TAX);
    hand_in(&week.db, &tax.actor(), owed).await;
    accept(&week.db, &week.scene.coordinator(), owed).await.unwrap();
    let again = Materialise { plan: week.plan };
    assert_eq!(week.db.run(&week.scene.coordinator(), &again).await.unwrap().new, 0, "no twin");
}

/// Amendments are about the document: one that was drafted before or after leaves directives alone.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_directive_survives_amendments(
    #[case] engine: Engine,
    #[values(true, false)] drafted_before: bool,
) {
    let week = Week::new(engine).await;
    let coordinator = week.scene.coordinator();
    let drafting = DraftAmendment { plan: week.plan };
    let mut draft = None;
    if drafted_before {
        draft = Some(week.db.run(&coordinator, &drafting).await.unwrap());
    }
    let directed = week.directed().await;
    let draft = match draft {
        Some(draft) => draft,
        None => week.db.run(&coordinator, &drafting).await.unwrap(),
    };
    let tasks = task::of_plan(&week.db, draft).await.unwrap();
    assert_eq!(tasks.len(), 5, "the draft is the document, not what meetings directed");
    let remove = RemoveTask { plan: draft, task: tasks[4].id, seen: None };
    week.db.run(&coordinator, &remove).await.unwrap();
    let number = "21/KH-UBND".to_owned();
    let issue = IssueAmendment { draft, number, issued_on: date(2024, 9, 18) };
    let amended = week.db.run(&coordinator, &issue).await.unwrap();
    assert_eq!((amended.followed.withdrawn, amended.followed.moved, amended.new), (1, 0, 0));

    let task = task::by_key(&week.db, directed.task).await.unwrap().unwrap();
    assert_eq!((task.withdrawn_by, task.reference.as_str()), (None, "CĐ.1.1"));
    let sql = "SELECT state FROM obligation WHERE id = $1";
    let row = week.db.first(sql, values![directed.obligation.0]).await.unwrap().unwrap();
    assert_eq!(row.get::<String>("state").unwrap(), "not_started");
    let second = week.db.run(&coordinator, &DraftAmendment { plan: week.plan }).await.unwrap();
    assert_eq!(task::of_plan(&week.db, second).await.unwrap().len(), 4);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn each_refusal_leaves_nothing(#[case] engine: Engine) {
    let week = Week::new(engine).await;
    let (leader, officer) = (week.scene.leader(), week.scene.officer());
    let open = OpenMeeting { plan: week.plan, held_on: date(2024, 9, 18), attended: String::new() };
    let refused = week.db.run(&officer, &open).await;
    assert!(matches!(refused, Err(Refusal::NotYourPart)), "{refused:?}");
    week.db.run(&leader, &open).await.unwrap();
    let good = week.direct(TAX, date(2024, 9, 27));
    let sql = "SELECT COUNT(*) AS n FROM audit_entry";
    let before = week.scene.count(sql, values![]).await;

    let unit = UnitId(uuid_of_nobody());
    for (direct, expected) in [
        (Direct { text: " ".to_owned(), ..good.clone() }, "Missing(\"text\")"),
        (Direct { unit, ..good.clone() }, "Missing(\"unit\")"),
        (Direct { position: 99, ..good.clone() }, "NotFound"),
        (Direct { meeting: 2, ..good.clone() }, "NotFound"),
        (week.direct(TAX, date(2024, 9, 17)), "NotInThePlan(2024-09-18, 2024-12-31)"),
        (week.direct(TAX, date(2025, 1, 2)), "NotInThePlan(2024-09-18, 2024-12-31)"),
    ] {
        let refused = week.db.run(&leader, &direct).await.unwrap_err();
        assert_eq!(format!("{refused:?}"), expected);
    }
    let refused = week.db.run(&officer, &good).await;
    assert!(matches!(refused, Err(Refusal::NotYourPart)), "{refused:?}");
    let refused = week.db.run(&leader, &open).await;
    assert!(matches!(refused, Err(Refusal::MeetingOpen(1))), "{refused:?}");
    let close = CloseMeeting {
        plan: week.plan,
        meeting: 1,
        attended: String::new(),
        conclusion: String::new(),
    };
    let refused = week.db.run(&leader, &close).await;
    assert!(matches!(refused, Err(Refusal::Missing("attended"))), "{refused:?}");
    assert_eq!(week.scene.count(sql, values![]).await, before);
    assert_eq!(week.scene.of_unit(week.plan, TAX).await, [] as [ObligationId; 0]);

    let close = CloseMeeting { attended: "Chủ tịch".to_owned(), ..close };
    week.db.run(&leader, &close).await.unwrap();
    let seen = GoThrough { plan: week.plan, meeting: 1, position: 1, note: "muộn".to_owned() };
    for refused in [
        week.db.run(&leader, &close).await,
        week.db.run(&leader, &seen).await,
        week.db.run(&leader, &good).await.map(drop),
    ] {
        assert!(matches!(refused, Err(Refusal::MeetingClosed)), "{refused:?}");
    }
}

fn uuid_of_nobody() -> uuid::Uuid {
    uuid::Uuid::nil()
}

/// Stepped through by the screens; the minutes say what was gone through and directed, and the next
/// meeting what became of it.
#[tokio::test]
async fn a_meeting_is_held_by_its_screens() {
    let week = Week::new(Engine::Sqlite).await;
    let plan = week.plan;
    let mut leader = week.browser(week.scene.member(Role::Leader));
    let answer = leader.post(&format!("/plans/{plan}/meeting"), &[("held_on", "hôm nay")]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("hôm nay"), "what was typed stays");
    let answer = leader.post(&format!("/plans/{plan}/meeting"), &[("held_on", "18/9/2024")]).await;
    let first = format!("/plans/{plan}/meetings/1/items/1");
    assert_eq!(answer.location(), first);
    let page = leader.get(&first).await.text();
    for words in ["Đối thoại", "Phòng Tài chính", "Quá hạn", "Giao việc"] {
        assert!(page.contains(words), "{words}: {page}");
    }

    let tax = week.scene.unit(TAX).id.to_string();
    let fields = [("text", "Báo cáo <b>ngay</b>"), ("unit", tax.as_str()), ("due_on", "thứ Sáu")];
    let answer = leader.post(&format!("{first}/direct"), &fields).await;
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("thứ Sáu") && answer.text().contains("&lt;b&gt;ngay"));
    let fields = [("text", "Báo cáo <b>ngay</b>"), ("unit", tax.as_str()), ("due_on", "27/9/2024")];
    let answer = leader.post(&format!("{first}/direct"), &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let answer = leader.post(&format!("{first}/seen"), &[("note", "Chờ báo cáo")]).await;
    assert_eq!(answer.location(), format!("/plans/{plan}/meetings/1/items/2"));

    let minutes = format!("/plans/{plan}/meetings/1");
    let fields = [("attended", "Chủ tịch\nChánh Văn phòng"), ("conclusion", "Khẩn trương")];
    let answer = leader.post(&format!("{minutes}/close"), &fields).await;
    assert_eq!(answer.location(), minutes);
    let page = leader.get(&minutes).await.text();
    for words in ["Chánh Văn phòng", "Khẩn trương", "Chờ báo cáo", "CĐ.1.1", "1 trên 3 việc"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("<b>ngay") && !page.contains("/close\""), "settled and escaped");

    leader.post(&format!("/plans/{plan}/meeting"), &[("held_on", "25/9/2024")]).await;
    let page = leader.get(&format!("/plans/{plan}/meetings/2")).await.text();
    assert!(page.contains("Kết quả thực hiện việc giao tại cuộc họp trước"), "{page}");
    assert!(page.contains("CĐ.1.1"), "{page}");
    assert_eq!(leader.get(&format!("/plans/{plan}/meetings/9")).await.status, 404);

    let owed = week.scene.only(plan, TAX).await;
    let mut tax = week.browser(week.scene.officer_of(TAX));
    let page = tax.get(&format!("/obligations/{owed}")).await.text();
    assert!(page.contains("Lãnh đạo giao tại họp tuần ngày"), "{page}");
    assert!(!page.contains("/meetings/1"), "the minutes are not theirs: {page}");
    assert_eq!(tax.get(&minutes).await.status, 403);
    for unit in [OFFICE, COMMUNE] {
        let mut other = week.browser(week.scene.officer_of(unit));
        assert_eq!(other.get(&minutes).await.status, 403);
    }
    let csv = leader.get(&format!("/plans/{plan}/table.csv")).await.text();
    assert!(csv.contains("Giao tại họp tuần"), "the export says where it comes from: {csv}");
    let page = leader.get(&format!("/plans/{plan}/history")).await.text();
    assert!(page.contains("Giao việc tại họp tuần"), "{page}");
}
