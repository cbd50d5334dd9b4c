//! Keeps many large pictures from being in memory at once.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Lets in as many pixels as there is room for. One picture may be larger than
/// the room: it waits until it is alone.
pub(crate) struct Gate {
    inside: Mutex<u64>,
    room: u64,
    left: Condvar,
}

/// A picture inside. It leaves when this is dropped.
pub(crate) struct Inside<'a> {
    gate: &'a Gate,
    pixels: u64,
}

impl Gate {
    pub(crate) fn new(room: u64) -> Self {
        Self {
            inside: Mutex::new(0),
            room,
            left: Condvar::new(),
        }
    }

    /// Waits until there is room. Whoever is inside must not ask again.
    pub(crate) fn enter(&self, pixels: u64) -> Inside<'_> {
        let full = |inside: &mut u64| *inside > 0 && inside.saturating_add(pixels) > self.room;
        let mut inside = self
            .left
            .wait_while(self.lock(), full)
            .unwrap_or_else(PoisonError::into_inner);
        *inside = inside.saturating_add(pixels);
        Inside { gate: self, pixels }
    }

    fn lock(&self) -> MutexGuard<'_, u64> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Inside<'_> {
    fn drop(&mut self) {
        let mut inside = self.gate.lock();
        *inside = inside.saturating_sub(self.pixels);
        self.gate.left.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;

    #[test]
    fn never_more_inside_than_there_is_room_for() {
        let gate = Gate::new(10);
        let (now, most) = (AtomicU64::new(0), AtomicU64::new(0));
        std::thread::scope(|scope| {
            for thread in 0..8u64 {
                let (gate, now, most) = (&gate, &now, &most);
                scope.spawn(move || {
                    for round in 0..200 {
                        let pixels = 1 + (thread + round) % 10;
                        let _inside = gate.enter(pixels);
                        let sum = now.fetch_add(pixels, Ordering::SeqCst) + pixels;
                        most.fetch_max(sum, Ordering::SeqCst);
                        std::thread::yield_now();
                        now.fetch_sub(pixels, Ordering::SeqCst);
                    }
                });
            }
        });
        assert!(most.load(Ordering::SeqCst) <= 10);
    }

    #[test]
    fn what_is_larger_than_the_room_goes_in_alone() {
        let gate = Gate::new(10);
        drop(gate.enter(1_000));
        drop(gate.enter(u64::MAX));
        drop(gate.enter(1));
    }
}
