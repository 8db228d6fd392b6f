//! Packs an image without compression while it is written.

use std::ops::Range;

use sha1::{Digest, Sha1};

use super::super::super::packer::{Blocks, Packer};
use super::super::hunk::{Codec, FRAME};
use super::super::layout::Version5;
use super::super::map::{CRC_START, RAW, SELF};
use super::super::tracks::ALIGNED;
use super::super::{Header, metadata_of, sha1_of};
use super::map::{Entry, stored};
use super::plain::{self, HEADER, Item};
use crate::bytes::integers::Be32;
use crate::codec::{FlacEffort, FlacFrames, corrupt};
use crate::error::{Error, Result};
use crate::sector::subchannel::crc_from;
use crate::source::Source;

/// Codecs of CDs and of everything else.
const CD_CODECS: [[u8; 4]; 4] = [*b"cdzl", *b"cdfl", [0; 4], [0; 4]];
const CODECS: [[u8; 4]; 4] = [*b"zlib", [0; 4], [0; 4], [0; 4]];

/// Number of bytes packed at once.
const AT_ONCE: u64 = 1 << 20;

/// Packs the content twice: the header, which comes first, has its checksum and the offset of the map.
pub(super) struct Packed {
    blocks: Blocks,
    header: Header,
    metadata: Vec<Item>,
    /// Ranges of the content that are audio.
    audio: Vec<Range<u64>>,
    codecs: [[u8; 4]; 4],
    flac: FlacFrames,
    entries: Vec<Entry>,
    /// The first hunk of zeros; later ones refer to it.
    zeros: Option<u64>,
    sha1: Sha1,
    /// Number of the next hunk.
    next: u64,
    /// Offset of the map.
    map: u64,
    stage: Stage,
}

enum Stage {
    Measure,
    Data,
    Map,
    End,
}

impl Packed {
    /// Starts to pack an image without compression.
    ///
    /// # Errors
    /// If its tables can't be read.
    pub(super) fn begin(image: &Source) -> Result<Self> {
        let header = Header::read(image)?.ok_or_else(|| Error::NotFound("content of the disk".into()))?;
        let (metadata, _) = metadata_of(image, header.metadata)?;
        let first: Be32 = image.read_struct(header.map)?;
        let start = u64::from(first.get()).saturating_mul(header.hunk_len.get());
        let content = image.slice(start..start.saturating_add(header.logical));
        let is_cd = header.unit_len.get() == FRAME as u64;
        let mut audio = Vec::new();
        let mut at = 0_u64;
        for track in metadata.iter().filter(|piece| piece.is_track()) {
            let end = at.saturating_add(u64::from(track.number("FRAMES")).next_multiple_of(ALIGNED));
            if track.get("TYPE").as_deref() == Some("AUDIO") {
                audio.push(at.saturating_mul(FRAME as u64)..end.saturating_mul(FRAME as u64));
            }
            at = end;
        }
        let metadata = metadata.into_iter().map(|piece| Item { tag: piece.tag, value: piece.value }).collect();
        Ok(Self {
            blocks: Blocks::new(content, header.hunk_len.get(), 2),
            header,
            metadata,
            audio,
            codecs: if is_cd { CD_CODECS } else { CODECS },
            flac: FlacFrames::new(FlacEffort::Highest),
            entries: Vec::new(),
            zeros: None,
            sha1: Sha1::new(),
            next: 0,
            map: 0,
            stage: Stage::Measure,
        })
    }

    /// The codecs for a hunk, each with its number: FLAC first for audio.
    fn codecs(&self) -> Vec<(u16, Codec)> {
        let at = self.next.saturating_mul(self.header.hunk_len.get());
        let end = at.saturating_add(self.header.hunk_len.get());
        let is_audio = self.audio.iter().any(|audio| audio.start < end && at < audio.end);
        let known = (0..).zip(self.codecs).filter_map(|(number, tag)| Some((number, Codec::of(tag)?)));
        let mut codecs: Vec<(u16, Codec)> =
            known.filter(|(_, codec)| is_audio || *codec != Codec::FlacFrames).collect();
        codecs.sort_by_key(|(_, codec)| *codec != Codec::FlacFrames);
        codecs
    }

    /// The next hunk, how it is stored, and the bytes to store; `None` after the last one.
    fn next_hunk(&mut self, is_summed: bool) -> Result<Option<(Entry, Vec<u8>)>> {
        let Some(mut hunk) = self.blocks.next_block()? else { return Ok(None) };
        if is_summed {
            self.sha1.update(&hunk);
        }
        hunk.resize(usize::try_from(self.header.hunk_len.get()).unwrap_or(0), 0);
        if hunk.iter().all(|byte| *byte == 0) && *self.zeros.get_or_insert(self.next) != self.next {
            self.next = self.next.saturating_add(1);
            return Ok(Some((Entry { kind: SELF, crc: 0, len: 0 }, Vec::new())));
        }
        let crc = crc_from(CRC_START, &hunk);
        let packed =
            self.codecs().into_iter().find_map(|(number, codec)| Some((number, codec.pack(&hunk, &self.flac)?)));
        let (kind, bytes) = packed.unwrap_or((RAW, hunk));
        self.next = self.next.saturating_add(1);
        Ok(Some((Entry { kind, crc, len: u32::try_from(bytes.len()).unwrap_or(u32::MAX) }, bytes)))
    }

    /// Number of hunks packed at once.
    fn at_once(&self) -> u64 {
        (AT_ONCE / self.header.hunk_len).max(1)
    }

    /// Packs hunks to measure them; returns `true` after the last one.
    fn measure(&mut self) -> Result<bool> {
        for _ in 0..self.at_once() {
            match self.next_hunk(true)? {
                Some((entry, _)) => self.entries.push(entry),
                None => return Ok(true),
            }
        }
        Ok(false)
    }

    /// Header and metadata.
    fn head(&mut self) -> Vec<u8> {
        let metadata = plain::stored(&self.metadata, HEADER);
        let len = self.entries.iter().map(|entry| u64::from(entry.len)).fold(0, u64::saturating_add);
        self.map = HEADER.saturating_add(metadata.len() as u64).saturating_add(len);
        let raw_sha1: [u8; 20] = self.sha1.clone().finalize().into();
        let items = self.metadata.iter().map(|item| (&item.tag, item.value.as_slice()));
        let short = |value: u64| u32::try_from(value).unwrap_or(0).into();
        let header = Version5 {
            codecs: self.codecs,
            logical: self.header.logical.into(),
            map: self.map.into(),
            metadata: HEADER.into(),
            hunk_len: short(self.header.hunk_len.get()),
            unit_len: short(self.header.unit_len.get()),
            raw_sha1,
            sha1: Sha1::digest(sha1_of(raw_sha1, items)).into(),
            parent_sha1: [0; 20],
        };
        [plain::head(&header), metadata].concat()
    }

    /// The next hunks; empty after the last one.
    fn data(&mut self) -> Result<Vec<u8>> {
        let mut made = Vec::new();
        while (made.len() as u64) < AT_ONCE {
            let number = usize::try_from(self.next).unwrap_or(usize::MAX);
            let Some((entry, bytes)) = self.next_hunk(false)? else { break };
            if self.entries.get(number) != Some(&entry) {
                return Err(corrupt("the source has changed while it was packed").into());
            }
            made.extend(bytes);
        }
        Ok(made)
    }

    fn map(&self) -> Vec<u8> {
        let len = self.entries.iter().map(|entry| u64::from(entry.len)).fold(0, u64::saturating_add);
        stored(&self.entries, self.map.saturating_sub(len), self.zeros.unwrap_or(0))
    }
}

impl Packer for Packed {
    fn next_piece(&mut self) -> Result<Option<Vec<u8>>> {
        match self.stage {
            Stage::Measure => {
                if !self.measure()? {
                    return Ok(Some(Vec::new()));
                }
                self.blocks.rewind();
                self.next = 0;
                self.stage = Stage::Data;
                Ok(Some(self.head()))
            }
            Stage::Data => {
                let data = self.data()?;
                if self.blocks.is_over() {
                    self.stage = Stage::Map;
                }
                Ok(Some(data))
            }
            Stage::Map => {
                self.stage = Stage::End;
                Ok(Some(self.map()))
            }
            Stage::End => Ok(None),
        }
    }

    fn done(&self) -> u64 {
        self.blocks.done()
    }
}
