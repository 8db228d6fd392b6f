//! Every ISO 9660 image of the corpus, compared with third-party readers.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod support;

use std::collections::BTreeSet;

use discern::findings::Findings;
use discern::source::Source;
use support::corpus::{self, CorpusImage, Truth};
use support::listing::{self, Listing};
use support::open_source;

/// A difference that was examined: the reference is wrong, and we are right.
struct Explained {
    /// Part of the image's path in the index.
    image: &'static str,
    view: &'static str,
    /// The difference, as [`listing::differences`] prints it.
    difference: &'static str,
    /// The program that is wrong, and the evidence.
    why: &'static str,
}

const EXPLAINED: &[Explained] = &[
    Explained {
        image: "crate-cdfs/rockridge.iso",
        view: "iso9660",
        difference: "rr_moved/8: modified Some(1693746120) not Some(1693518508)",
        why: "Linux takes a directory's date from its record of itself (byte 63488: 31 August 14:48:28, -7 h), all \
              others from the record that names it (byte 61660: 3 September 06:02:00, -7 h). ECMA-119 9.1.5 means the \
              two to be the same; the maker, hdiutil, left the one of the moved directory's source in. bsdtar, \
              xorriso and isoinfo show what we show.",
    },
    Explained {
        image: "crate-cdfs/rockridge.iso",
        view: "joliet",
        difference: "1/2/3/4/5/6/7/8: modified Some(1693746120) not Some(1693518508)",
        why: "As in the view iso9660.",
    },
    Explained {
        image: "dfvfs/test_data/iso9660.raw",
        view: "iso9660",
        difference: "lost_found: modified Some(1626962851) not Some(1663387875)",
        why: "The same: the record that names it (byte 47216) has 2021-07-22 16:07:31 +2 h, its record of itself \
              (byte 51200) 2022-09-17 06:11:15 +2 h. xorriso, bsdtar and isoinfo show the former.",
    },
];

#[test]
fn every_image_opens() {
    for image in corpus::images("every_image_opens") {
        let opened = open_source(Source::from_bytes(image.bytes()), &mut Findings::default());
        assert!(opened.is_ok_and(|opened| !opened.views.is_empty()), "{}", image.name);
    }
}

#[test]
fn every_image_has_the_contents_that_other_readers_list() {
    let images = corpus::images("every_image_has_the_contents_that_other_readers_list");
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for image in &images {
        for truth in image.truths() {
            for difference in differences(image, &truth) {
                let explained = explanation(&image.name, truth.view, &difference);
                wrong.extend(explained.is_none().then(|| format!("{} {}: {difference}", image.name, truth.view)));
                seen.extend(explained);
            }
        }
    }
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
    let stale = (0..EXPLAINED.len()).filter(|known| !seen.contains(known)).map(|known| EXPLAINED[known].difference);
    assert!(
        images.is_empty() || stale.clone().next().is_none(),
        "explained, but no longer different: {:?}",
        stale.collect::<Vec<_>>()
    );
}

/// Position in the table of the entry that explains a difference.
fn explanation(image: &str, view: &str, difference: &str) -> Option<usize> {
    let fits = |known: &Explained| image.contains(known.image) && view == known.view && difference == known.difference;
    EXPLAINED.iter().position(|known| fits(known) && !known.why.is_empty())
}

fn differences(image: &CorpusImage, truth: &Truth) -> Vec<String> {
    let mut findings = Findings::default();
    let mut opened = match open_source(Source::from_bytes(image.bytes()), &mut findings) {
        Ok(opened) => opened,
        Err(error) => return vec![error.to_string()],
    };
    let Some(view) = opened.views.iter_mut().find(|view| view.id == truth.view) else {
        return vec!["no such view".to_owned()];
    };
    let found = listing::of_view(view, &mut findings);
    if truth.view == "iso9660" {
        return listing::differences(&plain_names(&truth.listing), &plain_names(&found));
    }
    listing::differences(&truth.listing, &found)
}

/// Names of the plain view in lower case, as Linux shows them by default, without the version number and the full stop
/// of an empty extension, which readers add or remove.
fn plain_names(listing: &Listing) -> Listing {
    let plain = |path: &str| path.split(';').next().unwrap_or_default().trim_end_matches('.').to_lowercase();
    listing.iter().map(|(path, listed)| (plain(path), listed.clone())).collect()
}
