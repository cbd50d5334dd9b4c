//! What the tests in `e2e/` stand on: published blogs, a static server that
//! sends the security policy, and a browser that notes what happens.
//!
//! A [`World`] is set up once for all tests. Each test then gets a [`Visit`]:
//! a server of its own ([`Host`]) and a browser of its own ([`Tab`]). When it
//! ends, whatever the browser has complained about fails the test, unless the
//! test has said that it expects it.

mod browser;
mod case;
mod deploys;
mod display;
mod driver;
mod engine;
mod host;
mod hostile;
mod interface;
mod links;
mod others;
mod preload;
mod setup;
mod site;
mod tab;
mod watch;
mod window;
mod worker;
mod world;

pub use browser::{NARROW, Size, WIDE};
pub use case::{Case, NO_WORKER, OverHttp, Visit, Which};
pub use deploys::{Change, Deploys, LISTED, POSTS, UNICODE, said};
pub use engine::Engine;
pub use host::{Host, POLICY};
pub use hostile::Count;
pub use interface::INTERFACES;
pub use setup::{Pair, Setup, fixture_folder};
pub use site::{Kind, Page, Site, WEB};
pub use tab::Tab;
pub use watch::{Shift, Watch};
pub use worker::Standing;
pub use world::{Hostile, World};
