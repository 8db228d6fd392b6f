//! What the browser knows about text, for the library: the tables would be a third of the worker's weight.

use std::cell::RefCell;
use std::collections::HashMap;

use js_sys::JsString;
use web_sys::TextDecoder;

thread_local! {
    static DECODERS: RefCell<HashMap<String, TextDecoder>> = RefCell::default();
}

/// Decodes bytes with the encoding of that name in the Encoding Standard; `None` if the browser does not have it.
pub fn decode(id: &str, bytes: &[u8]) -> Option<String> {
    DECODERS.with_borrow_mut(|decoders| {
        if !decoders.contains_key(id) {
            decoders.insert(id.to_owned(), TextDecoder::new_with_label(id).ok()?);
        }
        decoders.get(id)?.decode_with_u8_array(bytes).ok()
    })
}

/// Text in lower case.
pub fn lower(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}
