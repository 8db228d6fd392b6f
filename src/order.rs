//! One small sort for the whole library. The standard library's is compiled anew for each type it sorts, some kilobytes
//! each time; this one sorts positions, so that there is one of it.

use std::cmp::Ordering;

/// Length up to which a run is made by insertion.
const SHORT: usize = 12;

/// The positions `0..len` in the order of what is at them. Equal ones stay in their order. What is in order already
/// takes `len` comparisons, else it is a merge sort of the runs that are.
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

/// Sorts items. Equal ones stay in their order.
pub fn sort_by<T>(items: &mut [T], compare: &mut dyn FnMut(&T, &T) -> Ordering) {
    let at = |at: usize| items.get(at);
    let order = order_by(items.len(), &mut |one, other| match (at(one), at(other)) {
        (Some(one), Some(other)) => compare(one, other),
        _ => Ordering::Equal,
    });
    arrange(order, &mut |one, other| items.swap(one, other));
}

/// Sorts numbers, texts and all else that has an order of its own.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, &mut T::cmp);
}

/// Puts what is at `order[0]` at 0 and so on, by swapping.
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

/// Finds runs that are in order and lengthens short ones; where each ends.
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

/// Merges two runs into a place of their length together.
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

#[cfg(test)]
mod tests {
    use super::*;

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
    fn what_is_in_order_is_compared_once() {
        let mut comparisons = 0;
        let order = order_by(1000, &mut |one, other| {
            comparisons += 1;
            one.cmp(&other)
        });
        assert!(order.is_sorted() && comparisons < 1000);
    }
}
