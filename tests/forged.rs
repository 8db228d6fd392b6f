//! Images forged by seeds to do harm: each opens or is refused with few reads, in few steps and in little memory.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

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

/// Number of seeds, a multiple of the number of kinds.
const FORGED: u64 = 72 * support::forged::KINDS;
/// Upper bound for reads: no forged image has more than 500 sectors of structures, some of them read repeatedly.
const READS: u32 = 100_000;
/// Number of directories listed in each view. Those that lead to each other continue up to the limits of a tree, which
/// `tests/hostile.rs` covers.
const DIRECTORIES: u32 = 60;
/// Number of rows looked at in each view.
const ROWS: u32 = 64;

/// Opens files as the user does, and then does what the page does with them.
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

/// The fuzz target `hostile` opens the same images.
#[test]
fn forged_images_end_and_cost_little() {
    for seed in 0..FORGED {
        let kind = seed % support::forged::KINDS;
        use_as_the_page(support::forged::forge(seed), &format!("forged image {seed} of kind {kind}"));
    }
}
