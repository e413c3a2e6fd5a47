//! Reads any bytes as a plan: it may be refused, it must not panic, and a reading must survive JSON.
//!
//! `cargo +nightly fuzz run read_plan -- -max_len=65536`, with the plans of
//! `crates/plan-reader/tests/plans` as the first corpus.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(reading) = ddci_plan_reader::read(bytes, &|_| false) {
        let json = serde_json::to_string(&reading).expect("a reading is JSON");
        let again: ddci_plan_reader::Reading = serde_json::from_str(&json).expect("and back");
        assert_eq!(again, reading);
    }
});
