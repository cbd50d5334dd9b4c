//! Writing the pages: rendered in parallel, none kept in memory.

use std::io;
use std::path::PathBuf;

use inkleaf_app::prerender::{Chrome, Template, document, redirect_document};
use inkleaf_content::{Base, Rendered, encode_path, render};
use inkleaf_site::{Entry, Finding, MarkdownSource, PageFile, PlannedPage, Redirect, SourceFile};
use inkleaf_words::Language;
use rayon::prelude::*;

use crate::fill::{Filling, Shown};
use crate::offline::PageRecord;
use crate::output::{Folder, names_file, page_file};
use crate::text::{Text, Texts};
use crate::{BuildError, Progress};

/// What all pages have in common.
pub(crate) struct Pages<'a> {
    pub(crate) base: &'a Base,
    pub(crate) template: &'a Template,
    /// What stands around the pages of each edition.
    pub(crate) chromes: &'a [Chrome],
    pub(crate) texts: &'a Texts<'a>,
    pub(crate) filling: &'a Filling,
    pub(crate) entries: &'a [Entry],
    pub(crate) sources: &'a [SourceFile],
    /// Where each of the sources lies.
    pub(crate) disk: &'a [PathBuf],
    /// The folder to write into.
    pub(crate) out: &'a Folder,
    /// Whether [`WrittenPages::records`] are wanted.
    pub(crate) records: bool,
    /// Whether all becomes one file: then the app shows every page, and nobody finds a
    /// page's source beside it.
    pub(crate) is_file: bool,
}

/// What was written of one or more pages.
#[derive(Default)]
pub(crate) struct WrittenPages {
    /// Their size in bytes.
    pub(crate) bytes: u64,
    /// What is to be told about their documents.
    pub(crate) findings: Vec<Finding>,
    /// What browsers that keep the blog need to know of them.
    pub(crate) records: Vec<PageRecord>,
}

impl WrittenPages {
    fn and(mut self, mut other: Self) -> Self {
        self.bytes += other.bytes;
        self.findings.append(&mut other.findings);
        self.records.append(&mut other.records);
        self
    }
}

impl Pages<'_> {
    /// Writes the files of all pages.
    pub(crate) fn write_all(
        &self,
        pages: &[PlannedPage],
        progress: &dyn Progress,
    ) -> Result<WrittenPages, BuildError> {
        pages
            .par_iter()
            .map(|page| {
                let written = self.write(page).map_err(|error| self.about(page, error))?;
                progress.advance(1);
                Ok(written)
            })
            .try_reduce(WrittenPages::default, |a, b| Ok(a.and(b)))
    }

    /// Writes the documents at former addresses, in the site's language.
    pub(crate) fn write_redirects(
        &self,
        redirects: &[Redirect],
        language: Language,
    ) -> Result<u64, BuildError> {
        redirects
            .par_iter()
            .map(|redirect| {
                let file = file_of(&redirect.from, "aliases")?;
                self.out
                    .write(&file, redirect_document(language, &redirect.to).as_bytes())
            })
            .try_reduce(|| 0, |a, b| Ok(a + b))
    }

    /// The HTML of a published document.
    pub(crate) fn html(&self, entry: &Entry) -> String {
        let text = self.texts.read(entry);
        render(&text.markdown, &text.facts, &text.options).html
    }

    fn write(&self, planned: &PlannedPage) -> Result<WrittenPages, BuildError> {
        let address = &planned.address;
        let file = file_of(address, "a page")?;
        let href = self.base.href(&encode_path(address));
        let entry = planned.entry.map(|index| &self.entries[index]);
        let mut text = entry.map(|entry| self.texts.read(entry));
        let rendered = text.as_mut().map(|text| self.article(text));
        let mut page = planned.page.clone();
        let shown = entry.zip(text.as_mut()).zip(rendered.as_ref());
        let shown = shown.map(|((entry, text), rendered)| Shown {
            pictured: std::mem::take(&mut text.pictured),
            outline: &rendered.outline,
            toc: self.sources[entry.source].document.front.toc,
        });
        self.filling.fill(&mut page, shown);
        let article = rendered.as_ref().map(|rendered| rendered.html.as_str());
        let chrome = &self.chromes[planned.edition];
        let html = document(self.template, chrome, &page, &href, article);
        let mut written = WrittenPages {
            bytes: self.out.write(&file, html.as_bytes())?,
            ..WrittenPages::default()
        };
        let mut source = None;
        if let Some(text) = text {
            written.findings = text.findings;
            source = Some(MarkdownSource {
                markdown: text.markdown,
                address: text.options.address,
                facts: text.facts,
                dialect: text.options.dialect,
            });
        }
        let record = |data: &PageFile, json: &[u8]| {
            let files = [html.as_bytes(), json];
            let new = || PageRecord::new(self.base, address, &data.page, files, article);
            self.records.then(new)
        };
        let build = chrome.build.clone();
        let data = PageFile {
            build,
            page,
            source,
        };
        if names_file(address) && !self.is_file {
            written.records.extend(record(&data, &[]));
            return Ok(written);
        }
        let json = serde_json::to_vec(&data).map_err(|error| BuildError::Io {
            action: "write",
            path: file.clone(),
            source: error.into(),
        })?;
        let place = file_of(&data_address(address), "a page")?;
        written.bytes += self.out.write(&place, &json)?;
        written.records.extend(record(&data, &json));
        if let Some(entry) = entry.filter(|_| !self.is_file) {
            written.bytes += self
                .out
                .copy(&self.disk[entry.source], &file.with_file_name("index.md"))?;
        }
        Ok(written)
    }

    /// Renders a document; notes where it had to be cut.
    fn article(&self, text: &mut Text) -> Rendered {
        let rendered = render(&text.markdown, &text.facts, &text.options);
        if rendered.cut {
            text.cut();
        }
        rendered
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

/// The address of a page's data.
pub(crate) fn data_address(page: &str) -> String {
    format!("{page}page.json")
}

/// The file of an address, relative to the output folder.
fn file_of(address: &str, asked_by: &str) -> Result<PathBuf, BuildError> {
    page_file(address).ok_or_else(|| BuildError::BadAddress {
        path: asked_by.to_owned(),
        address: address.to_owned(),
    })
}
