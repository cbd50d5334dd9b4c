//! Steps that are run one after the other, with a table at the end.

use anyhow::Result;
use std::fmt;
use std::time::{Duration, Instant};

/// How a step ended.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Outcome {
    Passed,
    Failed(String),
    /// Not run, since this step before it did not pass.
    Skipped(&'static str),
}

struct Step {
    name: &'static str,
    took: Duration,
    outcome: Outcome,
}

/// Numbers of tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Tests {
    /// Tests that passed.
    pub(crate) passed: u64,
    /// Tests that failed.
    pub(crate) failed: u64,
}

/// The steps so far, and the tests in them.
#[derive(Default)]
pub(crate) struct Report {
    steps: Vec<Step>,
    /// The tests that ran in the steps.
    pub(crate) tests: Tests,
}

impl Report {
    /// Runs a step, unless one of those that it `needs` has not passed.
    pub(crate) fn step(
        &mut self,
        name: &'static str,
        needs: &[&'static str],
        run: impl FnOnce(&mut Tests) -> Result<()>,
    ) {
        let (took, outcome) = match needs.iter().find(|need| !self.passed(need)) {
            Some(need) => (Duration::ZERO, Outcome::Skipped(need)),
            None => {
                println!("\n=== {name}");
                let start = Instant::now();
                let outcome = match run(&mut self.tests) {
                    Ok(()) => Outcome::Passed,
                    Err(error) => Outcome::Failed(format!("{error:#}")),
                };
                (start.elapsed(), outcome)
            }
        };
        let step = Step {
            name,
            took,
            outcome,
        };
        println!("{step}");
        self.steps.push(step);
    }

    /// Whether all steps have passed.
    pub(crate) fn all_passed(&self) -> bool {
        self.steps
            .iter()
            .all(|step| step.outcome == Outcome::Passed)
    }

    fn passed(&self, name: &str) -> bool {
        self.steps
            .iter()
            .any(|step| step.name == name && step.outcome == Outcome::Passed)
    }
}

impl Tests {
    /// Adds the numbers of a line such as
    /// `test result: ok. 3 passed; 0 failed; …`; other lines add nothing.
    pub(crate) fn read(&mut self, line: &str) {
        let Some((_, result)) = line.split_once("test result: ") else {
            return;
        };
        let number = |what: &str| {
            let (before, _) = result.split_once(what)?;
            before.split_whitespace().next_back()?.parse::<u64>().ok()
        };
        self.passed += number(" passed").unwrap_or_default();
        self.failed += number(" failed").unwrap_or_default();
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.took.as_secs_f64();
        match &self.outcome {
            Outcome::Passed => write!(f, "{:<34} {seconds:>7.1} s  ok", self.name),
            Outcome::Failed(why) => write!(f, "{:<34} {seconds:>7.1} s  FAILED: {why}", self.name),
            Outcome::Skipped(need) => {
                write!(f, "{:<34} {:>9}  not run, needs: {need}", self.name, "")
            }
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for step in &self.steps {
            writeln!(f, "{step}")?;
        }
        let all: Duration = self.steps.iter().map(|step| step.took).sum();
        writeln!(f, "{:<34} {:>7.1} s", "together", all.as_secs_f64())?;
        write!(
            f,
            "\n{} passed, {} failed",
            self.tests.passed, self.tests.failed
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::bail;

    #[test]
    fn the_numbers_of_all_suites_are_added() {
        let mut tests = Tests::default();
        for line in [
            "running 3 tests",
            "test a_test ... ok",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out",
            "test result: FAILED. 12 passed; 2 failed; 0 ignored; 0 measured",
            "12 passed, 2 failed",
        ] {
            tests.read(line);
        }
        assert_eq!(
            tests,
            Tests {
                passed: 15,
                failed: 2
            }
        );
    }

    #[test]
    fn a_failure_stops_what_needs_it_and_nothing_else() {
        let mut report = Report::default();
        report.step("one", &[], |_| Ok(()));
        report.step("two", &["one"], |_| bail!("broken"));
        report.step("three", &["two"], |_| unreachable!("two has failed"));
        report.step("four", &["three"], |_| unreachable!("three was not run"));
        let mut ran = false;
        report.step("five", &["one"], |_| {
            ran = true;
            Ok(())
        });
        assert!(ran);
        assert!(!report.all_passed());
        let text = report.to_string();
        assert!(
            text.contains("broken") && text.contains("needs: two"),
            "{text}"
        );
    }
}
