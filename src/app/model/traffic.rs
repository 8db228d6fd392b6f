//! Counts the network requests of the page since it loaded, other than for its own files, as reported by the browser
//! itself.

use wasm_bindgen::prelude::*;
use web_sys::{PerformanceEntry, PerformanceObserver, PerformanceObserverEntryList, PerformanceObserverInit};

use crate::browser::download;
use crate::state::State;

/// Counts requests.
#[derive(Clone, Copy)]
pub(crate) struct Traffic {
    /// Number of requests; `None` before counting began.
    requests: State<Option<u32>>,
}

impl Traffic {
    pub(super) fn new() -> Self {
        Self { requests: State::new(None) }
    }

    /// Number of requests since counting began.
    pub(crate) fn requests(self) -> u32 {
        self.requests.get().unwrap_or(0)
    }

    /// Begins to count, unless it has; called once page and worker have loaded.
    pub(super) fn count(self) {
        if self.requests.update(|count| count.replace(count.unwrap_or(0))).is_some() {
            return;
        }
        let heard =
            Closure::<dyn FnMut(PerformanceObserverEntryList)>::new(move |list: PerformanceObserverEntryList| {
                let requests = list.get_entries().iter().filter(leaves_the_page).count();
                let requests = u32::try_from(requests).unwrap_or(u32::MAX);
                self.requests.update(|count| *count = Some(count.unwrap_or(0).saturating_add(requests)));
            });
        if let Ok(observer) = PerformanceObserver::new(heard.as_ref().unchecked_ref()) {
            observer.observe(&PerformanceObserverInit::new(&js_sys::Array::of1(&"resource".into())));
        }
        // The observer stays active as long as the page lives.
        heard.forget();
    }
}

/// Whether a request goes elsewhere than to the page's own files: parts of its programs are loaded when they are
/// needed, as are further workers, and its own service worker answers requests for downloads. A query could carry data
/// away, and none of these files has one. Blobs are read from the page's own memory.
fn leaves_the_page(entry: &JsValue) -> bool {
    let name = entry.unchecked_ref::<PerformanceEntry>().name();
    let is_own = || download::own_addresses().is_some_and(|own| name.starts_with(&own) && !name.contains('?'));
    !name.starts_with("blob:") && !name.starts_with("data:") && !is_own()
}
