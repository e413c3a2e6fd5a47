//! What a child process has used, as the kernel counts it.

use anyhow::Context;
use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// A server in a process of its own.
pub struct Server {
    child: Child,
    /// Its address, `127.0.0.1:PORT`.
    pub address: String,
    /// From the start of the process until it said that it serves.
    pub ready_after: Duration,
}

impl Server {
    /// Starts this program again with other arguments; it prints its address when it serves.
    pub fn start(arguments: &[&str]) -> anyhow::Result<Self> {
        let begun = Instant::now();
        let mut child = Command::new(std::env::current_exe()?)
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()?;
        let out = child.stdout.take().context("no output")?;
        let mut address = String::new();
        BufReader::new(out).read_line(&mut address)?;
        let ready_after = begun.elapsed();
        Ok(Self { child, address: address.trim().to_owned(), ready_after })
    }

    /// User and system time so far.
    pub fn cpu(&self) -> anyhow::Result<Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        let after = stat.rsplit_once(')').context("stat")?.1;
        let fields: Vec<&str> = after.split_whitespace().collect();
        let ticks = |n: usize| fields.get(n).and_then(|field| field.parse::<u64>().ok());
        let ticks = ticks(11).zip(ticks(12)).context("stat")?;
        // The kernel counts in hundredths of a second.
        Ok(Duration::from_millis((ticks.0 + ticks.1) * 10))
    }

    /// Resident memory in megabytes.
    pub fn memory(&self) -> anyhow::Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).context("VmRSS")?;
        let kilobytes: f64 = line.split_whitespace().nth(1).context("VmRSS")?.parse()?;
        Ok(kilobytes / 1024.0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
