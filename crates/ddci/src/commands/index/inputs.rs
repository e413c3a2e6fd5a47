//! Files and sets that commands are given.

use super::fault;
use crate::words::t;
use ddci_index::model::{self, IndexSet};
use ddci_platform::web::Lang;
use ddci_survey_reader::{Faults, Sheet};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::path::Path;

/// Why a command does not go on, in sentences.
#[derive(Debug)]
pub struct Refused(pub Vec<String>);

impl Refused {
    /// One sentence.
    pub fn one(sentence: String) -> Self {
        Self(vec![sentence])
    }
}

/// An input that was used, so that a result can be traced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Input {
    /// What it is used as.
    pub role: &'static str,
    /// Its file name.
    pub file: String,
    /// The SHA-256 of its bytes.
    pub sha256: String,
}

/// A file that was opened.
pub struct Opened {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its trace.
    pub input: Input,
}

/// Opens a file.
pub fn open(lang: Lang, path: &Path, role: &'static str) -> Result<Opened, Refused> {
    let shown = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| {
        Refused::one(t!(lang, "cannot-read", file = shown.clone(), why = error.to_string()))
    })?;
    let name = path.file_name().map_or(shown.clone(), |name| name.to_string_lossy().into_owned());
    let sha256 = hex::encode(Sha256::digest(&bytes));
    let input = Input { role, file: name.clone(), sha256 };
    Ok(Opened { name, bytes, input })
}

impl Opened {
    /// Its first sheet.
    pub fn sheet(&self, lang: Lang) -> Result<Sheet, Refused> {
        ddci_survey_reader::read(&self.bytes).map_err(|faults| self.refused(lang, &faults))
    }

    /// Its faults in words.
    pub fn refused(&self, lang: Lang, faults: &Faults) -> Refused {
        Refused(fault::sentences(lang, &self.name, faults))
    }

    /// A fault of the library in it.
    pub fn wrong(&self, lang: Lang, fault: &ddci_index::Fault) -> Refused {
        Refused::one(fault::of_library(lang, &self.name, fault))
    }
}

/// A fault of the library that belongs to no file.
pub fn wrong(lang: Lang, fault: &ddci_index::Fault) -> Refused {
    Refused::one(fault::of_library(lang, "ddci", fault))
}

/// The sets that are shipped, by code.
const SHIPPED: [fn() -> Result<IndexSet, ddci_index::Fault>; 3] =
    [model::district, model::lang_son_2023, model::pci_2021];

/// A shipped set by its code, or the set of a TOML file.
pub fn set(lang: Lang, code: &str) -> Result<(IndexSet, Input), Refused> {
    let shipped: Vec<IndexSet> = SHIPPED.iter().filter_map(|set| set().ok()).collect();
    if let Some(set) = shipped.iter().find(|set| set.code == code) {
        let sha256 = ddci_index::hash::of_set(set).0;
        return Ok((set.clone(), Input { role: "set", file: code.to_owned(), sha256 }));
    }
    let path = Path::new(code);
    if !path.exists() {
        let codes: Vec<&str> = shipped.iter().map(|set| set.code.as_str()).collect();
        return Err(Refused::one(t!(
            lang,
            "no-such-set",
            set = code.to_owned(),
            codes = codes.join(", ")
        )));
    }
    let file = open(lang, path, "set")?;
    let text = String::from_utf8_lossy(&file.bytes);
    let set = IndexSet::read(&text).map_err(|fault| file.wrong(lang, &fault))?;
    Ok((set, file.input))
}
