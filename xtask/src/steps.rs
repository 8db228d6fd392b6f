//! Reports the steps of a chore and their durations.

use std::time::{Duration, Instant};

use crate::command::Result;

/// The steps of a chore, each announced when it begins, and timed.
pub struct Steps {
    begin: Instant,
    done: Vec<(String, Duration)>,
}

impl Default for Steps {
    fn default() -> Self {
        Self { begin: Instant::now(), done: Vec::new() }
    }
}

impl Steps {
    /// Announces a step and its expected duration, runs it, and records its time, whether or not it succeeds.
    pub fn step<T>(&mut self, name: &str, expected: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("== {name} ({expected})");
        let begin = Instant::now();
        let outcome = work();
        let took = begin.elapsed();
        println!("== {name}: {}", seconds(took));
        self.done.push((name.to_owned(), took));
        outcome
    }

    /// Adds steps that ran beside these.
    pub fn add_concurrent(&mut self, steps: Self) {
        self.done.extend(steps.done.into_iter().map(|(name, took)| (format!("{name} (beside others)"), took)));
    }

    /// Prints all steps, and the time since the chore began.
    pub fn print(&self) {
        println!();
        for (name, took) in &self.done {
            println!("{:>9}  {name}", seconds(*took));
        }
        println!("{:>9}  in all", seconds(self.begin.elapsed()));
    }
}

/// Formats a duration, as in "8.3 s".
pub fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
