//! A summary of the open image.

use discern::boot::image::BootImage;
use discern::bytes::text;
use discern::check::SectorCheck;
use discern::disc::{Medium, Origin};
use discern::fs::ViewKind;
use discern::order::sort;
use discern::protocol::{BootInfo, DeletedFiles, EncodingInfo, Summary, ViewInfo, ViewNumber, ViewState, Wholeness};
use discern::view::{self, View};

use crate::session::Session;

impl Session {
    /// Summarizes the open image.
    pub fn summary(&self) -> Summary {
        let files = self.image.files.all();
        let unused = &self.image.disc.unused_files;
        let used = || files.iter().filter(|file| !unused.contains(&file.name));
        let size = used().fold(0_u64, |sum, file| sum.saturating_add(file.content.len()));
        let best = self.own_tabs().first().map(|tab| &tab.view);
        Summary {
            name: used().next().map(|file| file.name.clone()).unwrap_or_default(),
            size,
            container: self.image.container.name.into(),
            label: best.map(|view| view.file_system().label().volume.clone()).unwrap_or_default(),
            kinds: self.kinds(),
            views: (0..)
                .map(ViewNumber)
                .zip(self.tabs())
                .map(|(number, tab)| self.view_info(number, &tab.view))
                .collect(),
            is_disk: matches!(self.image.disc.medium, Medium::Disk { .. }),
            missing: self.image.disc.missing_files.clone(),
            unused: self.image.disc.unused_files.clone(),
            unread: self.unread(),
            boot: self.image.boot.iter().map(boot).collect(),
            partitions: self.partitions(),
            is_searched: self.image.is_searched,
            whole: self.whole(),
            encodings: text::ALL
                .iter()
                .map(|encoding| EncodingInfo { id: encoding.id.into(), name: encoding.name.into() })
                .collect(),
            checkable: SectorCheck::new(&self.image.disc).bytes(),
            editable: self.editable.clone().map_err(|refused| refused.to_string()),
        }
    }

    /// Describes a view.
    pub fn view_info(&self, number: ViewNumber, view: &View) -> ViewInfo {
        ViewInfo {
            id: view.id.clone(),
            name: view.file_system().name().into(),
            volume: u32::try_from(view.volume_number).unwrap_or(u32::MAX),
            session: match view.volume.origin {
                Origin::Session(number) => Some(number),
                Origin::Audio | Origin::Disk(_) | Origin::Snapshots | Origin::Inner(_) => None,
            },
            within: view.volume.name(),
            is_tree: view.file_system().kind().is_tree(),
            is_fuller: view.file_system().preference() > ViewKind::RockRidge.preference(),
            label: view.file_system().label().volume.clone(),
            state: state(view),
            parent: self.layer_of(number).map(|layer| layer.parent.clone()),
            deleted: match self.layer_of(number).is_some_and(|layer| layer.is_deleted) {
                true => DeletedFiles::Shown,
                false if view.file_system().kind().keeps_deleted() => DeletedFiles::Kept,
                false => DeletedFiles::None,
            },
        }
    }

    /// Names of the partition schemes, each once: a GPT and its backup are one.
    fn partitions(&self) -> Vec<String> {
        let mut names: Vec<String> = self.image.partitions.iter().map(|table| table.scheme.name().to_owned()).collect();
        names.dedup();
        names
    }

    /// Names of the views, and whether the image of a disc is a hybrid. The plainest tree comes first, since the others build on
    /// it; audio and boot images come last.
    fn kinds(&self) -> String {
        let systems = || self.own_tabs().iter().map(|tab| tab.view.file_system());
        let (trees, beside): (Vec<_>, Vec<_>) = systems().partition(|system| system.kind().is_tree());
        let all = trees.last().into_iter().chain(&trees).chain(&beside);
        let mut names: Vec<&str> = Vec::new();
        let is_hybrid = !self.image.partitions.is_empty() && !matches!(self.image.disc.medium, Medium::Disk { .. });
        for name in all.map(|system| system.name()).chain(is_hybrid.then_some("hybrid")) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(" · ")
    }

    /// Names of the file systems that are not read, each once, with its partition.
    fn unread(&self) -> Vec<String> {
        let mut names: Vec<String> = self.image.unread_names().collect();
        sort(&mut names);
        names.dedup();
        names
    }

    /// The completeness of the volume that lacks most.
    fn whole(&self) -> Wholeness {
        let view::Wholeness { declared, actual } = view::Wholeness::of(self.own_tabs().iter().map(|tab| &tab.view));
        Wholeness { declared, actual }
    }
}

fn boot(BootImage { entry, size }: &BootImage) -> BootInfo {
    BootInfo {
        platform: entry.platform.to_string(),
        emulation: entry.emulation.name().into(),
        bootable: entry.bootable,
        size: *size,
    }
}

/// How far a view has been read.
pub fn state(view: &View) -> ViewState {
    let counts = view.index.counts();
    ViewState {
        files: counts.files,
        directories: counts.directories,
        bytes: counts.bytes,
        complete: counts.unread == 0,
        undeclared: view.has_undeclared_names(),
        encoding: view.encoding().id.into(),
        guessed: view.encoding().id == view.guessed().id,
    }
}
