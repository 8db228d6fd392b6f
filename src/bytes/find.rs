//! Searches for bytes within bytes.

/// Offset of the first place where `wanted` stands; `None` if there is none, or nothing is wanted.
pub(crate) fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    if wanted.is_empty() {
        return None;
    }
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn the_first_place_is_found() {
        assert_eq!(find(b"ababa", b"ba"), Some(1));
        assert_eq!(find(b"ab", b"abc"), None);
        assert_eq!(find(b"ab", b""), None);
    }
}
