//! The Nu HTML checker.

use crate::tools::{java, npm};
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::path::PathBuf;
use std::process::Command;

/// The checker, ready to run.
pub(super) struct Checker {
    java: PathBuf,
    program: PathBuf,
}

/// An error in a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Message {
    /// What is wrong.
    pub(super) text: String,
    /// The page's file.
    pub(super) page: String,
    /// The line in it.
    pub(super) line: u64,
    /// The HTML around the place.
    pub(super) extract: String,
}

/// Messages that are about the text and not about our HTML: how they begin,
/// what they have in them, and why they are passed over.
const NOT_OURS: &[(&str, &str, &str)] = &[
    (
        "The heading ",
        ", skipping ",
        "An author may let a fourth-level heading follow one of the second. Other levels would \
         be another text.",
    ),
    (
        "Bad value ",
        ": Illegal character in fragment. “#” is not allowed.",
        "An author's link to another site may have a second number sign. Browsers send it as it \
         is written, and so do we: encoded, it would mean something else there.",
    ),
    (
        "Bad value ",
        ": Invalid host: ",
        "An author's link may name a host that can't be. Telling that is the link checker's part.",
    ),
];

/// What the checker says.
pub(super) struct Found {
    /// What is wrong with our HTML.
    pub(super) errors: Vec<Message>,
    /// How many messages of each kind of [`NOT_OURS`] there were.
    passed_over: [usize; NOT_OURS.len()],
}

impl Found {
    /// What was passed over, how often, and why.
    pub(super) fn passed_over(&self) -> impl Iterator<Item = String> {
        let counts = self.passed_over.iter().zip(NOT_OURS);
        let counts = counts.filter(|(count, _)| **count > 0);
        counts.map(|(count, (start, part, why))| format!("{count} × {start}…{part}…: {why}"))
    }
}

impl Checker {
    /// Gets Java and the checker.
    pub(super) fn get() -> Result<Self> {
        let java = java::get()?;
        let program = npm::NU.get()?.join("build/dist/vnu.jar");
        if !program.is_file() {
            bail!("npm's vnu-jar has no build/dist/vnu.jar");
        }
        Ok(Self { java, program })
    }

    /// What is wrong in these pages, in one run.
    pub(super) fn check(&self, pages: &[PathBuf]) -> Result<Found> {
        let mut command = Command::new(&self.java);
        // Some pages nest deeper than Java's own stack allows for.
        command.args(["-Xss8m", "-jar"]).arg(&self.program);
        command.args(["--errors-only", "--format", "json", "--stdout"]);
        command.args(["--exit-zero-always", "--skip-non-html"]);
        let output = command.args(pages).output()?;
        if !output.status.success() {
            bail!(
                "the HTML checker failed:\n{}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
        read(&output.stdout)
    }
}

/// Reads the checker's JSON.
fn read(json: &[u8]) -> Result<Found> {
    let json: Value = serde_json::from_slice(json).context("the HTML checker's answer")?;
    let messages = json["messages"].as_array();
    let messages = messages.context("the HTML checker's answer has no messages")?;
    let text = |message: &Value, key: &str| message[key].as_str().unwrap_or_default().to_owned();
    let messages = messages.iter().map(|message| Message {
        text: text(message, "message"),
        page: text(message, "url"),
        line: message["lastLine"].as_u64().unwrap_or_default(),
        extract: text(message, "extract"),
    });
    let mut found = Found {
        errors: Vec::new(),
        passed_over: [0; NOT_OURS.len()],
    };
    for message in messages {
        let text = &message.text;
        let kind = NOT_OURS
            .iter()
            .position(|(start, part, _)| text.starts_with(start) && text.contains(part));
        match kind {
            Some(kind) => found.passed_over[kind] += 1,
            None => found.errors.push(message),
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::read;

    #[test]
    fn messages_are_read() {
        let json = r#"{"messages":[{"type":"error","url":"file:/a.html","lastLine":7,
            "message":"Stray end tag","extract":"</p>"}]}"#;
        let messages = read(json.as_bytes()).unwrap().errors;
        assert_eq!(messages.len(), 1);
        assert_eq!(messages[0].line, 7);
        assert_eq!(messages[0].text, "Stray end tag");
        let skipped =
            r#"{"messages":[{"message":"The heading “h4” follows “h2”, skipping 1 level"}]}"#;
        let found = read(skipped.as_bytes()).unwrap();
        assert!(found.errors.is_empty());
        assert!(
            found
                .passed_over()
                .next()
                .unwrap()
                .starts_with("1 × The heading")
        );
        assert!(read(b"java.lang.OutOfMemoryError").is_err());
    }
}
