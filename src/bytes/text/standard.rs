//! Encodings of the Encoding Standard.
//!
//! Their tables would make up a third of the worker's download, and every browser has them. So with the feature `web`
//! the worker provides the decoder of its browser; elsewhere `encoding_rs` is used. Both follow the standard.

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

    /// Decodes bytes by the name of their encoding. Invalid ones become U+FFFD, and a byte order mark is kept.
    type Decoder = fn(&str, &[u8]) -> Option<String>;

    static DECODER: OnceLock<Decoder> = OnceLock::new();

    /// Sets the decoder, which gets the names of encodings in the Encoding Standard. Without one, texts are decoded as
    /// UTF-8.
    pub fn decode_with(decoder: Decoder) {
        DECODER.get_or_init(|| decoder);
    }

    pub(super) fn decode(id: &str, bytes: &[u8]) -> Option<String> {
        DECODER.get().and_then(|decoder| decoder(id, bytes))
    }
}
