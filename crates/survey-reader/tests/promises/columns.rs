//! Parquet files say what the same table says as text.

use ddci_survey_reader::{Answers, Kind, Rule, kind, read};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int64Type};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use std::sync::Arc;

/// Unit, weight and one question with a gap in its second row.
fn file(compression: parquet::basic::Compression) -> Vec<u8> {
    let schema = "message answers {
        required binary unit_id (UTF8);
        required double w_nr;
        optional int64 q1;
    }";
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let how = WriterProperties::builder().set_compression(compression).build();
    let mut bytes = Vec::new();
    let mut writer = SerializedFileWriter::new(&mut bytes, schema, Arc::new(how)).unwrap();
    let mut group = writer.next_row_group().unwrap();
    let mut column = group.next_column().unwrap().unwrap();
    let units = ["Cao Lộc", "Ba Sơn"].map(ByteArray::from);
    column.typed::<ByteArrayType>().write_batch(&units, None, None).unwrap();
    column.close().unwrap();
    let mut column = group.next_column().unwrap().unwrap();
    column.typed::<DoubleType>().write_batch(&[1.5, 2.0], None, None).unwrap();
    column.close().unwrap();
    let mut column = group.next_column().unwrap().unwrap();
    column.typed::<Int64Type>().write_batch(&[4], Some(&[1, 0]), None).unwrap();
    column.close().unwrap();
    group.close().unwrap();
    writer.close().unwrap();
    bytes
}

#[test]
fn a_parquet_file_is_read_as_text_is() {
    for compression in [
        parquet::basic::Compression::UNCOMPRESSED,
        parquet::basic::Compression::SNAPPY,
        parquet::basic::Compression::GZIP(Default::default()),
    ] {
        let bytes = file(compression);
        assert_eq!(kind(&bytes), Ok(Kind::Parquet));
        let sheet = read(&bytes).unwrap();
        let answers = Answers::read(&sheet, Some(&["q1"])).unwrap();

        assert_eq!(answers.units, ["Cao Lộc", "Ba Sơn"]);
        assert_eq!(answers.weights, Some(vec![1.5, 2.0]));
        assert_eq!(answers.questions["q1"], ["4", ""]);
        assert_eq!(answers.rows, [2, 3]);
    }
}

#[test]
fn a_parquet_file_cut_short_is_refused() {
    let bytes = file(parquet::basic::Compression::SNAPPY);
    let faults = read(&bytes[..bytes.len() - 9]).unwrap_err();

    assert!(matches!(faults.list[0].rule, Rule::Sound(_)), "{faults}");
}
