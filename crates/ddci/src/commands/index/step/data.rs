//! Tables of units and hierarchies, read from files and written again.

use super::super::inputs::{Opened, Refused, open};
use super::super::report::{Cell, Grid};
use crate::words::t;
use clap::Args;
use ddci_index::{Direction, Fault, Node, Rule, Table, Tree};
use ddci_platform::web::Lang;
use ddci_survey_reader::{Sheet, number};
use std::path::{Path, PathBuf};

/// The file of a table of units.
#[derive(Debug, Clone, Args)]
pub struct Data {
    /// A table: a row for each unit, a column for each indicator
    pub data: PathBuf,
}

/// A table of units with its hierarchy.
#[derive(Debug, Clone, Args)]
pub struct WithMeta {
    #[command(flatten)]
    pub data: Data,
    /// The hierarchy: iCode, Parent, Direction, Weight
    #[arg(long)]
    pub meta: PathBuf,
}

/// A hierarchy with what stands beside it in its file.
pub struct Meta {
    /// The hierarchy.
    pub tree: Tree,
    /// The level of each node, indicators being 1, in the order of the tree.
    pub levels: Vec<u32>,
    /// Columns that name groups of units.
    pub groups: Vec<String>,
}

/// Names of the column of units, and of columns that are none of indicators.
const UNIT: [&str; 3] = ["uCode", "unit", "unit_id"];
const BESIDE: [&str; 4] = ["uName", "name", "Time", "year"];

/// Opens a file and its first sheet.
pub fn sheet(lang: Lang, path: &Path, role: &'static str) -> Result<(Opened, Sheet), Refused> {
    let file = open(lang, path, role)?;
    let sheet = file.sheet(lang)?;
    Ok((file, sheet))
}

impl Data {
    /// The columns of numbers: those of the hierarchy's indicators, or all that hold numbers only.
    ///
    /// # Errors
    /// A file or cell that is refused.
    pub fn table(&self, lang: Lang, tree: Option<&Tree>) -> Result<Table, Refused> {
        let (file, sheet) = sheet(lang, &self.data, "data")?;
        let unit = unit_column(&sheet);
        let wanted = |name: &String| match tree {
            Some(tree) => tree.indicators().any(|node| node.code == *name),
            None => !BESIDE.contains(&name.as_str()),
        };
        let mut columns = Vec::new();
        for (place, name) in sheet.head().iter().enumerate() {
            if place == unit || !wanted(name) {
                continue;
            }
            match numbers(&sheet, place) {
                Ok(cells) => columns.push((name.clone(), cells)),
                // A column of words is a group; a word among numbers is a mistake.
                Err(_) if tree.is_none() && is_words(&sheet, place) => {}
                Err(fault) => return Err(file.wrong(lang, &fault)),
            }
        }
        Table::new(sheet.column(unit), columns).map_err(|fault| file.wrong(lang, &fault))
    }

    /// A column of names, such as the groups of units.
    ///
    /// # Errors
    /// There is no such column.
    pub fn names(&self, lang: Lang, column: &str) -> Result<Vec<String>, Refused> {
        let (file, sheet) = sheet(lang, &self.data, "data")?;
        let place = place(lang, &file, &sheet, column)?;
        Ok(sheet.column(place).map(str::to_owned).collect())
    }
}

/// The place of a column that must be there.
///
/// # Errors
/// It is not.
pub fn place(lang: Lang, file: &Opened, sheet: &Sheet, column: &str) -> Result<usize, Refused> {
    let fault = || Fault::new(Rule::Known, column).at("", column);
    sheet.place(column).ok_or_else(|| file.wrong(lang, &fault()))
}

fn unit_column(sheet: &Sheet) -> usize {
    UNIT.iter().find_map(|name| sheet.place(name)).unwrap_or(0)
}

fn is_words(sheet: &Sheet, column: usize) -> bool {
    sheet.column(column).all(|cell| number(cell).is_none())
}

/// A column of numbers, none where a cell is empty or NA.
///
/// # Errors
/// A cell that is anything else.
pub fn numbers(sheet: &Sheet, column: usize) -> Result<Vec<Option<f64>>, Fault> {
    let name = sheet.head().get(column).map_or("", String::as_str);
    let cell = |(cell, row): (&str, &u32)| match cell {
        "" | "NA" => Ok(None),
        cell => number(cell).map(Some).ok_or_else(|| Fault::new(Rule::Form, cell).at(row, name)),
    };
    sheet.column(column).zip(sheet.numbers()).map(cell).collect()
}

/// A column of numbers by its name; NaN is a gap.
///
/// # Errors
/// No such column, or a cell that is no number.
pub fn column(lang: Lang, file: &Opened, sheet: &Sheet, name: &str) -> Result<Vec<f64>, Refused> {
    let place = place(lang, file, sheet, name)?;
    let cells = numbers(sheet, place).map_err(|fault| file.wrong(lang, &fault))?;
    Ok(cells.into_iter().map(|cell| cell.unwrap_or(f64::NAN)).collect())
}

impl WithMeta {
    /// The table, and the hierarchy.
    ///
    /// # Errors
    /// A file that is refused.
    pub fn read(&self, lang: Lang) -> Result<(Table, Meta), Refused> {
        let meta = meta(lang, &self.meta)?;
        Ok((self.data.table(lang, Some(&meta.tree))?, meta))
    }
}

/// Reads a hierarchy. Rows of another `Type` than Indicator or Aggregate are no part of it; a missing
/// direction or weight is 1.
///
/// # Errors
/// A file that is refused.
pub fn meta(lang: Lang, path: &Path) -> Result<Meta, Refused> {
    let (file, sheet) = sheet(lang, path, "meta")?;
    let code = place(lang, &file, &sheet, "iCode")?;
    let parent = place(lang, &file, &sheet, "Parent")?;
    let places = ["Type", "Direction", "Weight", "Level"].map(|name| sheet.place(name));
    let [kind, direction, weight, level] = places;
    let (mut nodes, mut stated, mut groups) = (Vec::new(), Vec::new(), Vec::new());
    for row in sheet.rows() {
        let cell = |column: Option<usize>| column.map_or("", |column| row.cell(column));
        match cell(kind) {
            "" | "Indicator" | "Aggregate" => {}
            "Group" => {
                groups.push(row.cell(code).to_owned());
                continue;
            }
            _ => continue,
        }
        let figure = |column| match cell(column) {
            "" | "NA" => Ok(1.0),
            text => number(text).ok_or_else(|| {
                let fault = Fault::new(Rule::Form, text).at(row.number(), row.cell(code));
                file.wrong(lang, &fault)
            }),
        };
        let above = Some(row.cell(parent)).filter(|parent| !matches!(*parent, "" | "NA"));
        let less = figure(direction)? < 0.0;
        nodes.push(Node {
            code: row.cell(code).to_owned(),
            parent: above.map(str::to_owned),
            weight: figure(weight)?,
            direction: if less { Direction::Lower } else { Direction::Higher },
        });
        stated.push(number(cell(level)).map(|level| level as u32));
    }
    let tree = Tree::new(nodes).map_err(|fault| file.wrong(lang, &fault))?;
    let levels = (0..tree.nodes().len())
        .map(|place| stated.get(place).copied().flatten().unwrap_or_else(|| height(&tree, place)));
    Ok(Meta { levels: levels.collect(), tree, groups })
}

/// The level of a node that states none: one above its highest child.
fn height(tree: &Tree, place: usize) -> u32 {
    1 + tree.children(place).iter().map(|child| height(tree, *child)).max().unwrap_or(0)
}

/// A table of units, with the column of units first.
pub fn grid(table: &Table) -> Grid {
    let head = std::iter::once("uCode").chain(table.codes().iter().map(String::as_str));
    let row = |(row, unit): (usize, &String)| {
        let cells = table.row(row).map(|cell| Cell::number(Some(cell), 15));
        std::iter::once(Cell::text(Some(unit))).chain(cells).collect()
    };
    Grid {
        title: String::new(),
        head: heads(head),
        rows: table.units().iter().enumerate().map(row).collect(),
    }
}

/// Heads that are the same for programs and people.
pub fn heads<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<(String, String)> {
    names.into_iter().map(|name| (name.to_owned(), name.to_owned())).collect()
}

/// Refuses a word that none of the choices is.
pub fn no_such(lang: Lang, word: &str, choices: &str) -> Refused {
    Refused::one(t!(lang, "no-such-word", word = word.to_owned(), choices = choices.to_owned()))
}
