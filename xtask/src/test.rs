//! Runs all checks, or some of them, which must pass before a change is accepted.

use std::process::{Command, ExitCode};
use std::thread;

use crate::command::{Result, ask, command, exists, root, run};
use crate::page::Building;
use crate::steps::Steps;
use crate::tally::Tally;
use crate::{debian, kernel, native, tools, web, weight};

/// The checks, in the order they run: the fast ones first.
pub const CHECKS: &[&str] = &["format", "lint", "docs", "native", "wasm", "weight", "web"];

/// Node runs programs for this target, so that 32-bit tests of the library need no browser.
const WASI: &str = "wasm32-wasip1";
/// Memory of these programs in bytes; only the used part costs anything.
const WASI_MEMORY: u32 = 1 << 30;
const PAGE: &str = "wasm32-unknown-unknown";

/// Runs the named checks, or all, and prints the sums. `web=NAME` runs only browser tests with NAME in their name.
pub fn test(names: &[&str]) -> Result<ExitCode> {
    let names = if names.is_empty() { CHECKS } else { names };
    let (mut steps, mut tally) = (Steps::default(), Tally::new());
    if names.iter().any(|name| matches!(*name, "native" | "web")) {
        debian::set_up(&mut steps, &mut tally);
    }
    let mut page = None;
    if names.iter().any(|name| name.starts_with("web") || *name == "weight") {
        // Two rustups at a time would be in each other's way.
        tools::add_target(PAGE, &mut steps)?;
        page = Some(Building::begin());
    }
    let mut wasm = None;
    for name in names {
        if *name == "native" && names.contains(&"wasm") {
            // Most of its time, one core compiles one program.
            wasm = Some(thread::spawn(|| {
                let (mut steps, mut tally) = (Steps::default(), Tally::new());
                check_to_end("wasm", &mut None, &mut steps, &mut tally);
                (steps, tally)
            }));
        }
        match wasm.take_if(|_| *name == "wasm") {
            Some(beside) => {
                let (own, counts) = beside.join().map_err(|_| "the tests on wasm32 broke off")?;
                steps.add_concurrent(own);
                tally.join(counts);
            }
            None => check_to_end(name, &mut page, &mut steps, &mut tally),
        }
    }
    steps.print();
    tally.print();
    Ok(if tally.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Rebuilds and starts all layouts of bootable images, of which `test` starts a few, and compares all verdicts on what
/// boots with machines.
pub fn boot() -> Result<ExitCode> {
    let (mut steps, mut tally) = (Steps::default(), Tally::new());
    debian::set_up(&mut steps, &mut tally);
    let mut tests = cargo("test");
    tests.args(["--test", "start", "--", "--nocapture"]).env("DISCERN_START", "all");
    steps.step("starting images", "hours", || tally.run(&mut tests))?;
    let kernel: Vec<_> = kernel::kernel(&mut steps).map(|kernel| ("DISCERN_KERNEL", kernel)).into_iter().collect();
    let mut disks = cargo("test");
    disks.args(["--test", "disks", "started"]).env("DISCERN_START", "all").envs(kernel);
    steps.step("Linux on each disk", "some minutes", || tally.run(&mut disks))?;
    let mut verdicts = cargo("test");
    verdicts.args(["--test", "overview", "--", "--ignored"]);
    steps.step("verdicts on what boots", "an hour", || tally.run(&mut verdicts))?;
    steps.print();
    tally.print();
    Ok(if tally.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Runs a check; one that breaks off has failed, but the later ones still run.
fn check_to_end(name: &str, page: &mut Option<Building>, steps: &mut Steps, tally: &mut Tally) {
    if let Err(error) = check(name, page, steps, tally) {
        tally.check(Err(format!("{name}: {error}").into()));
    }
}

fn check(name: &str, page: &mut Option<Building>, steps: &mut Steps, tally: &mut Tally) -> Result<()> {
    let (name, only) = name.split_once('=').unwrap_or((name, ""));
    match name {
        "format" => format(steps, tally)?,
        "lint" => lint(steps, tally)?,
        "docs" => docs(steps, tally),
        "native" => {
            let kernel: Vec<_> = kernel::kernel(steps).map(|kernel| ("DISCERN_KERNEL", kernel)).into_iter().collect();
            steps.step("native tests", "about 20 minutes", || native::test(&kernel, tally))?;
        }
        "wasm" => wasm(steps, tally)?,
        "weight" => {
            page.get_or_insert_with(Building::begin).wait(steps)?;
            weight::test(tally)?;
        }
        "web" => match web::obstacle() {
            Some(reason) => tally.skip(format!("browser tests: {reason}")),
            None => {
                page.get_or_insert_with(Building::begin).wait(steps)?;
                web::test(only, steps, tally)?;
            }
        },
        _ => return Err(format!("there is no check of that name, only {}", CHECKS.join(", ")).into()),
    }
    Ok(())
}

fn format(steps: &mut Steps, tally: &mut Tally) -> Result<()> {
    add_component("rustfmt", "fmt", steps)?;
    tally.check(steps.step("formatting", "a second", || run(cargo("fmt").args(["--all", "--check"]))));
    Ok(())
}

fn lint(steps: &mut Steps, tally: &mut Tally) -> Result<()> {
    add_component("clippy", "clippy", steps)?;
    tools::add_target(PAGE, steps)?;
    let strict = ["--", "-D", "warnings"];
    tally.check(steps.step("clippy", "about half a minute the first time", || {
        run(cargo("clippy").args(["--workspace", "--all-targets"]).args(strict))
    }));
    let page = ["--lib", "--bins", "--features", "web", "--target", PAGE];
    tally.check(
        steps.step("clippy of the page", "about 2 minutes the first time", || {
            run(cargo("clippy").args(page).args(strict))
        }),
    );
    Ok(())
}

fn docs(steps: &mut Steps, tally: &mut Tally) {
    let mut doc = cargo("doc");
    doc.args(["--workspace", "--no-deps"]).env("RUSTDOCFLAGS", "-D warnings");
    tally.check(steps.step("documentation", "some seconds", || run(&mut doc)));
}

/// Runs the library's unit tests as a 32-bit program.
fn wasm(steps: &mut Steps, tally: &mut Tally) -> Result<()> {
    if !exists("node") {
        tally.skip("tests on wasm32: Node.js 20 is not there");
        return Ok(());
    }
    tools::add_target(WASI, steps)?;
    let mut tests = cargo("test");
    tests
        .args(["--package", "discern", "--package", "discern-codec", "--package", "discern-sector"])
        .args(["--lib", "--target", WASI])
        .args(native::UNIT_TESTS);
    // Cargo runs tests in the folder of their package, so the runner is named by its whole path.
    let runner = root().join("tests/wasi.mjs");
    tests.arg("--config").arg(format!("target.{WASI}.runner=['node', '--no-warnings', '{}']", runner.display()));
    // Node 20 crashes now and then when it collects garbage while a program's memory grows: all of it is there at once.
    tests.arg("--config").arg(format!(
        "target.{WASI}.rustflags=['-Clink-arg=--initial-memory={WASI_MEMORY}', '-Ctarget-feature=+simd128']"
    ));
    steps.step("tests on wasm32", "about a minute the first time", || tally.run(&mut tests))
}

/// Adds a component to the toolchain, unless it has it.
fn add_component(name: &str, subcommand: &str, steps: &mut Steps) -> Result<()> {
    if ask(cargo(subcommand).arg("--version")).is_some() {
        return Ok(());
    }
    steps.step(&format!("Rust component {name}"), "some seconds", || {
        run(command("rustup").args(["component", "add", name]))
    })
}

fn cargo(subcommand: &str) -> Command {
    let mut cargo = command("cargo");
    cargo.arg(subcommand);
    cargo
}
