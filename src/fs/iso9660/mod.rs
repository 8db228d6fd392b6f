//! ISO 9660 (ECMA-119) with its edition of 1999, its predecessor High Sierra, and its extensions Joliet and Rock Ridge.
//!
//! `descriptors` finds the trees. A `view` lists one, record by record through `directory`, and locates data through
//! `extents`.

mod aaip;
mod amiga;
mod apple;
mod blocks;
mod dates;
mod descriptors;
mod details;
mod directory;
mod entry;
mod extents;
mod facts;
mod fields;
mod joliet;
mod layout;
mod located;
mod names;
mod path_table;
mod posix;
mod producer;
mod raw_file;
mod record;
pub mod recorded;
mod rock_ridge;
mod root;
#[cfg(test)]
mod sample;
mod session;
mod size;
mod strings;
mod susp;
mod system_use;
mod view;
mod volume_tree;
pub mod write;
mod xa;
mod zisofs;

use std::rc::Rc;

use self::blocks::Blocks;
use self::descriptors::{Descriptor, DescriptorSet, Kind};
use self::record::{Dialect, Record};
use self::view::View;
use self::volume_tree::{Namespace, Tree};
use super::{FileSystem, FileSystemKind, Mounter, Views};
use crate::disc::{Disc, Origin, Track, Volume};
use crate::error::Result;
use crate::findings::{Anomaly, Findings, Severity};
use crate::part::Part;

/// Format record of ISO 9660.
pub static ISO9660: FileSystemKind =
    FileSystemKind { id: "iso9660", name: "ISO 9660", endings: &[], part: Part::Core, probe };

/// Mounter of its views.
pub static MOUNTER: Mounter = Mounter { kind: &ISO9660, mount };

static PRIMARIES: Anomaly = Anomaly {
    code: "ISO-PRIMARY-AGAIN",
    severity: Severity::Note,
    structure: "Volume Descriptor Set",
    meaning: "There is more than one primary descriptor. The first one that leads to a directory is used.",
    clause: Some("ECMA-119 6.7.1.1"),
};

static CD_I: Anomaly = Anomaly {
    code: "ISO-CD-I",
    severity: Severity::Note,
    structure: "Volume Descriptor Set",
    meaning: "This is a CD-i volume, which has its numbers in one byte order only. Computers may not show its files.",
    clause: Some("Green Book III"),
};

static NO_ROOT: Anomaly = Anomaly {
    code: "ISO-ROOT",
    severity: Severity::Damage,
    structure: "Root Directory Record",
    meaning: "It does not lead to a directory, so this tree may be empty or wrong.",
    clause: Some("ECMA-119 8.4.18"),
};

fn probe(volume: &Volume) -> Result<bool> {
    DescriptorSet::is_present(volume)
}

fn mount(disc: &Disc, volume: &Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    // Addresses in a partition aren't addresses on the disc, so its files have no raw sectors.
    let is_of_disc = !matches!(volume.origin, Origin::Inner(_));
    let tracks = disc.tracks().filter(|_| is_of_disc);
    mount_volume(volume, &tracks.map(|(_, track)| track.clone()).collect(), findings)
}

/// Mounts a volume. `tracks` are all tracks of the disc that it is on.
fn mount_volume(volume: &Volume, tracks: &Rc<[Track]>, findings: &mut Findings) -> Result<Views> {
    let set = Rc::new(DescriptorSet::read(volume, findings)?);
    let mut views = Views::new();
    for namespace in [Namespace::Joliet, Namespace::Enhanced, Namespace::Iso9660, Namespace::HighSierra] {
        let Some(found) = tree(&set, namespace, volume, findings)? else { continue };
        let skip = susp_skip(namespace, &found)?;
        let Found { descriptor, blocks, root, is_lost } = found;
        let tree = Tree::new(namespace, blocks, set.clone(), descriptor.clone(), tracks.clone());
        let tree = Tree { found_root: root, is_lost, ..tree };
        let label = facts::label(&tree.descriptor, &tree.geometry);
        size::check(&tree, label.size, findings);
        path_table::compare(&tree, findings)?;
        if let Some(skip) = skip {
            let tree = Tree { namespace: Namespace::RockRidge { skip }, ..tree.clone() };
            views.push(Rc::new(View::new(tree, label.clone())));
        }
        views.push(Rc::new(View::new(tree, label)));
    }
    Ok(views)
}

/// A descriptor with the blocks it addresses.
struct Found<'a> {
    descriptor: &'a Descriptor,
    blocks: Blocks,
    /// First byte of the root's record of itself or its parent, where the descriptor does not lead to it.
    root: Option<u64>,
    /// Whether nothing leads to a directory that records itself as the root.
    is_lost: bool,
}

/// The first descriptor of a namespace that leads to a directory, by its record of the root or else in another way; or
/// else the first one.
fn tree<'a>(
    set: &'a DescriptorSet,
    namespace: Namespace,
    volume: &Volume,
    findings: &mut Findings,
) -> Result<Option<Found<'a>>> {
    let mut all = Vec::new();
    let mut others = set.trees(|kind| kind == Kind::Primary && namespace.is_of(kind)).skip(1);
    if let Some(again) = others.next() {
        findings.add(&PRIMARIES, volume.content.absolute(again.at), "one primary descriptor", "another");
    }
    for descriptor in set.trees(|kind| namespace.is_of(kind)) {
        if descriptor.dialect() == Dialect::CdI {
            findings.add(&CD_I, volume.content.absolute(descriptor.at), "CD001", "CD-I");
        }
        let size = descriptor.geometry(&volume.content).block_size;
        let mut blocks = Blocks { content: volume.content.clone(), size, start: 0 };
        if let Some(start) = session::start(descriptor, &blocks, findings)? {
            blocks.start = start;
            descriptor.check(&volume.content, findings);
            return Ok(Some(Found { descriptor, blocks, root: None, is_lost: false }));
        }
        all.push((descriptor, blocks));
    }
    for (descriptor, blocks) in &all {
        if let Some(place) = root::find(descriptor, blocks, findings)? {
            descriptor.check(&volume.content, findings);
            return Ok(Some(Found { descriptor, blocks: blocks.clone(), root: Some(place), is_lost: false }));
        }
    }
    let Some((descriptor, blocks)) = all.into_iter().next() else { return Ok(None) };
    let (root, at) = descriptor.root();
    let block = root.location_of_extent.get();
    findings.add(&NO_ROOT, volume.content.absolute(at), "a directory", format!("none at block {block}"));
    descriptor.check(&volume.content, findings);
    Ok(Some(Found { descriptor, blocks, root: None, is_lost: true }))
}

/// Number of bytes to skip before system use entries, where the primary root's record of itself declares any (SUSP 5.3).
fn susp_skip(namespace: Namespace, found: &Found) -> Result<Option<u8>> {
    let (descriptor, blocks) = (found.descriptor, &found.blocks);
    let place = found.root.or_else(|| blocks.data_offset(&descriptor.root().0));
    let Some(place) = place.filter(|_| namespace == Namespace::Iso9660) else { return Ok(None) };
    let bytes = blocks.content.read_up_to(place, record::LONGEST)?;
    let own = Record::parse(&bytes, place, descriptor.dialect());
    // The record of the parent has entries, too, and does not declare them.
    let undeclared = |own: &Record| (own.is_parent() && susp::begins_area(own.system_use)).then_some(0);
    Ok(own.ok().and_then(|own| susp::indicator(own.system_use).or_else(|| undeclared(&own))))
}

#[cfg(test)]
mod tests {
    use super::sample::{PRIMARY, ROOT, SECTOR, Sample, dots, found, names, record};
    use super::*;
    use crate::source::Source;

    fn mounted(sample: Sample) -> (Views, Vec<(&'static str, u64)>) {
        let mut findings = Findings::default();
        let views = sample.mount(&mut findings);
        (views, found(&findings))
    }

    fn root_names(view: &dyn FileSystem) -> Vec<String> {
        names(&view.list(view.root(), &mut Findings::default()).unwrap())
    }

    #[test]
    fn a_valid_volume_has_no_findings() {
        let (views, findings) = mounted(Sample::new());
        assert_eq!(findings, []);
        assert_eq!(views.len(), 1);
        let label = views[0].label();
        assert_eq!((label.volume.as_str(), label.size, label.block_size), ("SAMPLE", 32 * 2048, 2048));
        assert_eq!(root_names(views[0].as_ref()), ["SUB", "HELLO.TXT"]);
    }

    #[test]
    fn without_a_terminator_the_set_ends_where_no_descriptor_follows() {
        let mut sample = Sample::new();
        sample.put(17 * SECTOR, &[0; 7]);
        let (views, findings) = mounted(sample);
        assert_eq!(findings, [("ISO-NO-TERMINATOR", 17 * 2048)]);
        assert_eq!(views.len(), 1);
    }

    #[test]
    fn of_two_primary_descriptors_the_one_that_leads_to_a_directory_is_used() {
        let mut sample = Sample::new();
        sample.put_descriptor(17, 1, &[]);
        sample.put(PRIMARY + 156 + 2, &[30, 0, 0, 0, 0, 0, 0, 30]);
        let (views, findings) = mounted(sample);
        assert_eq!(findings, [("ISO-NO-TERMINATOR", 18 * 2048), ("ISO-PRIMARY-AGAIN", 17 * 2048)]);
        assert_eq!(root_names(views[0].as_ref()), ["SUB", "HELLO.TXT"]);
    }

    #[test]
    fn without_a_primary_descriptor_a_supplementary_one_gives_the_tree() {
        let mut sample = Sample::new();
        sample.put_descriptor(16, 2, b"\x28\x4A");
        let (views, findings) = mounted(sample);
        assert_eq!(findings, []);
        assert_eq!(views[0].id(), "iso9660");
        assert_eq!(root_names(views[0].as_ref()), ["SUB", "HELLO.TXT"]);
    }

    #[test]
    fn a_date_of_the_volume_that_does_not_exist_is_noted() {
        let mut sample = Sample::new();
        let byte = PRIMARY + std::mem::offset_of!(layout::VolumeDescriptor, modification);
        sample.put(byte, b"2023023100000000");
        let (views, findings) = mounted(sample);
        assert_eq!(findings, [("ISO-DATE", byte as u64)]);
        assert_eq!(root_names(views[0].as_ref()), ["SUB", "HELLO.TXT"]);
    }

    #[test]
    fn a_descriptor_of_unknown_type_is_passed_over() {
        let mut sample = Sample::new();
        sample.put(17 * SECTOR, b"\x63CD001\x01");
        sample.put(18 * SECTOR, b"\xFFCD001\x01");
        let (_, findings) = mounted(sample);
        assert_eq!(findings[0], ("ISO-DESCRIPTOR-TYPE", 17 * 2048));
    }

    #[test]
    fn where_byte_orders_disagree_the_possible_one_is_read() {
        let mut sample = Sample::new();
        sample.put(PRIMARY + 80, &[0xFF; 4]);
        sample.put(PRIMARY + 156 + 2, &[0xFF; 4]);
        let (views, findings) = mounted(sample);
        assert_eq!(findings, [("ISO-BOTH-ENDIAN", 32768 + 80)]);
        assert_eq!(views[0].label().size, 32 * 2048);
        assert_eq!(root_names(views[0].as_ref()), ["SUB", "HELLO.TXT"]);
    }

    #[test]
    fn an_impossible_block_size_is_taken_for_2048() {
        let mut sample = Sample::new();
        sample.put(PRIMARY + 128, &[0, 3, 3, 0]);
        let (views, findings) = mounted(sample);
        assert_eq!(findings, [("ISO-BLOCK-SIZE", 32768 + 128)]);
        assert_eq!(root_names(views[0].as_ref()), ["SUB", "HELLO.TXT"]);
    }

    #[test]
    fn path_tables_are_compared_and_not_needed() {
        let mut sample = Sample::new();
        sample.put(19 * SECTOR + 10 + 5, &[99]);
        assert_eq!(mounted(sample).1, [("ISO-PATH-TABLES-DIFFER", 19 * 2048)]);
        let mut sample = Sample::new();
        sample.put(PRIMARY + 148, &[0; 4]);
        assert_eq!(mounted(sample).1, [("ISO-NO-TYPE-M", 32768)]);
        let mut sample = Sample::new();
        sample.put(PRIMARY + 140, &[0xFF; 4]);
        let (views, findings) = mounted(sample);
        assert_eq!(findings, [("ISO-PATH-TABLE", 32768)]);
        assert_eq!(root_names(views[0].as_ref()), ["SUB", "HELLO.TXT"]);
    }

    #[test]
    fn a_cut_image_says_how_much_is_missing() {
        let mut sample = Sample::new();
        sample.put(PRIMARY + 80, &[0, 4, 0, 0, 0, 0, 4, 0]);
        assert_eq!(mounted(sample).1, [("ISO-TRUNCATED", 32 * 2048 - 1)]);
        let mut sample = Sample::new();
        sample.0.truncate(30 * SECTOR);
        assert_eq!(mounted(sample).1, [("ISO-SHORT-PADDING", 30 * 2048 - 1)]);
    }

    #[test]
    fn a_dump_of_a_later_session_is_read_by_where_its_root_lies() {
        let mut sample = Sample::new();
        // The session began at sector 1000 of its disc.
        sample.put(PRIMARY + 156, &record(&[0], 1020, 2048, 2, &[]));
        sample.put(PRIMARY + 140, &1018_u32.to_le_bytes());
        sample.put(PRIMARY + 148, &1019_u32.to_be_bytes());
        let file = record(b"A.;1", 1022, 5, 0, &[]);
        let earlier = record(b"OLD.;1", 500, 5, 0, &[]);
        sample.put(ROOT, &[dots(1020, 1020), file, earlier].concat());
        let mut findings = Findings::default();
        let view = sample.view("iso9660", &mut findings);
        assert_eq!(found(&findings), [("ISO-DISPLACED", 32768 + 156)]);
        let entries = view.list(view.root(), &mut findings).unwrap();
        assert_eq!((entries[0].location, entries[0].missing), (Some(22 * 2048), 0));
        assert_eq!((entries[1].location, entries[1].missing), (None, 5));
        assert_eq!(sample::content(view.as_ref(), entries[0].node), b"hello");
    }

    #[test]
    fn a_volume_behind_other_tracks_may_count_from_its_own_track() {
        let before = 1000 * SECTOR;
        let mut sample = Sample::new();
        sample.0.splice(0..0, vec![0; before]);
        let mut findings = Findings::default();
        let content = Source::from_bytes(sample.0);
        let volume = Volume { origin: Origin::Session(1), content, start: before as u64 };
        let views = mount_volume(&volume, &Rc::from([]), &mut findings).unwrap();
        let place = (before + PRIMARY + 156) as u64;
        assert_eq!(found(&findings), [("ISO-COUNTED-FROM-TRACK", place)]);
        assert_eq!(root_names(views[0].as_ref()), ["SUB", "HELLO.TXT"]);
        let entries = views[0].list(views[0].root(), &mut findings).unwrap();
        assert_eq!((entries[1].location, entries[1].missing), (Some((before + 22 * SECTOR) as u64), 0));
        assert_eq!(sample::content(views[0].as_ref(), entries[1].node), b"hello");
    }

    #[test]
    fn joliet_and_1999_are_views_of_their_own() {
        let mut sample = Sample::new();
        sample.put_descriptor(17, 2, b"%/E");
        sample.put(17 * SECTOR + 156, &record(&[0], 24, 2048, 2, &[]));
        sample.put_descriptor(18, 2, &[]);
        sample.put(18 * SECTOR + 6, &[2]);
        sample.put(24 * SECTOR, &dots(24, 24));
        let name = record(b"\x30\x42\0.\0t\0;\x001", 22, 5, 0, &[]);
        sample.put(24 * SECTOR + 68, &name);
        let (views, _) = mounted(sample);
        let ids: Vec<_> = views.iter().map(|view| (view.id(), view.preference())).collect();
        assert_eq!(ids, [("joliet", 80), ("iso9660-1999", 70), ("iso9660", 60)]);
        assert_eq!(root_names(views[0].as_ref()), ["あ.t"]);
        assert_eq!(root_names(views[1].as_ref()), ["SUB", "HELLO.TXT"]);
    }

    #[test]
    fn high_sierra_stands_eight_bytes_later() {
        let mut sample = Sample::new();
        let descriptor = sample.0[PRIMARY..PRIMARY + SECTOR].to_vec();
        sample.put(PRIMARY, &[0; SECTOR]);
        sample.put(PRIMARY + 8, &descriptor[..140]);
        sample.put(PRIMARY + 9, b"CDROM");
        sample.put(PRIMARY + 148, &18_u32.to_le_bytes());
        sample.put(PRIMARY + 164, &19_u32.to_be_bytes());
        sample.put(17 * SECTOR, &[0; 8]);
        sample.put(17 * SECTOR + 8, b"\xFFCDROM\x01");
        let early = |bytes: Vec<u8>| {
            let mut bytes = bytes;
            (bytes[24], bytes[25]) = (bytes[25], 0);
            bytes
        };
        sample.put(PRIMARY + 180, &early(record(&[0], 20, 2048, 2, &[])));
        let records =
            [record(&[0], 20, 2048, 2, &[]), record(&[1], 20, 2048, 2, &[]), record(b"SUB", 21, 2048, 2, &[])];
        sample.put(ROOT, &[0; SECTOR]);
        sample.put(ROOT, &records.map(early).concat());
        // Extent, extended attribute record length, name length, parent.
        sample.put(18 * SECTOR, b"\x14\0\0\0\0\x01\x01\0\0\0\x15\0\0\0\0\x03\x01\0SUB\0");
        sample.put(19 * SECTOR, b"\0\0\0\x14\0\x01\0\x01\0\0\0\0\0\x15\0\x03\0\x01SUB\0");
        let (views, findings) = mounted(sample);
        assert_eq!(findings, []);
        assert_eq!((views[0].id(), views[0].label().volume.as_str()), ("high-sierra", "SAMPLE"));
        let entries = views[0].list(views[0].root(), &mut Findings::default()).unwrap();
        assert_eq!(names(&entries), ["SUB"]);
        assert_eq!(entries[0].kind, crate::tree::Kind::Directory);
        assert_eq!(entries[0].times.modified.unwrap().to_string(), "1999-12-31T23:59:58Z");
    }
}
