//! From the files the user gave to an image that can be looked at. Read this first.

use crate::boot::image::BootImage;
use crate::bytes::text::lower;
use crate::container::{self, Container};
use crate::disc::{Disc, Medium, PartitionTable, Volume};
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::formats::Formats;
use crate::fs::{self, Unread};
use crate::limits;
use crate::source::Files;
use crate::tree::{Kind, RowId};
use crate::view::View;

static NO_FILE_SYSTEM: Anomaly = Anomaly {
    code: "DISC-NO-FILE-SYSTEM",
    severity: Severity::Warning,
    structure: "Data tracks",
    meaning: "Sessions, tracks and sectors can be looked at, and no files.",
    clause: None,
};

/// An opened image.
pub struct Image {
    /// What the user gave.
    pub files: Files,
    /// The format of those files.
    pub container: &'static Container,
    /// What the container holds.
    pub disc: Disc,
    /// Where file systems were looked for.
    pub volumes: Vec<Volume>,
    /// The images that its boot catalogs name.
    pub boot: Vec<BootImage>,
    /// Partition tables that a hybrid or hard disk image has.
    pub partitions: Vec<PartitionTable>,
    /// File systems that are there and are not read.
    pub unread: Vec<Unread>,
    /// Every tree of every volume; the first is the one to show. None where only the disc itself can be looked at.
    pub views: Vec<View>,
}

/// Opens an image: the files out of any archive, which container they are, what disc is in it, which volumes are on the disc, which trees they have.
///
/// # Errors
/// Where the files cannot be read, or nothing in them is of a kind we know and no descriptor tells of a disc either.
pub fn open(files: Files, findings: &mut Findings) -> Result<Image> {
    open_with(&Formats::all(), files, findings)
}

/// Opens an image with the formats that a program has loaded.
///
/// # Errors
/// [`Error::Needs`] where the image is of a format that is not among them; as [`open`].
pub fn open_with(formats: &Formats, files: Files, findings: &mut Findings) -> Result<Image> {
    let files = formats.unwrapped(files, findings)?;
    let container = container::identify(&files)?;
    let disc = formats.disc(container, &files, findings)?;
    let volumes = Volume::find(&disc);
    open_volumes(formats, files, container, disc, volumes, findings)
}

/// Opens a file of a view as an image: the file's content, and where it describes a disc, the files beside it.
///
/// # Errors
/// [`Error::NotFound`] where the row is no file; [`Error::OverLimit`] beyond [`limits::LAYERS`]; as [`open_with`].
pub fn open_within(
    formats: &Formats,
    image: &Files,
    view: &View,
    row: RowId,
    findings: &mut Findings,
) -> Result<Image> {
    open_with(formats, files_within(image, view, row)?, findings)
}

/// The file of a row and, where its name has the ending of a descriptor, the other files of its directory.
fn files_within(image: &Files, view: &View, id: RowId) -> Result<Files> {
    let is_file = |id: &RowId| view.index.row(*id).is_some_and(|row| row.kind == Kind::File);
    let mut files = image.within()?;
    let mut add = |id: RowId| -> Result<()> {
        let row = view.index.row(id).filter(|row| row.kind == Kind::File);
        let row = row.ok_or_else(|| Error::NotFound(format!("file “{}”", view.path(id))))?;
        files.derive(view.name(id), view.file_system().body(row.node)?.into_source());
        Ok(())
    };
    add(id)?;
    let name = lower(&view.name(id));
    if container::has_partners(name.rsplit_once('.').map_or("", |(_, ending)| ending)) {
        let parent = view.index.row(id).map_or(RowId::ROOT, |row| row.parent);
        let beside = view.index.children(parent).map(RowId).filter(|other| *other != id && is_file(other));
        beside.take(limits::PARTNERS).try_for_each(add)?;
    }
    Ok(files)
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
    let mut boot = Vec::new();
    let mut partitions = Vec::new();
    let mut unread = Vec::new();
    let mut views: Vec<View> = Vec::new();
    let mut failed = None;
    for (number, volume) in volumes.iter().enumerate() {
        let tables = PartitionTable::read_all(&volume.content.slice(volume.start..volume.content.len()), findings)?;
        let images = BootImage::all_of(volume, findings)?;
        match formats.mount(&disc, volume, findings) {
            Ok(mounted) => {
                unread.extend(fs::unread(volume, &tables, &images, &mounted, findings)?);
                for file_system in mounted {
                    let id = unique(&views, file_system.id());
                    views.push(View::new(id, number, volume.clone(), file_system));
                }
            }
            Err(error @ Error::Needs(_)) => return Err(error),
            Err(error) => {
                unread.extend(fs::unread(volume, &tables, &images, &[], findings)?);
                failed = failed.or(Some(error));
            }
        }
        partitions.extend(tables);
        boot.extend(images);
    }
    if views.is_empty() {
        let nothing = failed.unwrap_or_else(|| nothing_found(&files, &volumes, &partitions));
        if disc.guessed || disc.medium == Medium::Unknown {
            return Err(nothing);
        }
        if disc.missing_files.is_empty() {
            findings.add(&NO_FILE_SYSTEM, 0, "a file system", nothing.to_string());
        }
    }
    Ok(Image { files, container, disc, volumes, boot, partitions, unread, views })
}

/// A view's id, numbered where an earlier volume has given the same.
fn unique(views: &[View], id: &str) -> String {
    match views.iter().filter(|view| view.file_system().id() == id).count() {
        0 => id.to_owned(),
        before => format!("{id}-{}", before.saturating_add(1)),
    }
}

/// Says what it is, where it is something known that we do not read.
fn nothing_found(files: &Files, volumes: &[Volume], partitions: &[PartitionTable]) -> Error {
    if files.all().iter().all(|file| file.content.is_empty()) {
        return Error::Unsupported("The file is empty: it has no bytes.".into());
    }
    let known = volumes.iter().find_map(|volume| fs::recognise_foreign(&volume.content));
    Error::Unsupported(match (known, partitions.last()) {
        (Some(name), _) => format!("This is {name}, which Discern does not read."),
        (None, Some(table)) => {
            format!("This is a disk in partitions ({}), which Discern does not read.", table.scheme.name())
        }
        (None, None) => "No file system was found in this file.".into(),
    })
}
