//! Addresses with a `#heading`.

use anyhow::{Result, ensure};
use inkleaf_tests::{Case, Size, Tab, Visit};
use serde_json::json;

use crate::everywhere;

const LOW: Size = (800, 400);

pub(crate) fn cases() -> Vec<Case> {
    let mut all = everywhere!["headings" on fixture:
        a_heading_is_found_on_the_first_load,
        a_click_leads_to_a_heading_of_the_same_page,
        a_click_leads_to_a_heading_of_another_page,
        a_link_to_a_heading_that_is_not_there_leads_to_the_page,
        headings_in_other_scripts_are_found,
        back_and_forward_between_headings,
        footnotes_lead_there_and_back,
        the_skip_link_leads_past_the_header,
    ];
    all.extend(everywhere!["headings" on below: a_click_leads_to_a_heading_of_another_page]);
    all
}

/// The element with this id is at the top of the window (below what a style
/// sheet may leave free), and is the document's target.
async fn in_view(tab: &Tab, id: &str) -> Result<()> {
    let id = json!(id);
    tab.until(&format!(
        "((top) => top > -2 && top < 100)(\
         document.getElementById({id}).getBoundingClientRect().top) \
         && scrollY > 0"
    ))
    .await
}

async fn a_heading_is_found_on_the_first_load(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.resize(LOW).await?;
    tab.open(&host.url("/posts/long-walk/#the-pond")).await?;
    in_view(tab, "the-pond").await?;
    let before = tab.scrolled().await?;
    tab.app_ready().await?;
    tab.settle().await?;
    ensure!(tab.scrolled().await? == before, "the app has scrolled");
    tab.check(
        "document.getElementById('the-pond').matches(':target')",
        "location.href",
    )
    .await
}

async fn a_click_leads_to_a_heading_of_the_same_page(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.resize(LOW).await?;
    tab.open_app(&host.url("/posts/long-walk/")).await?;
    let document = tab.document().await?;
    host.forget();
    tab.click(".prose a[href='#the-pond']").await?;
    in_view(tab, "the-pond").await?;
    tab.check("location.hash === '#the-pond'", "location.href")
        .await?;
    tab.check(
        "document.getElementById('the-pond').matches(':target')",
        "location.href",
    )
    .await?;
    tab.check(
        "watch.elements.includes(document.querySelector('main article'))",
        "0",
    )
    .await?;
    ensure!(
        tab.document().await? == document && host.paths().is_empty(),
        "{:?}",
        host.paths()
    );
    Ok(())
}

async fn a_click_leads_to_a_heading_of_another_page(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, site } = visit;
    tab.resize(LOW).await?;
    tab.open_app(&host.url(&site.href("/posts/short-walk/")))
        .await?;
    let target = site.href("/posts/long-walk/#the-pond");
    tab.click_through(&format!(".prose a[href='{target}']"), &target)
        .await?;
    tab.check("location.hash === '#the-pond'", "location.href")
        .await?;
    in_view(tab, "the-pond").await?;
    tab.settle().await?;
    in_view(tab, "the-pond").await?;
    tab.check(
        "document.activeElement.id === 'the-pond'",
        "document.activeElement.outerHTML",
    )
    .await?;
    // The way back, and there again.
    tab.back_to(&site.href("/posts/short-walk/")).await?;
    tab.depart().await?;
    tab.forward().await?;
    tab.arrive(&target).await?;
    in_view(tab, "the-pond").await
}

async fn a_link_to_a_heading_that_is_not_there_leads_to_the_page(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open_app(&host.url("/posts/short-walk/")).await?;
    tab.go("/posts/long-walk/#no-such-heading").await?;
    tab.check("scrollY === 0", "scrollY").await?;
    tab.check(
        "document.activeElement.matches('main h1')",
        "document.activeElement.outerHTML",
    )
    .await
}

async fn headings_in_other_scripts_are_found(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.resize((360, 200)).await?;
    tab.open_app(&host.url("/posts/short-walk/")).await?;
    let id = "日本語の見出し";
    tab.go(&format!("/posts/spelling/#{id}")).await?;
    in_view(tab, id).await?;
    tab.check(
        "document.activeElement.id === '日本語の見出し'",
        "document.activeElement.id",
    )
    .await?;
    tab.scroll_to(0).await?;
    tab.click(".prose p a[href^='#']").await?;
    in_view(tab, id).await?;
    tab.open_app(&host.url(&format!("/posts/spelling/#{id}")))
        .await?;
    in_view(tab, id).await
}

async fn back_and_forward_between_headings(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.resize(LOW).await?;
    tab.open_app(&host.url("/posts/long-walk/")).await?;
    tab.press(".prose a[href='#the-pond']").await?;
    in_view(tab, "the-pond").await?;
    tab.press(".prose a[href='#the-bench']").await?;
    in_view(tab, "the-bench").await?;
    tab.back().await?;
    tab.until("location.hash === '#the-pond'").await?;
    in_view(tab, "the-pond").await?;
    tab.forward().await?;
    tab.until("location.hash === '#the-bench'").await?;
    in_view(tab, "the-bench").await
}

async fn footnotes_lead_there_and_back(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.resize(LOW).await?;
    for by_app in [false, true] {
        if by_app {
            tab.open_app(&host.url("/")).await?;
            tab.go("/posts/long-walk/").await?;
        } else {
            tab.open_app(&host.url("/posts/long-walk/")).await?;
        }
        let note: String = tab
            .eval("document.querySelector('.prose sup a').hash")
            .await?;
        // In a window of this size the note comes up over the page.
        tab.click(".prose sup a").await?;
        tab.until("document.querySelector('.note-popover:popover-open')")
            .await?;
        tab.click(".note-popover .way").await?;
        in_view_at_end(tab, note.trim_start_matches('#')).await?;
        let back = "document.querySelector('.prose [role=doc-backlink], .prose .footnotes a[href^=\"#\"], .prose .footnote-definition a[href^=\"#\"]')";
        let reference: String = tab.eval(&format!("{back}.hash")).await?;
        tab.eval::<()>(&format!("{back}.click()")).await?;
        in_view(tab, reference.trim_start_matches('#')).await?;
    }
    Ok(())
}

/// At the end of a page, the last lines can't be scrolled to the top.
async fn in_view_at_end(tab: &Tab, id: &str) -> Result<()> {
    let id = json!(id);
    tab.until(&format!(
        "((top) => top > -2 && top < innerHeight)(\
         document.getElementById({id}).getBoundingClientRect().top) && scrollY > 0"
    ))
    .await
}

async fn the_skip_link_leads_past_the_header(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open_app(&host.url("/")).await?;
    for page in ["/archive/", "/posts/long-walk/"] {
        tab.go(page).await?;
        let document = tab.document().await?;
        tab.press(".skip").await?;
        tab.until("location.hash === '#main'").await?;
        tab.check(
            &format!("location.pathname === {}", json!(page)),
            "location.href",
        )
        .await?;
        ensure!(tab.document().await? == document);
    }
    Ok(())
}
