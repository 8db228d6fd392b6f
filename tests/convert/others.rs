//! Discs as other programs write them: every loss is reported, and impossible conversions are refused with a sentence.

use std::process::Command;

use discern::container::TargetOptions;
use discern::convert::Effect;
use discern::disc::{Disc, Lba};
use discern::findings::Findings;
use discern::formats::Formats;
use discern::source::{Files, Source};

use crate::discs;
use crate::support::case::Case;
use crate::support::scratch::Scratch;
use crate::support::tools;
use crate::written::{Written, all_of, convert};

fn lines(written: &Written, effect: Effect) -> Vec<(&'static str, u64)> {
    written.ledger.of(effect).map(|line| (line.what, line.count)).collect()
}

/// The disc in some files.
pub(crate) fn open(files: &[(&str, &[u8])]) -> Disc {
    let mut given = Files::default();
    for (name, bytes) in files {
        given.push(*name, Source::from_bytes(*bytes));
    }
    let container = discern::container::identify(&given).unwrap();
    Formats::all().disc(container, &given, &mut Findings::default()).unwrap()
}

fn refused(disc: &Disc, form: &str, options: &TargetOptions) -> String {
    convert(disc, form, options).map(|written| written.files.len()).unwrap_err().to_string()
}

fn run(folder: &std::path::Path, program: &str, arguments: &[&str]) -> String {
    let output = tools::run(Command::new(program).args(arguments).current_dir(folder));
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// Samples that end in the middle of the fourth sector, alone and as a WAVE file.
fn odd_wave() -> (Vec<u8>, Vec<u8>) {
    let samples = discs::audio(4)[..3 * 2352 + 1176].to_vec();
    let wave = [discern::audio::wave_header(samples.len() as u64).as_slice(), &samples].concat();
    (samples, wave)
}

const TRACKS: &str = "TRACK AUDIO\nFILE \"a.wav\" 0\nTRACK AUDIO\nFILE \"a.wav\" 0\nSTART 00:00:01\n";

/// cdrdao pads the last sector and marks it with an asterisk.
#[test]
fn audio_that_ends_within_a_sector_is_complete() {
    let (samples, wave) = odd_wave();
    let filled = [samples, vec![0; 1176]].concat();
    let toc = format!("CD_DA\n{TRACKS}");
    let sheet = "FILE a.wav WAVE\nTRACK 01 AUDIO\nINDEX 01 0:0:0\nFILE a.wav WAVE\nTRACK 02 AUDIO\nINDEX 00 0:0:0\nINDEX 01 0:0:1\n";
    for (name, text) in [("a.toc", toc.as_str()), ("a.cue", sheet)] {
        let disc = open(&[(name, text.as_bytes()), ("a.wav", &wave)]);
        let written = all_of(&disc, "cue");
        assert!(written.file(".bin") == [filled.as_slice(), &filled].concat(), "{name}");
        assert_eq!(
            (lines(&written, Effect::Lost), lines(&written, Effect::Changed)),
            (vec![], vec![("filled", 2)]),
            "{name}"
        );
    }
    if !tools::have("audio_that_ends_within_a_sector_is_complete", &["cdrdao"]) {
        return;
    }
    let scratch = Scratch::new();
    std::fs::write(scratch.path().join("a.wav"), &wave).unwrap();
    std::fs::write(scratch.path().join("a.toc"), &toc).unwrap();
    let theirs = run(scratch.path(), "cdrdao", &["show-toc", "a.toc"]);
    all_of(&open(&[("a.toc", toc.as_bytes()), ("a.wav", &wave)]), "toc").save(scratch.path());
    let ours = run(scratch.path(), "cdrdao", &["show-toc", "disc.toc"]);
    assert!(theirs.contains("END*   00:00:04(     4)") && ours.contains("END    00:00:04(     4)"), "{theirs}{ours}");
}

#[test]
fn audio_that_no_cd_can_hold_is_refused() {
    if !tools::have("audio_that_no_cd_can_hold_is_refused", &["sox", "ffmpeg"]) {
        return;
    }
    let scratch = Scratch::new();
    let (_, wave) = odd_wave();
    std::fs::write(scratch.path().join("a.wav"), &wave).unwrap();
    run(scratch.path(), "sox", &["a.wav", "-r", "48000", "fast.wav"]);
    run(scratch.path(), "sox", &["a.wav", "-b", "24", "wide.wav"]);
    run(scratch.path(), "sox", &["a.wav", "-c", "1", "mono.aiff"]);
    run(scratch.path(), "ffmpeg", &["-v", "error", "-i", "a.wav", "-c:a", "libvorbis", "-f", "ogg", "packed.ogg"]);
    for name in ["fast.wav", "wide.wav", "mono.aiff", "packed.ogg"] {
        let bytes = std::fs::read(scratch.path().join(name)).unwrap();
        let sheet = format!("FILE {name} WAVE\nTRACK 01 AUDIO\nINDEX 01 0:0:0\n");
        let toc = format!("CD_DA\nTRACK AUDIO\nFILE \"{name}\" 0\n");
        for (sheet, text) in [("a.cue", sheet), ("a.toc", toc)] {
            let disc = open(&[(sheet, text.as_bytes()), (name, &bytes)]);
            let told = refused(&disc, "cue", &TargetOptions::all("disc"));
            assert!(told.contains("Convert it first"), "{name} in {sheet}: {told}");
        }
    }
}

#[test]
fn an_iso_image_needs_no_audio_files() {
    let sheet =
        "FILE a.bin BINARY\nTRACK 01 MODE1/2048\nINDEX 01 0:0:0\nFILE b.bin BINARY\nTRACK 02 AUDIO\nINDEX 01 0:0:0\n";
    let disc = open(&[("a.cue", sheet.as_bytes()), ("a.bin", &discs::file_system())]);
    assert!(all_of(&disc, "iso").file(".iso") == discs::file_system());
    assert!(refused(&disc, "cue", &TargetOptions::all("disc")).contains("Add “b.bin”"));
}

/// Languages and genre as cd-info (libcdio 2.1) reads them from the packs.
#[test]
fn languages_and_genre_of_texts_are_kept() {
    let texts = "CD_TEXT {\nLANGUAGE_MAP { 0 : EN 1:8 }\nLANGUAGE 0 { TITLE \"x\" GENRE { 0, 21, 82, 111, 99, 107, 0 } }\n\
                 LANGUAGE 1 { TITLE \"y\" } }\n";
    let toc = format!("CD_DA\n{texts}{TRACKS}");
    let (_, wave) = odd_wave();
    let disc = open(&[("a.toc", toc.as_bytes()), ("a.wav", &wave)]);
    for form in ["toc", "cue", "nrg", "ccd"] {
        let written = all_of(&disc, form);
        assert_eq!(lines(&written, Effect::Lost), [], "{form}");
        let again = written.reopened().cd_text;
        assert_eq!((again.languages[&0], again.languages[&1], again.genres[&0]), (9, 8, 21), "{form}");
    }
    let lost = lines(&all_of(&disc, "mds"), Effect::Lost);
    assert_eq!(lost, [("cd-text", 3), ("cd-text-languages", 1), ("cd-text-genres", 1)]);
    if !tools::have("languages_and_genre_of_texts_are_kept", &["cd-info", "cdrdao"]) {
        return;
    }
    let scratch = Scratch::new();
    all_of(&disc, "toc").save(scratch.path());
    run(scratch.path(), "cdrdao", &["show-toc", "disc.toc"]);
    all_of(&disc, "cue").save(scratch.path());
    let shown = run(scratch.path(), "cd-info", &["-q", "--no-device-info", "--no-cddb", "disc.cue"]);
    assert!(shown.contains("Language 1 'German'") && shown.contains("GENRE: Rock"), "{shown}");
}

/// cdrdao's format holds one session, so the tree is compared with this session's, not with the last one's.
#[test]
fn the_first_of_two_sessions_is_judged_by_its_own_tree() {
    let test = "the_first_of_two_sessions_is_judged_by_its_own_tree";
    let Some(case) = Case::new(test, &["genisoimage"]) else { return };
    case.file("first.txt", b"first");
    case.genisoimage(&["-R"]);
    let first = std::fs::read(case.image()).unwrap();
    let start = first.len() / 2048 + 11_400;
    case.file("second.txt", b"second");
    case.genisoimage(&["-R", "-C", &format!("0,{start}")]);
    let second = std::fs::read(case.image()).unwrap();
    let sheet = "REM SESSION 01\nFILE a.iso BINARY\nTRACK 01 MODE1/2048\nINDEX 01 0:0:0\nREM SESSION 02\nFILE b.iso BINARY\n\
                 TRACK 02 MODE1/2048\nINDEX 01 0:0:0\n";
    let disc = open(&[("a.cue", sheet.as_bytes()), ("a.iso", &first), ("b.iso", &second)]);
    assert_eq!(disc.sessions[1].tracks[0].first, Lba(start as i32));
    let written = all_of(&disc, "toc");
    assert_eq!(lines(&written, Effect::Lost), [("tracks", 1), ("sessions", 1)]);
    assert!(written.file(".bin") == first);
    let alone = convert(&disc, "iso", &TargetOptions { session: Some(2), ..TargetOptions::all("disc") }).unwrap();
    assert_eq!(lines(&alone, Effect::Changed), [("begin", start as u64)]);
}

#[test]
fn an_image_that_ends_within_a_sector_keeps_its_bytes() {
    let image = [discs::file_system(), b"the rest of a sector".to_vec()].concat();
    let disc = open(&[("a.iso", &image)]);
    let filled = [image.as_slice(), &vec![0; 2048 - 20]].concat();
    for form in ["cue", "nrg", "cue-stored", "mds", "toc", "ccd"] {
        let written = all_of(&disc, form);
        assert_eq!(lines(&written, Effect::Lost), [], "{form}");
        assert!(lines(&written, Effect::Changed).contains(&("cut", 20)), "{form}");
        assert!(all_of(&written.reopened(), "iso").file(".iso") == filled, "{form}");
    }
    let same = all_of(&disc, "iso");
    assert!(same.file(".iso") == image && lines(&same, Effect::Changed).is_empty());
}

#[test]
fn a_range_counts_its_own_sectors() {
    let options = TargetOptions { track: Some(1), sectors: Some((Lba(16), Lba(21))), ..TargetOptions::all("disc") };
    let written = convert(&discs::plain(), "raw", &options).unwrap();
    assert_eq!(lines(&written, Effect::Changed), [("sectors", 5)]);
    assert_eq!(lines(&written, Effect::Kept), [("tracks", 1), ("range", 5)]);
    assert!(written.files[0].1 == discs::raw(0)[16 * 2352..21 * 2352]);
    // Without a track number, the track that contains the range is meant.
    let options = TargetOptions { sectors: Some((Lba(100), Lba(103))), ..TargetOptions::all("disc") };
    let audio = convert(&discs::mixed(), "data", &options).unwrap();
    assert!(audio.files[0].1 == discs::audio(40)[10 * 2352..13 * 2352]);
    assert!(refused(&discs::plain(), "cue", &options).contains("“data”, “raw” or “sub”"));
    let beyond = TargetOptions { sectors: Some((Lba(10), Lba(70))), ..TargetOptions::all("disc") };
    assert!(refused(&discs::plain(), "data", &beyond).contains("sectors 0 to 59"));
}

const RIPPED: &str = "REM GENRE Rock\nREM DATE 1999\nTITLE album\nFILE a.wav WAVE\nTRACK 01 AUDIO\nFLAGS DCP SCMS\n\
                      REM REPLAYGAIN_TRACK_GAIN -7.10 dB\nINDEX 01 0:0:0\n";

/// Sheets of rippers go beyond the format: they have genre, year and loudness.
#[test]
fn remarks_of_a_sheet_stay_with_it() {
    let (_, wave) = odd_wave();
    let disc = open(&[("a.cue", RIPPED.as_bytes()), ("a.wav", &wave)]);
    for form in ["cue", "cue-tracks", "wav", "flac"] {
        let written = all_of(&disc, form);
        assert_eq!(lines(&written, Effect::Lost), [], "{form}");
        let text = String::from_utf8_lossy(written.file(".cue")).into_owned();
        for line in ["\nREM GENRE Rock\r", " FLAGS DCP SCMS\r", "    REM REPLAYGAIN_TRACK_GAIN -7.10 dB\r"] {
            assert!(format!("\n{text}").contains(line), "{form}: {text}");
        }
    }
    assert_eq!(lines(&all_of(&disc, "nrg"), Effect::Lost), [("flags", 1), ("remarks", 3)]);
    if !tools::have("remarks_of_a_sheet_stay_with_it", &["ffprobe"]) {
        return;
    }
    let scratch = Scratch::new();
    all_of(&disc, "flac").save(scratch.path());
    let shown = run(scratch.path(), "ffprobe", &["-v", "error", "-show_entries", "format_tags", "Track 01.flac"]);
    assert!(shown.contains("TAG:GENRE=Rock") && shown.contains("TAG:DATE=1999"), "{shown}");
}

/// Packs are needed for the composer's name, and hold no Japanese characters here; fields of the sheet do.
#[test]
fn titles_of_any_script_stay_in_the_sheet() {
    let (_, wave) = odd_wave();
    let sheet =
        "TITLE \"日本の歌\"\nFILE a.wav WAVE\nTRACK 01 AUDIO\nTITLE \"桜\"\nCOMPOSER \"Bach\"\nINDEX 01 0:0:0\n";
    let disc = open(&[("a.cue", sheet.as_bytes()), ("a.wav", &wave)]);
    assert_eq!(lines(&all_of(&disc, "cue"), Effect::Lost), []);
    assert_eq!(lines(&all_of(&disc, "nrg"), Effect::Lost), [("cd-text", 2)]);
}

#[test]
fn an_audio_track_alone_has_no_silence_before_it() {
    let disc = discs::mixed();
    let options = TargetOptions { track: Some(3), ..TargetOptions::all("disc") };
    for form in ["nrg", "nrg-1", "cue", "ccd", "mds", "toc"] {
        let written = convert(&disc, form, &options).unwrap();
        let stored: usize = written.files.iter().map(|(_, bytes)| bytes.len()).sum();
        // 50 sectors of audio, two pregaps of 150, and the descriptor.
        assert!(stored < 352 * 2352, "{form}: {stored}");
        let again = written.reopened();
        let (_, track) = again.tracks().next().unwrap();
        let samples = track.sectors_as(track.start(), track.end(), discern::disc::Stored::RAW).into_source();
        assert!(samples.read_up_to(0, 1 << 20).unwrap() == discs::audio(50), "{form}");
    }
    assert_eq!(lines(&convert(&disc, "nrg", &options).unwrap(), Effect::Changed)[0], ("addresses", 1));
}

/// A sheet's field can't hold a quotation mark; packs can.
#[test]
fn quotation_marks_in_titles_are_kept() {
    let (_, wave) = odd_wave();
    let toc = format!("CD_DA\nCD_TEXT {{\nLANGUAGE 0 {{ TITLE \"An \\\"odd\\\" one\" }} }}\n{TRACKS}");
    let disc = open(&[("a.toc", toc.as_bytes()), ("a.wav", &wave)]);
    let written = all_of(&disc, "cue");
    assert_eq!(lines(&written, Effect::Lost), []);
    assert_eq!(written.reopened().cd_text.get(0, discern::disc::TextKind::Title), Some("An \"odd\" one"));
}

#[test]
fn bytes_after_the_last_complete_sector_of_a_bare_image_are_kept() {
    let image = [discs::raw(0), b"more".to_vec()].concat();
    let disc = open(&[("a.bin", &image)]);
    let written = all_of(&disc, "cue");
    assert!(written.file(".bin") == [image.as_slice(), &[0; 2348]].concat());
    assert_eq!(lines(&written, Effect::Changed), [("cut", 4)]);
}

#[test]
fn extracting_subchannels_reports_that_sectors_are_left_out() {
    let written = all_of(&discs::subchannels(), "sub");
    let sectors = written.files[0].1.len() as u64 / 96;
    assert_eq!(lines(&written, Effect::Kept), [("subchannel", sectors)]);
    assert_eq!(lines(&written, Effect::Lost), [("sectors", sectors)]);
}

/// vcdimager writes pregaps in Form 2, which an empty sector can't replace.
#[test]
fn pregaps_of_a_video_cd_are_kept() {
    if !tools::have("pregaps_of_a_video_cd_are_kept", &["vcdimager", "ffmpeg"]) {
        return;
    }
    let scratch = Scratch::new();
    let film =
        ["-v", "error", "-f", "lavfi", "-i", "testsrc=size=352x288:rate=25", "-t", "1", "-target", "pal-vcd", "v.mpg"];
    run(scratch.path(), "ffmpeg", &film);
    run(scratch.path(), "vcdimager", &["-c", "a.cue", "-b", "a.bin", "v.mpg"]);
    let read = |name: &str| std::fs::read(scratch.path().join(name)).unwrap();
    let (sheet, sectors) = (read("a.cue"), read("a.bin"));
    let disc = open(&[("a.cue", &sheet), ("a.bin", &sectors)]);
    let written = all_of(&disc, "mds");
    assert_eq!(
        (lines(&written, Effect::Lost), lines(&written, Effect::Changed)),
        (vec![], vec![("pauses", 150), ("pause-marks", 1)])
    );
    assert!(all_of(&written.reopened(), "cue").file(".bin") == sectors);
}
