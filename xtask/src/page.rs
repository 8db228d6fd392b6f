//! Building the page and serving it.

use std::path::PathBuf;
use std::process::ExitCode;

use crate::command::{Result, command, root, run};
use crate::server::Server;
use crate::steps::Steps;
use crate::tools::Tools;

/// Where `serve` serves, unless told otherwise or taken.
pub const DEFAULT_PORT: u16 = 8080;

/// Where the built page is.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Sets up the tools and builds the release page into `dist`.
pub fn build(steps: &mut Steps) -> Result<()> {
    let tools = Tools::set_up(steps)?;
    // Trunk is told to stay off the network, and tells cargo the same.
    steps.step("packages", "downloading what is missing", || {
        run(command("cargo").args(["fetch", "--quiet", "--locked", "--target", "wasm32-unknown-unknown"]))
    })?;
    steps.step("page", "about 4 minutes the first time, then seconds", || {
        run(tools.command("trunk")?.args(["build", "--release", "--offline"]))
    })
}

/// Builds the page and serves it until interrupted.
pub fn serve(port: u16) -> Result<ExitCode> {
    let mut steps = Steps::default();
    build(&mut steps)?;
    let server = Server::bind(dist(), port)?;
    steps.print();
    println!("\nDiscern is at {} (Ctrl+C ends it)", server.url());
    server.run()
}
