//! Rows of files, for links to them.

use discern::check::{FindingGroup, FindingPlace};
use discern::protocol::check::{FilePlace, GroupInfo, GroupPlace, Groups};
use discern::protocol::{EntryKind, RowNumber, ViewNumber};
use discern::tree::{Kind, RowId};
use discern::view::View;

use crate::session::Session;

/// Place of a row in the listing.
pub fn file_place(view: &View, number: ViewNumber, row: RowId) -> Option<FilePlace> {
    let found = view.index.row(row)?;
    let kind = if found.kind == Kind::Directory { EntryKind::Directory } else { EntryKind::File };
    Some(FilePlace { view: number, row: RowNumber(row.0), directory: RowNumber(found.parent.0), kind })
}

impl Session {
    /// The findings so far, by kind.
    ///
    /// # Errors
    /// None; it is answered like requests that read the image.
    pub fn groups(&mut self, ask: Groups) -> discern::error::Result<Vec<GroupInfo>> {
        let most = usize::try_from(ask.most).unwrap_or(usize::MAX);
        let views: Vec<&View> = self.own_tabs().iter().map(|tab| &tab.view).collect();
        let groups = FindingGroup::all(&self.findings, views.iter().copied());
        let place = |place: &FindingPlace| GroupPlace {
            byte: place.byte,
            sector: self.sector_of_byte(place.byte),
            expected: place.expected.clone(),
            found: place.found.clone(),
            path: place.file.as_ref().map(|file| file.path.clone()).unwrap_or_default(),
            file: place.file.as_ref().and_then(|file| {
                let number = ViewNumber(u32::try_from(file.view).ok()?);
                file_place(views.get(file.view)?, number, file.row)
            }),
        };
        let group = |group: &FindingGroup| GroupInfo {
            code: group.anomaly.code.into(),
            severity: group.anomaly.severity.id().into(),
            structure: group.anomaly.structure.into(),
            sentence: group.sentence.clone(),
            meaning: group.anomaly.meaning.into(),
            advice: group.advice.into(),
            clause: group.anomaly.clause.unwrap_or_default().into(),
            count: group.count,
            places: group.places.iter().take(most).map(place).collect(),
        };
        Ok(groups.iter().map(group).collect())
    }
}
