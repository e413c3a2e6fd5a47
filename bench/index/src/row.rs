//! One line of the table: the library in a child with one thread and with all, numpy with one.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, ensure};

use crate::measure::Cost;

/// A piece of work both sides do.
#[derive(Clone, Copy)]
pub struct Row {
    /// How it is named on the command line.
    pub name: &'static str,
    /// What it is.
    pub what: &'static str,
    /// What it should cost.
    pub aim: &'static str,
    /// The script beside this crate.
    pub script: &'static str,
    /// How often each side does it.
    pub repeats: usize,
    /// Writes the data into a folder.
    pub prepare: fn(&Path) -> anyhow::Result<()>,
    /// Does the work in a child and tells its [`Cost`]; takes further arguments.
    pub work: fn(&Path, &[&str]) -> anyhow::Result<()>,
    /// How far both results are apart.
    pub compare: fn(&Path) -> anyhow::Result<String>,
}

impl Row {
    /// Measures and prints.
    pub fn run(&self, arguments: &[&str]) -> anyhow::Result<()> {
        let folder = tempfile::tempdir()?;
        (self.prepare)(folder.path())?;
        println!("\n{}: {} (aim: {})", self.name, self.what, self.aim);
        let alone = self.child(folder.path(), arguments, Some("1"))?;
        print("  ddci, one core", &alone);
        let together = self.child(folder.path(), arguments, None)?;
        print("  ddci, all cores", &together);
        let numpy = match self.numpy(folder.path()) {
            Ok(numpy) => numpy,
            Err(why) => {
                println!("  no figures of numpy: {why:#}");
                return Ok(());
            }
        };
        print("  numpy, one core", &numpy);
        println!(
            "  numpy takes {:.1} times as long on one core, {:.1} times as long as all cores, \
             {:.1} times the memory",
            numpy.wall / alone.wall,
            numpy.wall / together.wall,
            numpy.peak / together.peak,
        );
        println!("  agreement: {}", (self.compare)(folder.path())?);
        Ok(())
    }

    fn child(&self, folder: &Path, more: &[&str], threads: Option<&str>) -> anyhow::Result<Cost> {
        let folder = folder.to_str().context("the folder's name")?;
        let arguments = [&["index-row", self.name, folder], more].concat();
        child(&arguments, threads)
    }

    fn numpy(&self, folder: &Path) -> anyhow::Result<Cost> {
        let script = scripts().join(self.script);
        let mut command = match self.name {
            // From outside, as the program's own command, in a child that measures nothing else.
            crate::province::NAME => {
                let mut command = Command::new(std::env::current_exe()?);
                command.args(["index-row", self.name]).arg(folder).arg("python3");
                command
            }
            _ => Command::new("python3"),
        };
        command.arg(script).arg(folder).arg(self.repeats.to_string());
        for variable in ["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"] {
            command.env(variable, "1");
        }
        output(command)
    }
}

/// Where the scripts are.
fn scripts() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// What a child of this program says its work cost.
pub fn child(arguments: &[&str], threads: Option<&str>) -> anyhow::Result<Cost> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(arguments);
    if let Some(threads) = threads {
        command.env("RAYON_NUM_THREADS", threads);
    }
    output(command)
}

fn output(mut command: Command) -> anyhow::Result<Cost> {
    // Of a child of ours, the last line tells the cause, as of Python.
    command.env("RUST_BACKTRACE", "0");
    let output = command.output().with_context(|| format!("{:?}", command.get_program()))?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{}", said.lines().last().unwrap_or("no word").trim());
    Cost::read(&String::from_utf8_lossy(&output.stdout))
}

fn print(who: &str, cost: &Cost) {
    println!(
        "{who:18} {:9.1} ms wall {:9.1} ms CPU {:6.0} MB",
        cost.wall * 1e3,
        cost.cpu * 1e3,
        cost.peak
    );
}
