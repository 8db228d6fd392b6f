//! The form of a raw sector: detecting, checking and repairing it.

use super::edc::edc;
use super::{RawSector, SYNC, correct, ecc};

/// Submode bit of a Form 2 sector (XA II.4.5).
const SUBMODE_FORM_2: u8 = 0x20;

/// Offset of EDC and ECC in a Form 1 sector (XA II.4.5).
const FORM_1_EDC: usize = 2072;

/// The layout of a sector.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// Without the sync pattern: audio, or data without addresses.
    Audio,
    /// Empty according to its header (ECMA-130 14.2).
    Mode0,
    /// 2048 bytes with EDC and ECC.
    Mode1,
    /// Mode 2 with a subheader: 2048 bytes with EDC and ECC.
    Mode2Form1,
    /// Mode 2 with a subheader: 2324 bytes, with or without an EDC.
    Mode2Form2,
    /// Mode 2 without a subheader: 2336 bytes without EDC and ECC.
    Mode2Formless,
    /// With the sync pattern and an undefined mode, as in scrambled sectors.
    Unknown,
}

/// The result of checking EDC and ECC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// EDC and ECC are valid.
    Good,
    /// The EDC is wrong: the data is damaged.
    WrongEdc,
    /// The EDC is valid, the ECC is not: the data is intact, but its ECC is damaged or was written carelessly.
    WrongEcc,
    /// There is no EDC to check.
    Uncheckable,
}

impl Form {
    /// Detects the form by sync, header and subheader.
    #[must_use]
    pub fn of(sector: &RawSector) -> Self {
        let Some((sync, rest)) = sector.split_first_chunk::<12>() else { return Self::Audio };
        let Some(([_, _, _, mode], rest)) = rest.split_first_chunk::<4>() else { return Self::Audio };
        if *sync != SYNC {
            return Self::Audio;
        }
        match (mode, rest.first_chunk::<8>()) {
            (0, _) => Self::Mode0,
            (1, _) => Self::Mode1,
            // A subheader is recorded twice; bytes that differ are data.
            (2, Some([a, b, c, d, again @ ..])) if [*a, *b, *c, *d] == *again => {
                if c & SUBMODE_FORM_2 == 0 {
                    Self::Mode2Form1
                } else {
                    Self::Mode2Form2
                }
            }
            (2, _) => Self::Mode2Formless,
            _ => Self::Unknown,
        }
    }

    /// Offset and length of the user data, in bytes.
    #[must_use]
    pub const fn user_data(self) -> (usize, usize) {
        match self {
            Self::Audio | Self::Unknown => (0, 2352),
            Self::Mode0 | Self::Mode2Formless => (16, 2336),
            Self::Mode1 => (16, 2048),
            Self::Mode2Form1 => (24, 2048),
            Self::Mode2Form2 => (24, 2324),
        }
    }

    /// Name to show.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Audio => "no data sector",
            Self::Mode0 => "Mode 0",
            Self::Mode1 => "Mode 1",
            Self::Mode2Form1 => "Mode 2 Form 1",
            Self::Mode2Form2 => "Mode 2 Form 2",
            Self::Mode2Formless => "Mode 2 without a subheader",
            Self::Unknown => "of no known mode",
        }
    }

    /// The range that the EDC covers, and its offset.
    const fn edc_range(self) -> Option<(usize, usize)> {
        match self {
            Self::Mode1 => Some((0, 2064)),
            Self::Mode2Form1 => Some((16, 2072)),
            Self::Mode2Form2 => Some((16, 2348)),
            _ => None,
        }
    }

    /// Whether the ECC protects the header; `None` if there is no ECC.
    pub(super) const fn header_counts(self) -> Option<bool> {
        match self {
            Self::Mode1 => Some(true),
            Self::Mode2Form1 => Some(false),
            _ => None,
        }
    }

    /// Computes the EDC that the sector should have, and its offset.
    pub(super) fn expected_edc(self, sector: &RawSector) -> Option<(usize, u32)> {
        let (from, to) = self.edc_range()?;
        Some((to, edc(sector.get(from..to)?)))
    }

    /// The recorded and the computed EDC; `None` if there is none.
    #[must_use]
    pub fn edc(self, sector: &RawSector) -> Option<(u32, u32)> {
        let (place, code) = self.expected_edc(sector)?;
        Some((u32::from_le_bytes(*sector.get(place..)?.first_chunk()?), code))
    }

    fn has_valid_edc(self, sector: &RawSector) -> Option<bool> {
        let (recorded, code) = self.edc(sector)?;
        // A Form 2 sector may have no EDC: four zeros (XA II.4.6).
        if self == Self::Mode2Form2 && recorded == 0 { None } else { Some(recorded == code) }
    }
}

/// Checks a sector's EDC and ECC.
#[must_use]
pub fn check(sector: &RawSector) -> Verdict {
    let form = Form::of(sector);
    match (form.has_valid_edc(sector), form.header_counts()) {
        (None, _) => Verdict::Uncheckable,
        (Some(false), _) => Verdict::WrongEdc,
        (Some(true), Some(header_counts)) if !ecc::is_right(sector, header_counts) => Verdict::WrongEcc,
        (Some(true), _) => Verdict::Good,
    }
}

/// Whether a Form 1 sector has zeros in place of valid EDC and ECC: programs that store no headers may leave both to
/// the drive, as the Dreamcast tools that write CDI do.
#[must_use]
pub fn lacks_edc_ecc(sector: &RawSector) -> bool {
    let codes = sector.get(FORM_1_EDC..).unwrap_or_default();
    Form::of(sector) == Form::Mode2Form1 && codes.iter().all(|byte| *byte == 0) && check(sector) != Verdict::Good
}

/// Corrects a sector by its ECC. Returns the number of bytes changed; `None` if there is no ECC or it does not suffice,
/// and the sector is then left as it was.
pub fn repair(sector: &mut RawSector) -> Option<u32> {
    let form = Form::of(sector);
    let header_counts = form.header_counts()?;
    correct::correct(sector, header_counts, |sector| form.has_valid_edc(sector) == Some(true))
}
