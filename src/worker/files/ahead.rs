//! Reading ahead of a job that reads a file on and on.
//!
//! What the library reads, it reads at once, by a `FileReaderSync`, and each such read makes a new buffer, which
//! Chromium collects so late that hundreds of megabytes lie about. A stream into a buffer of our own makes none, and it is
//! several times as fast, as the browser's process reads on meanwhile. Where a browser's files give no such stream, or it fails,
//! everything goes the other way.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_channel::oneshot::{self, Sender};
use js_sys::{Array, ArrayBuffer, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, File, ReadableStream};

use crate::browser::number::{from_js, to_js};
use crate::files::window::Window;

/// Bytes of the buffer.
const CHUNK: u64 = 1 << 20;

/// Milliseconds within which a chunk comes, or is read the other way. Now and then, on a busy machine, Chromium forgets one.
const PATIENCE: i32 = 1000;

/// How many chunks of a file may fail to come before all of it is read the other way.
const FAILURES: u32 = 8;

/// Rounds in which nothing is read of a file before its window is let go.
const ROUNDS: u32 = 16;

#[wasm_bindgen]
extern "C" {
    /// Of web-sys it takes no options.
    #[wasm_bindgen(js_name = ReadableStreamBYOBReader)]
    type Reader;

    #[wasm_bindgen(constructor, js_class = "ReadableStreamBYOBReader", catch)]
    fn new(stream: &ReadableStream) -> Result<Reader, JsValue>;

    #[wasm_bindgen(method, js_class = "ReadableStreamBYOBReader")]
    fn read(this: &Reader, view: &Uint8Array, options: &Object) -> Promise;

    #[wasm_bindgen(method, js_class = "ReadableStreamBYOBReader")]
    fn cancel(this: &Reader) -> Promise;
}

/// The window of a file, and what fills it.
pub struct Ahead {
    file: File,
    window: RefCell<Window>,
    stream: RefCell<Option<Stream>>,
    is_running: Cell<bool>,
    /// It is being filled.
    is_filling: Cell<bool>,
    failures: Cell<u32>,
    /// Dropped once there is more to read, or there will not be.
    waiting: RefCell<Vec<Sender<()>>>,
    /// Rounds since it was read.
    idle: Cell<u32>,
}

impl Ahead {
    /// Nothing is read yet.
    pub fn new(file: File) -> Self {
        Self {
            file,
            window: RefCell::default(),
            stream: RefCell::default(),
            is_running: Cell::new(false),
            is_filling: Cell::new(false),
            failures: Cell::new(0),
            waiting: RefCell::default(),
            idle: Cell::new(0),
        }
    }

    /// Takes note of a read, and fills `buf` with as much from its beginning as is in the window.
    pub fn read(&self, offset: u64, buf: &mut [u8]) -> usize {
        self.idle.set(0);
        self.window.borrow_mut().read(offset, buf)
    }

    /// Whether the file is read on and on from now on: [`Ahead::fill`] is to be called.
    pub fn begins_to_run(&self) -> bool {
        self.is_wanting() && !self.is_running.replace(true)
    }

    /// Whether it still is.
    pub fn is_running(&self) -> bool {
        let is_running = self.idle.get() < ROUNDS;
        if !is_running {
            self.release();
        }
        is_running
    }

    /// Waits until the next bytes are held, and has more of them read while those are worked on. `count` gets the bytes of
    /// each read.
    pub async fn fill(self: &Rc<Self>, count: impl Fn(u64) + 'static) {
        self.idle.set(self.idle.get().saturating_add(1));
        if self.is_wanting() {
            self.is_filling.set(true);
            let ahead = Rc::clone(self);
            spawn_local(async move { ahead.go_on(count).await });
        }
        while self.is_filling.get() && !self.window.borrow().is_enough(self.len()) {
            let (sender, dropped) = oneshot::channel();
            self.waiting.borrow_mut().push(sender);
            // That it is dropped is the news.
            let _ = dropped.await;
        }
    }

    /// Reads until the window is full.
    async fn go_on(&self, count: impl Fn(u64)) {
        while self.is_running.get() && !self.window.borrow().is_full() {
            let at = self.window.borrow_mut().place();
            if at >= self.len() {
                break;
            }
            let Some(bytes) = self.chunk(at).await else {
                self.failures.set(self.failures.get().saturating_add(1));
                break;
            };
            count(bytes.len() as u64);
            self.window.borrow_mut().push(at, &bytes);
            self.waiting.take();
        }
        if !self.is_running.get() {
            self.release();
        }
        self.is_filling.set(false);
        self.waiting.take();
    }

    async fn chunk(&self, at: u64) -> Option<Vec<u8>> {
        let mut stream = self.stream_at(at)?;
        let chunk = stream.read(self.len()).await?.to_vec();
        self.stream.replace(Some(stream));
        Some(chunk)
    }

    fn is_wanting(&self) -> bool {
        let can_be = !self.is_filling.get() && self.failures.get() < FAILURES;
        can_be && self.window.borrow().is_wanting(self.len())
    }

    fn len(&self) -> u64 {
        from_js(self.file.size())
    }

    /// Lets go of everything.
    pub fn release(&self) {
        self.is_running.set(false);
        self.window.borrow_mut().release();
        self.stream.take();
    }

    /// The stream that goes on from there.
    fn stream_at(&self, at: u64) -> Option<Stream> {
        let kept = self.stream.take().filter(|stream| stream.at == at);
        kept.or_else(|| Stream::new(&self.file, at))
    }
}

/// A file from some place on.
struct Stream {
    reader: Reader,
    buffer: ArrayBuffer,
    /// Where the next bytes are from.
    at: u64,
}

impl Stream {
    /// `None` where files give no such stream.
    fn new(file: &File, at: u64) -> Option<Self> {
        let rest = file.slice_with_f64(to_js(at)).ok()?;
        let reader = Reader::new(&rest.stream()).ok()?;
        let buffer = ArrayBuffer::new(u32::try_from(CHUNK).ok()?);
        Some(Self { reader, buffer, at })
    }

    /// The next bytes of a file of `len`; `None` where they do not come.
    async fn read(&mut self, len: u64) -> Option<Uint8Array> {
        // Else a browser gives as little as has come so far; at the end of a file it would not know what to give.
        let wanted = u32::try_from(len.saturating_sub(self.at).min(CHUNK)).ok()?;
        let options = Object::new();
        Reflect::set(&options, &"min".into(), &wanted.into()).ok()?;
        let view = Uint8Array::new_with_byte_offset_and_length(&self.buffer, 0, wanted);
        let result = in_time(&self.reader.read(&view, &options)).await?;
        let chunk = Reflect::get(&result, &"value".into()).ok()?.dyn_into::<Uint8Array>().ok()?;
        if chunk.length() == 0 {
            return None;
        }
        // The buffer itself has moved there.
        self.buffer = chunk.buffer();
        self.at = self.at.saturating_add(chunk.length().into());
        Some(chunk)
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        let cancelled = self.reader.cancel();
        // A failed one cannot be cancelled, of which nobody needs to hear.
        spawn_local(async move { drop(JsFuture::from(cancelled).await) });
    }
}

/// What a promise gives, where it comes in time.
async fn in_time(promised: &Promise) -> Option<JsValue> {
    let scope = js_sys::global().unchecked_into::<DedicatedWorkerGlobalScope>();
    let mut timer = None;
    let late = Promise::new(&mut |_, reject| {
        timer = scope.set_timeout_with_callback_and_timeout_and_arguments_0(&reject, PATIENCE).ok();
    });
    let first = JsFuture::from(Promise::race(&Array::of2(promised, &late))).await;
    if let Some(timer) = timer {
        scope.clear_timeout_with_handle(timer);
    }
    first.ok()
}
