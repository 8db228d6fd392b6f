//! A Linux kernel with its modules for images that tests start: extracted from a Debian package, never installed.

use std::path::{Path, PathBuf};

use crate::command::{Result, ask, command, exists, run, target};
use crate::steps::Steps;

/// Debian's package for virtual machines, a fifth of the usual kernel's size. It depends on the package of the current
/// version.
const PACKAGE: &str = "linux-image-cloud-amd64";

/// The kernel, downloaded if it is missing; `None` if that fails.
pub fn kernel(steps: &mut Steps) -> Option<PathBuf> {
    let kernel = target().join("kernel").join("vmlinuz");
    let is_there = kernel.exists() && target().join("kernel").join("modules").exists();
    if !is_there && exists("apt-get") && exists("dpkg-deb") {
        let fetched = steps.step("a Linux kernel to be started", "some seconds", || fetch(&kernel));
        if let Err(error) = fetched {
            println!("not fetched: {error}");
        }
    }
    kernel.exists().then_some(kernel)
}

fn fetch(to: &Path) -> Result<()> {
    let folder = to.parent().ok_or("there is no folder for the kernel")?;
    std::fs::create_dir_all(folder)?;
    let depends = ask(command("apt-cache").args(["depends", PACKAGE])).unwrap_or_default();
    let package = depends.lines().find_map(|line| line.trim().strip_prefix("Depends: "));
    let package = package.ok_or_else(|| format!("Debian's package {PACKAGE} is not known here"))?;
    run(command("apt-get").args(["-qq", "download", package]).current_dir(folder))?;
    let file = |folder: &Path, begin: &str| -> Result<PathBuf> {
        let entries = std::fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path()));
        let is_it = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(begin));
        Ok(entries.into_iter().find(is_it).ok_or_else(|| format!("{begin} is not in {}", folder.display()))?)
    };
    let archive = file(folder, package)?;
    let unpacked = folder.join("unpacked");
    run(command("dpkg-deb").arg("-x").args([&archive, &unpacked]))?;
    std::fs::copy(file(&unpacked.join("boot"), "vmlinuz")?, to)?;
    std::fs::rename(unpacked.join("lib").join("modules"), folder.join("modules"))?;
    std::fs::remove_file(archive)?;
    Ok(std::fs::remove_dir_all(unpacked)?)
}
