//! Publishing, from a source folder to the files of the output.

#![allow(clippy::unwrap_used)]

mod articles;
mod external;
mod failures;
mod feeds;
mod figures;
mod fixing;
mod installing;
mod languages;
mod links;
mod looks;
mod offline;
mod output;
mod single;
mod single_contents;
mod sources;
mod support;
mod texts;
mod words;
