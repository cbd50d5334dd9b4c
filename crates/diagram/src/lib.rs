//! Mermaid diagrams to pictures, when publishing: one for light pages, one for
//! dark ones.
//!
//! merman lays out and draws, without a browser. Nothing that it wrote is
//! trusted: the SVG is parsed and written anew from a list of elements and
//! attributes (`picture`), without links, scripts, foreign content, or
//! anything that is fetched, so that the file is harmless when it is opened by
//! itself, too.
//!
//! Text is set in Arial or one of the fonts that are as wide (Helvetica,
//! Liberation Sans, Arimo), because the width of boxes is worked out here
//! (`measure`) and the picture can't ask its reader's browser.
//!
//! No clock, no chance: the same source gives the same bytes. A Gantt chart has
//! no line for today.

mod alt;
mod css;
mod error;
mod kind;
mod measure;
mod palette;
mod picture;
mod render;

pub use alt::About;
pub use error::DiagramError;
pub use kind::Kind;
pub use render::MAX_BYTES;

use palette::Theme;

/// A diagram as pictures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// An SVG file for light pages.
    pub light: String,
    /// An SVG file for dark pages, of the same size.
    pub dark: String,
    /// Natural width in CSS pixels.
    pub width: u32,
    /// Natural height in CSS pixels.
    pub height: u32,
    /// Its kind.
    pub kind: Kind,
    /// What its author says about it.
    pub about: About,
}

/// Draws what stands in a `mermaid` fence.
///
/// Sizes and colours of the theme are ours: `theme`, `themeVariables` and fonts
/// in the source are passed over, `classDef` and `style` are not.
///
/// # Errors
///
/// [`DiagramError`] says what is wrong with the source and, where it is known,
/// in which line.
pub fn draw(source: &str) -> Result<Drawing, DiagramError> {
    let [light, dark] = render::both(source)?;
    let light = picture::safe(&light)?;
    let dark = picture::safe(&dark)?;
    Ok(Drawing {
        width: light.width,
        height: light.height,
        kind: Kind::of(source),
        about: About::read(source),
        light: light.svg,
        dark: dark.svg,
    })
}
