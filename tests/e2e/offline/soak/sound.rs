//! What must hold, whatever has happened.

use anyhow::{Result, bail, ensure};
use serde_json::json;

use super::super::switch;
use super::Life;

/// Tells what is wrong with what the worker has stored.
const STORED: &str = include_str!("stored.js");
/// Tells whether something can be shown for an address without a network.
const SHOWABLE: &str = include_str!("showable.js");

impl Life<'_> {
    /// What must hold after every step.
    pub(super) async fn is_sound(&mut self) -> Result<()> {
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

    /// Whether the tab shows a page of the blog, not one of the browser's.
    pub(super) async fn is_ours(&self) -> Result<bool> {
        self.tab.until("document.readyState === 'complete'").await?;
        self.tab
            .eval("Boolean(document.querySelector('meta[name=inkleaf-base]'))")
            .await
    }

    /// Whether a tab that goes to an address may end on a page of the browser's:
    /// the host is gone, and so is what would be shown instead.
    pub(super) async fn may_die(&self, href: &str) -> Result<bool> {
        if !self.is_offline || !self.is_damaged {
            return Ok(false);
        }
        let mut may = true;
        for window in &self.windows {
            switch(self.tab, window).await?;
            if self.is_ours().await? {
                may = self.tab.run(SHOWABLE, json!([href])).await? == false;
                break;
            }
        }
        switch(self.tab, &self.windows[self.here]).await?;
        Ok(may)
    }

    /// The tab shows a page of the blog.
    pub(super) async fn is_alive(&self, href: &str, may_die: bool) -> Result<()> {
        ensure!(may_die || self.is_ours().await?, "{href} is dead");
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

    async fn storage_is_sound(&self) -> Result<()> {
        let told = self.tab.run(STORED, json!([self.is_damaged])).await?;
        ensure!(told == json!([]), "what is stored: {told:#}");
        Ok(())
    }
}
