//! Photos are drawn anew: nothing hidden survives, nothing that cannot be drawn is kept.

use crate::photo_samples::{black_png, encoded, jpeg_with_position};
use ddci_platform::files::{FileRefusal, Upload};
use image::{ImageFormat, ImageReader};
use rstest::rstest;
use std::io::Cursor;

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn size(bytes: &[u8]) -> (u32, u32) {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().unwrap();
    reader.into_dimensions().unwrap()
}

#[test]
fn the_place_where_it_was_taken_is_gone() {
    let sent = jpeg_with_position();
    assert!(contains(&sent, b"Exif"));

    let kept = Upload::inspect("hiện trường.jpg", sent).unwrap();

    assert!(!contains(&kept.bytes, b"Exif"));
    assert!(!contains(&kept.bytes, &[0xff, 0xe1]), "no APP1 segment");
}

/// The mark that said "turn me" is gone, so the pixels themselves are turned.
#[test]
fn it_stands_upright_without_being_told_to() {
    assert_eq!(size(&encoded(ImageFormat::Jpeg)), (64, 40));

    let kept = Upload::inspect("a.jpg", jpeg_with_position()).unwrap();

    assert_eq!(size(&kept.bytes), (40, 64));
}

#[rstest]
#[case::jpeg(ImageFormat::Jpeg, "a.jpg")]
#[case::png(ImageFormat::Png, "a.png")]
#[case::webp(ImageFormat::WebP, "a.webp")]
fn what_hangs_behind_the_pixels_is_gone(#[case] format: ImageFormat, #[case] name: &str) {
    let mut sent = encoded(format);
    sent.extend(b"<script>alert(1)</script>PK\x03\x04");

    let kept = Upload::inspect(name, sent).unwrap();

    assert!(!contains(&kept.bytes, b"<script>"));
    assert!(!contains(&kept.bytes, b"PK\x03\x04"));
    assert_eq!(size(&kept.bytes), (64, 40));
}

#[test]
fn a_webp_is_kept_as_a_png() {
    let kept = Upload::inspect("ảnh.webp", encoded(ImageFormat::WebP)).unwrap();

    assert_eq!((kept.name.as_str(), kept.kind.media_type()), ("ảnh.png", "image/png"));
    assert_eq!(image::guess_format(&kept.bytes).unwrap(), ImageFormat::Png);
}

#[rstest]
#[case::half_a_jpeg(ImageFormat::Jpeg, "a.jpg", 2)]
#[case::half_a_png(ImageFormat::Png, "a.png", 2)]
#[case::the_head_of_a_jpeg(ImageFormat::Jpeg, "a.jpg", 20)]
fn a_photo_that_ends_too_early_is_refused(
    #[case] format: ImageFormat,
    #[case] name: &str,
    #[case] part: usize,
) {
    let mut sent = encoded(format);
    sent.truncate(sent.len() / part);

    assert_eq!(Upload::inspect(name, sent).unwrap_err(), FileRefusal::BrokenPhoto);
}

#[test]
fn a_small_black_picture_is_taken() {
    assert_eq!(size(&Upload::inspect("a.png", black_png(300, 20)).unwrap().bytes), (300, 20));
}

#[test]
fn a_large_picture_is_kept_smaller() {
    let kept = Upload::inspect("a.png", black_png(4_800, 20)).unwrap();

    assert_eq!(size(&kept.bytes), (2_400, 10));
}

#[rstest]
#[case::wide(60_000, 1)]
#[case::high(1, 60_000)]
#[case::within_the_sides_but_not_in_memory(11_900, 5_900)]
fn a_bomb_of_pixels_is_refused(#[case] width: u32, #[case] height: u32) {
    let bomb = black_png(width, height);
    assert!(bomb.len() < 2_000_000, "small to send");

    assert_eq!(Upload::inspect("a.png", bomb).unwrap_err(), FileRefusal::BrokenPhoto);
}
