//! Rows of a table as text: RFC 4180, with the separators spreadsheets of either country write.

/// What parts columns: a Vietnamese Excel writes semicolons, because its comma is the decimal sign.
const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// The rows with the line each begins on.
///
/// # Errors
/// The line on which a quoted field begins that is never closed.
pub(super) fn rows(text: &str) -> Result<Vec<(usize, Vec<String>)>, usize> {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = Rows::parted_by(separator(text));
    for letter in text.chars() {
        reader.take(letter);
    }
    reader.end()
}

/// The separator that stands most often in the first line that says something.
fn separator(text: &str) -> char {
    let says = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
    let first = text.lines().find(says).unwrap_or_default();
    let count = |separator: &char| first.matches(*separator).count();
    // Of equals the first one wins.
    SEPARATORS.into_iter().rev().max_by_key(count).unwrap_or(',')
}

/// Where a letter stands.
#[derive(PartialEq, Eq)]
enum Place {
    /// In a field without quotes, or before one.
    Plain,
    /// Between quotes that were opened on that line.
    Quoted(usize),
    /// After a quote that closes a field, or is the first of two that stand for one.
    Closing(usize),
}

struct Rows {
    separator: char,
    place: Place,
    line: usize,
    begun: usize,
    field: String,
    row: Vec<String>,
    rows: Vec<(usize, Vec<String>)>,
}

impl Rows {
    fn parted_by(separator: char) -> Self {
        Self {
            separator,
            place: Place::Plain,
            line: 1,
            begun: 1,
            field: String::new(),
            row: Vec::new(),
            rows: Vec::new(),
        }
    }

    fn take(&mut self, letter: char) {
        match (&self.place, letter) {
            (Place::Quoted(line), '"') => self.place = Place::Closing(*line),
            (Place::Quoted(_), _) => self.field.push(letter),
            (Place::Closing(line), '"') => {
                self.field.push('"');
                self.place = Place::Quoted(*line);
            }
            (Place::Closing(_), _) => {
                self.place = Place::Plain;
                self.plain(letter);
            }
            (Place::Plain, '"') if self.field.trim().is_empty() => {
                self.field.clear();
                self.place = Place::Quoted(self.line);
            }
            (Place::Plain, _) => self.plain(letter),
        }
        self.line += usize::from(letter == '\n');
    }

    fn plain(&mut self, letter: char) {
        match letter {
            '\n' => self.end_row(self.line + 1),
            '\r' => {}
            _ if letter == self.separator => self.end_field(),
            _ => self.field.push(letter),
        }
    }

    fn end_field(&mut self) {
        self.row.push(std::mem::take(&mut self.field).trim().to_owned());
    }

    fn end_row(&mut self, next: usize) {
        self.end_field();
        self.rows.push((self.begun, std::mem::take(&mut self.row)));
        self.begun = next;
    }

    fn end(mut self) -> Result<Vec<(usize, Vec<String>)>, usize> {
        if let Place::Quoted(line) = self.place {
            return Err(line);
        }
        self.end_row(self.line);
        Ok(self.rows)
    }
}
