//! Two rounds of the province's survey, from answers that a rule makes: the yearly tables are not
//! public. Every page of them says so.

mod answers;

use anyhow::Context;
use ddci_index::model::{DISTRICT_TEXT, IndexSet};
use ddci_platform::{
    org::{Unit, UnitKind},
    permit::Actor,
    store::Db,
};
use ddci_survey::{
    model::LeftOut,
    store::{rated, round},
    transitions::{About, ComputeScores, ImportAnswers, OpenRound, PublishRound, Source, computed},
};
use jiff::civil::date;

/// What stands on the public pages about how the survey was made.
const METHOD: &str = "Bảng điểm chi tiết hằng năm của tỉnh không được công khai, nên phiếu của đợt này \
     do máy tạo ra theo một quy tắc cố định chỉ để minh hoạ cách trình bày kết quả. Không doanh nghiệp \
     nào trả lời các phiếu này. Bộ chỉ số gồm tám chỉ số thành phần như DDCI Lạng Sơn 2023-2024, trọng \
     số bằng nhau.";

/// Opens, fills, computes and publishes the rounds of two years.
pub async fn run(db: &Db, actor: &Actor) -> anyhow::Result<()> {
    let set = IndexSet::read(DISTRICT_TEXT)?;
    let mut units = rated::candidates(db, actor.authority()).await?;
    let is_district =
        |unit: &Unit| unit.kind == UnitKind::PeoplesCommittee && unit.id != actor.authority();
    units.retain(is_district);
    // By code, so that the same district gets the same answers in every demonstration.
    units.sort_by(|one, other| one.code.cmp(&other.code));
    for year in [2023, 2024] {
        one_year(db, actor, &set, &units, year).await?;
    }
    Ok(())
}

async fn one_year(
    db: &Db,
    actor: &Actor,
    set: &IndexSet,
    units: &[Unit],
    year: i16,
) -> anyhow::Result<()> {
    let about = About {
        address: format!("lang-son-{year}"),
        year: year.into(),
        title: format!("DDCI tỉnh Lạng Sơn {year}, khối huyện, thành phố"),
        index_text: DISTRICT_TEXT.to_owned(),
        method: METHOD.to_owned(),
        from: date(year, 6, 1),
        to: date(year, 8, 31),
        illustrative: true,
    };
    let id = db.run(actor, &OpenRound { about }).await?;
    let source = Source {
        name: format!("phieu-gia-lap-{year}"),
        hash: String::new(),
        left_out: LeftOut::default(),
    };
    let evaluations = answers::of_year(set, units, year);
    db.run(actor, &ImportAnswers { round: id, source, evaluations }).await?;
    let round = round::of_authority(db, actor.authority(), id).await?;
    let round = round.context("the round was opened just now")?;
    let computed = computed(db, &round).await?;
    db.run(actor, &ComputeScores { round, computed }).await?;
    db.run(actor, &PublishRound { round: id }).await?;
    Ok(())
}
