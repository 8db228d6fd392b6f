//! The browser's knowledge about text, for the library: own tables would be a third of the worker's weight.

use std::cell::RefCell;

use js_sys::JsString;
use web_sys::TextDecoder;

thread_local! {
    static DECODERS: RefCell<Vec<(String, TextDecoder)>> = RefCell::default();
}

/// Decodes bytes with the encoding of that name in the Encoding Standard; `None` if the browser does not have it.
pub fn decode(id: &str, bytes: &[u8]) -> Option<String> {
    DECODERS.with_borrow_mut(|decoders| {
        let known = decoders.iter().find(|(known, _)| known == id).map(|(_, decoder)| decoder.clone());
        let decoder = match known {
            Some(decoder) => decoder,
            None => {
                let decoder = TextDecoder::new_with_label(id).ok()?;
                decoders.push((id.to_owned(), decoder.clone()));
                decoder
            }
        };
        decoder.decode_with_u8_array(bytes).ok()
    })
}

/// Text as file systems of macOS compare names: see [`discern::bytes::text::folded`].
pub fn folded(text: &str) -> String {
    let upper = JsString::from(text).normalize("NFD").to_upper_case();
    upper.to_lower_case().normalize("NFD").into()
}

/// Text in lower case.
pub fn lower(text: &str) -> String {
    JsString::from(text).to_lower_case().into()
}
