//! Targets as paths.

use percent_encoding::percent_decode_str;

/// Whether a target stays on its page: empty, or a query or fragment alone.
pub(super) fn stays_here(target: &str) -> bool {
    let target = target.trim();
    target.is_empty() || target.starts_with(['#', '?'])
}

/// Whether a target leads to another host, or is no address of a page at all
/// (`mailto:`).
pub(super) fn is_elsewhere(target: &str) -> bool {
    let target = target.trim();
    let before = target.split(['/', '?', '#']).next().unwrap_or_default();
    target.starts_with("//") || before.contains(':')
}

/// The fragment of a target, decoded; `None` where it has none, an empty one,
/// or one that names no element (a text fragment, `#:~:text=…`).
pub(crate) fn fragment(target: &str) -> Option<String> {
    let (_, fragment) = target.trim().split_once('#')?;
    let named = fragment.split(":~:").next().unwrap_or_default();
    let decoded = percent_decode_str(named).decode_utf8().ok()?;
    (!decoded.is_empty()).then(|| decoded.into_owned())
}

/// The path of a target, decoded, without query and fragment. `None` where it
/// does not decode to text.
pub(super) fn path_of(target: &str) -> Option<String> {
    let path = target.trim().split(['?', '#']).next().unwrap_or_default();
    percent_decode_str(path)
        .decode_utf8()
        .ok()
        .map(|path| path.into_owned())
}

/// A path, relative to the folder of `from` unless it starts with a slash, as
/// a path without leading slash and dot segments. A trailing slash stays.
/// `None` where it climbs out of the top.
pub(super) fn join(from: &str, path: &str) -> Option<String> {
    let folder = if path.starts_with('/') {
        ""
    } else {
        from.rsplit_once('/').map_or("", |(f, _)| f)
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let mut joined = parts.join("/");
    if path.ends_with('/') && !joined.is_empty() {
        joined.push('/');
    }
    Some(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_joined() {
        let join = |from, path| join(from, path).unwrap_or("-".into());
        assert_eq!(join("/posts/a/", "b.png"), "posts/a/b.png");
        assert_eq!(join("/posts/a/", "../b/"), "posts/b/");
        assert_eq!(join("posts/a.md", "./b.md"), "posts/b.md");
        assert_eq!(join("posts/a.md", "/x//y"), "x/y");
        assert_eq!(join("posts/a.md", "../../x"), "-");
        assert_eq!(join("a.md", ".."), "-");
    }

    #[test]
    fn targets_of_other_sites_are_told() {
        for target in ["https://a.example/b.md", "//a.example", "mailto:a@b"] {
            assert!(is_elsewhere(target), "{target}");
        }
        for target in ["a.md", "/a", "./a:b.md", "../x", "a?b:c", "#a", ""] {
            assert!(!is_elsewhere(target), "{target}");
        }
        for target in ["#x", "?x", "", " "] {
            assert!(stays_here(target), "{target}");
        }
    }

    #[test]
    fn fragments_are_decoded() {
        assert_eq!(fragment("a.md#b%20c").as_deref(), Some("b c"));
        assert_eq!(fragment("#é").as_deref(), Some("é"));
        assert_eq!(fragment("#a:~:text=x").as_deref(), Some("a"));
        assert_eq!(fragment("/x#:~:text=x"), None);
        assert_eq!(fragment("/x#"), None);
        assert_eq!(fragment("/x"), None);
    }

    #[test]
    fn targets_are_decoded() {
        assert_eq!(path_of("a%20b.md?x#y").as_deref(), Some("a b.md"));
        assert_eq!(path_of("%ff"), None);
    }
}
