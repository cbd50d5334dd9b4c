//! Which scope of a grammar becomes which class.

use std::collections::HashMap;

use syntect::parsing::Scope;

/// The table: `prefix what`, see the file.
pub(crate) const TEXT: &str = include_str!("../data/scopes.txt");

/// What a scope says of the code inside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// Nothing: it looks like what is around it.
    Nothing,
    /// It has no class, whatever is around it.
    Plain,
    /// It has this class.
    Class(u8),
    /// It is a key: strings in it have the class of keys.
    Key,
}

/// Finds the longest prefix of a scope.
#[derive(Debug)]
pub(crate) struct Table {
    /// By the first word of a scope, the longest prefixes first.
    by_word: HashMap<u16, Vec<(Scope, Meaning)>>,
}

impl Table {
    pub(crate) fn new() -> Self {
        let mut by_word: HashMap<u16, Vec<(Scope, Meaning)>> = HashMap::new();
        for (prefix, meaning) in entries() {
            // A scope has at most eight words; a longer one in our table would
            // be our own mistake, which a test finds.
            if let Ok(scope) = Scope::new(prefix) {
                by_word
                    .entry(scope.atom_at(0))
                    .or_default()
                    .push((scope, meaning));
            }
        }
        for entries in by_word.values_mut() {
            entries.sort_by_key(|(scope, _)| std::cmp::Reverse(scope.len()));
        }
        Self { by_word }
    }

    pub(crate) fn meaning(&self, scope: Scope) -> Meaning {
        self.by_word
            .get(&scope.atom_at(0))
            .and_then(|entries| {
                entries
                    .iter()
                    .find(|(prefix, _)| prefix.is_prefix_of(scope))
            })
            .map_or(Meaning::Nothing, |(_, meaning)| *meaning)
    }
}

fn entries() -> impl Iterator<Item = (&'static str, Meaning)> {
    TEXT.lines().filter_map(|line| {
        let mut words = line.split_ascii_whitespace();
        let prefix = words.next().filter(|word| !word.starts_with('#'))?;
        let meaning = match words.next()? {
            "plain" => Meaning::Plain,
            "key" => Meaning::Key,
            "-" => Meaning::Nothing,
            letter => Meaning::Class(*letter.as_bytes().first()?),
        };
        Some((prefix, meaning))
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::BTreeSet;

    use inkleaf_content::spans::Class;
    use syntect::parsing::Scope;

    use super::{Meaning, TEXT, Table, entries};

    #[test]
    fn the_table_is_right_in_itself() {
        let lines = TEXT
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'));
        assert_eq!(lines.clone().count(), entries().count());
        assert!(
            lines
                .clone()
                .all(|line| line.split_whitespace().count() == 2)
        );
        let prefixes: BTreeSet<&str> = entries().map(|(prefix, _)| prefix).collect();
        assert_eq!(prefixes.len(), entries().count(), "a prefix stands twice");
        for (prefix, meaning) in entries() {
            assert!(Scope::new(prefix).is_ok(), "{prefix}");
            if let Meaning::Class(letter) = meaning {
                assert!(Class::from_letter(letter.into()).is_some(), "{prefix}");
            }
        }
    }

    #[test]
    fn every_class_is_used() {
        for (letter, _) in Class::ALL {
            let meaning = Meaning::Class(letter as u8);
            assert!(entries().any(|(_, used)| used == meaning), "{letter}");
        }
    }

    #[test]
    fn the_longest_prefix_counts() {
        let table = Table::new();
        let meaning = |scope| table.meaning(Scope::new(scope).unwrap());
        assert_eq!(meaning("keyword.control.rust"), Meaning::Class(b'k'));
        assert_eq!(meaning("keyword.operator.rust"), Meaning::Class(b'o'));
        assert_eq!(meaning("keywords.rust"), Meaning::Nothing);
        assert_eq!(meaning("meta.block.rust"), Meaning::Nothing);
    }
}
