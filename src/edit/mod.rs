//! Changing an image and building it anew, bootable and proven.
//!
//! ```text
//! Image ──> Blueprint ──> Op, Op, … ──> rebuild ──> Recipe + lines ──> proof
//!           tree, options,  changes to     places, boot        opened again by our
//!           what boots      the tree       structures patched  own parsers and compared
//! ```

mod blueprint;
mod boot_change;
mod change;
mod choice;
mod edited_tree;
mod fat_change;
mod file_sums;
mod hybrid;
mod implant;
mod line;
mod numbers;
mod op;
mod others;
mod preset;
mod proof;
mod rebuild;
mod replay;
mod same_data;
mod sentence;
mod session;
mod sides;
mod staged;
mod volume_change;
mod workbench;

pub use blueprint::Blueprint;
pub use change::Supply;
pub use choice::MODES;
pub use edited_tree::{Change, EditedTree};
pub use implant::Implant;
pub use line::{Fate, Line};
pub use numbers::Numbers;
pub use op::{BootEmulation, BootPlatform, Op, Side, TextField};
pub use preset::Preset;
pub use proof::{Proof, Proving, prove};
pub use rebuild::{Mode, Rebuilt, forecast, rebuild};
pub use sentence::sentence;
pub use session::{back_to, open_back, sessions};
pub use staged::Edits;
pub use workbench::Workbench;
