//! The languages, and what can be said in each.

use icu_locale::{LanguageIdentifier, LocaleDirectionality};
use jiff::civil;
use serde::Serialize;

use crate::{Label, Reader, Table, Words, formats, tables};

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

    /// A number of posts: «1 post», «3 posts».
    pub fn posts(self, count: usize) -> String {
        let form = self
            .table()
            .counted
            .posts
            .form(formats::category(self, count));
        filled(form, &self.number(count))
    }

    /// How long reading takes: «5 min read».
    pub fn reading_time(self, minutes: usize) -> String {
        let form = self
            .table()
            .counted
            .minutes
            .form(formats::category(self, minutes));
        filled(form, &self.number(minutes))
    }

    /// Where a page stands in its list: «Page 2 of 5».
    pub fn page_of(self, n: usize, count: usize) -> String {
        self.of_all(self.table().counted.page_of, n, count)
    }

    /// Where a post stands in its series: «Part 2 of 4».
    pub fn part_of(self, n: usize, count: usize) -> String {
        self.of_all(self.table().counted.part_of, n, count)
    }

    /// Which page of a list it is: «Page 2».
    pub fn page(self, n: usize) -> String {
        filled(self.table().lists.page, &self.number(n))
    }

    /// What a tag's page says of itself.
    pub fn about_tag(self, name: &str) -> String {
        filled(self.table().lists.about_tag, name)
    }

    /// What a category's page says of itself.
    pub fn about_category(self, name: &str) -> String {
        filled(self.table().lists.about_category, name)
    }

    /// Where comments come from once a reader asks for them.
    pub fn comments_from(self, host: &str) -> String {
        filled(self.table().counted.comments_from, host)
    }

    /// That a page is there in one language only, by the language's name.
    pub fn only_in(self, name: &str) -> String {
        filled(self.table().counted.only_in, name)
    }

    /// A day in full: «28 January 2025».
    pub fn long_date(self, day: civil::Date) -> String {
        formats::long_date(self, day)
    }

    /// A day of a year that is known: «28 Jan».
    pub fn short_date(self, day: civil::Date) -> String {
        formats::short_date(self, day)
    }

    /// A year as a heading: «2025».
    pub fn year(self, year: i16) -> String {
        formats::year(self, year)
    }

    /// A number: «1,234».
    pub fn number(self, number: usize) -> String {
        formats::number(self, number)
    }

    fn of_all(self, text: &str, n: usize, count: usize) -> String {
        text.replace("{n}", &self.number(n))
            .replace("{count}", &self.number(count))
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

fn filled(text: &str, value: &str) -> String {
    text.replacen("{}", value, 1)
}
