//! `endtoend/`.
