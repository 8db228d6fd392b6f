//! Writes system use entries (SUSP 1.12): as many as fit into a record, the rest into the continuation area after the
//! directory.

use zerocopy::IntoBytes;

use crate::bytes::integers::Both32;
use crate::fs::iso9660::susp::ContinuationArea;

/// Size of a logical block in bytes. Linux reads no area that crosses the end of one.
const BLOCK: usize = 2048;

/// Length of a Continuation Area entry (SUSP 5.1) in bytes.
const CE: usize = size_of::<ContinuationArea>() + 4;

/// Makes an entry (SUSP 4.1): signature, length, version, payload.
pub(super) fn entry(signature: [u8; 2], payload: &[u8]) -> Vec<u8> {
    let length = u8::try_from(payload.len().saturating_add(4)).unwrap_or(u8::MAX);
    [signature.as_slice(), &[length, 1], payload].concat()
}

/// The continuation area of one directory.
#[derive(Debug, Default)]
pub(super) struct Area {
    /// First block of the area.
    pub(super) block: u32,
    pub(super) bytes: Vec<u8>,
}

/// A run of entries with its place in the area.
struct Chunk<'a> {
    /// Offset in the area.
    at: usize,
    entries: &'a [Vec<u8>],
    continues: bool,
}

impl Chunk<'_> {
    fn len(&self) -> usize {
        total(self.entries).saturating_add(if self.continues { CE } else { 0 })
    }
}

impl Area {
    /// The system use of a record with `room` bytes for it. The rest is added to the area.
    pub(super) fn place(&mut self, entries: &[Vec<u8>], room: usize) -> Vec<u8> {
        let (mut rest, here) = split(entries, room);
        let mut chunks = vec![Chunk { at: 0, entries: here, continues: !rest.is_empty() }];
        let mut end = self.bytes.len();
        while !rest.is_empty() {
            let left = BLOCK.saturating_sub(end % BLOCK);
            let at = if total(rest) <= left { end } else { end.next_multiple_of(BLOCK) };
            let (behind, these) = split(rest, BLOCK);
            let chunk = Chunk { at, entries: these, continues: !behind.is_empty() };
            end = at.saturating_add(chunk.len());
            chunks.push(chunk);
            rest = behind;
        }
        let mut own = Vec::new();
        for (number, chunk) in chunks.iter().enumerate() {
            let mut bytes = chunk.entries.concat();
            if let Some(next) = chunks.get(number.saturating_add(1)) {
                bytes.extend_from_slice(&self.continuation(next));
            }
            if number == 0 {
                own = bytes;
            } else {
                self.bytes.resize(chunk.at, 0);
                self.bytes.extend_from_slice(&bytes);
            }
        }
        own
    }

    fn continuation(&self, next: &Chunk<'_>) -> Vec<u8> {
        let number = |value: usize| Both32::new(u32::try_from(value).unwrap_or(u32::MAX));
        let block = self.block.saturating_add(u32::try_from(next.at / BLOCK).unwrap_or(u32::MAX));
        let place =
            ContinuationArea { block: Both32::new(block), offset: number(next.at % BLOCK), length: number(next.len()) };
        entry(*b"CE", place.as_bytes())
    }
}

fn total(entries: &[Vec<u8>]) -> usize {
    entries.iter().map(Vec::len).sum()
}

/// Splits entries into those that do not fit and those that fit in `room`: all of them, or as many as leave space for a
/// Continuation Area entry.
fn split(entries: &[Vec<u8>], room: usize) -> (&[Vec<u8>], &[Vec<u8>]) {
    if total(entries) <= room {
        return (&[], entries);
    }
    let mut used = CE;
    let fits = |entry: &&Vec<u8>| {
        used = used.saturating_add(entry.len());
        used <= room
    };
    let count = entries.iter().take_while(fits).count();
    let (here, rest) = entries.split_at_checked(count).unwrap_or((entries, &[]));
    (rest, here)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::findings::Findings;
    use crate::fs::iso9660::susp::gather;
    use crate::source::Source;

    /// Reads back what was placed, with the area at block 3.
    fn read(own: &[u8], area: &Area) -> Vec<(usize, u8)> {
        let mut bytes = vec![0; 3 * BLOCK];
        bytes.extend_from_slice(&area.bytes);
        let content = Source::from_bytes(bytes);
        let mut findings = Findings::default();
        let entries = gather(&content, 2048, 0, own, 0, 0, &mut findings);
        assert_eq!(findings.kept(), []);
        entries.iter().map(|entry| (entry.payload.len(), entry.payload.first().copied().unwrap_or(0))).collect()
    }

    #[test]
    fn what_fits_stays_and_the_rest_is_found_again() {
        let entries: Vec<Vec<u8>> = (1..=40).map(|number| entry(*b"XX", &[number; 200])).collect();
        let mut area = Area { block: 3, ..Area::default() };
        assert_eq!(area.place(&entries[..1], 204), entries[0]);
        assert!(area.bytes.is_empty());
        let own = area.place(&entries[..3], 232);
        assert_eq!((own.len(), area.bytes.len()), (232, 408));
        assert_eq!(read(&own, &area), [(200, 1), (200, 2), (200, 3)]);
        let own = area.place(&entries, 40);
        assert_eq!(own.len(), 28);
        let expected: Vec<(usize, u8)> = (1..=40).map(|number| (200, number)).collect();
        assert_eq!(read(&own, &area), expected);
        // 9 entries and a CE of 28 bytes fit a block: 2048 = 9 × 204 + 28 + 184.
        assert_eq!(area.bytes.len(), 5 * BLOCK + 4 * 204);
    }
}
