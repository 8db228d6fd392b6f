//! Encodings with several bytes a character: those of Chinese, Japanese and Korean.
//!
//! Their tables would be a third of the worker's weight, and every browser has them. So with the feature `web`
//! the worker lends its browser's decoder; elsewhere it is `encoding_rs`. Both follow the Encoding Standard.

use std::borrow::Cow;

#[cfg(feature = "web")]
pub use lent::decode_with;

#[cfg(not(feature = "web"))]
pub(super) fn decode<'a>(id: &str, bytes: &'a [u8]) -> Cow<'a, str> {
    let encoding = encoding_rs::Encoding::for_label(id.as_bytes()).unwrap_or(encoding_rs::UTF_8);
    encoding.decode_without_bom_handling(bytes).0
}

#[cfg(feature = "web")]
pub(super) fn decode<'a>(id: &str, bytes: &'a [u8]) -> Cow<'a, str> {
    lent::decode(id, bytes).map_or_else(|| String::from_utf8_lossy(bytes), Cow::Owned)
}

#[cfg(feature = "web")]
mod lent {
    use std::sync::OnceLock;

    /// Text of bytes by the name of their encoding; what is none becomes U+FFFD, and a byte order mark stays.
    type Decoder = fn(&str, &[u8]) -> Option<String>;

    static DECODER: OnceLock<Decoder> = OnceLock::new();

    /// Lends a decoder for the encodings of East Asia, once for all. It is given the names of the Encoding Standard;
    /// without it, such texts are read as UTF-8.
    pub fn decode_with(decoder: Decoder) {
        DECODER.get_or_init(|| decoder);
    }

    pub(super) fn decode(id: &str, bytes: &[u8]) -> Option<String> {
        DECODER.get().and_then(|decoder| decoder(id, bytes))
    }
}
