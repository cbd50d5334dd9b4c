//! The figure of a drawing, without the ground that it stands on.

use crate::Colour;
use crate::canvas::Canvas;
use crate::ground::{Ground, distance};

/// How near a colour is to the ground's that counts as the same, of 441.
const SAME: f32 = 12.0;
/// How far from the paper's colour everything counts as drawn.
const PAPER: f32 = 60.0;
/// What is less to be seen is not looked at.
const FAINT: u8 = 16;
/// A figure has at least this part of the canvas; less is noise.
const LEAST: f32 = 0.002;

/// How opaque the figure is at each pixel, by rows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Silhouette {
    size: u32,
    /// A byte a pixel.
    pub(crate) alpha: Vec<u8>,
}

/// What a figure lies within, in pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Circle {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) radius: f32,
}

impl Silhouette {
    /// What is opaque, without lines and spots in the colour of the paper: those
    /// are meant to be seen through.
    pub(crate) fn of(canvas: &Canvas, paper: Colour) -> Self {
        let visible = visible(canvas, |_, _| paper.map(f32::from));
        Self::at(canvas.size, visible, PAPER)
    }

    /// What differs from the ground; `None` where nothing does.
    pub(crate) fn on(canvas: &Canvas, ground: &Ground) -> Option<Self> {
        let visible = visible(canvas, |x, y| ground.at(x, y));
        let full = full(&visible)?;
        Some(Self::at(canvas.size, visible, full))
    }

    /// A softened edge is a mixture, as far from the ground as the figure covers
    /// it. `full` is the distance of what is wholly figure.
    fn at(size: u32, visible: Vec<(f32, u8)>, full: f32) -> Self {
        let alpha = visible.into_iter().map(|(distance, alpha)| {
            let part = ((distance - SAME) / (full - SAME)).clamp(0.0, 1.0);
            (part * f32::from(alpha)).round() as u8
        });
        Self {
            size,
            alpha: alpha.collect(),
        }
    }

    /// The circle around the middle of its box that it lies within; `None` where
    /// there is nothing to be seen.
    pub(crate) fn circle(&self) -> Option<Circle> {
        let seen = || self.seen();
        let (left, right) = (seen().map(|p| p.0).min()?, seen().map(|p| p.0).max()? + 1);
        let (top, bottom) = (seen().map(|p| p.1).min()?, seen().map(|p| p.1).max()? + 1);
        let (x, y) = ((left + right) as f32 / 2.0, (top + bottom) as f32 / 2.0);
        let reach = seen().map(|(px, py)| {
            let [dx, dy] = [px as f32 + 0.5 - x, py as f32 + 0.5 - y];
            dx.hypot(dy) + 0.71
        });
        let radius = reach.fold(0.0, f32::max);
        Some(Circle { x, y, radius })
    }

    fn seen(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        let size = self.size as usize;
        let all = self.alpha.iter().enumerate();
        all.filter(|(_, alpha)| **alpha >= FAINT)
            .map(move |(i, _)| ((i % size) as u32, (i / size) as u32))
    }
}

/// How far each pixel's colour is from what is behind it, and how opaque it is.
fn visible(canvas: &Canvas, ground: impl Fn(f32, f32) -> [f32; 3]) -> Vec<(f32, u8)> {
    let pixels = canvas.pixels();
    pixels
        .map(|(x, y, [red, green, blue, alpha])| {
            let colour = [red, green, blue].map(f32::from);
            (
                distance(colour, ground(x as f32 + 0.5, y as f32 + 0.5)),
                alpha,
            )
        })
        .collect()
}

/// The distance from which on the figure is fully there: that of most of it, so
/// that one bright spot does not make the rest faint. `None` without a figure.
fn full(visible: &[(f32, u8)]) -> Option<f32> {
    let opaque = visible.iter().filter(|(_, alpha)| *alpha > 250);
    let distances: Vec<f32> = opaque.map(|(distance, _)| *distance).collect();
    let most = distances.iter().copied().fold(0.0, f32::max);
    let mut figure: Vec<f32> = distances;
    figure.retain(|distance| *distance > (most / 4.0).max(2.0 * SAME));
    if (figure.len() as f32) < LEAST * visible.len() as f32 {
        return None;
    }
    figure.sort_by(f32::total_cmp);
    figure.get(figure.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use resvg::tiny_skia::Transform;

    use super::*;

    fn canvas(inside: &str) -> Canvas {
        let svg =
            format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 64 64'>{inside}</svg>");
        let tree = crate::read::read(svg.as_bytes()).unwrap();
        Canvas::of(&tree, 64, Transform::identity()).unwrap()
    }

    const FIGURE: &str = "<rect x='16' y='16' width='32' height='32' fill='white'/>";

    #[test]
    fn a_full_ground_is_no_part_of_the_figure() {
        let canvas = canvas(&format!(
            "<rect width='64' height='64' fill='#246'/>{FIGURE}"
        ));
        let figure = Silhouette::on(&canvas, &Ground::of(&canvas).unwrap()).unwrap();
        let at = |x: usize, y: usize| figure.alpha[y * 64 + x];
        assert_eq!(
            [at(2, 2), at(63, 0), at(32, 32), at(17, 47)],
            [0, 0, 255, 255]
        );
        let circle = figure.circle().unwrap();
        assert_eq!((circle.x, circle.y), (32.0, 32.0));
        assert!(
            (circle.radius - 16.0 * 2.0_f32.sqrt()).abs() < 1.0,
            "{circle:?}"
        );
    }

    #[test]
    fn a_plain_ground_has_no_figure() {
        let canvas = canvas("<rect width='64' height='64' fill='#246'/>");
        assert_eq!(Silhouette::on(&canvas, &Ground::of(&canvas).unwrap()), None);
    }

    #[test]
    fn without_a_ground_it_is_what_is_opaque() {
        let hole = "<rect x='28' y='28' width='8' height='8' fill='#102030'/>";
        let canvas = canvas(&format!("{FIGURE}{hole}"));
        let figure = Silhouette::of(&canvas, [0x10, 0x20, 0x30]);
        let at = |x: usize, y: usize| figure.alpha[y * 64 + x];
        assert_eq!([at(0, 0), at(20, 20), at(32, 32)], [0, 255, 0]);
    }

    #[test]
    fn nothing_has_no_circle() {
        assert_eq!(Silhouette::of(&canvas(""), [0; 3]).circle(), None);
    }
}
