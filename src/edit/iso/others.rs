//! Finds files that only another tree of the image has. All new trees derive from the best view, so these are lost.

use std::collections::HashSet;

use super::decision::{Decision, Outcome};
use super::loss::Loss;
use super::udf::position;
use crate::error::Result;
use crate::findings::Findings;
use crate::fs::ViewKind;
use crate::open::Image;
use crate::tree::{Kind, RowId};
use crate::view::View;

/// Maximum number of files reported by name; further ones are only counted.
const TOLD: usize = 20;

/// Reports files in other trees whose data the best view does not contain, and what is lost with them in words. A plain tree
/// beside Rock Ridge is the same tree and is skipped.
///
/// # Errors
/// If a tree cannot be read.
pub(super) fn dropped(
    image: &mut Image,
    best: ViewKind,
    is_taken: &dyn Fn(u64) -> bool,
) -> Result<(Vec<Decision>, Option<String>)> {
    let (other, tree) = match best {
        ViewKind::Joliet => (ViewKind::Iso9660, "the plain tree"),
        _ => (ViewKind::Joliet, "Joliet"),
    };
    let Some(view) = position(image, other).and_then(|at| image.views.get_mut(at)) else {
        return Ok((Vec::new(), None));
    };
    view.walk_all(&mut Findings::default())?;
    let lost = lost(view, is_taken);
    let why = format!("only {tree} has it");
    let named = lost.iter().take(TOLD).map(|row| format!("File “{}”", view.path(*row)));
    let mut decisions: Vec<Decision> = named.map(|file| Decision::new(Outcome::Dropped, file, why.clone())).collect();
    let more = lost.len().saturating_sub(TOLD);
    if more > 0 {
        decisions.push(Decision::new(Outcome::Dropped, format!("{more} more files"), format!("only {tree} has them")));
    }
    let mut loss = Loss::none_of(view);
    lost.iter().filter_map(|row| view.index.row(*row)).for_each(|row| loss.add_file(row.size));
    let all = if lost.len() == 1 { why } else { format!("only {tree} has them") };
    Ok((decisions, loss.words(&all)))
}

/// One file for each position of data. Empty files have none and are left out.
fn lost(view: &View, is_taken: &dyn Fn(u64) -> bool) -> Vec<RowId> {
    let mut seen = HashSet::new();
    let rows = (1..view.index.len()).map(RowId);
    let is_lost = |id: &RowId| {
        let row = view.index.row(*id).filter(|row| row.kind == Kind::File && row.size > 0);
        let place = row.and_then(|row| row.location);
        place.is_some_and(|place| !is_taken(place) && seen.insert(place))
    };
    rows.filter(is_lost).collect()
}
