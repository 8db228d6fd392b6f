//! Converts every disc to every format, and back if nothing is reported as lost.

use discern::container::TargetOptions;
use discern::convert::Form;
use discern::disc::{Disc, Medium};

use crate::discs;
use crate::written::{all_of, convert};

/// Whether the format's purpose allows it to hold some of a disc.
fn can_hold(form: &str, disc: &Disc) -> bool {
    let mut tracks = disc.tracks().map(|(_, track)| track).filter(|track| track.sectors > 0);
    match form {
        "iso" | "gz" | "zst" | "cso" | "zso" => tracks.any(|track| track.is_data()),
        "wav" | "flac" => tracks.any(|track| !track.is_data()),
        "gdi" => disc.medium == Medium::GdRom,
        "sub" => tracks.next().unwrap().has_subchannels(),
        _ => true,
    }
}

/// Converts a disc to every registered format. If the ledger reports no loss, the raw sectors of all tracks and pregaps
/// equal the disc's, byte for byte: a CloneCD image is exactly these.
pub(crate) fn convert_to_every_format(name: &str, disc: &Disc) {
    let whole = all_of(disc, "ccd");
    for form in Form::for_medium(Medium::Cd) {
        let id = form.target.id;
        let result = convert(disc, id, &TargetOptions::all("disc"));
        let Ok(written) = result else {
            assert!(!can_hold(id, disc), "{name} as {id}: {}", result.err().unwrap());
            continue;
        };
        assert!(can_hold(id, disc), "{name} as {id} should not be possible");
        if written.ledger.nothing_lost() && !matches!(id, "flac" | "sub" | "data" | "raw") {
            let back = all_of(&written.reopened(), "ccd");
            assert!(back.file(".img") == whole.file(".img"), "{name} as {id} and back");
        }
    }
}

#[test]
fn every_disc_converts_to_every_possible_format_and_back() {
    for (name, disc) in discs::all() {
        convert_to_every_format(name, &disc);
    }
}

#[test]
fn nero_and_cue_lose_nothing() {
    for (name, disc) in discs::all() {
        for form in ["nrg", "nrg-1"] {
            let written = all_of(&disc, form);
            let medium = disc.medium == Medium::GdRom;
            assert!(written.ledger.nothing_lost() != medium, "{name} as {form}: {:?}", written.ledger.lines());
        }
    }
    for disc in [discs::mixed(), discs::hidden(), discs::forms(), discs::sessions(), discs::gd_rom()] {
        for form in ["cue", "cue-tracks", "cue-stored"] {
            let written = all_of(&disc, form);
            assert!(written.ledger.nothing_lost(), "{form}: {:?}", written.ledger.lines());
        }
    }
}

#[test]
fn sectors_generated_from_user_data_equal_the_originals() {
    let disc = discs::mixed();
    let iso = all_of(&disc, "iso");
    assert!(iso.file(".iso") == discs::file_system());
    let again = all_of(&iso.reopened(), "cue");
    assert!(again.file(".bin") == discs::raw(0));
}

#[test]
fn one_track_of_a_disc_is_converted() {
    let disc = discs::mixed();
    let third = TargetOptions { track: Some(3), ..TargetOptions::all("one") };
    let written = convert(&disc, "wav", &third).unwrap();
    assert_eq!(written.files.len(), 1);
    assert!(written.files[0].1[44..].starts_with(&discs::audio(50)), "before the texts");
    let raw = convert(&disc, "raw", &TargetOptions { track: Some(2), ..TargetOptions::all("one") }).unwrap();
    assert!(raw.files[0].1 == discs::audio(40));
    let some =
        TargetOptions { sectors: Some((discern::disc::Lba(22), discern::disc::Lba(24))), ..TargetOptions::all("one") };
    let data = convert(&disc, "data", &some).unwrap();
    assert_eq!((data.files[0].1.len(), &data.files[0].1[2048..2054]), (4096, &b"world!"[..]));
    assert!(convert(&disc, "wav", &TargetOptions { track: Some(9), ..TargetOptions::all("one") }).is_err());
    let beyond =
        TargetOptions { sectors: Some((discern::disc::Lba(50), discern::disc::Lba(61))), ..TargetOptions::all("one") };
    assert!(convert(&disc, "data", &beyond).is_err());
}

#[test]
fn subchannels_are_written_channel_after_channel() {
    let written = all_of(&discs::subchannels(), "sub");
    let ccd = all_of(&discs::subchannels(), "ccd");
    assert_eq!(written.files[0].1.len(), 20 * 96);
    assert!(written.files[0].1 == ccd.file(".sub"));
    // Subchannel P of the first sector: the highest bit of each byte.
    let first: Vec<u8> = (0..8_u32).map(|at| (at * 5) as u8 >> 7).collect();
    assert_eq!(written.files[0].1[0], first.iter().fold(0, |byte, bit| byte << 1 | bit));
}
