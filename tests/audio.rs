//! Audio tracks as WAVE files: their names, lengths and bytes.

#![allow(clippy::unwrap_used)]

use discern::audio::wave_header;
use discern::findings::Findings;
use discern::open::open;
use discern::source::{Files, Recipe, Source};
use discern::tree::RowId;
use discern::view::View;

fn audio(sheet: &str, track: Vec<u8>) -> View {
    let mut given = Files::default();
    given.push("a.cue", Source::from_bytes(sheet.as_bytes().to_vec()));
    given.push("a.bin", Source::from_bytes(track));
    let image = open(given, &mut Findings::default()).unwrap();
    let mut view = image.views.into_iter().find(|view| view.id == "cdda").unwrap();
    view.walk_all(&mut Findings::default()).unwrap();
    view
}

fn body(view: &View, row: u32) -> Recipe {
    view.file_system().body(view.index.row(RowId(row)).unwrap().node).unwrap()
}

#[test]
fn a_track_extends_to_the_next_index_1_and_is_sliced() {
    let sheet = "TITLE Album\nPERFORMER Band\nFILE a.bin BINARY\nTRACK 01 AUDIO\nTITLE One\nINDEX 01 00:00:02\n\
                 TRACK 02 AUDIO\nTITLE Two\nPERFORMER Guest\nINDEX 00 00:00:05\nINDEX 01 00:00:06\n";
    let view = audio(sheet, (0..10).flat_map(|sector| vec![sector; 2352]).collect());
    let names: Vec<_> = (1..4).map(|row| view.name(RowId(row)).into_owned()).collect();
    assert_eq!(names, ["00 Hidden track.wav", "01 One.wav", "02 Guest - Two.wav"]);
    let sectors: Vec<_> = (1..4).map(|row| (view.index.row(RowId(row)).unwrap().size - 44) / 2352).collect();
    assert_eq!(sectors, [2, 4, 4]);
    let body = body(&view, 2);
    assert!(body.is_sliceable());
    let bytes = body.into_source().read_up_to(0, 20_000).unwrap();
    assert_eq!((bytes.len(), bytes[44], bytes[9451]), (9452, 2, 5));
}

#[test]
fn samples_with_the_high_byte_first_are_swapped() {
    let sheet = "FILE a.bin MOTOROLA\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n";
    let view = audio(sheet, (0..2352_u32).map(|at| u8::try_from(at % 256).unwrap()).collect());
    let body = body(&view, 1).into_source();
    assert_eq!(body.read_up_to(44, 4).unwrap(), [1, 0, 3, 2]);
    assert_eq!(body.read_up_to(45, 4).unwrap(), [0, 3, 2, 5]);
}

// The header that sox 14.4 writes before 4 bytes of 44.1 kHz stereo.
#[test]
fn the_wave_header_matches_sox() {
    let header = wave_header(4);
    assert_eq!(header[4..8], [40, 0, 0, 0]);
    assert_eq!(header[20..36], [1, 0, 2, 0, 0x44, 0xAC, 0, 0, 0x10, 0xB1, 2, 0, 4, 0, 16, 0]);
    assert_eq!(header[40..], [4, 0, 0, 0]);
}

// What the page opens for samples without a sheet: the file first, then a sheet that it made.
#[test]
fn samples_open_by_a_sheet_of_one_track() {
    let samples: Vec<u8> = (0..2352 * 3 + 400_u32).map(|at| (at % 251) as u8).collect();
    let mut given = Files::default();
    given.push("a.raw", Source::from_bytes(samples.clone()));
    let sheet = "FILE \"a.raw\" BINARY\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n";
    given.push("a.raw.cue", Source::from_bytes(sheet.as_bytes().to_vec()));
    let image = open(given, &mut Findings::default()).unwrap();
    let mut view = image.views.into_iter().find(|view| view.id == "cdda").unwrap();
    view.walk_all(&mut Findings::default()).unwrap();
    let bytes = body(&view, 1).into_source().read_up_to(44, 20_000).unwrap();
    assert_eq!(bytes[..samples.len().min(bytes.len())], samples[..samples.len().min(bytes.len())]);
    assert!(bytes.len() >= 2352 * 3, "{}", bytes.len());
}

#[test]
fn tracks_and_the_album_tell_their_texts() {
    let sheet = "TITLE Album\nPERFORMER Band\nFILE a.bin BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:02\n\
                 TRACK 02 AUDIO\nTITLE Two\nPERFORMER Guest\nINDEX 01 00:00:06\n";
    let view = audio(sheet, vec![1; 2352 * 10]);
    let song = |row: u32| view.file_system().song(view.index.row(RowId(row)).unwrap().node).unwrap();
    let texts = |row: u32| {
        let song = song(row);
        (song.number, song.title.unwrap_or_default(), song.performer.unwrap_or_default())
    };
    assert_eq!(texts(0), (0, "Album".into(), "Band".into()));
    assert_eq!(texts(1), (0, String::new(), String::new()));
    assert_eq!(texts(2), (1, String::new(), String::new()));
    assert_eq!(texts(3), (2, "Two".into(), "Guest".into()));
}
