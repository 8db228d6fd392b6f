//! Information control blocks, which describe files and locate their data (ECMA-167 4/14.6 to 4/14.17).

use std::borrow::Cow;
use std::ops::Range;

use zerocopy::FromBytes;

use super::descriptor::Descriptor;
use super::layout::{EntryHead, ExtendedRest, FileEntryRest, Indirect, LbAddr, LongAd, Tag, UdfTime, file_type, tag};
use super::partition::Partitions;
use crate::bytes::integers::{Le16, Le32};
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::limits;
use crate::source::{Recipe, Segment, Source};
use crate::tree::{Device, Kind, Posix, Times};

/// Name of the structure in findings and errors.
const FILE_ENTRY: &str = "File Entry";

/// A file entry or an extended file entry.
#[derive(Debug, Clone)]
pub(super) struct Icb<'a> {
    pub(super) descriptor: Descriptor<'a>,
    pub(super) head: EntryHead,
    rest: Rest,
    /// Offsets in the block of extended attributes and of allocation descriptors.
    attributes: Range<usize>,
    allocation: Range<usize>,
    /// The partition of its short allocation descriptors.
    partition: u16,
}

/// The fields of the two kinds of entries after their common head.
#[derive(Debug, Clone)]
enum Rest {
    Plain(FileEntryRest),
    Extended(ExtendedRest),
}

/// A part of a file's data.
#[derive(Debug, Clone)]
enum Piece {
    /// Recorded in the content.
    Recorded(Range<u64>),
    /// Beyond the end of the partition.
    Beyond(u64),
    /// Not recorded: reads as zeros.
    Zeros(u64),
    /// Inside the entry itself.
    Inline(Range<u64>),
}

impl<'a> Icb<'a> {
    /// Reads the entry in a block of a partition, or the last one of its chain (strategy 4096, 4/14.6.2).
    ///
    /// # Errors
    /// If there is none.
    pub(super) fn read(partitions: &Partitions, address: LbAddr, findings: &mut Findings) -> Result<Self> {
        Self::in_block(None, partitions, address, findings)
    }

    /// The same, if the block may have been read.
    ///
    /// # Errors
    /// If there is none.
    pub(super) fn in_block(
        mut first: Option<Descriptor<'a>>,
        partitions: &Partitions,
        address: LbAddr,
        findings: &mut Findings,
    ) -> Result<Self> {
        let mut address = address;
        let mut found: Option<Self> = None;
        for _ in 0..limits::UDF_ICB_CHAIN {
            let descriptor = match first.take() {
                Some(descriptor) => Some(descriptor),
                None => block(partitions, address)?,
            };
            let partition = address.partition.get();
            let Some(entry) = descriptor.and_then(|descriptor| Self::of(descriptor, partition)) else { break };
            entry.descriptor.check(&partitions.content, address.block.get(), findings);
            if entry.head.icb.strategy.get() != 4096 {
                return Ok(entry);
            }
            found = Some(entry);
            let behind = LbAddr { block: address.block.get().saturating_add(1).into(), ..address };
            let next = block(partitions, behind)?.filter(|descriptor| descriptor.is(tag::INDIRECT));
            let Some(next) = next else { break };
            address = next.part::<Indirect>(0, "Indirect Entry")?.next.location;
        }
        found.ok_or_else(|| {
            let at = partitions.content.absolute(partitions.place(address).unwrap_or(0));
            Error::broken(FILE_ENTRY, at, "there is no file entry in this block")
        })
    }

    /// Converts a descriptor that is an entry, of a partition.
    pub(super) fn of(descriptor: Descriptor<'a>, partition: u16) -> Option<Self> {
        let head: EntryHead = descriptor.part(0, FILE_ENTRY).ok()?;
        let (rest, behind) = match descriptor.tag.identifier.get() {
            tag::FILE_ENTRY => {
                let rest: FileEntryRest = descriptor.part(size_of::<EntryHead>(), FILE_ENTRY).ok()?;
                (Rest::Plain(rest), size_of::<EntryHead>().saturating_add(size_of::<FileEntryRest>()))
            }
            tag::EXTENDED_FILE_ENTRY => {
                let rest: ExtendedRest = descriptor.part(size_of::<EntryHead>(), FILE_ENTRY).ok()?;
                (Rest::Extended(rest), size_of::<EntryHead>().saturating_add(size_of::<ExtendedRest>()))
            }
            _ => return None,
        };
        let lengths = match &rest {
            Rest::Plain(rest) => (rest.attributes_length, rest.allocation_length),
            Rest::Extended(rest) => (rest.attributes_length, rest.allocation_length),
        };
        let length = |length: Le32| usize::try_from(length.get()).unwrap_or(usize::MAX);
        let end = descriptor.bytes.len();
        let attributes = behind..behind.saturating_add(length(lengths.0)).min(end);
        let allocation = attributes.end..attributes.end.saturating_add(length(lengths.1)).min(end);
        Some(Self { descriptor, head, rest, attributes, allocation, partition })
    }

    /// The file type (4/14.6.6).
    pub(super) fn file_type(&self) -> u8 {
        self.head.icb.file_type
    }

    /// Whether it is a directory or a stream directory.
    pub(super) fn is_directory(&self) -> bool {
        matches!(self.file_type(), file_type::DIRECTORY | file_type::STREAM_DIRECTORY)
    }

    /// Size of its data in bytes.
    pub(super) fn length(&self) -> u64 {
        self.head.information_length.get()
    }

    /// Location of the stream directory, if there is one.
    pub(super) fn streams(&self) -> Option<LbAddr> {
        match &self.rest {
            Rest::Extended(rest) if rest.streams.length.get() > 0 => Some(rest.streams.location),
            Rest::Extended(_) | Rest::Plain(_) => None,
        }
    }

    /// The unique identifier of the file on the volume.
    pub(super) fn unique_id(&self) -> u64 {
        match &self.rest {
            Rest::Plain(rest) => rest.unique_id.get(),
            Rest::Extended(rest) => rest.unique_id.get(),
        }
    }

    /// The program that wrote it.
    pub(super) fn implementation(&self) -> String {
        match &self.rest {
            Rest::Plain(rest) => rest.implementation.name(),
            Rest::Extended(rest) => rest.implementation.name(),
        }
    }

    /// The kind of entry.
    pub(super) fn kind(&self) -> Kind {
        match self.file_type() {
            file_type::DIRECTORY | file_type::STREAM_DIRECTORY => Kind::Directory,
            file_type::SYMLINK => Kind::Symlink,
            file_type::BLOCK_DEVICE => Kind::BlockDevice,
            file_type::CHARACTER_DEVICE => Kind::CharacterDevice,
            file_type::FIFO => Kind::Fifo,
            file_type::SOCKET => Kind::Socket,
            _ => Kind::File,
        }
    }

    /// The recorded times. The creation time of a plain entry is an extended attribute (4/14.10.5).
    pub(super) fn times(&self) -> Times {
        let (created, recorded) = match &self.rest {
            Rest::Plain(rest) => {
                (self.attribute(5).and_then(creation), [&rest.modified, &rest.accessed, &rest.attributes])
            }
            Rest::Extended(rest) => (rest.created.instant(), [&rest.modified, &rest.accessed, &rest.attributes]),
        };
        let [first, accessed, attributes] = recorded;
        let modified = first.instant();
        // Writers mostly record the same time, and to convert each takes as long as to locate the data.
        let at = |time: &UdfTime| if time == first { modified } else { time.instant() };
        Times { created, modified, accessed: at(accessed), attributes: at(attributes), ..Times::default() }
    }

    /// Owner and permissions, if an owner is recorded (4/14.9.5; UDF 2.3.3.1).
    pub(super) fn posix(&self) -> Option<Posix> {
        let (uid, gid) = (self.head.uid.get(), self.head.gid.get());
        if uid == u32::MAX && gid == u32::MAX {
            return None;
        }
        let permissions = self.head.permissions.get();
        // Five bits each for others, group and owner: execute, write, read, change attributes, delete.
        let three = |shift: u32| {
            let bits = permissions >> shift;
            (bits & 1) | (bits & 2) | (bits & 4)
        };
        let flags = u32::from(self.head.icb.flags.get());
        let special = ((flags >> 6) & 1) << 11 | ((flags >> 7) & 1) << 10 | ((flags >> 8) & 1) << 9;
        let mode = self.kind().type_bits() | special | three(10) << 6 | three(5) << 3 | three(0);
        let owner = |id: u32| if id == u32::MAX { 0 } else { id };
        Some(Posix {
            mode,
            links: self.head.links.get().into(),
            uid: owner(uid),
            gid: owner(gid),
            serial: u32::try_from(self.unique_id()).ok(),
        })
    }

    /// A device's number (4/14.10.7).
    pub(super) fn device(&self) -> Option<Device> {
        let bytes = self.attribute(12)?;
        let number = |at: usize| Le32::read_from_prefix(bytes.get(at..)?).ok().map(|(number, _)| number.get());
        Some(Device { major: number(16)?, minor: number(20)? })
    }

    /// An extended attribute in the entry itself by type, with its head (4/14.10.2).
    fn attribute(&self, kind: u32) -> Option<&[u8]> {
        // Skips the header descriptor: a tag and two offsets.
        let mut rest = self.descriptor.bytes.get(self.attributes.clone())?.get(24..)?;
        while let Some(head) = rest.get(..12) {
            let number = |at: usize| Le32::read_from_prefix(head.get(at..)?).ok().map(|(number, _)| number.get());
            let length = usize::try_from(number(8)?).ok().filter(|length| *length >= 12)?;
            if number(0)? == kind {
                return rest.get(..length);
            }
            rest = rest.get(length..)?;
        }
        None
    }

    /// The ranges of the content with its data, except for data in the entry itself.
    ///
    /// # Errors
    /// If a further block of descriptors cannot be read, or there are too many.
    pub(super) fn recorded(&self, partitions: &Partitions) -> Result<Vec<Range<u64>>> {
        let mut ranges = Vec::new();
        self.each_piece(partitions, &mut |piece| match piece {
            Piece::Recorded(range) => ranges.push(range),
            Piece::Beyond(_) | Piece::Zeros(_) | Piece::Inline(_) => {}
        })?;
        Ok(ranges)
    }

    /// Passes on the parts of its data, from the allocation descriptors.
    fn each_piece(&self, partitions: &Partitions, take: &mut dyn FnMut(Piece)) -> Result<()> {
        let kind = self.head.icb.flags.get() & 7;
        if kind == 3 {
            let start = self.descriptor.at.saturating_add(self.allocation.start as u64);
            let length = self.length().min(self.allocation.len() as u64);
            take(Piece::Inline(start..start.saturating_add(length)));
            return Ok(());
        }
        let step = match kind {
            0 => 8,
            1 => 16,
            2 => 20,
            _ => {
                let at = partitions.content.absolute(self.descriptor.at);
                return Err(Error::broken("ICB Tag", at, format!("allocation descriptors of kind {kind}")));
            }
        };
        let mut count = 0_usize;
        let mut bytes = Cow::Borrowed(self.descriptor.bytes.get(self.allocation.clone()).unwrap_or_default());
        let mut continuations = 0_u32;
        'blocks: loop {
            let mut next = None;
            for descriptor in bytes.chunks_exact(step) {
                let Some((length, address)) = extent(descriptor, kind, self.partition) else { break 'blocks };
                let bytes = u64::from(length & 0x3FFF_FFFF);
                if bytes == 0 {
                    break 'blocks;
                }
                if count >= limits::FILE_EXTENTS {
                    return Err(Error::OverLimit("extents of one file"));
                }
                count = count.saturating_add(1);
                match length >> 30 {
                    0 => {
                        let blocks = bytes.div_ceil(u64::from(partitions.block_size.max(1)));
                        let mut left = bytes;
                        partitions.runs(address.partition.get(), address.block.get().into(), blocks, &mut |run| {
                            let end = run.end.min(run.start.saturating_add(left));
                            left = left.saturating_sub(end.saturating_sub(run.start));
                            if run.start < end {
                                take(Piece::Recorded(run.start..end));
                            }
                        });
                        if left > 0 {
                            take(Piece::Beyond(left));
                        }
                    }
                    1 | 2 => take(Piece::Zeros(bytes)),
                    _ => {
                        next = Some(address);
                        break;
                    }
                }
            }
            continuations = continuations.saturating_add(1);
            let Some(address) = next.filter(|_| continuations < limits::UDF_CONTINUATIONS) else { break };
            let Some(descriptor) = block(partitions, address)?.filter(|it| it.is(tag::ALLOCATION)) else { break };
            // Tag, location of the previous block, length of the descriptors (4/14.5).
            let length: Le32 = descriptor.part(20, "Allocation Extent Descriptor")?;
            let length = usize::try_from(length.get()).unwrap_or(usize::MAX);
            let rest = descriptor.bytes.get(24..).unwrap_or_default();
            bytes = Cow::Owned(rest.get(..length).unwrap_or(rest).to_vec());
        }
        Ok(())
    }

    /// Its data as far as it is in the image, and the number of missing bytes.
    ///
    /// # Errors
    /// The errors of [`Icb::recorded`].
    pub(super) fn data(&self, partitions: &Partitions) -> Result<Data> {
        let mut data = Data { left: self.length(), ..Data::default() };
        let end = partitions.content.len();
        self.each_piece(partitions, &mut |piece| match piece {
            Piece::Zeros(length) => data.zeros(length),
            Piece::Inline(range) | Piece::Recorded(range) => data.copy(range, end),
            Piece::Beyond(length) => data.lack(length),
        })?;
        let rest = data.left;
        data.lack(rest);
        Ok(data)
    }

    /// Its data, as far as it is in the image.
    ///
    /// # Errors
    /// The errors of [`Icb::recorded`].
    pub(super) fn recipe(&self, partitions: &Partitions) -> Result<Recipe> {
        Ok(self.data(partitions)?.recipe(&partitions.content))
    }
}

/// A range of the content with its length, or the length of zeros.
type Stretch = (Option<Range<u64>>, u64);

/// Location of a file's data.
#[derive(Debug, Clone, Default)]
pub(super) struct Data {
    /// Most files have one, which takes no memory of its own.
    first: Option<Stretch>,
    more: Vec<Stretch>,
    left: u64,
    /// Number of bytes that are not in the image.
    pub(super) missing: u64,
}

impl Data {
    fn push(&mut self, stretch: Stretch) {
        match self.first {
            None => self.first = Some(stretch),
            Some(_) => self.more.push(stretch),
        }
    }

    fn stretches(&self) -> impl Iterator<Item = &Stretch> {
        self.first.iter().chain(&self.more)
    }

    fn zeros(&mut self, length: u64) {
        let length = length.min(self.left);
        self.left = self.left.saturating_sub(length);
        if length > 0 {
            self.push((None, length));
        }
    }

    /// Adds a range of a content of known length. After a missing byte, nothing is added, since its offset would be
    /// wrong.
    fn copy(&mut self, range: Range<u64>, content: u64) {
        let length = range.end.saturating_sub(range.start).min(self.left);
        let held = content.saturating_sub(range.start).min(length);
        if held > 0 && self.missing == 0 {
            self.left = self.left.saturating_sub(held);
            self.push((Some(range.start..range.start.saturating_add(held)), held));
            self.lack(length.saturating_sub(held));
        } else {
            self.lack(length);
        }
    }

    fn lack(&mut self, length: u64) {
        let length = length.min(self.left);
        self.left = self.left.saturating_sub(length);
        self.missing = self.missing.saturating_add(length);
    }

    /// Ranges of the content, in order.
    pub(super) fn ranges(&self) -> impl Iterator<Item = Range<u64>> + '_ {
        self.stretches().filter_map(|(range, _)| range.clone())
    }

    /// Whether the ranges are not contiguous.
    pub(super) fn is_scattered(&self) -> bool {
        let mut end = None;
        let mut is_scattered = false;
        for range in self.ranges() {
            is_scattered |= end.is_some_and(|end| end != range.start);
            end = Some(range.end);
        }
        is_scattered || self.stretches().any(|(range, _)| range.is_none())
    }

    /// The data as a recipe over the content.
    pub(super) fn recipe(&self, content: &Source) -> Recipe {
        let mut recipe = Recipe::default();
        for (range, length) in self.stretches() {
            match range {
                Some(range) => recipe.push(Segment::Copy { from: content.clone(), range: range.clone() }),
                None => recipe.push(Segment::Zeros(*length)),
            }
        }
        recipe
    }
}

/// The part of a block that a file entry in it takes, with everything that its CRC covers; all of any other block.
pub(super) fn used(block: &[u8]) -> &[u8] {
    let Ok((tag, _)) = Tag::read_from_prefix(block) else { return block };
    let fields = match tag.identifier.get() {
        tag::FILE_ENTRY => size_of::<EntryHead>().saturating_add(size_of::<FileEntryRest>()),
        tag::EXTENDED_FILE_ENTRY => size_of::<EntryHead>().saturating_add(size_of::<ExtendedRest>()),
        _ => return block,
    };
    // Both end with the lengths of what follows them.
    let lengths = fields.checked_sub(8).and_then(|at| block.get(at..)?.first_chunk::<8>());
    let [Some(attributes), Some(allocation)] = [0, 4].map(|at| {
        let length = lengths?.get(at..)?.first_chunk()?;
        usize::try_from(u32::from_le_bytes(*length)).ok()
    }) else {
        return block;
    };
    let taken = fields.saturating_add(attributes).saturating_add(allocation);
    let covered = usize::from(tag.crc_length.get()).saturating_add(size_of::<Tag>());
    block.get(..taken.max(covered)).unwrap_or(block)
}

/// The descriptor in a block of a partition.
fn block(partitions: &Partitions, address: LbAddr) -> Result<Option<Descriptor<'static>>> {
    let Some(at) = partitions.place(address).filter(|at| *at < partitions.content.len()) else { return Ok(None) };
    Descriptor::read(&partitions.content, at, partitions.block_size)
}

/// Length with its two type bits, and address, of an allocation descriptor (4/14.14).
fn extent(bytes: &[u8], kind: u16, partition: u16) -> Option<(u32, LbAddr)> {
    let number = |at: usize| Le32::read_from_prefix(bytes.get(at..)?).ok().map(|(number, _)| number);
    match kind {
        0 => Some((number(0)?.get(), LbAddr { block: number(4)?, partition: Le16::new(partition) })),
        1 => LongAd::read_from_prefix(bytes).ok().map(|(long, _)| (long.length.get(), long.location)),
        _ => Some((number(0)?.get(), LbAddr::read_from_prefix(bytes.get(12..)?).ok()?.0)),
    }
}

/// The creation time in a file times attribute, whose mask selects the recorded times (4/14.10.5).
fn creation(bytes: &[u8]) -> Option<crate::bytes::time::Timestamp> {
    let mask = Le32::read_from_prefix(bytes.get(16..)?).ok()?.0.get();
    let time = UdfTime::read_from_prefix(bytes.get(20..)?).ok()?.0;
    (mask & 1 != 0).then(|| time.instant()).flatten()
}
