//! Formulas in LaTeX's delimiters: `\(…\)`, `\[…\]`, the same with doubled
//! backslashes (as MathJax needs them in plain Markdown), and LaTeX's own
//! environments for displayed formulas.
//!
//! In a line they become `$…$` and `$$…$$`; on lines of their own a fence
//! named `math`, since in it no line can be mistaken for a list or a heading.

mod delimiter;
mod tex;

use std::ops::Range;

use super::{Edit, inline::Inline};
use crate::shortcode::place::read_prefix;

use self::{
    delimiter::Delimiter,
    tex::{environment, is_tex, undouble},
};

/// The formulas of a document.
#[derive(Debug, Default)]
pub(super) struct Formulas {
    /// What to put in place of their delimiters.
    pub(super) edits: Vec<Edit>,
    /// Where they are.
    pub(super) extents: Vec<Range<usize>>,
}

/// Whether a document may have any.
pub(super) fn may_have_formulas(text: &str) -> bool {
    text.contains("\\(") || text.contains("\\[") || text.contains("\\begin{")
}

impl Formulas {
    /// All of a document.
    pub(super) fn find(text: &str, inline: &Inline) -> Self {
        let mut finder = Finder {
            text,
            holes: &inline.holes,
            found: Self::default(),
            paragraph: 0..0,
            absent: Vec::new(),
        };
        let mut at = 0;
        for leaf in &inline.leaves {
            at = finder.leaf(at.max(leaf.start)..leaf.end).max(at);
        }
        finder.found
    }
}

struct Finder<'a> {
    text: &'a str,
    holes: &'a [Range<usize>],
    found: Formulas,
    /// The lines around what is looked at, up to a blank one; a list that
    /// seems to start within is none if it is within a formula.
    paragraph: Range<usize>,
    /// Ends that this paragraph does not have (any more).
    absent: Vec<String>,
}

impl Finder<'_> {
    /// Finds the formulas that start in a range; where the last one ends.
    fn leaf(&mut self, leaf: Range<usize>) -> usize {
        let mut at = leaf.start;
        while at < leaf.end {
            let Some(found) = self.text[at..leaf.end].find('\\') else {
                break;
            };
            let start = at + found;
            if let Some(end) = self.hole_end(start) {
                at = end;
                continue;
            }
            at = match self.formula(start, &leaf) {
                Some(end) => end,
                None => {
                    let run = self.text[start..].bytes().take_while(|b| *b == b'\\');
                    start + run.count()
                }
            };
        }
        at
    }

    fn hole_end(&self, at: usize) -> Option<usize> {
        let after = self.holes.partition_point(|hole| hole.start <= at);
        let hole = self.holes[..after].last()?;
        (at < hole.end).then_some(hole.end)
    }

    fn formula(&mut self, start: usize, leaf: &Range<usize>) -> Option<usize> {
        self.enter_paragraph(start);
        if let Some(name) = environment(&self.text[start..]) {
            return self.environment(start, name);
        }
        let delimiter = Delimiter::at(&self.text[start..])?;
        let close = delimiter.close();
        let inner = start + close.len();
        let end = self.find(inner, close)?;
        if !delimiter.doubled() && !is_tex(&self.text[inner..end]) {
            return None;
        }
        let all = start..end + close.len();
        if matches!(delimiter, Delimiter::Display { .. }) && self.own_lines(&all) {
            self.fence(&all, inner..end, delimiter.doubled());
        } else if all.end <= leaf.end && self.hole_within(&all).is_none() {
            self.dollars(&all, inner..end, delimiter)?;
        } else {
            return None;
        }
        Some(all.end)
    }

    fn hole_within(&self, range: &Range<usize>) -> Option<&Range<usize>> {
        let after = self.holes.partition_point(|hole| hole.start < range.end);
        self.holes[..after]
            .last()
            .filter(|hole| hole.start >= range.start)
    }

    /// Sets the paragraph to the lines from `at` to the next blank one.
    fn enter_paragraph(&mut self, at: usize) {
        if self.paragraph.contains(&at) {
            return;
        }
        let mut end = at;
        loop {
            let line = &self.text[end..];
            end += line.find('\n').map_or(line.len(), |end| end + 1);
            let next = &self.text[end..];
            let next = &next[..next.find('\n').unwrap_or(next.len())];
            if next.bytes().all(|b| b.is_ascii_whitespace() || b == b'>') {
                break;
            }
        }
        self.paragraph = at..end;
        self.absent.clear();
    }

    /// Where an end is in the paragraph, from `from` on.
    fn find(&mut self, from: usize, close: &str) -> Option<usize> {
        if from > self.paragraph.end || self.absent.iter().any(|absent| absent == close) {
            return None;
        }
        let mut at = from;
        while let Some(found) = self.text[at..self.paragraph.end].find(close) {
            let end = at + found;
            // `\\)` in `\(…\)` is a line break and a bracket.
            let backslashes = self.text[from..end].bytes().rev();
            if backslashes.take_while(|b| *b == b'\\').count() % 2 == 0 {
                return Some(end);
            }
            at = end + 1;
        }
        self.absent.push(close.to_owned());
        None
    }

    /// Whether nothing else stands on the lines of a range.
    fn own_lines(&self, range: &Range<usize>) -> bool {
        let rest = &self.text[range.end..];
        let rest = &rest[..rest.find('\n').unwrap_or(rest.len())];
        let before = self.line_before(range.start);
        let (lead, prefix) = read_prefix(before);
        // Deeper indentation would make code of a fence.
        let deep = prefix.len() == lead && prefix.len() >= 4 && prefix.trim().is_empty();
        rest.trim().is_empty() && lead == before.len() && !deep
    }

    /// What stands before an offset on its line; of a very long line its end.
    fn line_before(&self, at: usize) -> &str {
        let mut from = at.saturating_sub(256);
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let line = &self.text[from..at];
        &line[line.rfind('\n').map_or(0, |end| end + 1)..]
    }

    fn fence(&mut self, all: &Range<usize>, inner: Range<usize>, doubled: bool) {
        let (_, prefix) = read_prefix(self.line_before(all.start));
        let code = &self.text[inner.clone()];
        let mut open = String::from("```math");
        if !code.trim_start_matches([' ', '\t', '\r']).starts_with('\n') {
            open.push('\n');
            open.push_str(&prefix);
        }
        let mut close = String::from("```");
        let last = &code[code.rfind('\n').map_or(0, |end| end + 1)..];
        let bare = last.bytes().all(|b| matches!(b, b' ' | b'\t' | b'>'));
        if !bare || !code.contains('\n') {
            close = ["\n", &prefix, "```"].concat();
        }
        self.found.edits.push((all.start..inner.start, open));
        if doubled {
            let single = undouble(code);
            self.found.edits.push((inner.clone(), single));
        }
        self.found.edits.push((inner.end..all.end, close));
        self.found.extents.push(all.clone());
    }

    /// `$…$` or `$$…$$`, which can't hold dollars.
    fn dollars(
        &mut self,
        all: &Range<usize>,
        inner: Range<usize>,
        delimiter: Delimiter,
    ) -> Option<()> {
        let code = self.text[inner].trim();
        if code.is_empty() || code.contains('$') {
            return None;
        }
        let sign = match delimiter {
            Delimiter::Inline { .. } => "$",
            Delimiter::Display { .. } => "$$",
        };
        let code = match delimiter.doubled() {
            true => undouble(code),
            false => code.to_owned(),
        };
        let formula = [sign, &code, sign].concat();
        self.found.edits.push((all.clone(), formula));
        self.found.extents.push(all.clone());
        Some(())
    }

    /// A display environment on lines of its own.
    fn environment(&mut self, start: usize, name: &str) -> Option<usize> {
        let close = ["\\end{", name, "}"].concat();
        let end = self.find(start + 1, &close)?;
        let all = start..end + close.len();
        if !self.own_lines(&all) {
            return None;
        }
        let (_, prefix) = read_prefix(self.line_before(start));
        let open = ["```math\n", &prefix].concat();
        self.found.edits.push((start..start, open));
        let close = ["\n", &prefix, "```"].concat();
        self.found.edits.push((all.end..all.end, close));
        self.found.extents.push(all.clone());
        Some(all.end)
    }
}

#[cfg(test)]
mod tests {
    use inkleaf_content::Dialect;

    use super::{Formulas, Inline};

    fn with_math(text: &str) -> String {
        let dialect = Dialect {
            math: true,
            ..Dialect::default()
        };
        let found = Formulas::find(text, &Inline::of(text, dialect));
        super::super::apply(text, &found.edits).0
    }

    #[test]
    fn formulas_in_a_line_get_dollars() {
        for (text, formula) in [
            ("A \\(x_1 * y_2\\) b", "A $x_1 * y_2$ b"),
            ("A \\\\(x\\_1 \\\\alpha\\\\) b", "A $x_1 \\alpha$ b"),
            ("A \\[ x \\] b", "A $$x$$ b"),
            ("*A \\(x\\)* \\(y\\)", "*A $x$* $y$"),
            ("| \\(x\\) |\n|---|\n| \\(y\\) |", "| $x$ |\n|---|\n| $y$ |"),
            ("- \\(x\\)\n  \\(y\\)", "- $x$\n  $y$"),
        ] {
            assert_eq!(with_math(text), formula);
        }
    }

    #[test]
    fn those_on_lines_of_their_own_are_fences() {
        for (text, formula) in [
            ("\\[x\\]", "```math\nx\n```"),
            ("\\[\nx\n- y\n= z\n\\]\n", "```math\nx\n- y\n= z\n```\n"),
            ("> - \\[\n>   x\n>   \\]", "> - ```math\n>   x\n>   ```"),
            (
                "p\n\\\\[\na \\\\\\\\ b\n\\\\]\nq",
                "p\n```math\na \\\\ b\n```\nq",
            ),
            (
                "\\begin{align*}\na &= b \\\\\n- c\n\\end{align*}",
                "```math\n\\begin{align*}\na &= b \\\\\n- c\n\\end{align*}\n```",
            ),
        ] {
            assert_eq!(with_math(text), formula);
        }
    }

    #[test]
    fn all_else_stays() {
        for text in [
            "`\\(x\\)`",
            "```\n\\[x\\]\n```",
            "    \\(x\\)",
            "$\\begin{align}x\\end{align}$",
            "$$\nx \\\\[2pt] y\n$$",
            "\\(x",
            "\\(x `\\)` y",
            "\\[x\n\ny\\]",
            "\\begin{verse}\nx\n\\end{verse}",
            "\\\\\\(x\\)",
            "a $b$ \\$ c",
            "\\( \\)",
            "a \\[CLOSED\\] b \\(or so\\) c \\[…\\]",
        ] {
            assert_eq!(with_math(text), text);
        }
    }

    #[test]
    fn hostile_text_takes_linear_time() {
        let start = std::time::Instant::now();
        for part in [
            "\\(",
            "\\[",
            "\\begin{align}",
            "\\\\(",
            "\\(x\\) ",
            "\\",
            "\\[\n",
        ] {
            with_math(&part.repeat(50_000));
        }
        assert!(start.elapsed().as_secs() < 5);
    }
}
