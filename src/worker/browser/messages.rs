//! Messages from and to the page: objects `{ bytes, files?, place?, blob? }`.

use discern::protocol::{Failure, Head, News, WorkerMessage, wire};
use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{
    Blob, DedicatedWorkerGlobalScope, File, FileSystemDirectoryHandle, FileSystemFileHandle, MessageEvent, MessagePort,
};

#[wasm_bindgen]
extern "C" {
    /// Raises an `error` event in the page, like an uncaught exception.
    #[wasm_bindgen(js_name = reportError)]
    fn report_error(error: &JsValue);
}

/// A request with the objects sent along.
pub struct Received {
    /// Head: id and family.
    pub head: Head,
    /// Bytes of the request within its family.
    pub request: Vec<u8>,
    /// Files of the user.
    pub files: Vec<File>,
    /// Destination.
    pub place: Option<SavePlace>,
}

/// A place to save to.
pub enum SavePlace {
    /// A directory to write into.
    Directory(FileSystemDirectoryHandle),
    /// A file to write.
    File(FileSystemFileHandle),
    /// A service worker that feeds a download.
    Port(MessagePort),
}

impl SavePlace {
    fn read(place: JsValue) -> Option<Self> {
        let directory = place.dyn_into().map(Self::Directory);
        let file = directory.or_else(|place| place.dyn_into().map(Self::File));
        file.or_else(|place| place.dyn_into().map(Self::Port)).ok()
    }
}

impl Received {
    /// Decodes a message; `None` if it is not of this protocol.
    fn read(data: &JsValue) -> Option<Self> {
        let field = |name: &str| Reflect::get(data, &name.into()).ok();
        let bytes = field("bytes")?.dyn_into::<Uint8Array>().ok()?.to_vec();
        let (head, request) = wire::begin(&bytes)?;
        let files = field("files").map(|files| list(&files)).unwrap_or_default();
        let place = field("place").and_then(SavePlace::read);
        Some(Self { head, request: request.to_vec(), files, place })
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
    // The listener stays as long as the worker lives.
    on_message.forget();
}

/// Answers a request with a failure.
pub fn fail(id: u64, failure: Failure) {
    send(&wire::message(&WorkerMessage::Ended(id, Err(failure))), None);
}

/// Sends news to the page.
pub fn news(news: News) {
    send(&wire::message(&WorkerMessage::News(news)), None);
}

/// Sends a message, with a blob if there is one.
pub fn send(bytes: &[u8], blob: Option<&Blob>) {
    let (message, transfer) = (Object::new(), js_sys::Array::new());
    let bytes = Uint8Array::from(bytes);
    transfer.push(&bytes.buffer());
    // None of these can fail: the object is new, and its contents can be cloned.
    drop(Reflect::set(&message, &"bytes".into(), &bytes));
    if let Some(blob) = blob {
        drop(Reflect::set(&message, &"blob".into(), blob));
    }
    drop(scope().post_message_with_transfer(&message, &transfer));
}

/// Reports every panic to the page: in a task of its own, a panic would be a rejected promise that goes unnoticed.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| {
        console_error_panic_hook::hook(panic);
        report_error(&js_sys::Error::new(&panic.to_string()));
    }));
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}
