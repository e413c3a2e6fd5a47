//! The sub-indices known so far, and which one a text is about.

use super::names::{heading_name, plain_name};
use super::targets::TargetItem;
use crate::model::{Points, SubIndex};
use crate::words::{bare, capitalised, is_all_capitals};

/// The sub-indices in the order in which they are named.
#[derive(Debug, Default, Clone)]
pub(crate) struct Registry {
    pub entries: Vec<Entry>,
}

/// One sub-index while the plan is read.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub index: SubIndex,
    pub sheet: Option<String>,
    /// The name in comparable form.
    key: String,
}

/// How much two names must share to be one.
const SAME_NAME: f64 = 0.84;

impl Registry {
    /// Enters a target, or adds it to the sub-index it belongs to.
    pub fn take(&mut self, item: TargetItem, sheet: Option<&str>, line: u32) {
        let key = key(&item.name);
        if key.is_empty() {
            return;
        }
        let known = self
            .entries
            .iter_mut()
            .find(|entry| entry.key == key || similar(&entry.key, &key) >= 0.93);
        if let Some(entry) = known {
            if entry.index.target.is_none() && item.target.is_some() {
                entry.index.target = item.target;
                entry.index.counts_toward_total = !item.only_followed;
            }
            entry.index.responsible_leader = entry.index.responsible_leader.take().or(item.leader);
            return;
        }
        let next = self.entries.iter().map(|entry| entry.index.ordinal).max().unwrap_or(0) + 1;
        let taken = |ordinal: u32| self.entries.iter().any(|entry| entry.index.ordinal == ordinal);
        let ordinal =
            item.ordinal.filter(|ordinal| *ordinal > 0 && !taken(*ordinal)).unwrap_or(next);
        self.entries.push(Entry {
            index: SubIndex {
                ordinal,
                name: name_as_written(&item.name),
                target: item.target,
                counts_toward_total: item.target.is_some() && !item.only_followed,
                responsible_leader: item.leader,
                line,
            },
            sheet: sheet.map(str::to_owned),
            key,
        });
    }

    /// The sub-index a heading is about.
    ///
    /// A heading must say "chỉ số", or be nothing but a known name.
    pub fn of_heading(&self, text: &str, siblings_are_sub_indices: bool) -> Option<u32> {
        if let Some((ordinal, name)) = heading_name(text) {
            let by_name = self.by_name(&name);
            return by_name.or_else(|| {
                ordinal
                    .and_then(|ordinal| {
                        self.entries.iter().find(|entry| entry.index.ordinal == ordinal)
                    })
                    .map(|entry| entry.index.ordinal)
            });
        }
        let name = plain_name(text);
        let words = ddci_vntext::words(&name).count();
        if !(2..=16).contains(&words) {
            return None;
        }
        let strict = if siblings_are_sub_indices { SAME_NAME } else { 0.9 };
        self.best(&key(&name)).filter(|(_, score)| *score >= strict).map(|(ordinal, _)| ordinal)
    }

    /// The sub-index with this name or one much like it.
    pub fn by_name(&self, name: &str) -> Option<u32> {
        self.best(&key(name)).filter(|(_, score)| *score >= SAME_NAME).map(|(ordinal, _)| ordinal)
    }

    fn best(&self, wanted: &str) -> Option<(u32, f64)> {
        if wanted.is_empty() {
            return None;
        }
        let scored =
            self.entries.iter().map(|entry| (entry.index.ordinal, closeness(&entry.key, wanted)));
        scored.max_by(|one, other| one.1.total_cmp(&other.1))
    }

    pub fn get_mut(&mut self, ordinal: u32) -> Option<&mut SubIndex> {
        self.entries.iter_mut().map(|entry| &mut entry.index).find(|index| index.ordinal == ordinal)
    }

    /// Gives a sub-index its leader, unless it has one.
    pub fn set_leader(&mut self, ordinal: u32, leader: String) {
        if let Some(index) = self.get_mut(ordinal)
            && index.responsible_leader.is_none()
            && !leader.is_empty()
        {
            index.responsible_leader = Some(leader);
        }
    }

    /// Gives a sub-index its target, unless it has one.
    pub fn set_target(&mut self, ordinal: u32, target: Points) {
        if let Some(index) = self.get_mut(ordinal)
            && index.target.is_none()
        {
            index.target = Some(target);
            index.counts_toward_total = true;
        }
    }
}

/// One name may be the shorter form of the other ("Thiết chế pháp lý").
fn closeness(known: &str, wanted: &str) -> f64 {
    let similarity = similar(known, wanted);
    let words = |text: &str| text.split(' ').count();
    let (short, long) = if known.len() < wanted.len() { (known, wanted) } else { (wanted, known) };
    let contained = words(short) >= 2 && format!(" {long} ").contains(&format!(" {short} "));
    if contained {
        similarity.max(0.9 + 0.05 * short.len() as f64 / long.len() as f64)
    } else {
        similarity
    }
}

fn similar(one: &str, other: &str) -> f64 {
    if one == other { 1.0 } else { ddci_vntext::similarity(one, other) }
}

/// The name without "chỉ số", for comparison.
fn key(name: &str) -> String {
    let mut rest = bare(name);
    for prefix in ["chỉ số ", "thành phần ", "về "] {
        while let Some(shorter) = rest.strip_prefix(prefix) {
            rest = shorter.to_owned();
        }
    }
    rest
}

fn name_as_written(name: &str) -> String {
    let name = if is_all_capitals(name) { name.to_lowercase() } else { name.to_owned() };
    capitalised(name.trim())
}
