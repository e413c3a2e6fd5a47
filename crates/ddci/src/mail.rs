//! The way out for mail, from the configuration: a server, a folder, or none.

use anyhow::{Context, bail};
use ddci_platform::{
    org::Email,
    outbox::{Folder, NoWay, Security, Smtp, SmtpSettings, Transport},
};
use serde::{Deserialize, Serialize};
use std::{fmt, fs, path::PathBuf, sync::Arc};

/// Which way messages leave.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    /// None: messages are kept, and shown as waiting.
    #[default]
    None,
    /// A mail server.
    Smtp,
    /// A folder of .eml files, to try things out.
    Folder,
}

/// How the connection to the mail server is made secure.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Connection {
    /// Begins in the clear and turns to TLS (port 587).
    #[default]
    StartTls,
    /// TLS from the first byte (port 465).
    Tls,
}

/// A text that is never shown.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

/// The part `[mail]` of the configuration.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mail {
    /// The way out.
    pub transport: Way,
    /// The address messages are from.
    pub from: Option<String>,
    /// The mail server's name, which its certificate bears.
    pub host: Option<String>,
    /// Its port; by default 587, or 465 where the connection is TLS from the first byte.
    pub port: Option<u16>,
    /// How the connection is made secure.
    pub security: Connection,
    /// The user, where the server wants one.
    pub user: Option<String>,
    /// The user's password; better in the variable `DDCI_MAIL__PASSWORD` or a file.
    pub password: Option<Secret>,
    /// A file with the password.
    pub password_file: Option<PathBuf>,
    /// Certificates to be trusted beside the well-known ones, a PEM file.
    pub ca_file: Option<PathBuf>,
    /// The folder, where messages leave into one.
    pub folder: Option<PathBuf>,
}

impl Mail {
    /// The way out.
    ///
    /// # Errors
    /// A sentence that names the setting that is missing or wrong.
    pub fn transport(&self) -> anyhow::Result<Arc<dyn Transport>> {
        Ok(match self.transport {
            Way::None => Arc::new(NoWay),
            Way::Folder => {
                let path = self.folder.clone().context("mail.folder names no folder")?;
                Arc::new(Folder { path, from: self.from()? })
            }
            Way::Smtp => Arc::new(self.smtp()?),
        })
    }

    fn from(&self) -> anyhow::Result<Email> {
        let from = self.from.as_deref().context("mail.from names no address")?;
        from.parse().with_context(|| format!("mail.from is {from:?}"))
    }

    fn smtp(&self) -> anyhow::Result<Smtp> {
        let security = match self.security {
            Connection::StartTls => Security::StartTls,
            Connection::Tls => Security::Tls,
        };
        let usual = if security == Security::Tls { 465 } else { 587 };
        let ca = self.ca_file.as_ref().map(|file| {
            fs::read(file).with_context(|| format!("cannot read mail.ca_file {}", file.display()))
        });
        let settings = SmtpSettings {
            host: self.host.clone().context("mail.host names no mail server")?,
            port: self.port.unwrap_or(usual),
            security,
            from: self.from()?,
            credentials: self.credentials()?,
            ca: ca.transpose()?,
        };
        Smtp::new(settings)
            .map_err(|error| anyhow::anyhow!("the mail server cannot be used: {error}"))
    }

    fn credentials(&self) -> anyhow::Result<Option<(String, String)>> {
        let Some(user) = self.user.clone() else {
            if self.password.is_some() || self.password_file.is_some() {
                bail!("there is a password for mail, and mail.user is missing");
            }
            return Ok(None);
        };
        let password = match (&self.password, &self.password_file) {
            (Some(password), None) => password.0.clone(),
            (None, Some(file)) => fs::read_to_string(file)
                .with_context(|| format!("cannot read mail.password_file {}", file.display()))?
                .trim_end()
                .to_owned(),
            _ => bail!("give one of mail.password and mail.password_file"),
        };
        Ok(Some((user, password)))
    }
}

#[cfg(test)]
mod tests {
    use super::{Mail, Secret, Way};

    #[test]
    fn a_password_is_never_shown() {
        let mail = Mail { password: Some(Secret("bí mật".to_owned())), ..Mail::default() };
        assert!(!format!("{mail:?}").contains("bí mật"));
    }

    #[test]
    fn what_is_missing_is_named() {
        let smtp = Mail { transport: Way::Smtp, ..Mail::default() };
        let with_host = Mail { host: Some("mail.vn".to_owned()), ..smtp.clone() };
        let from = Some("ddci@x.vn".to_owned());
        let with_from = Mail { from: from.clone(), ..with_host.clone() };
        let no_password = Mail { user: Some("ddci".to_owned()), ..with_from.clone() };
        let no_ca = Mail { ca_file: Some("nowhere.pem".into()), ..with_from.clone() };
        let no_folder = Mail { transport: Way::Folder, from, ..Mail::default() };
        for (mail, word) in [
            (smtp, "mail.host"),
            (with_host, "mail.from"),
            (no_password, "mail.password"),
            (no_ca, "mail.ca_file"),
            (no_folder, "mail.folder"),
        ] {
            let error = mail.transport().err().map(|error| format!("{error:#}"));
            assert!(error.as_ref().is_some_and(|error| error.contains(word)), "{error:?}");
        }
        assert!(with_from.transport().is_ok());
        assert!(!Mail::default().transport().unwrap().is_open());
    }
}
