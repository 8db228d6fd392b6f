//! Real images into every form.

use std::collections::BTreeMap;

use discern::container::CONTAINERS;
use discern::findings::Findings;
use discern::source::{Files, Source};

use crate::back::hold_every_form;
use crate::support::corpus::{self, CorpusImage};
use crate::written::all_of;

/// Larger images show nothing that smaller ones do not, and take long.
const LARGEST: usize = 360_000;

/// Images of which a descriptor and its files are all there, each under the descriptor's name.
fn described(images: &[CorpusImage]) -> BTreeMap<String, Files> {
    let folder_of = |image: &CorpusImage| image.name.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    let is_descriptor = |name: &str| {
        let containers = CONTAINERS.iter().filter(|container| container.id != "raw");
        containers.flat_map(|container| container.extensions).any(|ending| name.ends_with(&format!(".{ending}")))
    };
    let mut found = BTreeMap::new();
    for image in images.iter().filter(|image| is_descriptor(&image.name)) {
        let mut files = Files::default();
        let beside = images.iter().filter(|other| folder_of(other) == folder_of(image) && other.name != image.name);
        let partners = beside.filter(|other| !is_descriptor(&other.name));
        for file in std::iter::once(image).chain(partners) {
            let name = file.name.rsplit('/').next().unwrap_or_default().to_owned();
            files.push(name, Source::from_bytes(file.bytes()));
        }
        found.insert(image.name.clone(), files);
    }
    found
}

#[test]
fn every_image_of_the_corpus_goes_into_every_form() {
    let images = corpus::all("every_image_of_the_corpus_goes_into_every_form");
    let small = corpus::images("every_image_of_the_corpus_goes_into_every_form");
    let mut given: BTreeMap<String, Files> = described(&images);
    for image in small {
        let bytes = image.bytes();
        if bytes.len() <= LARGEST {
            given.insert(image.name.clone(), Files::one("image.iso", Source::from_bytes(bytes)));
        }
    }
    let mut converted = 0;
    for (name, files) in &given {
        let Ok(container) = discern::container::identify(files) else { continue };
        let Ok(disc) = (container.open)(files, &mut Findings::default()) else { continue };
        // A sheet alone has nothing to convert.
        if disc.tracks().any(|(_, track)| track.missing || track.sectors > 600) {
            continue;
        }
        hold_every_form(name, &disc);
        converted += 1;
    }
    assert!(given.is_empty() || converted > 20, "{converted} of {} images", given.len());
}

#[test]
fn real_sectors_stripped_and_made_again_are_the_same() {
    let images = corpus::all("real_sectors_stripped_and_made_again_are_the_same");
    for image in images.iter().filter(|image| image.name.ends_with("isofs-m1.bin")) {
        let raw = image.bytes();
        let mut files =
            Files::one("a.cue", Source::from_bytes(&b"FILE a.bin BINARY\nTRACK 1 MODE1/2352\nINDEX 1 0:0:0\n"[..]));
        files.push("a.bin", Source::from_bytes(raw.as_slice()));
        let disc = (discern::container::identify(&files).unwrap().open)(&files, &mut Findings::default()).unwrap();
        let iso = all_of(&disc, "iso");
        assert!(iso.ledger.nothing_lost(), "{:?}", iso.ledger.lines());
        assert!(all_of(&iso.reopened(), "cue").file(".bin") == raw, "{}", image.name);
    }
}
