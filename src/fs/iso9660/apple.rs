//! Apple's extensions to ISO 9660: a file's type and creator on a Mac, or its ProDOS type (Technical Note FL 36).

/// Bytes of an entry "BA", the form before version 2, which has its kind where others have their length.
pub(super) fn old_entry_length(signature: [u8; 2], kind: u8) -> Option<usize> {
    match (&signature, kind) {
        (b"BA", 1) => Some(6),
        (b"BA", 2 | 3) => Some(11),
        (b"BA", 4 | 5) => Some(139),
        (b"BA", 6) => Some(13),
        _ => None,
    }
}
