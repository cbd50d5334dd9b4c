//! Whole HTML documents, from the same views that the browser shows.

mod chrome;
mod document;
mod head;
mod languages;
mod template;

pub use chrome::{Chrome, RendererAssets};
pub use document::{document, redirect_document};
pub use languages::EditionLink;
pub use template::{Template, TemplateError};
