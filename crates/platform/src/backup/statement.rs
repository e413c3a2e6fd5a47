//! One statement of a migration, as far as it says what tables there are.

use super::cell::Kind;

/// A statement that no migration is expected to be written in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a migration says what a backup does not understand: {0}")]
pub struct Unreadable(pub String);

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
    /// Whether it must hold something.
    pub required: bool,
    /// The table whose key it holds.
    pub refers: Option<String>,
}

/// What a statement does to the tables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Statement {
    Create {
        table: String,
        columns: Vec<Column>,
        key: Vec<String>,
    },
    Drop {
        table: String,
    },
    AddColumn {
        table: String,
        column: Column,
    },
    DropColumn {
        table: String,
        column: String,
    },
    RenameColumn {
        table: String,
        from: String,
        to: String,
    },
    RenameTable {
        from: String,
        to: String,
    },
    /// An index, or a change of rows.
    Other,
}

impl Statement {
    /// Reads one statement, without its semicolon.
    pub(super) fn read(sql: &str) -> Result<Self, Unreadable> {
        let tokens = tokens(sql);
        let words: Vec<&str> = tokens.iter().map(String::as_str).collect();
        let heads: Vec<String> = words.iter().take(3).map(|word| word.to_uppercase()).collect();
        let heads: Vec<&str> = heads.iter().map(String::as_str).collect();
        let read = match heads.as_slice() {
            [] | ["INSERT" | "UPDATE" | "DELETE", ..] => Some(Self::Other),
            ["CREATE", "INDEX", ..] | ["CREATE", "UNIQUE", "INDEX"] | ["DROP", "INDEX", ..] => {
                Some(Self::Other)
            }
            ["CREATE", "TABLE", ..] => words.get(2..).and_then(create),
            ["DROP", "TABLE", ..] => {
                words.get(2).map(|table| Self::Drop { table: (*table).to_owned() })
            }
            ["ALTER", "TABLE", ..] => words.get(2..).and_then(alter),
            _ => None,
        };
        read.ok_or_else(|| Unreadable(sql.trim().to_owned()))
    }
}

fn alter(words: &[&str]) -> Option<Statement> {
    let (table, rest) = words.split_first()?;
    let table = (*table).to_owned();
    let rest: Vec<&str> =
        rest.iter().copied().filter(|word| !word.eq_ignore_ascii_case("COLUMN")).collect();
    let (verb, rest) = rest.split_first()?;
    match (verb.to_uppercase().as_str(), rest) {
        ("ADD", definition) => Some(Statement::AddColumn { table, column: column(definition)?.0 }),
        ("DROP", [name]) => Some(Statement::DropColumn { table, column: (*name).to_owned() }),
        ("RENAME", [to, name]) if to.eq_ignore_ascii_case("TO") => {
            Some(Statement::RenameTable { from: table, to: (*name).to_owned() })
        }
        ("RENAME", [from, to, name]) if to.eq_ignore_ascii_case("TO") => {
            let (from, to) = ((*from).to_owned(), (*name).to_owned());
            Some(Statement::RenameColumn { table, from, to })
        }
        _ => None,
    }
}

fn create(words: &[&str]) -> Option<Statement> {
    let (table, body) = words.split_first()?;
    let body = body.strip_prefix(&["("])?.strip_suffix(&[")"])?;
    let (mut columns, mut key) = (Vec::new(), Vec::new());
    for part in parts(body) {
        let first = part.first()?.to_uppercase();
        match first.as_str() {
            "PRIMARY" => key = listed(&part),
            "UNIQUE" | "CHECK" => {}
            "CONSTRAINT" | "FOREIGN" => return None,
            _ => {
                let (column, is_key) = column(&part)?;
                if is_key {
                    key.push(column.name.clone());
                }
                columns.push(column);
            }
        }
    }
    Some(Statement::Create { table: (*table).to_owned(), columns, key })
}

/// A column's definition, and whether it is the primary key by itself.
fn column(words: &[&str]) -> Option<(Column, bool)> {
    let (name, kind) = (*words.first()?, *words.get(1)?);
    let upper: Vec<String> = words.iter().map(|word| word.to_uppercase()).collect();
    let says = |pair: [&str; 2]| upper.windows(2).any(|window| window == pair);
    let refers = upper.iter().position(|word| word == "REFERENCES");
    let refers = refers.and_then(|at| words.get(at + 1)).map(|table| (*table).to_owned());
    let is_key = says(["PRIMARY", "KEY"]);
    let required = is_key || says(["NOT", "NULL"]);
    let column = Column { name: name.to_owned(), kind: Kind::of_word(kind)?, required, refers };
    Some((column, is_key))
}

/// The names between the parentheses.
fn listed(words: &[&str]) -> Vec<String> {
    let inside = words.iter().skip_while(|word| **word != "(").skip(1);
    let names = inside.take_while(|word| **word != ")").filter(|word| **word != ",");
    names.map(|word| (*word).to_owned()).collect()
}

/// What stands between the commas that are in no parentheses.
fn parts<'w>(words: &[&'w str]) -> Vec<Vec<&'w str>> {
    let mut parts = vec![Vec::new()];
    let mut depth = 0_u32;
    for word in words {
        match *word {
            "(" => depth += 1,
            ")" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if *word == "," && depth == 0 {
            parts.push(Vec::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(*word);
        }
    }
    parts
}

/// Words, parentheses and commas; comments are left out, and a text in quotes is one token.
fn tokens(sql: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    for line in sql.lines() {
        let line = line.split("--").next().unwrap_or_default();
        let mut word = String::new();
        let mut quoted = false;
        for letter in line.chars() {
            match letter {
                '\'' => {
                    quoted = !quoted;
                    word.push(letter);
                }
                '(' | ')' | ',' if !quoted => {
                    tokens.push(std::mem::take(&mut word));
                    tokens.push(letter.to_string());
                }
                letter if letter.is_whitespace() && !quoted => {
                    tokens.push(std::mem::take(&mut word));
                }
                letter => word.push(letter),
            }
        }
        tokens.push(word);
    }
    tokens.retain(|token| !token.is_empty());
    tokens
}

#[cfg(test)]
mod tests {
    use super::{Kind, Statement};

    #[test]
    fn a_table_says_its_columns_and_its_key() {
        let sql = "-- who, and (where)\nCREATE TABLE a (\n  b uuid NOT NULL REFERENCES c (id),\n  \
                   d text NOT NULL DEFAULT 'x, y',\n  PRIMARY KEY (b, d)\n)";
        let Ok(Statement::Create { table, columns, key }) = Statement::read(sql) else {
            panic!("a table");
        };

        assert_eq!((table.as_str(), key), ("a", vec!["b".to_owned(), "d".to_owned()]));
        assert_eq!(columns[0].refers.as_deref(), Some("c"));
        assert_eq!((columns[1].kind, columns[1].required), (Kind::Text, true));
    }

    #[test]
    fn what_it_does_not_understand_is_refused() {
        for sql in
            ["CREATE VIEW a AS SELECT 1", "CREATE TABLE a (b money)", "ALTER TABLE a OWNER TO b"]
        {
            assert!(Statement::read(sql).is_err(), "{sql}");
        }
    }
}
