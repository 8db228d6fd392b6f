//! Images without a descriptor, in every layout in which sectors are stored.

use discern::disc::{Stored, Subchannel, TrackMode};
use discern::findings::Findings;
use discern::open::{self, Image};
use discern::sector::address::Msf;
use discern::sector::encode::{DATA_SUBHEADER, mode_1, mode_2_form_1};
use discern::sector::scramble::scramble;
use discern::source::{Files, Source};

use crate::samples;
use crate::support::listing;

/// Sectors of the file system, as `encode` builds them from address and user data.
fn sectors(encode: impl Fn(i32, &[u8]) -> Vec<u8>) -> Vec<u8> {
    (0..).zip(samples::user_data().chunks(2048)).flat_map(|(lba, data)| encode(lba, data)).collect()
}

fn address(lba: i32) -> Msf {
    Msf::of_lba(lba).unwrap()
}

fn opened(files: &[(&str, &[u8])]) -> Image {
    let mut given = Files::default();
    for (name, bytes) in files {
        given.push(*name, Source::from_bytes(*bytes));
    }
    open::open(given, &mut Findings::default()).unwrap()
}

/// Asserts that the image shows its files, and returns the layout of its first track.
fn shape(bytes: &[u8], name: &str) -> (TrackMode, Stored, i32) {
    let mut image = opened(&[("disc.bin", bytes)]);
    assert_eq!(image.container.id, "raw");
    let found = listing::of_view(&mut image.views[0], &mut Findings::default());
    assert_eq!(found.into_keys().collect::<Vec<_>>(), ["A.TXT", "D", "D/B.TXT"], "{name}");
    let (_, track) = image.disc.tracks().next().unwrap();
    (track.mode, track.stored, track.first.0)
}

#[test]
fn every_sector_size_is_recognized() {
    let mode_1 = |lba, data: &[u8]| mode_1(address(lba), data).to_vec();
    let mode_2 = |lba, data: &[u8]| mode_2_form_1(address(lba), DATA_SUBHEADER, data).to_vec();
    let with = |sector: Vec<u8>, more: usize| [sector, vec![0x55; more]].concat();
    let raw = Stored::RAW;
    let headless = Stored::MODE_2;
    type Case<'a> = (&'a str, Box<dyn Fn(i32, &[u8]) -> Vec<u8>>, TrackMode, Stored);
    let cases: [Case<'_>; 9] = [
        ("2048", Box::new(|_, data| data.to_vec()), TrackMode::Mode1, Stored::COOKED),
        ("2336", Box::new(move |lba, data| mode_2(lba, data)[16..].to_vec()), TrackMode::Mode2, headless),
        ("2352", Box::new(mode_1), TrackMode::Mode1, raw),
        ("2352, Mode 2", Box::new(mode_2), TrackMode::Mode2, raw),
        ("2368", Box::new(move |lba, data| with(mode_1(lba, data), 16)), TrackMode::Mode1, raw.with(Subchannel::Pq)),
        (
            "2448",
            Box::new(move |lba, data| with(mode_1(lba, data), 96)),
            TrackMode::Mode1,
            raw.with(Subchannel::Interleaved),
        ),
        (
            "2448, Mode 2",
            Box::new(move |lba, data| with(mode_2(lba, data), 96)),
            TrackMode::Mode2,
            raw.with(Subchannel::Interleaved),
        ),
        (
            "2432",
            Box::new(move |lba, data| with(mode_2(lba, data)[16..].to_vec(), 96)),
            TrackMode::Mode2,
            headless.with(Subchannel::Interleaved),
        ),
        (
            "scrambled",
            Box::new(move |lba, data| {
                let mut sector = discern::sector::encode::mode_1(address(lba), data);
                scramble(&mut sector);
                sector.to_vec()
            }),
            TrackMode::Mode1,
            raw,
        ),
    ];
    for (name, encode, mode, stored) in cases {
        assert_eq!(shape(&sectors(encode), name), (mode, stored, 0), "{name}");
    }
}

#[test]
fn images_may_begin_two_seconds_early() {
    let cooked = [vec![0; 150 * 2048], samples::user_data()].concat();
    assert_eq!(shape(&cooked, "2048"), (TrackMode::Mode1, Stored::COOKED, -150));
    let pause = (-150..0).flat_map(|lba| mode_1(address(lba), &[]));
    let whole: Vec<u8> = pause.chain(samples::data()).collect();
    assert_eq!(shape(&whole, "2352"), (TrackMode::Mode1, Stored::RAW, -150));
    // The pregap may be stored without headers.
    let blank = [vec![0; 150 * 2352], samples::data()].concat();
    assert_eq!(shape(&blank, "2352 behind zeros"), (TrackMode::Mode1, Stored::RAW, -150));
}

#[test]
fn a_lone_bin_is_a_guessed_disc_and_says_so() {
    let bytes = [samples::data(), samples::audio()].concat();
    let mut findings = Findings::default();
    let image = open::open(Files::one("disc.bin", Source::from_bytes(bytes)), &mut findings).unwrap();
    assert!(image.disc.guessed);
    assert_eq!(crate::support::codes(&findings), ["RAW-GUESSED"]);
    let modes: Vec<TrackMode> = image.disc.tracks().map(|(_, track)| track.mode).collect();
    assert_eq!(modes, [TrackMode::Mode1, TrackMode::Audio]);
}

#[test]
fn parts_are_joined_by_their_numbers_in_any_order() {
    let bytes = samples::user_data();
    let (first, rest) = bytes.split_at(100_000);
    let (second, third) = rest.split_at(100_001);
    for names in [["a.iso.001", "a.iso.002", "a.iso.003"], ["a (8).iso", "a (9).iso", "a (10).iso"]] {
        let mut image = opened(&[(names[2], third), (names[0], first), (names[1], second)]);
        let found = listing::of_view(&mut image.views[0], &mut Findings::default());
        assert_eq!(found.len(), 3);
        assert!(image.volumes[0].content.read_up_to(0, 1 << 20).unwrap() == bytes, "{names:?}");
    }
}

#[test]
fn forms_may_change_from_sector_to_sector() {
    let mut bytes = sectors(|lba, data| mode_2_form_1(address(lba), DATA_SUBHEADER, data).to_vec());
    let audio = discern::sector::encode::mode_2_form_2(address(100), [1, 1, 0x64, 1], &[7; 2324]);
    bytes[100 * 2352..101 * 2352].copy_from_slice(&audio);
    assert_eq!(shape(&bytes, "mixed forms"), (TrackMode::Mode2, Stored::RAW, 0));
    let image = opened(&[("disc.bin", &bytes)]);
    let report = discern::job::Job::run(&mut discern::check::SectorCheck::new(&image.disc)).unwrap();
    assert_eq!((report.tracks[0].good, report.is_clean()), (200, true));
}
