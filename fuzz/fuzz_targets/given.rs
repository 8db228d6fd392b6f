//! Derives a descriptor and its partner from any bytes: the first byte chooses the container, the next two are the
//! length of the descriptor that follows, and the rest is the partner.

use discern::container::{CONTAINERS, Container};
use discern::source::{Files, Source};

/// Names of partners that the seeds' descriptors contain, or that derive from the descriptor's own name.
const PARTNERS: [&str; 4] = ["disc.bin", "disc.img", "disc.sub", "disc.mdf"];

/// The files for some bytes; `None` if there are too few.
pub fn files(bytes: &[u8]) -> Option<(&'static Container, Files)> {
    let [kind, low, high, rest @ ..] = bytes else { return None };
    let container = CONTAINERS.get(usize::from(*kind) % CONTAINERS.len())?;
    let len = usize::from(u16::from_le_bytes([*low, *high])).min(rest.len());
    let (descriptor, partner) = rest.split_at(len);
    let mut files = Files::default();
    let ending = container.endings.first().copied().unwrap_or_default();
    files.push(format!("disc.{ending}"), Source::from_bytes(descriptor));
    for name in PARTNERS.iter().filter(|_| !partner.is_empty()) {
        files.push(*name, Source::from_bytes(partner));
    }
    Some((container, files))
}
