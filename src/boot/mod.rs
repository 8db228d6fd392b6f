//! What boots: the El Torito catalogue and its images, and what else stands in the system area.

pub mod el_torito;
pub mod image;
pub mod info_table;
pub mod system_area;
