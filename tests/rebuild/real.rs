//! Every ISO image of the corpus, rebuilt with and without edits, and extracted by 7-Zip and bsdtar.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use discern::findings::Findings;
use discern::source::Source;
use discern::tree::{Kind, RowId};

use super::support::case::Case;
use super::support::listing::{self, Listing};
use super::support::scratch::Scratch;
use super::support::{corpus, open_source};
use super::{rebuilt, save};

const DROP: &str = r#"{"op":"drop","side":"udf"},{"op":"drop","side":"hfs"}"#;

/// Extracts an image with a program; `None` if that fails.
fn extracted(program: &str, image: &Path) -> Option<Listing> {
    let scratch = Scratch::new();
    let to = scratch.path();
    let mut command = Command::new(program);
    match program {
        "7zz" => command.arg("x").arg(format!("-o{}", to.display())).arg(image),
        _ => command.arg("-x").arg("-f").arg(image).arg("-C").arg(to),
    };
    let output = command.output().unwrap();
    let mut listing = listing::of_folder(to);
    Command::new("chmod").args(["-R", "u+rwX"]).arg(to).output().unwrap();
    // 7-Zip's entries for the boot catalog, and dates of directories, are new.
    listing.retain(|path, _| !path.starts_with("[BOOT]"));
    for entry in listing.values_mut().filter(|entry| entry.kind != 'f') {
        entry.modified = None;
        entry.target = entry.target.as_deref().map(plain_target);
    }
    // bsdtar finds nothing in one valid image.
    (output.status.success() && !listing.is_empty()).then_some(listing)
}

/// Number of occurrences of each content, whatever the names. Left out: empty files, which some writers use for links,
/// and files that contain addresses.
fn contents(listing: &Listing, made: &[String]) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    let files = listing.values().filter(|entry| entry.size > 0);
    for hash in files.filter_map(|entry| entry.sha256.clone()).filter(|hash| !made.contains(hash)) {
        *counts.entry(hash).or_insert(0) += 1;
    }
    counts
}

/// Paths and contents of boot catalogs, and of boot images that contain their own address.
fn made_for_their_place(image: &[u8]) -> (Vec<String>, Vec<String>) {
    let mut image = open_source(Source::from_bytes(image.to_vec()), &mut Findings::default()).unwrap();
    let boot = image.views.iter().find(|view| view.id == "el-torito").map(|view| view.file_system().clone());
    let places: Vec<u64> = boot
        .iter()
        .flat_map(|view| view.list(view.root(), &mut Findings::default()).unwrap())
        .filter_map(|entry| entry.location)
        .collect();
    let (mut paths, mut hashes) = (Vec::new(), Vec::new());
    for view in image.views.iter_mut().filter(|view| view.id != "el-torito") {
        view.walk_all(&mut Findings::default()).unwrap();
        for id in (1..view.index.len()).map(RowId) {
            let row = view.index.row(id).unwrap();
            if row.kind == Kind::File && row.location.is_some_and(|place| places.contains(&place)) {
                paths.push(view.path(id).trim_start_matches('/').to_owned());
                let body = view.file_system().body(row.node).unwrap().into_source();
                hashes.extend(listing::sha256(&body));
            }
        }
    }
    (paths, hashes)
}

/// Removes redundant slashes, which the records of links don't store.
fn plain_target(target: &str) -> String {
    let parts: Vec<&str> = target.split('/').filter(|part| !part.is_empty()).collect();
    format!("{}{}", if target.starts_with('/') { "/" } else { "" }, parts.join("/"))
}

/// Path, in the best view, of a file that isn't a boot image.
fn some_file(bytes: &[u8]) -> Option<(String, String)> {
    let mut image = open_source(Source::from_bytes(bytes.to_vec()), &mut Findings::default()).ok()?;
    let boot: Vec<u64> = image.boot.iter().filter_map(|boot| boot.entry.location).collect();
    let find = |id: &str| image.views.iter().position(|view| view.id == id);
    let best = ["rock-ridge", "joliet", "iso9660-1999", "iso9660"].into_iter().find_map(find)?;
    let view = &mut image.views[best];
    view.walk_all(&mut Findings::default()).ok()?;
    let is_plain = |id: &RowId| {
        let row = view.index.row(*id).unwrap();
        row.kind == Kind::File && row.size > 0 && row.location.is_some_and(|place| !boot.contains(&place))
    };
    let id = (1..view.index.len()).map(RowId).find(is_plain)?;
    let body = view.file_system().body(view.index.row(id)?.node).ok()?;
    Some((view.path(id), listing::sha256(&body.into_source())?))
}

#[test]
fn real_images_have_the_same_contents_after_a_rebuild() {
    let test = "real_images_have_the_same_contents_after_a_rebuild";
    let Some(case) = Case::new(test, &["7zz", "bsdtar"]) else { return };
    std::fs::write(case.beside("added"), "added to a real image").unwrap();
    let added = listing::sha256(&Source::from_bytes(*b"added to a real image")).unwrap();
    let (old, new) = (case.beside("old.iso"), case.beside("new.iso"));
    let mut wrong = Vec::new();
    for image in corpus::images(test) {
        let bytes = image.bytes();
        std::fs::write(&old, &bytes).unwrap();
        let leaf = || Source::from_bytes(bytes.clone());
        // Another test covers refusals.
        let Ok((recipe, _)) = rebuilt(leaf(), &format!("[{DROP}]"), &case.beside("")) else { continue };
        save(recipe, &new);
        let (paths, mut made) = made_for_their_place(&bytes);
        made.extend(made_for_their_place(&std::fs::read(&new).unwrap()).1);
        for program in ["bsdtar", "7zz"] {
            let Some(mut before) = extracted(program, &old) else { continue };
            let mut after = extracted(program, &new).unwrap_or_default();
            if contents(&before, &made) != contents(&after, &made) {
                wrong.push(format!("{} {program}: other contents", image.name));
            }
            if program == "bsdtar" {
                before.retain(|path, _| !paths.contains(path));
                after.retain(|path, _| !paths.contains(path));
                let differences = listing::differences(&before, &after);
                wrong.extend(differences.into_iter().map(|difference| format!("{}: {difference}", image.name)));
            }
        }
        let Some((path, hash)) = some_file(&bytes) else { continue };
        let path = serde_json::to_string(&path).unwrap();
        let edits = format!(
            r#"[{DROP},{{"op":"remove","path":{path}}},{{"op":"add","path":"/ADDED/FILE.TXT","from":"added"}},
                {{"op":"mkdir","path":"/MADE"}},{{"op":"label","value":"EDITED"}}]"#
        );
        let (recipe, _) = rebuilt(leaf(), &edits, &case.beside("")).unwrap();
        save(recipe, &new);
        made.extend(made_for_their_place(&std::fs::read(&new).unwrap()).1);
        for program in ["bsdtar", "7zz"] {
            let Some(before) = extracted(program, &old) else { continue };
            let mut expected = contents(&before, &made);
            expected.entry(hash.clone()).and_modify(|count| *count -= 1);
            expected.retain(|_, count| *count > 0);
            *expected.entry(added.clone()).or_insert(0) += 1;
            let after = contents(&extracted(program, &new).unwrap_or_default(), &made);
            if after != expected {
                wrong.push(format!("{} {program}: other contents after edits", image.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}
