//! What comes in and goes out: an object `{ json, files?, place?, blob? }`.

use discern::protocol::{Answer, Ask, Failure, News, Tell};
use js_sys::{Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{
    Blob, DedicatedWorkerGlobalScope, File, FileSystemDirectoryHandle, FileSystemFileHandle, MessageEvent, MessagePort,
};

#[wasm_bindgen]
extern "C" {
    /// Raises an `error` event in the page, as an exception that nobody catches does.
    #[wasm_bindgen(js_name = reportError)]
    fn report_error(error: &JsValue);
}

/// A request with what travels beside it.
pub struct Received {
    /// The request.
    pub ask: Ask,
    /// Files to open.
    pub files: Vec<File>,
    /// Where to save.
    pub place: Option<Place>,
}

/// A place to save to.
pub enum Place {
    /// A directory to write into.
    Directory(FileSystemDirectoryHandle),
    /// A file to write.
    File(FileSystemFileHandle),
    /// A service worker that feeds a download.
    Port(MessagePort),
}

impl Place {
    fn read(place: JsValue) -> Option<Self> {
        let directory = place.dyn_into().map(Self::Directory);
        let file = directory.or_else(|place| place.dyn_into().map(Self::File));
        file.or_else(|place| place.dyn_into().map(Self::Port)).ok()
    }
}

impl Received {
    /// Reads a message; `None` for one that is not of this protocol.
    fn read(data: &JsValue) -> Option<Self> {
        let json = Reflect::get(data, &"json".into()).ok()?.as_string()?;
        let ask = serde_json::from_str(&json).ok()?;
        let files = Reflect::get(data, &"files".into()).ok().map(|files| list(&files)).unwrap_or_default();
        let place = Reflect::get(data, &"place".into()).ok().and_then(Place::read);
        Some(Self { ask, files, place })
    }
}

fn list(files: &JsValue) -> Vec<File> {
    let files = if js_sys::Array::is_array(files) { js_sys::Array::from(files) } else { js_sys::Array::new() };
    files.iter().filter_map(|file| file.dyn_into().ok()).collect()
}

/// Calls `handle` for every request from now on.
pub fn receive(mut handle: impl FnMut(Received) + 'static) {
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(received) = Received::read(&event.data()) {
            handle(received);
        }
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // Listens as long as the worker lives.
    on_message.forget();
}

/// Ends a request, with a blob beside the answer where there is one.
pub fn answer(id: u64, answer: Result<(Answer, Option<Blob>), Failure>) {
    let (answer, blob) = match answer {
        Ok((answer, blob)) => (Ok(answer), blob),
        Err(failure) => (Err(failure), None),
    };
    tell(&Tell::Answer(id, answer), blob.as_ref());
}

/// Tells the page something it did not ask for.
pub fn news(news: News) {
    tell(&Tell::News(news), None);
}

fn tell(tell: &Tell, blob: Option<&Blob>) {
    let Ok(json) = serde_json::to_string(tell) else { return };
    let message = Object::new();
    // Neither can fail: the object is new and ours, and what is in it can be cloned.
    drop(Reflect::set(&message, &"json".into(), &json.into()));
    if let Some(blob) = blob {
        drop(Reflect::set(&message, &"blob".into(), blob));
    }
    drop(scope().post_message(&message));
}

/// Lets the page know of a panic, wherever it happens: in a task of its own it would be a rejected promise that
/// nobody hears of.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        report_error(&js_sys::Error::new(&panic.to_string()));
    }));
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
