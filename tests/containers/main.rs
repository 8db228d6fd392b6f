//! One disc in every container: compared with third-party readers, with few reads, and damaged; and the discs of the
//! corpus.
#![allow(missing_docs, unreachable_pub, clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod bare;
mod corpus;
mod counts;
mod damage;
mod oddities;
mod readers;
mod same;
mod samples;
mod statements;
#[path = "../support/mod.rs"]
mod support;

#[path = "../containers_cdi/image.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod cdi;
#[path = "../containers_mds/image.rs"]
mod mds;
#[path = "../containers_nrg/image.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod nrg;

/// Beyond this limit an allocation fails and ends the test: the samples have 2 MB, the largest disc of the corpus 2 MB,
/// a cache 32 MiB.
#[global_allocator]
static MEMORY: cap::Cap<std::alloc::System> = cap::Cap::new(std::alloc::System, 400 << 20);
