//! What all documents share while they are read: the tools, what the tools
//! have made, and what they remember from the last time.

use std::fs;
use std::path::{Path, PathBuf};

use inkleaf_content::{Diagnostic, Severity};
use inkleaf_highlight::{Cache as Colours, Highlighter};
use inkleaf_picture::Cache as Pictures;
use inkleaf_prepare::Shortcodes;
use inkleaf_site::{Finding, SiteConfig};

use super::made::Made;
use crate::BuildError;

/// What documents are read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To be written. Colours are worked out, smaller images made.
    Publish,
    /// To be checked. All findings, nothing made.
    Check,
}

/// The folder of a site's own shortcodes, and how their files end.
pub(crate) const SHORTCODES: &str = "shortcodes";
const TEMPLATE: &str = "html";

/// The tools for reading documents.
pub(crate) struct Workshop {
    pub(crate) purpose: Purpose,
    pub(crate) highlighter: Highlighter,
    pub(crate) colours: Colours,
    pub(crate) pictures: Option<Pictures>,
    pub(crate) shortcodes: Shortcodes,
    pub(crate) made: Made,
    cache: Option<PathBuf>,
}

impl Workshop {
    /// For the site in `root`. `cache` is a folder for what is worth keeping
    /// until the next time; without one, nothing is, and no smaller images are
    /// made. Also tells what is wrong with the site's shortcodes.
    pub(crate) fn open(
        root: &Path,
        config: &SiteConfig,
        cache: Option<&Path>,
        purpose: Purpose,
    ) -> Result<(Self, Vec<Finding>), BuildError> {
        let (shortcodes, findings) = shortcodes(root)?;
        let cache = cache.filter(|_| purpose == Purpose::Publish);
        let colours = match cache {
            Some(folder) => Colours::load(&folder.join(COLOURS)),
            None => Colours::default(),
        };
        let pictures = cache.filter(|_| config.images.variants);
        let pictures = pictures.map(|folder| {
            let folder = folder.join("pictures");
            Pictures::open(&folder).map_err(|error| BuildError::Io {
                action: "write",
                path: folder,
                source: std::io::Error::other(error),
            })
        });
        let workshop = Self {
            purpose,
            highlighter: Highlighter::new(),
            colours,
            pictures: pictures.transpose()?,
            shortcodes,
            made: Made::default(),
            cache: cache.map(Path::to_owned),
        };
        Ok((workshop, findings))
    }

    /// Keeps what is worth keeping until the next time. A cache that can't be
    /// written costs time, not content: what it says is for a note.
    pub(crate) fn close(&self) -> Option<String> {
        let folder = self.cache.as_deref()?;
        let saved =
            fs::create_dir_all(folder).and_then(|()| self.colours.save(&folder.join(COLOURS)));
        if let Some(pictures) = &self.pictures {
            // What can't be removed stays; it is only room on a disk.
            let _ = pictures.clean(SPARE);
        }
        let error = saved.err()?;
        Some(format!(
            "nothing is kept for the next build: {} can't be written: {error}",
            folder.display()
        ))
    }
}

/// Bytes of smaller images that are kept though this build had no use for them.
const SPARE: u64 = 256 * 1024 * 1024;

/// The file of the colours of code, in the cache folder.
const COLOURS: &str = "colours";

/// The site's own shortcodes, and what is wrong with them.
fn shortcodes(root: &Path) -> Result<(Shortcodes, Vec<Finding>), BuildError> {
    let folder = root.join(SHORTCODES);
    let mut templates = Vec::new();
    if folder.is_dir() {
        let read = |error| BuildError::io("read", &folder)(error);
        for entry in fs::read_dir(&folder).map_err(read)? {
            let path = entry.map_err(read)?.path();
            let name = path.file_stem().and_then(|name| name.to_str());
            let is_template = path.extension().is_some_and(|e| e == TEMPLATE);
            if let Some(name) = name.filter(|_| is_template) {
                let bytes = fs::read(&path).map_err(BuildError::io("read", &path))?;
                templates.push((
                    name.to_owned(),
                    String::from_utf8_lossy(&bytes).into_owned(),
                ));
            }
        }
    }
    templates.sort();
    let texts = templates.clone();
    let (shortcodes, errors) = Shortcodes::new(templates);
    let findings = errors.into_iter().map(|error| {
        let text = texts.iter().find(|(name, _)| *name == error.name);
        let line = text.and_then(|(_, text)| text.lines().nth(error.line.saturating_sub(1)));
        Finding {
            path: format!("{SHORTCODES}/{}.{TEMPLATE}", error.name),
            diagnostic: Diagnostic {
                code: "shortcode-template",
                severity: Severity::Error,
                line: error.line,
                column: 1,
                message: format!("This template can't be read: {}.", error.message),
                snippet: line.unwrap_or_default().to_owned(),
                help: "Mend it. Until then its shortcode is not known.".to_owned(),
            },
        }
    });
    Ok((shortcodes, findings.collect()))
}
