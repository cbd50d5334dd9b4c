//! The scripts that help reading (`web/reader`) as one file.
//!
//! Each is a module that imports nothing but `shared.js`. So the shared ones can
//! stand first, and the others below in blocks of their own: what a block
//! declares is its own, as in a module. No bundler knows more about them.

use std::fs;
use std::path::{Path, PathBuf};

use super::{ASSETS, Joined, hash};
use crate::BuildError;

/// What stands in the app's `index.html` for the scripts.
const LINK: &str = "<link rel=\"inkleaf-reader\" href=\"/reader/\">";
/// The folder of the scripts in a built app.
const FOLDER: &str = "reader";
/// What the others import.
const SHARED: &str = "shared.js";
const SOURCE: &str = "\"./shared.js\"";

/// Joins the scripts, the shared ones first. Also the HTML with a link to the
/// file. `None` where the app has none.
pub(super) fn join(html: &str, folder: &Path) -> Result<Option<(String, Joined)>, BuildError> {
    let scripts = folder.join(FOLDER);
    if !html.contains(LINK) || !scripts.is_dir() {
        return Ok(None);
    }
    let mut code = String::new();
    let mut parts = Vec::new();
    for name in names(&scripts)? {
        let path = scripts.join(&name);
        let text = fs::read_to_string(&path).map_err(BuildError::io("read", &path))?;
        let text = without_comments(&text);
        if name == SHARED {
            code.push_str(text.replace("\nexport ", "\n").trim_start());
        } else {
            let own = without_imports(&text).ok_or_else(|| stranger(&path))?;
            code.extend(["{\n", own, "}\n"]);
        }
        parts.push(format!("{FOLDER}/{name}"));
    }
    let name = format!("reader-{}.js", hash(code.as_bytes()));
    let link = format!("<link rel=\"inkleaf-reader\" href=\"/{name}\">");
    let joined = Joined {
        address: format!("{ASSETS}{name}"),
        bytes: code.into_bytes(),
        parts,
    };
    Ok(Some((html.replace(LINK, &link), joined)))
}

/// The names of the scripts, sorted, the shared ones first.
fn names(scripts: &Path) -> Result<Vec<String>, BuildError> {
    let mut names = Vec::new();
    for entry in fs::read_dir(scripts).map_err(BuildError::io("read", scripts))? {
        let entry = entry.map_err(BuildError::io("read", scripts))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".js") {
            names.push(name);
        }
    }
    names.sort_by_key(|name| (name != SHARED, name.clone()));
    Ok(names)
}

/// Comments on lines of their own, indentation and blank lines are for those who
/// change a script; readers need not load them. (No string of ours runs over
/// lines, so that none has a line which looks like a comment.)
fn without_comments(code: &str) -> String {
    let mut kept = String::with_capacity(code.len() + 1);
    // So that what starts a line can be found at the first one, too.
    kept.push('\n');
    let mut is_comment = false;
    for line in code.lines().map(str::trim) {
        let opens = line.starts_with("/*");
        if is_comment || opens {
            is_comment = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// A script after what it imports from the shared ones; `None` if it imports
/// anything else.
fn without_imports(code: &str) -> Option<&str> {
    let mut rest = code.trim_start();
    while rest.starts_with("import ") {
        let (import, after) = rest.split_once(';')?;
        if !import.ends_with(SOURCE) {
            return None;
        }
        rest = after.trim_start();
    }
    Some(rest)
}

fn stranger(path: &Path) -> BuildError {
    BuildError::BadShell {
        path: PathBuf::from(path),
        reason: format!("it imports something else than {SHARED}"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const HTML: &str = "<x><link rel=\"inkleaf-reader\" href=\"/reader/\"><y>";

    fn app(files: &[(&str, &str)]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join(FOLDER)).unwrap();
        for (name, text) in files {
            fs::write(dir.path().join(FOLDER).join(name), text).unwrap();
        }
        dir
    }

    #[test]
    fn scripts_become_one_after_what_they_share() {
        let dir = app(&[
            (
                "a.js",
                "// Why.\nimport {\n  one,\n} from \"./shared.js\";\n\nconst x = one; // here\n",
            ),
            ("b.js", "/** Long\n    why. */\nconst x = \"https://b\";\n"),
            ("notes.md", "no script"),
            ("shared.js", "export const one = 1;\n"),
        ]);
        let (html, joined) = join(HTML, dir.path()).unwrap().unwrap();
        let code = String::from_utf8(joined.bytes).unwrap();
        assert_eq!(
            code,
            "const one = 1;\n{\nconst x = one; // here\n}\n{\nconst x = \"https://b\";\n}\n"
        );
        let parts = ["reader/shared.js", "reader/a.js", "reader/b.js"];
        assert_eq!(joined.parts, parts);
        let href = joined.address.strip_prefix("/assets").unwrap();
        assert_eq!(
            html,
            format!("<x><link rel=\"inkleaf-reader\" href=\"{href}\"><y>")
        );
    }

    #[test]
    fn a_script_that_imports_a_stranger_is_told() {
        let dir = app(&[("a.js", "import { b } from \"./b.js\";\n"), ("b.js", "")]);
        let error = join(HTML, dir.path()).unwrap_err();
        assert!(error.to_string().contains("a.js"), "{error}");
    }

    #[test]
    fn an_app_without_scripts_stays_as_it_is() {
        let dir = tempfile::tempdir().unwrap();
        assert!(join(HTML, dir.path()).unwrap().is_none());
    }

    /// What a browser would refuse is found here first.
    #[test]
    fn our_own_scripts_can_be_joined() {
        let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web");
        let (_, joined) = join(HTML, &web).unwrap().unwrap();
        let code = String::from_utf8(joined.bytes).unwrap();
        assert!(joined.parts.len() > 5);
        let is_module = |line: &str| line.starts_with("import ") || line.starts_with("export ");
        assert!(!code.lines().any(is_module), "{code}");
    }
}
