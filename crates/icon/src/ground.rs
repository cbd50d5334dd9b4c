//! The ground that a drawing brings with it: a square, a square with round
//! corners or a disc, in one colour or with an even gradient.

use crate::canvas::Canvas;

/// How much of its own box a shape fills that is a ground. A disc fills 79 %;
/// leaves, hearts and letters less.
const SOLID: f32 = 0.76;
/// How much of the canvas its box has, of the longer side.
const LARGE: f32 = 0.8;
/// How far in from its edge its colour is looked at: edges are softened.
const INSET: u32 = 3;
/// How far a colour may be from the even gradient, of 255.
const TOLERANCE: f32 = 24.0;
/// How many of the colours along its edge have to be near.
const AGREEING: f32 = 0.95;

/// A ground: a colour in the middle, and how it changes to the sides.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ground {
    middle: [f32; 2],
    mean: [f32; 3],
    /// The change for each pixel to the right.
    across: [f32; 3],
    /// The change for each pixel down.
    down: [f32; 3],
}

type Sample = ([f32; 2], [f32; 3]);

impl Ground {
    /// The ground of a drawing, if it has one.
    pub(crate) fn of(canvas: &Canvas) -> Option<Self> {
        let shape = Shape::of(canvas)?;
        if !shape.is_ground(canvas.size) {
            return None;
        }
        let samples = shape.edge(canvas);
        let ground = Self::fitted(shape.middle(), &samples);
        let near = |(place, colour): &&Sample| {
            distance(*colour, ground.at(place[0], place[1])) <= TOLERANCE
        };
        let agreeing = samples.iter().filter(near).count();
        (agreeing as f32 >= AGREEING * samples.len() as f32).then_some(ground)
    }

    /// Its colour at a place, also beyond its edges.
    pub(crate) fn at(&self, x: f32, y: f32) -> [f32; 3] {
        let [u, v] = [x - self.middle[0], y - self.middle[1]];
        std::array::from_fn(|i| {
            (self.mean[i] + self.across[i] * u + self.down[i] * v).clamp(0.0, 255.0)
        })
    }

    /// The plane through the colours with the least squares. A shape is the same
    /// on both sides of its middle, so that the directions can be told apart.
    fn fitted(middle: [f32; 2], samples: &[Sample]) -> Self {
        let count = samples.len().max(1) as f32;
        let sum = |part: &dyn Fn(&Sample) -> f32| samples.iter().map(part).sum::<f32>();
        let slope = |axis: usize, i: usize| {
            let squares = sum(&|(place, _)| (place[axis] - middle[axis]).powi(2));
            sum(&|(place, colour)| (place[axis] - middle[axis]) * colour[i]) / squares.max(1.0)
        };
        Self {
            middle,
            mean: std::array::from_fn(|i| sum(&|(_, colour)| colour[i]) / count),
            across: std::array::from_fn(|i| slope(0, i)),
            down: std::array::from_fn(|i| slope(1, i)),
        }
    }
}

/// How far colours are apart: 0 to 441.
pub(crate) fn distance(one: [f32; 3], other: [f32; 3]) -> f32 {
    let squares = one.iter().zip(other).map(|(a, b)| (a - b).powi(2));
    squares.sum::<f32>().sqrt()
}

/// The opaque part of a drawing.
struct Shape {
    /// First and last opaque pixel of each row that has any: row, from, to.
    rows: Vec<[u32; 3]>,
    /// The same of each column.
    columns: Vec<[u32; 3]>,
    pixels: usize,
}

impl Shape {
    fn of(canvas: &Canvas) -> Option<Self> {
        let lines = |pixel: &dyn Fn(u32, u32) -> [u8; 4]| {
            let line = |i: u32| {
                let mut opaque = (0..canvas.size).filter(|j| pixel(i, *j)[3] > 250);
                let first = opaque.next()?;
                Some([i, first, opaque.last().unwrap_or(first)])
            };
            (0..canvas.size).filter_map(line).collect::<Vec<_>>()
        };
        let opaque = canvas.pixels().filter(|(.., pixel)| pixel[3] > 250);
        let shape = Self {
            rows: lines(&|y, x| canvas.at(x, y)),
            columns: lines(&|x, y| canvas.at(x, y)),
            pixels: opaque.count(),
        };
        (!shape.rows.is_empty()).then_some(shape)
    }

    fn is_ground(&self, size: u32) -> bool {
        let (width, height) = (self.columns.len() as f32, self.rows.len() as f32);
        width.max(height) >= LARGE * size as f32 && self.pixels as f32 >= SOLID * width * height
    }

    fn middle(&self) -> [f32; 2] {
        [&self.columns, &self.rows].map(|lines| {
            let ends = lines.first().zip(lines.last());
            ends.map_or(0.0, |(first, last)| (first[0] + last[0] + 1) as f32 / 2.0)
        })
    }

    /// Colours a little within the edge.
    fn edge(&self, canvas: &Canvas) -> Vec<Sample> {
        let ends =
            |[line, from, to]: [u32; 3]| [(line, from + INSET), (line, to.saturating_sub(INSET))];
        let rows = self.rows.iter().flat_map(|row| ends(*row));
        let columns = self.columns.iter().flat_map(|column| ends(*column));
        let places = rows.map(|(y, x)| (x, y)).chain(columns);
        places
            .filter_map(|(x, y)| {
                let [red, green, blue, alpha] = canvas.at(x, y);
                let colour = [red, green, blue].map(f32::from);
                (alpha > 250).then_some(([x as f32 + 0.5, y as f32 + 0.5], colour))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use resvg::tiny_skia::Transform;

    use super::*;

    fn ground(inside: &str) -> Option<Ground> {
        let svg =
            format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 64 64'>{inside}</svg>");
        let tree = crate::read::read(svg.as_bytes()).unwrap();
        Ground::of(&Canvas::of(&tree, 256, Transform::identity()).unwrap())
    }

    const FIGURE: &str = "<path d='M20 20h24v24z' fill='white'/>";

    #[test]
    fn squares_round_ones_and_discs_are_grounds() {
        for shape in [
            "<rect width='64' height='64' fill='#123456'/>",
            "<rect x='2' y='2' width='60' height='60' rx='16' fill='#123456'/>",
            "<circle cx='32' cy='32' r='31' fill='#123456'/>",
        ] {
            let ground = ground(&format!("{shape}{FIGURE}")).unwrap();
            assert!(
                distance(ground.at(9.0, 200.0), [18.0, 52.0, 86.0]) < 2.0,
                "{shape}"
            );
        }
    }

    #[test]
    fn an_even_gradient_goes_on_beyond_the_edge() {
        let svg = "<linearGradient id='g'><stop stop-color='#404040'/>\
                   <stop offset='1' stop-color='#c0c0c0'/></linearGradient>\
                   <rect width='64' height='64' rx='12' fill='url(#g)'/>";
        let ground = ground(&format!("{svg}{FIGURE}")).unwrap();
        assert!(distance(ground.at(0.0, 128.0), [64.0; 3]) < 4.0);
        assert!(distance(ground.at(256.0, 0.0), [192.0; 3]) < 4.0);
        assert_eq!(ground.at(-4000.0, 0.0), [0.0; 3]);
    }

    #[test]
    fn other_shapes_are_none() {
        for shape in [
            "",
            "<path d='M5 60C4 20 20 4 60 4c0 40-20 50-50 50z'/>",
            "<rect x='20' y='20' width='24' height='24'/>",
            "<rect width='64' height='32' fill='red'/><rect y='32' width='64' height='32'/>",
        ] {
            assert_eq!(ground(shape), None, "{shape}");
        }
    }
}
