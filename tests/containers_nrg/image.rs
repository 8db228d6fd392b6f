//! Builds Nero images chunk by chunk.

/// An image: stored sectors, then chunks.
#[derive(Default)]
pub struct Image {
    pub stored: Vec<u8>,
    pub chunks: Vec<u8>,
}

/// A track in a DAO chunk.
pub struct Dao {
    pub size: u16,
    pub mode: u8,
    /// Offsets of pregap, start and end in the file.
    pub places: [u64; 3],
}

impl Image {
    /// Stores `count` sectors of `size` bytes, all filled with one byte; returns their position.
    pub fn store(&mut self, count: usize, size: usize, fill: u8) -> [u64; 2] {
        let start = self.stored.len();
        self.stored.resize(start + count * size, fill);
        [start as u64, self.stored.len() as u64]
    }

    pub fn chunk(&mut self, id: &[u8; 4], data: &[u8]) {
        self.chunks.extend(id);
        self.chunks.extend((data.len() as u32).to_be_bytes());
        self.chunks.extend(data);
    }

    /// Adds DAOX, or DAOI if `long` is false.
    pub fn dao(&mut self, long: bool, first: u8, tracks: &[Dao]) {
        let entry = if long { 42 } else { 30 };
        let mut data = ((22 + tracks.len() * entry) as u32).to_le_bytes().to_vec();
        data.extend(b"4006381333931\0\0\x01");
        data.extend([first, first + tracks.len() as u8 - 1]);
        for track in tracks {
            data.extend(b"DEAB12345678");
            data.extend(track.size.to_be_bytes());
            data.extend([track.mode, 0, 0, 1]);
            for place in track.places {
                if long {
                    data.extend(place.to_be_bytes());
                } else {
                    data.extend((place as u32).to_be_bytes());
                }
            }
        }
        self.chunk(if long { b"DAOX" } else { b"DAOI" }, &data);
    }

    /// Adds CUEX. An entry has control, track, index and sector.
    pub fn cuex(&mut self, entries: &[(u8, u8, u8, i32)]) {
        let data: Vec<u8> = entries
            .iter()
            .flat_map(|(control, track, index, lba)| {
                [&[control << 4 | 1, *track, *index, 0][..], &lba.to_be_bytes()].concat()
            })
            .collect();
        self.chunk(b"CUEX", &data);
    }

    /// Adds CUES. An entry has control, track, index, and a time of two digits a byte.
    pub fn cues(&mut self, entries: &[(u8, u8, u8, [u8; 3])]) {
        let data: Vec<u8> = entries
            .iter()
            .flat_map(|(control, track, index, [m, s, f])| [control << 4 | 1, *track, *index, 0, 0, *m, *s, *f])
            .collect();
        self.chunk(b"CUES", &data);
    }

    /// Adds ETN2. A track has offset, length, mode and sector.
    pub fn etn2(&mut self, tracks: &[(u64, u64, u32, u32)]) {
        let mut data = Vec::new();
        for (offset, length, mode, lba) in tracks {
            data.extend([offset.to_be_bytes(), length.to_be_bytes()].concat());
            data.extend([mode.to_be_bytes(), lba.to_be_bytes(), [0; 4], [0; 4]].concat());
        }
        self.chunk(b"ETN2", &data);
    }

    /// Adds ETNF. A track has offset, length, mode and sector.
    pub fn etnf(&mut self, tracks: &[[u32; 4]]) {
        let data = tracks.iter().flat_map(|track| track.iter().chain(&[0]).flat_map(|number| number.to_be_bytes()));
        let data: Vec<u8> = data.collect();
        self.chunk(b"ETNF", &data);
    }

    pub fn sinf(&mut self, tracks: u32) {
        self.chunk(b"SINF", &tracks.to_be_bytes());
    }

    /// Ends the file with NER5, or NERO if `new` is false.
    pub fn finish(mut self, new: bool) -> Vec<u8> {
        let at = self.stored.len() as u64;
        self.chunk(b"MTYP", &1_u32.to_be_bytes());
        self.chunk(b"END!", &[]);
        self.stored.extend(self.chunks);
        if new {
            self.stored.extend([&b"NER5"[..], &at.to_be_bytes()].concat());
        } else {
            self.stored.extend([&b"NERO"[..], &(at as u32).to_be_bytes()].concat());
        }
        self.stored
    }
}
