//! The mode of a track.

/// The type of a track's sectors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TrackMode {
    /// Audio samples.
    Audio,
    /// Empty sectors.
    Mode0,
    /// 2048 bytes of user data with EDC and ECC.
    Mode1,
    /// Mode 2, with mixed or unknown forms.
    Mode2,
    /// Mode 2, all of Form 1.
    Mode2Form1,
    /// Mode 2, all of Form 2.
    Mode2Form2,
}
