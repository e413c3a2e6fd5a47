//! Re-encodes photos: what is stored are pixels we drew, without EXIF, position or hidden parts.

use super::{FileRefusal, Kind};
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// The longest side that is decoded, in pixels.
const MAX_SIDE: u32 = 12_000;
/// The memory a decoder may take, in bytes.
const MAX_MEMORY: u64 = 256 * 1024 * 1024;
/// The longest side that is stored, in pixels; more serves nobody as evidence.
const STORED_SIDE: u32 = 2_400;

/// Decodes, turns upright, shrinks where needed and encodes again; refuses what fails on the way
/// (never falls back to the original bytes).
pub(super) fn re_encode(bytes: &[u8], kind: Kind) -> Result<Vec<u8>, FileRefusal> {
    let format = match kind {
        Kind::Jpeg => ImageFormat::Jpeg,
        Kind::Webp => ImageFormat::WebP,
        _ => ImageFormat::Png,
    };
    let image = decode(bytes, format).ok_or(FileRefusal::BrokenPhoto)?;
    let mut out = Cursor::new(Vec::new());
    let written = match kind {
        Kind::Jpeg => image.to_rgb8().write_to(&mut out, ImageFormat::Jpeg),
        _ => image.write_to(&mut out, ImageFormat::Png),
    };
    written.map_err(|_| FileRefusal::BrokenPhoto)?;
    Ok(out.into_inner())
}

fn decode(bytes: &[u8], format: ImageFormat) -> Option<DynamicImage> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder().ok()?;
    // `into_decoder` looks at the sides only; the pixels' own memory is asked for here.
    limits.reserve(decoder.total_bytes()).ok()?;
    let upright = decoder.orientation().ok()?;
    let mut image = DynamicImage::from_decoder(decoder).ok()?;
    image.apply_orientation(upright);
    if image.width().max(image.height()) > STORED_SIDE {
        image = image.thumbnail(STORED_SIDE, STORED_SIDE);
    }
    Some(image)
}
