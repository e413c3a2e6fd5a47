//! What the program promises, one file per subject.

#![cfg(test)]

mod audit;
mod authority;
mod cli;
mod command;
mod installation;
mod issue;
mod kill;
mod paper;
mod plan;
mod reading;
mod routes;
mod rows;
mod serving;
