//! Error correction code (ECMA-130 annex A): the 2236 bytes from the header on, as 1118 words of two bytes, form a
//! matrix of 26 rows by 43 columns of words. P adds two rows, Q adds two words to each of 26 diagonals. Low and high
//! bytes of the words are coded separately. Both codes are Reed-Solomon over GF(2^8) with x^8 + x^4 + x^3 + x^2 + 1.

use std::ops::Range;

use super::RawSector;
use super::galois::times_power;
use super::lane::{COUNT, LANES, Lane, divide_by_one_plus_alpha, times, times_alpha};

/// Offset of the coded bytes in a sector: the header.
pub(super) const START: usize = 12;
/// Bytes per row of the matrix.
pub(super) const ROW: usize = 86;
/// Rows that hold data, and rows including P.
const DATA_ROWS: usize = 24;
pub(super) const P_ROWS: usize = 26;
/// Words of the matrix including P: those that Q covers.
pub(super) const Q_WORDS: usize = 1118;
/// Diagonals, bytes of a word of each, and words of each without Q.
pub(super) const DIAGONALS: usize = 26;
pub(super) const ACROSS: usize = 2 * DIAGONALS;
pub(super) const Q_DATA: usize = 43;
/// Offset and length of P and of Q in a sector.
const P_START: usize = START + DATA_ROWS * ROW;
pub(super) const Q_START: usize = P_START + 2 * ROW;

/// Bytes by which the last row of the matrix is shifted from the first in the layout in which diagonals are upright.
const SKEW: usize = 2 * (P_ROWS - 1);

/// Bytes from the start of the first row to the end of the last in the layout in which diagonals are upright, in whole
/// lanes.
const FLAT: usize = 2 * ACROSS + LANES;

/// The range of the matrix in that layout, which has room on both sides, and the length of that.
const MATRIX: Range<usize> = SKEW..SKEW + P_ROWS * ROW;
const ROOMY: usize = SKEW + P_ROWS * ROW + FLAT - ROW;

/// Ones at the bytes of a row, zeros on both sides.
static ROW_ONLY: [u8; SKEW + FLAT] = row_only();

/// α^2.
const ALPHA_2: u8 = 0x04;

/// Factor still missing from the last diagonal's sum in its last position: α^(44-52), as α^255 is 1.
const LAST_POWER: u8 = 247;

/// α^26, by which words of one diagonal in neighboring positions differ.
const ALPHA_26: u8 = 0x06;

#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated by the compiler, which rejects any overflow or index out of range"
)]
const fn row_only() -> [u8; SKEW + FLAT] {
    let mut table = [0; SKEW + FLAT];
    let mut place = SKEW;
    while place < SKEW + ROW {
        table[place] = 0xFF;
        place += 1;
    }
    table
}

/// Bytes of neighboring codewords.
#[derive(Clone, Copy)]
struct Lanes([Lane; COUNT]);

impl Lanes {
    const ZERO: Self = Self([0; COUNT]);

    fn new(bytes: &[u8; LANES]) -> Self {
        let mut lanes = [0; COUNT];
        for (lane, bytes) in lanes.iter_mut().zip(bytes.as_chunks().0) {
            *lane = Lane::from_le_bytes(*bytes);
        }
        Self(lanes)
    }

    fn bytes(self) -> [u8; LANES] {
        let mut bytes = [0; LANES];
        for (bytes, lane) in bytes.as_chunks_mut().0.iter_mut().zip(self.0) {
            *bytes = lane.to_le_bytes();
        }
        bytes
    }
}

/// Sums of neighboring codewords: `sum` is Σv, `weighted` is Σα^k·v with k counting down to 0 for the last byte added.
#[derive(Clone, Copy)]
struct Sums {
    sum: Lanes,
    weighted: Lanes,
}

impl Sums {
    const ZERO: Self = Self { sum: Lanes::ZERO, weighted: Lanes::ZERO };

    #[inline]
    fn fold(&mut self, bytes: &[u8; LANES], mask: &[u8; LANES]) {
        let new = bytes.as_chunks().0.iter().zip(mask.as_chunks().0);
        for ((sum, weighted), (bytes, mask)) in self.sum.0.iter_mut().zip(&mut self.weighted.0).zip(new) {
            let bytes = Lane::from_le_bytes(*bytes) & Lane::from_le_bytes(*mask);
            *sum ^= bytes;
            *weighted = times_alpha(*weighted) ^ bytes;
        }
    }

    /// Multiplies `weighted` by a constant and adds other sums.
    fn add<const FACTOR: u8>(&mut self, other: &Self) {
        for (sum, other) in self.sum.0.iter_mut().zip(other.sum.0) {
            *sum ^= other;
        }
        for (weighted, other) in self.weighted.0.iter_mut().zip(other.weighted.0) {
            *weighted = times::<FACTOR>(*weighted) ^ other;
        }
    }

    /// The two bytes that end each codeword. In `weighted`, k must count down to 2.
    fn solved(&self) -> ([u8; LANES], [u8; LANES]) {
        let (mut first, mut second) = (Lanes::ZERO, self.sum);
        for ((first, second), weighted) in first.0.iter_mut().zip(&mut second.0).zip(self.weighted.0) {
            *first = divide_by_one_plus_alpha(*second ^ weighted);
            *second ^= *first;
        }
        (first.bytes(), second.bytes())
    }

    /// Whether both sums of the first codewords are zero.
    fn vanish(&self, codewords: usize) -> bool {
        let zeros = [0; LANES];
        [self.sum, self.weighted].iter().all(|sums| sums.bytes().get(..codewords) == zeros.get(..codewords))
    }
}

/// The matrix, with room before and after it so that any row can be read from before its first byte.
struct Matrix([u8; ROOMY]);

impl Matrix {
    /// Copies the matrix of a sector. If `header_counts` is false, the header is taken as zeros.
    fn new(sector: &RawSector, header_counts: bool) -> Self {
        let mut bytes = [0; ROOMY];
        if let (Some(to), Some(from)) = (bytes.get_mut(MATRIX), sector.get(START..Q_START)) {
            to.copy_from_slice(from);
            if !header_counts && let Some(header) = to.first_chunk_mut::<4>() {
                *header = [0; 4];
            }
        }
        Self(bytes)
    }

    /// Sums the codewords from byte `at` of a row on, down the first `rows` rows.
    fn columns(&self, rows: usize, at: usize) -> Sums {
        let mut sums = Sums::ZERO;
        for from in (SKEW.saturating_add(at)..).step_by(ROW).take(rows) {
            let Some(bytes) = self.0.get(from..).and_then(|rest| rest.first_chunk()) else { break };
            sums.fold(bytes, &[0xFF; LANES]);
        }
        sums
    }

    /// Sums the diagonals, the last one first. Each row is read from two bytes later than the one before it, so that
    /// diagonals are upright: the words of one are in three positions, [`ACROSS`] bytes apart, each with its own rows.
    ///
    /// A word of column n counts α^(44-n) times. While summing, it is multiplied once for each row after its own; in
    /// the last of the three positions, n is that row, to within the diagonal's number, and in the others 26 and 52
    /// less.
    fn diagonals(&self) -> Sums {
        let mut sums = Sums::ZERO;
        for at in [0, ACROSS, 2 * ACROSS] {
            sums.add::<ALPHA_26>(&self.upright(at));
        }
        let mut weighted = sums.weighted.bytes();
        for (exponent, word) in (0..=LAST_POWER).rev().zip(weighted.as_chunks_mut::<2>().0) {
            *word = word.map(|byte| times_power(byte, exponent));
        }
        Sums { weighted: Lanes::new(&weighted), ..sums }
    }

    /// Sums from byte `at` of the upright diagonals on.
    fn upright(&self, at: usize) -> Sums {
        let mut sums = Sums::ZERO;
        for number in 0..P_ROWS {
            let askew = number.saturating_mul(2).saturating_add(at);
            let bytes = self.0.get(number.saturating_mul(ROW).saturating_add(askew)..);
            let bytes = bytes.and_then(|rest| rest.first_chunk());
            let mask = ROW_ONLY.get(askew..).and_then(|rest| rest.first_chunk());
            let (Some(bytes), Some(mask)) = (bytes, mask) else { break };
            sums.fold(bytes, mask);
        }
        sums
    }
}

/// Computes P and Q of a sector whose other bytes are final. If `header_counts` is false (Mode 2 Form 1), the header is
/// taken as zeros, so that such a sector can be moved without new parity.
#[must_use]
pub fn parity(sector: &RawSector, header_counts: bool) -> [u8; 276] {
    let mut matrix = Matrix::new(sector, header_counts);
    let mut parity = [0; 276];
    let (to_p, to_q) = parity.split_at_mut(2 * ROW);
    let (first, second) = to_p.split_at_mut(ROW);
    for (at, (to_first, to_second)) in (0..).step_by(LANES).zip(first.chunks_mut(LANES).zip(second.chunks_mut(LANES))) {
        let mut sums = matrix.columns(DATA_ROWS, at);
        // The two rows still to come.
        sums.add::<ALPHA_2>(&Sums::ZERO);
        let (first, second) = sums.solved();
        put(&first, to_first);
        put(&second, to_second);
    }
    if let Some(rows) = matrix.0.get_mut(MATRIX).and_then(|rows| rows.last_chunk_mut::<{ 2 * ROW }>()) {
        put(to_p, rows);
    }
    let (first, second) = matrix.diagonals().solved();
    let (to_first, to_second) = to_q.split_at_mut(ACROSS);
    for (from, to) in [(&first, to_first), (&second, to_second)] {
        put(from, to);
        to.as_chunks_mut::<2>().0.reverse();
    }
    parity
}

/// Copies as much as there is room for.
fn put(from: &[u8], to: &mut [u8]) {
    if let Some(from) = from.get(..to.len()) {
        to.copy_from_slice(from);
    }
}

/// Whether P and Q match the other bytes: whether both sums of every codeword are zero. Generates none of what
/// [`parity`] generates.
#[must_use]
pub fn is_right(sector: &RawSector, header_counts: bool) -> bool {
    let matrix = Matrix::new(sector, header_counts);
    let is_p_right =
        (0..ROW).step_by(LANES).all(|at| matrix.columns(P_ROWS, at).vanish(LANES.min(ROW.saturating_sub(at))));
    let mut sums = matrix.diagonals();
    // In `weighted`, k counts down to 2: that many words are still to come.
    for (number, q) in sector.get(Q_START..).unwrap_or_default().as_chunks::<ACROSS>().0.iter().enumerate() {
        let mut word = [0; LANES];
        put(q, word.first_chunk_mut::<ACROSS>().unwrap_or(&mut [0; ACROSS]));
        word.as_chunks_mut::<2>().0.get_mut(..DIAGONALS).unwrap_or_default().reverse();
        let word = Lanes::new(&word);
        for ((sum, weighted), word) in sums.sum.0.iter_mut().zip(&mut sums.weighted.0).zip(word.0) {
            *sum ^= word;
            *weighted ^= if number == 0 { times_alpha(word) } else { word };
        }
    }
    is_p_right && sums.vanish(ACROSS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::RAW_SIZE;
    use crate::galois::times_alpha as times_alpha_byte;

    fn noise() -> RawSector {
        let mut state = 0x9660_u32;
        [0; RAW_SIZE].map(|_: u8| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        })
    }

    /// Both sums over the bytes at these offsets, as the standard defines them.
    fn sums(sector: &RawSector, places: impl Iterator<Item = usize>) -> (u8, u8) {
        places.fold((0, 0), |(sum, weighted), place| (sum ^ sector[place], times_alpha_byte(weighted) ^ sector[place]))
    }

    #[test]
    fn every_codeword_sums_to_zero_and_any_wrong_byte_is_detected() {
        let mut sector = noise();
        let codes = parity(&sector, true);
        sector[P_START..].copy_from_slice(&codes);
        for column in 0..ROW {
            let places = (0..P_ROWS).map(|row| START + row * ROW + column);
            assert_eq!(sums(&sector, places), (0, 0), "column {column}");
        }
        for diagonal in 0..DIAGONALS {
            for half in 0..2 {
                // ECMA-130 annex A: word n of diagonal d is word (44 n + 43 d) mod 1118.
                let data = (0..Q_DATA).map(|n| START + 2 * ((44 * n + 43 * diagonal) % Q_WORDS) + half);
                let ends = [0, ACROSS].map(|end| Q_START + end + 2 * diagonal + half);
                assert_eq!(sums(&sector, data.chain(ends)), (0, 0), "diagonal {diagonal}, byte {half}");
            }
        }
        assert!(is_right(&sector, true));
        for place in START..RAW_SIZE {
            let mut hurt = sector;
            hurt[place] ^= 1;
            assert!(!is_right(&hurt, true), "byte {place}");
        }
    }

    #[test]
    fn a_header_that_does_not_count_may_be_any() {
        let mut sector = noise();
        let codes = parity(&sector, false);
        sector[P_START..].copy_from_slice(&codes);
        sector[START..START + 4].copy_from_slice(&[1, 2, 3, 4]);
        assert!(is_right(&sector, false) && !is_right(&sector, true));
    }
}
