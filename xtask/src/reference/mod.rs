//! `cargo xtask reference DIR OUT`: the numbers of a folder laid out like a reference case, computed
//! from its inputs by `ddci index`.
//!
//! A folder is known by its inputs; docs/index.md says by which, and what each output file is. Every
//! number comes out of the program; what stands here is which of its commands makes which file.

mod endtoend;
mod index;
mod program;
mod reliability;
mod sobol;
mod survey;

use anyhow::{Context, Error, Result, ensure};
use program::Program;
use std::fs;
use std::path::Path;

/// One kind of folder: what it is told by, and how it is computed. The first that fits counts.
type Kind = (fn(&Path) -> bool, fn(&Program, &Path, &Path) -> Result<()>);

const KINDS: [Kind; 5] = [
    (index::is, index::run),
    (endtoend::is, endtoend::run),
    (survey::is, survey::run),
    (sobol::is, sobol::run),
    (reliability::is, reliability::run),
];

/// Computes a folder; one that holds several is walked, and one that fails keeps no other from being
/// computed.
pub fn run(dir: &Path, out: &Path) -> Result<()> {
    let program = Program::built()?;
    let mut failed = Vec::new();
    let done = walk(&program, dir, out, &mut failed)?;
    let failures: Vec<String> = failed.iter().map(|error| format!("{error:#}")).collect();
    ensure!(failures.is_empty(), "{}", failures.join("\n"));
    ensure!(done > 0, "{} holds no inputs that are known; see docs/index.md", dir.display());
    Ok(())
}

fn walk(program: &Program, dir: &Path, out: &Path, failed: &mut Vec<Error>) -> Result<usize> {
    for (is, compute) in KINDS {
        if is(dir) {
            fs::create_dir_all(out)?;
            match compute(program, dir, out).with_context(|| format!("{}", dir.display())) {
                Ok(()) => eprintln!("{} -> {}", dir.display(), out.display()),
                Err(error) => failed.push(error),
            }
            return Ok(1);
        }
    }
    let mut done = 0;
    let mut folders: Vec<_> = fs::read_dir(dir)
        .with_context(|| format!("cannot read {}", dir.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()).filter(|path| path.is_dir()))
        .collect();
    folders.sort();
    for folder in folders {
        let name = folder.file_name().context("a folder has a name")?;
        done += walk(program, &folder, &out.join(name), failed)?;
    }
    Ok(done)
}
