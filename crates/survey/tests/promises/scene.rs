//! An authority that rates its communes, with a small index set.

use ddci_platform::{
    org::{PlaceUnder, UnitId},
    permit::Role,
    store::{Db, Read},
    values,
    web::{App, Settings, router},
};
use ddci_survey::{
    model::{Cell, Evaluation, LeftOut, RoundId},
    store::round::{self, Round},
    transitions::{
        About, ComputeScores, ImportAnswers, OpenRound, PublishRound, Refusal, Source, computed,
    },
};
use ddci_testkit::{Actors, COMMUNE, Client, Engine, SECOND_COMMUNE, TOWNSHIP, TestDb};
use jiff::civil::date;
use std::sync::Arc;

/// Two sub-indices of unequal weight, three questions, four respondents at least.
pub const SET: &str = r#"
code = "small"
province = "Mẫu"
year = 2024
block = "locality"
source = "a test"
verified = true
goalposts = "fixed"
least_answers = 4

[[band]]
name = "Tốt"
at_least = "60"

[[band]]
name = "Khá"
at_least = "10"

[[sub_index]]
code = "time"
name = "Chi phí thời gian"
weight = "1/4"

[[sub_index.indicator]]
code = "time.fast"
kind = "likert_mean"
goalposts = { min = 1.0, max = 5.0 }

[[sub_index.indicator.question]]
code = "q1"
min = 1.0
max = 5.0
dont_know_codes = ["99"]

[[sub_index]]
code = "support"
name = "Dịch vụ hỗ trợ doanh nghiệp"
weight = "3/4"

[[sub_index.indicator]]
code = "support.good"
kind = "likert_mean"
goalposts = { min = 1.0, max = 5.0 }

[[sub_index.indicator.question]]
code = "q2"
min = 1.0
max = 5.0

[[sub_index.indicator]]
code = "support.free"
kind = "yes_share"
goalposts = { min = 0.0, max = 1.0 }

[[sub_index.indicator.question]]
code = "q3"
min = 0.0
max = 1.0
recode = { "có" = 1.0, "không" = 0.0 }
"#;

/// An authority, another one beside it, and one above it.
pub struct Scene {
    pub test: TestDb,
    pub actors: Actors,
    pub elsewhere: Actors,
    pub province: Actors,
}

impl Scene {
    pub async fn on(engine: Engine) -> Self {
        let migrations = [ddci_platform::MIGRATIONS, ddci_survey::MIGRATIONS].concat();
        let test = TestDb::new(engine, &migrations).await;
        let actors = Actors::found(test.db()).await;
        let elsewhere = Actors::found_as(test.db(), "other", "UBND huyện Khác").await;
        let province = Actors::found_as(test.db(), "province", "UBND tỉnh Mẫu").await;
        let under = PlaceUnder { superior: Some("province".to_owned()) };
        test.db().run(&actors.operator(), &under).await.unwrap();
        Self { test, actors, elsewhere, province }
    }

    pub fn db(&self) -> &Db {
        self.test.db()
    }

    pub fn about(&self, address: &str) -> About {
        About {
            address: address.to_owned(),
            year: 2024,
            title: "DDCI huyện Mẫu 2024".to_owned(),
            index_text: SET.to_owned(),
            method: "Khảo sát thử của một bài kiểm thử.".to_owned(),
            from: date(2024, 6, 1),
            to: date(2024, 8, 31),
            illustrative: false,
        }
    }

    pub fn commune(&self, code: &str) -> UnitId {
        self.actors.unit(code).id
    }

    pub async fn opened(&self, address: &str) -> RoundId {
        let open = OpenRound { about: self.about(address) };
        self.db().run(&self.actors.coordinator(), &open).await.unwrap()
    }

    /// Twelve evaluations of one commune, eight of another, three of a township.
    pub fn evaluations(&self) -> Vec<Evaluation> {
        let rated = [(COMMUNE, 12, 4.0), (SECOND_COMMUNE, 8, 2.0), (TOWNSHIP, 3, 5.0)];
        let mut evaluations = Vec::new();
        for (stratum, (code, n, usual)) in (0..).zip(rated) {
            for respondent in 0..n {
                let step = f64::from(respondent % 2);
                evaluations.push(Evaluation {
                    unit: self.commune(code),
                    respondent: 100 * stratum + respondent,
                    weight: 1.0,
                    stratum,
                    cells: vec![
                        Cell::Value(usual - step),
                        Cell::Value(usual),
                        if respondent == 0 { Cell::DontKnow } else { Cell::Value(step) },
                    ],
                    group: None,
                });
            }
        }
        evaluations
    }

    pub async fn imported(&self, address: &str) -> RoundId {
        let round = self.opened(address).await;
        let import = ImportAnswers { round, source: source(), evaluations: self.evaluations() };
        self.db().run(&self.actors.coordinator(), &import).await.unwrap();
        round
    }

    pub async fn round(&self, id: RoundId) -> Round {
        let round = round::of_authority(self.db(), self.actors.authority, id).await.unwrap();
        round.expect("the round is there")
    }

    pub async fn compute(&self, id: RoundId) -> Result<(), Refusal> {
        let round = self.round(id).await;
        let computed = computed(self.db(), &round).await?;
        self.db().run(&self.actors.coordinator(), &ComputeScores { round, computed }).await
    }

    pub async fn computed(&self, address: &str) -> RoundId {
        let round = self.imported(address).await;
        self.compute(round).await.unwrap();
        round
    }

    pub async fn published(&self, address: &str) -> RoundId {
        let round = self.computed(address).await;
        self.db().run(&self.actors.leader(), &PublishRound { round }).await.unwrap();
        round
    }

    /// The verbs that the authority's chain holds about rounds, in order.
    pub async fn audited(&self) -> Vec<String> {
        let sql = "SELECT verb FROM audit_entry WHERE authority = $1 AND verb LIKE 'survey_round.%'
                   ORDER BY sequence";
        let rows = self.db().all(sql, values![self.actors.authority.0]).await.unwrap();
        rows.iter().map(|row| row.get("verb").unwrap()).collect()
    }

    fn program(&self) -> axum::Router {
        let settings = Settings {
            public_url: "http://ddci.test".to_owned(),
            demo: false,
            trusted_proxies: Vec::new(),
        };
        let nav = ddci_survey::pages::nav();
        let app = App::new(self.db().clone(), settings, nav, Arc::from([]));
        router(app, ddci_survey::pages::routes())
    }

    /// Somebody of the authority.
    pub fn browser(&self, role: Role, lang: &str) -> Client {
        Client::of(self.program(), self.actors.member(role)).cookie("lang", lang)
    }

    /// Somebody of another authority.
    pub fn stranger(&self, role: Role) -> Client {
        Client::of(self.program(), self.elsewhere.member(role))
    }

    /// Nobody who is signed in.
    pub fn public(&self, lang: &str) -> Client {
        Client::new(self.program()).cookie("lang", lang)
    }
}

pub fn source() -> Source {
    let left_out = LeftOut { empty: 1, ..LeftOut::default() };
    Source { name: "phieu.csv".to_owned(), hash: "abc".to_owned(), left_out }
}
