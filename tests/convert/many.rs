//! Many discs, valid and invalid, in every format: whatever the ledger calls right, cdrdao, cd-info and chdman read.

use std::path::Path;
use std::process::Command;

use discern::container::TargetOptions;
use discern::disc::{Disc, Stored};
use discern::findings::Findings;
use discern::formats::Formats;
use discern::sector::address::Msf;
use discern::sector::encode::mode_2_form_1;
use discern::source::{Files, Source};

use crate::discs;
use crate::support::scratch::Scratch;
use crate::support::{content, tools};
use crate::written::{Written, convert};

/// Formats that hold whole discs.
const FORMS: [&str; 10] = ["cue", "cue-tracks", "cue-stored", "nrg", "nrg-1", "mds", "ccd", "toc", "gdi", "iso"];

/// The disc that a descriptor describes.
fn described(name: &str, text: impl AsRef<[u8]>, files: &[(&str, &[u8])]) -> Disc {
    let mut given = Files::one(name, Source::from_bytes(text.as_ref()));
    for (name, bytes) in files {
        given.push(*name, Source::from_bytes(*bytes));
    }
    let container = discern::container::identify(&given).unwrap();
    Formats::all().disc(container, &given, &mut Findings::default()).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// The file system in complete sectors of Mode 2.
fn mode_2() -> Vec<u8> {
    let sector = |(lba, data): (i32, &[u8])| mode_2_form_1(Msf::of_lba(lba).unwrap(), [0, 0, 8, 0], data);
    (0..).zip(discs::file_system().chunks(2048)).flat_map(sector).collect()
}

/// A sheet with one track in one file.
fn sheet(mode: &str) -> String {
    format!("FILE a.bin BINARY\nTRACK 01 {mode}\nINDEX 01 00:00:00\n")
}

/// Audio tracks in one file of 1200 sectors, by their lines in the sheet.
fn tracks(lines: &str) -> Disc {
    described("a.cue", format!("FILE a.bin BINARY\n{lines}"), &[("a.bin", &discs::audio(1200))])
}

/// Discs as users have them, each with a name for what is special about it.
fn inputs() -> Vec<(&'static str, Disc)> {
    let (raw, cooked, mode_2, audio) = (discs::raw(0), discs::file_system(), mode_2(), discs::audio(100));
    let mode_2_short: Vec<u8> = mode_2.chunks(2352).flat_map(|sector| sector[16..].to_vec()).collect();
    let both = [cooked.as_slice(), &audio].concat();
    let pregap = [mode_2.as_slice(), &audio].concat();
    let cue = |mode: &str, bytes: &[u8]| described("a.cue", sheet(mode), &[("a.bin", bytes)]);
    let data_and_audio =
        "FILE a.bin BINARY\nTRACK 01 MODE1/2352\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nINDEX 01 00:00:60\n";
    let ready = "FILE a.bin BINARY\nTRACK 01 AUDIO\nINDEX 00 00:00:00\nINDEX 01 00:00:60\n";
    let utf_32: Vec<u8> = sheet("AUDIO").chars().flat_map(|letter| (letter as u32).to_le_bytes()).collect();
    let utf_32 = [&[0xFF, 0xFE, 0, 0], utf_32.as_slice()].concat();
    let gdi =
        |lines: &str| described("a.gdi", lines, &[("a.bin", &raw), ("b.bin", &audio), ("c.bin", &discs::raw(45_000))]);
    let many: String = (0..99)
        .map(|at| format!("TRACK {:02} AUDIO\nINDEX 01 00:{:02}:{:02}\n", at + 1, at * 8 / 75, at * 8 % 75))
        .collect();
    let toc = "CD_DA\nCATALOG \"4006408001008\"\nCD_TEXT { LANGUAGE_MAP { 0: EN } LANGUAGE 0 { TITLE \"Caf\\303\\251\" PERFORMER \"\" } }\n\
               TRACK AUDIO\nISRC \"us-rc1-76-07839\"\nCD_TEXT { LANGUAGE 0 { TITLE \"One\" PERFORMER \"\" } }\nFILE \"a.bin\" 0\n";
    let mut all = discs::all();
    all.dedup_by_key(|(name, _)| *name);
    all.extend([
        ("2352 said over 2048", cue("MODE1/2352", &cooked)),
        ("2048 said over 2352", cue("MODE1/2048", &raw)),
        ("audio said over data", cue("AUDIO", &raw)),
        ("audio said over 2048", cue("AUDIO", &cooked)),
        ("a mode without its size", cue("MODE1", &cooked)),
        ("2336 said over 2352", cue("MODE2/2336", &mode_2)),
        ("2352 said over 2336", cue("MODE2/2352", &mode_2_short)),
        ("2352 said over 2048 before audio", described("a.cue", data_and_audio, &[("a.bin", &both)])),
        ("data in the pregap", described("a.cue", ready, &[("a.bin", &pregap)])),
        ("data in the pregap of a TOC", described("a.toc", "CD_DA\nTRACK AUDIO\nFILE \"a.bin\" 0\nSTART 00:00:60\n", &[("a.bin", &pregap)])),
        ("a number twice", tracks("TRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 01 AUDIO\nINDEX 01 00:08:00\n")),
        ("parts of a track", tracks("TRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nINDEX 00 00:04:00\nTRACK 02 AUDIO\nINDEX 01 00:05:00\n")),
        ("no index 1", tracks("TRACK 01 AUDIO\nINDEX 02 00:00:00\nTRACK 02 AUDIO\nINDEX 00 00:04:00\nTRACK 03 AUDIO\nINDEX 01 00:10:00\n")),
        ("an index twice", tracks("TRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nINDEX 01 00:04:00\nINDEX 01 00:05:00\n")),
        ("index 0 behind index 1", tracks("TRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nINDEX 00 00:06:00\nINDEX 01 00:04:00\n")),
        ("indexes at one place", tracks("TRACK 01 AUDIO\nINDEX 01 00:00:00\nINDEX 02 00:00:00\nINDEX 03 00:04:00\n")),
        ("a hidden track", tracks("TRACK 01 AUDIO\nINDEX 00 00:00:00\nINDEX 01 00:04:00\nTRACK 02 AUDIO\nINDEX 01 00:10:00\n")),
        ("numbers from 6", tracks("TRACK 06 AUDIO\nINDEX 01 00:00:00\nTRACK 07 AUDIO\nINDEX 01 00:08:00\n")),
        ("a gap in the numbers", tracks("TRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 05 AUDIO\nINDEX 01 00:08:00\n")),
        ("numbers that fall", tracks("TRACK 02 AUDIO\nINDEX 01 00:00:00\nTRACK 01 AUDIO\nINDEX 01 00:08:00\n")),
        ("lines in another order", tracks("TRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 03 AUDIO\nINDEX 01 00:10:00\nTRACK 02 AUDIO\nINDEX 01 00:05:00\n")),
        ("a track without sectors", tracks("TRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nINDEX 01 00:06:00\nTRACK 03 AUDIO\nINDEX 01 00:06:00\n")),
        ("a pregap before the previous track", tracks("TRACK 01 AUDIO\nINDEX 01 00:02:00\nTRACK 02 AUDIO\nINDEX 00 00:01:00\nINDEX 01 00:08:00\n")),
        ("a track after the end", tracks("TRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nINDEX 01 00:18:00\n")),
        ("frames over 74", tracks("TRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nINDEX 01 00:07:79\n")),
        ("times without frames", tracks("TRACK 01 AUDIO\nINDEX 01 00:00\nTRACK 02 AUDIO\nINDEX 01 00:08\n")),
        ("minutes of three digits", tracks("TRACK 01 AUDIO\nINDEX 01 000:00:00\nTRACK 02 AUDIO\nINDEX 01 000:08:00\n")),
        ("gaps that are not stored", tracks("TRACK 01 AUDIO\nPREGAP 00:02:00\nINDEX 01 00:00:00\nPOSTGAP 00:01:00\nTRACK 02 AUDIO\nPREGAP 00:02:00\nINDEX 01 00:08:00\n")),
        ("flags and codes", tracks("TRACK 01 AUDIO\nFLAGS DCP PRE\nISRC US-RC1-76-07839\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nISRC usrc17607840\nINDEX 01 00:08:00\n")),
        ("99 tracks", tracks(&many)),
        ("a sheet in UTF-32", described("a.cue", &utf_32, &[("a.bin", &audio)])),
        ("texts in octal", described("a.toc", toc, &[("a.bin", &discs::audio(400))])),
        ("a list without files", gdi("3\n1 0 4 2352 a.bin 0\n2 600 0 0 none 0\n3 45000 4 2352 c.bin 0\n")),
        ("a list without a count", gdi("1 0 4 2352 a.bin 0\n2 600 0 2352 b.bin 0\n3 45000 4 2352 c.bin 0\n")),
        ("a list in another order", gdi("3\n2 600 0 2352 b.bin 0\n1 0 4 2352 a.bin 0\n3 45000 4 2352 c.bin 0\n")),
        ("no file system", described("a.iso", content(64 * 2048, 5), &[])),
        ("a volume that begins late", described("a.iso", [&[0x4A; 5000][..], &cooked].concat(), &[])),
    ]);
    all
}

/// Runs a program on a file. Returns the number of tracks that it lists, `None` if it refuses the file, and its output.
fn tracks_by(program: &str, folder: &Path, file: &str) -> (Option<usize>, String) {
    let arguments: &[&str] = match program {
        "cdrdao" => &["show-toc", file],
        "cd-info" => &["--no-device-info", "--no-cddb", "--no-analyze", file],
        _ => &["createcd", "-f", "-c", "none", "-o", "o.chd", "-i", file],
    };
    let output = Command::new(program).args(arguments).current_dir(folder).output().unwrap();
    let text = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    let number = |line: &str| line.trim().split_once(": ").and_then(|(number, _)| number.parse::<u8>().ok());
    let listed = match program {
        "cdrdao" => text.lines().filter(|line| line.starts_with("TRACK ")).count(),
        "cd-info" => text.lines().filter_map(number).filter(|number| *number < 100).count(),
        // chdman lists no tracks, and fails if it can't read one.
        _ => return (output.status.success().then_some(0), text),
    };
    ((listed > 0).then_some(listed), text)
}

/// Whether a program supports all that this disc needs of the format. Where it doesn't, the limit is the program's.
fn is_readable(program: &str, form: &str, written: &Written, disc: &Disc) -> bool {
    let raw = disc.tracks().all(|(_, track)| u64::from(track.stored.stride) == Stored::RAW.step().get());
    let from_one = disc.tracks().next().is_some_and(|(_, track)| track.number == 1);
    let is_plain = disc.tracks().all(|(_, track)| track.indexes.iter().all(|index| index.number <= 1));
    match (program, form) {
        // cdrdao shows one session, from track 1 on.
        ("cdrdao", "toc") => true,
        // cd-info ignores FILE and looks for one file with the sheet's name. In a TOC it supports complete sectors
        // alone.
        ("cd-info", "cue") => disc.sessions.len() == 1,
        ("cd-info", "toc") => raw,
        // cd-info takes every second entry for an index 1, and reads chunks of at most 4096 bytes.
        ("cd-info", "nrg") => is_plain && disc.sessions.len() == 1 && disc.tracks().count() < 50,
        // chdman counts tracks from 1 and supports one session.
        ("chdman", "cue" | "toc" | "gdi") => from_one && written.files.len() > 1 && disc.sessions.len() == 1,
        _ => false,
    }
}

#[test]
fn other_programs_read_whatever_the_ledger_calls_right() {
    let test = "other_programs_read_whatever_the_ledger_calls_right";
    let programs = ["cdrdao", "cd-info", "chdman"];
    if !tools::have(test, &programs) {
        return;
    }
    let (inputs, mut judged, mut refused) = (inputs(), [0_u32; 3], Vec::new());
    assert!(inputs.len() >= 35, "{}", inputs.len());
    for (name, disc) in &inputs {
        for form in FORMS {
            // A format that cannot hold the disc is refused with a reason; `convert` verifies all others.
            let Ok(written) = convert(disc, form, &TargetOptions::all("disc")) else { continue };
            let result = written.reopened();
            let scratch = Scratch::new();
            written.save(scratch.path());
            let file = format!("disc.{form}");
            for (program, count) in programs.iter().zip(&mut judged) {
                if !is_readable(program, form, &written, &result) {
                    continue;
                }
                *count += 1;
                let (found, said) = tracks_by(program, scratch.path(), &file);
                let expected = if *program == "chdman" { 0 } else { result.tracks().count() };
                if found != Some(expected) {
                    refused.push(format!("“{name}” as {form} by {program}: {found:?} tracks of {expected}: {said}"));
                }
            }
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
    assert!(judged.iter().all(|count| *count >= 30), "{judged:?}");
}
