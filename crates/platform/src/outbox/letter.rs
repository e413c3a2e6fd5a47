//! A message as it is written for the way out: headers that nothing can be slipped into, and a text.

use jiff::Timestamp;
use lettre::{
    Address,
    message::{
        Mailbox, Message,
        header::{ContentType, Header, HeaderName, HeaderValue},
    },
};
use std::{
    error::Error,
    time::{Duration, SystemTime},
};

/// The longest subject that is sent.
const LONGEST_SUBJECT: usize = 200;

/// A message on its way out. It says neither subject nor text when it is debugged.
#[derive(Clone)]
pub struct Letter {
    /// The same for every attempt, with its angle brackets.
    pub message_id: String,
    /// The name of whom it is from: the authority.
    pub from_name: String,
    /// Where it goes.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// When it is sent.
    pub at: Timestamp,
}

impl std::fmt::Debug for Letter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Letter").field("message_id", &self.message_id).finish_non_exhaustive()
    }
}

impl Letter {
    /// The mail from `sender`, ready to be sent.
    ///
    /// # Errors
    /// The address that cannot be one.
    pub fn mail(&self, sender: &Address) -> Result<Message, Box<dyn Error + Send + Sync>> {
        let from = Mailbox::new(Some(one_line(&self.from_name)), sender.clone());
        let to = Mailbox::new(None, self.to.parse()?);
        let mail = Message::builder()
            .from(from)
            .to(to)
            .subject(one_line(&self.subject).chars().take(LONGEST_SUBJECT).collect::<String>())
            .message_id(Some(self.message_id.clone()))
            .date(
                SystemTime::UNIX_EPOCH
                    + Duration::from_secs(self.at.as_second().max(0).unsigned_abs()),
            )
            .header(AutoSubmitted)
            .header(ContentType::TEXT_PLAIN)
            .body(self.text.clone())?;
        Ok(mail)
    }
}

/// A text on one line: what would end a header becomes a space.
fn one_line(text: &str) -> String {
    let plain = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `Auto-Submitted: auto-generated` (RFC 3834): nobody's vacation notice answers it.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::Letter;
    use jiff::Timestamp;

    fn letter(subject: &str, from_name: &str) -> String {
        let letter = Letter {
            message_id: "<1@example.vn>".to_owned(),
            from_name: from_name.to_owned(),
            to: "lan@example.vn".to_owned(),
            subject: subject.to_owned(),
            text: "Kính gửi đồng chí,\n.\nHết.\n".to_owned(),
            at: Timestamp::UNIX_EPOCH,
        };
        let mail = letter.mail(&"ddci@example.vn".parse().unwrap()).unwrap();
        String::from_utf8(mail.formatted()).unwrap()
    }

    fn heads(mail: &str) -> Vec<&str> {
        let (head, _) = mail.split_once("\r\n\r\n").unwrap();
        let lines = head.lines().filter(|line| !line.starts_with([' ', '\t']));
        lines.map(|line| line.split_once(':').unwrap().0).collect()
    }

    #[test]
    fn headers_are_plain_ascii_and_named() {
        let mail = letter("Việc đến hạn hôm nay", "UBND huyện Mẫu");
        assert!(mail.is_ascii());
        assert!(mail.contains("Subject: =?utf-8?b?"), "{mail}");
        assert!(mail.contains("Auto-Submitted: auto-generated\r\n"), "{mail}");
        assert!(mail.contains("Message-ID: <1@example.vn>\r\n"), "{mail}");
        assert!(mail.contains("Date: Thu, 01 Jan 1970 00:00:00 +0000\r\n"), "{mail}");
    }

    /// Whatever is written into a subject or a name, the mail has the same headers.
    #[test]
    fn nothing_slips_into_the_headers() {
        let usual = letter("Việc đến hạn", "UBND");
        for evil in [
            "x\r\nBcc: eve@example.vn",
            "x\nBcc: eve@example.vn",
            "x\rBcc: eve@example.vn",
            "x\r\n\r\nKính gửi",
            "x\u{0}\u{b}\u{c}y",
            "\"x\" <eve@example.vn>,",
            "=?utf-8?q?x=0d=0aBcc:y?=",
            "x\u{85}Bcc: y",
            "x\u{2028}Bcc: y",
        ] {
            assert_eq!(heads(&letter(evil, "UBND")), heads(&usual), "{evil:?}");
            let named = letter("Việc đến hạn", evil);
            assert_eq!(heads(&named), heads(&usual), "{evil:?}");
            assert!(!named.contains("<eve@example.vn>"), "{named}");
        }
    }
}
