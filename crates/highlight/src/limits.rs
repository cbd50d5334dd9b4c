//! How much work one block of code may make.
//!
//! Grammars are regular expressions tried one after the other at every place
//! of a line; some look far ahead each time. What a line costs can so grow
//! with the square of its length, and a bound on the time would make the
//! result depend on the machine. Bounds on lengths don't.

/// The longest line that is coloured, in bytes. Longer ones (minified code,
/// embedded pictures) are left plain; what follows is coloured as if they
/// were not there.
pub(crate) const LINE: usize = 1_000;

/// How many bytes of a block are coloured; the rest is plain.
pub(crate) const BLOCK: usize = 128 * 1024;
