//! Finds the checksums that an image carries.

use std::rc::Rc;

use super::carried::ContainerSums;
use super::isomd5sum::{self, Isomd5sum};
use super::libisofs::{self, Libisofs};
use super::listed::Listed;
use super::structures::{self, Structures};
use super::unpacked::{SquashFs, ZipMembers};
use super::walk::Walk;
use super::{EmbeddedCheck, EmbeddedOutcome, Kind};
use crate::bytes::text::{Encoding, lower};
use crate::check::sums::SumList;
use crate::codec::StreamCodec;
use crate::disc::{Carried, Scheme, Volume};
use crate::endings;
use crate::error::Result;
use crate::findings::Findings;
use crate::formats::Formats;
use crate::fs::{FileSystem, ViewKind};
use crate::open::{self, Image};
use crate::signature;
use crate::source::{Files, Source};
use crate::tree::{self, RowId};
use crate::view::View;

/// Most bytes of a list within an image: those of a hundred thousand files.
const LIST_BYTES: u64 = 16 << 20;

/// Most lists and SquashFS volumes of an image.
const MOST: usize = 16;

/// Endings of SquashFS volumes among files, and names that such volumes have without one.
const SQUASHFS_ENDINGS: [&str; 4] = ["squashfs", "sfs", "sqfs", "snap"];
const SQUASHFS_NAMES: [&str; 2] = ["squashfs.img", "install.img"];

/// The sources of an image, and the facts known about it.
pub struct CheckedImage<'a, 'v> {
    /// The image.
    pub image: &'a Image,
    /// The user's files, before anything was unpacked.
    pub originals: &'a Files,
    /// The image's own views.
    pub views: &'a [&'v View],
    /// The findings so far.
    pub findings: &'a Findings,
}

/// Checksums that an image carries.
pub struct Embedded {
    /// Stable name of the kind: see [`EmbeddedOutcome::kind`].
    pub kind: String,
    /// Name, for the user.
    pub name: String,
    /// Bytes that a check reads; 0 if the number is unknown in advance or everything has been read.
    pub bytes: u64,
    /// Whether opening the image has checked it.
    pub is_known: bool,
    what: What,
}

#[derive(Clone)]
enum What {
    Known(EmbeddedOutcome),
    Container(Carried, Option<String>),
    Isomd5sum(Source),
    Libisofs(Volume, Option<Tree>),
    Listed(String, SumList, Tree),
    Structures(&'static str, Tree, Rc<Findings>),
    SquashFs(String, Tree),
    SquashFsFile(String, Files),
    Zip(String, Source),
}

/// A file system with the encoding of its names.
#[derive(Clone)]
struct Tree(Rc<dyn FileSystem>, &'static Encoding);

impl Tree {
    fn of(view: &View) -> Self {
        Self(Rc::clone(view.file_system()), view.encoding())
    }

    fn walk(&self) -> Walk {
        Walk::new(Rc::clone(&self.0), self.1)
    }
}

impl Embedded {
    fn new(kind: &str, name: impl Into<String>, bytes: u64, what: What) -> Self {
        let is_known = matches!(what, What::Known(_));
        Self { kind: kind.to_owned(), name: name.into(), bytes, is_known, what }
    }

    /// A job that checks it; volumes inside files are opened with these formats.
    ///
    /// # Errors
    /// If the data cannot be read, or [`Error::Needs`](crate::error::Error::Needs) if its format is not loaded.
    pub fn check(&self, formats: &Formats) -> Result<EmbeddedCheck> {
        let damaged = |error: crate::error::Error| {
            let mut outcome = EmbeddedOutcome::new(self.kind.clone());
            outcome.sentence = format!("{} can’t be checked: {error}.", self.name);
            outcome.wrong(None, None, error.to_string());
            Kind::Known(Some(outcome))
        };
        Ok(EmbeddedCheck(match &self.what {
            What::Known(outcome) => Kind::Known(Some(outcome.clone())),
            What::Container(carried, missing) => Kind::Container(ContainerSums::of(carried, missing.clone()).into()),
            What::Isomd5sum(content) => {
                Isomd5sum::of(content)?.map_or(Kind::Known(None), |job| Kind::Isomd5sum(job.into()))
            }
            What::Libisofs(volume, tree) => {
                let job = Libisofs::of(volume, tree.as_ref().map(Tree::walk))?;
                job.map_or(Kind::Known(None), |job| Kind::Libisofs(job.into()))
            }
            What::Listed(path, list, tree) => Kind::Listed(Listed::of(path, list, tree.walk()).into()),
            What::Structures(kind, tree, known) => Kind::Structures(Structures::of(kind, tree.walk(), known).into()),
            What::SquashFs(name, tree) => Kind::SquashFs(SquashFs::of(name, tree.walk()).into()),
            What::SquashFsFile(name, files) => {
                match open::open_with(formats, files.clone(), &mut Findings::default()) {
                    Err(error @ crate::error::Error::Needs(_)) => return Err(error),
                    Err(error) => damaged(error),
                    Ok(image) => {
                        let is_its = |view: &&View| view.file_system().kind() == ViewKind::SquashFs;
                        let tree = image.views.iter().find(is_its).map(Tree::of);
                        tree.map_or(Kind::Known(None), |tree| Kind::SquashFs(SquashFs::of(name, tree.walk()).into()))
                    }
                }
            }
            What::Zip(name, archive) => match ZipMembers::of(name, archive) {
                Ok(job) => Kind::Zip(job.into()),
                Err(error) => damaged(error),
            },
        }))
    }
}

/// Finds all checksums that an image carries, but for those of its sectors. Lists among its files are found as far as
/// its views have been listed.
///
/// # Errors
/// If the image cannot be read.
pub fn find(given: &CheckedImage<'_, '_>) -> Result<Vec<Embedded>> {
    let mut found = Vec::new();
    wrapped(given, &mut found)?;
    let CheckedImage { image, views, findings, .. } = given;
    if let Some(carried) = &image.disc.carried {
        let what = What::Container(carried.clone(), image.disc.missing_files.first().cloned());
        found.push(Embedded::new(carried.kind, carried.name, carried.bytes(), what));
    }
    let gpt =
        image.partitions.iter().chain(&image.inner_partitions).filter(|table| table.scheme == Scheme::Gpt).count();
    if gpt > 0 {
        let outcome = structures::known("gpt", (gpt as u64).saturating_mul(2), findings);
        found.push(Embedded::new("gpt", "CRCs of the GPT", 0, What::Known(outcome)));
    }
    let mut places = Vec::new();
    for (number, volume) in image.volumes.iter().enumerate().filter(|(_, volume)| !volume.is_inner()) {
        if let Some(job) = Isomd5sum::of(&volume.content)?.filter(|_| !has(&found, isomd5sum::KIND)) {
            let what = What::Isomd5sum(volume.content.clone());
            found.push(Embedded::new(isomd5sum::KIND, "Checksum of the image (isomd5sum)", job.bytes(), what));
        }
        let is_rock_ridge =
            |view: &&&View| view.volume_number == number && view.file_system().kind() == ViewKind::RockRidge;
        let tree = views.iter().find(is_rock_ridge).map(|view| Tree::of(view));
        if let Some(job) = Libisofs::of(volume, None)?.filter(|job| !places.contains(&job.place())) {
            places.push(job.place());
            let what = What::Libisofs(volume.clone(), tree);
            let name = match places.len() {
                1 => "Checksums of image and files (libisofs)".to_owned(),
                _ => {
                    format!("Checksums of the session in sector {} (libisofs)", volume.start / crate::disc::SECTOR_SIZE)
                }
            };
            found.push(Embedded::new(libisofs::KIND, name, job.bytes(), what));
        }
    }
    let known = Rc::new({
        let mut all = Findings::default();
        all.append(findings);
        all
    });
    let mut volumes = Vec::new();
    for view in *views {
        let (kind, tree) = (view.file_system().kind(), Tree::of(view));
        let structures =
            |id, name: &str| Embedded::new(id, name, 0, What::Structures(id, tree.clone(), Rc::clone(&known)));
        match kind {
            ViewKind::Udf if !has(&found, "udf") => found.push(structures("udf", "Tags and CRCs of UDF")),
            ViewKind::ExFat if !has(&found, "exfat") => found.push(structures("exfat", "Checksums of exFAT")),
            ViewKind::SquashFs => {
                let name = view.volume.name().unwrap_or_else(|| "the volume".into());
                found.push(Embedded::new("squashfs", "Packed data of SquashFS", 0, What::SquashFs(name, tree)));
            }
            ViewKind::Zip => {
                let job = ZipMembers::of("the archive", &view.volume.content);
                let bytes = job.as_ref().map_or(0, ZipMembers::bytes);
                let what = What::Zip("the archive".into(), view.volume.content.clone());
                found.push(Embedded::new("zip", "CRCs of the ZIP archive", bytes, what));
            }
            _ => {}
        }
        // The best view of a volume has the names that lists use.
        if kind.is_tree() && !volumes.contains(&view.volume_number) {
            volumes.push(view.volume_number);
            of_files(given, view, &mut found)?;
        }
    }
    Ok(found)
}

fn has(found: &[Embedded], kind: &str) -> bool {
    found.iter().any(|embedded| embedded.kind == kind)
}

/// The container that the user's files were packed in.
fn wrapped(given: &CheckedImage<'_, '_>, found: &mut Vec<Embedded>) -> Result<()> {
    let [file] = given.originals.all() else { return Ok(()) };
    let is_same = given.image.files.first().is_some_and(|inside| inside.content.is_same(&file.content));
    if is_same {
        return Ok(());
    }
    let head = file.content.read_up_to(0, 16)?;
    if head.starts_with(&signature::ZIP) {
        let bytes = ZipMembers::of(&file.name, &file.content).map_or(0, |job| job.bytes());
        let what = What::Zip(file.name.clone(), file.content.clone());
        found.push(Embedded::new("zip", "CRCs of the ZIP archive", bytes, what));
    } else if let Some(codec) = StreamCodec::of(&head) {
        let kind = lower(codec.name());
        let mut outcome = EmbeddedOutcome::new(kind.clone());
        match given.findings.kept().iter().find(|finding| finding.anomaly.code == "PACKED-DAMAGED") {
            Some(finding) => {
                outcome.wrong(Some(file.name.clone()), None, format!("found {}", finding.found));
                outcome.sentence = format!("{} is damaged or cut off, and doesn’t unpack to its end.", file.name);
            }
            None => {
                outcome.right();
                outcome.sentence = format!("{} unpacks to its end without an error.", file.name);
            }
        }
        found.push(Embedded::new(&kind, format!("Packed with {}", codec.name()), 0, What::Known(outcome)));
    }
    Ok(())
}

/// Lists of checksums and SquashFS volumes among the files of a view.
fn of_files(given: &CheckedImage<'_, '_>, view: &View, found: &mut Vec<Embedded>) -> Result<()> {
    let (mut lists, mut volumes) = (0, 0);
    for row in (0..view.index.len()).map(RowId) {
        let Some(entry) = view.index.row(row).filter(|entry| entry.kind == tree::Kind::File && entry.size > 0) else {
            continue;
        };
        let name = lower(&view.name(row));
        let is_list =
            (endings::is_list(&name) && !name.ends_with(".dat") || name == ".treeinfo") && entry.size <= LIST_BYTES;
        let is_squashfs = endings::is_any(&name, &SQUASHFS_ENDINGS) || SQUASHFS_NAMES.contains(&name.as_str());
        if is_list && lists < MOST {
            let Ok(body) = view.body(row) else { continue };
            let Ok(bytes) = body.into_source().read_up_to(0, usize::try_from(LIST_BYTES).unwrap_or(0)) else {
                continue;
            };
            let path = view.path(row);
            let Some(list) = SumList::read(&name, &bytes).filter(|list| names_files(list, view, &path)) else {
                continue;
            };
            lists = lists.saturating_add(1);
            found.push(Embedded::new(
                &name,
                format!("Checksums of files ({path})"),
                0,
                What::Listed(path, list, Tree::of(view)),
            ));
        } else if is_squashfs && volumes < MOST {
            let Ok(source) = view.body(row).map(crate::source::Recipe::into_source) else { continue };
            if source.read_up_to(0, 4).ok().as_deref() != Some(b"hsqs") {
                continue;
            }
            volumes = volumes.saturating_add(1);
            let (path, name) = (view.path(row), view.name(row).into_owned());
            let mut files = given.image.files.within()?;
            files.derive(name, source);
            let what = What::SquashFsFile(path.clone(), files);
            found.push(Embedded::new("squashfs", format!("Packed data of {path}"), 0, what));
        }
    }
    Ok(())
}

/// Whether one of the first names of a list is that of a file: the list of a download, stored among other files, is
/// about something else.
fn names_files(list: &SumList, view: &View, path: &str) -> bool {
    let directory = path.rsplit_once('/').map_or("", |(directory, _)| directory);
    let names: Vec<&str> = list.sums.iter().filter_map(|sum| sum.name.as_deref()).take(MOST).collect();
    let wanted: Vec<String> = names
        .iter()
        .flat_map(|name| {
            let plain = name.replace('\\', "/");
            let parts = plain.split('/').filter(|part| !part.is_empty() && *part != ".").collect::<Vec<_>>().join("/");
            [lower(&format!("{directory}/{parts}")), lower(&format!("/{parts}"))]
        })
        .collect();
    let bases: Vec<&str> = wanted.iter().map(|path| path.rsplit('/').next().unwrap_or(path)).collect();
    (0..view.index.len()).map(RowId).any(|row| {
        let name = lower(&view.name(row));
        bases.contains(&name.as_str()) && wanted.contains(&lower(&view.path(row)))
    })
}
