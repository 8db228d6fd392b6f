//! The way of a start through an image: from a boot entry, a partition or a session to the loader, and on to its
//! configuration and to what that names.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::rc::Rc;

use super::boot_files::named_by;
use crate::boot::el_torito::{BootEntry, Catalog};
use crate::boot::info_table::InfoTable;
use crate::boot::loaders;
use crate::boot::program::{Program, Reads, configurations};
use crate::disc::{Origin, Volume, VolumeEntry};
use crate::error::Result;
use crate::findings::Findings;
use crate::formats::Formats;
use crate::fs::iso9660::write::sessions;
use crate::fs::{FileSystem, ViewKind, iso9660};
use crate::limits;
use crate::open::{self, Image};
use crate::source::{Files, Recipe, Source};
use crate::tree::{Kind, NodeId};

/// Bytes of a boot image whose size nothing records that are looked at.
const LOOKED_AT: u64 = 1 << 20;

/// What a start begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beginning {
    /// An entry of the boot catalog, by its position and its bytes there, and where its image begins.
    Entry { position: usize, at: u64, location: u64 },
    /// The boot sector, which loads what begins at this byte.
    Sector(u64),
    /// A partition, by its first byte.
    Partition(u64),
    /// An earlier session, by its first byte.
    Session(u64),
}

/// A file that a start comes to.
#[derive(Debug, Clone)]
pub(super) struct Reached {
    pub(super) path: String,
    pub(super) data: Recipe,
    /// Whether it is in the FAT file system that the start begins with, rather than on the disc.
    pub(super) is_in_fat: bool,
    /// The configuration that names it; `None` if the loader looks for it by itself.
    pub(super) by: Option<String>,
}

/// A start, and the files that it comes to.
#[derive(Debug, Clone)]
pub(super) struct Start {
    pub(super) beginning: Beginning,
    /// Its name for the user.
    pub(super) name: String,
    pub(super) reached: Vec<Reached>,
}

/// The image that is to be edited, opened again, so that the same walk goes through it.
///
/// # Errors
/// If it cannot be opened.
pub(super) fn reopened(content: &Source) -> Result<Image> {
    let mut files = Files::default();
    files.derive("old.iso", content.clone());
    open::open_with(&Formats::all(), files, &mut Findings::default())
}

/// All starts of an image.
///
/// # Errors
/// If it cannot be read.
pub(super) fn starts(image: &Image) -> Result<Vec<Start>> {
    let Some(volume) = image.volumes.first() else { return Ok(Vec::new()) };
    let of_volume = |number: usize| -> Vec<Rc<dyn FileSystem>> {
        image.views.iter().filter(|view| view.volume_number == number).map(|view| view.file_system().clone()).collect()
    };
    let mut disc = Trees::new(of_volume(0));
    let mut found = Vec::new();
    let catalog = Catalog::read(volume, &mut Findings::default())?;
    for (position, entry) in catalog.iter().flat_map(|catalog| &catalog.entries).enumerate() {
        let Some(location) = entry.location else { continue };
        let name = format!("boot entry {} ({})", position.saturating_add(1), entry.platform.name());
        let reached = from_entry(volume, (entry, location), &mut disc)?;
        found.push(Start { beginning: Beginning::Entry { position, at: entry.at, location }, name, reached });
    }
    let sector = volume.content.read_up_to(0, loaders::BLOCKS)?;
    if let Some(location) = loaders::known(&sector).and_then(|record| record.holds.target(&sector)) {
        let is_it =
            |start: &&Start| matches!(start.beginning, Beginning::Entry { location: other, .. } if other == location);
        let reached = match found.iter().find(is_it) {
            Some(entry) => entry.reached.clone(),
            None => from_program(volume, location..location.saturating_add(LOOKED_AT), &mut disc)?,
        };
        found.push(Start { beginning: Beginning::Sector(location), name: "the boot sector".into(), reached });
    }
    for (number, inner) in image.volumes.iter().enumerate() {
        let Origin::Inner(place) = &inner.origin else { continue };
        let partition = place.entries.iter().find_map(|entry| match entry {
            VolumeEntry::Partition { scheme, number, .. } => Some((scheme.name(), number)),
            VolumeEntry::BootImage { .. } => None,
        });
        let Some((scheme, partition)) = partition.filter(|_| place.volume == 0) else { continue };
        let mut own = Trees::new(of_volume(number));
        let reached = match own.fat() {
            Some(mut fat) => from_fat(&mut fat, &mut disc)?,
            None => own.reached(configurations(), Reads::Long)?,
        };
        let name = format!("{scheme} partition {partition}");
        found.push(Start { beginning: Beginning::Partition(place.at), name, reached });
    }
    let all = sessions(&volume.content)?;
    for session in all.iter().take(all.len().saturating_sub(1)) {
        let earlier = Volume { start: session.start, origin: Origin::Session(1), content: volume.content.clone() };
        let views = (iso9660::MOUNTER.mount)(&image.disc, &earlier, &[], &mut Findings::default())?;
        let reached = Trees::new(views).reached(configurations(), Reads::Long)?;
        let name = format!("the session at byte {}", session.start);
        found.push(Start { beginning: Beginning::Session(session.start), name, reached });
    }
    Ok(found)
}

/// The way from an entry of the catalog, whose image is a loader for BIOS or has a FAT file system.
fn from_entry(volume: &Volume, (entry, location): (&BootEntry, u64), disc: &mut Trees) -> Result<Vec<Reached>> {
    let end = volume.content.len();
    let image = Recipe::of(&volume.content, location..end).into_source();
    if let Some(mut fat) = fat(&image) {
        return from_fat(&mut fat, disc);
    }
    let length = InfoTable::read(volume, entry)?.map_or(LOOKED_AT, |table| table.length);
    from_program(volume, location..location.saturating_add(length), disc)
}

/// The way from a loader for BIOS.
fn from_program(volume: &Volume, range: Range<u64>, disc: &mut Trees) -> Result<Vec<Reached>> {
    let end = range.end.min(volume.content.len());
    let image = Recipe::of(&volume.content, range.start.min(end)..end).into_source();
    match Program::of_bios(&image)? {
        Some(program) => disc.reached(program.needs(), program.reads),
        None => Ok(Vec::new()),
    }
}

/// The FAT file system that an image begins with.
fn fat(image: &Source) -> Option<Tree> {
    let view = crate::fs::fat::View::open(image.clone(), &mut Findings::default()).ok()?;
    Some(Tree::new(Rc::new(view)))
}

/// The file at a path of the FAT file system that an image begins with.
pub(super) fn in_fat(image: &Recipe, path: &str) -> Result<Option<Recipe>> {
    match fat(&image.clone().into_source()) {
        Some(mut fat) => fat.file(path),
        None => Ok(None),
    }
}

/// The way from a FAT file system: to the programs that UEFI looks for, to the configurations in it, and to those on the
/// disc that the programs go on with.
fn from_fat(fat: &mut Tree, disc: &mut Trees) -> Result<Vec<Reached>> {
    let mut reached = Vec::new();
    let mut on_disc = Vec::new();
    for path in fat.files_in("/efi/boot", ".efi")? {
        let Some(data) = fat.file(&path)? else { continue };
        let needs = Program::of_uefi(&data.clone().into_source())?.map(|program| program.needs());
        on_disc.extend(needs.into_iter().flatten());
        reached.push(Reached { path, data, is_in_fat: true, by: None });
    }
    let places = configurations().into_iter().chain(on_disc.iter().cloned());
    let found = follow(places.collect(), &mut |path| fat.file(path))?;
    for named in found.iter().filter(|found| found.by.is_none()) {
        on_disc.extend(named_by(&named.path, &named.data).into_iter().map(|(path, _)| path));
    }
    reached.extend(found.into_iter().map(|found| Reached { is_in_fat: true, ..found }));
    reached.extend(disc.reached(on_disc, Reads::Long)?);
    Ok(reached)
}

/// Follows configurations to what they name, further ones among that. Each file is reached once.
fn follow(places: Vec<String>, file: &mut dyn FnMut(&str) -> Result<Option<Recipe>>) -> Result<Vec<Reached>> {
    let mut found: Vec<Reached> = Vec::new();
    let mut seen: HashSet<String> = HashSet::new();
    let mut left: Vec<(String, Option<String>, bool)> = places.into_iter().map(|path| (path, None, true)).collect();
    left.reverse();
    let mut read = 0_usize;
    while let Some((path, by, is_configuration)) = left.pop() {
        if !seen.insert(path.to_ascii_lowercase()) {
            continue;
        }
        let Some(data) = file(&path)? else { continue };
        if is_configuration && read < limits::BOOT_CONFIGURATIONS {
            read = read.saturating_add(1);
            let names = named_by(&path, &data);
            left.extend(names.into_iter().rev().map(|(named, is_one)| (named, Some(path.clone()), is_one)));
        }
        found.push(Reached { path, data, is_in_fat: false, by });
    }
    Ok(found)
}

/// The trees of a volume.
struct Trees(Vec<Tree>);

impl Trees {
    fn new(all: Vec<Rc<dyn FileSystem>>) -> Self {
        Self(all.into_iter().map(Tree::new).collect())
    }

    /// The tree if it is that of a FAT file system.
    fn fat(&mut self) -> Option<Tree> {
        let at = self.0.iter().position(|tree| tree.file_system.kind() == ViewKind::Fat)?;
        Some(self.0.swap_remove(at))
    }

    /// The tree that a loader reads.
    fn read_by(&mut self, reads: Reads) -> Option<&mut Tree> {
        use ViewKind::{Iso9660, Iso9660Enhanced, Joliet, RockRidge, Udf};
        let order: &[ViewKind] = match reads {
            Reads::Plain => &[Iso9660, Iso9660Enhanced],
            Reads::Long => &[RockRidge, Joliet, Iso9660Enhanced, Iso9660, Udf],
            Reads::Udf => &[Udf, Iso9660, Joliet],
        };
        let at = order.iter().find_map(|kind| self.0.iter().position(|tree| tree.file_system.kind() == *kind))?;
        self.0.get_mut(at)
    }

    /// The files at these places, and what they name.
    fn reached(&mut self, places: Vec<String>, reads: Reads) -> Result<Vec<Reached>> {
        match self.read_by(reads) {
            Some(tree) => follow(places, &mut |path| tree.file(path)),
            None => Ok(Vec::new()),
        }
    }
}

/// A tree as a loader reads it: by names without regard to case, and only the directories on its way.
struct Tree {
    file_system: Rc<dyn FileSystem>,
    listed: HashMap<NodeId, HashMap<String, (NodeId, Kind)>>,
}

impl Tree {
    fn new(file_system: Rc<dyn FileSystem>) -> Self {
        Self { file_system, listed: HashMap::new() }
    }

    /// The entries of a directory. One that can't be read has none.
    fn list(&mut self, directory: NodeId) -> &HashMap<String, (NodeId, Kind)> {
        let file_system = &self.file_system;
        self.listed.entry(directory).or_insert_with(|| {
            let entries = file_system.list(directory, &mut Findings::default()).unwrap_or_default();
            let name = |name: &[u8]| {
                let name = String::from_utf8_lossy(name).to_ascii_lowercase();
                name.split_once(';').map_or_else(|| name.clone(), |(name, _)| name.trim_end_matches('.').to_owned())
            };
            let mut found = HashMap::new();
            for entry in entries {
                found.entry(name(entry.name.as_bytes())).or_insert((entry.node, entry.kind));
            }
            found
        })
    }

    fn find(&mut self, path: &str) -> Option<(NodeId, Kind)> {
        let mut at = (self.file_system.root(), Kind::Directory);
        for part in path.split('/').filter(|part| !part.is_empty()) {
            at = *self.list(at.0).get(&part.to_ascii_lowercase()).filter(|_| at.1 == Kind::Directory)?;
        }
        Some(at)
    }

    /// The data of the file at a path.
    fn file(&mut self, path: &str) -> Result<Option<Recipe>> {
        match self.find(path) {
            Some((node, Kind::File)) => self.file_system.stored(node).map(Some),
            _ => Ok(None),
        }
    }

    /// Paths of the files in a directory whose names end like this, in order.
    fn files_in(&mut self, directory: &str, ending: &str) -> Result<Vec<String>> {
        let Some((node, Kind::Directory)) = self.find(directory) else { return Ok(Vec::new()) };
        let names = self.list(node).iter().filter(|(name, (_, kind))| *kind == Kind::File && name.ends_with(ending));
        let mut paths: Vec<String> = names.map(|(name, _)| format!("{directory}/{name}")).collect();
        crate::order::sort(&mut paths);
        Ok(paths)
    }
}
