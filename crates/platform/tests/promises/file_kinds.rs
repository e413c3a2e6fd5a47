//! What a file is, is told by its bytes; the name must agree.

use crate::photo_samples::encoded;
use ddci_platform::files::{FileRefusal, Kind, MAX_BYTES, Upload, kind_of};
use image::ImageFormat;
use rstest::rstest;
use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj << >> endobj\n%%EOF\n";

fn archive(parts: &[&str]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for part in parts {
        zip.start_file(*part, SimpleFileOptions::default()).unwrap();
        zip.write_all(b"<x/>").unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn docx() -> Vec<u8> {
    archive(&["[Content_Types].xml", "word/document.xml"])
}

#[rstest]
#[case(PDF.to_vec(), "Kế hoạch 12.pdf", Kind::Pdf)]
#[case(docx(), "Kế hoạch.DOCX", Kind::Docx)]
#[case(archive(&["[Content_Types].xml", "xl/workbook.xml"]), "bảng.xlsx", Kind::Xlsx)]
#[case("\u{feff}Kế hoạch\r\n\tBƯỚC 1".into(), "a.txt", Kind::Text)]
#[case("a;b\n1;2\n".into(), "a.csv", Kind::Text)]
#[case(encoded(ImageFormat::Jpeg), "a.jpeg", Kind::Jpeg)]
#[case(encoded(ImageFormat::Png), "a.png", Kind::Png)]
#[case(encoded(ImageFormat::WebP), "a.webp", Kind::Webp)]
fn honest_files_are_taken(#[case] bytes: Vec<u8>, #[case] name: &str, #[case] kind: Kind) {
    assert_eq!(kind_of(&bytes, name), Ok(kind));
}

#[rstest]
#[case::a_pdf_called_photo(PDF.to_vec(), "a.jpg")]
#[case::a_photo_called_pdf(encoded(ImageFormat::Jpeg), "a.pdf")]
#[case::word_called_excel(docx(), "a.xlsx")]
#[case::word_called_zip(docx(), "a.zip")]
#[case::two_endings(PDF.to_vec(), "a.pdf.exe")]
#[case::a_dot_behind(PDF.to_vec(), "a.pdf.")]
#[case::a_blank_behind(PDF.to_vec(), "a.pdf ")]
#[case::a_stream_behind(PDF.to_vec(), "a.pdf::$DATA")]
#[case::no_ending(PDF.to_vec(), "pdf")]
#[case::text_called_page(b"xin chao".to_vec(), "a.html")]
fn a_name_that_disagrees_is_refused(#[case] bytes: Vec<u8>, #[case] name: &str) {
    assert_eq!(kind_of(&bytes, name), Err(FileRefusal::NameDisagrees));
}

#[rstest]
#[case::svg(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_vec(), "a.svg")]
#[case::svg_called_text(b"<svg onload='alert(1)'/>".to_vec(), "a.txt")]
#[case::svg_with_declaration(b"<?xml version='1.0'?><svg/>".to_vec(), "a.png")]
#[case::html(b"<!DOCTYPE html><script>alert(1)</script>".to_vec(), "a.html")]
#[case::html_called_text(b"<html><body onload=alert(1)>".to_vec(), "a.txt")]
#[case::html_behind_blanks("\u{feff} \n <script>alert(1)</script>".into(), "a.txt")]
#[case::program(b"MZ\x90\x00\x03\x00\x00\x00".to_vec(), "a.pdf")]
#[case::elf(b"\x7fELF\x02\x01\x01\x00".to_vec(), "a.txt")]
#[case::script(b"#!/bin/sh\nrm -r x\n".to_vec(), "a.txt")]
#[case::postscript(b"%!PS-Adobe-3.0\n".to_vec(), "a.pdf")]
#[case::gif(b"GIF89a\x01\x00\x01\x00".to_vec(), "a.gif")]
#[case::old_word(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), "a.doc")]
#[case::bytes(vec![0, 1, 2, 3], "a.txt")]
#[case::another_encoding(b"K\xea ho\xf2ch".to_vec(), "a.txt")]
#[case::macros(archive(&["word/document.xml", "word/vbaProject.bin"]), "a.docx")]
#[case::any_archive(archive(&["a.exe"]), "a.docx")]
#[case::word_and_excel(archive(&["word/document.xml", "xl/workbook.xml"]), "a.docx")]
#[case::half_an_archive(docx().into_iter().take(40).collect(), "a.docx")]
fn whatever_else_is_refused(#[case] bytes: Vec<u8>, #[case] name: &str) {
    assert_eq!(kind_of(&bytes, name), Err(FileRefusal::UnknownKind));
}

/// Vietnamese forms are numbered BM 01, BM 02…, and BM is how a bitmap begins as well.
#[rstest]
#[case("BM01 - Biểu mẫu theo dõi\n")]
#[case("MZ là tên dự án\n")]
fn text_that_begins_like_something_else_is_text(#[case] text: &str) {
    assert_eq!(kind_of(text.as_bytes(), "a.txt"), Ok(Kind::Text));
}

#[test]
fn nothing_and_too_much_are_refused() {
    assert_eq!(kind_of(b"", "a.txt"), Err(FileRefusal::Empty));
    let mut long = PDF.to_vec();
    long.resize(MAX_BYTES, b' ');
    assert_eq!(kind_of(&long, "a.pdf"), Ok(Kind::Pdf));
    long.push(b' ');
    assert_eq!(kind_of(&long, "a.pdf"), Err(FileRefusal::TooLarge));
}

#[rstest]
#[case("../../etc/passwd.pdf", "passwd.pdf")]
#[case("C:\\hồ sơ\\Kế hoạch.pdf", "Kế hoạch.pdf")]
#[case("a\r\nSet-Cookie: x.pdf", "aSet-Cookie x.pdf")]
#[case("ke\u{202e}fdp.pdf", "kefdp.pdf")]
#[case("<b>\"a\"</b>.pdf", "b.pdf")]
fn a_name_keeps_what_is_harmless(#[case] sent: &str, #[case] kept: &str) {
    assert_eq!(Upload::inspect(sent, PDF.to_vec()).unwrap().name, kept);
}

#[test]
fn a_long_name_keeps_its_end() {
    let sent = format!("{}.pdf", "ạ".repeat(500));

    let kept = Upload::inspect(&sent, PDF.to_vec()).unwrap().name;

    assert_eq!(kept.chars().count(), 120);
    assert!(kept.ends_with("ạ.pdf"));
}
