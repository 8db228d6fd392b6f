//! Any bytes: they open or are refused, and all that the page would ask of them is answered or refused, in bounded
//! time and memory.
#![no_main]

use discern::findings::Findings;
use discern::open::open;
use discern::source::{Files, Source};
use discern::tree::{Kind, RowId};
use discern::view::View;
use libfuzzer_sys::fuzz_target;

/// Directories of a view that are listed at most. The rows of a whole walk are bounded by the library; here, time is.
const DIRECTORIES: u32 = 2000;
/// Rows of a view that are looked at closely.
const ROWS: u32 = 64;
/// Bytes of a body that are read, at its beginning and its end.
const BYTES: usize = 4096;

fuzz_target!(|bytes: &[u8]| {
    let mut findings = Findings::default();
    let Ok(mut image) = open(Files::one("fuzz.iso", Source::from_bytes(bytes)), &mut findings) else { return };
    for table in &image.partitions {
        drop(table.facts());
    }
    for view in &mut image.views {
        look(view, &mut findings);
    }
    for finding in findings.kept() {
        drop(finding.to_string());
    }
});

fn look(view: &mut View, findings: &mut Findings) {
    for _ in 0..DIRECTORIES {
        if !matches!(view.walk(findings), Ok(true)) {
            break;
        }
    }
    drop((view.file_system().facts(), view.file_system().structures()));
    for id in (0..view.index.len().min(ROWS)).map(RowId) {
        look_at_row(view, id);
    }
}

fn look_at_row(view: &View, id: RowId) {
    let Some(row) = view.index.row(id) else { return };
    drop((view.path(id), view.file_system().details(row.node), view.file_system().extents(row.node)));
    let Ok(body) = view.file_system().body(row.node) else { return };
    if row.kind != Kind::File {
        return;
    }
    assert!(body.len() <= row.size, "a body is never longer than its file says");
    assert_eq!(body.resolve().len(), body.len(), "taking a recipe apart changes no length");
    let body = body.into_source();
    drop(body.read_up_to(0, BYTES));
    drop(body.read_up_to(body.len().saturating_sub(BYTES as u64), BYTES));
}
