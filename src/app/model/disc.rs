//! The disc: its sessions and tracks, and the sector being shown.

use std::sync::Arc;

use discern::protocol::map::{BytePlace, SectorByte};
use discern::protocol::{DiscInfo, Scope, SectorEntry, SectorInfo, TrackInfo, ViewNumber, disc};
use leptos::prelude::*;

use super::hex::Hex;
use super::listing::Location;
use super::notices::Notices;
use super::{Model, Tab, browsing};
use crate::client::Link;
use crate::state::State;
use crate::words;

/// The sector of a disc's first descriptor.
pub(super) const FIRST_DATA: i32 = 16;

/// Content of the Disc tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DiscPanel {
    /// Tracks and sectors.
    Layout,
    /// The map of all bytes.
    Map,
    /// The bytes of the user's files, and the structures in them.
    Bytes,
}

/// The part of a sector to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// All stored bytes.
    Stored,
    /// The user data.
    UserData,
    /// The subchannel.
    Subchannel,
}

/// The disc and one of its sectors.
#[derive(Clone, Copy)]
pub(crate) struct Disc {
    link: Link,
    notices: Notices,
    /// The bytes of the sector.
    pub(crate) hex: Hex,
    /// The bytes of a file of the user.
    pub(super) given: Hex,
    info: State<Option<Arc<DiscInfo>>>,
    track: State<Option<u8>>,
    sector: State<Option<Arc<SectorInfo>>>,
    part: State<Part>,
    panel: State<DiscPanel>,
    /// The file and the byte in it that the bytes are to be shown from.
    target: State<Option<BytePlace>>,
    view: StoredValue<ViewNumber>,
    epoch: StoredValue<u32>,
}

impl Disc {
    pub(super) fn new(link: Link, notices: Notices) -> Self {
        Self {
            link,
            notices,
            hex: Hex::new(link),
            given: Hex::new(link),
            info: State::new(None),
            track: State::new(None),
            sector: State::new(None),
            part: State::new(Part::Stored),
            panel: State::new(DiscPanel::Layout),
            target: State::new(None),
            view: StoredValue::new(ViewNumber::FIRST),
            epoch: StoredValue::new(0),
        }
    }

    /// The disc, once fetched.
    pub(crate) fn info(self) -> Option<Arc<DiscInfo>> {
        self.info.get()
    }

    /// Number of the selected track.
    pub(crate) fn track(self) -> Option<u8> {
        self.track.get()
    }

    /// Selects a track.
    pub(crate) fn choose_track(self, number: u8) {
        self.track.set(Some(number));
    }

    /// The sector being shown.
    pub(crate) fn sector(self) -> Option<Arc<SectorInfo>> {
        self.sector.get()
    }

    /// The part of it being shown.
    pub(crate) fn part(self) -> Part {
        self.part.get()
    }

    /// Shows another part of the sector.
    pub(crate) fn set_part(self, part: Part) {
        self.part.set(part);
        self.show();
    }

    /// Content of the tab.
    pub(crate) fn panel(self) -> DiscPanel {
        self.panel.get()
    }

    /// Sets what the tab shows.
    pub(crate) fn set_panel(self, panel: DiscPanel) {
        if self.panel.get_untracked() != panel {
            self.panel.set(panel);
        }
    }

    /// The file and the byte in it that the bytes are to be shown from.
    pub(super) fn target(self) -> Option<BytePlace> {
        self.target.get()
    }

    /// Shows the bytes from one on.
    pub(super) fn show_bytes(self, place: BytePlace) {
        self.target.set(Some(place));
        self.set_panel(DiscPanel::Bytes);
    }

    pub(super) fn clear(self) {
        self.set_panel(DiscPanel::Layout);
        self.target.set(None);
        self.next();
        self.info.set(None);
        self.track.set(None);
        self.sector.set(None);
        self.part.set(Part::Stored);
    }

    /// Fetches the disc.
    fn load(self) {
        self.link.ask(&disc::Layout, move |reply| {
            if let Ok(info) = reply {
                self.info.set(Some(Arc::new(info)));
            }
        });
    }

    /// Fetches a sector. Only the latest of several quick requests is shown.
    fn look_at(self, lba: i32, view: ViewNumber) {
        let epoch = self.next();
        self.link.ask(&disc::Sector { lba, view }, move |reply| {
            if self.epoch.get_value() != epoch {
                return;
            }
            match reply {
                Ok(sector) => {
                    self.view.set_value(view);
                    if sector.track.is_some() {
                        self.track.set(sector.track);
                    }
                    if sector.subchannel.is_empty() && self.part.get_untracked() == Part::Subchannel {
                        self.part.set(Part::Stored);
                    }
                    self.sector.set(Some(Arc::new(sector)));
                    self.show();
                }
                Err(failure) => self.notices.fail(failure),
            }
        });
    }

    /// Passes the bytes of the part to the hex view.
    fn show(self) {
        let Some(sector) = self.sector.get_untracked() else { return };
        let index = |at: u32| usize::try_from(at).unwrap_or(usize::MAX);
        let shown = match self.part.get_untracked() {
            Part::Stored => sector.bytes.clone(),
            Part::UserData => {
                let (start, end) = sector.user_data;
                sector.bytes.get(index(start)..index(end)).unwrap_or_default().to_vec()
            }
            Part::Subchannel => sector.subchannel.clone(),
        };
        self.hex.show_bytes(shown);
    }

    fn next(self) -> u32 {
        let epoch = self.epoch.get_value().wrapping_add(1);
        self.epoch.set_value(epoch);
        epoch
    }
}

/// Fetches the disc of each image that is opened, as long as the component that calls this is there.
pub(crate) fn watch(model: Model) {
    Effect::new(move || {
        if model.session.summary().is_some() && model.disc.info.with(Option::is_none) {
            model.disc.load();
        }
    });
}

/// Shows a sector.
pub(crate) fn look_at_sector(model: Model, lba: i32) {
    model.disc.set_panel(DiscPanel::Layout);
    model.disc.look_at(lba, model.session.outermost(model.listing.place_now().view));
}

/// Shows the bytes of the user's file from the beginning of a sector on.
pub(crate) fn show_sector_bytes(model: Model, lba: i32) {
    model.link.ask(&SectorByte { lba }, move |reply| match reply {
        Ok(Some(place)) => model.disc.show_bytes(place),
        Ok(None) => model.notices.say(words::outcomes::sector_not_stored()),
        Err(failure) => model.notices.fail(failure),
    });
}

/// Shows a byte of the user's files among the bytes around it. Without the number of its file, that is the one with the
/// disc's first data.
pub(crate) fn show_byte(model: Model, file: Option<u32>, byte: u64) {
    let show = move |file| {
        model.disc.show_bytes(BytePlace { file, byte });
        model.set_tab(Tab::Disc);
    };
    match file {
        Some(file) => show(file),
        None => {
            model.link.ask(&SectorByte { lba: FIRST_DATA }, move |reply| {
                show(reply.ok().flatten().map_or(0, |place| place.file));
            });
        }
    }
}

/// Shows the sector at this distance from the current one.
pub(crate) fn step_sector(model: Model, by: i32) {
    let here = model.disc.sector.with_untracked(|sector| sector.as_ref().map(|sector| sector.lba));
    if let Some(lba) = here.and_then(|lba| lba.checked_add(by)) {
        look_at_sector(model, lba);
    }
}

/// Goes to the entry that uses the sector.
pub(crate) fn go_to_entry(model: Model, entry: &SectorEntry) {
    let view = model.disc.view.get_value();
    browsing::visit(model, Location { view, scope: Scope::Directory(entry.directory) }, Some(entry.row));
}

/// Whether the length of a track is known: a cue sheet does not give that of the last track in a missing file.
pub(crate) const fn has_length(track: &TrackInfo) -> bool {
    !track.missing || track.end > track.start
}

/// All tracks of a disc in order.
pub(crate) fn tracks(info: &DiscInfo) -> impl Iterator<Item = &TrackInfo> {
    info.sessions.iter().flat_map(|session| &session.tracks)
}
