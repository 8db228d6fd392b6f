//! Text fields of fixed length.

use super::descriptors::Kind;
use super::joliet;

/// A field without the zeros and blanks that fill its end.
pub(super) fn trimmed(field: &[u8]) -> &[u8] {
    let end = field.iter().rposition(|byte| !matches!(byte, 0 | b' ')).map_or(0, |last| last.saturating_add(1));
    field.get(..end).unwrap_or_default()
}

/// A field as text, without the padding after it. The standard allows a-characters only; some writers use UTF-8.
/// Anything else is decoded as Latin-1, which loses nothing.
pub(super) fn text(field: &[u8]) -> String {
    let field = trimmed(field);
    std::str::from_utf8(field).map_or_else(|_| field.iter().map(|byte| char::from(*byte)).collect(), str::to_owned)
}

/// The decoder for text in the character set of a descriptor.
pub(super) fn decoder(kind: Kind) -> fn(&[u8]) -> String {
    match kind {
        Kind::Joliet(_) => |field| joliet::decode(field).trim_end_matches(['\0', ' ']).to_owned(),
        _ => text,
    }
}
