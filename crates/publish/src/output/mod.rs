//! The output folder: written beside the old one, then put in its place.

mod folder;
mod path;
mod staging;

pub(crate) use folder::Folder;
pub(crate) use path::{names_file, page_file, relative};
pub(crate) use staging::{MARKER, Staging};
