//! The native driver.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use super::tools;

/// Path of the driver, which cargo builds from the sources of this test.
pub(crate) fn driver() -> &'static Path {
    static DRIVER: OnceLock<PathBuf> = OnceLock::new();
    DRIVER.get_or_init(|| {
        let mut build = Command::new(env!("CARGO"));
        build.args(["build", "--quiet", "--example", "inspect", "--message-format", "json"]);
        build.args((!cfg!(debug_assertions)).then_some("--release")).current_dir(env!("CARGO_MANIFEST_DIR"));
        let messages = String::from_utf8(tools::run(&mut build).stdout).unwrap();
        // Does without a JSON parser: its implementations of `PartialEq` would make comparisons of bytes in tests ambiguous.
        let executable = |line: &str| Some(line.split_once("\"executable\":\"")?.1.split_once('"')?.0.to_owned());
        messages.lines().filter_map(executable).next_back().map(PathBuf::from).unwrap()
    })
}
