//! Images that are made to do harm, by their seeds: each is opened or refused with few reads, in few steps and
//! in little memory.
#![allow(clippy::pedantic, clippy::restriction, reason = "a test may stop where it stands")]

mod support;

use std::alloc::System;

use cap::Cap;
use discern::findings::Findings;
use discern::open;
use discern::source::{Files, Source};
use discern::tree::{Kind, RowId};
use support::sources::LimitedSource;

/// Beyond this limit an allocation fails and ends the test: the largest image has 1 MB, and a cache 32 MiB.
#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, 160 << 20);

/// Seeds of forged images.
const FORGED: u64 = 294;
/// Reads that no forged image needs: none has more than 500 sectors of structures, of which some are read again.
const READS: u32 = 100_000;
/// Directories that are listed of each view. Those that lead to each other go on up to the limits of a tree, which
/// `tests/hostile.rs` holds.
const DIRECTORIES: u32 = 60;
/// Rows of each view that are looked at.
const ROWS: u32 = 64;

/// Opens files as the user's, and does what the page does with them.
fn use_as_the_page(files: Vec<support::forged::Forgery>, name: &str) {
    let mut given = Files::default();
    for (file, bytes) in files {
        given.push(file, LimitedSource::over(Source::from_bytes(bytes), READS, name));
    }
    let mut findings = Findings::default();
    let Ok(mut image) = open::open(given, &mut findings) else { return };
    for view in &mut image.views {
        for _ in 0..DIRECTORIES {
            if !view.walk(&mut findings).unwrap() {
                break;
            }
        }
        for id in (0..view.index.len().min(ROWS)).map(RowId) {
            let row = view.index.row(id).unwrap();
            drop((view.path(id), view.file_system().details(row.node), view.file_system().extents(row.node)));
            let Ok(body) = view.file_system().body(row.node) else { continue };
            assert!(row.kind != Kind::File || body.len() <= row.size, "{name}: more than the entry says");
            drop(body.into_source().read_up_to(0, 4096));
        }
    }
    for finding in findings.kept() {
        drop(finding.to_string());
    }
}

/// The fuzz target `hostile` opens any of them.
#[test]
fn forged_images_cost_little_and_end() {
    for seed in 0..FORGED {
        let kind = seed % support::forged::KINDS;
        use_as_the_page(support::forged::forge(seed), &format!("forged image {seed} of kind {kind}"));
    }
}
