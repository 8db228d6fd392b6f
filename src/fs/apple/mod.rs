//! Code that HFS and HFS+ share: forks, B-trees, Finder information, and the formats that store a file with two forks
//! on other systems.

pub(super) mod btree;
pub(super) mod finder;
pub(super) mod fork;
pub(super) mod packed;
