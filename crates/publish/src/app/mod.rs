//! The blog as an app that readers install: its icons, its screenshots, and a
//! manifest for each edition.

mod icons;
mod manifest;
mod screenshots;

use std::fs;
use std::path::{Path, PathBuf};

use inkleaf_app::prerender::AppLinks;
use inkleaf_content::{Base, encode_path};
use inkleaf_site::{Edition, Papers, Site, SiteConfig};

use crate::BuildError;
use crate::output::Folder;
use crate::shell::{Shell, asset};
use icons::Icons;
use screenshots::Screenshots;

/// What all editions share. Files are named by their content, so that browsers
/// can keep them for good.
pub(crate) struct App {
    base: Base,
    papers: Papers,
    icons: Icons,
    screenshots: Screenshots,
}

/// A file that is made, or taken over with another name.
struct Made {
    /// Its site address.
    address: String,
    bytes: Vec<u8>,
}

impl Made {
    /// `name` and `ending` stand around the hash.
    fn new(name: &str, ending: &str, bytes: Vec<u8>) -> Self {
        Self {
            address: asset(name, ending, &bytes),
            bytes,
        }
    }
}

impl App {
    /// Makes the icons and reads what `[app]` names, below the source folder
    /// `root`.
    pub(crate) fn load(
        root: &Path,
        config: &SiteConfig,
        shell: &Shell,
    ) -> Result<Self, BuildError> {
        let own = named(root, &config.app.icon);
        let drawing = own.as_deref().or(shell.icon.as_deref());
        let papers = shell.papers;
        Ok(Self {
            base: config.base(),
            papers,
            icons: drawing.map_or_else(|| Ok(Icons::default()), |path| Icons::of(path, papers))?,
            screenshots: Screenshots::load(root, &config.app)?,
        })
    }

    /// What the pages of an edition say of it.
    pub(crate) fn links(&self, edition: &Edition) -> AppLinks {
        AppLinks {
            manifest: self.href(&address(edition)),
            icon: self
                .icons
                .drawing
                .as_ref()
                .map(|file| self.href(&file.address)),
            touch_icon: self
                .icons
                .touch
                .as_ref()
                .map(|file| self.href(&file.address)),
            colours: [self.papers.light, self.papers.dark].map(hex),
        }
    }

    /// The manifest of an edition, the one at this place of `site.editions`.
    pub(crate) fn manifest(
        &self,
        config: &SiteConfig,
        site: &Site,
        place: usize,
    ) -> serde_json::Result<Vec<u8>> {
        manifest::manifest(self, config, site, place)
    }

    /// Writes icons and screenshots. Answers their size in bytes.
    pub(crate) fn write(&self, out: &Folder) -> Result<u64, BuildError> {
        let mut bytes = 0;
        for file in self.icons.files().chain(self.screenshots.files()) {
            let path = Path::new(file.address.trim_start_matches('/'));
            bytes += out.write(path, &file.bytes)?;
        }
        Ok(bytes)
    }

    fn href(&self, address: &str) -> String {
        self.base.href(&encode_path(address))
    }
}

/// The site address of an edition's manifest.
pub(crate) fn address(edition: &Edition) -> String {
    format!("{}app.webmanifest", edition.address)
}

/// A colour as CSS has it everywhere.
fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// The file that a setting names.
fn named(root: &Path, setting: &str) -> Option<PathBuf> {
    let setting = setting.trim();
    (!setting.is_empty()).then(|| root.join(setting))
}

fn read(path: &Path) -> Result<Vec<u8>, BuildError> {
    fs::read(path).map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => BuildError::NoAppFile(path.to_owned()),
        _ => BuildError::io("read", path)(error),
    })
}
