//! Several versions of one blog, as they are deployed one after the other.

use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::{Context, Result, bail, ensure};

use crate::{Setup, Site};

/// How many posts the first version has; each later one has one more.
pub const POSTS: usize = 9;
/// How many of them the front page lists.
pub const LISTED: usize = 5;
/// The address of a post whose name is not ASCII.
pub const UNICODE: &str = "/posts/žluťoučký-kůň/";

/// What comes after the third one; the fourth one is broken.
const LATER: [(&str, usize); 5] = [("v5", 5), ("v6", 6), ("v7", 7), ("v8", 8), ("v9", 9)];

/// What the film of the third post weighs, in bytes: more than all other posts.
const LONG_FILM: u32 = 300_000;

/// The versions. Every page says which one it is of, and so do the style sheet
/// and the renderer, which are other files in each.
pub struct Deploys {
    /// The first one.
    pub v1: Site,
    /// The second one: every post has changed, and there is a new one.
    pub v2: Site,
    /// The third one.
    pub v3: Site,
    /// More of them.
    pub later: Vec<Site>,
    /// The fourth one, whose app breaks down at its start.
    pub broken: Site,
    /// The second one, with no service worker any more.
    pub off: Site,
    /// A folder with two blogs, below `/a/` and `/b/`.
    pub two: PathBuf,
}

/// A piece of a service worker's code, and what it is replaced by.
pub type Change = (&'static str, &'static str);

impl Deploys {
    /// Publishes them into a folder.
    pub(crate) fn publish(setup: &Setup, folder: &Path) -> Result<Self> {
        let deploy = |name: &'static str, version: usize, base: &str, out: &Path| {
            let deploy = Deploy {
                setup,
                version,
                folder: folder.join(format!("source-{name}")),
            };
            deploy.publish(name, base, out)
        };
        let one = |name: &'static str, version| deploy(name, version, "/", &folder.join(name));
        let two = folder.join("two");
        deploy("a", 1, "/a/", &two.join("a"))?;
        deploy("b", 1, "/b/", &two.join("b"))?;
        Ok(Self {
            v1: one("v1", 1)?,
            v2: one("v2", 2)?,
            v3: one("v3", 3)?,
            later: LATER
                .into_iter()
                .map(|(name, version)| one(name, version))
                .collect::<Result<_>>()?,
            broken: one("broken", 4)?,
            off: one("off", 2)?,
            two,
        })
    }
}

impl Deploys {
    /// The same versions in another folder, with a changed service worker.
    ///
    /// # Errors
    /// A piece of code is not there, or more than once.
    pub(crate) fn with_worker(&self, folder: &Path, changes: &[Change]) -> Result<Self> {
        let other = |site: &Site| -> Result<Site> {
            let target = folder.join(site.name);
            link(&site.folder, &target)?;
            Ok(Site {
                folder: target,
                ..site.clone()
            })
        };
        let two = folder.join("two");
        link(&self.two, &two)?;
        let deploys = Self {
            v1: other(&self.v1)?,
            v2: other(&self.v2)?,
            v3: other(&self.v3)?,
            later: self.later.iter().map(other).collect::<Result<_>>()?,
            broken: other(&self.broken)?,
            off: other(&self.off)?,
            two,
        };
        for (piece, instead) in changes {
            let (v1, off) = (worker(&deploys.v1.folder), worker(&deploys.off.folder));
            let keeper = fs::read_to_string(v1)?;
            let remover = fs::read_to_string(off)?;
            let found = [
                keeper.matches(piece).count(),
                remover.matches(piece).count(),
            ];
            match found {
                [1, 0] => deploys.write_keeper(&keeper.replace(piece, instead))?,
                [0, 1] => rewrite(&deploys.off.folder, &remover.replace(piece, instead))?,
                _ => bail!("the worker has this {found:?} times: {piece}"),
            }
        }
        Ok(deploys)
    }

    fn write_keeper(&self, code: &str) -> Result<()> {
        let sites = [&self.v1, &self.v2, &self.v3, &self.broken];
        for site in sites.into_iter().chain(&self.later) {
            rewrite(&site.folder, code)?;
        }
        ["a", "b"]
            .iter()
            .try_for_each(|name| rewrite(&self.two.join(name), code))
    }
}

fn worker(folder: &Path) -> PathBuf {
    folder.join("sw.js")
}

/// Replaces the worker of a folder; not the file, which other folders have, too.
fn rewrite(folder: &Path, code: &str) -> Result<()> {
    let path = worker(folder);
    fs::remove_file(&path)?;
    Ok(fs::write(path, code)?)
}

struct Deploy<'a> {
    setup: &'a Setup,
    version: usize,
    folder: PathBuf,
}

impl Deploy<'_> {
    fn publish(&self, name: &'static str, base: &str, out: &Path) -> Result<Site> {
        self.write_source(name == "off")?;
        let shell = self.folder.join("shell");
        self.write_shell(&shell, name == "broken")?;
        let setup = Setup {
            shell,
            ..self.setup.clone()
        };
        let url = format!("http://127.0.0.1{base}");
        Site::publish(name, &setup, &self.folder, out, Some(&url))
    }

    fn write_source(&self, is_off: bool) -> Result<()> {
        let version = self.version;
        let write = |path: &str, content: &[u8]| -> Result<()> {
            let path = self.folder.join(path);
            fs::create_dir_all(path.parent().context("no folder")?)?;
            Ok(fs::write(path, content)?)
        };
        let settings = format!(
            "title = \"Deployed\"\nposts_per_page = {LISTED}\noffline = {}\n[look]\nstyle = \"look.css\"\n",
            !is_off
        );
        write("inkleaf.toml", settings.as_bytes())?;
        write(
            "look.css",
            format!(":root {{ --version: {version}; }}\n").as_bytes(),
        )?;
        for number in 1..POSTS + version {
            let text = post(number, version);
            write(&format!("posts/post-{number}/index.md"), text.as_bytes())?;
        }
        write("posts/žluťoučký-kůň.md", post(0, version).as_bytes())?;
        write(
            "pages/about.md",
            format!("---\ntitle: About\n---\n{}", said(version)).as_bytes(),
        )?;
        write("posts/post-9/film.mp4", &film(version, 100_000))?;
        write("posts/post-3/film.mp4", &film(version, LONG_FILM))?;
        write("posts/post-9/picture.svg", picture(version).as_bytes())?;
        write("static/paper.pdf", b"%PDF-1.4\n")
    }

    /// The built app with some files that differ.
    fn write_shell(&self, shell: &Path, is_broken: bool) -> Result<()> {
        copy(&self.setup.shell, shell)?;
        let renderer = shell.join("inkleaf-renderer_bg.wasm");
        let mut bytes = fs::read(&renderer)?;
        // A custom section (WebAssembly, 5.5.3): nothing reads it.
        bytes.extend([0, 3, 2, b'v', b'0' + u8::try_from(self.version)?]);
        fs::write(renderer, bytes)?;
        if is_broken { break_app(shell) } else { Ok(()) }
    }
}

/// How a version says which one it is.
pub fn said(version: usize) -> String {
    format!("This is version {version}.")
}

fn post(number: usize, version: usize) -> String {
    let media = match number {
        9 => "![A picture](picture.svg)\n\n<video src=\"film.mp4\" controls></video>\n\n",
        3 => "<video src=\"film.mp4\" controls></video>\n\n",
        _ => "",
    };
    let mut text = format!(
        "---\ntitle: Post {number}\ndate: 2026-01-{:02}\ntags: [all]\n---\n{}\n\n{media}",
        number + 1,
        said(version)
    );
    // Long enough to be scrolled; a later version starts with more.
    for line in 0..20 * (version - 1) {
        text.push_str(&format!(
            "What is new in version {version}, line {line}.\n\n"
        ));
    }
    for line in 0..60 {
        text.push_str(&format!(
            "## Section {line}\n\nLine {line} of post {number}.\n\n"
        ));
    }
    text
}

fn film(version: usize, size: u32) -> Vec<u8> {
    let byte = u8::try_from(version).unwrap_or_default();
    (0..size).map(|at| (at % 251) as u8 ^ byte).collect()
}

fn picture(version: usize) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 40\" width=\"40\" height=\"40\">\
         <title>{version}</title><rect width=\"40\" height=\"40\"/></svg>\n"
    )
}

/// Has the app trap at its start, as a panic does.
fn break_app(shell: &Path) -> Result<()> {
    let index = fs::read_to_string(shell.join("index.html"))?;
    for entry in fs::read_dir(shell)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .context("no name")?
            .to_string_lossy()
            .into_owned();
        if !name.starts_with("inkleaf-app-") || !name.ends_with(".js") {
            continue;
        }
        let code = fs::read_to_string(&path)?;
        let trap = "start=()=>{throw new WebAssembly.RuntimeError(\"unreachable\")}";
        let broken = code.replace(" as start", " as sound");
        ensure!(broken != code, "{name} exports no `start`");
        fs::write(
            shell.join("inkleaf-app-broken.js"),
            format!("{broken}export const {trap};"),
        )?;
        fs::remove_file(&path)?;
        fs::write(
            shell.join("index.html"),
            index.replace(&name, "inkleaf-app-broken.js"),
        )?;
    }
    Ok(())
}

pub(crate) fn copy(from: &Path, to: &Path) -> Result<()> {
    each_file(from, to, &|file, target| fs::copy(file, target).map(drop))
}

/// As [`copy`], but both folders then have the same files.
fn link(from: &Path, to: &Path) -> Result<()> {
    each_file(from, to, &|file, target| fs::hard_link(file, target))
}

type Both<'a> = &'a dyn Fn(&Path, &Path) -> io::Result<()>;

fn each_file(from: &Path, to: &Path, both: Both<'_>) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            each_file(&entry.path(), &target, both)?;
        } else {
            both(&entry.path(), &target)?;
        }
    }
    Ok(())
}
