//! Handmade discs, each with a feature that some format can't hold.

use discern::disc::{Control, Disc, Index, Lba, Medium, Session, Stored, Subchannel, TextKind, Track, TrackMode};
use discern::sector::address::Msf;
use discern::sector::encode::{mode_1, mode_2_form_1, mode_2_form_2};
use discern::source::Source;

use crate::support::crafted::{Crafted, DIRECTORY, PATH_TABLE_L, PATH_TABLE_M, PRIMARY, both32, record};

/// Sectors of the data tracks.
pub(crate) const DATA: u16 = 60;

/// A file system with a file, and one in a directory.
pub(crate) fn file_system() -> Vec<u8> {
    let mut image = Crafted::new(DATA);
    image.path_tables(&[(b'D', 21)]);
    image.directory(20, 20, &[record(b"A.TXT;1", 22, 5, 0, b""), record(b"D", 21, 2048, DIRECTORY, b"")]);
    image.directory(21, 20, &[record(b"B.TXT;1", 23, 6, 0, b"")]);
    image.put(22, 0, b"hello").put(23, 0, b"world!");
    image.bytes().to_vec()
}

fn address(lba: i32) -> Msf {
    Msf::of_lba(lba).unwrap()
}

/// The same with addresses that count from a disc on which `first` sectors precede it.
fn file_system_after(first: u32) -> Vec<u8> {
    let mut bytes = file_system();
    let mut add = |at: usize| {
        let place = first + u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap());
        bytes[at..at + 8].copy_from_slice(&both32(place));
        usize::from(bytes[at - 2])
    };
    add(PRIMARY * 2048 + 156 + 2);
    for (directory, records) in [(20, 4), (21, 3)] {
        (0..records).fold(directory * 2048, |at, _| at + add(at + 2));
    }
    for line in 0..2 {
        let little = PATH_TABLE_L * 2048 + line * 10 + 2;
        let place = first + u32::from_le_bytes(bytes[little..little + 4].try_into().unwrap());
        bytes[little..little + 4].copy_from_slice(&place.to_le_bytes());
        let big = PATH_TABLE_M * 2048 + line * 10 + 2;
        bytes[big..big + 4].copy_from_slice(&place.to_be_bytes());
    }
    bytes
}

/// Raw sectors of Mode 1 with the file system.
pub(crate) fn raw(first: i32) -> Vec<u8> {
    (first..)
        .zip(file_system_after(first.unsigned_abs()).chunks(2048))
        .flat_map(|(lba, data)| mode_1(address(lba), data))
        .collect()
}

/// Samples for so many sectors, all different.
pub(crate) fn audio(sectors: usize) -> Vec<u8> {
    (0..sectors * 588)
        .flat_map(|at| {
            let left = ((at as f64 / 20.0).sin() * 9000.0) as i16;
            let right = (at % 700) as i16 - 350;
            [left.to_le_bytes(), right.to_le_bytes()].concat()
        })
        .collect()
}

fn track(number: u8, mode: TrackMode, first: i32, stored: Stored, bytes: Vec<u8>) -> Track {
    let sectors = bytes.len() as u32 / stored.stride;
    Track::new(number, mode, Lba(first), sectors, stored, Source::from_bytes(bytes))
}

fn indexes(indexes: &[(u8, i32)]) -> Vec<Index> {
    indexes.iter().map(|(number, lba)| Index { number: *number, lba: Lba(*lba) }).collect()
}

fn session(number: u16, tracks: Vec<Track>) -> Session {
    let lead_out = tracks.last().unwrap().end();
    Session { number, tracks, lead_out }
}

/// User data alone, as an ISO image.
pub(crate) fn plain() -> Disc {
    of_user_data(file_system())
}

/// The same of another file system.
pub(crate) fn of_user_data(bytes: Vec<u8>) -> Disc {
    Disc::new(Medium::Unknown, vec![session(1, vec![track(1, TrackMode::Mode1, 0, Stored::COOKED, bytes)])])
}

/// A disc with more raw sectors than are listed one by one.
pub(crate) fn long() -> Disc {
    let content = [file_system(), audio(100)].concat();
    let sectors = (0..).zip(content.chunks_exact(2048)).flat_map(|(lba, data)| mode_1(address(lba), data)).collect();
    Disc::new(Medium::Cd, vec![session(1, vec![track(1, TrackMode::Mode1, 0, Stored::RAW, sectors)])])
}

/// Data, then audio, with stored and unstored pregaps, ISRCs, flags, index marks and texts.
pub(crate) fn mixed() -> Disc {
    let data = i32::from(DATA);
    let mut second = track(2, TrackMode::Audio, data, Stored::RAW, [vec![0; 30 * 2352], audio(40)].concat());
    second.indexes = indexes(&[(0, data), (1, data + 30)]);
    second.isrc = Some("GBAYE0000351".into());
    second.control.copy_permitted = true;
    let end = second.end().0;
    let mut third = track(3, TrackMode::Audio, end + 150, Stored::RAW, audio(50));
    third.indexes = indexes(&[(0, end), (1, end + 150), (2, end + 160)]);
    third.control = Control { pre_emphasis: true, ..Control::default() };
    let first = track(1, TrackMode::Mode1, 0, Stored::RAW, raw(0));
    let mut disc = Disc::new(Medium::Cd, vec![session(1, vec![first, second, third])]);
    disc.catalog_number = Some("4006408001008".into());
    disc.cd_text.set(0, 0, TextKind::Title, "An album");
    disc.cd_text.set(0, 0, TextKind::Performer, "Somebody");
    disc.cd_text.set(0, 2, TextKind::Title, "A söng");
    disc.cd_text.set(0, 3, TextKind::Composer, "Somebody else");
    disc
}

/// Audio alone, with a hidden part before the first track.
pub(crate) fn hidden() -> Disc {
    let mut first = track(1, TrackMode::Audio, 0, Stored::RAW, audio(100));
    first.indexes = indexes(&[(0, 0), (1, 40)]);
    let mut second = track(2, TrackMode::Audio, 100, Stored::RAW, audio(30));
    second.indexes = indexes(&[(0, 100), (1, 110)]);
    Disc::new(Medium::Cd, vec![session(1, vec![first, second])])
}

/// Both forms of Mode 2, with one damaged sector and one with another address.
pub(crate) fn forms() -> Disc {
    let system = file_system();
    let mut sectors: Vec<[u8; 2352]> = (0..)
        .zip(system.chunks(2048))
        .map(|(lba, data)| match lba {
            40..50 => mode_2_form_2(address(lba), [1, 1, 0x64, 0], &[lba as u8; 2324]),
            _ => mode_2_form_1(address(lba), [0, 0, 8, 0], data),
        })
        .collect();
    sectors[30][100] ^= 1;
    sectors[31][12..15].copy_from_slice(&[0x11, 0x22, 0x33]);
    Disc::new(Medium::Cd, vec![session(1, vec![track(1, TrackMode::Mode2, 0, Stored::RAW, sectors.concat())])])
}

/// Two sessions; the second has sectors without headers and a stored pregap.
pub(crate) fn sessions() -> Disc {
    let mut system = Crafted::new(DATA);
    system.directory(20, 20, &[record(b"A.TXT;1", 22, 5, 0, b"")]).put(22, 0, b"hello");
    let data =
        system.bytes().chunks(2048).flat_map(|data| mode_2_form_1(address(0), [0, 0, 8, 0], data)[16..].to_vec());
    let first = track(1, TrackMode::Audio, 0, Stored::RAW, audio(302));
    let pause = vec![0; 150 * 2336];
    let mut second = track(2, TrackMode::Mode2, 11_552, Stored::MODE_2, [pause, data.collect()].concat());
    second.indexes = indexes(&[(0, 11_552), (1, 11_702)]);
    Disc::new(Medium::Cd, vec![session(1, vec![first]), session(2, vec![second])])
}

/// Audio with subchannels after each sector.
pub(crate) fn subchannels() -> Disc {
    let beside = |sector: usize| (0..96).map(|at| (at * 5 + sector * 3) as u8).collect::<Vec<u8>>();
    let stored = audio(20).chunks(2352).enumerate().flat_map(|(at, sector)| [sector, &beside(at)].concat()).collect();
    let shape = Stored::RAW.with(Subchannel::Interleaved);
    Disc::new(Medium::Cd, vec![session(1, vec![track(1, TrackMode::Audio, 0, shape, stored)])])
}

/// A GD-ROM: data and audio in the small area, data in the dense one.
pub(crate) fn gd_rom() -> Disc {
    let low = vec![
        track(1, TrackMode::Mode1, 0, Stored::RAW, raw(0)),
        track(2, TrackMode::Audio, i32::from(DATA) + 150, Stored::RAW, audio(30)),
    ];
    let high = vec![track(3, TrackMode::Mode1, 45_000, Stored::RAW, raw(45_000))];
    Disc::new(Medium::GdRom, vec![session(1, low), session(2, high)])
}

/// All discs above, by name.
pub(crate) fn all() -> Vec<(&'static str, Disc)> {
    vec![
        ("plain", plain()),
        ("long", long()),
        ("long", long()),
        ("mixed", mixed()),
        ("hidden", hidden()),
        ("forms", forms()),
        ("sessions", sessions()),
        ("subchannels", subchannels()),
        ("gd-rom", gd_rom()),
    ]
}
