//! Pixels, and drawing on them.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::Tree;

use crate::IconError;

/// A square of pixels: red, green, blue and alpha, not premultiplied.
#[derive(Debug, Clone)]
pub(crate) struct Canvas {
    /// Its width and height.
    pub(crate) size: u32,
    /// Four bytes a pixel, by rows.
    pub(crate) rgba: Vec<u8>,
}

impl Canvas {
    /// A drawing in the middle of a square, as large as it fits in; then moved
    /// by `placed`, which is in pixels of the square.
    pub(crate) fn of(tree: &Tree, size: u32, placed: Transform) -> Result<Self, IconError> {
        let mut pixmap = Pixmap::new(size, size).ok_or(IconError::Breakdown)?;
        resvg::render(
            tree,
            fitted(tree, size).post_concat(placed),
            &mut pixmap.as_mut(),
        );
        let pixels = pixmap.pixels().iter().map(|pixel| pixel.demultiply());
        Ok(Self {
            size,
            rgba: pixels
                .flat_map(|c| [c.red(), c.green(), c.blue(), c.alpha()])
                .collect(),
        })
    }

    /// All pixels with their places.
    pub(crate) fn pixels(&self) -> impl Iterator<Item = (u32, u32, [u8; 4])> + '_ {
        let places = (0..self.size).flat_map(|y| (0..self.size).map(move |x| (x, y)));
        let pixels = self.rgba.as_chunks::<4>().0;
        places.zip(pixels).map(|((x, y), pixel)| (x, y, *pixel))
    }

    /// The pixel at a place; nothing outside.
    pub(crate) fn at(&self, x: u32, y: u32) -> [u8; 4] {
        let i = (y * self.size + x) as usize;
        let pixel = self.rgba.as_chunks::<4>().0.get(i);
        pixel.copied().unwrap_or_default()
    }

    /// Puts a colour of its place behind every pixel.
    pub(crate) fn over(mut self, ground: impl Fn(f32, f32) -> [f32; 3]) -> Self {
        let size = self.size as usize;
        for (i, pixel) in self.rgba.as_chunks_mut::<4>().0.iter_mut().enumerate() {
            let behind = ground((i % size) as f32 + 0.5, (i / size) as f32 + 0.5);
            let alpha = f32::from(pixel[3]) / 255.0;
            for (own, behind) in pixel.iter_mut().zip(behind) {
                *own = (f32::from(*own) * alpha + behind * (1.0 - alpha)).round() as u8;
            }
            pixel[3] = 255;
        }
        self
    }
}

/// From the drawing's own units to a square of pixels, sides kept in proportion.
fn fitted(tree: &Tree, size: u32) -> Transform {
    let (width, height) = (tree.size().width(), tree.size().height());
    let side = size as f32;
    let scale = (side / width).min(side / height);
    let [x, y] = [width, height].map(|length| (side - length * scale) / 2.0);
    Transform::from_scale(scale, scale).post_translate(x, y)
}
