//! Several of the app's files as one: a page asks for one.

/// Files of a built app that are published as one.
#[derive(Debug)]
pub(crate) struct Joined {
    /// Its site address.
    pub(crate) address: String,
    /// Its content.
    pub(crate) bytes: Vec<u8>,
    /// The files that it is made of, relative to the app's folder.
    pub(super) parts: Vec<String>,
}
