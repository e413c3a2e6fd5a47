//! Filters that are ready made: what my unit leads, all it has a part in, what it helps with, and what
//! each leader is in charge of. Each is a plain address, counted by the condition of its list.

use super::address;
use crate::{
    model::Part,
    store::{
        filter::TableFilter,
        sides::{self, Look},
        table,
    },
    words::t,
};
use ddci_platform::{
    permit::{Verb, Viewer},
    store::{Read, StoreError},
    web::Lang,
};
use maud::{Markup, html};

/// A ready-made filter.
pub(super) struct Preset {
    words: String,
    filter: TableFilter,
    count: i64,
}

/// Those that find something for whoever looks: their unit's, and to those who see everything the
/// leaders'.
pub(super) async fn of(
    db: &impl Read,
    lang: Lang,
    look: Look<'_>,
) -> Result<Vec<Preset>, StoreError> {
    let unit = |part| TableFilter { unit: Some(look.viewer.unit), part, ..TableFilter::default() };
    let mut presets = Vec::new();
    for (words, filter) in [
        (t!(lang, "preset-mine"), unit(Some(Part::Lead))),
        (t!(lang, "preset-unit"), unit(None)),
        (t!(lang, "preset-helps"), unit(Some(Part::Coordinating))),
    ] {
        let count = table::count(db, look.viewer, look.plan, &filter, look.days).await?;
        presets.push(Preset { words, filter, count });
    }
    if sees_all(look.viewer) {
        for (leader, count) in sides::by_leader(db, look).await? {
            let words = t!(lang, "preset-leader", name = leader.as_str());
            let filter = TableFilter { leader: Some(leader), ..TableFilter::default() };
            presets.push(Preset { words, filter, count });
        }
    }
    presets.retain(|preset| preset.count > 0);
    Ok(presets)
}

fn sees_all(viewer: &Viewer) -> bool {
    viewer.may_everywhere(Verb::ViewObligations)
}

/// The chips; the one that is looked at says so.
pub(super) fn chips(
    lang: Lang,
    plan: crate::model::PlanId,
    presets: &[Preset],
    filter: &TableFilter,
) -> Markup {
    let now = TableFilter { sort: Default::default(), ..filter.clone() };
    html! {
        @if !presets.is_empty() {
            nav aria-label=(t!(lang, "preset-title")) {
                ul.chips {
                    @for preset in presets {
                        li {
                            a href=(address::path(plan, &preset.filter))
                                aria-current=[(preset.filter == now).then_some("page")] {
                                (preset.words) " (" (preset.count) ")"
                            }
                        }
                    }
                }
            }
        }
    }
}
