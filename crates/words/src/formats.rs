//! Numbers, dates and plural rules of a language, by ICU4X.

use std::cell::OnceCell;

use icu_calendar::{Date, Gregorian};
use icu_datetime::{
    FixedCalendarDateTimeFormatter as Formatter,
    fieldsets::{MD, Y, YMD},
};
use icu_decimal::{DecimalFormatter, input::Decimal};
use icu_locale::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use jiff::civil;

use crate::Language;

/// What ICU4X knows of a language. Nothing of it is ever missing: the data is
/// part of the program. Where it were, numbers and dates would be plain.
struct Formats {
    long_date: Option<Formatter<Gregorian, YMD>>,
    short_date: Option<Formatter<Gregorian, MD>>,
    year: Option<Formatter<Gregorian, Y>>,
    number: Option<DecimalFormatter>,
    plural: Option<PluralRules>,
}

impl Formats {
    fn new(language: Language) -> Self {
        let locale = || {
            language
                .locale()
                .parse::<Locale>()
                .unwrap_or(Locale::UNKNOWN)
        };
        Self {
            long_date: Formatter::try_new(locale().into(), YMD::long()).ok(),
            short_date: Formatter::try_new(locale().into(), MD::medium()).ok(),
            year: Formatter::try_new(locale().into(), Y::long()).ok(),
            number: DecimalFormatter::try_new(locale().into(), Default::default()).ok(),
            plural: PluralRules::try_new_cardinal(locale().into()).ok(),
        }
    }
}

thread_local! {
    /// Made when first needed, which takes as long as using it some hundred
    /// times. ICU's formatters don't go from one thread to another.
    static FORMATS: [OnceCell<Formats>; Language::ALL.len()] =
        const { [const { OnceCell::new() }; Language::ALL.len()] };
}

fn with<T>(language: Language, work: impl FnOnce(&Formats) -> T) -> T {
    FORMATS.with(|all| work(all[language as usize].get_or_init(|| Formats::new(language))))
}

/// `28 January 2025`.
pub(crate) fn long_date(language: Language, day: civil::Date) -> String {
    let date = gregorian(day);
    let text = with(language, |formats| {
        Some(formats.long_date.as_ref()?.format(&date?).to_string())
    });
    text.unwrap_or_else(|| day.to_string())
}

/// `28 Jan`.
pub(crate) fn short_date(language: Language, day: civil::Date) -> String {
    let date = gregorian(day);
    let text = with(language, |formats| {
        Some(formats.short_date.as_ref()?.format(&date?).to_string())
    });
    text.unwrap_or_else(|| day.to_string())
}

/// `2025`.
pub(crate) fn year(language: Language, year: i16) -> String {
    let date = Date::try_new_gregorian(year.into(), 1, 1).ok();
    let text = with(language, |formats| {
        Some(formats.year.as_ref()?.format(&date?).to_string())
    });
    text.unwrap_or_else(|| year.to_string())
}

/// `1,234`.
pub(crate) fn number(language: Language, number: usize) -> String {
    with(language, |formats| match &formats.number {
        Some(format) => format.format(&Decimal::from(number)).to_string(),
        None => number.to_string(),
    })
}

/// Which form of a plural goes with a number.
pub(crate) fn category(language: Language, number: usize) -> PluralCategory {
    with(language, |formats| match &formats.plural {
        Some(rules) => rules.category_for(number),
        None => PluralCategory::Other,
    })
}

fn gregorian(day: civil::Date) -> Option<Date<Gregorian>> {
    let small = |number: i8| u8::try_from(number).ok();
    Date::try_new_gregorian(day.year().into(), small(day.month())?, small(day.day())?).ok()
}
