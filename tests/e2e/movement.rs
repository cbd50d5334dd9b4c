//! Title and cover of a post move out of its card, where that is wanted.

use anyhow::{Result, ensure};
use inkleaf_tests::{Case, Visit, WIDE};
use serde_json::json;

use crate::everywhere;

pub(crate) fn cases() -> Vec<Case> {
    everywhere!["movement" on fixture:
        a_title_comes_out_of_its_card_and_goes_back_into_it,
        what_does_not_belong_together_does_not_move,
        who_wants_no_motion_gets_none,
    ]
}

/// Notes which titles are moved, on which page, and from how far above where
/// they come to stand.
const SPY: &str = "
    window.moves = [];
    const animate = Element.prototype.animate;
    Element.prototype.animate = function (frames, timing) {
        if (/^H[12]$/.test(this.tagName)) {
            const { a: scale, f: y } = new DOMMatrix(frames[0].transform);
            moves.push({ title: this.textContent, at: location.pathname, scale, y });
        }
        return animate.call(this, frames, timing);
    };";

async fn at_home(visit: &Visit) -> Result<String> {
    let Visit { host, tab, .. } = visit;
    tab.resize(WIDE).await?;
    tab.before(SPY).await?;
    tab.open_app(&host.url("/")).await?;
    tab.eval("document.querySelectorAll('.card h2 a')[1].getAttribute('href')")
        .await
}

const LINK: &str = ".card:nth-child(2) h2 a";

async fn a_title_comes_out_of_its_card_and_goes_back_into_it(visit: &mut Visit) -> Result<()> {
    let post = at_home(visit).await?;
    let tab = &visit.tab;
    let title: String = tab
        .eval(&format!("document.querySelector('{LINK}').textContent"))
        .await?;
    tab.click_through(LINK, &post).await?;
    tab.back_to("/").await?;
    let title = json!(title);
    let post = json!(post);
    for expected in [
        format!("moves.every((move) => move.title === {title})"),
        format!("moves.map((move) => move.at).join() === [{post}, '/'].join()"),
        // From below, where the second card is, and smaller; then the other way.
        "moves[0].y > 0 && moves[0].scale < 1 && moves[1].y < 0 && moves[1].scale > 1".into(),
    ] {
        tab.check(&expected, "moves").await?;
    }
    Ok(())
}

async fn what_does_not_belong_together_does_not_move(visit: &mut Visit) -> Result<()> {
    at_home(visit).await?;
    let tab = &visit.tab;
    tab.go("/archive/").await?;
    tab.go("/posts/long-walk/").await?;
    tab.go("/posts/short-walk/").await?;
    tab.go("/about/").await?;
    tab.check("moves.length === 0", "moves").await
}

async fn who_wants_no_motion_gets_none(visit: &mut Visit) -> Result<()> {
    let wanted = "
        const media = window.matchMedia.bind(window);
        window.matchMedia = (query) =>
            /reduced-motion: reduce/.test(query) ? { matches: true } : media(query);";
    visit.tab.before(wanted).await?;
    let post = at_home(visit).await?;
    let tab = &visit.tab;
    tab.click_through(LINK, &post).await?;
    let moves: u64 = tab.eval("moves.length").await?;
    ensure!(moves == 0, "{moves} titles have moved");
    Ok(())
}
