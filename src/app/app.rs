//! The regions of the screen, without logic.

use std::time::Duration;

use leptos::prelude::*;

use crate::components::{
    Breadcrumbs, Details, DropZone, Each, ImageTree, Jobs, Later, ListingGrid, ListingNotes, Notices, Splitter,
    StatusLine, Tabs, TopBar,
};
use crate::model::{Losses, Model, Resizable, Screen, Tab, Tools, user_files};
use crate::part::{Draw, Loading};
use crate::parts;
use crate::words;

/// The part of the top bar (in `index.html`) that shows the image.
pub(crate) fn top_bar() -> AnyView {
    of_shown(|| view! { <TopBar /> }.into_any())
}

/// Everything else; replaces the welcome screen once an image is open.
pub(crate) fn app() -> AnyView {
    let page = Model::of_context();
    let open = move || page.shown().session.summary().is_some();
    let has_recent = Tools::has_recent_images();
    let needs_tools = Signal::derive(move || has_recent || open() || page.tools.open().is_some());
    Effect::new(move || {
        if open() {
            parts::load_when_idle();
        }
    });
    Losses::ask_before_leaving(page);
    view! {
        <Later load=parts::image_tabs when=Signal::derive(move || page.desk.has_several()) />
        {of_shown(image)}
        <div class="cards">
            <Notices />
            <Jobs />
        </div>
        <Later load=parts::closing_dialog when=Signal::derive(move || page.closing.question().is_some()) />
        <Later load=parts::tools when=needs_tools quiet=true />
    }
    .into_any()
}

/// A view of the shown image, drawn anew when another one is shown: what is drawn belongs to one model.
fn of_shown(draw: Draw) -> AnyView {
    let page = Model::of_context();
    view! {
        <Each each=move || [(page.shown(), words::language())] key=|(model, language)| (model.number(), *language) let((model, _))>
            {
                provide_context(model);
                draw()
            }
        </Each>
    }
    .into_any()
}

/// Everything that belongs to one image.
fn image() -> AnyView {
    let model = Model::of_context();
    let open = move || model.session.summary().is_some();
    let is_new = Signal::derive(move || model.new_image.open().is_some());
    let is_changed = Signal::derive(move || model.edit.info().is_some() || model.edit.unfinished().is_some());
    let is_asked = Signal::derive(move || model.edit.form().is_some() || model.edit.clash().is_some());
    view! {
        <Show when=open>
            <Tabs />
            <Later load=parts::new_image_bar when=is_new />
            <Later load=parts::edit_bar when=is_changed class="edit-bar-place" />
            <main id="main" class="main">
                <Panel tab=Tab::Overview load=parts::overview />
                <FilesTab />
                <Panel tab=Tab::Disc load=parts::disc />
                <Panel tab=Tab::Check load=parts::check />
                <Panel tab=Tab::Convert load=parts::convert />
                <Panel tab=Tab::Build load=parts::build />
            </main>
            <Later load=parts::strip when=true class="strip" quiet=true />
            <StatusLine />
        </Show>
        <DropZone />
        <Later load=parts::offer_dialog when=Signal::derive(move || user_files::offer(model).is_some()) />
        <Later load=parts::new_image_dialog when=Signal::derive(move || model.new_image.proposal().is_some()) />
        <Later load=parts::menu when=Signal::derive(move || model.menu.is_open()) />
        <Later load=parts::edit_dialogs when=is_asked />
        <Later load=parts::large_preview when=Signal::derive(move || model.inspector.is_large()) />
    }
    .into_any()
}

/// Tree, list and details; kept while another tab is shown, so that the scroll positions stay.
///
/// Each pane is drawn in a task of its own, the list first: together they are a task of hundreds of milliseconds on a
/// slow machine, since the browser compiles their code when it first runs.
#[component]
fn FilesTab() -> impl IntoView {
    let model = Model::of_context();
    let list = soon(|| {
        view! {
            <Breadcrumbs />
            <ListingNotes />
            <ListingGrid />
            <Splitter of=Resizable::DETAILS />
        }
        .into_any()
    });
    let tree = soon(|| {
        view! {
            <ImageTree />
            <Splitter of=Resizable::TREE />
        }
        .into_any()
    });
    let details =
        soon(|| view! { <Details player=parts::player answer=parts::answer records=parts::records /> }.into_any());
    let screen = move || match model.screen() {
        Screen::Tree => "tree",
        Screen::List => "list",
        Screen::Details => "details",
    };
    view! {
        <div
            class="files"
            id="panel-files"
            role="tabpanel"
            aria-labelledby="tab-files"
            hidden=move || model.tab() != Tab::Files
            data-screen=screen
        >
            <nav class="pane pane-tree" aria-label=words::tabs::tree_pane()>
                {tree}
            </nav>
            <section class="pane pane-list" aria-label=words::tabs::list_pane()>
                {list}
            </section>
            <section class="pane pane-details" aria-label=words::tabs::details_pane()>
                {details}
            </section>
        </div>
    }
}

/// A view that is drawn in a task of its own, in the order of the calls.
fn soon(draw: Draw) -> AnyView {
    let is_due = RwSignal::new(false);
    set_timeout(
        // The view may be gone by then.
        move || {
            let _ = is_due.try_set(true);
        },
        Duration::ZERO,
    );
    (move || is_due.get().then(draw)).into_any()
}

/// The panel of one of the other tabs.
#[component]
fn Panel(
    /// The tab.
    tab: Tab,
    /// Loads its contents.
    load: fn() -> Loading,
) -> impl IntoView {
    let model = Model::of_context();
    view! {
        <Show when=move || model.tab() == tab>
            <div
                class="panel"
                id=format!("panel-{}", tab.id())
                role="tabpanel"
                tabindex="0"
                aria-labelledby=format!("tab-{}", tab.id())
            >
                <Later load=load when=true panel=true />
            </div>
        </Show>
    }
}
