//! The formats whose code a program has: natively all of them, in a browser those loaded so far.
//!
//! The code that recognizes formats is in the tables [`CONTAINERS`](crate::container::CONTAINERS) and [`FILE_SYSTEMS`];
//! the code that reads them is named only here, by part, so that a linker can leave a part out of a program.

use std::rc::Rc;

use crate::container::{self, Container, Opener};
use crate::disc::{Disc, Origin, Scheme, Volume};
use crate::endings;
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::fs::{self, FILE_SYSTEMS, FileSystem, FileSystemKind, Mounter, Views};
use crate::order::sort_by;
use crate::part::Part;
use crate::refusal::Refusal;
use crate::source::{Files, Source};
use crate::wrap::{self, Unwrapper};

/// A file that ends before its own tables.
pub(crate) static CUT: Refusal = Refusal {
    code: "OPEN-CUT",
    sentence: "This is a file of the format {0}, and it is cut off: what says where its data lies is missing.",
    advice: "Copy or download it again.",
};

static DAMAGED: Refusal = Refusal {
    code: "OPEN-DAMAGED",
    sentence: "This is a file of the format {0}, and it is damaged or cut off: {1}.",
    advice: "Copy or download it again.",
};

/// A descriptor of a disc that does not get as far as its tracks.
pub(crate) static NO_TRACKS: Refusal = Refusal {
    code: "OPEN-NO-TRACKS",
    sentence: "By its name or beginning this is of the format “{0}”, but it lists no track: it is cut off or damaged.",
    advice: "Get a complete copy of it, or open the file with the sectors by itself.",
};

/// The formats of a part of the program.
pub struct Module {
    /// The part.
    pub part: Part,
    openers: &'static [&'static Opener],
    mounters: &'static [&'static Mounter],
    unwrappers: &'static [&'static Unwrapper],
    /// Checks the tracks of a disc that a container describes against each other.
    settle: fn(&mut Disc, &mut Findings),
}

/// Plain images, ISO 9660 and El Torito. What recognizes the others is no module: it takes all formats.
pub static CORE: Module = Module {
    part: Part::Core,
    openers: container::CORE_OPENERS,
    mounters: fs::CORE_MOUNTERS,
    unwrappers: &[],
    settle: as_it_is,
};

/// Disc images with a descriptor, and audio tracks.
pub static DISCS: Module = Module {
    part: Part::Discs,
    openers: container::DISC_OPENERS,
    mounters: fs::DISC_MOUNTERS,
    unwrappers: &[],
    settle: container::settle,
};

/// File systems other than ISO 9660 that many images have.
pub static VOLUMES: Module =
    Module { part: Part::Volumes, openers: &[], mounters: fs::VOLUME_MOUNTERS, unwrappers: &[], settle: as_it_is };

/// SquashFS, archives and packed files.
pub static ARCHIVES: Module = Module {
    part: Part::Archives,
    openers: &[],
    mounters: fs::ARCHIVE_MOUNTERS,
    unwrappers: wrap::ARCHIVE_UNWRAPPERS,
    settle: as_it_is,
};

/// The tracks of plain images are detected, so there is nothing to check.
const fn as_it_is(_: &mut Disc, _: &mut Findings) {}

/// Disks in containers, as virtual machines have them.
pub static DISKS: Module = Module {
    part: Part::Disks,
    openers: container::DISK_OPENERS,
    mounters: fs::DISK_MOUNTERS,
    unwrappers: &[],
    settle: as_it_is,
};

/// File systems that few images have.
pub static SYSTEMS: Module =
    Module { part: Part::Systems, openers: &[], mounters: fs::SYSTEM_MOUNTERS, unwrappers: &[], settle: as_it_is };

/// One module for each part.
pub static MODULES: &[&Module] = &[&CORE, &DISCS, &VOLUMES, &ARCHIVES, &DISKS, &SYSTEMS];

/// Ids of file systems that are archives.
const ARCHIVES_OF_FILES: [&str; 2] = ["zip", "tar"];

/// Formats that can be opened; none by default.
#[derive(Clone, Default)]
pub struct Formats(Vec<&'static Module>);

impl Formats {
    /// All formats.
    #[must_use]
    pub fn all() -> Self {
        Self(MODULES.to_vec())
    }

    /// Adds the formats of a part, unless they are there already.
    pub fn add(&mut self, module: &'static Module) {
        if self.0.iter().all(|known| known.part != module.part) {
            self.0.push(module);
        }
    }

    /// Opens the archives around files, and returns the files inside.
    ///
    /// # Errors
    /// [`Error::Needs`] if the part of a wrapper has not been added; other errors if an archive cannot be read, or
    /// contains nothing that can be opened.
    pub fn unwrapped(&self, mut files: Files, findings: &mut Findings) -> Result<Files> {
        // Terminates, since each round is a layer, and layers are limited.
        while let Some(wrapper) = wrap::identify(&files)? {
            let mut unwrappers = self.0.iter().flat_map(|module| module.unwrappers);
            let unwrapper = unwrappers.find(|unwrapper| unwrapper.wrapper.id == wrapper.id);
            let unwrap = unwrapper.ok_or(Error::Needs(wrapper.part))?.unwrap;
            let Some(inside) = unwrap(&files, is_image_name, findings)? else { break };
            files = inside;
        }
        Ok(files)
    }

    /// Reads the disc in a container.
    ///
    /// # Errors
    /// [`Error::Needs`] if the container's part has not been added; other errors if the files cannot be read.
    pub fn disc(&self, container: &'static Container, files: &Files, findings: &mut Findings) -> Result<Disc> {
        let mut openers = self.0.iter().flat_map(|module| module.openers.iter().map(move |opener| (module, opener)));
        let found = openers.find(|(_, opener)| opener.container.id == container.id);
        let (module, opener) = found.ok_or(Error::Needs(container.part))?;
        let opened = (opener.open)(files, findings);
        let mut disc = opened.map_err(|error| named(error, container.name))?;
        if disc.sessions.is_empty() {
            return Err(NO_TRACKS.with(&[&container.name]).into());
        }
        (module.settle)(&mut disc, findings);
        if module.part == Part::Discs {
            container::leave_out_others(&mut disc, files, is_image_name, findings);
        }
        Ok(disc)
    }

    /// Mounts all views of a volume, best first. A file system that is present but cannot be mounted is an error only
    /// if no other can.
    ///
    /// # Errors
    /// [`Error::Needs`] if the part of a file system that is present has not been added; the first file system's error
    /// if none can be mounted.
    pub fn mount(&self, disc: &Disc, volume: &Volume, findings: &mut Findings) -> Result<Views> {
        self.mount_kinds(&mut FILE_SYSTEMS.iter(), (disc, volume), &[], findings)
    }

    /// Mounts the views of a volume next to those of ISO 9660, which have been mounted.
    ///
    /// # Errors
    /// The errors of [`Formats::mount`].
    pub fn mount_others(
        &self,
        disc: &Disc,
        volume: &Volume,
        mounted: &[Rc<dyn FileSystem>],
        findings: &mut Findings,
    ) -> Result<Views> {
        let mut kinds = FILE_SYSTEMS.iter().filter(|kind| kind.id != fs::iso9660::ISO9660.id);
        self.mount_kinds(&mut kinds, (disc, volume), mounted, findings)
    }

    /// Mounts the views of some file systems; `before` are those mounted before.
    fn mount_kinds(
        &self,
        kinds: &mut dyn Iterator<Item = &&'static FileSystemKind>,
        (disc, volume): (&Disc, &Volume),
        before: &[Rc<dyn FileSystem>],
        findings: &mut Findings,
    ) -> Result<Views> {
        let mut views = before.to_vec();
        let mut failed = None;
        for kind in kinds {
            let mounted = match (kind.probe)(volume) {
                Ok(true) => (self.mounter(kind)?.mount)(disc, volume, &views, findings),
                Ok(false) => continue,
                Err(error) => Err(error),
            };
            match mounted {
                Ok(more) => views.extend(more),
                Err(error) => failed = failed.or_else(|| Some(named(error, kind.name))),
            }
        }
        match failed {
            Some(error) if views.is_empty() => Err(error),
            _ => {
                let mut views = views.split_off(before.len());
                sort_by(&mut views, &mut |one, other| other.preference().cmp(&one.preference()));
                Ok(views)
            }
        }
    }

    fn mounter(&self, kind: &FileSystemKind) -> Result<&'static Mounter> {
        let mut mounters = self.0.iter().flat_map(|module| module.mounters);
        mounters.find(|mounter| mounter.kind.id == kind.id).copied().ok_or(Error::Needs(kind.part))
    }
}

/// An error with the name of the format that cannot be read.
fn named(error: Error, format: &str) -> Error {
    match error {
        Error::Broken(defect) => DAMAGED.with(&[&format, &defect]).into(),
        // Recognized by its beginning alone.
        Error::NotFound(_) => CUT.with(&[&format]).into(),
        error if error.is_unexpected_end() => CUT.with(&[&format]).into(),
        error => error,
    }
}

/// Whether a file with this name may be an image or an archive that contains one, by its extension.
#[must_use]
pub fn is_image_name(name: &str) -> bool {
    endings::IMAGES.iter().any(|known| endings::is_any(name, known))
}

/// Whether a content begins with a file system or a disk's partition table, whatever its name. Archives do not count,
/// since documents and programs may be archives.
///
/// # Errors
/// If the content cannot be read.
pub fn is_image(content: &Source) -> Result<bool> {
    let whole = Volume { origin: Origin::Disk(512), content: content.clone(), start: 0 };
    // As an inner volume, it is searched only superficially.
    let volume = whole.within(0, 0..content.len(), Vec::new());
    for kind in FILE_SYSTEMS.iter().filter(|kind| !ARCHIVES_OF_FILES.contains(&kind.id)) {
        if (kind.probe)(&volume)? {
            return Ok(true);
        }
    }
    Ok(Scheme::find_all(content, 0)?.iter().any(|(scheme, _)| *scheme != Scheme::Apple))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open::{open, open_with};

    #[test]
    fn a_missing_part_is_requested_and_then_opens() {
        let mut files = Files::default();
        files.push("a.cue", Source::from_bytes(&b"FILE a.bin BINARY\nTRACK 1 AUDIO\nINDEX 1 0:0:0\n"[..]));
        files.push("a.bin", Source::from_bytes(vec![0; 2352 * 4]));
        let mut formats = Formats::default();
        formats.add(&CORE);
        let needed = open_with(&formats, files.clone(), &mut Findings::default()).err();
        assert!(matches!(needed, Some(Error::Needs(Part::Discs))));
        formats.add(&DISCS);
        let opened = open_with(&formats, files.clone(), &mut Findings::default()).unwrap();
        assert_eq!(opened.views.len(), open(files, &mut Findings::default()).unwrap().views.len());
    }

    #[test]
    fn images_and_archives_are_recognized_by_extension() {
        assert!(
            ["a.iso", "A.ISO", "a.b.zip", "a.cue", "floppy.IMA", "filesystem.squashfs"].into_iter().all(is_image_name)
        );
        assert!(!["iso", "a.txt", "a.iso.txt", ""].into_iter().any(is_image_name));
    }

    #[test]
    fn the_extensions_of_images_are_those_of_all_formats() {
        let containers = container::CONTAINERS.iter().map(|container| container.endings);
        let volumes = FILE_SYSTEMS.iter().map(|kind| kind.endings);
        let wrappers = wrap::WRAPPERS.iter().map(|wrapper| wrapper.endings);
        let mut all: Vec<&str> = containers.chain(volumes).chain(wrappers).flatten().copied().collect();
        let mut listed: Vec<&str> = endings::IMAGES.iter().copied().flatten().copied().collect();
        for list in [&mut all, &mut listed] {
            list.sort_unstable();
            list.dedup();
        }
        assert_eq!(listed, all);
    }

    #[test]
    fn contents_of_images_are_recognized_whatever_their_name() {
        let at = |place: usize, bytes: &[u8]| {
            let mut content = vec![0; 100_000];
            content[place..place + bytes.len()].copy_from_slice(bytes);
            is_image(&Source::from_bytes(content)).unwrap()
        };
        assert!(at(16 * 2048, b"\x01CD001\x01") && at(17 * 2048 + 1, b"NSR02") && at(512, b"EFI PART"));
        assert!(!at(0, b"PK\x03\x04") && !at(510, b"\x55\xAA") && !at(0, b""));
        assert!(!is_image(&Source::from_bytes(&b"text"[..])).unwrap());
    }

    #[test]
    fn every_container_and_file_system_has_code_in_its_part() {
        assert_eq!(MODULES.iter().map(|module| module.part).collect::<Vec<_>>(), Part::ALL);
        for container in container::CONTAINERS {
            let has = |module: &&&Module| module.openers.iter().any(|opener| opener.container.id == container.id);
            assert_eq!(MODULES.iter().find(has).map(|module| module.part), Some(container.part), "{}", container.id);
        }
        for kind in FILE_SYSTEMS {
            let has = |module: &&&Module| module.mounters.iter().any(|mounter| mounter.kind.id == kind.id);
            assert_eq!(MODULES.iter().find(has).map(|module| module.part), Some(kind.part), "{}", kind.id);
        }
        for wrapper in wrap::WRAPPERS {
            let has = |module: &&&Module| module.unwrappers.iter().any(|known| known.wrapper.id == wrapper.id);
            assert_eq!(MODULES.iter().find(has).map(|module| module.part), Some(wrapper.part), "{}", wrapper.id);
        }
    }
}
