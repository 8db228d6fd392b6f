//! Trees of files, independent of the file system.

mod draft;
mod entry;
mod glob;
mod index;
mod lookup;
mod mode;
mod outline;
mod packed_times;
mod path;
mod recorded;
mod same;
mod search;
mod shared;
mod sort;
mod type_name;
mod unread;

pub use draft::{Body, BodyId, Content, Draft, DraftId, DraftNode, Origin};
pub use entry::{Device, Entry, Flags, Kind, Name, NodeId, Posix, Times};
pub use index::{Children, Counts, Directory, Index, NamesRun, Row, RowId};
pub use lookup::Lookup;
pub use mode::mode_letters;
pub use outline::{Outline, Visible};
pub use path::split_path;
pub use recorded::{Recorded, Until};
pub use same::Sharing;
pub use search::{Search, begins_with};
pub use sort::SortBy;
pub use type_name::type_of;
