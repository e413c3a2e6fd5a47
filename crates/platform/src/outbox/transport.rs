//! The ways out: a mail server, a folder, or none.

use super::Letter;
use crate::org::Email;
use lettre::Address;
use std::{future::Future, path::PathBuf, pin::Pin};

/// How an attempt to send ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The next server has taken it.
    Sent,
    /// It has not left, and may be tried again.
    Later(String),
    /// It was refused for good.
    Never(String),
    /// It was written, and nobody knows whether it was taken: it is tried once more, under the same
    /// Message-ID.
    Unsure(String),
}

/// An attempt under way.
pub type Sending<'a> = Pin<Box<dyn Future<Output = Outcome> + Send + 'a>>;

/// A way out for messages.
pub trait Transport: Send + Sync {
    /// Whether there is one; where there is none, messages are kept as waiting.
    fn is_open(&self) -> bool {
        true
    }

    /// The domain that Message-IDs end with.
    fn domain(&self) -> &str;

    /// Sends one message.
    fn send<'a>(&'a self, letter: &'a Letter) -> Sending<'a>;
}

/// No way out: messages are kept, and shown as waiting.
#[derive(Debug, Clone, Copy)]
pub struct NoWay;

impl Transport for NoWay {
    fn is_open(&self) -> bool {
        false
    }

    fn domain(&self) -> &str {
        "localhost"
    }

    fn send<'a>(&'a self, _: &'a Letter) -> Sending<'a> {
        Box::pin(async { Outcome::Later("no way out for mail is set up".to_owned()) })
    }
}

/// A folder: each message becomes an .eml file, for demonstrations.
#[derive(Debug, Clone)]
pub struct Folder {
    /// Where.
    pub path: PathBuf,
    /// Whom they are from.
    pub from: Email,
}

impl Folder {
    async fn write(&self, letter: &Letter) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        let sender: Address = self.from.as_str().parse()?;
        let mail = letter.mail(&sender)?.formatted();
        let plain = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
        let name: String = letter.message_id.chars().filter(plain).take(80).collect();
        tokio::fs::create_dir_all(&self.path).await?;
        tokio::fs::write(self.path.join(format!("{name}.eml")), mail).await?;
        Ok(())
    }
}

impl Transport for Folder {
    fn domain(&self) -> &str {
        self.from.domain()
    }

    /// A second attempt writes the same file.
    fn send<'a>(&'a self, letter: &'a Letter) -> Sending<'a> {
        Box::pin(async move {
            match self.write(letter).await {
                Ok(()) => Outcome::Sent,
                Err(error) => Outcome::Later(error.to_string()),
            }
        })
    }
}
