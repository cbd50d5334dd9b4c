//! The module that trunk builds. All that it exports is in the library: there
//! is nothing to start, and no code for that.

#![no_main]

use inkleaf_renderer as _;
