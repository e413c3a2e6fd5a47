//! `ddci index …`: composite indicators from files.

use crate::command::{Desk, Ended};
use rstest::rstest;
use serde_json::Value;
use std::fmt::Write;

const SET: &str = r#"
code = "mau-2025"
province = "Lạng Sơn"
year = 2025
block = "locality"
source = "bộ chỉ số mẫu"
verified = true
least_answers = 3

[[band]]
name = "Tốt"
at_least = "60"

[[band]]
name = "Khá"
at_least = "0"

[[sub_index]]
code = "time"
name = "Chi phí thời gian"
weight = "0.4"
[[sub_index.indicator]]
code = "satisfied"
kind = "top_two_share"
[[sub_index.indicator.question]]
code = "q1"
min = 1.0
max = 5.0
dont_know_codes = ["99"]
[[sub_index.indicator]]
code = "days"
kind = "likert_mean"
direction = "lower"
[[sub_index.indicator.question]]
code = "q2"
min = 0.0
max = 1000.0

[[sub_index]]
code = "fair"
name = "Cạnh tranh bình đẳng"
weight = "0.6"
[[sub_index.indicator]]
code = "equal"
kind = "likert_mean"
[[sub_index.indicator.question]]
code = "q3"
min = 1.0
max = 5.0
[[sub_index.indicator]]
code = "online"
kind = "hard_ratio"
"#;
const HARD: &str = "Đơn vị;online\nBa Sơn;0,6\nCao Lộc;0,9\nĐồng Đăng;0,75\nKhánh Khê;0,5\n";

/// Four units; the last has too few answers. `shift` moves the answers of Cao Lộc.
fn answers(shift: i32) -> String {
    let mut text = "Mã phiếu;Đơn vị;Nhóm;Trọng số;q1;q2;q3;ghi chú\n".to_owned();
    let units = [("Ba Sơn", 0, 9), ("Cao Lộc", 1, 12), ("Đồng Đăng", 2, 12), ("Khánh Khê", 1, 2)];
    for (unit, level, count) in units {
        for row in 0..count {
            let group = if row % 3 == 0 { "household" } else { "enterprise" };
            let own = if unit == "Cao Lộc" { shift } else { 0 };
            let (one, three) =
                ((row + level + own) % 5 + 1, ((row * 2 + level) % 4 + 1 + own).min(5));
            let (days, weight) = (3 + (row * 7 + level) % 11 - own, 1 + row % 2);
            writeln!(text, "{unit}-{row};{unit};{group};{weight},5;{one};{days};{three};x")
                .unwrap();
        }
    }
    text
}

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("set.toml", SET).put("hard.csv", HARD).put("answers.csv", answers(0));
    desk.put("before.csv", answers(0)).put("after.csv", answers(1));
    desk
}

const SURVEY: [&str; 5] = ["answers.csv", "--set", "set.toml", "--hard", "hard.csv"];

fn json(desk: &Desk, arguments: &[&str]) -> Value {
    serde_json::from_str(&desk.done(&[arguments, &["--output", "json"]].concat())).unwrap()
}

/// What each command says, in both languages; the files' names and hashes with it.
#[rstest]
#[case::score("score", &SURVEY)]
#[case::uncertainty("uncertainty", &SURVEY)]
#[case::compare("compare", &["before.csv", "after.csv", "--set", "set.toml", "--hard", "hard.csv", "--hard-before", "hard.csv", "--by-group"])]
#[case::target("target", &[&SURVEY[..], &["--unit", "Ba Sơn", "--composite", "60", "--sub-index", "time=8,79"]].concat())]
#[case::check("check", &["answers.csv", "--set", "set.toml"])]
fn what_people_read(
    #[case] command: &str,
    #[case] arguments: &[&str],
    #[values("vi", "en")] lang: &str,
) {
    let told = desk().done(&[&["index", command], arguments, &["--lang", lang]].concat());

    insta::assert_snapshot!(format!("index_{command}_{lang}"), told);
}

#[rstest]
#[case::composite(&["--explain", "Cao Lộc"], "composite")]
#[case::sub_index(&["--explain", "Cao Lộc", "--of", "time"], "sub_index")]
#[case::indicator(&["--explain", "Cao Lộc", "--of", "days"], "indicator")]
fn any_number_is_explained(#[case] what: &[&str], #[case] name: &str) {
    let told = desk().done(&[&["index", "score"], &SURVEY[..], what].concat());

    insta::assert_snapshot!(format!("index_explain_{name}"), told);
}

#[test]
fn what_programs_read() {
    let desk = desk();
    let scored = json(&desk, &[&["index", "score"], &SURVEY[..]].concat());
    insta::assert_json_snapshot!("index_score_json", scored);

    let csv = desk.done(&[&["index", "score"], &SURVEY[..], &["--output", "csv"]].concat());
    assert_eq!(csv.lines().next(), Some("rank,unit,composite,band,answers,time,fair"));
    let best: Vec<&str> = csv.lines().nth(1).unwrap().split(',').collect();
    let unit = scored["units"].as_array().unwrap().iter().find(|own| own["rank"] == 1.0).unwrap();
    assert_eq!(
        (best[1], best[2]),
        (unit["unit"].as_str().unwrap(), unit["composite"].to_string().as_str())
    );
}

/// The same bytes for any number of threads; another seed gives others.
#[test]
fn a_result_depends_on_inputs_and_seed_alone() {
    let desk = desk();
    let command =
        [&["index", "uncertainty"], &SURVEY[..], &["--output", "json", "-B", "400", "--seed", "7"]]
            .concat();
    let [one, four] =
        ["1", "4"].map(|threads| desk.run_in(&[("RAYON_NUM_THREADS", threads)], &command));
    assert_eq!((one.code, &one.out), (0, &four.out), "{one:?}");

    let other = desk.done(&[&command[..command.len() - 1], &["8"]].concat());
    assert_ne!(one.out, other);
    let found: Value = serde_json::from_str(&one.out).unwrap();
    assert_eq!((found["seed"].as_u64(), found["replicates"].as_u64()), (Some(7), Some(400)));
    assert_eq!(found["inputs"].as_array().unwrap().len(), 3);
    let unit = &found["units"][1];
    assert!(unit["low"].as_f64() < unit["composite"].as_f64());
    assert!(unit["composite"].as_f64() < unit["high"].as_f64());
    let (above, below) = (&unit["above"]["Ba Sơn"], &found["units"][0]["above"]["Cao Lộc"]);
    assert!((above.as_f64().unwrap() + below.as_f64().unwrap() - 1.0).abs() < 1e-9);
}

/// How much is the method: ranks over other ways, and which choice moves them.
#[test]
fn other_methods_are_tried() {
    let command =
        [&["index", "uncertainty"], &SURVEY[..], &["--method", "method", "-B", "500"]].concat();
    let found = json(&desk(), &command);

    assert_eq!(found["sobol"].as_array().unwrap().len(), 4);
    for unit in found["units"].as_array().unwrap() {
        assert!(unit["rank_5"].as_f64() <= unit["mean_rank"].as_f64(), "{unit}");
        assert!(unit["mean_rank"].as_f64() <= unit["rank_95"].as_f64(), "{unit}");
    }
}

/// The parts of a change add up to it, and to the difference of both years' scores.
#[test]
fn the_parts_of_a_change_add_up() {
    let command = ["index", "compare", "before.csv", "after.csv", "--set", "set.toml"];
    let hard = ["--hard", "hard.csv", "--hard-before", "hard.csv"];
    let found = json(&desk(), &[&command[..], &hard].concat());

    let units = found["units"].as_array().unwrap();
    assert_eq!(units.len(), 3, "Khánh Khê has no score");
    for unit in units {
        let part = |name: &str| unit[name].as_f64().unwrap();
        let parts: f64 = ["own", "goalposts", "set", "mix", "lineage"].map(part).iter().sum();
        assert!((parts - part("change")).abs() < 1e-9, "{unit}");
        assert!((part("after") - part("before") - part("change")).abs() < 1e-9, "{unit}");
    }
    assert_ne!(units[1]["own"], 0.0);
}

#[test]
fn a_new_unit_is_compared_with_its_predecessors() {
    let desk = desk();
    desk.put("after.csv", answers(0).replace("Cao Lộc", "Công Sơn"));
    desk.put("hard2.csv", HARD.replace("Cao Lộc", "Công Sơn"));
    desk.put("lineage.csv", "unit,predecessor,share\nCông Sơn,Cao Lộc,1\n");
    let command = [
        "index",
        "compare",
        "before.csv",
        "after.csv",
        "--set",
        "set.toml",
        "--lineage",
        "lineage.csv",
    ];
    let found = json(
        &desk,
        &[&command[..], &["--hard", "hard2.csv", "--hard-before", "hard.csv"]].concat(),
    );

    let unit =
        found["units"].as_array().unwrap().iter().find(|own| own["unit"] == "Công Sơn").unwrap();
    assert_eq!(unit["series_break"], true);
    assert!(
        unit["change"].as_f64().unwrap().abs() < 1e-9,
        "the same answers under a new name: {unit}"
    );
}

/// The printing mistake of 2021: 50 on a scale of 10.
#[test]
fn a_wrong_figure_in_a_published_table_is_found() {
    let desk = Desk::new();
    let table = include_str!("../../../index/tests/data/published/ha-tinh-2021.csv");
    desk.put("table.csv", table);
    let ended = desk.run(&["index", "check", "table.csv"]);

    assert_eq!(ended.code, 1, "{ended:?}");
    let line = ended.out.lines().find(|line| line.contains("dynamism")).unwrap();
    assert!(line.contains("Sở Tài chính") && line.contains("50,00"), "{line}");

    let right = include_str!("../../../index/tests/data/published/pci-2021.csv");
    desk.put("right.csv", right);
    assert_eq!(desk.run(&["index", "check", "right.csv", "--set", "pci-2021"]).code, 0);
}

#[test]
fn an_index_set_is_checked() {
    let desk = desk();
    assert!(desk.done(&["index", "check", "set.toml"]).contains("mau-2025"));

    desk.put("wrong.toml", SET.replace("\"0.6\"", "\"0.7\""));
    let ended = desk.run(&["index", "check", "wrong.toml", "--lang", "en"]);
    assert_eq!(ended.code, 1);
    assert!(ended.out.contains("“1.1”: weights must add up to 1 exactly"), "{}", ended.out);
}

/// Rows that are not eligible do not count, and are named.
#[test]
fn ineligible_rows_fall_out() {
    let desk = desk();
    let twice = answers(0) + "Cao Lộc-1;Cao Lộc;enterprise;1,5;5;3;5;x\n";
    desk.put("answers.csv", twice + "Z;Cao Lộc;enterprise;1,5;;3;;x\n");

    let checked = json(&desk, &["index", "check", "answers.csv", "--set", "set.toml"]);
    let log: Vec<(&str, &str)> = checked["log"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|entry| entry["action"] == "Excluded")
        .map(|entry| (entry["id"].as_str().unwrap(), entry["rule"].as_str().unwrap()))
        .collect();
    assert_eq!(log, [("Cao Lộc-1", "RatedBefore"), ("Z", "Incomplete")]);

    let count = |more: &[&str]| {
        let found = json(&desk, &[&["index", "score"], &SURVEY[..], more].concat());
        found["units"][1]["answers"].as_u64().unwrap()
    };
    assert_eq!((count(&[]), count(&["--keep-all"])), (12, 14));
}

/// Everything that is wrong is told at once, in the reader's language, with status 1.
#[rstest]
#[case::vietnamese("vi", &["dòng 2, cột “q1”: “bốn”", "dòng 3, cột “q3”: “9x”", "cột “Trọng số”: “-1”"])]
#[case::english("en", &["row 2, column “q1”: “bốn”", "row 3, column “q3”: “9x”"])]
fn what_is_refused_is_told(#[case] lang: &str, #[case] words: &[&str]) {
    let desk = desk();
    let weight = if lang == "vi" { "-1" } else { "1" };
    let text = format!("Đơn vị;Trọng số;q1;q2;q3\nA;1;bốn;3;4\nA;{weight};4;3;9x\n");
    desk.put("answers.csv", text);
    let Ended { code, out, err, .. } =
        desk.run(&[&["index", "score"], &SURVEY[..], &["--keep-all", "--lang", lang]].concat());

    assert_eq!((code, out.as_str()), (1, ""));
    // A weight that is none is refused before answers are looked at.
    let met: Vec<bool> = words.iter().map(|words| err.contains(words)).collect();
    assert!(if lang == "vi" { met[2] } else { met.iter().all(|met| *met) }, "{err}");
}

#[rstest]
#[case::no_file(&["score", "nowhere.csv", "--set", "set.toml"], "nowhere.csv")]
#[case::no_set(&["score", "answers.csv", "--set", "moon"], "lang-son-2023")]
#[case::no_unit(&["score", "answers.csv", "--set", "set.toml", "--hard", "hard.csv", "--explain", "Moon"], "Moon")]
#[case::no_records(&["score", "answers.csv", "--set", "set.toml"], "online")]
#[case::no_table(&["check", "set.toml.csv"], "set.toml.csv")]
fn what_cannot_be_done_is_told(#[case] command: &[&str], #[case] words: &str) {
    let told = desk().refused(&[&["index"], command].concat());

    assert!(told.contains(words), "{told}");
}
