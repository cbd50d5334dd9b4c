//! How far publishing has come, for whoever shows it.

/// The steps of publishing, in order; the last three are of checking only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Finding and reading the documents.
    Read,
    /// Working out the pages.
    Plan,
    /// Making smaller versions of pictures.
    Pictures,
    /// Rendering and writing the pages.
    Render,
    /// Copying images and other files.
    Copy,
    /// Writing feed and sitemap, and putting the new output in place.
    Finish,
    /// Checking what the documents say.
    Check,
    /// Mending documents.
    Fix,
    /// Asking for links to elsewhere.
    External,
}

/// Told how far publishing has come; from several threads at once.
pub trait Progress: Sync {
    /// A step begins; it will advance `total` times (0: not known).
    fn start(&self, step: Step, total: usize);
    /// `n` more are done.
    fn advance(&self, n: usize);
    /// The step has ended.
    fn finish(&self);
}

/// Shows nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn start(&self, _: Step, _: usize) {}
    fn advance(&self, _: usize) {}
    fn finish(&self) {}
}
