//! The distance between sessions on a CD.

/// Sectors from the end of a session's program area to the first sector of the next session. After the first session:
/// lead-out 6,750, lead-in 4,500 and pregap 150. Later lead-outs have 2,250 sectors.
pub(super) const fn session_gap(session: u16) -> i32 {
    if session <= 1 { 11_400 } else { 6_900 }
}
