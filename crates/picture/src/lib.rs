//! What happens to an author's pictures when a blog is published: smaller
//! versions for `srcset` ([`variants`]), and originals that don't tell where
//! they were taken ([`stripped`]).
//!
//! Files in, files out, in a cache folder that the caller chooses; nothing here
//! knows of blogs. Callers may run it on any number of threads.

mod cache;
mod colour;
mod container;
mod curve;
mod encode;
mod error;
mod exif;
mod gate;
mod header;
mod make;
mod pixels;
mod plan;
mod scale;
mod strip;
mod variants;

pub use cache::{Cache, Cleaned};
pub use error::PictureError;
pub use header::LeftAlone;
pub use plan::{Plan, plan};
pub use strip::{may_tell, stripped};
pub use variants::{Made, Variant, variants, variants_of};
