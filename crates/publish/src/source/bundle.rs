//! Page bundles: a folder with an `index.md` and the files of that page.

use std::collections::HashMap;

use super::DocumentFile;

/// The page bundles of a source folder, by folder.
pub(crate) struct Bundles<'a> {
    by_folder: HashMap<&'a str, &'a str>,
}

impl<'a> Bundles<'a> {
    /// Of these documents. An `index.md` at the very top makes no bundle: all
    /// files of the blog would be its.
    pub(crate) fn of(documents: &'a [DocumentFile]) -> Self {
        let mut by_folder = HashMap::new();
        for document in documents {
            let Some((folder, name)) = document.path.rsplit_once('/') else {
                continue;
            };
            let plain = matches!(name, "index.md" | "index.markdown");
            let top = matches!(folder, "posts" | "pages" | "content");
            if top || !(plain || name.starts_with("index.")) {
                continue;
            }
            // Beside translations (`index.fr.md`) the plain file owns the folder.
            if plain || !by_folder.contains_key(folder) {
                by_folder.insert(folder, document.path.as_str());
            }
        }
        Self { by_folder }
    }

    /// The document that a file belongs to, and the file's path within its
    /// bundle; `None` for files that belong to no bundle.
    pub(crate) fn owner<'p>(&self, path: &'p str) -> Option<(&'a str, &'p str)> {
        path.rmatch_indices('/').find_map(|(at, _)| {
            let document = self.by_folder.get(&path[..at])?;
            Some((*document, &path[at + 1..]))
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use inkleaf_site::Role;

    use super::*;
    use crate::source::Kind;

    #[test]
    fn files_belong_to_the_nearest_bundle() {
        let document = |path: &str| DocumentFile {
            disk: path.into(),
            path: path.into(),
            kind: Kind::Known(Role::Post, String::new()),
        };
        let documents = [
            document("posts/a/b/index.md"),
            document("posts/a/index.fr.md"),
            document("posts/a/index.md"),
            document("posts/index.md"),
        ];
        let bundles = Bundles::of(&documents);
        assert_eq!(
            bundles.owner("posts/a/x.png"),
            Some(("posts/a/index.md", "x.png"))
        );
        assert_eq!(
            bundles.owner("posts/a/i/x.png"),
            Some(("posts/a/index.md", "i/x.png"))
        );
        assert_eq!(
            bundles.owner("posts/a/b/x.png"),
            Some(("posts/a/b/index.md", "x.png"))
        );
        assert_eq!(bundles.owner("posts/x.png"), None);
    }
}
