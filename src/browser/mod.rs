//! The app in the browser: takes a prerendered page over, unseen, and shows
//! the next page at a click.
//!
//! | module | what it does |
//! |---|---|
//! | `address` | where addresses stand: paths, or fragments in a blog that is one file |
//! | `app` | starts: router, listeners |
//! | `navigator` | one visit after the other: load, go, show |
//! | `source` | where pages come from: the network, or the document itself |
//! | `cache` | pages at hand, so that a click need not wait |
//! | `read` | page data out of JavaScript objects |
//! | `text` | puts a document's HTML into its page |
//! | `renderer` | Markdown to HTML, in a module loaded when needed |
//! | `links` | which clicks are the app's; prefetching |
//! | `more` | lists that have grown by their next page |
//! | `scene` | a page made ready out of sight |
//! | `stage` | puts a page into the document |
//! | `head` | title, description, canonical link, menu |
//! | `history` | scroll positions of the pages gone through |
//! | `progress` | shows that something is being waited for |
//!
//! What takes no app to be useful (copying code, side notes, zooming, keys) are
//! the scripts in `web/reader`; `stage` tells them of every new page.

mod address;
mod app;
mod cache;
mod dom;
mod failure;
mod head;
mod history;
mod links;
mod more;
mod navigator;
mod progress;
mod read;
mod renderer;
mod scene;
mod source;
mod stage;
mod text;

pub use app::start;
