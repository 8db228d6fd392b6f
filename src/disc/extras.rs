//! Data that an image of a disk holds in addition to the disk's content.

/// Information recorded with a disk that isn't part of its content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DiskExtras {
    /// Number of earlier states kept.
    pub snapshots: u32,
    /// Number of images below this one, which only records changes to them.
    pub parents: u32,
    /// A comment by the image's author.
    pub comment: Option<String>,
}
