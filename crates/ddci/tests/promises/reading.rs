//! `ddci plan read`: what it prints, and that what cannot be read is told in one sentence.

use crate::{command::Desk, paper::PLAN};
use rstest::rstest;
use std::time::Duration;

const EXAMPLE: &[u8] = include_bytes!("../../../../examples/cao-loc-2024/ke-hoach.docx");
const EXAMPLE_TEXT: &[u8] = include_bytes!("../../../../examples/cao-loc-2024/ke-hoach.txt");

#[rstest]
#[case::word("ke-hoach.docx", EXAMPLE)]
#[case::text("ke-hoach.txt", EXAMPLE_TEXT)]
fn the_example_is_read(#[case] name: &str, #[case] bytes: &[u8]) {
    let desk = Desk::new();
    desk.put(name, bytes);

    let printed = desk.done(&["plan", "read", name, "--format", "json"]);

    let plan: serde_json::Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(plan["plan"]["year"], 2024, "{plan:#}");
    assert!(plan["tasks"].as_array().unwrap().len() > 50);
    assert!(!plan["findings"].as_array().unwrap().is_empty(), "findings change no exit status");
}

#[test]
fn people_get_text() {
    let desk = Desk::new();
    desk.put("ke-hoach.txt", PLAN);

    let printed = desk.done(&["plan", "read", "ke-hoach.txt"]);

    assert!(printed.contains("UBND huyện Mẫu · 17/KH-UBND · 2024"), "{printed}");
    assert!(printed.contains("6 tasks") && printed.contains("1 findings"), "{printed}");
}

fn zeros() -> Vec<u8> {
    vec![0; 50 * 1024 * 1024]
}

fn truncated() -> Vec<u8> {
    EXAMPLE[..EXAMPLE.len() / 2].to_vec()
}

/// The letters of Vietnamese as the fonts .VnTime had them, one byte each.
fn tcvn3() -> Vec<u8> {
    const LETTERS: &str = "ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
    const BYTES: [u8; 67] = [
        0xa8, 0xa9, 0xaa, 0xab, 0xac, 0xad, 0xae, 0xb5, 0xb6, 0xb7, 0xb8, 0xb9, 0xbb, 0xbc, 0xbd,
        0xbe, 0xc6, 0xc7, 0xc8, 0xc9, 0xca, 0xcb, 0xcc, 0xce, 0xcf, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4,
        0xd5, 0xd6, 0xd7, 0xd8, 0xdc, 0xdd, 0xde, 0xdf, 0xe1, 0xe2, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7,
        0xe8, 0xe9, 0xea, 0xeb, 0xec, 0xed, 0xee, 0xef, 0xf1, 0xf2, 0xf3, 0xf4, 0xf5, 0xf6, 0xf7,
        0xf8, 0xf9, 0xfa, 0xfb, 0xfc, 0xfd, 0xfe,
    ];
    let byte = |letter: char| match LETTERS.chars().position(|known| known == letter) {
        Some(place) => BYTES[place],
        None => u8::try_from(letter).unwrap_or(b'"'),
    };
    PLAN.to_lowercase().chars().map(byte).collect()
}

/// Status 2, nothing on standard output, one sentence that names the file and what is wrong.
#[rstest]
#[case::not_a_plan("thu.txt", "Kính gửi ông bà.\nTrời hôm nay đẹp.\n".into(), "is not a plan")]
#[case::nothing("rong.txt", Vec::new(), "is empty")]
#[case::blanks("trang.txt", b" \n\n \t\n".to_vec(), "is empty")]
#[case::zeros("khong.txt", zeros(), "the document is too large")]
#[case::half_a_word_document("nua.docx", truncated(), "is damaged")]
#[case::a_pdf("ke-hoach.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n".to_vec(), "PDF files are not read")]
#[case::an_old_encoding("cu.txt", tcvn3(), "TCVN3")]
#[case::noise("nhieu.bin", (0..=255_u8).cycle().take(5_000).collect(), "is not in a Unicode encoding")]
fn what_cannot_be_read_is_told_in_one_sentence(
    #[case] name: &str,
    #[case] bytes: Vec<u8>,
    #[case] words: &str,
) {
    let desk = Desk::new();
    desk.put(name, bytes);
    for format in ["text", "json"] {
        let ended = desk.run(&["plan", "read", name, "--format", format]);

        assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{ended:?}");
        assert_eq!(ended.err.lines().count(), 1, "{ended:?}");
        assert!(ended.err.starts_with(&format!("ddci: {name}: ")), "{ended:?}");
        assert!(ended.err.contains(words), "{ended:?}");
        assert!(ended.took < Duration::from_secs(2), "{ended:?}");
    }
}

#[test]
fn a_file_that_is_not_there_is_told_too() {
    let ended = Desk::new().run(&["plan", "read", "nowhere.docx"]);

    assert_eq!((ended.code, ended.out.as_str()), (2, ""), "{ended:?}");
    assert!(ended.err.starts_with("ddci: cannot read nowhere.docx: "), "{ended:?}");
}
