//! Rounds of the survey for the installation that routes are asked on.

use crate::installation::Installation;
use ddci_platform::{org::UnitId, permit::Role, store::Db};
use ddci_survey::{
    model::{Cell, Evaluation, LeftOut, RoundId},
    store::round,
    transitions::{About, ComputeScores, ImportAnswers, OpenRound, PublishRound, Source, computed},
};
use ddci_testkit::{Actors, COMMUNE, Client, SECOND_COMMUNE};
use jiff::civil::date;

/// The addresses of the two rounds.
pub const COMPUTED: &str = "computed-2024";
pub const PUBLISHED: &str = "published-2023";

/// One question, twelve respondents.
const SET: &str = r#"
code = "one"
province = "Mẫu"
year = 2024
block = "locality"
source = "a test"
verified = true
goalposts = "fixed"

[[sub_index]]
code = "time"
name = "Chi phí thời gian"
weight = "1"

[[sub_index.indicator]]
code = "time.fast"
kind = "likert_mean"
goalposts = { min = 1.0, max = 5.0 }

[[sub_index.indicator.question]]
code = "q1"
min = 1.0
max = 5.0
"#;

/// A file that can be looked at.
pub const FILE: &str = "Đơn vị;q1\nUBND xã Bình An;4\n";

/// A preview without anything in it: there is nothing to write.
pub const NOTHING: &str = r#"{"name":"a.csv","hash":"","units":[],"body":{"Answers":[]},"left_out":{"not_dealt_with":0,"again":0,"empty":0},"unused":[]}"#;

/// What is typed to open or change a round.
pub fn typed(address: &'static str) -> [(&'static str, &'static str); 8] {
    [
        ("title", "DDCI huyện Mẫu"),
        ("year", "2024"),
        ("address", address),
        ("from", "1/6/2024"),
        ("to", "31/8/2024"),
        ("index", "own"),
        ("own_index", SET),
        ("method", "Phỏng vấn trực tiếp."),
    ]
}

/// A round whose scores are computed and not published.
pub async fn computed_round(db: &Db, actors: &Actors, address: &str) -> RoundId {
    let coordinator = actors.coordinator();
    let about = About {
        address: address.to_owned(),
        year: if address == PUBLISHED { 2023 } else { 2024 },
        title: "DDCI huyện Mẫu".to_owned(),
        index_text: SET.to_owned(),
        method: "Phỏng vấn trực tiếp.".to_owned(),
        from: date(2023, 6, 1),
        to: date(2023, 8, 31),
        illustrative: false,
    };
    let id = db.run(&coordinator, &OpenRound { about }).await.unwrap();
    let units = [actors.unit(COMMUNE).id, actors.unit(SECOND_COMMUNE).id];
    import(db, actors, id, units).await;
    id
}

/// Imports twelve evaluations of each of two units, and computes their scores.
async fn import(db: &Db, actors: &Actors, id: RoundId, [one, other]: [UnitId; 2]) {
    let coordinator = actors.coordinator();
    let evaluation = |respondent: u32| Evaluation {
        unit: if respondent.is_multiple_of(2) { one } else { other },
        respondent,
        weight: 1.0,
        stratum: 0,
        cells: vec![Cell::Value(f64::from(1 + respondent % 5))],
        group: None,
    };
    let source =
        Source { name: "phieu.csv".to_owned(), hash: "a".to_owned(), left_out: LeftOut::default() };
    let evaluations = (0..24).map(evaluation).collect();
    db.run(&coordinator, &ImportAnswers { round: id, source, evaluations }).await.unwrap();
    let round = round::of_authority(db, actors.authority, id).await.unwrap().unwrap();
    let computed = computed(db, &round).await.unwrap();
    db.run(&coordinator, &ComputeScores { round, computed }).await.unwrap();
}

/// A round that everybody may read.
pub async fn published_round(db: &Db, actors: &Actors, address: &str) -> RoundId {
    let round = computed_round(db, actors, address).await;
    db.run(&actors.leader(), &PublishRound { round }).await.unwrap();
    round
}

/// A province rates its districts: what it has published about one stands on that one's dashboard,
/// beside the targets of its plan, and nothing of it before.
#[tokio::test]
async fn what_the_authority_above_published_stands_on_the_dashboard() {
    let installation = Installation::new().await;
    let copy = installation.copy().await;
    let (district, province) = (&installation.actors, &installation.province);
    let round = computed_round(&copy.db, province, "mau-2024").await;
    let units = [district.authority, province.unit(COMMUNE).id];
    import(&copy.db, province, round, units).await;
    let mut leader = Client::of(copy.program(), district.member(Role::Leader));
    assert!(!leader.get("/dashboard").await.text().contains("/ddci/mau-2024"));

    copy.db.run(&province.leader(), &PublishRound { round }).await.unwrap();
    let page = leader.get("/dashboard").await.text();
    assert!(page.contains("href=\"/ddci/mau-2024/model\""), "{page}");
    assert!(leader.get("/ddci/mau-2024/model").await.text().contains("UBND huyện Mẫu"));
    let mut elsewhere = Client::of(copy.program(), installation.elsewhere.member(Role::Leader));
    assert!(!elsewhere.get("/dashboard").await.text().contains("/ddci/mau-2024"));
}
