//! Nodes that are the program itself, people who send it forms over the network, and a transition that
//! asks for a job and a message.

use ddci_platform::{
    identity::Token,
    jobs::Job,
    org::Email,
    outbox::{Message, To},
    permit::Actor,
    store::{Applied, StoreError, Transition, Tx},
};
use serde_json::json;
use std::{
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};
use uuid::Uuid;

/// The end of each part of a form.
const BOUNDARY: &str = "part-of-a-form-7c2d";

/// One node: `ddci serve`.
pub struct Node {
    child: Child,
    pub address: String,
}

impl Node {
    pub fn start(url: &str, mail: &Path) -> Self {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
        Self { child: Self::serve(url, mail, &address), address }
    }

    fn serve(url: &str, mail: &Path, address: &str) -> Child {
        let child = Command::new(env!("CARGO_BIN_EXE_ddci"))
            .args(["serve", "--database", url, "--listen", address])
            .env("DDCI_MAIL__TRANSPORT", "folder")
            .env("DDCI_MAIL__FROM", "ddci@example.vn")
            .env("DDCI_MAIL__FOLDER", mail)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        crate::command::get(address, "/healthz");
        child
    }

    /// Ends it as a power cut would, and starts it anew under the same address.
    pub fn kill_and_start(&mut self, url: &str, mail: &Path) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.child = Self::serve(url, mail, &self.address);
    }
}

impl Drop for Node {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Somebody at work: sends each form to one node, and to the other where no answer came.
pub struct Person {
    pub token: Token,
    pub nodes: [String; 2],
}

impl Person {
    /// The status; none where both nodes broke off.
    fn post(&self, turn: usize, path: &str, kind: &str, body: &str) -> Option<u16> {
        (0..40).find_map(|attempt| {
            let node = &self.nodes[(turn + attempt) % 2];
            let status = self.ask(node, path, kind, body);
            if status.is_none() {
                thread::sleep(Duration::from_millis(100));
            }
            status
        })
    }

    fn ask(&self, node: &str, path: &str, kind: &str, body: &str) -> Option<u16> {
        let mut stream = TcpStream::connect(node).ok()?;
        stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: {node}\r\ncookie: ddci={}\r\nconnection: close\r\n\
             content-type: {kind}\r\ncontent-length: {}\r\n\r\n",
            self.token.reveal(),
            body.len()
        );
        stream.write_all(head.as_bytes()).ok()?;
        stream.write_all(body.as_bytes()).ok()?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).ok()?;
        answer.strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok()
    }

    /// Records under that key, once, however often it is sent.
    pub fn record(&self, turn: usize, obligation: Uuid, key: Uuid) -> Option<u16> {
        let fields = [
            ("entry", key.to_string()),
            ("text", "Đã làm.".to_owned()),
            ("document_number", "214/BC".to_owned()),
            ("then", "save".to_owned()),
        ];
        let mut body = String::new();
        for (name, value) in fields {
            body.push_str(&format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            ));
        }
        body.push_str(&format!("--{BOUNDARY}--\r\n"));
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        self.post(turn, &format!("/obligations/{obligation}/progress"), &kind, &body)
    }

    pub fn press(&self, turn: usize, obligation: Uuid, button: &str) -> Option<u16> {
        let kind = "application/x-www-form-urlencoded";
        self.post(turn, &format!("/obligations/{obligation}/{button}"), kind, "")
    }
}

/// Asks for a job and posts a message, in one transaction.
pub struct Ask(pub String);

impl Transition for Ask {
    const VERB: &'static str = "test.ask";
    type Output = ();
    type Error = StoreError;

    async fn apply(&self, tx: &Tx, _: &Actor) -> Result<Applied<()>, StoreError> {
        let job = Job { key: self.0.clone(), kind: "tidy", payload: String::new(), run_at: None };
        let address: Email = "lan@example.vn".parse().map_err(|_| StoreError::Taken)?;
        let message = Message {
            key: self.0.clone(),
            to: To::Address(address),
            kind: "test",
            subject: "Việc đến hạn".to_owned(),
            text: "Kính gửi đồng chí.".to_owned(),
            urgent: true,
            secret: false,
        };
        tx.enqueue(&job).await?;
        tx.post(&message).await?;
        Ok(Applied::to("test", json!({}), ()))
    }

    fn store_error(error: &StoreError) -> Option<&StoreError> {
        Some(error)
    }
}
