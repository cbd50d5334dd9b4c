//! Whole pictures, made here, from bytes to versions and stripped originals.

#![allow(clippy::unwrap_used)]

mod caching;
mod coding;
mod hostile;
mod left_alone;
mod measure;
mod stripping;
mod stripping_png;
mod stripping_webp;
mod support;
mod turning;
mod versions;
