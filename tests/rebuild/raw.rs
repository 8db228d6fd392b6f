//! Rebuilds of discs stored as raw sectors.

use discern::bytes::time::Timestamp;
use discern::edit::Blueprint;
use discern::findings::Findings;
use discern::open;
use discern::source::{Files, Source};

use super::support::case::Case;
use super::{REBUILT, judges, rebuilt, save};

/// Raw Mode 1 sectors for user data (ECMA-130 14), without EDC and ECC.
fn whole_sectors(user_data: &[u8]) -> Vec<u8> {
    let digits = |number: usize| u8::try_from(number / 10 * 16 + number % 10).unwrap();
    let sectors = user_data.chunks(2048).zip(150..).flat_map(|(data, address): (_, usize)| {
        let mut sector = vec![0xFF; 2352];
        (sector[0], sector[11]) = (0, 0);
        sector[12..16].copy_from_slice(&[digits(address / 4500), digits(address / 75 % 60), digits(address % 75), 1]);
        sector[16..].fill(0);
        sector[16..16 + data.len()].copy_from_slice(data);
        sector
    });
    sectors.collect()
}

#[test]
fn a_disc_of_raw_sectors_becomes_an_image_of_user_data() {
    let test = "a_disc_of_raw_sectors_becomes_an_image_of_user_data";
    let Some(case) = Case::new(test, &judges::NEEDS) else { return };
    case.file("a/file", vec![7; 70_000]).file("gone", "gone").file("given", "given").xorriso(&["-R", "-J"]);
    let disc = Source::from_bytes(whole_sectors(&std::fs::read(case.image()).unwrap()));
    let edits = r#"[{"op":"remove","path":"/gone"},{"op":"add","path":"/new","from":"tree/given"}]"#;
    let (recipe, _) = rebuilt(disc, edits, &case.beside("")).unwrap();
    let new = case.beside("new.iso");
    save(recipe, &new);
    judges::valid(&new);
    let (before, after) = (judges::by_bsdtar(&case.image(), &[]), judges::by_bsdtar(&new, &[]));
    assert_eq!(before["a/file"], after["a/file"]);
    assert_eq!(before["given"].sha256, after["new"].sha256);
    assert!(!after.contains_key("gone"));
}

#[test]
fn images_that_cannot_be_rebuilt_are_refused_with_a_reason() {
    let why = |files: &[(&str, &[u8])]| {
        let mut given = Files::default();
        files.iter().for_each(|(name, bytes)| given.push(*name, Source::from_bytes(*bytes)));
        let mut image = open::open(given, &mut Findings::default()).unwrap();
        Blueprint::of(&mut image, Timestamp::utc(REBUILT)).map(drop).unwrap_err().to_string()
    };
    let data = "FILE d.bin BINARY\nTRACK 01 MODE1/2352\nINDEX 01 00:00:00\n";
    let audio = "FILE s.bin BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\n";
    assert!(why(&[("d.cue", data.as_bytes())]).contains("“d.bin”"));
    assert!(why(&[("s.cue", audio.as_bytes()), ("s.bin", &[0; 2352 * 300])]).contains("audio tracks"));
}
