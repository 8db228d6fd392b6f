//! Damages images, and reads everything that is left.

use discern::findings::Findings;
use discern::source::Source;
use discern::tree::{Kind, RowId};

use super::open_source;
use super::random::Random;

/// Size of a damaged block, in bytes.
const BLOCK: usize = 512;

/// Opens an image if possible, and reads everything that its views offer. Asserts that no file has more bytes than its
/// size.
pub(crate) fn look_at_all(bytes: Vec<u8>) {
    let mut findings = Findings::default();
    let Ok(mut image) = open_source(Source::from_bytes(bytes), &mut findings) else { return };
    for view in &mut image.views {
        view.walk_all(&mut findings).unwrap();
        let file_system = view.file_system();
        drop((file_system.facts(), file_system.structures()));
        for row in (0..view.index.len()).map(|row| view.index.row(RowId(row)).unwrap()) {
            drop((file_system.details(row.node), file_system.extents(row.node), file_system.deleted(row.node)));
            let Ok(body) = file_system.body(row.node) else { continue };
            assert!(row.kind != Kind::File || body.len() <= row.size);
            drop(file_system.variants(row.node));
            drop(body.into_source().read_up_to(0, 4096));
        }
    }
}

/// Reads 32 truncated copies of a volume and 32 copies with 40 flipped bits each, in blocks that aren't empty.
pub(crate) fn cut_and_flip(whole: &[u8], random: &mut Random) {
    let mut below = |bound: usize| random.below(bound as u64) as usize;
    let used: Vec<usize> = (0..whole.len() / BLOCK)
        .filter(|block| whole[block * BLOCK..][..BLOCK].iter().any(|byte| *byte != 0))
        .collect();
    for turn in 0..64 {
        let mut bytes = whole.to_vec();
        if turn % 2 == 0 {
            bytes.truncate(below(whole.len()));
        } else {
            for _ in 0..40 {
                let block = used[below(used.len())];
                bytes[block * BLOCK + below(BLOCK)] ^= 1 << below(8);
            }
        }
        look_at_all(bytes);
    }
}
