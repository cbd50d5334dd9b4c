//! How soon a blog that is one file is painted and alive, compared with the same blog on a
//! host on this machine.

use anyhow::Result;
use inkleaf_tests::{Engine, Tab, Visit, World};

use super::figures::median;

/// When the front page was painted, and when the app was there, in milliseconds.
struct Opened {
    painted: Vec<f64>,
    alive: Vec<f64>,
}

impl Opened {
    async fn measure(tab: &Tab, url: &str, runs: usize) -> Result<Self> {
        let mut opened = Self {
            painted: Vec::new(),
            alive: Vec::new(),
        };
        for _ in 0..runs {
            tab.open("about:blank").await?;
            tab.open_app(url).await?;
            let painted = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime";
            tab.until(painted).await?;
            opened.painted.push(tab.eval(painted).await?);
            let times = tab.watch().await?.times_of("data-app");
            opened.alive.extend(times.first());
        }
        Ok(opened)
    }
}

/// Prints both, and their ratios.
pub(crate) async fn tell(world: &World, runs: usize) -> Result<()> {
    let visit = Visit::start(world, Engine::Chromium, &world.demo).await?;
    let file = format!("file://{}", world.demo_file().file().display());
    let on_host = visit.host.url("/");
    let measured = async {
        let host = Opened::measure(&visit.tab, &on_host, runs).await?;
        Ok::<_, anyhow::Error>([host, Opened::measure(&visit.tab, &file, runs).await?])
    };
    let measured = measured.await;
    visit.tab.quit().await?;
    let [host, file] = measured?.map(|opened| [median(opened.painted), median(opened.alive)]);
    println!("\nThe front page, medians of {runs} in ms      on a host   one file     ratio");
    for (at, what) in ["painted", "the app is there"].into_iter().enumerate() {
        let (host, file) = (host[at], file[at]);
        println!("{what:<40}{host:>12.0}{file:>11.0}{:>10.2}", file / host);
    }
    Ok(())
}
