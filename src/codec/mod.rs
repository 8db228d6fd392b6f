//! Decompression of what sources hold: blocks, streams read from their start, and audio. `discern-codec` unpacks.

mod chunks;
mod ecm;
mod flac;
mod inflate;
mod reader;
mod stream;
mod xz;

pub use self::chunks::{ChunkTable, Chunks};
pub use self::ecm::Ecm;
pub use self::flac::{FlacEffort, FlacFrames};
pub use self::stream::{Measured, Stream, StreamCodec};
pub use self::xz::xz_blocks;
pub use discern_codec::{BlockCodec, corrupt, lznt1, stored_frame, undo_x86};
