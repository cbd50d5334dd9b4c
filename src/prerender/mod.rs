//! Whole HTML documents, from the same views that the browser shows.

mod chrome;
mod document;
mod head;
mod template;

pub use chrome::{Chrome, RendererAssets};
pub use document::{document, redirect_document};
pub use template::{Template, TemplateError};
