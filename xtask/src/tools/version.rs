//! Versions, as programs tell them.

use std::fmt;

/// A version of a program: its numbers, without any suffix.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Version(Vec<u64>);

impl Version {
    /// The first version in what `program --version` prints: `trunk 0.22.1`,
    /// `v20.1.0`, `rustc 1.97.0-nightly (…)`, `wasm-opt version 132`.
    pub(crate) fn find_in(text: &str) -> Option<Self> {
        text.split_whitespace().find_map(Self::parse)
    }

    /// The first number: all that browsers and their drivers must agree on.
    pub(crate) fn major(&self) -> u64 {
        self.0.first().copied().unwrap_or_default()
    }

    fn parse(word: &str) -> Option<Self> {
        let word = word.strip_prefix('v').unwrap_or(word);
        let end = word
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(word.len());
        let numbers: Result<Vec<u64>, _> = word[..end].split('.').map(str::parse).collect();
        numbers.ok().map(Self)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbers: Vec<_> = self.0.iter().map(u64::to_string).collect();
        f.write_str(&numbers.join("."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<String> {
        Version::find_in(text).map(|version| version.to_string())
    }

    #[test]
    fn versions_are_found_in_what_programs_print() {
        for (text, version) in [
            ("trunk 0.22.1", "0.22.1"),
            ("wasm-bindgen 0.2.130\n", "0.2.130"),
            ("wasm-opt version 132 (version_132)", "132"),
            ("v20.20.2", "20.20.2"),
            ("rustc 1.97.0-nightly (f7dd59d86 2026-05-01)", "1.97.0"),
            (
                "Chromium 156.0.8078.79 built on Debian GNU/Linux 12",
                "156.0.8078.79",
            ),
            ("ChromeDriver 156.0.8078.79 (a21ce95c24)", "156.0.8078.79"),
        ] {
            assert_eq!(found(text).as_deref(), Some(version), "{text}");
        }
        for text in ["", "trunk", "version unknown", "trunk .", "1..2"] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn versions_compare_by_number() {
        let version = |text| Version::find_in(text);
        assert!(version("1.96.1") > version("1.96.0"));
        assert!(version("1.100.0") > version("1.96.1"));
        assert!(version("1.95.0") < version("1.96.1"));
        assert_eq!(version("0.2.130"), version("wasm-bindgen 0.2.130 (abc)"));
    }
}
