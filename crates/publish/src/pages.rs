//! Writing the pages: rendered in parallel, none kept in memory.

use std::io;
use std::path::PathBuf;

use inkleaf_app::prerender::{Chrome, Template, document, redirect_document};
use inkleaf_content::{Base, Dialect, Facts, RenderOptions, encode_path, render};
use inkleaf_site::{Entry, MarkdownSource, PageFile, PlannedPage, Redirect, SourceFile};
use rayon::prelude::*;

use crate::links::Links;
use crate::output::{Folder, names_file, page_file};
use crate::{BuildError, Progress};

/// What all pages have in common.
pub(crate) struct Pages<'a> {
    pub(crate) base: &'a Base,
    pub(crate) template: &'a Template,
    pub(crate) chrome: &'a Chrome,
    pub(crate) links: &'a Links<'a>,
    pub(crate) entries: &'a [Entry],
    pub(crate) sources: &'a [SourceFile],
    /// Where each of the sources lies.
    pub(crate) disk: &'a [PathBuf],
    /// The folder to write into.
    pub(crate) out: &'a Folder,
}

/// A document, rendered.
pub(crate) struct RenderedEntry {
    pub(crate) html: String,
    pub(crate) facts: Facts,
}

impl Pages<'_> {
    /// Writes the files of all pages. Returns their size in bytes.
    pub(crate) fn write_all(
        &self,
        pages: &[PlannedPage],
        progress: &dyn Progress,
    ) -> Result<u64, BuildError> {
        pages
            .par_iter()
            .map(|page| {
                let bytes = self.write(page).map_err(|error| self.about(page, error))?;
                progress.advance(1);
                Ok(bytes)
            })
            .try_reduce(|| 0, |a, b| Ok(a + b))
    }

    /// Writes the documents at former addresses.
    pub(crate) fn write_redirects(&self, redirects: &[Redirect]) -> Result<u64, BuildError> {
        redirects
            .par_iter()
            .map(|redirect| {
                let file = file_of(&redirect.from, "aliases")?;
                self.out
                    .write(&file, redirect_document(&redirect.to).as_bytes())
            })
            .try_reduce(|| 0, |a, b| Ok(a + b))
    }

    /// Renders a published document.
    pub(crate) fn render(&self, entry: &Entry) -> RenderedEntry {
        let source = &self.sources[entry.source];
        let markdown = entry.markdown(self.sources);
        let facts = self.links.facts(&source.path, &entry.address, markdown);
        let options = RenderOptions {
            base: self.base.clone(),
            address: entry.address.clone(),
            dialect: Dialect::default(),
        };
        RenderedEntry {
            html: render(markdown, &facts, &options).html,
            facts,
        }
    }

    fn write(&self, planned: &PlannedPage) -> Result<u64, BuildError> {
        let address = &planned.address;
        let file = file_of(address, "a page")?;
        let href = self.base.href(&encode_path(address));
        let entry = planned.entry.map(|index| &self.entries[index]);
        let rendered = entry.map(|entry| self.render(entry));
        let article = rendered.as_ref().map(|rendered| rendered.html.as_str());
        let html = document(self.template, self.chrome, &planned.page, &href, article);
        let mut bytes = self.out.write(&file, html.as_bytes())?;
        if names_file(address) {
            return Ok(bytes);
        }
        let source = entry.zip(rendered).map(|(entry, rendered)| MarkdownSource {
            markdown: entry.markdown(self.sources).to_owned(),
            address: entry.address.clone(),
            facts: rendered.facts,
            dialect: Dialect::default(),
        });
        let data = PageFile {
            page: planned.page.clone(),
            source,
        };
        let json = serde_json::to_vec(&data).map_err(|error| BuildError::Io {
            action: "write",
            path: file.clone(),
            source: error.into(),
        })?;
        bytes += self.out.write(&file.with_file_name("page.json"), &json)?;
        if let Some(entry) = entry {
            bytes += self
                .out
                .copy(&self.disk[entry.source], &file.with_file_name("index.md"))?;
        }
        Ok(bytes)
    }

    /// An error of a page's file names the document, where a name that the
    /// system refuses is the reason: that is what the author can change.
    fn about(&self, page: &PlannedPage, error: BuildError) -> BuildError {
        let refused = match &error {
            BuildError::Io { source, .. } => {
                matches!(
                    source.kind(),
                    io::ErrorKind::InvalidFilename | io::ErrorKind::InvalidInput
                )
            }
            BuildError::BadAddress { .. } => true,
            _ => false,
        };
        if !refused {
            return error;
        }
        let source = page
            .entry
            .map(|index| &self.sources[self.entries[index].source]);
        let path = source.map_or_else(|| "a list page".to_owned(), |source| source.path.clone());
        BuildError::BadAddress {
            path,
            address: page.address.clone(),
        }
    }
}

/// The file of an address, relative to the output folder.
fn file_of(address: &str, asked_by: &str) -> Result<PathBuf, BuildError> {
    page_file(address).ok_or_else(|| BuildError::BadAddress {
        path: asked_by.to_owned(),
        address: address.to_owned(),
    })
}
