//! What holds for any table.

use ddci_survey_reader::{number, read};
use proptest::prelude::*;

/// A cell that is not blank, so that rows and columns are kept.
fn cell() -> impl Strategy<Value = String> {
    "[a-zđếA-Z0-9,;\t\" \n.-]{0,8}[a-z0-9]"
}

fn written(rows: &[Vec<String>], delimiter: u8, mark: bool) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().delimiter(delimiter).from_writer(Vec::new());
    rows.iter().for_each(|row| writer.write_record(row).unwrap());
    let text = writer.into_inner().unwrap();
    if mark { [b"\xef\xbb\xbf".to_vec(), text].concat() } else { text }
}

proptest! {
    /// What is written as text is read as it was, with each delimiter, with and without the mark.
    #[test]
    fn a_table_survives_the_round_trip(
        rows in prop::collection::vec(prop::collection::vec(cell(), 3), 1..8),
        delimiter in prop::sample::select(vec![b',', b';', b'\t']),
        mark: bool,
    ) {
        let head: Vec<String> = (0..3).map(|place| format!("column{place}")).collect();
        let table: Vec<Vec<String>> = std::iter::once(head.clone()).chain(rows.clone()).collect();

        let sheet = read(&written(&table, delimiter, mark)).unwrap();

        prop_assert_eq!(sheet.head(), head);
        prop_assert_eq!(sheet.len(), rows.len());
        for (row, expected) in sheet.rows().zip(&rows) {
            for (column, cell) in expected.iter().enumerate() {
                prop_assert_eq!(row.cell(column), cell.trim());
            }
        }
    }

    /// Any bytes give a sheet or faults, and nothing else.
    #[test]
    fn any_bytes_have_an_outcome(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        match read(&bytes) {
            Ok(sheet) => prop_assert!(!sheet.is_empty() && !sheet.head().is_empty()),
            Err(faults) => prop_assert!(!faults.is_empty()),
        }
    }

    /// A number is read back from each of its writings.
    #[test]
    fn numbers_are_read_in_each_writing(thousands in 1i64..900, rest in 0i64..1000, part in 0i64..100) {
        let value: f64 = format!("{}.{part:02}", thousands * 1000 + rest).parse().unwrap();
        for text in [
            format!("{thousands}.{rest:03},{part:02}"),
            format!("{thousands},{rest:03}.{part:02}"),
            format!("{thousands} {rest:03},{part:02}"),
            value.to_string(),
        ] {
            prop_assert_eq!(number(&text), Some(value));
        }
    }
}
