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
            if may {
                self.shown_in(entry)
            } else {
                Vec::new()
            }
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
        let message = format!("There is no image `{target}`.");
        let help = match self.links.nearest_file(target, draft.address) {
            Some(near) => format!("Did you mean `{near}`?"),
            None => "Put the file beside the post or into `static/`, or mend its name.".to_owned(),
        };
        draft.remark("missing-image", range, message, help);
        if !draft.facts.missing.iter().any(|known| known == target) {
            draft.facts.missing.push(target.to_owned());
        }
    }
}

impl Draft<'_> {
    fn trouble(&mut self, trouble: &Trouble, target: &str, range: &Range<usize>) {
        match trouble {
            Trouble::Whole(why) => self.remark(
                "picture",
                range,
                format!("`{target}` is published as it is, in one size only: {why}."),
                "Until it is mended, readers with small screens download all of it.".into(),
            ),
            Trouble::Tells => self.remark(
                "picture-tells",
                range,
                format!("`{target}` may say where, when and by whom it was taken."),
                "Save it as JPEG, PNG or WebP, from which Inkleaf takes that out, or without \
                 metadata."
                    .into(),
            ),
        }
    }
}
