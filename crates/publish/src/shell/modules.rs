//! Scripts that are modules, as one file.
//!
//! Ours import from their own folder only, and rename nothing. So it is enough that
//! each stands after those that it imports. No bundler knows more about them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::BuildError;

/// A module without its comments and imports.
#[derive(Debug)]
pub(super) struct Module {
    pub(super) name: String,
    pub(super) code: String,
    /// Whether another module imports it.
    pub(super) is_imported: bool,
}

/// These modules of a folder and those that they import, each behind its own
/// imports.
pub(super) fn in_order(folder: &Path, names: &[String]) -> Result<Vec<Module>, BuildError> {
    let mut order = Order {
        folder,
        begun: Vec::new(),
        modules: Vec::new(),
        imported: Vec::new(),
    };
    for name in names {
        order.add(name)?;
    }
    let Order {
        mut modules,
        imported,
        ..
    } = order;
    for module in &mut modules {
        module.is_imported = imported.contains(&module.name);
    }
    Ok(modules)
}

/// The module that imports the others of its folder.
const MAIN: &str = "main.js";

/// All modules of a folder as one script that is no module itself. No two of them
/// may declare the same name.
pub(super) fn as_script(folder: &Path) -> Result<String, BuildError> {
    let modules = in_order(folder, &[MAIN.to_owned()])?;
    let code: String = modules.into_iter().map(|module| module.code).collect();
    // A module is strict, and what it declares is its own.
    Ok(format!("(() => {{\n\"use strict\";\n{code}}})();\n"))
}

struct Order<'a> {
    folder: &'a Path,
    begun: Vec<String>,
    modules: Vec<Module>,
    imported: Vec<String>,
}

impl Order<'_> {
    fn add(&mut self, name: &str) -> Result<(), BuildError> {
        if self.begun.iter().any(|known| known == name) {
            return Ok(());
        }
        self.begun.push(name.to_owned());
        let path = self.folder.join(name);
        let text = fs::read_to_string(&path).map_err(BuildError::io("read", &path))?;
        let text = without_comments(&text);
        let mut rest = text.trim_start();
        while rest.starts_with("import ") {
            let (import, after) = rest.split_once(';').ok_or_else(|| stranger(&path))?;
            let from = neighbour(import).ok_or_else(|| stranger(&path))?;
            self.imported.push(from.to_owned());
            self.add(from)?;
            rest = after.trim_start();
        }
        self.modules.push(Module {
            name: name.to_owned(),
            code: format!("\n{rest}")
                .replace("\nexport ", "\n")
                .trim_start()
                .to_owned(),
            is_imported: false,
        });
        Ok(())
    }
}

/// The file of the same folder that an import names.
fn neighbour(import: &str) -> Option<&str> {
    let (_, from) = import.split_once(" from \"./")?;
    from.strip_suffix('"').filter(|name| !name.contains('/'))
}

/// Comments on lines of their own, indentation and blank lines are for those who
/// change a script; readers need not load them. (No string of ours runs over
/// lines, so that none has a line which looks like a comment.)
pub(super) fn without_comments(code: &str) -> String {
    let mut kept = String::with_capacity(code.len());
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

fn stranger(path: &Path) -> BuildError {
    BuildError::BadShell {
        path: PathBuf::from(path),
        reason: "it imports something that is not beside it".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::BTreeSet;

    use super::*;

    /// The folders whose modules become one script each.
    fn ours() -> [PathBuf; 2] {
        let web = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web");
        ["worker", "single"].map(|folder| web.join(folder))
    }

    #[test]
    fn our_own_modules_can_be_joined() {
        for folder in ours() {
            let code = as_script(&folder).unwrap();
            let is_module = |line: &str| line.starts_with("import ") || line.starts_with("export ");
            assert!(!code.lines().any(is_module), "{code}");
        }
    }

    #[test]
    fn no_two_of_our_modules_declare_the_same_name() {
        for folder in ours() {
            let mut names = BTreeSet::new();
            for module in in_order(&folder, &[MAIN.to_owned()]).unwrap() {
                let code = fs::read_to_string(folder.join(&module.name)).unwrap();
                for line in code.lines() {
                    let line = line.strip_prefix("export ").unwrap_or(line);
                    let mut words = line.split([' ', '(', '=', '{', ';']);
                    if matches!(words.next(), Some("const" | "let" | "class" | "function")) {
                        let name = words.next().unwrap().to_owned();
                        assert!(names.insert(name.clone()), "{}: {name}", module.name);
                    }
                }
            }
            assert!(names.len() > 20, "{names:?}");
        }
    }

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for (name, text) in files {
            fs::write(dir.path().join(name), text).unwrap();
        }
        dir
    }

    #[test]
    fn every_module_stands_once_behind_those_that_it_imports() {
        let dir = folder(&[
            (
                "a.js",
                "// Why.\nexport const a = 1;\n\n/** Long\n    why. */\nconst s = \"https://b\";\n",
            ),
            ("b.js", "import { a } from \"./a.js\";\nexport class B {}\n"),
            (
                "main.js",
                "import {\n  B,\n} from \"./b.js\";\nimport { a } from \"./a.js\";\nnew B(a); // here\n",
            ),
        ]);
        let modules = in_order(dir.path(), &["main.js".into(), "a.js".into()]).unwrap();
        let found: Vec<_> = modules
            .iter()
            .map(|m| (m.name.as_str(), m.is_imported, m.code.as_str()))
            .collect();
        let expected = [
            ("a.js", true, "const a = 1;\nconst s = \"https://b\";\n"),
            ("b.js", true, "class B {}\n"),
            ("main.js", false, "new B(a); // here\n"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_script_that_imports_a_stranger_is_told() {
        for from in ["https://a.example/x.js", "../x.js", "./y/x.js"] {
            let dir = folder(&[("a.js", &format!("import {{ x }} from \"{from}\";\n"))]);
            let error = in_order(dir.path(), &["a.js".into()]).unwrap_err();
            assert!(error.to_string().contains("a.js"), "{error}");
        }
    }
}
