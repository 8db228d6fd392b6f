//! Deflate (RFC 1951), bare or in gzip members (RFC 1952), with a state that can be saved to resume later.

use std::io;

use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZError, MZFlush, MZStatus};

use super::corrupt;
use super::reader::SourceReader;
use crate::bytes::crc::Crc32;
use crate::source::Source;

/// An unpacker that can be resumed.
#[derive(Clone)]
pub(super) struct Inflater {
    packed: SourceReader,
    /// `None` before a gzip member and after the end.
    state: Option<Box<InflateState>>,
    /// Checksum and length of the current gzip member so far; `None` for bare data.
    member: Option<(Crc32, u32)>,
}

const GZIP: [u8; 3] = [0x1F, 0x8B, 8];

/// Flags of a gzip member (RFC 1952 2.3.1).
const HEADER_SUM: u8 = 1 << 1;
const EXTRA: u8 = 1 << 2;
const NAME: u8 = 1 << 3;
const COMMENT: u8 = 1 << 4;

impl Inflater {
    /// Unpacks bare data.
    pub(super) fn bare(packed: &Source) -> Self {
        let state = Some(InflateState::new_boxed(DataFormat::Raw));
        Self { packed: SourceReader::at(packed, 0), state, member: None }
    }

    /// Unpacks consecutive gzip members.
    pub(super) fn gzip(packed: &Source) -> Self {
        Self { packed: SourceReader::at(packed, 0), state: None, member: Some((Crc32::new(), 0)) }
    }

    /// Number of packed bytes used so far.
    pub(super) fn used(&self) -> u64 {
        self.packed.place()
    }

    /// A copy to keep, without bytes read ahead.
    pub(super) fn kept(&self) -> Self {
        let mut kept = self.clone();
        let place = kept.packed.place();
        kept.packed.seek(place);
        kept
    }

    /// Unpacks some bytes; none at the end.
    pub(super) fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.state.is_none() && !self.next_member()? {
                return Ok(0);
            }
            let Some(state) = self.state.as_mut() else { return Ok(0) };
            let input = self.packed.ahead()?;
            let is_end = input.is_empty();
            let result = inflate(state, input, out, MZFlush::None);
            self.packed.pass(result.bytes_consumed);
            let made = result.bytes_written;
            if let Some((sum, len)) = &mut self.member {
                sum.update(out.get(..made).unwrap_or_default());
                *len = len.wrapping_add(u32::try_from(made).unwrap_or(0));
            }
            match result.status {
                Ok(MZStatus::StreamEnd) => {
                    self.state = None;
                    self.end_member()?;
                }
                Ok(_) | Err(MZError::Buf) if made == 0 && result.bytes_consumed == 0 && is_end => {
                    return Err(io::ErrorKind::UnexpectedEof.into());
                }
                Ok(_) | Err(MZError::Buf) => {}
                Err(error) => return Err(corrupt(format_args!("deflate: {error:?}"))),
            }
            if made > 0 || out.is_empty() {
                return Ok(made);
            }
        }
    }

    /// Begins the next member; false if none follows. Zeros and other bytes after the last one end the data.
    fn next_member(&mut self) -> io::Result<bool> {
        let Some(member) = self.member.as_mut() else { return Ok(false) };
        let Some(head) = self.packed.peek::<10>()? else { return Ok(false) };
        if !head.starts_with(&GZIP) {
            return Ok(false);
        }
        *member = (Crc32::new(), 0);
        let flags = head.get(3).copied().unwrap_or(0);
        let mut at = self.packed.place().saturating_add(10);
        self.packed.seek(at);
        if flags & EXTRA != 0 {
            let len = self.packed.peek::<2>()?.map_or(0, u16::from_le_bytes);
            at = at.saturating_add(2).saturating_add(len.into());
            self.packed.seek(at);
        }
        for flag in [NAME, COMMENT] {
            if flags & flag != 0 {
                self.pass_text()?;
            }
        }
        if flags & HEADER_SUM != 0 {
            let place = self.packed.place();
            self.packed.seek(place.saturating_add(2));
        }
        self.state = Some(InflateState::new_boxed(DataFormat::Raw));
        Ok(true)
    }

    /// Skips a zero-terminated text.
    fn pass_text(&mut self) -> io::Result<()> {
        loop {
            let ahead = self.packed.ahead()?;
            if ahead.is_empty() {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let end = ahead.iter().position(|byte| *byte == 0);
            let count = end.map_or(ahead.len(), |end| end.saturating_add(1));
            self.packed.pass(count);
            if end.is_some() {
                return Ok(());
            }
        }
    }

    /// Checks the checksum and the length after a member.
    fn end_member(&mut self) -> io::Result<()> {
        let Some((sum, len)) = self.member.clone() else { return Ok(()) };
        let trailer = self.packed.peek::<8>()?.ok_or(io::ErrorKind::UnexpectedEof)?;
        let place = self.packed.place();
        self.packed.seek(place.saturating_add(8));
        let expected = [sum.finalize().to_le_bytes(), len.to_le_bytes()].concat();
        if expected != trailer {
            return Err(corrupt("the checksum behind the data is of other data"));
        }
        Ok(())
    }
}
