//! Light, dark, or as the system says.

use anyhow::{Context, Result, ensure};
use inkleaf_serve::Answer;
use inkleaf_tests::{Case, Tab, Visit};
use thirtyfour::cdp::domains::emulation::{MediaFeature, SetEmulatedMedia};

use crate::{cases, everywhere};

pub(crate) fn cases() -> Vec<Case> {
    let mut all = everywhere!["theme" on fixture:
        a_remembered_theme_is_there_before_the_first_paint,
        the_button_cycles_and_is_remembered,
        the_button_works_without_the_app,
        the_theme_outlives_a_click,
        another_tab_is_followed,
    ];
    all.extend(cases!["theme" on fixture: the_system_decides_when_nobody_else_does]);
    all
}

const BUTTON: &str = "[data-theme-button]";

async fn theme(tab: &Tab) -> Result<Option<String>> {
    tab.eval("document.documentElement.dataset.theme ?? null")
        .await
}

/// How light the paper is, from 0 to 1.
async fn paper(tab: &Tab) -> Result<f64> {
    tab.eval(
        "(() => {
            const canvas = new OffscreenCanvas(1, 1).getContext('2d');
            canvas.fillStyle = getComputedStyle(document.documentElement).backgroundColor;
            canvas.fillRect(0, 0, 1, 1);
            const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
            return (r + g + b) / 765;
        })()",
    )
    .await
}

async fn a_remembered_theme_is_there_before_the_first_paint(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open(&host.url("/")).await?;
    tab.eval::<()>("localStorage.setItem('inkleaf-theme', 'dark')")
        .await?;
    tab.open_app(&host.url("/posts/long-walk/")).await?;
    ensure!(theme(tab).await?.as_deref() == Some("dark"));
    tab.check("watch.themeBeforeBody === true", "watch.root")
        .await?;
    let watch = tab.watch().await?;
    let mut themes = watch.root.iter().filter(|(name, ..)| name == "data-theme");
    ensure!(
        themes.all(|(_, theme, _)| theme.as_deref() == Some("dark")),
        "{:?}",
        watch.root
    );
    let set = *watch
        .times_of("data-theme")
        .first()
        .context("the theme was not set")?;
    // The first paint, or the first with content where browsers tell no more.
    tab.until("performance.getEntriesByType('paint').length > 0")
        .await?;
    let painted: f64 = tab
        .eval("performance.getEntriesByType('paint')[0].startTime")
        .await?;
    ensure!(set < painted, "set at {set} ms, painted at {painted} ms");
    ensure!(paper(tab).await? < 0.3);
    Ok(())
}

/// Presses the button; gives the theme, the button's label and the paper.
async fn next(tab: &Tab) -> Result<(Option<String>, String, f64)> {
    tab.click(BUTTON).await?;
    let label = tab
        .eval("document.querySelector('[data-theme-button]').ariaLabel")
        .await?;
    Ok((theme(tab).await?, label, paper(tab).await?))
}

async fn the_button_cycles_and_is_remembered(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open_app(&host.url("/")).await?;
    ensure!(theme(tab).await?.is_none());
    let (light, light_label, light_paper) = next(tab).await?;
    let (dark, dark_label, dark_paper) = next(tab).await?;
    ensure!((light.as_deref(), dark.as_deref()) == (Some("light"), Some("dark")));
    ensure!(
        light_label != dark_label && light_label.contains("light"),
        "{light_label}"
    );
    ensure!(
        light_paper > 0.8 && dark_paper < 0.3,
        "{light_paper} {dark_paper}"
    );
    tab.driver().refresh().await?;
    tab.app_ready().await?;
    ensure!(theme(tab).await?.as_deref() == Some("dark"));
    let label: String = tab
        .eval("document.querySelector('[data-theme-button]').ariaLabel")
        .await?;
    ensure!(label == dark_label, "{label}");
    ensure!(next(tab).await?.0.is_none());
    tab.driver().refresh().await?;
    ensure!(theme(tab).await?.is_none());
    Ok(())
}

async fn the_button_works_without_the_app(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    host.when(|path| path.ends_with(".wasm"), Answer::status(404));
    tab.expect("Failed to load resource");
    tab.expect("The page works without the app");
    tab.open(&host.url("/")).await?;
    ensure!(next(tab).await?.0.as_deref() == Some("light"));
    ensure!(next(tab).await?.0.as_deref() == Some("dark"));
    Ok(())
}

async fn the_system_decides_when_nobody_else_does(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open_app(&host.url("/")).await?;
    for (value, dark) in [("dark", true), ("light", false)] {
        let feature = MediaFeature {
            name: "prefers-color-scheme".into(),
            value: value.into(),
        };
        let media = SetEmulatedMedia {
            media: None,
            features: Some(vec![feature]),
        };
        tab.driver().cdp().send(media).await?;
        let paper = paper(tab).await?;
        ensure!((paper < 0.3) == dark, "{value}: {paper}");
    }
    Ok(())
}

async fn the_theme_outlives_a_click(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open_app(&host.url("/")).await?;
    next(tab).await?;
    next(tab).await?;
    tab.go("/archive/").await?;
    ensure!(theme(tab).await?.as_deref() == Some("dark"));
    ensure!(
        next(tab).await?.0.is_none(),
        "the button is as alive as before"
    );
    Ok(())
}

async fn another_tab_is_followed(visit: &mut Visit) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.open_app(&host.url("/")).await?;
    let url = host.url("/about/");
    // Where no script of the tests keeps the browser from offering to install.
    tab.expect("Banner not shown");
    let driver = tab.driver();
    let other = async || {
        driver.goto(url.as_str()).await?;
        let script = "document.querySelector('[data-theme-button]').click()";
        driver.execute(script, Vec::new()).await
    };
    driver.in_new_tab(other).await?;
    tab.until("document.documentElement.dataset.theme === 'light'")
        .await
}
