//! The built program as somebody types it, in a folder of its own.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::PathBuf,
    process::{Child, ChildStdout, Command, Output, Stdio},
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// The program.
const PROGRAM: &str = env!("CARGO_BIN_EXE_ddci");

/// An empty folder in which commands are typed; the database is `ddci.sqlite` in it.
pub struct Desk {
    folder: TempDir,
}

/// How a command ended.
#[derive(Debug)]
pub struct Ended {
    pub code: i32,
    pub out: String,
    pub err: String,
    pub took: Duration,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// The connection string of its database.
    pub fn url(&self) -> String {
        format!("sqlite:{}", self.path("ddci.sqlite").display())
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Puts a file on the desk.
    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        fs::write(self.path(name), bytes).unwrap();
        self
    }

    /// Types a command.
    pub fn run(&self, arguments: &[&str]) -> Ended {
        self.run_with(arguments, "")
    }

    /// Types a command that reads from a pipe.
    pub fn run_with(&self, arguments: &[&str], input: &str) -> Ended {
        let start = Instant::now();
        let mut child = self.start(arguments);
        // A command that has refused already reads no more.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let Output { status, stdout, stderr } = child.wait_with_output().unwrap();
        Ended {
            code: status.code().expect("it ends by itself"),
            out: String::from_utf8(stdout).unwrap(),
            err: String::from_utf8(stderr).unwrap(),
            took: start.elapsed(),
        }
    }

    /// Types a command with variables set.
    pub fn run_in(&self, variables: &[(&str, &str)], arguments: &[&str]) -> Ended {
        let start = Instant::now();
        let mut command = self.typed(arguments);
        let Output { status, stdout, stderr } =
            command.envs(variables.iter().copied()).output().unwrap();
        Ended {
            code: status.code().expect("it ends by itself"),
            out: String::from_utf8(stdout).unwrap(),
            err: String::from_utf8(stderr).unwrap(),
            took: start.elapsed(),
        }
    }

    /// Types a command that is expected to succeed, and gives what it printed.
    pub fn done(&self, arguments: &[&str]) -> String {
        let ended = self.run(arguments);
        assert_eq!(ended.code, 0, "{arguments:?} {ended:?}");
        ended.out
    }

    /// Types a command that is expected to be refused with status 1, and gives the sentence.
    pub fn refused(&self, arguments: &[&str]) -> String {
        let ended = self.run(arguments);
        assert_eq!((ended.code, ended.out.as_str()), (1, ""), "{arguments:?} {ended:?}");
        ended.err
    }

    /// Types a command that is expected to fail after it has said something.
    pub fn refused_after(&self, arguments: &[&str]) -> String {
        let ended = self.run(arguments);
        assert_eq!(ended.code, 1, "{arguments:?} {ended:?}");
        ended.err
    }

    /// Starts a command that serves.
    pub fn serve(&self, arguments: &[&str]) -> Serving {
        let mut child = self.start(arguments);
        let out = BufReader::new(child.stdout.take().unwrap());
        Serving { child, out }
    }

    fn start(&self, arguments: &[&str]) -> Child {
        self.typed(arguments).spawn().unwrap()
    }

    /// The variables of whoever runs the tests are not this desk's.
    fn typed(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command
            .args(arguments)
            .current_dir(self.folder.path())
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }
}

/// A command that serves until it is stopped.
pub struct Serving {
    child: Child,
    out: BufReader<ChildStdout>,
}

impl Serving {
    /// The next line it prints.
    pub fn line(&mut self) -> String {
        let mut line = String::new();
        self.out.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }

    /// Asks it to stop, as a service manager does, and waits until it has.
    pub fn stop(mut self) -> i32 {
        let id = self.child.id().to_string();
        Command::new("kill").args(["-TERM", &id]).status().unwrap();
        let code = self.child.wait().unwrap().code().expect("it ends by itself");
        std::mem::forget(self);
        code
    }
}

/// A test that failed leaves nothing running.
impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Asks over the network; waits a little until somebody listens.
pub fn get(address: &str, path: &str) -> String {
    let mut stream = (0..100)
        .find_map(|_| {
            TcpStream::connect(address)
                .map_err(|_| std::thread::sleep(Duration::from_millis(100)))
                .ok()
        })
        .expect("somebody listens");
    let request = format!("GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}
