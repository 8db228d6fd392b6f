//! The regions of the screen.

use leptos::prelude::*;

/// The whole page.
#[component]
pub(crate) fn App() -> impl IntoView {
    view! {
        <div class="app">
            <header class="top-bar">
                <a class="top-bar-brand" href="#main">
                    <span class="top-bar-logo" aria-hidden="true"></span>
                    <span class="top-bar-word">"Discern"</span>
                </a>
            </header>
            <main class="welcome" id="main">
                <div class="welcome-drop">
                    <div class="welcome-disc" aria-hidden="true"></div>
                    <h1>"See what is in a disc image"</h1>
                    <p>"It is read on this computer, by this page, and never leaves it."</p>
                </div>
            </main>
        </div>
    }
}
