//! What is said with a number, a date or a name in it.

use jiff::civil;

use crate::{Language, formats};

impl Language {
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

/// A text with a number or a name in the place of `{}`.
pub fn filled(text: &str, value: &str) -> String {
    text.replacen("{}", value, 1)
}
