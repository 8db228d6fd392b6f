//! Parts of the program that may be loaded when they are first needed.

/// A part of the program that opening an image may need. In a browser it is fetched when it is first needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// What recognizes images and finds the volumes within them, plain images and El Torito: needed for all but plain
    /// images of ISO 9660.
    Core,
    /// Disc images with a descriptor, and audio tracks.
    Discs,
    /// File systems other than ISO 9660 that many images have.
    Volumes,
    /// SquashFS, archives and packed files: all that needs to unpack.
    Archives,
    /// Disks in containers, as virtual machines have them.
    Disks,
    /// File systems that few images have.
    Systems,
    /// The file that keeps what was unpacked: see [`Shelf`](crate::source::Shelf). It has no formats.
    Storage,
}

impl Part {
    /// All parts with formats.
    pub const ALL: [Self; 6] = [Self::Core, Self::Discs, Self::Volumes, Self::Archives, Self::Disks, Self::Systems];
}
