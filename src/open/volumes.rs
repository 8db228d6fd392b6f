//! Finds the volumes of a disc and those inside them: partitions, and boot images with a file system.

use std::ops::Range;
use std::rc::Rc;

use super::Image;
use crate::boot::el_torito::Emulation;
use crate::boot::image::BootImage;
use crate::disc::{Inner, Origin, Partition, PartitionTable, Scheme, Volume, VolumeEntry};
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::formats::Formats;
use crate::fs::{self, FileSystem, ViewKind, Views};
use crate::limits;
use crate::source::{FileId, Source};
use crate::view::View;

static EMPTY: Anomaly = Anomaly {
    code: "PART-EMPTY",
    severity: Severity::Warning,
    structure: "Partition table",
    meaning: "The partition has no bytes in this image, so it isn't shown.",
    clause: None,
};

static OVERLAP: Anomaly = Anomaly {
    code: "PART-OVERLAP",
    severity: Severity::Warning,
    structure: "Partition table",
    meaning: "Two partitions share bytes: writing to one damages the other.",
    clause: None,
};

static TOO_MANY: Anomaly = Anomaly {
    code: "PART-LIMIT",
    severity: Severity::Warning,
    structure: "Partition table",
    meaning: "The image has more partitions than are shown.",
    clause: None,
};

static TOO_DEEP: Anomaly = Anomaly {
    code: "PART-DEPTH",
    severity: Severity::Warning,
    structure: "Partition table",
    meaning: "Partitions lie within partitions over and over; the innermost aren't shown.",
    clause: None,
};

/// Prefix of the names of xorriso's gap partitions.
const GAP: &str = "Gap";

/// Finds volumes within those of a disc, and the views of each.
pub(super) struct Search<'a> {
    formats: &'a Formats,
    image: &'a mut Image,
    /// Starts of inner volumes in the user's files, since several sessions may list the same boot image.
    seen: Vec<(FileId, u64)>,
}

/// A range that may be an inner volume.
struct Candidate {
    range: Range<u64>,
    entries: Vec<VolumeEntry>,
}

/// Mounts the volumes of a disc. The image is not searched if others may be inside them.
///
/// # Errors
/// If the disc cannot be read, or a part of the program has to be loaded.
pub(super) fn mount(formats: &Formats, image: &mut Image, findings: &mut Findings) -> Result<()> {
    for number in 0..image.volumes.len() {
        let Some(volume) = image.volumes.get(number).cloned() else { break };
        match mount_volume(formats, image, (number, &volume), findings) {
            // Its start is in a file that was not given.
            Err(Error::Io(error)) if !image.disc.missing_files.is_empty() => {
                image.failed = image.failed.take().or(Some(error.into()));
            }
            mounted => mounted?,
        }
    }
    put_first_what_to_show(&mut image.views);
    name_views(&mut image.views);
    Ok(())
}

fn mount_volume(
    formats: &Formats,
    image: &mut Image,
    (number, volume): (usize, &Volume),
    findings: &mut Findings,
) -> Result<()> {
    let is_alone = Scheme::find_all(&own_content(volume), 0)?.is_empty();
    let boot = BootImage::all_of(volume, findings)?;
    let (mounted, failed) = match formats.mount(&image.disc, volume, findings) {
        Err(error @ Error::Needs(_)) => return Err(error),
        Err(error) => (Views::new(), Some(error)),
        Ok(mounted) => (mounted, None),
    };
    let why = failed.as_ref().filter(|_| mounted.is_empty() && matches!(volume.origin, Origin::Disk(_)));
    image.unread.extend(fs::unread(volume, number, &mounted, why, findings)?);
    image.failed = image.failed.take().or(failed);
    image.is_searched &= is_alone && boot.is_empty();
    image.boot.extend(boot);
    add_views(image, number, volume, mounted);
    Ok(())
}

pub(super) fn add_views(image: &mut Image, number: usize, volume: &Volume, mounted: Views) {
    let view = |system: Rc<dyn FileSystem>| View::new(system.id().to_owned(), number, volume.clone(), system);
    image.views.extend(mounted.into_iter().map(view));
}

/// The content of a volume from its own start.
fn own_content(volume: &Volume) -> Source {
    volume.content.slice(volume.start..volume.content.len())
}

impl<'a> Search<'a> {
    /// Begins with the volumes of the disc alone.
    pub(super) fn new(formats: &'a Formats, image: &'a mut Image) -> Self {
        image.views.retain(|view| !view.volume.is_inner());
        let outer = image.volumes.iter().filter(|volume| !volume.is_inner()).count();
        image.unread.retain(|unread| unread.volume < outer);
        image.volumes.truncate(outer);
        image.partitions.clear();
        image.inner_partitions.clear();
        image.needs = None;
        Self { formats, image, seen: Vec::new() }
    }

    /// Looks through all volumes of the disc.
    ///
    /// # Errors
    /// If the disc cannot be read.
    pub(super) fn look_within(&mut self, findings: &mut Findings) -> Result<()> {
        for (number, volume) in self.image.volumes.clone().iter().enumerate() {
            match self.look_within_outer(number, volume, findings) {
                // Its start is in a file that was not given.
                Err(Error::Io(_)) if !self.image.disc.missing_files.is_empty() => {}
                looked => looked?,
            }
        }
        put_first_what_to_show(&mut self.image.views);
        name_views(&mut self.image.views);
        Ok(())
    }

    fn look_within_outer(&mut self, number: usize, volume: &Volume, findings: &mut Findings) -> Result<()> {
        if self.image.is_plain {
            self.mount_others(number, volume, findings)?;
        }
        let tables = PartitionTable::read_all(&own_content(volume), 0, findings)?;
        // Their errors were found when the volume was mounted.
        let images = BootImage::all_of(volume, &mut Findings::default())?;
        self.look_within_volume((number, volume), &tables, &images, (0, findings))?;
        self.image.partitions.extend(tables);
        Ok(())
    }

    /// Reads the boot catalog of a plain image, and mounts file systems next to ISO 9660.
    fn mount_others(&mut self, number: usize, volume: &Volume, findings: &mut Findings) -> Result<()> {
        let views = self.image.views.iter().filter(|view| view.volume_number == number);
        let mut systems: Views = views.map(|view| Rc::clone(view.file_system())).collect();
        let boot = BootImage::all_of(volume, findings)?;
        let others = match self.formats.mount_others(&self.image.disc, volume, &systems, findings) {
            Err(Error::Needs(part)) => {
                self.image.needs = self.image.needs.or(Some(part));
                return Ok(());
            }
            // The search for unread data reports volumes that cannot be mounted.
            others => others.unwrap_or_default(),
        };
        self.image.is_plain = false;
        self.image.boot = boot;
        systems.extend(others.iter().cloned());
        add_views(self.image, number, volume, others);
        self.image.unread.extend(fs::unread(volume, number, &systems, None, findings)?);
        Ok(())
    }

    /// Examines the partitions and boot images inside volume number `number`.
    fn look_within_volume(
        &mut self,
        (number, outer): (usize, &Volume),
        tables: &[PartitionTable],
        images: &[BootImage],
        (depth, findings): (u32, &mut Findings),
    ) -> Result<()> {
        // On a disc with files, partition tables describe the same bytes for other machines, so overlaps are intended,
        // and partitions without a file system are not interesting.
        let has_files = self.trees_of(number).next().is_some();
        for candidate in candidates(outer, tables, images, !has_files, findings) {
            let volume = outer.within(number, candidate.range, candidate.entries);
            let begin = volume.content.origin(0);
            if begin.is_some_and(|begin| self.seen.contains(&begin)) {
                continue;
            }
            if self.image.volumes.len() >= limits::VOLUMES {
                let byte = volume.content.absolute(0);
                findings.add(&TOO_MANY, byte, format!("at most {} volumes", limits::VOLUMES), "more");
                break;
            }
            let (mut mounted, failed) = match self.formats.mount(&self.image.disc, &volume, findings) {
                Ok(views) => (views, None),
                Err(error) => (Views::new(), Some(error)),
            };
            if let Some(Error::Needs(part)) = failed {
                self.image.needs = self.image.needs.or(Some(part));
            }
            mounted.retain(|system| !self.is_second_start(number, outer, &volume, system.as_ref()));
            let place = self.image.volumes.len();
            let unread = fs::unread(&volume, place, &mounted, failed.as_ref(), findings)?;
            let is_known = !mounted.is_empty() || unread.is_some() || failed.is_some();
            let tables =
                if is_known { Vec::new() } else { PartitionTable::read_all(&volume.content, volume.base(), findings)? };
            if has_files && !is_known && tables.is_empty() {
                continue;
            }
            let boots = mounted.iter().any(|system| system.kind() == ViewKind::Boot);
            let images = if boots { BootImage::all_of(&volume, findings)? } else { Vec::new() };
            self.seen.extend(begin);
            self.image.volumes.push(volume.clone());
            self.image.unread.extend(unread);
            add_views(self.image, place, &volume, mounted);
            if depth < limits::VOLUME_DEPTH {
                let depth = depth.saturating_add(1);
                self.look_within_volume((place, &volume), &tables, &images, (depth, findings))?;
            } else if !tables.is_empty() {
                let byte = volume.content.absolute(0);
                findings.add(&TOO_DEEP, byte, format!("at most {} levels", limits::VOLUME_DEPTH), "more");
            }
            self.image.inner_partitions.extend(tables);
        }
        Ok(())
    }

    /// Views of a volume that show files.
    fn trees_of(&self, number: usize) -> impl Iterator<Item = &View> {
        self.image.views.iter().filter(move |view| view.volume_number == number && view.file_system().kind().is_tree())
    }

    /// Whether a view of an inner volume shows the same as one of the outer volume: images for USB drives have their
    /// descriptors twice, relative to the disc and to the partition (`xorriso -partition_offset`).
    fn is_second_start(&self, number: usize, outer: &Volume, volume: &Volume, system: &dyn FileSystem) -> bool {
        let label = system.label();
        self.image.views.iter().filter(|view| view.volume_number == number).any(|view| {
            let (own, file_system) = (view.file_system().label(), view.file_system());
            let end = outer.base().saturating_add(outer.start).saturating_add(own.size);
            file_system.kind() == system.kind()
                && volume.base() < end
                && (&own.volume, own.created) == (&label.volume, label.created)
        })
    }
}

/// Moves the views of a volume with files to the front, if those there have no files, or belong to a partition for the
/// firmware.
fn put_first_what_to_show(views: &mut Vec<View>) {
    let is_tree = |view: &View| view.file_system().kind().is_tree();
    let is_of_user = |view: &View| match &view.volume.origin {
        Origin::Inner(inner) => is_tree(view) && !Inner::is_of_system(inner),
        Origin::Session(_) | Origin::Audio | Origin::Disk(_) | Origin::Snapshots => is_tree(view),
    };
    let first = views.iter().position(is_of_user).or_else(|| views.iter().position(is_tree));
    let Some(first) = first.and_then(|first| views.get(first)).map(|view| view.volume_number) else { return };
    let (mut before, after): (Vec<View>, Vec<View>) = views.drain(..).partition(|view| view.volume_number == first);
    before.extend(after);
    *views = before;
}

/// Appends numbers to repeated ids of views.
fn name_views(views: &mut [View]) {
    for number in 0..views.len() {
        let (before, after) = views.split_at_mut(number);
        let Some(view) = after.first_mut() else { break };
        let same = before.iter().filter(|other| other.file_system().id() == view.file_system().id()).count();
        let id = view.file_system().id();
        view.id = if same > 0 { format!("{id}-{}", same.saturating_add(1)) } else { id.to_owned() };
    }
}

/// Lists possible inner volumes: partitions in table order, then boot images, each range once. With `is_disk`, problems
/// with partitions are reported.
fn candidates(
    outer: &Volume,
    tables: &[PartitionTable],
    images: &[BootImage],
    is_disk: bool,
    findings: &mut Findings,
) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    let end = outer.content.len();
    for table in tables {
        let mut before: Vec<(u32, Range<u64>)> = Vec::new();
        for partition in table.partitions.iter().filter(|partition| may_have_content(partition)) {
            let place = |at: u64| outer.start.saturating_add(at).min(end);
            let range = place(partition.range.start)..place(partition.range.end);
            if range.is_empty() {
                let expected = format!("partition {} to begin before byte {end}", partition.number);
                findings.add(&EMPTY, partition.byte, expected, format!("byte {}", partition.range.start));
                continue;
            }
            let overlaps = |(_, other): &&(u32, Range<u64>)| other.start < range.end && range.start < other.end;
            if let Some((other, shared)) = before.iter().find(overlaps).filter(|_| is_disk) {
                let expected =
                    format!("partition {} outside bytes {} to {}", partition.number, shared.start, shared.end);
                let found = format!("bytes {} to {}, shared with partition {other}", range.start, range.end);
                findings.add(&OVERLAP, partition.byte, expected, found);
            }
            before.push((partition.number, range.clone()));
            let entry = VolumeEntry::Partition {
                scheme: table.scheme,
                number: partition.number,
                kind_name: partition.kind_name,
                name: partition.name.clone(),
            };
            add(&mut found, outer, range, entry);
        }
    }
    for (image, number) in images.iter().zip(1_u32..) {
        let Some(start) = image.entry.location else { continue };
        let range = start..image.size.map_or(end, |size| start.saturating_add(size).min(end));
        // A loader is a program; only an emulated disk or FAT image can have files.
        let is_medium = image.entry.emulation != Emulation::None || starts_with_fat(outer, start);
        if is_medium && !range.is_empty() {
            let entry = VolumeEntry::BootImage { number, platform: image.entry.platform.name() };
            add(&mut found, outer, range, entry);
        }
    }
    found
}

/// Adds a range, or merges it with one that begins at the same byte. A range that begins with the volume is the volume
/// itself.
fn add(found: &mut Vec<Candidate>, outer: &Volume, range: Range<u64>, entry: VolumeEntry) {
    if range.start == outer.start {
        return;
    }
    match found.iter_mut().find(|known| known.range.start == range.start) {
        Some(known) => {
            known.range.end = known.range.end.max(range.end);
            known.entries.push(entry);
        }
        None => found.push(Candidate { range, entries: vec![entry] }),
    }
}

fn may_have_content(partition: &Partition) -> bool {
    partition.has_content && !partition.name.starts_with(GAP)
}

fn starts_with_fat(outer: &Volume, start: u64) -> bool {
    let head = outer.content.read_up_to(start, 512).unwrap_or_default();
    crate::boot::image::FatSector::of(&head).is_some()
}
