//! Encrypted data of a disc that its image holds decrypted.

use crate::source::Source;

/// Encrypted data of a disc that its image holds decrypted, such as that of a partition of the Wii.
#[derive(Debug, Clone)]
pub struct Decrypted {
    /// Where the encrypted data begins on the disc, in bytes.
    pub start: u64,
    /// The decrypted data.
    pub content: Source,
}
