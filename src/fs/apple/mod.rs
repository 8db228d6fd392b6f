//! Code that the file systems of Apple share: forks, B-trees, Finder information, compressed files, and the formats that store
//! a file with two forks on other systems.

pub(super) mod btree;
pub(super) mod compressed;
pub(super) mod finder;
pub(super) mod fork;
pub(super) mod packed;
