//! Destinations of saved bytes: a download, or the clipboard.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, HtmlAnchorElement, Url};

/// How long the address of a blob is kept after its download has started: the browser may first ask where to save it.
const KEEP: std::time::Duration = std::time::Duration::from_secs(120);

/// A media type without meaning to browsers: Chromium saves “README” as “README.txt” if it is a text without a type.
const BYTES: &str = "application/octet-stream";

/// Starts a browser download of a blob under a name. False if the browser refuses.
pub(crate) fn download(blob: &Blob, name: &str) -> bool {
    let typed = blob.slice_with_f64_and_f64_and_content_type(0.0, blob.size(), BYTES);
    let Ok(url) = typed.and_then(|typed| Url::create_object_url_with_blob(&typed)) else { return false };
    let anchor = document().create_element("a").ok().and_then(|anchor| anchor.dyn_into::<HtmlAnchorElement>().ok());
    let Some(anchor) = anchor else { return false };
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    leptos::prelude::set_timeout(
        move || {
            // An address that no longer exists need not be revoked.
            let _ = Url::revoke_object_url(&url);
        },
        KEEP,
    );
    true
}

/// Starts a browser download of a text under a name. False if the browser refuses.
pub(crate) fn download_text(text: &str, name: &str) -> bool {
    let blob = Blob::new_with_str_sequence(&js_sys::Array::of1(&text.into()));
    blob.is_ok_and(|blob| download(&blob, name))
}

/// Copies a text to the clipboard; `then` is called with whether that succeeded.
pub(crate) fn copy(text: &str, then: impl FnOnce(bool) + 'static) {
    let promise = window().navigator().clipboard().write_text(text);
    spawn_local(async move { then(JsFuture::from(promise).await.is_ok()) });
}
