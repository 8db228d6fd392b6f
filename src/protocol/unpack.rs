//! Unpacking blocks for another worker.

use discern_codec::Method;
use serde::{Deserialize, Serialize};

use super::wire::requests;

requests! {
    Unpack:
    UnpackBlocks -> (),
}

/// Unpack blocks that another worker reads, which sends this request and the port that they come from. They are sent
/// back there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnpackBlocks;

/// A packed block as it is sent, before its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentBlock {
    /// How it is packed.
    pub method: Method,
    /// Bytes that it unpacks to.
    pub len: u64,
}
