//! Counts the network requests of the page since it loaded, other than for its own code, as reported by the browser
//! itself.

use wasm_bindgen::prelude::*;
use web_sys::{PerformanceEntry, PerformanceObserver, PerformanceObserverEntryList, PerformanceObserverInit};

use crate::browser::download;
use crate::state::State;

/// Counts requests.
#[derive(Clone, Copy)]
pub(crate) struct Traffic(State<u32>);

impl Traffic {
    pub(super) fn new() -> Self {
        Self(State::new(0))
    }

    /// Number of requests since counting began.
    pub(crate) fn requests(self) -> u32 {
        self.0.get()
    }

    /// Begins to count; called once page and worker have loaded.
    pub(super) fn count(self) {
        let heard =
            Closure::<dyn FnMut(PerformanceObserverEntryList)>::new(move |list: PerformanceObserverEntryList| {
                let requests = list.get_entries().iter().filter(leaves_the_page).count();
                self.0.update(|count| *count = count.saturating_add(u32::try_from(requests).unwrap_or(u32::MAX)));
            });
        if let Ok(observer) = PerformanceObserver::new(heard.as_ref().unchecked_ref()) {
            observer.observe(&PerformanceObserverInit::new(&js_sys::Array::of1(&"resource".into())));
        }
        // The observer stays active as long as the page lives.
        heard.forget();
    }
}

/// Folder of the page's parts, as named by `xtask/src/split.rs`. They are code, like the page, and are not counted.
const PARTS: &str = "/parts/";

/// Blobs are read from the page's own memory, and its own service worker answers requests for downloads.
fn leaves_the_page(entry: &JsValue) -> bool {
    let name = entry.unchecked_ref::<PerformanceEntry>().name();
    let is_download = || download::addresses().is_some_and(|addresses| name.starts_with(&addresses));
    !name.starts_with("blob:") && !name.starts_with("data:") && !name.contains(PARTS) && !is_download()
}
