//! A week meeting two days before the day on which the demonstration stands, with one directive, and
//! what people said about the first thing that lay before it.

use super::{Scene, replay::People, roles, scene::officer_of};
use anyhow::Context;
use ddci_plan::{
    model::{PlanId, Topic},
    store::meeting::{self, Laid},
    transitions::{CloseMeeting, Direct, GoThrough, OpenMeeting, Say},
};
use ddci_platform::{
    clock::Clock,
    permit::{Actor, Role},
    store::{Db, Read},
    values,
};
use jiff::ToSpan;

const ATTENDED: &str = "Chủ tịch UBND\nPhó Chủ tịch phụ trách kinh tế\nLãnh đạo cơ quan điều phối";
const NOTES: [&str; 3] = [
    "Chậm do chờ số liệu của các xã; đơn vị báo cáo nguyên nhân trong tuần.",
    "Đơn vị hoàn thiện hồ sơ, nộp lại trong tuần tới.",
    "Cơ quan điều phối đôn đốc hằng ngày cho đến khi xong.",
];
const DIRECTED: &str = "Báo cáo nguyên nhân chậm, biện pháp khắc phục và cam kết ngày hoàn thành";
const LEADER: &str = "Chủ tịch UBND";

/// Holds it. A plan of which nothing is overdue or at risk has nothing to meet about.
pub async fn run(db: &Db, scene: &Scene, plan: PlanId) -> anyhow::Result<()> {
    let held_on = scene.as_of.saturating_sub(2.days());
    let then = db.at(Clock::as_of(held_on));
    let mut people = People::new(db);
    let leader = people.actor(login(scene, Role::Leader)?).await?;
    let coordinator = people.actor(login(scene, Role::Coordinator)?).await?;
    let attended = ATTENDED.to_owned();
    let open = OpenMeeting { plan, held_on, attended: attended.clone() };
    let number = then.run(&leader, &open).await?;
    let held = meeting::numbered(&then, plan, number).await?.context("the meeting is there")?;
    let laid = meeting::laid(&then, held.id).await?;
    for (laid, note) in laid.iter().zip(NOTES) {
        let note = note.to_owned();
        let seen = GoThrough { plan, meeting: number, position: laid.position, note };
        then.run(&coordinator, &seen).await?;
    }
    // What the coordinating office itself owes is no place for its private notes.
    for first in &laid {
        let unit = owing(&then, first).await?;
        if unit != scene.coordinator {
            direct(&then, &leader, plan, number, first).await?;
            talk(&then, &mut people, &coordinator, first, &unit).await?;
            break;
        }
    }
    let conclusion = "Các đơn vị khẩn trương xử lý việc quá hạn.".to_owned();
    then.run(&leader, &CloseMeeting { plan, meeting: number, attended, conclusion }).await?;
    Ok(())
}

fn login(scene: &Scene, role: Role) -> anyhow::Result<&str> {
    let found = roles(scene).into_iter().find(|(known, _)| *known == role);
    found.map(|(_, login)| login).with_context(|| format!("nobody is {role:?}"))
}

async fn direct(
    db: &Db,
    leader: &Actor,
    plan: PlanId,
    meeting: i32,
    first: &Laid,
) -> anyhow::Result<()> {
    let sql = "SELECT unit FROM obligation WHERE id = $1";
    let row = db.first(sql, values![first.item.id.0]).await?.context("it is owed")?;
    let direct = Direct {
        plan,
        meeting,
        position: first.position,
        text: DIRECTED.to_owned(),
        unit: row.get("unit")?,
        due_on: db.clock().today().saturating_add(11.days()),
        leader: LEADER.to_owned(),
    };
    db.run(leader, &direct).await?;
    Ok(())
}

/// The code of the unit that owes it.
async fn owing(db: &Db, laid: &Laid) -> anyhow::Result<String> {
    let sql = "SELECT u.code FROM obligation o JOIN unit u ON u.id = o.unit WHERE o.id = $1";
    let row = db.first(sql, values![laid.item.id.0]).await?.context("a unit owes it")?;
    Ok(row.get("code")?)
}

/// The coordinator asks, the unit's officer answers, and the coordinator notes what they think.
async fn talk(
    db: &Db,
    people: &mut People<'_>,
    coordinator: &Actor,
    first: &Laid,
    unit: &str,
) -> anyhow::Result<()> {
    let officer = officer_of(unit);
    let answers = people.actor(&officer).await?;
    let said = [
        (
            coordinator,
            format!("@{officer} còn vướng gì ở việc này? Cần số liệu của xã nào?"),
            false,
        ),
        (&answers, "Còn thiếu số liệu của hai xã, dự kiến đủ trong tuần.".to_owned(), false),
        (coordinator, "Cần nhắc lại trước buổi họp tới.".to_owned(), true),
    ];
    for (who, text, is_private) in said {
        let topic = Topic::Obligation(first.item.id);
        db.run(who, &Say { key: None, topic, text, is_private }).await?;
    }
    Ok(())
}
