//! The condition of a sector by its EDC and ECC.

/// The condition of a sector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Condition {
    /// EDC and ECC are right.
    Good,
    /// The EDC is wrong: data is damaged.
    WrongEdc,
    /// The EDC is right and the ECC is wrong: the data is whole, its parity is not.
    WrongEcc,
    /// In a data track, from its index 1 on, without sync pattern or mode: never read, or overwritten.
    Unrecognised,
    /// There is no EDC: audio, bare user data, pregaps, Form 2 without EDC, sectors whose writer left it out.
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

    /// Whether the user data cannot be trusted.
    #[must_use]
    pub const fn hurts_data(self) -> bool {
        matches!(self, Self::WrongEdc | Self::Unrecognised)
    }
}
