//! One small image per anomaly of a directory hierarchy: the anomaly is found, and everything else is still shown.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod support;

use discern::findings::Findings;
use discern::view::View;
use support::crafted::{
    Crafted, DIRECTORY, PATH_TABLE_L, PATH_TABLE_M, PRIMARY, ROOT, SECTOR, TERMINATOR, both32, entry, px, record,
};
use support::open_source;

/// Opens an image and lists all of its best view.
fn walked(image: &Crafted) -> (View, Findings) {
    let mut findings = Findings::default();
    let mut opened = open_source(image.source(), &mut findings).unwrap();
    let mut view = opened.views.remove(0);
    view.walk_all(&mut findings).unwrap();
    (view, findings)
}

fn paths(view: &View) -> Vec<String> {
    (1..view.index.len()).map(|row| view.path(discern::tree::RowId(row))).collect()
}

/// Asserts that exactly these codes are found and exactly these paths are shown.
fn hold(image: &Crafted, found: &[(&str, usize)], shown: &[&str]) {
    let (view, findings) = walked(image);
    let kept: Vec<(&str, u64)> = findings.kept().iter().map(|finding| (finding.anomaly.code, finding.byte)).collect();
    let expected: Vec<(&str, u64)> = found.iter().map(|(code, byte)| (*code, *byte as u64)).collect();
    assert_eq!(kept, expected, "{:#?}", findings.kept());
    assert_eq!(paths(&view), shown);
}

/// A valid image: a file, and a directory with a file.
fn valid() -> Crafted {
    let mut image = Crafted::new(32);
    image.directory(ROOT, ROOT, &[record(b"A.TXT;1", 22, 5, 0, b""), record(b"D", 21, 2048, DIRECTORY, b"")]);
    image.directory(21, ROOT, &[record(b"B.TXT;1", 23, 6, 0, b"")]);
    image.path_tables(&[(b'D', 21)]).put(22, 0, b"hello").put(23, 0, b"world!");
    image
}

/// Offset of the first record in the root after the `.` and `..` records.
const FIRST: usize = ROOT as usize * SECTOR + 2 * 34;
const ALL: &[&str] = &["/A.TXT", "/D", "/D/B.TXT"];

#[test]
fn nothing_is_found_in_a_valid_image() {
    hold(&valid(), &[], ALL);
}

#[test]
fn no_terminator() {
    let mut image = valid();
    image.put(TERMINATOR, 0, &[0; 16]);
    hold(&image, &[("ISO-NO-TERMINATOR", TERMINATOR * SECTOR)], ALL);
}

#[test]
fn several_primary_descriptors() {
    let mut image = valid();
    // Moves the path tables away.
    image.put(PRIMARY, 140, &30_u32.to_le_bytes()).put(PRIMARY, 148, &31_u32.to_be_bytes());
    let tables = image.bytes()[PATH_TABLE_L * SECTOR..][..2 * SECTOR].to_vec();
    image.put(30, 0, &tables);
    let primary = image.bytes()[PRIMARY * SECTOR..][..SECTOR].to_vec();
    image.put(17, 0, &primary).put(18, 0, &primary).put(19, 0, b"\xffCD001\x01");
    hold(&image, &[("ISO-PRIMARY-AGAIN", 17 * SECTOR)], ALL);
    // The first descriptor is wrong, so the second one is used.
    image.put(PRIMARY, 158, &both32(29));
    hold(&image, &[("ISO-PRIMARY-AGAIN", 17 * SECTOR)], ALL);
}

#[test]
fn an_invalid_block_size() {
    for size in [0_u16, 1, 1000, 4096] {
        let mut image = valid();
        image.put(PRIMARY, 128, &size.to_le_bytes()).put(PRIMARY, 130, &size.to_be_bytes());
        hold(&image, &[("ISO-BLOCK-SIZE", PRIMARY * SECTOR + 128)], ALL);
    }
}

#[test]
fn blocks_smaller_than_a_sector() {
    let mut image = Crafted::new(32);
    image.put(PRIMARY, 128, &512_u16.to_le_bytes()).put(PRIMARY, 130, &512_u16.to_be_bytes());
    image.put(PRIMARY, 80, &both32(128)).put(PRIMARY, 140, &72_u32.to_le_bytes()).put(
        PRIMARY,
        148,
        &76_u32.to_be_bytes(),
    );
    image.put(PRIMARY, 158, &both32(81));
    image.put(18, 2, &81_u32.to_le_bytes()).put(19, 2, &81_u32.to_be_bytes());
    let records =
        [record(b"\0", 81, 512, DIRECTORY, b""), record(b"\x01", 81, 512, DIRECTORY, b""), record(b"F", 90, 3, 0, b"")];
    image.put(20, 512, &records.concat()).put(22, 1024, b"512");
    image.put(PRIMARY, 166, &both32(512));
    hold(&image, &[], &["/F"]);
    assert_eq!(content(&image, "/F"), b"512");
}

fn content(image: &Crafted, path: &str) -> Vec<u8> {
    let (mut view, mut findings) = walked(image);
    let id = view.find(path, &mut findings).unwrap();
    let body = view.file_system().body(view.index.row(id).unwrap().node).unwrap().into_source();
    body.read_up_to(0, 1 << 20).unwrap()
}

#[test]
fn the_two_byte_orders_of_a_descriptor_disagree() {
    let mut image = valid();
    image.put(PRIMARY, 84, &[0, 0, 0, 31]);
    hold(&image, &[("ISO-BOTH-ENDIAN", PRIMARY * SECTOR + 80)], ALL);
}

#[test]
fn the_two_byte_orders_of_a_record_disagree() {
    // The wrong copy points outside the image; the correct one is used, whether it comes first or second.
    for wrong in [2, 6] {
        let mut image = valid();
        image.put(ROOT as usize, 2 * 34 + wrong, &[9, 9, 9, 9]);
        hold(&image, &[("ISO-RECORD-BOTH-ENDIAN", FIRST + 2)], ALL);
        assert_eq!(content(&image, "/A.TXT"), b"hello");
    }
}

#[test]
fn records_that_are_invalid() {
    // A length of 10 can't hold a name. The rest of the sector is skipped; the next sector is read.
    let mut image = valid();
    image.put(PRIMARY, 166, &both32(4096)).put(ROOT as usize, 10, &both32(4096));
    image.path_tables(&[]).put(21, 0, &record(b"NEXT.TXT;1", 22, 5, 0, b"")).put(21, 44, &[0; 200]);
    image.put(ROOT as usize, 68, &[10]);
    hold(&image, &[("ISO-RECORD", FIRST)], &["/NEXT.TXT"]);
    // An identifier longer than its record costs that entry alone.
    let mut image = valid();
    image.put(ROOT as usize, 68 + 32, &[200]);
    hold(&image, &[("ISO-RECORD", FIRST)], &["/D", "/D/B.TXT"]);
}

#[test]
fn a_record_that_crosses_a_sector() {
    let mut image = Crafted::new(32);
    let names: Vec<String> = (0..60).map(|number| format!("F{number:02}.TXT;1")).collect();
    let records: Vec<Vec<u8>> = names.iter().map(|name| record(name.as_bytes(), 24, 1, 0, b"")).collect();
    let all =
        [record(b"\0", ROOT, 4096, DIRECTORY, b""), record(b"\x01", ROOT, 4096, DIRECTORY, b""), records.concat()]
            .concat();
    image.put(PRIMARY, 166, &both32(4096)).put(ROOT as usize, 0, &all);
    let crossing = ROOT as usize * SECTOR + 2 * 34 + 47 * 42;
    let shown: Vec<String> = (0..60).map(|number| format!("/F{number:02}.TXT")).collect();
    hold(&image, &[("ISO-RECORD-CROSSING", crossing)], &shown.iter().map(String::as_str).collect::<Vec<_>>());
}

#[test]
fn an_extended_attribute_record_precedes_the_data() {
    let mut image = valid();
    image.put(ROOT as usize, 2 * 34 + 1, &[1]);
    hold(&image, &[], ALL);
    assert_eq!(content(&image, "/A.TXT"), b"world");
}

#[test]
fn path_tables_are_compared_but_not_needed() {
    let mut image = valid();
    image.put(PATH_TABLE_M, 5, &[21]);
    hold(&image, &[("ISO-PATH-TABLES-DIFFER", PATH_TABLE_M * SECTOR)], ALL);
    let mut image = valid();
    image.put(PRIMARY, 148, &[0; 4]);
    hold(&image, &[("ISO-NO-TYPE-M", PRIMARY * SECTOR)], ALL);
    let mut image = valid();
    image.put(PRIMARY, 140, &9999_u32.to_le_bytes());
    hold(&image, &[("ISO-PATH-TABLE", PRIMARY * SECTOR)], ALL);
}

#[test]
fn a_directory_that_contains_itself() {
    let mut image = valid();
    image.directory(
        21,
        ROOT,
        &[record(b"AGAIN", 21, 2048, DIRECTORY, b""), record(b"TOP", ROOT, 2048, DIRECTORY, b"")],
    );
    let shown = ["/A.TXT", "/D", "/D/AGAIN", "/D/TOP"];
    hold(&image, &[("TREE-LOOP", 21 * SECTOR), ("TREE-LOOP", ROOT as usize * SECTOR)], &shown);
}

#[test]
fn directories_with_two_names_each() {
    // Gives 2^16 paths through 16 directories.
    let mut image = Crafted::new(64);
    let pair = |to| [record(b"X", to, 2048, DIRECTORY, b""), record(b"Y", to, 2048, DIRECTORY, b"")];
    image.directory(ROOT, ROOT, &pair(24));
    for level in 24..40 {
        image.directory(level, level, &pair(level + 1));
    }
    image.directory(40, 39, &[]);
    image.path_tables(&(24..41).map(|block| (b'X', block)).collect::<Vec<_>>());
    let (view, findings) = walked(&image);
    assert!(view.index.len() < 500, "{} rows", view.index.len());
    assert_eq!(support::codes(&findings), ["TREE-LOOP"]);
}

#[test]
fn data_past_the_end() {
    let mut image = valid();
    image.put(ROOT as usize, 2 * 34 + 10, &both32(1_000_000));
    hold(&image, &[("ISO-EXTENT-OUTSIDE", FIRST)], ALL);
    let (mut view, mut findings) = walked(&image);
    let id = view.find("/A.TXT", &mut findings).unwrap();
    assert_eq!(view.index.row(id).unwrap().size, 1_000_000);
    assert_eq!(view.index.missing(id), 1_000_000 - 10 * 2048);
}

#[test]
fn a_truncated_image() {
    let mut image = valid();
    image.put(PRIMARY, 80, &both32(10_000));
    hold(&image, &[("ISO-TRUNCATED", 32 * SECTOR - 1)], ALL);
    let mut image = valid();
    image.cut(31 * SECTOR);
    hold(&image, &[("ISO-SHORT-PADDING", 31 * SECTOR - 1)], ALL);
    // Ends in the middle of the second directory.
    let mut image = valid();
    image.cut(21 * SECTOR + 40);
    let (view, findings) = walked(&image);
    assert_eq!(paths(&view), ["/A.TXT", "/D"]);
    let found = support::codes(&findings);
    assert!(found.contains(&"ISO-DIRECTORY-CUT") && found.contains(&"ISO-EXTENT-OUTSIDE"), "{found:?}");
}

#[test]
fn a_root_whose_length_is_wrong() {
    let mut image = valid();
    image.put(PRIMARY, 166, &both32(0));
    hold(&image, &[("ISO-DIRECTORY-LENGTH", PRIMARY * SECTOR + 156)], ALL);
}

#[test]
fn a_root_outside_the_image() {
    let mut image = valid();
    image.put(PRIMARY, 158, &both32(29));
    let (view, findings) = walked(&image);
    // The path tables are inside, and name the root.
    assert_eq!(paths(&view), ["/A.TXT", "/D", "/D/B.TXT"]);
    assert!(support::codes(&findings).contains(&"ISO-ROOT-FOUND"), "{:?}", findings.kept());
}

#[test]
fn zeroed_dates_are_not_shown() {
    let mut image = valid();
    image.put(ROOT as usize, 2 * 34 + 18, &[0; 7]);
    hold(&image, &[], ALL);
    let (mut view, mut findings) = walked(&image);
    let id = view.find("/A.TXT", &mut findings).unwrap();
    assert_eq!(view.index.row(id).unwrap().modified, None);
}

#[test]
fn a_file_of_several_extents_that_do_not_adjoin() {
    const MULTI_EXTENT: u8 = 0x80;
    let mut image = valid();
    let parts = [record(b"M;1", 25, 2048, MULTI_EXTENT, b""), record(b"M;1", 28, 3, 0, b"")];
    image.directory(ROOT, ROOT, &parts);
    image.put(25, 0, &[b'm'; SECTOR]).put(28, 0, b"end");
    hold(&image, &[], &["/M"]);
    assert_eq!(content(&image, "/M"), [vec![b'm'; SECTOR], b"end".to_vec()].concat());
    // The last part is missing: the available part is shown, and the next record is a file of its own.
    image.directory(ROOT, ROOT, &[parts[0].clone(), record(b"N;1", 22, 5, 0, b"")]);
    hold(&image, &[("ISO-MULTI-EXTENT", FIRST)], &["/M", "/N"]);
}

#[test]
fn interleaved_files() {
    let mut image = valid();
    let mut interleaved = record(b"I;1", 24, 5000, 0, b"");
    interleaved[26..28].copy_from_slice(&[1, 2]);
    image.directory(ROOT, ROOT, &[interleaved]);
    image.put(24, 0, &[1; SECTOR]).put(27, 0, &[2; SECTOR]).put(30, 0, &[3; SECTOR]);
    hold(&image, &[], &["/I"]);
    assert_eq!(content(&image, "/I"), [vec![1; SECTOR], vec![2; SECTOR], vec![3; 904]].concat());
}

#[test]
fn a_file_on_another_disc_of_the_set() {
    let mut image = valid();
    image.put(PRIMARY, 120, &[2, 0, 0, 2]);
    image.put(ROOT as usize, 2 * 34 + 28, &[2, 0, 0, 2]);
    hold(&image, &[("ISO-VOLUME-SET", FIRST)], ALL);
}

#[test]
fn continuation_areas_in_a_circle() {
    let mut image = valid();
    let ce = entry(b"CE", &[25, 0, 28]);
    let system_use = [px(0o100_644), ce.clone()].concat();
    image.rock_ridge_root(&[record(b"A.TXT;1", 22, 5, 0, &system_use)]);
    image.put(25, 0, &ce);
    hold(&image, &[("SUSP-LOOP", 25 * SECTOR)], &["/A.TXT"]);
}

#[test]
fn a_continuation_area_outside_the_image() {
    let mut image = valid();
    let system_use = [px(0o100_644), entry(b"CE", &[9999, 0, 28])].concat();
    image.rock_ridge_root(&[record(b"A.TXT;1", 22, 5, 0, &system_use)]);
    hold(&image, &[("SUSP-CONTINUATION", FIRST_OF_ROCK_RIDGE + 40 + 36)], &["/A.TXT"]);
}

/// Offset of the first record in the root that [`Crafted::rock_ridge_root`] makes.
const FIRST_OF_ROCK_RIDGE: usize = ROOT as usize * SECTOR + 96 + 70;

#[test]
fn a_relocated_directory_that_contains_itself() {
    let mut image = valid();
    let child = |block| [px(0o40_755), entry(b"CL", &[block])].concat();
    // One placeholder for the root, and one for a directory that contains a placeholder for itself.
    image.rock_ridge_root(&[record(b"UP;1", 22, 0, 0, &child(ROOT)), record(b"OWN;1", 22, 0, 0, &child(25))]);
    image.directory(25, ROOT, &[record(b"AGAIN;1", 22, 0, 0, &child(25))]).path_tables(&[(b'O', 25)]);
    let (view, findings) = walked(&image);
    assert_eq!(paths(&view), ["/UP", "/OWN", "/OWN/AGAIN"]);
    assert_eq!(support::codes(&findings), ["TREE-LOOP"]);
}
