//! HFS or HFS+ on the volume, which can't be written: what it has that the tree lacks.

use super::loss::Loss;
use crate::browse::Comparison;
use crate::error::Result;
use crate::findings::Findings;
use crate::fs::ViewKind;
use crate::open::Image;
use crate::tree::RowId;
use crate::view::View;

/// Files that the Finder keeps for itself in the root of each volume, and makes anew where they are missing.
const OF_THE_FINDER: [&str; 3] = ["/Desktop", "/Desktop DB", "/Desktop DF"];

/// HFS or HFS+ compared with the main tree.
#[derive(Debug, Clone)]
pub(super) struct Hfs {
    /// The comparison, in words.
    pub(super) summary: String,
    loss: Loss,
}

impl Hfs {
    /// Compares it, if there is any that can be read. The tree at `main` is the one taken.
    ///
    /// # Errors
    /// If a tree cannot be read.
    pub(super) fn read(image: &mut Image, main: usize) -> Result<Option<Self>> {
        let is_hfs = |view: &View| matches!(view.file_system().kind(), ViewKind::Hfs | ViewKind::HfsPlus);
        let Some(hfs) = image.views.iter().position(is_hfs) else { return Ok(None) };
        let Ok([main, hfs]) = image.views.get_disjoint_mut([main, hfs]) else { return Ok(None) };
        let comparison = Comparison::of_all(main, hfs, &mut Findings::default())?;
        let (mut loss, _) = Loss::of(&comparison, (main, hfs), |path| !OF_THE_FINDER.contains(&path));
        loss.add_other_data("resource forks", resource_forks(hfs), hfs.index.counts().bytes);
        Ok(Some(Self { summary: comparison.summary(), loss }))
    }

    /// What the new image would lack without it, in words.
    pub(super) fn loss(&self) -> Option<String> {
        self.loss.words(&self.summary)
    }
}

/// Bytes of all resource forks.
fn resource_forks(view: &View) -> u64 {
    let rows = (0..view.index.len()).filter_map(|id| view.index.row(RowId(id)));
    let variants = rows.filter_map(|row| view.file_system().variants(row.node).ok()).flatten();
    variants.filter(|variant| variant.id == "resource").fold(0, |sum, fork| sum.saturating_add(fork.size))
}
