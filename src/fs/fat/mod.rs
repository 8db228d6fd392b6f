//! FAT, as Microsoft's specification 1.03 has it (*FAT: General Overview of On-Disk Format*): FAT12, FAT16 and FAT32,
//! with long names.
//!
//! ```text
//! reserved   boot sector, on FAT32 a count of free clusters and a backup of both
//! tables     which cluster follows which, mostly twice
//! root       of FAT12 and FAT16
//! clusters   files and directories
//! ```
//!
//! [`Volume`] reads a volume and [`View`] shows it as a file system; [`Fat`] changes files in an image, such as the one
//! that firmware for UEFI starts from.

mod directory;
mod geometry;
mod layout;
mod name;
mod table;
mod view;
mod volume;
mod write;

pub use self::view::View;
pub use self::volume::Volume;
pub use self::write::{Fat, Item};
