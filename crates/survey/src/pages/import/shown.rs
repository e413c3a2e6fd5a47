//! What a file would bring, to be looked at before it is written.

use super::{
    bind::Units,
    content::{Body, Content},
    steps,
};
use crate::{
    model::{Level, Part, Rated, ResultKind, Stated, findings, read_set},
    pages::{findings_words, rounds::crumb, words_of},
    store::round::Round,
    words::t,
};
use ddci_platform::{
    org::UnitId,
    web::{Errors, Lang, UnitNames, form::Input},
};
use maud::{Markup, html};
use uuid::Uuid;

/// A file that is looked at, and the units its names stand for.
pub(super) struct Shown<'a> {
    pub round: &'a Round,
    pub content: &'a Content,
    pub units: &'a Units,
    pub chosen: Vec<Option<UnitId>>,
}

impl Shown<'_> {
    pub fn page(&self, lang: Lang, sent: &str, errors: &Errors) -> Markup {
        let id = self.round.id;
        html! {
            (errors.summary(lang))
            (crumb(lang, Some(self.round)))
            h1 { (t!(lang, "import-title")) }
            (steps(lang, 2))
            (self.answer(lang))
            (self.suspected(lang))
            form.stacked method="post" enctype="multipart/form-data" novalidate
                action={"/rounds/" (id) "/import/commit"} {
                input type="hidden" name="content" value=(sent);
                section.card {
                    h2 { (t!(lang, "import-units")) }
                    p.muted { (t!(lang, "import-units-explained")) }
                    div.stacked { (self.selects(lang, errors)) }
                }
                div.act {
                    button.btn { (t!(lang, "import-write")) }
                    a href={"/rounds/" (id) "/import"} { (t!(lang, "import-other-file")) }
                }
            }
        }
    }

    /// What was read, and what would be left out.
    fn answer(&self, lang: Lang) -> Markup {
        let content = self.content;
        let rows: i64 = content.units.iter().map(|named| named.rows).sum();
        let unbound = self.chosen.iter().filter(|unit| unit.is_none()).count();
        let out = content.left_out;
        html! {
            p { b {
                (words_of::kind(lang, Some(content.kind()))) ": "
                (t!(lang, "import-read", units = content.units.len(), n = rows))
            } }
            ul {
                @if unbound > 0 { li { b { (t!(lang, "import-n-unbound", n = unbound)) } } }
                @if out.not_dealt_with > 0 {
                    li { (t!(lang, "import-not-dealt-with", n = out.not_dealt_with)) }
                }
                @if out.again > 0 { li { (t!(lang, "import-again", n = out.again)) } }
                @if out.empty > 0 { li { (t!(lang, "import-empty-rows", n = out.empty)) } }
                @if !content.unused.is_empty() {
                    li { (t!(lang, "import-unused", columns = content.unused.join(", "))) }
                }
                @if content.kind() == ResultKind::Answers { li { (t!(lang, "import-nobody-kept")) } }
                li { (t!(lang, "import-nothing-written")) }
            }
        }
    }

    /// What looks wrong in a published table.
    fn suspected(&self, lang: Lang) -> Markup {
        let Body::Stated(rows) = &self.content.body else { return html! {} };
        let Ok(set) = read_set(&self.round.index_text) else { return html! {} };
        let (mut rated, mut stated) = (Vec::new(), Vec::new());
        for (key, (named, row)) in (1..).zip(self.content.units.iter().zip(rows)) {
            let unit = UnitId(Uuid::from_u128(key));
            rated.push(Rated {
                unit,
                code: named.name.clone(),
                name: named.name.clone(),
                name_en: None,
                answers: row.answers,
                stated_rank: row.rank,
                stated_band: row.band.clone(),
            });
            stated.push(Stated { unit, part: Part::composite(), value: row.composite });
            stated.extend(row.sub_indices.iter().map(|(code, value)| {
                let part = Part { level: Level::SubIndex, code: code.clone() };
                Stated { unit, part, value: *value }
            }));
        }
        let found = findings(&set, &rated, &stated).unwrap_or_default();
        findings_words::list(lang, &set, &found)
    }

    fn selects(&self, lang: Lang, errors: &Errors) -> Markup {
        let names = UnitNames::of(lang, &self.units.candidates);
        let nobody = [(String::new(), t!(lang, "import-choose"))];
        let units =
            self.units.candidates.iter().map(|unit| (unit.id.to_string(), names.text(unit)));
        let options: Vec<(String, String)> = nobody.into_iter().chain(units).collect();
        html! {
            @for (place, (named, unit)) in self.content.units.iter().zip(&self.chosen).enumerate() {
                @let chosen = unit.map(|unit| unit.to_string()).unwrap_or_default();
                @let name = format!("unit-{place}");
                @let rows = t!(lang, "import-n-rows", n = named.rows);
                (Input::new(&name, &named.name, &chosen).hint(&rows).errors(errors).choice(&options))
            }
        }
    }
}
