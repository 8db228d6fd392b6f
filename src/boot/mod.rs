//! Boot structures: the El Torito catalog and its images, boot code in the system area, UEFI programs, and the files
//! that loaders need.

pub mod configuration;
pub mod efi;
pub mod el_torito;
pub mod embedded;
pub mod files;
pub mod image;
pub mod info_table;
pub mod loaders;
pub mod program;
pub mod system_area;
