//! Title and cover of a post move out of its card, where that is wanted.

use anyhow::{Result, ensure};
use inkleaf_tests::{Case, Visit, WIDE};
use serde_json::json;

use crate::cases;

pub(crate) fn cases() -> Vec<Case> {
    cases!["movement" on fixture:
        a_card_is_marked_on_the_way_to_its_post_and_back,
        who_wants_no_motion_gets_none,
        nothing_stays_marked,
    ]
}

/// Notes which cards are marked when a transition starts, and when the new page
/// is there.
const SPY: &str = "
    window.moves = [];
    const start = document.startViewTransition.bind(document);
    const marked = () => [...document.querySelectorAll('[data-moving] h2 a')].map((it) => it.getAttribute('href'));
    document.startViewTransition = (update) => {
        const move = { from: marked() };
        moves.push(move);
        return start(() => { update(); move.to = marked(); });
    };";

async fn at_home(visit: &Visit) -> Result<String> {
    let Visit { host, tab, .. } = visit;
    tab.resize(WIDE).await?;
    tab.before(SPY).await?;
    tab.open_app(&host.url("/")).await?;
    tab.eval("document.querySelectorAll('.card h2 a')[1].getAttribute('href')")
        .await
}

async fn a_card_is_marked_on_the_way_to_its_post_and_back(visit: &mut Visit) -> Result<()> {
    let post = at_home(visit).await?;
    let tab = &visit.tab;
    tab.click_through(".card:nth-child(2) h2 a", &post).await?;
    tab.back_to("/").await?;
    let moves: serde_json::Value = tab.eval("moves").await?;
    let expected = json!([{ "from": [post], "to": [] }, { "from": [], "to": [post] }]);
    ensure!(moves == expected, "{moves:#}");
    Ok(())
}

async fn who_wants_no_motion_gets_none(visit: &mut Visit) -> Result<()> {
    let features = json!([{ "name": "prefers-reduced-motion", "value": "reduce" }]);
    let cdp = visit.tab.driver().cdp();
    cdp.send_raw(
        "Emulation.setEmulatedMedia",
        json!({ "features": features }),
    )
    .await?;
    let post = at_home(visit).await?;
    let tab = &visit.tab;
    tab.click_through(".card:nth-child(2) h2 a", &post).await?;
    tab.check("moves.length === 0", "moves").await
}

async fn nothing_stays_marked(visit: &mut Visit) -> Result<()> {
    let post = at_home(visit).await?;
    let tab = &visit.tab;
    tab.click_through(".card:nth-child(2) h2 a", &post).await?;
    tab.back_to("/").await?;
    tab.until("!document.querySelector('[data-moving]')").await
}
