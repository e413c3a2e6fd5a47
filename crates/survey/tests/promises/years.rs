//! Two years of a survey of three communes, in which the goalposts move with the units.

use crate::scene::{SET, Scene, source};
use ddci_platform::store::Db;
use ddci_survey::{
    model::{Cell, Evaluation, RoundId},
    transitions::{About, ImportAnswers, OpenRound, PublishRound},
};
use ddci_testkit::{COMMUNE, SECOND_COMMUNE, TOWNSHIP};
use jiff::civil::date;

/// The set of the scene, with goalposts from the lowest and highest unit.
pub fn moving() -> String {
    SET.replace("goalposts = \"fixed\"", "goalposts = \"block_year\"")
}

/// What the nth respondent answers about a commune.
pub type Answers = fn(code: &str, respondent: u32) -> Vec<Cell>;

/// Twenty answers about each commune.
pub fn usual(code: &str, respondent: u32) -> Vec<Cell> {
    let kind = match code {
        COMMUNE => 4.0,
        SECOND_COMMUNE => 3.0,
        _ => 2.0,
    };
    let step = f64::from(respondent % 2);
    let yes = f64::from(u8::from(respondent % 5 < if code == COMMUNE { 4 } else { 2 }));
    vec![Cell::Value(kind + step), Cell::Value(kind), Cell::Value(yes)]
}

/// A year later: one commune much better, another much worse.
pub fn later(code: &str, respondent: u32) -> Vec<Cell> {
    let mut cells = usual(code, respondent);
    match code {
        SECOND_COMMUNE => cells[0] = Cell::Value(5.0),
        TOWNSHIP => cells[2] = Cell::Value(0.0),
        _ => {}
    }
    cells
}

/// What a round of a year is about.
pub fn about(scene: &Scene, year: i32) -> About {
    About {
        year,
        title: format!("DDCI huyện Mẫu {year}"),
        index_text: moving(),
        from: date(i16::try_from(year).unwrap(), 6, 1),
        to: date(i16::try_from(year).unwrap(), 8, 31),
        ..scene.about(&format!("mau-{year}"))
    }
}

/// A computed round of some communes, twenty answers each.
pub async fn computed(scene: &Scene, about: About, codes: &[&str], answers: Answers) -> RoundId {
    let mut evaluations = Vec::new();
    for (stratum, code) in (0..).zip(codes) {
        for respondent in 0..20 {
            evaluations.push(Evaluation {
                unit: scene.commune(code),
                respondent: 100 * stratum + respondent,
                weight: 1.0,
                stratum,
                cells: answers(code, respondent),
                group: None,
            });
        }
    }
    let coordinator = scene.actors.coordinator();
    let round = scene.db().run(&coordinator, &OpenRound { about }).await.unwrap();
    let import = ImportAnswers { round, source: source(), evaluations };
    scene.db().run(&coordinator, &import).await.unwrap();
    scene.compute(round).await.unwrap();
    round
}

/// The same, published.
pub async fn published(scene: &Scene, about: About, codes: &[&str], answers: Answers) -> RoundId {
    let round = computed(scene, about, codes, answers).await;
    publish(scene, scene.db(), round).await;
    round
}

async fn publish(scene: &Scene, db: &Db, round: RoundId) {
    db.run(&scene.actors.leader(), &PublishRound { round }).await.unwrap();
}

/// All three communes.
pub const ALL: [&str; 3] = [COMMUNE, SECOND_COMMUNE, TOWNSHIP];

/// Both years, published.
pub async fn both(scene: &Scene) {
    published(scene, about(scene, 2023), &ALL, usual).await;
    published(scene, about(scene, 2024), &ALL, later).await;
}
