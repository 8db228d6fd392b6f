//! Views that are loaded after the rest of the page, since a first look at an image does not need them.
//!
//! A part is a table of functions. Only its loading is asynchronous; `wasm-split-cli` keeps their code out of the main
//! program by following the calls from each function marked below.

use std::time::Duration;

use leptos::prelude::*;
use wasm_split_helpers::wasm_split;

use crate::components::{
    Answer, Build, Check, Convert, Dialog, Disc, EditBar, EditDialogs, ImageTabs, LargePreview, Menu, NewImageBar,
    NewImageDialog, OfferDialog, Overview, Player, Records, RenameField, Strip, Tools,
};
use crate::model::{LoadingMaker, Maker, maker};
use crate::part::{Draw, Loading, Missing};

/// Time after an image has been opened until all parts are loaded: by then its first rows are shown.
const IDLE: Duration = Duration::from_secs(3);

/// Views that inspect an image.
struct Look {
    disc: Draw,
    overview: Draw,
    check: Draw,
    player: Draw,
    answer: Draw,
    strip: Draw,
    records: Draw,
    large_preview: Draw,
}

static LOOK: Look = Look {
    disc: || view! { <Disc /> }.into_any(),
    overview: || view! { <Overview /> }.into_any(),
    check: || view! { <Check /> }.into_any(),
    player: || view! { <Player /> }.into_any(),
    answer: || view! { <Answer /> }.into_any(),
    strip: || view! { <Strip /> }.into_any(),
    records: || view! { <Records /> }.into_any(),
    large_preview: || view! { <LargePreview player=player /> }.into_any(),
};

#[wasm_split(look, fallible)]
fn load_look() -> Result<&'static Look, Missing> {
    Ok(&LOOK)
}

/// Views that make another image.
struct Make {
    convert: Draw,
    build: Draw,
    edit_bar: Draw,
    menu: Draw,
    edit_dialogs: Draw,
    new_image_bar: Draw,
    new_image_dialog: Draw,
    maker: Maker,
}

static MAKE: Make = Make {
    convert: || view! { <Convert /> }.into_any(),
    build: || view! { <Build /> }.into_any(),
    edit_bar: || view! { <EditBar /> }.into_any(),
    menu: || view! { <Menu /> }.into_any(),
    edit_dialogs: || view! { <EditDialogs /> }.into_any(),
    new_image_bar: || view! { <NewImageBar /> }.into_any(),
    new_image_dialog: || view! { <NewImageDialog /> }.into_any(),
    maker: Maker {
        perform: maker::perform,
        rename_field: |row, name| view! { <RenameField row=row name=name /> }.into_any(),
    },
};

#[wasm_split(make, fallible)]
fn load_make() -> Result<&'static Make, Missing> {
    Ok(&MAKE)
}

/// What goes on beside the image: addresses, recent images, commands, tabs of several images, questions about them.
struct Aid {
    tools: Draw,
    image_tabs: Draw,
    closing_dialog: Draw,
    offer_dialog: Draw,
}

static AID: Aid = Aid {
    tools: || view! { <Tools /> }.into_any(),
    image_tabs: || view! { <ImageTabs /> }.into_any(),
    closing_dialog: || view! { <Dialog /> }.into_any(),
    offer_dialog: || view! { <OfferDialog /> }.into_any(),
};

#[wasm_split(aid, fallible)]
fn load_aid() -> Result<&'static Aid, Missing> {
    Ok(&AID)
}

/// Loads all parts once the page has been idle for a while, so that a session that goes offline lacks nothing. A part
/// that cannot be loaded then is requested again when it is needed.
pub(crate) fn load_when_idle() {
    let load_all = async {
        let _ = load_look().await;
        let _ = load_make().await;
    };
    set_timeout(|| leptos::task::spawn_local(load_all), IDLE);
}

fn look(view: fn(&Look) -> Draw) -> Loading {
    Box::pin(async move { load_look().await.map(view) })
}

fn make(view: fn(&Make) -> Draw) -> Loading {
    Box::pin(async move { load_make().await.map(view) })
}

/// Loads the view of sessions, tracks and sectors.
pub(crate) fn disc() -> Loading {
    look(|look| look.disc)
}

/// Loads the view of facts.
pub(crate) fn overview() -> Loading {
    look(|look| look.overview)
}

/// Loads the check of all sectors.
pub(crate) fn check() -> Loading {
    look(|look| look.check)
}

/// Loads the audio player.
pub(crate) fn player() -> Loading {
    look(|look| look.player)
}

/// Loads the answer about the image.
pub(crate) fn answer() -> Loading {
    look(|look| look.answer)
}

/// Loads the map at the foot of the page.
pub(crate) fn strip() -> Loading {
    look(|look| look.strip)
}

/// Loads the technical records of an entry.
pub(crate) fn records() -> Loading {
    look(|look| look.records)
}

/// Loads the large preview.
pub(crate) fn large_preview() -> Loading {
    look(|look| look.large_preview)
}

/// Loads the conversion.
pub(crate) fn convert() -> Loading {
    make(|make| make.convert)
}

/// Loads the build of the changed image.
pub(crate) fn build() -> Loading {
    make(|make| make.build)
}

/// Loads the bar of changes.
pub(crate) fn edit_bar() -> Loading {
    make(|make| make.edit_bar)
}

/// Loads the menu of commands.
pub(crate) fn menu() -> Loading {
    make(|make| make.menu)
}

/// Loads the dialogs for editing.
pub(crate) fn edit_dialogs() -> Loading {
    make(|make| make.edit_dialogs)
}

/// Loads the bar of a new image.
pub(crate) fn new_image_bar() -> Loading {
    make(|make| make.new_image_bar)
}

/// Loads the actions that change an image or make a new one.
pub(crate) fn maker() -> LoadingMaker {
    Box::pin(async move { load_make().await.map(|make| &make.maker) })
}

/// Loads what goes on beside the image.
pub(crate) fn tools() -> Loading {
    Box::pin(async move { load_aid().await.map(|aid| aid.tools) })
}

/// Loads the question that is asked before anything unsaved is given up.
pub(crate) fn closing_dialog() -> Loading {
    Box::pin(async move { load_aid().await.map(|aid| aid.closing_dialog) })
}

/// Loads the question whether a file is a missing one.
pub(crate) fn offer_dialog() -> Loading {
    Box::pin(async move { load_aid().await.map(|aid| aid.offer_dialog) })
}

/// Loads the tabs of several images.
pub(crate) fn image_tabs() -> Loading {
    Box::pin(async move { load_aid().await.map(|aid| aid.image_tabs) })
}

/// Loads the dialog of a new image.
pub(crate) fn new_image_dialog() -> Loading {
    make(|make| make.new_image_dialog)
}
