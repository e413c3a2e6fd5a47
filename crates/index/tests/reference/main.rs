//! The numbers other software gives for the same inputs, file by file.

#![cfg(test)]

mod csv_file;
mod endtoend;
mod index_aggregate;
mod index_missing;
mod index_normalise;
mod index_robust;
mod index_treat;
mod reliability;
mod sobol;
mod survey;
mod survey_replicates;
