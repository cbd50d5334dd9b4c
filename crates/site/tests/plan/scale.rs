//! Planning must not be what publishing waits for. Says something only in
//! release: `cargo test -p inkleaf-site --release -- --ignored --nocapture`.

use std::time::{Duration, Instant};

use inkleaf_site::SourceFile;

use crate::support::{file, site};

/// Posts of about 4 KB with five tags of a few hundred, two categories, links.
fn blog(posts: usize) -> Vec<SourceFile> {
    let paragraph = "Some words about *things* and [links](other.md), with `code`. ".repeat(8);
    let text =
        format!("## Heading\n\n{paragraph}\n\n```rust\nfn main() {{}}\n```\n\n- item\n- item\n\n");
    (0..posts)
        .map(|i| {
            let tags: Vec<_> = (0..5).map(|k| format!("Tag {}", (i * 7 + k * 31) % 300)).collect();
            let (year, month, day) = (2000 + i % 25, i % 12 + 1, i % 28 + 1);
            let front = format!(
                "title: Post number {i}\ndate: {year}-{month:02}-{day:02}\ntags: [{}]\ncategories: [A, B]",
                tags.join(", ")
            );
            file(&format!("posts/post-{i}.md"), &format!("---\n{front}\n---\n{}", text.repeat(7)))
        })
        .collect()
}

fn time(posts: usize) -> Duration {
    let sources = blog(posts);
    let clock = Clock::start();
    let site = site(&sources);
    let took = clock.elapsed();
    println!("{posts} posts: {took:.1?}, {} pages", site.pages.len());
    took
}

/// Time on the processor where the system tells it, so that other work on the
/// machine does not count; else time on the wall.
struct Clock {
    wall: Instant,
    cpu: Option<Duration>,
}

impl Clock {
    fn start() -> Self {
        Self {
            wall: Instant::now(),
            cpu: Self::cpu(),
        }
    }

    fn elapsed(&self) -> Duration {
        match (self.cpu, Self::cpu()) {
            (Some(before), Some(now)) => now - before,
            _ => self.wall.elapsed(),
        }
    }

    /// Linux: nanoseconds that this thread ran.
    fn cpu() -> Option<Duration> {
        let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        Some(Duration::from_nanos(stat.split(' ').next()?.parse().ok()?))
    }
}

#[test]
#[ignore = "measures; needs a release build and a quiet machine"]
fn ten_thousand_posts_are_planned_in_no_time() {
    let thousand = time(1_000);
    let ten_thousand = time(10_000);
    assert!(
        ten_thousand < Duration::from_millis(300),
        "{ten_thousand:.1?}"
    );
    assert!(
        ten_thousand < thousand * 20,
        "{thousand:.1?} for a tenth of it"
    );
}
