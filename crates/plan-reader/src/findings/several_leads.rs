//! Several individual bodies lead one thing.
//!
//! README, "Findings": groups are not individual bodies; bodies that each act in their own field,
//! or a duty that falls on all bodies alike, are not a finding.

use std::collections::BTreeMap;

use super::{Evidence, finding};
use crate::bodies::Body;
use crate::model::{Finding, FindingKind};
use crate::reader::{Draft, Focal};
use crate::words::{bare, regex, view};

pub(super) fn find(evidence: &Evidence<'_>) -> Vec<Finding> {
    let mut findings = in_tasks(evidence.tasks);
    findings.extend(focal_points(evidence.focals));
    findings
}

/// Tasks that share one opening are one finding.
fn in_tasks(tasks: &[Draft]) -> Vec<Finding> {
    let mut found: Vec<(Vec<u32>, Vec<u32>, &Draft)> = Vec::new();
    for task in tasks.iter().filter(|task| has_several(task)) {
        let known = found.iter_mut().find(|(lead_lines, _, other)| {
            !lead_lines.is_empty()
                && *lead_lines == task.lead_lines
                && other.sheet() == task.sheet()
        });
        match known {
            Some((_, lines, _)) if lines.len() < 11 => lines.push(task.first_line()),
            Some(_) => {}
            None => found.push((task.lead_lines.clone(), vec![task.first_line()], task)),
        }
    }
    found
        .into_iter()
        .map(|(lead_lines, lines, task)| {
            let names = names(&task.leads);
            finding(
                FindingKind::SeveralLeads,
                task.sheet(),
                lines.into_iter().chain(lead_lines),
                format!("Nhiều đơn vị cùng chủ trì: {names}"),
            )
        })
        .collect()
}

fn has_several(task: &Draft) -> bool {
    let individual = task.leads.iter().filter(|body| !body.group && !body.generic).count();
    let small = view(&task.text);
    let own_field = regex!(r"(?:theo|trong|thuộc)\s+(?:\p{L}+\s+){0,3}?(?:lĩnh vực|chức năng|phạm vi|ngành)|lĩnh vực (?:mà |được )?(?:đơn vị|quản lý|phụ trách|phân công)|chủ đầu tư").is_match(&small);
    individual >= 2 && individual == task.leads.len() && task.leads_appointed && !own_field
}

/// Two bodies are each made focal point of one sub-index.
fn focal_points(focals: &[Focal]) -> Vec<Finding> {
    let mut by_index: BTreeMap<u32, Vec<&Focal>> = BTreeMap::new();
    for focal in focals {
        by_index.entry(focal.sub_index).or_default().push(focal);
    }
    by_index
        .into_values()
        .filter_map(|group| {
            let bodies: Vec<Body> = crate::bodies::distinct(
                group.iter().flat_map(|focal| focal.bodies.iter().cloned()),
            );
            let paragraphs: Vec<u32> = group.iter().map(|focal| focal.line).collect();
            let first = group.first()?;
            let apart = paragraphs.len() >= 2 && bodies.len() >= 2;
            apart.then(|| {
                finding(
                    FindingKind::SeveralLeads,
                    first.sheet.as_deref(),
                    paragraphs,
                    format!("Nhiều đơn vị cùng làm đầu mối một chỉ số: {}", names(&bodies)),
                )
            })
        })
        .collect()
}

fn names(bodies: &[Body]) -> String {
    let names: Vec<&str> = bodies
        .iter()
        .map(|body| body.name.as_str())
        .filter(|name| !bare(name).is_empty())
        .collect();
    names.join("; ")
}
