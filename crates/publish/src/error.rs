//! Why a blog can't be published.

use std::io;
use std::path::{Path, PathBuf};

use inkleaf_site::Finding;

/// Why a blog can't be published. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    /// The source folder is not there.
    #[error("there is no folder {0}")]
    NoSource(PathBuf),
    /// The source folder holds no Markdown where Inkleaf looks for it.
    #[error("there are no posts in {0}")]
    NoDocuments(PathBuf),
    /// The address given for the blog can't be one.
    #[error("{message}")]
    BaseUrl {
        /// What is wrong, in plain words.
        message: String,
        /// What to write instead.
        help: String,
    },
    /// The settings can't be used.
    #[error("{}", .0.diagnostic.message)]
    Config(Box<Finding>),
    /// The content has errors: all of them, and the warnings.
    #[error("the content has errors")]
    Content(Vec<Finding>),
    /// The blog is not in a language that was asked for.
    #[error("the blog has no pages in `{lang}`")]
    NoLanguage {
        /// As it was asked for.
        lang: String,
        /// The languages that it is in.
        known: Vec<String>,
    },
    /// No post has a tag or a category that was asked for.
    #[error("no post has the tag or category `{0}`")]
    NoTerm(String),
    /// None of the blog's posts is one of those that were asked for.
    #[error("no post is left of those that were asked for")]
    NothingChosen,
    /// The folder of the built app is not there.
    #[error("the built app is missing: there is no {0}")]
    NoShell(PathBuf),
    /// The folder of the built app can't be used.
    #[error("{path} is not a built app: {reason}")]
    BadShell {
        /// The folder.
        path: PathBuf,
        /// What it lacks.
        reason: String,
    },
    /// A file that `[look]` names is not there.
    #[error("there is no file {0}")]
    NoLook(PathBuf),
    /// A font that `[look]` names can't be used.
    #[error("{path} can't be used as a font: {reason}")]
    BadFont {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A file that `[app]` names is not there.
    #[error("there is no file {0}")]
    NoAppFile(PathBuf),
    /// The drawing that `[app]` names can't become icons.
    #[error("{path} can't be used as an icon: {reason}")]
    BadIcon {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A picture that `[app]` names can't be shown before the blog is installed.
    #[error("{path} can't be used as a screenshot: {reason}")]
    BadScreenshot {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The output folder holds something that Inkleaf did not write.
    #[error("{0} is not empty, and Inkleaf did not write it")]
    NotOurs(PathBuf),
    /// The output folder is the source folder, or lies around it.
    #[error("the output folder {0} would replace the source folder")]
    OutHoldsSource(PathBuf),
    /// A page's address can't be a file's name.
    #[error("{path}: its address {address} can't be written as a file")]
    BadAddress {
        /// The document, or what else asks for the address.
        path: String,
        /// The address.
        address: String,
    },
    /// A new post would overwrite a file.
    #[error("there is a file {0} already")]
    Exists(PathBuf),
    /// A file can't be read or written.
    #[error("can't {action} {path}: {source}")]
    Io {
        /// What was tried: `read`, `write`.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

impl BuildError {
    /// Whether the command was used wrongly, in contrast to content with
    /// errors or a failing disk.
    pub fn is_usage(&self) -> bool {
        match self {
            Self::NoSource(_)
            | Self::BaseUrl { .. }
            | Self::NoLanguage { .. }
            | Self::NothingChosen
            | Self::NoTerm(_)
            | Self::NoShell(_)
            | Self::BadShell { .. }
            | Self::NotOurs(_)
            | Self::OutHoldsSource(_) => true,
            Self::NoDocuments(_)
            | Self::Config(_)
            | Self::Content(_)
            | Self::BadAddress { .. }
            | Self::Exists(_)
            | Self::NoLook(_)
            | Self::BadFont { .. }
            | Self::NoAppFile(_)
            | Self::BadIcon { .. }
            | Self::BadScreenshot { .. }
            | Self::Io { .. } => false,
        }
    }

    /// What to do about it, in plain words; `None` where findings say it.
    pub fn help(&self) -> Option<String> {
        let text = match self {
            Self::NoSource(_) => "give the folder of your blog with --source",
            Self::NoDocuments(_) => {
                "put Markdown files (.md) into posts/, or write a first one with: inkleaf new \"Title\""
            }
            Self::BaseUrl { help, .. } => help,
            Self::NoLanguage { known, .. } => {
                return Some(format!("it has some in: {}", known.join(", ")));
            }
            Self::NoTerm(_) => "look at its spelling",
            Self::NothingChosen => {
                "a post needs one of the tags and one of the categories, where both are given"
            }
            Self::NoShell(_) | Self::BadShell { .. } => {
                "build the app first with: cargo xtask build, or say where it is with --shell"
            }
            Self::NoLook(_) => {
                "what `[look]` in inkleaf.toml names are paths of files in the blog's folder"
            }
            Self::BadFont { .. } => {
                "`font` below [look] in inkleaf.toml takes WOFF2, best a variable font"
            }
            Self::NoAppFile(_) => {
                "what `[app]` in inkleaf.toml names are paths of files in the blog's folder"
            }
            Self::BadIcon { .. } => {
                "`icon` below [app] in inkleaf.toml takes an SVG of plain shapes (docs/installing.md)"
            }
            Self::BadScreenshot { .. } => {
                "`screenshots` below [app] in inkleaf.toml takes pictures as a screen shows them"
            }
            Self::NotOurs(_) => {
                "publishing replaces this folder as a whole: choose another one with --out, or empty it first"
            }
            Self::OutHoldsSource(_) => "choose another output folder with --out",
            Self::BadAddress { .. } => "give the post a shorter or plainer slug or url",
            Self::Exists(_) => "choose another title, or go on writing that one",
            Self::Io { .. } => "look whether the disk is full and the folder may be written",
            Self::Config(_) | Self::Content(_) => return None,
        };
        Some(text.to_owned())
    }

    /// For `map_err`: an I/O error with what was tried on which file.
    pub(crate) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io {
            action,
            path: path.to_owned(),
            source,
        }
    }
}
