//! What the file systems of the Macintosh have in common: forks, B-trees, Finder information, and the formats in which
//! a file with two forks is saved on other computers.

pub(super) mod btree;
pub(super) mod claims;
pub(super) mod finder;
pub(super) mod fork;
pub(super) mod packed;
