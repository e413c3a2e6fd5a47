//! What counts towards a quota: entries of the log, and what other rooms count; each thing once.

use crate::{
    hands::{entry, seen, typed},
    paper::{Paper, at_least},
    scene::Scene,
};
use ddci_plan::{
    model::{EvidenceKind, ObligationId},
    store::quota::{self, Fill},
    transitions::{NewEvidence, Record, Refusal, Submit},
};
use ddci_plan_reader::Period;
use ddci_platform::{
    permit::Role,
    seam::{Measure, Measures},
    store::Db,
};
use ddci_testkit::{COMMUNE, CountedThings, Engine, FINANCE};
use jiff::civil::date;
use rstest::rstest;
use std::sync::Arc;

/// The post that most of these tests are about.
const POST: &str = "https://huyenmau.gov.vn/tin/12";

/// Finance owes three articles in June 2024.
struct Quota {
    scene: Scene,
    db: Db,
    june: ObligationId,
}

impl Quota {
    async fn new(engine: Engine) -> Self {
        let scene = Scene::new(engine).await;
        let monthly = [at_least(3, "tin, bài", Period::Month)];
        let plan =
            scene.issued(Paper::of_2024().task("Tin bài", &["Phòng Tài chính"], &monthly)).await;
        // March, April, May, June.
        let june = scene.of_unit(plan, FINANCE).await[3];
        Self { db: scene.on("2024-06-20 09:00"), june, scene }
    }

    /// The portal's counter, with these posts of Finance in June.
    fn portal(&self, posts: &[&str]) -> CountedThings {
        let finance = self.scene.unit(FINANCE).id;
        posts.iter().fold(CountedThings::of("tin bai"), |portal, post| {
            portal.and(finance, post, date(2024, 6, 5))
        })
    }

    async fn write(&self, quantity: Option<i32>, links: &[&str]) {
        let link = |link: &&str| typed(EvidenceKind::Link, link, None);
        let evidence: Vec<NewEvidence> = links.iter().map(link).collect();
        let record = Record { quantity, evidence, ..entry(self.june) };
        self.db.run(&self.scene.officer(), &record).await.unwrap();
    }

    async fn fill(&self, measures: &Measures) -> Fill {
        let sheet = seen(&self.db, self.scene.member(Role::Officer), self.june).await;
        quota::fill(&self.db, measures, &sheet).await.unwrap().unwrap()
    }

    async fn submit(&self, measures: &Measures) -> Result<(), Refusal> {
        let submit = Submit { obligation: self.june, measures: measures.clone() };
        self.db.run(&self.scene.officer(), &submit).await.map(drop)
    }
}

fn all(measures: impl IntoIterator<Item = CountedThings>) -> Measures {
    measures.into_iter().map(|measure| Arc::new(measure) as Arc<dyn Measure>).collect()
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn entries_count_their_quantity(#[case] engine: Engine) {
    let quota = Quota::new(engine).await;
    let nothing = all([]);
    assert_eq!(quota.fill(&nothing).await, Fill { have: 0, need: 3, measured: 0 });

    quota.write(Some(1), &[]).await;
    quota.write(None, &[]).await;
    quota.write(Some(1), &["https://huyenmau.gov.vn/tin/9"]).await;

    assert_eq!(quota.fill(&nothing).await, Fill { have: 2, need: 3, measured: 0 });
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn what_another_room_counts_counts(#[case] engine: Engine) {
    let quota = Quota::new(engine).await;
    quota.write(Some(1), &[]).await;

    let portal = all([quota.portal(&[POST])]);

    assert_eq!(quota.fill(&portal).await, Fill { have: 2, need: 3, measured: 1 });
}

/// Another unit's posts, another month's, and things of another kind are not its own.
#[tokio::test]
async fn only_the_units_own_of_that_period_and_kind_count() {
    let quota = Quota::new(Engine::Sqlite).await;
    let (finance, commune) = (quota.scene.unit(FINANCE).id, quota.scene.unit(COMMUNE).id);
    let portal = CountedThings::of("tin bai")
        .and(finance, "p/1", date(2024, 6, 1))
        .and(finance, "p/2", date(2024, 6, 30))
        .and(finance, "p/3", date(2024, 5, 31))
        .and(finance, "p/4", date(2024, 7, 1))
        .and(commune, "p/5", date(2024, 6, 15));
    let meetings = CountedThings::of("hoi nghi").and(finance, "m/1", date(2024, 6, 15));

    let fill = quota.fill(&all([portal, meetings])).await;

    assert_eq!(fill, Fill { have: 2, need: 3, measured: 2 });
}

/// A post that the portal counts and an officer names as evidence is one post, however its address
/// is written and whether or not a number was typed with it.
#[rstest]
#[case::with_its_number(Some(1), &[POST], &[POST], 1)]
#[case::without_a_number(None, &[POST], &[POST], 1)]
#[case::written_otherwise(Some(1), &["http://HUYENMAU.gov.vn/tin/12/"], &[POST], 1)]
#[case::another_post(Some(1), &["https://huyenmau.gov.vn/tin/13"], &[POST], 2)]
#[case::two_posts_under_one_number(
    Some(2),
    &[POST, "https://huyenmau.gov.vn/tin/13"],
    &[POST, "https://huyenmau.gov.vn/tin/13"],
    2
)]
#[case::two_posts_and_no_number(
    None,
    &[POST, "https://huyenmau.gov.vn/tin/13"],
    &[POST, "https://huyenmau.gov.vn/tin/13"],
    2
)]
// A brochure handed out besides: two things, one of them measured.
#[case::one_of_two_is_measured(Some(2), &[POST], &[POST], 2)]
#[tokio::test]
async fn a_thing_counted_both_ways_counts_once(
    #[case] quantity: Option<i32>,
    #[case] named: &[&str],
    #[case] posts: &[&str],
    #[case] have: u32,
    #[values(Engine::Sqlite, Engine::Postgres)] engine: Engine,
) {
    let quota = Quota::new(engine).await;
    quota.write(quantity, named).await;

    let portal = all([quota.portal(posts)]);

    assert_eq!(quota.fill(&portal).await.have, have);
}

/// Named in two entries, it is still one.
#[tokio::test]
async fn a_thing_named_twice_counts_once() {
    let quota = Quota::new(Engine::Sqlite).await;
    quota.write(None, &[POST]).await;
    quota.write(None, &[POST]).await;

    assert_eq!(quota.fill(&all([quota.portal(&[POST])])).await.have, 1);
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn two_measures_that_know_one_thing_count_it_once(#[case] engine: Engine) {
    let quota = Quota::new(engine).await;
    let finance = quota.scene.unit(FINANCE).id;
    let page = CountedThings::of("tin bai")
        .and(finance, "huyenmau.gov.vn/tin/12/", date(2024, 6, 7))
        .and(finance, "https://page.example/1", date(2024, 6, 7));

    let fill = quota.fill(&all([quota.portal(&[POST]), page])).await;

    assert_eq!(fill, Fill { have: 2, need: 3, measured: 2 });
}

#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_quota_that_is_short_cannot_be_submitted(#[case] engine: Engine) {
    let quota = Quota::new(engine).await;
    let portal = all([quota.portal(&[POST])]);
    quota.write(Some(1), &["https://huyenmau.gov.vn/tin/13"]).await;

    let short = quota.submit(&portal).await;
    assert!(matches!(short, Err(Refusal::QuotaShort { have: 2, need: 3 })), "{short:?}");

    quota.write(Some(1), &[]).await;
    quota.submit(&portal).await.unwrap();
}

/// What the system itself has measured in full needs no other evidence.
#[rstest]
#[case::sqlite(Engine::Sqlite)]
#[case::postgres(Engine::Postgres)]
#[tokio::test]
async fn a_quota_that_is_measured_in_full_needs_no_evidence(#[case] engine: Engine) {
    let quota = Quota::new(engine).await;
    let two = all([quota.portal(&["p/1", "p/2"])]);
    let short = quota.submit(&two).await;
    assert!(matches!(short, Err(Refusal::NoEvidence)), "{short:?}");

    let three = all([quota.portal(&["p/1", "p/2", "p/3"])]);
    quota.submit(&three).await.unwrap();
}

/// Numbers alone prove nothing.
#[tokio::test]
async fn a_full_number_without_evidence_is_not_enough() {
    let quota = Quota::new(Engine::Sqlite).await;
    quota.write(Some(3), &[]).await;

    let refused = quota.submit(&all([])).await;
    assert!(matches!(refused, Err(Refusal::NoEvidence)), "{refused:?}");
}
