//! The pattern of posts' addresses: `/:year/:month/:slug/`.

use crate::nearest::nearest;

/// A pattern, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern(Vec<Part>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Token(Token),
}

/// What stands for a part of a post's address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Token {
    /// Four digits.
    Year,
    /// Two digits.
    Month,
    /// Two digits.
    Day,
    /// The `slug` of the front matter, else the file name without its date.
    Slug,
    /// The title, as a slug.
    Title,
    /// The file name as it is, as a slug.
    Filename,
    /// The first folder of the source path.
    Section,
}

const TOKENS: [(&str, Token); 7] = [
    ("year", Token::Year),
    ("month", Token::Month),
    ("day", Token::Day),
    ("slug", Token::Slug),
    ("title", Token::Title),
    ("filename", Token::Filename),
    ("section", Token::Section),
];

/// Why a pattern can't be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PatternError {
    pub(crate) message: String,
    pub(crate) help: String,
}

impl Pattern {
    /// Reads a pattern; `None` where it is empty.
    pub(crate) fn parse(text: &str) -> Result<Option<Self>, PatternError> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        check_text(text)?;
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(colon) = rest.find(':') {
            let (before, after) = rest.split_at(colon);
            let after = &after[1..];
            let end = after
                .find(|c: char| !c.is_ascii_alphabetic())
                .unwrap_or(after.len());
            let (name, next) = after.split_at(end);
            parts.push(Part::Text(before.into()));
            parts.push(Part::Token(token(name)?));
            rest = next;
        }
        parts.push(Part::Text(rest.into()));
        let pattern = Self(parts);
        if pattern.tells_posts_apart() {
            Ok(Some(pattern))
        } else {
            Err(one_for_all(text))
        }
    }

    /// Whether it has `:year`, `:month` or `:day`.
    pub(crate) fn needs_date(&self) -> bool {
        self.has(&[Token::Year, Token::Month, Token::Day])
    }

    /// Whether it has `token`.
    pub(crate) fn uses(&self, token: Token) -> bool {
        self.has(&[token])
    }

    /// The address of a post, from the texts of its tokens.
    pub(crate) fn fill(&self, mut value: impl FnMut(Token) -> String) -> String {
        self.0
            .iter()
            .map(|part| match part {
                Part::Text(text) => text.clone(),
                Part::Token(token) => value(*token),
            })
            .collect()
    }

    fn tells_posts_apart(&self) -> bool {
        self.has(&[Token::Slug, Token::Title, Token::Filename])
    }

    fn has(&self, tokens: &[Token]) -> bool {
        self.0
            .iter()
            .any(|part| matches!(part, Part::Token(token) if tokens.contains(token)))
    }
}

fn token(name: &str) -> Result<Token, PatternError> {
    if let Some((_, token)) = TOKENS.iter().find(|(known, _)| *known == name) {
        return Ok(*token);
    }
    let known = TOKENS.map(|(name, _)| name);
    let help = match nearest(name, &known) {
        Some(near) => format!("write `:{near}`"),
        None => format!("use `:{}`", known.join("`, `:")),
    };
    Err(PatternError {
        message: format!("the pattern has an unknown part `:{name}`"),
        help,
    })
}

fn check_text(text: &str) -> Result<(), PatternError> {
    let help = "write a pattern such as `permalink = \"/:year/:month/:slug/\"`".to_string();
    let message = if !text.starts_with('/') {
        "the pattern must start with a slash"
    } else if text
        .split('/')
        .any(|segment| segment == "." || segment == "..")
    {
        "the pattern must not have `.` or `..` as a part"
    } else if text.contains(|c: char| c.is_control() || c.is_whitespace() || "\\?#%".contains(c)) {
        "the pattern has a sign in it that an address can't have"
    } else {
        return Ok(());
    };
    Err(PatternError {
        message: message.into(),
        help,
    })
}

fn one_for_all(text: &str) -> PatternError {
    PatternError {
        message: format!("the pattern `{text}` gives several posts one address"),
        help: "add `:slug`, `:title` or `:filename`".into(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::{Pattern, Token};

    fn filled(pattern: &str) -> String {
        Pattern::parse(pattern)
            .unwrap()
            .unwrap()
            .fill(|token| format!("<{token:?}>"))
    }

    #[test]
    fn tokens_are_filled_and_text_stays() {
        assert_eq!(filled("/:year/:month/:slug/"), "/<Year>/<Month>/<Slug>/");
        assert_eq!(
            filled("/p-:year:month:day-:title.html"),
            "/p-<Year><Month><Day>-<Title>.html"
        );
        assert_eq!(filled("/:section/:filename"), "/<Section>/<Filename>");
    }

    #[test]
    fn an_empty_pattern_is_none() {
        assert_eq!(Pattern::parse("").unwrap(), None);
        assert_eq!(Pattern::parse("  ").unwrap(), None);
    }

    #[test]
    fn unusable_patterns_are_told() {
        let help = |text| Pattern::parse(text).unwrap_err().help;
        assert!(help("/:yaer/:slug/").contains("`:year`"));
        assert!(help("/:nothing-like-it/:slug/").contains(":section"));
        assert!(help("/:year/").contains(":slug"));
        for text in [
            ":slug/",
            "/../:slug/",
            "/a b/:slug/",
            "/:slug/?x",
            "/:slug/:",
            "/:",
            "/日本/",
            "\\:slug",
        ] {
            assert!(Pattern::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_pattern_knows_what_it_needs() {
        let pattern = |text| Pattern::parse(text).unwrap().unwrap();
        assert!(pattern("/:day/:title/").needs_date());
        assert!(!pattern("/:title/").needs_date());
        assert!(pattern("/:slug/").uses(Token::Slug));
        assert!(!pattern("/:title/").uses(Token::Slug));
    }
}
