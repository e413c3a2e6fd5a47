//! Two people at one draft: what was undone and made again, and forms that were opened before.

use crate::{
    mending::{Draft, all_of_it, image_of_head, unread, words},
    scene::ISSUED,
};
use ddci_plan::{
    model::Decision,
    store::finding,
    transitions::{
        ChangeHead, ChangeSubIndex, ChangeTask, DecideUnread, JoinTask, RedoEdit, Refusal,
        RemoveTask, Seen, Settle, SplitTask,
    },
};
use ddci_platform::values;
use ddci_testkit::Engine;
use rstest::rstest;

/// What was undone can be made again until something else is edited; each step leaves one entry.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_was_undone_is_made_again_until_something_else_is_edited(#[case] engine: Engine) {
    let draft = Draft::new(engine).await;
    let plan = draft.plan;
    draft.edit(0).await;
    draft.edit(1).await;
    let entries = |verb: &'static str| {
        let sql = "SELECT COUNT(*) AS n FROM audit_entry WHERE verb = $1";
        draft.scene.count(sql, values![verb])
    };

    draft.undo().await.unwrap();
    draft.undo().await.unwrap();
    // The second is not there to be made before the first.
    let second = draft.run(&RedoEdit { plan, number: 2 }).await;
    assert!(matches!(second, Err(Refusal::ChangedSince)), "{second:?}");
    draft.run(&RedoEdit { plan, number: 1 }).await.unwrap();
    // Pressed twice, or by two people at once.
    let twice = draft.run(&RedoEdit { plan, number: 1 }).await;
    assert!(matches!(twice, Err(Refusal::ChangedSince)), "{twice:?}");
    assert_eq!((entries("plan.undo").await, entries("plan.redo").await), (2, 1));
    let redone = draft.scene.audited("plan.redo").await;
    assert_eq!((redone["edit"].as_i64(), redone["kind"].as_str()), (Some(1), Some("split_task")));

    draft.edit(6).await;
    assert!(matches!(draft.redo().await, Err(Refusal::NothingToRedo)));
    let late = draft.run(&RedoEdit { plan, number: 2 }).await;
    assert!(matches!(late, Err(Refusal::NothingToRedo)), "{late:?}");
}

/// A form that was opened on a draft that has changed since keeps nothing.
#[rstest]
#[case::the_task_was_changed(1, "split")]
#[case::the_task_was_changed_and_is_to_go(1, "remove")]
#[case::another_task_came_between(3, "join")]
#[case::the_sub_index_was_changed(6, "sub_index")]
#[case::the_head_was_changed(7, "head")]
#[case::the_finding_was_decided(4, "settle")]
#[case::the_lines_became_a_task(3, "unread")]
#[tokio::test]
async fn what_was_changed_since_it_was_seen_is_refused(
    #[case] edit: usize,
    #[case] form: &str,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let draft = Draft::new(engine).await;
    let (plan, tasks) = (draft.plan, draft.tasks().await);
    let at = draft.scene.on(ISSUED).clock().now();
    let seen = Some(Seen::now(draft.scene.test.db(), plan, at).await.unwrap());
    let head = image_of_head();

    draft.edit(edit).await;
    let before = all_of_it(&draft.scene, plan).await;

    let refused = match form {
        "split" => draft.run(&SplitTask { plan, task: tasks[1], at: 1, seen }).await.map(drop),
        "remove" => draft.run(&RemoveTask { plan, task: tasks[1], seen }).await,
        "join" => {
            let join = JoinTask { plan, task: tasks[1], above: Some(tasks[0]), seen };
            draft.run(&join).await.map(drop)
        }
        "sub_index" => {
            let change = ChangeSubIndex {
                plan,
                ordinal: 2,
                name: "Của người thứ hai".to_owned(),
                target: None,
                counts_toward_total: true,
                responsible_leader: None,
                seen,
            };
            draft.run(&change).await
        }
        "head" => draft.run(&ChangeHead { plan, head, seen }).await,
        "settle" => {
            let found = finding::of_plan(draft.scene.test.db(), plan).await.unwrap();
            let settle = Settle { seen, ..Settle::of(plan, found[0].id, Decision::NoSchedule) };
            draft.run(&settle).await
        }
        _ => draft.run(&DecideUnread { plan, lines: unread() }).await,
    };

    assert!(matches!(refused, Err(Refusal::ChangedSince)), "{refused:?}");
    assert_eq!(all_of_it(&draft.scene, plan).await, before);
}

/// Two people open one task: the second to save is told, and overwrites nothing.
#[tokio::test]
async fn two_who_change_one_task_do_not_overwrite_each_other() {
    let draft = Draft::new(Engine::Sqlite).await;
    let (plan, tasks) = (draft.plan, draft.tasks().await);
    let seen = Some(Seen { number: 0, at: draft.scene.on(ISSUED).clock().now() });
    let change = |task, text| ChangeTask { plan, task, words: words(text), seen };

    draft.run(&change(tasks[0], "Của người thứ nhất")).await.unwrap();
    let second = draft.run(&change(tasks[0], "Của người thứ hai")).await;
    assert!(matches!(second, Err(Refusal::ChangedSince)), "{second:?}");
    // Another task is another matter.
    draft.run(&change(tasks[1], "Việc khác")).await.unwrap();
    assert_eq!(draft.texts().await[..2], ["Của người thứ nhất", "Việc khác"]);
}
