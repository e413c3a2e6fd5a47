//! A scene for a plan of an authority that the program does not know: units made from the bodies
//! the plan names. Whatever is invented says so in its name.

use super::Scene;
use crate::organisation::{GroupFile, Members, Organisation, PersonFile, UnitFile};
use ddci_plan_reader::Reading;
use ddci_platform::{files::Upload, org::body_key};
use jiff::civil::date;
use std::collections::BTreeMap;

/// The authority's code.
const AUTHORITY: &str = "authority";

/// How many members an unknown group is given.
const MEMBERS: usize = 3;

/// The scene.
pub fn scene(document: Upload, reading: Reading) -> Scene {
    let mut units = vec![unit(AUTHORITY, &reading.head.issuer, "peoples_committee", None)];
    let mut groups = Vec::new();
    for name in names(&reading) {
        let code = format!("body-{}", units.len() + groups.len());
        if is_group(&name) {
            let members: Vec<UnitFile> = (1..=MEMBERS).map(|n| member(&code, &name, n)).collect();
            groups.push(GroupFile {
                code,
                name: name.clone(),
                aliases: vec![name],
                members: Members::Codes(members.iter().map(|unit| unit.code.clone()).collect()),
            });
            units.extend(members);
        } else if body_key(&name) != body_key(&reading.head.issuer) {
            units.push(unit(&code, &name, "division", Some(AUTHORITY)));
        }
    }
    let coordinator = coordinator(&reading, &units);
    let year = reading.head.year;
    let start = date(year, 1, 2);
    Scene {
        people: people(&units, &coordinator),
        organisation: Organisation { authority: AUTHORITY.to_owned(), units, groups },
        above: None,
        lineage: None,
        number: reading.head.number.clone().unwrap_or_else(|| "01/KH-UBND".to_owned()),
        issued_on: reading.head.issued_on.filter(|on| on.year() == year).unwrap_or(start),
        coordinator,
        as_of: date(year, 9, 18),
        steps: Vec::new(),
        document,
        reading,
    }
}

/// The bodies that lead something, and those that help, each once.
fn names(reading: &Reading) -> Vec<String> {
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for task in &reading.tasks {
        for name in task.leads.iter().chain(&task.coordinators) {
            names.entry(body_key(name)).or_insert_with(|| name.clone());
        }
    }
    names.into_values().collect()
}

/// "Các phòng chuyên môn", "UBND các xã, phường", "Thủ trưởng các cơ quan": many under one name.
fn is_group(name: &str) -> bool {
    let key = format!(" {} ", body_key(name));
    key.contains(" cac ") || key.starts_with(" moi ") || key.starts_with(" tung ")
}

fn member(group: &str, name: &str, n: usize) -> UnitFile {
    let key = body_key(name);
    let (kind, base) = if key.contains("xa") || key.contains("phuong") {
        ("commune", "UBND xã")
    } else {
        ("division", "Đơn vị")
    };
    unit(&format!("{group}-{n}"), &format!("{base} minh họa {n} – {name}"), kind, Some(AUTHORITY))
}

fn unit(code: &str, name: &str, kind: &str, parent: Option<&str>) -> UnitFile {
    UnitFile {
        code: code.to_owned(),
        name: name.to_owned(),
        name_en: None,
        kind: kind.to_owned(),
        parent: parent.map(str::to_owned),
        aliases: vec![name.to_owned()],
        official_code: None,
        district: None,
        outside: false,
        valid_from: None,
        valid_to: None,
        source: "demonstration: made from the bodies a plan names".to_owned(),
        verified: false,
    }
}

/// The receiver of the reports, where it is a unit; else the unit that is named first.
fn coordinator(reading: &Reading, units: &[UnitFile]) -> String {
    let receiver = reading
        .reporting
        .iter()
        .map(|duty| body_key(&duty.to))
        .find_map(|key| units.iter().skip(1).find(|unit| body_key(&unit.name) == key));
    receiver
        .or_else(|| units.get(1))
        .or_else(|| units.first())
        .map(|unit| unit.code.clone())
        .unwrap_or_default()
}

fn people(units: &[UnitFile], coordinator: &str) -> Vec<PersonFile> {
    let other = units
        .iter()
        .skip(1)
        .find(|unit| unit.code != coordinator)
        .map_or(AUTHORITY, |unit| unit.code.as_str());
    let person = |role: &str, title: &str, unit: &str| PersonFile {
        login: role.replace('_', "."),
        name: format!("{title} (minh họa)"),
        title: title.to_owned(),
        unit: unit.to_owned(),
        email: None,
        role: role.to_owned(),
    };
    vec![
        person("administrator", "Quản trị hệ thống", AUTHORITY),
        person("coordinator", "Đầu mối điều phối kế hoạch", coordinator),
        person("leader", "Lãnh đạo phụ trách", AUTHORITY),
        person("unit_head", "Trưởng đơn vị", other),
        person("officer", "Chuyên viên", other),
        person("reader", "Người đọc", AUTHORITY),
        person("auditor", "Người kiểm tra", AUTHORITY),
    ]
}
