//! Shared by several tests: images by third-party tools or by hand, sources that fail, and listings to compare.
#![allow(dead_code, reason = "each test is a crate of its own and uses a part of this")]
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

pub(crate) mod case;
pub(crate) mod corpus;
pub(crate) mod crafted;
pub(crate) mod damage;
pub(crate) mod driver;
pub(crate) mod forged;
pub(crate) mod linux;
pub(crate) mod listing;
#[path = "../../examples/inspect/local_file.rs"]
pub(crate) mod local_file;
#[path = "../../examples/inspect/local_shelf.rs"]
pub(crate) mod local_shelf;
pub(crate) mod machine;
pub(crate) mod random;
pub(crate) mod scratch;
pub(crate) mod sources;
pub(crate) mod tools;

use std::path::Path;

use discern::findings::Findings;
use discern::open::{self, Image};
use discern::source::{Files, Source};
use discern::tree::RowId;

/// Opens a local path.
pub(crate) fn open_path(path: &Path, findings: &mut Findings) -> discern::error::Result<Image> {
    open_source(local_file::LocalFile::open(path)?, findings)
}

/// Opens a leaf as the user's only file.
pub(crate) fn open_source(leaf: Source, findings: &mut Findings) -> discern::error::Result<Image> {
    open::open(Files::one("test.iso", leaf), findings)
}

/// Opens an image that has exactly the views with these ids.
pub(crate) fn open_as(bytes: Vec<u8>, ids: &[&str]) -> (Image, Findings) {
    let mut findings = Findings::default();
    let image = open_source(Source::from_bytes(bytes), &mut findings).unwrap();
    let found: Vec<&str> = image.views.iter().map(|view| view.id.as_str()).collect();
    assert_eq!(found, ids, "{:?}", findings.kept());
    (image, findings)
}

/// Upper bound for the bytes read until the root is listed, whatever the image's size.
const BYTES: u64 = 1 << 20;
/// Upper bound for the calls.
const CALLS: usize = 12;

/// Opens an image and lists the root of its best view, a user's first step; asserts that few bytes are read.
pub(crate) fn hold_first_look(leaf: Source, name: &str) {
    let (leaf, reads) = sources::CountingSource::over(leaf);
    let mut findings = Findings::default();
    let mut image = open_source(leaf, &mut findings).unwrap();
    image.views[0].expand(RowId::ROOT, &mut findings).unwrap();
    let (bytes, calls) = (reads.bytes(), reads.calls());
    assert!(bytes <= BYTES && calls <= CALLS, "{name}: {bytes} bytes in {calls} calls until the root is listed");
}

/// Bytes that vary with the position and the seed.
pub(crate) fn content(length: usize, seed: usize) -> Vec<u8> {
    (0..length).map(|at| ((at * 31 + seed * 7 + at / 256) % 256) as u8).collect()
}

/// The codes of the findings, each once, sorted.
pub(crate) fn codes(findings: &Findings) -> Vec<&'static str> {
    findings.counts().iter().map(|(code, _)| code).collect()
}
