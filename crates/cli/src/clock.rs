//! What time it is.

use jiff::{Timestamp, ZonedDateTime, civil::Date, tz::TimeZone};

/// The variable by which reproducible builds fix the time:
/// <https://reproducible-builds.org/specs/source-date-epoch/>.
const EPOCH: &str = "SOURCE_DATE_EPOCH";

/// The variable's value can't be used.
#[derive(Debug, thiserror::Error)]
#[error("{EPOCH} is `{0}`, which is no number of seconds since 1970")]
pub(crate) struct BadEpoch(String);

/// The moment to publish at.
pub(crate) fn now() -> Result<Timestamp, BadEpoch> {
    Ok(fixed()?.unwrap_or_else(Timestamp::now))
}

/// Today, where the author is; in UTC where the time is fixed.
pub(crate) fn today() -> Result<Date, BadEpoch> {
    Ok(match fixed()? {
        Some(moment) => moment.to_zoned_datetime(TimeZone::UTC).date(),
        None => ZonedDateTime::now().date(),
    })
}

fn fixed() -> Result<Option<Timestamp>, BadEpoch> {
    std::env::var(EPOCH)
        .ok()
        .filter(|text| !text.is_empty())
        .map(parse)
        .transpose()
}

fn parse(text: String) -> Result<Timestamp, BadEpoch> {
    let seconds = text.trim().parse().ok();
    seconds
        .and_then(|seconds| Timestamp::from_second(seconds).ok())
        .ok_or(BadEpoch(text))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::parse;

    #[test]
    fn seconds_since_1970() {
        assert_eq!(
            parse("1738022400".into()).unwrap().to_string(),
            "2025-01-28T00:00:00Z"
        );
        for text in ["now", "1.5", "99999999999999999999", "-"] {
            assert!(parse(text.into()).is_err(), "{text}");
        }
    }
}
