//! What the program promises, one file per subject.

#![cfg(test)]

mod audit;
mod installation;
mod kill;
mod paper;
mod rows;
mod routes;
