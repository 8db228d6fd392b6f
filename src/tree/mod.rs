//! What a file system holds, as the rest of the program sees it.

mod entry;
mod glob;
mod index;
mod mode;
mod outline;
mod search;
mod sort;
mod type_name;

pub use entry::{Device, Entry, Flags, Kind, Name, NodeId, Posix, Times};
pub use index::{Counts, Directory, Index, NamesRun, Row, RowId};
pub use mode::mode_letters;
pub use outline::{Outline, Visible};
pub use search::{Search, begins_with};
pub use sort::SortBy;
pub use type_name::type_of;
