//! One document of a blog: its front matter, its address parts, and its
//! Markdown as safe HTML.
//!
//! This crate knows no files, no clock, no network and no globals: what goes
//! in decides what comes out. It compiles for `wasm32-unknown-unknown`, and
//! [`render`] is the one renderer, used when publishing and in the browser.

mod case;
#[cfg(feature = "front-matter")]
pub mod damage;
#[cfg(feature = "front-matter")]
mod date;
#[cfg(feature = "front-matter")]
mod date_name;
#[cfg(feature = "front-matter")]
mod diagnostic;
#[cfg(feature = "front-matter")]
mod document;
mod escape;
#[cfg(feature = "front-matter")]
mod events;
mod facts;
mod fence;
#[cfg(feature = "front-matter")]
mod front_matter;
mod html;
#[cfg(feature = "front-matter")]
mod language;
mod leading_title;
mod link;
mod markdown;
mod percent;
mod phrase;
#[cfg(feature = "front-matter")]
mod place;
mod render;
mod scan;
mod scripts;
mod slug;
pub mod spans;
#[cfg(feature = "front-matter")]
mod term;
mod text;

#[cfg(feature = "front-matter")]
pub use date::PostDate;
#[cfg(feature = "front-matter")]
pub use date_name::{date_in_name, date_in_path};
#[cfg(feature = "front-matter")]
pub use diagnostic::{Diagnostic, Severity};
#[cfg(feature = "front-matter")]
pub use document::{Document, parse_document};
#[cfg(feature = "front-matter")]
pub use events::events;
pub use facts::{Diagram, Dialect, Facts, ImageFacts, RenderOptions};
pub use fence::{Fence, fence};
#[cfg(feature = "front-matter")]
pub use front_matter::{CoverText, FrontMatter, Keys};
#[doc(hidden)]
pub use html::sanitize;
#[cfg(feature = "front-matter")]
pub use html::{Dropped, HtmlTargets, dropped, html_targets};
#[cfg(feature = "front-matter")]
pub use language::language_tag;
pub use leading_title::take_leading_title;
pub use link::{Base, absolute};
pub use percent::encode_path;
pub use phrase::Phrase;
#[cfg(feature = "front-matter")]
pub use place::{Place, Places};
#[doc(hidden)]
pub use render::render_with;
#[cfg(feature = "front-matter")]
pub use render::{CodeBlock, Formula, Found, LostNote, Survey, survey};
pub use render::{Heading, Rendered, render};
pub use slug::slug;
#[cfg(feature = "front-matter")]
pub use term::term_slug;
pub use text::{inline_html, plain_text, summary};
