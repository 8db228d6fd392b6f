//! What an image of a disk holds beside the content of the disk.

/// What is recorded with a disk and isn't part of its content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DiskExtras {
    /// Number of earlier states that are kept.
    pub snapshots: u32,
    /// Number of images below this one, which records only changes to them.
    pub parents: u32,
    /// A comment by whoever made the image.
    pub comment: Option<String>,
}
