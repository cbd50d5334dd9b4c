//! What a run comes to, read from what libFuzzer prints.

use std::fmt;
use std::time::Duration;

/// The figures of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Summary {
    pub(super) target: &'static str,
    executions: u64,
    coverage: u64,
    features: u64,
    /// Megabytes at most.
    memory: u64,
    took: Duration,
    /// Where the input lies that it failed on.
    artifact: Option<String>,
    passed: bool,
}

impl Summary {
    /// The head of the table.
    pub(super) const HEAD: &str =
        "target         seconds  executions   each s   edges  features    MB  ended";

    pub(super) fn new(target: &'static str) -> Self {
        Self {
            target,
            executions: 0,
            coverage: 0,
            features: 0,
            memory: 0,
            took: Duration::ZERO,
            artifact: None,
            passed: false,
        }
    }

    /// Takes the figures of a line; says whether it is worth showing: all but
    /// the many that tell of one more input each.
    pub(super) fn read(&mut self, line: &str) -> bool {
        if let Some((number, rest)) = progress(line) {
            self.executions = number;
            let figure = |name| figure(rest, name);
            self.coverage = figure("cov: ").unwrap_or(self.coverage);
            self.features = figure("ft: ").unwrap_or(self.features);
            self.memory = figure("rss: ").map_or(self.memory, |mb| mb.max(self.memory));
            return rest.contains("pulse") || rest.contains("DONE");
        }
        if let Some(number) = figure(line, "stat::number_of_executed_units: ") {
            self.executions = number;
        }
        if let Some(mb) = figure(line, "stat::peak_rss_mb: ") {
            self.memory = mb;
        }
        if let Some((_, path)) = line.split_once("Test unit written to ") {
            self.artifact = Some(path.trim().to_owned());
        }
        let noise = ["INFO: ", "stat::", "\tNEW_FUNC", "Done "];
        !line.trim().is_empty() && !noise.iter().any(|start| line.starts_with(start))
    }

    pub(super) fn end(&mut self, took: Duration, passed: bool) {
        self.took = took;
        self.passed = passed;
    }

    /// Whether it found nothing.
    pub(super) fn is_fine(&self) -> bool {
        self.passed && self.artifact.is_none()
    }
}

/// `#1234` and what follows.
fn progress(line: &str) -> Option<(u64, &str)> {
    let rest = line.strip_prefix('#')?;
    let end = rest.find(|c: char| !c.is_ascii_digit())?;
    Some((rest[..end].parse().ok()?, &rest[end..]))
}

/// The number after a name.
fn figure(line: &str, name: &str) -> Option<u64> {
    let (_, rest) = line.split_once(name)?;
    let rest = rest.trim_start();
    let end = rest
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(rest.len());
    rest[..end].parse().ok()
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.took.as_secs().max(1);
        write!(
            f,
            "{:<13}  {:>7}  {:>10}  {:>7}  {:>6}  {:>8}  {:>4}  ",
            self.target,
            seconds,
            self.executions,
            self.executions / seconds,
            self.coverage,
            self.features,
            self.memory
        )?;
        match &self.artifact {
            _ if self.is_fine() => f.write_str("well"),
            Some(path) => write!(f, "FOUND {path}"),
            None => f.write_str("FAILED"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_are_those_of_the_last_lines() {
        let mut summary = Summary::new("render");
        for (line, shown) in [
            ("INFO: Seed: 1", false),
            (
                "#2\tINITED cov: 100 ft: 101 corp: 1/1b exec/s: 0 rss: 40Mb",
                false,
            ),
            (
                "#9\tNEW    cov: 120 ft: 140 corp: 2/9b lim: 4 exec/s: 0 rss: 41Mb L: 4/4",
                false,
            ),
            (
                "#16\tpulse  cov: 120 ft: 140 corp: 2/9b lim: 4 exec/s: 8 rss: 39Mb",
                true,
            ),
            (
                "#20\tDONE   cov: 130 ft: 150 corp: 2/9b lim: 4 exec/s: 8 rss: 39Mb",
                true,
            ),
            ("stat::number_of_executed_units: 21", false),
            ("stat::peak_rss_mb:              44", false),
        ] {
            assert_eq!(summary.read(line), shown, "{line}");
        }
        summary.end(Duration::from_secs(7), true);
        assert!(summary.is_fine());
        assert_eq!(
            (
                summary.executions,
                summary.coverage,
                summary.features,
                summary.memory
            ),
            (21, 130, 150, 44)
        );
        assert!(summary.to_string().ends_with("well"), "{summary}");
    }

    #[test]
    fn what_was_found_is_told() {
        let mut summary = Summary::new("render");
        summary.read("artifact_prefix='x/'; Test unit written to x/crash-abc");
        summary.end(Duration::from_secs(1), false);
        assert!(!summary.is_fine());
        assert!(summary.to_string().contains("x/crash-abc"), "{summary}");
    }

    #[test]
    fn ending_early_without_an_input_is_a_failure() {
        let mut summary = Summary::new("render");
        summary.end(Duration::from_secs(1), false);
        assert!(summary.to_string().contains("FAILED"));
    }
}
