//! LZMS as in chunks of WIM, mostly in solid resources (ESD). Each chunk is independent. Decisions are coded by
//! adaptive probabilities from the start of a chunk on, symbols by adaptive Huffman codes from its end backwards; then
//! addresses in x86 programs are translated back. There is no specification: numbers and layout follow wimlib's
//! description.

use std::io;
use std::sync::LazyLock;

use crate::bits::{Bits, Huffman, repeat};
use crate::corrupt;

/// Number of probabilities for each type of decision: the last decisions of its type select one.
const MAIN: usize = 16;
const MATCH: usize = 32;
const REPEATED: usize = 64;

/// Bits of a probability.
const PROBABILITY_BITS: u32 = 6;

/// Distances and pairs that can be repeated.
const RECENT: usize = 3;

/// Numbers of symbols; those for distances depend on the chunk's size.
const LITERALS: usize = 256;
const LENGTHS: usize = 54;
const POWERS: usize = 8;

/// Symbols after which a code is made anew.
const LITERALS_PERIOD: u32 = 1024;
const DISTANCES_PERIOD: u32 = 1024;
const LENGTHS_PERIOD: u32 = 512;
const POWERS_PERIOD: u32 = 512;

/// The longest code.
const LONGEST: usize = 15;

/// Numbers of slots whose bases are apart by each power of two, and the end of the last slot.
const DISTANCE_RUNS: &[u32] = &[9, 0, 9, 7, 10, 15, 15, 20, 20, 30, 33, 40, 42, 45, 60, 73, 80, 85, 95, 105, 6];
const DISTANCE_END: u32 = 0x7FFF_FFFF;
const LENGTH_RUNS: &[u32] = &[27, 4, 6, 4, 5, 2, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1];
const LENGTH_END: u32 = 0x4001_08AB;

/// First value of each slot, and the number of bits that say which value of the slot it is.
type Slots = Vec<(u32, u32)>;

static DISTANCE_SLOTS: LazyLock<Slots> = LazyLock::new(|| slots(DISTANCE_RUNS, DISTANCE_END));
static LENGTH_SLOTS: LazyLock<Slots> = LazyLock::new(|| slots(LENGTH_RUNS, LENGTH_END));

fn slots(runs: &[u32], end: u32) -> Slots {
    let mut bases = Vec::new();
    let mut base = 0_u32;
    for (power, run) in (0_u32..).zip(runs) {
        for _ in 0..*run {
            base = base.saturating_add(1 << power);
            bases.push(base);
        }
    }
    let next = bases.iter().copied().skip(1).chain([end]);
    bases
        .iter()
        .zip(next)
        .map(|(base, next)| (*base, next.saturating_sub(*base).checked_ilog2().unwrap_or(0)))
        .collect()
}

/// Unpacks a chunk to fill `out` exactly.
///
/// # Errors
/// If the data is not valid LZMS.
pub(crate) fn unpack(packed: &[u8], out: &mut [u8]) -> io::Result<usize> {
    let mut chunk = Chunk::new(packed, out.len())?;
    let mut done = 0;
    // Whether the item before was a match, and one of differences: the item after does not repeat what it used.
    let mut before = [false; 2];
    while done < out.len() {
        if !chunk.main.decide(&mut chunk.decisions) {
            if let Some(place) = out.get_mut(done) {
                *place = u8::try_from(chunk.literals.symbol(&mut chunk.bits)?).unwrap_or(0);
            }
            done = done.saturating_add(1);
            before = [false, false];
        } else if !chunk.is_delta.decide(&mut chunk.decisions) {
            let distance = chunk.distance(before[0])?;
            let length = chunk.length()?;
            done = repeat(out, done, distance, length)?;
            before = [true, false];
        } else {
            let (power, distance) = chunk.pair(before[1])?;
            let length = chunk.length()?;
            done = repeat_differences(out, done, power, distance, length)?;
            before = [false, true];
        }
    }
    translate(out);
    Ok(done)
}

/// What a chunk has left, and what is known of it so far.
struct Chunk<'a> {
    decisions: Decisions<'a>,
    bits: Bits<'a>,
    main: Choice<MAIN>,
    is_delta: Choice<MATCH>,
    is_recent: Choice<REPEATED>,
    which_recent: [Choice<REPEATED>; 2],
    is_recent_pair: Choice<REPEATED>,
    which_recent_pair: [Choice<REPEATED>; 2],
    literals: Code,
    distances: Code,
    lengths: Code,
    powers: Code,
    delta_distances: Code,
    recent: Recent<u32>,
    recent_pairs: Recent<(u32, u32)>,
}

impl<'a> Chunk<'a> {
    fn new(packed: &'a [u8], size: usize) -> io::Result<Self> {
        let farthest = u32::try_from(size).unwrap_or(u32::MAX).saturating_sub(1);
        let distances = DISTANCE_SLOTS.partition_point(|(base, _)| *base <= farthest).max(1);
        Ok(Self {
            decisions: Decisions::new(packed),
            bits: Bits::backwards(packed),
            main: Choice::new(),
            is_delta: Choice::new(),
            is_recent: Choice::new(),
            which_recent: [Choice::new(), Choice::new()],
            is_recent_pair: Choice::new(),
            which_recent_pair: [Choice::new(), Choice::new()],
            literals: Code::new(LITERALS, LITERALS_PERIOD)?,
            distances: Code::new(distances, DISTANCES_PERIOD)?,
            lengths: Code::new(LENGTHS, LENGTHS_PERIOD)?,
            powers: Code::new(POWERS, POWERS_PERIOD)?,
            delta_distances: Code::new(distances, DISTANCES_PERIOD)?,
            recent: Recent([1, 2, 3, 4]),
            recent_pairs: Recent([(0, 1), (0, 2), (0, 3), (0, 4)]),
        })
    }

    /// The distance of a match; `after` if the item before was a match.
    fn distance(&mut self, after: bool) -> io::Result<usize> {
        let distance = if self.is_recent.decide(&mut self.decisions) {
            let which = which(&mut self.which_recent, &mut self.decisions);
            self.recent.again(which, after)
        } else {
            let slot = self.distances.symbol(&mut self.bits)?;
            self.recent.add(value(&DISTANCE_SLOTS, slot, &mut self.bits)?)
        };
        usize::try_from(distance).map_err(|_| corrupt("LZMS: no such distance"))
    }

    /// The power of two between the bytes that a match of differences compares, and how many of it are its distance.
    fn pair(&mut self, after: bool) -> io::Result<(u32, u32)> {
        if self.is_recent_pair.decide(&mut self.decisions) {
            let which = which(&mut self.which_recent_pair, &mut self.decisions);
            return Ok(self.recent_pairs.again(which, after));
        }
        let power = u32::try_from(self.powers.symbol(&mut self.bits)?).unwrap_or(0);
        let slot = self.delta_distances.symbol(&mut self.bits)?;
        Ok(self.recent_pairs.add((power, value(&DISTANCE_SLOTS, slot, &mut self.bits)?)))
    }

    fn length(&mut self) -> io::Result<usize> {
        let slot = self.lengths.symbol(&mut self.bits)?;
        let length = value(&LENGTH_SLOTS, slot, &mut self.bits)?;
        usize::try_from(length).map_err(|_| corrupt("LZMS: no such length"))
    }
}

/// The value of a slot that the next bits select.
fn value(slots: &Slots, slot: usize, bits: &mut Bits<'_>) -> io::Result<u32> {
    let (base, extra) = slots.get(slot).copied().ok_or_else(|| corrupt("LZMS: no such slot"))?;
    let more = u32::try_from(bits.take(extra)).unwrap_or(u32::MAX);
    Ok(base.saturating_add(more))
}

/// Which of the recent values is repeated.
fn which(choices: &mut [Choice<REPEATED>; 2], decisions: &mut Decisions<'_>) -> usize {
    let [first, second] = choices;
    match first.decide(decisions) {
        false => 0,
        true if second.decide(decisions) => 2,
        true => 1,
    }
}

/// The last values that were used, the latest first, and one more for repetitions right after a use of the latest.
struct Recent<T>([T; RECENT + 1]);

impl<T: Copy> Recent<T> {
    /// Adds a new value.
    const fn add(&mut self, value: T) -> T {
        let [first, second, third, _] = self.0;
        self.0 = [value, first, second, third];
        value
    }

    /// Uses a value again; the latest does not count if it was used by the item before.
    fn again(&mut self, which: usize, after: bool) -> T {
        let place = which.saturating_add(usize::from(after)).min(RECENT);
        let found = self.0.get_mut(..=place);
        if let Some(found) = found {
            found.rotate_right(1);
        }
        self.0[0]
    }
}

/// Adds the differences of bytes that are `1 << power` apart, from a distance, to those before. Returns the end.
///
/// # Errors
/// If they begin before the start, or there is no room.
fn repeat_differences(out: &mut [u8], done: usize, power: u32, distance: u32, length: usize) -> io::Result<usize> {
    let span = 1_usize << power.min(u32::try_from(POWERS).unwrap_or(0));
    let distance = usize::try_from(distance).ok().and_then(|distance| distance.checked_mul(span));
    let reach = distance.and_then(|distance| distance.checked_add(span));
    let (Some(distance), Some(_)) = (distance, reach.and_then(|reach| done.checked_sub(reach))) else {
        return Err(corrupt("LZMS: it refers to bytes before its start"));
    };
    let end = done.saturating_add(length);
    if end > out.len() {
        return Err(corrupt("LZMS: it unpacks to more than a chunk has room for"));
    }
    for at in done..end {
        let from = at.saturating_sub(distance);
        let byte = |place: usize| out.get(place).copied().unwrap_or(0);
        let made = byte(from).wrapping_add(byte(at.saturating_sub(span))).wrapping_sub(byte(from.saturating_sub(span)));
        if let Some(place) = out.get_mut(at) {
            *place = made;
        }
    }
    Ok(end)
}

/// Decisions, as a range coder reads them, in units of 16 bits.
struct Decisions<'a> {
    bytes: &'a [u8],
    range: u32,
    code: u32,
}

impl<'a> Decisions<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        let mut decisions = Self { bytes, range: u32::MAX, code: 0 };
        for _ in 0..2 {
            decisions.shift();
        }
        decisions
    }

    /// Reads the next unit; zeros after the end.
    fn shift(&mut self) {
        let unit = self.bytes.split_first_chunk().map_or(0, |(unit, rest)| {
            self.bytes = rest;
            u16::from_le_bytes(*unit)
        });
        self.code = self.code << 16 | u32::from(unit);
    }

    /// Decides by a probability of zero, in 64ths.
    fn decide(&mut self, probability: u32) -> bool {
        if self.range <= 0xFFFF {
            self.range <<= 16;
            self.shift();
        }
        let bound = (self.range >> PROBABILITY_BITS).saturating_mul(probability);
        if self.code < bound {
            self.range = bound;
            false
        } else {
            self.range = self.range.saturating_sub(bound);
            self.code = self.code.saturating_sub(bound);
            true
        }
    }
}

/// A decision whose probability depends on those of its type before it: `N` is a power of two.
struct Choice<const N: usize> {
    /// The last decisions.
    state: usize,
    /// For each state its last 64 decisions.
    recent: [u64; N],
}

impl<const N: usize> Choice<N> {
    const fn new() -> Self {
        Self { state: 0, recent: [0x5555_5555; N] }
    }

    fn decide(&mut self, decisions: &mut Decisions<'_>) -> bool {
        let Some(recent) = self.recent.get_mut(self.state) else { return false };
        // Neither is ever certain.
        let decided = decisions.decide(recent.count_zeros().clamp(1, 63));
        *recent = *recent << 1 | u64::from(decided);
        self.state = (self.state << 1 | usize::from(decided)) & N.saturating_sub(1);
        decided
    }
}

/// A Huffman code that is made anew from how often each symbol was used.
struct Code {
    code: Huffman,
    used: Vec<u32>,
    period: u32,
    /// Symbols until it is made anew.
    left: u32,
}

impl Code {
    fn new(symbols: usize, period: u32) -> io::Result<Self> {
        let used = vec![1; symbols];
        Ok(Self { code: Huffman::new(&code_lengths(&used))?, used, period, left: period })
    }

    fn symbol(&mut self, bits: &mut Bits<'_>) -> io::Result<usize> {
        let symbol = self.code.symbol(bits)?;
        if let Some(used) = self.used.get_mut(symbol) {
            *used = used.saturating_add(1);
        }
        self.left = self.left.saturating_sub(1);
        if self.left == 0 {
            self.code = Huffman::new(&code_lengths(&self.used))?;
            self.used.iter_mut().for_each(|used| *used = (*used >> 1).saturating_add(1));
            self.left = self.period;
        }
        Ok(symbol)
    }
}

/// The length of each symbol's code: those of a Huffman tree that joins leaves before nodes of the same weight, and
/// symbols in their order; codes that would be too long shorten the longest of the others.
fn code_lengths(used: &[u32]) -> Vec<u8> {
    let mut order: Vec<usize> = (0..used.len()).collect();
    order.sort_by_key(|symbol| used.get(*symbol));
    let leaves: Vec<u32> = order.iter().filter_map(|symbol| used.get(*symbol).copied()).collect();
    let counts = counts_of_lengths(&leaves);
    let mut lengths = vec![0; used.len()];
    let longest_first = (1..=15_u8).zip(counts).rev().flat_map(|(length, count)| std::iter::repeat_n(length, count));
    for (symbol, length) in order.iter().zip(longest_first) {
        if let Some(place) = lengths.get_mut(*symbol) {
            *place = length;
        }
    }
    lengths
}

/// How many codes have each length from 1 on, for symbols of these weights, the lightest first.
fn counts_of_lengths(leaves: &[u32]) -> [usize; LONGEST] {
    let mut counts = [0; LONGEST];
    if leaves.len() < 2 {
        counts[0] = leaves.len();
        return counts;
    }
    // Nodes in the order in which they are made: also that of their weights. `parents` is filled when a node is joined.
    let mut weights: Vec<u32> = Vec::with_capacity(leaves.len());
    let mut parents = vec![0; leaves.len()];
    let (mut leaf, mut node) = (0_usize, 0_usize);
    for made in 0..leaves.len().saturating_sub(1) {
        let mut weight = 0_u32;
        for _ in 0..2 {
            match (leaves.get(leaf), weights.get(node)) {
                (Some(light), other) if other.is_none_or(|other| light <= other) => {
                    weight = weight.saturating_add(*light);
                    leaf = leaf.saturating_add(1);
                }
                (_, Some(other)) => {
                    weight = weight.saturating_add(*other);
                    if let Some(parent) = parents.get_mut(node) {
                        *parent = made;
                    }
                    node = node.saturating_add(1);
                }
                _ => {}
            }
        }
        weights.push(weight);
    }
    // From the root down, each node takes a code away and gives two that are longer by one.
    let mut depths = vec![0_usize; weights.len()];
    counts[0] = 2;
    for at in (0..weights.len().saturating_sub(1)).rev() {
        let depth = parents.get(at).and_then(|parent| depths.get(*parent)).map_or(1, |depth| depth.saturating_add(1));
        if let Some(place) = depths.get_mut(at) {
            *place = depth;
        }
        let mut length = depth;
        if length >= LONGEST {
            let shorter = counts.iter().take(LONGEST.saturating_sub(1)).rposition(|count| *count > 0);
            length = shorter.map_or(1, |place| place.saturating_add(1));
        }
        for (place, change) in [(length.saturating_sub(1), -1), (length, 2)] {
            if let Some(count) = counts.get_mut(place) {
                *count = count.saturating_add_signed(change);
            }
        }
    }
    counts
}

/// Bytes between two uses of a target that make a translation, and after the last one in which others are made.
const TARGETS: usize = 65_535;
const NEAR: usize = 1023;

/// Bytes at the end in which nothing is translated.
const TAIL: usize = 16;

/// Bytes of an address.
const ADDRESS: usize = 4;

/// Translates absolute addresses in x86 programs back to relative ones.
fn translate(out: &mut [u8]) {
    let Some(end) = out.len().checked_sub(TAIL).filter(|end| *end > 1) else { return };
    // For the lower 16 bits of each target, the byte after its last use.
    let mut used: Vec<Option<usize>> = vec![None; 1 << 16];
    let mut last_program: Option<usize> = None;
    let mut at = 1;
    while at < end {
        let (skip, near) = match out.get(at..) {
            Some([0xE9, ..]) => {
                at = at.saturating_add(1).saturating_add(ADDRESS);
                continue;
            }
            Some([0xE8, ..]) => (1, NEAR / 2),
            Some([0x48, 0x8B, 0x05 | 0x0D, ..] | [0xF0, 0x83, 0x05, ..]) => (3, NEAR),
            Some([0x48 | 0x4C, 0x8D, operand, ..]) if operand & 7 == 5 => (3, NEAR),
            Some([0xFF, 0x15, ..]) => (2, NEAR),
            _ => {
                at = at.saturating_add(1);
                continue;
            }
        };
        let place = at.saturating_add(skip);
        let Some(address) = out.get_mut(place..).and_then(|rest| rest.first_chunk_mut::<ADDRESS>()) else { return };
        let own = u32::try_from(at).unwrap_or(u32::MAX);
        if last_program.is_some_and(|last| at.saturating_sub(last) <= near) {
            *address = u32::from_le_bytes(*address).wrapping_sub(own).to_le_bytes();
        }
        let target = own.wrapping_add(u32::from_le_bytes(*address)) & 0xFFFF;
        let next = place.saturating_add(ADDRESS).saturating_sub(1);
        if let Some(before) = used.get_mut(usize::try_from(target).unwrap_or(0)) {
            if before.is_some_and(|before| next.saturating_sub(before) <= TARGETS) {
                last_program = Some(next);
            }
            *before = Some(next);
        }
        at = place.saturating_add(ADDRESS);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_those_of_the_format() {
        assert_eq!((DISTANCE_SLOTS.len(), LENGTH_SLOTS.len()), (799, 54));
        assert_eq!((DISTANCE_SLOTS[0], DISTANCE_SLOTS[8].0, DISTANCE_SLOTS[9]), ((1, 0), 9, (13, 2)));
        assert_eq!((LENGTH_SLOTS[0], LENGTH_SLOTS[53]), ((1, 0), (0x108AB, 30)));
    }

    #[test]
    fn code_lengths_make_a_code_and_none_is_too_long() {
        assert_eq!(code_lengths(&[1; 8]), [3; 8]);
        assert_eq!(code_lengths(&[1, 1, 2, 4]), [3, 3, 2, 1]);
        assert_eq!((code_lengths(&[5]), code_lengths(&[])), (vec![1], vec![]));
        // The weights of the deepest tree.
        let mut weights = vec![1_u32, 1];
        for at in 2..40 {
            weights.push(weights[at - 1] + weights[at - 2]);
        }
        let lengths = code_lengths(&weights);
        assert_eq!(lengths.iter().max(), Some(&15));
        let sum: u32 = lengths.iter().map(|length| 1 << (LONGEST - usize::from(*length))).sum();
        assert_eq!(sum, 1 << LONGEST);
    }

    #[test]
    fn recent_values_change_places() {
        let mut recent = Recent([1, 2, 3, 4]);
        assert_eq!((recent.again(0, false), recent.again(2, false), recent.again(0, true)), (1, 3, 1));
        assert_eq!((recent.add(9), recent.again(2, true)), (9, 2));
    }

    #[test]
    fn what_is_no_chunk_is_an_error() {
        for len in 0..200_usize {
            let packed: Vec<u8> = (0..len).map(|at| ((at * at * 31) >> 3) as u8).collect();
            let mut out = vec![0; 3000];
            drop(unpack(&packed, &mut out));
        }
    }
}
