//! A tab's window: its size, and what Chromium can set about it.

use std::time::Duration;

use anyhow::Result;
use serde::Serialize;
use thirtyfour::cdp::{CdpCommand, Empty};

use crate::{Engine, Size, Tab};

/// How often a window is asked for a size that it does not take at once.
const ATTEMPTS: usize = 5;

/// `Emulation.setScriptExecutionDisabled`.
#[derive(Serialize)]
struct SetScriptExecutionDisabled {
    value: bool,
}

impl CdpCommand for SetScriptExecutionDisabled {
    const METHOD: &'static str = "Emulation.setScriptExecutionDisabled";
    type Returns = Empty;
}

impl Tab {
    /// Gives the window's content a size. Other engines than Chromium have a
    /// least width, some 450 pixels.
    pub async fn resize(&self, size: Size) -> Result<()> {
        if self.engine() != Engine::Chromium {
            return self.resize_window(size).await;
        }
        let (width, height) = size;
        let emulation = self.driver().cdp();
        emulation
            .emulation()
            .set_device_metrics_override(width, height, 1.0, false)
            .await?;
        Ok(())
    }

    /// Gives the window such a size that its content has the one wanted.
    async fn resize_window(&self, (width, height): Size) -> Result<()> {
        let wanted = [i64::from(width), i64::from(height)];
        let mut outer = wanted;
        for _ in 0..ATTEMPTS {
            let [width, height] = outer.map(|length| u32::try_from(length).unwrap_or(1));
            self.driver().set_window_rect(0, 0, width, height).await?;
            tokio::time::sleep(Duration::from_millis(50)).await;
            let inner: [i64; 2] = self.eval("[innerWidth, innerHeight]").await?;
            if inner == wanted {
                break;
            }
            for (outer, (wanted, inner)) in outer.iter_mut().zip(wanted.into_iter().zip(inner)) {
                *outer += wanted - inner;
            }
        }
        Ok(())
    }

    /// Documents run no scripts of their own from now on. Only in Chromium.
    pub async fn scripts_off(&self) -> Result<()> {
        let off = SetScriptExecutionDisabled { value: true };
        self.driver().cdp().send(off).await?;
        Ok(())
    }
}
