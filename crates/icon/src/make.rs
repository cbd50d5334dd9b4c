//! All icons of a drawing.

use resvg::tiny_skia::Transform;
use resvg::usvg::Tree;

use crate::canvas::Canvas;
use crate::ground::{Ground, distance};
use crate::place::{placed, scaled};
use crate::silhouette::Silhouette;
use crate::{Colour, IconError, encode, read};

/// The size at which a drawing is looked at.
const SIZE: u32 = 512;

/// The safe zone of a maskable icon is a circle whose radius is 40 % of the side
/// (W3C Web Application Manifest, «Icon masks and safe zone»). A little less, so
/// that a figure does not touch the edge of a system that takes all it may.
const MASKED: f32 = 0.37;

/// Apple's systems cut the corners off, and nothing else.
const TOUCH: f32 = 0.42;

/// A drawing that is less apart from the paper, of 441, can hardly be seen.
const PALE: f32 = 90.0;

/// What an icon is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To be shown as it is, with transparency.
    Any,
    /// To be cut to a shape by the system: opaque, and the figure lies within
    /// the safe zone.
    Maskable,
    /// To be coloured by the system: only what is opaque counts. The ground that
    /// a drawing brings with it is left out.
    Monochrome,
    /// `apple-touch-icon`: opaque, square corners.
    Touch,
}

/// An icon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Icon {
    /// What it is for.
    pub purpose: Purpose,
    /// Its width and height in pixels.
    pub size: u32,
    /// The PNG file.
    pub png: Vec<u8>,
}

/// Which ones there are. 192 and 512 are what browsers ask for before they offer
/// to install; 180 is the largest that Apple's devices show.
const WANTED: [(Purpose, u32); 6] = [
    (Purpose::Any, 192),
    (Purpose::Any, 512),
    (Purpose::Maskable, 192),
    (Purpose::Maskable, 512),
    (Purpose::Monochrome, 512),
    (Purpose::Touch, 180),
];

/// All icons of an SVG.
pub(crate) fn all(svg: &[u8], papers: [Colour; 2]) -> Result<Vec<Icon>, IconError> {
    let drawing = Drawing::of(svg, papers)?;
    let icon = |(purpose, size)| {
        let png = match purpose {
            Purpose::Any => encode::colours(&drawing.plain(size)?),
            Purpose::Maskable => encode::colours(&drawing.opaque(size, MASKED)?),
            Purpose::Touch => encode::colours(&drawing.opaque(size, TOUCH)?),
            Purpose::Monochrome => encode::alpha(SIZE, &drawing.figure),
        };
        png.map(|png| Icon { purpose, size, png })
    };
    WANTED.into_iter().map(icon).collect()
}

/// A drawing, and what was found out about it.
struct Drawing {
    tree: Tree,
    ground: Option<Ground>,
    figure: Silhouette,
    paper: Colour,
}

impl Drawing {
    fn of(svg: &[u8], papers: [Colour; 2]) -> Result<Self, IconError> {
        let tree = read::read(svg)?;
        let canvas = Canvas::of(&tree, SIZE, Transform::identity())?;
        let ground = Ground::of(&canvas);
        let paper = paper(&canvas, papers);
        // Where nothing stands on it, it is the figure itself.
        let on_ground = ground.and_then(|ground| Some((Silhouette::on(&canvas, &ground)?, ground)));
        let (figure, ground) = match on_ground {
            Some((figure, ground)) => (figure, Some(ground)),
            None => (Silhouette::of(&canvas, paper), None),
        };
        Ok(Self {
            tree,
            ground,
            figure,
            paper,
        })
    }

    fn plain(&self, size: u32) -> Result<Canvas, IconError> {
        Canvas::of(&self.tree, size, Transform::identity())
    }

    /// On its own ground, or on paper, with the figure in a circle of this radius.
    fn opaque(&self, size: u32, zone: f32) -> Result<Canvas, IconError> {
        let circle = self.figure.circle().ok_or(IconError::Empty)?;
        let placed = placed(circle, SIZE, zone);
        let factor = size as f32 / SIZE as f32;
        let canvas = Canvas::of(&self.tree, size, scaled(placed, factor))?;
        let paper = self.paper.map(f32::from);
        let back = placed.invert().ok_or(IconError::Breakdown)?;
        Ok(canvas.over(|x, y| match &self.ground {
            Some(ground) => {
                let [x, y] = [x / factor, y / factor];
                ground.at(x * back.sx + back.tx, y * back.sy + back.ty)
            }
            None => paper,
        }))
    }
}

/// The paper that the drawing can be seen on.
fn paper(canvas: &Canvas, [first, second]: [Colour; 2]) -> Colour {
    let (mut sum, mut count) = (0.0, 0.0);
    for (.., [red, green, blue, alpha]) in canvas.pixels() {
        let alpha = f32::from(alpha) / 255.0;
        let colour = [red, green, blue].map(f32::from);
        sum += alpha * distance(colour, first.map(f32::from));
        count += alpha;
    }
    if count > 0.0 && sum / count < PALE {
        second
    } else {
        first
    }
}
