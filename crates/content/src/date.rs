//! Dates as authors write them.

use std::cmp::Ordering;

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
    /// `2024-4-1`, `2024/04/01`, `2024-04-01 10:00`, `2024-04-01 10:00:00`,
    /// `2024-04-01T10:00:00Z`, with a fraction, with an offset (`+02:00`,
    /// `+0200`, `+02`, `UTC`, after a space or not).
    pub fn parse(text: &str) -> Option<Self> {
        let mut rest = text.trim();
        let date = take_date(&mut rest)?;
        if rest.is_empty() {
            return Some(Self::from_day(date));
        }
        rest = match rest.strip_prefix(['T', 't']) {
            Some(time) => time,
            None if rest.starts_with(char::is_whitespace) => rest.trim_start(),
            None => return None,
        };
        let time = take_time(&mut rest)?;
        let offset = read_offset(rest.trim_start())?;
        Some(Self {
            civil: date.to_datetime(time),
            offset,
            has_time: true,
        })
    }

    /// A day without a time.
    pub fn from_day(day: civil::Date) -> Self {
        Self {
            civil: day.to_datetime(civil::Time::midnight()),
            offset: Offset::UTC,
            has_time: false,
        }
    }

    /// The moment in time, for ordering and for «is it in the future?». At the
    /// very end of the calendar (`9999-12-31`, meant as «never») the last
    /// moment there is.
    pub fn timestamp(&self) -> Timestamp {
        let end = if self.civil.year() > 0 {
            Timestamp::MAX
        } else {
            Timestamp::MIN
        };
        self.offset.to_timestamp(self.civil).unwrap_or(end)
    }

    /// The day as the author wrote it, for showing and for addresses.
    pub fn day(&self) -> civil::Date {
        self.civil.date()
    }

    /// For `<time datetime>`, feeds and sitemaps: `2024-04-01`, or RFC 3339 to
    /// the second where a time was written.
    pub fn iso(&self) -> String {
        let day = self.civil.strftime("%Y-%m-%d");
        if !self.has_time {
            return day.to_string();
        }
        let time = self.civil.strftime("%H:%M:%S");
        let minutes = self.offset.seconds() / 60;
        if minutes == 0 {
            return format!("{day}T{time}Z");
        }
        let sign = if minutes < 0 { '-' } else { '+' };
        format!(
            "{day}T{time}{sign}{:02}:{:02}",
            minutes.abs() / 60,
            minutes.abs() % 60
        )
    }
}

impl Ord for PostDate {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |date: &Self| (date.timestamp(), date.civil, date.has_time, date.offset);
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for PostDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// `2024-04-01`, `2024-4-1` or `2024/04/01` at the start of `rest`.
fn take_date(rest: &mut &str) -> Option<civil::Date> {
    let year = take_number(rest, 4, 4)?;
    let separator = if rest.starts_with('/') { '/' } else { '-' };
    *rest = rest.strip_prefix(separator)?;
    let month = take_number(rest, 1, 2)?;
    *rest = rest.strip_prefix(separator)?;
    let day = take_number(rest, 1, 2)?;
    civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// `10:00`, `10:00:00`, `10:00:00.123` at the start of `rest`.
fn take_time(rest: &mut &str) -> Option<civil::Time> {
    let hour = take_number(rest, 1, 2)?;
    *rest = rest.strip_prefix(':')?;
    let minute = take_number(rest, 2, 2)?;
    let mut second = 0;
    let mut nanosecond = 0;
    if let Some(after) = rest.strip_prefix(':') {
        *rest = after;
        second = take_number(rest, 2, 2)?;
        if let Some(after) = rest.strip_prefix(['.', ',']) {
            *rest = after;
            nanosecond = take_fraction(rest)?;
        }
    }
    let small = |number: i16| i8::try_from(number).ok();
    civil::Time::new(small(hour)?, small(minute)?, small(second)?, nanosecond).ok()
}

/// The digits of a fraction of a second, in nanoseconds; further digits count
/// for nothing.
fn take_fraction(rest: &mut &str) -> Option<i32> {
    let count = rest.bytes().take_while(u8::is_ascii_digit).count();
    if count == 0 {
        return None;
    }
    let (digits, after) = rest.split_at(count);
    *rest = after;
    format!("{:0<9.9}", digits).parse().ok()
}

/// An offset from UTC; nothing at all is UTC.
fn read_offset(text: &str) -> Option<Offset> {
    if ["", "z", "utc", "gmt"]
        .iter()
        .any(|name| text.eq_ignore_ascii_case(name))
    {
        return Some(Offset::UTC);
    }
    let (sign, mut rest) = match text.split_at_checked(1)? {
        ("+", rest) => (1, rest),
        ("-", rest) => (-1, rest),
        _ => return None,
    };
    let hours = i32::from(take_number(&mut rest, 2, 2)?);
    let minutes = match rest.strip_prefix(':').unwrap_or(rest) {
        "" => 0,
        mut digits => {
            let minutes = take_number(&mut digits, 2, 2)?;
            rest = digits;
            if !rest.is_empty() {
                return None;
            }
            i32::from(minutes)
        }
    };
    // The offsets in use reach from -12:00 to +14:00.
    if hours > 15 || minutes > 59 {
        return None;
    }
    Offset::from_seconds(sign * (hours * 60 + minutes) * 60).ok()
}

/// A number of `least` to `most` ASCII digits at the start of `rest`.
fn take_number(rest: &mut &str, least: usize, most: usize) -> Option<i16> {
    let count = rest
        .bytes()
        .take(most)
        .take_while(u8::is_ascii_digit)
        .count();
    if count < least {
        return None;
    }
    let (digits, after) = rest.split_at(count);
    *rest = after;
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::PostDate;

    fn iso(text: &str) -> Option<String> {
        PostDate::parse(text).map(|date| date.iso())
    }

    #[test]
    fn reads_the_forms_that_blogs_use() {
        for (text, expected) in [
            ("2024-04-01", "2024-04-01"),
            (" 2024-4-1 ", "2024-04-01"),
            ("2024/04/01", "2024-04-01"),
            ("2024-04-01 10:00:00", "2024-04-01T10:00:00Z"),
            ("2024-04-01 10:00", "2024-04-01T10:00:00Z"),
            ("2024-04-01T10:00:00Z", "2024-04-01T10:00:00Z"),
            ("2024-04-01t10:00:00z", "2024-04-01T10:00:00Z"),
            ("2024-04-01T10:00:00.123456789123Z", "2024-04-01T10:00:00Z"),
            ("2024-04-01T10:00:00+02:00", "2024-04-01T10:00:00+02:00"),
            ("2024-04-01 10:00:00 +0200", "2024-04-01T10:00:00+02:00"),
            ("2024-04-01 10:00:00 -03:30", "2024-04-01T10:00:00-03:30"),
            ("2024-04-01 10:00:00+05", "2024-04-01T10:00:00+05:00"),
            ("2024-04-01 9:05:00 UTC", "2024-04-01T09:05:00Z"),
        ] {
            assert_eq!(iso(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn refuses_what_is_no_date() {
        for text in [
            "",
            "yesterday",
            "2024",
            "2024-04",
            "2024-13-01",
            "2024-02-30",
            "24-04-01",
            "2024-04-01x",
            "2024-04-01T",
            "2024-04-01 25:00:00",
            "2024-04-01 10:00:00 +99:00",
            "2024-04-01 10:00:00 CEST",
            "2024-04-01 10:00:00 +02:00x",
            "2024-04/01",
            "2024-04-011",
            "2024-04-01T10:00:00.",
            "01.04.2024",
            "２０２４-04-01",
        ] {
            assert_eq!(iso(text), None, "{text}");
        }
    }

    #[test]
    fn the_day_is_the_authors() {
        let late = PostDate::parse("2024-04-01T23:30:00-05:00").unwrap();
        assert_eq!(late.day().to_string(), "2024-04-01");
        assert_eq!(late.timestamp().to_string(), "2024-04-02T04:30:00Z");
    }

    #[test]
    fn order_is_by_the_moment() {
        let parse = |text| PostDate::parse(text).unwrap();
        assert!(parse("2024-04-01") < parse("2024-04-01T00:00:01Z"));
        assert!(parse("2024-04-01T10:00:00+02:00") < parse("2024-04-01T09:00:00Z"));
        assert!(parse("2024-04-01T10:00:00.1Z") < parse("2024-04-01T10:00:00.2Z"));
        assert!(parse("9999-12-30") < parse("9999-12-31"));
        assert_eq!(parse("0000-01-01").iso(), "0000-01-01");
    }
}
