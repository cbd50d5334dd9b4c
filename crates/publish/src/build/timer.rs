//! How long each step takes.

use std::cell::RefCell;
use std::time::{Duration, Instant};

use crate::{Progress, Step};

/// Runs the steps of publishing: tells their progress and takes their time.
pub(super) struct Timer<'a> {
    progress: &'a dyn Progress,
    times: RefCell<Vec<(Step, Duration)>>,
}

impl<'a> Timer<'a> {
    pub(super) fn new(progress: &'a dyn Progress) -> Self {
        Self {
            progress,
            times: RefCell::default(),
        }
    }

    /// Runs a step that advances `total` times.
    pub(super) fn run<T>(&self, step: Step, total: usize, work: impl FnOnce() -> T) -> T {
        self.progress.start(step, total);
        let start = Instant::now();
        let result = work();
        self.times.borrow_mut().push((step, start.elapsed()));
        self.progress.finish();
        result
    }

    /// For what is told during a step.
    pub(super) fn progress(&self) -> &'a dyn Progress {
        self.progress
    }

    /// The steps that have ended, in order.
    pub(super) fn times(self) -> Vec<(Step, Duration)> {
        self.times.into_inner()
    }
}
