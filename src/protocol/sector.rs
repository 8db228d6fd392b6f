//! A sector, and what it says of itself.

use serde::{Deserialize, Serialize};

use super::{FactGroup, RowNumber};

/// A sector, and what it says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectorInfo {
    /// Its address.
    pub lba: i32,
    /// The track it lies in; `None` in a lead-out or between sessions.
    pub track: Option<u8>,
    /// What its codes say; `None` where none are stored.
    pub verdict: Option<SectorVerdict>,
    /// What is stored of it, two digits a byte; empty where nothing is.
    pub hex: String,
    /// Which of those bytes are user data: the first, and the one behind the last.
    pub user_data: (u32, u32),
    /// The subchannel as it is stored, two digits a byte.
    pub subchannel: String,
    /// Where it is, header, subheader, codes, Q channel.
    pub facts: Vec<FactGroup>,
    /// The file of the view that has it, as far as the view has been read.
    pub owner: Option<SectorOwner>,
}

/// What the codes of a sector say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SectorVerdict {
    /// They fit.
    Good,
    /// The data is damaged.
    Damaged,
    /// The data is whole, its parity is not.
    WrongParity,
    /// It has none.
    NoCodes,
}

/// An entry that a sector is of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectorOwner {
    /// The entry.
    pub row: RowNumber,
    /// The directory it lies in.
    pub directory: RowNumber,
    /// From the root.
    pub path: String,
}
