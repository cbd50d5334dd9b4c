//! The languages.

use icu_locale::{LanguageIdentifier, LocaleDirectionality};
use serde::Serialize;

use crate::{Label, Reader, Table, Words, tables};

/// A language that the blog itself speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// English, which stands in for languages that are not known.
    English,
    /// German.
    German,
    /// Spanish.
    Spanish,
    /// French.
    French,
    /// Turkish.
    Turkish,
    /// Chinese, in simplified characters.
    Chinese,
    /// Japanese.
    Japanese,
    /// Arabic.
    Arabic,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::English,
        Self::German,
        Self::Spanish,
        Self::French,
        Self::Turkish,
        Self::Chinese,
        Self::Japanese,
        Self::Arabic,
    ];

    /// The language of a page with this tag of BCP 47 (`de`, `de-AT`); English
    /// where it is none of ours.
    pub fn of(tag: &str) -> Self {
        Self::known(tag).unwrap_or(Self::English)
    }

    /// As [`Self::of`]; `None` where the language is none of ours.
    pub fn known(tag: &str) -> Option<Self> {
        let end = tag.find(['-', '_']).unwrap_or(tag.len());
        let primary = &tag[..end];
        let mut all = Self::ALL.into_iter();
        all.find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// Its tag, as in BCP 47.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Spanish => "es",
            Self::French => "fr",
            Self::Turkish => "tr",
            Self::Chinese => "zh",
            Self::Japanese => "ja",
            Self::Arabic => "ar",
        }
    }

    /// Its own name.
    pub fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::Spanish => "Español",
            Self::French => "Français",
            Self::Turkish => "Türkçe",
            Self::Chinese => "中文",
            Self::Japanese => "日本語",
            Self::Arabic => "العربية",
        }
    }

    /// The locale whose dates it has: in English the order that most of the
    /// world writes them in, day before month.
    pub(crate) fn locale(self) -> &'static str {
        match self {
            Self::English => "en-GB",
            other => other.tag(),
        }
    }

    /// Whether it is written from right to left.
    pub fn is_rtl(self) -> bool {
        self == Self::Arabic
    }

    /// All that is to be said in it.
    pub fn table(self) -> &'static Table {
        tables::ALL[self as usize]
    }

    /// What views and the app say.
    pub fn words(self) -> Words {
        tables::words(self)
    }

    /// The text of a label.
    pub fn get(self, label: Label) -> &'static str {
        self.words().get(label)
    }

    /// What a browser needs of it.
    pub fn file(self) -> WordsFile {
        WordsFile {
            labels: self.words().all(),
            reader: &self.table().reader,
        }
    }
}

/// What a browser needs of a language, as the file that publishing writes.
#[derive(Debug, Serialize)]
pub struct WordsFile {
    labels: &'static [&'static str],
    reader: &'static Reader,
}

/// Whether a language, ours or not, is written from right to left. `tag` is as
/// in BCP 47, and may name a script: `az-Arab`.
pub fn is_rtl(tag: &str) -> bool {
    let known: Result<LanguageIdentifier, _> = tag.parse();
    known.is_ok_and(|known| LocaleDirectionality::new_extended().is_right_to_left(&known))
}
