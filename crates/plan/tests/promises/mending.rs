//! Mending a draft: what the reader misread is put right, and every edit can be undone.

use crate::{
    paper::{Paper, by, every},
    scene::{ISSUED, Scene},
};
use ddci_calendar::ScheduleRule;
use ddci_plan::{
    model::{Decision, HeadImage, Part, PlanId, TaskId},
    store::{
        body,
        document::{self, LinesFrom},
        edit, finding, plan, schedule, sub_index, task, tree,
    },
    transitions::{
        AddTask, ChangeHead, ChangeSubIndex, ChangeTask, DecideUnread, JoinTask, RedoEdit, Refusal,
        RemoveTask, SplitTask, TaskWords, Time, UndoEdit,
    },
};
use ddci_plan_reader::{FindingKind as Found, Period, ScheduleKind, Unread};
use ddci_platform::{store::Transition, values};
use ddci_testkit::Engine;
use jiff::civil::date;
use rstest::rstest;

const FINANCE: &str = "Phòng Tài chính";
const INTERIOR: &str = "Phòng Nội vụ";

/// Three tasks, one of them without a time, and a line that was not understood.
fn paper() -> Paper {
    let mut paper = Paper::of_2024()
        .sub_index("Gia nhập thị trường", 906)
        .task("Công khai thủ tục; rà soát hồ sơ.", &[FINANCE], &[every(Period::Month)])
        .task("Rà soát biểu mẫu", &[FINANCE], &[ScheduleKind::Unstated])
        .finding(Found::MissingSchedule, 3)
        .task("Tổ chức đối thoại", &[INTERIOR], &[by(date(2024, 6, 14))]);
    paper.0.unread.push(Unread {
        sheet: None,
        first_line: 4,
        last_line: 4,
        why: "Không rõ".to_owned(),
    });
    paper
}

/// A head as somebody mended it.
pub fn image_of_head() -> HeadImage {
    HeadImage {
        title: "Kế hoạch đã sửa".to_owned(),
        number: None,
        issuer: "UBND huyện Mẫu".to_owned(),
        signer: Some("Nguyễn Văn Ký".to_owned()),
        legal_bases: vec!["Luật Tổ chức chính quyền địa phương".to_owned()],
        total_target: Some(8056),
    }
}

/// The line that was not understood.
pub fn unread() -> LinesFrom {
    LinesFrom { sheet: None, first_line: 4 }
}

/// Everything an edit can touch, as text.
pub async fn all_of_it(scene: &Scene, id: PlanId) -> String {
    let db = scene.test.db();
    let viewer = scene.coordinator().viewer().cloned().unwrap();
    let tasks = task::of_plan(db, id).await.unwrap();
    let positions = scene.count(
        "SELECT COUNT(*) AS n FROM task WHERE plan = $1
           AND position BETWEEN 0 AND (SELECT COUNT(*) - 1 FROM task WHERE plan = $1)",
        values![id.0],
    );
    assert_eq!(positions.await, i64::try_from(tasks.len()).unwrap(), "no gaps");
    assert_eq!(tree::count(db, id, None).await.unwrap(), i64::try_from(tasks.len()).unwrap());
    format!(
        "{:#?}",
        (
            plan::visible(db, &viewer, id).await.unwrap(),
            tasks,
            body::of_plan(db, id).await.unwrap(),
            schedule::of_plan(db, id).await.unwrap(),
            sub_index::of_plan(db, id).await.unwrap(),
            finding::of_plan(db, id).await.unwrap(),
            document::unread(db, id).await.unwrap(),
        )
    )
}

/// A task in words, led by the interior office until a day.
pub fn words(text: &str) -> TaskWords {
    TaskWords {
        text: text.to_owned(),
        reference: "II.9".to_owned(),
        sub_index: None,
        block: Some("b".to_owned()),
        bodies: vec![(Part::Lead, INTERIOR.to_owned()), (Part::Coordinating, FINANCE.to_owned())],
        schedules: vec![Time {
            of: None,
            rule: ScheduleRule::ByDate { date: date(2024, 8, 15), strictly_before: false },
            quota_unit: None,
        }],
    }
}

/// A draft of that paper, and whoever mends it.
pub struct Draft {
    pub scene: Scene,
    pub plan: PlanId,
}

impl Draft {
    pub async fn new(engine: Engine) -> Self {
        let scene = Scene::new(engine).await;
        let plan = scene.draft(paper()).await;
        Self { scene, plan }
    }

    pub async fn tasks(&self) -> Vec<TaskId> {
        let tasks = task::of_plan(self.scene.test.db(), self.plan).await.unwrap();
        tasks.into_iter().map(|task| task.id).collect()
    }

    pub async fn texts(&self) -> Vec<String> {
        let tasks = task::of_plan(self.scene.test.db(), self.plan).await.unwrap();
        tasks.into_iter().map(|task| task.text).collect()
    }

    pub async fn run<T: Transition<Error = Refusal>>(
        &self,
        edit: &T,
    ) -> Result<T::Output, Refusal> {
        self.scene.on(ISSUED).run(&self.scene.coordinator(), edit).await
    }

    pub async fn undo(&self) -> Result<(), Refusal> {
        let last = edit::last(self.scene.test.db(), self.plan).await.unwrap();
        let number = last.ok_or(Refusal::NothingToUndo)?.number;
        self.run(&UndoEdit { plan: self.plan, number }).await
    }

    pub async fn redo(&self) -> Result<(), Refusal> {
        let next = edit::next(self.scene.test.db(), self.plan).await.unwrap();
        let number = next.ok_or(Refusal::NothingToRedo)?.number;
        self.run(&RedoEdit { plan: self.plan, number }).await
    }

    /// One edit of each kind, in an order in which they get in each other's way.
    pub async fn edit(&self, nth: usize) {
        let plan = self.plan;
        let tasks = self.tasks().await;
        match nth {
            0 => drop(
                self.run(&SplitTask { plan, task: tasks[0], at: 1, seen: None }).await.unwrap(),
            ),
            1 => {
                let change =
                    ChangeTask {
                        plan, task: tasks[1], words: words("Việc đã sửa"), seen: None
                    };
                self.run(&change).await.unwrap();
            }
            2 => drop(
                self.run(&JoinTask { plan, task: tasks[2], above: None, seen: None })
                    .await
                    .unwrap(),
            ),
            3 => {
                let (after, unread) = (Some(tasks[0]), Some(unread()));
                let add = AddTask { plan, after, unread, words: words("Việc mới") };
                self.run(&add).await.unwrap();
            }
            4 => {
                let decided = Decision::Schedule(ScheduleRule::Throughout { from: None });
                self.scene.settle(plan, 0, decided).await.unwrap();
            }
            5 => self.run(&RemoveTask { plan, task: tasks[1], seen: None }).await.unwrap(),
            6 => {
                let change = ChangeSubIndex {
                    plan,
                    ordinal: 2,
                    name: "Chi phí thời gian".to_owned(),
                    target: Some(740),
                    counts_toward_total: true,
                    responsible_leader: None,
                    seen: None,
                };
                self.run(&change).await.unwrap();
            }
            7 => {
                let head = image_of_head();
                self.run(&ChangeHead { plan, head, seen: None }).await.unwrap();
            }
            _ => self.run(&RemoveTask { plan, task: tasks[0], seen: None }).await.unwrap(),
        }
    }
}

/// Each edit undone leads back through the same pictures, to the reading itself.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn every_edit_is_undone_to_what_stood_before(#[case] engine: Engine) {
    let draft = Draft::new(engine).await;
    let mut pictures = vec![all_of_it(&draft.scene, draft.plan).await];
    for nth in 0..9 {
        draft.edit(nth).await;
        let picture = all_of_it(&draft.scene, draft.plan).await;
        assert_ne!(Some(&picture), pictures.last(), "edit {nth} changes something");
        pictures.push(picture);
    }

    for before in pictures.iter().rev().skip(1) {
        draft.undo().await.unwrap();
        assert_eq!(&all_of_it(&draft.scene, draft.plan).await, before);
    }
    assert!(matches!(draft.undo().await, Err(Refusal::NothingToUndo)));

    for after in pictures.iter().skip(1) {
        draft.redo().await.unwrap();
        assert_eq!(&all_of_it(&draft.scene, draft.plan).await, after);
    }
    assert!(matches!(draft.redo().await, Err(Refusal::NothingToRedo)));
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn tasks_are_split_and_joined(#[case] engine: Engine) {
    let draft = Draft::new(engine).await;
    let (plan, first) = (draft.plan, draft.tasks().await[0]);

    let second = draft.run(&SplitTask { plan, task: first, at: 1, seen: None }).await.unwrap();
    assert_eq!(
        draft.texts().await,
        ["Công khai thủ tục;", "rà soát hồ sơ.", "Rà soát biểu mẫu", "Tổ chức đối thoại"]
    );
    let schedules = schedule::of_plan(draft.scene.test.db(), plan).await.unwrap();
    assert_eq!(schedules[0].rule, schedules[1].rule);
    assert_ne!(schedules[0].id, schedules[1].id);

    draft.run(&JoinTask { plan, task: second, above: None, seen: None }).await.unwrap();
    assert_eq!(draft.texts().await[0], "Công khai thủ tục; rà soát hồ sơ.");
    // The same time of both counts once.
    assert_eq!(schedule::of_task(draft.scene.test.db(), first).await.unwrap().len(), 1);

    let above = draft.run(&JoinTask { plan, task: first, above: None, seen: None }).await;
    assert!(matches!(above, Err(Refusal::NothingAbove)));
    for at in [0, 2, 9] {
        let nowhere = draft.run(&SplitTask { plan, task: first, at, seen: None }).await;
        assert!(matches!(nowhere, Err(Refusal::NoPlaceToSplit)), "{at}");
    }
}

/// What was mended is what is owed.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn the_plan_owes_what_it_was_mended_to(#[case] engine: Engine) {
    let draft = Draft::new(engine).await;
    let (plan, tasks) = (draft.plan, draft.tasks().await);
    for task in [tasks[0], tasks[2]] {
        draft.run(&RemoveTask { plan, task, seen: None }).await.unwrap();
    }
    draft
        .run(&ChangeTask { plan, task: tasks[1], words: words("Rà soát"), seen: None })
        .await
        .unwrap();
    draft.run(&DecideUnread { plan, lines: unread() }).await.unwrap();
    draft.scene.settle(plan, 0, Decision::Mended).await.unwrap();

    draft.scene.issue(plan).await.unwrap();

    assert_eq!(draft.scene.owed(plan).await, ["once interior 2024-08-15 → 2024-08-15"]);
    for refused in [
        draft.run(&RemoveTask { plan, task: tasks[1], seen: None }).await,
        draft.run(&ChangeTask { plan, task: tasks[1], words: words("Khác"), seen: None }).await,
        draft.undo().await,
    ] {
        assert!(matches!(refused, Err(Refusal::AlreadyIssued)), "{refused:?}");
    }
}

/// What cannot be is refused and leaves the draft as it was, without an entry in its history.
#[rstest]
#[case::no_text(TaskWords { text: "  ".to_owned(), ..words("x") })]
#[case::no_place(TaskWords { reference: String::new(), ..words("x") })]
#[case::too_long(words(&"chữ ".repeat(1_100)))]
#[case::a_sub_index_of_another_plan(TaskWords {
    sub_index: Some(uuid::Uuid::from_u128(1).into()),
    ..words("x")
})]
#[case::too_many(TaskWords { bodies: vec![(Part::Lead, FINANCE.to_owned()); 81], ..words("x") })]
#[tokio::test]
async fn what_cannot_be_is_refused(#[case] words: TaskWords) {
    let draft = Draft::new(Engine::Sqlite).await;
    let before = all_of_it(&draft.scene, draft.plan).await;
    let (plan, task) = (draft.plan, draft.tasks().await[1]);

    assert!(draft.run(&ChangeTask { plan, task, words, seen: None }).await.is_err());

    assert_eq!(all_of_it(&draft.scene, plan).await, before);
    assert_eq!(edit::of_plan(draft.scene.test.db(), plan).await.unwrap(), []);
}

/// The button is pressed twice, or by two people at once: one edit is undone.
#[tokio::test]
async fn one_press_undoes_one_edit() {
    let draft = Draft::new(Engine::Sqlite).await;
    draft.edit(0).await;
    draft.edit(1).await;
    let plan = draft.plan;

    draft.run(&UndoEdit { plan, number: 2 }).await.unwrap();
    let again = draft.run(&UndoEdit { plan, number: 2 }).await;

    assert!(matches!(again, Err(Refusal::ChangedSince)));
    let history = edit::of_plan(draft.scene.test.db(), plan).await.unwrap();
    let undone: Vec<_> =
        history.iter().map(|edit| (edit.number, edit.undone_at.is_some())).collect();
    assert_eq!(undone, [(2, true), (1, false)]);
}

/// Whoever does not prepare plans, and whoever is of another authority, mends nothing.
#[tokio::test]
async fn others_mend_nothing() {
    let draft = Draft::new(Engine::Sqlite).await;
    let (plan, task) = (draft.plan, draft.tasks().await[0]);
    let remove = RemoveTask { plan, task, seen: None };
    let officer = draft.scene.on(ISSUED).run(&draft.scene.officer(), &remove).await;
    assert!(matches!(officer, Err(Refusal::NotYourPart)));
}
