//! Converts any disc to another format. The plan states what is kept, changed and lost; the result is verified before
//! it is saved.

mod album;
mod compare;
mod compared;
mod disk;
mod flac;
mod form;
mod ledger;
mod plan;
mod producer;
mod range;
mod receipt;
mod structure;
mod survey;
mod trees;
mod verify;

pub use flac::Tag;
pub use form::Form;
pub use ledger::{Effect, Ledger, LedgerLine};
pub use plan::{Content, Plan, Planned, name_of};
pub use producer::{FileSums, Hashing, Producer};
pub use receipt::{Check, Receipt};
pub use survey::Survey;
pub use verify::Verify;
