//! Examines an opened image as the page would.

use discern::findings::Findings;
use discern::open::Image;
use discern::overview::{FileCounts, Names, Overview};
use discern::tree::{Kind, RowId};
use discern::view::View;

/// Maximum number of directories listed in a view. The library bounds the rows; this bounds the time.
const DIRECTORIES: u32 = 2000;
/// Maximum number of rows in a view that are examined in detail.
const ROWS: u32 = 64;
/// Number of bytes read at the beginning and the end of a body.
const BYTES: usize = 4096;

/// Examines the whole image.
pub fn at(mut image: Image, findings: &mut Findings) {
    for table in image.partitions.iter().chain(&image.inner_partitions) {
        drop(table.facts());
    }
    for view in &mut image.views {
        at_view(view, findings);
    }
    let views: Vec<&View> = image.views.iter().collect();
    let overview = Overview::of(&image, &views);
    let files = views.first().map(|view| FileCounts::of(view));
    let names = views.first().map(|view| Names::of(view)).unwrap_or_default();
    drop((overview.what_it_is(), overview.is_it_complete(files.as_ref()), overview.will_it_boot(None)));
    drop((overview.will_it_fit(), overview.will_names_survive(&names), overview.sentence()));
    for finding in findings.kept() {
        drop(finding.to_string());
    }
}

fn at_view(view: &mut View, findings: &mut Findings) {
    for _ in 0..DIRECTORIES {
        if !matches!(view.walk(findings), Ok(true)) {
            break;
        }
    }
    drop((view.file_system().facts(), view.file_system().structures()));
    for id in (0..view.index.len().min(ROWS)).map(RowId) {
        at_row(view, id);
    }
}

fn at_row(view: &View, id: RowId) {
    let Some(row) = view.index.row(id) else { return };
    drop((view.path(id), view.file_system().details(row.node), view.file_system().extents(row.node)));
    for entry in view.file_system().deleted(row.node).unwrap_or_default() {
        drop(view.file_system().body(entry.node));
    }
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
