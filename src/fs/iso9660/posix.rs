//! Entries of the primary tree with the names and attributes of Rock Ridge. Directories that were relocated to limit
//! the depth of the tree are shown in their original places.

use super::extents::Extent;
use super::record::{LONGEST, Record};
use super::rock_ridge::{self, RockRidge};
use super::susp::{self, Followed, SystemUse};
use super::volume_tree::{Namespace, Tree};
use super::{entry, zisofs};
use crate::findings::{Anomaly, Findings, Severity};
use crate::tree::{Entry, Kind, Name, NodeId, Times};

static CHILD_LINK: Anomaly = Anomaly {
    code: "RR-CHILD-LINK",
    severity: Severity::Damage,
    structure: "Child Link entry (CL)",
    meaning: "The directory that was relocated from here is not where the link points.",
    clause: Some("RRIP 4.1.5.1"),
};

/// The type bits of a POSIX mode.
const TYPE: u32 = 0o170_000;

/// The entry of a record with its Rock Ridge attributes; `None` where the record is of a relocated directory, which is
/// shown in its original place.
pub(super) fn entry(
    tree: &Tree,
    record: &Record<'_>,
    extent: Extent,
    skip: u8,
    followed: &mut Followed,
    findings: &mut Findings,
) -> Option<Entry> {
    let mut found = rock_ridge::parse(&system_use_of_many(tree, record, skip, followed, findings), findings);
    if found.relocated {
        return None;
    }
    let name = found.name.take().filter(|name| !name.is_empty()).map(Name::undeclared);
    let mut entry = entry::entry(tree, record, extent, name, findings);
    match found.child_link {
        Some(block) => move_back(tree, &mut entry, block, skip, findings),
        None => apply(&mut entry, &mut found),
    }
    Some(entry)
}

/// The Rock Ridge entries of a record.
fn rock_ridge(tree: &Tree, record: &Record<'_>, skip: u8, findings: &mut Findings) -> RockRidge {
    rock_ridge::parse(&system_use(tree, record, skip, findings), findings)
}

/// The system use entries of a record.
pub(super) fn system_use<'a>(tree: &'a Tree, record: &Record<'a>, skip: u8, findings: &mut Findings) -> SystemUse<'a> {
    system_use_of_many(tree, record, skip, &mut Followed::default(), findings)
}

/// The system use entries of one record among those of a directory.
fn system_use_of_many<'a>(
    tree: &'a Tree,
    record: &Record<'a>,
    skip: u8,
    followed: &mut Followed,
    findings: &mut Findings,
) -> SystemUse<'a> {
    let blocks = &tree.blocks;
    let at = record.system_use_at();
    let size = u64::from(blocks.size);
    let area = record.system_use;
    susp::gather_counted(&blocks.content, size, blocks.start, area, at, skip, followed, findings)
}

/// Turns a file that stands for a relocated directory (RRIP 4.1.5.1) into that directory, whose own record is the first
/// one in `block`.
fn move_back(tree: &Tree, entry: &mut Entry, block: u32, skip: u8, findings: &mut Findings) {
    let at = entry.node.0;
    let place = tree.blocks.offset(block).unwrap_or(u64::MAX);
    let bytes = tree.blocks.content.read_up_to(place, LONGEST).unwrap_or_default();
    let own = Record::parse(&bytes, place, tree.dialect());
    let Some(own) = own.ok().filter(|own| own.is_self() && own.is_directory()) else {
        findings.add(&CHILD_LINK, tree.absolute(at), "a directory", format!("none at block {block}"));
        return;
    };
    apply(entry, &mut rock_ridge(tree, &own, skip, findings));
    entry.node = NodeId(place);
    entry.kind = Kind::Directory;
    entry.location = tree.blocks.data_offset(&own.head);
    (entry.size, entry.missing, entry.flags.scattered) = (0, 0, false);
}

/// The compression of a record's file, where it is compressed and its namespace unpacks it.
pub(super) fn packing(tree: &Tree, record: &Record<'_>) -> Option<zisofs::Header> {
    match tree.namespace {
        Namespace::RockRidge { skip } => rock_ridge(tree, record, skip, &mut Findings::default()).packed,
        _ => None,
    }
}

/// Gives an entry its POSIX attributes.
fn apply(entry: &mut Entry, found: &mut RockRidge) {
    let RockRidge { posix, device, times, target, packed, .. } = found;
    if entry.kind != Kind::Directory {
        entry.kind = kind(posix.map(|posix| posix.mode & TYPE), target.is_some());
    }
    entry.posix = *posix;
    entry.times = Times { modified: times.modified.or(entry.times.modified), ..*times };
    match entry.kind {
        Kind::File => {
            if let Some(header) = packed {
                entry.size = header.size;
                entry.flags.packed = true;
            }
        }
        Kind::Directory => {}
        other => {
            entry.target = target.take().map(Name::undeclared).filter(|_| other == Kind::Symlink);
            entry.device = device.filter(|_| matches!(other, Kind::CharacterDevice | Kind::BlockDevice));
            // Regardless of their records: some writers record the address of another file for links.
            (entry.size, entry.missing, entry.location) = (0, 0, None);
        }
    }
}

/// The kind of an entry that is not a directory, from the type bits of its mode where it has one.
const fn kind(mode: Option<u32>, is_link: bool) -> Kind {
    match mode {
        None | Some(0) if is_link => Kind::Symlink,
        None => Kind::File,
        Some(bits) => match Kind::of_mode(bits) {
            None | Some(Kind::Directory) => Kind::File,
            Some(kind) => kind,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{ROOT, SECTOR, SUB, Sample, found, names, record};
    use super::*;

    fn both(values: &[u32]) -> Vec<u8> {
        values.iter().flat_map(|value| [value.to_le_bytes(), value.to_be_bytes()].concat()).collect()
    }

    fn entry(signature: &[u8; 2], payload: &[u8]) -> Vec<u8> {
        [signature.as_slice(), &[u8::try_from(payload.len() + 4).unwrap(), 1], payload].concat()
    }

    fn name(name: &str) -> Vec<u8> {
        entry(b"NM", &[b"\0", name.as_bytes()].concat())
    }

    fn mode(mode: u32) -> Vec<u8> {
        entry(b"PX", &both(&[mode, 1, 1000, 100]))
    }

    /// A volume whose root has the indicator and these records, and a directory at sector 21 with those.
    fn volume(root: &[Vec<u8>], sub: &[Vec<u8>]) -> Sample {
        let mut sample = Sample::new();
        sample.put(ROOT, &[0; 2 * SECTOR]);
        let own = record(&[0], 20, 2048, 2, &entry(b"SP", b"\xBE\xEF\0"));
        sample.put(ROOT, &[own, record(&[1], 20, 2048, 2, &[]), root.concat()].concat());
        let own = record(&[0], 21, 2048, 2, &mode(0o040_750));
        sample.put(SUB, &[own, record(&[1], 20, 2048, 2, &[]), sub.concat()].concat());
        sample
    }

    fn list(sample: Sample) -> (Vec<Entry>, Findings) {
        let mut findings = Findings::default();
        let view = sample.view("rock-ridge", &mut findings);
        let entries = view.list(view.root(), &mut findings).unwrap();
        (entries, findings)
    }

    #[test]
    fn names_kinds_and_attributes_come_from_the_entries() {
        let link = [name("link"), mode(0o120_777), entry(b"SL", b"\0\0\x05there")].concat();
        let device = [name("null"), mode(0o020_666), entry(b"PN", &both(&[1, 3]))].concat();
        let file = [name("read me, please"), mode(0o100_644)].concat();
        let (entries, findings) = list(volume(
            &[
                record(b"LINK.;1", 900, 5, 0, &link),
                record(b"NULL.;1", 0, 0, 0, &device),
                record(b"README.;1", 22, 5, 0, &file),
            ],
            &[],
        ));
        assert_eq!(found(&findings).into_iter().filter(|(code, _)| *code != "ISO-EXTENT-OUTSIDE").count(), 0);
        assert_eq!(names(&entries), ["link", "null", "read me, please"]);
        let kinds: Vec<_> = entries.iter().map(|entry| entry.kind).collect();
        assert_eq!(kinds, [Kind::Symlink, Kind::CharacterDevice, Kind::File]);
        assert_eq!(entries[0].target, Some(Name::Text("there".into())));
        assert_eq!((entries[0].size, entries[0].missing, entries[0].location), (0, 0, None));
        assert_eq!(entries[1].device.map(|device| (device.major, device.minor)), Some((1, 3)));
        assert_eq!(entries[2].posix.map(|posix| (posix.mode, posix.uid)), Some((0o100_644, 1000)));
    }

    #[test]
    fn a_moved_directory_is_shown_in_its_place_and_nowhere_else() {
        let moved = record(b"MOVED", 22, 2048, 2, &[name("moved"), entry(b"RE", &[])].concat());
        let sample = volume(
            &[
                record(b"RR_MOVED", 21, 2048, 2, &name("rr_moved")),
                record(b"STUB.;1", 0, 0, 0, &[name("deep"), entry(b"CL", &both(&[21]))].concat()),
            ],
            &[moved],
        );
        let (entries, _) = list(sample);
        assert_eq!(names(&entries), ["deep"]);
        assert_eq!((entries[0].kind, entries[0].node), (Kind::Directory, NodeId(SUB as u64)));
        assert_eq!(entries[0].location, Some(SUB as u64));
        assert_eq!(entries[0].posix.map(|posix| posix.mode), Some(0o040_750));
    }

    #[test]
    fn a_child_link_to_nowhere_is_a_finding_and_its_file_stays() {
        let stub = record(b"STUB.;1", 0, 0, 0, &[name("deep"), entry(b"CL", &both(&[23]))].concat());
        let (entries, findings) = list(volume(&[stub], &[]));
        assert_eq!((names(&entries), entries[0].kind), (vec!["deep".to_owned()], Kind::File));
        assert_eq!(findings.kept()[0].anomaly.code, "RR-CHILD-LINK");
    }

    #[test]
    fn the_plain_tree_stays_as_recorded() {
        let file = record(b"README.;1", 22, 5, 0, &name("read me, please"));
        let views = volume(&[file], &[]).mount(&mut Findings::default());
        let ids: Vec<_> = views.iter().map(|view| (view.id(), view.preference())).collect();
        assert_eq!(ids, [("rock-ridge", 90), ("iso9660", 60)]);
        let entries = views[1].list(views[1].root(), &mut Findings::default()).unwrap();
        assert_eq!(names(&entries), ["README"]);
    }
}
