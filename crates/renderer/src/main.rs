//! The module that trunk builds. All that it exports is in the library.

use inkleaf_renderer as _;

fn main() {}
