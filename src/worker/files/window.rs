//! A window on a file that is read sequentially, and the detection of such reads.

use std::collections::VecDeque;

/// Number of sequential bytes after which reading ahead pays off: opening an image reads fewer.
const RUN: u64 = 2 << 20;

/// Number of bytes that a sequential read may skip.
const GAP: u64 = 1 << 20;

/// Number of bytes held after the last read.
const AHEAD: u64 = 3 << 20;

/// Number of remaining bytes below which more are read.
const LOW: u64 = 2 << 20;

/// Approximate maximum number of bytes read by a step of a job: a piece of user data, in raw sectors with subchannels.
const STEP: u64 = 3 << 19;

/// Number of bytes held before the last read: comparing two views of the same sectors reads them twice, piece by piece.
const BEHIND: u64 = 3 << 20;

/// Bytes of a file around the current position.
#[derive(Debug, Default)]
pub(crate) struct Window {
    held: VecDeque<u8>,
    /// Offset of these bytes in the file.
    start: u64,
    /// End of the last read, and the number of bytes read sequentially before it.
    next: u64,
    run: u64,
}

impl Window {
    /// Records a read, and copies the held bytes at its beginning into `buf`.
    pub(crate) fn read(&mut self, offset: u64, buf: &mut [u8]) -> usize {
        let end = offset.saturating_add(buf.len() as u64);
        if offset <= self.next.saturating_add(GAP) && offset.saturating_add(BEHIND) >= self.next {
            self.run = self.run.saturating_add(end.saturating_sub(self.next));
            self.next = self.next.max(end);
        } else {
            self.run = buf.len() as u64;
            self.next = end;
        }
        self.copy(offset, buf)
    }

    fn copy(&self, offset: u64, buf: &mut [u8]) -> usize {
        let Some(skip) = offset.checked_sub(self.start).and_then(|skip| usize::try_from(skip).ok()) else { return 0 };
        let (front, back) = self.held.as_slices();
        let parts = [front.get(skip..), back.get(skip.saturating_sub(front.len())..)];
        let mut done = 0;
        for part in parts.into_iter().flatten() {
            let left = buf.get_mut(done..).unwrap_or_default();
            let count = part.len().min(left.len());
            if let (Some(to), Some(from)) = (left.get_mut(..count), part.get(..count)) {
                to.copy_from_slice(from);
            }
            done = done.saturating_add(count);
        }
        done
    }

    /// Whether to read more of a file of this length: it is read sequentially, and few bytes remain.
    pub(crate) fn is_wanting(&self, len: u64) -> bool {
        self.run >= RUN && self.next < len && !self.reaches(self.next.saturating_add(LOW).min(len))
    }

    /// Whether enough bytes are held.
    pub(crate) fn is_full(&self) -> bool {
        self.reaches(self.next.saturating_add(AHEAD))
    }

    /// Whether the bytes for the next step of a job are held, in a file of this length.
    pub(crate) fn is_enough(&self, len: u64) -> bool {
        self.reaches(self.next.saturating_add(STEP).min(len))
    }

    /// Whether all bytes from the last read up to there are held.
    fn reaches(&self, end: u64) -> bool {
        self.is_near() && self.end() >= end
    }

    /// Whether the held bytes reach the end of the last read.
    fn is_near(&self) -> bool {
        self.start <= self.next && self.next <= self.end().saturating_add(GAP)
    }

    /// End of the held bytes.
    pub(crate) fn end(&self) -> u64 {
        self.start.saturating_add(self.held.len() as u64)
    }

    /// Offset of the next bytes to read: the end of the held bytes, or another position if those are of no more use.
    pub(crate) fn place(&mut self) -> u64 {
        if !self.is_near() || self.held.is_empty() {
            self.held.clear();
            self.start = self.next;
        }
        self.end()
    }

    /// Adds bytes at an offset, if they follow the held ones, and releases those far before.
    pub(crate) fn push(&mut self, at: u64, bytes: &[u8]) {
        if at != self.end() {
            return;
        }
        let behind = self.next.saturating_sub(BEHIND).saturating_sub(self.start);
        let behind = usize::try_from(behind).unwrap_or(usize::MAX).min(self.held.len());
        self.held.drain(..behind);
        self.start = self.start.saturating_add(behind as u64);
        // A vector that grows by itself would reserve twice as much.
        self.held.reserve_exact(bytes.len());
        self.held.extend(bytes);
    }

    /// Releases everything.
    pub(crate) fn release(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Content in which every eighth of a kibibyte has its own number.
    fn bytes(offset: u64, len: usize) -> Vec<u8> {
        let mut bytes = vec![0; len];
        for (at, byte) in (offset..).zip(&mut bytes).filter(|(at, _)| at % 128 == 0) {
            *byte = u8::try_from(at / 128 % 251).unwrap();
        }
        bytes
    }

    /// Reads through a window and fills it, like reading ahead does; returns the number of bytes that were not held.
    fn read(window: &mut Window, offset: u64, len: usize, file: u64) -> usize {
        let mut buf = vec![0; len];
        let got = window.read(offset, &mut buf);
        assert_eq!(buf[..got], bytes(offset, got), "at {offset}");
        if window.is_wanting(file) {
            while !window.is_full() {
                let at = window.place();
                let count = file.saturating_sub(at).min(300_000);
                if count == 0 {
                    break;
                }
                window.push(at, &bytes(at, usize::try_from(count).unwrap()));
            }
        }
        len.saturating_sub(got)
    }

    #[test]
    fn what_is_read_on_and_on_is_held_before_it_is_read_and_no_more_than_little_of_it() {
        let (mut window, file) = (Window::default(), 60 << 20);
        let mut missed = 0;
        for offset in (0..file).step_by(1 << 20) {
            missed += read(&mut window, offset, 1 << 20, file);
            assert!(window.held.len() <= 7 << 20, "{} held", window.held.len());
        }
        assert_eq!(missed, 2 << 20);
    }

    #[test]
    fn a_step_of_a_job_is_enough_to_go_on_with() {
        let (mut window, file) = (Window::default(), 60 << 20);
        for offset in [0, 1 << 20] {
            window.read(offset, &mut vec![0; 1 << 20]);
        }
        let at = window.place();
        window.push(at, &bytes(at, 1 << 20));
        assert!(!window.is_enough(file), "a step may read more");
        assert!(window.is_enough(3 << 20), "that is all there is");
        window.push(at + (1 << 20), &bytes(at + (1 << 20), 1 << 20));
        assert!(window.is_enough(file) && !window.is_full());
    }

    #[test]
    fn the_same_bytes_are_read_twice_by_turns() {
        let (mut window, file) = (Window::default(), 60 << 20);
        let mut missed = 0;
        for offset in (0..file).step_by(2 << 20) {
            missed += read(&mut window, offset, 2 << 20, file);
            missed += read(&mut window, offset, 2 << 20, file);
        }
        assert_eq!(missed, 4 << 20);
    }

    #[test]
    fn reads_here_and_there_hold_nothing() {
        let (mut window, file) = (Window::default(), 1 << 40);
        for step in 0..100 {
            read(&mut window, step * 10_000_000_000, 1 << 20, file);
        }
        assert!(window.held.is_empty());
    }

    #[test]
    fn a_jump_goes_on_at_the_new_place() {
        let (mut window, file) = (Window::default(), 1 << 40);
        for (from, expected) in [(0, 2 << 20), (1 << 30, 2 << 20), (3 << 20, 2 << 20)] {
            let steps = (0..20).map(|step| read(&mut window, from + (step << 20), 1 << 20, file));
            assert_eq!(steps.sum::<usize>(), expected, "from {from}");
        }
    }
}
