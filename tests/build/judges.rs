//! Third-party programs that check an image, and list its contents.
#![allow(dead_code, reason = "each test is a crate of its own and uses a part of this")]

use std::path::Path;
use std::process::Command;

use super::support::listing::{self, Listing};
use super::support::scratch::Scratch;
use super::support::tools;

/// Programs that tests of built images need.
pub const NEEDS: [&str; 4] = ["xorriso", "7zz", "bsdtar", "isovfy"];

fn text(command: &mut Command) -> String {
    let output = tools::run(command);
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Asserts that no program complains: xorriso reads every block, isovfy the tree, 7-Zip every file.
pub fn valid(image: &Path) {
    let tested = valid_volume(image);
    assert!(!tested.contains("WARNING"), "{tested}");
}

/// Checks like [`valid`] an image with partitions after the volume, which 7-Zip warns about. Returns the warning.
pub fn valid_volume(image: &Path) -> String {
    let checked = text(Command::new("xorriso").arg("-indev").arg(image).args(["-check_media", "--"]));
    assert!(checked.contains(", + good") && !checked.contains("WARNING"), "{checked}");
    let verified = text(Command::new("isovfy").arg(image));
    assert!(verified.contains("No errors found"), "{verified}");
    let tested = text(Command::new("7zz").arg("t").arg(image));
    assert!(tested.contains("Everything is Ok"), "{tested}");
    tested
}

/// Extracts the Rock Ridge tree with xorriso. Dates of links are dropped, since xorriso sets the current time.
pub fn by_xorriso(image: &Path) -> Listing {
    let mut listing = extracted(|to| {
        let mut command = Command::new("xorriso");
        command.args(["-osirrox", "on", "-indev"]).arg(image).args(["-extract", "/"]).arg(to);
        command
    });
    let links = listing.values_mut().filter(|entry| entry.kind == 'l');
    links.for_each(|link| link.modified = None);
    listing
}

/// Extracts with bsdtar: Rock Ridge if present, else Joliet.
pub fn by_bsdtar(image: &Path, options: &[&str]) -> Listing {
    extracted(|to| {
        let mut command = Command::new("bsdtar");
        command.arg("-x").args(options).arg("-f").arg(image).arg("-C").arg(to);
        command
    })
}

/// Extracts with 7-Zip from the tree it prefers, Joliet.
pub fn by_7zz(image: &Path) -> Listing {
    extracted(|to| {
        let mut command = Command::new("7zz");
        command.arg("x").arg(format!("-o{}", to.display())).arg(image);
        command
    })
}

pub fn extracted(command: impl Fn(&Path) -> Command) -> Listing {
    let scratch = Scratch::new();
    tools::run(&mut command(scratch.path()));
    let listing = listing::of_folder(scratch.path());
    // Extracted directories may lack write permission.
    tools::run(Command::new("chmod").args(["-R", "u+rwX"]).arg(scratch.path()));
    listing
}
