//! What the survey room promises, one file per subject, on both databases.

#![cfg(test)]
