//! Where a call stands: what its line starts with, and what can stand there.

use crate::regions::Regions;

/// Longer ones are no real text; the bound keeps the output in proportion.
const LONGEST_PREFIX: usize = 64;

/// Where a call (or the end of one) stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// What a further line must start with to be in the same list item and
    /// quote.
    pub(crate) prefix: String,
    /// The same as it is in the original, before [`Self::outdent`].
    pub(crate) written: String,
    /// What the line itself starts with, in bytes: the same with list markers.
    pub(crate) lead: usize,
    /// Whether nothing but that stands before it on its line.
    pub(crate) first: bool,
    /// Whether `lead` must go, since it would indent a block too far.
    pub(crate) outdent: bool,
    /// Whether it stands in a heading, a table, a link: no block can.
    pub(crate) inline: bool,
}

/// The places of a document's calls.
pub(crate) struct Places<'a> {
    text: &'a str,
    /// Where lines start.
    lines: Vec<usize>,
}

impl<'a> Places<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let starts = text.match_indices('\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(starts).collect();
        Self { text, lines }
    }

    /// The place of what starts at `at`.
    pub(crate) fn of(&self, at: usize, regions: &Regions<'_>) -> Place {
        let line = self.lines[self.lines.partition_point(|start| *start <= at) - 1];
        let (lead, mut prefix) = read_prefix(&self.text[line..at]);
        let too_long = lead > LONGEST_PREFIX;
        let written = prefix.clone();
        let mut outdent = false;
        // Without a list or a quote around it, deep indentation only ever
        // continues a paragraph; a block would become code.
        if prefix.bytes().all(|b| b == b' ') && prefix.len() == lead {
            let indent = regions.indent(at).min(lead);
            outdent = lead >= indent + 4;
            if outdent {
                prefix.truncate(indent);
            }
        }
        Place {
            prefix,
            written,
            lead,
            first: line + lead == at,
            outdent,
            inline: too_long || regions.is_inline(at),
        }
    }

    /// Whether nothing follows on the line after `at`.
    pub(crate) fn is_last(&self, at: usize) -> bool {
        let line = self.lines.partition_point(|start| *start <= at);
        let end = self
            .lines
            .get(line)
            .map_or(self.text.len(), |next| next - 1);
        at >= end || self.text[at..end].trim_end().is_empty()
    }
}

/// The bytes of a line that are indentation, quote signs and list markers,
/// and what a line that goes on in the same place starts with.
pub(crate) fn read_prefix(line: &str) -> (usize, String) {
    let bytes = line.as_bytes();
    let mut at = 0;
    let mut prefix = String::new();
    while at <= LONGEST_PREFIX {
        let rest = &bytes[at..];
        match rest {
            [b' ', ..] => {
                prefix.push(' ');
                at += 1;
            }
            [b'\t', ..] => {
                prefix.push_str("    ");
                at += 1;
            }
            [b'>', ..] => {
                prefix.push('>');
                at += 1;
            }
            _ => match marker(rest) {
                0 => break,
                length => {
                    let width = if rest[0] == b'[' { 4 } else { length };
                    prefix.extend(std::iter::repeat_n(' ', width));
                    at += length;
                }
            },
        }
    }
    (at, prefix)
}

/// The length of a list marker or of a footnote's label with its spaces.
fn marker(rest: &[u8]) -> usize {
    let followed = |at: usize| rest.get(at).is_none_or(|b| matches!(b, b' ' | b'\t'));
    match rest {
        [b'-' | b'+' | b'*' | b':', ..] if followed(1) => 1,
        [b'0'..=b'9', ..] => {
            let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
            let ends = matches!(rest.get(digits), Some(b'.' | b')')) && followed(digits + 1);
            if digits <= 9 && ends { digits + 1 } else { 0 }
        }
        [b'[', b'^', label @ ..] => label
            .iter()
            .take(LONGEST_PREFIX)
            .position(|b| *b == b']')
            .filter(|end| label.get(end + 1) == Some(&b':'))
            .map_or(0, |end| {
                let blanks = label[end + 2..].iter().take_while(|b| **b == b' ');
                end + 4 + blanks.count()
            }),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::{Places, Regions, read_prefix};

    #[test]
    fn further_lines_stand_in_the_same_item_and_quote() {
        for (line, lead, prefix) in [
            ("", 0, ""),
            ("text", 0, ""),
            ("  - x", 4, "    "),
            ("10. > x", 6, "    > "),
            ("> - text", 4, ">   "),
            ("[^1]: x", 6, "    "),
            ("*x*", 0, ""),
            ("2024 x", 0, ""),
        ] {
            assert_eq!(read_prefix(line), (lead, prefix.to_owned()), "{line}");
        }
    }

    #[test]
    fn a_place_knows_its_line() {
        let text = "- a\n  {{< x >}} \n- b {{< y >}} c\n\n# {{< z >}}\n\np\n        {{< w >}}\n";
        let regions = Regions::new(text);
        let places = Places::new(text);
        let of = |name| {
            let at = text.find(name).unwrap() - 4;
            (places.of(at, &regions), places.is_last(at + 9))
        };
        let (x, last) = of("x >");
        assert!(x.first && last && x.prefix == "  " && !x.inline);
        let (y, last) = of("y >");
        assert!(!y.first && !last && y.prefix == "  ");
        assert!(of("z >").0.inline);
        let (w, _) = of("w >");
        assert!(w.outdent && w.prefix.is_empty());
    }
}
