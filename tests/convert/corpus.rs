//! Real images, converted to every format.

use std::collections::BTreeMap;

use discern::container::CONTAINERS;
use discern::disc::Disc;
use discern::findings::Findings;
use discern::formats::Formats;
use discern::part::Part;
use discern::source::{Files, Source};

use crate::back::convert_to_every_format;
use crate::support::corpus::{self, CorpusImage};
use crate::written::all_of;

/// Size in bytes of the largest image converted: larger ones take long and show nothing new.
const LARGEST: usize = 1_500_000;

/// Length in sectors of the longest track.
const LONGEST: u32 = 800;

/// Images whose descriptor and files are all present, by the descriptor's name.
fn described(images: &[CorpusImage]) -> BTreeMap<String, Files> {
    let folder_of = |image: &CorpusImage| image.name.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    let is_descriptor = |name: &str| {
        let containers = CONTAINERS.iter().filter(|container| container.part == Part::Discs);
        containers.flat_map(|container| container.endings).any(|ending| name.ends_with(&format!(".{ending}")))
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

/// All images that are small enough, by name, with their files as the user opens them.
pub(crate) fn given(test: &str) -> BTreeMap<String, Files> {
    let mut given: BTreeMap<String, Files> = described(&corpus::all(test));
    for image in corpus::images(test) {
        let bytes = image.bytes();
        if bytes.len() <= LARGEST {
            given.insert(image.name.clone(), Files::one("image.iso", Source::from_bytes(bytes)));
        }
    }
    given
}

/// Discs of these images. Left out: long ones, and those with missing files, which have nothing to convert.
pub(crate) fn discs(test: &str) -> BTreeMap<String, Disc> {
    let opened = |(name, files): (String, Files)| {
        let container = discern::container::identify(&files).ok()?;
        let disc = Formats::all().disc(container, &files, &mut Findings::default()).ok()?;
        let is_small = !disc.tracks().any(|(_, track)| track.missing || track.sectors > LONGEST);
        // Empty files give nothing to convert.
        let has_sectors = disc.tracks().any(|(_, track)| track.sectors > 0);
        (is_small && has_sectors).then_some((name, disc))
    };
    given(test).into_iter().filter_map(opened).collect()
}

#[test]
fn every_image_of_the_corpus_converts_to_every_format() {
    let discs = discs("every_image_of_the_corpus_converts_to_every_format");
    for (name, disc) in &discs {
        convert_to_every_format(name, disc);
    }
    assert!(discs.is_empty() || discs.len() > 20, "{} images", discs.len());
}

#[test]
fn real_sectors_stripped_and_regenerated_are_the_same() {
    let images = corpus::all("real_sectors_stripped_and_regenerated_are_the_same");
    for image in images.iter().filter(|image| image.name.ends_with("isofs-m1.bin")) {
        let raw = image.bytes();
        let mut files =
            Files::one("a.cue", Source::from_bytes(&b"FILE a.bin BINARY\nTRACK 1 MODE1/2352\nINDEX 1 0:0:0\n"[..]));
        files.push("a.bin", Source::from_bytes(raw.as_slice()));
        let disc = Formats::all()
            .disc(discern::container::identify(&files).unwrap(), &files, &mut Findings::default())
            .unwrap();
        let iso = all_of(&disc, "iso");
        assert!(iso.ledger.nothing_lost(), "{:?}", iso.ledger.lines());
        assert!(all_of(&iso.reopened(), "cue").file(".bin") == raw, "{}", image.name);
    }
}
