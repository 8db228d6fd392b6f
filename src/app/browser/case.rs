//! Lower case by the browser: the standard library's tables would add nine kilobytes.

use js_sys::JsString;

/// Converts a text to lower case.
pub(crate) fn lower(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}
