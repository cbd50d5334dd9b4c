//! The icons, all of one drawing.

use std::path::Path;

use inkleaf_icon::Purpose;
use inkleaf_site::Papers;

use super::{Made, read};
use crate::BuildError;

/// The icons of the blog; none where there is no drawing.
#[derive(Default)]
pub(super) struct Icons {
    /// The drawing itself.
    pub(super) drawing: Option<Made>,
    /// For Apple's systems, which don't look into the manifest for it.
    pub(super) touch: Option<Made>,
    /// Those of the manifest.
    pub(super) listed: Vec<Listed>,
}

/// An icon that the manifest lists.
pub(super) struct Listed {
    pub(super) file: Made,
    /// Its width and height in pixels.
    pub(super) size: u32,
    /// As the manifest calls it.
    pub(super) purpose: &'static str,
}

impl Icons {
    /// Makes them of an SVG file.
    pub(super) fn of(path: &Path, papers: Papers) -> Result<Self, BuildError> {
        let svg = read(path)?;
        let made = inkleaf_icon::icons(&svg, [papers.light, papers.dark]);
        let made = made.map_err(|error| BuildError::BadIcon {
            path: path.to_owned(),
            reason: error.to_string(),
        })?;
        let mut icons = Self {
            drawing: Some(Made::new("icon", ".svg", svg)),
            ..Self::default()
        };
        for icon in made {
            icons.add(icon);
        }
        Ok(icons)
    }

    fn add(&mut self, icon: inkleaf_icon::Icon) {
        let purpose = match icon.purpose {
            Purpose::Any => "any",
            Purpose::Maskable => "maskable",
            Purpose::Monochrome => "monochrome",
            Purpose::Touch => {
                self.touch = Some(Made::new("icon-touch", ".png", icon.png));
                return;
            }
        };
        let name = format!("icon-{purpose}-{}", icon.size);
        self.listed.push(Listed {
            file: Made::new(&name, ".png", icon.png),
            size: icon.size,
            purpose,
        });
    }

    /// All of their files.
    pub(super) fn files(&self) -> impl Iterator<Item = &Made> {
        let listed = self.listed.iter().map(|icon| &icon.file);
        self.drawing.iter().chain(&self.touch).chain(listed)
    }
}
