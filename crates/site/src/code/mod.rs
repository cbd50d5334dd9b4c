//! The codes of findings: what each is called, how bad it is, where it is
//! explained.

mod table;

use inkleaf_content::Severity;

use crate::nearest::nearest;

/// A kind of finding, as in [`inkleaf_content::Diagnostic::code`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    name: &'static str,
    severity: Severity,
    title: &'static str,
    page: &'static str,
    blocking: bool,
    fixable: bool,
}

impl Code {
    /// Every kind of finding that Inkleaf can make, by name.
    pub const ALL: &'static [Self] = table::ALL;

    const fn new(
        name: &'static str,
        severity: Severity,
        title: &'static str,
        page: &'static str,
    ) -> Self {
        Self {
            name,
            severity,
            title,
            page,
            blocking: false,
            fixable: false,
        }
    }

    const fn blocking(mut self) -> Self {
        self.blocking = true;
        self
    }

    const fn fixable(mut self) -> Self {
        self.fixable = true;
        self
    }

    /// The code of this name.
    pub fn find(name: &str) -> Option<&'static Self> {
        let found = Self::ALL.binary_search_by(|code| code.name.cmp(name));
        Self::ALL.get(found.ok()?)
    }

    /// The name that is most likely meant by one that is none.
    pub fn nearest(name: &str) -> Option<&'static str> {
        let names: Vec<_> = Self::ALL.iter().map(|code| code.name).collect();
        nearest(name, &names)
    }

    /// Its stable name, in kebab case: `broken-link`.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// How bad it is, unless the settings say otherwise.
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// What it is, in a few words without a full stop.
    pub fn title(&self) -> &'static str {
        self.title
    }

    /// Whether the document (or the site) can't be published with it, so that
    /// it can't be allowed.
    pub fn is_blocking(&self) -> bool {
        self.blocking
    }

    /// Whether `inkleaf check --fix` repairs it.
    pub fn is_fixable(&self) -> bool {
        self.fixable
    }

    /// Its page of documentation, as Markdown.
    pub fn page(&self) -> &'static str {
        self.page
    }

    /// The path of its page of documentation in Inkleaf's repository.
    pub fn documentation(&self) -> String {
        format!("docs/checks/{}.md", self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Severity};

    #[test]
    fn codes_are_found_by_name() {
        for code in Code::ALL {
            assert_eq!(Code::find(code.name()), Some(code));
        }
        assert_eq!(Code::find("broken"), None);
        assert_eq!(Code::nearest("broken-links"), Some("broken-link"));
        assert_eq!(Code::nearest("quite-another-thing"), None);
    }

    #[test]
    fn names_are_in_order_and_in_kebab_case() {
        assert!(Code::ALL.is_sorted_by(|a, b| a.name < b.name));
        for code in Code::ALL {
            let plain = |byte: u8| byte.is_ascii_lowercase() || matches!(byte, b'-' | b'0'..=b'9');
            assert!(code.name.bytes().all(plain), "{}", code.name);
        }
    }

    #[test]
    fn every_page_says_what_the_table_says() {
        for code in Code::ALL {
            let mut lines = code.page.lines();
            let heading = format!("# `{}`: {}", code.name, code.title);
            assert_eq!(lines.next(), Some(heading.as_str()));
            let kind = lines.nth(1).unwrap_or_default();
            let word = match code.severity {
                Severity::Error => "An error.",
                Severity::Warning => "A warning.",
                Severity::Hint => "A hint.",
            };
            assert!(kind.starts_with(word), "{}: {kind}", code.name);
            assert_eq!(kind.contains("can't be allowed"), code.blocking, "{kind}");
            assert_eq!(kind.contains("--fix"), code.fixable, "{kind}");
            let allow = format!("allow = [\"{}\"]", code.name);
            assert_eq!(code.page.contains(&allow), !code.blocking, "{}", code.name);
        }
    }
}
