//! Makes a ZIP archive of a selection, or of a few files, without compression: contents stay slices of the user's file.

mod archive;
mod directory;
mod stored;
mod streamed;

use std::rc::Rc;

use archive::Archive;
use directory::Member;
pub use stored::stored;
pub use streamed::Streamed;

use super::item::{Content, Item, is_of_the_image};
use super::notes::Notes;
use super::selection::Plan;
use crate::bytes::crc::{Crc32, crc_32};
use crate::error::{Error, Result};
use crate::fs::FileSystem;
use crate::job::{Job, Progress, Step};
use crate::source::{Output, Recipe, Source};
use crate::tree::Kind;

/// Bytes read at once to compute a checksum.
const CHUNK: usize = 1 << 20;

/// Files below this size are copied, so that neighbors become one segment.
const SMALL: u64 = 16 << 10;

/// Maximum number of bytes copied from small files; beyond it they become segments like the others.
const KEPT: u64 = 64 << 20;

/// Cost of an item in a step's budget besides its bytes: finding its extents takes as long as reading this many.
const ITEM_COST: u64 = 4096;

/// A job that makes an archive: it reads every file once for its CRC-32, which the header contains, and then refers to
/// the file's segments.
pub struct Zip {
    items: Box<dyn Iterator<Item = (Item, Result<Content>)>>,
    reading: Option<Reading>,
    archive: Archive,
    notes: Notes,
    kept: u64,
    read: u64,
    progress: Progress,
    buffer: Vec<u8>,
}

/// A finished archive.
#[derive(Debug)]
pub struct Packed {
    /// Content of the archive.
    pub recipe: Recipe,
    /// Notes for the user.
    pub notes: Notes,
    /// Number of bytes read.
    pub read: u64,
}

/// A file whose checksum is being computed.
struct Reading {
    item: Item,
    body: Source,
    is_whole: bool,
    at: u64,
    hasher: Crc32,
    bytes: Option<Vec<u8>>,
}

impl Zip {
    /// Begins with a plan whose entries belong to this file system.
    #[must_use]
    pub fn new(file_system: Rc<dyn FileSystem>, mut plan: Plan) -> Self {
        plan.sort_by_place();
        let (size, notes) = (plan.size(), plan.notes);
        let with_content = move |item: Item| {
            let content = item.content(file_system.as_ref());
            (item, content)
        };
        Self::of_items(plan.items.into_iter().map(with_content), size, notes)
    }

    /// Begins with prepared files, under their names.
    #[must_use]
    pub fn of_outputs(outputs: Vec<Output>) -> Self {
        let size = outputs.iter().map(|output| output.recipe.len()).fold(0, u64::saturating_add);
        let items = outputs.into_iter().map(|output| {
            let item = Item::made(output.name, output.recipe.len());
            (item, Ok(Content::Whole(output.recipe)))
        });
        Self::of_items(items, size, Notes::default())
    }

    fn of_items(items: impl Iterator<Item = (Item, Result<Content>)> + 'static, size: u64, notes: Notes) -> Self {
        Self {
            items: Box::new(items),
            progress: Progress { done: 0, total: size },
            reading: None,
            archive: Archive::default(),
            notes,
            kept: 0,
            read: 0,
            buffer: Vec::new(),
        }
    }

    /// Path of the file being read.
    #[must_use]
    pub fn current(&self) -> &str {
        self.reading.as_ref().map_or("", |reading| &reading.item.path)
    }

    /// Begins an item; one without bytes is added at once.
    fn begin(&mut self, item: Item, content: Content) {
        match content {
            Content::Directory => {
                let mut member = member(&item, Kind::Directory);
                member.name.push('/');
                self.add(&member, &[]);
            }
            Content::Link(target) => {
                let mut member = member(&item, Kind::Symlink);
                member.size = target.len() as u64;
                member.crc_32 = crc_32(target.as_bytes());
                self.add(&member, target.as_bytes());
            }
            Content::Whole(recipe) => self.reading = Some(Reading::new(item, recipe, true, self.kept)),
            Content::Cut(recipe) => self.reading = Some(Reading::new(item, recipe, false, self.kept)),
            Content::Nothing(why) => self.notes.add(format!("“{}” was left out: {why}.", item.path)),
        }
    }

    fn add(&mut self, member: &Member, content: &[u8]) {
        if self.archive.begin(member) {
            self.archive.put_bytes(content);
        } else {
            self.notes.add(format!("“{}” was left out: its path is too long for an archive.", member.name));
        }
    }

    /// Reads on, and returns the number of bytes read. A complete file is added to the archive.
    fn read_on(&mut self, mut reading: Reading, budget: u64) -> Result<u64> {
        self.buffer.resize(CHUNK, 0);
        let left = reading.body.len().saturating_sub(reading.at).min(budget.max(1));
        let wanted = usize::try_from(left).unwrap_or(CHUNK).min(CHUNK);
        let part = self.buffer.get_mut(..wanted).unwrap_or_default();
        let got = match reading.body.read_at(reading.at, part).map_err(Error::Io) {
            Ok(got) => got,
            Err(error) if is_of_the_image(&error) => {
                self.notes.add(format!("“{}” cannot be read to its end: {error}.", reading.item.path));
                0
            }
            Err(error) => return Err(error),
        };
        let part = part.get(..got).unwrap_or_default();
        reading.hasher.update(part);
        if let Some(bytes) = &mut reading.bytes {
            bytes.extend_from_slice(part);
        }
        let got = got as u64;
        reading.at = reading.at.saturating_add(got);
        self.read = self.read.saturating_add(got);
        self.progress.done = self.progress.done.saturating_add(got);
        if reading.at < reading.body.len() && got > 0 {
            self.reading = Some(reading);
        } else {
            self.end(reading);
        }
        Ok(got)
    }

    /// Adds a file to the archive, as far as it could be read.
    fn end(&mut self, reading: Reading) {
        let Reading { item, body, is_whole, at, hasher, bytes } = reading;
        if at == 0 && item.size > 0 {
            self.notes.add(format!("“{}” was left out: nothing of it can be read.", item.path));
            return;
        }
        let mut member = member(&item, Kind::File);
        if !is_whole || at < body.len() {
            member.name = item.partial_path();
            self.notes.add(format!("Only {at} of {} bytes can be read: “{}”.", item.size, member.name));
        }
        member.size = at;
        member.crc_32 = hasher.finalize();
        match bytes {
            Some(bytes) => {
                self.kept = self.kept.saturating_add(bytes.len() as u64);
                self.add(&member, &bytes);
            }
            None if self.archive.begin(&member) => self.archive.put(&Recipe::of(&body, 0..at)),
            None => self.add(&member, &[]),
        }
    }
}

impl Job for Zip {
    type Output = Packed;

    fn step(&mut self, budget: u64) -> Result<Step<Packed>> {
        let mut left = budget;
        while left > 0 {
            if let Some(reading) = self.reading.take() {
                let read = self.read_on(reading, left)?;
                left = left.saturating_sub(read);
            } else if let Some((item, content)) = self.items.next() {
                self.begin(item, content?);
                left = left.saturating_sub(ITEM_COST);
            } else {
                let recipe = std::mem::take(&mut self.archive).finish();
                return Ok(Step::Done(Packed { recipe, notes: std::mem::take(&mut self.notes), read: self.read }));
            }
        }
        Ok(Step::More(self.progress))
    }
}

impl Reading {
    fn new(item: Item, recipe: Recipe, is_whole: bool, kept: u64) -> Self {
        let is_kept = recipe.len() < SMALL && kept.saturating_add(recipe.len()) <= KEPT;
        let body = recipe.into_source();
        Self { item, body, is_whole, at: 0, hasher: Crc32::new(), bytes: is_kept.then(Vec::new) }
    }
}

/// A member without content.
fn member(item: &Item, kind: Kind) -> Member {
    let permissions = item.mode.map(|mode| mode & 0o777);
    let mode = match kind {
        // Many discs record directories without write permission; the user must be able to change and delete the
        // copies.
        Kind::Directory => Kind::Directory.type_bits() | permissions.unwrap_or(0o755) | 0o700,
        Kind::Symlink => Kind::Symlink.type_bits() | 0o777,
        _ => Kind::File.type_bits() | permissions.unwrap_or(0o644) | 0o400,
    };
    Member { name: item.path.clone(), size: 0, crc_32: 0, modified: item.modified, mode }
}
