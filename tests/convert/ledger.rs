//! The ledger, line by line: what is kept, changed and lost.

use discern::convert::Effect;
use discern::disc::{Disc, Lba, Medium, Session, Stored, Track, TrackMode};
use discern::source::Source;

use crate::discs;
use crate::written::{Written, all_of};

fn lines(written: &Written, effect: Effect) -> Vec<(&'static str, u64)> {
    written.ledger.of(effect).map(|line| (line.what, line.count)).collect()
}

#[test]
fn an_iso_image_loses_audio_and_edc() {
    let written = all_of(&discs::mixed(), "iso");
    // Two audio tracks, the catalog number, four texts.
    assert_eq!(lines(&written, Effect::Lost), [("tracks", 2), ("mcn", 1), ("cd-text", 4)]);
    assert_eq!(lines(&written, Effect::Changed), [("sectors", 60)]);
}

#[test]
fn sectors_that_cannot_be_regenerated_are_counted() {
    let written = all_of(&discs::forms(), "iso");
    assert_eq!(lines(&written, Effect::Lost), [("form-2", 10), ("damaged", 1), ("odd", 1)]);
    let kept = all_of(&discs::forms(), "nrg");
    assert_eq!(
        (lines(&kept, Effect::Lost), lines(&kept, Effect::Kept)),
        (vec![], vec![("tracks", 1), ("sectors", 60)])
    );
}

#[test]
fn the_first_damaged_sector_is_named_with_its_file() {
    for (sector, place) in [(22, "in /A.TXT"), (23, "in /D/B.TXT"), (50, "which is in no file")] {
        let mut sectors = discs::raw(0);
        sectors[sector * 2352 + 100] ^= 1;
        sectors[55 * 2352 + 100] ^= 1;
        let content = Source::from_bytes(sectors);
        let track = Track::new(1, TrackMode::Mode1, Lba(0), 60, Stored::RAW, content);
        let disc = Disc::new(Medium::Cd, vec![Session { number: 1, tracks: vec![track], lead_out: Lba(60) }]);
        let written = all_of(&disc, "iso");
        let line = written.ledger.of(Effect::Lost).find(|line| line.what == "damaged").unwrap();
        assert!(
            line.explanation.ends_with(&format!(" The first is sector {sector}, {place}.")),
            "{}",
            line.explanation
        );
    }
}

#[test]
fn an_alcohol_descriptor_reports_its_losses() {
    let written = all_of(&discs::mixed(), "mds");
    let lost = [("indexes", 1), ("mcn", 1), ("isrc", 1), ("cd-text", 4)];
    assert_eq!(lines(&written, Effect::Lost), lost);
    assert_eq!(lines(&all_of(&discs::hidden(), "mds"), Effect::Lost), [("pauses", 40)]);
    // The second track's pregap has audio, and is stored at the end of the first track.
    assert_eq!(lines(&all_of(&discs::hidden(), "mds"), Effect::Changed), [("pauses", 10), ("pause-marks", 2)]);
}

#[test]
fn one_session_and_no_subchannels() {
    let lost = lines(&all_of(&discs::sessions(), "toc"), Effect::Lost);
    assert_eq!(lost, [("tracks", 1), ("sessions", 1)]);
    assert_eq!(lines(&all_of(&discs::subchannels(), "cue"), Effect::Lost), [("subchannel", 20)]);
    assert_eq!(lines(&all_of(&discs::subchannels(), "toc"), Effect::Lost), []);
    assert_eq!(lines(&all_of(&discs::gd_rom(), "nrg"), Effect::Lost), [("medium", 1)]);
}

#[test]
fn a_later_session_puts_its_descriptors_first() {
    let lost = lines(&all_of(&discs::gd_rom(), "iso"), Effect::Lost);
    assert_eq!(lost, [("tracks", 1), ("sessions", 1), ("medium", 1), ("descriptors", 1)]);
}

#[test]
fn a_volume_that_counts_from_itself_is_the_whole_image() {
    let written = all_of(&discs::sessions(), "iso");
    assert_eq!(written.file(".iso").len(), usize::from(discs::DATA) * 2048);
    let lost = lines(&written, Effect::Lost);
    assert_eq!(lost.iter().find(|(id, _)| *id == "tracks"), Some(&("tracks", 1)), "{lost:?}");
}

#[test]
fn generated_headers_are_reported() {
    let written = all_of(&discs::plain(), "cue");
    assert_eq!(lines(&written, Effect::Changed), [("sectors", 60)]);
    assert_eq!(lines(&all_of(&discs::plain(), "cue-stored"), Effect::Changed), []);
}
