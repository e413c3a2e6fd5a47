//! One unit's raw values by kind of respondent, with the share of each kind.

use super::answers::Loaded;
use ddci_index::design::Design;
use ddci_index::score::{Sample, measure};
use ddci_index::{Fault, Table};
use std::collections::BTreeMap;

/// Raw values by kind of respondent (rows), and the weight of each kind in the unit; they add up to 1.
///
/// # Errors
/// As the library's, where a unit has too little to be measured.
pub fn by_group(
    loaded: &Loaded,
    groups: &[String],
    unit: &str,
) -> Result<(Table, Vec<f64>), Fault> {
    let sample = &loaded.sample;
    let number = sample.units.iter().position(|own| own == unit).map(|place| place as u32);
    let own: Vec<bool> = sample.members.iter().map(|member| *member == number).collect();
    let names = kept(groups, &own);
    let weights = kept(sample.design.weights(), &own);
    let answers = sample.answers.iter().map(|(code, cells)| (code.clone(), kept(cells, &own)));
    let answers: BTreeMap<String, Vec<f64>> = answers.collect();
    let part = Sample::new(Design::new(weights.clone())?, &names, answers)?;
    let records = loaded.records.as_ref().map(|table| repeated(table, unit, &part.units));
    let measured = measure(&loaded.set, &part, records.transpose()?.as_ref())?;
    let mut mix = vec![0.0; part.units.len()];
    for (member, weight) in part.members.iter().zip(&weights) {
        if let Some(share) = member.and_then(|group| mix.get_mut(group as usize)) {
            *share += weight;
        }
    }
    let all: f64 = mix.iter().sum();
    mix.iter_mut().for_each(|share| *share /= all);
    Ok((measured.table(0), mix))
}

fn kept<T: Clone>(list: &[T], own: &[bool]) -> Vec<T> {
    list.iter().zip(own).filter(|(_, own)| **own).map(|(cell, _)| cell.clone()).collect()
}

/// A unit's records hold for each of its groups.
fn repeated(table: &Table, unit: &str, groups: &[String]) -> Result<Table, Fault> {
    let columns =
        table.codes().iter().map(|code| (code.clone(), vec![table.get(unit, code); groups.len()]));
    Table::new(groups.to_vec(), columns)
}
