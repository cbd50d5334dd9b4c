//! Many documents to the pages of a site: taxonomies, archive, pagination,
//! neighbours, redirects, addresses.
//!
//! This crate knows no files, no clock and no network. It owns the page data
//! types ([`Page`]), the contract between publishing and the app; the feature
//! `plan` adds what works them out from documents.

mod page;

#[cfg(feature = "plan")]
mod code;
#[cfg(feature = "plan")]
mod config;
#[cfg(feature = "plan")]
mod nearest;
#[cfg(feature = "plan")]
mod permalink;
#[cfg(feature = "plan")]
mod plan;

#[cfg(feature = "plan")]
pub use code::Code;
#[cfg(feature = "plan")]
pub use config::{
    Accent, AppSettings, CheckSettings, CommentSettings, ConfigError, FontKind, Html,
    ImageSettings, InvalidSetting, LabelledScreenshot, LanguageSettings, Look, Mapping, MenuEntry,
    Papers, Provider, Screenshot, SiteConfig, Untranslated,
};
pub use page::*;
#[cfg(feature = "plan")]
pub use plan::{
    Choice, Edition, Entry, FeedEntry, Finding, LeftOut, LeftOutReason, LinkIndex, Options,
    PlannedPage, Redirect, Role, Site, SourceFile, plan, plan_part,
};
