//! Builds DiscJuggler images of the format's versions.

/// Versions of the format, which store some fields differently.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Version {
    V2,
    V3,
    V35,
}

/// A track's block in the descriptor.
#[derive(Clone)]
pub struct Track {
    pub mode: u32,
    pub sector_code: u32,
    pub control: u32,
    pub start: u32,
    pub indexes: Vec<u32>,
    pub length: u32,
    pub isrc: Option<&'static [u8; 12]>,
    /// Texts of one block of CD-Text.
    pub texts: Vec<&'static str>,
}

const MARK: [u8; 10] = [0, 0, 1, 0, 0, 0, 255, 255, 255, 255];

/// An image: stored sectors and a descriptor of sessions.
pub struct Image {
    pub version: Version,
    pub stored: Vec<u8>,
    pub sessions: Vec<Vec<Track>>,
    pub catalog: Option<&'static [u8; 13]>,
    pub packs: Vec<u8>,
}

impl Image {
    fn head(&self, to: &mut Vec<u8>) {
        to.extend([MARK, MARK].concat());
        let all: usize = self.sessions.iter().map(Vec::len).sum();
        let path = "C:\\ディスク.cdi".as_bytes();
        to.extend([0xAB, 0, 0x10, all as u8, path.len() as u8]);
        to.extend(path);
        to.extend([0; 11]);
        to.extend([2, 0, 0, 0, 0, 0, 0, 0]);
        if self.version == Version::V35 {
            to.extend([0, 0, 0, 0x80, 0x40, 0x7E, 5, 0, 0, 0, 0x98, 0]);
        } else {
            to.extend([0; 4]);
        }
    }

    fn track(&self, track: &Track, session: u32, number: u32, is_last: bool, to: &mut Vec<u8>) {
        self.head(to);
        to.extend((track.indexes.len() as u16).to_le_bytes());
        to.extend(track.indexes.iter().flat_map(|length| length.to_le_bytes()));
        to.extend(u32::from(!track.texts.is_empty()).to_le_bytes());
        if !track.texts.is_empty() {
            for nth in 0..18 {
                let text = track.texts.get(nth).copied().unwrap_or_default();
                to.push(text.len() as u8);
                to.extend(text.as_bytes());
            }
        }
        to.extend([0; 2]);
        for number in
            [track.mode, 0, session, number, track.start, track.length, 0, 0, 0, 1, track.sector_code, track.control]
        {
            to.extend(number.to_le_bytes());
        }
        to.push(0);
        to.extend(track.length.to_le_bytes());
        to.extend([0; 4]);
        to.extend(track.isrc.unwrap_or(&[0; 12]));
        to.extend(u32::from(track.isrc.is_some()).to_le_bytes());
        if self.version != Version::V2 {
            to.extend([0; 1]);
            to.extend([255; 8]);
            to.extend([1, 0, 0, 0, 0x80, 0, 0, 0, 2, 0, 0, 0, 0x10, 0, 0, 0, 0x44, 0xAC, 0, 0]);
            to.extend([0; 42]);
            to.extend([255; 4]);
            to.extend([0; 12]);
        }
        if !is_last {
            to.extend([0; 4]);
        }
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.stored.clone();
        let start = bytes.len();
        bytes.extend((self.sessions.len() as u16).to_le_bytes());
        let mut number = 0;
        for (session, tracks) in (0_u32..).zip(&self.sessions) {
            bytes.extend((tracks.len() as u16).to_le_bytes());
            bytes.extend([0; 4]);
            for (nth, track) in tracks.iter().enumerate() {
                self.track(track, session, number, nth + 1 == tracks.len(), &mut bytes);
                number += 1;
            }
            bytes.extend(if self.version == Version::V2 { vec![0; 12] } else { vec![0; 13] });
        }
        bytes.extend([0; 6]);
        self.head(&mut bytes);
        bytes.extend(13_472_u32.to_le_bytes());
        bytes.extend(b"\x04GAME\0\x01\0\0\0\x01\0\0\0");
        bytes.extend(self.catalog.unwrap_or(&[0; 13]));
        bytes.extend(u32::from(self.catalog.is_some()).to_le_bytes());
        bytes.extend((self.packs.len() as u32).to_le_bytes());
        bytes.extend(&self.packs);
        bytes.extend([0; 8]);
        let length = bytes.len() + 8 - start;
        let (version, place) = match self.version {
            Version::V2 => (0x8000_0004_u32, start),
            Version::V3 => (0x8000_0005, start),
            Version::V35 => (0x8000_0006, length),
        };
        bytes.extend(version.to_le_bytes());
        bytes.extend((place as u32).to_le_bytes());
        bytes
    }
}
