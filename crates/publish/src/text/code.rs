//! Code blocks: their colours, and those that are pictures.

use inkleaf_content::{CodeBlock, Diagram, fence};

use super::{Draft, Purpose, Texts, trim};
use crate::words;

/// The name of fences that hold diagrams.
const MERMAID: &str = "mermaid";

impl Texts<'_> {
    pub(super) fn code(&self, draft: &mut Draft<'_>, blocks: &[CodeBlock]) {
        for (n, block) in blocks.iter().enumerate() {
            let language = fence(&block.info).language;
            let colours = if language == MERMAID {
                self.diagram(draft, n, block);
                String::new()
            } else {
                self.colours(draft, &language, block)
            };
            draft.facts.code.push(colours);
        }
        trim(&mut draft.facts.code);
    }

    fn colours(&self, draft: &mut Draft<'_>, language: &str, block: &CodeBlock) -> String {
        let workshop = self.workshop;
        if language.is_empty() {
            return String::new();
        }
        if !workshop.highlighter.knows(language) {
            let help = match workshop.highlighter.nearest(language) {
                Some(near) => format!("Did you mean `{near}`? Otherwise it is shown plain."),
                None => "It is shown plain. Use a known name, or none.".to_owned(),
            };
            let message = format!("The language `{language}` of this code is not known.");
            draft.remark("unknown-language", &block.range, message, help);
            return String::new();
        }
        if workshop.purpose == Purpose::Check {
            return String::new();
        }
        let spans = workshop
            .colours
            .spans(&workshop.highlighter, language, &block.text);
        spans.unwrap_or_default()
    }

    fn diagram(&self, draft: &mut Draft<'_>, n: usize, block: &CodeBlock) {
        let drawing = match inkleaf_diagram::draw(&block.text) {
            Ok(drawing) => drawing,
            Err(error) => {
                let message = format!("This diagram can't be drawn: {error}.");
                let help = "It is shown as its source. See the language's rules, or simplify it.";
                draft.remark("diagram", &block.range, message, help.into());
                return;
            }
        };
        let made = &self.workshop.made;
        let href = |svg: &str| {
            let address = made.bytes("diagram", "svg", svg.as_bytes());
            self.base.href(&address)
        };
        draft.facts.diagrams.push(Diagram {
            block: n,
            light: href(&drawing.light),
            dark: href(&drawing.dark),
            width: drawing.width,
            height: drawing.height,
            alt: drawing.about.text(words::diagram(draft.lang, drawing.kind)),
        });
    }
}
