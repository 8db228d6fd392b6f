//! Nero images as Nero and others write them, checked by third-party programs as far as possible.
#![allow(missing_docs, unreachable_pub, clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod image;
#[path = "../support/mod.rs"]
mod support;

use std::path::PathBuf;
use std::process::Command;

use discern::container;
use discern::disc::{Disc, Medium, Stored, Subchannel, Track, TrackMode};
use discern::findings::Findings;
use discern::formats::Formats;
use discern::source::{Files, Recipe, Segment, Source};
use image::{Dao, Image};

fn open_source(source: Source) -> (Disc, Vec<&'static str>) {
    let files = Files::one("image.nrg", source);
    let container = container::identify(&files).unwrap();
    assert_eq!(container.id, "nrg");
    let mut findings = Findings::default();
    let disc = Formats::all().disc(container, &files, &mut findings).unwrap();
    (disc, findings.kept().iter().map(|finding| finding.anomaly.code).collect())
}

fn open(bytes: &[u8]) -> (Disc, Vec<&'static str>) {
    open_source(Source::from_bytes(bytes.to_vec()))
}

/// Number, first sector, start and number of sectors of every track.
fn shape(disc: &Disc) -> Vec<(u8, i32, i32, u32)> {
    disc.tracks().map(|(_, track)| (track.number, track.first.0, track.start().0, track.sectors)).collect()
}

#[test]
fn the_stored_sectors_and_the_next_track_outvote_a_cue_sheet() {
    let at = |sector: u64| sector * 2352;
    let mut image = Image { stored: vec![1; 300 * 2352], chunks: Vec::new() };
    image.cuex(&[(0, 1, 0, -150), (0, 1, 1, 0), (0, 2, 0, 60), (0, 2, 1, 60), (0, 3, 1, 100), (0, 0xAA, 1, 150)]);
    let track = |from, to| Dao { size: 2352, mode: 7, places: [at(from), at(from), at(to)] };
    let first = Dao { size: 2352, mode: 7, places: [0, at(150), at(200)] };
    image.dao(true, 1, &[first, track(200, 250), track(250, 300)]);
    image.sinf(3);
    let (disc, codes) = open(&image.finish(true));
    assert_eq!(shape(&disc), [(1, -150, 0, 200), (2, 50, 50, 50), (3, 100, 100, 50)]);
    assert!(codes.contains(&"NRG-ADDRESS"), "{codes:?}");
}

fn byte(track: &Track, sector: u64) -> u8 {
    track.content.read_up_to(sector * u64::from(track.stored.stride), 1).unwrap()[0]
}

fn save(bytes: &[u8], name: &str) -> PathBuf {
    let path = std::env::temp_dir().join(format!("discern-{}-{name}.nrg", std::process::id()));
    std::fs::write(&path, bytes).unwrap();
    path
}

/// Runs a tool and returns its output; prints a note and returns `None` if it isn't installed.
fn run(command: &[&str], path: &PathBuf) -> Option<String> {
    match Command::new(command[0]).args(&command[1..]).arg(path).output() {
        Ok(output) => Some(String::from_utf8_lossy(&output.stdout).into_owned()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            support::tools::lack("containers_nrg", command[0]);
            None
        }
        Err(error) => panic!("{command:?}: {error}"),
    }
}

/// Number and sector of each track, and the lead-out as 170, as libcdio's cd-info lists them. On a mixed image, cd-info
/// calls every track data.
fn cd_info(bytes: &[u8], name: &str) -> Option<Vec<(u8, i32)>> {
    let path = save(bytes, name);
    let said = run(&["cd-info", "--no-device-info", "--no-cddb", "--no-disc-mode", "--nrg-file"], &path);
    std::fs::remove_file(path).unwrap();
    let lines = said?;
    let track = |line: &str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let number = words.first()?.strip_suffix(':')?.parse().ok()?;
        Some((number, words.get(2)?.parse().ok()?))
    };
    Some(lines.lines().filter_map(track).collect())
}

/// The same list from our reader.
fn listed(disc: &Disc) -> Vec<(u8, i32)> {
    let tracks = disc.tracks().map(|(_, track)| (track.number, track.start().0));
    tracks.chain([(170, disc.sessions.last().unwrap().lead_out.0)]).collect()
}

/// Data of 2048 bytes a sector, then audio, each with its pregap, written disc at once.
fn mixed(new: bool) -> Vec<u8> {
    let mut image = Image::default();
    let [pause, start] = image.store(150, 2048, 0);
    let [_, end] = image.store(400, 2048, 1);
    let [pause_2, start_2] = image.store(150, 2352, 2);
    let [_, end_2] = image.store(300, 2352, 3);
    if new {
        image.cuex(&[
            (4, 0, 0, -150),
            (4, 1, 0, -150),
            (4, 1, 1, 0),
            (0, 2, 0, 400),
            (0, 2, 1, 550),
            (0, 0xAA, 1, 850),
        ]);
    } else {
        let at = [[0, 0, 0], [0, 0, 0], [0, 2, 0], [0, 7, 0x25], [0, 9, 0x25], [0, 0x13, 0x25]];
        let entries = [(4, 0, 0, at[0]), (4, 1, 0, at[1]), (4, 1, 1, at[2]), (0, 2, 0, at[3]), (0, 2, 1, at[4])];
        image.cues(&[&entries[..], &[(0, 0xAA, 1, at[5])]].concat());
    }
    let tracks = [
        Dao { size: 2048, mode: 0, places: [pause, start, end] },
        Dao { size: 2352, mode: 7, places: [pause_2, start_2, end_2] },
    ];
    image.dao(new, 1, &tracks);
    image.sinf(2);
    image.finish(new)
}

#[test]
fn both_generations_give_the_same_disc_written_at_once() {
    for new in [true, false] {
        let (disc, codes) = open(&mixed(new));
        assert_eq!(codes, Vec::<&str>::new(), "new: {new}");
        assert_eq!(shape(&disc), [(1, -150, 0, 550), (2, 400, 550, 450)]);
        assert_eq!((disc.sessions.len(), disc.sessions[0].lead_out.0, disc.medium), (1, 850, Medium::Cd));
        assert_eq!(disc.catalog_number.as_deref(), Some("4006381333931"));
        let tracks: Vec<&Track> = disc.tracks().map(|(_, track)| track).collect();
        assert_eq!((tracks[0].mode, tracks[0].stored), (TrackMode::Mode1, Stored::COOKED));
        assert_eq!((tracks[1].mode, tracks[1].stored), (TrackMode::Audio, Stored::RAW));
        assert_eq!(
            (tracks[0].isrc.as_deref(), byte(tracks[0], 149), byte(tracks[0], 150)),
            (Some("DEAB12345678"), 0, 1)
        );
        assert_eq!((byte(tracks[1], 149), byte(tracks[1], 150)), (2, 3));
        let title = if new { "Nero chunk DAOX, entry 1" } else { "Nero chunk DAOI, entry 1" };
        let entry = disc.descriptor.iter().find(|facts| facts.title == title).unwrap();
        let isrc = &entry.lines[0];
        assert_eq!((isrc.label.as_str(), isrc.value.as_str()), ("ISRC", "DEAB12345678"));
        assert_eq!(isrc.bytes.as_ref().map(|bytes| bytes.end - bytes.start), Some(12));
    }
}

#[test]
fn cd_info_lists_the_same_tracks() {
    // Covers the newer generation alone: cd-info takes the times of CUES for plain numbers.
    let bytes = mixed(true);
    let Some(theirs) = cd_info(&bytes, "mixed") else { return };
    assert_eq!(theirs, listed(&open(&bytes).0));
}

#[test]
fn nrg2iso_extracts_the_same_data() {
    let mut image = Image::default();
    let [pause, start] = image.store(150, 2048, 0);
    let [_, end] = image.store(100, 2048, 9);
    let text = b"\x01CD001\x01";
    image.stored[start as usize + 16 * 2048..][..7].copy_from_slice(text);
    image.cuex(&[(4, 0, 0, -150), (4, 1, 0, -150), (4, 1, 1, 0), (4, 0xAA, 1, 100)]);
    image.dao(true, 1, &[Dao { size: 2048, mode: 0, places: [pause, start, end] }]);
    image.sinf(1);
    let bytes = image.finish(true);
    let (disc, _) = open(&bytes);
    let data = disc.sessions[0].tracks[0].user_data().unwrap();
    let ours = data.read_up_to(150 * 2048, 100 * 2048).unwrap();
    assert_eq!(ours[16 * 2048..][..7], *text);
    let path = save(&bytes, "iso");
    let target = path.with_extension("iso");
    let ran = Command::new("nrg2iso").arg(&path).arg(&target).output();
    std::fs::remove_file(&path).unwrap();
    if ran.is_err() {
        support::tools::lack("containers_nrg", "nrg2iso");
        return;
    }
    // nrg2iso also copies the chunks after the data.
    let theirs = std::fs::read(&target).unwrap();
    std::fs::remove_file(&target).unwrap();
    assert!(theirs.starts_with(&ours));
}

#[test]
fn sessions_written_track_by_track_have_their_own_addresses() {
    for new in [true, false] {
        let mut image = Image::default();
        let [start, end] = image.store(302, 2352, 1);
        let [start_2, end_2] = image.store(40, 2336, 2);
        if new {
            image.etn2(&[(start, end - start, 7, 0)]);
            image.sinf(1);
            image.etn2(&[(start_2, end_2 - start_2, 3, 11_702)]);
        } else {
            image.etnf(&[[start as u32, (end - start) as u32, 7, 0]]);
            image.sinf(1);
            image.etnf(&[[start_2 as u32, (end_2 - start_2) as u32, 3, 11_702]]);
        }
        image.sinf(1);
        let (disc, codes) = open(&image.finish(new));
        assert_eq!(codes, Vec::<&str>::new());
        assert_eq!(shape(&disc), [(1, 0, 0, 302), (2, 11_702, 11_702, 40)]);
        assert_eq!(
            disc.sessions.iter().map(|it| (it.number, it.lead_out.0)).collect::<Vec<_>>(),
            [(1, 302), (2, 11_742)]
        );
        let second = &disc.sessions[1].tracks[0];
        assert_eq!((second.mode, second.stored, byte(second, 0)), (TrackMode::Mode2, Stored::MODE_2, 2));
    }
}

#[test]
fn tinf_has_no_addresses_and_one_list_may_have_all_sessions() {
    let mut image = Image::default();
    image.store(500, 2352, 1);
    let entry = |offset: u32, sectors: u32| [offset * 2352, sectors * 2352, 7].map(u32::to_be_bytes).concat();
    image.chunk(b"TINF", &[entry(0, 200), entry(200, 200), entry(400, 100)].concat());
    image.sinf(2);
    image.sinf(1);
    let (disc, codes) = open(&image.finish(false));
    assert_eq!(codes, Vec::<&str>::new());
    assert_eq!(shape(&disc), [(1, 0, 0, 200), (2, 200, 200, 200), (3, 400, 400, 100)]);
    assert_eq!(disc.sessions.iter().map(|session| session.tracks.len()).collect::<Vec<_>>(), [2, 1]);
}

#[test]
fn two_sessions_written_at_once_keep_their_cue_sheets() {
    let mut image = Image::default();
    for (number, start, lead_out) in [(1, 0, 100), (2, 11_500, 11_600)] {
        let [pause, at] = image.store(150, 2352, 0);
        let [_, end] = image.store(100, 2352, number);
        image.cuex(&[(4, number, 0, start - 150), (4, number, 1, start), (4, 0xAA, 1, lead_out)]);
        image.dao(true, number, &[Dao { size: 2352, mode: 6, places: [pause, at, end] }]);
    }
    image.sinf(1);
    image.sinf(1);
    let (disc, codes) = open(&image.finish(true));
    assert_eq!(codes, Vec::<&str>::new());
    assert_eq!(shape(&disc), [(1, -150, 0, 250), (2, 11_350, 11_500, 250)]);
    assert_eq!(disc.sessions.iter().map(|session| session.lead_out.0).collect::<Vec<_>>(), [100, 11_600]);
}

#[test]
fn sectors_with_subchannels_and_headers_are_recognized() {
    let mut image = Image::default();
    let mut places = Vec::new();
    for mode in [1_u8, 2] {
        let [start, end] = image.store(10, 2448, mode);
        let sync = [0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 2, 0, mode];
        image.stored[start as usize..][..16].copy_from_slice(&sync);
        places.push([start, start, end]);
    }
    // Both entries state Mode 1.
    let track = |places| Dao { size: 2448, mode: 0x0F, places };
    image.dao(true, 1, &[track(places[0]), track(places[1])]);
    let (disc, codes) = open(&image.finish(true));
    assert_eq!(codes, ["NRG-MODE"]);
    let modes: Vec<_> = disc.tracks().map(|(_, track)| (track.mode, track.stored)).collect();
    let stored = Stored::RAW.with(Subchannel::Interleaved);
    assert_eq!(modes, [(TrackMode::Mode1, stored), (TrackMode::Mode2, stored)]);
    assert_eq!(shape(&disc), [(1, 0, 0, 10), (2, 10, 10, 10)]);
}

#[test]
fn images_of_magic_iso_open() {
    let mut image = Image::default();
    let [pause, start] = image.store(150, 2048, 0);
    image.store(100, 2048, 1);
    image.cuex(&[(4, 1, 0, -150), (4, 1, 1, 0), (4, 0xAA, 1, 100)]);
    image.dao(true, 1, &[Dao { size: 2048, mode: 0, places: [pause, start, 1 << 40] }]);
    image.sinf(7);
    let mut bytes = image.finish(true);
    bytes.extend([0xAB; 3000]);
    let (disc, codes) = open(&bytes);
    assert_eq!(codes, ["NRG-TRAILING-BYTES", "NRG-TRACK-END", "NRG-SESSION-TRACKS"]);
    assert_eq!(shape(&disc), [(1, -150, 0, 250)]);
}

#[test]
fn a_stored_pregap_of_track_at_once_is_left_out() {
    let mut image = Image::default();
    let [start, end] = image.store(300, 2048, 0);
    image.stored[166 * 2048..][..6].copy_from_slice(b"\x01CD001");
    image.etn2(&[(start, end, 0, 0)]);
    let (disc, codes) = open(&image.finish(true));
    assert_eq!((codes, shape(&disc)), (vec!["NRG-PAUSE-STORED"], vec![(1, -150, 0, 300)]));
}

#[test]
fn an_unknown_size_or_mode_does_not_hide_a_track() {
    let mut image = Image::default();
    let [start, end] = image.store(10, 2048, 0);
    let [start_2, end_2] = image.store(10, 2336, 0);
    let tracks = [
        Dao { size: 99, mode: 0, places: [start, start, end] },
        Dao { size: 2336, mode: 0x55, places: [start_2, start_2, end_2 - 1] },
    ];
    image.dao(true, 1, &tracks);
    let (disc, codes) = open(&image.finish(true));
    assert_eq!(codes, ["NRG-SECTOR-SIZE", "NRG-MODE", "NRG-PARTIAL-SECTOR"]);
    assert_eq!(shape(&disc), [(1, 0, 0, 10), (2, 10, 10, 9)]);
}

#[test]
fn more_than_4_gib_is_a_dvd_with_64_bit_offsets() {
    let sectors = 2_600_000_u64;
    let mut image = Image::default();
    image.dao(true, 1, &[Dao { size: 2048, mode: 0, places: [0, 0, sectors * 2048] }]);
    let mut recipe = Recipe::default();
    recipe.push(Segment::Zeros(sectors * 2048));
    let mut tail = image.chunks;
    tail.extend(b"END!\0\0\0\0NER5");
    tail.extend((sectors * 2048).to_be_bytes());
    recipe.push_bytes(tail);
    let (disc, codes) = open_source(recipe.into_source());
    assert_eq!((codes, shape(&disc)), (vec![], vec![(1, 0, 0, 2_600_000)]));
    assert_eq!((disc.medium, disc.sessions[0].lead_out.0), (Medium::Dvd, 2_600_000));
}

#[test]
fn damaged_images_open_or_are_refused() {
    let mut image = Image::default();
    let [start, end] = image.store(4, 2352, 0);
    image.cuex(&[(4, 1, 1, 0), (4, 0xAA, 1, 4)]);
    image.dao(true, 1, &[Dao { size: 2352, mode: 5, places: [start, start, end] }]);
    image.chunk(b"CDTX", &[0x80; 36]);
    image.sinf(1);
    let whole = image.finish(true);
    let first = whole.len() - 4 - (whole.len() - end as usize);
    let try_open = |bytes: Vec<u8>| {
        let files = Files::one("image.nrg", Source::from_bytes(bytes));
        let container = container::identify(&files).unwrap();
        if let Ok(disc) = Formats::all().disc(container, &files, &mut Findings::default()) {
            for (_, track) in disc.tracks() {
                assert!(track.content.len() <= whole.len() as u64);
                drop(track.user_data().map(|data| data.read_up_to(0, 4096)));
            }
        }
    };
    for len in (0..whole.len()).rev().take(300).chain([0, 1, 8, 12, 100]) {
        try_open(whole[..len].to_vec());
    }
    for place in first..whole.len() {
        for value in [0, 1, 0x7F, 0x80, 0xFF] {
            let mut bytes = whole.clone();
            bytes[place] = value;
            try_open(bytes);
        }
    }
}
