//! The browser tests: Node drives Chromium, which loads the release page as from a static host.

use std::path::PathBuf;
use std::process::{Command, ExitCode};

use crate::command::{Result, command, exists, root, run};
use crate::page;
use crate::server::Server;
use crate::steps::Steps;
use crate::tally::Tally;

/// Program names of Chromium.
const BROWSERS: [&str; 4] = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

/// Tests which hold tasks of the page to a time, and so have the machine to themselves.
const TIMED: [&str; 1] = ["hostile.test.mjs"];
/// Test files that run at once at most: each has a browser of its own.
const MOST_BROWSERS: usize = 4;

/// Folder of the browser tests.
pub fn folder() -> PathBuf {
    root().join("tests/web")
}

/// The missing requirement for running them, if any.
pub fn obstacle() -> Option<&'static str> {
    if !exists("node") || !exists("npm") {
        return Some("Node.js 20 with npm is not there");
    }
    (!BROWSERS.iter().any(|browser| exists(browser))).then_some("Chromium is not there")
}

/// Serves the built page, and runs every `*.test.mjs`, or those with `only` in their name.
pub fn test(only: &str, steps: &mut Steps, tally: &mut Tally) -> Result<()> {
    let mut tests = Vec::new();
    for entry in std::fs::read_dir(folder())? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".test.mjs") && name.contains(only) {
            tests.push(name);
        }
    }
    tests.sort();
    let (timed, others): (Vec<_>, Vec<_>) = tests.into_iter().partition(|name| TIMED.contains(&name.as_str()));
    let at_once = std::thread::available_parallelism().map_or(1, |cores| cores.get().min(MOST_BROWSERS));
    for (tests, at_once, duration) in [(others, at_once, "about 8 minutes"), (timed, 1, "about 2 minutes")] {
        if tests.is_empty() {
            continue;
        }
        let name = format!("browser tests, {at_once} at once");
        let mut node = node(steps)?;
        node.args(["--test", "--test-reporter=spec", &format!("--test-concurrency={at_once}")]).args(tests);
        steps.step(&name, duration, || tally.run(&mut node))?;
    }
    Ok(())
}

/// Takes the pictures of the README and the manifest from the current page.
pub fn screenshot() -> Result<ExitCode> {
    with_page("pictures", "some seconds", &["screenshot.mjs"])
}

/// Takes pictures of the main screens of the current page.
pub fn screens() -> Result<ExitCode> {
    with_page("pictures of the screens", "about 5 minutes", &["screens.mjs"])
}

/// Uses the current page for so many minutes.
pub fn soak(minutes: &str) -> Result<ExitCode> {
    with_page("soak", &format!("{minutes} minutes"), &["soak.mjs", minutes])
}

/// Runs a program of the tests' folder with the current page.
fn with_page(name: &str, duration: &str, arguments: &[&str]) -> Result<ExitCode> {
    let mut steps = Steps::default();
    page::build(&mut steps)?;
    let mut node = node(&mut steps)?;
    steps.step(name, duration, || run(node.args(arguments)))?;
    Ok(ExitCode::SUCCESS)
}

/// Node in the tests' folder, with its packages installed and the built page served at `DISCERN_URL`.
pub fn node(steps: &mut Steps) -> Result<Command> {
    install_packages(steps)?;
    let server = Server::bind(page::dist(), 0)?;
    let mut node = command("node");
    node.current_dir(folder()).env("DISCERN_URL", server.url());
    server.start();
    Ok(node)
}

fn install_packages(steps: &mut Steps) -> Result<()> {
    let modified = |file: &str| std::fs::metadata(folder().join(file)).and_then(|metadata| metadata.modified());
    let wanted = modified("package-lock.json")?;
    if modified("node_modules/.package-lock.json").is_ok_and(|installed| installed >= wanted) {
        return Ok(());
    }
    steps.step("packages of the browser tests", "some seconds", || {
        run(command("npm").current_dir(folder()).args(["ci", "--no-fund", "--no-audit"]))
    })
}
