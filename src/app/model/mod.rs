//! The model: all state of the page, and the only code that changes it. Components read it and call its actions.

pub(crate) mod add;
pub(crate) mod added_files;
pub(crate) mod address;
pub(crate) mod answer;
pub(crate) mod beside;
pub(crate) mod browsing;
pub(crate) mod build;
pub(crate) mod bytes;
pub(crate) mod carried;
pub(crate) mod choose;
pub(crate) mod closing;
pub(crate) mod compare;
pub(crate) mod convert;
pub(crate) mod converting;
mod desk;
pub(crate) mod disc;
pub(crate) mod dragged;
pub(crate) mod editing;
pub(crate) mod fat;
pub(crate) mod findings;
mod hex;
mod history;
pub(crate) mod images;
mod inspector;
mod job;
mod jobs;
pub(crate) mod journal;
pub(crate) mod large;
mod layout;
mod listing;
mod listing_text;
mod losses;
pub(crate) mod maker;
pub(crate) mod making;
pub(crate) mod map;
mod menu;
pub(crate) mod new_image;
pub(crate) mod news;
mod notices;
mod open;
pub(crate) mod overview;
mod pages;
pub(crate) mod paths;
mod player;
mod raw_audio;
mod recent;
mod refresh;
mod sample_disc;
pub(crate) mod save;
pub(crate) mod saving;
pub(crate) mod scan;
mod selection;
mod session;
mod strip;
pub(crate) mod subject;
pub(crate) mod sums;
mod tools;
mod traffic;
mod tray;
mod tree;
pub(crate) mod unfinished;
pub(crate) mod user_files;
mod visits;

use leptos::prelude::*;
use web_sys::File;

use crate::browser::viewport::is_narrow;
use crate::client::{Client, Link};
use crate::part::Missing;
use crate::state::State;

pub(crate) use answer::Answer;
pub(crate) use build::Build;
pub(crate) use bytes::ByteView;
pub(crate) use carried::{Carried, Offered};
pub(crate) use choose::Extend;
pub(crate) use closing::Closing;
pub(crate) use compare::Compare;
pub(crate) use convert::Convert;
pub(crate) use desk::Desk;
pub(crate) use disc::{Disc, DiscPanel, Part, has_length, tracks};
pub(crate) use dragged::Dragged;
pub(crate) use editing::{Edit, Form};
pub(crate) use fat::{Fat, FatFolder};
pub(crate) use findings::Findings;
pub(crate) use hex::Hex;
pub(crate) use history::History;
pub(crate) use images::Images;
pub(crate) use inspector::{AudioSource, Inspector, Preview, PreviewMode};
pub(crate) use job::Job;
pub(crate) use jobs::Jobs;
pub(crate) use layout::{Layout, Resizable};
pub(crate) use listing::{Listing, Location};
pub(crate) use listing_text::{ListingFormat, copy_listing};
pub(crate) use losses::Losses;
pub(crate) use making::{LoadingMaker, Maker, Makers, Making};
pub(crate) use map::MapCursor;
pub(crate) use menu::{Action, Menu, MenuAt, MenuSubject};
pub(crate) use new_image::{NewImage, Proposal};
pub(crate) use notices::{Notice, NoticeContent, Notices};
pub(crate) use overview::Overview;
pub(crate) use player::{Peaks, Player};
pub(crate) use recent::{RecentImage, RecentImages};
pub(crate) use saving::Grouping;
pub(crate) use scan::Scan;
pub(crate) use selection::Selection;
pub(crate) use session::{Session, Stage};
pub(crate) use strip::Run;
pub(crate) use sums::Sums;
pub(crate) use tools::{Tool, Tools};
pub(crate) use traffic::Traffic;
pub(crate) use tray::{EndedJob, Tray};
pub(crate) use tree::{Item, Tree, TreeRow};
pub(crate) use user_files::Offer;

/// Content of the main area while an image is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tab {
    /// Facts of the image.
    Overview,
    /// Tree, list and details.
    Files,
    /// Sessions, tracks and sectors.
    Disc,
    /// Problems found, and checks of checksums and sectors.
    Check,
    /// Conversion to other formats.
    Convert,
    /// Building the changed image.
    Build,
}

impl Tab {
    /// All tabs, in the order of a user's questions.
    pub(crate) const ALL: [Self; 6] =
        [Self::Overview, Self::Files, Self::Disc, Self::Check, Self::Convert, Self::Build];

    /// Its name in addresses and in ids of elements.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Overview => "overview",
            Self::Files => "files",
            Self::Disc => "disc",
            Self::Check => "check",
            Self::Convert => "convert",
            Self::Build => "build",
        }
    }
}

/// The pane shown on a screen with room for only one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Screen {
    /// The tree.
    Tree,
    /// The list.
    List,
    /// The details.
    Details,
}

/// All state of an image, and what the images have in common.
#[derive(Clone, Copy)]
pub(crate) struct Model {
    /// Number of the model, by which it is distinguished from others.
    number: u32,
    pub(crate) desk: Desk,
    pub(crate) closing: Closing,
    pub(crate) session: Session,
    pub(crate) listing: Listing,
    pub(crate) selection: Selection,
    pub(crate) history: History,
    pub(crate) tree: Tree,
    pub(crate) inspector: Inspector,
    pub(crate) disc: Disc,
    pub(crate) player: Player,
    pub(crate) overview: Overview,
    pub(crate) answer: Answer,
    pub(crate) findings: Findings,
    pub(crate) scan: Scan,
    pub(crate) sums: Sums,
    pub(crate) carried: Carried,
    pub(crate) images: Images,
    pub(crate) compare: Compare,
    pub(crate) convert: Convert,
    pub(crate) edit: Edit,
    pub(crate) build: Build,
    pub(crate) fat: Fat,
    pub(crate) new_image: NewImage,
    pub(crate) jobs: Jobs,
    pub(crate) notices: Notices,
    pub(crate) traffic: Traffic,
    pub(crate) tray: Tray,
    pub(crate) makers: Makers,
    pub(crate) tools: Tools,
    pub(crate) layout: Layout,
    pub(crate) menu: Menu,
    pub(crate) dragged: Dragged,
    link: Link,
    tab: State<Tab>,
    screen: State<Screen>,
    search_text: State<String>,
    searches: StoredValue<u32>,
    /// Number of times that the list was to take the focus, and how many of them it has heard.
    focus: State<u32>,
    focused: StoredValue<u32>,
    stale: State<bool>,
    /// Files that may be the missing ones; the user is asked.
    offered: StoredValue<Vec<File>, LocalStorage>,
    offer: State<Option<Offer>>,
    refresh_due: StoredValue<bool>,
}

impl PartialEq for Model {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

/// What the models of all images have in common.
struct Page {
    desk: Desk,
    closing: Closing,
    history: History,
    notices: Notices,
    traffic: Traffic,
    tray: Tray,
    makers: Makers,
    tools: Tools,
    layout: Layout,
    stale: State<bool>,
}

impl Model {
    /// Makes the model of the first image, and puts it into the context. `load_maker` loads the code that changes
    /// images.
    pub(crate) fn provide(load_maker: fn() -> LoadingMaker) -> Self {
        let page = Page {
            desk: Desk::new(),
            closing: Closing::new(),
            history: History::new(),
            notices: Notices::new(),
            traffic: Traffic::new(),
            tray: Tray::new(),
            makers: Makers::new(load_maker),
            tools: Tools::new(),
            layout: Layout::new(),
            stale: State::new(false),
        };
        let model = Self::new(0, page);
        model.desk.begin(model);
        visits::follow(model);
        provide_context(model);
        model
    }

    /// Makes the model of another image.
    fn beside(self, number: u32) -> Self {
        let Self { desk, closing, history, notices, traffic, tray, makers, tools, layout, stale, .. } = self;
        Self::new(number, Page { desk, closing, history, notices, traffic, tray, makers, tools, layout, stale })
    }

    /// Makes a model, and starts its worker.
    fn new(number: u32, page: Page) -> Self {
        let Page { desk, closing, history, notices, traffic, tray, makers, tools, layout, stale } = page;
        let link = Link::new();
        let model = Self {
            number,
            desk,
            closing,
            session: Session::new(),
            listing: Listing::new(link, notices),
            selection: Selection::new(),
            history,
            tree: Tree::new(link),
            inspector: Inspector::new(link),
            disc: Disc::new(link, notices),
            player: Player::new(link),
            overview: Overview::new(link),
            answer: Answer::new(link),
            findings: Findings::new(link),
            scan: Scan::new(link),
            sums: Sums::new(),
            carried: Carried::new(link),
            images: Images::new(),
            compare: Compare::new(link),
            convert: Convert::new(link),
            edit: Edit::new(),
            build: Build::new(link),
            fat: Fat::new(),
            new_image: NewImage::new(),
            jobs: Jobs::new(link),
            notices,
            traffic,
            tray,
            makers,
            tools,
            layout,
            menu: Menu::new(),
            dragged: Dragged::new(),
            link,
            tab: State::new(Tab::Files),
            screen: State::new(Screen::List),
            search_text: State::new(String::new()),
            searches: StoredValue::new(0),
            focus: State::new(0),
            focused: StoredValue::new(0),
            stale,
            offered: StoredValue::new_local(Vec::new()),
            offer: State::new(None),
            refresh_due: StoredValue::new(false),
        };
        link.join(Client::start(move |event| news::hear(model, event)));
        choose::look_at_what_is_chosen(model);
        browsing::poll_searches(model);
        visits::watch(model);
        model
    }

    /// The model of the image that a component belongs to. What belongs to the page, beside the images, asks it for the
    /// shown one.
    pub(crate) fn of_context() -> Self {
        expect_context()
    }

    /// The content of the main area.
    pub(crate) fn tab(self) -> Tab {
        self.tab.get()
    }

    /// Sets the content of the main area.
    pub(crate) fn set_tab(self, tab: Tab) {
        self.tab.set(tab);
    }

    /// The pane shown on a phone.
    pub(crate) fn screen(self) -> Screen {
        self.screen.get()
    }

    /// Sets the pane shown on a phone.
    pub(crate) fn set_screen(self, screen: Screen) {
        let before = self.screen.update(|shown| std::mem::replace(shown, screen));
        if screen == Screen::List && before != screen && is_narrow() {
            self.focus_list();
        }
    }

    /// Whether page and worker come from different builds.
    pub(crate) fn stale(self) -> bool {
        self.stale.get()
    }

    /// Shows a notice that a part of the page could not be loaded, unless it `is_shown_elsewhere`.
    pub(crate) fn part_is_missing(self, missing: Missing, is_shown_elsewhere: bool) {
        if missing.is_outdated {
            self.stale.set(true);
        } else if !is_shown_elsewhere {
            self.notices.fail(missing.into());
        }
    }

    /// Its number, by which it is distinguished from others.
    pub(crate) fn number(self) -> u32 {
        self.number
    }

    /// Whether the list should take the focus now, tracked. The answer is yes once for each time.
    pub(crate) fn takes_focus(self) -> bool {
        let calls = self.focus.get();
        let heard = self.focused.try_update_value(|heard| std::mem::replace(heard, calls));
        heard != Some(calls)
    }

    /// Focuses the list.
    pub(crate) fn focus_list(self) {
        self.focus.update(|calls| *calls = calls.wrapping_add(1));
    }
}
