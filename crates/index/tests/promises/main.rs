//! What the library promises.
#![cfg(test)]
