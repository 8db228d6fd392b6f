//! Builds the page and serves it.

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::thread::{self, JoinHandle};

use crate::command::{Result, command, root, run, target};
use crate::icon;
use crate::notices;
use crate::offline;
use crate::server::Server;
use crate::single;
use crate::split;
use crate::steps::Steps;
use crate::styles;
use crate::tools::{READY, Tools};

/// Default address of `serve`.
pub const DEFAULT_PORT: u16 = 8080;

/// Folder of the built page.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Sets up the tools and builds the release page into `dist`.
pub fn build(steps: &mut Steps) -> Result<()> {
    let tools = Tools::set_up(steps)?;
    // Trunk and cargo must stay off the network.
    steps.step("packages", "downloading what is missing", || {
        run(command("cargo").args(["fetch", "--quiet", "--locked", "--target", "wasm32-unknown-unknown"]))
    })?;
    steps.step("page", "about 10 minutes the first time, then seconds", || {
        run(tools.command("trunk")?.args(["build", "--release", "--offline"]))
    })?;
    single::print(&dist())
}

/// A build of the release page beside other checks: most of it runs on one core.
pub struct Building {
    running: Option<JoinHandle<(Steps, Outcome)>>,
    outcome: Outcome,
}

/// An error that can be sent from a thread.
type Outcome = std::result::Result<(), String>;

impl Building {
    /// Begins the build.
    pub fn begin() -> Self {
        let build = || {
            let mut steps = Steps::default();
            let outcome = build(&mut steps).map_err(|error| format!("the page: {error}"));
            (steps, outcome)
        };
        Self { running: Some(thread::spawn(build)), outcome: Ok(()) }
    }

    /// Waits until the build has ended, and adds its steps the first time.
    pub fn wait(&mut self, steps: &mut Steps) -> Result<()> {
        if let Some(running) = self.running.take() {
            let (own, outcome) = running.join().map_err(|_| "the build of the page broke off")?;
            steps.add_concurrent(own);
            self.outcome = outcome;
        }
        Ok(self.outcome.clone()?)
    }
}

/// Runs Trunk with its tools set up.
pub fn trunk(arguments: &[&str]) -> Result<ExitCode> {
    let mut steps = Steps::default();
    let tools = Tools::set_up(&mut steps)?;
    run(tools.command("trunk")?.args(arguments))?;
    Ok(ExitCode::SUCCESS)
}

/// Runs a hook of Trunk at a stage of a build: see `Trunk.toml`.
pub fn hook(stage: &str) -> Result<ExitCode> {
    match stage {
        "pre_build" if env::var_os(READY).is_none() => {
            return Err("Trunk cannot cut the page into parts by itself: please run `cargo xtask serve`, or \
                        `cargo xtask trunk serve` for a build that is not optimized."
                .into());
        }
        "pre_build" => {
            styles::join()?;
            notices::write()?;
        }
        "post_build" => {
            let profile = env::var("TRUNK_PROFILE")?;
            let staging = env::var("TRUNK_STAGING_DIR")?;
            split::gather(&target().join(split::NAME).join(&profile), Path::new(&staging))?;
            icon::embed(Path::new(&staging))?;
            let is_shipped = profile != "debug";
            offline::write(Path::new(&staging), is_shipped)?;
            if is_shipped {
                single::write(Path::new(&staging))?;
            }
        }
        _ => {}
    }
    Ok(ExitCode::SUCCESS)
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
