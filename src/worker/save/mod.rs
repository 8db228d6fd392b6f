//! Saves files as they are: one, a ZIP archive, or a folder.

pub mod folder;
pub mod products;
pub mod selection;
