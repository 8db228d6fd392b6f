//! Products that the user can save, made as recipes.

mod file;
mod folder;
mod item;
pub mod names;
mod notes;
mod selection;
mod stretch;
mod zip;

pub use file::{Saved, file, file_as};
pub use folder::{Folder, Writing};
pub use item::{Content, Item};
pub use notes::Notes;
pub use selection::{Plan, Planner};
pub use stretch::{Stretch, has_large_holes};
pub use zip::{Packed, Streamed, Zip, stored};
