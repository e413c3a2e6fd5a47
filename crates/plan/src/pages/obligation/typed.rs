//! What somebody types about an obligation.

use crate::{
    model::EvidenceKind,
    pages::talk,
    transitions::{NewEvidence, Refusal},
};
use ddci_platform::web::Multipart;

/// What was typed; nothing of it is lost when something is wrong.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed {
    pub(super) text: String,
    pub(super) quantity: String,
    pub(super) step: String,
    pub(super) difficulties: String,
    pub(super) proposals: String,
    pub(super) document_number: String,
    pub(super) link: String,
    pub(super) figure: String,
    pub(super) source: String,
    /// The reason of a return.
    pub(super) reason: String,
    /// The mark of an acceptance.
    pub(super) quality: String,
    /// What is said about it.
    pub(super) note: String,
    /// What was to be said about it.
    pub(super) said: talk::Typed,
}

impl Typed {
    /// A reason that was typed into the other form of the page.
    pub(super) fn reason(reason: String) -> Self {
        Self { reason, ..Self::default() }
    }

    pub(super) fn of(form: &Multipart) -> Self {
        let text = |name: &str| form.text(name).to_owned();
        Self {
            text: text("text"),
            quantity: text("quantity"),
            step: text("step"),
            difficulties: text("difficulties"),
            proposals: text("proposals"),
            document_number: text("document_number"),
            link: text("link"),
            figure: text("figure"),
            source: text("source"),
            said: talk::Typed::default(),
            ..Self::default()
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        [
            &self.text,
            &self.quantity,
            &self.step,
            &self.difficulties,
            &self.proposals,
            &self.document_number,
            &self.link,
            &self.figure,
        ]
        .iter()
        .all(|text| text.trim().is_empty())
    }

    /// The evidence that was typed, by kind.
    pub(super) fn evidence(&self) -> Vec<NewEvidence> {
        let typed = [
            (EvidenceKind::DocumentNumber, &self.document_number, None),
            (EvidenceKind::Link, &self.link, None),
            (EvidenceKind::Figure, &self.figure, Some(self.source.clone())),
        ];
        typed
            .into_iter()
            .filter(|(_, value, _)| !value.trim().is_empty())
            .map(|(kind, value, source)| NewEvidence::Typed { kind, value: value.clone(), source })
            .collect()
    }

    /// The quantity; blanks, dots and spaces between thousands are tolerated.
    pub(super) fn quantity(&self) -> Result<Option<i32>, Refusal> {
        let digits: String =
            self.quantity.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
        if digits.is_empty() {
            return Ok(None);
        }
        digits.parse().map(Some).map_err(|_| Refusal::BadQuantity)
    }
}
