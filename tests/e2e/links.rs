//! Which links are the app's, and which are left to the browser.

use anyhow::{Result, ensure};
use inkleaf_serve::{Options, Server};
use inkleaf_tests::{Case, Engine, Visit};
use serde_json::json;
use thirtyfour::prelude::*;

use crate::everywhere;

pub(crate) fn cases() -> Vec<Case> {
    let mut all = everywhere!["links" on fixture:
        files_are_the_browsers,
        links_marked_external_are_the_browsers,
        another_site_is_the_browsers,
        a_click_with_a_key_held_down_is_the_browsers,
        a_link_for_a_new_tab_is_the_browsers,
        a_click_that_a_script_has_taken_is_not_the_apps,
        a_page_without_its_slash_is_the_apps,
        a_link_around_an_element_is_the_apps,
    ];
    all.extend(everywhere!["links" on below:
        the_feed_is_the_browsers,
        what_lies_outside_of_the_blog_is_the_browsers,
    ]);
    all
}

async fn loads_a_document(visit: &Visit, href: &str, attributes: &str) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open_app(&host.url(&visit.site.href("/posts/short-walk/")))
        .await?;
    let document = tab.document().await?;
    let link = tab.add_link(href, attributes).await?;
    tab.click(&link).await?;
    tab.arrive_anew(href, &document).await
}

async fn files_are_the_browsers(visit: &mut Visit) -> Result<()> {
    visit.tab.expect_viewer("map.png");
    for file in [
        "/posts/pictures/map.png",
        "/posts/pictures/leaf.svg",
        "/robots.txt",
    ] {
        loads_a_document(visit, file, "").await?;
    }
    loads_a_document(visit, "/posts/long-walk/index.md", "").await
}

async fn the_feed_is_the_browsers(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, site } = &*visit;
    tab.open_app(&host.url(&site.href("/"))).await?;
    let document = tab.document().await?;
    let feed: String = tab
        .eval("document.querySelector('link[type=\"application/atom+xml\"]').href")
        .await?;
    let path = url_path(&feed);
    tab.expect_viewer("feed.xml");
    tab.expect("Applying inline style violates");
    tab.expect("style-src-elem: inline");
    tab.click(&format!(".site-footer a[href$='{path}']"))
        .await?;
    tab.arrive_anew(&path, &document).await?;
    let root: String = tab
        .eval("document.documentElement.textContent.slice(0, 2000)")
        .await?;
    ensure!(root.contains("The Test Garden"), "{root}");
    Ok(())
}

fn url_path(url: &str) -> String {
    let after_scheme = url.split_once("//").map_or(url, |(_, rest)| rest);
    after_scheme
        .find('/')
        .map_or(String::new(), |at| after_scheme[at..].to_owned())
}

async fn what_lies_outside_of_the_blog_is_the_browsers(visit: &mut Visit) -> Result<()> {
    visit.tab.expect("/elsewhere/ - Failed to load resource");
    loads_a_document(visit, "/elsewhere/", "").await
}

async fn links_marked_external_are_the_browsers(visit: &mut Visit) -> Result<()> {
    loads_a_document(visit, "/archive/", "rel='nofollow external'").await
}

async fn another_site_is_the_browsers(visit: &mut Visit) -> Result<()> {
    let other = Server::start(Options::new(&visit.site.folder))?;
    loads_a_document(visit, &format!("{}archive/", other.url()), "").await?;
    // The other site ends with this test: not while its page is being loaded.
    visit.tab.app_ready().await
}

async fn a_click_with_a_key_held_down_is_the_browsers(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open_app(&host.url("/")).await?;
    let link = tab.find(".card h2 a").await?;
    let href: String = tab
        .eval("document.querySelector('.card h2 a').getAttribute('href')")
        .await?;
    let driver = tab.driver();
    let before = driver.windows().await?.len();
    let hold = driver
        .action_chain()
        .key_down(Key::Control)
        .click_element(&link);
    let document = tab.document().await?;
    hold.key_up(Key::Control).perform().await?;
    if tab.engine() == Engine::WebKit {
        // Its small browser makes no difference between the two.
        return tab.arrive_anew(&href, &document).await;
    }
    let opened = wait_for_windows(visit, before + 1).await?;
    ensure!(opened, "no new tab was opened");
    visit.tab.settle().await?;
    visit
        .tab
        .check(
            "location.pathname === '/' && document.querySelectorAll('.card').length === 5",
            "location.href",
        )
        .await
}

async fn a_link_for_a_new_tab_is_the_browsers(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open_app(&host.url("/")).await?;
    let before = tab.driver().windows().await?.len();
    let link = tab.add_link("/archive/", "target='_blank'").await?;
    tab.click(&link).await?;
    let opened = wait_for_windows(visit, before + 1).await?;
    ensure!(opened, "no new tab was opened");
    visit
        .tab
        .check("location.pathname === '/'", "location.href")
        .await
}

async fn wait_for_windows(visit: &Visit, count: usize) -> Result<bool> {
    for _ in 0..500 {
        if visit.tab.driver().windows().await?.len() >= count {
            return Ok(true);
        }
        visit.tab.settle().await?;
    }
    Ok(false)
}

async fn a_click_that_a_script_has_taken_is_not_the_apps(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open_app(&host.url("/")).await?;
    let link = tab.add_link("/archive/", "").await?;
    let script = "document.querySelector(arguments[0])\
                  .addEventListener('click', (event) => event.preventDefault())";
    tab.script::<()>(script, json!([link])).await?;
    let steps: usize = tab.eval("history.length").await?;
    host.forget();
    tab.press(&link).await?;
    // A click that the app takes comes to its end before the next one does.
    tab.go("/about/").await?;
    tab.check(
        &format!("history.length === {}", steps + 1),
        "history.length",
    )
    .await?;
    ensure!(host.fetches("/archive/") == 0);
    Ok(())
}

async fn a_page_without_its_slash_is_the_apps(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open_app(&host.url("/")).await?;
    let link = tab.add_link("/archive", "").await?;
    tab.depart().await?;
    tab.press(&link).await?;
    tab.arrive("/archive/").await?;
    tab.check(
        "document.querySelector('h1').textContent === 'Archive'",
        "document.title",
    )
    .await
}

async fn a_link_around_an_element_is_the_apps(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open_app(&host.url("/")).await?;
    let link = tab.add_link("/archive/", "").await?;
    let script = "document.querySelector(arguments[0]).innerHTML = \
                  '<svg width=40 height=40><circle r=20 cx=20 cy=20 /></svg>'";
    tab.script::<()>(script, json!([link])).await?;
    tab.click_through(&format!("{link} circle"), "/archive/")
        .await
}
