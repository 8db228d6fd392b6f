//! The same path in another view.

use crate::bytes::text::lower;
use crate::error::Result;
use crate::findings::Findings;
use crate::tree::{Kind, RowId};
use crate::view::View;

/// The path of a row, to find in another view.
#[derive(Debug)]
pub struct Trail {
    volume: usize,
    steps: Vec<Step>,
}

/// A name on the path, and the position of its data.
#[derive(Debug)]
struct Step {
    name: String,
    data: Option<u64>,
}

impl Trail {
    /// The path of a row.
    #[must_use]
    pub fn of(view: &View, row: RowId) -> Self {
        let mut steps = Vec::new();
        let mut at = row;
        while let Some(found) = view.index.row(at).filter(|_| at != RowId::ROOT) {
            let data = found.location.filter(|_| found.kind == Kind::File && found.size > 0);
            steps.push(Step { name: view.name(at).into_owned(), data });
            at = found.parent;
        }
        steps.reverse();
        Self { volume: view.volume_number, steps }
    }

    /// The row at that path, or its nearest existing ancestor.
    ///
    /// # Errors
    /// The errors of [`View::expand`].
    pub fn follow(&self, view: &mut View, findings: &mut Findings) -> Result<RowId> {
        let is_same_volume = view.volume_number == self.volume;
        let mut at = RowId::ROOT;
        for step in &self.steps {
            view.expand(at, findings)?;
            let Some(found) = find(view, at, step, is_same_volume) else { break };
            at = found;
        }
        Ok(at)
    }
}

/// For files whose recorded size another structure contradicts, looks for the complete content in other views of the
/// volume.
///
/// # Errors
/// The errors of [`View::expand`].
pub fn correct_sizes(views: &mut [View], at: usize, findings: &mut Findings) -> Result<()> {
    let Some(view) = views.get(at) else { return Ok(()) };
    let left = view.all_contradicted().into_iter().filter(|id| !view.is_corrected(*id));
    let trails: Vec<(RowId, Trail)> = left.map(|id| (id, Trail::of(view, id))).collect();
    for (id, trail) in trails {
        for other in (0..views.len()).filter(|other| *other != at) {
            let Ok([view, other]) = views.get_disjoint_mut([at, other]) else { continue };
            if !other.file_system().kind().is_tree() || other.volume_number != view.volume_number {
                continue;
            }
            let there = trail.follow(other, findings)?;
            if view.correct(id, (other, there), findings) {
                break;
            }
        }
    }
    Ok(())
}

/// Matches by name, then ignoring case, then by data, since plain ISO 9660 names are shortened.
fn find(view: &View, directory: RowId, step: &Step, is_same_volume: bool) -> Option<RowId> {
    let children = || view.index.children(directory).map(RowId);
    let folded = lower(&step.name);
    children()
        .find(|id| view.name(*id) == step.name)
        .or_else(|| children().find(|id| lower(&view.name(*id)) == folded))
        .or_else(|| {
            let data = step.data.filter(|_| is_same_volume)?;
            children()
                .find(|id| view.index.row(*id).is_some_and(|row| row.kind == Kind::File && row.location == Some(data)))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browse::sample::What::{Directory, File};
    use crate::browse::sample::view;

    #[test]
    fn a_path_is_followed_by_name_then_by_data_or_as_far_as_possible() {
        let mut findings = Findings::default();
        let mut long = view(vec![
            vec![("boot", Directory(1)), ("read me.txt", File(30, 5))],
            vec![("Long name.cfg", File(40, 7)), ("only here", File(50, 9))],
        ]);
        let mut short =
            view(vec![vec![("BOOT", Directory(1)), ("README.TXT", File(30, 5))], vec![("LONGNAME.CFG", File(40, 7))]]);
        for (path, expected) in [
            ("/boot/Long name.cfg", "/BOOT/LONGNAME.CFG"),
            ("/read me.txt", "/README.TXT"),
            ("/boot/only here", "/BOOT"),
        ] {
            let row = long.find(path, &mut findings).unwrap();
            let found = Trail::of(&long, row).follow(&mut short, &mut findings).unwrap();
            assert_eq!(short.path(found), expected, "{path}");
        }
        assert_eq!(Trail::of(&long, RowId::ROOT).follow(&mut short, &mut findings).unwrap(), RowId::ROOT);
    }

    #[test]
    fn data_of_another_volume_is_not_the_same() {
        let mut findings = Findings::default();
        let mut one = view(vec![vec![("a", File(30, 5))]]);
        let mut other = view(vec![vec![("b", File(30, 5))]]);
        other.volume_number = 1;
        let row = one.find("/a", &mut findings).unwrap();
        assert_eq!(Trail::of(&one, row).follow(&mut other, &mut findings).unwrap(), RowId::ROOT);
    }
}
