//! Every number is as long as the list it opens, whatever was planned and done.

use crate::{
    hands::{accept, entry, hand_in, record, send_back},
    paper::{ALL_COMMUNES, Paper, at_least, by, each_quarter_on, throughout, within},
    visibility::{ALL, Seen, UNITS},
};
use ddci_plan::{
    model::SubIndexId,
    store::{
        board::{self, Figures},
        draft, obligation, sub_index, tree,
        work::{self, Days, Filter, Owed, Tab},
    },
    transitions::{
        ChangeTask, DraftAmendment, IssueAmendment, JoinTask, Record, RemoveTask, TaskWords, Time,
    },
};
use ddci_plan_reader::{Period, ScheduleKind};
use ddci_platform::{
    law::shipped,
    permit::{Role, Verb, Viewer},
    random::Random,
    values,
    web::Paging,
};
use ddci_testkit::{Engine, FINANCE, OFFICE};
use jiff::civil::date;
use rstest::rstest;
use std::collections::BTreeSet;

/// Years of all kinds of work, some of it done, some late, some returned: for everybody and every
/// tab, the counter is as long as the list, page by page as well, and nothing is in it twice.
#[rstest]
#[case::sqlite(Engine::Sqlite, 1)]
#[case::another_year_on_sqlite(Engine::Sqlite, 2)]
#[case::postgres(Engine::Postgres, 3)]
#[tokio::test]
async fn each_counter_is_as_long_as_its_list(#[case] engine: Engine, #[case] seed: u64) {
    let chance = Chance(Random::seeded(seed));
    let seen = Seen::of(engine, any_plan(&chance)).await;
    work_at_random(&seen, &chance).await;

    for today in [date(2024, 4, 2), date(2024, 6, 26), date(2024, 9, 18), date(2024, 12, 31)] {
        let days = Days::on(today, 5, shipped());
        for member in seen.everybody() {
            own_tabs(&seen, &member.viewer, days).await;
            all_tabs(&seen, &member.viewer, days).await;
        }
        board_adds_up(&seen, days).await;
        tree_adds_up(&seen, days).await;
    }
}

/// An amendment takes out tasks of which something was done, joins two, and moves others to another
/// sub-index: all sums still agree.
#[rstest]
#[case::sqlite(Engine::Sqlite, 4)]
#[case::postgres(Engine::Postgres, 5)]
#[tokio::test]
async fn sums_agree_after_an_amendment(#[case] engine: Engine, #[case] seed: u64) {
    let chance = Chance(Random::seeded(seed));
    let seen = Seen::of(engine, any_plan(&chance)).await;
    work_at_random(&seen, &chance).await;
    let done = "SELECT COUNT(*) AS n FROM obligation WHERE state IN ('submitted', 'accepted')";
    let before = seen.scene.count(done, values![]).await;

    amend(&seen).await;

    let kept = "SELECT COUNT(*) AS n FROM obligation o JOIN task t ON t.id = o.task
                WHERE t.withdrawn_by IS NOT NULL AND o.state IN ('submitted', 'accepted')";
    assert!(seen.scene.count(kept, values![]).await > 0, "something of what went was done");
    assert_eq!(seen.scene.count(done, values![]).await, before, "what was done counts on");
    for today in [date(2024, 9, 18), date(2024, 12, 31)] {
        let days = Days::on(today, 5, shipped());
        board_adds_up(&seen, days).await;
        tree_adds_up(&seen, days).await;
    }
}

async fn amend(seen: &Seen) {
    let (db, actor) = (seen.scene.on("2024-12-20 08:00"), seen.scene.coordinator());
    let plan = db.run(&actor, &DraftAmendment { plan: seen.plan }).await.unwrap();
    let tasks = draft::tasks(&db, plan).await.unwrap();
    let parts = sub_index::of_plan(&db, plan).await.unwrap();
    for task in &tasks[..4] {
        db.run(&actor, &RemoveTask { plan, task: task.id, seen: None }).await.unwrap();
    }
    let join = JoinTask { plan, task: tasks[5].id, above: None, seen: None };
    db.run(&actor, &join).await.unwrap();
    for (task, to) in
        tasks[6..].iter().zip([None, Some(parts[0].id), Some(parts[1].id)].iter().cycle())
    {
        let schedules = task.schedules.iter().map(|time| Time {
            of: Some(time.id),
            rule: time.rule,
            quota_unit: time.quota_unit.clone(),
        });
        let words = TaskWords {
            text: task.text.clone(),
            reference: task.reference.clone(),
            sub_index: *to,
            block: task.block.clone(),
            bodies: task.bodies.iter().map(|body| (body.part, body.name.clone())).collect(),
            schedules: schedules.collect(),
        };
        db.run(&actor, &ChangeTask { plan, task: task.id, words, seen: None }).await.unwrap();
    }
    let issue = IssueAmendment {
        draft: plan,
        number: "21/KH-UBND".to_owned(),
        issued_on: date(2024, 12, 20),
    };
    db.run(&actor, &issue).await.unwrap();
}

async fn own_tabs(seen: &Seen, viewer: &Viewer, days: Days) {
    let counts = work::counts(seen.db(), viewer, Owed::ByUnit, days).await.unwrap();
    for (tab, count) in Tab::ALL.into_iter().zip(counts) {
        let mut ids = Vec::new();
        for page in 1..=count / 7 + 1 {
            let paging = Paging { page, size: 7 };
            let items =
                work::list(seen.db(), viewer, Owed::ByUnit, tab, days, paging).await.unwrap();
            ids.extend(items.iter().map(|item| item.id));
        }
        assert_eq!(as_count(&ids), count, "{} {tab:?} {days:?}", viewer.name);
        assert_eq!(as_count(ids.iter().collect::<BTreeSet<_>>()), count, "one twice in {tab:?}");
    }
}

async fn all_tabs(seen: &Seen, viewer: &Viewer, days: Days) {
    let finance = seen.scene.unit(FINANCE).id;
    let everywhere = viewer.may_everywhere(Verb::ViewObligations);
    for tab in Tab::ALL {
        for (plan, unit, decided_by_viewer) in
            [(Some(seen.plan), None, false), (None, Some(finance), false), (None, None, true)]
        {
            let filter = Filter { plan, tab, unit, decided_by_viewer };
            let count = work::count_all(seen.db(), viewer, &filter, days).await.unwrap();
            let items = work::list_all(seen.db(), viewer, &filter, days, ALL).await.unwrap();
            assert_eq!(as_count(&items), count, "{filter:?} {days:?}");
            if everywhere {
                continue;
            }
            for item in items {
                let opened = obligation::visible(seen.db(), viewer, item.id).await.unwrap();
                assert!(opened.is_some(), "what is listed can be opened");
            }
        }
    }
}

/// The leader's numbers open lists of that length, by part and by unit.
async fn board_adds_up(seen: &Seen, days: Days) {
    let leader = &seen.scene.member(Role::Leader).viewer;
    let parts = board::by_sub_index(seen.db(), seen.plan, days).await.unwrap();
    let total = board::total(&parts);
    let units = board::by_unit(seen.db(), seen.plan, days).await.unwrap();
    for (tab, number) in [
        (Tab::Overdue, total.overdue),
        (Tab::DueSoon, total.due_soon),
        (Tab::Waiting, total.waiting),
    ] {
        let of_plan = Filter { plan: Some(seen.plan), tab, unit: None, decided_by_viewer: false };
        assert_eq!(work::count_all(seen.db(), leader, &of_plan, days).await.unwrap(), number);
        let mut by_unit = 0;
        for unit in &units {
            let of_unit = Filter { unit: Some(unit.unit), ..of_plan };
            let listed = work::count_all(seen.db(), leader, &of_unit, days).await.unwrap();
            let counted = match tab {
                Tab::Overdue => unit.figures.overdue,
                Tab::DueSoon => unit.figures.due_soon,
                _ => unit.figures.waiting,
            };
            assert_eq!(listed, counted, "{} {tab:?}", unit.name);
            by_unit += listed;
        }
        assert_eq!(by_unit, number, "{tab:?}");
    }
    let sql = "SELECT COUNT(*) AS n FROM obligation WHERE plan = $1 AND state <> 'withdrawn'";
    assert_eq!(seen.scene.count(sql, values![seen.plan.0]).await, total.all);
    assert!(total.on_time + total.late + total.overdue <= total.due, "{total:?}");
}

/// The tree counts each task once, and its rows add up to the rows of the board: figure by figure,
/// for each sub-index, for what serves none, and for the whole.
async fn tree_adds_up(seen: &Seen, days: Days) {
    let (db, plan) = (seen.db(), seen.plan);
    let tree::Branches { total: tasks, nodes } =
        tree::page(db, plan, None, days, ALL).await.unwrap();
    assert_eq!(as_count(&nodes), tasks);
    assert_eq!(tasks, tree::count(db, plan, None).await.unwrap());
    let in_force = "SELECT COUNT(*) AS n FROM task
                    WHERE plan = $1 AND merged_into IS NULL AND withdrawn_by IS NULL";
    let taken_out = tree::taken_out(db, plan, None).await.unwrap();
    assert_eq!(as_count(nodes.iter().filter(|node| node.withdrawn_by.is_some())), taken_out);
    assert_eq!(tasks - taken_out, seen.scene.count(in_force, values![plan.0]).await);
    let rows = |of: Option<Option<SubIndexId>>| -> Vec<(Option<SubIndexId>, Figures)> {
        nodes
            .iter()
            .filter(|node| of.is_none_or(|of| node.sub_index == of))
            .map(|node| (node.sub_index, node.figures))
            .collect()
    };
    let parts = board::by_sub_index(db, plan, days).await.unwrap();
    assert_eq!(board::total(&rows(None)), board::total(&parts));
    for (part, figures) in parts {
        assert_eq!(board::total(&rows(Some(part))), figures, "{part:?}");
        assert_eq!(figures.submitted(), figures.waiting + figures.accepted, "{part:?}");
    }
    for part in sub_index::of_plan(db, plan).await.unwrap() {
        let counted = tree::count(db, plan, Some(part.ordinal)).await.unwrap();
        let listed = tree::page(db, plan, Some(part.ordinal), days, ALL).await.unwrap();
        assert_eq!((as_count(&listed.nodes), listed.total), (counted, counted), "{}", part.name);
    }
}

fn as_count(things: impl IntoIterator) -> i64 {
    i64::try_from(things.into_iter().count()).unwrap()
}

/// Draws from a seed, so that a failure can be seen again.
struct Chance(Random);

impl Chance {
    fn of(&self, n: usize) -> usize {
        let [byte] = self.0.bytes::<1>().unwrap();
        usize::from(byte) % n
    }
}

fn any_plan(chance: &Chance) -> Paper {
    let leads = [
        "Phòng Tài chính",
        "Phòng Nội vụ",
        "Văn phòng HĐND và UBND",
        "UBND xã Bình An",
        "Chi cục Thuế",
        ALL_COMMUNES,
    ];
    let mut paper = Paper::of_2024();
    for number in 0..14 {
        // The first two serve no sub-index.
        if number == 2 {
            paper = paper.sub_index("Chi phí thời gian", 879);
        }
        if number == 8 {
            paper = paper.sub_index("Tính minh bạch", 740);
        }
        let time = any_time(chance);
        paper = paper.task("Việc", &[leads[chance.of(6)]], &[time]);
        if chance.of(2) == 0 {
            paper = paper.helped_by(&[leads[chance.of(6)]]);
        }
    }
    paper
}

fn any_time(chance: &Chance) -> ScheduleKind {
    let month = i8::try_from(chance.of(9)).unwrap() + 4;
    match chance.of(6) {
        0 => by(date(2024, month, 14)),
        1 => within(date(2024, 4, 1), date(2024, month, 28)),
        2 => at_least(1, "tin bài", Period::Month),
        3 => each_quarter_on(25),
        4 => throughout(),
        _ => ScheduleKind::WhenArising,
    }
}

/// Each obligation is brought some way, on some day, by its own officer.
async fn work_at_random(seen: &Seen, chance: &Chance) {
    for unit in UNITS {
        let officer = seen.scene.officer_of(unit).actor();
        let own = unit == OFFICE;
        let judge = if own { seen.scene.leader() } else { seen.scene.coordinator() };
        for id in seen.scene.of_unit(seen.plan, unit).await {
            let db = seen.scene.on(&format!("2024-{:02}-15 09:00", 4 + chance.of(9)));
            match chance.of(6) {
                0 => {}
                1 => drop(record(&db, &officer, id).await.unwrap()),
                way => {
                    let filled = Record { quantity: Some(1), ..entry(id) };
                    db.run(&officer, &filled).await.unwrap();
                    hand_in(&db, &officer, id).await;
                    match way {
                        2 => {}
                        3 => send_back(&db, &judge, id, "Thiếu số liệu").await.unwrap(),
                        _ => accept(&db, &judge, id).await.unwrap(),
                    }
                }
            }
        }
    }
}
