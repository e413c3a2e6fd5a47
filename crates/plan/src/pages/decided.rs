//! What an edit decided that is no field of a task: what a name means, what was decided about a
//! finding, about unread lines; each as it was before and after.

use super::review::decision_words;
use crate::{
    model::{FindingImage, Image, PlanId, UnreadDecision},
    store::{
        edit::Edit,
        finding::{self, Finding},
    },
    words::t,
};
use ddci_platform::{
    org::{self, BodyTarget},
    permit::Viewer,
    store::{Read, StoreError},
    web::{Lang, UnitNames, unit_kind},
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What edits speak of, in words.
pub(super) struct Terms {
    lang: Lang,
    /// Units and groups, by key.
    targets: BTreeMap<Uuid, String>,
    findings: Vec<Finding>,
}

impl Terms {
    /// Of a plan of the viewer's authority.
    pub async fn of(
        db: &impl Read,
        viewer: &Viewer,
        plan: PlanId,
        lang: Lang,
    ) -> Result<Self, StoreError> {
        let register = org::register(db, viewer.authority).await?;
        let names = UnitNames::of(lang, &register);
        let units = register.iter().map(|unit| {
            let words = match names.beside(unit) {
                Some(_) => names.text(unit),
                None => with_kind(&names.text(unit), &unit_kind(lang, unit.kind)),
            };
            (unit.id.0, words)
        });
        let groups = org::groups(db, viewer.authority).await?;
        let groups = groups.into_iter().map(|group| (group.id.0, group.name));
        Ok(Self {
            lang,
            targets: units.chain(groups).collect(),
            findings: finding::of_plan(db, plan).await?,
        })
    }

    /// One sentence for each thing that an edit decided.
    pub fn sentences(&self, edit: &Edit) -> Vec<String> {
        let (before, after) = (&edit.before, &edit.after);
        let findings = before.findings.iter().zip(&after.findings);
        let unread = before.unread.iter().zip(&after.unread);
        let unread = unread.filter(|(before, after)| before.decision != after.decision).map(
            |(before, after)| self.moved(self.unread(before.decision), self.unread(after.decision)),
        );
        let decided =
            findings.map(|(before, after)| self.moved(self.decision(before), self.decision(after)));
        self.meanings(before, after).into_iter().chain(decided).chain(unread).collect()
    }

    fn moved(&self, before: String, after: String) -> String {
        t!(self.lang, "history-moved", before = before, after = after)
    }

    /// The names that mean something else after the edit, each once.
    fn meanings(&self, before: &Image, after: &Image) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let pairs = before.tasks.iter().zip(&after.tasks).filter(|(old, new)| old.id == new.id);
        for (old, new) in pairs.flat_map(|(old, new)| old.bodies.iter().zip(&new.bodies)) {
            if old.name != new.name || (old.unit, old.group) == (new.unit, new.group) {
                continue;
            }
            let (before, after) =
                (self.target(old.unit, old.group), self.target(new.unit, new.group));
            let name = new.name.as_str();
            let words =
                t!(self.lang, "edits-name-means", name = name, before = before, after = after);
            if !found.contains(&words) {
                found.push(words);
            }
        }
        found
    }

    fn target(&self, unit: Option<Uuid>, group: Option<Uuid>) -> String {
        let key = BodyTarget::from_columns(unit, group).and(unit.or(group));
        key.and_then(|key| self.targets.get(&key).cloned())
            .unwrap_or_else(|| t!(self.lang, "history-no-unit"))
    }

    fn decision(&self, image: &FindingImage) -> String {
        let finding = self.findings.iter().find(|finding| finding.id == image.id);
        let words = image.decision.as_ref().zip(finding);
        words.map_or_else(
            || t!(self.lang, "history-undecided"),
            |(decision, finding)| decision_words(self.lang, finding.kind, decision),
        )
    }

    fn unread(&self, decision: Option<UnreadDecision>) -> String {
        match decision {
            None => t!(self.lang, "history-undecided"),
            Some(UnreadDecision::NoTask) => t!(self.lang, "review-unread-no-task"),
            Some(UnreadDecision::Task) => t!(self.lang, "review-unread-task"),
        }
    }
}

/// A name with what kind of unit it is.
pub(super) fn with_kind(name: &str, kind: &str) -> String {
    format!("{name} ({kind})")
}
