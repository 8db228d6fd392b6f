//! The browser's own pickers for files and folders.

use std::cell::RefCell;

use js_sys::{Object, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DomException, File, FileList, FileSystemDirectoryHandle, FileSystemFileHandle, HtmlInputElement};

#[wasm_bindgen]
extern "C" {
    /// Not in web-sys: only Chromium has it.
    #[wasm_bindgen(js_name = showDirectoryPicker, catch)]
    fn show_directory_picker(options: &JsValue) -> Result<js_sys::Promise, JsValue>;

    /// Not in web-sys either.
    #[wasm_bindgen(js_name = showSaveFilePicker, catch)]
    fn show_save_file_picker(options: &JsValue) -> Result<js_sys::Promise, JsValue>;
}

/// Outcome of a picker.
pub(crate) enum Picked {
    /// The chosen file.
    File(FileSystemFileHandle),
    /// The user canceled.
    Nothing,
    /// The browser has no such picker, or the click is too long ago to open one.
    NotAsked,
}

/// Asks for a file to write, suggesting a name.
pub(crate) async fn pick_save(name: &str) -> Picked {
    let has_picker = Reflect::has(&js_sys::global(), &"showSaveFilePicker".into()).unwrap_or(false);
    if !has_picker || !window().navigator().user_activation().is_active() {
        return Picked::NotAsked;
    }
    match ask_for_file(name).await {
        Ok(handle) => handle.dyn_into().map_or(Picked::NotAsked, Picked::File),
        Err(error) if error.dyn_ref::<DomException>().is_some_and(|error| error.name() == "AbortError") => {
            Picked::Nothing
        }
        Err(_) => Picked::NotAsked,
    }
}

async fn ask_for_file(name: &str) -> Result<JsValue, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"suggestedName".into(), &name.into())?;
    JsFuture::from(show_save_file_picker(&options)?).await
}

/// Whether files can be written directly to a folder that the user picks.
pub(crate) fn can_pick_directory() -> bool {
    Reflect::has(&js_sys::global(), &"showDirectoryPicker".into()).unwrap_or(false)
}

/// Asks for a folder to write to; `None` if the user cancels.
pub(crate) async fn pick_directory() -> Option<FileSystemDirectoryHandle> {
    let options = Object::new();
    Reflect::set(&options, &"mode".into(), &"readwrite".into()).ok()?;
    let promise = show_directory_picker(&options).ok()?;
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// Asks for files; `then` is not called if the user cancels. Without a filter: phones gray out what it does not know.
pub(crate) fn pick_files(then: impl FnOnce(Vec<File>) + 'static) {
    pick(false, then);
}

/// Asks for a folder. Its files have their paths in `webkitRelativePath`; empty folders are left out by the browser.
pub(crate) fn pick_folder(then: impl FnOnce(Vec<File>) + 'static) {
    pick(true, then);
}

fn pick(is_folder: bool, then: impl FnOnce(Vec<File>) + 'static) {
    let Some(input) =
        document().create_element("input").ok().and_then(|input| input.dyn_into::<HtmlInputElement>().ok())
    else {
        return;
    };
    input.set_type("file");
    input.set_multiple(true);
    if is_folder {
        // Setting an attribute of that name cannot fail.
        let _ = input.set_attribute("webkitdirectory", "");
    }
    let chosen = input.clone();
    let on_change = Closure::once_into_js(move || then(files(chosen.files())));
    input.set_onchange(Some(on_change.unchecked_ref()));
    keep(&input);
    input.click();
}

/// Keeps an input alive until the next one: a browser drops one that is not referenced, together with the choice.
fn keep(input: &HtmlInputElement) {
    thread_local! {
        static KEPT: RefCell<Option<HtmlInputElement>> = const { RefCell::new(None) };
    }
    KEPT.replace(Some(input.clone()));
}

/// The files of a list.
pub(crate) fn files(list: Option<FileList>) -> Vec<File> {
    list.map_or_else(Vec::new, |list| (0..list.length()).filter_map(|index| list.get(index)).collect())
}
