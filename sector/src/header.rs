//! What a data sector says of itself: its header (ECMA-130 14.2) and, in Mode 2, its subheader (XA II.4.5).

use super::address::Msf;
use super::form::Form;
use super::{RawSector, SYNC};

/// The four bytes after the sync pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Header {
    /// Minute, second and frame, two decimal digits each, as recorded.
    pub address: [u8; 3],
    /// 0, 1 or 2; anything else is none.
    pub mode: u8,
}

impl Header {
    /// Of a sector that begins with the sync pattern; `None` for sound.
    #[must_use]
    pub fn of(sector: &RawSector) -> Option<Self> {
        match sector.first_chunk::<16>()? {
            [sync @ .., a, b, c, mode] if *sync == SYNC => Some(Self { address: [*a, *b, *c], mode: *mode }),
            _ => None,
        }
    }

    /// The time on the disc; `None` where the digits are none.
    #[must_use]
    pub fn time(self) -> Option<Msf> {
        Msf::from_bcd(self.address)
    }
}

/// What the bits of a submode mean, the lowest first.
const SUBMODE: [&str; 8] = ["end of record", "video", "audio", "data", "trigger", "Form 2", "real time", "end of file"];

/// What a Mode 2 sector belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Subheader {
    /// Which of several interleaved files.
    pub file: u8,
    /// Which stream of it.
    pub channel: u8,
    /// What the sector holds, a bit each; see [`Subheader::submode_names`].
    pub submode: u8,
    /// How sound or video is coded.
    pub coding: u8,
}

impl Subheader {
    /// Of a Mode 2 sector that has one: it stands twice.
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

    // Submode 0x64 is that of every MPEG audio sector that vcdimager writes: Form 2, real time, audio.
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
    fn sound_has_neither_and_mode_1_no_subheader() {
        assert_eq!(Header::of(&[7; 2352]), None);
        assert_eq!(Subheader::of(&[7; 2352]), None);
        assert_eq!(Subheader::of(&mode_1(Msf::of_lba(0).unwrap(), &[0; 2048])), None);
    }
}
