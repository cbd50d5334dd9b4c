//! A piece of HTML as tokens (WHATWG HTML, section 13.2.5, without what needs
//! the tree).

/// A part of a piece of HTML.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Token<'a> {
    /// Text, with its character references.
    Text(&'a str),
    /// A start tag.
    Start(Tag<'a>),
    /// An end tag.
    End(Tag<'a>),
    /// The start of a tag that the piece does not end: everything from there.
    Unfinished(&'a str),
}

/// A tag.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Tag<'a> {
    /// Its name as written.
    pub(crate) name: &'a str,
    /// What stands between the name and the closing `>`.
    pub(crate) attributes: &'a str,
    /// Whether it ends with `/>`.
    pub(crate) is_closed: bool,
    /// All of it.
    pub(crate) source: &'a str,
}

/// The tokens of a piece of HTML. Comments, declarations and processing
/// instructions are left out; a comment that never ends takes the rest along.
pub(crate) struct Tokens<'a> {
    html: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    pub(crate) fn new(html: &'a str) -> Self {
        Self { html, at: 0 }
    }

    /// How many bytes have been read.
    #[cfg(feature = "front-matter")]
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// Goes on behind the end tag of the text-only element `name`, or at the
    /// end. Whether there was an end tag.
    pub(crate) fn skip_text(&mut self, name: &str) -> bool {
        let bytes = self.html.as_bytes();
        while self.at < bytes.len() {
            let rest = &bytes[self.at..];
            let name_end = 2 + name.len();
            if rest.starts_with(b"</")
                && rest.len() > name_end
                && rest[2..name_end].eq_ignore_ascii_case(name.as_bytes())
                && (is_space(rest[name_end]) || matches!(rest[name_end], b'/' | b'>'))
            {
                if self.tag(self.at + 2).is_none() {
                    self.at = bytes.len();
                }
                return true;
            }
            self.at += 1;
        }
        false
    }

    /// The tag whose name starts at `start`; `None` where it never ends.
    fn tag(&mut self, start: usize) -> Option<Tag<'a>> {
        let bytes = self.html.as_bytes();
        let name_end = start
            + bytes[start..]
                .iter()
                .position(|b| is_space(*b) || matches!(b, b'/' | b'>'))?;
        let mut at = name_end;
        loop {
            match attribute(self.html, at) {
                Attribute::Is { end, .. } => at = end,
                Attribute::None { end, is_closed } => {
                    let tag = Tag {
                        name: &self.html[start..name_end],
                        attributes: &self.html[name_end..end],
                        is_closed,
                        source: &self.html[self.at..end + 1],
                    };
                    self.at = end + 1;
                    return Some(tag);
                }
                Attribute::Unfinished => return None,
            }
        }
    }

    /// Goes on behind the comment, declaration or instruction at hand.
    fn skip_comment(&mut self) {
        let bytes = self.html.as_bytes();
        let rest = &bytes[self.at..];
        let length = if !rest.starts_with(b"<!--") {
            rest.iter().position(|b| *b == b'>').map(|i| i + 1)
        } else if rest[4..].starts_with(b">") {
            Some(5)
        } else if rest[4..].starts_with(b"->") {
            Some(6)
        } else {
            let ends =
                |i: &usize| rest[*i..].starts_with(b"-->") || rest[*i..].starts_with(b"--!>");
            let dashes = (4..rest.len()).find(ends);
            dashes.map(|i| if rest[i + 2] == b'>' { i + 3 } else { i + 4 })
        };
        self.at += length.unwrap_or(rest.len());
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let bytes = self.html.as_bytes();
        loop {
            let rest = &bytes[self.at..];
            let first = *rest.first()?;
            let next = rest.get(1).copied().unwrap_or_default();
            let third = rest.get(2).copied().unwrap_or_default();
            if first != b'<' {
                let end = rest.iter().position(|b| *b == b'<').unwrap_or(rest.len());
                self.at += end;
                return Some(Token::Text(&self.html[self.at - end..self.at]));
            }
            if next.is_ascii_alphabetic() || (next == b'/' && third.is_ascii_alphabetic()) {
                let is_end = next == b'/';
                let tag = self.tag(self.at + 1 + usize::from(is_end));
                return Some(match tag {
                    Some(tag) if is_end => Token::End(tag),
                    Some(tag) => Token::Start(tag),
                    None => {
                        let unfinished = &self.html[self.at..];
                        self.at = bytes.len();
                        Token::Unfinished(unfinished)
                    }
                });
            }
            if matches!(next, b'!' | b'?') || (next == b'/' && third != 0) {
                self.skip_comment();
                if self.at == bytes.len() {
                    return None;
                }
                continue;
            }
            self.at += 1;
            return Some(Token::Text("<"));
        }
    }
}

/// What stands at a place among attributes.
pub(crate) enum Attribute<'a> {
    /// An attribute, as written; the next one is at `end`.
    Is {
        name: &'a str,
        value: &'a str,
        end: usize,
    },
    /// No more: `>` is at `end` (or all has been read).
    None { end: usize, is_closed: bool },
    /// The text ends within a value, or before `>`.
    Unfinished,
}

/// The attribute at or after the byte `at` of a tag's text.
pub(crate) fn attribute(html: &str, at: usize) -> Attribute<'_> {
    let bytes = html.as_bytes();
    let until = |at: usize, ends: fn(u8) -> bool| {
        at + bytes[at..]
            .iter()
            .position(|b| ends(*b))
            .unwrap_or(bytes.len() - at)
    };
    let start = until(at, |b| !is_space(b) && b != b'/');
    match bytes.get(start) {
        None => return Attribute::Unfinished,
        Some(b'>') => {
            return Attribute::None {
                end: start,
                is_closed: start > at && bytes[start - 1] == b'/',
            };
        }
        Some(_) => {}
    }
    // An equals sign that starts a name is part of it.
    let name_end = until(start + 1, |b| {
        is_space(b) || matches!(b, b'/' | b'>' | b'=')
    });
    // A name starts with any character.
    let name = &html[start..name_end];
    let equals = until(name_end, |b| !is_space(b));
    if bytes.get(equals) != Some(&b'=') {
        return Attribute::Is {
            name,
            value: "",
            end: name_end,
        };
    }
    let value_start = until(equals + 1, |b| !is_space(b));
    let (start, value_end, end) = match bytes.get(value_start) {
        Some(b'"') => {
            let end = until(value_start + 1, |b| b == b'"');
            (value_start + 1, end, end + 1)
        }
        Some(b'\'') => {
            let end = until(value_start + 1, |b| b == b'\'');
            (value_start + 1, end, end + 1)
        }
        _ => {
            let end = until(value_start, |b| is_space(b) || b == b'>');
            (value_start, end, end)
        }
    };
    if end > bytes.len() {
        return Attribute::Unfinished;
    }
    Attribute::Is {
        name,
        value: &html[start..value_end],
        end,
    }
}

/// HTML's white space.
pub(crate) fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0C' | b'\r' | b' ')
}
