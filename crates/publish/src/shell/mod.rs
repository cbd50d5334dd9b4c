//! The built app: what every page is poured into, and the files it loads.

mod icon;
mod joined;
mod modules;
mod papers;
mod scripts;
mod single;
mod styles;
mod worker;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use inkleaf_app::prerender::{RendererAssets, Template};
use inkleaf_content::{Base, encode_path};
use inkleaf_site::Papers;
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use crate::BuildError;
use crate::look::OwnLook;
use crate::output::MARKER;
pub(crate) use joined::Joined;
pub(crate) use single::Single;
use worker::Worker;

/// The folder of the app's files in the output, as a site address.
pub(crate) const ASSETS: &str = "/assets/";
/// The renderer's files, as trunk names them: without a hash.
const RENDERER_SCRIPT: &str = "inkleaf-renderer.js";
const RENDERER_WASM: &str = "inkleaf-renderer_bg.wasm";

/// The built app.
pub(crate) struct Shell {
    /// What every page is poured into.
    pub(crate) template: Template,
    /// Where pages find the renderer.
    pub(crate) renderer: RendererAssets,
    /// The app's files and their site addresses.
    pub(crate) files: Vec<(PathBuf, String)>,
    /// Where its icon is; an SVG.
    pub(crate) icon: Option<PathBuf>,
    /// The paper's colours, as the style sheets have them.
    pub(crate) papers: Papers,
    /// Its style sheets as one file, and its scripts that help reading.
    pub(crate) joined: Vec<Joined>,
    /// Its service worker.
    pub(crate) worker: Worker,
    /// What a blog that is one file needs beside; nothing where the app has none.
    pub(crate) single: Option<Single>,
}

impl Shell {
    /// Reads a built app from its folder; `look` is what the blog changes.
    pub(crate) fn load(folder: &Path, base: &Base, look: OwnLook) -> Result<Self, BuildError> {
        let index = folder.join("index.html");
        if !index.is_file() {
            return Err(BuildError::NoShell(index));
        }
        let bad = |reason: String| BuildError::BadShell {
            path: folder.to_owned(),
            reason,
        };
        let html = fs::read_to_string(&index).map_err(BuildError::io("read", &index))?;
        let (mut html, icon) = icon::take(&html, folder);
        let mut papers = Papers::default();
        let mut joined: Vec<Joined> = Vec::new();
        let styles = styles::join(&html, folder, &look.css)?;
        if let Some((changed, file)) = styles {
            html = changed;
            papers = papers::papers(&String::from_utf8_lossy(&file.bytes));
            joined.push(file);
        }
        if let Some((changed, file)) = scripts::join(&html, folder)? {
            html = changed;
            joined.push(file);
        }
        joined.extend(scripts::late(&mut html, folder)?);
        let template =
            Template::parse(&html, &base.href(ASSETS)).map_err(|error| bad(error.to_string()))?;
        let mut files = look.fonts;
        let mut renderer = RendererAssets {
            script: String::new(),
            wasm: String::new(),
        };
        let is_joined = |path: &String| joined.iter().any(|file| file.parts.contains(path));
        for (disk, path) in app_files(folder)? {
            // The icon is published by what stands in it, or not at all.
            let is_icon = icon.as_ref() == Some(&disk);
            if is_icon || is_joined(&path) || is_apart(&path) {
                continue;
            }
            let address = match path.as_str() {
                RENDERER_SCRIPT => hashed(&disk, "inkleaf-renderer", ".js")?,
                RENDERER_WASM => hashed(&disk, "inkleaf-renderer", "_bg.wasm")?,
                _ => format!("{ASSETS}{path}"),
            };
            match path.as_str() {
                RENDERER_SCRIPT => renderer.script = base.href(&encode_path(&address)),
                RENDERER_WASM => renderer.wasm = base.href(&encode_path(&address)),
                _ => {}
            }
            files.push((disk, address));
        }
        for (href, name) in [
            (&renderer.script, RENDERER_SCRIPT),
            (&renderer.wasm, RENDERER_WASM),
        ] {
            if href.is_empty() {
                return Err(bad(format!("it has no {name}")));
            }
        }
        Ok(Self {
            template,
            renderer,
            files,
            icon,
            papers,
            joined,
            worker: Worker::load(folder)?,
            single: Single::load(folder)?,
        })
    }

    /// The addresses of all files that pages load.
    pub(crate) fn addresses(&self) -> impl Iterator<Item = String> {
        let joined = self.joined.iter().map(|file| &file.address);
        let files = self.files.iter().map(|(_, address)| address);
        files.chain(joined).cloned()
    }
}

/// Whether a file of the built app is in a folder whose files become something else.
fn is_apart(path: &str) -> bool {
    let folder = path.split_once('/').map(|(folder, _)| folder);
    folder.is_some_and(|folder| [worker::FOLDER, single::FOLDER].contains(&folder))
}

/// The files of the app beside its `index.html`, sorted, with their paths
/// relative to the folder.
fn app_files(folder: &Path) -> Result<Vec<(PathBuf, String)>, BuildError> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).min_depth(1).sort_by_file_name() {
        let entry = entry.map_err(|error| BuildError::Io {
            action: "read",
            path: folder.to_owned(),
            source: error.into(),
        })?;
        let Ok(path) = entry.path().strip_prefix(folder) else {
            continue;
        };
        let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
        let path = parts.join("/");
        if entry.file_type().is_file() && path != "index.html" && path != MARKER {
            files.push((entry.into_path(), path));
        }
    }
    Ok(files)
}

/// The address of a file with its content's hash in its name, so that it can
/// be kept by browsers for good.
fn hashed(disk: &Path, name: &str, ending: &str) -> Result<String, BuildError> {
    let bytes = fs::read(disk).map_err(BuildError::io("read", disk))?;
    Ok(asset(name, ending, &bytes))
}

/// The address of one of the app's files, with the hash of its bytes between
/// `name` and `ending`.
pub(crate) fn asset(name: &str, ending: &str, bytes: &[u8]) -> String {
    format!("{ASSETS}{name}-{}{ending}", hash(bytes))
}

/// Sixteen hexadecimal digits of a hash.
pub(crate) fn hash(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(16);
    for byte in &Sha256::digest(bytes)[..8] {
        let _ = write!(digits, "{byte:02x}");
    }
    digits
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    const INDEX: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<!--inkleaf:head-->\n\
        </head>\n<body>\n<!--inkleaf:body-->\n</body>\n</html>\n";

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = dir.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        dir
    }

    #[test]
    fn the_renderers_files_are_named_by_their_content() {
        let app = |wasm: &str| {
            let dir = folder(&[
                ("index.html", INDEX),
                ("app-1.js", ""),
                ("snippets/x.js", ""),
                (RENDERER_SCRIPT, "js"),
                (RENDERER_WASM, wasm),
            ]);
            let shell = Shell::load(dir.path(), &Base::new("/blog/"), OwnLook::default()).unwrap();
            let addresses: Vec<_> = shell
                .files
                .into_iter()
                .map(|(_, address)| address)
                .collect();
            (shell.renderer, addresses)
        };
        let (renderer, addresses) = app("one");
        assert!(addresses.contains(&"/assets/app-1.js".to_owned()));
        assert!(addresses.contains(&"/assets/snippets/x.js".to_owned()));
        assert_eq!(addresses.len(), 4);
        assert!(
            renderer
                .script
                .starts_with("/blog/assets/inkleaf-renderer-")
        );
        assert!(addresses.contains(&renderer.wasm["/blog".len()..].to_owned()));
        let (other, _) = app("two");
        assert_eq!(renderer.script, other.script);
        assert_ne!(renderer.wasm, other.wasm);
    }

    #[test]
    fn what_is_no_built_app_is_told() {
        let load = |dir: &Path| {
            Shell::load(dir, &Base::new("/"), OwnLook::default())
                .err()
                .unwrap()
        };
        let empty = folder(&[]);
        assert!(matches!(load(empty.path()), BuildError::NoShell(_)));
        let foreign = folder(&[("index.html", "<html>")]);
        assert!(matches!(load(foreign.path()), BuildError::BadShell { .. }));
        let torn = folder(&[("index.html", INDEX), (RENDERER_SCRIPT, "")]);
        let error = load(torn.path());
        assert!(
            error.is_usage() && error.to_string().contains(RENDERER_WASM),
            "{error}"
        );
    }
}
