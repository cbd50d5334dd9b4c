//! The app's entry point in the browser. Nothing runs when the module is
//! loaded: `web/boot.js` calls `inkleaf_app::browser::start`.

use inkleaf_app as _;

fn main() {}
