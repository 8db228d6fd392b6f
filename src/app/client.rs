//! The page's connection to the worker: starts it, sends requests, and receives answers and news.

use std::cell::RefCell;
use std::mem;
use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering};

use discern::protocol::{Ask, Failure, FailureKind, News, VERSION, WorkerMessage, wire};
use futures_channel::oneshot;
use js_sys::{Array, Object, Reflect, Uint8Array};
use leptos::prelude::{GetValue, LocalStorage, SetValue, StoredValue, WithValue, document, window};
use wasm_bindgen::prelude::*;
use web_sys::{
    Blob, BlobPropertyBag, ErrorEvent, File, FileSystemDirectoryHandle, FileSystemFileHandle, MessageEvent,
    MessagePort, Url, Worker, WorkerOptions, WorkerType,
};

use crate::browser::thrown;
use crate::words;

/// Script that loads the worker's wasm. Trunk writes it next to the page.
const LOADER: &str = "./worker_loader.js";

/// Id of the next request: no two of the page have the same, whichever worker they go to.
static NEXT: AtomicU64 = AtomicU64::new(1);

/// An object of the browser that is sent along with a request.
pub(crate) enum Transfer {
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

/// An answer, and the blob sent along with it.
pub(crate) struct Reply<T> {
    /// The answer.
    pub(crate) answer: T,
    /// The blob, if the answer describes one.
    pub(crate) blob: Option<Blob>,
}

/// Events that do not answer a request.
pub(crate) enum Event {
    /// The worker has loaded; `again` if it replaces one that crashed.
    Ready { again: bool },
    /// The worker comes from another build.
    Stale,
    /// The worker has sent news.
    News(News),
    /// The worker crashed with this failure. If it had ever been ready, another one is being started.
    Died { failure: Failure, was_ready: bool },
}

/// Receives the bytes of the answer, which only the sender of the request can decode.
type Callback = Box<dyn FnOnce(Result<Reply<Vec<u8>>, Failure>)>;

/// Handle to the worker; cheap to clone.
#[derive(Clone)]
pub(crate) struct Client(Rc<State>);

struct State {
    wire: RefCell<Option<Wire>>,
    /// A worker that is ready to replace another.
    spare: RefCell<Option<Wire>>,
    /// Workers started so far.
    started: RefCell<u32>,
    pending: RefCell<Vec<(u64, Callback)>>,
    /// Requests made before the worker was ready.
    waiting: RefCell<Vec<Message>>,
    deaths: RefCell<u32>,
    on_event: Box<dyn Fn(Event)>,
}

struct Wire {
    number: u32,
    worker: Worker,
    ready: bool,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(web_sys::Event)>,
}

impl Wire {
    fn end(&self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
        // What it kept in the browser's storage can be removed (`idle.js`).
        let _ = web_sys::Event::new("worker-ended").map(|event| window().dispatch_event(&event));
    }
}

impl Client {
    /// Starts a worker.
    pub(crate) fn start(on_event: impl Fn(Event) + 'static) -> Self {
        let client = Self(Rc::new(State {
            wire: RefCell::default(),
            spare: RefCell::default(),
            started: RefCell::default(),
            pending: RefCell::default(),
            waiting: RefCell::default(),
            deaths: RefCell::new(0),
            on_event: Box::new(on_event),
        }));
        client.spawn();
        client
    }

    /// Sends a request; `then` is called once, with the answer or a failure. Returns the id, which identifies a job.
    pub(crate) fn ask<A: Ask>(
        &self,
        ask: &A,
        transfer: Transfer,
        then: impl FnOnce(Result<Reply<A::Answer>, Failure>) + 'static,
    ) -> u64 {
        let id = NEXT.fetch_add(1, Ordering::Relaxed);
        let decode = |Reply { answer, blob }: Reply<Vec<u8>>| match wire::read(&answer) {
            Some(answer) => Ok(Reply { answer, blob }),
            None => Err(died("its answer cannot be read")),
        };
        self.send(id, &wire::request(id, ask), transfer, Box::new(move |reply| then(reply.and_then(decode))));
        id
    }

    fn is_ready(&self) -> bool {
        self.0.wire.borrow().as_ref().is_some_and(|wire| wire.ready)
    }

    fn send(&self, id: u64, request: &[u8], transfer: Transfer, callback: Callback) {
        self.0.pending.borrow_mut().push((id, callback));
        let message = pack(request, transfer);
        let ready = self.0.wire.borrow().as_ref().filter(|wire| wire.ready).map(|wire| wire.worker.clone());
        match ready {
            None => self.0.waiting.borrow_mut().push(message),
            Some(worker) => {
                if let Err(error) = message.post(&worker) {
                    self.settle(id, Err(died(&thrown::message(&error))));
                }
            }
        }
    }

    fn spawn(&self) {
        match self.connect() {
            Ok(wire) => *self.0.wire.borrow_mut() = Some(wire),
            Err(error) => {
                (self.0.on_event)(Event::Died { failure: died(&thrown::message(&error)), was_ready: false });
            }
        }
    }

    /// Loads another worker that does nothing, so that [`Client::restart`] takes no time.
    fn keep_spare(&self) {
        if self.0.spare.borrow().is_none() {
            self.0.spare.replace(self.connect().ok());
        }
    }

    fn drop_spare(&self) {
        if let Some(spare) = self.0.spare.take() {
            spare.end();
        }
    }

    fn connect(&self) -> Result<Wire, JsValue> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Worker::new_with_options(&script()?, &options)?;
        let number = self.0.started.borrow().wrapping_add(1);
        self.0.started.replace(number);
        let client = self.clone();
        let on_message =
            Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| client.hear(number, &event.data()));
        let client = self.clone();
        let on_error = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
            event.prevent_default();
            // A script that cannot be loaded causes an event without a message.
            let last_words =
                event.dyn_ref::<ErrorEvent>().map_or_else(|| "it did not load".into(), ErrorEvent::message);
            client.bury(number, &last_words);
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Wire { number, worker, ready: false, _on_message: on_message, _on_error: on_error })
    }

    fn hear(&self, number: u32, message: &JsValue) {
        let field = |name: &str| Reflect::get(message, &name.into()).ok();
        let bytes = field("bytes").and_then(|bytes| bytes.dyn_into::<Uint8Array>().ok());
        let bytes = bytes.map(|bytes| bytes.to_vec()).unwrap_or_default();
        match wire::begin(&bytes) {
            Some((WorkerMessage::News(news), _)) => {
                if let News::Ready { version } = news {
                    self.greet(number, version);
                } else {
                    (self.0.on_event)(Event::News(news));
                }
            }
            Some((WorkerMessage::Ended(id, result), answer)) => {
                let blob = field("blob").and_then(|blob| blob.dyn_into::<Blob>().ok());
                self.settle(id, result.map(|()| Reply { answer: answer.to_vec(), blob }));
            }
            // A message that cannot be decoded comes from another build.
            None => (self.0.on_event)(Event::Stale),
        }
    }

    fn greet(&self, number: u32, version: u32) {
        if version != VERSION {
            return (self.0.on_event)(Event::Stale);
        }
        for wire in [&self.0.wire, &self.0.spare] {
            if let Some(wire) = wire.borrow_mut().as_mut().filter(|wire| wire.number == number) {
                wire.ready = true;
            }
        }
        if self.0.wire.borrow().as_ref().is_some_and(|wire| wire.number == number) {
            self.begin();
        }
    }

    /// Sends what was requested before the worker was ready.
    fn begin(&self) {
        let waiting = mem::take(&mut *self.0.waiting.borrow_mut());
        if let Some(wire) = &*self.0.wire.borrow() {
            for message in waiting {
                // A message that cannot be cloned stays unanswered only until the worker crashes the next time.
                let _ = message.post(&wire.worker);
            }
        }
        let again = *self.0.deaths.borrow() > 0;
        (self.0.on_event)(Event::Ready { again });
    }

    fn settle(&self, id: u64, result: Result<Reply<Vec<u8>>, Failure>) {
        let place = self.0.pending.borrow().iter().position(|(pending, _)| *pending == id);
        if let Some(place) = place {
            let (_, callback) = self.0.pending.borrow_mut().remove(place);
            callback(result);
        }
    }

    /// Replaces the worker, by the spare one if there is one.
    fn restart(&self) {
        if self.0.wire.borrow().is_none() {
            return;
        }
        // Those whose requests end may want no spare any more.
        let spare = self.0.spare.take();
        self.end();
        match spare {
            None => self.spawn(),
            Some(spare) => {
                let is_ready = spare.ready;
                *self.0.wire.borrow_mut() = Some(spare);
                if is_ready {
                    self.begin();
                }
            }
        }
    }

    /// Ends the worker, if there is one: whatever it does ends, and requests without an answer end as canceled.
    fn end(&self) {
        let Some(wire) = self.0.wire.borrow_mut().take() else { return };
        wire.end();
        self.0.deaths.replace_with(|deaths| deaths.saturating_add(1));
        self.0.waiting.borrow_mut().clear();
        for (_, callback) in mem::take(&mut *self.0.pending.borrow_mut()) {
            callback(Err(Failure::new(
                FailureKind::Cancelled,
                RESTARTED,
                words::failures::stopped(),
                words::failures::stopped_meaning(),
                words::failures::stopped_advice(),
            )));
        }
    }

    /// Starts a worker if there is none.
    fn start_again(&self) {
        if self.0.wire.borrow().is_none() {
            self.spawn();
        }
    }

    /// A panic in wasm makes its instance unusable: pending requests fail, and another worker replaces it.
    fn bury(&self, number: u32, last_words: &str) {
        let wire = self.0.wire.borrow_mut().take_if(|wire| wire.number == number);
        let Some(wire) = wire else {
            // A spare worker that did not load is replaced when it is needed.
            mem::forget(self.0.spare.take());
            return;
        };
        wire.end();
        let was_ready = wire.ready;
        // This runs inside a listener that the connection owns, so the listener must outlive the call.
        mem::forget(wire);
        self.0.deaths.replace_with(|deaths| deaths.saturating_add(1));
        self.0.waiting.borrow_mut().clear();
        let pending = mem::take(&mut *self.0.pending.borrow_mut());
        (self.0.on_event)(Event::Died { failure: died(last_words), was_ready });
        for (_, callback) in pending {
            callback(Err(died(last_words)));
        }
        if was_ready {
            self.spawn();
        }
    }
}

/// URL of the worker's script: a blob, since a worker from a blob is subject to the policy of this page. A worker from
/// its own URL has only the policy in the headers of its file, and a static host sends none. All workers have the same,
/// since the browser keeps a blob with a URL as long as the page is open.
fn script() -> Result<String, JsValue> {
    thread_local! {
        static MADE: RefCell<Option<String>> = const { RefCell::new(None) };
    }
    if let Some(url) = MADE.with_borrow(Option::clone) {
        return Ok(url);
    }
    let url = make_script()?;
    MADE.replace(Some(url.clone()));
    Ok(url)
}

fn make_script() -> Result<String, JsValue> {
    let base = document().base_uri()?.unwrap_or_default();
    let loader = Url::new_with_base(LOADER, &base)?.href();
    let parts = Array::of1(&format!("import {loader:?};").into());
    let options = BlobPropertyBag::new();
    options.set_type("text/javascript");
    Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(&parts, &options)?)
}

/// A request to be sent.
struct Message {
    object: Object,
    /// Objects whose ownership is transferred.
    transfer: Array,
}

impl Message {
    fn post(&self, worker: &Worker) -> Result<(), JsValue> {
        worker.post_message_with_transfer(&self.object, &self.transfer)
    }
}

fn pack(request: &[u8], transfer: Transfer) -> Message {
    let (message, given) = (Object::new(), Array::new());
    let set = |key: &str, value: &JsValue| {
        // Setting a property of a plain object cannot fail.
        let _ = Reflect::set(&message, &key.into(), value);
    };
    let bytes = Uint8Array::from(request);
    given.push(&bytes.buffer());
    set("bytes", &bytes);
    match transfer {
        Transfer::Nothing => {}
        Transfer::Files(files) => set("files", &files.iter().collect::<Array>()),
        Transfer::Directory(directory) => set("place", &directory),
        Transfer::File(file) => set("place", &file),
        Transfer::Port(port) => {
            set("place", &port);
            given.push(&port);
        }
    }
    Message { object: message, transfer: given }
}

/// Code of the failure of requests that ended with their worker, which crashed.
pub(crate) const DIED: &str = "PAGE-WORKER-DIED";

/// Code of the failure of requests that ended with their worker, which was replaced.
pub(crate) const RESTARTED: &str = "PAGE-WORKER-REPLACED";

fn died(last_words: &str) -> Failure {
    let failure = Failure::new(
        FailureKind::Worker,
        DIED,
        words::failures::worker(),
        words::failures::worker_meaning(),
        words::failures::worker_advice(),
    );
    Failure { detail: last_words.to_owned(), ..failure }
}

/// The client as held by the parts of the model: created before the worker, and copied freely.
#[derive(Clone, Copy)]
pub(crate) struct Link(StoredValue<Option<Client>, LocalStorage>);

impl Link {
    /// A link without a client.
    pub(crate) fn new() -> Self {
        Self(StoredValue::new_local(None))
    }

    /// Connects it to a client.
    pub(crate) fn join(self, client: Client) {
        self.0.set_value(Some(client));
    }

    /// The same as [`Client::ask`]; without a client, returns 0 and sends nothing.
    pub(crate) fn ask<A: Ask>(self, ask: &A, then: impl FnOnce(Result<A::Answer, Failure>) + 'static) -> u64 {
        self.ask_with(ask, Transfer::Nothing, move |reply| then(reply.map(|reply| reply.answer)))
    }

    /// Whether the worker has loaded.
    pub(crate) fn is_ready(self) -> bool {
        self.0.with_value(|client| client.as_ref().is_some_and(Client::is_ready))
    }

    /// Replaces the worker by another one, which has no image open.
    pub(crate) fn restart(self) {
        if let Some(client) = self.0.get_value() {
            client.restart();
        }
    }

    /// Ends the worker, and the spare one: it does nothing until it is started again.
    pub(crate) fn end(self) {
        if let Some(client) = self.0.get_value() {
            client.drop_spare();
            client.end();
        }
    }

    /// Starts the worker again if it has ended.
    pub(crate) fn start(self) {
        if let Some(client) = self.0.get_value() {
            client.start_again();
        }
    }

    /// Has another worker loaded, unless it is, or ends it: the worker can then be replaced at once.
    pub(crate) fn keep_spare(self, is_kept: bool) {
        match self.0.get_value() {
            Some(client) if is_kept => client.keep_spare(),
            Some(client) => client.drop_spare(),
            None => {}
        }
    }

    /// The same as [`Link::ask`], ignoring the answer.
    pub(crate) fn tell<A: Ask>(self, ask: &A) {
        self.ask_with(ask, Transfer::Nothing, |_| {});
    }

    /// The same as [`Client::ask`]; returns the id, and a future of the answer.
    pub(crate) fn request<A: Ask>(
        self,
        ask: &A,
        transfer: Transfer,
    ) -> (u64, impl Future<Output = Result<Reply<A::Answer>, Failure>> + use<A>) {
        let (send, receive) = oneshot::channel();
        let id = self.ask_with(ask, transfer, move |reply| {
            // The receiver may have been dropped.
            drop(send.send(reply));
        });
        (id, async move { receive.await.unwrap_or_else(|_| Err(died("the page is not joined to it"))) })
    }

    /// The same as [`Client::ask`].
    pub(crate) fn ask_with<A: Ask>(
        self,
        ask: &A,
        transfer: Transfer,
        then: impl FnOnce(Result<Reply<A::Answer>, Failure>) + 'static,
    ) -> u64 {
        let client = self.0.get_value();
        client.map_or(0, |client| client.ask(ask, transfer, then))
    }
}
