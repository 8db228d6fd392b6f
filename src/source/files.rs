//! Named files that are opened together: one image, or a descriptor and the files it names.

use super::Source;
use super::cache::BlockCache;
use super::pool::Pool;
use super::recipe::Recipe;
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

    /// Finds the first file with this extension whose text satisfies `is_sheet`, and returns the text, decoded from
    /// whatever encoding it is in.
    ///
    /// # Errors
    /// Where a file cannot be read.
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

    /// Joins the parts of a split image, in order. Without such a series, returns a single file: the first with the
    /// extension of an image, or else the first of all.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn joined(&self) -> Result<Option<Source>> {
        let series = self.series()?;
        if let [file] = series.as_slice() {
            return Ok(Some(file.content.clone()));
        }
        let mut whole = Recipe::default();
        for file in &series {
            whole.append(&Recipe::of(&file.content, 0..file.content.len()));
        }
        Ok((!series.is_empty()).then(|| whole.into_source()))
    }

    /// Lists the files that [`Files::joined`] leaves out.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn left_over(&self) -> Result<Vec<String>> {
        let used = self.series()?;
        let is_used = |file: &NamedFile| used.iter().any(|used| std::ptr::eq(*used, file));
        Ok(self.all.iter().filter(|file| !is_used(file)).map(|file| file.name.clone()).collect())
    }

    /// Finds files whose names differ only in a number, and of which none but the first begins an image of its own.
    fn series(&self) -> Result<Vec<&NamedFile>> {
        let is_volume = |file: &&NamedFile| endings::VOLUMES.iter().any(|volume| endings::is_any(&file.name, volume));
        let first = self.all.iter().find(is_volume).or_else(|| self.all.first());
        first.map_or_else(|| Ok(Vec::new()), |file| self.series_of(file))
    }

    fn series_of<'a>(&'a self, file: &'a NamedFile) -> Result<Vec<&'a NamedFile>> {
        let Some(own) = PartName::of(&file.name) else { return Ok(vec![file]) };
        let parts = self.all.iter().filter_map(|file| Some((PartName::of(&file.name)?, file)));
        let mut parts: Vec<(u64, &NamedFile)> =
            parts.filter(|(name, _)| name.is_beside(&own)).map(|(name, file)| (name.number, file)).collect();
        sort_by(&mut parts, &mut |one, other| one.0.cmp(&other.0));
        let run: Vec<&NamedFile> = parts.into_iter().map(|(_, part)| part).collect();
        for part in run.iter().skip(1) {
            if begins_image(&part.content)? {
                return Ok(vec![file]);
            }
        }
        Ok(run)
    }

    /// Adds a user's file under its name on their computer, and gives it the session's next number.
    pub fn push(&mut self, name: impl Into<String>, leaf: Source) {
        let id = self.pool.next_file();
        let content = Source::new(BlockCache::new(leaf, self.pool.clone(), id));
        self.all.push(NamedFile { name: name.into(), content });
    }

    /// Makes an empty set for files that lie within these.
    ///
    /// # Errors
    /// If that exceeds [`limits::LAYERS`].
    pub fn within(&self) -> Result<Self> {
        let depth = self.depth.saturating_add(1);
        if depth > limits::LAYERS {
            return Err(TOO_DEEP.with(&[&limits::LAYERS]).into());
        }
        Ok(Self { all: Vec::new(), pool: self.pool.clone(), depth })
    }

    /// Adds a file derived from others: its bytes resolve to the user's files and share their cache.
    pub fn derive(&mut self, name: impl Into<String>, content: Source) {
        self.all.push(NamedFile { name: name.into(), content });
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
}

impl PartName {
    fn of(name: &str) -> Option<Self> {
        let name = text::lower(name);
        let is_digit = |c: char| c.is_ascii_digit();
        if let Some(end) = name.rfind(is_digit).and_then(|at| at.checked_add(1)) {
            let start = name.get(..end)?.trim_end_matches(is_digit).len();
            let number = name.get(start..end)?.parse().ok()?;
            return Some(Self { before: name.get(..start)?.into(), number, after: name.get(end..)?.into() });
        }
        let (before, [tens @ b'a'..=b'z', ones @ b'a'..=b'z']) = name.as_bytes().split_last_chunk::<2>()? else {
            return None;
        };
        let place = |letter: u8| u64::from(letter.saturating_sub(b'a'));
        let number = place(*tens).saturating_mul(26).saturating_add(place(*ones));
        Some(Self { before: String::from_utf8(before.into()).ok()?, number, after: String::new() })
    }

    fn is_beside(&self, other: &Self) -> bool {
        (&self.before, &self.after) == (&other.before, &other.after)
    }
}

/// Offsets in bytes of the standard identifier of sector 16, for sectors of 2048 bytes and for raw sectors of both
/// modes.
const IDENTIFIERS: [u64; 3] = [16 * 2048 + 1, 16 * 2352 + 17, 16 * 2352 + 25];

/// Whether a volume descriptor or recognition sequence is where an image of its own would have it.
fn begins_image(content: &Source) -> Result<bool> {
    for at in IDENTIFIERS {
        let identifier = content.read_up_to(at, 5)?;
        if [signature::ISO_9660, signature::EXTENDED_AREA].iter().any(|known| identifier == *known) {
            return Ok(true);
        }
    }
    Ok(false)
}
