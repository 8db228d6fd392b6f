//! What is seen before anything is open.

use leptos::prelude::*;

use crate::model::{Model, Stage};

/// What the page opens, what it does with it, and what it never does.
#[component]
pub(crate) fn Welcome() -> impl IntoView {
    let model = Model::of_context();
    let busy = move || model.session.stage() == Stage::Opening;
    view! {
        <main class="welcome" id="main">
            <div class="welcome-drop">
                <div class="welcome-disc" class:welcome-disc-busy=busy aria-hidden="true"></div>
                <h1>"See what is in a disc image"</h1>
                <p>"Drop an image here. It is read on this computer, by this page, and never leaves it."</p>
                <button class="button button-primary welcome-open" disabled=busy on:click=move |_| model.pick_files()>
                    {move || if busy() { format!("Opening {}…", model.session.opening()) } else { "Open an image…".into() }}
                </button>
                <button class="button welcome-new" disabled=busy on:click=move |_| model.pick_new_image()>
                    "New image from a folder…"
                </button>
                <p class="welcome-formats">
                    <b>"ISO · BIN/CUE · NRG · MDS/MDF · CCD/IMG · CDI · TOC · GDI"</b>
                    <br />
                    "Discs of ISO 9660 with Joliet, Rock Ridge and boot images, and audio tracks. Give a sheet together with the files it names."
                </p>
            </div>
            <ul class="welcome-promises">
                <li>
                    <b>"See everything"</b>
                    <span>"Every file and every byte around it: names in each alphabet, dates, rights, where it lies."</span>
                </li>
                <li>
                    <b>"Take files out"</b>
                    <span>"One file, a selection or all of it, from images of any size, exactly as they were."</span>
                </li>
                <li>
                    <b>"Change it"</b>
                    <span>"Add, rename, move and delete files as in a file manager, and save a new image that still boots. The old one stays as it is."</span>
                </li>
                <li>
                    <b>"Convert it"</b>
                    <span>"To ISO, BIN/CUE, Nero and other images, to WAV or FLAC: what would be lost is said before, and the result is checked."</span>
                </li>
                <li>
                    <b>"Make a new one"</b>
                    <span>"Drop a folder: it becomes a data disc, one that boots, one for old machines, or an audio CD."</span>
                </li>
                <li>
                    <b>"Know what is wrong"</b>
                    <span>"Cut short, damaged or odd: what is there is shown, and what is not is named, with its place."</span>
                </li>
            </ul>
        </main>
    }
}
