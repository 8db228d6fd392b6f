//! Names how a block is packed, for whoever unpacks it elsewhere.

use serde::{Deserialize, Serialize};

use crate::BlockCodec;

/// How a block is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Method {
    /// By a codec.
    Codec(BlockCodec),
    /// As a hunk of a CHD, by the codec with this tag.
    Hunk([u8; 4]),
}
