//! How sectors are stored in a file: how far apart, and where in each the wanted bytes are.

/// The place of a run of bytes in every sector of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SectorLayout {
    /// Bytes from one sector's start to the next.
    pub stride: u16,
    /// Where in a stored sector the user data begins.
    pub user_offset: u16,
    /// Bytes of user data.
    pub user_len: u16,
}

impl SectorLayout {
    /// User data only.
    pub const COOKED: Self = Self { stride: 2048, user_offset: 0, user_len: 2048 };

    /// Whole sectors, of which all is wanted.
    pub const AUDIO: Self = Self { stride: 2352, user_offset: 0, user_len: 2352 };

    /// Whether nothing stands between one sector's user data and the next's: then a range is one slice.
    #[must_use]
    pub const fn is_contiguous(self) -> bool {
        self.stride == self.user_len
    }
}
