//! Footnotes beside the text or over it.

use anyhow::{Result, ensure};
use inkleaf_tests::{Case, NARROW, Tab, Visit};

use crate::{
    cases,
    opening::{open, open_without_app, press},
};

pub(crate) fn cases() -> Vec<Case> {
    cases!["notes" on fixture:
        they_stand_beside_the_text_where_there_is_room,
        those_beside_the_text_are_for_eyes_only,
        they_follow_a_click_and_another_size,
        a_click_shows_a_note_where_it_is,
        also_without_the_app,
        escape_gives_the_focus_back,
        a_click_elsewhere_closes_it,
        a_way_leads_to_the_note_at_the_end,
        without_words_a_reference_is_a_link,
    ]
}

const PAGE: &str = "/posts/long-walk/";
const REFERENCE: &str = "#fnref-plan";
/// There is room beside the text.
const ROOMY: (u32, u32) = (1440, 900);
const SIDE_NOTES: &str = "[...document.querySelectorAll('.side-note')]";
const IS_OPEN: &str = "document.querySelector('.note-popover:popover-open')";

async fn they_stand_beside_the_text_where_there_is_room(visit: &mut Visit) -> Result<()> {
    visit.tab.resize(ROOMY).await?;
    open(visit, PAGE).await?;
    let tab = &visit.tab;
    tab.until(&format!("{SIDE_NOTES}.length === 2")).await?;
    tab.check(
        &format!(
            "{SIDE_NOTES}.every((note) => {{
                const number = note.firstElementChild.textContent;
                const reference = [...document.querySelectorAll('.footnote-ref > a')]
                    .find((it) => it.textContent === number).getBoundingClientRect();
                const box = note.getBoundingClientRect();
                const text = document.querySelector('.prose').getBoundingClientRect();
                return box.left >= text.right && box.right <= innerWidth
                    && Math.abs(box.top - reference.top) < 30;
            }})"
        ),
        &format!("{SIDE_NOTES}.map((it) => JSON.stringify(it.getBoundingClientRect()))"),
    )
    .await?;
    ensure!(tab.watch().await?.shifts.is_empty());
    Ok(())
}

async fn those_beside_the_text_are_for_eyes_only(visit: &mut Visit) -> Result<()> {
    visit.tab.resize(ROOMY).await?;
    // Many notes at one place, with links, code and a note in a note.
    visit
        .tab
        .before(
            "addEventListener('DOMContentLoaded', () => {
                const [item] = document.querySelectorAll('.footnotes li');
                item?.querySelector('p').insertAdjacentHTML('afterbegin',
                    '<a href=\"/about/\">link</a> '.repeat(60));
                const sup = document.querySelector('.footnote-ref');
                const second = document.querySelectorAll('.footnote-ref')[1];
                second?.remove();
                if (second) sup.after(second);
            });",
        )
        .await?;
    open(visit, PAGE).await?;
    let tab = &visit.tab;
    tab.until(&format!("{SIDE_NOTES}.length === 2")).await?;
    tab.check(
        &format!(
            "(() => {{ const [a, b] = {SIDE_NOTES}.map((it) => it.getBoundingClientRect()); \
             return a.height > 100 && b.top >= a.bottom; }})()"
        ),
        &format!("{SIDE_NOTES}.map((it) => JSON.stringify(it.getBoundingClientRect()))"),
    )
    .await?;
    tab.check(
        &format!(
            "{SIDE_NOTES}.every((note) => note.closest('[aria-hidden=true]') \
             && [...note.querySelectorAll('a')].every((it) => it.tabIndex < 0) \
             && !note.querySelector('[id], .footnote-back'))"
        ),
        &format!("{SIDE_NOTES}.map((it) => it.outerHTML)"),
    )
    .await?;
    tab.check(
        "document.querySelectorAll('.footnotes li').length === 2",
        "0",
    )
    .await
}

async fn they_follow_a_click_and_another_size(visit: &mut Visit) -> Result<()> {
    visit.tab.resize(ROOMY).await?;
    open(visit, PAGE).await?;
    let tab = &visit.tab;
    tab.until(&format!("{SIDE_NOTES}.length === 2")).await?;
    tab.resize(NARROW).await?;
    tab.until(&format!("{SIDE_NOTES}.length === 0")).await?;
    tab.resize(ROOMY).await?;
    tab.until(&format!("{SIDE_NOTES}.length === 2")).await?;
    tab.go("/archive/").await?;
    tab.until(&format!("{SIDE_NOTES}.length === 0")).await?;
    tab.go("/posts/workshop/").await?;
    tab.until(&format!("{SIDE_NOTES}.length === 1")).await?;
    tab.back_to("/archive/").await?;
    tab.back_to(PAGE).await?;
    tab.until(&format!("{SIDE_NOTES}.length === 2")).await
}

async fn shown(tab: &Tab) -> Result<()> {
    tab.click(REFERENCE).await?;
    tab.until(IS_OPEN).await?;
    tab.check(
        &format!(
            "(() => {{ const box = {IS_OPEN}.getBoundingClientRect(); \
             const text = document.querySelector('#fn-plan p').firstChild.textContent.trim(); \
             return {IS_OPEN}.textContent.includes(text) && box.left >= 0 \
                 && box.right <= document.body.clientWidth && box.height > 20 \
                 && {IS_OPEN}.contains(document.activeElement) && location.hash === ''; }})()"
        ),
        &format!("[{IS_OPEN}.outerHTML, JSON.stringify({IS_OPEN}.getBoundingClientRect())]"),
    )
    .await
}

async fn a_click_shows_a_note_where_it_is(visit: &mut Visit) -> Result<()> {
    visit.tab.resize(NARROW).await?;
    open(visit, PAGE).await?;
    let tab = &visit.tab;
    let before = tab.scrolled().await?;
    shown(tab).await?;
    ensure!((tab.scrolled().await? - before).abs() < 1.0);
    tab.check(&format!("{SIDE_NOTES}.length === 0"), "0")
        .await?;
    // Another click on the reference closes it.
    tab.click(REFERENCE).await?;
    tab.until(&format!("!{IS_OPEN}")).await?;
    // Also on a page that the app shows.
    tab.go("/posts/workshop/").await?;
    tab.click("#fnref-rake").await?;
    tab.until(IS_OPEN).await?;
    tab.back_to(PAGE).await?;
    tab.until(&format!("!{IS_OPEN}")).await?;
    shown(tab).await
}

async fn also_without_the_app(visit: &mut Visit) -> Result<()> {
    visit.tab.resize(NARROW).await?;
    open_without_app(visit, PAGE).await?;
    shown(&visit.tab).await
}

async fn escape_gives_the_focus_back(visit: &mut Visit) -> Result<()> {
    visit.tab.resize(NARROW).await?;
    open(visit, PAGE).await?;
    let tab = &visit.tab;
    let back = format!("!{IS_OPEN} && document.activeElement.matches('{REFERENCE}')");
    shown(tab).await?;
    press(tab, "\u{E00C}").await?;
    tab.until(&back).await?;
    // By keyboard alone; and who tabs out goes on after the reference.
    press(tab, "\u{E007}").await?;
    tab.until(IS_OPEN).await?;
    press(tab, "\u{E004}").await?;
    tab.until("document.activeElement.matches('.note-popover .way')")
        .await?;
    press(tab, "\u{E004}").await?;
    tab.until(&back).await
}

async fn a_click_elsewhere_closes_it(visit: &mut Visit) -> Result<()> {
    visit.tab.resize(NARROW).await?;
    open(visit, PAGE).await?;
    let tab = &visit.tab;
    shown(tab).await?;
    tab.click(".page-header h1").await?;
    tab.until(&format!("!{IS_OPEN}")).await
}

async fn a_way_leads_to_the_note_at_the_end(visit: &mut Visit) -> Result<()> {
    visit.tab.resize(NARROW).await?;
    open(visit, PAGE).await?;
    let tab = &visit.tab;
    shown(tab).await?;
    tab.click(".note-popover .way").await?;
    tab.until(&format!(
        "!{IS_OPEN} && location.hash === '#fn-plan' \
         && document.querySelector('#fn-plan').getBoundingClientRect().top < innerHeight"
    ))
    .await
}

async fn without_words_a_reference_is_a_link(visit: &mut Visit) -> Result<()> {
    let Visit { tab, host, .. } = &*visit;
    tab.resize(NARROW).await?;
    host.when(
        |path| path.contains("/words-"),
        inkleaf_serve::Answer::status(404),
    );
    tab.expect("Failed to load resource");
    // Nor can the app start without them.
    tab.expect("The page works without the app");
    tab.open(&host.url(PAGE)).await?;
    tab.until("document.querySelector('.reading-progress')")
        .await?;
    tab.click(REFERENCE).await?;
    tab.until("location.hash === '#fn-plan'").await
}
