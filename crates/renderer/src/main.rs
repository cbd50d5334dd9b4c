//! The module that trunk builds. All that it exports is in the library: in the
//! browser there is nothing to start, and no code for that.

#![cfg_attr(all(target_family = "wasm", not(test)), no_main)]

use inkleaf_renderer as _;

#[cfg(any(not(target_family = "wasm"), test))]
fn main() {}
