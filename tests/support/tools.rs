//! Other people's programs, which make images and judge them.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output};

/// Where a program is, if it is installed.
pub(crate) fn find(tool: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(tool)).find(|file| file.is_file())
}

/// Whether all programs are installed; says which is not.
pub(crate) fn have(test: &str, tools: &[&str]) -> bool {
    let missing: Vec<&str> = tools.iter().copied().filter(|tool| find(tool).is_none()).collect();
    for tool in &missing {
        say_skipped(test, &format!("needs {tool}"));
    }
    missing.is_empty()
}

/// Says `skipped: TEST WHY` past the test harness, which hides what a passing test prints. On a line of its own:
/// with one thread, the harness has begun a line already.
pub(crate) fn say_skipped(test: &str, why: &str) {
    std::io::stdout().write_all(format!("\nskipped: {test} {why}\n").as_bytes()).unwrap();
}

/// Runs a program that must succeed.
pub(crate) fn run(command: &mut Command) -> Output {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}
