//! Colours code when publishing.
//!
//! The result is the notation of `inkleaf_content::spans`, which travels with
//! the page and is applied by the one renderer: readers download no
//! highlighter. The grammars are Sublime Text's, as `bat` keeps them, through
//! syntect and two-face; which of their many scopes becomes which of our
//! classes stands in `data/scopes.txt`, which word of a fence means which
//! grammar in `data/languages.txt`.
//!
//! Nothing here reads a file, a clock or the network, but for [`cache`], which
//! keeps what was worked out from one run to the next.

pub mod cache;
mod colour;
mod languages;
mod layers;
mod limits;
mod runs;
mod scopes;
mod session;
mod words;

use syntect::parsing::SyntaxSet;

use languages::Language;

pub use cache::{Cache, key};

/// Knows the languages and colours their code. Made once (a few
/// milliseconds), shared by reference among threads; grammars are made ready
/// when first used.
#[derive(Debug)]
pub struct Highlighter {
    syntaxes: SyntaxSet,
    languages: languages::Languages,
    classes: scopes::Table,
}

impl Default for Highlighter {
    fn default() -> Self {
        Self::new()
    }
}

impl Highlighter {
    /// Loads the grammars, which are part of the program.
    pub fn new() -> Self {
        let syntaxes = two_face::syntax::extra_newlines();
        let languages = languages::Languages::new(&syntaxes);
        let classes = scopes::Table::new();
        Self {
            syntaxes,
            languages,
            classes,
        }
    }

    /// Whether the first word of a fence names a language that is known. That
    /// includes words for «nothing to colour»: `text`, `plain`, `none`,
    /// `output`, `mermaid`. Case does not count.
    pub fn knows(&self, language: &str) -> bool {
        self.languages.find(language).is_some()
    }

    /// The known word that was most likely meant by an unknown one.
    pub fn nearest(&self, language: &str) -> Option<&str> {
        self.languages.nearest(language)
    }

    /// How many languages are known, aliases and plain text not counted.
    pub fn count(&self) -> usize {
        self.languages.count()
    }

    /// The colours of `code` in the notation of `inkleaf_content::spans`;
    /// `None` for a language that is not known, empty where there is nothing
    /// to colour. Overlong lines and what follows after a great deal of code
    /// have no class: the time is bounded by the length of `code`.
    pub fn spans(&self, language: &str, code: &str) -> Option<String> {
        let mut runs = runs::Runs::default();
        let (number, session) = match self.languages.find(language)? {
            Language::Plain => return Some(String::new()),
            Language::Code(number) => (number, false),
            Language::Session(number) => (number, true),
        };
        let syntax = self.syntaxes.syntaxes().get(number)?;
        let mut painter = colour::Painter::new(&self.syntaxes, &self.classes, syntax);
        if session || session::is_one(&syntax.name, code) {
            session::colour(code, &mut painter, &mut runs);
        } else {
            for line in code.split_inclusive('\n') {
                painter.line(line, &mut runs);
            }
        }
        Some(runs.finish())
    }
}

/// The licences of the grammars that are part of the program, as Markdown.
/// They want to be passed on with it; a site that was coloured owes nothing.
pub fn acknowledgements() -> String {
    let listing = two_face::acknowledgement::listing();
    let mut text = String::from("# Licences of the grammars that colour code\n\n");
    for license in listing.for_syntaxes() {
        license.write_md(&mut text);
    }
    text
}

#[cfg(test)]
mod tests;
