//! What the reader has done to the page by the time the app takes it over.

use std::time::Duration;

use anyhow::{Result, ensure};
use inkleaf_serve::Answer;
use inkleaf_tests::{Case, NARROW, Visit, WIDE};

use crate::everywhere;

pub(crate) fn cases() -> Vec<Case> {
    everywhere!["state" on fixture:
        scroll_position_focus_selection_and_details_survive,
        a_click_before_the_app_is_there_is_an_ordinary_one,
        what_was_typed_survives,
    ]
}

/// Does to the page what a reader may do before the app is there.
const READER: &str = "
    addEventListener('DOMContentLoaded', () => {
        const prose = document.querySelector('.prose');
        prose.insertAdjacentHTML('afterbegin',
            '<details open id=\"open\"><summary>Open</summary>text</details>' +
            '<details id=\"closed\"><summary>Closed</summary>text</details>' +
            '<input id=\"typed\">');
        document.getElementById('typed').value = 'half a word';
    });
    addEventListener('load', () => {
        const link = document.querySelectorAll('.prose a')[1];
        link.focus({ preventScroll: true });
        const text = document.querySelector('.prose h2 + p').firstChild;
        getSelection().setBaseAndExtent(text, 4, text, 20);
        scrollTo({ top: 700, behavior: 'instant' });
        watch.before = {
            focus: document.activeElement,
            selected: getSelection().toString(),
            text,
            y: scrollY,
        };
    });";

async fn scroll_position_focus_selection_and_details_survive(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.before(READER).await?;
    for size in [NARROW, WIDE] {
        tab.resize(size).await?;
        tab.open_app(&host.url("/posts/long-walk/")).await?;
        tab.settle().await?;
        for kept in [
            "watch.before.y === 700 && scrollY === 700",
            "watch.before.focus.matches('.prose a')",
            "document.activeElement === watch.before.focus",
            "watch.before.selected.length === 16",
            "getSelection().toString() === watch.before.selected",
            "getSelection().anchorNode === watch.before.text",
            "document.getElementById('open').open && !document.getElementById('closed').open",
        ] {
            tab.check(
                kept,
                "[scrollY, document.activeElement.outerHTML, watch.before]",
            )
            .await?;
        }
    }
    Ok(())
}

async fn what_was_typed_survives(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.before(READER).await?;
    tab.open_app(&host.url("/posts/long-walk/")).await?;
    tab.check(
        "document.getElementById('typed').value === 'half a word'",
        "0",
    )
    .await
}

async fn a_click_before_the_app_is_there_is_an_ordinary_one(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    host.when(
        |path| path.ends_with(".wasm"),
        Answer::late(Duration::from_secs(3)),
    );
    tab.open(&host.url("/")).await?;
    let before = tab.document().await?;
    let started: bool = tab
        .eval("document.documentElement.dataset.app !== undefined")
        .await?;
    ensure!(!started, "the app started without its WebAssembly file");
    let href: String = tab
        .eval("document.querySelector('.card h2 a').href")
        .await?;
    tab.click(".card h2 a").await?;
    tab.arrive_anew(&href, &before).await?;
    tab.app_ready().await
}
