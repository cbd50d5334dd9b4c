//! A blog that is one file, opened from a disk: the same blog, and nothing is ever asked
//! for.

use std::fs;

use anyhow::{Context, Result, ensure};
use inkleaf_tests::{Case, Engine, Kind, Tab, Visit, WEB};
use serde_json::Value;

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
        nothing_is_asked_for,
        without_scripts_there_is_a_list,
        from_a_host_it_is_the_same,
    ]);
    all.extend(on_file![Engine::Chromium, demo_file:
        articles_are_as_on_the_web,
        what_is_not_in_it_is_on_the_web,
    ]);
    all.extend(on_file![Engine::Chromium, part_file: what_was_left_out_is_on_the_web]);
    all.extend(on_file![Engine::Chromium, corpus_file: articles_are_as_on_the_web]);
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
    let file = visit.site.file();
    let whole = fs::read_to_string(&file)?;
    let damaged = file.with_file_name(format!("damaged-{}.html", visit.tab.engine().name()));
    let at = |id: &str| {
        whole
            .find(&format!("id=\"inkleaf-{id}\""))
            .context("no block")
    };
    let edited = {
        // In the middle of what is packed, one letter is another.
        let place = at("app-wasm")? + 5000;
        let other = if &whole[place..=place] == "A" {
            "B"
        } else {
            "A"
        };
        [&whole[..place], other, &whole[place + 1..]].concat()
    };
    let short = whole[..whole.len() / 2].to_owned();
    let without = whole.replace("id=\"inkleaf-index\"", "id=\"inkleaf-other\"");
    for content in [edited, short, without] {
        fs::write(&damaged, content)?;
        visit.tab.open("about:blank").await?;
        visit
            .tab
            .open(&format!("file://{}", damaged.display()))
            .await?;
        let told = "document.getElementById('inkleaf-damaged')?.checkVisibility()";
        visit.tab.until(told).await?;
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

/// Everything that was asked for, but for what the file has in it.
const REQUESTS: &str = "performance.getEntriesByType('resource').map(({ name }) => name)\
    .filter((name) => !/^(blob|data):/.test(name))";

async fn nothing_is_asked_for(visit: &mut Visit) -> Result<()> {
    open(visit, "/").await?;
    let pages: Vec<_> = visit
        .site
        .pages
        .iter()
        .filter(|page| page.number == 1)
        .collect();
    for page in pages {
        if matches!(page.kind, Kind::Offline | Kind::NotFound) {
            continue;
        }
        go(&visit.tab, &page.href).await?;
        visit
            .tab
            .until("!document.documentElement.dataset.visiting")
            .await?;
        // What would load something from elsewhere is a plain link.
        let frames = "!document.querySelector('iframe, [data-embed], [data-frame]')";
        visit.tab.check(frames, "document.title").await?;
    }
    let asked: Vec<String> = visit.tab.eval(REQUESTS).await?;
    ensure!(asked.is_empty(), "{asked:?}");
    Ok(())
}

async fn what_is_not_in_it_is_on_the_web(visit: &mut Visit) -> Result<()> {
    open(visit, "/").await?;
    let mut all = Vec::new();
    let documents = |kind| matches!(kind, Kind::Post | Kind::Page);
    for page in visit.site.pages.iter().filter(|page| documents(page.kind)) {
        go(&visit.tab, &page.href).await?;
        let links: Vec<String> = visit
            .tab
            .eval("[...document.querySelectorAll('a[href]')].map((a) => a.getAttribute('href'))")
            .await?;
        all.extend(links);
    }
    let schemes = ["#/", "blob:", "http://", "https://", "mailto:", "tel:"];
    let is_fine = |href: &&String| schemes.iter().any(|scheme| href.starts_with(scheme));
    let wrong: Vec<_> = all.iter().filter(|href| !is_fine(href)).collect();
    ensure!(wrong.is_empty(), "{wrong:?}");
    ensure!(
        all.iter().any(|href| href.starts_with(WEB)),
        "no file is on the web"
    );
    Ok(())
}

async fn what_was_left_out_is_on_the_web(visit: &mut Visit) -> Result<()> {
    open(visit, "/archive/").await?;
    let tab = &visit.tab;
    tab.until("document.querySelector('.archive-year')").await?;
    let posts: Vec<String> = tab
        .eval("[...document.querySelectorAll('.archive-year li a')].map((a) => a.getAttribute('href'))")
        .await?;
    ensure!(posts.len() == 12, "{posts:?}");
    let (mut to_posts, mut to_pictures) = (0, 0);
    for post in &posts {
        go(tab, &post[1..]).await?;
        tab.check("!document.querySelector('main img[src]')", "document.title")
            .await?;
        let left_out: Vec<String> = tab
            .eval("[...document.querySelectorAll('.prose a[data-left-out]')].map((a) => a.href)")
            .await?;
        for url in left_out {
            let path = url
                .strip_prefix(WEB)
                .with_context(|| format!("{url} is not on the web"))?;
            ensure!(
                !posts.contains(&format!("#/{path}")),
                "{url} is in the file"
            );
            let is_picture = path
                .rsplit('/')
                .next()
                .is_some_and(|name| name.contains('.'));
            *(if is_picture {
                &mut to_pictures
            } else {
                &mut to_posts
            }) += 1;
        }
    }
    ensure!(
        to_posts > 0 && to_pictures > 0,
        "{to_posts} posts, {to_pictures} pictures"
    );
    let asked: Vec<String> = tab.eval(REQUESTS).await?;
    ensure!(asked.is_empty(), "{asked:?}");
    // Neighbours and lists are those of the part.
    let last = posts.last().context("no posts")?;
    go(tab, &last[1..]).await?;
    tab.check(
        "!document.querySelector('.neighbours [rel=prev]')",
        "document.title",
    )
    .await
}

async fn without_scripts_there_is_a_list(visit: &mut Visit) -> Result<()> {
    // What stands in <noscript> is text where scripts run.
    open(visit, "/").await?;
    let posts = visit
        .site
        .pages
        .iter()
        .filter(|page| page.kind == Kind::Post);
    let listed: Vec<String> = visit
        .tab
        .eval("[...new DOMParser().parseFromString(document.querySelector('noscript').textContent, 'text/html').links].map((a) => a.href)")
        .await?;
    for post in posts {
        let url = format!("{WEB}{}", &post.href[1..]);
        ensure!(listed.contains(&url), "{url} is not among {listed:?}");
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

/// Keeps what the renderer gives, before its addresses are those of the file.
const KEEP: &str = "
    let adapt;
    Object.defineProperty(window, 'inkleafAdapt', {
        get: () => adapt,
        set: (own) => (adapt = (html, source) => own((window.rendered = html), source)),
    });";

async fn articles_are_as_on_the_web(visit: &mut Visit) -> Result<()> {
    visit.tab.before(KEEP).await?;
    open(visit, "/").await?;
    let published = visit
        .site
        .published
        .clone()
        .context("it is nowhere published")?;
    let mut count = 0;
    for page in &visit.site.pages {
        if page.kind != Kind::Post {
            continue;
        }
        visit.tab.eval::<bool>("delete window.rendered").await?;
        change_to(&visit.tab, &page.href).await?;
        // A page in another language comes with a new document.
        let is_there = "window.rendered !== undefined && \
            document.documentElement.dataset.app === 'ready'";
        visit.tab.until(is_there).await?;
        let html: String = visit.tab.eval("window.rendered").await?;
        let file = published.join(&page.href[1..]).join("index.html");
        let document = fs::read_to_string(&file)?;
        ensure!(document.contains(&html), "{} differs", page.href);
        count += 1;
    }
    ensure!(count > 5, "only {count} posts");
    Ok(())
}
