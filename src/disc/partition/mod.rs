//! Partition tables: MBR, GPT and Apple partition map, and those of BSD, Sun, SGI, Amiga and Atari. A hybrid image has
//! several tables at once, each describing the same bytes for another type of machine.

mod apm;
mod atari;
mod bsd;
mod gpt;
pub mod isohybrid;
mod layout;
mod mbr;
pub mod moved;
mod rdb;
mod sgi;
mod sun;

use std::ops::Range;

use crate::bytes::text::{Encoding, before_zero};
use crate::error::Result;
use crate::facts::{Fact, Facts, Field, Region};
use crate::findings::{Anomaly, Findings, Severity};
use crate::source::Source;

static BEYOND_END: Anomaly = Anomaly {
    code: "PART-BEYOND-END",
    severity: Severity::Warning,
    structure: "Partition table",
    meaning: "A partition goes on beyond the end of the image: the image was cut, or its padding was left out.",
    clause: None,
};

/// Number of bytes at the start that contain all tables: the system area of 32 KiB, and as much again for disks.
const HEAD: usize = 64 << 10;

/// Sector size of most disks, in bytes.
const SECTOR: u32 = 512;

/// The kinds of partition tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Master Boot Record, of BIOS machines.
    Mbr,
    /// GUID Partition Table, of UEFI machines.
    Gpt,
    /// Apple partition map, of Macintosh computers.
    Apple,
    /// BSD disklabel, of FreeBSD, NetBSD and OpenBSD.
    Bsd,
    /// Sun's disk label, of SPARC computers.
    Sun,
    /// SGI's volume header, of MIPS computers with IRIX.
    Sgi,
    /// Rigid disk block, of Amiga computers.
    Amiga,
    /// Partition table of Atari computers (AHDI).
    Atari,
}

impl Scheme {
    /// Short display name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mbr => "MBR",
            Self::Gpt => "GPT",
            Self::Apple => "Apple partition map",
            Self::Bsd => "BSD disklabel",
            Self::Sun => "Sun disk label",
            Self::Sgi => "SGI volume header",
            Self::Amiga => "Amiga rigid disk block",
            Self::Atari => "Atari partition table",
        }
    }
}

/// A partition table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartitionTable {
    /// The kind of table.
    pub scheme: Scheme,
    /// Size of a block, in bytes.
    pub block_size: u32,
    /// Byte ranges in the user's file: headers, entries, and their backup if there is one.
    pub places: Vec<Range<u64>>,
    /// The partitions, in table order.
    pub partitions: Vec<Partition>,
    header: Vec<Fact>,
}

/// A partition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partition {
    /// Number, counted from 1 as tools do.
    pub number: u32,
    /// Recorded type: a number of two hexadecimal digits, a GUID, or a word.
    pub kind: String,
    /// Display name of the type, if it is known.
    pub kind_name: &'static str,
    /// Recorded name; empty if the table has none.
    pub name: String,
    /// Recorded byte range in the content.
    pub range: Range<u64>,
    /// Whether it is marked as bootable.
    pub bootable: bool,
    /// Whether it may contain a file system: it is not free space, the table itself, a container of other partitions,
    /// or an alias of the whole disk.
    pub has_content: bool,
    /// Offset of its entry in the user's file.
    pub byte: u64,
    /// The fields of its entry.
    pub fields: Facts,
}

impl Scheme {
    /// The schemes of the tables at the start of the content, each with the size of its unit in bytes, judged by their
    /// signatures alone: a damaged table may not be readable.
    ///
    /// # Errors
    /// If the content cannot be read.
    pub fn find_all(content: &Source, base: u64) -> Result<Vec<(Self, u32)>> {
        let head = content.read_up_to(0, HEAD)?;
        let gpt = gpt::find(content, &head)?.and_then(|block| u32::try_from(block).ok());
        let found = [
            (Self::Mbr, mbr::find(content, base, &head).map(|_| SECTOR)),
            (Self::Gpt, gpt),
            (Self::Apple, apm::find(&head).map(u32::from)),
            (Self::Bsd, bsd::find(&head)),
            (Self::Sun, sun::find(&head).map(|_| SECTOR)),
            (Self::Sgi, sgi::find(&head).map(|_| SECTOR)),
            (Self::Amiga, rdb::find(&head).map(|(_, disk)| disk.block_len.get())),
        ];
        let mut found: Vec<_> = found.into_iter().filter_map(|(scheme, block)| Some((scheme, block?))).collect();
        if found.is_empty() && atari::find(content, &head).is_some() {
            found.push((Self::Atari, SECTOR));
        }
        Ok(found)
    }
}

impl PartitionTable {
    /// Reads all tables at the start of the content. `base` is the offset of the content on the disk, since some tables
    /// inside a partition count from the start of the disk. All ranges are relative to the content.
    ///
    /// # Errors
    /// If the content cannot be read.
    pub fn read_all(content: &Source, base: u64, findings: &mut Findings) -> Result<Vec<Self>> {
        let head = content.read_up_to(0, HEAD)?;
        let tables = [
            mbr::read(content, base, &head, findings)?,
            gpt::read(content, &head, findings)?,
            apm::read(content, &head, findings),
            bsd::read(content, base, &head, findings),
            sun::read(content, &head, findings),
            sgi::read(content, &head, findings),
            rdb::read(content, &head, findings)?,
        ];
        let mut tables: Vec<Self> = tables.into_iter().flatten().collect();
        if tables.is_empty() {
            // Atari's table has no signature, so tables with one take precedence.
            tables.extend(atari::read(content, &head, findings)?);
        }
        debug_assert!({
            let found = Scheme::find_all(content, base)?;
            tables.iter().all(|table| found.iter().any(|(scheme, _)| *scheme == table.scheme))
        });
        for table in &mut tables {
            table.check_end(content, findings);
            for place in &mut table.places {
                let start = content.absolute(place.start);
                *place = start..start.saturating_add(place.end.saturating_sub(place.start));
            }
        }
        Ok(tables)
    }

    /// The table as a whole, then the fields of each entry.
    #[must_use]
    pub fn facts(&self) -> Vec<Facts> {
        let mut facts = Facts::new(format!("Partition table ({})", self.scheme.name()));
        facts.lines.extend(self.header.iter().cloned());
        facts.add("Block size", format!("{} bytes", self.block_size));
        for partition in &self.partitions {
            let bytes = partition.fields.lines.iter().filter_map(|fact| fact.bytes.clone());
            let bytes = bytes.reduce(|all, field| all.start.min(field.start)..all.end.max(field.end));
            facts.add_at(format!("Partition {}", partition.number), partition.to_string(), bytes, None);
        }
        std::iter::once(facts).chain(self.partitions.iter().map(|partition| partition.fields.clone())).collect()
    }

    fn check_end(&self, content: &Source, findings: &mut Findings) {
        let is_beyond = |partition: &&Partition| partition.has_content && partition.range.end > content.len();
        for partition in self.partitions.iter().filter(is_beyond) {
            let place = format!("partition {} of the {} to end by", partition.number, self.scheme.name());
            let (end, len) = (partition.range.end, content.len());
            findings.add(&BEYOND_END, partition.byte, format!("{place} byte {len}"), format!("byte {end}"));
        }
    }
}

/// The fields of a partition's entry.
fn entry_fields(scheme: Scheme, number: u32, fields: &[Field], region: &Region<'_>) -> Facts {
    let mut facts = Facts::new(format!("Partition {number} ({} entry)", scheme.name()));
    facts.add_fields(fields, region, mac_text);
    facts
}

/// Decodes Mac OS Roman up to a zero byte.
fn mac_text(field: &[u8]) -> String {
    Encoding::by_id("macintosh").unwrap_or(Encoding::UTF_8).decode(before_zero(field)).into_owned()
}

/// Decodes ASCII up to a zero byte, without trailing spaces.
fn plain_text(field: &[u8]) -> String {
    let text: String = before_zero(field).iter().map(|byte| char::from(*byte)).collect();
    text.trim_end().to_owned()
}

impl std::fmt::Display for Partition {
    /// "EFI System (0xef), “Appended2”, bytes 70656 to 3020287 (2949632), bootable"
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.kind_name {
            "" => write!(f, "type {}", self.kind)?,
            name => write!(f, "{name} ({})", self.kind)?,
        }
        if !self.name.is_empty() {
            write!(f, ", “{}”", self.name)?;
        }
        let Range { start, end } = self.range;
        write!(f, ", {} bytes from byte {start}", end.saturating_sub(start))?;
        if self.bootable { f.write_str(", bootable") } else { Ok(()) }
    }
}
