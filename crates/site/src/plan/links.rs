//! Links from one source file to another.

use std::collections::{BTreeMap, HashMap};

use inkleaf_content::slug;
use percent_encoding::percent_decode_str;

use super::{Site, SourceFile, link_names::Names};

/// Finds what a link written in a source file means, where it is another
/// source file. Built once for a site; a lookup takes constant time.
#[derive(Debug)]
pub struct LinkIndex<'a> {
    /// Site addresses by the file's path.
    by_path: HashMap<&'a str, &'a str>,
    /// The same by the path below the folder that addresses start from
    /// (`content/posts/a.md` → `posts/a.md`), for links from the root.
    by_rooted_path: HashMap<&'a str, &'a str>,
    by_name: Names<'a>,
}

impl<'a> LinkIndex<'a> {
    /// From what [`plan`](fn@crate::plan) gave and what it was given.
    pub fn new(site: &'a Site, sources: &'a [SourceFile]) -> Self {
        let files = || {
            let entry = |entry: &'a super::Entry| {
                Some((sources.get(entry.source)?, entry.address.as_str()))
            };
            site.entries.iter().filter_map(entry)
        };
        Self {
            by_path: files()
                .map(|(file, address)| (file.path.as_str(), address))
                .collect(),
            by_rooted_path: files()
                .map(|(file, address)| (rooted(file), address))
                .collect(),
            by_name: Names::of(site, sources),
        }
    }

    /// What `target` means to Hugo's `ref` and `relref`: as [`Self::resolve`],
    /// but the extension may be missing, a relative path may start from the
    /// root, and a name that only one document has is enough. On a site in
    /// several languages it means the translation into that of `from`.
    pub fn reference(&self, from: &str, target: &str) -> Option<&'a str> {
        let path = without_tail(target.trim()).trim_end_matches('/');
        let found = ["", ".md", "/index.md", "/_index.md"]
            .iter()
            .find_map(|ending| {
                let path = [path, ending].concat();
                let rooted = || self.resolve(from, &["/", path.as_str()].concat());
                self.resolve(from, &path).or_else(rooted)
            });
        let here = self.by_path.get(from).copied();
        found
            .map(|address| self.by_name.translated(here, address))
            .or_else(|| self.named(from, path.rsplit('/').next()?))
    }

    /// The only document with this name: that of its file or its title,
    /// whatever the case and the signs between words. On a site in several
    /// languages, the only one in the language of the document `from`.
    pub fn named(&self, from: &str, name: &str) -> Option<&'a str> {
        let name = name.strip_suffix(".md").unwrap_or(name);
        self.by_name
            .find(self.by_path.get(from).copied(), &slug(name))
    }

    /// The site address that `target` leads to, as written in the file with
    /// the path `from`: `../other.md`, `other/index.md#part`, `/posts/other.md`,
    /// Zola's `@/posts/other.md`. Percent-encoding, query and fragment are
    /// taken off. `None` where it means no published source file.
    pub fn resolve(&self, from: &str, target: &str) -> Option<&'a str> {
        let path = percent_decode_str(without_tail(target.trim()))
            .decode_utf8()
            .ok()?;
        let from_root = path.strip_prefix("@/").or_else(|| path.strip_prefix('/'));
        if let Some(rooted) = from_root {
            return self.by_rooted_path.get(join("", rooted)?.as_str()).copied();
        }
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        self.by_path.get(join(folder, &path)?.as_str()).copied()
    }

    /// Those of the targets written in the file `from` that mean another
    /// source file, for [`inkleaf_content::Facts::links`]: the target as
    /// written, without its `#fragment`, and the site address.
    pub fn facts<'t>(
        &self,
        from: &str,
        targets: impl IntoIterator<Item = &'t str>,
    ) -> BTreeMap<String, String> {
        let fact = |target: &'t str| {
            let address = self.resolve(from, target)?;
            let written = target.split('#').next().unwrap_or_default();
            Some((written.to_string(), address.to_string()))
        };
        targets.into_iter().filter_map(fact).collect()
    }
}

/// A file's path without the folders before its stem.
fn rooted(file: &SourceFile) -> &str {
    let above = file.path.split('/').count().saturating_sub(depth(file));
    let below = |path, _| path_below(path);
    (0..above).fold(file.path.as_str(), below)
}

fn path_below(path: &str) -> &str {
    path.split_once('/').map_or(path, |(_, below)| below)
}

/// How many parts the path has from the root of addresses on: the stem's, and
/// one more of a bundle, whose stem leaves the file's own name (`index`) out.
fn depth(file: &SourceFile) -> usize {
    let stem = file.stem.split('/').filter(|part| !part.is_empty());
    let name = file.path.rsplit('/').next().unwrap_or_default();
    let last = file.stem.rsplit('/').next().unwrap_or_default();
    let is_bundle = name.starts_with("index.") && last.split('.').next() != Some("index");
    stem.count() + usize::from(is_bundle)
}

fn without_tail(target: &str) -> &str {
    &target[..target.find(['?', '#']).unwrap_or(target.len())]
}

/// A relative path from a folder; `None` where it climbs out of the source folder.
fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}
