//! From one SVG to the icons that an installed app has.
//!
//! What an icon is for decides how it is drawn (W3C Web Application Manifest,
//! «purpose»; Apple's `apple-touch-icon`): [`Purpose`] says how. The system
//! cuts some of them to a shape of its own, and takes the colours off others,
//! so the drawing is told from the ground that it stands on first ([`icons`]).
//!
//! The SVG is not trusted: what would load something is refused, and so is what
//! would take too long. No clock, no chance, no files, no network: the same
//! drawing gives the same bytes.

mod canvas;
mod encode;
mod error;
mod ground;
mod make;
mod place;
mod read;
mod silhouette;
mod weigh;

use std::thread;

pub use error::IconError;
pub use make::{Icon, Purpose};
pub use read::MAX_BYTES;

/// A colour of sRGB, without transparency.
pub type Colour = [u8; 3];

/// Room for nested groups. Address space, not memory.
const STACK: usize = 64 * 1024 * 1024;

/// The icons of an app: for every purpose, in the sizes that systems ask for.
///
/// `papers` are the grounds that a drawing without one is put on where an icon
/// must be opaque: the second one where it could hardly be seen on the first.
///
/// # Errors
/// See [`IconError`]; the messages are for the one who drew it.
pub fn icons(svg: &[u8], papers: [Colour; 2]) -> Result<Vec<Icon>, IconError> {
    thread::scope(|scope| {
        let worker = thread::Builder::new()
            .stack_size(STACK)
            .spawn_scoped(scope, || make::all(svg, papers));
        // A panic of the library ends the thread and nothing else.
        match worker.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(icons)) => icons,
            Ok(Err(_)) | Err(_) => Err(IconError::Breakdown),
        }
    })
}
