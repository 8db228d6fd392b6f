//! From a volume to entries. A file system is a record in a table; one volume may give several views.

mod apple;
mod archived;
pub mod cdda;
mod clusters;
pub mod cpio;
pub mod el_torito;
pub mod exfat;
pub mod fat;
mod foreign;
pub mod hfs;
pub mod hfs_plus;
pub mod iso9660;
pub mod squashfs;
pub mod tar;
pub mod udf;
mod unread;
mod view_kind;
pub mod zip;

use std::ops::Range;
use std::rc::Rc;

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
    /// Which names and attributes it shows.
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

    /// What the volume is called and how large it says it is.
    fn label(&self) -> &Label;

    /// The root directory.
    fn root(&self) -> NodeId;

    /// The entries of a directory, in the order recorded, without those for itself and its parent.
    ///
    /// # Errors
    /// Where nothing of it can be read; what can be listed of a damaged directory is listed, with findings.
    fn list(&self, directory: NodeId, findings: &mut Findings) -> Result<Vec<Entry>>;

    /// The entries of a directory that are marked as deleted, as far as their names can still be read. Others may have
    /// taken their data's place since, so what [`FileSystem::body`] gives for such a node is a guess. Each entry has
    /// [`Flags::deleted`](crate::tree::Flags::deleted).
    ///
    /// # Errors
    /// As [`FileSystem::list`].
    fn deleted(&self, directory: NodeId) -> Result<Vec<Entry>> {
        let _ = directory;
        Ok(Vec::new())
    }

    /// Gives the entries of a directory one by one, as [`FileSystem::list`] has them, until `take` says that it wants no
    /// more: so that a directory of millions is never held twice.
    ///
    /// # Errors
    /// As [`FileSystem::list`].
    fn list_each(&self, directory: NodeId, findings: &mut Findings, take: &mut dyn FnMut(Entry) -> bool) -> Result<()> {
        for entry in self.list(directory, findings)? {
            if !take(entry) {
                break;
            }
        }
        Ok(())
    }

    /// What the root directory records of itself, where it does: its attributes, and a node that leads to them.
    ///
    /// # Errors
    /// Where it cannot be read.
    fn root_entry(&self) -> Result<Option<Entry>> {
        Ok(None)
    }

    /// The encoding that names in no declared character set are most likely in; `names` are separated by line feeds.
    fn guess_encoding(&self, names: &[u8]) -> &'static Encoding {
        text::guess(names)
    }

    /// A file's content as a reader gets it: extents in order, unpacked; only what the image holds of it.
    ///
    /// # Errors
    /// Where the node is no file or its record cannot be read.
    fn body(&self, file: NodeId) -> Result<Recipe>;

    /// The ways a file can be taken out where there are several, the first being its body; most have none.
    ///
    /// # Errors
    /// Where its record cannot be read.
    fn variants(&self, file: NodeId) -> Result<Vec<Variant>> {
        let _ = file;
        Ok(Vec::new())
    }

    /// A file's content in another way.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the file has no such variant; as [`FileSystem::body`].
    fn body_as(&self, file: NodeId, variant: &str) -> Result<Recipe> {
        let _ = file;
        Err(Error::NotFound(format!("way “{variant}” to take this file out")))
    }

    /// Places in a file worth going to: the indexes of an audio track.
    ///
    /// # Errors
    /// As [`FileSystem::body`].
    fn marks(&self, file: NodeId) -> Result<Vec<Mark>> {
        let _ = file;
        Ok(Vec::new())
    }

    /// A file's content as the volume stores it: packed where it is packed.
    ///
    /// # Errors
    /// As [`FileSystem::body`].
    fn stored(&self, file: NodeId) -> Result<Recipe> {
        self.body(file)
    }

    /// What is recorded of a node that its entry does not tell, to be written again as it is.
    ///
    /// # Errors
    /// Where its record cannot be read.
    fn recorded(&self, node: NodeId) -> Result<Recorded> {
        let _ = node;
        Ok(Recorded::default())
    }

    /// Where a node's data lies in the volume's content, in order.
    ///
    /// # Errors
    /// Where its record cannot be read.
    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>>;

    /// All that is recorded of a node.
    ///
    /// # Errors
    /// Where its record cannot be read.
    fn details(&self, node: NodeId) -> Result<Vec<Facts>>;

    /// All that is recorded of the volume.
    fn facts(&self) -> Vec<Facts>;

    /// What the volume's own structures take up, for a map of the image.
    fn structures(&self) -> Vec<Structure>;
}

/// A way to take a file out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Variant {
    /// Stable name, as in `2352`.
    pub id: &'static str,
    /// Name to show.
    pub name: &'static str,
    /// Bytes it has.
    pub size: u64,
    /// Prefix and suffix of the file name when it is saved.
    pub affixes: [&'static str; 2],
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Name to show.
    pub name: String,
    /// Byte of the file's body.
    pub at: u64,
}

/// A volume's name and size.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Label {
    /// The volume's identifier, to show.
    pub volume: String,
    /// When it was made, where recorded.
    pub created: Option<Timestamp>,
    /// Tool that made it, as far as it names itself.
    pub tool: Option<String>,
    /// Bytes of a logical block.
    pub block_size: u32,
    /// Bytes of the volume by its own account.
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

/// A range of the volume's content that a structure takes up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Structure {
    /// What it is used for.
    pub usage: Usage,
    /// The standard's name.
    pub name: &'static str,
    /// Bytes of the volume's content.
    pub range: Range<u64>,
}

/// What mounting a volume gives: its views.
pub type Views = Vec<Rc<dyn FileSystem>>;

/// Reads a volume's descriptors and gives its views. The third argument is the views mounted before it, for one that
/// describes what another holds, as a boot catalog does.
pub type Mount = fn(&Disc, &Volume, &[Rc<dyn FileSystem>], &mut Findings) -> Result<Views>;

/// A family of views: how it is recognised.
pub struct FileSystemKind {
    /// Stable name.
    pub id: &'static str,
    /// Name for users.
    pub name: &'static str,
    /// File name extensions, lower case, without the dot, beyond those of plain images.
    pub endings: &'static [&'static str],
    /// The part of the program that reads it.
    pub part: Part,
    /// Whether the volume has it; reads only fixed sectors.
    pub probe: fn(&Volume) -> Result<bool>,
}

/// Reads a family of views.
pub struct Mounter {
    /// The family.
    pub kind: &'static FileSystemKind,
    /// Reads a volume's descriptors and gives its views.
    pub mount: Mount,
}

/// All file systems, in the order in which they are mounted.
pub static FILE_SYSTEMS: &[&FileSystemKind] = &[
    &iso9660::ISO9660,
    &udf::UDF,
    &hfs_plus::HFS_PLUS,
    &hfs::HFS,
    &fat::FAT,
    &exfat::EXFAT,
    &squashfs::SQUASHFS,
    &cpio::CPIO,
    &tar::TAR,
    &zip::ZIP,
    &el_torito::EL_TORITO,
    &cdda::CDDA,
];

/// The mounters of [`Part::Core`].
pub static CORE_MOUNTERS: &[&Mounter] = &[&iso9660::MOUNTER, &el_torito::MOUNTER];

/// The mounters of [`Part::Discs`].
pub static DISC_MOUNTERS: &[&Mounter] = &[&cdda::MOUNTER];

/// The mounters of [`Part::Volumes`].
pub static VOLUME_MOUNTERS: &[&Mounter] =
    &[&udf::MOUNTER, &hfs_plus::MOUNTER, &hfs::MOUNTER, &fat::MOUNTER, &exfat::MOUNTER];

/// The mounters of [`Part::Archives`].
pub static ARCHIVE_MOUNTERS: &[&Mounter] = &[&squashfs::MOUNTER, &cpio::MOUNTER, &tar::MOUNTER, &zip::MOUNTER];
