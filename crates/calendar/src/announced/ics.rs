//! An iCalendar file (RFC 5545): folded lines, and the events between BEGIN and END.

use super::{Announced, Unsaid, ics_event::Event};
use crate::DayFault;

/// Reads the events of a file.
pub(super) fn read(bytes: &[u8], unsaid: Unsaid<'_>, into: &mut Announced) {
    let mut event: Option<Event> = None;
    // An alarm inside an event has properties of its own, which say nothing about the day.
    let mut inside = 0usize;
    for (number, line) in unfolded(bytes) {
        let Ok(text) = String::from_utf8(line) else {
            into.fault(number, "", DayFault::Encoding);
            continue;
        };
        let Some(property) = Property::of(&text) else { continue };
        let component = property.value.trim().to_ascii_uppercase();
        match (property.name.as_str(), &mut event) {
            ("BEGIN", None) if component == "VEVENT" => event = Some(Event::on(number)),
            ("BEGIN", Some(_)) => inside += 1,
            ("END", Some(_)) if inside > 0 => inside -= 1,
            ("END", Some(_)) => {
                if let Some(event) = event.take() {
                    event.end(unsaid, into);
                }
            }
            (_, Some(event)) if inside == 0 => event.take(number, &property),
            _ => {}
        }
    }
    if let Some(event) = event {
        into.fault(event.line(), "BEGIN:VEVENT", DayFault::NotClosed);
    }
}

/// A line of the file: `NAME;PARAMETER=value:value`.
pub(super) struct Property {
    pub name: String,
    pub parameters: String,
    pub value: String,
}

impl Property {
    /// Parts a line at the first colon outside quotes (section 3.1).
    fn of(line: &str) -> Option<Self> {
        let mut quoted = false;
        let colon = line.char_indices().find_map(|(place, letter)| {
            quoted ^= letter == '"';
            (letter == ':' && !quoted).then_some(place)
        })?;
        let (head, value) = line.split_at_checked(colon)?;
        let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
        Some(Self {
            name: name.trim().to_ascii_uppercase(),
            parameters: parameters.to_ascii_uppercase(),
            value: value.strip_prefix(':')?.to_owned(),
        })
    }

    /// The text behind the escapes `\\`, `\;`, `\,`, `\n` and `\N` (section 3.3.11).
    pub fn text(&self) -> String {
        let mut text = String::with_capacity(self.value.len());
        let mut letters = self.value.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '\\' => match letters.next() {
                    Some('n' | 'N') => text.push(' '),
                    Some(escaped) => text.push(escaped),
                    None => {}
                },
                _ => text.push(letter),
            }
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The lines with their numbers; one that begins with a space or tab goes on with the line before,
/// even amid a letter of several bytes (section 3.1).
fn unfolded(bytes: &[u8]) -> Vec<(usize, Vec<u8>)> {
    let mut lines: Vec<(usize, Vec<u8>)> = Vec::new();
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    for (index, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        match (line.split_first(), lines.last_mut()) {
            (Some((b' ' | b'\t', rest)), Some((_, before))) => before.extend_from_slice(rest),
            _ => lines.push((index + 1, line.to_vec())),
        }
    }
    lines
}
