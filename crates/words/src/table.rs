//! All that is to be said in a language.

use serde::Serialize;

use crate::{Labels, counted::Counted};

/// A language: a text for everything that is to be said.
#[derive(Debug, Serialize)]
pub struct Table {
    /// What views and the app say.
    pub labels: Labels,
    /// What stands around every page.
    pub chrome: Chrome,
    /// What pages that are no documents are called and say of themselves.
    pub lists: Lists,
    /// What the scripts of `web/reader` say.
    pub reader: Reader,
    /// What the renderer adds to a document.
    pub rendered: Rendered,
    /// What the built-in shortcodes say where their author says nothing.
    pub shortcodes: Shortcodes,
    /// What kinds of diagrams are called, for those who don't see them.
    pub diagrams: Diagrams,
    /// What the system shows of the blog where it is installed.
    pub installed: Installed,
    /// What has a number or a name in it.
    pub(crate) counted: Counted,
}

/// What stands around every page.
#[derive(Debug, Serialize)]
pub struct Chrome {
    /// The first link of the page.
    pub skip: &'static str,
    /// What the menu is.
    pub main_menu: &'static str,
    /// The button's name while the system decides.
    pub theme_auto: &'static str,
    /// The button's name while the page is light.
    pub theme_light: &'static str,
    /// The button's name while the page is dark.
    pub theme_dark: &'static str,
    /// The link to the feed.
    pub feed: &'static str,
    /// What the language switch is.
    pub languages: &'static str,
    /// What its links are.
    pub other_languages: &'static str,
    /// The title of a former address.
    pub moved: &'static str,
    /// What stands there before the new address.
    pub moved_to: &'static str,
    /// That a blog which is one file is damaged.
    pub damaged_file: &'static str,
    /// What stands in such a file without scripts, before the list of its posts.
    pub file_scripts: &'static str,
}

/// What pages that are no documents are called and say of themselves. `{}`
/// stands for a name.
#[derive(Debug, Serialize)]
pub struct Lists {
    /// Of the archive.
    pub about_archive: &'static str,
    /// Of all tags.
    pub about_tags: &'static str,
    /// Of all categories.
    pub about_categories: &'static str,
    /// Of the tag `{}`.
    pub about_tag: &'static str,
    /// Of the category `{}`.
    pub about_category: &'static str,
    /// Later pages of a list, by their number.
    pub page: &'static str,
    /// The posts without a date.
    pub undated: &'static str,
    /// A document without a title.
    pub untitled: &'static str,
}

/// What the scripts of `web/reader` say, by the names under which they look for
/// it in the file.
#[derive(Debug, Serialize)]
#[expect(missing_docs, reason = "the scripts are where these are explained")]
pub struct Reader {
    pub copy_link: &'static str,
    pub link_copied: &'static str,
    pub copy_code: &'static str,
    pub code_copied: &'static str,
    pub share: &'static str,
    pub close: &'static str,
    pub zoom_in: &'static str,
    pub previous_picture: &'static str,
    pub next_picture: &'static str,
    pub note: &'static str,
    pub go_to_note: &'static str,
    pub to_top: &'static str,
    pub progress: &'static str,
    pub shortcuts: &'static str,
    pub key_next: &'static str,
    pub key_previous: &'static str,
    pub key_theme: &'static str,
    pub key_help: &'static str,
    pub key_search: &'static str,
    pub shortcuts_off: &'static str,
    pub shortcuts_on: &'static str,
    pub contents: &'static str,
    pub new_edition: &'static str,
    pub show_edition: &'static str,
    pub later: &'static str,
    pub not_stored: &'static str,
    pub not_stored_about: &'static str,
    pub stored_nothing: &'static str,
    pub stored_list: &'static str,
    pub stored_here: &'static str,
    pub not_here: &'static str,
    pub pages_stored: &'static str,
    pub room: &'static str,
    pub edition: &'static str,
    pub last_check: &'static str,
    pub check_now: &'static str,
    pub up_to_date: &'static str,
    pub no_host: &'static str,
    pub keep_all: &'static str,
    pub kept_all: &'static str,
    pub pause: &'static str,
    pub resume: &'static str,
    pub remove_all: &'static str,
    pub remove_sure: &'static str,
    pub store_again: &'static str,
    pub no_room: &'static str,
    pub new_post: &'static str,
    pub changed_post: &'static str,
    pub technical: &'static str,
}

/// What the built-in shortcodes say where their author says nothing. `{}` stands
/// for a number or a name.
#[derive(Debug, Serialize)]
pub struct Shortcodes {
    /// What is opened at a click.
    pub details: &'static str,
    /// The `{}`th of several.
    pub tab: &'static str,
    /// A video there.
    pub youtube: &'static str,
    /// A video there.
    pub vimeo: &'static str,
    /// A post there.
    pub x: &'static str,
    /// A post of `{}` there.
    pub x_by: &'static str,
    /// A post there.
    pub instagram: &'static str,
    /// Code of `{}`.
    pub gist: &'static str,
}

/// What the renderer adds to a document. `{}` stands for a number or a name.
#[derive(Debug, Serialize)]
pub struct Rendered {
    /// The title of an alert.
    pub note: &'static str,
    /// The title of an alert.
    pub tip: &'static str,
    /// The title of an alert.
    pub important: &'static str,
    /// The title of an alert.
    pub warning: &'static str,
    /// The title of an alert.
    pub caution: &'static str,
    /// The link beside a heading.
    pub section_link: &'static str,
    /// What the notes at the end are.
    pub footnotes: &'static str,
    /// The link from a note to the `{}`th reference to it.
    pub back_to_reference: &'static str,
    /// What the only table is, and the first.
    pub table: &'static str,
    /// What the `{}`th table is.
    pub later_table: &'static str,
    /// The code that a diagram was drawn from.
    pub source: &'static str,
    /// In place of a picture whose file `{}` is missing.
    pub no_image: &'static str,
    /// The same, after the words for the picture.
    pub no_image_after: &'static str,
}

/// What kinds of diagrams are called.
#[derive(Debug, Serialize)]
pub struct Diagrams {
    /// Steps and arrows.
    pub flowchart: &'static str,
    /// Who sends what to whom.
    pub sequence: &'static str,
    /// Classes of a program.
    pub class: &'static str,
    /// States and the ways between them.
    pub state: &'static str,
    /// Entities and their relations.
    pub entities: &'static str,
    /// What a user goes through.
    pub journey: &'static str,
    /// Tasks over time.
    pub gantt: &'static str,
    /// Shares of a whole.
    pub pie: &'static str,
    /// Points in four fields.
    pub quadrants: &'static str,
    /// Requirements and what meets them.
    pub requirements: &'static str,
    /// Commits and branches.
    pub git: &'static str,
    /// Thoughts around a subject.
    pub mind_map: &'static str,
    /// Events in their order.
    pub timeline: &'static str,
    /// Flows, as wide as they are large.
    pub sankey: &'static str,
    /// Bars or lines over axes.
    pub chart: &'static str,
    /// Blocks and connections.
    pub block: &'static str,
    /// The bits of a packet.
    pub packet: &'static str,
    /// Cards in columns.
    pub kanban: &'static str,
    /// Services and connections.
    pub architecture: &'static str,
    /// Values on spokes.
    pub radar: &'static str,
    /// Shares as rectangles.
    pub treemap: &'static str,
    /// Of a kind that has no name here.
    pub other: &'static str,
}

/// What the system shows of the blog where it is installed.
#[derive(Debug, Serialize)]
pub struct Installed {
    /// The way to the newest post, in the menu of the app's icon.
    pub newest_post: &'static str,
}
