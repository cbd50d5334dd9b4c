//! Back and forward lead to where the reader was.

use anyhow::{Result, ensure};
use inkleaf_tests::{Case, Size, Visit};

use crate::everywhere;

/// Low, so that even short lists can be scrolled.
const LOW: Size = (800, 400);

pub(crate) fn cases() -> Vec<Case> {
    let mut all = everywhere!["history" on fixture:
        back_and_forward_restore_positions,
        positions_outlive_a_reload,
        positions_outlive_another_document,
        a_reload_stays_where_it_was,
        back_to_the_first_page_needs_no_request,
        back_from_a_heading_leads_to_where_the_link_was,
        an_address_can_be_entered_again_after_a_jump,
        an_address_can_be_entered_again_after_a_heading,
        back_and_forward_show_title_and_text,
        a_new_visit_of_the_same_page_starts_at_its_top,
    ];
    all.extend(everywhere!["history" on below: back_and_forward_restore_positions]);
    all.extend(everywhere!["history" on demo: back_and_forward_restore_positions]);
    all
}

/// Opens the front page with the app.
async fn at_home(visit: &Visit) -> Result<()> {
    visit.tab.resize(LOW).await?;
    visit.tab.open_app(&visit.host.url(visit.host.base())).await
}

/// Waits until the document is scrolled to there.
async fn at(visit: &Visit, y: i64) -> Result<()> {
    let scrolled = visit
        .tab
        .until(&format!("Math.abs(scrollY - {y}) <= 1"))
        .await;
    match scrolled {
        Err(error) => Err(error.context(format!("scrolled to {}", visit.tab.scrolled().await?))),
        Ok(()) => Ok(()),
    }
}

async fn back_and_forward_restore_positions(visit: &mut Visit) -> Result<()> {
    at_home(visit).await?;
    let Visit { host, tab, .. } = &*visit;
    let post: String = tab
        .eval("document.querySelector('.card:nth-child(3) h2 a').getAttribute('href')")
        .await?;
    tab.scroll_to(350).await?;
    tab.depart().await?;
    tab.press(".card:nth-child(3) h2 a").await?;
    tab.arrive(&post).await?;
    at(visit, 0).await?;
    let archive = ".site-header nav li:first-child a";
    tab.scroll_to(120).await?;
    tab.depart().await?;
    tab.press(archive).await?;
    tab.arrive(&visit.site.href("/archive/")).await?;
    at(visit, 0).await?;
    tab.back_to(&post).await?;
    at(visit, 120).await?;
    tab.back_to(host.base()).await?;
    at(visit, 350).await?;
    tab.depart().await?;
    tab.forward().await?;
    tab.arrive(&post).await?;
    at(visit, 120).await?;
    let steps = "history.go(-1)";
    tab.depart().await?;
    tab.eval::<()>(steps).await?;
    tab.arrive(host.base()).await?;
    at(visit, 350).await
}

async fn positions_outlive_a_reload(visit: &mut Visit) -> Result<()> {
    at_home(visit).await?;
    let tab = &visit.tab;
    tab.scroll_to(300).await?;
    tab.go("/posts/long-walk/").await?;
    tab.scroll_to(900).await?;
    tab.driver().refresh().await?;
    tab.app_ready().await?;
    at(visit, 900).await?;
    tab.back_to("/").await?;
    at(visit, 300).await?;
    tab.depart().await?;
    tab.forward().await?;
    tab.arrive("/posts/long-walk/").await?;
    at(visit, 900).await
}

async fn positions_outlive_another_document(visit: &mut Visit) -> Result<()> {
    at_home(visit).await?;
    let tab = &visit.tab;
    tab.scroll_to(300).await?;
    tab.go("/posts/long-walk/").await?;
    tab.scroll_to(900).await?;
    let document = tab.document().await?;
    let file = tab.add_link("/posts/pictures/map.png", "").await?;
    tab.expect_viewer("map.png");
    tab.press(&file).await?;
    tab.arrive_anew("/posts/pictures/map.png", &document)
        .await?;
    tab.back().await?;
    tab.until("location.pathname === '/posts/long-walk/'")
        .await?;
    tab.app_ready().await?;
    at(visit, 900).await?;
    tab.check(
        "document.querySelector('h1').textContent === 'The long walk'",
        "document.title",
    )
    .await?;
    tab.back_to("/").await?;
    at(visit, 300).await
}

async fn a_reload_stays_where_it_was(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = &*visit;
    tab.resize(LOW).await?;
    tab.open_app(&host.url("/posts/long-walk/")).await?;
    tab.scroll_to(1500).await?;
    tab.driver().refresh().await?;
    tab.app_ready().await?;
    at(visit, 1500).await
}

async fn back_to_the_first_page_needs_no_request(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open_app(&host.url("/posts/short-walk/")).await?;
    tab.spare().await?;
    tab.go("/archive/").await?;
    host.forget();
    tab.back_to("/posts/short-walk/").await?;
    tab.check(
        "document.querySelector('.prose h2').id === 'what-to-take'",
        "0",
    )
    .await?;
    tab.settle().await?;
    ensure!(host.paths().is_empty(), "{:?}", host.paths());
    Ok(())
}

async fn back_from_a_heading_leads_to_where_the_link_was(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = &*visit;
    tab.resize(LOW).await?;
    tab.open_app(&host.url("/posts/long-walk/")).await?;
    tab.scroll_to(60).await?;
    tab.press(".prose a[href='#the-bench']").await?;
    tab.until("location.hash === '#the-bench' && scrollY > 1000")
        .await?;
    let bench = tab.scrolled().await?;
    tab.back().await?;
    tab.until("location.hash === ''").await?;
    at(visit, 60).await?;
    tab.forward().await?;
    tab.until("location.hash === '#the-bench'").await?;
    #[expect(clippy::cast_possible_truncation, reason = "a position on a page")]
    at(visit, bench as i64).await
}

async fn back_and_forward_show_title_and_text(visit: &mut Visit) -> Result<()> {
    at_home(visit).await?;
    let tab = &visit.tab;
    let shown = "[document.title, document.querySelector('h1').textContent, location.pathname]";
    let mut pages: Vec<Vec<String>> = vec![tab.eval(shown).await?];
    let hrefs = ["/", "/tags/", "/posts/spelling/", "/about/"];
    for href in &hrefs[1..] {
        tab.go(href).await?;
        pages.push(tab.eval(shown).await?);
    }
    for index in (0..hrefs.len() - 1).rev() {
        tab.back_to(hrefs[index]).await?;
        ensure!(tab.eval::<Vec<String>>(shown).await? == pages[index]);
    }
    for index in 1..hrefs.len() {
        tab.depart().await?;
        tab.forward().await?;
        tab.arrive(hrefs[index]).await?;
        ensure!(tab.eval::<Vec<String>>(shown).await? == pages[index]);
    }
    Ok(())
}

async fn a_new_visit_of_the_same_page_starts_at_its_top(visit: &mut Visit) -> Result<()> {
    at_home(visit).await?;
    let tab = &visit.tab;
    tab.go("/posts/long-walk/").await?;
    tab.scroll_to(800).await?;
    tab.go("/about/").await?;
    tab.go("/posts/long-walk/").await?;
    at(visit, 0).await?;
    tab.back_to("/about/").await?;
    tab.back_to("/posts/long-walk/").await?;
    at(visit, 800).await
}

async fn an_address_can_be_entered_again_after_a_jump(visit: &mut Visit) -> Result<()> {
    at_home(visit).await?;
    let tab = &visit.tab;
    tab.go("/tags/").await?;
    tab.go("/about/").await?;
    tab.depart().await?;
    tab.eval::<()>("history.go(-2)").await?;
    tab.arrive("/").await?;
    tab.go("/about/").await?;
    tab.back_to("/").await
}

async fn an_address_can_be_entered_again_after_a_heading(visit: &mut Visit) -> Result<()> {
    at_home(visit).await?;
    let tab = &visit.tab;
    tab.go("/posts/long-walk/").await?;
    tab.press(".prose a[href='#the-pond']").await?;
    tab.until("location.hash === '#the-pond'").await?;
    tab.go("/").await?;
    tab.back_to("/posts/long-walk/").await?;
    tab.go("/").await?;
    tab.back_to("/posts/long-walk/").await?;
    tab.check("location.hash === '#the-pond'", "location.href")
        .await
}
