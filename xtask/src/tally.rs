//! Counts passed, failed and skipped checks.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::command::Result;

/// What may be skipped in a strict run: tests of the corpus of real images, which is not part of this project, and those
/// that start dozens of machines, which another chore runs.
const MAY_BE_SKIPPED: [&str; 2] = ["needs the corpus of real images", "run by `cargo xtask boot`"];

/// Sums over all test runners.
#[derive(Default)]
pub struct Tally {
    passed: u64,
    failed: u64,
    skipped: Vec<String>,
    is_strict: bool,
}

impl Tally {
    /// An empty tally, strict if `DISCERN_STRICT=1`: then a check that is skipped because a tool is missing has failed.
    pub fn new() -> Self {
        Self { is_strict: std::env::var_os("DISCERN_STRICT").is_some_and(|value| value == "1"), ..Self::default() }
    }

    /// Counts a check that passes or fails; the reason for a failure is printed at once.
    pub fn check(&mut self, outcome: Result<()>) {
        match outcome {
            Ok(()) => self.passed += 1,
            Err(error) => {
                println!("failed: {error}");
                self.failed += 1;
            }
        }
    }

    /// Counts a skipped check and its reason; in a strict run it has failed, but for those that may be skipped.
    pub fn skip(&mut self, what: impl Into<String>) {
        let what = what.into();
        if self.is_strict && !MAY_BE_SKIPPED.iter().any(|reason| what.contains(reason)) {
            println!("failed: skipped, which DISCERN_STRICT=1 forbids: {what}");
            self.failed += 1;
        } else {
            self.skipped.push(what);
        }
    }

    /// Runs a test runner (cargo's or Node's), shows its output, and adds its counts.
    pub fn run(&mut self, command: &mut Command) -> Result<()> {
        let failed_before = self.failed;
        let mut child = command.stdout(Stdio::piped()).spawn()?;
        for line in BufReader::new(child.stdout.take().ok_or("no output")?).lines() {
            let line = line?;
            println!("{line}");
            self.read(&line);
        }
        if !child.wait()?.success() && self.failed == failed_before {
            // The runner ended before it printed its counts.
            return Err(format!("{command:?} ended early").into());
        }
        Ok(())
    }

    /// Shows the output of a test runner that has ended, and adds its counts.
    pub fn add(&mut self, output: &str, is_success: bool, name: &str) {
        let failed_before = self.failed;
        print!("{output}");
        output.lines().for_each(|line| self.read(line));
        if !is_success && self.failed == failed_before {
            self.check(Err(format!("{name} ended before it printed its counts").into()));
        }
    }

    fn read(&mut self, line: &str) {
        let line = line.trim();
        if let Some((_, counts)) = line.strip_prefix("test result: ").and_then(|rest| rest.split_once(". ")) {
            self.passed += count(counts, "passed");
            self.failed += count(counts, "failed");
        } else if let Some(name) = line.strip_prefix("test ").and_then(|test| test.split_once(" ... ignored")) {
            self.skip(format!("{}{}", name.0, name.1));
        } else if let Some(what) = line.strip_prefix("skipped: ").or_else(|| line.strip_prefix("﹣ ")) {
            self.skip(what);
        } else if let Some(counts) = line.strip_prefix("ℹ ") {
            self.passed += node_count(counts, "pass");
            self.failed += node_count(counts, "fail") + node_count(counts, "cancelled");
        }
    }

    /// Adds the counts of checks that ran beside these.
    pub fn join(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped.extend(other.skipped);
    }

    /// Whether nothing failed.
    pub fn is_good(&self) -> bool {
        self.failed == 0
    }

    /// Prints the skipped checks by name, and the sums as the last line.
    pub fn print(&self) {
        println!();
        for what in &self.skipped {
            println!("skipped: {what}");
        }
        let skipped = if self.skipped.is_empty() { String::new() } else { format!(", {} skipped", self.skipped.len()) };
        println!("{} passed, {} failed{skipped}", self.passed, self.failed);
    }
}

/// The number before a word, as cargo prints it: "16 passed; 0 failed; …".
fn count(counts: &str, word: &str) -> u64 {
    let part = counts.split("; ").find_map(|part| part.strip_suffix(word));
    part.and_then(|number| number.trim().parse().ok()).unwrap_or(0)
}

/// The number after a word, as Node prints it: "pass 5".
fn node_count(counts: &str, word: &str) -> u64 {
    let number = counts.strip_prefix(word).and_then(|rest| rest.strip_prefix(' '));
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_runners_are_added_up_and_skips_keep_their_names() {
        let mut tally = Tally::default();
        for line in [
            "test a::b ... ok",
            "test slow ... ignored, needs an hour",
            "test result: FAILED. 16 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 9.50s",
            "skipped: zisofs needs xorriso",
            "﹣ saves into a folder (0.2ms) # no picker",
            "ℹ tests 6",
            "ℹ pass 4",
            "ℹ fail 1",
            "ℹ cancelled 1",
        ] {
            tally.read(line);
        }
        assert_eq!((tally.passed, tally.failed), (20, 4));
        assert_eq!(
            tally.skipped,
            ["slow, needs an hour", "zisofs needs xorriso", "saves into a folder (0.2ms) # no picker"]
        );
        assert!(!tally.is_good());
    }

    #[test]
    fn in_a_strict_run_only_the_corpus_and_other_chores_may_be_skipped() {
        let mut tally = Tally { is_strict: true, ..Tally::default() };
        tally.read("skipped: boot_entries_of_the_corpus needs the corpus of real images (DISCERN_CORPUS)");
        tally.read("test verdicts ... ignored, run by `cargo xtask boot`");
        assert!(tally.is_good());
        tally.read("skipped: zisofs needs xorriso");
        tally.read("test slow ... ignored, needs an hour");
        tally.skip("browser tests: Chromium is not there");
        assert_eq!((tally.failed, tally.skipped.len()), (3, 2));
    }

    #[test]
    fn a_runner_that_breaks_off_is_an_error() {
        let mut tally = Tally::default();
        assert!(tally.run(Command::new("sh").args(["-c", "exit 3"])).is_err());
        let counted = "echo 'test result: FAILED. 0 passed; 1 failed; 0 ignored'; exit 101";
        assert!(tally.run(Command::new("sh").args(["-c", counted])).is_ok());
        assert_eq!(tally.failed, 1);
    }
}
