//! `cargo run --release --manifest-path bench/Cargo.toml -p ddci-bench-index`: the benchmarks of the
//! index library alone, without building the platform.

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    ddci_bench_index::run(&arguments)
}
