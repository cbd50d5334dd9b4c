//! Dates as authors write them.

use jiff::{Timestamp, civil, tz::Offset};

/// A date of a post: the day the author meant, with a time and an offset from
/// UTC where written. Ordered by the moment in time; a date without an offset
/// counts as UTC, one without a time as midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PostDate {
    civil: civil::DateTime,
    offset: Offset,
    has_time: bool,
}

impl PostDate {
    /// Reads a date in any of the forms that blogs use: `2024-04-01`,
    /// `2024-4-1`, `2024-04-01 10:00:00`, `2024-04-01T10:00:00Z`, with a
    /// fraction, with an offset (`+02:00`, `+0200`, after a space or not).
    pub fn parse(text: &str) -> Option<Self> {
        let _ = text;
        todo!()
    }

    /// The moment in time, for ordering and for «is it in the future?».
    pub fn timestamp(&self) -> Timestamp {
        todo!()
    }

    /// The day as the author wrote it, for showing and for addresses.
    pub fn day(&self) -> civil::Date {
        self.civil.date()
    }

    /// For `<time datetime>`, feeds and sitemaps: `2024-04-01`, or RFC 3339
    /// where a time was written.
    pub fn iso(&self) -> String {
        let _ = (self.offset, self.has_time);
        todo!()
    }
}
