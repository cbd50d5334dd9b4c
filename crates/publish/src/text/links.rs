//! Links: where they lead, and those that lead nowhere.

use std::collections::BTreeSet;
use std::ops::Range;

use inkleaf_content::{Survey, slug};

use super::anchors::{Anchor, Ids};
use super::raw::RawTargets;
use super::{Draft, Texts};
use crate::links::{Meaning, fragment};

impl Texts<'_> {
    pub(super) fn find_links(&self, draft: &mut Draft<'_>, found: &Survey, raw: &RawTargets) {
        let own = self.ids_of(found, raw);
        let mut seen = BTreeSet::new();
        for link in &found.links {
            if link.wikilink {
                self.wikilink(draft, &link.target, &link.range);
            } else {
                self.link(draft, &own, &link.target, &link.range, &mut seen);
            }
        }
        for (target, range) in &raw.links {
            self.link(draft, &own, target, range, &mut seen);
        }
    }

    fn link(
        &self,
        draft: &mut Draft<'_>,
        own: &Ids,
        target: &str,
        range: &Range<usize>,
        seen: &mut BTreeSet<String>,
    ) {
        let meaning = self.links.meaning(target, draft.path, draft.address);
        if matches!(meaning, Meaning::Nothing) {
            return self.broken(draft, target, range);
        }
        // What was found out of a target once is so for the whole document.
        if !seen.insert(target.to_owned()) {
            return;
        }
        match meaning {
            Meaning::Elsewhere if target.trim().starts_with("http") => {
                let range = draft.original(range);
                draft.external.push((target.trim().to_owned(), range));
            }
            Meaning::Here => {
                if let Some(fragment) = fragment(target) {
                    self.fragment(draft, Some(own), (target, ""), &fragment, range);
                }
            }
            Meaning::Page {
                address,
                entry,
                as_written,
            } => {
                if !as_written {
                    draft.link(target, address);
                }
                if let Some((entry, fragment)) = entry.zip(fragment(target)) {
                    let ids = self.ids(entry);
                    self.fragment(draft, ids, (target, address), &fragment, range);
                }
            }
            Meaning::File { file, as_written } => {
                file.want();
                if !as_written {
                    draft.link(target, &file.address);
                }
            }
            Meaning::Elsewhere | Meaning::Other | Meaning::Nothing => {}
        }
    }

    fn fragment(
        &self,
        draft: &mut Draft<'_>,
        ids: Option<&Ids>,
        (target, address): (&str, &str),
        fragment: &str,
        range: &Range<usize>,
    ) {
        match ids.map_or(Anchor::There, |ids| ids.anchor(fragment)) {
            Anchor::There => {}
            Anchor::CalledHere(id) => {
                let address = format!("{address}#{id}");
                draft.facts.links.insert(target.to_owned(), address);
            }
            Anchor::Nowhere(near) => {
                let message = format!("Nothing on that page is called `#{fragment}`.");
                let help = match near {
                    Some(near) => format!("Did you mean `#{near}`?"),
                    None => "Use the id of one of its headings, or leave it out.".to_owned(),
                };
                draft.remark("broken-anchor", range, message, help);
            }
        }
    }

    fn broken(&self, draft: &mut Draft<'_>, target: &str, range: &Range<usize>) {
        let message = format!("This link leads nowhere: there is no `{target}` on this site.");
        let help = match self.links.nearest_page(target, draft.address) {
            Some(near) => format!("Did you mean `{near}`?"),
            None => "Mend it, or take it out.".to_owned(),
        };
        draft.remark("broken-link", range, message, help);
    }

    fn wikilink(&self, draft: &mut Draft<'_>, target: &str, range: &Range<usize>) {
        let Some((address, _)) = self.links.wiki(target, draft.path) else {
            if is_index(&draft.prepared.markdown, target, range) {
                return;
            }
            let message = format!("No document is called `{target}`.");
            let help = "It is shown as text. Use a file's name or a post's title.";
            draft.remark("unknown-wikilink", range, message, help.into());
            return;
        };
        let address = match fragment(target) {
            Some(part) => format!("{address}#{}", slug(&part)),
            None => address.to_owned(),
        };
        draft.facts.links.insert(target.to_owned(), address);
    }

    /// The ids of another document's page.
    fn ids(&self, entry: usize) -> Option<&Ids> {
        self.anchors.of(entry, || {
            let entry = &self.entries[entry];
            let source = &self.sources[entry.source];
            let dialect = self.dialect(entry, source);
            let prepared = self.prepare(entry, entry.markdown(self.sources), dialect);
            let found = inkleaf_content::survey(&prepared.markdown, dialect);
            let raw = super::raw::targets(&found, &prepared.fragments);
            self.ids_of(&found, &raw)
        })
    }

    fn ids_of(&self, found: &Survey, raw: &RawTargets) -> Ids {
        let headings = found
            .headings
            .iter()
            .map(|heading| (heading.id.as_str(), heading.text.as_str()));
        Ids::new(headings, raw.ids.iter().cloned())
    }
}

/// Whether double brackets are more likely a program's: `list[[1]]`.
fn is_index(markdown: &str, target: &str, range: &Range<usize>) -> bool {
    let before = markdown.get(..range.start).unwrap_or_default();
    let before = before.chars().next_back();
    target.bytes().all(|byte| byte.is_ascii_digit())
        || before.is_some_and(|c| c.is_ascii_alphanumeric() || matches!(c, ')' | ']' | '_'))
}

impl Draft<'_> {
    /// Notes where a target leads. The renderer looks targets up without their
    /// fragment.
    pub(super) fn link(&mut self, target: &str, address: &str) {
        let key = target.split('#').next().unwrap_or_default();
        self.facts.links.insert(key.to_owned(), address.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::is_index;

    #[test]
    fn brackets_behind_a_name_or_around_a_number_are_code() {
        for (markdown, target, is) in [
            ("x[[i]]", "i", true),
            ("f(x)[[i]]", "i", true),
            ("the [[1]]", "1", true),
            ("the [[Post]]", "Post", false),
            ("参见[[Post]]", "Post", false),
        ] {
            let start = markdown.find("[[").unwrap_or_default();
            let found = is_index(markdown, target, &(start..markdown.len()));
            assert_eq!(found, is, "{markdown}");
        }
    }
}
