//! Reads ahead in files that a job reads sequentially.
//!
//! The library reads synchronously, with a `FileReaderSync`. Each such read allocates a buffer, which Chromium collects
//! so late that hundreds of megabytes accumulate. A stream into our own buffer allocates nothing, and is several times
//! as fast, since the browser's process reads on meanwhile. If a browser's files have no such stream, or it fails,
//! everything is read synchronously.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_channel::oneshot::{self, Sender};
use js_sys::{Array, ArrayBuffer, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DedicatedWorkerGlobalScope, File, ReadableStream};

use crate::browser::number::{from_js, to_js};
use crate::files::window::Window;

/// Size of the buffer in bytes.
const CHUNK: u64 = 1 << 20;

/// Milliseconds to wait for a chunk before it is read synchronously. Occasionally, on a busy machine, Chromium forgets
/// one.
const PATIENCE: i32 = 1000;

/// Number of chunks of a file that may be late before all of it is read synchronously.
const FAILURES: u32 = 8;

/// Number of rounds without reads of a file before its window is released.
const ROUNDS: u32 = 16;

#[wasm_bindgen]
extern "C" {
    /// The version in web-sys takes no options.
    #[wasm_bindgen(js_name = ReadableStreamBYOBReader)]
    type Reader;

    #[wasm_bindgen(constructor, js_class = "ReadableStreamBYOBReader", catch)]
    fn new(stream: &ReadableStream) -> Result<Reader, JsValue>;

    #[wasm_bindgen(method, js_class = "ReadableStreamBYOBReader")]
    fn read(this: &Reader, view: &Uint8Array, options: &Object) -> Promise;

    #[wasm_bindgen(method, js_class = "ReadableStreamBYOBReader")]
    fn cancel(this: &Reader) -> Promise;
}

/// The window of a file, and the task that fills it.
pub struct Ahead {
    file: File,
    window: RefCell<Window>,
    stream: RefCell<Option<Stream>>,
    is_running: Cell<bool>,
    /// Whether it is being filled.
    is_filling: Cell<bool>,
    failures: Cell<u32>,
    /// Dropped to wake the task when more should be read, or none will be.
    waiting: RefCell<Vec<Sender<()>>>,
    /// Rounds since the last read.
    idle: Cell<u32>,
}

impl Ahead {
    /// A window without content.
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

    /// Records a read, and copies the bytes at its beginning that are in the window into `buf`.
    pub fn read(&self, offset: u64, buf: &mut [u8]) -> usize {
        self.idle.set(0);
        self.window.borrow_mut().read(offset, buf)
    }

    /// Whether the file has just become one that is read sequentially, so that [`Ahead::fill`] must be called.
    pub fn begins_to_run(&self) -> bool {
        self.is_wanting() && !self.is_running.replace(true)
    }

    /// Whether the file still is read sequentially.
    pub fn is_running(&self) -> bool {
        let is_running = self.idle.get() < ROUNDS;
        if !is_running {
            self.release();
        }
        is_running
    }

    /// Waits until the next bytes are in the window, and starts reading more meanwhile. `count` receives the number of
    /// bytes of each read.
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
            // Dropping it wakes the task.
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

    /// Releases everything.
    pub fn release(&self) {
        self.is_running.set(false);
        self.window.borrow_mut().release();
        self.stream.take();
    }

    /// A stream that continues from this offset.
    fn stream_at(&self, at: u64) -> Option<Stream> {
        let kept = self.stream.take().filter(|stream| stream.at == at);
        kept.or_else(|| Stream::new(&self.file, at))
    }
}

/// A file being read from an offset on.
struct Stream {
    reader: Reader,
    buffer: ArrayBuffer,
    /// Offset of the next bytes.
    at: u64,
}

impl Stream {
    /// `None` if files have no such stream.
    fn new(file: &File, at: u64) -> Option<Self> {
        let rest = file.slice_with_f64(to_js(at)).ok()?;
        let reader = Reader::new(&rest.stream()).ok()?;
        let buffer = ArrayBuffer::new(u32::try_from(CHUNK).ok()?);
        Some(Self { reader, buffer, at })
    }

    /// The next bytes of a file of length `len`; `None` if they do not arrive.
    async fn read(&mut self, len: u64) -> Option<Uint8Array> {
        // Without a minimum a browser returns as little as it has; at the end of a file, the minimum must not exceed
        // the rest.
        let wanted = u32::try_from(len.saturating_sub(self.at).min(CHUNK)).ok()?;
        let options = Object::new();
        Reflect::set(&options, &"min".into(), &wanted.into()).ok()?;
        let view = Uint8Array::new_with_byte_offset_and_length(&self.buffer, 0, wanted);
        let result = in_time(&self.reader.read(&view, &options)).await?;
        let chunk = Reflect::get(&result, &"value".into()).ok()?.dyn_into::<Uint8Array>().ok()?;
        if chunk.length() == 0 {
            return None;
        }
        // The buffer itself has been transferred.
        self.buffer = chunk.buffer();
        self.at = self.at.saturating_add(chunk.length().into());
        Some(chunk)
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        let cancelled = self.reader.cancel();
        // A failed stream cannot be canceled, which does not matter.
        spawn_local(async move { drop(JsFuture::from(cancelled).await) });
    }
}

/// The result of a promise, if it arrives in time.
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
