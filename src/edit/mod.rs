//! Changes an image and builds it again, bootable and verified.
//!
//! ```text
//! Image ──> Blueprint ──> Op, Op, … ──> rebuild ──> Recipe + lines ──> verification
//!           tree, options,  changes to     layout, boot       opened again by our
//!           boot structures the tree       structures updated  own parsers and compared
//! ```
//!
//! This module has everything that does not depend on the file system: operations, the journal, undo, the edited tree
//! and its index. How an image is represented and laid out is in [`iso`], for images with ISO 9660.

mod clash;
mod edited_tree;
pub mod iso;
mod journal;
mod op;
mod replay;
mod rows;
mod sentence;
mod supply;
mod tree_change;
mod workbench;

pub use clash::{Arranged, Clash, added, moved, new_directory, renamed, valid_name};
pub use edited_tree::{Change, EditedTree};
pub use iso::{
    Blueprint, BlueprintReader, Decision, Implant, MODES, Mode, Outcome, Preset, Rebuilt, Removable, Verification,
    VerifyImage, back_to, forecast, open_back, rebuild, sessions, verify,
};
pub use journal::{Edits, Journal, Step};
pub use op::{BootEmulation, BootPlatform, Op, OtherFileSystem};
pub use rows::{Rows, Touched};
pub use sentence::sentence;
pub use supply::Supply;
pub use workbench::Workbench;
