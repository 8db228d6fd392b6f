//! Translates changes of the page, by rows, to changes of the library, by paths.

use discern::edit::{Arranged, BootPlatform, Clash, Op, added, moved, new_directory, renamed};
use discern::error::Result;
use discern::fs::iso9660::write::TextField;
use discern::protocol::{self, AttributeValues, BootSetting, Change, FatChange, FatImage, RowNumber, VolumeText};
use discern::refusal::Refusal;
use discern::tree::{Draft, DraftId};

use crate::edit::added_files::AddedFiles;
use crate::edit::volume;

static GONE: Refusal = Refusal { code: "EDIT-ROW-GONE", sentence: "The item to change no longer exists.", advice: "" };

static UNKNOWN_WORD: Refusal = Refusal {
    code: "EDIT-UNKNOWN-WORD",
    sentence: "“{0}” isn't a boot method that Discern knows.",
    advice: "Choose another.",
};

/// The result of translating a change.
pub enum Translated {
    /// The change can be made by these operations.
    Ops(Vec<Op>),
    /// The user must be asked first: these paths are taken.
    Clashes(Vec<String>),
}

/// A change being translated.
pub struct Changing<'a> {
    /// The current tree.
    pub draft: &'a Draft,
    /// The files that can be added.
    pub added_files: &'a AddedFiles,
    /// Finds the node of a row.
    pub node: &'a dyn Fn(RowNumber) -> DraftId,
    /// The selected nodes.
    pub selected: Vec<DraftId>,
}

impl Changing<'_> {
    /// Translates the change to operations by paths.
    ///
    /// # Errors
    /// If the change is impossible.
    pub fn ops(&self, change: Change) -> Result<Translated> {
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
            return Err((&GONE).into());
        }
        let one = |op| Ok(Translated::Ops(vec![op]));
        match change {
            Change::Add { into, from, clash } => {
                let listing = |from: &str| self.added_files.listing(from);
                added(self.draft, &from, (self.node)(into), clash_of(clash), &listing).map(translated)
            }
            Change::Replace { row, from } => one(Op::Replace { path: self.path(row), from }),
            Change::Remove { .. } => Ok(Translated::Ops(self.each(|path| vec![Op::Remove { path }]))),
            Change::Rename { row, name } => renamed(self.draft, (self.node)(row), &name).map(Translated::Ops),
            Change::Move { into, clash, .. } => {
                moved(self.draft, &self.selected, (self.node)(into), clash_of(clash)).map(translated)
            }
            Change::NewFolder { into, name } => one(new_directory(self.draft, (self.node)(into), &name)?),
            Change::Attributes { values, .. } => Ok(Translated::Ops(self.each(|path| attributes(&path, &values)))),
            Change::Link { row, target } => one(Op::Link { path: self.path(row), target }),
            Change::Volume(text) => Ok(Translated::Ops(volume_ops(*text))),
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

    fn each(&self, ops: impl Fn(String) -> Vec<Op>) -> Vec<Op> {
        self.selected.iter().flat_map(|id| ops(self.draft.path(*id))).collect()
    }

    fn boot_add(&self, row: RowNumber, entry: &BootSetting, info_table: bool) -> Result<Translated> {
        let platform = entry
            .platform
            .as_deref()
            .map(|word| named(&volume::PLATFORMS, word))
            .transpose()?
            .unwrap_or(BootPlatform::Bios);
        let emulation = entry.emulation.as_deref().map(|word| named(&volume::EMULATIONS, word)).transpose()?;
        let path = self.path(row);
        Ok(Translated::Ops(vec![Op::BootAdd { path, platform, emulation, load_size: entry.load_size, info_table }]))
    }
}

/// Converts the result for the page.
fn translated(arranged: Arranged) -> Translated {
    match arranged {
        Arranged::Ops(ops) => Translated::Ops(ops),
        Arranged::Clashes(paths) => Translated::Clashes(paths),
    }
}

const fn clash_of(clash: protocol::Clash) -> Clash {
    match clash {
        protocol::Clash::Ask => Clash::Ask,
        protocol::Clash::Replace => Clash::Replace,
        protocol::Clash::Skip => Clash::Skip,
        protocol::Clash::Both => Clash::Both,
    }
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

/// Finds the value of a word of the protocol.
fn named<T: Copy>(words: &[(T, &str)], word: &str) -> Result<T> {
    let found = words.iter().find(|(_, name)| *name == word);
    found.map(|(value, _)| *value).ok_or_else(|| UNKNOWN_WORD.with(&[&word]).into())
}
