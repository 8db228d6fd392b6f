//! What a raw sector is, whether it is whole, and making it whole.

use super::edc::edc;
use super::{RawSector, SYNC, correct, ecc};

/// Submode bit of a Form 2 sector (XA II.4.5).
const SUBMODE_FORM_2: u8 = 0x20;

/// Where in a Form 1 sector EDC and ECC stand (XA II.4.5).
const FORM_1_CODES: usize = 2072;

/// How a sector is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// Without the sync pattern: sound, or data nobody can address.
    Audio,
    /// Empty by its header (ECMA-130 14.2).
    Mode0,
    /// 2048 bytes with both codes.
    Mode1,
    /// Mode 2 with a subheader: 2048 bytes with both codes.
    Mode2Form1,
    /// Mode 2 with a subheader: 2324 bytes, and an EDC if any.
    Mode2Form2,
    /// Mode 2 without a subheader: 2336 bytes and no codes.
    Mode2Formless,
    /// The sync pattern with a mode that does not exist, as scrambled sectors have.
    Unknown,
}

/// What the codes of a sector say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// All codes fit.
    Good,
    /// The EDC does not fit: data is damaged.
    WrongEdc,
    /// The EDC fits, the ECC does not: data is whole, its parity is damaged or was written without care.
    WrongEcc,
    /// There is no code to check.
    Uncheckable,
}

impl Form {
    /// By sync, header and subheader.
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
            // The subheader stands twice; what does not repeat is data.
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

    /// Where the user data begins and how long it is.
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

    /// As it is called.
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

    /// Which bytes the EDC covers and where it stands.
    const fn code_place(self) -> Option<(usize, usize)> {
        match self {
            Self::Mode1 => Some((0, 2064)),
            Self::Mode2Form1 => Some((16, 2072)),
            Self::Mode2Form2 => Some((16, 2348)),
            _ => None,
        }
    }

    /// Whether the header is part of what the ECC protects; `None` where there is no ECC.
    pub(super) const fn header_counts(self) -> Option<bool> {
        match self {
            Self::Mode1 => Some(true),
            Self::Mode2Form1 => Some(false),
            _ => None,
        }
    }

    /// The EDC that belongs into the sector, and where.
    pub(super) fn code(self, sector: &RawSector) -> Option<(usize, u32)> {
        let (from, to) = self.code_place()?;
        Some((to, edc(sector.get(from..to)?)))
    }

    /// The EDC that is recorded, and the one that belongs there; `None` where there is none.
    #[must_use]
    pub fn codes(self, sector: &RawSector) -> Option<(u32, u32)> {
        let (place, code) = self.code(sector)?;
        Some((u32::from_le_bytes(*sector.get(place..)?.first_chunk()?), code))
    }

    fn has_right_code(self, sector: &RawSector) -> Option<bool> {
        let (recorded, code) = self.codes(sector)?;
        // A Form 2 sector may go without: four zeros (XA II.4.6).
        if self == Self::Mode2Form2 && recorded == 0 { None } else { Some(recorded == code) }
    }
}

/// Checks a sector's codes.
#[must_use]
pub fn check(sector: &RawSector) -> Verdict {
    let form = Form::of(sector);
    match (form.has_right_code(sector), form.header_counts()) {
        (None, _) => Verdict::Uncheckable,
        (Some(false), _) => Verdict::WrongEdc,
        (Some(true), Some(header_counts)) if !ecc::is_right(sector, header_counts) => Verdict::WrongEcc,
        (Some(true), _) => Verdict::Good,
    }
}

/// Whether zeros stand where the codes of a Form 1 sector belong and do not fit: what stores no headers may leave the
/// codes to the drive too, as the Dreamcast tools that write CDI do.
#[must_use]
pub fn lacks_codes(sector: &RawSector) -> bool {
    let codes = sector.get(FORM_1_CODES..).unwrap_or_default();
    Form::of(sector) == Form::Mode2Form1 && codes.iter().all(|byte| *byte == 0) && check(sector) != Verdict::Good
}

/// Corrects a sector by its ECC. Returns how many bytes were changed; `None` where there is no ECC or it does not
/// suffice, and the sector is then as it was.
pub fn repair(sector: &mut RawSector) -> Option<u32> {
    let form = Form::of(sector);
    let header_counts = form.header_counts()?;
    correct::correct(sector, header_counts, |sector| form.has_right_code(sector) == Some(true))
}
