//! Checksums of libisofs: tags after superblock, tree and data of a session, and a list with the MD5 of each file.

use std::collections::HashMap;

use md5::{Digest, Md5};

use super::outcome::EmbeddedOutcome;
use super::walk::Walk;
use crate::bytes::hex;
use crate::disc::{SECTOR_SIZE, Volume};
use crate::error::Result;
use crate::fs::iso9660::recorded::system_use;
use crate::fs::iso9660::write::{ChecksumList, checksum_index, checksum_list};
use crate::job::{Job, Progress, Step};
use crate::source::Source;
use crate::tree::{Kind, NodeId};

/// Name of the kind.
pub(super) const KIND: &str = "libisofs";

/// Bytes read at once.
const PIECE: u64 = 1 << 20;

/// Sectors after the start of a session that may contain its first tag.
const TAG_SECTORS: u64 = 64;

/// Bytes of the digest of a file.
const SUM: usize = 16;

/// Most bytes of a list: those of a million files.
const LIST_BYTES: u64 = 16 << 20;

/// A tag, which is a line of text in a sector of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Tag {
    name: String,
    /// Its own sector.
    sector: u64,
    /// First covered sector, and the number of sectors.
    first: u64,
    sectors: u64,
    /// Sector of the next tag.
    next: Option<u64>,
    /// First sector of the session that a tag of a copied superblock refers to.
    session: Option<u64>,
    md5: String,
    /// Whether the tag itself is intact.
    is_intact: bool,
}

impl Tag {
    fn parse(bytes: &[u8]) -> Option<Self> {
        let line = bytes.split(|byte| *byte == b'\n').next()?;
        let line = std::str::from_utf8(line).ok().filter(|line| line.starts_with("libisofs_"))?;
        let (name, _) = line.split_once(' ').filter(|(name, _)| name.ends_with("checksum_tag_v1"))?;
        let value = |key: &str| line.split(' ').find_map(|word| word.strip_prefix(key)?.strip_prefix('='));
        let number = |key: &str| value(key).and_then(|value| value.parse().ok());
        let is_intact =
            line.rsplit_once(" self=").is_some_and(|(before, own)| hex::digits(&Md5::digest(before)) == own);
        Some(Self {
            name: name.to_owned(),
            sector: number("pos")?,
            first: number("range_start")?,
            sectors: number("range_size")?,
            next: number("next"),
            session: number("session_start"),
            md5: value("md5")?.to_owned(),
            is_intact,
        })
    }

    fn read(content: &Source, sector: u64) -> Result<Option<Self>> {
        let at = sector.saturating_mul(SECTOR_SIZE);
        Ok(Self::parse(&content.read_up_to(at, usize::try_from(SECTOR_SIZE).unwrap_or(0))?))
    }

    /// Byte after the covered range.
    const fn end(&self) -> u64 {
        self.first.saturating_add(self.sectors).saturating_mul(SECTOR_SIZE)
    }

    fn what(&self) -> &'static str {
        match self.name.as_str() {
            "libisofs_checksum_tag_v1" => "session",
            "libisofs_tree_checksum_tag_v1" => "tree",
            _ => "superblock",
        }
    }
}

/// Checks the tags of a session, and if they are wrong, the files by themselves.
pub(super) struct Libisofs {
    content: Source,
    tags: Vec<Tag>,
    /// A tag that should be there.
    lost: Option<u64>,
    walk: Option<Walk>,
    done: u64,
    end: u64,
    digest: Md5,
    outcome: EmbeddedOutcome,
    /// Files left to check after wrong tags.
    files: Option<Files>,
}

/// The files to check by themselves.
struct Files {
    sums: Vec<u8>,
    list: ChecksumList,
    left: Vec<(String, NodeId, u32)>,
    open: Option<(String, Source, u64, Md5, [u8; SUM])>,
    /// Data that several paths share is read once.
    known: HashMap<u32, bool>,
}

impl Libisofs {
    /// The check of a session with such checksums. `walk` goes through its best tree.
    ///
    /// # Errors
    /// If the volume cannot be read.
    pub(super) fn of(volume: &Volume, walk: Option<Walk>) -> Result<Option<Self>> {
        let content = &volume.content;
        let Some(first) = first_tag(content, volume.start / SECTOR_SIZE)? else { return Ok(None) };
        let mut tags = vec![first];
        let mut lost = None;
        while let Some(next) = tags.last().and_then(|tag| tag.next) {
            match Tag::read(content, next)? {
                // A chain goes forward, and has three tags.
                Some(tag) if tags.len() < 4 && tags.last().is_some_and(|last| last.sector < next) => tags.push(tag),
                _ => {
                    lost = Some(next);
                    break;
                }
            }
        }
        let start = tags.first().map_or(0, |tag| tag.first.saturating_mul(SECTOR_SIZE));
        let end = tags.iter().map(Tag::end).max().unwrap_or(0);
        let outcome = EmbeddedOutcome::new(KIND.into());
        let (content, digest) = (content.clone(), Md5::new());
        Ok(Some(Self { content, tags, lost, walk, done: start, end, digest, outcome, files: None }))
    }

    /// The sector of the first tag, which identifies the session.
    pub(super) fn place(&self) -> Option<u64> {
        self.tags.first().map(|tag| tag.sector)
    }

    pub(super) fn bytes(&self) -> u64 {
        self.end.saturating_sub(self.done)
    }

    /// Reads up to the next tag; false when all tags have been compared.
    fn data(&mut self) -> Result<bool> {
        for tag in self.tags.extract_if(.., |tag| tag.end() <= self.done).collect::<Vec<_>>() {
            let digest = hex::digits(&self.digest.clone().finalize());
            let start = tag.first.saturating_mul(SECTOR_SIZE);
            let bytes = Some(
                self.content.absolute(start)..self.content.absolute(tag.end().saturating_sub(1)).saturating_add(1),
            );
            if digest == tag.md5 && tag.is_intact {
                self.outcome.right();
            } else if tag.is_intact {
                self.outcome.wrong(
                    None,
                    bytes,
                    format!("the {} has MD5 {digest}, and {} is recorded", tag.what(), tag.md5),
                );
            } else {
                self.outcome.wrong(None, bytes, format!("the checksum tag of the {} is damaged", tag.what()));
            }
        }
        let Some(next) = self.tags.iter().map(Tag::end).min() else { return Ok(false) };
        let length = next.saturating_sub(self.done).min(PIECE);
        let bytes = self.content.read_up_to(self.done, usize::try_from(length).unwrap_or(0))?;
        self.digest.update(&bytes);
        self.done = self.done.saturating_add(bytes.len() as u64);
        if (bytes.len() as u64) < length {
            for tag in std::mem::take(&mut self.tags) {
                self.outcome.wrong(None, None, format!("the image ends within the data of the {}", tag.what()));
            }
        }
        Ok(true)
    }

    /// Starts to check each file: the list shows which of them are damaged.
    fn begin_files(&mut self) -> Result<Option<Files>> {
        let Some(mut walk) = self.walk.take() else { return Ok(None) };
        // The attribute is in the directory's record of itself, which is also a node; the descriptor's has no room for it.
        let extents = walk.file_system.extents(walk.file_system.root())?;
        let Some(own) = extents.first().map(|extent| NodeId(extent.start)) else { return Ok(None) };
        let root = walk.file_system.recorded(own)?;
        let Some(list) = checksum_list(system_use(&root)) else { return Ok(None) };
        let length = u64::from(list.count).saturating_mul(SUM as u64).min(LIST_BYTES);
        let at = u64::from(list.sector).saturating_mul(SECTOR_SIZE);
        let sums = self.content.read_up_to(at, usize::try_from(length).unwrap_or(0))?;
        // The last sum is that of the list itself. If it doesn't match, the list says nothing about files.
        let is_right = sums.len() as u64 == length
            && sums.split_last_chunk::<SUM>().is_some_and(|(all, own)| Md5::digest(all).as_slice() == own);
        if !is_right {
            self.outcome.wrong(None, None, "the list of the files’ checksums is damaged");
            return Ok(None);
        }
        let mut left = Vec::new();
        while let Some(entries) = walk.next() {
            for (path, entry) in entries {
                if entry.kind != Kind::File {
                    continue;
                }
                let recorded = walk.file_system.recorded(entry.node)?;
                left.extend(checksum_index(system_use(&recorded)).map(|index| (path, entry.node, index)));
            }
        }
        left.reverse();
        self.walk = Some(walk);
        Ok(Some(Files { sums, list, left, open: None, known: HashMap::new() }))
    }

    /// Reads a piece of a file; false after the last.
    fn file(&mut self) -> Result<bool> {
        let (Some(files), Some(walk)) = (&mut self.files, &self.walk) else { return Ok(false) };
        if let Some((path, source, at, digest, expected)) = &mut files.open {
            let bytes = source.read_up_to(*at, usize::try_from(PIECE).unwrap_or(0))?;
            digest.update(&bytes);
            *at = at.saturating_add(bytes.len() as u64);
            self.done = self.done.saturating_add(bytes.len() as u64);
            if bytes.is_empty() || *at >= source.len() {
                let is_right = *at >= source.len() && digest.clone().finalize().as_slice() == expected;
                if is_right {
                    self.outcome.right();
                } else {
                    let start = source.absolute(0);
                    let bytes = (!source.is_empty()).then(|| start..start.saturating_add(source.len()));
                    self.outcome.wrong(Some(std::mem::take(path)), bytes, "its MD5 is not the recorded one");
                }
                files.open = None;
            }
            return Ok(true);
        }
        let Some((path, node, index)) = files.left.pop() else { return Ok(false) };
        // Data that several paths share has one number.
        if index == 0 || index >= files.list.count || files.known.insert(index, true).is_some() {
            return Ok(true);
        }
        let at = usize::try_from(index).unwrap_or(usize::MAX).saturating_mul(SUM);
        let expected = files.sums.get(at..).and_then(|sums| sums.first_chunk::<SUM>()).copied().unwrap_or_default();
        match walk.file_system.body(node) {
            Ok(body) => files.open = Some((path, body.into_source(), 0, Md5::new(), expected)),
            Err(error) => self.outcome.wrong(Some(path), None, error.to_string()),
        }
        Ok(true)
    }

    fn finish(&mut self) -> EmbeddedOutcome {
        let outcome = std::mem::take(&mut self.outcome);
        let of_files = outcome.places.iter().filter(|place| place.path.is_some()).count();
        let damaged = match of_files {
            0 => String::new(),
            1 => " 1 file is damaged.".into(),
            many => format!(" {many} files are damaged."),
        };
        let mut outcome = outcome.tell(["checksum", "checksums"], "the data, as libisofs recorded it");
        outcome.sentence.push_str(&damaged);
        outcome
    }
}

/// The first tag of the session that begins at a sector.
fn first_tag(content: &Source, start: u64) -> Result<Option<Tag>> {
    for sector in start.saturating_add(16)..start.saturating_add(TAG_SECTORS) {
        match Tag::read(content, sector)? {
            // The descriptors at the start of a medium that can be overwritten are a copy of those of the last session.
            Some(Tag { session: Some(session), .. }) if session > start => return first_tag(content, session),
            Some(tag) => return Ok(Some(tag)),
            None => {}
        }
    }
    Ok(None)
}

impl Job for Libisofs {
    type Output = EmbeddedOutcome;

    fn step(&mut self, budget: u64) -> Result<Step<EmbeddedOutcome>> {
        let until = self.done.saturating_add(budget.max(1));
        loop {
            if self.files.is_some() {
                if !self.file()? {
                    return Ok(Step::Done(self.finish()));
                }
            } else if !self.data()? {
                if let Some(sector) = self.lost.take() {
                    self.outcome.wrong(None, None, format!("there is no checksum tag in sector {sector}"));
                }
                if self.outcome.wrong == 0 {
                    return Ok(Step::Done(self.finish()));
                }
                self.files = self.begin_files()?;
                if self.files.is_none() {
                    return Ok(Step::Done(self.finish()));
                }
            }
            if self.done >= until {
                return Ok(Step::More(Progress { done: self.done, total: self.end.max(self.done) }));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_as_xorriso_writes_them() {
        // Of an image by xorriso 1.5.6 with -md5 on.
        let text = "libisofs_tree_checksum_tag_v1 pos=51 range_start=0 range_size=51 next=56 md5=d7ae2a9fbcdd1bc4ae3a55a4ae2b4e39";
        let own = hex::digits(&Md5::digest(text));
        let tag = Tag::parse(format!("{text} self={own}\n\0\0").as_bytes()).unwrap();
        assert_eq!((tag.sector, tag.first, tag.sectors, tag.next, tag.is_intact), (51, 0, 51, Some(56), true));
        assert!(!Tag::parse(format!("{text}0 self={own}\n").as_bytes()).unwrap().is_intact);
        assert_eq!(Tag::parse(b"libisofs_checksum_tag_v1 pos=x\n"), None);
    }
}
