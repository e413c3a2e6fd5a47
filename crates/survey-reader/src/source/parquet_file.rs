//! Columns of a Parquet file, as the text they would be in a table.

use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::Field;

use crate::fault::{Fault, Faults, Rule};
use crate::limits;
use crate::sheet::{Builder, Sheet};

/// Reads a file as one sheet; its head counts as row 1.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Faults> {
    let file = SerializedFileReader::new(bytes::Bytes::copy_from_slice(bytes)).map_err(unsound)?;
    let facts = file.metadata().file_metadata();
    let fields = facts.schema().get_fields();
    limits::check("columns", fields.len() as u64, limits::COLUMNS)?;
    limits::check("rows", facts.num_rows().unsigned_abs(), limits::ROWS)?;
    let unpacked: i64 =
        file.metadata().row_groups().iter().map(|group| group.total_byte_size()).sum();
    limits::check("unpacked bytes", unpacked.unsigned_abs(), limits::PACKAGE_BYTES)?;
    let mut builder = Builder::new(None);
    builder.start_with(fields.iter().map(|field| field.name().to_owned()).collect());
    for (number, row) in (2..).zip(file.get_row_iter(None).map_err(unsound)?) {
        let row = row.map_err(unsound)?;
        let cells: Result<Vec<String>, Fault> =
            row.get_column_iter().map(|(name, field)| shown(name, field, number)).collect();
        builder.add(number, cells?.iter().map(String::as_str))?;
    }
    Ok(builder.done()?.into_iter().collect())
}

/// A value as text; what is no single value is refused.
fn shown(name: &str, field: &Field, number: u32) -> Result<String, Fault> {
    Ok(match field {
        Field::Null => String::new(),
        Field::Str(text) => text.trim().to_owned(),
        Field::Double(value) if value.is_nan() => String::new(),
        Field::Float(value) if value.is_nan() => String::new(),
        Field::Double(value) => value.to_string(),
        Field::Float(value) => value.to_string(),
        Field::Bytes(bytes) => bytes.as_utf8().map_err(unsound)?.trim().to_owned(),
        Field::Group(_) | Field::ListInternal(_) | Field::MapInternal(_) => {
            let (row, column) = (Some(number), Some(name.to_owned()));
            return Err(Fault { row, column, ..Fault::of_file(Rule::Kind("nested Parquet")) });
        }
        other => other.to_string(),
    })
}

fn unsound(error: parquet::errors::ParquetError) -> Fault {
    Fault::of_file(Rule::Sound(error.to_string()))
}
