//! Texts with a number or a name in them.

use icu_plurals::PluralCategory;
use serde::Serialize;

/// The texts of a language that have a number or a name in them.
#[derive(Debug, Serialize)]
pub(crate) struct Counted {
    /// `{}` posts.
    pub(crate) posts: Plural,
    /// Reading takes `{}` minutes.
    pub(crate) minutes: Plural,
    /// The page `{n}` of `{count}`.
    pub(crate) page_of: &'static str,
    /// The part `{n}` of `{count}`.
    pub(crate) part_of: &'static str,
    /// Comments come from the host `{}`.
    pub(crate) comments_from: &'static str,
    /// There is no other version than the one in the language `{}`.
    pub(crate) only_in: &'static str,
}

/// The forms that a text takes with a number `{}`, as many as the language has.
#[derive(Debug, Serialize)]
pub(crate) struct Plural {
    zero: Option<&'static str>,
    one: Option<&'static str>,
    two: Option<&'static str>,
    few: Option<&'static str>,
    many: Option<&'static str>,
    other: &'static str,
}

impl Plural {
    /// One form for all numbers.
    pub(crate) const fn same(other: &'static str) -> Self {
        Self {
            zero: None,
            one: None,
            two: None,
            few: None,
            many: None,
            other,
        }
    }

    /// One for the singular, one for the rest.
    pub(crate) const fn two(one: &'static str, other: &'static str) -> Self {
        Self {
            one: Some(one),
            ..Self::same(other)
        }
    }

    /// All there are: none, one, two, few, many, and the rest.
    pub(crate) const fn six([zero, one, two, few, many, other]: [&'static str; 6]) -> Self {
        Self {
            zero: Some(zero),
            one: Some(one),
            two: Some(two),
            few: Some(few),
            many: Some(many),
            other,
        }
    }

    /// The form of a category.
    pub(crate) fn form(&self, category: PluralCategory) -> &'static str {
        let form = match category {
            PluralCategory::Zero => self.zero,
            PluralCategory::One => self.one,
            PluralCategory::Two => self.two,
            PluralCategory::Few => self.few,
            PluralCategory::Many => self.many,
            PluralCategory::Other => None,
        };
        form.unwrap_or(self.other)
    }
}
