//! Addresses that are written otherwise than the blog writes them, and whatever else goes
//! wrong only in a file.

use std::fs;

use anyhow::{Context, Result, bail, ensure};
use inkleaf_tests::{Case, Engine, Kind, Tab, Visit, WEB};
use serde_json::{Value, json};

use super::{arrives, change_to, go, open, with_another_letter};

pub(super) fn cases() -> Vec<Case> {
    let everywhere = Engine::here().into_iter().flat_map(|engine| {
        on_file![engine, crooked_file:
            every_link_and_picture_leads_somewhere,
            a_page_is_found_in_any_spelling,
            a_place_can_be_gone_to_again,
            a_place_that_is_opened_has_the_focus,
            the_way_to_the_text_is_that_of_the_page,
            a_language_without_the_page_has_its_front_page,
            an_unknown_address_is_told_in_the_language_around_it,
            back_leads_to_where_the_reader_was,
            a_reload_keeps_the_place,
            another_language_begins_at_its_top_and_back_keeps_the_place,
            an_address_is_the_pages_own,
        ]
    });
    let mut all: Vec<Case> = everywhere.collect();
    let chromium = Engine::Chromium;
    all.extend(on_file![chromium, crooked_file:
        without_the_app_the_reader_is_told,
        a_picture_that_is_damaged_is_told,
    ]);
    all.extend(on_file![chromium, demo_file: a_page_that_is_damaged_is_told]);
    all.extend(on_file![chromium, lonely_file: so_they_do_in_one_language]);
    all
}

const ALL: [&str; 8] = [
    "/",
    "/archive/",
    "/posts/%C3%BC/",
    "/posts/bridge/",
    "/ferry.html",
    "/tags/",
    "/tr/",
    "/tr/posts/bridge/",
];

/// What is wrong with the links and pictures of a page.
const WRONG: &str = "
    const wrong = [];
    for (const link of document.querySelectorAll('a[href], area[href]')) {
        const href = link.getAttribute('href');
        if (!/^(#\\/|blob:|https:|mailto:)/.test(href)) wrong.push(`${link.textContent}: ${href}`);
    }
    for (const image of document.querySelectorAll('main img')) {
        if (image.currentSrc && !/^(blob|data):/.test(image.currentSrc)) wrong.push(image.currentSrc);
        image.loading = 'eager';
        await image.decode().catch(() => wrong.push(`${image.alt}: ${image.outerHTML}`));
    }
    for (const video of document.querySelectorAll('video[poster]')) {
        if (!video.poster.startsWith('blob:')) wrong.push(video.outerHTML);
    }
    return wrong;";

async fn every_link_and_picture_leads_somewhere(visit: &mut Visit) -> Result<()> {
    all_lead_somewhere(visit, &ALL).await
}

async fn so_they_do_in_one_language(visit: &mut Visit) -> Result<()> {
    all_lead_somewhere(visit, &["/tr/", "/tr/posts/bridge/"]).await
}

async fn all_lead_somewhere(visit: &Visit, addresses: &[&str]) -> Result<()> {
    let mut links = Vec::new();
    for &address in addresses {
        open(visit, address).await?;
        arrives(&visit.tab, address).await?;
        let wrong = visit.tab.run(WRONG, json!([])).await?;
        ensure!(wrong == json!([]), "{address}: {wrong:#}");
        let hrefs = "[...document.querySelectorAll('a[href^=\"#/\"]')].map((a) => a.hash.slice(1))";
        links.extend(visit.tab.eval::<Vec<String>>(hrefs).await?);
    }
    links.sort();
    links.dedup();
    ensure!(links.len() > 4, "{links:?}");
    for address in links {
        open(visit, &address).await?;
        arrives(&visit.tab, &address).await?;
        is_found(&visit.tab).await.context(address)?;
    }
    Ok(())
}

async fn is_found(tab: &Tab) -> Result<()> {
    tab.until("document.querySelector('main h1')").await?;
    tab.check(
        "!document.querySelector('.failure') && document.querySelector('.eyebrow')?.textContent !== '404'",
        "document.querySelector('main').innerText",
    )
    .await
}

async fn a_page_is_found_in_any_spelling(visit: &mut Visit) -> Result<()> {
    for (address, title) in [
        ("/posts/bridge", "Bridge"),
        ("/posts/bridge/index.html", "Bridge"),
        ("/old/bridge/", "Bridge"),
        ("/old/bridge.html", "Bridge"),
        ("/ferry.html", "Ferry"),
        ("/posts/%c3%bc/", "Bündel & <Käse>"),
        ("/posts/ü", "Bündel & <Käse>"),
    ] {
        open(visit, address).await?;
        let shown = format!("document.querySelector('main h1')?.textContent === {title:?}");
        visit.tab.until(&shown).await.context(address)?;
        open(visit, "/tags/").await?;
        change_to(&visit.tab, address).await?;
        visit.tab.until(&shown).await.context(address)?;
    }
    // In a text, too.
    open(visit, "/posts/%C3%BC/").await?;
    let hrefs = "[...document.querySelectorAll('.prose p > a')].map((a) => a.getAttribute('href'))";
    visit.tab.until(&format!("{hrefs}.length > 8")).await?;
    let found: Vec<String> = visit.tab.eval(hrefs).await?;
    let nowhere = format!("{WEB}nowhere/");
    let expected = [
        "#/posts/bridge/",
        "#/posts/bridge/",
        "#/posts/bridge/",
        "#/ferry.html",
        "#/posts/bridge/?q#planks",
        "https://elsewhere.example/x",
        "#/posts/bridge/#planks",
        "#/",
        &nowhere,
        "#/posts/%C3%BC/#k%C3%A4se",
    ];
    ensure!(found == expected, "{found:#?}");
    Ok(())
}

const SIDE: &str = "#/posts/bridge/#the-other-side";

async fn a_place_can_be_gone_to_again(visit: &mut Visit) -> Result<()> {
    open(visit, "/posts/bridge/").await?;
    let tab = &visit.tab;
    let link = format!("a[href='{SIDE}']");
    tab.until(&format!("document.querySelector(\"{link}\")"))
        .await?;
    for _ in 0..2 {
        tab.scroll_to(0).await?;
        tab.press(&link).await?;
        tab.until("scrollY > 100").await?;
    }
    Ok(())
}

async fn a_place_that_is_opened_has_the_focus(visit: &mut Visit) -> Result<()> {
    open(visit, &SIDE[1..]).await?;
    visit
        .tab
        .until("document.activeElement.matches('#the-other-side[data-target]') && scrollY > 100")
        .await
}

async fn the_way_to_the_text_is_that_of_the_page(visit: &mut Visit) -> Result<()> {
    open(visit, "/").await?;
    for address in ["/posts/bridge/", "/archive/", "/"] {
        go(&visit.tab, address).await?;
        let skip =
            format!("document.querySelector('.skip').getAttribute('href') === '#{address}#main'");
        visit.tab.until(&skip).await?;
    }
    Ok(())
}

async fn a_language_without_the_page_has_its_front_page(visit: &mut Visit) -> Result<()> {
    open(visit, "/ferry.html").await?;
    let tab = &visit.tab;
    let link = ".languages a[hreflang=tr]";
    tab.until(&format!(
        "document.querySelector('{link}').getAttribute('href') === '#/tr/'"
    ))
    .await?;
    tab.press(link).await?;
    tab.until("document.documentElement.lang === 'tr'").await?;
    tab.app_ready().await?;
    arrives(tab, "/tr/").await
}

async fn an_unknown_address_is_told_in_the_language_around_it(visit: &mut Visit) -> Result<()> {
    open(visit, "/tr/nowhere/").await?;
    visit
        .tab
        .until("document.querySelector('.eyebrow')?.textContent === '404'")
        .await?;
    let lang: String = visit.tab.eval("document.documentElement.lang").await?;
    ensure!(lang == "tr", "{lang}");
    Ok(())
}

async fn back_leads_to_where_the_reader_was(visit: &mut Visit) -> Result<()> {
    open(visit, "/posts/bridge/").await?;
    let tab = &visit.tab;
    tab.until("document.querySelector('.prose')").await?;
    tab.scroll_to(300).await?;
    let at = tab.scrolled().await?;
    go(tab, "/archive/").await?;
    tab.until("document.querySelector('.archive-year') && scrollY === 0")
        .await?;
    tab.back().await?;
    tab.until(&format!(
        "document.querySelector('.prose') && scrollY === {at}"
    ))
    .await
}

const DEEP: &str = "document.querySelector('.prose') && scrollY === 300";

async fn a_reload_keeps_the_place(visit: &mut Visit) -> Result<()> {
    open(visit, "/posts/bridge/").await?;
    let tab = &visit.tab;
    tab.until("document.querySelector('.prose')").await?;
    tab.scroll_to(300).await?;
    let document: f64 = tab.eval("performance.timeOrigin").await?;
    tab.eval::<bool>("(location.reload(), true)").await?;
    tab.until(&format!("performance.timeOrigin !== {document}"))
        .await?;
    tab.app_ready().await?;
    tab.until(DEEP).await
}

async fn another_language_begins_at_its_top_and_back_keeps_the_place(
    visit: &mut Visit,
) -> Result<()> {
    open(visit, "/posts/bridge/").await?;
    let tab = &visit.tab;
    tab.until("document.querySelector('.prose')").await?;
    tab.scroll_to(300).await?;
    tab.press(".languages a[hreflang=tr]").await?;
    tab.until("document.documentElement.lang === 'tr'").await?;
    tab.app_ready().await?;
    tab.until("document.querySelector('main h1').textContent === 'Köprü' && scrollY === 0")
        .await?;
    tab.back().await?;
    tab.until("document.documentElement.lang === 'en'").await?;
    tab.app_ready().await?;
    tab.until(DEEP).await?;
    // The front page of the other language stands in its document.
    tab.press(".languages a[hreflang=tr]").await?;
    tab.until("document.documentElement.lang === 'tr'").await?;
    tab.app_ready().await?;
    arrives(tab, "/tr/posts/bridge/").await?;
    tab.scroll_to(50).await?;
    go(tab, "/").await?;
    tab.until("document.documentElement.lang === 'en'").await?;
    tab.app_ready().await?;
    tab.until("document.querySelector('.cards') && scrollY === 0")
        .await
}

async fn an_address_is_the_pages_own(visit: &mut Visit) -> Result<()> {
    open(visit, "/").await?;
    change_to(&visit.tab, "/old/bridge/#planks").await?;
    visit
        .tab
        .until("location.hash === '#/posts/bridge/#planks' && document.querySelector('.prose')")
        .await?;
    // An unknown one is told in the language that its address is of.
    change_to(&visit.tab, "/tr/nowhere/").await?;
    visit
        .tab
        .until("document.documentElement.lang === 'tr' && document.querySelector('.eyebrow')")
        .await
}

const TOLD: &str = "document.getElementById('inkleaf-damaged').checkVisibility() && \
    getComputedStyle(document.querySelector('main')).visibility === 'visible'";

async fn without_the_app_the_reader_is_told(visit: &mut Visit) -> Result<()> {
    visit.tab.expect("");
    visit.tab.before("delete window.WebAssembly").await?;
    for address in ["/", "/posts/bridge/"] {
        visit.tab.open("about:blank").await?;
        visit.tab.open(&super::url(visit, address)).await?;
        visit.tab.until(TOLD).await.context(address)?;
    }
    Ok(())
}

async fn a_picture_that_is_damaged_is_told(visit: &mut Visit) -> Result<()> {
    visit.tab.expect("");
    let whole = fs::read_to_string(visit.site.file())?;
    let start = "id=\"inkleaf-file-0\">";
    let place = whole.find(start).context("no picture")? + start.len() + 20;
    let edited = with_another_letter(&whole, place);
    let file = visit.site.file().with_file_name("picture.html");
    fs::write(&file, edited)?;
    let url = format!("file://{}#/posts/%C3%BC/", file.display());
    visit.tab.open("about:blank").await?;
    visit.tab.open_app(&url).await?;
    visit.tab.until(TOLD).await?;
    visit
        .tab
        .until("document.querySelector('.prose a[data-left-out]')")
        .await
}

async fn a_page_that_is_damaged_is_told(visit: &mut Visit) -> Result<()> {
    visit.tab.expect("");
    // The pages that are read first are whole, and those of another block are not.
    let script = "
        const unpack = window.DecompressionStream;
        window.DecompressionStream = class {
            constructor(format) {
                if (window.isDamaged) throw new TypeError('damaged');
                return new unpack(format);
            }
        };";
    visit.tab.before(script).await?;
    open(visit, "/").await?;
    let forget = "(window.isDamaged = true)";
    visit.tab.eval::<Value>(forget).await?;
    let chunks = "document.querySelectorAll('[id^=inkleaf-pages-]').length";
    ensure!(visit.tab.eval::<usize>(chunks).await? > 1);
    for page in visit
        .site
        .pages
        .iter()
        .filter(|page| page.kind == Kind::Post)
    {
        change_to(&visit.tab, &page.href).await?;
        arrives(&visit.tab, &page.href).await?;
        if visit.tab.eval(TOLD).await? {
            return Ok(());
        }
    }
    bail!("nothing was told")
}
