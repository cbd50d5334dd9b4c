//! How the file looks: its pages fit every window, and nothing keeps anyone from
//! reading them.

use std::fs;

use anyhow::{Context, Result};
use inkleaf_tests::{Case, Engine, Kind, NARROW, Tab, Visit};

use super::{arrives, open, open_damaged};
use crate::{access, kinds, layout};

pub(super) fn cases() -> Vec<Case> {
    let chromium = Engine::Chromium;
    let mut all = on_file![chromium, fixture_file:
        every_kind_of_page_looks_right,
        a_damaged_file_looks_right,
    ];
    all.extend(on_file![chromium, part_file: what_was_left_out_looks_right]);
    all
}

async fn every_kind_of_page_looks_right(visit: &mut Visit) -> Result<()> {
    for shown in kinds::ALL {
        // Nothing is stored beside the file.
        if shown.kind == Kind::Offline {
            continue;
        }
        looks_right(visit, &shown.href(&visit.site)?).await?;
    }
    Ok(())
}

async fn what_was_left_out_looks_right(visit: &mut Visit) -> Result<()> {
    open(visit, "/archive/").await?;
    let links = "[...document.querySelectorAll('.archive-year li a')].map((a) => a.hash.slice(1))";
    visit.tab.until(&format!("{links}.length")).await?;
    let posts: Vec<String> = visit.tab.eval(links).await?;
    for post in posts {
        looks_right(visit, &post).await?;
    }
    Ok(())
}

async fn a_damaged_file_looks_right(visit: &mut Visit) -> Result<()> {
    visit.tab.expect("");
    let whole = fs::read_to_string(visit.site.file())?;
    let without = whole.replace("id=\"inkleaf-index\"", "id=\"inkleaf-other\"");
    open_damaged(visit, "look", &without).await?;
    judge(&visit.tab).await
}

async fn looks_right(visit: &Visit, address: &str) -> Result<()> {
    open(visit, address).await?;
    arrives(&visit.tab, address).await?;
    judge(&visit.tab).await.context(address.to_owned())
}

async fn judge(tab: &Tab) -> Result<()> {
    if let Some(axe) = access::axe() {
        tab.resize(NARROW).await?;
        access::in_both_themes(tab, &axe).await?;
    }
    layout::fits_every_window(tab).await
}
