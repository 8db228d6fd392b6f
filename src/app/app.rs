//! The regions of the screen, no logic.

use leptos::prelude::*;

use crate::components::{
    Breadcrumbs, Build, Check, Convert, Details, Dialog, Disc, DropZone, EditBar, EditDialogs, EditMenu, Findings,
    ImageTree, Jobs, ListingGrid, ListingNotes, NewImageBar, NewImageDialog, Notices, OfferDialog, Overview,
    StatusLine, Strip, Tabs, TopBar, Welcome,
};
use crate::model::{Model, Screen, Stage, Tab};

/// The whole page.
#[component]
pub(crate) fn App() -> impl IntoView {
    let model = Model::provide();
    let open = move || model.session.summary().is_some();
    let stage = move || if open() { "open" } else { "welcome" };
    view! {
        <div class="app" data-stage=stage aria-busy=move || (model.session.stage() == Stage::Opening).to_string()>
            <TopBar />
            <Show when=open fallback=Welcome>
                <Tabs />
                <NewImageBar />
                <EditBar />
                <main id="main" class="main">
                    <FilesTab />
                    <Panel tab=Tab::Disc id="disc">
                        <Disc />
                    </Panel>
                    <Panel tab=Tab::Overview id="overview">
                        <Overview />
                    </Panel>
                    <Panel tab=Tab::Findings id="findings">
                        <Findings />
                    </Panel>
                    <Panel tab=Tab::Check id="check">
                        <Check />
                    </Panel>
                    <Panel tab=Tab::Convert id="convert">
                        <Convert />
                    </Panel>
                    <Panel tab=Tab::Build id="build">
                        <Build />
                    </Panel>
                </main>
                <Strip />
                <StatusLine />
            </Show>
        </div>
        <div class="cards">
            <Notices />
            <Jobs />
        </div>
        <DropZone />
        <Dialog />
        <OfferDialog />
        <NewImageDialog />
        <EditMenu />
        <EditDialogs />
    }
}

/// Tree, list and details; kept while another tab is looked at, so that nothing scrolls away.
#[component]
fn FilesTab() -> impl IntoView {
    let model = Model::of_context();
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
            <nav class="pane pane-tree" aria-label="Image">
                <ImageTree />
            </nav>
            <section class="pane pane-list" aria-label="Files">
                <Breadcrumbs />
                <ListingNotes />
                <ListingGrid />
            </section>
            <section class="pane pane-details" aria-label="Details">
                <Details />
            </section>
        </div>
    }
}

/// What one of the other tabs shows.
#[component]
fn Panel(
    /// Which.
    tab: Tab,
    /// Its name in ids.
    id: &'static str,
    /// What is in it.
    children: ChildrenFn,
) -> impl IntoView {
    let model = Model::of_context();
    view! {
        <Show when=move || model.tab() == tab>
            <div class="panel" id=format!("panel-{id}") role="tabpanel" tabindex="0" aria-labelledby=format!("tab-{id}")>
                {children()}
            </div>
        </Show>
    }
}
