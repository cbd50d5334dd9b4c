//! Storage that is full, gone or damaged.

use std::sync::Arc;

use anyhow::{Result, ensure};
use inkleaf_serve::Answer;
use inkleaf_tests::{Case, Change, Deploys, Engine, Visit};
use serde_json::{Value, json};

use super::{asset, current, follow, opens, shows, with_worker};

pub(crate) fn cases() -> Vec<Case> {
    let mut all = with_worker![
        s23_no_room_for_a_new_version,
        s24_no_room_for_a_post_that_is_read,
        s25_storage_is_cleared_under_an_open_tab,
        storage_that_does_not_answer_keeps_nobody_waiting,
        s26_what_was_noted_is_lost_or_makes_no_sense,
        what_the_browser_took_away_is_stored_again,
    ];
    // It would take many posts to fill what a worker may store.
    all.push(Case::on_deploys(
        Engine::Chromium,
        "offline::what_is_stored_stays_within_its_budget",
        |world| {
            world
                .changed_deploys("budget", &[SMALL_BUDGET])
                .map(Arc::new)
        },
        |visit, deploys| Box::pin(what_is_stored_stays_within_its_budget(visit, deploys)),
    ));
    all.push(Case::on_deploys(
        Engine::Chromium,
        "offline::storage_that_is_slow_loses_nothing",
        |world| world.changed_deploys("slow", &SLOW).map(Arc::new),
        |visit, deploys| Box::pin(storage_that_is_slow_loses_nothing(visit, deploys)),
    ));
    all
}

/// A worker whose storage does not answer to the names that the host lists at `/slow`.
pub(super) const SLOW: [Change; 3] = [
    (
        "const stored = (hash) =>",
        "const slow = async (name, answer) => {
            const list = await fetch(`${scope}slow`, { cache: 'no-store' });
            const isSlow = list.ok && (await list.text()).includes(name);
            return isSlow ? new Promise(() => {}) : answer;
        };
        const stored = (hash) =>",
    ),
    (
        "inTime(caches.match(fileKey(hash), { cacheName: CACHES.files }))",
        "inTime(slow(hash, caches.match(fileKey(hash), { cacheName: CACHES.files })))",
    ),
    (
        "inTime(caches.match(noteKey(name), { cacheName: CACHES.notes }))",
        "inTime(slow(name, caches.match(noteKey(name), { cacheName: CACHES.notes })))",
    ),
];

/// A worker that stores no more than all posts but one with its film.
pub(super) const SMALL_BUDGET: Change = (
    "const BUDGET = 24 * 1024 * 1024;",
    "const BUDGET = 450_000;",
);

pub(super) async fn s23_no_room_for_a_new_version(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/").await?;
    opens(tab, host, "/posts/post-9/", 1).await?;
    let first = current(tab, host).await?;
    let files = tab.stored_files(host).await?;
    let used: u64 = tab
        .eval("navigator.storage.estimate().then(({ usage }) => usage)")
        .await?;
    host.deploy(&deploys.v2);
    // Some files fit in, and then one does not.
    tab.set_quota(host, used + 150_000).await?;
    tab.check_host().await?;
    ensure!(
        current(tab, host).await? == first,
        "there was room after all"
    );
    ensure!(
        tab.stored_files(host).await? == files,
        "something of it was left"
    );
    opens(tab, host, "/posts/post-9/", 1).await?;
    // Room again: it succeeds by itself.
    tab.set_quota(host, None).await?;
    tab.check_host().await?;
    ensure!(current(tab, host).await? != first);
    opens(tab, host, "/posts/post-9/", 2).await
}

async fn s24_no_room_for_a_post_that_is_read(visit: &mut Visit, _: Arc<Deploys>) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/").await?;
    let used: u64 = tab
        .eval("navigator.storage.estimate().then(({ usage }) => usage)")
        .await?;
    tab.set_quota(host, used).await?;
    opens(tab, host, "/posts/post-2/", 1).await?;
    tab.open_app(&host.url("/archive/")).await?;
    follow(tab, "/posts/post-1/").await?;
    shows(tab, 1).await
}

async fn s25_storage_is_cleared_under_an_open_tab(
    visit: &mut Visit,
    _: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/").await?;
    opens(tab, host, "/", 1).await?;
    tab.read_here().await?;
    let clear = "for (const name of await caches.keys()) await caches.delete(name); return 0;";
    tab.run(clear, json!([])).await?;
    follow(tab, "/posts/post-8/").await?;
    shows(tab, 1).await?;
    // What is read has it stored again.
    tab.stored_whole(host).await?;
    host.stop();
    opens(tab, host, "/posts/post-8/", 1).await
}

async fn storage_that_does_not_answer_keeps_nobody_waiting(
    visit: &mut Visit,
    _: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/").await?;
    opens(tab, host, "/", 1).await?;
    tab.read_here().await?;
    // A worker that runs then has no storage any more, and is not told.
    tab.clear_storage(host, "cache_storage").await?;
    follow(tab, "/posts/post-8/").await?;
    shows(tab, 1).await?;
    opens(tab, host, "/posts/post-7/", 1).await?;
    tab.stop_workers().await?;
    opens(tab, host, "/posts/post-9/", 1).await?;
    tab.stored_whole(host).await
}

async fn s26_what_was_noted_is_lost_or_makes_no_sense(
    visit: &mut Visit,
    _: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/").await?;
    let whole = tab.stored_files(host).await?;
    let stray = "
        const [scope] = arguments;
        const cache = await caches.open(`inkleaf ${scope} files`);
        await cache.put(`${location.origin}${scope}.inkleaf/0123456789abcdef`, new Response('x'));";
    let states = [
        json!(null),
        json!({ "format": 99, "current": "x" }),
        json!({ "format": 1, "current": "0123456789abcdef", "kept": ["fedcba9876543210"] }),
        json!("nonsense"),
    ];
    for state in states {
        tab.run(stray, json!([host.base()])).await?;
        tab.set_worker_state(host, &state).await?;
        opens(tab, host, "/posts/post-9/", 1).await?;
        tab.read_here().await?;
        tab.stored_whole(host).await?;
        let files = tab.stored_files(host).await?;
        ensure!(files == whole, "{state}: {files:?}, not {whole:?}");
    }
    host.stop();
    opens(tab, host, "/posts/post-9/", 1).await
}

pub(super) async fn what_is_stored_stays_within_its_budget(
    visit: &mut Visit,
    _: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/").await?;
    opens(tab, host, "/posts/post-2/", 1).await?;
    tab.read_here().await?;
    // The film fits in only if others leave.
    for number in [3, 4] {
        opens(tab, host, &format!("/posts/post-{number}/"), 1).await?;
        tab.read_here().await?;
    }
    let href = |number: usize| host.url(&format!("/posts/post-{number}/"));
    let hrefs: Vec<_> = (1..=9).map(href).collect();
    let stored = tab.ask("stored", json!({ "hrefs": hrefs })).await?;
    let stored: Vec<bool> = serde_json::from_value(stored)?;
    // What was read stays; what was stored unasked goes first.
    ensure!(
        stored[1..4] == [true; 3],
        "what was read is gone: {stored:?}"
    );
    ensure!(stored[4..].contains(&false), "nothing is gone: {stored:?}");
    Ok(())
}

pub(super) async fn what_the_browser_took_away_is_stored_again(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    host.keep_nothing()?;
    tab.first_visit(host, "/").await?;
    let whole = tab.stored_files(host).await?;
    tab.lose(host, &asset(&deploys.v1, "inkleaf-renderer-", "_bg.wasm")?)
        .await?;
    // The host has nothing new, but is asked for what is missing.
    tab.check_host().await?;
    let files = tab.stored_files(host).await?;
    ensure!(files == whole, "{files:?}, not {whole:?}");
    Ok(())
}

/// What can't be read at the moment is not taken for missing.
pub(super) async fn storage_that_is_slow_loses_nothing(
    visit: &mut Visit,
    deploys: Arc<Deploys>,
) -> Result<()> {
    let Visit { host, tab, .. } = visit;
    tab.first_visit(host, "/").await?;
    tab.ask("all", json!({ "paused": false })).await?;
    let state = tab.worker_state(host).await?;
    let files = tab.stored_files(host).await?;
    let version = current(tab, host).await?;
    // Of a new version a file is missing, so that what was stored of it is removed:
    // while the state can't be read, and while the manifest in use can't.
    host.deploy(&deploys.v2);
    let style = asset(&deploys.v2, "style-", ".css")?;
    for slow in ["state", &version] {
        let (style, slow) = (style.clone(), slow.to_owned());
        host.when(move |path| path == style, Answer::status(404));
        host.when(
            |path| path == "/slow",
            Answer::body(200, "text/plain", slow),
        );
        tab.check_host().await?;
        host.clear_rules();
    }
    let kept = |state: &Value| {
        [
            state["current"].clone(),
            state["all"].clone(),
            state["kept"].clone(),
        ]
    };
    let after = tab.worker_state(host).await?;
    ensure!(kept(&after) == kept(&state), "{state} → {after}");
    let left = tab.stored_files(host).await?;
    ensure!(
        files.iter().all(|file| left.contains(file)),
        "files are gone"
    );
    // It goes on as if nothing had been.
    tab.check_host().await?;
    ensure!(current(tab, host).await? != version);
    Ok(())
}
