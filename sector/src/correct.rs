//! Error correction by the ECC (ECMA-130 annex A): P and Q each find and correct one wrong byte of a codeword.

use super::RawSector;
use super::ecc::{ACROSS, DIAGONALS, P_ROWS, Q_DATA, Q_START, Q_WORDS, ROW, START, is_right};
use super::galois::times_alpha;

/// `DIAGONAL[n][d]` is the word of the matrix at position `n` of diagonal `d`.
static DIAGONAL: [[u16; DIAGONALS]; Q_DATA] = diagonals();

#[expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    reason = "evaluated by the compiler, which rejects any overflow or index out of range"
)]
const fn diagonals() -> [[u16; DIAGONALS]; Q_DATA] {
    let mut table = [[0; DIAGONALS]; Q_DATA];
    let mut n = 0;
    while n < Q_DATA {
        let mut d = 0;
        while d < DIAGONALS {
            table[n][d] = ((44 * n + 43 * d) % Q_WORDS) as u16;
            d += 1;
        }
        n += 1;
    }
    table
}

/// Corrects a sector by P and Q in turn, until `is_whole` (the EDC) accepts the data or nothing changes any more.
/// Returns the number of bytes changed, or `None` if the sector cannot be corrected; it is then left as it was.
pub(super) fn correct(
    sector: &mut RawSector,
    header_counts: bool,
    is_whole: impl Fn(&RawSector) -> bool,
) -> Option<u32> {
    /// Most rounds: each corrects at least one byte, and real damage takes three or four.
    const ROUNDS: u32 = 16;
    let header = [sector.get(START), sector.get(START + 1), sector.get(START + 2), sector.get(START + 3)];
    let header = header.map(|byte| byte.copied().unwrap_or(0));
    let mut work = *sector;
    let set_header = |work: &mut RawSector, bytes: [u8; 4]| {
        if let Some(to) = work.get_mut(START..).and_then(|rest| rest.first_chunk_mut::<4>()) {
            *to = bytes;
        }
    };
    let mut changed = 0_u32;
    for _ in 0..ROUNDS {
        if !header_counts {
            set_header(&mut work, [0; 4]);
        }
        let round = correct_p(&mut work).saturating_add(correct_q(&mut work));
        if !header_counts {
            set_header(&mut work, header);
        }
        changed = changed.saturating_add(round);
        if is_whole(&work) && is_right(&work, header_counts) {
            *sector = work;
            return Some(changed);
        }
        if round == 0 {
            return None;
        }
    }
    None
}

fn correct_p(sector: &mut RawSector) -> u32 {
    let mut corrected = 0_u32;
    for column in 0..ROW {
        let places = (0..P_ROWS).map(|row| START.saturating_add(row.saturating_mul(ROW)).saturating_add(column));
        corrected = corrected.saturating_add(u32::from(correct_codeword(sector, places)));
    }
    corrected
}

fn correct_q(sector: &mut RawSector) -> u32 {
    let mut corrected = 0_u32;
    for diagonal in 0..DIAGONALS {
        for half in 0..2 {
            let byte_of = |word: usize| START.saturating_add(word.saturating_mul(2)).saturating_add(half);
            let data =
                DIAGONAL.iter().filter_map(|places| places.get(diagonal)).map(|word| byte_of(usize::from(*word)));
            let first = Q_START.saturating_add(diagonal.saturating_mul(2)).saturating_add(half);
            let parity = [first, first.saturating_add(ACROSS)];
            corrected = corrected.saturating_add(u32::from(correct_codeword(sector, data.chain(parity))));
        }
    }
    corrected
}

/// Corrects one wrong byte among those at `places`. With the sums S0 = Σv and S1 = Σα^(last−i)·v, an error e at
/// position i gives S0 = e and S1 = α^(last−i)·e.
fn correct_codeword(sector: &mut RawSector, places: impl DoubleEndedIterator<Item = usize> + Clone) -> bool {
    let (mut sum, mut weighted) = (0_u8, 0_u8);
    for byte in places.clone().filter_map(|place| sector.get(place)) {
        sum ^= byte;
        weighted = times_alpha(weighted) ^ byte;
    }
    if sum == 0 {
        // Either no error, or more than one.
        return false;
    }
    let mut power = sum;
    for place in places.rev() {
        if power == weighted {
            if let Some(byte) = sector.get_mut(place) {
                *byte ^= sum;
            }
            return true;
        }
        power = times_alpha(power);
    }
    false
}
