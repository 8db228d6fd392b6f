//! UDF on rewritable and write-once media, as Linux reads it, and the copies used after damage.

use discern::bytes::time::Timestamp;
use discern::edit::{Blueprint, rebuild, verify};
use discern::findings::Findings;
use discern::source::Source;
use discern::tree::{Kind, RowId};

use super::support::case::Case;
use super::support::damage::cut_and_flip;
use super::support::linux::{Drive, Linux};
use super::support::random::{Random, seeded_noise};
use super::support::{codes, listing, open_source};
use super::view;
use super::volume::{
    BLOCK, Entry, PARTITION, SEQUENCES, Volume, directory, indirect, le32, metadata_partition, physical,
    sparable_partition, sparing_table, table, virtual_partition,
};

/// File types of directories, of stream directories, and of special files.
const DIRECTORY: u8 = 4;
const STREAMS: u8 = 13;
const TABLE: u8 = 248;
const METADATA: u8 = 250;
const MIRROR: u8 = 251;

/// A volume as on a Blu-ray disc: everything but data is in a metadata file of two extents. Its mirror has extents of
/// its own, or the same ones.
fn metadata(is_twice: bool) -> Volume {
    let mut volume = Volume::new(700, 0x0250, &[physical(), metadata_partition(0, 1, is_twice)]);
    let extents = |first: u32, second: u32| {
        let bytes = 4 * BLOCK as u32;
        Entry {
            kind: METADATA,
            length: u64::from(bytes) * 2,
            allocation: (0, le32(&[bytes, first, bytes, second])),
            ..Entry::inline(METADATA, b"")
        }
    };
    let mirror = if is_twice { [30, 40] } else { [10, 20] };
    volume.put_in(0, &extents(10, 20).at(0));
    volume.put_in(1, &Entry { kind: MIRROR, ..extents(mirror[0], mirror[1]) }.at(1));
    let names = directory(3, 1, 2, &[("data.bin", 4, 0), ("inline.txt", 5, 0)]);
    let length = names.len() as u32;
    let root = Entry { length: length.into(), allocation: (0, le32(&[length, 3])), ..Entry::inline(DIRECTORY, b"") };
    let blocks = [
        Volume::file_set(0x0250, 1),
        Vec::new(),
        root.at(2),
        names,
        Entry::file(5000, 60, 0).at(4),
        Entry::inline(5, b"in the entry").at(5),
    ];
    for [first, second] in [[10, 20], mirror] {
        for (number, bytes) in (0..).zip(&blocks) {
            volume.put_in(if number < 4 { first + number } else { second + number - 4 }, bytes);
        }
    }
    volume.put_in(60, &seeded_noise(5000, 1));
    volume
}

/// Block of the partition with the earlier table of a write-once medium.
const EARLIER: u32 = 20;

/// A volume as on a CD-R: a table maps the blocks, and each change writes a new one at the end.
fn written_once() -> Volume {
    let mut volume = Volume::new(600, 0x0201, &[physical(), virtual_partition(0x0201)]);
    volume.put_in(0, &Volume::file_set(0x0201, 1));
    volume.put_in(1, &Entry::inline(DIRECTORY, &directory(2, 1, 2, &[("first", 3, 0)])).at(2));
    volume.put_in(2, &Entry::file(3000, 10, 0).at(3));
    volume.put_in(10, &seeded_noise(3000, 2));
    volume.put_in(EARLIER, &Entry::inline(TABLE, &table(None, &[0, u32::MAX, 1, 2])).at(EARLIER));
    // The file is rewritten, and another one added.
    volume.put_in(30, &Entry::inline(DIRECTORY, &directory(2, 1, 2, &[("first", 3, 0), ("second", 4, 0)])).at(2));
    volume.put_in(31, &Entry::file(4000, 40, 0).at(3));
    volume.put_in(32, &Entry::inline(5, b"second").at(4));
    volume.put_in(40, &seeded_noise(4000, 3));
    let last = volume.last() - PARTITION;
    let blocks = table(Some(EARLIER), &[0, u32::MAX, 30, 31, 32]);
    volume.wipe(volume.last(), 1);
    volume.put_in(last, &Entry::inline(TABLE, &blocks).at(last));
    volume
}

/// A volume with a file rewritten under strategy 4096: an entry, an indirect entry, and the next entry.
fn chained() -> Volume {
    let mut volume = Volume::new(400, 0x0201, &[physical()]);
    volume.put_in(0, &Volume::file_set(0x0201, 0));
    volume.put_in(2, &Entry::inline(DIRECTORY, &directory(2, 0, 2, &[("file", 4, 0)])).at(2));
    volume.put_in(4, &Entry { strategy: 4096, ..Entry::inline(5, b"as it was") }.at(4));
    volume.put_in(5, &indirect(5, 8, 0));
    volume.put_in(8, &Entry { strategy: 4096, ..Entry::file(2500, 20, 0) }.at(8));
    volume.put_in(20, &seeded_noise(2500, 4));
    volume
}

/// Blocks of the two sparing tables.
const TABLES: [u32; 2] = [200, 210];

/// A volume as on a CD-RW, with a packet relocated in the middle of a file.
fn moved() -> Volume {
    let mut volume = Volume::new(800, 0x0201, &[sparable_partition(&TABLES)]);
    let data = seeded_noise(60_000, 5);
    volume.put_in(0, &Volume::file_set(0x0201, 0));
    volume.put_in(2, &Entry::inline(DIRECTORY, &directory(2, 0, 2, &[("file", 4, 0)])).at(2));
    volume.put_in(4, &Entry::file(60_000, 30, 0).at(4));
    let (before, behind) = data.split_at(2 * BLOCK);
    volume.put_in(30, before);
    volume.put_in(32, &vec![0xEE; 32 * BLOCK]);
    volume.put(640, behind);
    for at in TABLES {
        volume.put(at, &sparing_table(at, &[(32, 640), (u32::MAX, 672)]));
    }
    volume
}

/// A volume with a file that has a named stream and a Mac's resource fork.
fn streams() -> Volume {
    let mut volume = Volume::new(400, 0x0201, &[physical()]);
    volume.put_in(0, &Volume::file_set(0x0201, 0));
    volume.put_in(2, &Entry::inline(DIRECTORY, &directory(2, 0, 2, &[("file", 4, 0), ("plain", 5, 0)])).at(2));
    volume.put_in(4, &Entry { streams: Some((6, 0)), ..Entry::inline(5, b"own data") }.at(4));
    volume.put_in(5, &Entry::inline(5, b"without").at(5));
    let names = [("Zone.Identifier", 8, 0), ("*UDF Macintosh Resource Fork", 9, 0x10)];
    volume.put_in(6, &Entry::inline(STREAMS, &directory(6, 0, 4, &names)).at(6));
    volume.put_in(8, &Entry::file(3333, 20, 0).at(8));
    volume.put_in(9, &Entry::inline(5, b"resources").at(9));
    volume.put_in(20, &seeded_noise(3333, 6));
    volume
}

/// An opened volume: Linux's mount options, the view, and findings.
struct Opened {
    name: &'static str,
    volume: Volume,
    options: String,
    view: &'static str,
    findings: &'static [&'static str],
}

fn opened(name: &'static str, volume: Volume, findings: &'static [&'static str]) -> Opened {
    Opened { name, volume, options: "ro".into(), view: "udf", findings }
}

/// All volumes, some of them also with parts erased.
fn all() -> Vec<Opened> {
    let without = |mut volume: Volume, block: u32, count: usize| {
        volume.wipe(block, count);
        volume
    };
    let [main, _] = SEQUENCES;
    let last = metadata(true).last();
    let mut without_both = without(metadata(true), PARTITION, 1);
    [(10, 4), (20, 2)].into_iter().for_each(|(block, count)| without_both.wipe(PARTITION + block, count));
    let earlier = format!("ro,lastblock={}", PARTITION + EARLIER);
    vec![
        opened("metadata", metadata(true), &[]),
        opened("metadata, the same extents", metadata(false), &[]),
        opened("metadata file gone", without(metadata(true), PARTITION, 1), &["UDF-METADATA-MIRROR"]),
        opened("metadata file and its blocks gone", without_both, &["UDF-METADATA-MIRROR"]),
        opened("main sequence gone", without(metadata(true), main, 16), &["UDF-RESERVE"]),
        opened("first anchor gone", without(metadata(true), 256, 1), &["UDF-ANCHOR"]),
        opened("last anchor gone", without(metadata(true), last, 1), &[]),
        opened("written once", written_once(), &[]),
        Opened { options: earlier, view: "udf-2", ..opened("written once, before", written_once(), &[]) },
        opened("chained", chained(), &[]),
        opened("moved", moved(), &[]),
        opened("moved, one table gone", without(moved(), TABLES[0], 1), &[]),
        opened("streams", streams(), &[]),
    ]
}

/// Hashes and paths of all files of a view, in the format of `sha256sum`.
fn hashes(opened: &Opened) -> Vec<String> {
    let mut findings = Findings::default();
    let mut image = open_source(Source::from_bytes(opened.volume.bytes.clone()), &mut findings).unwrap();
    let view = view(&mut image, opened.view);
    view.walk_all(&mut findings).unwrap();
    assert_eq!(codes(&findings), opened.findings, "{}", opened.name);
    let rows = (0..view.index.len()).map(RowId).filter(|row| view.index.row(*row).unwrap().kind == Kind::File);
    let line = |row| {
        let body = view.body(row).unwrap().into_source();
        format!("{}  .{}", listing::sha256(&body).unwrap(), view.path(row))
    };
    let mut lines: Vec<String> = rows.map(line).collect();
    lines.sort_by(|one, other| one[64..].cmp(&other[64..]));
    lines
}

#[test]
fn every_type_of_medium_matches_linux() {
    let test = "every_type_of_medium_matches_linux";
    let (Some(case), Some(linux)) = (Case::new(test, &Linux::NEEDS), Linux::new(test)) else { return };
    let all = all();
    let images: Vec<_> = (0..all.len()).map(|number| case.beside(&format!("volume-{number}"))).collect();
    let mut script = String::new();
    let mut expected = Vec::new();
    for ((opened, image), letter) in all.iter().zip(&images).zip('a'..) {
        std::fs::write(image, &opened.volume.bytes).unwrap();
        let Opened { name, options, .. } = opened;
        script += &format!(
            "echo 'VOLUME {name}'\nmount -t udf -o {options} /dev/vd{letter} /mnt && cd /mnt && find . -type f | sort | \
             while read f; do sha256sum \"$f\"; done\ncd /\numount /mnt\n"
        );
        expected.push(format!("VOLUME {name}"));
        expected.extend(hashes(opened));
    }
    let drives: Vec<Drive<'_>> = images.iter().map(|image| Drive::read(image)).collect();
    assert_eq!(linux.says(&case, &drives, &[], &script), expected);
}

#[test]
fn every_type_of_medium_shows_its_original_files() {
    for opened in all() {
        assert!(!hashes(&opened).is_empty());
    }
    let sum = |bytes: Vec<u8>| listing::sha256(&Source::from_bytes(bytes)).unwrap();
    let metadata = hashes(&opened("metadata", metadata(true), &[]));
    let expected = [(seeded_noise(5000, 1), "data.bin"), (b"in the entry".to_vec(), "inline.txt")];
    assert_eq!(metadata, expected.map(|(bytes, name)| format!("{}  ./{name}", sum(bytes))));
    let moved = hashes(&opened("moved", moved(), &[]));
    assert_eq!(moved, [format!("{}  ./file", sum(seeded_noise(60_000, 5)))]);
}

#[test]
fn named_streams_can_be_saved() {
    let mut findings = Findings::default();
    let mut image = open_source(Source::from_bytes(streams().bytes), &mut findings).unwrap();
    let view = view(&mut image, "udf");
    let row = view.find("/file", &mut findings).unwrap();
    let node = view.index.row(row).unwrap().node;
    let variants = view.file_system().variants(node).unwrap();
    let told: Vec<_> = variants.iter().map(|known| (&*known.id, &*known.name, known.size)).collect();
    let expected = [
        ("data", "Data", 8),
        ("stream:Zone.Identifier", "Named stream “Zone.Identifier”", 3333),
        ("resource", "Resource fork", 9),
    ];
    assert_eq!(told, expected);
    assert_eq!(variants.iter().map(|known| known.is_stream).collect::<Vec<_>>(), [false, true, true]);
    let bytes = |id: &str| view.file_system().body_as(node, id).unwrap().into_source().read_up_to(0, 9999).unwrap();
    assert_eq!(bytes("data"), b"own data");
    assert_eq!(bytes("stream:Zone.Identifier"), seeded_noise(3333, 6));
    assert_eq!(bytes("resource"), b"resources");
    assert!(view.file_system().body_as(node, "stream:other").is_err());
    let saved = discern::export::file_as(view, row, "stream:Zone.Identifier").unwrap();
    assert_eq!(saved.output.name, "file.Zone.Identifier");
    let plain = view.find("/plain", &mut findings).unwrap();
    assert_eq!(view.file_system().variants(view.index.row(plain).unwrap().node).unwrap(), []);
}

#[test]
fn an_edit_reports_the_streams_that_it_loses() {
    for (length, is_stopped) in [(40_000, false), (20_000, true)] {
        let mut volume = streams();
        volume.put_in(5, &Entry::file(length, 60, 0).at(5));
        let leaf = Source::from_bytes(volume.bytes);
        let mut image = open_source(leaf, &mut Findings::default()).unwrap();
        let blueprint = Blueprint::of(&mut image, Timestamp::utc(0)).unwrap();
        let rebuilt = rebuild(&blueprint).unwrap();
        let decisions: Vec<String> = rebuilt.decisions.iter().map(ToString::to_string).collect();
        let expected = "dropped: Named streams of 1 file, 3342 bytes: UDF 1.02, which is written, has none";
        assert!(decisions.iter().any(|decision| decision == expected), "{decisions:?}");
        let verification = verify(&blueprint, &rebuilt.recipe).unwrap();
        assert_eq!(verification.holds(), !is_stopped);
        let loss = verification.loss.unwrap_or_default();
        assert_eq!(loss.starts_with("named streams with 3342 bytes (14 % of the data)"), is_stopped, "{loss}");
    }
}

#[test]
fn damaged_media_open_or_are_refused() {
    let mut random = Random(11);
    for opened in all() {
        cut_and_flip(&opened.volume.bytes, &mut random);
    }
}
