//! What Rock Ridge makes of the records of the primary tree: names and attributes of a POSIX system, and directories
//! that were moved up to keep the tree flat back in their places.

use super::extents::Extent;
use super::record::{LONGEST, Record};
use super::rock_ridge::{self, RockRidge};
use super::susp::{self, SystemUse};
use super::view::{Namespace, View};
use super::zisofs;
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::FileSystem;
use crate::tree::{Entry, Kind, Name, NodeId, Times};

static CHILD_LINK: Anomaly = Anomaly {
    code: "RR-CHILD-LINK",
    severity: Severity::Damage,
    structure: "Child Link entry (CL)",
    meaning: "The directory that was moved away from here is not where the link says.",
    clause: Some("RRIP 4.1.5.1"),
};

/// The type bits of a POSIX mode.
const TYPE: u32 = 0o170_000;

impl View {
    /// The entry of a record with its Rock Ridge attributes; `None` where the record is of a directory moved here, which
    /// is shown in its old place.
    pub(super) fn posix_entry(
        &self,
        record: &Record<'_>,
        extent: Extent,
        skip: u8,
        findings: &mut Findings,
    ) -> Option<Entry> {
        let mut found = self.rock_ridge(record, skip, findings);
        if found.relocated {
            return None;
        }
        let name = found.name.take().filter(|name| !name.is_empty()).map(Name::undeclared);
        let mut entry = self.entry(record, extent, name, findings);
        match found.child_link {
            Some(block) => self.move_back(&mut entry, block, skip, findings),
            None => apply(&mut entry, &mut found),
        }
        Some(entry)
    }

    /// What Rock Ridge records of a record.
    fn rock_ridge(&self, record: &Record<'_>, skip: u8, findings: &mut Findings) -> RockRidge {
        rock_ridge::parse(&self.system_use(record, skip, findings), findings)
    }

    /// The system use entries of a record.
    pub(super) fn system_use<'a>(&'a self, record: &Record<'a>, skip: u8, findings: &mut Findings) -> SystemUse<'a> {
        let blocks = &self.blocks;
        let at = record.system_use_at();
        let size = u64::from(blocks.size);
        susp::gather(&blocks.content, size, blocks.displacement, record.system_use, at, skip, findings)
    }

    /// Makes a directory of a file that stands for one (RRIP 4.1.5.1): the one whose own record begins the block.
    fn move_back(&self, entry: &mut Entry, block: u32, skip: u8, findings: &mut Findings) {
        let at = entry.node.0;
        let place = self.blocks.offset(block).unwrap_or(u64::MAX);
        let bytes = self.blocks.content.read_up_to(place, LONGEST).unwrap_or_default();
        let own = Record::parse(&bytes, place, self.dialect());
        let Some(own) = own.ok().filter(|own| own.is_self() && own.is_directory()) else {
            findings.add(&CHILD_LINK, self.absolute(at), "a directory", format!("none at block {block}"));
            return;
        };
        apply(entry, &mut self.rock_ridge(&own, skip, findings));
        entry.node = NodeId(place);
        entry.kind = Kind::Directory;
        entry.location = self.blocks.data_offset(&own.head);
        (entry.size, entry.missing, entry.flags.scattered) = (0, 0, false);
    }

    /// True for the directory into which others were moved, when nothing else is in it.
    pub(super) fn is_emptied(&self, entry: &Entry) -> bool {
        matches!(self.namespace, Namespace::RockRidge { .. })
            && entry.kind == Kind::Directory
            && matches!(entry.name.as_bytes(), b"rr_moved" | b".rr_moved" | b"RR_MOVED")
            && self.list(entry.node, &mut Findings::default()).is_ok_and(|entries| entries.is_empty())
    }

    /// How a record's file is packed, where it is and this view unpacks.
    pub(super) fn packing(&self, record: &Record<'_>) -> Option<zisofs::Header> {
        match self.namespace {
            Namespace::RockRidge { skip } => self.rock_ridge(record, skip, &mut Findings::default()).packed,
            _ => None,
        }
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
            // Whatever their records say: some writers give links the address of another file.
            (entry.size, entry.missing, entry.location) = (0, 0, None);
        }
    }
}

/// What a record that is no directory is of, by the type bits of its mode where it has one.
const fn kind(mode: Option<u32>, is_link: bool) -> Kind {
    match mode {
        Some(0o120_000) => Kind::Symlink,
        Some(0o020_000) => Kind::CharacterDevice,
        Some(0o060_000) => Kind::BlockDevice,
        Some(0o010_000) => Kind::Fifo,
        Some(0o140_000) => Kind::Socket,
        None | Some(0) if is_link => Kind::Symlink,
        _ => Kind::File,
    }
}
