//! A blog that is one file, opened from a disk: the same blog, and nothing is ever asked
//! for.

use std::fs;

use anyhow::{Context, Result, ensure};
use inkleaf_tests::{Case, Engine, Kind, Tab, Visit, WEB};
use serde_json::Value;

use crate::opening::press;

const TAB: &str = "\u{E004}";
const ENTER: &str = "\u{E007}";

/// Tests on a file by their names, in an engine.
macro_rules! on_file {
    ($engine:expr, $site:ident: $($test:ident),+ $(,)?) => {
        vec![$(
            Case::in_engine(
                $engine,
                concat!("single::", stringify!($site), "::", stringify!($test)),
                |world| world.$site(),
                |visit| Box::pin($test(visit)),
            )
        ),+]
    };
}

mod contents;
mod crooked;
mod look;

pub(crate) fn cases() -> Vec<Case> {
    let everywhere = Engine::here().into_iter().flat_map(|engine| {
        on_file![engine, fixture_file:
            every_kind_of_page_is_shown,
            back_and_forward_lead_through_the_pages,
            an_address_with_a_heading_leads_to_it,
            a_reload_stays_where_it_is,
            an_unknown_address_is_not_found,
            a_damaged_file_says_so,
        ]
        .into_iter()
        .chain(on_file![engine, languages_file: every_language_is_in_it])
    });
    let mut all: Vec<Case> = everywhere.collect();
    all.extend(on_file![Engine::Chromium, fixture_file:
        from_a_host_it_is_the_same,
        the_skip_link_leads_past_the_header,
    ]);
    all.extend(contents::cases());
    all.extend(crooked::cases());
    all.extend(look::cases());
    all
}

/// The URL of a place in the file.
fn url(visit: &Visit, address: &str) -> String {
    let file = visit.site.file();
    format!("file://{}#{address}", file.display())
}

/// Opens the file at an address.
async fn open(visit: &Visit, address: &str) -> Result<()> {
    // Another fragment alone would be no new document.
    visit.tab.open("about:blank").await?;
    visit.tab.open_app(&url(visit, address)).await
}

/// Goes to an address as the reader does who changes it by hand.
async fn change_to(tab: &Tab, address: &str) -> Result<()> {
    let change = format!("(location.hash = '#{address}', true)");
    tab.eval::<bool>(&change).await.map(drop)
}

/// The same, and waits until its page is shown.
async fn go(tab: &Tab, address: &str) -> Result<()> {
    change_to(tab, address).await?;
    arrives(tab, address).await
}

/// Waits until the page at an address is shown.
async fn arrives(tab: &Tab, address: &str) -> Result<()> {
    let (path, _) = address.split_once('#').unwrap_or((address, ""));
    tab.until(&format!(
        "(location.hash || '#/').startsWith({:?}) && !document.documentElement.dataset.visiting \
         && !document.documentElement.hasAttribute('data-arriving')",
        format!("#{path}")
    ))
    .await
}

/// What a page shows: its title, and the text of its main part.
const SHOWN: &str =
    "[document.title, document.querySelector('main').innerText.replace(/\\s+/g, ' ').trim()]";

async fn every_kind_of_page_is_shown(visit: &mut Visit) -> Result<()> {
    // As the host shows them.
    let kinds = [
        Kind::Home,
        Kind::Post,
        Kind::Page,
        Kind::Tags,
        Kind::Tag,
        Kind::Categories,
        Kind::Category,
        Kind::Archive,
    ];
    open(visit, "/").await?;
    for kind in kinds {
        let href = visit.site.page(kind)?.href.clone();
        go(&visit.tab, &href).await?;
        let heading = "document.querySelector('h1')?.textContent";
        let canonical = format!("{WEB}{}", &href[1..]);
        visit
            .tab
            .until(&format!(
                "document.querySelector('link[rel=canonical]').href === '{canonical}' && {heading}"
            ))
            .await
            .with_context(|| format!("{kind:?}"))?;
        let pictures = "[...document.querySelectorAll('main img')].every((image) => \
            /^(blob|data):/.test(image.src) || !image.src)";
        visit.tab.check(pictures, "document.title").await?;
    }
    Ok(())
}

async fn back_and_forward_lead_through_the_pages(visit: &mut Visit) -> Result<()> {
    open(visit, "/").await?;
    let tab = &visit.tab;
    let front: Value = tab.eval(SHOWN).await?;
    tab.press(".card h2 a").await?;
    tab.until("/^#\\/posts\\//.test(location.hash) && document.querySelector('.prose')")
        .await?;
    tab.scroll_to(200).await?;
    let at = tab.scrolled().await?;
    let post: Value = tab.eval(SHOWN).await?;
    tab.press(".site-header a[href='#/archive/']").await?;
    tab.until("document.querySelector('.archive-year') && scrollY === 0")
        .await?;
    tab.check(
        "document.querySelector('[aria-current=page]').getAttribute('href') === '#/archive/'",
        "location.hash",
    )
    .await?;
    tab.back().await?;
    tab.until(&format!(
        "scrollY === {at} && document.querySelector('.prose')"
    ))
    .await?;
    ensure!(tab.eval::<Value>(SHOWN).await? == post);
    tab.back().await?;
    tab.until("document.querySelector('.cards')").await?;
    ensure!(tab.eval::<Value>(SHOWN).await? == front);
    tab.forward().await?;
    tab.until("document.querySelector('.prose')").await?;
    ensure!(tab.eval::<Value>(SHOWN).await? == post);
    Ok(())
}

async fn an_address_with_a_heading_leads_to_it(visit: &mut Visit) -> Result<()> {
    let href = visit.site.page(Kind::Post)?.href.clone();
    open(visit, &href).await?;
    arrives(&visit.tab, &href).await?;
    visit
        .tab
        .until("document.querySelector('.prose [id]')")
        .await?;
    let last = "[...document.querySelectorAll('.prose :is(h2, h3)[id]')].at(-1)";
    let id: String = visit.tab.eval(&format!("{last}.id")).await?;
    // By a link within the page, and from the outside.
    let is_there = format!(
        "Math.abs({last}.getBoundingClientRect().top) < innerHeight && scrollY > 0 && \
         location.hash === '#{href}#{id}'"
    );
    let link = format!("a[href='#{href}#{id}']");
    visit
        .tab
        .until(&format!("document.querySelector(\"{link}\")"))
        .await?;
    visit.tab.press(&link).await?;
    visit.tab.until(&is_there).await?;
    open(visit, &format!("{href}#{id}")).await?;
    visit.tab.until(&is_there).await
}

async fn a_reload_stays_where_it_is(visit: &mut Visit) -> Result<()> {
    let href = visit.site.page(Kind::Tag)?.href.clone();
    open(visit, "/").await?;
    let tab = &visit.tab;
    change_to(tab, &href).await?;
    tab.until("document.querySelector('.eyebrow')").await?;
    let before: Value = tab.eval(SHOWN).await?;
    let document: f64 = tab.eval("performance.timeOrigin").await?;
    tab.eval::<bool>("(location.reload(), true)").await?;
    tab.until(&format!("performance.timeOrigin !== {document}"))
        .await?;
    tab.app_ready().await?;
    arrives(tab, &href).await?;
    ensure!(tab.eval::<Value>(SHOWN).await? == before);
    Ok(())
}

async fn an_unknown_address_is_not_found(visit: &mut Visit) -> Result<()> {
    open(visit, "/there/is/no/such/page/").await?;
    visit
        .tab
        .until("document.querySelector('.eyebrow')?.textContent === '404'")
        .await
}

async fn a_damaged_file_says_so(visit: &mut Visit) -> Result<()> {
    visit.tab.expect("");
    let whole = fs::read_to_string(visit.site.file())?;
    let at = |id: &str| {
        whole
            .find(&format!("id=\"inkleaf-{id}\""))
            .context("no block")
    };
    // In the middle of what is packed, one letter is another.
    let edited = with_another_letter(&whole, at("app-wasm")? + 5000);
    let short = whole[..whole.len() / 2].to_owned();
    let without = whole.replace("id=\"inkleaf-index\"", "id=\"inkleaf-other\"");
    for content in [edited, short, without] {
        open_damaged(visit, visit.tab.engine().name(), &content).await?;
        // What there is can be read.
        visit
            .tab
            .check(
                "getComputedStyle(document.querySelector('main')).visibility === 'visible'",
                "document.title",
            )
            .await?;
    }
    Ok(())
}

/// A file in which one letter is another.
fn with_another_letter(whole: &str, place: usize) -> String {
    let other = if &whole[place..=place] == "A" {
        "B"
    } else {
        "A"
    };
    [&whole[..place], other, &whole[place + 1..]].concat()
}

/// Opens another file with this content, which says that it is damaged.
async fn open_damaged(visit: &Visit, name: &str, content: &str) -> Result<()> {
    let file = visit.site.file();
    let damaged = file.with_file_name(format!("damaged-{name}.html"));
    fs::write(&damaged, content)?;
    visit.tab.open("about:blank").await?;
    let url = format!("file://{}", damaged.display());
    visit.tab.open(&url).await?;
    let told = "document.getElementById('inkleaf-damaged')?.checkVisibility()";
    visit.tab.until(told).await
}

async fn every_language_is_in_it(visit: &mut Visit) -> Result<()> {
    open(visit, "/").await?;
    let tab = &visit.tab;
    for (lang, dir, front, archive) in [
        ("tr", "", "/tr/", "Arşiv"),
        ("ar", "rtl", "/ar/", "الأرشيف"),
        ("en", "", "/", "Archive"),
    ] {
        let there = format!(".languages a[hreflang={lang}]");
        tab.until(&format!("document.querySelector('{there}')"))
            .await?;
        tab.press(&there).await?;
        tab.until(&format!("document.documentElement.lang === '{lang}'"))
            .await?;
        tab.app_ready().await?;
        arrives(tab, front).await?;
        let menu = format!(".site-header a[href='#{front}archive/']");
        let name: String = tab
            .eval(&format!("document.querySelector(\"{menu}\").textContent"))
            .await?;
        ensure!(name == archive, "{lang}: {name}");
        ensure!(tab.eval::<String>("document.documentElement.dir").await? == dir);
        // What the app says is in this language, too.
        tab.press(&menu).await?;
        tab.until("document.querySelector('.archive-year')").await?;
        let heading: String = tab.eval("document.querySelector('h1').textContent").await?;
        ensure!(heading == archive, "{lang}: {heading}");
        tab.press(".archive-year li a").await?;
        tab.until("document.querySelector('.prose')").await?;
    }
    Ok(())
}

async fn the_skip_link_leads_past_the_header(visit: &mut Visit) -> Result<()> {
    let post = visit.site.page(Kind::Post)?.href.clone();
    for address in ["/", &post] {
        open(visit, address).await?;
        arrives(&visit.tab, address).await?;
        let tab = &visit.tab;
        press(tab, TAB).await?;
        tab.check(
            "document.activeElement.matches('.skip')",
            "document.activeElement.outerHTML",
        )
        .await?;
        press(tab, ENTER).await?;
        tab.until("location.hash.endsWith('#main')").await?;
        press(tab, TAB).await?;
        tab.check(
            "document.activeElement.closest('main')",
            "document.activeElement.outerHTML",
        )
        .await?;
    }
    Ok(())
}

async fn from_a_host_it_is_the_same(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, site } = visit;
    // The policy of the file has to do.
    host.set_policy("default-src * data: blob: 'unsafe-inline' 'wasm-unsafe-eval'")?;
    let href = &site.page(Kind::Post)?.href;
    tab.open_app(&host.url(&format!("/blog.html#{href}")))
        .await?;
    tab.until("document.querySelector('.prose')").await?;
    host.stop();
    tab.press(".site-header a[href='#/archive/']").await?;
    tab.until("document.querySelector('.archive-year')").await
}
