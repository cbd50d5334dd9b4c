//! A long random life of three tabs: deploys, half ones, ones taken back, a host that
//! is gone, files that are lost, workers that are stopped. After every step nothing
//! may be mixed, wrong, dead or without bounds.
//!
//! `INKLEAF_SOAK=SEED:STEPS` runs another life than the usual one.

use std::env;
use std::sync::Arc;

use anyhow::{Context, Result};
use inkleaf_serve::Answer;
use inkleaf_tests::{Case, Deploys, Host, Site, Tab, Visit};
use serde_json::json;
use thirtyfour::WindowHandle;

use super::{new_tab, switch, with_worker};

mod random;
mod sound;

use random::Random;

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
    versions: Vec<&'a Site>,
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
            versions: [&deploys.v1, &deploys.v2, &deploys.v3]
                .into_iter()
                .chain(&deploys.later)
                .collect(),
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
        self.deployed = self.random.below(self.versions.len());
        self.is_half = false;
        let name = self.versions[self.deployed].name;
        self.note(format!("{name} is deployed"));
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
        let old = *self.random.of(&self.versions);
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
        let may_die = self.may_die(href).await?;
        // Without host and worker there is the browser's own page.
        let _ = self.tab.open(&self.host.url(href)).await;
        self.is_alive(href, may_die).await
    }

    async fn click(&mut self) -> Result<()> {
        self.change_tab().await?;
        if !self.is_ours().await? {
            return Ok(());
        }
        let number = self.random.below(1000);
        let choose = "
            const links = [...document.querySelectorAll(\"main a[href^='/posts/post-']:not([href*='#']), .brand, a[href='/about/']\")];
            const link = links[arguments[0] % links.length];
            window.chosen = link;
            return link.pathname;";
        let href: String = self.tab.script(choose, json!([number])).await?;
        let may_die = self.may_die(&href).await?;
        self.tab.eval::<bool>("(chosen.click(), true)").await?;
        self.note(format!("tab {} clicks {href}", self.here));
        let left = format!(
            "!document.querySelector('meta[name=inkleaf-base]') || \
             location.pathname === '{href}' && !document.documentElement.dataset.visiting"
        );
        self.tab.until(&left).await?;
        self.is_alive(&href, may_die).await
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
}
