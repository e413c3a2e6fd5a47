//! What work costs, as the kernel counts it.

use std::time::Instant;

use anyhow::Context;
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;

/// What something cost.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// Seconds on the clock.
    pub wall: f64,
    /// User and system seconds of all threads.
    pub cpu: f64,
    /// The most memory held at once, in megabytes.
    pub peak: f64,
}

impl Cost {
    /// Reads the first line a child printed.
    pub fn read(text: &str) -> anyhow::Result<Self> {
        let line = text.lines().next().context("a child said nothing")?;
        let numbers = line.split_whitespace().map(str::parse).collect::<Result<Vec<f64>, _>>();
        match numbers.with_context(|| format!("not a cost: {line}"))?.as_slice() {
            [wall, cpu, peak] => Ok(Self { wall: *wall, cpu: *cpu, peak: *peak }),
            _ => anyhow::bail!("not a cost: {line}"),
        }
    }

    /// Says it to the parent.
    pub fn tell(&self) {
        println!("{} {} {}", self.wall, self.cpu, self.peak);
    }
}

/// Does the work several times, tells the parent what the quickest run cost and the peak of all, and
/// gives back the result.
pub fn best<T>(repeats: usize, mut work: impl FnMut() -> anyhow::Result<T>) -> anyhow::Result<T> {
    let mut quickest = Cost { wall: f64::INFINITY, cpu: 0.0, peak: 0.0 };
    let mut last = None;
    for _ in 0..repeats {
        // The result of the run before is no longer held.
        drop(last.take());
        let (begun, cpu) = (Instant::now(), seconds(UsageWho::RUSAGE_SELF)?);
        last = Some(work()?);
        let wall = begun.elapsed().as_secs_f64();
        if wall < quickest.wall {
            quickest = Cost { wall, cpu: seconds(UsageWho::RUSAGE_SELF)? - cpu, peak: 0.0 };
        }
    }
    Cost { peak: own_peak()?, ..quickest }.tell();
    last.context("no run")
}

/// User and system seconds so far.
pub fn seconds(who: UsageWho) -> anyhow::Result<f64> {
    let usage = getrusage(who)?;
    Ok((usage.user_time().num_microseconds() + usage.system_time().num_microseconds()) as f64 / 1e6)
}

/// The peak of the children that ended, in megabytes.
pub fn peak_of_children() -> anyhow::Result<f64> {
    Ok(getrusage(UsageWho::RUSAGE_CHILDREN)?.max_rss() as f64 / 1024.0)
}

fn own_peak() -> anyhow::Result<f64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).context("VmHWM")?;
    Ok(line.split_whitespace().nth(1).context("VmHWM")?.parse::<f64>()? / 1024.0)
}
