//! A blog in a temporary folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use inkleaf_publish::CheckOptions;
use inkleaf_publish::{BuildError, BuildOptions, Report, Silent, Summary, build, check};

/// The least that a built app consists of.
const SHELL: [(&str, &str); 4] = [
    (
        "index.html",
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<!--inkleaf:head-->\n\
         <link rel=\"stylesheet\" href=\"/main-1.css\">\n</head>\n<body>\n\
         <!--inkleaf:body-->\n<div id=\"app\"></div>\n</body>\n</html>\n",
    ),
    ("main-1.css", "body {}"),
    ("inkleaf-renderer.js", "export default 1"),
    ("inkleaf-renderer_bg.wasm", "\0asm"),
];

/// A source folder, a built app and an output folder, gone when dropped.
pub(crate) struct Blog {
    dir: tempfile::TempDir,
    // Apart, so that `dir` holds nothing that a test did not put there.
    _cache: tempfile::TempDir,
    pub(crate) options: BuildOptions,
}

impl Blog {
    /// With these files in its source folder.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let cache = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        let options = BuildOptions {
            single_file: None,
            source: at("source"),
            out: at("out"),
            shell: at("shell"),
            base_url: None,
            drafts: false,
            future: false,
            keep_going: false,
            cache: Some(cache.path().to_owned()),
            now: "2025-06-01T00:00:00Z".parse().unwrap(),
        };
        fs::create_dir(&options.source).unwrap();
        let blog = Self {
            dir,
            _cache: cache,
            options,
        };
        for (name, text) in SHELL {
            write(&blog.options.shell.join(name), text.as_bytes());
        }
        for (name, text) in files {
            blog.add(name, text.as_bytes());
        }
        blog
    }

    pub(crate) fn at(mut self, base_url: &str) -> Self {
        self.options.base_url = Some(base_url.to_owned());
        self
    }

    /// Writes a file into the source folder.
    pub(crate) fn add(&self, name: &str, bytes: &[u8]) {
        write(&self.options.source.join(name), bytes);
    }

    pub(crate) fn try_build(&self) -> Result<Summary, BuildError> {
        build(&self.options, &Silent)
    }

    pub(crate) fn build(&self) -> Summary {
        self.try_build().unwrap()
    }

    pub(crate) fn check(&self) -> Report {
        let options = CheckOptions {
            source: self.options.source.clone(),
            now: self.options.now,
        };
        check(&options, &Silent).unwrap()
    }

    /// A file of the output as text.
    pub(crate) fn read(&self, name: &str) -> String {
        let path = self.options.out.join(name);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// All files of the output and their bytes.
    pub(crate) fn output(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        tree(&self.options.out)
    }

    /// The names of the files of the output, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        self.output()
            .into_keys()
            .map(|path| path.to_string_lossy().replace('\\', "/"))
            .collect()
    }

    /// What lies beside the output folder.
    pub(crate) fn siblings(&self) -> Vec<String> {
        let entries = fs::read_dir(self.dir.path()).unwrap();
        let mut names: Vec<_> = entries
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }
}

/// A post with a title and a day.
pub(crate) fn post(title: &str, day: &str, text: &str) -> String {
    format!("---\ntitle: {title}\ndate: {day}\n---\n\n{text}\n")
}

/// The start of a PNG file: all that says its size.
pub(crate) fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 6, 0, 0, 0]);
    bytes
}

fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let files = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap);
    files
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let name = entry.path().strip_prefix(folder).unwrap().to_owned();
            (name, fs::read(entry.path()).unwrap())
        })
        .collect()
}
