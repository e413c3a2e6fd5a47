//! A mail server inside the test: speaks enough SMTP over TLS, and misbehaves as it is told.

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use std::sync::{Arc, Mutex};
use tokio::{
    io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};
use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::ring,
        pki_types::{CertificateDer, PrivateKeyDer, PrivatePkcs8KeyDer},
    },
};

/// How the server behaves, one word for each connection; the last one stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Manner {
    /// It takes the mail.
    Kind,
    /// It answers the recipient with this line.
    Refuses(&'static str),
    /// It takes the text, and is gone before it says so.
    DropsAfterData,
}

/// Whose certificate it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shows {
    /// One for `localhost`, signed by the authority of the test.
    Trusted,
    /// One for another name, signed by it.
    OtherName,
    /// One for `localhost`, signed by itself.
    SelfSigned,
}

/// What it saw.
#[derive(Debug, Default)]
pub struct Seen {
    /// The texts it was sent, dropped ones too.
    pub mails: Vec<String>,
    /// Commands that came in the clear.
    pub in_the_clear: Vec<String>,
    /// What was sent to sign in.
    pub signed_in: Vec<String>,
    connections: usize,
}

/// The server, which ends with the test's runtime.
pub struct MailServer {
    pub port: u16,
    /// The certificate of the test's authority.
    pub ca: Vec<u8>,
    pub seen: Arc<Mutex<Seen>>,
}

impl MailServer {
    pub async fn start(wrapped: bool, shows: Shows, manners: Vec<Manner>) -> Self {
        let (config, ca) = certificates(shows);
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let seen = Arc::<Mutex<Seen>>::default();
        let session = Session { wrapped, manners, seen: seen.clone() };
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // A client that does not like the certificate goes away; the server stays.
                drop(session.serve(stream, &acceptor).await);
            }
        });
        Self { port, ca, seen }
    }

    pub fn mails(&self) -> Vec<String> {
        self.seen.lock().unwrap().mails.clone()
    }
}

fn certificates(shows: Shows) -> (ServerConfig, Vec<u8>) {
    let mut authority = CertificateParams::new(Vec::new()).unwrap();
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let issuer = CertifiedIssuer::self_signed(authority, KeyPair::generate().unwrap()).unwrap();
    let name = if shows == Shows::OtherName { "mail.example.vn" } else { "localhost" };
    let params = CertificateParams::new(vec![name.to_owned()]).unwrap();
    let key = KeyPair::generate().unwrap();
    let own = match shows {
        Shows::SelfSigned => params.self_signed(&key).unwrap(),
        _ => params.signed_by(&key, &issuer).unwrap(),
    };
    let chain = vec![CertificateDer::from(own.der().to_vec())];
    let key = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .unwrap();
    (config, issuer.pem().into_bytes())
}

struct Session {
    wrapped: bool,
    manners: Vec<Manner>,
    seen: Arc<Mutex<Seen>>,
}

impl Session {
    async fn serve(&self, stream: TcpStream, acceptor: &TlsAcceptor) -> std::io::Result<()> {
        let manner = {
            let mut seen = self.seen.lock().unwrap();
            seen.connections += 1;
            self.manners[(seen.connections - 1).min(self.manners.len() - 1)]
        };
        if self.wrapped {
            let tls = acceptor.accept(stream).await?;
            return self.talk(BufReader::new(tls), manner, true).await;
        }
        let mut plain = BufReader::new(stream);
        plain.write_all(b"220 test\r\n").await?;
        loop {
            let line = line(&mut plain).await?;
            self.seen.lock().unwrap().in_the_clear.push(line.clone());
            if line.starts_with("STARTTLS") {
                break;
            }
            plain.write_all(b"250-test\r\n250 STARTTLS\r\n").await?;
        }
        plain.write_all(b"220 go ahead\r\n").await?;
        let tls = acceptor.accept(plain.into_inner()).await?;
        self.talk(BufReader::new(tls), manner, false).await
    }

    async fn talk<S: AsyncRead + AsyncWrite + Unpin>(
        &self,
        mut stream: BufReader<S>,
        manner: Manner,
        greets: bool,
    ) -> std::io::Result<()> {
        if greets {
            say(&mut stream, "220 test").await?;
        }
        loop {
            let line = line(&mut stream).await?;
            let answer = match line.split([' ', ':']).next().unwrap_or_default() {
                "EHLO" => "250-test\r\n250 AUTH PLAIN",
                "AUTH" => {
                    self.seen.lock().unwrap().signed_in.push(line.clone());
                    "235 welcome"
                }
                "RCPT" => match manner {
                    Manner::Refuses(words) => words,
                    _ => "250 fine",
                },
                "DATA" => {
                    say(&mut stream, "354 go ahead").await?;
                    let mail = text(&mut stream).await?;
                    self.seen.lock().unwrap().mails.push(mail);
                    if manner == Manner::DropsAfterData {
                        return Ok(());
                    }
                    "250 taken"
                }
                "QUIT" => {
                    say(&mut stream, "221 bye").await?;
                    return Ok(());
                }
                _ => "250 fine",
            };
            say(&mut stream, answer).await?;
        }
    }
}

async fn say<S: AsyncWrite + Unpin>(stream: &mut S, words: &str) -> std::io::Result<()> {
    stream.write_all(format!("{words}\r\n").as_bytes()).await?;
    stream.flush().await
}

async fn line<S: AsyncRead + Unpin>(stream: &mut BufReader<S>) -> std::io::Result<String> {
    let mut line = String::new();
    if stream.read_line(&mut line).await? == 0 {
        return Err(std::io::ErrorKind::UnexpectedEof.into());
    }
    Ok(line.trim_end().to_owned())
}

async fn text<S: AsyncRead + Unpin>(stream: &mut BufReader<S>) -> std::io::Result<String> {
    let mut text = String::new();
    loop {
        let line = line(stream).await?;
        if line == "." {
            return Ok(text);
        }
        text.push_str(&line);
        text.push('\n');
    }
}
