//! Images with ISO 9660 on them: taken apart, changed, laid out anew, and verified.

mod appended;
mod blueprint;
mod boot_change;
mod boot_files;
mod boot_warnings;
mod change;
mod decision;
mod fat_change;
mod hybrid;
mod implant;
mod marks;
mod mode;
mod names;
mod other_file_systems;
mod others;
mod preset;
mod rebuild;
mod rebuilt;
mod same_data;
mod session;
mod summing;
mod sums;
mod tree_reader;
mod udf;
mod verification;
mod volume_change;

pub use blueprint::{Blueprint, BlueprintReader};
pub use decision::{Decision, Outcome};
pub use implant::Implant;
pub use mode::{MODES, Mode};
pub use other_file_systems::Removable;
pub use preset::Preset;
pub use rebuild::{forecast, rebuild};
pub use rebuilt::Rebuilt;
pub use session::{back_to, open_back, sessions};
pub use verification::{Verification, VerifyImage, verify};
