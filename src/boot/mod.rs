//! Boot structures: the El Torito catalog and its images, and boot code in the system area.

pub mod el_torito;
pub mod image;
pub mod info_table;
pub mod system_area;
