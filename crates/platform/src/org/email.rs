//! An e-mail address that was looked at: nothing in it can become a header or a second recipient.

use crate::store::{Column, Row, StoreError};
use std::{fmt, str::FromStr};

/// The longest address (RFC 5321, 4.5.3.1.3, without its brackets), and its longest local part.
const LONGEST: usize = 254;
const LONGEST_LOCAL: usize = 64;

/// An e-mail address: plain ASCII, one `@`, a domain of two labels or more.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Email(String);

/// It is no e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no e-mail address; one looks like lan.nt@caoloc.gov.vn")]
pub struct NoEmail;

impl Email {
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands after the `@`.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }

    /// An optional address of a form or a list: blank is none.
    ///
    /// # Errors
    /// [`NoEmail`].
    pub fn optional(text: &str) -> Result<Option<Self>, NoEmail> {
        if text.trim().is_empty() { Ok(None) } else { text.parse().map(Some) }
    }
}

impl FromStr for Email {
    type Err = NoEmail;

    /// The domain is kept in small letters; the local part as it was written.
    fn from_str(text: &str) -> Result<Self, NoEmail> {
        let text = text.trim();
        let (local, domain) = text.rsplit_once('@').ok_or(NoEmail)?;
        let fits = text.len() <= LONGEST && local.len() <= LONGEST_LOCAL;
        if fits && is_local(local) && is_domain(domain) {
            Ok(Self(format!("{local}@{}", domain.to_ascii_lowercase())))
        } else {
            Err(NoEmail)
        }
    }
}

/// A dot-atom of RFC 5322: quoted local parts exist on paper only.
fn is_local(local: &str) -> bool {
    let atom = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
    local.split('.').all(|part| !part.is_empty() && part.chars().all(atom))
}

fn is_domain(domain: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.chars().all(plain)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    domain.contains('.') && domain.split('.').all(label)
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Column for Option<Email> {
    fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
        let text: Option<String> = row.get(name)?;
        text.map(|text| {
            let column = name.to_owned();
            text.parse().map_err(|NoEmail| StoreError::Vocabulary { column, value: text })
        })
        .transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::{Email, NoEmail};

    #[test]
    fn addresses_are_told_from_other_text() {
        let good = ["lan.nt@caoloc.gov.vn", " a+b@x.vn ", "o'neil@sub.example.com", "x_1@a-b.vn"];
        for text in good {
            assert_eq!(text.parse::<Email>().unwrap().as_str(), text.trim());
        }
        assert_eq!("Lan@CaoLoc.Gov.VN".parse::<Email>().unwrap().as_str(), "Lan@caoloc.gov.vn");
        let long = format!("{}@x.vn", "a".repeat(65));
        let bad = [
            "",
            "lan",
            "lan@",
            "@x.vn",
            "lan@vn",
            "a b@x.vn",
            "a@x.vn,b@x.vn",
            "a@b@x.vn",
            "a@x.vn\r\nBcc: b@x.vn",
            "<a@x.vn>",
            "a@x.vn;b@x.vn",
            ".a@x.vn",
            "a..b@x.vn",
            "a@-x.vn",
            "a@x..vn",
            "\"a\"@x.vn",
            "lân@x.vn",
            "a@xã.vn",
            "a@[127.0.0.1]",
            &long,
        ];
        for text in bad {
            assert_eq!(text.parse::<Email>(), Err(NoEmail), "{text:?}");
        }
        assert_eq!(Email::optional("  "), Ok(None));
    }
}
