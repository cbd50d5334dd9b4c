//! One document as the plan sees it: role, language, title, date.

use inkleaf_content::{
    FrontMatter, PostDate, date_in_name, date_in_path, inline_html, plain_text, take_leading_title,
};
use inkleaf_words::Language;

use super::{Role, SourceFile, name::Name, text::with_emoji};
use crate::{SiteConfig, config::primary};

/// A published document.
#[derive(Debug)]
pub(super) struct Doc<'a> {
    /// The index of its file in the input.
    pub(super) source: usize,
    pub(super) file: &'a SourceFile,
    pub(super) name: Name<'a>,
    pub(super) role: Role,
    pub(super) lang: String,
    /// Which edition of the site it belongs to; one in a language that the site
    /// has no edition in belongs to the first.
    pub(super) edition: usize,
    /// Whether it is in a language that the site has no edition in.
    pub(super) is_foreign: bool,
    /// The index of its entry; given once the order is known.
    pub(super) entry: usize,
    /// Safe inline HTML.
    pub(super) title: String,
    /// Plain text.
    pub(super) plain_title: String,
    /// Whether `:tada:` is an emoji.
    pub(super) emoji: bool,
    pub(super) date: Option<PostDate>,
    /// Its text, where that is not all of its Markdown: without the heading
    /// that became the title.
    pub(super) body: Option<String>,
    /// Its site address; given by [`super::address::assign`].
    pub(super) address: String,
    /// Its href; given with the address.
    pub(super) href: String,
}

impl<'a> Doc<'a> {
    pub(super) fn read(
        source: usize,
        file: &'a SourceFile,
        name: Name<'a>,
        config: &SiteConfig,
    ) -> Self {
        let front = &file.document.front;
        let lang = front.lang.clone().or_else(|| name.lang.clone());
        let lang = lang.unwrap_or_else(|| config.language.clone());
        let (title, body) = title(file, &name, Language::of(&lang));
        let title = with_emoji(title, config.emoji);
        let edition = config.edition_of(&lang);
        Self {
            source,
            file,
            role: role(file),
            lang,
            edition: edition.unwrap_or(0),
            is_foreign: edition.is_none(),
            entry: 0,
            title: inline_html(&title),
            plain_title: plain_text(&title),
            emoji: config.emoji,
            date: date(front, &name),
            body,
            name,
            address: String::new(),
            href: String::new(),
        }
    }

    /// What its page is written in around its text.
    pub(super) fn language(&self) -> Language {
        Language::of(&self.lang)
    }

    pub(super) fn front(&self) -> &'a FrontMatter {
        &self.file.document.front
    }

    /// The language it is written in, whatever the country: `pt` of `pt-BR`.
    pub(super) fn primary_language(&self) -> &str {
        primary(&self.lang)
    }

    /// Its language, where that is not the one of a list that shows it.
    pub(super) fn lang_in(&self, edition: usize) -> Option<String> {
        (self.is_foreign || self.edition != edition).then(|| self.lang.clone())
    }

    /// Its text, without the heading that became the title.
    pub(super) fn markdown(&self) -> &str {
        self.body.as_deref().unwrap_or(&self.file.document.markdown)
    }

    /// When it was changed after it was published.
    pub(super) fn changed(&self) -> Option<PostDate> {
        self.front()
            .lastmod
            .filter(|changed| self.date.is_none_or(|date| *changed > date))
    }

    /// When it was last changed, as far as known.
    pub(super) fn last_change(&self) -> Option<PostDate> {
        self.changed().or(self.date)
    }
}

/// What a file is: its front matter's word counts more than its folder.
fn role(file: &SourceFile) -> Role {
    match file.document.front.layout.as_deref() {
        Some(layout) if layout.eq_ignore_ascii_case("page") => Role::Page,
        _ => file.role,
    }
}

/// The date that a document goes by: its `date`, else one in its name, else one
/// in its `path`, else its `publishDate`.
pub(super) fn date(front: &FrontMatter, name: &Name<'_>) -> Option<PostDate> {
    front
        .date
        .or_else(|| date_in_name(name.last).map(|(date, _)| date))
        .or_else(|| date_in_path(front.path.as_deref()?))
        .or(front.publish_date)
}

/// The title as Markdown, and the text without it where it was part of it.
fn title(file: &SourceFile, name: &Name<'_>, language: Language) -> (String, Option<String>) {
    let document = &file.document;
    if let Some(title) = &document.front.title {
        return (title.clone(), None);
    }
    match take_leading_title(&document.markdown) {
        Some((title, body)) => (title, Some(body)),
        None => {
            let untitled = || language.table().lists.untitled.to_string();
            (name.title().unwrap_or_else(untitled), None)
        }
    }
}
