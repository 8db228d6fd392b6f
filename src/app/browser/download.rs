//! Downloads fed by the service worker `download.js`, for browsers without file handles.

use std::cell::RefCell;
use std::time::Duration;

use js_sys::{Array, Object, Promise, Reflect};
use leptos::prelude::{document, set_timeout, window};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    HtmlIFrameElement, MessageChannel, MessagePort, RegistrationOptions, ServiceWorker, ServiceWorkerContainer,
    ServiceWorkerRegistration, ServiceWorkerState, Url,
};

use crate::browser::geometry::whole;

/// The service worker's script, next to the page.
const PROGRAM: &str = "./download.js";

/// Scope of the service worker: it sees requests for these addresses only.
const SCOPE: &str = "./saved/";

/// Prefix of the addresses of the page's own files, and of those that its service worker answers.
pub(crate) fn own_addresses() -> Option<String> {
    absolute("./")
}

/// Milliseconds after which a service worker that has not started never will.
const PATIENCE: i32 = 10_000;

/// Milliseconds between two messages that keep it awake: browsers stop a service worker after half a minute without
/// events.
const AWAKE: f64 = 5_000.0;

/// How long the frame of a download is kept after everything has been written.
const KEEP: Duration = Duration::from_secs(60);

thread_local! {
    /// The service worker that feeds downloads, and the time of the last message to it.
    static FEEDING: RefCell<Option<(ServiceWorker, f64)>> = const { RefCell::new(None) };
}

/// A download in progress.
pub(crate) struct Download {
    /// The port through which the worker writes the download.
    pub(crate) port: MessagePort,
    frame: HtmlIFrameElement,
}

impl Download {
    /// Begins a download of `size` bytes, if that is known; `None` if the browser has no service workers or they are
    /// turned off.
    pub(crate) async fn begin(name: &str, size: Option<u64>) -> Option<Self> {
        let worker = active(&registration().await?).await?;
        let id = format!("{}-{}", whole(js_sys::Date::now()), js_sys::Math::random().to_bits());
        let (ready, feed) = (MessageChannel::new().ok()?, MessageChannel::new().ok()?);
        let output = Object::new();
        Reflect::set(&output, &"id".into(), &id.as_str().into()).ok()?;
        Reflect::set(&output, &"name".into(), &name.into()).ok()?;
        let size = size.map(|size| size.to_string());
        Reflect::set(&output, &"size".into(), &size.into()).ok()?;
        let is_known = promise(|resolve| ready.port1().set_onmessage(Some(&resolve)));
        worker.post_message_with_transferable(&output, &Array::of2(&ready.port2(), &feed.port2())).ok()?;
        in_time(is_known).await?;
        FEEDING.set(Some((worker, js_sys::Date::now())));
        Some(Self { port: feed.port1(), frame: frame(&format!("{SCOPE}{id}"))? })
    }

    /// Ends the download, complete or not. The browser may still be writing it.
    pub(crate) fn end(self) {
        set_timeout(move || self.frame.remove(), KEEP);
    }
}

/// Keeps the service worker awake. Called with each progress message, since browsers slow the timers of hidden pages.
pub(crate) fn keep_awake() {
    let now = js_sys::Date::now();
    FEEDING.with_borrow_mut(|feeding| {
        if let Some((worker, heard)) = feeding.as_mut().filter(|(_, heard)| now - *heard > AWAKE) {
            *heard = now;
            // A service worker that no longer exists cannot be woken.
            let _ = worker.post_message(&JsValue::NULL);
        }
    });
}

/// Finds or makes the registration.
async fn registration() -> Option<ServiceWorkerRegistration> {
    let navigator = window().navigator();
    let container =
        Reflect::get(&navigator, &"serviceWorker".into()).ok()?.dyn_into::<ServiceWorkerContainer>().ok()?;
    let options = RegistrationOptions::new();
    options.set_scope(&absolute(SCOPE)?);
    in_time(container.register_with_options(&absolute(PROGRAM)?, &options)).await?.dyn_into().ok()
}

/// Waits until the service worker is active.
async fn active(registration: &ServiceWorkerRegistration) -> Option<ServiceWorker> {
    let starting = registration.installing().or_else(|| registration.waiting());
    if let Some(starting) = starting.filter(|_| registration.active().is_none()) {
        let is_active = promise(|resolve| {
            let worker = starting.clone();
            let changed = Closure::<dyn FnMut()>::new(move || {
                if worker.state() == ServiceWorkerState::Activated {
                    // The resolver of a promise does not throw.
                    let _ = resolve.call0(&JsValue::NULL);
                }
            });
            starting.set_onstatechange(Some(changed.as_ref().unchecked_ref()));
            // Called at most once in the life of a page.
            changed.forget();
        });
        in_time(is_active).await?;
    }
    registration.active()
}

/// Makes a hidden frame. The response to its request is a download, so it stays empty.
fn frame(address: &str) -> Option<HtmlIFrameElement> {
    let frame = document().create_element("iframe").ok()?.dyn_into::<HtmlIFrameElement>().ok()?;
    frame.set_hidden(true);
    frame.set_src(&absolute(address)?);
    document().body()?.append_child(&frame).ok()?;
    Some(frame)
}

fn absolute(address: &str) -> Option<String> {
    let base = document().base_uri().ok()??;
    Url::new_with_base(address, &base).ok().map(|url| url.href())
}

fn promise(executor: impl FnOnce(js_sys::Function)) -> Promise {
    let mut executor = Some(executor);
    Promise::new(&mut |resolve, _| {
        if let Some(executor) = executor.take() {
            executor(resolve);
        }
    })
}

/// Waits for a promise; `None` if it fails or takes too long.
async fn in_time(promised: Promise) -> Option<JsValue> {
    let late = Promise::new(&mut |_, reject| {
        // Without a timer, the wait never times out.
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&reject, PATIENCE);
    });
    JsFuture::from(Promise::race(&Array::of2(&promised, &late))).await.ok()
}
