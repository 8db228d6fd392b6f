//! Everything known about one entry.

use std::ops::Range;

use discern::error::{Error, Result};
use discern::fs::Variant;
use discern::protocol::browse::Details;
use discern::protocol::{EntryDetails, ExtentInfo, PreviewKind, RowInfo, VariantInfo};
use discern::source::Recipe;
use discern::tree::{Kind, NodeId};
use discern::view::View;

use crate::browse::{facts, preview, row};
use crate::session::Session;
use discern::browse::Joined;

/// Extents sent: more than a user reads.
const EXTENTS: usize = 1000;

impl Session {
    /// Everything known about an entry. Unreadable parts are left out.
    ///
    /// # Errors
    /// If there is no such entry.
    pub fn details(&mut self, ask: Details) -> Result<EntryDetails> {
        let joined = Joined::of(&self.originals, &self.image.disc.unused_files);
        let id = self.row(ask.view, ask.row)?;
        let (tab, _) = self.tab(ask.view)?;
        let view = &tab.view;
        let missing = || Error::NotFound("such entry".into());
        let info = row::info(view, id, true).ok_or_else(missing)?;
        let row = view.index.row(id).ok_or_else(missing)?;
        let extents = view.file_system().extents(row.node).unwrap_or_default();
        let body = if row.kind == Kind::File { view.body(id).ok() } else { None };
        Ok(EntryDetails {
            row: RowInfo { row: ask.row, ..info },
            path: view.path(id),
            target: view.index.target(id).map(|target| view.text(target).into_owned()),
            preview: body.clone().map_or(PreviewKind::None, |body| {
                preview::kind(body.into_source(), view.file_system().as_ref(), row.node)
            }),
            sliceable: body.as_ref().is_some_and(Recipe::is_sliceable),
            variants: variants(view, row.node, row.kind),
            extent_count: u32::try_from(extents.len()).unwrap_or(u32::MAX),
            extents: extents.iter().take(EXTENTS).map(|extent| self::extent(view, &joined, extent)).collect(),
            facts: view.file_system().details(row.node).unwrap_or_default().into_iter().map(facts::group).collect(),
        })
    }
}

fn variants(view: &View, node: NodeId, kind: Kind) -> Vec<VariantInfo> {
    let variants = if kind == Kind::File { view.file_system().variants(node).unwrap_or_default() } else { Vec::new() };
    let variants = variants.into_iter();
    variants
        .map(|Variant { id, name, size, .. }| VariantInfo { id: id.into_owned(), name: name.into_owned(), size })
        .collect()
}

fn extent(view: &View, files: &Joined, extent: &Range<u64>) -> ExtentInfo {
    let content = &view.volume.content;
    let sector = view.volume.sector_of(extent.start);
    let end = view.volume.sector_of(extent.end.saturating_add(view.volume.sector_size().into()).saturating_sub(1));
    let byte = content.absolute(extent.start);
    let last = content.absolute(extent.end.saturating_sub(1).max(extent.start));
    ExtentInfo {
        sector,
        sectors: end.saturating_sub(sector),
        byte,
        file: content.origin(extent.start).map(|(file, _)| file.0),
        from_start: files.place_of(content, extent.start).unwrap_or(byte),
        span: if extent.is_empty() { 0 } else { last.saturating_sub(byte).saturating_add(1) },
        len: extent.end.saturating_sub(extent.start),
    }
}
