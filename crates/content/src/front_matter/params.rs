//! Values that a post's text may ask for by name.

use std::collections::BTreeMap;

use super::{
    fields::fold,
    value::{Entry, Kind},
};

/// Tables in which authors keep values of their own: Hugo's, and Zola's.
const OWN: [&str; 2] = ["params", "extra"];

/// Names longer than this are nobody's to type; it bounds what deep tables
/// with long names can add up to.
const LONGEST: usize = 200;

/// See [`super::FrontMatter::params`].
pub(super) fn read(entries: &[Entry]) -> BTreeMap<String, String> {
    let mut params = BTreeMap::new();
    let is_own = |entry: &&Entry| {
        matches!(entry.value.kind, Kind::Map(_)) && OWN.contains(&fold(&entry.key).as_str())
    };
    for entry in entries.iter().filter(|entry| !is_own(entry)) {
        add(entry, "", &mut params);
    }
    for entry in entries.iter().filter(is_own) {
        if let Kind::Map(entries) = &entry.value.kind {
            for entry in entries {
                add(entry, "", &mut params);
            }
        }
    }
    params
}

/// Whether the themes' ways to switch formulas on say so. Values that are
/// neither yes nor no (a link to a script) say nothing.
pub(super) fn math(params: &BTreeMap<String, String>) -> Option<bool> {
    let mut said = ["math", "katex", "mathjax"].into_iter().filter_map(|name| {
        match params.get(name)?.to_lowercase().as_str() {
            "true" | "yes" | "on" | "katex" | "mathjax" => Some(true),
            "false" | "no" | "off" => Some(false),
            _ => None,
        }
    });
    let first = said.next()?;
    Some(first || said.any(|more| more))
}

/// What the first of these names that says yes or no says. Themes have given
/// the same names other meanings: those say nothing.
pub(super) fn truth(params: &BTreeMap<String, String>, names: &[&str]) -> Option<bool> {
    let said = |name: &&str| match params.get(*name)?.to_lowercase().as_str() {
        "true" | "yes" | "on" => Some(true),
        "false" | "no" | "off" => Some(false),
        _ => None,
    };
    names.iter().find_map(said)
}

/// The parsers' limits bound the depth.
fn add(entry: &Entry, before: &str, params: &mut BTreeMap<String, String>) {
    let name = format!("{before}{}", entry.key.trim().to_lowercase());
    if name.len() > LONGEST {
        return;
    }
    if let Kind::Map(entries) = &entry.value.kind {
        let before = format!("{name}.");
        for entry in entries {
            add(entry, &before, params);
        }
    } else if let Some(text) = entry.value.scalar_text() {
        params.insert(name, text.trim().to_string());
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::parse_document;

    fn front(text: &str) -> crate::FrontMatter {
        parse_document(text.as_bytes()).unwrap().front
    }

    #[test]
    fn values_are_found_under_their_names() {
        let yaml = front(
            "---\ntitle: T\nVersion: 1.10\nday: 2024-01-02\nok: true\ntags: [a]\n\
             author:\n  name: Me\nparams:\n  version: 2\n  deep: {er: x}\n---\n",
        );
        let toml = front("+++\nversion = \"1\"\n[extra]\nversion = \"2\"\n+++\n");
        let get = |name: &str| yaml.params.get(name).map(String::as_str);
        assert_eq!(get("title"), Some("T"));
        assert_eq!(get("version"), Some("2"));
        assert_eq!(get("day"), Some("2024-01-02"));
        assert_eq!(get("ok"), Some("true"));
        assert_eq!(get("author.name"), Some("Me"));
        assert_eq!(get("deep.er"), Some("x"));
        assert_eq!(get("tags"), None);
        assert_eq!(toml.params["version"], "2");
    }

    #[test]
    fn a_list_of_sections_and_comments_are_switched_as_in_themes() {
        let said = |text: &str| {
            let front = front(text);
            (front.toc, front.comments)
        };
        assert_eq!(
            said("---\ntoc: true\nShowToc: false\n---\n"),
            (Some(true), None)
        );
        assert_eq!(
            said("---\nShowToc: false\ncomments: no\n---\n"),
            (Some(false), Some(false))
        );
        assert_eq!(
            said("+++\n[extra]\ntoc = true\ncomments = true\n+++\n"),
            (Some(true), Some(true))
        );
        assert_eq!(said("---\ncomments: giscus\n---\n"), (None, None));
    }

    #[test]
    fn formulas_are_switched_on_in_many_ways() {
        for (text, math) in [
            ("---\nmath: true\n---\n", Some(true)),
            ("---\nmath: false\nkatex: true\n---\n", Some(false)),
            ("---\nkatex: true\n---\n", Some(true)),
            ("---\nmathjax: yes\n---\n", Some(true)),
            ("---\nmathjax:\n---\n", None),
            ("---\nmathjax: https://cdn.example/x.js\n---\n", None),
            ("---\nparams:\n  math: true\n---\n", Some(true)),
            (
                "---\nkatex: false\nparams: {mathjax: true}\n---\n",
                Some(true),
            ),
            ("+++\n[extra]\nkatex = true\n+++\n", Some(true)),
            ("+++\n[extra]\nmath = false\n+++\n", Some(false)),
            ("{\"math\": true}\n", Some(true)),
            ("---\ntitle: x\n---\n", None),
        ] {
            assert_eq!(front(text).math, math, "{text}");
        }
    }
}
