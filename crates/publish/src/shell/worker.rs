//! The service worker (`web/worker`) as one file: not every browser takes one
//! that is made of modules.
//!
//! No two of its modules declare the same name.

use std::fs;
use std::path::Path;

use super::modules::{in_order, without_comments};
use crate::BuildError;
use crate::offline::WORKER;
use crate::output::Folder;

/// The folder of its modules in a built app.
const FOLDER: &str = "worker";
/// The one that imports the others.
const MAIN: &str = "main.js";
/// What takes its place where nothing is to be kept.
const REMOVER: &str = "remover.js";

/// The scripts that are published as the service worker.
#[derive(Debug, Default)]
pub(crate) struct Worker {
    /// Keeps the blog.
    keeper: String,
    /// Removes what was kept.
    remover: String,
}

impl Worker {
    /// Reads the modules; nothing where the app has none.
    pub(super) fn load(folder: &Path) -> Result<Self, BuildError> {
        let folder = folder.join(FOLDER);
        if !folder.is_dir() {
            return Ok(Self::default());
        }
        let modules = in_order(&folder, &[MAIN.to_owned()])?;
        let code: String = modules.into_iter().map(|module| module.code).collect();
        let path = folder.join(REMOVER);
        let remover = fs::read_to_string(&path).map_err(BuildError::io("read", &path))?;
        Ok(Self {
            // A module is strict, and what it declares is its own.
            keeper: format!("(() => {{\n\"use strict\";\n{code}}})();\n"),
            remover: without_comments(&remover),
        })
    }

    /// Whether a file of the built app is one of its modules.
    pub(super) fn is_part(path: &str) -> bool {
        path.split_once('/')
            .is_some_and(|(folder, _)| folder == FOLDER)
    }

    /// Writes the one or the other. Answers its size in bytes.
    pub(crate) fn write(&self, out: &Folder, keeps: bool) -> Result<u64, BuildError> {
        let code = if keeps { &self.keeper } else { &self.remover };
        if code.is_empty() {
            return Ok(0);
        }
        out.write(Path::new(&WORKER[1..]), code.as_bytes())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::collections::BTreeSet;

    use super::*;

    fn web() -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web")
    }

    #[test]
    fn our_own_modules_can_be_joined() {
        let worker = Worker::load(&web()).unwrap();
        let is_module = |line: &str| line.starts_with("import ") || line.starts_with("export ");
        assert!(!worker.keeper.lines().any(is_module));
    }

    #[test]
    fn no_two_of_our_modules_declare_the_same_name() {
        let folder = web().join(FOLDER);
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
        assert!(names.contains("Version"));
    }
}
