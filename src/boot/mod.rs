//! Boot structures: the El Torito catalog and its images, boot code in the system area, and programs for UEFI.

pub mod efi;
pub mod el_torito;
pub mod image;
pub mod info_table;
pub mod system_area;
