//! What people write, as the library wants it: environments that it has under
//! other names, lengths after `\\`, formulas in `\text`, switches in cells.
//!
//! One pass over the TeX; commands that mean a plain text are in
//! [`crate::macros`].

use crate::environments::{self, Environment};
use crate::text;
use crate::translation::Translation;
use crate::{Formula, MathError};

/// What is open.
enum Open {
    /// `{` or `\left`.
    Group,
    /// `\begin`, and whether a group of ours is open in its cell.
    Cells {
        environment: Environment,
        ours: bool,
    },
}

struct Translator<'a> {
    tex: &'a str,
    at: usize,
    open: Vec<Open>,
    out: Translation,
}

/// Switches that hold to the end of a group. In a cell the library forgets
/// that a cell ends as well, so they get a group of their own there.
const SWITCHES: [&str; 5] = [
    "color",
    "displaystyle",
    "scriptscriptstyle",
    "scriptstyle",
    "textstyle",
];

/// Fractions between what they divide. In a cell the library loses its end.
const INFIXES: [&str; 5] = ["atop", "brace", "brack", "choose", "over"];

/// Delimiters of a given size; they end in `l`, `m` or `r` as well.
const BIG: [&str; 4] = ["Big", "Bigg", "big", "bigg"];

/// Environments that may have a number.
const NUMBERED: [&str; 6] = [
    "align", "eqnarray", "equation", "flalign", "gather", "multline",
];

/// Translates a formula whose size has been checked.
pub(crate) fn translate(formula: &Formula<'_>) -> Result<Translation, MathError> {
    let equation = if formula.display {
        unsaid_equation(formula.tex)
    } else {
        None
    };
    let mut out = Translation::default();
    if let Some(name) = equation {
        out.push(&format!("\\begin{{{name}}}"), 0);
    }
    let mut out = part(formula.tex, 0, formula.tex.len(), out)?;
    if let Some(name) = equation {
        out.push(&format!("\\end{{{name}}}"), formula.tex.len());
    }
    Ok(out)
}

/// Translates a part of the TeX, for formulas in `\text` too.
pub(crate) fn part(
    tex: &str,
    from: usize,
    to: usize,
    out: Translation,
) -> Result<Translation, MathError> {
    let mut translator = Translator {
        tex: &tex[..to],
        at: from,
        open: Vec::new(),
        out,
    };
    while translator.at < to {
        translator.step()?;
    }
    Ok(translator.out)
}

/// `$$ x \tag{1} $$` is an equation, though it doesn't say so.
fn unsaid_equation(tex: &str) -> Option<&'static str> {
    let says = |name: &&str| {
        tex.contains(&format!("\\begin{{{name}}}")) || tex.contains(&format!("\\begin{{{name}*}}"))
    };
    if NUMBERED.iter().any(says) {
        None
    } else if tex.contains("\\tag") {
        Some("equation*")
    } else if tex.contains("\\label{") {
        Some("equation")
    } else {
        None
    }
}

impl Translator<'_> {
    fn step(&mut self) -> Result<(), MathError> {
        match self.tex.as_bytes()[self.at] {
            b'\\' => return self.command(),
            b'%' => self.comment(),
            b'{' => {
                self.open.push(Open::Group);
                self.copy(1);
            }
            b'}' => {
                self.close_group();
                self.copy(1);
            }
            b'&' => {
                self.end_cell();
                self.copy(1);
            }
            _ => self.copy(self.tex[self.at..].chars().next().map_or(1, char::len_utf8)),
        }
        Ok(())
    }

    fn command(&mut self) -> Result<(), MathError> {
        let name = name(&self.tex[self.at + 1..]);
        let length = 1 + name.len();
        match name {
            "begin" => self.begin(),
            "end" => self.end(),
            "\\" | "cr" => self.row(length),
            "left" | "right" | "middle" => self.fence(name, length),
            "hspace" | "tag" => self.without(length, "*"),
            _ if BIG.contains(&name.trim_end_matches(['l', 'm', 'r'])) => self.fence(name, length),
            _ if text::COMMANDS.contains(&name) => {
                (self.out, self.at) =
                    text::translate(self.tex, self.at, name, std::mem::take(&mut self.out))?;
            }
            _ if SWITCHES.contains(&name) => {
                self.begin_switch();
                self.copy(length);
            }
            _ if INFIXES.contains(&name)
                && matches!(self.open.last(), Some(Open::Cells { .. })) =>
            {
                return Err(MathError::Tex {
                    message: format!("\\{name} in a table: put braces around the fraction"),
                    offset: self.at,
                });
            }
            _ => self.copy(length),
        }
        Ok(())
    }

    fn begin(&mut self) {
        let Some((environment, length)) = environments::begin(&self.tex[self.at..]) else {
            return self.copy("\\begin".len());
        };
        self.replace(length, &environment.begin);
        self.open.push(Open::Cells {
            environment,
            ours: false,
        });
    }

    fn end(&mut self) {
        let Some(name) = environments::name(&self.tex[self.at..], "\\end") else {
            return self.copy("\\end".len());
        };
        self.end_cell();
        let length = "\\end{}".len() + name.len();
        match self.open.pop() {
            Some(Open::Cells { environment, .. }) if environment.name == name => {
                self.replace(length, &environment.end);
            }
            // The library says that it isn't the right one.
            _ => self.copy(length),
        }
    }

    /// `\\*[2pt]`: neither the star nor the length are known to the library.
    fn row(&mut self, length: usize) {
        self.end_cell();
        let rest = &self.tex[self.at + length..];
        let star = usize::from(rest.starts_with('*'));
        let space = environments::option(&rest[star..], is_length).unwrap_or(0);
        self.replace(length + star + space, "\\\\ ");
    }

    /// `\left<` means an angle; the library knows it only by its name.
    fn fence(&mut self, name: &str, length: usize) {
        match name {
            "left" => self.open.push(Open::Group),
            "right" => self.close_group(),
            _ => {}
        }
        self.copy(length);
        let rest = &self.tex[self.at..];
        let spaces = rest.len() - rest.trim_start().len();
        match rest.trim_start().bytes().next() {
            Some(b'<') => self.replace(spaces + 1, "\\langle "),
            Some(b'>') => self.replace(spaces + 1, "\\rangle "),
            _ => {}
        }
    }

    fn without(&mut self, length: usize, dropped: &str) {
        self.copy(length);
        if self.tex[self.at..].starts_with(dropped) {
            self.at += dropped.len();
        }
    }

    fn comment(&mut self) {
        let rest = &self.tex[self.at..];
        self.at += rest.find('\n').map_or(rest.len(), |end| end + 1);
    }

    fn begin_switch(&mut self) {
        if let Some(Open::Cells { ours, .. }) = self.open.last_mut()
            && !*ours
        {
            *ours = true;
            self.out.push("{", self.at);
        }
    }

    fn end_cell(&mut self) {
        if let Some(Open::Cells { ours, .. }) = self.open.last_mut()
            && *ours
        {
            *ours = false;
            self.out.push("}", self.at);
        }
    }

    fn close_group(&mut self) {
        if matches!(self.open.last(), Some(Open::Group)) {
            self.open.pop();
        }
    }

    fn copy(&mut self, length: usize) {
        let end = (self.at + length).min(self.tex.len());
        self.out.push(&self.tex[self.at..end], self.at);
        self.at = end;
    }

    fn replace(&mut self, length: usize, text: &str) {
        self.out.push(text, self.at);
        self.at += length;
    }
}

/// The name of the command after a backslash: letters, or one other character.
fn name(rest: &str) -> &str {
    let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let length = if letters > 0 {
        letters
    } else {
        rest.chars().next().map_or(0, char::len_utf8)
    };
    &rest[..length]
}

fn is_length(text: &str) -> bool {
    let number = text
        .trim()
        .trim_start_matches('-')
        .trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    matches!(
        number.trim(),
        "pt" | "em" | "ex" | "mm" | "cm" | "in" | "mu" | "px" | "pc" | "sp"
    )
}
