//! What to publish, from where to where.

use std::path::PathBuf;

use inkleaf_site::Choice;
use jiff::Timestamp;

/// What [`crate::build`] does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuildOptions {
    /// The source folder: one with `inkleaf.toml` and `posts/`, a Hugo site
    /// with `content/`, or any folder of Markdown.
    pub source: PathBuf,
    /// The output folder. Replaced as a whole, when all is well.
    pub out: PathBuf,
    /// The folder of the built app: its `index.html`, scripts, WebAssembly.
    pub shell: PathBuf,
    /// Where the blog will be published, instead of what its settings say.
    pub base_url: Option<String>,
    /// Publish drafts too.
    pub drafts: bool,
    /// Publish posts of the future too.
    pub future: bool,
    /// Publish what is fine even where other documents have errors.
    pub keep_going: bool,
    /// A folder for what is worth keeping until the next build: colours of code,
    /// smaller versions of images. Made if it is not there. Without one, code is
    /// coloured anew each time, and images have no smaller versions.
    pub cache: Option<PathBuf>,
    /// Write the blog as one file: [`Self::out`] is that file, then.
    pub single_file: Option<SingleFile>,
    /// The moment of publishing: decides what lies in the future and what has
    /// expired. It is written nowhere.
    pub now: Timestamp,
}

/// A blog as one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SingleFile {
    /// Which posts are in it, and of a blog in several languages which one; else all are.
    /// Links to others lead to where the blog is published.
    pub choice: Choice,
    /// Which pictures and other files come along.
    pub images: Images,
}

/// Which pictures, films and sound a blog has in it that is one file. The others are
/// links to where the blog is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Images {
    /// Pictures, films and sound as long as they weigh less than 32 MB in all, the
    /// smallest first.
    All,
    /// Pictures in their smallest version, up to 64 KB each.
    Small,
    /// None.
    None,
}

/// What [`crate::check`] does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckOptions {
    /// The source folder, as in [`BuildOptions::source`].
    pub source: PathBuf,
    /// The moment of publishing, as in [`BuildOptions::now`].
    pub now: Timestamp,
}
