//! Dates in file names and addresses.

use jiff::civil;

use crate::PostDate;

/// A date at the start of a file name, and what comes after it:
/// `2024-04-01-title` → the day and `title`. Month and day have two digits;
/// what follows is parted from the date by `-`, `_` or a space.
pub fn date_in_name(name: &str) -> Option<(PostDate, &str)> {
    let (text, rest) = name.split_at_checked(10)?;
    let rest = match rest.strip_prefix(['-', '_', ' ']) {
        Some(rest) => rest,
        None if rest.is_empty() => rest,
        None => return None,
    };
    let mut parts = text.split('-');
    let day = day_of(parts.next()?, parts.next()?, parts.next()?)?;
    Some((PostDate::from_day(day), rest))
}

/// A date in a path: three segments for year, month and day
/// (`2025/09/18/Rust-1.90.0`), or one that starts with a date
/// (`blog/2024-04-01-title`). The first one found counts.
pub fn date_in_path(path: &str) -> Option<PostDate> {
    let segments: Vec<&str> = path.split('/').filter(|s| !s.is_empty()).collect();
    segments.iter().enumerate().find_map(|(i, segment)| {
        if let Some((date, _)) = date_in_name(segment) {
            return Some(date);
        }
        let [year, month, day] = segments.get(i..i + 3)? else {
            return None;
        };
        day_of(year, month, day).map(PostDate::from_day)
    })
}

fn day_of(year: &str, month: &str, day: &str) -> Option<civil::Date> {
    if (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return None;
    }
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !(digits(year) && digits(month) && digits(day)) {
        return None;
    }
    civil::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::{date_in_name, date_in_path};

    #[test]
    fn names() {
        let found = |name| date_in_name(name).map(|(date, rest)| (date.iso(), rest));
        let day = || "2024-04-01".to_string();
        assert_eq!(found("2024-04-01-title"), Some((day(), "title")));
        assert_eq!(found("2024-04-01_日本"), Some((day(), "日本")));
        assert_eq!(found("2024-04-01"), Some((day(), "")));
        for name in [
            "title",
            "2024-04-31-x",
            "2024-04-0123",
            "2024-4-1-title",
            "2024-04-01x",
            "日本語日本語",
            "",
        ] {
            assert_eq!(found(name), None, "{name}");
        }
    }

    #[test]
    fn paths() {
        let found = |path| date_in_path(path).map(|date| date.iso());
        assert_eq!(
            found("2025/09/18/Rust-1.90.0").as_deref(),
            Some("2025-09-18")
        );
        assert_eq!(
            found("/inside/2025/09/18/x/").as_deref(),
            Some("2025-09-18")
        );
        assert_eq!(
            found("posts/2024-04-01-title/index").as_deref(),
            Some("2024-04-01")
        );
        for path in ["", "/", "2025/09", "2025/13/01/x", "a/b/c", "2025/9/18"] {
            assert_eq!(found(path), None, "{path}");
        }
    }
}
