//! The scripts that help reading (`web/reader`) as one file, and those that few pages
//! need (`web/late`), each as a file of its own.
//!
//! What the first share stands first, and the others below in blocks of their own: what
//! a block declares is its own, as in a module.

use std::fs;
use std::path::Path;

use super::modules::{in_order, without_comments};
use super::{ASSETS, Joined, hash};
use crate::BuildError;

/// What stands in the app's `index.html` for the scripts.
const LINK: &str = "<link rel=\"inkleaf-reader\" href=\"/reader/\">";
/// The folder of the scripts in a built app.
const FOLDER: &str = "reader";

/// Joins the scripts. Also the HTML with a link to the file. `None` where the app
/// has none.
pub(super) fn join(html: &str, folder: &Path) -> Result<Option<(String, Joined)>, BuildError> {
    let scripts = folder.join(FOLDER);
    if !html.contains(LINK) || !scripts.is_dir() {
        return Ok(None);
    }
    let modules = in_order(&scripts, &names(&scripts)?)?;
    let mut code = String::new();
    for module in modules.iter().filter(|module| module.is_imported) {
        code.push_str(&module.code);
    }
    for module in modules.iter().filter(|module| !module.is_imported) {
        code.extend(["{\n", &module.code, "}\n"]);
    }
    let parts = modules
        .iter()
        .map(|module| format!("{FOLDER}/{}", module.name));
    let name = format!("reader-{}.js", hash(code.as_bytes()));
    let link = format!("<link rel=\"inkleaf-reader\" href=\"/{name}\">");
    let joined = Joined {
        address: format!("{ASSETS}{name}"),
        parts: parts.collect(),
        bytes: code.into_bytes(),
    };
    Ok(Some((html.replace(LINK, &link), joined)))
}

/// The folder of scripts that are loaded where they are needed.
const LATE: &str = "late";

/// Scripts that few pages need: each named by its content, with the HTML's link to it.
pub(super) fn late(html: &mut String, folder: &Path) -> Result<Vec<Joined>, BuildError> {
    let scripts = folder.join(LATE);
    let mut files = Vec::new();
    if !scripts.is_dir() {
        return Ok(files);
    }
    for name in names(&scripts)? {
        let path = scripts.join(&name);
        let code = fs::read_to_string(&path).map_err(BuildError::io("read", &path))?;
        let code = without_comments(&code);
        let stem = name.trim_end_matches(".js");
        let hashed = format!("{stem}-{}.js", hash(code.as_bytes()));
        *html = html.replace(&format!("\"/{LATE}/{name}\""), &format!("\"/{hashed}\""));
        files.push(Joined {
            address: format!("{ASSETS}{hashed}"),
            parts: vec![format!("{LATE}/{name}")],
            bytes: code.into_bytes(),
        });
    }
    Ok(files)
}

/// The names of the scripts, sorted.
fn names(scripts: &Path) -> Result<Vec<String>, BuildError> {
    let mut names = Vec::new();
    for entry in fs::read_dir(scripts).map_err(BuildError::io("read", scripts))? {
        let entry = entry.map_err(BuildError::io("read", scripts))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.ends_with(".js") {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
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
                "import {\n  one,\n} from \"./shared.js\";\n\nconst x = one;\n",
            ),
            ("b.js", "const x = 2;\n"),
            ("notes.md", "no script"),
            ("shared.js", "export const one = 1;\n"),
        ]);
        let (html, joined) = join(HTML, dir.path()).unwrap().unwrap();
        let code = String::from_utf8(joined.bytes).unwrap();
        assert_eq!(
            code,
            "const one = 1;\n{\nconst x = one;\n}\n{\nconst x = 2;\n}\n"
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
    fn a_script_that_few_pages_need_is_a_file_of_its_own() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join(LATE)).unwrap();
        fs::write(
            dir.path().join("late/x.js"),
            "// Why.\nexport const x = 1;\n",
        )
        .unwrap();
        let mut html = "<link rel=\"inkleaf-x\" href=\"/late/x.js\">".to_owned();
        let files = late(&mut html, dir.path()).unwrap();
        assert_eq!(files[0].bytes, b"export const x = 1;\n");
        let href = files[0].address.strip_prefix("/assets").unwrap();
        assert_eq!(html, format!("<link rel=\"inkleaf-x\" href=\"{href}\">"));
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
