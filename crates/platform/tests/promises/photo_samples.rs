//! Photos made for tests: honest ones, ones that tell where they were taken, bombs.

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use std::io::Cursor;

/// A small photo: left half red, right half blue, wider than high.
pub fn encoded(format: ImageFormat) -> Vec<u8> {
    let red = |x| if x < 32 { Rgb([200, 30, 30]) } else { Rgb([30, 30, 200]) };
    let image = DynamicImage::from(RgbImage::from_fn(64, 40, |x, _| red(x)));
    let mut bytes = Cursor::new(Vec::new());
    image.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG as a telephone writes it: turned by a quarter, taken at 21°51' N 106°45' E.
pub fn jpeg_with_position() -> Vec<u8> {
    let plain = encoded(ImageFormat::Jpeg);
    let exif = exif();
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    // After the start marker, where readers look for it: marker APP1, length, content.
    let (start, rest) = plain.split_at(2);
    [start, &[0xff, 0xe1], &length, &exif, rest].concat()
}

/// A TIFF directory with the orientation "turn right" and a directory of the position.
fn exif() -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [&tag.to_be_bytes()[..], &kind.to_be_bytes(), &count.to_be_bytes(), &value].concat()
    };
    let first_directory = [
        &2_u16.to_be_bytes()[..],
        &entry(0x0112, 3, 1, [0, 6, 0, 0]),
        &entry(0x8825, 4, 1, 38_u32.to_be_bytes()),
        &0_u32.to_be_bytes(),
    ]
    .concat();
    let position = [
        &4_u16.to_be_bytes()[..],
        &entry(1, 2, 2, *b"N\0\0\0"),
        &entry(2, 5, 3, 92_u32.to_be_bytes()),
        &entry(3, 2, 2, *b"E\0\0\0"),
        &entry(4, 5, 3, 116_u32.to_be_bytes()),
        &0_u32.to_be_bytes(),
    ]
    .concat();
    let degrees: Vec<u8> = [21, 1, 51, 1, 0, 1, 106, 1, 45, 1, 0, 1]
        .into_iter()
        .flat_map(|part: u32| part.to_be_bytes())
        .collect();
    [b"Exif\0\0MM\0*", &8_u32.to_be_bytes()[..], &first_directory, &position, &degrees].concat()
}

/// A whole PNG of black pixels with transparency, most of them behind one repeated instruction:
/// some kilobytes to send, `width * height * 4` bytes to hold.
pub fn black_png(width: u32, height: u32) -> Vec<u8> {
    let size = u64::from(height) * (u64::from(width) * 4 + 1);
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat();
    let parts = [
        b"\x89PNG\r\n\x1a\n".to_vec(),
        chunk(b"IHDR", &head),
        chunk(b"IDAT", &zeros_compressed(size)),
        chunk(b"IEND", &[]),
    ];
    parts.concat()
}

fn chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    let covered = [&kind[..], content].concat();
    let sum = checksum(&covered).to_be_bytes();
    [&length[..], &covered, &sum].concat()
}

/// CRC-32 as PNG counts it.
fn checksum(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 }
        })
    };
    !bytes.iter().fold(u32::MAX, step)
}

/// `count` zeros as a zlib stream of one block with fixed codes: the first zero as it is, then
/// "repeat the last byte 258 times" as often as it fits, then the rest one by one.
fn zeros_compressed(count: u64) -> Vec<u8> {
    let mut bits = Bits::default();
    bits.push(0b011, 3);
    let zero = |bits: &mut Bits| bits.push_code(0b0011_0000, 8);
    zero(&mut bits);
    for _ in 0..(count - 1) / 258 {
        // Length 258 is code 285, distance 1 is code 0.
        bits.push_code(0b1100_0101, 8);
        bits.push_code(0, 5);
    }
    for _ in 0..(count - 1) % 258 {
        zero(&mut bits);
    }
    bits.push_code(0, 7);
    // Adler-32 of zeros: the first sum stays 1, the second counts them.
    let adler = u32::try_from(count % 65_521).unwrap() << 16 | 1;
    [&[0x78, 0x01][..], &bits.bytes, &adler.to_be_bytes()].concat()
}

#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    used: u32,
}

impl Bits {
    /// Lowest bit first.
    fn push(&mut self, value: u32, count: u32) {
        for bit in 0..count {
            if self.used.is_multiple_of(8) {
                self.bytes.push(0);
            }
            let last = self.bytes.last_mut().unwrap();
            *last |= u8::from(value >> bit & 1 == 1) << (self.used % 8);
            self.used += 1;
        }
    }

    /// A code of the tree goes highest bit first.
    fn push_code(&mut self, code: u32, count: u32) {
        self.push(code.reverse_bits() >> (32 - count), count);
    }
}
