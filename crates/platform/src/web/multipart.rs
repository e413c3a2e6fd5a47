//! Forms with a file: read under limits, each part once, text parts as UTF-8.

use super::Error;
use crate::files::MAX_BYTES;
use axum::extract::{FromRequest, Request};
use std::collections::BTreeMap;

/// The most parts a form may have: a province asks about each of its sixty-odd communes.
const MAX_PARTS: usize = 200;

/// A file that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The name it had on the sender's machine.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A form with files, read whole.
#[derive(Debug, Clone, Default)]
pub struct Multipart {
    texts: BTreeMap<String, String>,
    files: BTreeMap<String, Field>,
}

impl Multipart {
    /// What was typed into a field; nothing where it was not sent.
    pub fn text(&self, name: &str) -> &str {
        self.texts.get(name).map_or("", String::as_str)
    }

    /// The file of a field, where one was chosen.
    pub fn file(&self, name: &str) -> Option<&Field> {
        self.files.get(name)
    }
}

impl<S: Send + Sync> FromRequest<S> for Multipart {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let mut parts = axum::extract::Multipart::from_request(request, state)
            .await
            .map_err(|error| Error::Bad(error.body_text()))?;
        let mut form = Self::default();
        let mut count = 0;
        while let Some(part) = parts.next_field().await.map_err(too_large)? {
            count += 1;
            if count > MAX_PARTS {
                return Err(Error::TooLarge);
            }
            let Some(name) = part.name().map(str::to_owned) else { continue };
            let file_name = part.file_name().map(str::to_owned);
            let bytes = part.bytes().await.map_err(too_large)?;
            if bytes.len() > MAX_BYTES {
                return Err(Error::TooLarge);
            }
            form.keep(name, file_name, &bytes);
        }
        Ok(form)
    }
}

impl Multipart {
    fn keep(&mut self, name: String, file_name: Option<String>, bytes: &[u8]) {
        match file_name {
            // A file field in which nothing was chosen is sent with an empty name.
            Some(file_name) if file_name.is_empty() && bytes.is_empty() => {}
            Some(file_name) => {
                self.files.insert(name, Field { name: file_name, bytes: bytes.to_vec() });
            }
            None => {
                self.texts.insert(name, String::from_utf8_lossy(bytes).into_owned());
            }
        }
    }
}

fn too_large(error: axum::extract::multipart::MultipartError) -> Error {
    match error.status() {
        axum::http::StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge,
        _ => Error::Bad(error.body_text()),
    }
}
