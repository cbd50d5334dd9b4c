//! What the documents say: from the Markdown that an author wrote to what the
//! renderer takes, with all that is to be told about it.

mod anchors;
mod code;
mod formulas;
mod images;
mod links;
mod made;
mod place;
mod raw;
mod workshop;

use std::ops::Range;

use inkleaf_content::{Base, Dialect, Facts, RenderOptions, Severity, survey};
use inkleaf_prepare::{Prepared, Settings, prepare};
use inkleaf_site::{Entry, Finding, SiteConfig, SourceFile};

use crate::links::Links;
use anchors::Anchors;
pub(crate) use made::Content;
use place::{Places, Remark};
pub(crate) use workshop::{Purpose, Workshop};

/// The documents of a site, and what is needed to read them.
pub(crate) struct Texts<'a> {
    config: &'a SiteConfig,
    links: &'a Links<'a>,
    sources: &'a [SourceFile],
    entries: &'a [Entry],
    workshop: &'a Workshop,
    base: Base,
    anchors: Anchors,
}

/// A document as the renderer takes it.
pub(crate) struct Text {
    pub(crate) markdown: String,
    pub(crate) facts: Facts,
    pub(crate) options: RenderOptions,
    /// What is to be told about it.
    pub(crate) findings: Vec<Finding>,
    /// Its links to other sites.
    pub(crate) external: Vec<ExternalLink>,
}

/// A link to another site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExternalLink {
    /// The URL, as written.
    pub url: String,
    /// Where it stands; the finding to be made if it is broken.
    pub place: Finding,
}

/// A document that is being read.
struct Draft<'t> {
    facts: Facts,
    remarks: Vec<Remark>,
    external: Vec<(String, Range<usize>)>,
    prepared: &'t Prepared,
    /// The path of its file.
    path: &'t str,
    /// Its site address.
    address: &'t str,
    dialect: Dialect,
}

impl<'a> Texts<'a> {
    /// The documents that `entries` publish.
    pub(crate) fn new(
        config: &'a SiteConfig,
        links: &'a Links<'a>,
        sources: &'a [SourceFile],
        entries: &'a [Entry],
        workshop: &'a Workshop,
    ) -> Self {
        Self {
            config,
            links,
            sources,
            entries,
            workshop,
            base: config.base(),
            anchors: Anchors::new(entries.len()),
        }
    }

    /// Reads the document of an entry.
    pub(crate) fn read(&self, entry: &Entry) -> Text {
        let source = &self.sources[entry.source];
        let written = entry.markdown(self.sources);
        let dialect = self.dialect(entry, source);
        let prepared = self.prepare(written, dialect, source);
        let found = survey(&prepared.markdown, dialect);
        let mut draft = Draft {
            facts: Facts::default(),
            remarks: prepared.findings.iter().map(Remark::from).collect(),
            external: Vec::new(),
            prepared: &prepared,
            path: &source.path,
            address: &entry.address,
            dialect,
        };
        self.code(&mut draft, &found.code);
        self.formulas(&mut draft, &found.math);
        let raw = self.raw(&mut draft, &found);
        self.images(&mut draft, &found, &raw);
        self.find_links(&mut draft, &found, &raw);
        let places = Places::new(&source.document, written);
        let finding = |remark: Remark| Finding {
            path: source.path.clone(),
            diagnostic: places.diagnostic(remark),
        };
        let Draft {
            facts,
            remarks,
            external,
            ..
        } = draft;
        Text {
            facts,
            options: RenderOptions {
                base: self.base.clone(),
                address: entry.address.clone(),
                dialect,
            },
            findings: remarks.into_iter().map(finding).collect(),
            external: external
                .into_iter()
                .map(|(url, range)| ExternalLink {
                    place: finding(Remark::of_external(&url, range)),
                    url,
                })
                .collect(),
            markdown: prepared.markdown,
        }
    }

    /// How a document's Markdown is to be read.
    fn dialect(&self, entry: &Entry, source: &SourceFile) -> Dialect {
        let config = self.config;
        let is_english = entry.lang == "en" || entry.lang.starts_with("en-");
        Dialect {
            math: source.document.front.math.unwrap_or(config.math),
            // The parser knows English quotes only.
            smart: config.smart_punctuation.unwrap_or(is_english),
            trusted_html: config.trusts_html(),
        }
    }
}

impl Draft<'_> {
    /// A remark on a place in the Markdown as prepared.
    fn remark(
        &mut self,
        code: &'static str,
        severity: Severity,
        range: &Range<usize>,
        message: String,
        help: String,
    ) {
        let range = self.original(range);
        self.remarks.push(Remark {
            code,
            severity,
            range,
            message,
            help,
        });
    }

    /// A place in the Markdown as prepared as one in what the author wrote.
    fn original(&self, range: &Range<usize>) -> Range<usize> {
        let map = &self.prepared.map;
        map.original(range.start)..map.original(range.end)
    }
}

/// Leaves out the empty texts at the end of a list: nothing is missed there.
fn trim(list: &mut Vec<String>) {
    while list.last().is_some_and(String::is_empty) {
        list.pop();
    }
}
