//! How long something takes, by the clock and by the processors, which a busy computer disturbs less.

use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How often each is measured; the best counts.
const RUNS: u32 = 3;

/// Longest that another program may take: iat reads byte by byte.
const PATIENCE: Duration = Duration::from_secs(60);

/// What something took.
#[derive(Clone, Copy)]
pub struct Taken {
    pub wall: Duration,
    /// Seconds of all processors, those of programs started and ended meanwhile among them; `None` but on Linux.
    pub processors: Option<f64>,
}

/// The best of some runs.
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

/// The best of some runs of another program; `None` if it is not there, fails, or takes too long.
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

/// Seconds of processors that this program and those it waited for have used: fields 14 to 17 of proc_pid_stat(5), in
/// hundredths, which is what every Linux counts them in.
fn processors() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let (_, fields) = stat.rsplit_once(')')?;
    let ticks = fields.split_whitespace().skip(11).take(4).filter_map(|field| field.parse::<u32>().ok()).map(f64::from);
    Some(ticks.sum::<f64>() / 100.0)
}

/// A line: the time, what `bytes` make of it, and how many times that of `ours` it is.
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
