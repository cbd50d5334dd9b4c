//! Images: their sizes and smaller versions, and those that are not there.

use std::ops::Range;

use inkleaf_content::{ImageFacts, Survey, survey};
use inkleaf_site::Entry;
use rayon::prelude::*;

use super::raw::RawTargets;
use super::{Draft, Texts, made};
use crate::files::{SiteFile, Trouble};
use crate::links::Meaning;

impl<'a> Texts<'a> {
    /// The files that the documents show as images, each once, in a stable
    /// order. Documents that can't have any are not parsed.
    pub(crate) fn shown(&self) -> Vec<&'a SiteFile> {
        let files = self.entries.par_iter().flat_map_iter(|entry| {
            let written = entry.markdown(self.sources);
            let may = ["![", "<img", "{{", "{%", "]:"];
            let may = may.iter().any(|sign| written.contains(sign));
            let in_text = if may {
                self.shown_in(entry)
            } else {
                Vec::new()
            };
            in_text.into_iter().chain(self.cover_file(entry))
        });
        let mut files: Vec<_> = files.collect();
        files.sort_by(|a, b| a.address.cmp(&b.address));
        files.dedup_by(|a, b| a.address == b.address);
        files
    }

    fn shown_in(&self, entry: &Entry) -> Vec<&'a SiteFile> {
        let source = &self.sources[entry.source];
        let dialect = self.dialect(entry, source);
        let prepared = self.prepare(entry, entry.markdown(self.sources), dialect);
        let found = survey(&prepared.markdown, dialect);
        let raw = super::raw::targets(&found, &prepared.fragments);
        let targets = found.images.iter().map(|image| &image.target);
        let targets = targets.chain(raw.images.iter().map(|(target, _)| target));
        let file = |target: &String| match self.links.meaning(target, &source.path, &entry.address)
        {
            Meaning::File { file, .. } => Some(file),
            _ => None,
        };
        targets.filter_map(file).collect()
    }

    pub(super) fn images(&self, draft: &mut Draft<'_>, found: &Survey, raw: &RawTargets) {
        let markdown = found
            .images
            .iter()
            .map(|image| (&image.target, &image.range));
        let raw = raw.images.iter().map(|(target, range)| (target, range));
        for (target, range) in markdown.chain(raw) {
            self.image(draft, target, range);
        }
    }

    fn image(&self, draft: &mut Draft<'_>, target: &str, range: &Range<usize>) {
        if target.starts_with(made::FOLDER) || draft.facts.images.contains_key(target) {
            return;
        }
        match self.links.meaning(target, draft.path, draft.address) {
            Meaning::File { file, as_written } => {
                file.want();
                if let Some(known) = self.known(file) {
                    draft.facts.images.insert(target.to_owned(), known);
                }
                for trouble in file.troubles(self.workshop) {
                    draft.trouble(trouble, target, range);
                }
                if !as_written {
                    draft.link(target, &file.address);
                }
            }
            Meaning::Elsewhere | Meaning::Other | Meaning::Here => {}
            Meaning::Page { .. } | Meaning::Nothing => self.missing(draft, target, range),
        }
    }

    fn known(&self, file: &SiteFile) -> Option<ImageFacts> {
        let picture = file.picture(self.workshop)?;
        Some(ImageFacts {
            width: picture.width,
            height: picture.height,
            srcset: picture.srcset(&self.base),
        })
    }

    fn missing(&self, draft: &mut Draft<'_>, target: &str, range: &Range<usize>) {
        let (message, help) = self.no_image(target, draft.address);
        draft.remark("missing-image", range, message, help);
        if !draft.facts.missing.iter().any(|known| known == target) {
            draft.facts.missing.push(target.to_owned());
        }
    }

    /// That there is no such image, and the remedy.
    pub(super) fn no_image(&self, target: &str, address: &str) -> (String, String) {
        let message = format!("There is no image `{target}`.");
        let help = match self.links.nearest_file(target, address) {
            Some(near) => format!("Did you mean `{near}`?"),
            None => "Put the file beside the post or into `static/`, or mend its name.".to_owned(),
        };
        (message, help)
    }
}

impl Draft<'_> {
    fn trouble(&mut self, trouble: &Trouble, target: &str, range: &Range<usize>) {
        let (code, message, help) = self::trouble(trouble, target);
        self.remark(code, range, message, help);
    }
}

/// What is to be told of an image that is there: code, message and remedy.
pub(super) fn trouble(trouble: &Trouble, target: &str) -> (&'static str, String, String) {
    match trouble {
        Trouble::Whole(why) => (
            "picture",
            format!("`{target}` is published as it is, in one size only: {why}."),
            "Until it is mended, readers with small screens download all of it.".into(),
        ),
        Trouble::Tells => (
            "picture-tells",
            format!("`{target}` may say where, when and by whom it was taken."),
            "Save it as JPEG, PNG or WebP, from which Inkleaf takes that out, or without \
             metadata."
                .into(),
        ),
    }
}
