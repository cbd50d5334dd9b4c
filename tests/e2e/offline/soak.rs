//! A long random life of three tabs: deploys, half ones, ones taken back, a host that
//! is gone, files that are lost, workers that are stopped. After every step nothing
//! may be mixed, wrong, dead or without bounds.
//!
//! `INKLEAF_SOAK=SEED:STEPS` runs another life than the usual one.

use std::env;
use std::sync::Arc;

use anyhow::{Context, Result, bail, ensure};
use inkleaf_serve::Answer;
use inkleaf_tests::{Case, Deploys, Host, Site, Tab, Visit};
use serde_json::{Value, json};
use thirtyfour::WindowHandle;

use super::{new_tab, switch, with_worker};

const SEED: u64 = 20_261_129;
const STEPS: usize = 200;

pub(crate) fn cases() -> Vec<Case> {
    with_worker![a_long_life]
}

async fn a_long_life(visit: &mut Visit, deploys: Arc<Deploys>) -> Result<()> {
    let wish = env::var("INKLEAF_SOAK").ok();
    let wish = wish.as_deref().and_then(|wish| wish.split_once(':'));
    let (seed, steps) = match wish {
        Some((seed, steps)) => (seed.parse()?, steps.parse()?),
        None => (SEED, STEPS),
    };
    visit.tab.expect("");
    let mut life = Life::start(visit, &deploys, seed).await?;
    for number in 0..steps {
        let step = life.step().await;
        let sound = match step {
            Ok(()) => life.is_sound().await,
            Err(error) => Err(error),
        };
        sound.with_context(|| {
            let last = life.done.iter().rev().take(12).rev();
            let last: Vec<_> = last.map(String::as_str).collect();
            format!(
                "seed {seed}, step {number}, after:\n  {}",
                last.join("\n  ")
            )
        })?;
    }
    Ok(())
}

/// What happens, and to whom.
struct Life<'a> {
    host: &'a mut Host,
    tab: &'a Tab,
    versions: [&'a Site; 3],
    windows: Vec<WindowHandle>,
    /// The window that commands go to.
    here: usize,
    /// Which version the host has.
    deployed: usize,
    /// Whether it has all of it.
    is_half: bool,
    is_offline: bool,
    /// Whether a file was lost that nobody had the chance to get again.
    is_damaged: bool,
    random: Random,
    done: Vec<String>,
}

/// Numbers that look random (Steele, Lea and Flood: «Fast splittable pseudorandom
/// number generators», 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) >> 33).unwrap_or_default() % end
    }

    fn of<'t, T>(&mut self, all: &'t [T]) -> &'t T {
        &all[self.below(all.len())]
    }
}

/// Where tabs go.
const PAGES: [&str; 7] = [
    "/",
    "/about/",
    "/posts/post-9/",
    "/posts/post-7/",
    "/posts/post-4/",
    "/posts/post-2/",
    "/page/2/",
];

impl<'a> Life<'a> {
    async fn start(visit: &'a mut Visit, deploys: &'a Deploys, seed: u64) -> Result<Life<'a>> {
        let Visit { host, tab, .. } = visit;
        tab.first_visit(host, "/").await?;
        let [first, second] = new_tab(tab).await?;
        tab.open(&host.url("/posts/post-9/")).await?;
        let [_, third] = new_tab(tab).await?;
        tab.open(&host.url("/about/")).await?;
        Ok(Self {
            host,
            tab,
            versions: [&deploys.v1, &deploys.v2, &deploys.v3],
            windows: vec![first, second, third],
            here: 2,
            deployed: 0,
            is_half: false,
            is_offline: false,
            is_damaged: false,
            random: Random(seed),
            done: Vec::new(),
        })
    }

    async fn step(&mut self) -> Result<()> {
        match self.random.below(20) {
            0 | 1 => self.deploy(),
            2 => self.deploy_half(),
            3 => self.network(),
            4 => self.restart().await,
            5 => self.lose().await,
            6 | 7 => self.check().await,
            8..=11 => self.open().await,
            12 => self.take_offer().await,
            _ => self.click().await,
        }
    }

    fn note(&mut self, what: String) {
        self.done.push(what);
    }

    fn deploy(&mut self) -> Result<()> {
        self.deployed = self.random.below(3);
        self.is_half = false;
        self.note(format!("version {} is deployed", self.deployed + 1));
        if !self.is_offline {
            self.host.deploy(self.versions[self.deployed]);
            self.host.clear_rules();
        }
        Ok(())
    }

    /// One file is still another version's.
    fn deploy_half(&mut self) -> Result<()> {
        self.come_online()?;
        self.deploy()?;
        let old = self.versions[self.random.below(3)];
        let (path, file, kind) = *self.random.of(&[
            ("/", "index.html", "text/html; charset=utf-8"),
            ("/offline.json", "offline.json", "application/json"),
            (
                "/offline/",
                "offline/index.html",
                "text/html; charset=utf-8",
            ),
        ]);
        let content = std::fs::read(old.folder.join(file))?;
        self.host.when_path(path, Answer::body(200, kind, content));
        self.is_half = true;
        self.note(format!("but {path} is {}'s", old.name));
        Ok(())
    }

    fn network(&mut self) -> Result<()> {
        if self.is_offline {
            return self.come_online();
        }
        self.host.stop();
        self.is_offline = true;
        self.note("the host is gone".into());
        Ok(())
    }

    fn come_online(&mut self) -> Result<()> {
        if self.is_offline {
            self.host.resume()?;
            self.host.deploy(self.versions[self.deployed]);
            self.is_offline = false;
            self.is_half = false;
            self.note("the host is back".into());
        }
        Ok(())
    }

    async fn restart(&mut self) -> Result<()> {
        self.note("the workers are stopped".into());
        self.tab.stop_workers().await
    }

    /// A stored file is lost.
    async fn lose(&mut self) -> Result<()> {
        if !self.is_ours().await? {
            return Ok(());
        }
        let files = self.tab.stored_files(self.host).await?;
        if files.is_empty() {
            return Ok(());
        }
        let file = self.random.of(&files).clone();
        self.note(format!("{file} is lost"));
        self.is_damaged = true;
        let lose = "return await (await caches.open('inkleaf / files')).delete(arguments[0]);";
        self.tab.run(lose, json!([file])).await.map(drop)
    }

    async fn check(&mut self) -> Result<()> {
        if self.is_ours().await? {
            self.note("a tab checks".into());
            let ask = "
                const worker = navigator.serviceWorker.controller;
                if (!worker) return;
                const { port1, port2 } = new MessageChannel();
                const answered = new Promise((resolve) => (port1.onmessage = resolve));
                worker.postMessage({ ask: 'check' }, [port2]);
                await Promise.race([answered, new Promise((end) => setTimeout(end, 8000))]);";
            self.tab.run(ask, json!([])).await?;
            self.is_damaged &= self.is_offline || self.is_half;
        }
        Ok(())
    }

    async fn change_tab(&mut self) -> Result<()> {
        self.here = self.random.below(self.windows.len());
        switch(self.tab, &self.windows[self.here]).await
    }

    async fn open(&mut self) -> Result<()> {
        self.change_tab().await?;
        let href = *self.random.of(&PAGES);
        self.note(format!("tab {} opens {href}", self.here));
        // Without host and worker there is the browser's own page.
        let _ = self.tab.open(&self.host.url(href)).await;
        self.is_alive(href).await
    }

    /// The tab shows a page of the blog, unless what it takes can't be had.
    async fn is_alive(&self, href: &str) -> Result<()> {
        let is_excused = self.is_offline && self.is_damaged;
        ensure!(is_excused || self.is_ours().await?, "{href} is dead");
        Ok(())
    }

    async fn click(&mut self) -> Result<()> {
        self.change_tab().await?;
        if !self.is_ours().await? {
            return Ok(());
        }
        let number = self.random.below(1000);
        let click = "
            const links = [...document.querySelectorAll(\"main a[href^='/posts/post-']:not([href*='#']), .brand, a[href='/about/']\")];
            const link = links[arguments[0] % links.length];
            link.click();
            return link.pathname;";
        let href: String = self.tab.script(click, json!([number])).await?;
        self.note(format!("tab {} clicks {href}", self.here));
        let left = format!(
            "!document.querySelector('meta[name=inkleaf-base]') || \
             location.pathname === '{href}' && !document.documentElement.dataset.visiting"
        );
        self.tab.until(&left).await?;
        self.is_alive(&href).await
    }

    async fn take_offer(&mut self) -> Result<()> {
        self.change_tab().await?;
        let offered = "document.querySelector('.offer-take')?.click() === undefined \
            && Boolean(document.querySelector('.offer-take'))";
        if self.tab.eval::<bool>(offered).await? {
            self.note(format!("tab {} takes the offer", self.here));
            tokio::time::sleep(std::time::Duration::from_millis(300)).await;
            self.tab.until("document.readyState === 'complete'").await?;
        }
        Ok(())
    }

    /// Whether the tab shows a page of the blog, not one of the browser's.
    async fn is_ours(&self) -> Result<bool> {
        self.tab.until("document.readyState === 'complete'").await?;
        self.tab
            .eval("Boolean(document.querySelector('meta[name=inkleaf-base]'))")
            .await
    }

    /// What must hold after every step.
    async fn is_sound(&mut self) -> Result<()> {
        for at in 0..self.windows.len() {
            switch(self.tab, &self.windows[at]).await?;
            self.here = at;
            if self.is_ours().await? {
                self.is_of_one_version(at).await?;
            }
        }
        if self.is_ours().await? {
            self.storage_is_sound().await?;
        }
        Ok(())
    }

    /// Text and style sheet are of one version; waits for what is being loaded.
    async fn is_of_one_version(&self, at: usize) -> Result<()> {
        let look = "
            const said = new Set((document.querySelector('main')?.innerText ?? '').match(/This is version \\d/g) ?? []);
            const style = getComputedStyle(document.documentElement).getPropertyValue('--version').trim();
            if (style) said.add(`This is version ${style}`);
            return [...said];";
        let found: Vec<String> = self.tab.script(look, json!([])).await?;
        if found.len() > 1 {
            bail!("tab {at} mixes {found:?} at {}", self.tab.path().await?);
        }
        ensure!(
            !found.is_empty() || self.is_half || self.is_offline,
            "tab {at} has no style"
        );
        Ok(())
    }

    /// Every stored file is what its name says, and there are not too many.
    async fn storage_is_sound(&self) -> Result<()> {
        let look = "
            const cache = await caches.open('inkleaf / files');
            const wrong = [];
            const keys = await cache.keys();
            for (const key of keys) {
                const bytes = await (await cache.match(key))?.arrayBuffer();
                if (!bytes) continue;
                const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes), 0, 8);
                const hash = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
                if (!key.url.endsWith(hash)) wrong.push(key.url);
            }
            return [keys.length, wrong];";
        let found: Value = self.tab.run(look, json!([])).await?;
        ensure!(found[1] == json!([]), "wrong bytes: {found}");
        // Three tabs, and what is current, has started and was stored before: no more
        // than all three versions with all their pages.
        let files = found[0].as_u64().unwrap_or_default();
        ensure!(files < 150, "{files} files are stored");
        let state = self.tab.worker_state(self.host).await?;
        let kept = state["kept"].as_array().map_or(0, Vec::len);
        ensure!(kept <= 3, "{kept} versions are kept");
        Ok(())
    }
}
