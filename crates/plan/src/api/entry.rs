//! `POST /api/v1/obligations/{obligation}/progress`: records progress with evidence, once for each key.

use super::{
    obligation::{SheetResource, sheet},
    refused,
    values::Step,
};
use crate::{
    model::{EvidenceKind, ObligationId, ProgressId},
    transitions::{Enter, Entered, NewEvidence, Record},
};
use axum::extract::Path;
use ddci_platform::{
    permit::{Actor, Viewer},
    web::{
        Cx,
        api::{Made, One, Problem, Sent, Text, Whole},
    },
};
use serde::{Deserialize, Deserializer, de::Error as _};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{
        RefOr,
        schema::{AdditionalProperties, ArrayBuilder, ObjectBuilder, OneOfBuilder, Schema, Type},
    },
};
use uuid::Uuid;

/// What was done.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEntry {
    /// A key of the program's own making: sent again with the same key, an entry is kept once.
    key: Option<Uuid>,
    /// What was done.
    text: Text<4000>,
    /// How many, of something that is counted.
    quantity: Option<Whole<0, 1_000_000>>,
    /// How far it is, in per cent, of something that is not counted.
    step: Option<Step>,
    /// What stands in the way.
    difficulties: Option<Text<4000>>,
    /// What is proposed.
    proposals: Option<Text<4000>>,
    /// What shows it.
    #[serde(default)]
    evidence: Pieces,
}

/// At most twenty pieces of evidence.
#[derive(Debug, Default)]
pub struct Pieces(Vec<Piece>);

/// How many pieces an entry brings.
const MOST: usize = 20;

impl<'de> Deserialize<'de> for Pieces {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let pieces = Vec::deserialize(from)?;
        match pieces.len() <= MOST {
            true => Ok(Self(pieces)),
            false => Err(D::Error::custom("at most 20 pieces of evidence")),
        }
    }
}

impl PartialSchema for Pieces {
    fn schema() -> RefOr<Schema> {
        ArrayBuilder::new().items(Piece::schema()).max_items(Some(MOST)).into()
    }
}

impl ToSchema for Pieces {}

/// A piece of evidence. Files and photos are added on the page of the obligation.
#[derive(Debug, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Piece {
    /// Number and symbol of an official document.
    DocumentNumber { value: Number },
    /// The address of a published page.
    Link { value: Address },
    /// A figure, with where it comes from.
    Figure { value: Text<500>, source: Text<500> },
}

impl PartialSchema for Piece {
    /// By hand, because each kind takes its own fields and no other.
    fn schema() -> RefOr<Schema> {
        let of = |kind: EvidenceKind, fields: &[(&str, RefOr<Schema>)]| {
            let known = ObjectBuilder::new().schema_type(Type::String);
            let known = known.enum_values(Some([kind.word()]));
            let object = ObjectBuilder::new()
                .property("kind", known)
                .required("kind")
                .additional_properties(Some(AdditionalProperties::FreeForm(false)));
            fields.iter().fold(object, |object, (name, schema)| {
                object.property(*name, schema.clone()).required(*name)
            })
        };
        let text = Text::<500>::schema();
        OneOfBuilder::new()
            .item(of(EvidenceKind::DocumentNumber, &[("value", Number::schema())]))
            .item(of(EvidenceKind::Link, &[("value", Address::schema())]))
            .item(of(EvidenceKind::Figure, &[("value", text.clone()), ("source", text)]))
            .into()
    }
}

impl ToSchema for Piece {}

/// Number and symbol, "214/BC-TNMT".
#[derive(Debug)]
pub struct Number(String);

/// An address that begins with http:// or https://.
#[derive(Debug)]
pub struct Address(String);

const NUMBER: &str = r"^[^/\x00-\x1f\x7f]*[0-9]/[^\x00-\x1f\x7f]*[A-Za-z][^\x00-\x1f\x7f]*$";
const ADDRESS: &str = r"^https?://[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)+(/[!-~]*)?$";
/// The longest, in characters.
const LONGEST: usize = 500;

fn is_number(text: &str) -> bool {
    let Some((number, symbol)) = text.split_once('/') else { return false };
    !text.chars().any(|c| c.is_ascii_control())
        && number.ends_with(|c: char| c.is_ascii_digit())
        && symbol.contains(|c: char| c.is_ascii_alphabetic())
}

fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let Some(rest) = rest else { return false };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let is_label = |label: &str| {
        !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    host.contains('.')
        && host.split('.').all(is_label)
        && path.chars().all(|c| c.is_ascii_graphic())
}

macro_rules! shaped {
    ($name:ident, $is:ident, $pattern:ident, $words:literal) => {
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = String::deserialize(from)?;
                match $is(&text) && text.chars().count() <= LONGEST {
                    true => Ok(Self(text)),
                    false => Err(D::Error::custom($words)),
                }
            }
        }

        impl PartialSchema for $name {
            fn schema() -> RefOr<Schema> {
                let schema = ObjectBuilder::new().schema_type(Type::String);
                schema.max_length(Some(LONGEST)).pattern(Some($pattern)).into()
            }
        }
    };
}
shaped!(Number, is_number, NUMBER, "a number and a symbol, as in 214/BC-TNMT");
shaped!(Address, is_address, ADDRESS, "an address that begins with http:// or https://");

/// Record progress on an obligation, with evidence.
///
/// Answered with 201 where it was kept now, with 200 where the same key was sent before.
#[utoipa::path(
    post,
    path = "/api/v1/obligations/{obligation}/progress",
    operation_id = "recordProgress",
    params(("obligation" = Uuid, Path, description = "The obligation's key.")),
    request_body = NewEntry,
    responses(
        (
            status = 201,
            description = "The obligation with the entry.",
            body = One<SheetResource>,
            links(("submit" = (
                operation_id = "submitObligation",
                parameters(("obligation" = "$response.body#/resource/id"))
            )))
        ),
        (status = 200, description = "The entry was kept before.", body = One<SheetResource>)
    )
)]
pub async fn record(
    viewer: Viewer,
    cx: Cx,
    Path(id): Path<ObligationId>,
    Sent(sent): Sent<NewEntry>,
) -> Result<Made<One<SheetResource>>, Problem> {
    sheet(&cx, &viewer, id).await?;
    let enter =
        Enter { key: sent.key.map(ProgressId), record: sent.into_record(id), submits: None };
    let entered = cx.db().run(&Actor::from(viewer.clone()), &enter).await;
    let entered = entered.map_err(|refusal| refused::problem(cx.lang, refusal))?;
    let now = !matches!(entered, Entered::Before);
    Ok(Made { resource: One { resource: sheet(&cx, &viewer, id).await? }, now })
}

impl NewEntry {
    fn into_record(self, obligation: ObligationId) -> Record {
        let text = |text: Option<Text<4000>>| text.map(|text| text.0).unwrap_or_default();
        Record {
            obligation,
            text: self.text.0,
            happened_on: None,
            quantity: self.quantity.and_then(|quantity| i32::try_from(quantity.0).ok()),
            step: self.step.map(|step| step.0),
            difficulties: text(self.difficulties),
            proposals: text(self.proposals),
            evidence: self.evidence.0.into_iter().map(Piece::into_evidence).collect(),
        }
    }
}

impl Piece {
    fn into_evidence(self) -> NewEvidence {
        let (kind, value, source) = match self {
            Self::DocumentNumber { value } => (EvidenceKind::DocumentNumber, value.0, None),
            Self::Link { value } => (EvidenceKind::Link, value.0, None),
            Self::Figure { value, source } => (EvidenceKind::Figure, value.0, Some(source.0)),
        };
        NewEvidence::Typed { kind, value, source }
    }
}

#[cfg(test)]
mod tests {
    use super::{ADDRESS, NUMBER, is_address, is_number};
    use crate::model::EvidenceKind;

    /// What the document allows is what is taken, and no more than the transition takes.
    #[test]
    fn patterns_say_what_is_taken() {
        let numbers =
            ["214/BC-TNMT", "Số 08/2019/NQ-HĐND", "báo cáo", "12/2024", "1/\u{0}a", "1 /a"];
        let addresses = [
            "https://caoloc.langson.gov.vn/tin?id=1",
            "http://a.b",
            "https://",
            "https://a..b",
            "javascript:alert(1)",
            "https://a.b/ c",
        ];
        let number = regex::Regex::new(NUMBER).unwrap();
        let address = regex::Regex::new(ADDRESS).unwrap();
        for text in numbers {
            assert_eq!(number.is_match(text), is_number(text), "{text:?}");
            assert!(!is_number(text) || EvidenceKind::DocumentNumber.check(text, None).is_ok());
        }
        for text in addresses {
            assert_eq!(address.is_match(text), is_address(text), "{text:?}");
            assert!(!is_address(text) || EvidenceKind::Link.check(text, None).is_ok());
        }
    }
}
