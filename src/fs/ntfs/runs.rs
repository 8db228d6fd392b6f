//! Mapping pairs, which list the clusters of a value.

/// Consecutive clusters of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    /// Number of the first cluster on the volume; `None` for a hole.
    pub(super) start: Option<u64>,
    pub(super) count: u64,
}

/// Parses mapping pairs up to their end. Also returns whether they become invalid before it.
pub(super) fn runs(mut bytes: &[u8]) -> (Vec<Run>, bool) {
    let mut runs = Vec::new();
    let mut cluster = 0_i64;
    while let Some((&head, rest)) = bytes.split_first().filter(|(head, _)| **head != 0) {
        let (length, offset) = (usize::from(head & 0x0F), usize::from(head >> 4));
        let parts =
            rest.split_at_checked(length).and_then(|(count, rest)| Some((count, rest.split_at_checked(offset)?)));
        let Some((count, (delta, rest))) = parts else { return (runs, true) };
        let Some(count) = number(count).and_then(|count| u64::try_from(count).ok()).filter(|count| *count > 0) else {
            return (runs, true);
        };
        let start = if offset == 0 {
            None
        } else {
            let Some(next) = number(delta).and_then(|delta| cluster.checked_add(delta)) else { return (runs, true) };
            let Ok(start) = u64::try_from(next) else { return (runs, true) };
            cluster = next;
            Some(start)
        };
        runs.push(Run { start, count });
        bytes = rest;
    }
    (runs, false)
}

/// A signed number of up to 8 bytes.
fn number(bytes: &[u8]) -> Option<i64> {
    let last = bytes.last()?;
    let mut wide = if last & 0x80 == 0 { [0; 8] } else { [0xFF; 8] };
    wide.get_mut(..bytes.len())?.copy_from_slice(bytes);
    Some(i64::from_le_bytes(wide))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_lengths_and_signed_distances() {
        let run = |start, count| Run { start, count };
        let pairs = [0x21, 0x18, 0x34, 0x56, 0x11, 0x30, 0xE0, 0x01, 0x20, 0x12, 0x00, 0x01, 0x05, 0x00, 0x77];
        let expected = [run(Some(0x5634), 0x18), run(Some(0x5614), 0x30), run(None, 0x20), run(Some(0x5619), 0x100)];
        assert_eq!(runs(&pairs), (expected.to_vec(), false));
        for wrong in
            [&[0x21, 1][..], &[0x11, 0, 5], &[0x11, 5, 0x80], &[0x91, 1], &[0x19, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]]
        {
            assert_eq!(runs(wrong), (vec![], true), "{wrong:?}");
        }
    }
}
