//! What a file is, by its bytes and never by its name alone.

use std::io::Cursor;

/// The largest file taken, in bytes: 20 MiB.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FileRefusal {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Larger than [`MAX_BYTES`].
    #[error("the file is larger than 20 MB")]
    TooLarge,
    /// Its bytes are none of the kinds taken.
    #[error("files of this kind are not taken")]
    UnknownKind,
    /// Its name promises another kind than its bytes are.
    #[error("the file's name and its content do not agree")]
    NameDisagrees,
    /// A photo that cannot be decoded, or is too large to be.
    #[error("the photo cannot be read")]
    BrokenPhoto,
}

/// The kinds of file that are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A PDF.
    Pdf,
    /// A Word document.
    Docx,
    /// An Excel workbook.
    Xlsx,
    /// Plain text in UTF-8.
    Text,
    /// A photo; it is stored re-encoded.
    Jpeg,
    /// A picture; it is stored re-encoded.
    Png,
    /// A picture; it is stored re-encoded as PNG.
    Webp,
}

impl Kind {
    /// Whether it is re-encoded before it is stored.
    pub fn is_photo(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::Webp)
    }

    /// The media type it is served under.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Text => "text/plain; charset=utf-8",
            Self::Jpeg => "image/jpeg",
            Self::Png | Self::Webp => "image/png",
        }
    }

    /// The endings a file of this kind may have.
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Docx => &["docx"],
            Self::Xlsx => &["xlsx"],
            Self::Text => &["txt", "csv", "md"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Png => &["png"],
            Self::Webp => &["webp"],
        }
    }
}

/// Tells the kind of a file that was sent under `name`.
///
/// # Errors
/// [`FileRefusal`] for what is not taken.
pub fn kind_of(bytes: &[u8], name: &str) -> Result<Kind, FileRefusal> {
    if bytes.is_empty() {
        return Err(FileRefusal::Empty);
    }
    if bytes.len() > MAX_BYTES {
        return Err(FileRefusal::TooLarge);
    }
    let kind = by_bytes(bytes).ok_or(FileRefusal::UnknownKind)?;
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    match ending {
        Some(ending) if kind.endings().contains(&ending.as_str()) => Ok(kind),
        _ => Err(FileRefusal::NameDisagrees),
    }
}

fn by_bytes(bytes: &[u8]) -> Option<Kind> {
    match infer::get(bytes).map(|found| found.mime_type()) {
        Some("application/pdf") => Some(Kind::Pdf),
        Some("image/jpeg") => Some(Kind::Jpeg),
        Some("image/png") => Some(Kind::Png),
        Some("image/webp") => Some(Kind::Webp),
        _ if bytes.starts_with(b"PK") => office(bytes),
        // Two letters are no proof: forms are numbered "BM 01", and a name may begin with "MZ".
        Some("image/bmp" | "application/vnd.microsoft.portable-executable") if is_text(bytes) => {
            Some(Kind::Text)
        }
        Some(_) => None,
        None => is_text(bytes).then_some(Kind::Text),
    }
}

/// Word and Excel are zips told apart by the part they must have; macros are not taken.
fn office(bytes: &[u8]) -> Option<Kind> {
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let names: Vec<String> = archive.file_names().flatten().map(Into::into).collect();
    let has = |part: &str| names.iter().any(|name| name == part);
    let macros = names.iter().any(|name| name.ends_with("vbaProject.bin"));
    match (macros, has("word/document.xml"), has("xl/workbook.xml")) {
        (false, true, false) => Some(Kind::Docx),
        (false, false, true) => Some(Kind::Xlsx),
        _ => None,
    }
}

/// UTF-8 without control characters (a form feed parts the pages of a scan); markup that a browser might run is not taken as text.
fn is_text(bytes: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(bytes) else { return false };
    let start = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    !start.starts_with('<') && !text.chars().any(|c| c.is_control() && !"\r\n\t\u{c}".contains(c))
}
