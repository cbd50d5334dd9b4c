//! Progress bars, for whoever watches.

use std::io::{IsTerminal, stderr};
use std::sync::Mutex;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use inkleaf_publish::{Progress, Silent, Step};

/// Shows progress on stderr where that is a terminal, else nothing.
pub(crate) fn progress() -> Box<dyn Progress> {
    if stderr().is_terminal() {
        Box::new(Bars::default())
    } else {
        Box::new(Silent)
    }
}

/// One bar at a time, gone when its step ends: the summary tells the rest.
#[derive(Default)]
struct Bars {
    bar: Mutex<Option<ProgressBar>>,
}

impl Bars {
    fn with_bar(&self, act: impl FnOnce(&mut Option<ProgressBar>)) {
        // A bar is only for show: after a panic elsewhere it may be in any state.
        act(&mut self
            .bar
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner));
    }
}

impl Progress for Bars {
    fn start(&self, step: Step, total: usize) {
        let length = (total > 0).then_some(total as u64);
        let bar = ProgressBar::with_draw_target(length, ProgressDrawTarget::stderr())
            .with_style(style(length.is_some()));
        bar.set_message(name(step));
        self.with_bar(|slot| *slot = Some(bar));
    }

    fn advance(&self, n: usize) {
        self.with_bar(|bar| bar.iter().for_each(|bar| bar.inc(n as u64)));
    }

    fn finish(&self) {
        self.with_bar(|bar| bar.take().iter().for_each(ProgressBar::finish_and_clear));
    }
}

fn style(known_length: bool) -> ProgressStyle {
    let template = if known_length {
        "{msg:16} {bar:30} {pos}/{len}"
    } else {
        "{msg}"
    };
    // The templates are constant; were one wrong, the default would do.
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

/// A step, as shown.
pub(crate) fn name(step: Step) -> &'static str {
    match step {
        Step::Read => "reading",
        Step::Plan => "planning",
        Step::Pictures => "making pictures",
        Step::Render => "writing pages",
        Step::Copy => "copying files",
        Step::Finish => "finishing",
        Step::Check => "checking",
        Step::Fix => "mending",
        Step::External => "asking elsewhere",
    }
}
