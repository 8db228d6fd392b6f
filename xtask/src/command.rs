//! Runs other programs.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The outcome of a chore; the error is a sentence for the user at the terminal.
pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// The checkout.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("cannot fail: this package lies in the checkout")
}

/// Where cargo puts what it builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |directory| root().join(directory))
}

/// A program to be run in the checkout.
pub fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// Runs a program to its end, its output shown as it comes.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| failure(command, &error.to_string()))?;
    if status.success() { Ok(()) } else { Err(failure(command, &status.to_string()).into()) }
}

/// What a program prints, or nothing where it is missing or fails: for asking what is there.
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether there is a program of that name.
pub fn exists(program: &str) -> bool {
    let found = Command::new(program).arg("--version").stdin(Stdio::null()).output();
    !found.is_err_and(|error| error.kind() == ErrorKind::NotFound)
}

fn failure(command: &Command, reason: &str) -> String {
    let arguments: Vec<_> = command.get_args().map(|argument| argument.to_string_lossy()).collect();
    format!("`{} {}`: {reason}", command.get_program().to_string_lossy(), arguments.join(" "))
}
