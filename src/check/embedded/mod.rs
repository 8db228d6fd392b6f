//! Checksums that an image carries itself: found without reading its files, and checked by reading all that they cover.

mod carried;
mod find;
mod isomd5sum;
mod libisofs;
mod listed;
mod outcome;
mod structures;
mod unpacked;
mod walk;

pub use find::{CheckedImage, Embedded, find};
pub use outcome::{EmbeddedOutcome, WrongSum};

use self::carried::ContainerSums;
use self::isomd5sum::Isomd5sum;
use self::libisofs::Libisofs;
use self::listed::Listed;
use self::structures::Structures;
use self::unpacked::{SquashFs, ZipMembers};
use crate::error::Result;
use crate::job::{Job, Step};

/// Checks one kind of checksum. Progress is counted in bytes, if they are known.
pub struct EmbeddedCheck(Kind);

enum Kind {
    Known(Option<EmbeddedOutcome>),
    Container(Box<ContainerSums>),
    Isomd5sum(Box<Isomd5sum>),
    Libisofs(Box<Libisofs>),
    Listed(Box<Listed>),
    Structures(Box<Structures>),
    SquashFs(Box<SquashFs>),
    Zip(Box<ZipMembers>),
}

impl Job for EmbeddedCheck {
    type Output = EmbeddedOutcome;

    fn step(&mut self, budget: u64) -> Result<Step<EmbeddedOutcome>> {
        match &mut self.0 {
            Kind::Known(outcome) => Ok(Step::Done(outcome.take().unwrap_or_default())),
            Kind::Container(job) => job.step(budget),
            Kind::Isomd5sum(job) => job.step(budget),
            Kind::Libisofs(job) => job.step(budget),
            Kind::Listed(job) => job.step(budget),
            Kind::Structures(job) => job.step(budget),
            Kind::SquashFs(job) => job.step(budget),
            Kind::Zip(job) => job.step(budget),
        }
    }
}
