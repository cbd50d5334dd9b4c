//! A click shows another page without loading a document.

use std::time::Duration;

use anyhow::{Result, ensure};
use inkleaf_serve::Answer;
use inkleaf_tests::{Case, Kind, Visit, WIDE};
use serde_json::json;

use crate::everywhere;

pub(crate) fn cases() -> Vec<Case> {
    let mut all = everywhere!["navigation" on fixture:
        a_click_shows_the_post,
        a_click_needs_one_request,
        the_renderer_comes_after_the_first_click,
        a_menu_click_marks_the_menu,
        the_page_one_is_on_can_be_clicked,
        pages_of_a_list_follow_each_other,
        links_in_a_post_are_followed_by_the_app,
        the_later_of_two_clicks_wins,
        the_keyboard_follows_links_too,
        a_query_stays_in_the_address,
    ];
    all.extend(everywhere!["navigation" on below:
        a_click_shows_the_post,
        a_click_needs_one_request,
        the_renderer_comes_after_the_first_click,
        a_menu_click_marks_the_menu,
        links_in_a_post_are_followed_by_the_app,
    ]);
    all.extend(everywhere!["navigation" on demo: a_click_shows_the_post]);
    all
}

/// Opens the front page with the app, and gives the href of its second post.
async fn at_home(visit: &Visit) -> Result<String> {
    let Visit { host, tab, .. } = visit;
    tab.resize(WIDE).await?;
    tab.open_app(&host.url(host.base())).await?;
    tab.eval("document.querySelectorAll('.card h2 a')[1].getAttribute('href')")
        .await
}

async fn a_click_shows_the_post(visit: &mut Visit) -> Result<()> {
    let post = at_home(visit).await?;
    let tab = &visit.tab;
    let document = tab.document().await?;
    let title: String = tab
        .eval("document.querySelectorAll('.card h2 a')[1].textContent")
        .await?;
    // Browsers differ in whether an empty tab is a step of its history.
    let steps: usize = tab.eval("history.length").await?;
    tab.scroll_to(200).await?;
    tab.click_through(".card:nth-child(2) h2 a", &post).await?;
    let title = json!(title);
    for expected in [
        format!("document.querySelector('main h1').textContent === {title}"),
        format!("document.title.includes({title})"),
        "document.querySelectorAll('main article.post .prose').length === 1".into(),
        "document.querySelector('.prose').children.length > 0".into(),
        "document.querySelector('link[rel=canonical]').href.endsWith(location.pathname)".into(),
        "document.activeElement === document.querySelector('main h1')".into(),
        "scrollY === 0".into(),
        format!("history.length === {}", steps + 1),
        "document.querySelector('meta[name=description]')?.content \
         !== 'A blog for tests: what can go wrong is planted here.'"
            .into(),
    ] {
        tab.check(
            &expected,
            "[document.title, document.activeElement.outerHTML, scrollY, history.length]",
        )
        .await?;
    }
    ensure!(
        tab.document().await? == document,
        "the document was loaded anew"
    );
    Ok(())
}

/// Clicks the archive in the menu; gives what was asked for then.
async fn asked_for_the_archive(visit: &Visit) -> Result<Vec<String>> {
    let Visit { host, tab, site } = visit;
    host.forget();
    // Without a pointer, which would hover what comes to lie below it.
    tab.depart().await?;
    tab.press(".site-header nav li:first-child a").await?;
    tab.arrive(&site.href("/archive/")).await?;
    tab.settle().await?;
    Ok(host.paths())
}

async fn a_click_needs_one_request(visit: &mut Visit) -> Result<()> {
    at_home(visit).await?;
    let Visit { tab, site, .. } = visit;
    // Else more is fetched ahead of the next click.
    tab.spare().await?;
    let archive = site.href("/archive/");
    // Without the renderer it is the page as it was prerendered.
    let asked = asked_for_the_archive(visit).await?;
    ensure!(asked == [archive], "{asked:?}");
    Ok(())
}

async fn the_renderer_comes_after_the_first_click(visit: &mut Visit) -> Result<()> {
    let post = at_home(visit).await?;
    let Visit { host, tab, site } = &*visit;
    host.forget();
    tab.click_through(".card:nth-child(2) h2 a", &post).await?;
    tab.renderer_ready().await?;
    let renderer = |path: &String| path.contains("/assets/inkleaf-renderer-");
    let paths = host.paths();
    let came = paths.iter().filter(|path| renderer(path)).count();
    ensure!(came == 2, "{paths:?}");
    // What is fetched ahead now is another matter.
    tab.spare().await?;
    tab.settle().await?;
    let archive = format!("{}page.json", site.href("/archive/"));
    let asked = asked_for_the_archive(visit).await?;
    ensure!(asked == [archive], "{asked:?}");
    Ok(())
}

async fn a_menu_click_marks_the_menu(visit: &mut Visit) -> Result<()> {
    at_home(visit).await?;
    let Visit { tab, site, .. } = visit;
    let marked =
        "[...document.querySelectorAll('[aria-current=page]')].map((it) => it.textContent)";
    ensure!(tab.eval::<Vec<String>>(marked).await?.is_empty());
    for (number, (name, address)) in [
        ("Archive", "/archive/"),
        ("Tags", "/tags/"),
        ("About", "/about/"),
    ]
    .into_iter()
    .enumerate()
    {
        let place = if name == "About" { 4 } else { number + 1 };
        let link = format!(".site-header nav li:nth-child({place}) a");
        tab.click_through(&link, &site.href(address)).await?;
        ensure!(tab.eval::<Vec<String>>(marked).await? == [name]);
    }
    tab.back_to(&site.href("/tags/")).await?;
    ensure!(tab.eval::<Vec<String>>(marked).await? == ["Tags"]);
    tab.click_through(".brand", site.href("/").as_str()).await?;
    ensure!(tab.eval::<Vec<String>>(marked).await?.is_empty());
    Ok(())
}

async fn the_page_one_is_on_can_be_clicked(visit: &mut Visit) -> Result<()> {
    at_home(visit).await?;
    let Visit { host, tab, .. } = visit;
    let document = tab.document().await?;
    tab.scroll_to(300).await?;
    tab.press(".brand").await?;
    tab.until("scrollY === 0").await?;
    tab.check("location.pathname === '/'", "location.href")
        .await?;
    tab.check("document.querySelectorAll('.card').length === 5", "0")
        .await?;
    ensure!(tab.document().await? == document);
    ensure!(host.fetches("/") == 0, "the page was there already");
    Ok(())
}

async fn pages_of_a_list_follow_each_other(visit: &mut Visit) -> Result<()> {
    at_home(visit).await?;
    let Visit { tab, site, .. } = visit;
    let last = site
        .pages
        .iter()
        .filter(|page| page.kind == Kind::Home)
        .count();
    ensure!(last >= 3, "the fixture needs three pages of posts");
    let mut seen: Vec<String> = Vec::new();
    let posts = "[...document.querySelectorAll('.card h2 a')].map((it) => it.pathname)";
    for number in 1..=last {
        if number > 1 {
            tab.click_through(".pagination a[rel=next]", &format!("/page/{number}/"))
                .await?;
        }
        seen.extend(tab.eval::<Vec<String>>(posts).await?);
    }
    let all = site
        .pages
        .iter()
        .filter(|page| page.kind == Kind::Post)
        .count();
    let shown = seen.len();
    seen.sort();
    seen.dedup();
    ensure!(
        seen.len() == all && shown == all,
        "{shown} posts shown of {all}: {seen:?}"
    );
    Ok(())
}

async fn links_in_a_post_are_followed_by_the_app(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, site } = visit;
    tab.open_app(&host.url(&site.href("/posts/pictures/")))
        .await?;
    let long = site.href("/posts/long-walk/");
    tab.click_through(&format!(".prose a[href='{long}']"), &long)
        .await?;
    let short = site.href("/posts/short-walk/");
    tab.click_through(&format!(".prose a[href='{short}']"), &short)
        .await?;
    tab.click_through(
        &format!(".prose a[href='{}']", site.href("/posts/pictures/")),
        &site.href("/posts/pictures/"),
    )
    .await?;
    tab.settle().await?;
    tab.check(
        "document.images.length === 4 && [...document.images].every((image) => \
         image.loading === 'lazy' || image.naturalWidth > 0)",
        "[...document.images].map((image) => image.src)",
    )
    .await
}

async fn the_later_of_two_clicks_wins(visit: &mut Visit) -> Result<()> {
    at_home(visit).await?;
    let Visit { host, tab, .. } = visit;
    host.on_page("/tags/", Answer::late(Duration::from_millis(700)));
    let (slow, quick) = (
        ".site-header nav li:nth-child(2) a",
        ".site-header nav li:nth-child(1) a",
    );
    tab.depart().await?;
    tab.press(slow).await?;
    tab.press(quick).await?;
    tab.arrive("/archive/").await?;
    // Where the slow answer comes all the same, it changes nothing.
    tab.pass(Duration::from_millis(900)).await?;
    tab.settle().await?;
    tab.check(
        "location.pathname === '/archive/' && document.querySelector('h1').textContent === 'Archive'",
        "[location.href, document.title]",
    )
    .await?;
    tab.check(
        "document.documentElement.dataset.loading === undefined",
        "0",
    )
    .await
}

async fn the_keyboard_follows_links_too(visit: &mut Visit) -> Result<()> {
    let post = at_home(visit).await?;
    let tab = &visit.tab;
    tab.depart().await?;
    let link = tab.find(".card:nth-child(2) h2 a").await?;
    link.send_keys("\u{e007}").await?;
    tab.arrive(&post).await?;
    tab.check(
        "document.activeElement.matches('main h1')",
        "document.activeElement.outerHTML",
    )
    .await
}

async fn a_query_stays_in_the_address(visit: &mut Visit) -> Result<()> {
    at_home(visit).await?;
    let tab = &visit.tab;
    tab.go("/archive/?from=test").await?;
    tab.check("location.search === '?from=test'", "location.href")
        .await?;
    tab.check(
        "document.querySelector('h1').textContent === 'Archive'",
        "document.title",
    )
    .await
}
