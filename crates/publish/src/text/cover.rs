//! The picture that a post's front matter names: as its page shows it, and
//! small, as lists do.

use std::collections::HashMap;

use inkleaf_content::{Diagnostic, FrontMatter, Place, Severity, encode_path, inline_html};
use inkleaf_site::{Code, Cover, Entry, Finding, SourceFile};
use rayon::prelude::*;

use super::{Draft, Texts, images};
use crate::files::SiteFile;
use crate::links::Meaning;

/// Where the picture's name may stand.
const KEYS: [&str; 4] = ["image", "cover", "extra", "params"];

/// A document's picture where it is shown.
#[derive(Debug, Default)]
pub(crate) struct Pictured {
    /// Above the text.
    pub(crate) cover: Option<Cover>,
    /// In link previews: a full URL where the site's is known. The planner could
    /// not know which file is meant.
    pub(crate) preview: Option<String>,
}

impl<'a> Texts<'a> {
    /// The pictures of all documents that have one, small, by the documents'
    /// hrefs. Their titles stand beside them, so they need no other text.
    pub(crate) fn thumbnails(&self) -> HashMap<String, Cover> {
        let thumbnail = |entry: &Entry| {
            let file = self.cover_file(entry)?;
            let small = file.picture(self.workshop)?.smallest();
            let cover = Cover {
                src: self.href(small.address.unwrap_or(&file.address)),
                srcset: String::new(),
                width: small.width as usize,
                height: small.height as usize,
                alt: String::new(),
                caption: String::new(),
            };
            Some((entry.href.clone(), cover))
        };
        self.entries.par_iter().filter_map(thumbnail).collect()
    }

    /// The file of the picture, where it is one of the site.
    pub(super) fn cover_file(&self, entry: &Entry) -> Option<&'a SiteFile> {
        let source = &self.sources[entry.source];
        let target = source.document.front.image.as_deref()?;
        match self.cover_meaning(target, source, entry) {
            Meaning::File { file, .. } => Some(file),
            _ => None,
        }
    }

    /// Themes of Hugo let a path without a slash start from the site's root; it
    /// may as well be relative to the post.
    fn cover_meaning(&self, target: &str, source: &SourceFile, entry: &Entry) -> Meaning<'a> {
        let meaning = |target: &str| self.links.meaning(target, &source.path, &entry.address);
        match meaning(target) {
            Meaning::Nothing => meaning(&["/", target].concat()),
            known => known,
        }
    }

    /// The picture of a document, and what is to be told of it. A picture that
    /// the text shows is not shown twice; one from elsewhere would be a request
    /// that the reader did not ask for.
    pub(super) fn cover(&self, entry: &Entry, draft: &Draft<'_>) -> (Pictured, Vec<Finding>) {
        let source = &self.sources[entry.source];
        let front = &source.document.front;
        let mut pictured = Pictured::default();
        let Some(target) = front.image.as_deref() else {
            return (pictured, Vec::new());
        };
        match self.cover_meaning(target, source, entry) {
            Meaning::File { file, .. } => {
                file.want();
                let troubles = file.troubles(self.workshop).iter();
                let told = troubles.map(|trouble| {
                    let (code, message, help) = images::trouble(trouble, target);
                    finding(source, code, message, help)
                });
                let is_shown = front.cover.hidden || self.shows(draft, file);
                if !is_shown {
                    pictured.cover = self.large(file, front);
                }
                let href = self.href(&file.address);
                pictured.preview = Some(self.config.full_url(&href).unwrap_or(href));
                (pictured, told.collect())
            }
            Meaning::Page { .. } | Meaning::Nothing => {
                let (message, help) = self.no_image(target, &entry.address);
                let missing = finding(source, "missing-image", message, help);
                (pictured, vec![missing])
            }
            Meaning::Elsewhere | Meaning::Other | Meaning::Here => (pictured, Vec::new()),
        }
    }

    fn large(&self, file: &SiteFile, front: &FrontMatter) -> Option<Cover> {
        let picture = file.picture(self.workshop)?;
        let text = &front.cover;
        Some(Cover {
            src: self.href(&file.address),
            srcset: picture.srcset(&self.base),
            width: picture.width as usize,
            height: picture.height as usize,
            alt: text.alt.clone().unwrap_or_default(),
            caption: text.caption.as_deref().map(inline_html).unwrap_or_default(),
        })
    }

    /// Whether the text shows a file as an image.
    fn shows(&self, draft: &Draft<'_>, wanted: &SiteFile) -> bool {
        let mut targets = draft.facts.images.keys();
        targets.any(|target| {
            let meaning = self.links.meaning(target, draft.path, draft.address);
            matches!(meaning, Meaning::File { file, .. } if std::ptr::eq(file, wanted))
        })
    }

    fn href(&self, address: &str) -> String {
        self.base.href(&encode_path(address))
    }
}

/// Something about the picture, told where its name stands.
fn finding(source: &SourceFile, code: &'static str, message: String, help: String) -> Finding {
    let keys = &source.document.keys;
    let place = KEYS.iter().find_map(|key| keys.find(key));
    let severity = Code::find(code).map_or(Severity::Warning, Code::severity);
    let place = place.cloned().unwrap_or_else(Place::start);
    Finding {
        path: source.path.clone(),
        diagnostic: Diagnostic::new(code, severity, &place, message, help),
    }
}
