//! What the page asks for, by rows, as changes of the library, by paths.

use discern::edit::{BootPlatform, Op};
use discern::error::{Error, Result};
use discern::fs::iso9660::write::TextField;
use discern::protocol::{AttributeValues, BootSetting, Change, Clash, FatChange, FatImage, RowNumber, VolumeText};
use discern::tree::{Draft, DraftId, DraftNode};

use crate::edit::given::Given;
use crate::edit::moving::{Moving, free};
use crate::edit::volume;

/// What became of a change.
pub enum Asked {
    /// It can be made so.
    Ops(Vec<Op>),
    /// The person is to be asked first: these are there already.
    Clashes(Vec<String>),
}

/// A change being understood.
pub struct Changing<'a> {
    /// The tree as it is.
    pub draft: &'a Draft,
    /// What can be added.
    pub given: &'a Given,
    /// The node of a row of the page's.
    pub node: &'a dyn Fn(RowNumber) -> DraftId,
    /// The nodes of the change's selection.
    pub selected: Vec<DraftId>,
}

impl Changing<'_> {
    /// The change by paths.
    ///
    /// # Errors
    /// Where it cannot be made.
    pub fn ops(&self, change: Change) -> Result<Asked> {
        let named = match &change {
            Change::Add { into, .. } | Change::Move { into, .. } | Change::NewFolder { into, .. } => Some(*into),
            Change::Replace { row, .. }
            | Change::Rename { row, .. }
            | Change::Link { row, .. }
            | Change::BootAdd { row, .. } => Some(*row),
            Change::Remove { .. }
            | Change::Attributes { .. }
            | Change::Volume(_)
            | Change::BootRemove { .. }
            | Change::BootReplace { .. }
            | Change::BootSet { .. }
            | Change::Fat { .. } => None,
        };
        if named.is_some_and(|row| !self.is_there(row)) {
            return Err(Error::Unsupported("What was to be changed is not there any more.".into()));
        }
        let one = |op| Ok(Asked::Ops(vec![op]));
        match change {
            Change::Add { into, from, clash } => self.add(into, &from, clash),
            Change::Replace { row, from } => one(Op::Replace { path: self.path(row), from }),
            Change::Remove { .. } => Ok(Asked::Ops(self.each(|path| vec![Op::Remove { path }]))),
            Change::Rename { row, name } => self.rename(row, &name),
            Change::Move { into, clash, .. } => self.move_to(into, clash),
            Change::NewFolder { into, name } => {
                let path = self.inside(into, &valid(&name)?);
                self.is_free(&path)?;
                one(Op::Mkdir { path })
            }
            Change::Attributes { values, .. } => Ok(Asked::Ops(self.each(|path| attributes(&path, &values)))),
            Change::Link { row, target } => one(Op::Link { path: self.path(row), target }),
            Change::Volume(text) => Ok(Asked::Ops(volume_ops(*text))),
            Change::BootAdd { row, entry, info_table } => self.boot_add(row, &entry, info_table),
            Change::BootRemove { entry } => one(Op::BootRemove { entry }),
            Change::Fat { image, change } => one(fat(image, change)),
            Change::BootReplace { entry, from } => one(Op::BootReplace { entry, from }),
            Change::BootSet { entry, to } => one(boot_set(entry, &to)?),
        }
    }

    fn is_there(&self, row: RowNumber) -> bool {
        self.draft.find(&self.path(row)).is_ok_and(|found| found == (self.node)(row))
    }

    fn path(&self, row: RowNumber) -> String {
        self.draft.path((self.node)(row))
    }

    /// The path of a name in a directory.
    fn inside(&self, directory: RowNumber, name: &str) -> String {
        join(&self.path(directory), name)
    }

    fn each(&self, ops: impl Fn(String) -> Vec<Op>) -> Vec<Op> {
        self.selected.iter().flat_map(|id| ops(self.draft.path(*id))).collect()
    }

    fn is_free(&self, path: &str) -> Result<()> {
        match self.draft.find(path) {
            Ok(_) => Err(Error::Unsupported(format!("“{path}” is there already."))),
            Err(_) => Ok(()),
        }
    }

    fn rename(&self, row: RowNumber, name: &str) -> Result<Asked> {
        let name = valid(name)?;
        let path = self.path(row);
        let to = join(path.rsplit_once('/').map_or("", |(parent, _)| parent), &name);
        if to == path {
            return Ok(Asked::Ops(Vec::new()));
        }
        self.is_free(&to)?;
        Ok(Asked::Ops(vec![Op::Rename { path, to }]))
    }

    fn move_to(&self, into: RowNumber, clash: Clash) -> Result<Asked> {
        let target = (self.node)(into);
        let into = self.draft.path(target);
        let mut moving = Moving::new(self.draft, clash);
        for id in &self.selected {
            if self.draft.node(*id).is_some_and(|node| node.parent != target) {
                moving.put(*id, &into)?;
            }
        }
        Ok(moving.asked())
    }

    fn add(&self, into: RowNumber, from: &[String], clash: Clash) -> Result<Asked> {
        let mut ops = Vec::new();
        let mut clashes = Vec::new();
        for from in from {
            let name = from.rsplit('/').next().unwrap_or(from);
            let path = self.inside(into, &valid(name)?);
            self.add_one(&path, from, clash, (&mut ops, &mut clashes));
        }
        if clash == Clash::Ask && !clashes.is_empty() {
            return Ok(Asked::Clashes(clashes));
        }
        Ok(Asked::Ops(ops))
    }

    /// Adds a file or folder; a folder over a folder is gone through.
    fn add_one(&self, path: &str, from: &str, clash: Clash, to: (&mut Vec<Op>, &mut Vec<String>)) {
        let (ops, clashes) = to;
        let Ok(there) = self.draft.find(path) else {
            ops.push(Op::Add { path: path.to_owned(), from: from.to_owned() });
            return;
        };
        let is_directory = self.draft.node(there).is_some_and(DraftNode::is_directory);
        match self.given.listing(from).filter(|_| is_directory) {
            Some(names) => {
                for name in names {
                    self.add_one(&join(path, &name), &format!("{from}/{name}"), clash, (ops, clashes));
                }
            }
            None => {
                clashes.push(path.to_owned());
                let from = from.to_owned();
                match clash {
                    Clash::Ask | Clash::Skip => {}
                    Clash::Replace => ops.push(Op::Replace { path: path.to_owned(), from }),
                    Clash::Both => {
                        let is_taken =
                            |other: &str| ops.iter().any(|op| matches!(op, Op::Add { path, .. } if path == other));
                        let path = free(self.draft, path, &is_taken);
                        ops.push(Op::Add { path, from });
                    }
                }
            }
        }
    }

    fn boot_add(&self, row: RowNumber, entry: &BootSetting, info_table: bool) -> Result<Asked> {
        let platform = entry
            .platform
            .as_deref()
            .map(|word| named(&volume::PLATFORMS, word))
            .transpose()?
            .unwrap_or(BootPlatform::Bios);
        let emulation = entry.emulation.as_deref().map(|word| named(&volume::EMULATIONS, word)).transpose()?;
        let path = self.path(row);
        Ok(Asked::Ops(vec![Op::BootAdd { path, platform, emulation, load_size: entry.load_size, info_table }]))
    }
}

/// The path of a name in a directory.
pub fn join(directory: &str, name: &str) -> String {
    format!("{}/{name}", directory.trim_end_matches('/'))
}

/// A name that a file can have.
fn valid(name: &str) -> Result<String> {
    let told = match name {
        "" => "A name has at least one character.",
        "." | ".." => "“.” and “..” stand for directories and cannot be names.",
        name if name.contains(['/', '\0']) => "A name cannot have a “/” in it.",
        name if name.len() > 255 => "A name has at most 255 bytes.",
        name => return Ok(name.to_owned()),
    };
    Err(Error::Unsupported(told.into()))
}

fn attributes(path: &str, values: &AttributeValues) -> Vec<Op> {
    let path = || path.to_owned();
    let has_owner = values.mode.is_some() || values.uid.is_some() || values.gid.is_some();
    let mode = values.mode.map(|mode| format!("{mode:o}"));
    let owner = has_owner.then(|| Op::Chmod { path: path(), mode, uid: values.uid, gid: values.gid });
    let times = values.modified.map(|modified| Op::Times { path: path(), modified });
    let hidden = values.hidden.map(|value| Op::Hidden { path: path(), value });
    [owner, times, hidden].into_iter().flatten().collect()
}

fn volume_ops(text: VolumeText) -> Vec<Op> {
    let VolumeText { volume, created, modified, expires, effective, .. } = text;
    let has_dates = [created, modified, expires, effective].iter().any(Option::is_some);
    let label = volume.map(|value| Op::Label { value });
    let dates = has_dates.then_some(Op::Dates { created, modified, expires, effective });
    let fields = [
        (TextField::System, text.system),
        (TextField::VolumeSet, text.volume_set),
        (TextField::Publisher, text.publisher),
        (TextField::Preparer, text.data_preparer),
        (TextField::Application, text.application),
        (TextField::Copyright, text.copyright_file),
        (TextField::Abstract, text.abstract_file),
        (TextField::Bibliography, text.bibliographic_file),
    ];
    let texts = fields.into_iter().filter_map(|(field, value)| Some(Op::Identify { field, value: value? }));
    label.into_iter().chain(texts).chain(dates).collect()
}

fn fat(image: FatImage, change: FatChange) -> Op {
    let image = volume::fat_image(image);
    match change {
        FatChange::Add { path, from } => Op::FatAdd { image, path, from },
        FatChange::Replace { path, from } => Op::FatReplace { image, path, from },
        FatChange::Remove { path } => Op::FatRemove { image, path },
    }
}

fn boot_set(entry: u16, to: &BootSetting) -> Result<Op> {
    Ok(Op::BootSet {
        entry,
        platform: to.platform.as_deref().map(|word| named(&volume::PLATFORMS, word)).transpose()?,
        emulation: to.emulation.as_deref().map(|word| named(&volume::EMULATIONS, word)).transpose()?,
        load_size: to.load_size,
        bootable: to.bootable,
    })
}

/// What a word of the protocol stands for.
fn named<T: Copy>(words: &[(T, &str)], word: &str) -> Result<T> {
    let found = words.iter().find(|(_, name)| *name == word);
    found.map(|(value, _)| *value).ok_or_else(|| Error::Unsupported(format!("“{word}” is not known.")))
}
