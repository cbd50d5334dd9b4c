//! The views of an Inkleaf blog, and what brings them alive in the browser.
//!
//! With the feature `ssr` the views are prerendered natively (the module
//! `prerender`); with `csr` they run in the browser. Never both in one build:
//! Leptos decides between the two when it is compiled.

#[cfg(feature = "csr")]
pub mod browser;
#[cfg(feature = "ssr")]
pub mod prerender;
pub mod views;
