//! The directory tree of an exFAT volume.

use std::cell::RefCell;
use std::ops::Range;

use super::super::{FileSystem, Label, Structure, Usage, ViewKind, gathered};
use super::boot::Geometry;
use super::facts;
use super::layout::attribute;
use super::set::Set;
use super::volume::{Found, Volume};
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::fs::claims::Claims;
use crate::fs::clusters::Chain;
use crate::limits;
use crate::source::{Recipe, Segment};
use crate::tree::{Entry, Flags, Kind, Name, NodeId};

static OUTSIDE: Anomaly = Anomaly {
    code: "EXFAT-OUTSIDE",
    severity: Severity::Damage,
    structure: "Stream extension",
    meaning: "Part of the file isn't in the image, since the image is incomplete or an address is wrong.",
    clause: Some("exFAT 7.6.6"),
};

static SET_CHECKSUM: Anomaly = Anomaly {
    code: "EXFAT-SET-CHECKSUM",
    severity: Severity::Warning,
    structure: "File directory entry",
    meaning: "The checksum of the file's entries is wrong; systems may not show the file.",
    clause: Some("exFAT 6.3.3"),
};

static SET: Anomaly = Anomaly {
    code: "EXFAT-SET",
    severity: Severity::Damage,
    structure: "File directory entry",
    meaning: "Entries that belong to this one are missing, so the file's name or data can't be found.",
    clause: Some("exFAT 6.3.2"),
};

static NAME_HASH: Anomaly = Anomaly {
    code: "EXFAT-NAME-HASH",
    severity: Severity::Warning,
    structure: "Stream extension",
    meaning: "The hash of the name is wrong; systems may list the file and not open it.",
    clause: Some("exFAT 7.6.4"),
};

static VALID_LENGTH: Anomaly = Anomaly {
    code: "EXFAT-VALID-LENGTH",
    severity: Severity::Warning,
    structure: "Stream extension",
    meaning: "More bytes are said to be written than the file has; those that it has are shown.",
    clause: Some("exFAT 7.6.5"),
};

static FREE: Anomaly = Anomaly {
    code: "EXFAT-FREE",
    severity: Severity::Warning,
    structure: "Allocation bitmap",
    meaning: "The volume counts some of the file's clusters as free; the next file that is written may overwrite them.",
    clause: Some("exFAT 7.1.5"),
};

static CROSSED: Anomaly = Anomaly {
    code: "EXFAT-CROSSED-CHAINS",
    severity: Severity::Damage,
    structure: "File Allocation Table",
    meaning: "Two files or folders have the same clusters, so the content of one of them is wrong.",
    clause: Some("exFAT 4.1"),
};

static LARGE: Anomaly = Anomaly {
    code: "EXFAT-DIRECTORY-LARGE",
    severity: Severity::Damage,
    structure: "Directory",
    meaning: "The folder is larger than any that Discern reads. Only the files at its beginning are listed.",
    clause: Some("exFAT 7.4"),
};

/// The directory tree of a volume. The root's node is 0; for the others see [`Volume::set`].
pub(super) struct ExFat {
    volume: Volume,
    label: Label,
    claims: RefCell<Claims>,
}

impl ExFat {
    pub(super) fn new(volume: Volume) -> Self {
        let label = Label {
            volume: facts::label(&volume),
            created: None,
            tool: None,
            block_size: u32::try_from(volume.geometry.cluster_len).unwrap_or(0),
            size: volume.geometry.volume_len(),
        };
        let mut claims = Claims::default();
        for extents in [&volume.bitmap_extents, &volume.up_case_extents, &volume.root.extents] {
            claims.add(extents, Some(NodeId(0)));
        }
        Self { volume, label, claims: RefCell::new(claims) }
    }

    fn geometry(&self) -> &Geometry {
        &self.volume.geometry
    }

    /// The written ranges of a file that are in the image, and the number of bytes that are not.
    fn held(&self, set: &Set, chain: &Chain) -> (Vec<Range<u64>>, u64) {
        let extents = chain.cut(set.valid(), self.volume.content.len());
        let held = extents.iter().map(|range| range.end.saturating_sub(range.start)).fold(0, u64::saturating_add);
        (extents, set.valid().saturating_sub(held))
    }

    fn entry(&self, node: NodeId, set: &Set, chain: &Chain) -> Entry {
        let is_directory = set.is_directory();
        let mut entry = Entry::new(node, Name::Text(set.text()), Kind::File);
        if is_directory {
            entry.kind = Kind::Directory;
        } else {
            entry.size = set.size();
            entry.missing = self.held(set, chain).1;
        }
        entry.location = chain.extents.first().map(|range| range.start).filter(|_| set.size() > 0);
        entry.times = set.times();
        entry.flags = Flags {
            hidden: set.has(attribute::HIDDEN),
            scattered: chain.extents.len() > 1,
            deleted: set.is_deleted,
            ..Flags::default()
        };
        entry
    }

    fn check(&self, node: NodeId, set: &Set, chain: &Chain, findings: &mut Findings) -> Result<()> {
        let byte = self.volume.content.absolute(node.0 & !1);
        let stream = byte.saturating_add(32);
        let (said, sum) = (set.file.checksum.get(), set.checksum());
        if set.is_incomplete {
            let expected = format!(
                "{} entries behind it and {} units of a name",
                set.file.secondary_count, set.stream.name_length
            );
            findings.add(&SET, byte, expected, format!("{} and {}", set.len().saturating_sub(1), set.name.len()));
        } else if said != sum {
            findings.add(&SET_CHECKSUM, byte.saturating_add(2), format!("{sum:04x}"), format!("{said:04x}"));
        }
        let hash = self.volume.up_case.as_ref().map(|table| table.hash(&set.name));
        let said = set.stream.name_hash.get();
        if let Some(hash) = hash.filter(|hash| *hash != said) {
            findings.add(&NAME_HASH, stream.saturating_add(4), format!("{hash:04x}"), format!("{said:04x}"));
        }
        if set.stream.valid_length.get() > set.size() {
            let (most, found) = (set.size(), set.stream.valid_length.get());
            findings.add(&VALID_LENGTH, stream.saturating_add(8), format!("at most {most} bytes"), format!("{found}"));
        }
        self.volume.check_chain(node, set, chain, findings);
        let (_, missing) = self.held(set, chain);
        if missing > 0 && chain.broken.is_none() {
            let found = format!("{missing} bytes missing");
            findings.add(
                &OUTSIDE,
                stream.saturating_add(20),
                format!("{} bytes of “{}”", set.valid(), set.text()),
                found,
            );
        }
        if !self.volume.is_allocated(chain)? {
            findings.add(&FREE, byte, format!("clusters in use for “{}”", set.text()), "some that are free");
        }
        let crossing = self.claims.borrow_mut().add(&chain.extents, Some(node));
        if let Some(crossing) = crossing {
            let cluster = self.geometry().cluster_of(crossing.at).unwrap_or(0);
            let found = format!("cluster {cluster}, which {} has, too", self.owner_name(crossing.owner));
            let expected = format!("clusters of its own for “{}”", set.text());
            findings.add(&CROSSED, stream.saturating_add(20), expected, found);
        }
        Ok(())
    }

    /// The name of the file that has clusters, to tell it from others.
    fn owner_name(&self, owner: Option<NodeId>) -> String {
        match owner.filter(|node| *node != self.root()) {
            Some(node) => {
                self.volume.set(node).map_or_else(|_| "another file".into(), |set| format!("“{}”", set.text()))
            }
            None => "the volume itself".into(),
        }
    }

    fn file(&self, node: NodeId) -> Result<Set> {
        let set = self.volume.set(node)?;
        if set.is_directory() { Err(Error::NotFound("file of that kind".into())) } else { Ok(set) }
    }
}

impl FileSystem for ExFat {
    fn kind(&self) -> ViewKind {
        ViewKind::ExFat
    }

    fn label(&self) -> &Label {
        &self.label
    }

    fn root(&self) -> NodeId {
        NodeId(0)
    }

    fn list(&self, directory: NodeId, findings: &mut Findings) -> Result<Vec<Entry>> {
        match gathered(self, directory, findings) {
            (entries, Ok(()) | Err(Error::OverLimit(_))) => Ok(entries),
            (_, Err(error)) => Err(error),
        }
    }

    fn list_each(&self, node: NodeId, findings: &mut Findings, take: &mut dyn FnMut(&Entry) -> bool) -> Result<()> {
        let directory = self.volume.directory(node)?;
        if directory.is_cut() {
            let byte = self.volume.content.absolute(node.0 & !1);
            let found = format!("{} bytes", directory.length);
            findings.add(&LARGE, byte, format!("at most {} bytes", limits::DIRECTORY_BYTES), found);
        }
        let (mut is_wanted, mut failed) = (true, Ok(()));
        directory.walk(|found| match found {
            Found::Set(node, set) if !set.is_deleted && is_wanted => {
                let entry = self.volume.chain(&set).and_then(|chain| {
                    self.check(node, &set, &chain, findings)?;
                    Ok(self.entry(node, &set, &chain))
                });
                match entry {
                    Ok(entry) => is_wanted = take(&entry),
                    Err(error) => (is_wanted, failed) = (false, Err(error)),
                }
            }
            Found::Alone(at) => {
                let byte = self.volume.content.absolute(at);
                findings.add(&SET, byte, "a stream extension behind it", "none");
            }
            Found::Set(..) | Found::Other(..) => {}
        });
        failed?;
        if directory.is_cut() { Err(Error::OverLimit("bytes of a directory")) } else { Ok(()) }
    }

    fn deleted(&self, directory: NodeId) -> Result<Vec<Entry>> {
        let directory = self.volume.directory(directory)?;
        let mut sets = Vec::new();
        directory.walk(|found| {
            // Part of the set may have been overwritten.
            if let Found::Set(node, set) = found
                && set.is_deleted
                && !set.is_incomplete
                && set.checksum() == set.file.checksum.get()
            {
                sets.push((node, set));
            }
        });
        let entry = |(node, set): (NodeId, Box<Set>)| Ok(self.entry(node, &set, &self.volume.chain(&set)?));
        sets.into_iter().map(entry).collect()
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        let set = self.file(file)?;
        let (extents, missing) = self.held(&set, &self.volume.chain(&set)?);
        let mut recipe = Recipe::default();
        extents.into_iter().for_each(|range| recipe.append(&Recipe::of(&self.volume.content, range)));
        if missing == 0 {
            recipe.push(Segment::Zeros(set.size().saturating_sub(set.valid())));
        }
        Ok(recipe)
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        if node == self.root() {
            return Ok(self.volume.root.cut(u64::MAX, self.volume.content.len()));
        }
        let set = self.volume.set(node)?;
        Ok(self.volume.chain(&set)?.cut(set.size(), self.volume.content.len()))
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        if node == self.root() {
            return Ok(Vec::new());
        }
        let set = self.volume.set(node)?;
        Ok(facts::set(&self.volume, node, &set, self.volume.chain(&set)?.extents.len()))
    }

    fn facts(&self) -> Vec<Facts> {
        facts::volume(&self.volume)
    }

    fn structures(&self) -> Vec<Structure> {
        let [main, backup] = self.geometry().boot_regions();
        let structure = |usage, name, range| Structure { usage, name, range };
        let mut structures = vec![
            structure(Usage::System, "Main boot region", main),
            structure(Usage::System, "Backup boot region", backup),
            structure(Usage::Metadata, "File Allocation Table", self.geometry().fats()),
        ];
        let extents = self.volume.bitmap_extents.iter();
        structures.extend(extents.map(|range| structure(Usage::Metadata, "Allocation bitmap", range.clone())));
        let extents = self.volume.up_case_extents.iter();
        structures.extend(extents.map(|range| structure(Usage::Metadata, "Up-case table", range.clone())));
        let extents = self.volume.root.cut(u64::MAX, self.volume.content.len()).into_iter();
        structures.extend(extents.map(|range| structure(Usage::Metadata, "Root directory", range)));
        structures
    }
}
