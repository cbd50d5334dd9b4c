//! Following links within the app.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::Tab;

impl Tab {
    /// Adds a link to the page's footer, which the app never replaces, and
    /// gives a selector for it. `attributes` are further ones, as in HTML.
    pub async fn add_link(&self, href: &str, attributes: &str) -> Result<String> {
        let script = "
            const footer = document.querySelector('.site-footer');
            const id = `added-${footer.querySelectorAll('a').length}`;
            footer.insertAdjacentHTML('beforeend', `<p><a id=\"${id}\" ${arguments[1]}>link</a></p>`);
            const link = document.getElementById(id);
            link.href = arguments[0];
            return `#${id}`;";
        self.script(script, json!([href, attributes])).await
    }

    /// Remembers what is shown, for [`Self::arrive`].
    pub async fn depart(&self) -> Result<()> {
        self.eval(
            "void (watch.complete = false, \
             watch.left = document.querySelector('main').firstElementChild)",
        )
        .await
    }

    /// Waits until the app shows another page than at [`Self::depart`], at
    /// this href, to its end.
    ///
    /// # Errors
    /// That does not happen, or the document was loaded anew.
    pub async fn arrive(&self, href: &str) -> Result<()> {
        let here = json!(href);
        self.until(&format!(
            "location.pathname === new URL({here}, location).pathname \
             && document.querySelector('main')?.firstElementChild \
             && document.querySelector('main').firstElementChild !== watch.left \
             && watch.complete !== false"
        ))
        .await?;
        let by_app: bool = self.eval("watch.left !== undefined").await?;
        ensure!(
            by_app,
            "{href} was loaded as a document of its own, not shown by the app"
        );
        Ok(())
    }

    /// Waits until the document at this href was loaded by the browser, not
    /// shown by the app; `from` is the [`Self::document`] before.
    pub async fn arrive_anew(&self, href: &str, from: &str) -> Result<()> {
        let (here, from) = (json!(href), json!(from));
        self.until(&format!(
            "location.href === new URL({here}, location).href \
             && document.readyState === 'complete' && window.watch?.document !== {from}"
        ))
        .await
    }

    /// Clicks a link with the mouse and waits until the app shows its page.
    pub async fn click_through(&self, css: &str, href: &str) -> Result<()> {
        self.depart().await?;
        self.click(css).await?;
        self.arrive(href).await
    }

    /// Lets the app show the page at an href.
    pub async fn go(&self, href: &str) -> Result<()> {
        let link = self.add_link(href, "").await?;
        self.depart().await?;
        self.press(&link).await?;
        self.arrive(href).await
    }

    /// Goes back and waits until the app shows the page there.
    pub async fn back_to(&self, href: &str) -> Result<()> {
        self.depart().await?;
        self.back().await?;
        self.arrive(href).await
    }
}
