//! What a file system holds, as the rest of the program sees it.

mod entry;
mod index;
mod outline;

pub use entry::{Device, Entry, Flags, Kind, Name, NodeId, Posix, Times};
pub use index::{Directory, Index, Row, RowId, SortBy};
pub use outline::Outline;
