//! Checksums stored in containers, judged by chdman, ewfverify and 7-Zip: a flip that they notice never counts as a
//! match.

use std::path::Path;
use std::process::Command;

use discern::check::embedded::{self, CheckedImage};
use discern::check::sums::Verdict;
use discern::findings::Findings;
use discern::formats::Formats;
use discern::job::Job;
use discern::open;
use discern::source::{Files, Source};
use discern::view::View;

use crate::packed::{DMG, cue, python, run};
use crate::raw;
use crate::support::corpus;
use crate::support::random::Random;
use crate::support::scratch::Scratch;
use crate::support::tools;

/// Verdict on a container's checksums and their number; `None` if it has none, an error if it doesn't open.
fn verdict(files: &[(&str, Vec<u8>)], kind: &str) -> Result<Option<(Verdict, u64)>, String> {
    let mut given = Files::default();
    for (name, bytes) in files {
        given.push(*name, Source::from_bytes(bytes.clone()));
    }
    let mut findings = Findings::default();
    let image = open::open(given.clone(), &mut findings).map_err(|error| error.to_string())?;
    let views: Vec<&View> = image.views.iter().collect();
    let given = CheckedImage { image: &image, originals: &given, views: &views, findings: &findings };
    let found = embedded::find(&given).map_err(|error| error.to_string())?;
    let Some(found) = found.iter().find(|embedded| embedded.kind == kind) else { return Ok(None) };
    let outcome = found.check(&Formats::all()).unwrap().run().map_err(|error| error.to_string())?;
    Ok(Some((outcome.verdict, outcome.checked)))
}

fn is_match(files: &[(&str, Vec<u8>)], kind: &str) -> bool {
    matches!(verdict(files, kind), Ok(Some((Verdict::Match, sums))) if sums > 0)
}

/// The bytes of the first track of an image; `None` if they can't be read.
fn disk_of(files: &[(&str, Vec<u8>)]) -> Option<Vec<u8>> {
    let mut given = Files::default();
    for (name, bytes) in files {
        given.push(*name, Source::from_bytes(bytes.clone()));
    }
    let image = open::open(given, &mut Findings::default()).ok()?;
    let content = image.disc.tracks().next()?.1.content.clone();
    content.read_up_to(0, usize::try_from(content.len()).ok()?).ok()
}

/// Flips 64 bits of the first file after its header, one at a time, and truncates it to 32 lengths. Whatever the judge
/// refuses must be no match, and so must every truncated file.
fn hold_damaged(scratch: &Scratch, names: &[&str], kind: &str, header: u64, judge: &dyn Fn() -> bool) {
    let path = scratch.path().join(names[0]);
    let read = || -> Vec<(&str, Vec<u8>)> {
        names.iter().map(|name| (*name, std::fs::read(scratch.path().join(name)).unwrap())).collect()
    };
    let whole = read();
    assert!(is_match(&whole, kind) && judge(), "{names:?}: {:?}", verdict(&whole, kind));
    let mut random = Random(whole[0].1.len() as u64);
    let mut noticed = 0;
    for _ in 0..64 {
        let mut bytes = whole[0].1.clone();
        let at = usize::try_from(header + random.below(bytes.len() as u64 - header)).unwrap();
        bytes[at] ^= 1 << random.below(8);
        std::fs::write(&path, &bytes).unwrap();
        if is_match(&read(), kind) {
            // A flip outside the content and its checksums changes nothing that counts.
            let is_harmless = || disk_of(&read()) == disk_of(&whole);
            assert!(judge() || is_harmless(), "{names:?}: a flip of byte {at} is not noticed");
        } else {
            noticed += 1;
        }
    }
    assert!(noticed > 0, "{names:?}: no flip hit covered bytes");
    for _ in 0..32 {
        let mut cut = whole.clone();
        let length = usize::try_from(random.below(cut[0].1.len() as u64)).unwrap();
        cut[0].1.truncate(length);
        assert!(!is_match(&cut, kind), "{names:?}: truncated to {length} bytes");
    }
    std::fs::write(&path, &whole[0].1).unwrap();
}

/// Whether a program succeeds and prints these words. One that is still busy with a damaged file after 30 seconds
/// fails.
fn says(scratch: &Scratch, program: &str, arguments: &[&str], words: &[&str]) -> bool {
    let mut patient = Command::new("timeout");
    let output = patient.args(["30", program]).args(arguments).current_dir(scratch.path()).output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8_lossy(&text);
    output.status.success() && words.iter().all(|word| text.contains(word))
}

const VERIFIED: [&str; 2] = ["Raw SHA1 verification successful", "Overall SHA1 verification successful"];

#[test]
fn checksums_of_chd_are_judged_as_by_chdman() {
    if !tools::have("checksums_of_chd_are_judged_as_by_chdman", &["chdman"]) {
        return;
    }
    let scratch = Scratch::new();
    let path = raw(&scratch);
    let form = ["-f", "-hs", "4096", "-us", "512", "-c", "zlib,lzma"];
    run(&scratch, "chdman", &[&["createraw"], &form[..], &["-i", "raw.img", "-o", "parent.chd"]].concat());
    let verify = |name: &'static str| says(&scratch, "chdman", &["verify", "-i", name], &VERIFIED);
    hold_damaged(&scratch, &["parent.chd"], "chd", 124, &|| verify("parent.chd"));
    // A disk over a parent has sums of its own, computed over both.
    let mut changed = crate::disk();
    changed[3 << 20..(3 << 20) + 5000].fill(7);
    std::fs::write(path, &changed).unwrap();
    let over = ["-i", "raw.img", "-op", "parent.chd", "-o", "a.chd"];
    run(&scratch, "chdman", &[&["createraw"], &form[..], &over].concat());
    let both = || says(&scratch, "chdman", &["verify", "-i", "a.chd", "-ip", "parent.chd"], &VERIFIED);
    hold_damaged(&scratch, &["a.chd", "parent.chd"], "chd", 124, &both);
    // A disc has metadata, covered by the overall sum.
    cue(&scratch);
    run(&scratch, "chdman", &["createcd", "-f", "-c", "cdzl,cdfl", "-i", "a.cue", "-o", "cd.chd"]);
    hold_damaged(&scratch, &["cd.chd"], "chd", 124, &|| verify("cd.chd"));
    let mut bytes = std::fs::read(scratch.path().join("cd.chd")).unwrap();
    let text = bytes.windows(8).position(|window| window == b"TRACK:2 ").unwrap();
    bytes[text + 6] = b'3';
    assert!(!is_match(&[("cd.chd", bytes)], "chd"), "metadata is covered");
    // Hits the offset of the metadata, and both sums.
    for at in [51, 70, 90] {
        let mut bytes = std::fs::read(scratch.path().join("cd.chd")).unwrap();
        bytes[at] ^= 1;
        assert!(!is_match(&[("cd.chd", bytes)], "chd"), "byte {at}");
    }
    // Without compression, chdman records no sum.
    run(
        &scratch,
        "chdman",
        &["createraw", "-f", "-hs", "4096", "-us", "512", "-c", "none", "-i", "raw.img", "-o", "n.chd"],
    );
    let plain = std::fs::read(scratch.path().join("n.chd")).unwrap();
    assert!(!matches!(verdict(&[("n.chd", plain)], "chd"), Ok(Some((Verdict::Mismatch, _)))));
}

#[test]
fn checksums_of_encase_are_judged_as_by_ewfverify() {
    if !tools::have("checksums_of_encase_are_judged_as_by_ewfverify", &["ewfacquire", "ewfverify"]) {
        return;
    }
    for (format, packing) in [("encase6", "none"), ("encase6", "fast"), ("encase1", "fast"), ("ftk", "none")] {
        let scratch = Scratch::new();
        let mut disk = crate::disk();
        disk.truncate(1 << 20);
        std::fs::write(scratch.path().join("raw.img"), &disk).unwrap();
        let options = ["-u", "-q", "-t", "a", "-f", format, "-c", packing, "-d", "sha1", "-l", "log", "raw.img"];
        run(&scratch, "ewfacquire", &options);
        let verified = || says(&scratch, "ewfverify", &["-q", "-d", "sha1", "a.E01"], &["ewfverify: SUCCESS"]);
        hold_damaged(&scratch, &["a.E01"], "e01", 0, &verified);
    }
}

#[test]
fn checksums_of_apple_disk_images_are_judged_as_by_7_zip() {
    if !tools::have("checksums_of_apple_disk_images_are_judged_as_by_7_zip", &["python3", "7zz"]) {
        return;
    }
    let scratch = Scratch::new();
    raw(&scratch);
    python(&scratch, DMG);
    for name in ["zlib.dmg", "adc.dmg"] {
        hold_damaged(&scratch, &[name], "dmg", 0, &|| says(&scratch, "7zz", &["t", name], &["Everything is Ok"]));
    }
}

#[test]
fn checksums_of_real_images_match() {
    let mut found = 0;
    for image in corpus::all("checksums_of_real_images_match") {
        let ending = Path::new(&image.name).extension().map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        let Some(kind) = ending.filter(|ending| ["dmg", "chd", "e01"].contains(&ending.as_str())) else { continue };
        let bytes = image.bytes();
        match verdict(&[(image.name.as_str(), bytes)], &kind) {
            Ok(Some((verdict, sums))) => {
                // The corpus has only the first part of some images.
                assert_ne!(verdict, Verdict::Mismatch, "{}: {sums} sums", image.name);
                found += u32::from(verdict == Verdict::Match);
            }
            other => println!("{}: {other:?}", image.name),
        }
    }
    println!("{found} images");
}
