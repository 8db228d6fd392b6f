//! Named files that are opened together: one image, or a descriptor and the files it names.

use std::cell::RefCell;

use super::Source;
use super::cache::BlockCache;
use super::pool::Pool;
use super::recipe::Recipe;
use super::shelf::Shelf;
use super::text_file::TextFile;
use crate::bytes::text;
use crate::endings;
use crate::error::Result;
use crate::limits;
use crate::order::sort_by;
use crate::refusal::Refusal;
use crate::signature;

static TOO_DEEP: Refusal = Refusal {
    code: "OPEN-LAYERS",
    sentence: "This file lies in {0} images and archives, one within the other, and Discern goes no deeper. It may hold \
               itself, as files do that are made to keep programs busy.",
    advice: "If it is a real image, extract it and open it by itself.",
};

/// A file with its name.
#[derive(Debug, Clone)]
pub struct NamedFile {
    /// File name without a path.
    pub name: String,
    /// Content, read through a cache.
    pub content: Source,
}

/// Files opened together: the user's, or derived from an image or archive that was opened before.
#[derive(Debug, Clone, Default)]
pub struct Files {
    all: Vec<NamedFile>,
    pool: Pool,
    /// Number of images and archives that enclose these files; 0 for the user's own.
    depth: u32,
    /// What the file was packed with that they were unpacked from, as in "gzip"; empty if it was none.
    packer: &'static str,
    /// Positions of the files that a container has found to be its own.
    taken: RefCell<Vec<usize>>,
}

/// The files of a split image, in order; one file where nothing is split.
#[derive(Debug, Clone)]
pub struct Series<'a> {
    /// The files.
    pub files: Vec<&'a NamedFile>,
    /// The first part that the names show to be missing. Nothing after it can be read at its place.
    pub missing: Option<u64>,
}

impl Series<'_> {
    /// The content of all files, one after the other; `None` if there are none.
    #[must_use]
    pub fn content(&self) -> Option<Source> {
        if let [file] = self.files.as_slice() {
            return Some(file.content.clone());
        }
        let mut whole = Recipe::default();
        for file in &self.files {
            whole.append(&Recipe::of(&file.content, 0..file.content.len()));
        }
        (!self.files.is_empty()).then(|| whole.into_source())
    }
}

impl NamedFile {
    /// Whether the name has this extension, ignoring case.
    #[must_use]
    pub fn has_extension(&self, extension: &str) -> bool {
        self.name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case(extension))
    }
}

impl Files {
    /// Finds the file that a descriptor names, ignoring the path and case.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&NamedFile> {
        let base = name.rsplit(['/', '\\']).next().unwrap_or(name).trim();
        let same = |file: &&NamedFile| file.name == base;
        let alike = |file: &&NamedFile| text::lower(&file.name) == text::lower(base);
        self.all.iter().find(same).or_else(|| self.all.iter().find(alike))
    }

    /// Records that a file belongs to the image that is opened.
    pub fn take(&self, file: &NamedFile) {
        let at = self.all.iter().position(|known| std::ptr::eq(known, file));
        self.taken.borrow_mut().extend(at);
    }

    /// Whether a file has not been taken.
    #[must_use]
    pub fn is_left(&self, file: &NamedFile) -> bool {
        let taken = self.taken.borrow();
        !taken.iter().any(|at| self.all.get(*at).is_some_and(|known| std::ptr::eq(known, file)))
    }

    /// Names of the files that have not been taken.
    #[must_use]
    pub fn untaken(&self) -> Vec<String> {
        self.all.iter().filter(|file| self.is_left(file)).map(|file| file.name.clone()).collect()
    }

    /// Finds the first file with this extension whose text satisfies `is_sheet`, and returns the text, decoded from any
    /// encoding.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn sheet(&self, extension: &str, is_sheet: fn(&str) -> bool) -> Result<Option<(&NamedFile, TextFile)>> {
        let short = |file: &&NamedFile| file.content.len() <= limits::SHEET_BYTES;
        for file in self.all.iter().filter(|file| file.has_extension(extension)).filter(short) {
            let len = usize::try_from(file.content.len()).unwrap_or(0);
            let bytes = file.content.read_up_to(0, len)?;
            let text = TextFile::new(&bytes, text::guess_document(&bytes), &file.content);
            if is_sheet(&text.text) {
                return Ok(Some((file, text)));
            }
        }
        Ok(None)
    }

    /// The parts of a split image, in order: files whose names differ only in a number, of which none is missing and none
    /// but the first begins an image of its own. Without such a series, a single file: the first with the extension of an
    /// image, or else the first of all.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn series(&self) -> Result<Series<'_>> {
        let is_volume = |file: &&NamedFile| endings::VOLUMES.iter().any(|volume| endings::is_any(&file.name, volume));
        let first = self.all.iter().find(is_volume).or_else(|| self.all.first());
        first.map_or_else(|| Ok(Series { files: Vec::new(), missing: None }), |file| self.series_of(file))
    }

    fn series_of<'a>(&'a self, file: &'a NamedFile) -> Result<Series<'a>> {
        let alone = |missing| Series { files: vec![file], missing };
        let Some(own) = PartName::of(&file.name) else { return Ok(alone(None)) };
        let parts = self.all.iter().filter_map(|file| Some((PartName::of(&file.name)?, file)));
        let mut parts: Vec<(u64, &NamedFile)> =
            parts.filter(|(name, _)| name.is_beside(&own)).map(|(name, file)| (name.number, file)).collect();
        sort_by(&mut parts, &mut |one, other| one.0.cmp(&other.0));
        for (_, part) in parts.iter().skip(1) {
            if begins_image(&part.content)? {
                return Ok(alone(None));
            }
        }
        let first = parts.first().map_or(own.number, |(number, _)| *number);
        if own.is_lettered && !own.may_begin_at(first) {
            return Ok(alone(None));
        }
        let mut missing = (own.is_part && first > 1).then_some(1);
        let mut files = Vec::new();
        for ((number, part), expected) in parts.into_iter().zip(first..) {
            if number != expected {
                missing = missing.or(Some(expected));
                break;
            }
            files.push(part);
        }
        Ok(Series { files, missing })
    }

    /// Adds a user's file under its name on their computer, and gives it the session's next number.
    pub fn push(&mut self, name: impl Into<String>, leaf: Source) {
        let id = self.pool.next_file();
        let content = Source::new(BlockCache::new(leaf, self.pool.clone(), id));
        self.all.push(NamedFile { name: name.into(), content });
    }

    /// Has long unpacked content kept on a shelf.
    pub fn keep_on(&self, shelf: Shelf) {
        self.pool.keep_on(shelf);
    }

    /// Drops the bytes that the session has cached, before something else needs the memory.
    pub fn forget_cached(&self) {
        self.pool.forget_all();
    }

    /// Makes an empty set for files inside these.
    ///
    /// # Errors
    /// If that exceeds [`limits::LAYERS`].
    pub fn within(&self) -> Result<Self> {
        let depth = self.depth.saturating_add(1);
        if depth > limits::LAYERS {
            return Err(TOO_DEEP.with(&[&limits::LAYERS]).into());
        }
        Ok(Self { pool: self.pool.clone(), depth, ..Self::default() })
    }

    /// Adds a file derived from others: its bytes resolve to the user's files and share their cache.
    pub fn derive(&mut self, name: impl Into<String>, content: Source) {
        self.all.push(NamedFile { name: name.into(), content });
    }

    /// Adds the content of a packed file.
    pub fn unpack(&mut self, packer: &'static str, name: impl Into<String>, content: Source) {
        self.packer = packer;
        self.derive(name, content);
    }

    /// What the file was packed with that they were unpacked from, as in "gzip"; `None` if it was none.
    #[must_use]
    pub fn packer(&self) -> Option<&'static str> {
        Some(self.packer).filter(|packer| !packer.is_empty())
    }

    /// Makes a set of one user's file.
    #[must_use]
    pub fn one(name: impl Into<String>, leaf: Source) -> Self {
        let mut files = Self::default();
        files.push(name, leaf);
        files
    }

    /// The first file, if there is any.
    #[must_use]
    pub fn first(&self) -> Option<&NamedFile> {
        self.all.first()
    }

    /// The first file of a kind.
    ///
    /// # Errors
    /// The errors of `is`, which looks at one file.
    pub fn first_of(&self, is: fn(&NamedFile) -> Result<bool>) -> Result<Option<&NamedFile>> {
        for file in &self.all {
            if is(file)? {
                return Ok(Some(file));
            }
        }
        Ok(None)
    }

    /// All files, in the order they were added. The position of a user's file is its [`FileId`](super::FileId), unless
    /// another set of the same session was filled before.
    #[must_use]
    pub fn all(&self) -> &[NamedFile] {
        &self.all
    }
}

/// The position in a series that a name states: `image.iso.002` and `image.part2.iso` are both the second, and so is
/// `image.ab`, as `split` names it.
struct PartName {
    before: String,
    number: u64,
    after: String,
    /// Whether the name marks the file as a part, as `.002` and `.part2` do.
    is_part: bool,
    /// Whether the number is written in letters.
    is_lettered: bool,
}

impl PartName {
    fn of(name: &str) -> Option<Self> {
        let name = text::lower(name);
        let is_digit = |c: char| c.is_ascii_digit();
        if let Some(end) = name.rfind(is_digit).and_then(|at| at.checked_add(1)) {
            let start = name.get(..end)?.trim_end_matches(is_digit).len();
            let (before, digits, after) = (name.get(..start)?, name.get(start..end)?, name.get(end..)?);
            let is_ending = after.is_empty() && digits.len() > 1 && before.ends_with('.');
            let is_part = is_ending || before.ends_with("part");
            let number = digits.parse().ok()?;
            return Some(Self { before: before.into(), number, after: after.into(), is_part, is_lettered: false });
        }
        let (before, [tens @ b'a'..=b'z', ones @ b'a'..=b'z']) = name.as_bytes().split_last_chunk::<2>()? else {
            return None;
        };
        let place = |letter: u8| u64::from(letter.saturating_sub(b'a'));
        let number = place(*tens).saturating_mul(26).saturating_add(place(*ones));
        let before = String::from_utf8(before.into()).ok()?;
        Some(Self { before, number, after: String::new(), is_part: false, is_lettered: true })
    }

    /// Whether a series of letters may begin at a number. `split` counts from “aa” on; elsewhere, names that differ in their
    /// last two letters are those of other files, as with .iso and .img.
    fn may_begin_at(&self, first: u64) -> bool {
        first == 0 || first < 26 && self.before.ends_with('.')
    }

    fn is_beside(&self, other: &Self) -> bool {
        (&self.before, &self.after) == (&other.before, &other.after)
    }
}

/// Offsets in bytes of the standard identifier of sector 16, for sectors of 2048 bytes and for raw sectors of both
/// modes.
const IDENTIFIERS: [u64; 3] = [16 * 2048 + 1, 16 * 2352 + 17, 16 * 2352 + 25];

/// Places of the marks of disks that belong to sets of several: of LVM, of Linux RAID, and of Btrfs.
const SETS: [(u64, &[u8]); 7] = [
    (0, signature::LVM),
    (512, signature::LVM),
    (1024, signature::LVM),
    (1536, signature::LVM),
    (0, signature::MD_RAID),
    (4096, signature::MD_RAID),
    (signature::BTRFS.0 as u64, signature::BTRFS.1),
];

/// Mark of a GUID partition table, in the second sector of a disk.
const GPT: (u64, &[u8]) = (512, b"EFI PART");

/// Whether a volume descriptor, a recognition sequence, a partition table or the mark of a part of a set is at its place
/// in an image of its own.
fn begins_image(content: &Source) -> Result<bool> {
    for (at, mark) in SETS.iter().chain([&GPT]) {
        if content.read_up_to(*at, mark.len())? == *mark {
            return Ok(true);
        }
    }
    for at in IDENTIFIERS {
        let identifier = content.read_up_to(at, 5)?;
        if [signature::ISO_9660, signature::EXTENDED_AREA].iter().any(|known| identifier == *known) {
            return Ok(true);
        }
    }
    Ok(false)
}
