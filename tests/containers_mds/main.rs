//! Alcohol images: built from descriptions of the format, and one written by Alcohol.
#![allow(missing_docs, unreachable_pub, clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod image;

use discern::container;
use discern::disc::{Disc, Medium, Stored, Subchannel, TrackMode};
use discern::error::Error;
use discern::findings::Findings;
use discern::formats::Formats;
use discern::source::{Files, Source};
use image::{Descriptor, Track};

fn files(given: &[(&str, &[u8])]) -> Files {
    let mut files = Files::default();
    for (name, bytes) in given {
        files.push(*name, Source::from_bytes(bytes.to_vec()));
    }
    files
}

fn open(given: &[(&str, &[u8])]) -> (Disc, Vec<&'static str>) {
    let files = files(given);
    let container = container::identify(&files).unwrap();
    assert_eq!(container.id, "mds");
    let mut findings = Findings::default();
    let disc = Formats::all().disc(container, &files, &mut findings).unwrap();
    (disc, findings.kept().iter().map(|finding| finding.anomaly.code).collect())
}

/// Number, first sector, start and number of sectors of every track.
fn shape(disc: &Disc) -> Vec<(u8, i32, i32, u32)> {
    disc.tracks().map(|(_, track)| (track.number, track.first.0, track.start().0, track.sectors)).collect()
}

fn first_byte(disc: &Disc, track: usize) -> Option<u8> {
    let track = disc.tracks().nth(track)?.1;
    track.content.read_up_to(0, 1).unwrap().first().copied()
}

fn cd(sessions: Vec<(i32, Vec<Track>)>) -> Descriptor {
    Descriptor { version: 1, medium: 0, wide: false, sessions }
}

/// Data with subchannels, then audio after a pregap that is not stored.
fn mixed() -> (Descriptor, Vec<u8>) {
    let lead_out = Track { point: 0xA2, time: [0, 4, 70], ..Track::default() };
    let data = Track {
        mode: 0xEC,
        subchannel: 8,
        control: 4,
        point: 1,
        lengths: [150, 20],
        sector_size: 2448,
        files: vec!["*.mdf"],
        ..Track::default()
    };
    let audio = Track {
        mode: 0xA9,
        control: 2,
        point: 2,
        lengths: [30, 170],
        sector_size: 2352,
        start: 50,
        offset: 20 * 2448,
        ..data.clone()
    };
    let audio = Track { subchannel: 0, ..audio };
    let bytes = [vec![1; 20 * 2448], vec![2; 170 * 2352]].concat();
    (cd(vec![(999, vec![lead_out, data, audio])]), bytes)
}

#[test]
fn tracks_are_at_the_addresses_of_their_blocks() {
    let (descriptor, data) = mixed();
    let (disc, codes) = open(&[("Disc.MDF", &data), ("disc.mds", &descriptor.bytes())]);
    assert_eq!(codes, Vec::<&str>::new());
    assert_eq!(shape(&disc), [(1, 0, 0, 20), (2, 50, 50, 170)]);
    assert_eq!((disc.medium, disc.sessions[0].lead_out.0), (Medium::Cd, 220));
    let tracks: Vec<_> = disc.tracks().map(|(_, track)| track).collect();
    assert_eq!((tracks[0].mode, tracks[0].stored), (TrackMode::Mode2, Stored::RAW.with(Subchannel::Interleaved)));
    assert_eq!((tracks[1].mode, tracks[1].stored), (TrackMode::Audio, Stored::RAW));
    assert!(tracks[1].control.copy_permitted);
    assert_eq!(
        tracks[1].indexes.iter().map(|index| (index.number, index.lba.0)).collect::<Vec<_>>(),
        [(0, 20), (1, 50)]
    );
    assert_eq!((first_byte(&disc, 0), first_byte(&disc, 1)), (Some(1), Some(2)));
    let header = &disc.descriptor[0];
    let sessions = header.lines.iter().find(|fact| fact.label == "Sessions").unwrap();
    assert_eq!((header.title.as_str(), sessions.bytes.clone()), ("Alcohol descriptor", Some(20..22)));
    let track = disc.descriptor.iter().find(|facts| facts.title == "Track block, point 0x02").unwrap();
    assert!(track.lines.iter().any(|fact| fact.label == "First sector" && fact.value == "sector 50"));
}

#[test]
fn the_low_bits_of_the_mode_decide() {
    let block = |mode, sector_size| Track { mode, sector_size, point: 99, lengths: [0, 1], ..Track::default() };
    let of = |mode, size| {
        let (disc, _) = open(&[("a.mds", &cd(vec![(1, vec![block(mode, size)])]).bytes()), ("a.mdf", &[0; 2448])]);
        let track = &disc.sessions[0].tracks[0];
        assert_eq!(track.number, 99);
        (track.mode, track.stored.first_byte, track.stored.len)
    };
    assert_eq!(of(0xA9, 2352), (TrackMode::Audio, 0, 2352));
    assert_eq!(of(0xAA, 2048), (TrackMode::Mode1, 16, 2048));
    assert_eq!(of(0xEA, 2352), (TrackMode::Mode1, 0, 2352));
    assert_eq!(of(0xAB, 2336), (TrackMode::Mode2, 16, 2336));
    assert_eq!(of(0xAC, 2048), (TrackMode::Mode2Form1, 24, 2048));
    assert_eq!(of(0xAD, 2324), (TrackMode::Mode2Form2, 24, 2324));
    assert_eq!(of(0xAD, 2328), (TrackMode::Mode2Form2, 24, 2328));
    assert_eq!(of(0xEC, 2448), (TrackMode::Mode2, 0, 2352));
}

#[test]
fn a_dvd_has_its_length_in_place_of_an_offset_and_parts_are_joined() {
    let block = |files| Track { mode: 2, point: 1, lengths: [0, 7], sector_size: 2048, files, ..Track::default() };
    let parts: [&[u8]; 3] = [&[1; 3 * 2048], &[2; 3 * 2048], &[3; 2048]];
    for names in [vec!["*.mdf", "*.md1", "*.md2"], vec!["*.mdf"; 3], vec!["Film.mdf", "Film.md1", "Film.md2"]] {
        let descriptor = Descriptor { medium: 0x10, wide: true, ..cd(vec![(7, vec![block(names)])]) };
        let bytes = descriptor.bytes();
        let given = [("film.md2", parts[2]), ("film.mds", &bytes[..]), ("film.md1", parts[1]), ("film.mdf", parts[0])];
        let (disc, codes) = open(&given);
        assert_eq!((codes, shape(&disc)), (vec![], vec![(1, 0, 0, 7)]));
        assert_eq!((disc.medium, disc.sessions[0].lead_out.0), (Medium::Dvd, 7));
        let content = &disc.sessions[0].tracks[0].content;
        assert_eq!(content.read_up_to(0, 20_000).unwrap(), parts.concat());
        // Without the middle part, the parts before it are kept.
        let (disc, codes) = open(&given[..2].iter().chain(&given[3..]).copied().collect::<Vec<_>>());
        assert_eq!((codes, disc.missing_files.len()), (vec!["MDS-FILE-MISSING"], 1));
        let track = &disc.sessions[0].tracks[0];
        assert_eq!((track.missing, track.content.len(), track.sectors), (false, 3 * 2048, 7));
    }
}

/// CD-i Ready stores data before the first track, where no block mentions it.
#[test]
fn sectors_before_the_first_track_are_its_pregap() {
    let data: Vec<u8> = (0..40)
        .flat_map(|lba| {
            discern::sector::encode::mode_1(discern::sector::address::Msf::of_lba(lba).unwrap(), &[7; 2048])
        })
        .collect();
    let sound = Track {
        mode: 0xA9,
        point: 1,
        lengths: [0, 60],
        sector_size: 2352,
        start: 40,
        offset: 40 * 2352,
        files: vec!["*.mdf"],
        ..Track::default()
    };
    let bytes = [data, vec![9; 60 * 2352]].concat();
    let (disc, codes) = open(&[("a.mds", &cd(vec![(100, vec![sound])]).bytes()), ("a.mdf", &bytes)]);
    assert_eq!((codes, shape(&disc)), (vec![], vec![(1, 0, 40, 100)]));
    let track = &disc.sessions[0].tracks[0];
    assert_eq!((track.mode, track.pregap_mode), (TrackMode::Audio, Some(TrackMode::Mode1)));
    let sector = track.sector(discern::disc::Lba(17)).unwrap().unwrap();
    assert_eq!(sector.bytes[sector.user_data.start], 7);
}

#[test]
fn the_file_and_the_neighbors_correct_a_block() {
    let block = |point, start: i32, time: [u8; 3], offset| Track {
        mode: 0xAA,
        point,
        time,
        lengths: [0, 20],
        sector_size: 2352,
        start,
        offset,
        files: vec!["*.mdf"],
        ..Track::default()
    };
    // Sectors of user data, and a second track whose only correct field is its time.
    let mut data = vec![1; 40 * 2048];
    data[16 * 2048..16 * 2048 + 6].copy_from_slice(b"\x01CD001");
    let descriptor = cd(vec![(40, vec![block(1, 0, [0, 2, 0], 0)])]);
    let (disc, codes) = open(&[("a.mds", &descriptor.bytes()), ("a.mdf", &data)]);
    assert_eq!((codes, disc.sessions[0].tracks[0].stored), (vec!["MDS-SECTOR-SIZE"], Stored::COOKED));
    let descriptor = cd(vec![(40, vec![block(1, 0, [0, 2, 0], 0), block(2, 33, [0, 2, 20], 20 * 2352)])]);
    let (disc, codes) = open(&[("a.mds", &descriptor.bytes()), ("a.mdf", &[5; 40 * 2352])]);
    assert_eq!((codes, shape(&disc)), (vec!["MDS-ADDRESS"], vec![(1, 0, 0, 20), (2, 20, 20, 20)]));
}

#[test]
fn sessions_follow_each_other() {
    let block = |point, start, offset| Track {
        mode: 0xAA,
        point,
        lengths: [150, 10],
        sector_size: 2048,
        start,
        offset,
        files: vec!["*.mdf"],
        ..Track::default()
    };
    let descriptor = cd(vec![(10, vec![block(1, 0, 0)]), (11_420, vec![block(2, 11_410, 20_480)])]);
    let data = [[1; 20_480], [2; 20_480]].concat();
    let (disc, codes) = open(&[("x.mds", &descriptor.bytes()), ("x.mdf", &data)]);
    assert_eq!((codes, shape(&disc)), (vec![], vec![(1, 0, 0, 10), (2, 11_410, 11_410, 10)]));
    assert_eq!(disc.sessions.iter().map(|it| (it.number, it.lead_out.0)).collect::<Vec<_>>(), [(1, 10), (2, 11_420)]);
    assert_eq!(first_byte(&disc, 1), Some(2));
}

#[test]
fn a_missing_or_renamed_partner_is_a_finding() {
    let (descriptor, data) = mixed();
    let bytes = descriptor.bytes();
    let (disc, codes) = open(&[("a.mds", &bytes)]);
    assert_eq!((codes, disc.missing_files.as_slice()), (vec!["MDS-FILE-MISSING"; 2], &["a.mdf".to_owned()][..]));
    assert!(disc.tracks().all(|(_, track)| track.missing && track.content.is_empty()));
    assert_eq!(shape(&disc), [(1, 0, 0, 20), (2, 50, 50, 170)]);
    let (disc, codes) = open(&[("a.mds", &bytes), ("b.mdf", &data)]);
    assert_eq!((codes, first_byte(&disc, 1)), (vec!["MDS-FILE-RENAMED"; 2], Some(2)));
    let (disc, codes) = open(&[("a.mds", &bytes), ("a.mdf", &data[..data.len() - 1])]);
    assert_eq!((codes, disc.sessions[0].tracks[1].sectors), (vec!["MDS-DATA-CUT"], 170));
}

#[test]
fn sectors_overrule_their_track_block() {
    let (descriptor, mut data) = mixed();
    data[..16].copy_from_slice(&[0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 2, 0, 1]);
    let (disc, codes) = open(&[("a.mds", &descriptor.bytes()), ("a.mdf", &data)]);
    assert_eq!((codes, disc.sessions[0].tracks[0].mode), (vec!["MDS-MODE"], TrackMode::Mode1));
}

#[test]
fn version_2_is_refused_by_name() {
    let (descriptor, _) = mixed();
    let files = files(&[("a.mdx", &Descriptor { version: 2, ..descriptor }.bytes())]);
    let container = container::identify(&files).unwrap();
    let refused = Formats::all().disc(container, &files, &mut Findings::default());
    assert!(matches!(refused, Err(Error::Refused(what)) if what.to_string().contains("version 2")));
}

#[test]
fn damaged_images_open_or_are_refused() {
    let (descriptor, data) = mixed();
    let whole = descriptor.bytes();
    let try_open = |bytes: &[u8]| {
        let files = files(&[("a.mds", bytes), ("a.mdf", &data)]);
        let container = container::identify(&files).unwrap();
        if container.id != "mds" {
            return;
        }
        if let Ok(disc) = Formats::all().disc(container, &files, &mut Findings::default()) {
            for (_, track) in disc.tracks() {
                assert!(track.content.len() <= data.len() as u64);
                drop(track.user_data().map(|data| data.read_up_to(0, 4096)));
            }
        }
    };
    for len in 0..whole.len() {
        try_open(&whole[..len]);
    }
    for place in 0..whole.len() {
        for value in [0, 1, 0xFF] {
            let mut bytes = whole.clone();
            bytes[place] = value;
            try_open(&bytes);
        }
    }
}
