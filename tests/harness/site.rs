//! Published blogs and their pages.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use anyhow::{Context, Result, bail};
use inkleaf_site::{Body, PageFile};

use crate::Setup;

/// Where blogs that are one file are said to be published, too.
pub const WEB: &str = "https://blog.example/";

/// A published blog.
#[derive(Debug, Clone)]
pub struct Site {
    /// Its name in the names of tests.
    pub name: &'static str,
    /// Where its files are.
    pub folder: PathBuf,
    /// The path below which it is served, with a slash at both ends.
    pub base: String,
    /// Its pages, sorted by address.
    pub pages: Vec<Page>,
    /// Where a blog that is one file is published, too.
    pub published: Option<PathBuf>,
}

/// A page of a published blog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its href: percent-encoded, base path included.
    pub href: String,
    /// Its language.
    pub lang: String,
    /// What it shows.
    pub kind: Kind,
    /// Which page of a list it is, from 1.
    pub number: usize,
}

/// The kinds of pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The front page and its later pages.
    Home,
    /// A post.
    Post,
    /// A standalone page.
    Page,
    /// All tags.
    Tags,
    /// One tag.
    Tag,
    /// All categories.
    Categories,
    /// One category.
    Category,
    /// All posts by year.
    Archive,
    /// What is stored.
    Offline,
    /// There is no such page.
    NotFound,
}

impl Site {
    /// A blog that has been published already.
    pub fn published(name: &'static str, folder: &Path, base: &str) -> Result<Self> {
        let mut pages = Vec::new();
        collect(folder, &mut pages)
            .with_context(|| format!("can't read the pages in {}", folder.display()))?;
        pages.sort_by(|a, b| a.href.cmp(&b.href));
        Ok(Self {
            name,
            folder: folder.to_owned(),
            base: base.into(),
            pages,
            published: None,
        })
    }

    /// Publishes `source` into `folder` with the program `inkleaf`.
    pub fn publish(
        name: &'static str,
        setup: &Setup,
        source: &Path,
        folder: &Path,
        base_url: Option<&str>,
    ) -> Result<Self> {
        let url = base_url.map(|url| ["--base-url", url]);
        let arguments = url.as_ref().map_or(&[][..], |url| url);
        let output = build(setup, source, folder, arguments)?;
        if !output.status.success() {
            bail!(
                "inkleaf can't publish {}:\n{}",
                source.display(),
                said(&output)
            );
        }
        let base = base_url.and_then(|url| Some(url::Url::parse(url).ok()?.path().to_owned()));
        Self::published(name, folder, base.as_deref().unwrap_or("/"))
    }

    /// Publishes a `source` as one file, [`Self::file`], into a folder of its own. Its pages
    /// are those of `published`, the same blog on a host.
    pub fn publish_file(
        published: &Self,
        setup: &Setup,
        source: &Path,
        folder: &Path,
        more: &[&str],
    ) -> Result<Self> {
        fs::create_dir_all(folder)?;
        let site = Self {
            folder: folder.to_owned(),
            published: Some(published.folder.clone()),
            ..published.clone()
        };
        let arguments = [&["--single-file", "--keep-going"], more].concat();
        let output = build(setup, source, &site.file(), &arguments)?;
        if !site.file().is_file() {
            bail!("inkleaf can't publish a file:\n{}", said(&output));
        }
        Ok(site)
    }

    /// The file of a blog that is one.
    pub fn file(&self) -> PathBuf {
        self.folder.join("blog.html")
    }

    /// Publishes what can be published of a `source` with errors.
    pub fn publish_what_is_fine(
        name: &'static str,
        setup: &Setup,
        source: &Path,
        folder: &Path,
    ) -> Result<Self> {
        let output = build(setup, source, folder, &["--keep-going"])?;
        // That there were errors is told by the status, too.
        Self::published(name, folder, "/").with_context(|| said(&output))
    }

    /// The first page of a kind.
    pub fn page(&self, kind: Kind) -> Result<&Page> {
        self.page_number(kind, 1)
    }

    /// A certain page of a list of this kind.
    pub fn page_number(&self, kind: Kind, number: usize) -> Result<&Page> {
        let wanted = |page: &&Page| page.kind == kind && page.number == number;
        let found = self.pages.iter().find(wanted);
        found.with_context(|| format!("{} has no page {number} of kind {kind:?}", self.name))
    }

    /// The href of an address (as if the site lay at `/`).
    pub fn href(&self, address: &str) -> String {
        format!("{}{}", self.base, address.trim_start_matches('/'))
    }
}

impl Page {
    fn of(page: &inkleaf_site::Page) -> Self {
        let (kind, number) = match &page.body {
            Body::Home(list) => (Kind::Home, list.pagination.number),
            Body::Post(_) => (Kind::Post, 1),
            Body::Page(_) => (Kind::Page, 1),
            Body::Tags(_) => (Kind::Tags, 1),
            Body::Tag(list) => (Kind::Tag, list.listing.pagination.number),
            Body::Categories(_) => (Kind::Categories, 1),
            Body::Category(list) => (Kind::Category, list.listing.pagination.number),
            Body::Archive(archive) => (Kind::Archive, archive.pagination.number),
            Body::Offline => (Kind::Offline, 1),
            Body::NotFound => (Kind::NotFound, 1),
        };
        Self {
            href: path_of(&page.head.canonical),
            lang: page.head.lang.clone(),
            kind,
            number,
        }
    }
}

fn build(setup: &Setup, source: &Path, folder: &Path, more: &[&str]) -> Result<Output> {
    let mut build = Command::new(&setup.inkleaf);
    build.arg("build").arg("--source").arg(source);
    build.arg("--out").arg(folder);
    build.arg("--shell").arg(&setup.shell).args(more);
    build.output().context("can't start inkleaf")
}

fn said(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stdout);
    [&text, String::from_utf8_lossy(&output.stderr).as_ref()].concat()
}

fn collect(folder: &Path, pages: &mut Vec<Page>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), pages)?;
        } else if entry.file_name() == "page.json" {
            let text = fs::read_to_string(entry.path())?;
            let file: PageFile = serde_json::from_str(&text)
                .with_context(|| format!("{} is no page data", entry.path().display()))?;
            pages.push(Page::of(&file.page));
        }
    }
    Ok(())
}

/// The path of a canonical address, which is a full URL or a path.
fn path_of(canonical: &str) -> String {
    url::Url::parse(canonical).map_or_else(|_| canonical.to_owned(), |url| url.path().to_owned())
}
