//! The page's end of the wire: starts the worker, asks it, hears its news.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::mem;
use std::rc::Rc;

use discern::protocol::{Answer, Ask, Failure, FailureKind, News, Request, Tell, VERSION};
use futures_channel::oneshot;
use js_sys::{Array, Object, Reflect};
use leptos::prelude::{GetValue, LocalStorage, SetValue, StoredValue, document};
use wasm_bindgen::prelude::*;
use web_sys::{
    Blob, BlobPropertyBag, ErrorEvent, File, FileSystemDirectoryHandle, FileSystemFileHandle, MessageEvent,
    MessagePort, Url, Worker, WorkerOptions, WorkerType,
};

/// Written by Trunk beside the page; loads the worker's wasm.
const LOADER: &str = "./worker_loader.js";

/// What travels beside a request, as the browser's own object.
pub(crate) enum Beside {
    /// Nothing.
    Nothing,
    /// The user's files, to be opened.
    Files(Vec<File>),
    /// The directory to write into.
    Directory(FileSystemDirectoryHandle),
    /// The file to write.
    File(FileSystemFileHandle),
    /// The service worker that feeds a download.
    Port(MessagePort),
}

/// An answer and what came beside it.
pub(crate) struct Reply {
    /// What was asked for.
    pub(crate) answer: Answer,
    /// The blob, where the answer speaks of one.
    pub(crate) blob: Option<Blob>,
}

/// What happens unasked.
pub(crate) enum Event {
    /// The worker has loaded; `again` where it replaces one that died.
    Ready { again: bool },
    /// It is of another build.
    Stale,
    /// It told something.
    News(News),
    /// It ended, as a failure tells. A new one is on its way if this one had ever been ready.
    Died { failure: Failure, was_ready: bool },
}

type Callback = Box<dyn FnOnce(Result<Reply, Failure>)>;

/// Handle to the worker; cheap to clone.
#[derive(Clone)]
pub(crate) struct Client(Rc<State>);

struct State {
    wire: RefCell<Option<Wire>>,
    pending: RefCell<BTreeMap<u64, Callback>>,
    /// Asked before the worker could hear.
    waiting: RefCell<Vec<Message>>,
    next: RefCell<u64>,
    deaths: RefCell<u32>,
    on_event: Box<dyn Fn(Event)>,
}

struct Wire {
    worker: Worker,
    ready: bool,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(web_sys::Event)>,
}

impl Client {
    /// Starts a worker.
    pub(crate) fn start(on_event: impl Fn(Event) + 'static) -> Self {
        let client = Self(Rc::new(State {
            wire: RefCell::default(),
            pending: RefCell::default(),
            waiting: RefCell::default(),
            next: RefCell::new(1),
            deaths: RefCell::new(0),
            on_event: Box::new(on_event),
        }));
        client.spawn();
        client
    }

    /// Asks; `then` is called once, with the answer or why there is none. Gives the id, which names a job.
    pub(crate) fn ask(
        &self,
        request: Request,
        beside: Beside,
        then: impl FnOnce(Result<Reply, Failure>) + 'static,
    ) -> u64 {
        let id = *self.0.next.borrow();
        *self.0.next.borrow_mut() = id.saturating_add(1);
        self.0.pending.borrow_mut().insert(id, Box::new(then));
        let message = pack(&Ask { id, request }, beside);
        let ready = self.0.wire.borrow().as_ref().filter(|wire| wire.ready).map(|wire| wire.worker.clone());
        match ready {
            None => self.0.waiting.borrow_mut().push(message),
            Some(worker) => {
                if let Err(error) = message.post(&worker) {
                    self.settle(id, Err(died(&format!("{error:?}"))));
                }
            }
        }
        id
    }

    fn spawn(&self) {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = match script().and_then(|script| Worker::new_with_options(&script, &options)) {
            Ok(worker) => worker,
            Err(error) => {
                return (self.0.on_event)(Event::Died { failure: died(&format!("{error:?}")), was_ready: false });
            }
        };
        let client = self.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| client.hear(&event.data()));
        let client = self.clone();
        let on_error = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
            event.prevent_default();
            // A script that cannot be loaded is told of without a message.
            let last_words =
                event.dyn_ref::<ErrorEvent>().map_or_else(|| "it did not load".into(), ErrorEvent::message);
            client.bury(&last_words);
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        *self.0.wire.borrow_mut() = Some(Wire { worker, ready: false, _on_message: on_message, _on_error: on_error });
    }

    fn hear(&self, message: &JsValue) {
        let json = Reflect::get(message, &"json".into()).ok().and_then(|json| json.as_string()).unwrap_or_default();
        match serde_json::from_str(&json) {
            Ok(Tell::News(News::Ready { version })) => self.greet(version),
            Ok(Tell::News(news)) => (self.0.on_event)(Event::News(news)),
            Ok(Tell::Answer(id, result)) => {
                let blob = Reflect::get(message, &"blob".into()).ok().and_then(|blob| blob.dyn_into::<Blob>().ok());
                self.settle(id, result.map(|answer| Reply { answer, blob }));
            }
            // A message that does not parse was sent by another build.
            Err(_) => (self.0.on_event)(Event::Stale),
        }
    }

    fn greet(&self, version: u32) {
        if version != VERSION {
            return (self.0.on_event)(Event::Stale);
        }
        let waiting = mem::take(&mut *self.0.waiting.borrow_mut());
        if let Some(wire) = self.0.wire.borrow_mut().as_mut() {
            wire.ready = true;
            for message in waiting {
                // A message that cannot be cloned stays unanswered only until the next death of the worker.
                let _ = message.post(&wire.worker);
            }
        }
        let again = *self.0.deaths.borrow() > 0;
        (self.0.on_event)(Event::Ready { again });
    }

    fn settle(&self, id: u64, result: Result<Reply, Failure>) {
        let callback = self.0.pending.borrow_mut().remove(&id);
        if let Some(callback) = callback {
            callback(result);
        }
    }

    /// A panic in wasm leaves its instance unusable: what was asked is failed, and another worker takes over.
    fn bury(&self, last_words: &str) {
        let Some(wire) = self.0.wire.borrow_mut().take() else { return };
        wire.worker.set_onmessage(None);
        wire.worker.set_onerror(None);
        wire.worker.terminate();
        let was_ready = wire.ready;
        // This runs inside the listener that the wire owns: it must outlive the call.
        mem::forget(wire);
        self.0.deaths.replace_with(|deaths| deaths.saturating_add(1));
        self.0.waiting.borrow_mut().clear();
        let pending = mem::take(&mut *self.0.pending.borrow_mut());
        (self.0.on_event)(Event::Died { failure: died(last_words), was_ready });
        for callback in pending.into_values() {
            callback(Err(died(last_words)));
        }
        if was_ready {
            self.spawn();
        }
    }
}

/// Address of the worker's script: a blob, since a worker from a blob is held to the policy of this page. One from an
/// address of its own has only the policy in the headers of its file, and a static host sends none.
fn script() -> Result<String, JsValue> {
    let base = document().base_uri()?.unwrap_or_default();
    let loader = Url::new_with_base(LOADER, &base)?.href();
    let parts = Array::of1(&format!("import {loader:?};").into());
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(&parts, &options)?)
}

/// A request as it is sent.
struct Message {
    object: Object,
    /// What is given away with it.
    transfer: Array,
}

impl Message {
    fn post(&self, worker: &Worker) -> Result<(), JsValue> {
        worker.post_message_with_transfer(&self.object, &self.transfer)
    }
}

fn pack(ask: &Ask, beside: Beside) -> Message {
    let (message, transfer) = (Object::new(), Array::new());
    let set = |key: &str, value: &JsValue| {
        // Setting a property of a plain object cannot fail.
        let _ = Reflect::set(&message, &key.into(), value);
    };
    set("json", &serde_json::to_string(ask).unwrap_or_default().into());
    match beside {
        Beside::Nothing => {}
        Beside::Files(files) => set("files", &files.iter().collect::<Array>()),
        Beside::Directory(directory) => set("place", &directory),
        Beside::File(file) => set("place", &file),
        Beside::Port(port) => {
            set("place", &port);
            transfer.push(&port);
        }
    }
    Message { object: message, transfer }
}

fn died(last_words: &str) -> Failure {
    Failure {
        kind: FailureKind::Worker,
        what: "The part of the page that reads the image stopped.".into(),
        meaning: "This is a fault of Discern. Your file is untouched.".into(),
        advice: "Load the page again and retry. If it happens twice, copy the details and report them.".into(),
        detail: last_words.to_owned(),
    }
}

/// The client as the nouns of the model hold it: made before the worker is, and copied about.
#[derive(Clone, Copy)]
pub(crate) struct Link(StoredValue<Option<Client>, LocalStorage>);

impl Link {
    /// A link that is not joined yet.
    pub(crate) fn new() -> Self {
        Self(StoredValue::new_local(None))
    }

    /// Joins it to a client.
    pub(crate) fn join(self, client: Client) {
        self.0.set_value(Some(client));
    }

    /// As [`Client::ask`]; 0, and no answer, before the link is joined.
    pub(crate) fn ask(self, request: Request, then: impl FnOnce(Result<Reply, Failure>) + 'static) -> u64 {
        self.ask_with(request, Beside::Nothing, then)
    }

    /// As [`Client::ask`]: the id, and the answer to be awaited.
    pub(crate) fn request(
        self,
        request: Request,
        beside: Beside,
    ) -> (u64, impl Future<Output = Result<Reply, Failure>>) {
        let (send, receive) = oneshot::channel();
        let id = self.ask_with(request, beside, move |reply| {
            // Whoever asked may have lost interest.
            drop(send.send(reply));
        });
        (id, async move { receive.await.unwrap_or_else(|_| Err(died("the page is not joined to it"))) })
    }

    /// As [`Client::ask`].
    pub(crate) fn ask_with(
        self,
        request: Request,
        beside: Beside,
        then: impl FnOnce(Result<Reply, Failure>) + 'static,
    ) -> u64 {
        let client = self.0.get_value();
        client.map_or(0, |client| client.ask(request, beside, then))
    }
}
