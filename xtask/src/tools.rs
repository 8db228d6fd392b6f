//! Tools for building the page besides cargo: the wasm target, Trunk, wasm-bindgen, wasm-split-cli and wasm-opt.
//!
//! Each is taken from `PATH` if it has the right version, else from a cache in the user's home directory, else
//! installed into that cache. Trunk itself would fetch wasm-bindgen and wasm-opt from servers that a closed network
//! cannot reach; this way, only the registries of crates and npm are needed.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use crate::command::{Result, ask, command, exists, root, run, target};
use crate::split;
use crate::steps::Steps;

/// The newest version that builds with the Rust of `rust-version`: 0.22 requires 1.96.
const TRUNK: &str = "0.21.14";
/// The crate with wasm-split-cli, for programs with the `wasm_split_helpers` in `Cargo.toml`.
const SPLIT: (&str, &str) = ("wasm_split_cli_support", "0.2.4");
/// Set for programs that have the tools on their `PATH`.
pub const READY: &str = "DISCERN_TOOLS";
/// Cargo adds its flags to those of `.cargo/config.toml`.
const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";
/// The npm package with wasm-opt; its first number is the version of wasm-opt.
const BINARYEN: &str = "132.0.0";

/// Paths of the tools.
pub struct Tools {
    cache: PathBuf,
}

impl Tools {
    /// Finds all tools, and installs missing ones.
    pub fn set_up(steps: &mut Steps) -> Result<Self> {
        let tools = Self { cache: cache()? };
        add_target("wasm32-unknown-unknown", steps)?;
        let bindgen = locked_version("wasm-bindgen")?;
        if !tools.has("wasm-bindgen", &format!("wasm-bindgen {bindgen}")) {
            // Not every mirror of the registry has the versions in its lock file, so that is ignored.
            steps.step(&format!("wasm-bindgen {bindgen}"), "compiling it, about 2 minutes", || {
                // Its features are for the network, which only its other programs use.
                tools.cargo_install(
                    "wasm-bindgen-cli",
                    &bindgen,
                    "1",
                    &["--bin", "wasm-bindgen", "--no-default-features"],
                )
            })?;
        }
        let (package, version) = SPLIT;
        if !tools.has_installed(package, version)? {
            steps.step(&format!("wasm-split-cli {version}"), "compiling it, about 2 minutes", || {
                tools.cargo_install(package, version, "1", &["--locked", "--features", "build-binary"])
            })?;
        }
        if !tools.has("trunk", &format!("trunk {TRUNK}")) {
            steps.step(&format!("Trunk {TRUNK}"), "compiling it, about 5 minutes", || {
                // It only calls the others here, and must stay off the network.
                tools.cargo_install("trunk", TRUNK, "0", &["--locked", "--no-default-features"])
            })?;
        }
        let major = BINARYEN.split('.').next().unwrap_or(BINARYEN);
        if !tools.has("wasm-opt", &format!("wasm-opt version {major}")) {
            steps.step("wasm-opt", "from npm, some seconds", || tools.npm_install())?;
        }
        stand_in()?;
        Ok(tools)
    }

    /// `PATH` with this program in place of wasm-bindgen first, and the cache before everything else: a tool of another
    /// version must not hide the right one.
    pub fn path(&self) -> Result<OsString> {
        let own = env::var_os("PATH").unwrap_or_default();
        let first = [stand_in_folder(), self.cache.join("bin"), self.cache.join("node_modules/.bin")];
        Ok(env::join_paths(first.into_iter().chain(env::split_paths(&own)))?)
    }

    /// A command that finds the tools.
    pub fn command(&self, program: &str) -> Result<Command> {
        let path = self.path()?;
        let mut command = command(program);
        command.env("PATH", path).env(READY, "1").env(FLAGS, without_paths()?);
        Ok(command)
    }

    fn has(&self, program: &str, version: &str) -> bool {
        let Ok(mut command) = self.command(program) else { return false };
        ask(command.arg("--version")).is_some_and(|answer| {
            answer.strip_prefix(version).is_some_and(|rest| !rest.starts_with(|next: char| next.is_ascii_digit()))
        })
    }

    /// Whether cargo has installed this version into the cache, for a program that does not report its own.
    fn has_installed(&self, package: &str, version: &str) -> Result<bool> {
        let list = self.cache.join(".crates.toml");
        let list = if list.exists() { std::fs::read_to_string(list)? } else { String::new() };
        Ok(list.lines().any(|line| line.starts_with(&format!("\"{package} {version} "))))
    }

    fn cargo_install(&self, package: &str, version: &str, optimization: &str, more: &[&str]) -> Result<()> {
        // A tool that runs for a second should compile quickly rather than run fast.
        run(command("cargo")
            .args(["install", package, "--version", version, "--force"])
            .args(more)
            .arg("--root")
            .arg(&self.cache)
            .env("CARGO_TARGET_DIR", target().join("tools"))
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", optimization)
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"))
    }

    fn npm_install(&self) -> Result<()> {
        if !exists("npm") {
            return Err("wasm-opt comes from npm: please install Node.js 20 or newer with npm.".into());
        }
        std::fs::create_dir_all(&self.cache)?;
        run(command("npm")
            .args(["install", "--no-save", "--no-package-lock", "--no-fund", "--no-audit", "--prefix"])
            .arg(&self.cache)
            .arg(format!("binaryen@{BINARYEN}")))
    }
}

/// Flags for rustc by which the places of panics name no folder of this machine.
fn without_paths() -> Result<String> {
    let mut folders = vec![root().to_owned()];
    let home = env::home_dir().ok_or("this user has no home directory")?;
    let cargo = env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    if let Ok(registries) = std::fs::read_dir(cargo.join("registry/src")) {
        folders.extend(registries.filter_map(|registry| Some(registry.ok()?.path())));
    }
    folders.extend(ask(command("rustc").args(["--print", "sysroot"])).map(|folder| PathBuf::from(folder.trim())));
    // Cargo splits the flags at spaces.
    let folders = folders.iter().map(|folder| folder.to_string_lossy()).filter(|folder| !folder.contains(' '));
    Ok(folders.map(|folder| format!("--remap-path-prefix={folder}/=")).collect::<Vec<_>>().join(" "))
}

/// Folder with this program under the name of wasm-bindgen: see `split.rs`.
fn stand_in_folder() -> PathBuf {
    target().join("stand-in")
}

/// Copies this program there.
fn stand_in() -> Result<()> {
    let folder = stand_in_folder();
    std::fs::create_dir_all(&folder)?;
    let unfinished = folder.join("unfinished");
    std::fs::copy(env::current_exe()?, &unfinished)?;
    // Renames the file, since another build may be running the existing one.
    Ok(std::fs::rename(unfinished, folder.join(format!("{}{}", split::NAME, env::consts::EXE_SUFFIX)))?)
}

/// Adds a target to the toolchain, unless it has it.
pub fn add_target(name: &str, steps: &mut Steps) -> Result<()> {
    let library = ask(command("rustc").args(["--print", "target-libdir", "--target", name]));
    if library.is_some_and(|directory| PathBuf::from(directory).is_dir()) {
        return Ok(());
    }
    if !exists("rustup") {
        return Err(format!("the Rust target {name} is missing, and there is no rustup to add it with.").into());
    }
    steps.step(&format!("Rust target {name}"), "about half a minute", || {
        run(command("rustup").args(["target", "add", name]))
    })
}

fn cache() -> Result<PathBuf> {
    let base = env::var_os("XDG_CACHE_HOME").map(PathBuf::from);
    let home =
        || env::var_os("HOME").or_else(|| env::var_os("USERPROFILE")).map(|home| PathBuf::from(home).join(".cache"));
    Ok(base.or_else(home).ok_or("neither XDG_CACHE_HOME nor HOME is set")?.join("discern").join("tools"))
}

/// Version of a package in `Cargo.lock`.
fn locked_version(package: &str) -> Result<String> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock"))?;
    let name = format!("name = \"{package}\"");
    let after = lock.lines().skip_while(|line| *line != name).nth(1);
    let version = after.and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
    Ok(version.ok_or_else(|| format!("Cargo.lock has no {package}"))?.to_owned())
}
