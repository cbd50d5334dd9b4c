//! Pages in scripts other than Latin: their type, and what stays as it is.

use anyhow::Result;
use inkleaf_tests::{Case, Engine, Visit, World};

pub(crate) fn cases() -> Vec<Case> {
    let in_engine = |engine| {
        Case::in_engine(engine, "scripts::arabic", World::arabic, |visit| {
            Box::pin(arabic(visit))
        })
    };
    Engine::here().into_iter().map(in_engine).collect()
}

const STYLE: &str = "const style = (css) => getComputedStyle(document.querySelector(css));";

async fn arabic(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = &*visit;
    tab.open(&host.url("/posts/rain/")).await?;
    for (what, expected) in [
        // The text runs from the right, code in it from the left.
        ("style('body').direction", "rtl"),
        ("style('.prose pre').direction", "ltr"),
        ("style('.prose :not(pre) > code').direction", "ltr"),
        // Arabic has no italics.
        ("style('.prose blockquote').fontStyle", "normal"),
    ] {
        let holds = format!("(() => {{ {STYLE} return {what} === '{expected}'; }})()");
        let about = format!("(() => {{ {STYLE} return {what}; }})()");
        tab.check(&holds, &about).await?;
    }
    Ok(())
}
