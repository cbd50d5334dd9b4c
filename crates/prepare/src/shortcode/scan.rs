//! Finding the calls in a document.

use std::{collections::BTreeSet, ops::Range};

use super::{
    hugo,
    token::{Kind, Token, ZOLA_END},
    zola,
};
use crate::regions::Regions;

/// Whether a document may have shortcodes at all: a scan that costs nothing.
pub(crate) fn may_have_calls(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        rest = &rest[at + 1..];
        if rest.starts_with(['{', '%']) {
            return true;
        }
    }
    false
}

/// All tokens of a document, in order. `is_raw` says whose inner text is no
/// Markdown: no calls are looked for in it, and it is hidden from the parser.
pub(crate) fn scan<'a>(
    text: &'a str,
    regions: &mut Regions<'a>,
    is_raw: impl Fn(&str) -> bool,
) -> Vec<Token> {
    let mut scanner = Scanner {
        text,
        regions,
        tokens: Vec::new(),
        absent: BTreeSet::new(),
        wasted: 0,
    };
    let mut at = 0;
    while let Some(found) = text[at..].find('{') {
        at = scanner.token(at + found, &is_raw);
    }
    scanner.tokens
}

struct Scanner<'a, 'r> {
    text: &'a str,
    regions: &'r mut Regions<'a>,
    tokens: Vec<Token>,
    /// What was searched for to the end of the text and not found; never
    /// searched for again, so that the scan stays linear.
    absent: BTreeSet<String>,
    /// Bytes that were read for nothing. Beyond a few times the text, reading
    /// goes on where it stopped and not where it started.
    wasted: usize,
}

impl Scanner<'_, '_> {
    /// Reads what starts with the brace at `start`, and says where to go on.
    fn token(&mut self, start: usize, is_raw: impl Fn(&str) -> bool) -> usize {
        let bytes = &self.text.as_bytes()[start..];
        let hugo = matches!(bytes, [b'{', b'{', b'<' | b'%', ..]);
        let zola = !hugo && matches!(bytes, [b'{', b'{' | b'%', ..]);
        if !hugo && !zola {
            return start + 1;
        }
        let code = self.regions.code_at(start).map(|code| code.end);
        if let Some(end) = self.shown(start, hugo, code.is_some()) {
            return end;
        }
        if let Some(end) = code {
            return self.next_in_code(start, end);
        }
        if hugo {
            self.hugo(start, is_raw)
        } else {
            self.zola(start, is_raw)
        }
    }

    fn call(&mut self, range: Range<usize>, kind: Kind, is_raw: impl Fn(&str) -> bool) -> usize {
        let close = match &kind {
            Kind::Open {
                name,
                syntax,
                single: false,
                ..
            } if is_raw(name) => Some(match syntax.is_zola() {
                true => ZOLA_END.to_owned(),
                false => name.clone(),
            }),
            _ => None,
        };
        let end = range.end;
        // Quotes around arguments are back ticks, and they may hold `<!--`.
        self.regions.hide(range.clone());
        self.push(range, kind);
        close.and_then(|name| self.raw(&name, end)).unwrap_or(end)
    }

    /// In code only calls that are to be shown count.
    fn next_in_code(&self, start: usize, end: usize) -> usize {
        let code = &self.text.as_bytes()[start + 1..end];
        let next = code.windows(2).position(|w| w == b"/*");
        match next {
            // Their braces stand just before.
            Some(next) => {
                let mut at = (start + 1 + next).saturating_sub(3).max(start + 1);
                while !self.text.is_char_boundary(at) {
                    at += 1;
                }
                at
            }
            None => end,
        }
    }

    fn hugo(&mut self, start: usize, is_raw: impl Fn(&str) -> bool) -> usize {
        match hugo::read(self.text, start) {
            None => start + 3,
            Some(Ok((kind, end))) => self.call(start..end, kind, is_raw),
            Some(Err(failure)) => {
                let reason = failure.reason;
                self.push(start..start + 3, Kind::Broken { reason });
                self.after_failure(start + 3, failure.at)
            }
        }
    }

    fn zola(&mut self, start: usize, is_raw: impl Fn(&str) -> bool) -> usize {
        match zola::read(self.text, start) {
            Ok((kind, end)) => self.call(start..end, kind, is_raw),
            Err(at) => self.after_failure(start + 2, at),
        }
    }

    fn push(&mut self, range: Range<usize>, kind: Kind) {
        self.tokens.push(Token { range, kind });
    }

    fn after_failure(&mut self, start: usize, stopped: usize) -> usize {
        self.wasted += stopped.saturating_sub(start);
        if self.wasted > 4 * self.text.len() + (1 << 16) {
            stopped.max(start)
        } else {
            start
        }
    }

    /// Finds the end of a call with raw inner text that starts at `start`,
    /// wherever it is, and says where it ends.
    fn raw(&mut self, name: &str, start: usize) -> Option<usize> {
        if self.absent.contains(name) {
            return None;
        }
        let mut at = start;
        while let Some(found) = self.text[at..].find('{') {
            let open = at + found;
            at = open + 1;
            if let Some(end) = self.closes(name, open) {
                let name = name.to_owned();
                self.push(open..end, Kind::Close { name });
                self.regions.hide(start..open);
                return Some(end);
            }
        }
        self.absent.insert(name.to_owned());
        None
    }

    /// Where the end of a call ends that starts with the brace at `open`.
    fn closes(&self, name: &str, open: usize) -> Option<usize> {
        let signs = &self.text.as_bytes()[open..];
        let read = match signs {
            [b'{', b'{', b'<' | b'%', ..] if is_close(&self.text[open + 3..]) => {
                hugo::read(self.text, open)?.ok()
            }
            [b'{', b'%', ..] if name == ZOLA_END => zola::read(self.text, open).ok(),
            _ => None,
        };
        match read {
            Some((Kind::Close { name: found }, end)) if found == name => Some(end),
            _ => None,
        }
    }

    /// Hugo's `{{</* x */>}}` and Zola's `{{/* x() */}}` and `{%/* x() */%}`
    /// show the call.
    fn shown(&mut self, start: usize, hugo: bool, in_code: bool) -> Option<usize> {
        let open = start + if hugo { 3 } else { 2 };
        if !self.text[open..].starts_with("/*") {
            return None;
        }
        let end = match &self.text.as_bytes()[start..open] {
            b"{{<" => "*/>}}",
            b"{{%" => "*/%}}",
            b"{{" => "*/}}",
            _ => "*/%}",
        };
        if self.absent.contains(end) {
            return None;
        }
        let Some(found) = self.text[open + 2..].find(end) else {
            self.absent.insert(end.to_owned());
            return None;
        };
        let close = open + 2 + found;
        // Go's comments are written `{{/* like this */}}`. They end where they
        // end, so that this stays linear.
        if !hugo && !is_zola(&self.text[open + 2..close]) {
            return Some(close + end.len());
        }
        let range = start..close + end.len();
        let hidden = [open..open + 2, close..close + 2];
        self.push(range.clone(), Kind::Shown { hidden, in_code });
        Some(range.end)
    }
}

fn is_close(rest: &str) -> bool {
    rest.trim_start().starts_with('/')
}

/// Whether what stands between the signs of a comment is a call of Zola's.
fn is_zola(inner: &str) -> bool {
    if inner.trim() == "end" {
        return true;
    }
    zola::read(&["{{", inner, "}}"].concat(), 0).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{Kind, Regions, scan};

    fn names(text: &str) -> Vec<String> {
        let is_raw = |name: &str| name == "highlight";
        scan(text, &mut Regions::new(text), is_raw)
            .into_iter()
            .map(|token| match token.kind {
                Kind::Open { name, .. } => name,
                Kind::Close { name } => ["/", &name].concat(),
                Kind::Shown { .. } => "shown".into(),
                Kind::Broken { .. } => "broken".into(),
            })
            .collect()
    }

    #[test]
    fn both_syntaxes_are_found() {
        assert_eq!(
            names("{{< a >}} {{% b %}}{{% /b %}} {{ c(d=1) }} {% e() %}x{% end %} {{< f"),
            ["a", "b", "/b", "c", "e", "/%end", "broken"]
        );
    }

    #[test]
    fn code_and_comments_have_none_but_shown_ones() {
        let text = "`{{< a >}}` <!-- {{< b >}} -->\n\n```\n{{< c >}}\n{{</* d */>}} {{< e >}}\n{{/* comment */}} {{/* f() */}}\n```\n\n{{< g >}}";
        assert_eq!(names(text), ["shown", "shown", "g"]);
    }

    #[test]
    fn raw_text_has_none_and_its_fences_end_with_it() {
        let text = "{{< highlight md >}}\n```\n{{< a >}}\n{{< /highlight >}}\n\n{{< b >}}";
        assert_eq!(names(text), ["highlight", "/highlight", "b"]);
        assert_eq!(names("{{< highlight >}} {{< b >}}"), ["highlight", "b"]);
    }

    #[test]
    fn hostile_text_takes_linear_time() {
        for text in [
            "{{<".repeat(50_000),
            "{{< a \"\"\"".repeat(50_000),
            "{{< a `".repeat(50_001),
            "{{</*".repeat(50_000),
            "{{< highlight >}}".repeat(50_000),
            "{{ a(b=\"".repeat(50_000),
            "{% a(b=['".repeat(50_000),
            "{{< a b ".repeat(50_000),
            ["`", &"{{</*".repeat(50_000), "`"].concat(),
        ] {
            let start = std::time::Instant::now();
            names(&text);
            assert!(start.elapsed().as_secs() < 5, "{}", &text[..12]);
        }
    }
}
