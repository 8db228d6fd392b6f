//! Third-party programs that make images and check ours.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output};

/// The path of a program, if it is installed.
pub(crate) fn find(tool: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(tool)).find(|file| file.is_file())
}

/// Whether all programs are installed; missing ones are reported as by [`lack`].
pub(crate) fn have(test: &str, tools: &[&str]) -> bool {
    let missing: Vec<&str> = tools.iter().copied().filter(|tool| find(tool).is_none()).collect();
    for tool in &missing {
        lack(test, tool);
    }
    missing.is_empty()
}

/// Reports a program or file that a test needs and this machine lacks. The test is skipped.
///
/// # Panics
/// With `DISCERN_STRICT=1`, which requires everything.
pub(crate) fn lack(test: &str, what: &str) {
    let is_strict = std::env::var_os("DISCERN_STRICT").is_some_and(|value| value == "1");
    assert!(!is_strict, "{test} needs {what}, which is not installed, and DISCERN_STRICT=1 forbids skipping");
    say_skipped(test, &format!("needs {what}"));
}

/// Prints `skipped: TEST WHY` past the test harness, which hides the output of a passing test. Starts a new line, since
/// with one thread the harness has already begun one.
pub(crate) fn say_skipped(test: &str, why: &str) {
    std::io::stdout().write_all(format!("\nskipped: {test} {why}\n").as_bytes()).unwrap();
}

/// Runs a program to its end; panics if it fails.
pub(crate) fn run(command: &mut Command) -> Output {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}
