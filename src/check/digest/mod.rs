//! Digests of files, tracks and selections: several at once, from one read.

mod algorithm;
mod feed;
mod hashing;
mod running;
mod subject;

pub use algorithm::Algorithm;
pub use feed::{DigestRange, Feed};
pub use hashing::{Hashed, Hashing};
pub use running::{Digest, Digests};
pub use subject::{Subject, SubjectKind};
