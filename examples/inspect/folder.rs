//! A folder of this computer as a tree for a new image.

use std::collections::HashMap;
use std::fs::{self, Metadata};
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use discern::bytes::time::Timestamp;
use discern::error::{Error, Result};
use discern::refusal::Refusal;
use discern::source::{ReadAt, Recipe, Segment, Source};
use discern::tree::{Body, BodyId, Content, Draft, DraftId, DraftNode, Name, Posix, Times};

use crate::local_file::LocalFile;

static UNKNOWN_KIND: Refusal = Refusal {
    code: "INSPECT-UNKNOWN-KIND",
    sentence: "{0} is neither a file nor a folder, and an image cannot hold it.",
    advice: "Move it out of the folder.",
};

/// A file that is opened for each read: a folder may have more files than can be open at once.
struct ReopenedFile {
    path: PathBuf,
    len: u64,
}

impl ReadAt for ReopenedFile {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        // A file that has grown since is read up to its original end.
        let left = usize::try_from(self.len.saturating_sub(offset)).unwrap_or(usize::MAX);
        let wanted = buf.len().min(left);
        LocalFile::open(&self.path)?.read_at(offset, buf.get_mut(..wanted).unwrap_or_default())
    }
}

/// Adds the content of a folder to a directory of a draft.
pub(crate) struct Folder<'a> {
    draft: &'a mut Draft,
    /// Latest modification time, in seconds since 1970; later ones are set to it.
    latest: Option<i64>,
    /// Bodies of files with several hard links, by device and inode.
    linked: HashMap<(u64, u64), BodyId>,
}

impl<'a> Folder<'a> {
    pub(crate) fn new(draft: &'a mut Draft, latest: Option<i64>) -> Self {
        Self { draft, latest, linked: HashMap::new() }
    }

    /// Adds everything in the folder, sorted by name, so that the same folder gives the same tree.
    pub(crate) fn add(&mut self, folder: &Path, to: DraftId) -> Result<()> {
        let mut stack = vec![(folder.to_owned(), to)];
        while let Some((folder, to)) = stack.pop() {
            for path in sorted(&folder)? {
                let node = self.node(&path, &fs::symlink_metadata(&path)?)?;
                let is_directory = node.is_directory();
                let id = self.place(to, node)?;
                if is_directory {
                    stack.push((path, id));
                }
            }
        }
        Ok(())
    }

    /// Adds a node to a directory.
    pub(crate) fn place(&mut self, to: DraftId, node: DraftNode) -> Result<DraftId> {
        self.draft.add(to, node)
    }

    /// The node for a path; a directory without its content.
    pub(crate) fn node(&mut self, path: &Path, metadata: &Metadata) -> Result<DraftNode> {
        let content = if metadata.is_dir() {
            Content::Directory(Vec::new())
        } else if metadata.is_symlink() {
            Content::Symlink(Name::undeclared(fs::read_link(path)?.into_os_string().into_encoded_bytes()))
        } else if metadata.is_file() {
            Content::File(self.body(path, metadata)?)
        } else {
            special(path, metadata)?
        };
        let name = path.file_name().unwrap_or_default().as_encoded_bytes().to_vec();
        let times = Times { modified: self.modified(metadata), ..Times::default() };
        let mut node = DraftNode::new(Name::undeclared(name), content);
        node.set_times(times);
        node.posix = posix(metadata);
        Ok(node)
    }

    fn modified(&self, metadata: &Metadata) -> Option<Timestamp> {
        let since = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        let seconds = i64::try_from(since.as_secs()).ok()?;
        Some(Timestamp::utc(self.latest.map_or(seconds, |latest| seconds.min(latest))))
    }

    fn body(&mut self, path: &Path, metadata: &Metadata) -> Result<BodyId> {
        let link = link(metadata);
        if let Some(body) = link.and_then(|link| self.linked.get(&link)) {
            return Ok(*body);
        }
        let recipe = recipe(path, metadata)?;
        let body = self.draft.add_body(Body { recipe, ..Body::default() })?;
        if let Some(link) = link {
            self.linked.insert(link, body);
        }
        Ok(body)
    }
}

/// The content of a file, of which holes aren't read.
fn recipe(path: &Path, metadata: &Metadata) -> Result<Recipe> {
    let source = Source::new(ReopenedFile { path: path.to_owned(), len: metadata.len() });
    let mut recipe = Recipe::default();
    for data in data(path, metadata)? {
        recipe.push(Segment::Zeros(data.start.saturating_sub(recipe.len())));
        recipe.append(&Recipe::of(&source, data));
    }
    recipe.push(Segment::Zeros(metadata.len().saturating_sub(recipe.len())));
    Ok(recipe)
}

/// The ranges of a file that aren't holes.
#[cfg(unix)]
fn data(path: &Path, metadata: &Metadata) -> io::Result<Vec<Range<u64>>> {
    use std::os::unix::fs::MetadataExt;

    use rustix::fs::{SeekFrom, seek};
    /// Unit of the number of blocks, in bytes.
    const BLOCK: u64 = 512;
    let len = metadata.len();
    if metadata.blocks().saturating_mul(BLOCK) >= len {
        return Ok(std::iter::once(0..len).collect());
    }
    let file = fs::File::open(path)?;
    let mut found = Vec::new();
    let mut at = 0;
    while at < len {
        match seek(&file, SeekFrom::Data(at)) {
            Ok(start) => {
                let end = seek(&file, SeekFrom::Hole(start))?.min(len);
                found.push(start..end);
                at = end.max(at.saturating_add(1));
            }
            // No more data.
            Err(rustix::io::Errno::NXIO) => break,
            // A file system that doesn't tell.
            Err(_) => return Ok(std::iter::once(0..len).collect()),
        }
    }
    Ok(found)
}

#[cfg(not(unix))]
fn data(_: &Path, metadata: &Metadata) -> io::Result<Vec<Range<u64>>> {
    Ok(std::iter::once(0..metadata.len()).collect())
}

fn sorted(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries: Result<Vec<PathBuf>, std::io::Error> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect();
    let mut paths = entries?;
    paths.sort();
    Ok(paths)
}

#[cfg(unix)]
fn posix(metadata: &Metadata) -> Option<Posix> {
    use std::os::unix::fs::MetadataExt;
    let links = u32::try_from(metadata.nlink()).unwrap_or(1);
    // This computer's user ids mean nothing on another; mkisofs -r clears them, too.
    Some(Posix { mode: metadata.mode(), links, uid: 0, gid: 0, serial: None })
}

#[cfg(not(unix))]
fn posix(_: &Metadata) -> Option<Posix> {
    None
}

/// Device and inode of a file with several hard links.
#[cfg(unix)]
fn link(metadata: &Metadata) -> Option<(u64, u64)> {
    use std::os::unix::fs::MetadataExt;
    (metadata.nlink() > 1).then(|| (metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
fn link(_: &Metadata) -> Option<(u64, u64)> {
    None
}

#[cfg(unix)]
fn special(path: &Path, metadata: &Metadata) -> Result<Content> {
    use discern::tree::{Device, Kind};
    use std::os::unix::fs::{FileTypeExt, MetadataExt};
    let kind = metadata.file_type();
    let device = || {
        // The layout of glibc's `dev_t`.
        let number = metadata.rdev();
        let major = (number >> 8 & 0xFFF) | (number >> 32 & 0xFFFF_F000);
        let minor = (number & 0xFF) | (number >> 12 & 0xFFFF_FF00);
        Device { major: u32::try_from(major).unwrap_or(0), minor: u32::try_from(minor).unwrap_or(0) }
    };
    Ok(if kind.is_fifo() {
        Content::Special(Kind::Fifo, None)
    } else if kind.is_socket() {
        Content::Special(Kind::Socket, None)
    } else if kind.is_char_device() {
        Content::Special(Kind::CharacterDevice, Some(device()))
    } else if kind.is_block_device() {
        Content::Special(Kind::BlockDevice, Some(device()))
    } else {
        return Err(unknown(path));
    })
}

#[cfg(not(unix))]
fn special(path: &Path, _: &Metadata) -> Result<Content> {
    Err(unknown(path))
}

fn unknown(path: &Path) -> Error {
    UNKNOWN_KIND.with(&[&path.display()]).into()
}
