//! Keys for those who have their hands on the keyboard.

use anyhow::{Result, ensure};
use inkleaf_tests::{Case, Tab, Visit};

use crate::{
    cases,
    opening::{open, open_without_app, press},
};

pub(crate) fn cases() -> Vec<Case> {
    cases!["keys" on fixture:
        they_go_through_the_posts_of_a_list,
        they_go_through_the_headings_of_a_post,
        also_without_the_app,
        one_changes_the_theme,
        one_tells_of_the_others,
        they_never_take_what_is_typed,
        keys_held_with_another_are_left_alone,
        they_can_be_switched_off_for_good,
    ]
}

const HELP: &str = "document.querySelector('.shortcuts[open]')";
const ESCAPE: &str = "\u{E00C}";

async fn has_focus(tab: &Tab, css: &str) -> Result<()> {
    tab.check(
        &format!("document.activeElement === document.querySelector(\"{css}\")"),
        "document.activeElement.outerHTML",
    )
    .await
}

async fn through_the_list(tab: &Tab) -> Result<()> {
    for (key, nth) in [("j", 1), ("j", 2), ("j", 3), ("k", 2)] {
        press(tab, key).await?;
        has_focus(tab, &format!(".card:nth-child({nth}) h2 a")).await?;
    }
    Ok(())
}

async fn they_go_through_the_posts_of_a_list(visit: &mut Visit) -> Result<()> {
    open(visit, "/").await?;
    let tab = &visit.tab;
    through_the_list(tab).await?;
    tab.check(
        "(({ top, bottom }) => top >= 0 && bottom <= innerHeight)\
         (document.activeElement.getBoundingClientRect())",
        "scrollY",
    )
    .await?;
    // Enter follows; the list of another page has its own posts.
    let post: String = tab
        .eval("document.activeElement.getAttribute('href')")
        .await?;
    tab.depart().await?;
    press(tab, "\u{E007}").await?;
    tab.arrive(&post).await?;
    tab.go("/archive/").await?;
    press(tab, "j").await?;
    has_focus(tab, ".archive-year li a").await
}

async fn they_go_through_the_headings_of_a_post(visit: &mut Visit) -> Result<()> {
    open(visit, "/posts/long-walk/").await?;
    let tab = &visit.tab;
    let heading = |nth: usize| {
        format!(
            "(() => {{ const heading = document.querySelectorAll('.prose h2')[{nth}]; \
             const {{ top }} = heading.getBoundingClientRect(); \
             return heading.contains(document.activeElement) && top >= 0 && top < 60; }})()"
        )
    };
    for (key, nth) in [("j", 0), ("j", 1), ("j", 2), ("k", 1)] {
        press(tab, key).await?;
        tab.until(&heading(nth)).await?;
    }
    // From where the reader is, wherever the focus was left.
    tab.eval::<()>(
        "void document.querySelectorAll('.prose h2')[6].nextElementSibling\
         .scrollIntoView({ behavior: 'instant' })",
    )
    .await?;
    press(tab, "j").await?;
    tab.until(&heading(7)).await
}

async fn also_without_the_app(visit: &mut Visit) -> Result<()> {
    open_without_app(visit, "/").await?;
    through_the_list(&visit.tab).await
}

async fn one_changes_the_theme(visit: &mut Visit) -> Result<()> {
    open(visit, "/").await?;
    press(&visit.tab, "t").await?;
    visit
        .tab
        .check("document.documentElement.dataset.theme === 'light'", "0")
        .await
}

async fn one_tells_of_the_others(visit: &mut Visit) -> Result<()> {
    open(visit, "/").await?;
    let tab = &visit.tab;
    press(tab, "?").await?;
    tab.until(HELP).await?;
    tab.check(
        &format!(
            "[...{HELP}.querySelectorAll('kbd')].map((it) => it.textContent).join('') === 'jkt?'"
        ),
        &format!("{HELP}.outerHTML"),
    )
    .await?;
    // While it is open, keys are its own.
    press(tab, "t").await?;
    tab.check("!document.documentElement.dataset.theme", "0")
        .await?;
    press(tab, ESCAPE).await?;
    tab.until(&format!("!{HELP}")).await?;
    tab.press(".show-shortcuts").await?;
    tab.until(HELP).await
}

async fn they_never_take_what_is_typed(visit: &mut Visit) -> Result<()> {
    open(visit, "/").await?;
    let tab = &visit.tab;
    for field in [
        "<input id=field>",
        "<textarea id=field></textarea>",
        "<p contenteditable id=field></p>",
    ] {
        tab.eval::<()>(&format!(
            "(document.querySelector('#field')?.remove(), \
             document.querySelector('main').insertAdjacentHTML('beforebegin', '{field}'), \
             document.querySelector('#field').focus())"
        ))
        .await?;
        press(tab, "jkt?/").await?;
        tab.check(
            "(document.querySelector('#field').value ?? \
             document.querySelector('#field').textContent) === 'jkt?/'",
            "document.querySelector('#field').outerHTML",
        )
        .await?;
        tab.check(
            &format!("!{HELP} && !document.documentElement.dataset.theme"),
            "0",
        )
        .await?;
    }
    Ok(())
}

async fn keys_held_with_another_are_left_alone(visit: &mut Visit) -> Result<()> {
    open(visit, "/").await?;
    let held: Vec<bool> = visit
        .tab
        .eval(
            "['ctrlKey', 'altKey', 'metaKey', 'isComposing'].map((held) => \
             document.body.dispatchEvent(new KeyboardEvent('keydown', \
             { key: 't', bubbles: true, cancelable: true, [held]: true })))",
        )
        .await?;
    ensure!(held == [true; 4], "{held:?}");
    visit
        .tab
        .check("!document.documentElement.dataset.theme", "0")
        .await
}

async fn they_can_be_switched_off_for_good(visit: &mut Visit) -> Result<()> {
    open(visit, "/").await?;
    let Visit { tab, host, .. } = &*visit;
    press(tab, "?").await?;
    tab.until(HELP).await?;
    tab.click(".shortcuts input").await?;
    press(tab, ESCAPE).await?;
    tab.until(&format!("!{HELP}")).await?;
    for page in ["/", "/archive/"] {
        for key in ["t", "?", "j"] {
            press(tab, key).await?;
        }
        tab.check(
            &format!(
                "!{HELP} && !document.documentElement.dataset.theme \
                 && !document.activeElement.matches('main a')"
            ),
            "document.activeElement.outerHTML",
        )
        .await?;
        tab.open_app(&host.url(page)).await?;
        tab.until("document.querySelector('.show-shortcuts')")
            .await?;
    }
    // And on again, by the button.
    tab.press(".show-shortcuts").await?;
    tab.until(HELP).await?;
    tab.click(".shortcuts input").await?;
    press(tab, ESCAPE).await?;
    tab.until(&format!("!{HELP}")).await?;
    press(tab, "t").await?;
    tab.check("document.documentElement.dataset.theme === 'light'", "0")
        .await
}
