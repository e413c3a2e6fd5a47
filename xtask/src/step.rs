//! One step of a chore: a program that must end well.

use anyhow::{Context, Result, ensure};
use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// The workspace's folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."))
}

/// The folder of what cargo has built: this program stands in it.
pub fn built() -> Result<PathBuf> {
    let own = std::env::current_exe().context("where this program stands")?;
    Ok(own.parent().context("a program stands in a folder")?.to_owned())
}

/// A program to be run in the workspace's folder.
pub fn program(name: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(arguments).current_dir(root());
    command
}

/// The cargo that runs us.
pub fn cargo(arguments: &[&str]) -> Command {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    program(&cargo, arguments)
}

/// Says what is run, runs it and waits for a good end.
pub fn run(command: &mut Command) -> Result<()> {
    let words = words(command);
    eprintln!("\n== {words}");
    let status = command.status().with_context(|| format!("{words} cannot be run"))?;
    ensure!(status.success(), "{words} failed ({status})");
    Ok(())
}

/// Whether a program is there and ends well; nothing of it is shown.
pub fn works(name: &str, arguments: &[&str]) -> bool {
    program(name, arguments).output().is_ok_and(|output| output.status.success())
}

fn words(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    std::iter::once(name)
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}
