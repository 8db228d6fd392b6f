//! Peculiarities of real images that their formats don't suggest, apart from those that a reader's own tests cover.

use discern::disc::{Disc, Stored, Subchannel, TrackMode};
use discern::findings::Findings;
use discern::open::{self, Image};
use discern::sector::RawSector;
use discern::sector::scramble::scramble;
use discern::source::{Files, Source};

use crate::samples;
use crate::support::listing;

fn opened(files: &[(&str, &[u8])]) -> Image {
    let mut given = Files::default();
    for (name, bytes) in files {
        given.push(*name, Source::from_bytes(*bytes));
    }
    open::open(given, &mut Findings::default()).unwrap_or_else(|error| panic!("{}: {error}", files[0].0))
}

/// Opens the disc of a cue sheet, which must not look for a file system in audio.
fn disc(files: &[(&str, &[u8])]) -> Disc {
    let mut given = Files::default();
    for (name, bytes) in files {
        given.push(*name, Source::from_bytes(*bytes));
    }
    (discern::container::cue::OPENER.open)(&given, &mut Findings::default()).unwrap()
}

fn shape(disc: &Disc) -> Vec<(i32, i32, i32)> {
    disc.tracks().map(|(_, track)| (track.first.0, track.start().0, track.end().0)).collect()
}

#[test]
fn a_postgap_moves_what_follows_and_is_not_in_the_file() {
    let sheet = "FILE a.bin BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nPOSTGAP 00:02:00\nTRACK 02 AUDIO\n\
                 PREGAP 00:01:00\nINDEX 01 00:00:10\n";
    let disc = disc(&[("a.cue", sheet.as_bytes()), ("a.bin", &vec![0; 30 * 2352])]);
    assert_eq!(shape(&disc), [(0, 0, 10), (235, 235, 255)]);
}

#[test]
fn every_mode_of_a_cue_sheet_has_its_sector() {
    let raw = Stored::RAW;
    let with = Subchannel::Interleaved;
    for (word, mode, stored) in [
        ("AUDIO", TrackMode::Audio, raw),
        ("CDG", TrackMode::Audio, raw.with(with)),
        ("MODE1/2048", TrackMode::Mode1, Stored::COOKED),
        ("MODE1/2352", TrackMode::Mode1, raw),
        ("MODE2/2048", TrackMode::Mode2Form1, Stored::plain(24, 2048)),
        ("MODE2/2324", TrackMode::Mode2Form2, Stored::plain(24, 2324)),
        ("MODE2/2336", TrackMode::Mode2, Stored::MODE_2),
        ("MODE2/2352", TrackMode::Mode2, raw),
        ("CDI/2336", TrackMode::Mode2, Stored::MODE_2),
        ("CDI/2352", TrackMode::Mode2, raw),
    ] {
        let sheet = format!("FILE a.bin BINARY\nTRACK 01 {word}\nINDEX 01 00:00:00\n");
        let bytes = vec![0; 5 * stored.stride as usize];
        let disc = disc(&[("a.cue", sheet.as_bytes()), ("a.bin", &bytes)]);
        let (_, track) = disc.tracks().next().unwrap();
        assert_eq!((track.mode, track.stored, track.sectors), (mode, stored, 5), "{word}");
    }
}

/// Ripped discs have an audio file for each track, whose chunks state where the samples begin and end.
#[test]
fn audio_files_count_from_their_samples() {
    let audio = samples::audio();
    let length = (audio.len() as u32).to_le_bytes();
    let format = b"\x01\0\x02\0\x44\xAC\0\0\x10\xB1\x02\0\x04\0\x10\0";
    let chunks = [&b"RIFF\0\0\0\0WAVEfmt \x10\0\0\0"[..], format, b"LIST\x04\0\0\0abcddata", &length];
    let wave = [&chunks.concat()[..], &audio, b"id3 \x04\0\0\0abcd"].concat();
    let mut high_first = audio.clone();
    high_first.chunks_exact_mut(2).for_each(|sample| sample.swap(0, 1));
    let length = (audio.len() as u32 + 8).to_be_bytes();
    let aiff = [&b"FORM\0\0\0\0AIFFSSND"[..], &length, &[0; 8], &high_first].concat();
    let sheet = "FILE \"a.wav\" WAVE\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nFILE \"b.aiff\" AIFF\nTRACK 02 AUDIO\n\
                 INDEX 01 00:00:00\n";
    let disc = disc(&[("a.cue", sheet.as_bytes()), ("a.wav", &wave), ("b.aiff", &aiff)]);
    assert_eq!(shape(&disc), [(0, 0, 100), (100, 100, 200)]);
    let tracks: Vec<_> = disc.tracks().map(|(_, track)| (track.stored.big_endian, track.content.clone())).collect();
    assert!(!tracks[0].0 && tracks[0].1.read_up_to(0, 1 << 20).unwrap() == audio);
    assert!(tracks[1].0 && tracks[1].1.read_up_to(0, 1 << 20).unwrap() == high_first);
}

/// Such sheets come from systems in other languages; the name on the user's computer is in Unicode.
#[test]
fn names_in_any_encoding_find_their_file() {
    let sheet = |name: &str| format!("TITLE \"x\"\nFILE \"{name}\" BINARY\nTRACK 01 MODE1/2352\nINDEX 01 00:00:00\n");
    let wide = |text: &str| -> Vec<u8> {
        [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    };
    let japanese = "日本の音楽のディスク.bin";
    // The same name in Shift JIS, as `iconv -t SHIFT_JIS` writes it.
    let shift_jis = b"\x93\xfa\x96\x7b\x82\xcc\x89\xb9\x8a\x79\x82\xcc\x83\x66\x83\x42\x83\x58\x83\x4e.bin";
    let [before, after] = ["TITLE \"x\"\nFILE \"", "\" BINARY\nTRACK 01 MODE1/2352\nINDEX 01 00:00:00\n"];
    let latin = b"Gr\xFC\xDFe.bin";
    let german = "Grüße.bin";
    let cases: [(&str, Vec<u8>); 5] = [
        (japanese, sheet(japanese).into_bytes()),
        (japanese, wide(&sheet(japanese))),
        (japanese, [before.as_bytes(), shift_jis, after.as_bytes()].concat()),
        (german, [before.as_bytes(), latin, after.as_bytes()].concat()),
        (german, sheet("D:\\Images\\GRÜßE.BIN").into_bytes()),
    ];
    let data = samples::data();
    // With another file next to it, only the name tells which file is meant.
    for (name, sheet) in &cases {
        let mut image = opened(&[("a.cue", sheet), ("other.bin", &[0; 100]), (name, &data)]);
        assert_eq!(image.disc.missing_files, Vec::<String>::new(), "{name}");
        assert_eq!(listing::of_view(&mut image.views[0], &mut Findings::default()).len(), 3, "{name}");
    }
}

#[test]
fn sheets_with_four_bytes_a_character_are_read() {
    let cue = "TITLE \"Grüße\"\nFILE \"Ä 1.bin\" BINARY\nTRACK 01 MODE1/2352\nINDEX 01 00:00:00\nFILE \"日本 2.bin\" BINARY\n\
               TRACK 02 AUDIO\nTITLE \"音\"\nINDEX 01 00:00:00\n";
    let toc = "CD_ROM\nCD_TEXT { LANGUAGE_MAP { 0: EN } LANGUAGE 0 { TITLE \"Grüße\" PERFORMER \"\" } }\nTRACK MODE1_RAW\n\
               DATAFILE \"Ä 1.bin\"\nTRACK AUDIO\nCD_TEXT { LANGUAGE 0 { TITLE \"音\" PERFORMER \"\" } }\nFILE \"日本 2.bin\" 0\n";
    let gdi = "2\n1 0 4 2352 \"Ä 1.bin\" 0\n2 450 0 2352 \"日本 2.bin\" 0\n";
    let (data, audio) = (samples::data(), samples::audio());
    for (name, text, titles) in [("a.cue", cue, true), ("a.toc", toc, true), ("a.gdi", gdi, false)] {
        for order in [u32::to_le_bytes, u32::to_be_bytes] {
            for mark in ["", "\u{FEFF}"] {
                let bytes: Vec<u8> = mark.chars().chain(text.chars()).flat_map(|c| order(c as u32)).collect();
                let files: [(&str, &[u8]); 3] = [(name, &bytes), ("Ä 1.bin", &data), ("日本 2.bin", &audio)];
                let mut image = opened(&files);
                assert_eq!(image.disc.missing_files, Vec::<String>::new(), "{name}");
                let sectors: Vec<u32> = image.disc.tracks().map(|(_, track)| track.sectors).collect();
                assert_eq!(sectors, [samples::DATA as u32, samples::AUDIO as u32], "{name}");
                let title = |track| image.disc.cd_text.get(track, discern::disc::TextKind::Title);
                assert_eq!(
                    (title(0), title(2)),
                    if titles { (Some("Grüße"), Some("音")) } else { (None, None) },
                    "{name}"
                );
                assert_eq!(listing::of_view(&mut image.views[0], &mut Findings::default()).len(), 3, "{name}");
            }
        }
    }
}

#[test]
fn data_that_clone_cd_left_scrambled_is_read() {
    let sample = samples::all().into_iter().find(|sample| sample.id == "ccd").unwrap();
    let sheet = String::from_utf8(sample.files[0].1.clone()).unwrap();
    let sheet = sheet.replace("DataTracksScrambled=0", "DataTracksScrambled=1");
    let mut bytes = sample.files[1].1.clone();
    for sector in bytes.chunks_exact_mut(2352).take(samples::DATA) {
        let sector: &mut RawSector = sector.try_into().unwrap();
        scramble(sector);
    }
    let mut image = opened(&[("disc.ccd", sheet.as_bytes()), ("disc.img", &bytes)]);
    let modes: Vec<TrackMode> = image.disc.tracks().map(|(_, track)| track.mode).collect();
    assert_eq!(modes, [TrackMode::Mode1, TrackMode::Audio]);
    assert_eq!(listing::of_view(&mut image.views[0], &mut Findings::default()).len(), 3);
}

/// Files may be dropped in any order.
#[test]
fn any_file_of_a_disc_may_come_first() {
    let sample = samples::all().into_iter().find(|sample| sample.files.len() == 3 && sample.id == "cue").unwrap();
    let mut files: Vec<(&str, &[u8])> = sample.files.iter().map(|(name, bytes)| (*name, bytes.as_slice())).collect();
    for _ in 0..files.len() {
        files.rotate_left(1);
        let image = opened(&files);
        assert_eq!((image.container.id, image.disc.tracks().count()), ("cue", 2));
    }
}
