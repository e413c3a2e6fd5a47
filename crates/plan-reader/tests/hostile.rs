//! What is no plan is refused quickly, in words, and never panics.

#![expect(clippy::expect_used, reason = "the helpers of a test may fail loudly")]

use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

use ddci_plan_reader::{ReadError, read};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn code(bytes: &[u8]) -> &'static str {
    let start = Instant::now();
    let result = read(bytes, &|_| false);
    assert!(start.elapsed() < Duration::from_secs(20), "took {:?}", start.elapsed());
    result.map(|_| "read").unwrap_or_else(|error| error.code())
}

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(content).expect("its bytes");
    }
    writer.finish().expect("a package").into_inner()
}

fn word(body: &str) -> Vec<u8> {
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    package(&[("word/document.xml", document.as_bytes())])
}

#[test]
fn refuses_other_kinds_of_file() {
    assert_eq!(code(b""), "empty");
    assert_eq!(code(b"   \n\n"), "empty");
    assert_eq!(code(&vec![0; 1 << 20]), "empty");
    assert_eq!(code(&vec![0; 50 << 20]), "too-large");
    assert_eq!(code(b"%PDF-1.7 ..."), "unsupported-format");
    assert_eq!(code(b"\x89PNG\r\n\x1a\n"), "unsupported-format");
    assert_eq!(code(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old"), "unsupported-format");
    let locked = [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(),
        b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
    ]
    .concat();
    assert_eq!(code(&locked), "encrypted");
    assert_eq!(code(&package(&[("a.txt", b"x")])), "unknown-format");
}

#[test]
fn refuses_texts_that_are_no_plan() {
    let novel =
        "Ngày xưa có một người nông dân sống ở ven sông.\nÔng trồng lúa năm 2024.\n".repeat(200);
    assert_eq!(code(novel.as_bytes()), "not-a-plan");
    let letter = "Kính gửi: Ông An\n\nTôi viết thư này năm 2025 để:\n1. Hỏi thăm sức khỏe.\n2. Báo tin.\n\nTrân trọng.";
    assert_eq!(code(letter.as_bytes()), "not-a-plan");
}

#[test]
fn refuses_broken_packages() {
    let whole = word("<w:p><w:r><w:t>KẾ HOẠCH</w:t></w:r></w:p>");
    for length in [4, 30, whole.len() / 2, whole.len() - 30] {
        assert_eq!(code(&whole[..length]), "damaged", "{length} bytes");
    }
    assert_eq!(code(&word("<w:p><w:r>")), "damaged");
    assert_eq!(
        code(&package(&[("word/document.xml", b"<!DOCTYPE x [<!ENTITY a \"b\">]><w:document/>")])),
        "damaged"
    );
    assert_eq!(code(&package(&[("word/document.xml", b"\xc3\x28")])), "damaged");
    assert_eq!(code(&package(&[("xl/workbook.xml", b"<nonsense")])), "damaged");
}

#[test]
fn refuses_what_grows_without_bound() {
    assert_eq!(code(&word(&"<w:tbl>".repeat(5_000))), "too-large");
    let bomb = vec![b' '; 80 << 20];
    assert_eq!(code(&package(&[("word/document.xml", &bomb)])), "too-large");
    assert_eq!(code(&package(&[("xl/workbook.xml", &bomb)])), "too-large");
    assert_eq!(code(&word(&"<w:p/>".repeat(70_000))), "too-large");
    let wide = format!("<w:tbl><w:tr>{}</w:tr></w:tbl>", "<w:tc><w:p/></w:tc>".repeat(2_000));
    assert_eq!(code(&word(&wide)), "too-large");
    assert_eq!(code("a\n".repeat(100_000).as_bytes()), "too-large");
}

#[test]
fn names_old_encodings() {
    let text = b"K\xd5 ho\xb9ch c\xb6i thi\xd6n m\xabi tr\xad\xeang \xae\xc7u t\xad, n\xa9ng cao n\xa8ng l\xf9c c\xb9nh tranh huy\xd6n";
    let error = read(text, &|_| false).unwrap_err();
    assert_eq!(error, ReadError::LegacyEncoding { name: "TCVN3 (ABC)" });
    assert!(error.to_string().contains("TCVN3"), "{error}");
}
