//! Publishing, from a source folder to the files of the output.

#![allow(clippy::unwrap_used)]

mod failures;
mod feeds;
mod figures;
mod links;
mod output;
mod sources;
mod support;
