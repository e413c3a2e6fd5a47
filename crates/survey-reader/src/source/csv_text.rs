//! Text with a delimiter, as spreadsheets and programs write it.

use std::borrow::Cow;

use crate::fault::{Fault, Faults, Rule};
use crate::sheet::{Builder, Sheet};

/// The delimiters that are told apart, the most usual first.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// Reads a text as one sheet.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Faults> {
    let text = decode(bytes)?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(&text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut builder = Builder::new(None);
    let mut record = csv::StringRecord::new();
    // A cell may hold line breaks; people count rows, not lines.
    let mut broken_lines = 0;
    while reader.read_record(&mut record).map_err(unsound)? {
        let number = first_line(&text, &record).saturating_sub(broken_lines);
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        builder.add(number, record.iter())?;
        let breaks = |cell: &str| cell.bytes().filter(|byte| *byte == b'\n').count() as u64;
        broken_lines += record.iter().map(breaks).sum::<u64>();
    }
    Ok(builder.done()?.into_iter().collect())
}

/// The line a record starts on; its position lies before the blank lines above it.
fn first_line(text: &str, record: &csv::StringRecord) -> u64 {
    let Some(position) = record.position() else { return 0 };
    let before = text.as_bytes().iter().skip(position.byte() as usize);
    let blank = before.take_while(|byte| matches!(byte, b'\r' | b'\n'));
    position.line() + blank.filter(|byte| **byte == b'\n').count() as u64
}

fn unsound(error: csv::Error) -> Fault {
    Fault::of_file(Rule::Sound(error.to_string()))
}

/// The text without its mark. Excel writes "Unicode text" as UTF-16.
fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Fault> {
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let (pairs, odd) = rest.as_chunks::<2>();
        let text = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)));
        let text: Result<String, _> = text.collect();
        text.ok().filter(|_| odd.is_empty()).map(Cow::Owned)
    };
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => std::str::from_utf8(rest).ok().map(Cow::Borrowed),
        plain => std::str::from_utf8(plain).ok().map(Cow::Borrowed),
    };
    text.filter(|text| !text.contains('\0')).ok_or_else(|| not_text(bytes))
}

/// Where the first bad byte stands.
fn not_text(bytes: &[u8]) -> Fault {
    let nul = bytes.iter().position(|byte| *byte == 0).unwrap_or(0);
    let sound = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), |_| nul);
    let before = bytes.get(..sound).unwrap_or(&[]);
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let value = bytes.get(sound).map(|byte| format!("0x{byte:02x}")).unwrap_or_default();
    Fault { row: u32::try_from(line).ok(), value, ..Fault::of_file(Rule::Unicode) }
}

/// The delimiter that stands most often, outside of quotes, in the first line that has one.
fn delimiter(text: &str) -> u8 {
    let mut counts = [0usize; DELIMITERS.len()];
    let mut quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted && counts.iter().any(|count| *count > 0) => break,
            _ if !quoted => {
                let own = counts.iter_mut().zip(DELIMITERS).find(|(_, own)| *own == byte);
                if let Some((count, _)) = own {
                    *count += 1;
                }
            }
            _ => {}
        }
    }
    let most = counts.into_iter().max().unwrap_or(0);
    counts.into_iter().zip(DELIMITERS).find(|(count, _)| *count == most).map_or(b',', |(_, d)| d)
}
