//! Measures durations by the clock, and by processor time, which a busy computer disturbs less.

use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Number of runs of each measurement; the best one counts.
const RUNS: u32 = 3;

/// Time limit for another program: iat reads byte by byte.
const PATIENCE: Duration = Duration::from_secs(60);

/// Duration of a run.
#[derive(Clone, Copy)]
pub struct Taken {
    pub wall: Duration,
    /// Seconds of all processors, including programs started and ended meanwhile; `None` except on Linux.
    pub processors: Option<f64>,
}

/// The best of several runs.
pub fn best(mut run: impl FnMut()) -> Taken {
    let mut best = Taken { wall: Duration::MAX, processors: None };
    for _ in 0..RUNS {
        let (start, before) = (Instant::now(), processors());
        run();
        let taken = processors().zip(before).map(|(after, before)| after - before);
        best.wall = best.wall.min(start.elapsed());
        best.processors = [best.processors, taken].into_iter().flatten().reduce(f64::min);
    }
    best
}

/// The best of several runs of another program; `None` if it is missing, fails, or takes too long.
pub fn other(command: impl Fn() -> Command) -> Option<Taken> {
    let mut is_done = true;
    let taken = best(|| is_done = is_done && ran(command()));
    is_done.then_some(taken)
}

fn ran(mut command: Command) -> bool {
    let start = Instant::now();
    let Ok(mut child) = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn() else {
        return false;
    };
    loop {
        match child.try_wait().unwrap() {
            Some(status) => return status.success(),
            None if start.elapsed() > PATIENCE => {
                child.kill().unwrap();
                child.wait().unwrap();
                return false;
            }
            None => std::thread::sleep(Duration::from_millis(2)),
        }
    }
}

/// Processor time in seconds used by this program and those it waited for: fields 14 to 17 of proc_pid_stat(5), which
/// every Linux counts in hundredths.
fn processors() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let (_, fields) = stat.rsplit_once(')')?;
    let ticks = fields.split_whitespace().skip(11).take(4).filter_map(|field| field.parse::<u32>().ok()).map(f64::from);
    Some(ticks.sum::<f64>() / 100.0)
}

/// Prints a line: the duration, the rate for `bytes`, and the ratio to `ours`.
pub fn print(name: &str, bytes: u64, taken: Option<Taken>, ours: Option<Taken>) {
    let Some(taken) = taken else {
        println!("{name:44} not measured: it is not there, fails, or takes more than {} s", PATIENCE.as_secs());
        return;
    };
    let seconds = taken.wall.as_secs_f64();
    let processors = taken.processors.map_or_else(String::new, |seconds| format!("{seconds:>6.2} s of processors"));
    let ratio = |ours: f64, theirs: f64| format!("{:.1} x", theirs / ours);
    let beside = ours.map_or_else(String::new, |ours| {
        let processors = ours.processors.zip(taken.processors).map(|(ours, theirs)| ratio(ours, theirs));
        format!("  {} ours ({})", ratio(ours.wall.as_secs_f64(), seconds), processors.unwrap_or_default())
    });
    println!("{name:44} {seconds:>6.2} s {:>6.0} MB/s {processors}{beside}", bytes as f64 / 1e6 / seconds);
}
