//! Benchmarks of ddci, each printing its figures beside a baseline measured in the same run.
//!
//! `cargo run --release --manifest-path bench/Cargo.toml -- pages | review | sides | materialise | reader | index | all`,
//! and `scale LARGE SMALL [PART]` on two empty databases of PostgreSQL

mod bare;
mod fill;
mod load;
mod materialise;
mod pages;
mod process;
mod reader;
mod review;
mod scale;
mod sides;

use anyhow::bail;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        [] | ["all"] => {
            pages::run()?;
            review::run()?;
            sides::run()?;
            materialise::run()?;
            reader::run()?;
            ddci_bench_index::run(&[])
        }
        ["pages"] => pages::run(),
        ["review"] => review::run(),
        ["sides"] => sides::run(),
        ["materialise"] => materialise::run(),
        ["reader"] => reader::run(),
        ["scale", large, small] => scale::run(large, small, "1"),
        ["scale", large, small, part] => scale::run(large, small, part),
        ["index", arguments @ ..] => ddci_bench_index::run(arguments),
        // The servers run as processes of their own, so that their CPU time is theirs alone.
        ["serve-ddci", database] => pages::serve_ddci(database),
        // For profiling: fills a database and says how to look at it.
        ["fill", database] => pages::fill(database),
        ["serve-bare", database, unit, plan] => bare::serve(database, unit, plan),
        ["index-row" | "index-curve", ..] => ddci_bench_index::run(&arguments),
        _ => bail!("pages, review, sides, materialise, reader, index, all, or scale with two databases"),
    }
}

/// Runs something on a new runtime.
fn block_on<T>(future: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(future)
}
