//! Which encoding a text is in. Unicode is read; old Vietnamese encodings are named, not converted.

use crate::error::ReadError;

/// The text of bytes in UTF-8 or, with its mark, in UTF-16.
pub(crate) fn decode(bytes: &[u8]) -> Result<String, ReadError> {
    if let Some(text) = utf16(bytes) {
        return Ok(text);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => match legacy_text(text) {
            Some(name) => Err(ReadError::LegacyEncoding { name }),
            None => Ok(text.to_owned()),
        },
        Err(_) => Err(match legacy_bytes(bytes) {
            Some(name) => ReadError::LegacyEncoding { name },
            None => ReadError::UnknownEncoding,
        }),
    }
}

/// The text of bytes in UTF-16 with its byte order mark.
pub(crate) fn utf16(bytes: &[u8]) -> Option<String> {
    let (rest, small_end_first) = match bytes {
        [0xff, 0xfe, rest @ ..] => (rest, true),
        [0xfe, 0xff, rest @ ..] => (rest, false),
        _ => return None,
    };
    let unit =
        |pair| if small_end_first { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) };
    let units: Vec<u16> =
        rest.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(unit).collect();
    String::from_utf16(&units).ok()
}

/// Bytes that carry Vietnamese letters in each encoding, the commonest of running text.
///
/// TCVN3 puts toned vowels at B5–FE and `đ`, `ư`, `ơ`, `ô`, `ê`, `â`, `ă` at A8–AE; VNI writes a
/// plain vowel and then a mark; Windows-1258 writes combining tones (CC, D2, DE, EC, F2) after a
/// vowel that may carry a hat of its own.
struct Signature {
    name: &'static str,
    /// Pairs (plain or marked letter, high byte) as they follow each other.
    fits: fn(u8, u8) -> bool,
}

const SIGNATURES: [Signature; 3] = [
    Signature { name: "VNI", fits: vni },
    Signature { name: "Windows-1258", fits: windows_1258 },
    Signature { name: "TCVN3 (ABC)", fits: tcvn3 },
];

/// How much of the high bytes a signature has to explain.
const NEEDED_SHARE: f64 = 0.85;

fn legacy_bytes(bytes: &[u8]) -> Option<&'static str> {
    let sample = bytes.get(..bytes.len().min(1 << 16)).unwrap_or(bytes);
    let high = sample.iter().filter(|byte| **byte >= 0x80).count();
    let letters = sample.iter().filter(|byte| byte.is_ascii_alphabetic() || **byte == b' ').count();
    // Running Vietnamese is mostly plain letters with a marked one in every second syllable.
    if high < 8 || letters < high || sample.contains(&0) {
        return None;
    }
    let share = |signature: &Signature| {
        let fitting = sample
            .iter()
            .enumerate()
            .filter(|(index, byte)| {
                let before = index.checked_sub(1).and_then(|one| sample.get(one)).copied();
                **byte >= 0x80 && (signature.fits)(before.unwrap_or(b' '), **byte)
            })
            .count();
        fitting as f64 / high as f64
    };
    SIGNATURES.iter().find(|signature| share(signature) >= NEEDED_SHARE).map(|found| found.name)
}

/// VNI: a mark follows its vowel; `ñ`, `ö`, `ô` and `ê`-like letters stand for đ, ư, ơ.
fn vni(before: u8, byte: u8) -> bool {
    let marks = matches!(
        byte,
        0xd8 | 0xd9
            | 0xdb
            | 0xd5
            | 0xcf
            | 0xc2
            | 0xc1
            | 0xc0
            | 0xc5
            | 0xc3
            | 0xc4
            | 0xca
            | 0xc9
            | 0xc8
            | 0xda
            | 0xdc
            | 0xcb
            | 0xf8
            | 0xf9
            | 0xfb
            | 0xf5
            | 0xef
            | 0xe2
            | 0xe1
            | 0xe0
            | 0xe5
            | 0xe3
            | 0xe4
            | 0xea
            | 0xe9
            | 0xe8
            | 0xfa
            | 0xfc
            | 0xeb
    );
    let vowel = matches!(
        before.to_ascii_lowercase(),
        b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | 0xf4 | 0xf6 | 0xd4 | 0xd6
    );
    (marks && vowel)
        || matches!(
            byte,
            0xf1 | 0xd1
                | 0xf6
                | 0xd6
                | 0xf4
                | 0xd4
                | 0xec
                | 0xed
                | 0xf3
                | 0xf2
                | 0xe6
                | 0xee
                | 0xce
        )
}

/// Windows-1258: a combining tone follows a vowel; letters with a hat are as in Latin-1.
fn windows_1258(before: u8, byte: u8) -> bool {
    let tones = matches!(byte, 0xcc | 0xd2 | 0xde | 0xec | 0xf2);
    let vowel = matches!(before.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
        || matches!(
            before,
            0xe2 | 0xe3 | 0xea | 0xf4 | 0xf5 | 0xfd | 0xc2 | 0xc3 | 0xca | 0xd4 | 0xd5 | 0xdd
        );
    if tones {
        return vowel;
    }
    matches!(
        byte,
        0xc2 | 0xc3
            | 0xca
            | 0xd4
            | 0xd5
            | 0xdd
            | 0xd0
            | 0xe2
            | 0xe3
            | 0xea
            | 0xf4
            | 0xf5
            | 0xfd
            | 0xf0
    ) || matches!(
        byte,
        0xc0 | 0xc1
            | 0xc8
            | 0xc9
            | 0xcd
            | 0xd3
            | 0xd9
            | 0xda
            | 0xe0
            | 0xe1
            | 0xe8
            | 0xe9
            | 0xed
            | 0xf3
            | 0xf9
            | 0xfa
    ) || matches!(byte, 0x91..=0x97 | 0x85)
}

/// TCVN3: one byte for each marked letter.
fn tcvn3(_: u8, byte: u8) -> bool {
    matches!(byte, 0xa1..=0xae | 0xb5..=0xbe | 0xc6..=0xcc | 0xce..=0xd8 | 0xdc..=0xdf | 0xe1..=0xfe)
}

/// Text that was read as Latin-1 and saved as UTF-8: valid, and still in the old encoding.
fn legacy_text(text: &str) -> Option<&'static str> {
    let sample: String = text.chars().take(1 << 15).collect();
    let vietnamese =
        sample.chars().filter(|letter| matches!(letter, 'ạ'..='ỹ' | 'ư' | 'ơ' | 'đ')).count();
    let bytes: Option<Vec<u8>> =
        sample.chars().map(|letter| u8::try_from(u32::from(letter)).ok()).collect();
    match bytes {
        Some(bytes) if vietnamese == 0 => legacy_bytes(&bytes),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_unicode_with_and_without_a_mark() {
        assert_eq!(decode("Kế hoạch".as_bytes()).unwrap(), "Kế hoạch");
        assert_eq!(decode("\u{feff}Kế hoạch".as_bytes()).unwrap(), "Kế hoạch");
        let little: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain("Kế".encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(decode(&little).unwrap(), "Kế");
    }

    #[test]
    fn names_tcvn3() {
        // "Kế hoạch cải thiện môi trường đầu tư, nâng cao năng lực cạnh tranh huyện"
        let text = b"K\xd5 ho\xb9ch c\xb6i thi\xd6n m\xabi tr\xad\xeang \xae\xc7u t\xad, n\xa9ng cao n\xa8ng l\xf9c c\xb9nh tranh huy\xd6n";
        assert_eq!(decode(text), Err(ReadError::LegacyEncoding { name: "TCVN3 (ABC)" }));
    }

    #[test]
    fn names_vni() {
        // "Kế hoạch cải thiện môi trường đầu tư, nâng cao năng lực cạnh tranh huyện"
        let text = b"Ke\xe1 hoa\xefch ca\xfbi thie\xe4n mo\xe2i tr\xf6\xf4\xf8ng \xf1a\xe0u t\xf6, na\xe2ng cao na\xeang l\xf6\xefc ca\xefnh tranh huye\xe4n";
        assert_eq!(decode(text), Err(ReadError::LegacyEncoding { name: "VNI" }));
    }

    #[test]
    fn names_windows_1258() {
        // "Kế hoạch cải thiện môi trường đầu tư, nâng cao năng lực cạnh tranh huyện"
        let text = b"K\xea\xec hoa\xf2ch ca\xd2i thi\xea\xf2n m\xf4i tr\xfd\xf5\xccng \xf0\xe2\xccu t\xfd, n\xe2ng cao n\xe3ng l\xfd\xf2c ca\xf2nh tranh huy\xea\xf2n";
        assert_eq!(decode(text), Err(ReadError::LegacyEncoding { name: "Windows-1258" }));
    }

    #[test]
    fn names_tcvn3_saved_as_unicode() {
        let text = "K\u{d5} ho\u{b9}ch c\u{b6}i thi\u{d6}n m\u{ab}i tr\u{ad}\u{ea}ng \u{ae}\u{c7}u t\u{ad}";
        assert_eq!(decode(text.as_bytes()), Err(ReadError::LegacyEncoding { name: "TCVN3 (ABC)" }));
    }

    #[test]
    fn refuses_noise() {
        let noise: Vec<u8> = (0..400_u32).map(|index| (index * 167 % 251) as u8).collect();
        assert_eq!(decode(&noise), Err(ReadError::UnknownEncoding));
    }
}
