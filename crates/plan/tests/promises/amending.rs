//! Amending a plan in force: versions, and obligations that follow.

use crate::{
    paper::{Paper, by, every},
    scene::Scene,
};
use ddci_calendar::{PeriodKind, ScheduleRule};
use ddci_plan::{
    model::{Part, PlanId, TaskId, TaskImage},
    store::{plan, task, tree, version},
    transitions::{
        AddTask, AmendedPlan, ChangeTask, DraftAmendment, Followed, IssueAmendment, IssuePlan,
        Materialise, Refusal, RemoveTask, TaskWords, Time,
    },
};
use ddci_plan_reader::Period;
use ddci_platform::{audit, store::Transition, values};
use ddci_testkit::Engine;
use jiff::civil::date;
use rstest::rstest;

const FINANCE: &str = "Phòng Tài chính";
const INTERIOR: &str = "Phòng Nội vụ";
/// The day on which the amendment is issued.
const AMENDED: &str = "2024-08-05 08:00";

struct Amending {
    scene: Scene,
    plan: PlanId,
    draft: PlanId,
}

impl Amending {
    /// In force: a monthly task, one by 14 June, one by 30 September; and the draft of an amendment.
    async fn new(engine: Engine) -> Self {
        let scene = Scene::new(engine).await;
        let paper = Paper::of_2024()
            .sub_index("Gia nhập thị trường", 906)
            .task("Công khai", &[FINANCE], &[every(Period::Month)])
            .task("Đối thoại", &[FINANCE], &[by(date(2024, 6, 14))])
            .task("Rà soát", &[FINANCE], &[by(date(2024, 9, 30))]);
        let plan = scene.issued(paper).await;
        let drafting = DraftAmendment { plan };
        let draft = scene.on(AMENDED).run(&scene.coordinator(), &drafting).await.unwrap();
        Self { scene, plan, draft }
    }

    async fn run<T: Transition<Error = Refusal>>(&self, edit: &T) -> Result<T::Output, Refusal> {
        self.scene.on(AMENDED).run(&self.scene.coordinator(), edit).await
    }

    async fn tasks(&self, plan: PlanId) -> Vec<TaskId> {
        let tasks = task::of_plan(self.scene.test.db(), plan).await.unwrap();
        tasks.into_iter().map(|task| task.id).collect()
    }

    async fn issue(&self) -> Result<AmendedPlan, Refusal> {
        let issue = IssueAmendment {
            draft: self.draft,
            number: "21/KH-UBND".to_owned(),
            issued_on: date(2024, 8, 5),
        };
        self.run(&issue).await
    }

    /// What a plan owes with the state of each, but for what is not begun.
    async fn owed(&self) -> Vec<String> {
        let sql = "SELECT o.period, u.code, o.effective_on, o.state, t.text
                   FROM obligation o JOIN unit u ON u.id = o.unit JOIN task t ON t.id = o.task
                   WHERE o.plan = $1 ORDER BY t.text, o.effective_on, u.code";
        let rows = ddci_platform::store::Read::all(&*self.scene.test, sql, values![self.plan.0]);
        let line = |row: &ddci_platform::store::Row| {
            let text = |column: &str| row.get::<String>(column).unwrap();
            let on: jiff::civil::Date = row.get("effective_on").unwrap();
            let state = text("state").replace("not_started", "");
            format!("{} {} {} {on} {state}", text("text"), text("period"), text("code"))
                .trim_end()
                .to_owned()
        };
        rows.await.unwrap().iter().map(line).collect()
    }
}

fn words(text: &str, lead: &str, rule: ScheduleRule) -> TaskWords {
    TaskWords {
        text: text.to_owned(),
        reference: "II.9".to_owned(),
        sub_index: None,
        block: None,
        bodies: vec![(Part::Lead, lead.to_owned())],
        schedules: vec![Time { of: None, rule, quota_unit: None }],
    }
}

fn until(month: i8, day: i8) -> ScheduleRule {
    ScheduleRule::ByDate { date: date(2024, month, day), strictly_before: false }
}

/// Nothing changes in force until the amendment is issued.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_draft_changes_nothing_in_force(#[case] engine: Engine) {
    let amending = Amending::new(engine).await;
    let before = amending.owed().await;
    let tasks = amending.tasks(amending.draft).await;
    amending.run(&RemoveTask { plan: amending.draft, task: tasks[0], seen: None }).await.unwrap();

    assert_eq!(amending.owed().await, before);
    assert_eq!(amending.tasks(amending.plan).await.len(), 3);
    let second = amending.run(&DraftAmendment { plan: amending.plan }).await;
    assert!(matches!(second, Err(Refusal::BeingAmended)));
    let alone =
        IssuePlan { plan: amending.draft, issuing: amending.scene.issuing(date(2024, 8, 5)) };
    assert!(matches!(amending.run(&alone).await, Err(Refusal::NotFound)));
}

/// A date moves, a task goes, a task comes; what is done stays, what is open follows, and each that
/// follows leaves its own entry.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn obligations_follow_an_amendment(#[case] engine: Engine) {
    let amending = Amending::new(engine).await;
    let (scene, plan, draft) = (&amending.scene, amending.plan, amending.draft);
    // Submitted in time: it stays whatever becomes of its task.
    let sql = "UPDATE obligation SET state = 'accepted', done_on = effective_on,
                 done_against = effective_on
               WHERE task = (SELECT id FROM task WHERE plan = $1 AND text = 'Đối thoại')";
    assert_eq!(scene.test.bookkeep(sql, values![plan.0]).await.unwrap(), 1);

    let tasks = amending.tasks(draft).await;
    let talk = ChangeTask {
        plan: draft,
        task: tasks[1],
        words: words("Đối thoại", FINANCE, until(10, 15)),
        seen: None,
    };
    amending.run(&talk).await.unwrap();
    let review = ChangeTask {
        plan: draft,
        task: tasks[2],
        words: words("Rà soát", FINANCE, until(10, 31)),
        seen: None,
    };
    amending.run(&review).await.unwrap();
    amending.run(&RemoveTask { plan: draft, task: tasks[0], seen: None }).await.unwrap();
    let monthly = ScheduleRule::Every {
        period: PeriodKind::Month,
        day: None,
        strictly_before: false,
        quota: None,
    };
    let new = AddTask {
        plan: draft,
        after: None,
        unread: None,
        words: words("Việc mới", INTERIOR, monthly),
    };
    amending.run(&new).await.unwrap();

    let amended = amending.issue().await.unwrap();

    assert_eq!(amended.version, 2);
    let owed = amending.owed().await;
    let of = |text: &str| -> Vec<&str> {
        owed.iter().filter_map(|line| line.strip_prefix(text)).map(str::trim).collect()
    };
    // Ten months were owed, none of them done.
    assert_eq!(of("Công khai").len(), 10);
    assert!(of("Công khai").iter().all(|line| line.ends_with("withdrawn")));
    assert!(of("Đối thoại").contains(&"once finance 2024-06-14 accepted"), "{owed:#?}");
    // What is new is owed from the amendment's day on.
    assert_eq!(of("Việc mới").first().copied(), Some("2024-M08 interior 2024-08-30"), "{owed:#?}");
    assert_eq!(of("Việc mới").len(), 5);
    assert_eq!(tree::count(scene.test.db(), plan, None).await.unwrap(), 3);
    let order = task::of_plan(scene.test.db(), plan).await.unwrap();
    let order: Vec<_> =
        order.iter().map(|task| (task.text.as_str(), task.made_by, task.changed_by)).collect();
    assert_eq!(order, [("Việc mới", 2, 2), ("Đối thoại", 1, 2), ("Rà soát", 1, 2)]);

    let entries = "SELECT COUNT(*) AS n FROM audit_entry WHERE verb IN ('obligation.withdraw',
                     'obligation.amend')";
    let followed = amended.followed.moved + amended.followed.withdrawn;
    assert_eq!(scene.count(entries, values![]).await, i64::try_from(followed).unwrap());
    assert!(audit::verify(scene.test.db(), scene.authority).await.unwrap().is_ok());

    // Run again, nothing comes back and nothing is made twice.
    let again = amending.run(&Materialise { plan }).await.unwrap();
    assert_eq!((again.new, amending.owed().await), (0, owed));
}

/// The same schedule with another day keeps its obligation, which moves.
#[tokio::test]
async fn a_date_moves_with_its_obligation() {
    let amending = Amending::new(Engine::Sqlite).await;
    let draft = amending.draft;
    let task = amending.tasks(draft).await[2];
    let schedules =
        ddci_plan::store::schedule::of_task(amending.scene.test.db(), task).await.unwrap();
    let mut wanted = words("Rà soát", FINANCE, until(10, 31));
    wanted.schedules[0].of = Some(schedules[0].id);
    amending.run(&ChangeTask { plan: draft, task, words: wanted, seen: None }).await.unwrap();

    let amended = amending.issue().await.unwrap();

    assert_eq!(amended.followed, Followed { moved: 1, withdrawn: 0, back: 0 });
    assert_eq!(amended.new, 0);
    assert!(amending.owed().await.contains(&"Rà soát once finance 2024-10-31".to_owned()));
    let moved = amending.scene.audited("obligation.amend").await;
    assert_eq!((&moved["from"], &moved["to"]), (&"2024-09-30".into(), &"2024-10-31".into()));
    let viewer = amending.scene.coordinator().viewer().cloned().unwrap();
    let now = plan::visible(amending.scene.test.db(), &viewer, amending.plan).await.unwrap();
    assert_eq!(now.map(|plan| plan.version), Some(2));
}

/// Every version can be read again, whatever came after it.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn every_version_can_be_read(#[case] engine: Engine) {
    let first = Amending::new(engine).await;
    let plan = first.plan;
    let read = async |version: i32| {
        let said = version::read(first.scene.test.db(), plan, version).await.unwrap();
        let line = |task: &TaskImage| format!("{} {}", task.text, task.bodies[0].name);
        said.tasks.iter().map(line).collect::<Vec<_>>()
    };
    let issued = read(1).await;
    let tasks = first.tasks(first.draft).await;
    let change = ChangeTask {
        plan: first.draft,
        task: tasks[0],
        words: words("Công khai đủ", INTERIOR, until(9, 10)),
        seen: None,
    };
    first.run(&change).await.unwrap();
    first.run(&RemoveTask { plan: first.draft, task: tasks[1], seen: None }).await.unwrap();
    first.issue().await.unwrap();
    let second = read(2).await;
    assert_eq!(second, ["Công khai đủ Phòng Nội vụ", "Rà soát Phòng Tài chính"]);

    let draft = first.run(&DraftAmendment { plan }).await.unwrap();
    let new = AddTask {
        plan: draft,
        after: None,
        unread: None,
        words: words("Việc mới", INTERIOR, until(10, 1)),
    };
    first.run(&new).await.unwrap();
    let issue =
        IssueAmendment { draft, number: "25/KH-UBND".to_owned(), issued_on: date(2024, 9, 2) };
    first.run(&issue).await.unwrap();

    assert_eq!(read(1).await, issued);
    assert_eq!(read(2).await, second);
    assert_eq!(read(3).await[0], "Việc mới Phòng Nội vụ");
    let kept = version::of_plan(first.scene.test.db(), plan).await.unwrap();
    let kept: Vec<_> = kept.iter().map(|kept| (kept.version, kept.number.as_str())).collect();
    assert_eq!(kept, [(3, "25/KH-UBND"), (2, "21/KH-UBND")]);
}

#[tokio::test]
async fn what_says_nothing_new_is_no_amendment() {
    let amending = Amending::new(Engine::Sqlite).await;
    assert!(matches!(amending.issue().await, Err(Refusal::NothingChanged)));
}
