//! Finds the entry that has data in a sector.

use std::ops::Range;

use crate::tree::{Kind, Row, RowId};
use crate::view::View;

/// The listed file or directory of a view that has data in a sector.
#[must_use]
pub fn entry_of_sector(view: &View, lba: i32) -> Option<RowId> {
    let Range { start, end } = view.volume.bytes_of_sector(u64::try_from(lba).ok()?)?;
    let rows = || (0..view.index.len()).map(RowId).filter_map(|id| Some((id, view.index.row(id)?)));
    let by_extents = |row: &Row| {
        let extents = view.file_system().extents(row.node).unwrap_or_default();
        extents.iter().any(|extent| extent.start < end && start < extent.end)
    };
    let file = rows().find(|(_, row)| {
        let Some(location) = row.location.filter(|location| *location < end && row.kind == Kind::File) else {
            return false;
        };
        // Only for these, the index does not have the position of all data.
        let elsewhere = row.flags.scattered || row.flags.packed;
        if elsewhere { by_extents(row) } else { start < location.saturating_add(row.size) }
    });
    // The index has no sizes of directories, so the nearest one before is examined.
    let directory = || {
        let before = rows().filter(|(_, row)| row.kind == Kind::Directory && row.location.is_some_and(|at| at < end));
        before.max_by_key(|(_, row)| row.location).filter(|(_, row)| by_extents(row))
    };
    file.or_else(directory).map(|(id, _)| id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browse::sample::What::File;
    use crate::browse::sample::view;
    use crate::findings::Findings;

    #[test]
    fn a_sector_belongs_to_the_file_with_data_in_it() {
        let mut view = view(vec![vec![("a", File(30, 3000)), ("empty", File(40, 0)), ("b", File(50, 1))]]);
        view.walk_all(&mut Findings::default()).unwrap();
        let entry = |lba| entry_of_sector(&view, lba).map(|row| view.path(row));
        assert_eq!((entry(30), entry(31)), (Some("/a".to_owned()), Some("/a".to_owned())));
        assert_eq!((entry(29), entry(32), entry(40), entry(-1)), (None, None, None, None));
        assert_eq!(entry(50), Some("/b".to_owned()));
    }
}
