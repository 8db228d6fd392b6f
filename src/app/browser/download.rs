//! Downloads that a service worker feeds, for browsers without file handles: `download.js` is that worker.

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

/// The service worker's program, beside the page.
const PROGRAM: &str = "./download.js";

/// The addresses it answers; nothing else ever reaches it.
const SCOPE: &str = "./saved/";

/// What the addresses that it answers begin with.
pub(crate) fn addresses() -> Option<String> {
    absolute(SCOPE)
}

/// Milliseconds within which a service worker starts, or never does.
const PATIENCE: i32 = 10_000;

/// Milliseconds between two messages that keep it awake: browsers end one that hears nothing for half a minute.
const AWAKE: f64 = 5_000.0;

/// How long the frame of a download is kept once all is written.
const KEEP: Duration = Duration::from_secs(60);

thread_local! {
    /// The service worker that feeds downloads, and when it last heard of us.
    static FEEDING: RefCell<Option<(ServiceWorker, f64)>> = const { RefCell::new(None) };
}

/// A download that has begun.
pub(crate) struct Download {
    /// What is to be sent to our worker, which writes the download.
    pub(crate) port: MessagePort,
    frame: HtmlIFrameElement,
}

impl Download {
    /// Begins a download of `size` bytes, if that is known; `None` where the browser has no service
    /// workers or has turned them off.
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

    /// All has been written, or nothing more will be. The browser may still be busy with it.
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
            // One that is gone cannot be woken.
            let _ = worker.post_message(&JsValue::NULL);
        }
    });
}

/// The registration, made where it is not there.
async fn registration() -> Option<ServiceWorkerRegistration> {
    let navigator = window().navigator();
    let container =
        Reflect::get(&navigator, &"serviceWorker".into()).ok()?.dyn_into::<ServiceWorkerContainer>().ok()?;
    let options = RegistrationOptions::new();
    options.set_scope(&absolute(SCOPE)?);
    in_time(container.register_with_options(&absolute(PROGRAM)?, &options)).await?.dyn_into().ok()
}

/// Its service worker, once that is at work.
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
            // It is heard once in the life of a page.
            changed.forget();
        });
        in_time(is_active).await?;
    }
    registration.active()
}

/// A hidden frame: the answer to what it loads is a download, so it stays empty.
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

/// What a promise gives; `None` where it fails or takes too long.
async fn in_time(promised: Promise) -> Option<JsValue> {
    let late = Promise::new(&mut |_, reject| {
        // Without a timer there is no end of patience.
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&reject, PATIENCE);
    });
    JsFuture::from(Promise::race(&Array::of2(&promised, &late))).await.ok()
}
