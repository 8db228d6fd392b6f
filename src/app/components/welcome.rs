//! The welcome screen, which is part of `index.html`.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{HtmlElement, HtmlInputElement};

use crate::browser::additions::Dropped;
use crate::browser::picker;
use crate::model::{Making, Model, Stage, making, user_files};
use crate::words;

/// Keeps the welcome screen in sync with the model, and takes files chosen or dropped before the program had loaded.
pub(crate) fn take_over_welcome(page: Model) {
    let element = |id: &str| document().get_element_by_id(id)?.dyn_into::<HtmlElement>().ok();
    let parts = (element("app"), element("welcome-open"), element("welcome-new"), element("welcome-sample"));
    let (Some(app), Some(open), Some(new), Some(sample)) = parts else { return };
    let make_sample = Closure::<dyn Fn()>::new(move || making::perform(page.shown_now(), Making::Sample));
    sample.set_onclick(Some(make_sample.as_ref().unchecked_ref()));
    // Exists as long as the page.
    make_sample.forget();
    let Some(screen) = open.closest(".welcome").ok().flatten() else { return };
    let parts = StoredValue::new_local((app, screen, open, [new, sample]));
    Effect::new(move || {
        let model = page.shown();
        let stage = model.session.stage();
        let name = model.session.opening();
        let is_open = model.session.summary().is_some();
        words::language();
        parts.with_value(|(app, screen, open, others)| {
            // Setting attributes and children of existing elements cannot fail.
            let _ = app.set_attribute("data-stage", if is_open { "open" } else { "welcome" });
            let _ = app.set_attribute("aria-busy", if stage == Stage::Opening { "true" } else { "false" });
            if is_open {
                screen.remove();
                return;
            }
            if !screen.is_connected() {
                let _ = app.first_element_child().map(|bar| bar.after_with_node_1(screen));
            }
            let is_busy = stage == Stage::Opening;
            if is_busy {
                open.set_text_content(Some(&words::welcome::opening(&name)));
            } else {
                open.set_text_content(Some(words::welcome::open_image()));
            }
            for button in others.iter().chain([open]) {
                let _ = button.toggle_attribute_with_force("disabled", is_busy);
            }
            let disc = screen.query_selector(".welcome-disc").ok().flatten();
            let _ = disc.map(|disc| disc.class_list().toggle_with_force("welcome-disc-busy", is_busy));
        });
    });
    let take = move |input: &HtmlInputElement| {
        let model = page.shown_now();
        model.notices.set_drop(dropped_at(input));
        model
    };
    listen("welcome-files", move |input| user_files::take_files(take(input), picker::files(input.files())));
    listen("welcome-folder", move |input| match Dropped::kept_by(input) {
        Some(dropped) => making::perform(take(input), Making::NewImageOfDropped(dropped)),
        None => making::perform(take(input), Making::NewImageOfFolder(picker::files(input.files()))),
    });
}

/// Where in the window the files of an input were dropped, which `start.js` keeps in it.
fn dropped_at(input: &HtmlInputElement) -> Option<(i32, i32)> {
    let at = input.get_attribute("data-at")?;
    // What was chosen the next time was dropped nowhere.
    let _ = input.remove_attribute("data-at");
    let (x, y) = at.split_once(' ')?;
    Some((x.parse().ok()?, y.parse().ok()?))
}

/// Calls `take` on each choice, and clears the input so that the same file can be chosen again.
fn listen(id: &str, take: impl Fn(&HtmlInputElement) + 'static) {
    let input = document().get_element_by_id(id).and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return };
    let chosen = input.clone();
    let changed = Closure::<dyn Fn()>::new(move || {
        take(&chosen);
        chosen.set_value("");
    });
    input.set_onchange(Some(changed.as_ref().unchecked_ref()));
    // Exists as long as the page.
    changed.forget();
}
