//! The blog as an app: what the browser thinks of it, the button that installs
//! it, and the colour of the window.

use anyhow::{Context, Result, ensure};
use inkleaf_serve::Answer;
use inkleaf_tests::{Case, NARROW, Tab, Visit, WIDE};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::{cases, everywhere};

pub(crate) fn cases() -> Vec<Case> {
    let mut all = Vec::new();
    all.extend(cases!["installing" on demo: the_browser_would_install_it]);
    all.extend(cases!["installing" on below: the_browser_would_install_it]);
    all.extend(cases!["installing" on languages: every_edition_has_its_manifest]);
    all.extend(cases!["installing" on demo: icons_are_what_the_manifest_says]);
    all.extend(everywhere!["installing" on fixture:
        the_button_comes_with_an_offer_and_goes_when_it_is_taken_up,
        an_early_offer_is_kept,
        the_button_goes_when_the_blog_is_installed,
        the_window_has_the_colour_of_the_page,
    ]);
    all.extend(cases!["installing" on fixture:
        the_keyboard_reaches_the_button,
        the_button_moves_nothing,
        without_scripts_there_is_no_button,
    ]);
    all
}

const BUTTON: &str = ".install";
const IS_SHOWN: &str = "document.querySelector('.install').checkVisibility()";
/// What the browser does where it offers to install.
const OFFER: &str = "(() => {
    const offer = new Event('beforeinstallprompt', { cancelable: true });
    window.asked = 0;
    offer.prompt = async () => { window.asked++; return { outcome: 'dismissed' }; };
    dispatchEvent(offer);
    return offer.defaultPrevented;
})()";

/// What DevTools know of the page's manifest.
async fn devtools(tab: &Tab, method: &str) -> Result<Value> {
    Ok(tab.driver().cdp().send_raw(method, json!({})).await?)
}

async fn the_browser_would_install_it(visit: &mut Visit) -> Result<()> {
    let Visit {
        site, host, tab, ..
    } = visit;
    tab.before("window.offersAreWelcome = true").await?;
    // So it says where a page has a button of its own.
    tab.expect("Banner not shown: beforeinstallpromptevent.preventDefault()");
    tab.open_app(&host.url(&site.href("/"))).await?;
    let manifest = devtools(tab, "Page.getAppManifest").await?;
    ensure!(manifest["url"] == host.url(&site.href("/app.webmanifest")));
    ensure!(manifest["errors"] == json!([]), "{manifest:#}");
    let answer = devtools(tab, "Page.getInstallabilityErrors").await?;
    ensure!(answer["installabilityErrors"] == json!([]), "{answer:#}");
    let id = devtools(tab, "Page.getAppId").await?;
    ensure!(id["appId"] == host.url(host.base()), "{id:#}");
    // So it makes an offer, and the button says so.
    tab.until(IS_SHOWN).await
}

async fn every_edition_has_its_manifest(visit: &mut Visit) -> Result<()> {
    let Visit {
        site, host, tab, ..
    } = visit;
    for (address, lang) in [("/", "en"), ("/tr/", "tr"), ("/ar/", "ar")] {
        tab.open_app(&host.url(&site.href(address))).await?;
        let answer = devtools(tab, "Page.getAppManifest").await?;
        ensure!(answer["errors"] == json!([]), "{answer:#}");
        let text = answer["data"].as_str().context("no manifest")?;
        let manifest: Value = serde_json::from_str(text)?;
        ensure!(
            manifest["lang"]
                .as_str()
                .is_some_and(|own| own.starts_with(lang)),
            "{text}"
        );
        ensure!(manifest["start_url"] == site.href(address), "{text}");
        let id = devtools(tab, "Page.getAppId").await?;
        ensure!(id["appId"] == host.url(host.base()), "{id:#}");
    }
    Ok(())
}

async fn icons_are_what_the_manifest_says(visit: &mut Visit) -> Result<()> {
    let Visit {
        site, host, tab, ..
    } = visit;
    tab.open(&host.url(&site.href("/"))).await?;
    let wrong: Vec<String> = tab
        .script(
            "return (async () => {
                const { href } = document.querySelector('link[rel=manifest]');
                const { icons } = await (await fetch(href)).json();
                const wrong = icons.map(async ({ src, sizes, type }) => {
                    const image = new Image();
                    image.src = new URL(src, href);
                    await image.decode();
                    const size = `${image.naturalWidth}x${image.naturalHeight}`;
                    const answer = await fetch(image.src);
                    const isRight = answer.headers.get('content-type') === type &&
                        (sizes === 'any' || sizes === size);
                    return isRight ? [] : [`${src} ${size}`];
                });
                return (await Promise.all(wrong)).flat();
            })()",
            json!([]),
        )
        .await?;
    ensure!(wrong.is_empty(), "{wrong:?}");
    Ok(())
}

async fn the_button_comes_with_an_offer_and_goes_when_it_is_taken_up(
    visit: &mut Visit,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open_app(&host.url("/")).await?;
    ensure!(!tab.eval::<bool>(IS_SHOWN).await?, "without an offer");
    ensure!(
        tab.eval::<bool>(OFFER).await?,
        "the browser's own bar would show"
    );
    ensure!(tab.eval::<bool>(IS_SHOWN).await?, "with an offer");
    // The footer stays when the app shows another page.
    tab.go("/about/").await?;
    tab.click(BUTTON).await?;
    ensure!(tab.eval::<u32>("asked").await? == 1);
    ensure!(!tab.eval::<bool>(IS_SHOWN).await?, "after it was taken up");
    // The browser may offer it once more.
    tab.eval::<bool>(OFFER).await?;
    ensure!(tab.eval::<bool>(IS_SHOWN).await?, "with another offer");
    Ok(())
}

/// The browser may be quicker than the scripts that help reading.
async fn an_early_offer_is_kept(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    let early = format!("addEventListener('DOMContentLoaded', () => {OFFER});");
    tab.before(&early).await?;
    tab.open_app(&host.url("/")).await?;
    tab.until(IS_SHOWN).await?;
    tab.click(BUTTON).await?;
    tab.until("asked === 1").await
}

async fn the_button_goes_when_the_blog_is_installed(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    // The app is not needed for it.
    host.when(|path| path.ends_with(".wasm"), Answer::status(404));
    tab.expect("Failed to load resource");
    tab.expect("The page works without the app");
    tab.open(&host.url("/")).await?;
    tab.until("document.querySelector('.show-shortcuts')")
        .await?;
    tab.eval::<bool>(OFFER).await?;
    tab.until(IS_SHOWN).await?;
    tab.eval::<bool>("dispatchEvent(new Event('appinstalled'))")
        .await?;
    ensure!(!tab.eval::<bool>(IS_SHOWN).await?);
    Ok(())
}

async fn the_keyboard_reaches_the_button(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open_app(&host.url("/")).await?;
    tab.eval::<bool>(OFFER).await?;
    let last = "[...document.querySelectorAll('.site-footer a[href]')].at(-1).focus()";
    tab.eval::<()>(last).await?;
    let focused = tab.driver().active_element().await?;
    focused.send_keys(Key::Tab).await?;
    let focused = tab.driver().active_element().await?;
    ensure!(focused.class_name().await?.as_deref() == Some("install"));
    focused.send_keys(Key::Enter).await?;
    tab.until("asked === 1").await
}

async fn the_button_moves_nothing(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    for size in [NARROW, WIDE] {
        tab.resize(size).await?;
        // A short page, whose footer is in view.
        tab.open_app(&host.url("/404.html")).await?;
        tab.settle().await?;
        let height: f64 = tab.eval("document.documentElement.scrollHeight").await?;
        tab.eval::<bool>(OFFER).await?;
        ensure!(tab.eval::<bool>(IS_SHOWN).await?);
        tab.settle().await?;
        tab.check("watch.shifts.length === 0", "watch.shifts")
            .await?;
        let after: f64 = tab.eval("document.documentElement.scrollHeight").await?;
        ensure!(after == height, "{height} {after}");
        // It is large enough to be hit, and over nothing else.
        tab.check(
            "(() => {
                const { top, bottom, height } = document.querySelector('.install').getBoundingClientRect();
                const texts = [...document.querySelectorAll('.site-footer p')];
                const below = texts.every((text) => text.getBoundingClientRect().bottom <= top);
                return height >= 24 && bottom <= document.body.getBoundingClientRect().bottom && below;
            })()",
            "document.querySelector('.site-footer').outerHTML",
        )
        .await?;
    }
    Ok(())
}

async fn without_scripts_there_is_no_button(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.scripts_off().await?;
    tab.open(&host.url("/")).await?;
    let button = tab.find(BUTTON).await?;
    ensure!(!button.is_displayed().await?);
    Ok(())
}

/// The colour that counts: of the first tag whose media match.
const COLOUR: &str = "[...document.querySelectorAll('meta[name=theme-color]')]
    .find((meta) => matchMedia(meta.media || 'all').matches).content";
/// The paper as it is shown, in the same notation.
const PAPER: &str = "(() => {
    const canvas = new OffscreenCanvas(1, 1).getContext('2d');
    canvas.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    const parts = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
    return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
})()";

async fn the_window_has_the_colour_of_the_page(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open_app(&host.url("/")).await?;
    let mut colours = Vec::new();
    // As the system says, light, dark, and as the system says again.
    for _ in 0..4 {
        let (colour, paper): (String, String) = (tab.eval(COLOUR).await?, tab.eval(PAPER).await?);
        ensure!(
            is_near(&colour, &paper)?,
            "the window {colour}, the page {paper}"
        );
        colours.push(colour);
        tab.click("[data-theme-button]").await?;
    }
    ensure!(
        colours[1] != colours[2] && colours[0] == colours[3],
        "{colours:?}"
    );
    // A theme that is remembered counts from the start.
    tab.open(&host.url("/about/")).await?;
    let (colour, paper): (String, String) = (tab.eval(COLOUR).await?, tab.eval(PAPER).await?);
    ensure!(
        colour == colours[1] && is_near(&colour, &paper)?,
        "{colour}"
    );
    Ok(())
}

/// Browsers round colours each in their own way.
fn is_near(one: &str, other: &str) -> Result<bool> {
    let parts = |colour: &str| -> Result<Vec<u8>> {
        let part = |i: usize| colour.get(i..i + 2).context("no colour");
        [1, 3, 5]
            .map(|i| Ok(u8::from_str_radix(part(i)?, 16)?))
            .into_iter()
            .collect()
    };
    let (one, other) = (parts(one)?, parts(other)?);
    Ok(one.iter().zip(other).all(|(a, b)| a.abs_diff(b) <= 2))
}
