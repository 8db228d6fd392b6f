//! Measures native readers on the same image: the best of several runs each.

use std::fs;
use std::process::Stdio;
use std::time::{Duration, Instant};

use super::images::{Images, LARGE};
use crate::command::{Result, command, run, target};
use crate::steps::{Steps, seconds};

/// Results of several readers for the same task.
pub struct Comparison {
    title: String,
    /// Results, ours first. `None` if a reader is missing or fails.
    readers: Vec<(&'static str, Option<Duration>)>,
}

impl Comparison {
    /// Prints a line for each reader, with its result also as a multiple of ours.
    pub fn print(&self) {
        println!("{}", self.title);
        let ours = self.readers.first().and_then(|(_, time)| *time);
        for (name, time) in &self.readers {
            match (time, ours) {
                (Some(time), Some(ours)) => {
                    let ratio = time.as_secs_f64() / ours.as_secs_f64();
                    println!("  {:>9}  {ratio:>6.2} ×  {name}", milliseconds(*time));
                }
                (Some(time), None) => println!("  {:>9}            {name}", milliseconds(*time)),
                (None, _) => println!("  not measured         {name}"),
            }
        }
    }
}

/// Builds our driver, then lists and extracts with every installed reader.
pub fn measure(images: &Images, steps: &mut Steps) -> Result<Vec<Comparison>> {
    steps.step("the native driver", "about a minute the first time", || {
        run(command("cargo").args(["build", "--quiet", "--release", "--example", "inspect"]))
    })?;
    let inspect = target().join("release/examples/inspect").display().to_string();
    let listing = steps.step("listing 100,000 files natively", "some seconds", || Ok(list(&inspect, images)))?;
    let udf = steps.step("listing 100,000 files of UDF natively", "some seconds", || Ok(list_udf(&inspect, images)))?;
    let extraction = steps.step("extracting 1.5 GB natively", "some seconds", || Ok(extract(&inspect, images)))?;
    Ok(vec![listing, udf, extraction])
}

fn list(inspect: &str, images: &Images) -> Comparison {
    let runs = 5;
    let image: &str = &images.many.display().to_string();
    let readers = [
        ("discern: inspect ls", inspect, &["ls", image][..]),
        ("isoinfo -R -l", "isoinfo", &["-R", "-l", "-i", image]),
        ("xorriso -find", "xorriso", &["-indev", image, "-find"]),
        ("7zz l", "7zz", &["l", image]),
        ("bsdtar -tf", "bsdtar", &["-tf", image]),
    ];
    let readers = readers.map(|(name, program, arguments)| (name, best_of(runs, program, arguments, || ()))).into();
    Comparison { title: format!("Full listing of 100,000 files, natively, best of {runs}"), readers }
}

fn list_udf(inspect: &str, images: &Images) -> Comparison {
    let runs = 5;
    let image: &str = &images.many_udf.display().to_string();
    let readers = [
        ("discern: inspect ls --view udf", inspect, &["ls", image, "--view", "udf"][..]),
        ("7zz l -tudf", "7zz", &["l", "-tudf", image]),
    ];
    let readers = readers.map(|(name, program, arguments)| (name, best_of(runs, program, arguments, || ()))).into();
    Comparison { title: format!("Full listing of 100,000 files of UDF, natively, best of {runs}"), readers }
}

fn extract(inspect: &str, images: &Images) -> Comparison {
    let runs = 3;
    let path = images.scratch.join("large.bin");
    let (image, file): (&str, &str) = (&images.large.display().to_string(), &path.display().to_string());
    let folder: &str = &images.scratch.display().to_string();
    let into: &str = &format!("-o{folder}");
    // A reader may ask, or write elsewhere, if the file exists.
    let remove = || drop(fs::remove_file(&path));
    let readers = [
        ("discern: inspect extract", inspect, &["extract", image, "--path", "/large.bin", "--out", file][..]),
        ("xorriso -extract", "xorriso", &["-osirrox", "on", "-indev", image, "-extract", "/large.bin", file]),
        ("7zz x", "7zz", &["x", "-y", into, image]),
        ("bsdtar -xf", "bsdtar", &["-xf", image, "-C", folder]),
    ];
    let readers = readers.map(|(name, program, arguments)| (name, best_of(runs, program, arguments, remove))).into();
    remove();
    Comparison { title: format!("Extraction of one file of {LARGE} bytes, natively, best of {runs}"), readers }
}

/// Shortest duration of several runs, each preceded by `prepare`, without the program's output; `None` if it is missing
/// or fails.
fn best_of(runs: u32, program: &str, arguments: &[&str], prepare: impl Fn()) -> Option<Duration> {
    let mut best: Option<Duration> = None;
    for _ in 0..runs {
        prepare();
        let mut reader = command(program);
        reader.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let begin = Instant::now();
        if !reader.status().ok()?.success() {
            return None;
        }
        let took = begin.elapsed();
        best = Some(best.map_or(took, |best| best.min(took)));
    }
    best
}

fn milliseconds(time: Duration) -> String {
    if time < Duration::from_secs(10) { format!("{:.0} ms", time.as_secs_f64() * 1000.0) } else { seconds(time) }
}
