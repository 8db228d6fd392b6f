//! The browser tests: Node drives Chromium, which loads the release page as from a static host.

use std::path::PathBuf;
use std::process::{Command, ExitCode};

use crate::command::{Result, command, exists, root, run};
use crate::page;
use crate::server::Server;
use crate::steps::Steps;
use crate::tally::Tally;

/// Program names of Chromium.
const BROWSERS: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

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
    let mut node = node(steps)?;
    // Tests run one after the other, since some of them measure time.
    node.args(["--test", "--test-concurrency=1", "--test-reporter=spec"]).args(tests);
    steps.step("browser tests", "about 12 minutes", || tally.run(&mut node))
}

/// Takes the picture in the README from the current page.
pub fn screenshot() -> Result<ExitCode> {
    let mut steps = Steps::default();
    page::build(&mut steps)?;
    let mut node = node(&mut steps)?;
    steps.step("docs/screenshot.png", "some seconds", || run(node.arg("screenshot.mjs")))?;
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
