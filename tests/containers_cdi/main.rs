//! DiscJuggler images of every version, built from descriptions of the format.
#![allow(missing_docs, unreachable_pub, clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod image;

use discern::container;
use discern::disc::{Disc, Medium, Stored, Subchannel, TextKind, TrackMode};
use discern::findings::Findings;
use discern::formats::Formats;
use discern::source::{Files, Source};
use image::{Image, Track, Version};

const VERSIONS: [Version; 3] = [Version::V2, Version::V3, Version::V35];

fn open(bytes: &[u8]) -> (Disc, Vec<&'static str>) {
    let files = Files::one("disc.cdi", Source::from_bytes(bytes.to_vec()));
    let container = container::identify(&files).unwrap();
    assert_eq!(container.id, "cdi");
    let mut findings = Findings::default();
    let disc = Formats::all().disc(container, &files, &mut findings).unwrap();
    (disc, findings.kept().iter().map(|finding| finding.anomaly.code).collect())
}

/// Number, first sector, start and number of sectors of every track.
fn shape(disc: &Disc) -> Vec<(u8, i32, i32, u32)> {
    disc.tracks().map(|(_, track)| (track.number, track.first.0, track.start().0, track.sectors)).collect()
}

fn audio(start: u32, indexes: &[u32]) -> Track {
    let length = indexes.iter().sum();
    let (indexes, texts) = (indexes.to_vec(), Vec::new());
    Track { mode: 0, sector_code: 2, control: 0, start, indexes, length, isrc: None, texts }
}

fn data(start: u32, sector_code: u32, indexes: &[u32]) -> Track {
    Track { mode: 2, sector_code, control: 4, ..audio(start, indexes) }
}

fn image(version: Version, stored: Vec<u8>, sessions: Vec<Vec<Track>>) -> Image {
    Image { version, stored, sessions, catalog: None, packs: Vec::new() }
}

/// A self-booting Dreamcast disc: two audio tracks, then data in a second session.
fn dreamcast(version: Version) -> Image {
    let stored = [vec![1; 350 * 2352], vec![2; 102 * 2352], vec![3; 170 * 2336]].concat();
    let first = Track { isrc: Some(b"DEAB12345678"), texts: vec!["Title", "Performer"], ..audio(0, &[150, 200]) };
    // Counted from 00:00:00, the second track begins at sector 350.
    image(version, stored, vec![vec![first, audio(350, &[0, 40, 62])], vec![data(11_702, 1, &[150, 20])]])
}

#[test]
fn every_version_gives_the_same_disc() {
    for version in VERSIONS {
        let (disc, codes) = open(&dreamcast(version).bytes());
        assert_eq!(codes, Vec::<&str>::new(), "{version:?}");
        assert_eq!(shape(&disc), [(1, -150, 0, 350), (2, 200, 200, 102), (3, 11_552, 11_702, 170)]);
        let sessions: Vec<_> = disc.sessions.iter().map(|it| (it.number, it.tracks.len(), it.lead_out.0)).collect();
        assert_eq!(sessions, [(1, 2, 302), (2, 1, 11_722)]);
        let tracks: Vec<_> = disc.tracks().map(|(_, track)| track).collect();
        assert_eq!(
            tracks.iter().map(|it| it.mode).collect::<Vec<_>>(),
            [TrackMode::Audio, TrackMode::Audio, TrackMode::Mode2]
        );
        assert_eq!(tracks.iter().map(|it| it.stored).collect::<Vec<_>>(), [Stored::RAW, Stored::RAW, Stored::MODE_2]);
        let firsts: Vec<_> = tracks.iter().map(|track| track.content.read_up_to(0, 1).unwrap()[0]).collect();
        assert_eq!(firsts, [1, 2, 3]);
        assert_eq!((tracks[0].isrc.as_deref(), tracks[1].isrc.as_deref()), (Some("DEAB12345678"), None));
        let indexes: Vec<_> = tracks[1].indexes.iter().map(|index| (index.number, index.lba.0)).collect();
        assert_eq!(indexes, [(1, 200), (2, 240)]);
    }
}

#[test]
fn addresses_of_later_tracks_may_count_from_index_1() {
    let mut made = dreamcast(Version::V35);
    made.sessions[0][1].start = 200;
    let (disc, codes) = open(&made.bytes());
    assert_eq!((codes, shape(&disc)[1]), (vec![], (2, 200, 200, 102)));
    made.sessions[0][1].start = 5000;
    let (disc, codes) = open(&made.bytes());
    assert_eq!((codes, shape(&disc)[1]), (vec!["CDI-ADDRESS"], (2, 5000, 5000, 102)));
}

#[test]
fn every_type_of_sector_is_located() {
    let sizes = [2048, 2336, 2352, 2368, 2448];
    let stored = sizes.iter().enumerate().flat_map(|(nth, size)| vec![nth as u8 + 1; 4 * size]).collect();
    let tracks = (0..5).map(|code| data(4 * code, code, &[0, 4])).collect();
    let (disc, codes) = open(&image(Version::V3, stored, vec![tracks]).bytes());
    assert_eq!(codes, Vec::<&str>::new());
    let found: Vec<_> =
        disc.tracks().map(|(_, track)| (track.stored, track.content.read_up_to(0, 1).unwrap()[0])).collect();
    let expected = [
        (Stored::plain(24, 2048), 1),
        (Stored::MODE_2, 2),
        (Stored::RAW, 3),
        (Stored::RAW.with(Subchannel::Pq), 4),
        (Stored::RAW.with(Subchannel::Interleaved), 5),
    ];
    assert_eq!(found, expected);
    assert_eq!(disc.sessions[0].tracks[0].mode, TrackMode::Mode2Form1);
}

#[test]
fn catalog_number_and_texts_are_read() {
    let mut made = dreamcast(Version::V35);
    made.catalog = Some(b"4006381333931");
    // The first packs of libcdio's p1.nrg.
    made.packs = b"\x80\x00\x00\x00Join us now \x4B\x43\x80\x00\x01\x0Cwe have the \x10\xE4".to_vec();
    let (disc, codes) = open(&made.bytes());
    assert_eq!((codes, disc.medium), (vec![], Medium::Cd));
    assert_eq!(disc.catalog_number.as_deref(), Some("4006381333931"));
    assert_eq!(disc.cd_text.get(0, TextKind::Title), Some("Join us now we have the "));
}

#[test]
fn contradictions_are_findings() {
    let mut made = dreamcast(Version::V2);
    made.sessions[0][0].length = 351;
    let (disc, codes) = open(&made.bytes());
    assert_eq!(codes, ["CDI-LENGTH", "CDI-ADDRESS", "CDI-DATA-CUT"]);
    assert_eq!(disc.tracks().count(), 3);

    let mut made = dreamcast(Version::V3);
    made.sessions[0][1].mode = 7;
    let (disc, codes) = open(&made.bytes());
    assert_eq!((codes, shape(&disc)), (vec!["CDI-TRACK"], vec![(1, -150, 0, 350)]));

    let mut bytes = dreamcast(Version::V35).bytes();
    let at = bytes.len() - 8;
    bytes[at] = 5;
    assert_eq!(open(&bytes).1, ["CDI-PLACE"]);
}

#[test]
fn sectors_overrule_their_track_block() {
    let mut stored = vec![0; 160 * 2352];
    stored[150 * 2352..][..16].copy_from_slice(&[0, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0, 2, 0, 1]);
    let (disc, codes) = open(&image(Version::V35, stored, vec![vec![data(0, 2, &[150, 10])]]).bytes());
    assert_eq!((codes, disc.sessions[0].tracks[0].mode), (vec!["CDI-MODE"], TrackMode::Mode1));
}

#[test]
fn damaged_images_open_or_are_refused() {
    let made = image(Version::V35, vec![1; 3 * 2352], vec![vec![audio(0, &[0, 1])], vec![data(11_400, 2, &[0, 2])]]);
    let whole = made.bytes();
    let try_open = |bytes: &[u8]| {
        let files = Files::one("disc.cdi", Source::from_bytes(bytes.to_vec()));
        let container = container::identify(&files).unwrap();
        if let Ok(disc) = Formats::all().disc(container, &files, &mut Findings::default()) {
            for (_, track) in disc.tracks() {
                assert!(track.content.len() <= bytes.len() as u64);
                drop(track.user_data().map(|data| data.read_up_to(0, 4096)));
            }
        }
    };
    for len in (0..whole.len()).step_by(29) {
        try_open(&whole[..len]);
    }
    for place in 3 * 2352..whole.len() {
        for value in [0, 1, 0x7F, 0xFF] {
            let mut bytes = whole.clone();
            bytes[place] = value;
            try_open(&bytes);
        }
    }
}
