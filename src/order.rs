//! One small sort and one small map for the whole library. The standard library's are compiled anew for each type, some
//! kilobytes each time; this sort sorts positions, so that there is one of it, and the map is a sorted list.

use std::cmp::Ordering;

/// Length up to which a run is sorted by insertion.
const SHORT: usize = 12;

/// Sorts the positions `0..len` by the items at them. The sort is stable. Sorted input takes `len` comparisons;
/// otherwise it is a merge sort of the sorted runs.
pub fn order_by(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..len).collect();
    let mut ends = runs(&mut order, compare);
    let mut other = vec![0; if ends.len() > 1 { len } else { 0 }];
    while ends.len() > 1 {
        let mut start = 0;
        for pair in ends.chunks(2) {
            let (Some(middle), Some(end)) = (pair.first().copied(), pair.last().copied()) else { continue };
            let left = order.get(start..middle).unwrap_or_default();
            let right = order.get(middle..end).unwrap_or_default();
            merge(left, right, other.get_mut(start..end).unwrap_or_default(), compare);
            start = end;
        }
        std::mem::swap(&mut order, &mut other);
        ends = ends.chunks(2).filter_map(|pair| pair.last().copied()).collect();
    }
    order
}

/// Sorts items. The sort is stable.
pub fn sort_by<T>(items: &mut [T], compare: &mut dyn FnMut(&T, &T) -> Ordering) {
    let at = |at: usize| items.get(at);
    let order = order_by(items.len(), &mut |one, other| match (at(one), at(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    arrange(order, &mut |one, other| items.swap(one, other));
}

/// Sorts items by their own order.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, &mut T::cmp);
}

/// Moves the item at `order[0]` to 0 and so on, by swapping.
fn arrange(mut order: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut at = start;
        while let Some(place) = order.get_mut(at) {
            let next = std::mem::replace(place, at);
            if next == start || next == at {
                break;
            }
            swap(at, next);
            at = next;
        }
    }
}

/// Finds sorted runs and lengthens short ones; returns the end of each.
fn runs(order: &mut [usize], compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut start = 0_usize;
    while start < order.len() {
        let rest = order.get_mut(start..).unwrap_or_default();
        let mut end = rest.windows(2).take_while(|pair| in_order(pair, compare)).count().saturating_add(1);
        while end < rest.len().min(SHORT) {
            let mut at = end;
            while let Some([before, here]) = at.checked_sub(1).and_then(|before| rest.get_mut(before..=at)) {
                if compare(*here, *before) != Ordering::Less {
                    break;
                }
                std::mem::swap(before, here);
                at = at.saturating_sub(1);
            }
            end = end.saturating_add(1);
        }
        start = start.saturating_add(end);
        ends.push(start);
    }
    ends
}

fn in_order(pair: &[usize], compare: &mut dyn FnMut(usize, usize) -> Ordering) -> bool {
    matches!(pair, [one, other] if compare(*other, *one) != Ordering::Less)
}

/// Merges two runs into a space as long as both.
fn merge<'a>(
    mut left: &'a [usize],
    mut right: &'a [usize],
    to: &mut [usize],
    compare: &mut dyn FnMut(usize, usize) -> Ordering,
) {
    for place in to {
        let is_right = match (left.first(), right.first()) {
            (Some(one), Some(other)) => compare(*other, *one) == Ordering::Less,
            (first, _) => first.is_none(),
        };
        let from = if is_right { &mut right } else { &mut left };
        let Some((first, rest)) = from.split_first() else { return };
        *place = *first;
        *from = rest;
    }
}

/// A map as a list in the order of its keys: for few keys, or for keys that mostly arrive in order. Inserting a key
/// before others moves those after it; a removed key keeps its place.
#[derive(Debug, Clone)]
pub struct SortedMap<K, V>(Vec<(K, Option<V>)>);

impl<K, V> Default for SortedMap<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord + Copy, V> SortedMap<K, V> {
    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: K) -> Option<&V> {
        self.0.get(self.place(key).ok()?)?.1.as_ref()
    }

    /// Whether a key has a value.
    #[must_use]
    pub fn contains_key(&self, key: K) -> bool {
        self.get(key).is_some()
    }

    /// Keys and values, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (K, &V)> {
        self.0.iter().filter_map(|(key, value)| Some((*key, value.as_ref()?)))
    }

    /// Sets the value of a key.
    pub fn insert(&mut self, key: K, value: V) {
        match self.place(key) {
            Ok(place) => {
                if let Some((_, known)) = self.0.get_mut(place) {
                    *known = Some(value);
                }
            }
            Err(place) => self.0.insert(place, (key, Some(value))),
        }
    }

    /// Removes the value of a key.
    pub fn remove(&mut self, key: K) {
        if let Some((_, value)) = self.place(key).ok().and_then(|place| self.0.get_mut(place)) {
            *value = None;
        }
    }

    /// Keys and values from a key on, in their order.
    pub fn iter_from(&self, key: K) -> impl Iterator<Item = (K, &V)> {
        let (Ok(start) | Err(start)) = self.place(key);
        let rest = self.0.get(start..).unwrap_or_default();
        rest.iter().filter_map(|(key, value)| Some((*key, value.as_ref()?)))
    }

    /// Position of a key, or its position if it were inserted.
    fn place(&self, key: K) -> Result<usize, usize> {
        // Keys mostly come in their order.
        match self.0.last() {
            Some((last, _)) if *last >= key => self.0.binary_search_by(|(known, _)| known.cmp(&key)),
            _ => Err(self.0.len()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_keeps_the_order_of_its_keys() {
        let mut map = SortedMap::default();
        let mut expected = std::collections::BTreeMap::new();
        for key in numbers(500, 100) {
            if key % 3 == 0 {
                map.remove(key);
                expected.remove(&key);
            } else {
                map.insert(key, key * 2);
                expected.insert(key, key * 2);
            }
            assert_eq!(map.get(key), expected.get(&key));
        }
        assert!(map.iter().eq(expected.iter().map(|(key, value)| (*key, value))));
        assert!(map.iter_from(50).eq(expected.range(50..).map(|(key, value)| (*key, value))));
    }

    /// Numbers without any order, the same each time.
    fn numbers(count: usize, below: u64) -> Vec<u64> {
        let mut state = 88_172_645_463_325_252_u64;
        let next = || {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state % below
        };
        std::iter::repeat_with(next).take(count).collect()
    }

    #[test]
    fn items_are_sorted_as_the_standard_library_sorts_them() {
        for count in [0, 1, 2, 3, 11, 12, 13, 24, 25, 100, 1000, 4097] {
            for below in [1, 2, 10, 1 << 40] {
                let keyed: Vec<(u64, usize)> = numbers(count, below).into_iter().zip(0..).collect();
                let mut expected = keyed.clone();
                expected.sort_by_key(|(key, _)| *key);
                let mut sorted = keyed.clone();
                sort_by(&mut sorted, &mut |one, other| one.0.cmp(&other.0));
                assert_eq!(sorted, expected, "{count} below {below}");
                expected.reverse();
                sort(&mut expected);
                assert!(expected.is_sorted());
            }
        }
    }

    #[test]
    fn sorted_items_are_compared_once() {
        let mut comparisons = 0;
        let order = order_by(1000, &mut |one, other| {
            comparisons += 1;
            one.cmp(&other)
        });
        assert!(order.is_sorted() && comparisons < 1000);
    }
}
