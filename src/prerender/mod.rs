//! Whole HTML documents, from the same views that the browser shows.

mod chrome;
mod document;
mod head;
mod installing;
mod languages;
mod template;

pub use chrome::{Chrome, RendererAssets};
pub use document::{document, redirect_document};
pub use installing::AppLinks;
pub use languages::EditionLink;
pub use template::{Template, TemplateError};
