//! Columns in files: raw, little-endian, so that both sides read the same bytes.

use std::io::Read;
use std::path::Path;

/// Writes numbers.
pub fn write(folder: &Path, name: &str, numbers: &[f64]) -> anyhow::Result<()> {
    let bytes: Vec<u8> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
    Ok(std::fs::write(folder.join(name), bytes)?)
}

/// Writes whole numbers.
pub fn write_whole(folder: &Path, name: &str, numbers: &[u32]) -> anyhow::Result<()> {
    let bytes: Vec<u8> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
    Ok(std::fs::write(folder.join(name), bytes)?)
}

/// Reads numbers.
pub fn read(folder: &Path, name: &str) -> anyhow::Result<Vec<f64>> {
    let bytes = std::fs::read(folder.join(name))?;
    Ok(bytes.as_chunks().0.iter().map(|bytes| f64::from_le_bytes(*bytes)).collect())
}

/// Reads columns of so many numbers one by one, so that no copy of all is held.
pub fn read_columns(folder: &Path, name: &str, rows: usize) -> anyhow::Result<Vec<Vec<f64>>> {
    let mut file = std::fs::File::open(folder.join(name))?;
    let count = file.metadata()?.len() as usize / (8 * rows.max(1));
    let mut bytes = vec![0; 8 * rows];
    let column = |_| {
        file.read_exact(&mut bytes)?;
        Ok(bytes.as_chunks().0.iter().map(|bytes| f64::from_le_bytes(*bytes)).collect())
    };
    (0..count).map(column).collect()
}

/// Reads whole numbers.
pub fn read_whole(folder: &Path, name: &str) -> anyhow::Result<Vec<u32>> {
    let bytes = std::fs::read(folder.join(name))?;
    Ok(bytes.as_chunks().0.iter().map(|bytes| u32::from_le_bytes(*bytes)).collect())
}

/// The largest difference of two lists of numbers, and of two relative to their size; NaN against NaN
/// is none.
pub fn largest_difference(one: &[f64], other: &[f64]) -> anyhow::Result<(f64, f64)> {
    anyhow::ensure!(one.len() == other.len(), "{} numbers against {}", one.len(), other.len());
    let apart = one.iter().zip(other).filter(|(a, b)| !(a.is_nan() && b.is_nan()));
    Ok(apart.fold((0.0f64, 0.0f64), |(plain, relative), (a, b)| {
        let difference = (a - b).abs();
        // `max` would pass over a NaN that stands on one side only.
        let difference = if difference.is_nan() { f64::INFINITY } else { difference };
        (plain.max(difference), relative.max(difference / a.abs().max(1e-9)))
    }))
}
