//! Builds Alcohol descriptors.

/// A track's block in the descriptor.
#[derive(Default, Clone)]
pub struct Track {
    pub mode: u8,
    pub subchannel: u8,
    pub control: u8,
    pub point: u8,
    pub time: [u8; 3],
    /// Pregap and length in sectors; a DVD records the length alone.
    pub lengths: [u32; 2],
    pub sector_size: u16,
    pub start: i32,
    pub offset: u64,
    /// Names of the data files.
    pub files: Vec<&'static str>,
}

/// A descriptor: the type of medium, and sessions of track blocks.
pub struct Descriptor {
    pub version: u8,
    pub medium: u16,
    pub wide: bool,
    /// End of the session, and its track blocks.
    pub sessions: Vec<(i32, Vec<Track>)>,
}

impl Descriptor {
    pub fn bytes(&self) -> Vec<u8> {
        let blocks: usize = self.sessions.iter().map(|(_, tracks)| tracks.len()).sum();
        let sessions_at = 88;
        let mut block_at = sessions_at + 24 * self.sessions.len();
        let tail_at = block_at + 80 * blocks;
        let mut head = b"MEDIA DESCRIPTOR".to_vec();
        head.extend([self.version, 3]);
        head.extend(self.medium.to_le_bytes());
        head.extend((self.sessions.len() as u16).to_le_bytes());
        head.resize(80, 0);
        head.extend((sessions_at as u32).to_le_bytes());
        head.extend([0; 4]);
        let (mut body, mut tail) = (Vec::new(), Vec::new());
        for (number, (end, tracks)) in (1_u16..).zip(&self.sessions) {
            head.extend((-150_i32).to_le_bytes());
            head.extend(end.to_le_bytes());
            head.extend(number.to_le_bytes());
            head.extend([tracks.len() as u8, 0, 1, 0, 1, 0, 0, 0, 0, 0]);
            head.extend((block_at as u32).to_le_bytes());
            block_at += 80 * tracks.len();
            for track in tracks {
                body.extend(self.block(track, tail_at, &mut tail));
            }
        }
        [head, body, tail].concat()
    }

    fn block(&self, track: &Track, tail_at: usize, tail: &mut Vec<u8>) -> Vec<u8> {
        let mut block = vec![track.mode, track.subchannel, 0x10 | track.control, 0, track.point, 0, 0, 0, 0];
        block.extend(track.time);
        if self.medium >= 0x10 || track.point >= 0xA0 {
            block.extend(track.lengths[1].to_le_bytes());
        } else {
            block.extend(((tail_at + tail.len()) as u32).to_le_bytes());
            tail.extend(track.lengths.map(u32::to_le_bytes).concat());
        }
        block.extend(track.sector_size.to_le_bytes());
        block.resize(36, 0);
        block.extend(track.start.to_le_bytes());
        block.extend(track.offset.to_le_bytes());
        block.extend((track.files.len() as u32).to_le_bytes());
        let footers_at = tail_at + tail.len();
        block.extend((if track.files.is_empty() { 0 } else { footers_at as u32 }).to_le_bytes());
        block.resize(80, 0);
        let mut name_at = footers_at + 16 * track.files.len();
        let mut names = Vec::new();
        for file in &track.files {
            tail.extend((name_at as u32).to_le_bytes());
            tail.extend([u8::from(self.wide), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
            let name: Vec<u8> = if self.wide {
                file.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect()
            } else {
                [file.as_bytes(), &[0]].concat()
            };
            name_at += name.len();
            names.extend(name);
        }
        tail.extend(names);
        block
    }
}
