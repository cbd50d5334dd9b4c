//! The page data: what a page shows, and the contract between publishing and
//! the app. Every href in it is ready for use: percent-encoded and below the
//! site's base path. Texts with a number or date in them are finished, in the
//! page's language: the app knows no rules of languages.
//!
//! The JSON is as serde derives it without `tag`, `flatten` or `untagged`: those
//! read a value twice, by code that would cost every reader 6 KB (brotli).

use inkleaf_content::{Dialect, Facts};
use serde::{Deserialize, Serialize};

/// The file `<address>/page.json`: all that the app needs to show a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PageFile {
    /// Which build of the app it is for: the page's document says the same. A tab
    /// with another app can't show it.
    pub build: String,
    /// The page.
    pub page: Page,
    /// The Markdown of a post or standalone page; lists have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<MarkdownSource>,
}

/// A document's Markdown with what rendering it takes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MarkdownSource {
    /// The Markdown, without front matter.
    pub markdown: String,
    /// The site address that its relative links start from.
    pub address: String,
    /// What was worked out when publishing.
    #[serde(default)]
    pub facts: Facts,
    /// How the Markdown is to be read.
    #[serde(default)]
    pub dialect: Dialect,
}

/// One page of the site.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// What the document's head says.
    pub head: Head,
    /// What the page shows.
    pub body: Body,
}

/// What the document's head says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Head {
    /// `<title>`, plain text, with the site's name where it helps.
    pub title: String,
    /// The description, plain text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The canonical address: a full URL where the site's `base_url` is known,
    /// else a path.
    pub canonical: String,
    /// The language, as in BCP 47.
    pub lang: String,
    /// Whether that is written from right to left.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rtl: bool,
    /// Where the page is to be had in several languages: all of them, this one
    /// too, the site's own first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub translations: Vec<Translation>,
    /// Open Graph's picture, a full URL where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// Whether search engines should leave the page out (not found, later
    /// pages of a list are fine).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub no_index: bool,
}

/// A page in one of the languages in which it is to be had.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Translation {
    /// The language of its edition, as in BCP 47.
    pub lang: String,
    /// Its address.
    pub href: String,
    /// Its canonical address, as [`Head::canonical`].
    pub url: String,
}

/// What a page shows, by the kind of page. The app has one view for each.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Body {
    /// The front page and its later pages.
    Home(Listing),
    /// A post.
    Post(Article),
    /// A standalone page, such as `about.md`.
    Page(Article),
    /// All tags.
    Tags(TermIndex),
    /// The posts of one tag.
    Tag(TermListing),
    /// All categories.
    Categories(TermIndex),
    /// The posts of one category.
    Category(TermListing),
    /// All posts by year.
    Archive(Archive),
    /// What is stored on the reader's device: it is shown by scripts.
    Offline,
    /// There is no such page.
    NotFound,
}

/// A page of a list of posts, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Listing {
    /// The posts on this page.
    pub posts: Vec<PostCard>,
    /// Where this page stands among the pages of the list.
    pub pagination: Pagination,
}

/// Where a page stands among the pages of its list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pagination {
    /// This page's number, from 1.
    pub number: usize,
    /// How many pages there are, at least 1.
    pub count: usize,
    /// Both, as shown: `Page 2 of 5`; `None` where there is one page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The href of the page with newer posts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newer: Option<String>,
    /// The href of the page with older posts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub older: Option<String>,
}

/// A post in a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PostCard {
    /// Its address.
    pub href: String,
    /// Its title as safe inline HTML.
    pub title: String,
    /// Its language, where that is not the list's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// Its date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<DateText>,
    /// Its description, or the start of its text; plain text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Its tags.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<TermLink>,
    /// Reading time, as shown: `5 min read`.
    pub minutes: String,
    /// Its picture, in a small version.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cover: Option<Cover>,
}

/// A link to a post: its title and address.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PostLink {
    /// Its address.
    pub href: String,
    /// Its title as safe inline HTML.
    pub title: String,
}

/// A date, for machines and for readers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DateText {
    /// For `<time datetime>`.
    pub iso: String,
    /// As shown: `28 January 2025`.
    pub text: String,
}

/// A link to a term (a tag, a category).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TermLink {
    /// Its address.
    pub href: String,
    /// Its name, as most often written; plain text.
    pub name: String,
}

/// All terms of a taxonomy, by name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TermIndex {
    /// The terms.
    pub terms: Vec<TermCount>,
}

/// A term and how many posts have it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TermCount {
    /// The term.
    pub term: TermLink,
    /// How many posts have it.
    pub posts: Count,
}

/// How many posts there are of something, as shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Count {
    /// The number alone: `3`.
    pub number: String,
    /// The same in words: `3 posts`.
    pub text: String,
}

/// The posts of one term.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TermListing {
    /// The term's name, plain text.
    pub name: String,
    /// How many posts it has in all, as shown: `3 posts`.
    pub total: String,
    /// The href of the page of all terms.
    pub index: String,
    /// Those on this page.
    pub listing: Listing,
}

/// A page of the posts by year, newest first; posts without a date come last.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Archive {
    /// How many posts there are on the site, as shown: `300 posts`.
    pub total: String,
    /// Every year of the site and where its posts start.
    pub index: Vec<YearLink>,
    /// The years on this page (the first and the last may go on on a
    /// neighbouring page).
    pub years: Vec<ArchiveYear>,
    /// Where this page stands: long archives have several.
    pub pagination: Pagination,
}

/// A year and where its posts start.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct YearLink {
    /// The href, with the `#fragment` of the year's heading (`#y2024`, or
    /// `#undated`).
    pub href: String,
    /// The year, as shown; for posts without a date, that.
    pub name: String,
    /// How many posts it has in all.
    pub posts: Count,
}

/// One year of the archive.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ArchiveYear {
    /// The `id` of its heading: `y2024`, or `undated`.
    pub id: String,
    /// The year, as shown; for posts without a date, that.
    pub name: String,
    /// Its posts, newest first.
    pub posts: Vec<ArchiveEntry>,
}

/// A post in the archive.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ArchiveEntry {
    /// The post.
    pub post: PostLink,
    /// Its language, where that is not the archive's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// Its date; `text` is short (`28 Jan`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<DateText>,
}

/// A post or a standalone page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Its title as safe inline HTML.
    pub title: String,
    /// Its date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<DateText>,
    /// When it was last changed, where that is another day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated: Option<DateText>,
    /// Reading time, as shown; `None` for standalone pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<String>,
    /// Who wrote it, where that is not the site's author.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// Its tags.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<TermLink>,
    /// Its categories.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub categories: Vec<TermLink>,
    /// The next newer post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newer: Option<PostLink>,
    /// The next older post.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub older: Option<PostLink>,
    /// Its picture, where its text does not show the same one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cover: Option<Cover>,
    /// Its sections, where a list of them is of use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub contents: Vec<Section>,
    /// The series that it is a part of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<Series>,
    /// Other posts on what it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<PostLink>,
    /// Where its source can be changed, a full URL.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edit: Option<String>,
    /// Its source as it was written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Where readers comment on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comments: Option<Comments>,
}

/// A post's picture. Publishing fills it in: planning knows no files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cover {
    /// Its address.
    pub src: String,
    /// The value of a `srcset` attribute; empty where there is one version.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub srcset: String,
    /// Width in CSS pixels.
    pub width: usize,
    /// Height in CSS pixels.
    pub height: usize,
    /// What is to be seen; empty in lists, where the title says enough.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub alt: String,
    /// A caption as safe inline HTML.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub caption: String,
}

/// A heading of a document, and those below it. Publishing fills them in: they
/// come of rendering.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The heading's `id`.
    pub id: String,
    /// Its text, plain.
    pub title: String,
    /// The sections within it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Section>,
}

/// A post's place in a series.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Series {
    /// The series' name, plain text.
    pub name: String,
    /// Which part the post is, from 1.
    pub number: usize,
    /// The same as it is shown: `Part 2 of 4`.
    pub place: String,
    /// Which part the first of [`Self::posts`] is, from 1.
    pub first: usize,
    /// The parts in order: all of them or, of a long series, those around the
    /// post. A click must not cost more the longer a series gets.
    pub posts: Vec<PostLink>,
}

/// Where readers comment on a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comments {
    /// The host that a click loads them from.
    pub host: String,
    /// The frame to load; which theme and whose session is added then.
    pub frame: String,
    /// Where they can be read and written without scripts.
    pub page: String,
}
