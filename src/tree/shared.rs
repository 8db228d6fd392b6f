//! A list whose copies share the items they have in common, so that a copy with one item changed costs one item.

use std::rc::Rc;

/// Items per chunk: a change copies the pointers of one chunk, and copying the list those to all chunks.
const CHUNK: usize = 256;

/// A list that is cheap to copy: an item is cloned only if it is changed while another copy shares it.
#[derive(Debug)]
pub(super) struct SharedVec<T> {
    chunks: Vec<Rc<Vec<Rc<T>>>>,
    len: usize,
}

impl<T> Clone for SharedVec<T> {
    fn clone(&self) -> Self {
        Self { chunks: self.chunks.clone(), len: self.len }
    }
}

impl<T> Default for SharedVec<T> {
    fn default() -> Self {
        Self { chunks: Vec::new(), len: 0 }
    }
}

impl<T: Clone> SharedVec<T> {
    /// Number of items.
    pub(super) const fn len(&self) -> usize {
        self.len
    }

    /// Item at a position.
    pub(super) fn get(&self, at: usize) -> Option<&T> {
        self.item(at).map(Rc::as_ref)
    }

    /// Item at a position, to be changed; cloned first if another copy of the list shares it.
    pub(super) fn get_mut(&mut self, at: usize) -> Option<&mut T> {
        let chunk = self.chunks.get_mut(at / CHUNK)?;
        if at % CHUNK >= chunk.len() {
            return None;
        }
        Rc::make_mut(chunk).get_mut(at % CHUNK).map(Rc::make_mut)
    }

    /// Appends an item.
    pub(super) fn push(&mut self, item: T) {
        let item = Rc::new(item);
        match self.chunks.last_mut().filter(|chunk| chunk.len() < CHUNK) {
            Some(chunk) => Rc::make_mut(chunk).push(item),
            None => self.chunks.push(Rc::new(vec![item])),
        }
        self.len = self.len.saturating_add(1);
    }

    /// All items in order.
    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = &T> {
        Counted { items: self.chunks.iter().flat_map(|chunk| chunk.iter()).map(Rc::as_ref), left: self.len }
    }

    /// Positions of items that the two lists do not share, in order, including those that only one of them has. Shared
    /// chunks are skipped.
    pub(super) fn differing(&self, other: &Self) -> Vec<usize> {
        let mut found = Vec::new();
        let chunks = self.chunks.len().max(other.chunks.len());
        for number in 0..chunks {
            let (ours, theirs) = (self.chunks.get(number), other.chunks.get(number));
            if ours.zip(theirs).is_some_and(|(ours, theirs)| Rc::ptr_eq(ours, theirs)) {
                continue;
            }
            let start = number.saturating_mul(CHUNK);
            let end = start.saturating_add(CHUNK).min(self.len.max(other.len));
            found.extend((start..end).filter(|at| !self.is_shared(other, *at)));
        }
        found
    }

    fn item(&self, at: usize) -> Option<&Rc<T>> {
        self.chunks.get(at / CHUNK)?.get(at % CHUNK)
    }

    fn is_shared(&self, other: &Self, at: usize) -> bool {
        self.item(at).zip(other.item(at)).is_some_and(|(ours, theirs)| Rc::ptr_eq(ours, theirs))
    }
}

/// An iterator that knows how many items are left.
struct Counted<I> {
    items: I,
    left: usize,
}

impl<I: Iterator> Iterator for Counted<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        self.left = self.left.saturating_sub(1);
        self.items.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl<I: Iterator> ExactSizeIterator for Counted<I> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_shares_all_but_what_was_changed() {
        let mut list = SharedVec::default();
        (0..1000).for_each(|number| list.push(number));
        let before = list.clone();
        *list.get_mut(300).unwrap() = 1;
        list.push(2);
        assert_eq!((before.get(300), list.get(300), list.len(), before.len()), (Some(&300), Some(&1), 1001, 1000));
        assert_eq!(list.differing(&before), [300, 1000]);
        assert_eq!(before.differing(&list), [300, 1000]);
        assert_eq!(list.iter().len(), 1001);
        assert!(list.get_mut(1001).is_none() && list.get(1001).is_none());
    }
}
