//! What the browser throws.

use std::io;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

/// Converts the browser's error. Damage inside an image never has this kind.
pub fn browser_error(error: &JsValue) -> io::Error {
    let what = match error.dyn_ref::<DomException>() {
        Some(exception) => format!("{}: {}", exception.name(), exception.message()),
        None => error.as_string().unwrap_or_else(|| format!("{error:?}")),
    };
    io::Error::new(io::ErrorKind::PermissionDenied, what)
}
