//! The header of a data sector (ECMA-130 14.2) and, in Mode 2, its subheader (XA II.4.5).

use super::address::Msf;
use super::form::Form;
use super::{RawSector, SYNC};

/// The four bytes after the sync pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// Minute, second and frame, two decimal digits each, as recorded.
    pub address: [u8; 3],
    /// 0, 1 or 2; other values are invalid.
    pub mode: u8,
}

impl Header {
    /// Reads the header of a sector that begins with the sync pattern; `None` for audio.
    #[must_use]
    pub fn of(sector: &RawSector) -> Option<Self> {
        match sector.first_chunk::<16>()? {
            [sync @ .., a, b, c, mode] if *sync == SYNC => Some(Self { address: [*a, *b, *c], mode: *mode }),
            _ => None,
        }
    }

    /// Decodes the address; `None` if its digits are invalid.
    #[must_use]
    pub fn time(self) -> Option<Msf> {
        Msf::from_bcd(self.address)
    }
}

/// Meanings of the submode's bits, the lowest first.
const SUBMODE: [&str; 8] = ["end of record", "video", "audio", "data", "trigger", "Form 2", "real time", "end of file"];

/// The subheader of a Mode 2 sector.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subheader {
    /// Number of the file, if several are interleaved.
    pub file: u8,
    /// Number of the stream in the file.
    pub channel: u8,
    /// Kind of data, one bit each; see [`Subheader::submode_names`].
    pub submode: u8,
    /// Coding of audio or video.
    pub coding: u8,
}

impl Subheader {
    /// Reads the subheader of a Mode 2 sector that has one, which is recorded twice.
    #[must_use]
    pub fn of(sector: &RawSector) -> Option<Self> {
        if !matches!(Form::of(sector), Form::Mode2Form1 | Form::Mode2Form2) {
            return None;
        }
        let [file, channel, submode, coding] = *sector.get(16..)?.first_chunk()?;
        Some(Self { file, channel, submode, coding })
    }

    /// Names of the submode's bits that are set.
    #[must_use]
    pub fn submode_names(self) -> Vec<&'static str> {
        let bits = (0..8).map(|bit| self.submode >> bit & 1 == 1);
        SUBMODE.into_iter().zip(bits).filter(|(_, set)| *set).map(|(name, _)| name).collect()
    }
}

/// Writes the sync pattern and the header of a sector at address `lba`. An address that no header can hold, such as one
/// beyond 100 minutes on a GD-ROM, is left as zeros.
pub fn set_header(sector: &mut RawSector, lba: i32, mode: u8) {
    let address = Msf::of_lba(lba).map_or([0; 3], Msf::to_bcd);
    for (to, from) in sector.iter_mut().zip(SYNC.iter().chain(&address).chain(&[mode])) {
        *to = *from;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::encode::{mode_1, mode_2_form_2};

    // vcdimager writes every MPEG audio sector with submode 0x64: Form 2, real time, audio.
    #[test]
    fn header_and_subheader_are_read() {
        let address = Msf::of_lba(16).unwrap();
        let sector = mode_2_form_2(address, [1, 1, 0x64, 0x7F], &[0; 2324]);
        assert_eq!(Header::of(&sector), Some(Header { address: [0, 2, 0x16], mode: 2 }));
        assert_eq!(Header::of(&sector).and_then(Header::time), Some(address));
        let subheader = Subheader::of(&sector).unwrap();
        assert_eq!(subheader, Subheader { file: 1, channel: 1, submode: 0x64, coding: 0x7F });
        assert_eq!(subheader.submode_names(), ["audio", "Form 2", "real time"]);
    }

    #[test]
    fn audio_has_no_header_and_mode_1_no_subheader() {
        assert_eq!(Header::of(&[7; 2352]), None);
        assert_eq!(Subheader::of(&[7; 2352]), None);
        assert_eq!(Subheader::of(&mode_1(Msf::of_lba(0).unwrap(), &[0; 2048])), None);
    }
}
