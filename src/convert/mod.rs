//! Converts any disc to another format. The plan states what is kept, changed and lost; the result is verified before
//! it is saved.

mod album;
mod compare;
mod compared;
mod flac;
mod form;
mod ledger;
mod making;
mod plan;
mod range;
mod receipt;
mod structure;
mod survey;
mod trees;
mod verify;

pub use flac::Tag;
pub use form::Form;
pub use ledger::{Effect, Ledger, LedgerLine};
pub use making::{Hashing, Made, Making};
pub use plan::{Content, Plan, Planned, name_of};
pub use receipt::{Check, Receipt};
pub use survey::Survey;
pub use verify::Verify;
