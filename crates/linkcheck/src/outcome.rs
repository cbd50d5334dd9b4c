//! What became of an address.

/// What became of an address. Reasons are parts of a sentence in plain words:
/// «it answers 404 (not found)».
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It works.
    Fine,
    /// It works, and the server says that it has another address for good.
    Moved(String),
    /// It does not work.
    Broken(String),
    /// It can't be told: the server turns programs away, say.
    Unknown(String),
}

impl Outcome {
    /// The new address of what has moved keeps the place in the page that the
    /// old one named.
    pub(crate) fn with_fragment_of(&self, written: &str) -> Self {
        match (self, written.split_once('#')) {
            (Self::Moved(to), Some((_, fragment))) if !to.contains('#') => {
                Self::Moved(format!("{to}#{fragment}"))
            }
            _ => self.clone(),
        }
    }

    /// What a last answer means; `moved` is where permanent redirects led.
    pub(crate) fn of_status(status: u16, moved: Option<String>) -> Self {
        match status {
            200..=299 => moved.map_or(Self::Fine, Self::Moved),
            // These are about who asks, and say nothing of the page.
            401 | 402 | 403 | 407 | 418 | 429 | 451 | 999 => Self::Unknown(format!(
                "it answers {}, which programs often get",
                named(status)
            )),
            _ => Self::Broken(format!("it answers {}", named(status))),
        }
    }
}

/// The status as people know it (RFC 9110, section 15).
fn named(status: u16) -> String {
    let name = match status {
        401 => "unauthorized",
        403 => "forbidden",
        404 => "not found",
        410 => "gone for good",
        429 => "too many requests",
        500..=599 => "an error of the server",
        _ => return status.to_string(),
    };
    format!("{status} ({name})")
}

#[cfg(test)]
mod tests {
    use super::Outcome;

    #[test]
    fn refusals_of_programs_are_not_broken_links() {
        let of = |status| Outcome::of_status(status, None);
        assert_eq!(of(204), Outcome::Fine);
        for status in [401, 403, 429, 999] {
            assert!(matches!(of(status), Outcome::Unknown(_)), "{status}");
        }
        for status in [304, 400, 404, 410, 500, 503] {
            assert!(matches!(of(status), Outcome::Broken(_)), "{status}");
        }
    }

    #[test]
    fn what_moved_keeps_its_fragment() {
        let moved = Outcome::Moved("https://b.example/".into());
        assert_eq!(
            moved.with_fragment_of("https://a.example/#x"),
            Outcome::Moved("https://b.example/#x".into())
        );
        assert_eq!(moved.with_fragment_of("https://a.example/"), moved);
    }
}
