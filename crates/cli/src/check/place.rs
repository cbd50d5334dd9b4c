//! Files as other programs know them: from the folder where this one runs,
//! which is the root of the repository when a workflow runs it.

use std::env;
use std::path::{Component, Path, PathBuf};

use inkleaf_content::encode_path;

/// The path of a file below the source folder, with slashes. Relative where
/// the source folder lies below the current one or was given so.
pub(super) fn path(source: &Path, file: &str) -> String {
    slashes(&from_here(source, env::current_dir().ok().as_deref()), file)
}

/// The same as a URI reference (RFC 3986); `true` where it is relative.
pub(super) fn uri(source: &Path, file: &str) -> (String, bool) {
    let path = path(source, file);
    // A colon before the first slash would end a scheme.
    let encoded = encode_path(&path).replace(':', "%3A");
    if let Some(below_root) = encoded.strip_prefix('/') {
        return (format!("file:///{below_root}"), false);
    }
    if from_here(source, env::current_dir().ok().as_deref()).is_absolute() {
        // A drive of Windows.
        return (format!("file:///{encoded}"), false);
    }
    (encoded, true)
}

fn from_here(source: &Path, here: Option<&Path>) -> PathBuf {
    let below = here.and_then(|here| source.strip_prefix(here).ok());
    below.unwrap_or(source).to_owned()
}

fn slashes(folder: &Path, file: &str) -> String {
    let mut out = String::new();
    for part in folder.components() {
        match part {
            Component::CurDir => {}
            Component::RootDir => out.push('/'),
            part => {
                out.push_str(&part.as_os_str().to_string_lossy());
                out.push('/');
            }
        }
    }
    out.push_str(file);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_from_here() {
        let told = |source: &str| {
            slashes(
                &from_here(Path::new(source), Some(Path::new("/home/me"))),
                "posts/a.md",
            )
        };
        assert_eq!(told("."), "posts/a.md");
        assert_eq!(told("./blog/"), "blog/posts/a.md");
        assert_eq!(told("../blog"), "../blog/posts/a.md");
        assert_eq!(told("/home/me/blog"), "blog/posts/a.md");
        assert_eq!(told("/home/me"), "posts/a.md");
        assert_eq!(told("/srv/blog"), "/srv/blog/posts/a.md");
    }

    #[test]
    fn uris_are_percent_encoded() {
        let here = Path::new(".");
        assert_eq!(
            uri(here, "a:b/ü #?%.md"),
            ("a%3Ab/%C3%BC%20%23%3F%25.md".into(), true)
        );
        let (absolute, relative) = uri(Path::new("/srv/my blog"), "a.md");
        assert_eq!(
            (absolute.as_str(), relative),
            ("file:///srv/my%20blog/a.md", false)
        );
    }
}
