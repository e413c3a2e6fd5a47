//! Compares a reading with the expected one, part by part.

use std::collections::BTreeSet;

use ddci_vntext::{same_tone_placement, similarity, words};
use serde_json::Value;

/// Agreements, and what does not agree.
#[derive(Debug, Default)]
pub struct Tally {
    pub agreed: usize,
    pub misses: Vec<String>,
}

impl Tally {
    fn check(&mut self, agrees: bool, miss: impl FnOnce() -> String) {
        if agrees {
            self.agreed += 1;
        } else {
            self.misses.push(miss());
        }
    }

    /// The share of agreements.
    pub fn share(&self) -> f64 {
        let total = self.agreed + self.misses.len();
        if total == 0 { 1.0 } else { self.agreed as f64 / total as f64 }
    }
}

/// Compares everything an expected reading holds.
pub fn compare(read: &Value, gold: &Value, tally: &mut Tally) {
    for key in ["title", "number", "issued_on", "year", "issuer", "total_target"] {
        let (own, expected) = (&read["plan"][key], &gold["plan"][key]);
        let text = matches!(key, "title" | "issuer");
        let agrees =
            if text { folded(own) == folded(expected) } else { same_number(own, expected) };
        tally.check(agrees, || format!("{key}: {own} instead of {expected}"));
    }
    compare_sub_indices(read, gold, tally);
    compare_tasks(read, gold, tally);
    compare_reporting(read, gold, tally);
    compare_findings(read, gold, tally);
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn folded(value: &Value) -> String {
    let text = same_tone_placement(value.as_str().unwrap_or_default());
    let text = text.replace("ủy ban nhân dân", "ubnd").replace("hội đồng nhân dân", "hđnd");
    words(&text).collect::<Vec<_>>().join(" ")
}

fn same_number(own: &Value, expected: &Value) -> bool {
    match (own.as_f64(), expected.as_f64()) {
        (Some(own), Some(expected)) => (own - expected).abs() < 0.005,
        _ => own == expected,
    }
}

fn compare_sub_indices(read: &Value, gold: &Value, tally: &mut Tally) {
    let own = list(read, "sub_indices");
    let expected = list(gold, "sub_indices");
    tally.check(own.len() == expected.len(), || {
        format!("{} sub-indices instead of {}", own.len(), expected.len())
    });
    for one in expected {
        let Some(found) = own.iter().find(|other| other["ordinal"] == one["ordinal"]) else {
            tally.check(false, || format!("sub-index {} missing", one["ordinal"]));
            continue;
        };
        let name = |value: &Value| folded(value).trim_start_matches("chỉ số ").to_owned();
        let named = name(&found["name"]) == name(&one["name"])
            || list(one, "_aliases").iter().any(|alias| name(alias) == name(&found["name"]));
        tally.check(named, || format!("sub-index {}: {}", one["ordinal"], found["name"]));
        for key in ["target", "counts_toward_total"] {
            tally.check(same_number(&found[key], &one[key]), || {
                format!("sub-index {} {key}: {}", one["ordinal"], found[key])
            });
        }
        let key = "responsible_leader";
        tally.check(folded(&found[key]) == folded(&one[key]), || {
            format!("sub-index {} {key}: {}", one["ordinal"], found[key])
        });
    }
}

fn place(task: &Value) -> (&str, i64, i64) {
    let line = |key: &str| task["source"][key].as_i64().unwrap_or_default();
    (task["sheet"].as_str().unwrap_or_default(), line("first_line"), line("last_line"))
}

fn overlap(own: &Value, expected: &Value) -> bool {
    let ((_, first, last), (_, other_first, other_last)) = (place(own), place(expected));
    first <= other_last && other_first <= last
}

fn compare_tasks(read: &Value, gold: &Value, tally: &mut Tally) {
    let own = list(read, "tasks");
    let mut used = BTreeSet::new();
    for one in list(gold, "tasks") {
        let candidates = own
            .iter()
            .enumerate()
            .filter(|(index, other)| !used.contains(index) && overlap(other, one));
        let best = candidates
            .map(|(index, other)| {
                (index, similarity(&folded(&other["text"]), &folded(&one["text"])))
            })
            .filter(|(_, score)| *score >= 0.8)
            .max_by(|left, right| left.1.total_cmp(&right.1));
        let Some((index, _)) = best else {
            tally.check(false, || format!("task missed: {} {}", one["ref"], one["text"]));
            continue;
        };
        used.insert(index);
        compare_task(&own[index], one, tally);
    }
    for (index, extra) in own.iter().enumerate() {
        let (_, first, last) = place(extra);
        let optional = list(gold, "_optional_task_lines")
            .iter()
            .any(|span| span[0].as_i64() <= Some(first) && Some(last) <= span[1].as_i64());
        if !used.contains(&index) && !optional {
            tally.check(false, || format!("task too many: {} {}", extra["ref"], extra["text"]));
        }
    }
}

fn compare_task(own: &Value, expected: &Value, tally: &mut Tally) {
    let reference = &expected["ref"];
    tally.check(own["sub_index"] == expected["sub_index"], || {
        format!("{reference} sub_index: {}", own["sub_index"])
    });
    let optional = bodies(expected, "_optional_units");
    for key in ["lead_units", "coordinating_units"] {
        let (found, wanted) = (bodies(own, key), bodies(expected, key));
        let agrees = wanted.is_subset(&found)
            && found.difference(&wanted).all(|body| optional.contains(body));
        tally.check(agrees, || format!("{reference} {key}: {found:?} instead of {wanted:?}"));
    }
    let (found, wanted) = (schedules(own, "schedules"), schedules(expected, "schedules"));
    let optional = schedules(expected, "_optional_schedules");
    let agrees = wanted.iter().all(|one| found.contains(one))
        && found.iter().all(|one| wanted.contains(one) || optional.contains(one));
    tally.check(agrees, || format!("{reference} schedules: {found:?} instead of {wanted:?}"));
}

/// Names without the place they end with, but for groups.
fn bodies(task: &Value, key: &str) -> BTreeSet<String> {
    list(task, key)
        .iter()
        .map(folded)
        .filter(|name| !name.contains("liên quan"))
        .map(|name| {
            let places = [" huyện", " tỉnh", " xã", " thành phố"];
            let short = places.iter().find_map(|place| name.strip_suffix(place));
            match short {
                Some(short) if short != "ubnd" && !short.ends_with("các") => short.to_owned(),
                _ => name,
            }
        })
        .collect()
}

/// Schedules without "unstated", each as one comparable text; a quota's unit is compared by its
/// first word.
fn schedules(task: &Value, key: &str) -> Vec<String> {
    list(task, key)
        .iter()
        .filter(|one| one["kind"] != "unstated")
        .map(|one| {
            let quota = &one["quota"];
            let unit = folded(&quota["unit"]).split(' ').next().unwrap_or_default().to_owned();
            format!(
                "{} {} {} {} {} {} {unit}",
                one["kind"],
                one["due"],
                one["strictly_before"],
                one["from"],
                one["period"],
                quota["count"]
            )
        })
        .collect()
}

fn compare_reporting(read: &Value, gold: &Value, tally: &mut Tally) {
    let text = |one: &Value| format!("{} {} {}", one["kind"], one["due"], folded(&one["to"]));
    let mut found: Vec<String> = list(read, "reporting").iter().map(text).collect();
    let mut wanted: Vec<String> = list(gold, "reporting").iter().map(text).collect();
    found.sort();
    wanted.sort();
    tally.check(found == wanted, || format!("reporting: {found:?} instead of {wanted:?}"));
}

fn compare_findings(read: &Value, gold: &Value, tally: &mut Tally) {
    let near = |own: &Value, other: &Value| {
        own["kind"] == other["kind"]
            && list(own, "lines").iter().any(|line| {
                list(other, "lines").iter().any(|wanted| {
                    (line.as_i64().unwrap_or(-9) - wanted.as_i64().unwrap_or(-99)).abs() <= 1
                })
            })
    };
    let by_kind = |own: &Value, other: &Value| {
        let anywhere = ["missing_target", "targets_do_not_add_up", "report_before_plan"];
        own["kind"] == other["kind"] && anywhere.iter().any(|kind| own["kind"] == *kind)
    };
    let (found, wanted) = (list(read, "findings"), list(gold, "findings"));
    for one in wanted {
        let agrees = found.iter().any(|own| near(own, one) || by_kind(own, one));
        tally.check(agrees, || format!("finding missed: {} {}", one["kind"], one["lines"]));
    }
    for own in found {
        let known = wanted
            .iter()
            .chain(list(gold, "_optional_findings"))
            .any(|one| near(own, one) || by_kind(own, one));
        if !known {
            tally.check(false, || format!("finding too many: {} {}", own["kind"], own["lines"]));
        }
    }
}
