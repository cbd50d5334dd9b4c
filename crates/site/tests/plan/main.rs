//! Whole plans: what must hold of a site.
#![allow(clippy::unwrap_used)]

mod addresses;
mod archive;
mod articles;
mod collisions;
mod corpus;
mod languages;
mod links;
mod lists;
mod menu;
mod order;
mod places;
mod redirects;
mod related;
mod selection;
mod serde;
mod series;
mod support;
mod terms;
mod ways;
mod words;
