//! What the program promises, one file per subject.

#![cfg(test)]

mod audit;
mod cli;
mod command;
mod installation;
mod kill;
mod paper;
mod plan;
mod reading;
mod routes;
mod rows;
