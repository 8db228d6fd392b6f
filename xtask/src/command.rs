//! Runs other programs.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Result of a chore; the error is a sentence for the terminal.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// Root of the checkout.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("cannot fail: this package lies in the checkout")
}

/// Cargo's target directory.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |directory| root().join(directory))
}

/// A program to run in the checkout.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// Runs a program to its end, showing its output.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| failure(command, &error.to_string()))?;
    if status.success() { Ok(()) } else { Err(failure(command, &status.to_string()).into()) }
}

/// Output of a program; empty if it is missing or fails.
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether a program of that name is installed.
pub fn exists(program: &str) -> bool {
    let found = Command::new(program).arg("--version").stdin(Stdio::null()).output();
    !found.is_err_and(|error| error.kind() == ErrorKind::NotFound)
}

fn failure(command: &Command, reason: &str) -> String {
    let arguments: Vec<_> = command.get_args().map(|argument| argument.to_string_lossy()).collect();
    format!("`{} {}`: {reason}", command.get_program().to_string_lossy(), arguments.join(" "))
}
