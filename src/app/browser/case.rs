//! Lower case, as the browser knows it: the standard library's tables would weigh nine kilobytes.

use js_sys::JsString;

/// The text in lower case.
pub(crate) fn lower(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}
