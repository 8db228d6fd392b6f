//! Conversions that only move data never read it.

use discern::container::TargetOptions;
use discern::convert::{Content, Form, Plan, Verify};
use discern::disc::{Disc, Medium};
use discern::findings::Findings;
use discern::formats::Formats;
use discern::job::Job;
use discern::source::Files;

use crate::discs;
use crate::support::sources::CountingSource;
use crate::written::all_of;

/// Upper bound for the bytes that planning reads: descriptors and pregaps.
const PLANNING: u64 = 512 << 10;

fn opened(given: &Files) -> Disc {
    Formats::all().disc(discern::container::identify(given).unwrap(), given, &mut Findings::default()).unwrap()
}

/// Whether every file of a conversion consists of slices of the user's files.
fn is_sliceable(disc: &Disc, form: &str) -> bool {
    let plan = Plan::new(disc, Form::of_id(form).unwrap(), &TargetOptions::all("x")).unwrap();
    plan.files.iter().all(|file| matches!(&file.content, Content::Plain(recipe) if recipe.is_sliceable()))
}

#[test]
fn plain_user_data_is_sliced_between_all_containers() {
    for source in ["iso", "nrg", "mds", "cue-stored", "toc"] {
        let given = all_of(&discs::plain(), source).opened();
        let disc = opened(&given);
        for form in ["iso", "nrg", "mds", "cue-stored", "toc", "data"] {
            assert!(is_sliceable(&disc, form), "{source} as {form}");
        }
        assert!(!is_sliceable(&disc, "cue"), "{source}: headers, EDC and ECC have to be generated");
    }
}

#[test]
fn audio_with_the_low_byte_first_is_sliced() {
    let disc = opened(&all_of(&discs::hidden(), "cue").opened());
    assert!(is_sliceable(&disc, "wav") && is_sliceable(&disc, "nrg") && is_sliceable(&disc, "cue-tracks"));
    assert!(!is_sliceable(&disc, "toc"), "cdrdao stores big-endian samples");
    let swapped = opened(&all_of(&discs::hidden(), "toc").opened());
    assert!(!is_sliceable(&swapped, "wav"));
}

#[test]
fn planning_reads_no_more_than_descriptors_and_pregaps() {
    let system = [discs::file_system(), vec![7; 64 << 20]].concat();
    let (leaf, reads) = CountingSource::over(discern::source::Source::from_bytes(system));
    let disc = opened(&Files::one("large.iso", leaf));
    for form in
        Form::for_medium(Medium::Cd).iter().filter(|form| !matches!(form.target.id, "wav" | "flac" | "gdi" | "sub"))
    {
        reads.reset();
        Plan::new(&disc, *form, &TargetOptions::all("x")).unwrap();
        assert!(reads.bytes() <= PLANNING, "{}: {} bytes", form.target.id, reads.bytes());
    }
}

#[test]
fn bytes_named_in_place_are_compared_without_reading() {
    let system = [discs::file_system(), vec![7; 64 << 20]].concat();
    let (leaf, reads) = CountingSource::over(discern::source::Source::from_bytes(system));
    let disc = opened(&Files::one("large.iso", leaf));
    let plan = Plan::new(&disc, Form::of_id("nrg").unwrap(), &TargetOptions::all("x")).unwrap();
    reads.reset();
    let receipt = Verify::new(&plan).run().unwrap();
    assert!(receipt.is_right() && reads.bytes() <= PLANNING, "{} bytes: {}", reads.bytes(), receipt.text());
    assert!(
        receipt
            .checks
            .iter()
            .any(|check| check.what == "data" && check.text.ends_with("taken unchanged from the source."))
    );
}
