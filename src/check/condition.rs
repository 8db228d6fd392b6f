//! The condition of a sector by its EDC and ECC.

/// The condition of a sector, judged by its EDC and ECC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Condition {
    /// EDC and ECC are correct.
    Good,
    /// The EDC is wrong: the data is damaged.
    WrongEdc,
    /// The EDC is correct and the ECC is wrong: the data is intact, but could not be repaired.
    WrongEcc,
    /// A sector without sync pattern or valid mode in a data track, from index 1 on: it was never read, or was
    /// overwritten.
    Unrecognised,
    /// There is no EDC: audio, bare user data, pregaps, Form 2 without EDC, or sectors whose writer omitted it.
    Uncheckable,
}

impl Condition {
    /// The word used in reports.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::WrongEdc => "wrong_edc",
            Self::WrongEcc => "wrong_ecc",
            Self::Unrecognised => "unrecognised",
            Self::Uncheckable => "uncheckable",
        }
    }

    /// Whether something is wrong with the sector.
    #[must_use]
    pub const fn is_bad(self) -> bool {
        matches!(self, Self::WrongEdc | Self::WrongEcc | Self::Unrecognised)
    }

    /// Whether the user data is unreliable.
    #[must_use]
    pub const fn hurts_data(self) -> bool {
        matches!(self, Self::WrongEdc | Self::Unrecognised)
    }
}
