//! Third-party images, rebuilt with and without edits, and checked by third-party programs.
#![cfg(unix)]
#![allow(missing_docs, unreachable_pub, clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod append;
mod boot;
mod boot_files;
mod checksum;
mod damage;
mod edits;
mod fat;
#[path = "../../examples/inspect/folder.rs"]
mod folder;
#[path = "../build/judges.rs"]
mod judges;
mod keep;
mod layouts;
mod machine;
mod many;
mod names;
mod other_file_systems;
mod raw;
mod real;
mod session;
mod sparse;
mod started;
#[path = "../../examples/inspect/supply.rs"]
mod supply;
#[path = "../support/mod.rs"]
mod support;
mod udf;
mod unchanged;
mod workbench;

use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use discern::bytes::time::Timestamp;
use discern::edit::{Blueprint, Decision, Mode, Op, rebuild, verify};
use discern::error::Result;
use discern::findings::Findings;
use discern::job::Job;
use discern::source::{Recipe, Source};
use supply::Local;
use support::case::Case;
use support::listing::{self, Listing};
use support::local_file;

/// Modification date of all rebuilt images of these tests, in seconds since 1970.
const REBUILT: i64 = 1_700_000_000;

/// Rebuilds an image with edits and verifies it. Returns the recipe and the decisions.
fn rebuilt(leaf: Source, edits: &str, local: &Path) -> Result<(Recipe, Vec<Decision>)> {
    rebuilt_in(Mode::Compact, leaf, edits, local)
}

fn rebuilt_in(mode: Mode, leaf: Source, edits: &str, local: &Path) -> Result<(Recipe, Vec<Decision>)> {
    let mut image = support::open_source(leaf, &mut Findings::default())?;
    let mut blueprint = Blueprint::of(&mut image, Timestamp::utc(REBUILT))?;
    blueprint.mode = mode;
    let ops: Vec<Op> = serde_json::from_str(edits).unwrap();
    for op in &ops {
        blueprint.apply(op, &mut Local { base: local.to_owned(), latest: None })?;
    }
    let rebuilt = rebuild(&blueprint)?;
    assert_eq!(discern::edit::forecast(Rc::new(blueprint.clone())).run()?, rebuilt.recipe.len());
    let rebuilt = blueprint.implant(rebuilt)?.run()?;
    let verification = verify(&blueprint, &rebuilt.recipe)?;
    assert!(verification.holds(), "{:?} {:?}", verification.wrong, verification.findings);
    Ok((rebuilt.recipe, rebuilt.decisions))
}

/// Rebuilds the case's image as `new.iso` next to it.
fn rebuild_case(case: &Case, edits: &str) -> (PathBuf, Vec<Decision>) {
    let leaf = local_file::LocalFile::open(&case.image()).unwrap();
    let (recipe, lines) = rebuilt(leaf, edits, &case.beside("")).unwrap();
    let to = case.beside("new.iso");
    save(recipe, &to);
    (to, lines)
}

fn save(recipe: Recipe, to: &Path) {
    let len = usize::try_from(recipe.len()).unwrap();
    let bytes = recipe.into_source().read_up_to(0, len).unwrap();
    assert_eq!(bytes.len(), len);
    fs::write(to, bytes).unwrap();
}

fn list(image: &Path, view: &str) -> Listing {
    let mut findings = Findings::default();
    let mut image = support::open_path(image, &mut findings).unwrap();
    let position = image.views.iter().position(|one| one.id == view).unwrap();
    listing::of_view(&mut image.views[position], &mut findings)
}

fn hold(expected: &Listing, found: &Listing) {
    let differences = listing::differences(expected, found);
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

fn words(lines: &[Decision]) -> Vec<String> {
    lines.iter().map(ToString::to_string).collect()
}
