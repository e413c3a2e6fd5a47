//! Sheets become answers, frames, records, published tables and code books.

use crate::support::short;
use ddci_index::Direction;
use ddci_index::model::IndexSet;
use ddci_survey_reader::{
    Answers, Drawn, Frame, Role, Rule, design, items, published, read, records, sample,
};
use rstest::rstest;

const GENERATED: &str = "\
resp_id,year,unit_id,kind,commune,group,sector,size,w_base,w_nr,Q1,Q2
R1,2025,H1,district,C01,enterprise,trade,micro,2.0,2.5,4,1
R2,2025,H1,district,C01,household,trade,micro,2.0,3.5,,0
R3,2025,H2,district,C02,enterprise,trade,small,2.0,4.0,99,1
";
const FRAME: &str = "\
year,unit_id,commune,group,M_communes,m_communes,N,n_selected,r_responded,w_base,w_nr
2025,H1,C01,enterprise,4,4,10,2,1,2.0,2.5
2025,H1,C01,household,4,4,20,2,1,2.0,3.5
2025,H2,C02,enterprise,4,4,30,2,1,2.0,4.0
";
const SET: &str = r#"
    code = "two"
    province = "p"
    year = 2025
    block = "locality"
    source = "a test"
    verified = false
    [[sub_index]]
    code = "s"
    name = "s"
    weight = "1"
    [[sub_index.indicator]]
    code = "Q1"
    kind = "likert_mean"
    [[sub_index.indicator.question]]
    code = "Q1"
    min = 1.0
    max = 5.0
    dont_know_codes = ["99"]
"#;

#[test]
fn the_generators_columns_are_known() {
    let sheet = read(GENERATED.as_bytes()).unwrap();
    let answers = Answers::read(&sheet, None).unwrap();

    assert_eq!(answers.units, ["H1", "H1", "H2"]);
    assert_eq!(answers.weights, Some(vec![2.5, 3.5, 4.0]));
    assert_eq!(answers.questions.keys().copied().collect::<Vec<_>>(), ["Q1", "Q2"]);
    assert_eq!(answers.names(Role::Sector), Some(&["trade"; 3][..]));
    assert_eq!(answers.only(|row| row > 0).units, ["H1", "H2"]);
}

#[rstest]
#[case("Mã phiếu;Năm;ĐƠN VỊ;Xã;Nhóm;Trọng số;Q1\nR1;2025;H1;C01;HTX;2,5;4\n")]
#[case("id,Year,Unit,Commune,Group,Weight,Q1\nR1,2025,H1,C01,HTX,2.5,4\n")]
fn columns_are_known_in_both_languages(#[case] text: &str) {
    let sheet = read(text.as_bytes()).unwrap();
    let answers = Answers::read(&sheet, None).unwrap();

    assert_eq!((answers.units[0], answers.weights.as_deref()), ("H1", Some(&[2.5][..])));
    assert_eq!(answers.names(Role::Group), Some(&["HTX"][..]));
    assert_eq!(answers.questions.keys().copied().collect::<Vec<_>>(), ["Q1"]);
}

#[test]
fn columns_that_nobody_asked_for_are_named() {
    let sheet = read(GENERATED.as_bytes()).unwrap();

    assert_eq!(Answers::read(&sheet, Some(&["Q1"])).unwrap().unknown, ["Q2"]);
}

/// How answers were taken is known, and what cannot be read of it refuses no file.
#[test]
fn how_answers_were_taken() {
    let text = "unit;Bắt đầu;end;Điều tra viên;qc_att;seconds_s1;repeat_q1;other;q1\n\
                A;2024-09-18T08:15:00+07:00;18/09/2024 08:30;A1;2;60,5;4;x;4\n\
                B;2024-09-18;soon;;;-;;y;5\n";
    let sheet = read(text.as_bytes()).unwrap();
    let answers = Answers::read(&sheet, Some(&["q1"])).unwrap();

    let (eight_fifteen, later) = (1_726_647_300, 1_726_648_200);
    assert_eq!(answers.started, Some(vec![Some(eight_fifteen), None]));
    assert_eq!(answers.ended, Some(vec![Some(later), None]));
    assert_eq!(answers.names(Role::Enumerator), Some(&["A1", ""][..]));
    assert_eq!(answers.names(Role::Attention), Some(&["2", ""][..]));
    assert!(answers.screens["s1"][0] == 60.5 && answers.screens["s1"][1].is_nan());
    assert_eq!(answers.repeats["q1"], ["4", ""]);
    assert_eq!(answers.unknown, ["other"]);

    let second = answers.only(|row| row == 1);
    assert_eq!((second.started, second.screens["s1"].len()), (Some(vec![None]), 1));
}

/// Every fault of the file at once.
#[test]
fn faults_of_answers() {
    let text = "unit;weight;đơn vị;dealt_with;Q1\nA;2;A;maybe;4\n;-1;B;1;4\nC;x;C;0;4\n";
    let sheet = read(text.as_bytes()).unwrap();
    let faults = Answers::read(&sheet, Some(&["Q1", "Q7"])).unwrap_err();

    let expected = [
        (Some(1), "đơn vị", "unit", &Rule::OneMeaning),
        (Some(3), "unit", "", &Rule::CellNeeded),
        (Some(3), "weight", "-1", &Rule::NotNegative),
        (Some(4), "weight", "x", &Rule::Number),
        (Some(2), "dealt_with", "maybe", &Rule::YesNo),
        (Some(1), "", "Q7", &Rule::ColumnNeeded),
    ];
    assert_eq!(short(&faults), expected);
}

#[rstest]
#[case::unit("q1\n4\n5\n", "unit_id")]
#[case::nothing_known("a,b\n4,5\n", "unit_id")]
fn a_column_that_is_needed(#[case] text: &str, #[case] name: &str) {
    let sheet = read(text.as_bytes()).unwrap();
    let faults = Answers::read(&sheet, None).unwrap_err();

    assert_eq!(short(&faults), [(Some(1), "", name, &Rule::ColumnNeeded)]);
}

#[test]
fn answers_and_frame_make_a_sample() {
    let (answers, frame) = (read(GENERATED.as_bytes()).unwrap(), read(FRAME.as_bytes()).unwrap());
    let (answers, frame) = (Answers::read(&answers, None).unwrap(), Frame::read(&frame).unwrap());
    let set = IndexSet::read(SET).unwrap();

    let sample = sample(&answers, &set, Some(&frame)).unwrap();

    assert_eq!(sample.units, ["H1", "H2"]);
    assert_eq!(sample.answers["Q1"][0], 4.0);
    assert!(sample.answers["Q1"][1].is_nan() && sample.answers["Q1"][2].is_nan());
    assert_eq!(sample.dont_know["Q1"], [0, 1]);
    assert_eq!(sample.design.degrees(), 0.0, "each of three cells holds one respondent");
}

/// Communes that were drawn are clusters; groups and communes that were all asked are strata.
#[test]
fn the_frame_says_how_it_was_drawn() {
    let answers = read(GENERATED.as_bytes()).unwrap();
    let answers = Answers::read(&answers, None).unwrap();
    let of = |frame: &str| {
        let sheet = read(frame.as_bytes()).unwrap();
        let frame = Frame::read(&sheet).unwrap();
        design(&answers, Some(&frame)).unwrap().1
    };

    assert_eq!(of(FRAME), Drawn::Cells);
    assert_eq!(of(&FRAME.replace(",4,4,", ",4,1,")), Drawn::Communes);
    assert_eq!(design(&answers, None).unwrap().1, Drawn::Cells);
}

#[test]
fn faults_of_a_sample() {
    let text = GENERATED.replace("R1,2025,H1,district,C01,enterprise", "R1,2025,H1,district,C09,x");
    let (answers, frame) = (read(text.as_bytes()).unwrap(), read(FRAME.as_bytes()).unwrap());
    let (answers, frame) = (Answers::read(&answers, None).unwrap(), Frame::read(&frame).unwrap());
    let set = IndexSet::read(SET).unwrap();

    let unmatched = sample(&answers, &set, Some(&frame)).unwrap_err();
    assert_eq!(short(&unmatched), [(Some(2), "", "2025 H1 C09 x", &Rule::Matched)]);

    let text = GENERATED.replace(",4,1\n", ",four,1\n").replace("99,1", "0,1");
    let sheet = read(text.as_bytes()).unwrap();
    let wrong = sample_of(&sheet, &set);
    let (form, scale) =
        (Rule::Index(ddci_index::Rule::Form), Rule::Index(ddci_index::Rule::WithinScale));
    assert_eq!(short(&wrong), [(Some(2), "Q1", "four", &form), (Some(4), "Q1", "0", &scale)]);
}

fn sample_of(sheet: &ddci_survey_reader::Sheet, set: &IndexSet) -> ddci_survey_reader::Faults {
    sample(&Answers::read(sheet, None).unwrap(), set, None).unwrap_err()
}

#[test]
fn faults_of_a_frame() {
    let text = "unit,N\nA,10\nA,0\nB,\n";
    let sheet = read(text.as_bytes()).unwrap();
    let faults = Frame::read(&sheet).unwrap_err();

    let expected = [
        (Some(3), "N", "0", &Rule::AboveZero),
        (Some(4), "N", "", &Rule::CellNeeded),
        (Some(3), "unit", "A", &Rule::RowOnce),
    ];
    assert_eq!(short(&faults), expected);
}

#[rstest]
#[case::wide("Đơn vị;online;late\nA;0,5;\nB;0,75;3\n")]
#[case::long("unit,indicator,value\nA,online,0.5\nA,late,\nB,online,0.75\nB,late,3\n")]
fn records_lie_wide_or_long(#[case] text: &str) {
    let table = records(&read(text.as_bytes()).unwrap()).unwrap();

    assert_eq!(table.units(), ["A", "B"]);
    assert_eq!(table.codes(), ["online", "late"]);
    assert_eq!((table.get("A", "online"), table.get("A", "late")), (Some(0.5), None));
    assert_eq!(table.get("B", "late"), Some(3.0));
}

#[rstest]
#[case::twice("unit,online\nA,1\nA,2\n", Some(3), "unit", "A", Rule::RowOnce)]
#[case::pair_twice(
    "unit,indicator,value\nA,x,1\nA,x,2\n",
    Some(3),
    "indicator",
    "x",
    Rule::RowOnce
)]
#[case::no_number("unit,online\nA,many\n", Some(2), "online", "many", Rule::Number)]
#[case::no_figures("unit,name\nA,Cao Lộc\n", Some(1), "", "value", Rule::ColumnNeeded)]
fn faults_of_records(
    #[case] text: &str,
    #[case] row: Option<u32>,
    #[case] column: &str,
    #[case] value: &str,
    #[case] rule: Rule,
) {
    let faults = records(&read(text.as_bytes()).unwrap()).unwrap_err();

    assert_eq!(short(&faults), [(row, column, value, &rule)]);
}

#[test]
fn published_tables_keep_their_sub_indices() {
    let text = "Đơn vị,khối,n,time,land,Tổng điểm,Thứ hạng,Xếp loại\nA,x,88,\"7,5\",,75.5,1,Tốt\n";
    let table = published(&read(text.as_bytes()).unwrap()).unwrap();

    assert_eq!(table.sub_indices, ["time", "land"]);
    let row = &table.rows[0];
    assert_eq!((row.sub_indices.as_slice(), row.composite), (&[Some(7.5), None][..], 75.5));
    assert_eq!((row.rank, table.numbers[0]), (Some(1), 2));
    assert_eq!((table.answers.unwrap()[0], table.bands.unwrap()[0].as_str()), (88.0, "Tốt"));
}

#[test]
fn faults_of_a_published_table() {
    let text = "unit,time,ddci,rank\nA,7.5,,1.5\nA,x,60,2\n";
    let faults = published(&read(text.as_bytes()).unwrap()).unwrap_err();

    let expected = [
        (Some(2), "ddci", "", &Rule::CellNeeded),
        (Some(3), "time", "x", &Rule::Number),
        (Some(2), "rank", "1.5", &Rule::Whole),
        (Some(3), "unit", "A", &Rule::RowOnce),
    ];
    assert_eq!(short(&faults), expected);
}

#[test]
fn code_books() {
    let text = "item,type,sub_index,indicator,direction,lower,upper\n\
        Q1,likert5,S1,I1,1,1,5\nQ2,days,S1,I2,-1,1,\n";
    let found = items(&read(text.as_bytes()).unwrap()).unwrap();
    assert_eq!((found[0].upper, found[1].upper), (Some(5.0), None));
    assert_eq!((found[0].direction, found[1].direction), (Direction::Higher, Direction::Lower));

    let text = "item,sub_index,direction,lower\nQ1,S1,up,1\nQ1,S1,1,low\n";
    let faults = items(&read(text.as_bytes()).unwrap()).unwrap_err();
    let expected = [
        (Some(2), "direction", "up", &Rule::Word),
        (Some(3), "item", "Q1", &Rule::RowOnce),
        (Some(3), "lower", "low", &Rule::Number),
    ];
    assert_eq!(short(&faults), expected);
}
