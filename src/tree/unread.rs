//! Directories that have not been listed yet, in the order of the image.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Rows of unread directories by position, so that listing all of them crosses the image once: onward from the last
/// listed one, and from the end back to the start.
#[derive(Debug, Clone)]
pub(super) struct Unread {
    /// Those before this place wait for the next crossing.
    turn: u64,
    ahead: BinaryHeap<Reverse<(u64, u32)>>,
    behind: BinaryHeap<Reverse<(u64, u32)>>,
}

impl Unread {
    /// One directory, at its position.
    pub(super) fn new(location: u64, row: u32) -> Self {
        let mut unread = Self { turn: 0, ahead: BinaryHeap::new(), behind: BinaryHeap::new() };
        unread.add(location, row);
        unread
    }

    /// Adds a directory.
    pub(super) fn add(&mut self, location: u64, row: u32) {
        let heap = if location < self.turn { &mut self.behind } else { &mut self.ahead };
        heap.push(Reverse((location, row)));
    }

    /// The first directory at or after a place that is still unread, otherwise the first of all.
    pub(super) fn next(&mut self, location: u64, is_unread: impl Fn(u32) -> bool) -> Option<u32> {
        if location < self.turn {
            self.ahead.append(&mut self.behind);
        }
        self.turn = location;
        // Ends, since each round takes a directory away, and the heaps are exchanged once.
        loop {
            let Some(Reverse((place, row))) = self.ahead.peek().copied() else {
                self.turn = 0;
                std::mem::swap(&mut self.ahead, &mut self.behind);
                if self.ahead.is_empty() {
                    return None;
                }
                continue;
            };
            if !is_unread(row) {
                self.ahead.pop();
            } else if place < self.turn {
                self.behind.extend(self.ahead.pop());
            } else {
                return Some(row);
            }
        }
    }
}
