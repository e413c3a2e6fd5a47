//! The little of XML that Office parts need, without entities and with a bound on depth.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::limits;
use crate::error::ReadError;

/// One step through a part. Names are without their prefix.
pub(super) enum Step<'a> {
    Open(BytesStart<'a>),
    /// An element without content: no `Close` follows.
    Empty(BytesStart<'a>),
    Close(String),
    Text(String),
    End,
}

/// Walks through a part.
pub(super) struct Walker<'a> {
    reader: Reader<&'a [u8]>,
    depth: u64,
}

impl<'a> Walker<'a> {
    pub fn new(part: &'a str) -> Self {
        Self { reader: Reader::from_str(part), depth: 0 }
    }

    /// The next step, or why there is none.
    pub fn step(&mut self) -> Result<Step<'a>, ReadError> {
        loop {
            match self.reader.read_event().map_err(damaged)? {
                Event::Start(element) => {
                    self.depth += 1;
                    limits::check("depth of elements", self.depth, limits::DEPTH)?;
                    return Ok(Step::Open(element));
                }
                Event::Empty(element) => return Ok(Step::Empty(element)),
                Event::End(element) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Step::Close(element.local_name().into_inner().to_owned()));
                }
                Event::Text(text) => return Ok(Step::Text(text.xml10_content().into_owned())),
                Event::CData(text) => return Ok(Step::Text(text.xml10_content().into_owned())),
                Event::GeneralRef(reference) => {
                    return Ok(Step::Text(resolve(&reference)?));
                }
                // A document type could define entities that grow without bound.
                Event::DocType(_) => {
                    return Err(ReadError::Damaged { why: "a document type declaration".into() });
                }
                Event::Eof if self.depth > 0 => {
                    return Err(ReadError::Damaged { why: "the XML ends too early".into() });
                }
                Event::Eof => return Ok(Step::End),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }
}

/// A character reference or one of the five entities of XML itself.
fn resolve(reference: &quick_xml::events::BytesRef<'_>) -> Result<String, ReadError> {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        return Ok(letter.to_string());
    }
    quick_xml::escape::resolve_predefined_entity(&reference.xml10_content())
        .map(str::to_owned)
        .ok_or_else(|| ReadError::Damaged { why: "an unknown entity".into() })
}

/// The value of an attribute, by its name without prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let found =
        element.attributes().flatten().find(|one| one.key.local_name().into_inner() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(|value| value.into_owned())
}

/// The name of an element without its prefix.
pub(super) fn name<'a>(element: &'a BytesStart<'_>) -> &'a str {
    element.local_name().into_inner()
}

/// Whether an on/off property is on: present, and not "0", "false" or "off".
pub(super) fn is_on(element: &BytesStart<'_>) -> bool {
    !matches!(attribute(element, "val").as_deref(), Some("0" | "false" | "off"))
}

fn damaged(error: quick_xml::Error) -> ReadError {
    ReadError::Damaged { why: error.to_string() }
}
