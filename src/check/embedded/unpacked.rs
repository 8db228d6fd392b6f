//! Packed data, whose checksums show once it is unpacked: SquashFS volumes and ZIP archives.

use super::outcome::EmbeddedOutcome;
use super::walk::Walk;
use crate::archive::zip::{ZipMember, members};
use crate::bytes::crc::Crc32;
use crate::error::Result;
use crate::job::{Job, Progress, Step};
use crate::source::Source;
use crate::tree::{Kind, NodeId};

/// Bytes read at once.
const PIECE: usize = 1 << 20;

/// Unpacks every file of a SquashFS volume.
pub(super) struct SquashFs {
    name: String,
    walk: Walk,
    left: Vec<(String, NodeId, u64)>,
    is_walked: bool,
    open: Option<(String, Source, u64)>,
    progress: Progress,
    outcome: EmbeddedOutcome,
}

impl SquashFs {
    /// The check of a volume; `name` is that of its file, for the user.
    pub(super) fn of(name: &str, walk: Walk) -> Self {
        Self {
            name: name.to_owned(),
            walk,
            left: Vec::new(),
            is_walked: false,
            open: None,
            progress: Progress::default(),
            outcome: EmbeddedOutcome::new("squashfs".into()),
        }
    }

    fn look(&mut self) {
        match self.walk.next() {
            Some(entries) => {
                for (path, entry) in entries.into_iter().filter(|(_, entry)| entry.kind == Kind::File) {
                    self.progress.total = self.progress.total.saturating_add(entry.size);
                    self.left.push((path, entry.node, entry.size));
                }
            }
            None => {
                // In the order of their inodes, which is the one of their data.
                self.left.sort_by_key(|(_, node, _)| std::cmp::Reverse(node.0));
                for (path, error) in std::mem::take(&mut self.walk.unread) {
                    self.outcome.wrong(Some(if path.is_empty() { "/".into() } else { path }), None, error);
                }
                self.is_walked = true;
            }
        }
    }

    fn read(&mut self, (path, source, at): (String, Source, u64)) {
        let read = source.read_up_to(at, PIECE).map(|bytes| bytes.len() as u64);
        match read {
            Err(error) => self.outcome.wrong(Some(path), None, error.to_string()),
            Ok(read) => {
                self.progress.done = self.progress.done.saturating_add(read);
                let at = at.saturating_add(read);
                if at >= source.len() {
                    self.outcome.right();
                } else if read == 0 {
                    self.outcome.wrong(Some(path), None, "it ends too soon");
                } else {
                    self.open = Some((path, source, at));
                }
            }
        }
    }
}

impl Job for SquashFs {
    type Output = EmbeddedOutcome;

    fn step(&mut self, budget: u64) -> Result<Step<EmbeddedOutcome>> {
        if !self.is_walked {
            self.look();
            return Ok(Step::More(Progress::default()));
        }
        let until = self.progress.done.saturating_add(budget.max(1));
        while self.progress.done < until {
            if let Some(open) = self.open.take() {
                self.read(open);
            } else if let Some((path, node, size)) = self.left.pop() {
                match self.walk.file_system.body(node) {
                    Ok(body) if body.len() < size => self.outcome.wrong(Some(path), None, "some of it is missing"),
                    Ok(body) => self.open = Some((path, body.into_source(), 0)),
                    Err(error) => self.outcome.wrong(Some(path), None, error.to_string()),
                }
            } else {
                let mut outcome = std::mem::take(&mut self.outcome);
                outcome.sentence = match (outcome.checked, outcome.wrong) {
                    (files, 0) => format!("All {files} files of {} unpack without an error.", self.name),
                    (files, wrong) => format!("{wrong} of {files} files of {} can’t be unpacked.", self.name),
                };
                return Ok(Step::Done(outcome));
            }
        }
        Ok(Step::More(self.progress))
    }
}

/// Reads every member of a ZIP archive, and compares its CRC-32.
pub(super) struct ZipMembers {
    name: String,
    archive: Source,
    left: Vec<ZipMember>,
    open: Option<(ZipMember, Source, u64, Crc32)>,
    progress: Progress,
    outcome: EmbeddedOutcome,
}

impl ZipMembers {
    /// The check of an archive.
    ///
    /// # Errors
    /// If its directory cannot be read.
    pub(super) fn of(name: &str, archive: &Source) -> Result<Self> {
        let mut left = members(archive)?;
        left.retain(|member| !member.is_directory() && member.codec().is_ok());
        let total = left.iter().fold(0_u64, |sum, member| sum.saturating_add(member.size));
        left.reverse();
        Ok(Self {
            name: name.to_owned(),
            archive: archive.clone(),
            left,
            open: None,
            progress: Progress { done: 0, total },
            outcome: EmbeddedOutcome::new("zip".into()),
        })
    }

    pub(super) const fn bytes(&self) -> u64 {
        self.progress.total
    }

    fn read(&mut self, (member, source, at, mut crc): (ZipMember, Source, u64, Crc32)) {
        let path = || Some(String::from_utf8_lossy(&member.path).into_owned());
        let bytes = match source.read_up_to(at, PIECE) {
            Ok(bytes) => bytes,
            Err(error) => return self.outcome.wrong(path(), None, error.to_string()),
        };
        crc.update(&bytes);
        let read = bytes.len() as u64;
        self.progress.done = self.progress.done.saturating_add(read);
        let at = at.saturating_add(read);
        if at < source.len() && read > 0 {
            self.open = Some((member, source, at, crc));
            return;
        }
        let found = crc.finalize();
        if found == member.crc_32 && at == member.size {
            return self.outcome.right();
        }
        let start = self.archive.absolute(member.local);
        let bytes = Some(start..start.saturating_add(member.packed));
        self.outcome.wrong(path(), bytes, format!("CRC-32 {found:08x}, and {:08x} is recorded", member.crc_32));
    }
}

impl Job for ZipMembers {
    type Output = EmbeddedOutcome;

    fn step(&mut self, budget: u64) -> Result<Step<EmbeddedOutcome>> {
        let until = self.progress.done.saturating_add(budget.max(1));
        while self.progress.done < until {
            if let Some(open) = self.open.take() {
                self.read(open);
            } else if let Some(member) = self.left.pop() {
                match member.content(&self.archive) {
                    Ok(content) => self.open = Some((member, content, 0, Crc32::new())),
                    Err(error) => {
                        let path = String::from_utf8_lossy(&member.path).into_owned();
                        self.outcome.wrong(Some(path), None, error.to_string());
                    }
                }
            } else {
                let outcome = std::mem::take(&mut self.outcome);
                return Ok(Step::Done(outcome.tell(["file", "files"], &format!("the checksums of {}", self.name))));
            }
        }
        Ok(Step::More(self.progress))
    }
}
