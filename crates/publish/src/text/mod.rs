//! What the documents say: from the Markdown that an author wrote to what the
//! renderer takes, with all that is to be told about it.

mod anchors;
mod code;
mod cover;
mod formulas;
mod images;
mod links;
mod made;
mod place;
mod raw;
mod workshop;

use std::ops::Range;

use inkleaf_content::{
    Base, Diagnostic, Dialect, Facts, RenderOptions, Severity, Survey, encode_path, survey,
};
use inkleaf_prepare::{Language, Prepared, Settings, prepare};
use inkleaf_site::{Code, Entry, Finding, SiteConfig, SourceFile};

use crate::ExternalLink;
use crate::links::Links;
use crate::words::phrases;
use anchors::Anchors;
pub(crate) use cover::Pictured;
pub(crate) use made::Content;
use place::{Lines, Remark};
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
    path: String,
    pub(crate) markdown: String,
    pub(crate) facts: Facts,
    pub(crate) options: RenderOptions,
    pub(crate) pictured: Pictured,
    /// What is to be told about it.
    pub(crate) findings: Vec<Finding>,
    /// Its links to other sites.
    pub(crate) external: Vec<ExternalLink>,
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
    /// Its language.
    lang: &'t str,
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
        let prepared = self.prepare(entry, written, dialect);
        let found = survey(&prepared.markdown, dialect);
        let mut draft = Draft {
            facts: self.given(entry, &prepared, &found),
            remarks: prepared.findings.iter().map(Remark::from).collect(),
            external: Vec::new(),
            prepared: &prepared,
            path: &source.path,
            address: &entry.address,
            lang: &entry.lang,
            dialect,
        };
        self.code(&mut draft, &found.code);
        self.formulas(&mut draft, &found.math);
        let raw = self.raw(&mut draft, &found);
        self.images(&mut draft, &found, &raw);
        self.find_links(&mut draft, &found, &raw);
        notes(&mut draft, &found);
        let (pictured, mut findings) = self.cover(entry, &draft);
        let Draft {
            facts,
            mut remarks,
            external,
            ..
        } = draft;
        remarks.sort_by_key(|remark| remark.range.start);
        let mut lines = Lines::new(&source.document, written);
        let external = external.into_iter().map(|(url, range)| {
            let place = lines.place(range.start);
            ExternalLink {
                url,
                path: source.path.clone(),
                line: place.line,
                column: place.column,
                snippet: place.snippet.to_string(),
            }
        });
        let external = external.collect();
        findings.extend(remarks.into_iter().map(|remark| Finding {
            path: source.path.clone(),
            diagnostic: lines.diagnostic(remark),
        }));
        Text {
            path: source.path.clone(),
            facts,
            options: RenderOptions {
                base: self.base.clone(),
                address: entry.address.clone(),
                dialect,
            },
            pictured,
            findings,
            external,
            markdown: prepared.markdown,
        }
    }

    /// The facts that need not be worked out.
    fn given(&self, entry: &Entry, prepared: &Prepared, found: &Survey) -> Facts {
        let mut facts = Facts {
            fragments: prepared.fragments.clone(),
            words: phrases(&entry.lang),
            ..Facts::default()
        };
        if !found.html.is_empty() {
            facts.frame_hosts.clone_from(&self.config.frame_hosts);
            facts
                .frame_hosts
                .extend(prepared.frame_hosts.iter().cloned());
            facts.frame_hosts.sort();
            facts.frame_hosts.dedup();
        }
        facts
    }

    /// From what an author wrote to the Markdown that the renderer takes.
    fn prepare(&self, entry: &Entry, written: &str, dialect: Dialect) -> Prepared {
        let source = &self.sources[entry.source];
        let front = &source.document.front;
        let resolve = |target: &str| {
            let end = target.find('#').unwrap_or(target.len());
            let address = self.links.documents.reference(&source.path, &target[..end]);
            let href = address.map(|address| [&encode_path(address), &target[end..]].concat());
            Some(href.unwrap_or_else(|| target.to_owned()))
        };
        let settings = Settings {
            shortcodes: &self.workshop.shortcodes,
            language: Language::of(&entry.lang),
            math: dialect.math,
            emoji: self.config.emoji,
            bare_urls: self.config.bare_urls,
            // Names count in any case, as in Hugo.
            params: &|name| front.params.get(&name.to_lowercase()).cloned(),
            resolve: &resolve,
        };
        let prepared = prepare(written, &settings);
        for file in &prepared.files {
            self.workshop.made.named(&file.name, &file.bytes);
        }
        prepared
    }

    fn dialect(&self, entry: &Entry, source: &SourceFile) -> Dialect {
        self.config.dialect(&entry.lang, source.document.front.math)
    }
}

/// Tells of footnotes that readers don't see.
fn notes(draft: &mut Draft<'_>, found: &Survey) {
    for note in &found.lost_notes {
        let label = &note.label;
        let (message, help) = if note.repeated {
            let message =
                format!("There is another footnote `[^{label}]` above; only that is shown.");
            (message, "Give one of them another name.".to_owned())
        } else {
            let message =
                format!("Nothing refers to the footnote `[^{label}]`, so it is not shown.");
            let help = format!("Write `[^{label}]` where it belongs, or remove it.");
            (message, help)
        };
        draft.remark("unseen-footnote", &note.range, message, help);
    }
}

impl Text {
    /// Notes that its HTML would be too long, and ends early.
    pub(crate) fn cut(&mut self) {
        self.findings.push(Finding {
            path: self.path.clone(),
            diagnostic: Diagnostic {
                code: "html-cut",
                severity: Severity::Error,
                line: 1,
                column: 1,
                message: "The page ends early: its HTML would be more than 64 times as long as \
                          the text."
                    .into(),
                snippet: String::new(),
                help: "Look for a table or list that was meant to be something else.".into(),
            },
        });
    }
}

impl Draft<'_> {
    /// A remark on a place in the Markdown as prepared.
    fn remark(&mut self, code: &'static str, range: &Range<usize>, message: String, help: String) {
        let range = self.original(range);
        let severity = Code::find(code).map_or(Severity::Warning, Code::severity);
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
