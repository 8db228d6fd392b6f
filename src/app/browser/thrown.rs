//! Values that the browser throws.

use js_sys::Reflect;
use wasm_bindgen::JsValue;

/// Message of a thrown value. Formatting the value itself would bring in code that prints floats.
pub(crate) fn message(thrown: &JsValue) -> String {
    let message = Reflect::get(thrown, &"message".into()).ok().and_then(|message| message.as_string());
    message.or_else(|| thrown.as_string()).unwrap_or_default()
}
