//! From the files the user gave to an image that can be looked at. Read this first.

mod plain;
mod refuse;
mod volumes;
mod within;

pub use self::plain::open_plain;
use self::volumes::Search;
pub use self::within::{open_path_within, open_within};
use crate::boot::image::BootImage;
use crate::container::{self, Container};
use crate::disc::{Disc, Medium, PartitionTable, Volume};
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::formats::Formats;
use crate::fs::Unread;
use crate::part::Part;
use crate::source::Files;
use crate::view::View;

static NO_FILE_SYSTEM: Anomaly = Anomaly {
    code: "DISC-NO-FILE-SYSTEM",
    severity: Severity::Warning,
    structure: "Data",
    meaning: "Sessions, tracks and sectors can be looked at, and no files.",
    clause: None,
};

/// An opened image.
pub struct Image {
    /// The user's files.
    pub files: Files,
    /// The format of those files.
    pub container: &'static Container,
    /// Content of the container.
    pub disc: Disc,
    /// Places searched for file systems: the volumes of the disc, then those inside them.
    pub volumes: Vec<Volume>,
    /// The images that the boot catalogs of the disc's volumes name.
    pub boot: Vec<BootImage>,
    /// Partition tables of the disc's volumes, as a hybrid or hard disk image has them.
    pub partitions: Vec<PartitionTable>,
    /// Partition tables within partitions and boot images. Their ranges count from the start of those.
    pub inner_partitions: Vec<PartitionTable>,
    /// File systems that are there and are not read.
    pub unread: Vec<Unread>,
    /// A part of the program that would show more of the volumes within those of the disc.
    pub needs: Option<Part>,
    /// Whether all volumes within those of the disc have been looked for: see [`Image::look_within`].
    pub is_searched: bool,
    /// Every tree of every volume; the first is the one to show. None where only the disc itself can be looked at.
    pub views: Vec<View>,
    /// Why the first volume of the disc that could not be read was not.
    failed: Option<Error>,
    /// Whether nothing but ISO 9660 has been looked for: see [`open_plain`].
    is_plain: bool,
}

impl Image {
    /// An image whose volumes have not been looked into.
    const fn unread(files: Files, container: &'static Container, disc: Disc, volumes: Vec<Volume>) -> Self {
        Self {
            files,
            container,
            disc,
            volumes,
            boot: Vec::new(),
            partitions: Vec::new(),
            inner_partitions: Vec::new(),
            unread: Vec::new(),
            needs: None,
            is_searched: true,
            views: Vec::new(),
            failed: None,
            is_plain: false,
        }
    }

    /// Looks for volumes within those of the disc: partitions, and boot images with a file system. Starts over if it
    /// has been done before. Views that show files keep their places, and others follow them.
    ///
    /// # Errors
    /// As [`open_with`].
    pub fn look_within(&mut self, formats: &Formats, findings: &mut Findings) -> Result<()> {
        Search::new(formats, self).look_within(findings)?;
        self.is_searched = true;
        self.judge(findings)
    }

    /// Whether a view shows files.
    #[must_use]
    pub fn has_tree(&self) -> bool {
        self.views.iter().any(|view| view.file_system().kind().is_tree())
    }

    /// Refuses an image without any view, if it is not worth looking at its sectors.
    fn judge(&mut self, findings: &mut Findings) -> Result<()> {
        if !self.views.is_empty() {
            return Ok(());
        }
        let failed = self.failed.take();
        if let Some(refused) = refuse::reason(&self.files, self.container, &self.disc, &self.volumes, &self.unread)? {
            return Err(failed.unwrap_or(refused));
        }
        if let Some(error) = failed.filter(|_| self.disc.medium == Medium::Unknown) {
            return Err(error);
        }
        if self.disc.missing_files.is_empty() {
            findings.add(&NO_FILE_SYSTEM, 0, "a file system that Discern reads", "none");
        }
        Ok(())
    }

    /// Names of the file systems that are there and are not read, each with the partition or boot image that it is in.
    pub fn unread_names(&self) -> impl Iterator<Item = String> {
        self.unread.iter().map(|unread| {
            let volume = self.volumes.get(unread.volume).filter(|volume| volume.is_inner());
            volume
                .and_then(Volume::name)
                .map_or_else(|| unread.name.to_owned(), |name| format!("{} in {name}", unread.name))
        })
    }
}

/// Opens an image: unpacks archives, recognizes the container, reads the disc in it, finds its volumes, and mounts
/// their file systems.
///
/// # Errors
/// If the files cannot be read, or nothing in them is of a known kind and no descriptor describes a disc either.
pub fn open(files: Files, findings: &mut Findings) -> Result<Image> {
    open_with(&Formats::all(), files, findings)
}

/// Opens an image with the formats that a program has loaded. File systems of partitions and boot images may be among
/// those that are not loaded: then [`Image::needs`] says what they need.
///
/// # Errors
/// [`Error::Needs`] where the image is of a format that is not among them; as [`open`].
pub fn open_with(formats: &Formats, files: Files, findings: &mut Findings) -> Result<Image> {
    let mut image = open_outer(formats, files, findings)?;
    if !image.is_searched {
        image.look_within(formats, findings)?;
    }
    Ok(image)
}

/// Opens an image as far as the volumes of its disc. If there may be others within them, it is not searched, and
/// [`Image::look_within`] has to follow.
///
/// # Errors
/// As [`open_with`].
pub fn open_outer(formats: &Formats, files: Files, findings: &mut Findings) -> Result<Image> {
    let files = formats.unwrapped(files, findings)?;
    let container = container::identify(&files)?;
    let disc = formats.disc(container, &files, findings)?;
    let volumes = Volume::find(&disc);
    mount_volumes(formats, files, container, disc, volumes, findings)
}

/// Opens volumes of a disc: as [`open`] finds them, or as somebody else says they are.
///
/// # Errors
/// As [`open_with`].
pub fn open_volumes(
    formats: &Formats,
    files: Files,
    container: &'static Container,
    disc: Disc,
    volumes: Vec<Volume>,
    findings: &mut Findings,
) -> Result<Image> {
    let mut image = mount_volumes(formats, files, container, disc, volumes, findings)?;
    if !image.is_searched {
        image.look_within(formats, findings)?;
    }
    Ok(image)
}

fn mount_volumes(
    formats: &Formats,
    files: Files,
    container: &'static Container,
    disc: Disc,
    volumes: Vec<Volume>,
    findings: &mut Findings,
) -> Result<Image> {
    let mut image = Image::unread(files, container, disc, volumes);
    volumes::mount(formats, &mut image, findings)?;
    if image.is_searched {
        image.judge(findings)?;
    }
    Ok(image)
}
