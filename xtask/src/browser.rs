//! The browser tests and the pictures in docs/screenshots: both start a demo of their own.

use crate::{
    needs::{self, Need, chromium, ensure_all, ensure_packages},
    step::{built, cargo, root, run},
};
use anyhow::{Context, Result};
use std::process::Command;

/// What both need: a browser, npm and two packages.
pub fn ensure_needs() -> Result<()> {
    ensure_all(&[Need::Chromium, Need::Npm])?;
    ensure_packages()
}

/// Walks the pages.
pub fn test() -> Result<()> {
    run(&mut node(&["--test"])?)
}

/// Takes the pictures.
pub fn shots() -> Result<()> {
    run(&mut node(&["shots.js"])?)?;
    eprintln!("{}", root().join("docs/screenshots").display());
    Ok(())
}

/// Node in the folder of the browser tests, told where the program and the browser are.
fn node(arguments: &[&str]) -> Result<Command> {
    ensure_needs()?;
    run(&mut cargo(&["build", "--package", "ddci"]))?;
    let mut node = Command::new(needs::node()?);
    node.args(arguments)
        .current_dir(root().join("tests/browser"))
        .env("DDCI", built()?.join("ddci"))
        .env("CHROMIUM", chromium().context("a browser")?);
    Ok(node)
}
