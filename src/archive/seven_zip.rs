//! 7z archives (7-Zip's `DOC/7zFormat.txt`): the directory, and members as ranges of what a folder unpacks to.

use crate::bytes::text;
use crate::codec::{Stream, StreamCodec};
use crate::error::{Error, Result};
use crate::limits;
use crate::refusal::Refusal;
use crate::source::Source;

static CUT: Refusal = Refusal {
    code: "7Z-CUT",
    sentence: "This is a 7z archive that is cut off or damaged: its directory, which comes last, is not where it should be.",
    advice: "Copy or download it again.",
};

static ENCRYPTED: Refusal = Refusal {
    code: "7Z-ENCRYPTED",
    sentence: "This 7z archive is encrypted, and Discern can't decrypt it.",
    advice: "Unpack it with 7-Zip, and open the result.",
};

static METHOD: Refusal = Refusal {
    code: "7Z-METHOD",
    sentence: "This 7z archive is packed with {0}, which Discern doesn't unpack.",
    advice: "Unpack it with 7-Zip, and open the result.",
};

static TOO_LARGE: Refusal = Refusal {
    code: "7Z-TOO-LARGE",
    sentence: "To unpack this 7z archive, {0} bytes of data have to be unpacked or {1} bytes of memory are needed, which is \
               more than Discern has.",
    advice: "Unpack it with 7-Zip, and open the result.",
};

/// Bytes before the data.
const HEAD: u64 = 32;

/// Bytes that a packed directory may unpack to for each byte of the archive, and those that any may: names pack well, but
/// not that well.
const DIRECTORY_DENSITY: u64 = 64;
const SMALL_DIRECTORY: u64 = 1 << 20;

/// Types of properties.
mod property {
    pub(super) const END: u8 = 0x00;
    pub(super) const HEADER: u8 = 0x01;
    pub(super) const ARCHIVE: u8 = 0x02;
    pub(super) const STREAMS: u8 = 0x04;
    pub(super) const FILES: u8 = 0x05;
    pub(super) const PACKED: u8 = 0x06;
    pub(super) const UNPACKED: u8 = 0x07;
    pub(super) const PARTS: u8 = 0x08;
    pub(super) const SIZES: u8 = 0x09;
    pub(super) const SUMS: u8 = 0x0A;
    pub(super) const FOLDERS: u8 = 0x0B;
    pub(super) const UNPACKED_SIZES: u8 = 0x0C;
    pub(super) const PART_COUNTS: u8 = 0x0D;
    pub(super) const EMPTY: u8 = 0x0E;
    pub(super) const NAMES: u8 = 0x11;
    pub(super) const PACKED_HEADER: u8 = 0x17;
}

/// Ids of methods.
const COPY: &[u8] = &[0];
const LZMA2: &[u8] = &[0x21];
const LZMA: &[u8] = &[3, 1, 1];
const DEFLATE: &[u8] = &[4, 1, 8];
const BZIP2: &[u8] = &[4, 2, 2];
const AES: &[u8] = &[6, 0xF1, 7, 1];

/// A method and its properties.
struct Coder {
    id: Vec<u8>,
    properties: Vec<u8>,
}

/// Data that is unpacked as a whole.
struct Folder {
    coders: Vec<Coder>,
    /// Number of packed streams.
    streams: usize,
    /// Bytes that each coder unpacks to.
    lens: Vec<u64>,
    /// Bytes of its members.
    parts: Vec<u64>,
}

/// A file with data.
pub struct SevenZipMember {
    /// Name with its path.
    pub name: String,
    /// Length in bytes.
    pub len: u64,
    /// Number of its folder.
    folder: usize,
    /// Offset in what the folder unpacks to.
    at: u64,
}

/// The directory of an archive.
pub struct SevenZip {
    archive: Source,
    folders: Vec<(Folder, u64, u64)>,
    /// The files with data.
    pub members: Vec<SevenZipMember>,
}

impl SevenZip {
    /// Reads the directory.
    ///
    /// # Errors
    /// If it cannot be read, is damaged, or is packed in a way that Discern doesn't unpack.
    pub fn read(archive: &Source) -> Result<Self> {
        let head = archive.read_up_to(0, usize::try_from(HEAD).unwrap_or(0))?;
        let field = |at: usize| {
            head.get(at..).and_then(|from| from.first_chunk::<8>()).map_or(0, |field| u64::from_le_bytes(*field))
        };
        let at = HEAD.saturating_add(field(12));
        if (head.len() as u64) < HEAD || at.saturating_add(field(20)) > archive.len() {
            return Err((&CUT).into());
        }
        let mut bytes = bytes_at(archive, at, field(20))?;
        if bytes.is_empty() {
            return Ok(Self { archive: archive.clone(), folders: Vec::new(), members: Vec::new() });
        }
        // A directory may be packed, and that again.
        for _ in 0..4 {
            let mut fields = Fields { rest: &bytes, archive };
            match fields.byte()? {
                property::HEADER => return fields.header(archive),
                property::PACKED_HEADER => {
                    let folders = fields.streams()?;
                    let (folder, at, len) = folders.first().ok_or_else(|| fields.broken("its directory is missing"))?;
                    let content = content_of(archive, folder, *at, *len)?;
                    let len = content.len();
                    if len > archive.len().saturating_mul(DIRECTORY_DENSITY).saturating_add(SMALL_DIRECTORY) {
                        return Err(Error::OverLimit("directory of an archive"));
                    }
                    bytes = bytes_at(&content, 0, len)?;
                }
                _ => return Err(fields.broken("its directory has an unknown type")),
            }
        }
        Err(Error::OverLimit("layers of the directory of an archive"))
    }

    /// The names and contents of the first members, at most `most`. Those of one folder share its unpacked data.
    ///
    /// # Errors
    /// If one is packed in a way that Discern doesn't unpack, or too long.
    pub fn contents(&self, most: usize) -> Result<Vec<(&str, Source)>> {
        let mut contents = Vec::new();
        let mut last: Option<(usize, Source)> = None;
        for member in self.members.iter().take(most) {
            let whole = match &last {
                Some((folder, whole)) if *folder == member.folder => whole.clone(),
                _ => {
                    let found = self.folders.get(member.folder);
                    let (folder, at, len) = found.ok_or_else(|| Error::NotFound("folder of the archive".into()))?;
                    content_of(&self.archive, folder, *at, *len)?
                }
            };
            let end = member.at.saturating_add(member.len);
            contents.push((member.name.as_str(), whole.slice(member.at..end)));
            last = Some((member.folder, whole));
        }
        Ok(contents)
    }
}

fn bytes_at(from: &Source, at: u64, len: u64) -> Result<Vec<u8>> {
    if len > limits::ARCHIVE_DIRECTORY_BYTES {
        return Err(Error::OverLimit("directory of an archive"));
    }
    let bytes = from.read_up_to(at, usize::try_from(len).unwrap_or(0))?;
    if (bytes.len() as u64) < len {
        return Err(std::io::Error::from(std::io::ErrorKind::UnexpectedEof).into());
    }
    Ok(bytes)
}

/// What a folder unpacks to.
fn content_of(archive: &Source, folder: &Folder, at: u64, packed_len: u64) -> Result<Source> {
    if folder.coders.iter().any(|coder| coder.id == AES) {
        return Err((&ENCRYPTED).into());
    }
    let ([coder], [len]) = (folder.coders.as_slice(), folder.lens.as_slice()) else {
        return Err(METHOD.with(&[&"several methods in a row"]).into());
    };
    let packed = archive.slice(at..at.saturating_add(packed_len));
    if coder.id == COPY {
        return Ok(packed.slice(0..*len));
    }
    let bytes = coder.properties.as_slice();
    let (codec, memory) = match (coder.id.as_slice(), bytes) {
        (LZMA, [properties, a, b, c, d, ..]) => {
            let dictionary = u32::from_le_bytes([*a, *b, *c, *d]);
            (StreamCodec::PlainLzma { properties: *properties, dictionary: dictionary.max(4096) }, dictionary.into())
        }
        (LZMA2, [bits @ 0..=40, ..]) => {
            let dictionary =
                if *bits == 40 { u32::MAX } else { (2 | u32::from(bits & 1)) << (bits / 2).saturating_add(11) };
            (StreamCodec::Lzma2 { dictionary }, u64::from(dictionary))
        }
        (DEFLATE, _) => (StreamCodec::Deflate, 0),
        (BZIP2, _) => (StreamCodec::Bzip2, 0),
        (id, _) => {
            let id: String = id.iter().map(|byte| format!("{byte:02x}")).collect();
            return Err(METHOD.with(&[&format!("method {id}")]).into());
        }
    };
    archive.ask_shelf(*len)?;
    if *len > archive.pool().unwrap_or_default().shelf().longest() || memory > limits::UNPACKING_BYTES {
        return Err(TOO_LARGE.with(&[len, &memory]).into());
    }
    Stream::kept(codec, &packed, *len)
}

/// Reads fields one after the other.
struct Fields<'a> {
    rest: &'a [u8],
    archive: &'a Source,
}

impl Fields<'_> {
    fn broken(&self, what: &str) -> Error {
        Error::broken("Directory of the 7z archive", self.archive.absolute(0), what)
    }

    fn byte(&mut self) -> Result<u8> {
        let (byte, rest) = self.rest.split_first().ok_or_else(|| self.broken("it is cut off"))?;
        self.rest = rest;
        Ok(*byte)
    }

    fn take(&mut self, len: u64) -> Result<Vec<u8>> {
        let split = usize::try_from(len).ok().and_then(|len| self.rest.split_at_checked(len));
        let (bytes, rest) = split.ok_or_else(|| self.broken("it is cut off"))?;
        self.rest = rest;
        Ok(bytes.to_vec())
    }

    /// A number: its first byte says by its highest bits how many follow.
    fn number(&mut self) -> Result<u64> {
        let first = self.byte()?;
        let more = first.leading_ones();
        let mut value = 0_u64;
        for at in 0..more {
            value |= u64::from(self.byte()?) << at.saturating_mul(8);
        }
        let high = u64::from(first & 0x7F_u8.checked_shr(more).unwrap_or(0));
        Ok(value | high.checked_shl(more.saturating_mul(8)).unwrap_or(0))
    }

    /// A number of things that have a byte each at least.
    fn count(&mut self) -> Result<usize> {
        let count = usize::try_from(self.number()?).unwrap_or(usize::MAX);
        if count > limits::ARCHIVE_ENTRIES { Err(Error::OverLimit("members of an archive")) } else { Ok(count) }
    }

    fn numbers(&mut self, count: usize) -> Result<Vec<u64>> {
        (0..count).map(|_| self.number()).collect()
    }

    fn bits(&mut self, count: usize) -> Result<Vec<bool>> {
        let bytes = self.take(count.div_ceil(8) as u64)?;
        Ok((0..count).map(|at| bytes.get(at / 8).is_some_and(|byte| byte << (at % 8) & 0x80 != 0)).collect())
    }

    /// Skips checksums. Returns for which of `count` streams there is one.
    fn sums(&mut self, count: usize) -> Result<Vec<bool>> {
        if count > limits::ARCHIVE_ENTRIES {
            return Err(Error::OverLimit("members of an archive"));
        }
        let all = self.byte()? != 0;
        let defined = if all { vec![true; count] } else { self.bits(count)? };
        self.take((defined.iter().filter(|is| **is).count() as u64).saturating_mul(4))?;
        Ok(defined)
    }

    fn expect(&mut self, kind: u8) -> Result<()> {
        if self.byte()? == kind { Ok(()) } else { Err(self.broken("a property is missing")) }
    }

    /// The folders with the range of the first packed stream of each.
    fn streams(&mut self) -> Result<Vec<(Folder, u64, u64)>> {
        let (mut start, mut sizes, mut folders) = (0, Vec::new(), Vec::new());
        let mut has_sum = Vec::new();
        loop {
            match self.byte()? {
                property::END => break,
                property::PACKED => {
                    start = HEAD.saturating_add(self.number()?);
                    let count = self.count()?;
                    loop {
                        match self.byte()? {
                            property::END => break,
                            property::SIZES => sizes = self.numbers(count)?,
                            property::SUMS => drop(self.sums(count)?),
                            _ => return Err(self.broken("a property is unknown")),
                        }
                    }
                }
                property::UNPACKED => (folders, has_sum) = self.folders()?,
                property::PARTS => self.parts(&mut folders, &has_sum)?,
                _ => return Err(self.broken("a property is unknown")),
            }
        }
        let mut placed = Vec::new();
        let mut sizes = sizes.into_iter();
        for folder in folders {
            let own: Vec<u64> = sizes.by_ref().take(folder.streams).collect();
            let len = own.first().copied().unwrap_or(0);
            placed.push((folder, start, len));
            start = own.iter().fold(start, |start, len| start.saturating_add(*len));
        }
        Ok(placed)
    }

    fn folders(&mut self) -> Result<(Vec<Folder>, Vec<bool>)> {
        self.expect(property::FOLDERS)?;
        let count = self.count()?;
        self.expect(0)?;
        let (mut folders, mut coders) = (Vec::new(), 0_usize);
        for _ in 0..count {
            let folder = self.folder()?;
            coders = coders.saturating_add(folder.coders.len().max(1));
            if coders > limits::ARCHIVE_FOLDERS {
                return Err(Error::OverLimit("packed streams of an archive"));
            }
            folders.push(folder);
        }
        self.expect(property::UNPACKED_SIZES)?;
        for folder in &mut folders {
            folder.lens = self.numbers(folder.coders.len())?;
            // The last coder's output, unless members say otherwise.
            folder.parts = folder.lens.first().copied().into_iter().collect();
        }
        let mut has_sum = vec![false; count];
        loop {
            match self.byte()? {
                property::END => break,
                property::SUMS => has_sum = self.sums(count)?,
                _ => return Err(self.broken("a property is unknown")),
            }
        }
        Ok((folders, has_sum))
    }

    fn folder(&mut self) -> Result<Folder> {
        let count = self.count()?;
        let (mut coders, mut inputs) = (Vec::new(), 0_usize);
        if count > 32 {
            return Err(self.broken("a folder has too many methods"));
        }
        for _ in 0..count {
            let flags = self.byte()?;
            let id = self.take((flags & 0x0F).into())?;
            let (mut own, mut outputs) = (1, 1);
            if flags & 0x10 != 0 {
                (own, outputs) = (self.count()?, self.count()?);
            }
            if outputs != 1 || own > 32 {
                return Err(METHOD.with(&[&"a method with several results"]).into());
            }
            inputs = inputs.saturating_add(own);
            let len = if flags & 0x20 != 0 { self.number()? } else { 0 };
            let properties = self.take(len)?;
            coders.push(Coder { id, properties });
        }
        let pairs = count.saturating_sub(1);
        self.numbers(pairs.saturating_mul(2))?;
        let streams = inputs.saturating_sub(pairs);
        if streams > 1 {
            self.numbers(streams)?;
        }
        Ok(Folder { coders, streams, lens: Vec::new(), parts: Vec::new() })
    }

    /// The lengths of the members of each folder.
    fn parts(&mut self, folders: &mut [Folder], has_sum: &[bool]) -> Result<()> {
        let mut counts = vec![1; folders.len()];
        let mut kind = self.byte()?;
        if kind == property::PART_COUNTS {
            for count in &mut counts {
                *count = self.count()?;
            }
            if counts.iter().fold(0, |sum: usize, count| sum.saturating_add(*count)) > limits::ARCHIVE_ENTRIES {
                return Err(Error::OverLimit("members of an archive"));
            }
            kind = self.byte()?;
        }
        let has_sizes = kind == property::SIZES;
        for (folder, count) in folders.iter_mut().zip(&counts) {
            let whole = folder.lens.first().copied().unwrap_or(0);
            let known = if has_sizes { self.numbers(count.saturating_sub(1))? } else { Vec::new() };
            let sum = known.iter().fold(0_u64, |sum, len| sum.saturating_add(*len));
            folder.parts = known;
            if *count > 0 {
                folder.parts.push(whole.saturating_sub(sum));
            }
        }
        if has_sizes {
            kind = self.byte()?;
        }
        while kind != property::END {
            if kind != property::SUMS {
                return Err(self.broken("a property is unknown"));
            }
            // Folders of one member have their checksum already.
            let own = counts.iter().enumerate().filter(|(at, count)| **count != 1 || has_sum.get(*at) != Some(&true));
            let missing = own.map(|(_, count)| *count).fold(0, usize::saturating_add);
            self.sums(missing)?;
            kind = self.byte()?;
        }
        Ok(())
    }

    fn header(mut self, archive: &Source) -> Result<SevenZip> {
        let (mut folders, mut members) = (Vec::new(), Vec::new());
        loop {
            match self.byte()? {
                property::END => break,
                property::ARCHIVE => {
                    while self.byte()? != property::END {
                        let len = self.number()?;
                        self.take(len)?;
                    }
                }
                property::STREAMS => folders = self.streams()?,
                property::FILES => members = self.files(&folders)?,
                _ => return Err(self.broken("a property is unknown")),
            }
        }
        Ok(SevenZip { archive: archive.clone(), folders, members })
    }

    /// The files that have data, in the order of it.
    fn files(&mut self, folders: &[(Folder, u64, u64)]) -> Result<Vec<SevenZipMember>> {
        let count = self.count()?;
        let (mut names, mut is_empty) = (Vec::new(), vec![false; count]);
        loop {
            let kind = self.byte()?;
            if kind == property::END {
                break;
            }
            let len = self.number()?;
            let bytes = self.take(len)?;
            let mut own = Fields { rest: &bytes, archive: self.archive };
            match kind {
                property::EMPTY => is_empty = own.bits(count)?,
                property::NAMES => {
                    own.expect(0)?;
                    let units = own.rest.as_chunks::<2>().0;
                    let name = |units: &[[u8; 2]]| text::of_utf_16(units.iter().map(|unit| u16::from_le_bytes(*unit)));
                    names = units.split(|unit| *unit == [0; 2]).take(count).map(name).collect();
                }
                _ => {}
            }
        }
        let parts = folders.iter().enumerate().flat_map(|(number, (folder, ..))| {
            let mut at = 0_u64;
            folder.parts.iter().map(move |len| {
                let start = at;
                at = at.saturating_add(*len);
                (number, start, *len)
            })
        });
        let with_data = is_empty.iter().enumerate().filter(|(_, is_empty)| !**is_empty);
        let named = with_data.map(|(number, _)| names.get(number).cloned().unwrap_or_default());
        let member = |(name, (folder, at, len))| SevenZipMember { name, len, folder, at };
        Ok(named.zip(parts).map(member).collect())
    }
}
