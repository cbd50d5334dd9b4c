//! Where a drawing stands in an icon that is cut to a shape.

use resvg::tiny_skia::Transform;

use crate::silhouette::Circle;

/// How a figure is moved so that it lies within a circle around the middle of a
/// square; `zone` is its radius as a part of the side. A figure that does so
/// already stays, and none is made larger: its room is its author's wish.
pub(crate) fn placed(figure: Circle, size: u32, zone: f32) -> Transform {
    let side = size as f32;
    let middle = side / 2.0;
    let zone = zone * side;
    let off = (figure.x - middle).hypot(figure.y - middle);
    if off + figure.radius <= zone {
        return Transform::identity();
    }
    let scale = (zone / figure.radius).min(1.0);
    Transform::from_translate(-figure.x, -figure.y)
        .post_scale(scale, scale)
        .post_translate(middle, middle)
}

/// The same in a square of another size.
pub(crate) fn scaled(placed: Transform, factor: f32) -> Transform {
    Transform {
        tx: placed.tx * factor,
        ty: placed.ty * factor,
        ..placed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn circle(x: f32, y: f32, radius: f32) -> Circle {
        Circle { x, y, radius }
    }

    #[test]
    fn what_lies_within_stays() {
        let stays = placed(circle(50.0, 52.0, 30.0), 100, 0.4);
        assert_eq!(stays, Transform::identity());
    }

    #[test]
    fn what_lies_outside_is_moved_and_made_smaller() {
        let moved = placed(circle(40.0, 60.0, 80.0), 100, 0.4);
        assert!((moved.sx - 0.5).abs() < 1e-6);
        let x = 40.0 * moved.sx + moved.tx;
        let y = 60.0 * moved.sy + moved.ty;
        assert!((x - 50.0).abs() < 1e-4 && (y - 50.0).abs() < 1e-4);
        let aside = placed(circle(20.0, 50.0, 15.0), 100, 0.4);
        assert_eq!((aside.sx, aside.tx), (1.0, 30.0));
    }
}
