//! The service worker as a test sees it.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use thirtyfour::cdp::{CdpCommand, Empty};

use crate::{Host, Tab};

/// How long is waited for what a worker does by itself.
const PATIENCE: Duration = Duration::from_secs(20);

/// Which version a tab has, and which one new tabs get.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Standing {
    /// The tab's own.
    pub version: Option<String>,
    /// The one for new tabs.
    pub current: Option<String>,
}

/// A command of the debugging protocol without parameters.
macro_rules! command {
    ($name:ident, $method:literal) => {
        #[derive(Serialize)]
        struct $name {}

        impl CdpCommand for $name {
            const METHOD: &'static str = $method;
            type Returns = Empty;
        }
    };
}

command!(Enable, "ServiceWorker.enable");
command!(StopAll, "ServiceWorker.stopAllWorkers");

/// `Storage.overrideQuotaForOrigin`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct OverrideQuota {
    origin: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    quota_size: Option<u64>,
}

impl CdpCommand for OverrideQuota {
    const METHOD: &'static str = "Storage.overrideQuotaForOrigin";
    type Returns = Empty;
}

/// `Storage.clearDataForOrigin`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ClearData {
    origin: String,
    storage_types: String,
}

impl CdpCommand for ClearData {
    const METHOD: &'static str = "Storage.clearDataForOrigin";
    type Returns = Empty;
}

/// What the worker has noted under a name; see `web/worker/notes.js`.
const NOTE: &str = "
    const [scope, name] = arguments;
    const cache = await caches.open(`inkleaf ${scope} notes`);
    return await (await cache.match(`${location.origin}${scope}.inkleaf/${name}`))?.json() ?? null;";

const ASK: &str = "
    const [question, about, base] = arguments;
    const own = base ? null : navigator.serviceWorker.controller;
    const worker = own ?? (await navigator.serviceWorker.getRegistration(base ?? ''))?.active;
    if (!worker) return null;
    const { port1, port2 } = new MessageChannel();
    const answered = new Promise((resolve) => (port1.onmessage = ({ data }) => resolve(data.value)));
    worker.postMessage({ ask: question, ...about }, [port2]);
    return (await answered) ?? null;";

impl Tab {
    /// Runs the body of an asynchronous function in the document.
    pub async fn run(&self, body: &str, arguments: Value) -> Result<Value> {
        let body = format!("return (async function () {{ {body} }}).apply(null, arguments)");
        self.script(&body, arguments).await
    }

    /// Goes to a page and waits until the worker has stored the version that the
    /// host has, and its newest posts.
    pub async fn first_visit(&self, host: &Host, href: &str) -> Result<()> {
        self.open_app(&host.url(href)).await?;
        self.until("document.documentElement.dataset.worker === 'ready'")
            .await?;
        self.stored_whole(host).await
    }

    /// Waits until what new tabs get is stored with its newest posts.
    pub async fn stored_whole(&self, host: &Host) -> Result<()> {
        self.worker_until(host, "state.current && state.refreshed === state.current")
            .await
    }

    /// Waits until a condition on the worker's `state` holds.
    pub async fn worker_until(&self, host: &Host, condition: &str) -> Result<()> {
        let end = Instant::now() + PATIENCE;
        loop {
            let state = self.worker_state(host).await?;
            let script = format!("const [state] = arguments; return Boolean(state && {condition})");
            if self.script::<bool>(&script, json!([state])).await? {
                return Ok(());
            }
            if Instant::now() > end {
                bail!("waited in vain for {condition}; the worker's state: {state:#}");
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// What the worker knows of the blog as a whole.
    pub async fn worker_state(&self, host: &Host) -> Result<Value> {
        self.run(NOTE, json!([host.base(), "state"])).await
    }

    /// Notes something else; nothing for `null`.
    pub async fn set_worker_state(&self, host: &Host, state: &Value) -> Result<()> {
        let set = "
            const [scope, state] = arguments;
            const cache = await caches.open(`inkleaf ${scope} notes`);
            const key = `${location.origin}${scope}.inkleaf/state`;
            if (state === null) await cache.delete(key);
            else await cache.put(key, Response.json(state));";
        self.run(set, json!([host.base(), state])).await.map(drop)
    }

    /// Asks the worker of the blog below a path something.
    pub async fn ask_of(&self, base: &str, question: &str) -> Result<Value> {
        self.run(ASK, json!([question, {}, base])).await
    }

    /// Asks the worker something, as the page's scripts do.
    pub async fn ask(&self, question: &str, about: Value) -> Result<Value> {
        self.run(ASK, json!([question, about, null])).await
    }

    /// Has the worker ask the host for a new version.
    pub async fn check_host(&self) -> Result<Value> {
        self.ask("check", json!({})).await
    }

    /// Which version this tab has, and which one others get.
    pub async fn standing(&self) -> Result<Standing> {
        Ok(serde_json::from_value(
            self.ask("standing", json!({})).await?,
        )?)
    }

    /// The names of all stored files, sorted.
    pub async fn stored_files(&self, host: &Host) -> Result<Vec<String>> {
        let files = "
            const cache = await caches.open(`inkleaf ${arguments[0]} files`);
            return (await cache.keys()).map(({ url }) => url).sort();";
        Ok(serde_json::from_value(
            self.run(files, json!([host.base()])).await?,
        )?)
    }

    /// Whether a stored file has this text in it.
    pub async fn has_stored(&self, host: &Host, text: &str) -> Result<bool> {
        let look = "
            const [scope, text] = arguments;
            const cache = await caches.open(`inkleaf ${scope} files`);
            for (const key of await cache.keys()) {
                if ((await (await cache.match(key)).text()).includes(text)) return true;
            }
            return false;";
        Ok(serde_json::from_value(
            self.run(look, json!([host.base(), text])).await?,
        )?)
    }

    /// Takes a file that lies at this path on the host out of what is stored, as
    /// browsers do that need the room.
    pub async fn lose(&self, host: &Host, path: &str) -> Result<()> {
        let lose = "
            const [scope, path] = arguments;
            const cache = await caches.open(`inkleaf ${scope} files`);
            const note = await (await caches.open(`inkleaf ${scope} notes`)).match(`${location.origin}${scope}.inkleaf/state`);
            const { kept } = await note.json();
            const file = (hash) => cache.match(`${location.origin}${scope}.inkleaf/${hash}`);
            let lost = 0;
            for (const id of kept) {
                const manifest = await (await file(id)).json();
                const lists = [Object.fromEntries(manifest.core.map(([at, hash]) => [at, { hash }]))];
                for (const [, hash] of manifest.shards) lists.push(await (await file(hash))?.json() ?? {});
                for (const list of lists) {
                    const hash = list[path]?.hash;
                    if (hash) lost += await cache.delete(`${location.origin}${scope}.inkleaf/${hash}`);
                }
            }
            return lost;";
        let lost = self.run(lose, json!([host.base(), path])).await?;
        anyhow::ensure!(lost == 1, "{path}: {lost} stored files were removed");
        Ok(())
    }

    /// Waits until the worker knows that the page which is shown is read.
    pub async fn read_here(&self) -> Result<()> {
        let about: Value = self
            .eval("({ href: location.href, app: document.querySelector('link[rel=inkleaf-app]').href })")
            .await?;
        self.ask("read", about).await.map(drop)
    }

    /// Ends all workers; they start again when something is asked for.
    pub async fn stop_workers(&self) -> Result<()> {
        self.driver().cdp().send(Enable {}).await?;
        self.driver().cdp().send(StopAll {}).await?;
        Ok(())
    }

    /// Gives the host's pages room for that many bytes; `None`: as usual.
    pub async fn set_quota(&self, host: &Host, bytes: impl Into<Option<u64>>) -> Result<()> {
        let quota = OverrideQuota {
            origin: host.origin(),
            quota_size: bytes.into(),
        };
        self.driver().cdp().send(quota).await?;
        Ok(())
    }

    /// Clears what the host's pages have stored: `all`, or kinds of storage.
    pub async fn clear_storage(&self, host: &Host, kinds: &str) -> Result<()> {
        let clear = ClearData {
            origin: host.origin(),
            storage_types: kinds.into(),
        };
        self.driver().cdp().send(clear).await?;
        Ok(())
    }
}
