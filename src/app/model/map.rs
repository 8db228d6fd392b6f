//! The map of the image, and a cursor on it.

use std::sync::Arc;

use discern::protocol::Scope;
use discern::protocol::map::{At, Draw, MapDrawing, RegionInfo, RegionPage, Regions};
use leptos::prelude::*;

use super::listing::Location;
use super::{Model, PreviewMode, Tab, browsing, choose};

/// A drawing of the map, and the region under its cursor.
#[derive(Clone, Copy)]
pub(crate) struct MapCursor {
    model: Model,
    drawing: RwSignal<Option<Arc<MapDrawing>>>,
    region: RwSignal<Option<Arc<RegionInfo>>>,
    byte: RwSignal<u64>,
    is_asking: StoredValue<bool>,
    wanted: StoredValue<Option<u64>>,
    /// Whether the region under the cursor is to be opened once it is known.
    opens: StoredValue<bool>,
}

impl MapCursor {
    /// A drawing in this many parts. It is fetched whenever it may have changed, as long as the component that calls
    /// this exists.
    pub(crate) fn new(model: Model, parts: u32) -> Self {
        let cursor = Self {
            model,
            drawing: RwSignal::new(None),
            region: RwSignal::new(None),
            byte: RwSignal::new(0),
            is_asking: StoredValue::new(false),
            wanted: StoredValue::new(None),
            opens: StoredValue::new(false),
        };
        Effect::new(move || {
            model.overview.changes();
            model.scan.info();
            if model.session.summary().is_none() {
                return;
            }
            model.link.ask(&Draw { parts }, move |reply| {
                if let Ok(drawing) = reply {
                    let _ = cursor.drawing.try_set(Some(Arc::new(drawing)));
                    if cursor.region.try_get_untracked().flatten().is_some() {
                        cursor.look(cursor.byte.get_untracked());
                    }
                }
            });
        });
        cursor
    }

    /// The drawing, once fetched.
    pub(crate) fn drawing(self) -> Option<Arc<MapDrawing>> {
        self.drawing.get()
    }

    /// The region under the cursor.
    pub(crate) fn region(self) -> Option<Arc<RegionInfo>> {
        self.region.get()
    }

    /// The byte under the cursor.
    pub(crate) fn byte(self) -> u64 {
        self.byte.get()
    }

    /// The cursor in thousandths of the map.
    pub(crate) fn share(self) -> u64 {
        let len = self.drawing.with(|drawing| drawing.as_ref().map_or(1, |drawing| drawing.len.max(1)));
        let scaled = u128::from(self.byte.get()).saturating_mul(1000).checked_div(len.into());
        scaled.and_then(|share| u64::try_from(share).ok()).unwrap_or(0)
    }

    /// Moves the cursor. Only the latest of several quick moves is requested.
    pub(crate) fn look(self, byte: u64) {
        let last =
            self.drawing.with_untracked(|drawing| drawing.as_ref().map_or(0, |drawing| drawing.len.saturating_sub(1)));
        let byte = byte.min(last);
        self.byte.set(byte);
        if self.is_asking.get_value() {
            self.wanted.set_value(Some(byte));
            return;
        }
        self.is_asking.set_value(true);
        self.model.link.ask(&At { byte }, move |reply| {
            if self.is_asking.try_set_value(false).is_some() {
                // The component is gone.
                return;
            }
            if let Ok(region) = reply {
                self.region.set(region.map(Arc::new));
            }
            if let Some(byte) = self.wanted.try_update_value(Option::take).flatten() {
                self.look(byte);
            } else if self.opens.try_update_value(std::mem::take) == Some(true) {
                self.open();
            }
        });
    }

    /// Moves the cursor, and opens the region there.
    pub(crate) fn open_at(self, byte: u64) {
        self.opens.set_value(true);
        self.look(byte);
    }

    /// Moves the cursor to the next or previous region.
    pub(crate) fn step(self, forward: bool) {
        let byte = self.region.with_untracked(|region| match region {
            Some(region) if forward => region.end,
            Some(region) => region.start.saturating_sub(1),
            None => 0,
        });
        self.look(byte);
    }

    /// Leaves the map.
    pub(crate) fn leave(self) {
        self.wanted.set_value(None);
        self.region.set(None);
    }

    /// Opens the region under the cursor: a file in the list next to its bytes, anything else as bytes.
    pub(crate) fn open(self) {
        let Some(region) = self.region.get_untracked() else { return };
        if region.entry.is_some() {
            show_entry(self.model, &region);
        } else {
            show_bytes(self.model, &region);
        }
    }
}

/// Shows the file or directory of a region in the list, and its bytes.
pub(crate) fn show_entry(model: Model, region: &RegionInfo) {
    let Some(entry) = &region.entry else { return };
    model.inspector.set_mode(PreviewMode::Hex);
    let place = Location { view: entry.view, scope: Scope::Directory(entry.directory) };
    browsing::visit(model, place, Some(entry.row));
    model.focus_list();
    choose::choose_when_listed(model, entry.row);
}

/// Shows the bytes of a region in the user's file.
pub(crate) fn show_bytes(model: Model, region: &RegionInfo) {
    if let Some(place) = region.place {
        model.disc.show_bytes(place);
        model.set_tab(Tab::Disc);
    }
}

/// A window of the table of all regions.
#[derive(Clone, Copy)]
pub(crate) struct RegionTable {
    model: Model,
    page: RwSignal<Option<Arc<RegionPage>>>,
    start: RwSignal<u32>,
}

/// Regions of a window.
pub(crate) const WINDOW: u32 = 100;

impl RegionTable {
    /// The first window of the map under a cursor, which is fetched again with the drawing.
    pub(crate) fn new(model: Model, cursor: MapCursor) -> Self {
        let table = Self { model, page: RwSignal::new(None), start: RwSignal::new(0) };
        Effect::new(move || {
            if cursor.drawing().is_some() {
                table.ask(table.start.get());
            }
        });
        table
    }

    /// The window, once fetched.
    pub(crate) fn page(self) -> Option<Arc<RegionPage>> {
        self.page.get()
    }

    /// Number of the first region of the window.
    pub(crate) fn start(self) -> u32 {
        self.start.get()
    }

    /// Goes to the window with a region.
    pub(crate) fn go(self, region: u32) {
        let start = region.saturating_sub(region % WINDOW);
        if self.start.get_untracked() != start {
            self.start.set(start);
        }
    }

    fn ask(self, start: u32) {
        self.model.link.ask(&Regions { start, count: WINDOW }, move |reply| {
            if let Ok(page) = reply
                && self.start.try_get_untracked() == Some(start)
            {
                self.page.set(Some(Arc::new(page)));
            }
        });
    }
}
