//! Machines and networks that clicks are measured on.

use anyhow::Result;
use inkleaf_tests::Tab;
use serde_json::json;

/// A machine and its network.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Profile {
    /// What to call it.
    pub(crate) name: &'static str,
    /// How many times slower the processor is.
    pub(crate) slowdown: u32,
    /// Milliseconds to the server and back, and bytes per second, if it is not
    /// this machine itself.
    network: Option<(u32, u32)>,
}

impl Profile {
    /// This machine.
    pub(crate) const FAST: Self = Self {
        name: "this machine",
        slowdown: 1,
        network: None,
    };
    /// A phone on the road: 1.6 Mbit/s.
    pub(crate) const SLOW: Self = Self {
        name: "150 ms latency, 1.6 Mbit/s, processor 4 times as slow",
        slowdown: 4,
        network: Some((150, 200_000)),
    };
    /// A phone's processor alone.
    pub(crate) const SLOW_PROCESSOR: Self = Self {
        name: "processor 4 times as slow",
        slowdown: 4,
        network: None,
    };

    /// Makes a tab as slow.
    pub(crate) async fn apply(&self, tab: &Tab) -> Result<()> {
        let cdp = tab.driver().cdp();
        let rate = json!({ "rate": self.slowdown });
        cdp.send_raw("Emulation.setCPUThrottlingRate", rate).await?;
        if let Some((latency, throughput)) = self.network {
            cdp.send_raw("Network.enable", json!({})).await?;
            let conditions = json!({
                "offline": false,
                "latency": latency,
                "downloadThroughput": throughput,
                "uploadThroughput": throughput,
            });
            cdp.send_raw("Network.emulateNetworkConditions", conditions)
                .await?;
        }
        Ok(())
    }
}
