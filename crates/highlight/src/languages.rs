//! The words that fences have for languages.

use std::collections::HashMap;

use syntect::parsing::SyntaxSet;

/// The table: `grammar: word word`, see the file.
pub(crate) const TEXT: &str = include_str!("../data/languages.txt");

/// What a word means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    /// Nothing to colour.
    Plain,
    /// Code: the number of its grammar.
    Code(usize),
    /// Prompts, code behind them, and output.
    Session(usize),
}

/// All words, with what they mean.
#[derive(Debug)]
pub(crate) struct Languages {
    words: HashMap<&'static str, Language>,
    count: usize,
}

impl Languages {
    pub(crate) fn new(syntaxes: &SyntaxSet) -> Self {
        let numbers: HashMap<&str, usize> = syntaxes
            .syntaxes()
            .iter()
            .enumerate()
            .map(|(number, syntax)| (syntax.name.as_str(), number))
            .collect();
        let mut all = Self {
            words: HashMap::new(),
            count: 0,
        };
        for (name, words) in lines() {
            let number = |name| numbers.get(name).copied();
            let language = match name.strip_prefix('$') {
                Some(name) => number(name).map(Language::Session),
                None if name == "Plain Text" => Some(Language::Plain),
                None => number(name).map(Language::Code),
            };
            // That every name is there is tested.
            let Some(language) = language else { continue };
            all.count += usize::from(matches!(language, Language::Code(_)));
            all.words.extend(words.map(|word| (word, language)));
        }
        all
    }

    pub(crate) fn find(&self, word: &str) -> Option<Language> {
        self.words.get(word).copied().or_else(|| {
            let lower = word.to_lowercase();
            self.words.get(lower.as_str()).copied()
        })
    }

    /// The known word that differs least: by at most a third of its letters,
    /// and at most two.
    pub(crate) fn nearest(&self, word: &str) -> Option<&str> {
        // No known word is longer: what is can't be near, and measuring it
        // would take long.
        if word.len() > 40 {
            return None;
        }
        let word = word.to_lowercase();
        let near = self.words.keys().filter_map(|known| {
            let distance = strsim::damerau_levenshtein(&word, known);
            let allowed = (known.chars().count() / 3).min(2);
            (distance <= allowed).then_some((distance, *known))
        });
        near.min().map(|(_, known)| known)
    }

    pub(crate) fn count(&self) -> usize {
        self.count
    }
}

/// The lines of the table: a grammar, and its words.
pub(crate) fn lines() -> impl Iterator<Item = (&'static str, impl Iterator<Item = &'static str>)> {
    TEXT.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(": "))
        .map(|(name, words)| (name, words.split_ascii_whitespace()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::BTreeSet;

    use super::{Language, Languages, TEXT, lines};

    fn languages() -> Languages {
        Languages::new(&two_face::syntax::extra_newlines())
    }

    #[test]
    fn the_table_is_right_in_itself() {
        let syntaxes = two_face::syntax::extra_newlines();
        let written = TEXT
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        assert_eq!(written.count(), lines().count());
        let mut seen = BTreeSet::new();
        for (name, words) in lines() {
            let name = name.strip_prefix('$').unwrap_or(name);
            assert!(syntaxes.find_syntax_by_name(name).is_some(), "{name}");
            for word in words {
                assert_eq!(word, word.to_lowercase());
                assert!(seen.insert(word), "{word} stands twice");
            }
        }
    }

    #[test]
    fn breadth() {
        assert!(languages().count() >= 200, "{}", languages().count());
    }

    #[test]
    fn words_of_other_tools_are_known() {
        let languages = languages();
        let words = "golang sh zsh console js ts py rb rs yml jsonc json5 proto hcl tf viml make \
            cmd bat pwsh ps1 asm x86asm objc cs csharp fs kt tex md rmd html+jinja diff patch \
            toml ini conf nginx wat wasm mermaid http graphql svelte astro zig nix elixir gleam \
            clike r gitconfig c++ objective-c jsx tsx vue shell-session dockerfile text plain \
            none output .gitconfig YAML Rust";
        for word in words.split_whitespace() {
            assert!(languages.find(word).is_some(), "{word}");
        }
        assert_eq!(languages.find("mermaid"), Some(Language::Plain));
        assert!(matches!(
            languages.find("console"),
            Some(Language::Session(_))
        ));
        assert_eq!(languages.find("quux"), None);
        assert_eq!(languages.find(""), None);
    }

    #[test]
    fn near_words_are_found() {
        let languages = languages();
        assert_eq!(languages.nearest("pyhton"), Some("python"));
        assert_eq!(languages.nearest("javscript"), Some("javascript"));
        assert_eq!(languages.nearest("Dockerfil"), Some("dockerfile"));
        assert_eq!(languages.nearest("quux"), None);
        assert_eq!(languages.nearest(""), None);
        assert_eq!(languages.nearest(&"x".repeat(100_000)), None);
    }
}
