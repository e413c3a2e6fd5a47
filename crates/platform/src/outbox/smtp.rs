//! A mail server, reached by TLS alone, its certificate always checked.
//!
//! The steps of a session are taken one by one, because what a failure means depends on where it
//! happens: before the text was written nothing has left; after it, nobody knows.

use super::{Letter, Outcome, Sending, Transport};
use crate::org::Email;
use lettre::{
    Address,
    transport::smtp::{
        self,
        authentication::{Credentials, DEFAULT_MECHANISMS},
        client::{AsyncSmtpConnection, Certificate, TlsParameters},
        commands::{Data, Mail, Rcpt},
        extension::ClientId,
    },
};
use std::{fmt, time::Duration};
use tokio::time::timeout;

/// How long everything before the text may take, and the text with its answer.
const BEFORE: Duration = Duration::from_secs(60);
const TEXT: Duration = Duration::from_secs(120);

/// How the connection is made secure; there is no third way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// It begins in the clear and turns to TLS before anything is said (port 587).
    StartTls,
    /// It is TLS from the first byte (port 465).
    Tls,
}

/// A mail server.
pub struct Smtp {
    host: String,
    port: u16,
    security: Security,
    from: Email,
    sender: Address,
    credentials: Option<Credentials>,
    tls: TlsParameters,
}

/// How a mail server is reached.
pub struct SmtpSettings {
    /// Its name, which its certificate has to bear.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is made secure.
    pub security: Security,
    /// Whom messages are from.
    pub from: Email,
    /// User and password, where it wants them.
    pub credentials: Option<(String, String)>,
    /// Certificates to be trusted beside the well-known ones, as PEM.
    pub ca: Option<Vec<u8>>,
}

/// Says where, and nothing that is secret.
impl fmt::Debug for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Smtp({}:{}, {:?})", self.host, self.port, self.security)
    }
}

impl Smtp {
    /// The server of these settings; nothing is connected yet.
    ///
    /// # Errors
    /// The certificates or the address that cannot be used.
    pub fn new(
        settings: SmtpSettings,
    ) -> Result<Self, Box<dyn std::error::Error + Send + Sync + 'static>> {
        let mut tls = TlsParameters::builder(settings.host.clone());
        for pem in settings.ca.iter().flat_map(|pem| certificates(pem)) {
            tls = tls.add_root_certificate(Certificate::from_pem(pem.as_bytes())?);
        }
        let credentials =
            settings.credentials.map(|(user, password)| Credentials::new(user, password));
        Ok(Self {
            sender: settings.from.as_str().parse()?,
            host: settings.host,
            port: settings.port,
            security: settings.security,
            from: settings.from,
            credentials,
            tls: tls.build()?,
        })
    }

    /// Connects, turns to TLS and signs in.
    async fn connect(&self) -> Result<AsyncSmtpConnection, smtp::Error> {
        let hello = ClientId::Domain(self.from.domain().to_owned());
        let server = (self.host.as_str(), self.port);
        let wrapped = (self.security == Security::Tls).then(|| self.tls.clone());
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(server, Some(BEFORE), &hello, wrapped, None)
                .await?;
        if self.security == Security::StartTls {
            connection.starttls(self.tls.clone(), &hello).await?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(connection)
    }

    /// Names sender and recipient, and asks for the text to be sent.
    async fn announce(
        &self,
        connection: &mut AsyncSmtpConnection,
        to: Address,
    ) -> Result<(), smtp::Error> {
        connection.command(Mail::new(Some(self.sender.clone()), Vec::new())).await?;
        connection.command(Rcpt::new(to, Vec::new())).await?;
        connection.command(Data).await?;
        Ok(())
    }

    async fn attempt(&self, letter: &Letter) -> Outcome {
        let (mail, to) = match (letter.mail(&self.sender), letter.to.parse::<Address>()) {
            (Ok(mail), Ok(to)) => (mail.formatted(), to),
            (Err(error), _) => return Outcome::Never(error.to_string()),
            (_, Err(error)) => return Outcome::Never(error.to_string()),
        };
        let mut connection = match timeout(BEFORE, self.connect()).await {
            Ok(Ok(connection)) => connection,
            // A server that refuses to talk says nothing about this message.
            Ok(Err(error)) => return Outcome::Later(words(&error)),
            Err(_) => return Outcome::Later("the mail server does not answer".to_owned()),
        };
        match timeout(BEFORE, self.announce(&mut connection, to)).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => {
                connection.abort().await;
                return refused(&error).unwrap_or_else(|| Outcome::Later(words(&error)));
            }
            Err(_) => return Outcome::Later("the mail server does not answer".to_owned()),
        }
        match timeout(TEXT, connection.message(&mail)).await {
            Ok(Ok(_)) => {
                // It is taken; whether the farewell arrives changes nothing.
                drop(timeout(Duration::from_secs(5), connection.quit()).await);
                Outcome::Sent
            }
            Ok(Err(error)) => refused(&error).unwrap_or_else(|| Outcome::Unsure(words(&error))),
            Err(_) => Outcome::Unsure("the mail server does not answer".to_owned()),
        }
    }
}

impl Transport for Smtp {
    fn domain(&self) -> &str {
        self.from.domain()
    }

    fn send<'a>(&'a self, letter: &'a Letter) -> Sending<'a> {
        Box::pin(self.attempt(letter))
    }
}

/// What the server itself said about the message: for now, or for good.
fn refused(error: &smtp::Error) -> Option<Outcome> {
    if error.is_permanent() {
        Some(Outcome::Never(words(error)))
    } else if error.is_transient() {
        Some(Outcome::Later(words(error)))
    } else {
        None
    }
}

/// The error with its causes.
fn words(error: &smtp::Error) -> String {
    let mut words = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        let said = error.to_string();
        if !words.contains(&said) {
            words.push_str(": ");
            words.push_str(&said);
        }
        cause = error.source();
    }
    words
}

/// Each certificate of a PEM file by itself.
fn certificates(pem: &[u8]) -> Vec<String> {
    const END: &str = "-----END CERTIFICATE-----";
    let text = String::from_utf8_lossy(pem);
    let parts =
        text.split_inclusive(END).filter(|part| part.contains("-----BEGIN CERTIFICATE-----"));
    parts.map(|part| format!("{}\n", part.trim())).collect()
}
