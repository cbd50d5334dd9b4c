//! The tests' own eyes: what must be noticed is noticed.

use std::time::Duration;

use anyhow::{Result, ensure};
use inkleaf_serve::Answer;
use inkleaf_tests::{Case, Visit};

use crate::cases;

pub(crate) fn cases() -> Vec<Case> {
    cases!["controls" on fixture:
        a_shift_is_noticed,
        a_blocked_request_is_noticed,
        a_message_on_the_console_is_noticed,
        a_late_answer_is_late,
    ]
}

async fn a_shift_is_noticed(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open_app(&host.url("/posts/long-walk/")).await?;
    tab.settle().await?;
    tab.eval::<()>("document.body.insertAdjacentHTML('afterbegin', '<p>a<br>b<br>c<br>d</p>')")
        .await?;
    tab.until("watch.shifts.some((shift) => shift.value > 0)")
        .await
}

async fn a_blocked_request_is_noticed(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open_app(&host.url("/")).await?;
    tab.eval::<()>("void (new Image().src = 'http://127.0.0.1:9/x.png')")
        .await?;
    tab.until("watch.violations.length > 0").await?;
    ensure!(!tab.complaints().await?.is_empty());
    tab.expect("127.0.0.1:9");
    Ok(())
}

async fn a_message_on_the_console_is_noticed(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open_app(&host.url("/")).await?;
    tab.eval::<()>("console.log('from the control')").await?;
    let complaints = tab.complaints().await?;
    ensure!(
        complaints
            .iter()
            .any(|text| text.contains("from the control")),
        "{complaints:?}"
    );
    Ok(())
}

async fn a_late_answer_is_late(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open(&host.url("/")).await?;
    host.on("/about/page.json", Answer::late(Duration::from_millis(300)));
    let took: f64 = tab
        .eval(
            "(async () => { const t = performance.now(); await fetch('/about/page.json'); \
             return performance.now() - t; })()",
        )
        .await?;
    ensure!(took >= 299.0, "{took} ms");
    Ok(())
}
