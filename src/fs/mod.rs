//! File systems: from a volume to directory entries. Each is a record in a table; one volume may have several views.

pub mod amiga;
pub mod apfs;
mod apple;
mod archived;
pub mod btrfs;
pub mod cdda;
mod claims;
mod clusters;
pub mod cpio;
pub mod cramfs;
mod data_map;
mod deleted;
pub mod el_torito;
pub mod erofs;
pub mod exfat;
pub mod ext;
pub mod fat;
mod file_structure;
mod foreign;
pub mod gamecube;
pub mod hfs;
pub mod hfs_plus;
mod images;
pub mod iso9660;
pub mod lvm;
pub mod md;
pub mod minix;
pub mod ntfs;
pub mod opera;
pub mod romfs;
pub mod snapshots;
pub mod squashfs;
pub mod tar;
pub mod udf;
pub mod ufs;
mod unread;
mod view_kind;
pub mod wim;
pub mod xdvdfs;
pub mod xfs;
pub mod zip;

use std::borrow::Cow;
use std::ops::Range;
use std::rc::Rc;

pub use self::deleted::DeletedFiles;
pub use self::foreign::{recognise_file, recognise_format};
pub use self::unread::{Unread, unread};
pub use self::view_kind::ViewKind;
use crate::bytes::text::{self, Encoding};
use crate::bytes::time::Timestamp;
use crate::disc::{Disc, Volume};
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::Findings;
use crate::part::Part;
use crate::source::Recipe;
use crate::tree::{Entry, NodeId, Recorded};

/// One way to see a volume: a tree with its own names and attributes.
pub trait FileSystem {
    /// The kind of view.
    fn kind(&self) -> ViewKind;

    /// Stable name of the view, as in `rock-ridge`.
    fn id(&self) -> &'static str {
        self.kind().id()
    }

    /// Name for users, as in "Rock Ridge".
    fn name(&self) -> &'static str {
        self.kind().name()
    }

    /// The view with the highest opens first.
    fn preference(&self) -> u8 {
        self.kind().preference()
    }

    /// Name and recorded size of the volume.
    fn label(&self) -> &Label;

    /// The root directory.
    fn root(&self) -> NodeId;

    /// Lists the entries of a directory in recorded order, without those for itself and its parent.
    ///
    /// # Errors
    /// If nothing of it can be read. A damaged directory is listed as far as possible, with findings.
    fn list(&self, directory: NodeId, findings: &mut Findings) -> Result<Vec<Entry>>;

    /// Lists the deleted entries of a directory whose names can still be read. Their data may have been overwritten, so
    /// [`FileSystem::body`] is a guess for them. Each entry has [`Flags::deleted`](crate::tree::Flags::deleted).
    ///
    /// # Errors
    /// As [`FileSystem::list`].
    fn deleted(&self, directory: NodeId) -> Result<Vec<Entry>> {
        let _ = directory;
        Ok(Vec::new())
    }

    /// Passes the entries of a directory to `take` one by one, in the order of [`FileSystem::list`], until it returns
    /// false. So a directory of millions is never held twice.
    ///
    /// # Errors
    /// As [`FileSystem::list`]; [`Error::OverLimit`] after the entries of a directory that
    /// has more.
    fn list_each(
        &self,
        directory: NodeId,
        findings: &mut Findings,
        take: &mut dyn FnMut(&Entry) -> bool,
    ) -> Result<()> {
        for entry in self.list(directory, findings)? {
            if !take(&entry) {
                break;
            }
        }
        Ok(())
    }

    /// The root directory's own entry with its attributes, if one is recorded.
    ///
    /// # Errors
    /// If it cannot be read.
    fn root_entry(&self) -> Result<Option<Entry>> {
        Ok(None)
    }

    /// Guesses the encoding of names without a declared one; `names` are separated by line feeds.
    fn guess_encoding(&self, names: &[u8]) -> &'static Encoding {
        text::guess(names)
    }

    /// A name as this file system spells it, if a name can be spelled in several ways, as with accents.
    fn spelled(&self, name: &str) -> Option<String> {
        let _ = name;
        None
    }
    /// The content of a file as an application reads it: extents in order, unpacked, without missing bytes.
    ///
    /// # Errors
    /// If the node is not a file, or its record cannot be read.
    fn body(&self, file: NodeId) -> Result<Recipe>;

    /// The variants in which a file can be saved if there are several, the first being its body; mostly empty.
    ///
    /// # Errors
    /// If its record cannot be read.
    fn variants(&self, file: NodeId) -> Result<Vec<Variant>> {
        let _ = file;
        Ok(Vec::new())
    }

    /// The content of a file as one of its variants.
    ///
    /// # Errors
    /// [`Error::NotFound`] if the file has no such variant; the errors of [`FileSystem::body`].
    fn body_as(&self, file: NodeId, variant: &str) -> Result<Recipe> {
        let _ = file;
        Err(Error::NotFound(format!("way “{variant}” to take this file out")))
    }

    /// Marked positions in a file, such as the indexes of an audio track.
    ///
    /// # Errors
    /// As [`FileSystem::body`].
    fn marks(&self, file: NodeId) -> Result<Vec<Mark>> {
        let _ = file;
        Ok(Vec::new())
    }

    /// What the disc records of an audio track; of an album for the root. `None` for other files.
    fn song(&self, file: NodeId) -> Option<Song> {
        let _ = file;
        None
    }

    /// The content of a file as stored, still packed.
    ///
    /// # Errors
    /// As [`FileSystem::body`].
    fn stored(&self, file: NodeId) -> Result<Recipe> {
        self.body(file)
    }

    /// Recorded parts of a node that its entry lacks, to be written again unchanged.
    ///
    /// # Errors
    /// If its record cannot be read.
    fn recorded(&self, node: NodeId) -> Result<Recorded> {
        let _ = node;
        Ok(Recorded::default())
    }

    /// [`FileSystem::recorded`] and [`FileSystem::stored`] of a file, from one reading of its record if possible.
    ///
    /// # Errors
    /// As for both.
    fn recorded_and_stored(&self, file: NodeId) -> Result<(Recorded, Recipe)> {
        Ok((self.recorded(file)?, self.stored(file)?))
    }

    /// Byte ranges of a node's data in the volume's content, in order.
    ///
    /// # Errors
    /// If its record cannot be read.
    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>>;

    /// The byte range of a node's own record in the volume's content, if it is neither in its directory nor in one of
    /// the [`FileSystem::structures`], like an ICB.
    fn record(&self, node: NodeId) -> Option<Range<u64>> {
        let _ = node;
        None
    }

    /// All facts of a node.
    ///
    /// # Errors
    /// If its record cannot be read.
    fn details(&self, node: NodeId) -> Result<Vec<Facts>>;

    /// All facts of the volume.
    fn facts(&self) -> Vec<Facts>;

    /// Byte ranges of the volume's own structures, for the map of the image.
    fn structures(&self) -> Vec<Structure>;
}

/// The entries of a directory that its file system passes on one by one, and how that ended.
fn gathered(file_system: &dyn FileSystem, directory: NodeId, findings: &mut Findings) -> (Vec<Entry>, Result<()>) {
    let mut entries = Vec::new();
    let listed = file_system.list_each(directory, findings, &mut |entry| {
        entries.push(entry.clone());
        true
    });
    (entries, listed)
}

/// A variant in which a file can be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// Stable name, as in `2352`.
    pub id: Cow<'static, str>,
    /// Name to show.
    pub name: Cow<'static, str>,
    /// Size in bytes.
    pub size: u64,
    /// Prefix and suffix of the file name when it is saved.
    pub affixes: [Cow<'static, str>; 2],
    /// Whether it is recorded in addition to the body, like named streams and resource forks, rather than another form
    /// of the body.
    pub is_stream: bool,
}

impl Variant {
    /// A variant with fixed names.
    #[must_use]
    pub const fn known(id: &'static str, name: &'static str, size: u64, affixes: [&'static str; 2]) -> Self {
        let [before, behind] = affixes;
        Self {
            id: Cow::Borrowed(id),
            name: Cow::Borrowed(name),
            size,
            affixes: [Cow::Borrowed(before), Cow::Borrowed(behind)],
            is_stream: false,
        }
    }

    /// Marks the variant as recorded in addition to the body.
    #[must_use]
    pub fn as_stream(self) -> Self {
        Self { is_stream: true, ..self }
    }
}

/// A marked position in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Name to show.
    pub name: String,
    /// Offset in the file's body.
    pub at: u64,
}

/// An audio track, or an album.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Song {
    /// Number of the track; 0 for an album, and for audio before the first track.
    pub number: u8,
    /// Title.
    pub title: Option<String>,
    /// Performer.
    pub performer: Option<String>,
}

/// A volume's name and size.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Label {
    /// The volume's identifier, to show.
    pub volume: String,
    /// Creation date, if recorded.
    pub created: Option<Timestamp>,
    /// Tool that made the volume, if it is recorded.
    pub tool: Option<String>,
    /// Size of a logical block in bytes.
    pub block_size: u32,
    /// Recorded size of the volume in bytes.
    pub size: u64,
}

/// What a byte range of an image is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Usage {
    /// The 16 sectors before the descriptors, partition tables.
    System,
    /// Descriptors, path tables, directories.
    Metadata,
    /// Boot catalog and images.
    Boot,
    /// Content of files.
    File,
    /// Audio tracks.
    Audio,
}

/// The byte range of a structure in the volume's content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Structure {
    /// What it is used for.
    pub usage: Usage,
    /// The standard's name.
    pub name: &'static str,
    /// Bytes of the volume's content.
    pub range: Range<u64>,
}

/// The views of a mounted volume.
pub type Views = Vec<Rc<dyn FileSystem>>;

/// Reads a volume's descriptors and returns its views. The third argument has the views mounted before, for file
/// systems that describe the content of another, such as a boot catalog.
pub type Mount = fn(&Disc, &Volume, &[Rc<dyn FileSystem>], &mut Findings) -> Result<Views>;

/// A family of views, and how it is recognized.
pub struct FileSystemKind {
    /// Stable name.
    pub id: &'static str,
    /// Name for users.
    pub name: &'static str,
    /// File name extensions, lower case, without the dot, beyond those of plain images.
    pub endings: &'static [&'static str],
    /// The part of the program that reads it.
    pub part: Part,
    /// Whether the volume contains it. Reads only fixed sectors.
    pub probe: fn(&Volume) -> Result<bool>,
}

/// Reads a family of views.
pub struct Mounter {
    /// The family.
    pub kind: &'static FileSystemKind,
    /// Reads a volume's descriptors and returns its views.
    pub mount: Mount,
}

/// All file systems, in mounting order.
pub static FILE_SYSTEMS: &[&FileSystemKind] = &[
    &iso9660::ISO9660,
    &udf::UDF,
    &xdvdfs::XDVDFS,
    &opera::OPERA,
    &gamecube::GAMECUBE,
    &hfs_plus::HFS_PLUS,
    &hfs::HFS,
    &fat::FAT,
    &exfat::EXFAT,
    &ntfs::NTFS,
    &ext::EXT,
    &romfs::ROMFS,
    &squashfs::SQUASHFS,
    &cramfs::CRAMFS,
    &erofs::EROFS,
    &amiga::AMIGA,
    &xfs::XFS,
    &minix::MINIX,
    &ufs::UFS,
    &btrfs::BTRFS,
    &apfs::APFS,
    &lvm::LVM,
    &md::MD,
    &cpio::CPIO,
    &tar::TAR,
    &zip::ZIP,
    &wim::WIM,
    &el_torito::EL_TORITO,
    &cdda::CDDA,
    &snapshots::SNAPSHOTS,
];

/// The mounters of [`Part::Core`].
pub static CORE_MOUNTERS: &[&Mounter] = &[&iso9660::MOUNTER, &el_torito::MOUNTER];

/// The mounters of [`Part::Disks`].
pub static DISK_MOUNTERS: &[&Mounter] = &[&snapshots::MOUNTER, &lvm::MOUNTER, &md::MOUNTER];

/// The mounters of [`Part::Discs`].
pub static DISC_MOUNTERS: &[&Mounter] = &[&cdda::MOUNTER];

/// The mounters of [`Part::Volumes`].
pub static VOLUME_MOUNTERS: &[&Mounter] = &[
    &udf::MOUNTER,
    &hfs_plus::MOUNTER,
    &hfs::MOUNTER,
    &fat::MOUNTER,
    &exfat::MOUNTER,
    &ntfs::MOUNTER,
    &ext::MOUNTER,
    &romfs::MOUNTER,
];

/// The mounters of [`Part::Archives`].
pub static ARCHIVE_MOUNTERS: &[&Mounter] =
    &[&squashfs::MOUNTER, &cpio::MOUNTER, &tar::MOUNTER, &zip::MOUNTER, &wim::MOUNTER, &cramfs::MOUNTER];

/// The mounters of [`Part::Systems`].
pub static SYSTEM_MOUNTERS: &[&Mounter] = &[
    &xdvdfs::MOUNTER,
    &opera::MOUNTER,
    &gamecube::MOUNTER,
    &erofs::MOUNTER,
    &amiga::MOUNTER,
    &xfs::MOUNTER,
    &minix::MOUNTER,
    &ufs::MOUNTER,
    &btrfs::MOUNTER,
    &apfs::MOUNTER,
];
