//! The PE format of UEFI programs (Microsoft PE and COFF Specification; UEFI 2.1.1).

use std::ops::Range;

use sha2::{Digest, Sha256};
use zerocopy::{FromBytes, Immutable, KnownLayout, Unaligned};

use super::authenticode::Signature;
use super::sbat::Sbat;
use super::security_version::SecurityVersion;
use crate::bytes::integers::{Le16, Le32};
use crate::error::Result;
use crate::limits;
use crate::order::sort_by;
use crate::source::Source;

/// The DOS header that every PE file begins with.
#[derive(FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct DosHeader {
    /// `MZ`.
    magic: [u8; 2],
    ignored: [u8; 58],
    /// Offset of the PE header.
    pe_header: Le32,
}

const _: () = assert!(size_of::<DosHeader>() == 64);

/// Signature and COFF header.
#[derive(FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct CoffHeader {
    /// `PE`, 0, 0.
    signature: [u8; 4],
    machine: Le16,
    sections: Le16,
    time: Le32,
    symbol_table: Le32,
    symbols: Le32,
    optional_header_size: Le16,
    characteristics: Le16,
}

const _: () = assert!(size_of::<CoffHeader>() == 24);

/// A section header.
#[derive(Debug, Clone, Copy, FromBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
struct SectionHeader {
    name: [u8; 8],
    virtual_size: Le32,
    virtual_address: Le32,
    raw_size: Le32,
    raw_data: Le32,
    ignored: [u8; 16],
}

const _: () = assert!(size_of::<SectionHeader>() == 40);

/// Magic number of an optional header with 64-bit addresses.
const PE32_PLUS: u16 = 0x20B;
/// Magic number of an optional header with 32-bit addresses.
const PE32: u16 = 0x10B;
/// Subsystem of UEFI applications; drivers have the next two.
const EFI_APPLICATION: u16 = 10;
/// Offsets in the optional header that both variants share.
const HEADERS_SIZE_AT: usize = 60;
const CHECKSUM_AT: usize = 64;
const SUBSYSTEM_AT: usize = 68;
/// Offsets of the data directories, after their number, by type of header.
const DIRECTORIES_AT: [usize; 2] = [96, 112];
/// The data directory of resources.
const RESOURCES: usize = 2;
/// The data directory of certificates.
const CERTIFICATES: usize = 4;
/// Size of a data directory, in bytes.
const DIRECTORY: usize = 8;
/// Bytes hashed at once.
const PIECE: usize = 64 << 10;
/// Size of the table that begins a directory of resources: attributes, then the numbers of named and of numbered entries.
const RESOURCE_TABLE: usize = 16;
/// Size of an entry that follows it: a name or number, and a place.
const RESOURCE_ENTRY: usize = 8;
/// Bit of a name that is text, and of a place that is a directory; the others are an offset.
const RESOURCE_FLAG: u32 = 1 << 31;
/// Number of the type of resources that are plain data (`RT_RCDATA`).
const PLAIN_DATA: ResourceName<'_> = ResourceName::Number(10);
/// Name of the boot manager's security version among them.
const SECURITY_VERSION: ResourceName<'_> = ResourceName::Text("BOOTMGRSECURITYVERSIONNUMBER");

/// The processor that a program runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Machine {
    /// 32-bit x86.
    Ia32,
    /// 64-bit x86.
    X64,
    /// 32-bit ARM.
    Arm,
    /// 64-bit ARM.
    Arm64,
    /// 64-bit RISC-V.
    RiscV64,
    /// 64-bit LoongArch.
    LoongArch64,
    /// Itanium.
    Ia64,
    /// Byte code for any processor.
    ByteCode,
    /// Another number.
    Other(u16),
}

impl Machine {
    const fn new(number: u16) -> Self {
        match number {
            0x014C => Self::Ia32,
            0x8664 => Self::X64,
            0x01C0 | 0x01C2 | 0x01C4 => Self::Arm,
            0xAA64 => Self::Arm64,
            0x5064 => Self::RiscV64,
            0x6264 => Self::LoongArch64,
            0x0200 => Self::Ia64,
            0x0EBC => Self::ByteCode,
            other => Self::Other(other),
        }
    }

    /// Name for users, as in "x64".
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ia32 => "IA32",
            Self::X64 => "x64",
            Self::Arm => "ARM",
            Self::Arm64 => "ARM64",
            Self::RiscV64 => "RISC-V",
            Self::LoongArch64 => "LoongArch",
            Self::Ia64 => "Itanium",
            Self::ByteCode => "EFI byte code",
            Self::Other(_) => "unknown processor",
        }
    }
}

/// The headers of a PE file.
#[derive(Debug, Clone)]
pub struct PeImage {
    /// The processor it is for.
    pub machine: Machine,
    /// True for UEFI applications and drivers, false for Windows programs.
    pub is_efi: bool,
    /// Range of the check sum, which no hash covers.
    checksum: Range<u64>,
    /// Range of the certificates' data directory, which no hash covers either; `None` if there are too few directories.
    directory: Option<Range<u64>>,
    /// Range of the certificates, which follow everything else.
    certificates: Range<u64>,
    /// Address in memory of the resources.
    resources: Option<u32>,
    headers_size: u64,
    sections: Vec<SectionHeader>,
    content: Source,
}

impl PeImage {
    /// Reads the headers; `None` if the file isn't PE, or ends within them.
    ///
    /// # Errors
    /// If the content cannot be read.
    pub fn read(content: &Source) -> Result<Option<Self>> {
        let head = content.read_up_to(0, limits::PE_HEADERS)?;
        Ok(Self::parse(content, &head))
    }

    fn parse(content: &Source, head: &[u8]) -> Option<Self> {
        let (dos, _) = DosHeader::read_from_prefix(head).ok()?;
        let at = usize::try_from(dos.pe_header.get()).ok().filter(|_| &dos.magic == b"MZ")?;
        let (coff, rest) = CoffHeader::read_from_prefix(head.get(at..)?).ok()?;
        if &coff.signature != b"PE\0\0" {
            return None;
        }
        let optional = rest.get(..usize::from(coff.optional_header_size.get()))?;
        let optional_at = at.checked_add(size_of::<CoffHeader>())?;
        let directories = match half(optional, 0)? {
            PE32 => DIRECTORIES_AT[0],
            PE32_PLUS => DIRECTORIES_AT[1],
            _ => return None,
        };
        let count = usize::try_from(word(optional, directories.checked_sub(4)?)?).ok()?;
        let place = directories.checked_add(CERTIFICATES.checked_mul(DIRECTORY)?)?;
        let resources = count.checked_sub(RESOURCES.saturating_add(1));
        let resources = resources.and(word(optional, directories.checked_add(RESOURCES.checked_mul(DIRECTORY)?)?));
        let (mut directory, mut certificates) = (None, 0..0);
        if count > CERTIFICATES
            && let (Some(start), Some(size)) = (word(optional, place), word(optional, place.saturating_add(4)))
        {
            let at = optional_at.checked_add(place)? as u64;
            directory = Some(at..at.saturating_add(DIRECTORY as u64));
            certificates = u64::from(start)..u64::from(start).saturating_add(size.into());
        }
        let mut sections = Vec::new();
        let mut headers = rest.get(optional.len()..)?;
        for _ in 0..coff.sections.get() {
            let Ok((header, more)) = SectionHeader::read_from_prefix(headers) else { break };
            sections.push(header);
            headers = more;
        }
        let checksum = optional_at.checked_add(CHECKSUM_AT)? as u64;
        let subsystem = half(optional, SUBSYSTEM_AT)?;
        Some(Self {
            machine: Machine::new(coff.machine.get()),
            is_efi: (EFI_APPLICATION..=EFI_APPLICATION.saturating_add(2)).contains(&subsystem),
            checksum: checksum..checksum.saturating_add(4),
            directory,
            certificates,
            resources: resources.filter(|address| *address > 0),
            headers_size: word(optional, HEADERS_SIZE_AT)?.into(),
            sections,
            content: content.clone(),
        })
    }

    /// The hash that signatures and revocation lists refer to. It covers everything but the check sum, the
    /// certificates, and their data directory (Windows Authenticode Portable Executable Signature Format, "Calculating
    /// the PE Image Hash").
    ///
    /// # Errors
    /// If the content cannot be read.
    pub fn sha256(&self) -> Result<[u8; 32]> {
        let mut hash = Sha256::new();
        let mut from = 0;
        for hole in [Some(&self.checksum), self.directory.as_ref()].into_iter().flatten() {
            self.add(&mut hash, from..hole.start)?;
            from = hole.end;
        }
        self.add(&mut hash, from..self.headers_size)?;
        let mut hashed = self.headers_size;
        let mut sections = self.sections.clone();
        sort_by(&mut sections, &mut |one, other| one.raw_data.get().cmp(&other.raw_data.get()));
        for section in sections.iter().filter(|section| section.raw_size.get() > 0) {
            let start = u64::from(section.raw_data.get());
            let size = u64::from(section.raw_size.get());
            self.add(&mut hash, start..start.saturating_add(size))?;
            hashed = hashed.saturating_add(size);
        }
        let certified = self.certificates.end.saturating_sub(self.certificates.start);
        self.add(&mut hash, hashed..self.content.len().saturating_sub(certified))?;
        Ok(hash.finalize().into())
    }

    fn add(&self, hash: &mut Sha256, range: Range<u64>) -> Result<()> {
        let mut at = range.start;
        while at < range.end.min(self.content.len()) {
            let len = usize::try_from(range.end.saturating_sub(at)).unwrap_or(PIECE).min(PIECE);
            let piece = self.content.read_up_to(at, len)?;
            if piece.is_empty() {
                break;
            }
            hash.update(&piece);
            at = at.saturating_add(piece.len() as u64);
        }
        Ok(())
    }

    /// Its signatures; none if it isn't signed.
    ///
    /// # Errors
    /// If the content cannot be read.
    pub fn signatures(&self) -> Result<Vec<Signature>> {
        let len = self.certificates.end.saturating_sub(self.certificates.start).min(limits::PE_CERTIFICATES);
        let bytes = self.content.read_up_to(self.certificates.start, usize::try_from(len).unwrap_or(0))?;
        Ok(Signature::all(&bytes))
    }

    /// The bytes of a section of this name.
    #[must_use]
    pub fn section(&self, name: &[u8; 8]) -> Option<Range<u64>> {
        let section = self.sections.iter().find(|section| section.name == *name)?;
        let start = u64::from(section.raw_data.get());
        let len = section.virtual_size.get().min(section.raw_size.get());
        Some(start..start.saturating_add(len.into()))
    }

    /// Its section of SBAT; `None` where it has none.
    ///
    /// # Errors
    /// If the content cannot be read.
    pub fn sbat(&self) -> Result<Option<Sbat>> {
        let Some(range) = self.section(b".sbat\0\0\0") else { return Ok(None) };
        let len = range.end.saturating_sub(range.start).min(limits::SBAT_BYTES.into());
        let bytes = self.content.read_up_to(range.start, usize::try_from(len).unwrap_or(0))?;
        Ok(Some(Sbat::parse(&bytes)))
    }

    /// Its security version, if it is a boot manager of Windows that has one.
    ///
    /// # Errors
    /// If the content cannot be read.
    pub fn security_version(&self) -> Result<Option<SecurityVersion>> {
        let Some(at) = self.resources.and_then(|address| self.offset(address)) else { return Ok(None) };
        let tables = self.content.read_up_to(at, limits::PE_RESOURCES)?;
        let place = resource(&tables, 0, &[Some(PLAIN_DATA), Some(SECURITY_VERSION), None]);
        let address = place.and_then(|place| word(&tables, place));
        let Some(at) = address.and_then(|address| self.offset(address)) else { return Ok(None) };
        Ok(SecurityVersion::of_resource(&self.content.read_up_to(at, 4)?))
    }

    /// Offset in the file of an address in memory, if a section covers it.
    fn offset(&self, address: u32) -> Option<u64> {
        let within = |section: &SectionHeader| {
            let inside = address.checked_sub(section.virtual_address.get())?;
            (inside < section.raw_size.get()).then(|| u64::from(section.raw_data.get()).saturating_add(inside.into()))
        };
        self.sections.iter().find_map(within)
    }
}

/// The name of a resource, or of a type of resources.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ResourceName<'a> {
    Number(u32),
    Text(&'a str),
}

/// Offset of the entry for a resource's data, found by a name in each level of directories; `None` stands for the first
/// entry. The levels end, so directories that contain themselves do no harm.
fn resource(tables: &[u8], at: usize, names: &[Option<ResourceName<'_>>]) -> Option<usize> {
    let (name, rest) = names.split_first()?;
    let count =
        usize::from(half(tables, at.checked_add(12)?)?).checked_add(half(tables, at.checked_add(14)?)?.into())?;
    let entries = tables.get(at.checked_add(RESOURCE_TABLE)?..)?.chunks_exact(RESOURCE_ENTRY).take(count);
    let mut places = entries.filter(|entry| name.is_none_or(|name| is_named(tables, entry, name)));
    let place = word(places.next()?, 4)?;
    let inside = usize::try_from(place & !RESOURCE_FLAG).ok()?;
    let is_directory = place & RESOURCE_FLAG != 0;
    match rest {
        [] => (!is_directory).then_some(inside),
        rest => is_directory.then(|| resource(tables, inside, rest))?,
    }
}

/// Whether an entry of a directory has a name: a number, or the place of a text of 16-bit characters after their count.
fn is_named(tables: &[u8], entry: &[u8], name: ResourceName<'_>) -> bool {
    let Some(recorded) = word(entry, 0) else { return false };
    match name {
        ResourceName::Number(number) => recorded == number,
        ResourceName::Text(text) => {
            let at = usize::try_from(recorded & !RESOURCE_FLAG).unwrap_or(usize::MAX);
            let characters = tables.get(at..).and_then(|from| from.split_first_chunk::<2>());
            recorded & RESOURCE_FLAG != 0
                && characters.is_some_and(|(count, characters)| {
                    let characters = characters.chunks_exact(2).take(u16::from_le_bytes(*count).into());
                    characters.map(|pair| half(pair, 0).unwrap_or(0)).eq(text.encode_utf16())
                })
        }
    }
}

fn half(bytes: &[u8], at: usize) -> Option<u16> {
    Some(Le16::read_from_prefix(bytes.get(at..)?).ok()?.0.get())
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    Some(Le32::read_from_prefix(bytes.get(at..)?).ok()?.0.get())
}
