//! Which files of a truncated image are still complete.

use std::collections::{BTreeMap, BTreeSet};

use discern::findings::Findings;
use discern::open::Image;
use discern::overview::FileCounts;
use discern::source::Source;
use discern::tree::{Kind, RowId};
use discern::view::View;
use sha2::{Digest, Sha256};

use super::support::{corpus, open_source};

/// Number of lengths to which an image is truncated.
const CUTS: u64 = 20;

fn best(image: &mut Image) -> Option<&mut View> {
    image.views.first_mut().filter(|view| view.file_system().kind().is_tree())
}

/// Hash of each readable file, by path.
fn hashes(view: &View) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    for id in (0..view.index.len()).map(RowId) {
        let Some(row) = view.index.row(id).filter(|row| row.kind == Kind::File) else { continue };
        let Ok(body) = view.body(id) else { continue };
        let source = body.into_source();
        let Ok(bytes) = source.read_up_to(0, 64 << 20) else { continue };
        if bytes.len() as u64 == row.size {
            all.insert(view.path(id), Sha256::digest(&bytes).to_vec());
        }
    }
    all
}

#[test]
fn files_reported_as_complete_and_incomplete_are_so() {
    let (mut images, mut lost, mut complete) = (0, 0, 0);
    for image in corpus::all("files_reported_as_complete_and_incomplete_are_so") {
        let bytes = image.bytes();
        let mut findings = Findings::default();
        let Ok(mut whole) = open_source(Source::from_bytes(bytes.as_slice()), &mut findings) else { continue };
        let Some(view) = best(&mut whole) else { continue };
        view.walk_all(&mut findings).unwrap();
        let (id, expected) = (view.id.clone(), hashes(view));
        images += 1;
        for cut in 1..=CUTS {
            let len = usize::try_from(bytes.len() as u64 * cut / (CUTS + 1)).unwrap();
            let mut findings = Findings::default();
            let Ok(mut part) = open_source(Source::from_bytes(&bytes[..len]), &mut findings) else { continue };
            let Some(view) = part.views.iter_mut().find(|view| view.id == id) else { continue };
            view.walk_all(&mut findings).unwrap();
            let counts = FileCounts::of(view);
            // At most 1000 files are named, and all are counted.
            assert_eq!(counts.incomplete.min(1000), counts.lost.len() as u64);
            let complete_paths: BTreeSet<String> = FileCounts::complete_rows(view).map(|row| view.path(row)).collect();
            assert!(complete_paths.len() as u64 <= counts.complete);
            let there = hashes(view);
            let is_lost = |path: &String| !complete_paths.contains(path);
            for (path, hash) in &there {
                let Some(before) = expected.get(path) else { continue };
                if is_lost(path) {
                    assert_ne!(hash, before, "{} cut at {cut}: {path} is reported as incomplete", image.name);
                } else {
                    assert_eq!(hash, before, "{} cut at {cut}: {path} is reported as complete", image.name);
                }
            }
            for file in &counts.lost {
                assert!(
                    there.get(&file.path).is_none_or(|hash| Some(hash) != expected.get(&file.path)),
                    "{}",
                    file.path
                );
            }
            lost += counts.incomplete;
            complete += counts.complete;
        }
    }
    assert!(images == 0 || (lost > 100 && complete > 100), "{images} images, {lost} files lost, {complete} complete");
}
