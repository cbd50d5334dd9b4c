//! Site addresses as paths in the output folder.

use std::path::{Component, Path, PathBuf};

/// A decoded site address as a path below the output folder: `/posts/héllo/`
/// → `posts/héllo`. `None` where it would not stay below it, or where a part
/// can't be a file's name on this system. Addresses are checked when pages are
/// planned; this guard is the last one before the disk.
pub(crate) fn relative(address: &str) -> Option<PathBuf> {
    let mut path = PathBuf::new();
    for part in address.split('/').filter(|part| !part.is_empty()) {
        let usable = !part.contains(['\\', '\0']) && part != "." && part != "..";
        let mut components = Path::new(part).components();
        let normal = matches!(components.next(), Some(Component::Normal(_)));
        if !usable || !normal || components.next().is_some() {
            return None;
        }
        path.push(part);
    }
    Some(path)
}

/// Whether an address names a file (`/old.html`), not a folder.
pub(crate) fn names_file(address: &str) -> bool {
    !address.ends_with('/')
}

/// The HTML file of an address: `/posts/hello/` → `posts/hello/index.html`,
/// `/old.html` → `old.html`. `None` as for [`relative`].
pub(crate) fn page_file(address: &str) -> Option<PathBuf> {
    let path = relative(address)?;
    Some(if names_file(address) {
        path
    } else {
        path.join("index.html")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_become_paths_as_they_are() {
        assert_eq!(
            relative("/posts/héllo 日本/"),
            Some(PathBuf::from("posts/héllo 日本"))
        );
        assert_eq!(relative("/"), Some(PathBuf::new()));
        assert_eq!(relative("//a//b"), Some(PathBuf::from("a/b")));
    }

    #[test]
    fn no_address_leads_out_of_the_output() {
        for address in ["/../x/", "/a/../../x", "/./x", "/a\\..\\b/", "/a\0b/", ".."] {
            assert_eq!(relative(address), None, "{address:?}");
        }
    }

    #[test]
    fn a_page_is_an_index_unless_its_address_names_a_file() {
        assert_eq!(
            page_file("/posts/a/"),
            Some(PathBuf::from("posts/a/index.html"))
        );
        assert_eq!(page_file("/old.html"), Some(PathBuf::from("old.html")));
        assert_eq!(page_file("/v1.2/"), Some(PathBuf::from("v1.2/index.html")));
        assert_eq!(page_file("/"), Some(PathBuf::from("index.html")));
    }
}
