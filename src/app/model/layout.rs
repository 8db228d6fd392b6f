//! How the user arranged the page: remembered by the browser.

use crate::browser::{root, storage};
use crate::state::State;
use crate::words;

/// Prefix of the keys in the browser's storage.
const PREFIX: &str = "layout:";

/// A pane or column whose width the user can set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Resizable {
    index: usize,
    /// Name of its custom property in the style sheets, without the dashes.
    key: &'static str,
    /// What it is to users.
    pub(crate) name: words::Word,
    /// Width in pixels unless the user sets another; as in the style sheets.
    pub(crate) usual: u32,
    /// Least and greatest width in pixels.
    pub(crate) least: u32,
    pub(crate) most: u32,
    /// Whether its edge that moves is the one where lines begin.
    pub(crate) moves_start: bool,
}

const fn column(index: usize, key: &'static str, name: words::Word, usual: u32) -> Resizable {
    Resizable { index, key, name, usual, least: 48, most: 480, moves_start: true }
}

impl Resizable {
    pub(crate) const TREE: Self = Self {
        index: 0,
        key: "pane-tree",
        name: words::columns::tree,
        usual: 264,
        least: 160,
        most: 560,
        moves_start: false,
    };
    pub(crate) const DETAILS: Self = Self {
        index: 1,
        key: "pane-details",
        name: words::columns::details,
        usual: 360,
        least: 260,
        most: 800,
        moves_start: true,
    };
    pub(crate) const SIZE: Self = column(2, "column-size", words::columns::size, 84);
    pub(crate) const MODIFIED: Self = column(3, "column-modified", words::columns::modified, 166);
    pub(crate) const TYPE: Self = column(4, "column-type", words::columns::kind, 116);
    pub(crate) const SECTOR: Self = column(5, "column-sector", words::columns::sector, 92);
    pub(crate) const ATTRIBUTES: Self = column(6, "column-attributes", words::columns::attributes, 104);
    const ALL: [Self; 7] =
        [Self::TREE, Self::DETAILS, Self::SIZE, Self::MODIFIED, Self::TYPE, Self::SECTOR, Self::ATTRIBUTES];
}

/// The arrangement.
#[derive(Clone, Copy)]
pub(crate) struct Layout {
    records: State<bool>,
    is_compact: State<bool>,
    widths: State<[u32; Resizable::ALL.len()]>,
}

impl Layout {
    pub(super) fn new() -> Self {
        let layout = Self {
            records: State::new(kept("records").is_some()),
            is_compact: State::new(kept("compact").is_some()),
            widths: State::new(Resizable::ALL.map(|one| one.usual)),
        };
        layout.draw_density();
        for one in Resizable::ALL {
            if let Some(width) = kept(one.key).and_then(|width| width.parse().ok()) {
                layout.set_width(one, width);
            }
        }
        layout
    }

    /// Whether the technical records are unfolded.
    pub(crate) fn shows_records(self) -> bool {
        self.records.get()
    }

    /// Unfolds or folds the technical records.
    pub(crate) fn show_records(self, is_open: bool) {
        if self.records.get_untracked() != is_open {
            self.records.set(is_open);
            keep("records", is_open.then(|| "open".to_owned()));
        }
    }

    /// Whether rows are low.
    pub(crate) fn is_compact(self) -> bool {
        self.is_compact.get()
    }

    /// Makes rows low, or as high as they usually are.
    pub(crate) fn toggle_density(self) {
        let is_compact = !self.is_compact.get_untracked();
        self.is_compact.set(is_compact);
        keep("compact", is_compact.then(|| "rows".to_owned()));
        self.draw_density();
    }

    fn draw_density(self) {
        root::set_attribute("data-density", self.is_compact.get_untracked().then_some("compact"));
    }

    /// Width of a pane or column in pixels.
    pub(crate) fn width(self, one: Resizable) -> u32 {
        self.widths.with(|widths| widths.get(one.index).copied()).unwrap_or(one.usual)
    }

    /// Sets a width, as far as it is possible.
    pub(crate) fn set_width(self, one: Resizable, width: u32) {
        let width = width.clamp(one.least, one.most);
        self.widths.update(|widths| {
            if let Some(own) = widths.get_mut(one.index) {
                *own = width;
            }
        });
        root::set_property(&format!("--{}", one.key), &format!("{width}px"));
    }

    /// Remembers a width.
    pub(crate) fn keep_width(self, one: Resizable) {
        let width = self.widths.with_untracked(|widths| widths.get(one.index).copied());
        keep(one.key, width.filter(|width| *width != one.usual).map(|width| width.to_string()));
    }
}

fn kept(key: &str) -> Option<String> {
    storage::local()?.get_item(&format!("{PREFIX}{key}")).ok()?
}

/// Keeps a text, or forgets it.
fn keep(key: &str, text: Option<String>) {
    let Some(storage) = storage::local() else { return };
    let key = format!("{PREFIX}{key}");
    // Without space in the storage, the choice lasts as long as the page.
    let _ = match text {
        Some(text) => storage.set_item(&key, &text),
        None => storage.remove_item(&key),
    };
}
