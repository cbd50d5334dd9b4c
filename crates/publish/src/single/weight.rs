//! What a blog weighs that is one file.

/// What a file consists of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weight {
    /// Its size in bytes.
    pub total: usize,
    /// What makes it up, in bytes of the file. What is not in here is the front page and
    /// what stands around everything.
    pub parts: Vec<(Part, usize)>,
    /// Posts in it.
    pub posts: usize,
    /// Pages in it, of all kinds.
    pub pages: usize,
    /// Pictures and other files in it.
    pub files: usize,
    /// Pictures and other files that were left out: links lead to them.
    pub left_out: usize,
}

/// A part of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The app with all its scripts.
    App,
    /// The renderer.
    Renderer,
    /// The style sheet with its fonts.
    Styles,
    /// The pages' data and Markdown.
    Pages,
    /// Pictures and other files.
    Files,
}
