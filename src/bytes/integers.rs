//! Integers in the byte orders of the standards.

pub use zerocopy::byteorder::big_endian::{U16 as Be16, U32 as Be32, U64 as Be64};
pub use zerocopy::byteorder::little_endian::{U16 as Le16, U32 as Le32, U64 as Le64};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

/// A 16-bit number in both byte orders, little-endian first (ECMA-119 7.2.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub struct Both16 {
    /// The little-endian half.
    pub little: Le16,
    /// The big-endian half.
    pub big: Be16,
}

/// A 32-bit number in both byte orders, little-endian first (ECMA-119 7.3.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromBytes, IntoBytes, KnownLayout, Immutable, Unaligned)]
#[repr(C)]
pub struct Both32 {
    /// The little-endian half.
    pub little: Le32,
    /// The big-endian half.
    pub big: Be32,
}

impl Both16 {
    /// Records a number in both orders.
    #[must_use]
    pub fn new(value: u16) -> Self {
        Self { little: value.into(), big: value.into() }
    }

    /// The little-endian half, which every common system reads.
    #[must_use]
    pub fn get(self) -> u16 {
        self.little.get()
    }

    /// True if both halves are equal.
    #[must_use]
    pub fn agrees(self) -> bool {
        self.little.get() == self.big.get()
    }
}

impl Both32 {
    /// Records a number in both orders.
    #[must_use]
    pub fn new(value: u32) -> Self {
        Self { little: value.into(), big: value.into() }
    }

    /// The little-endian half, which every common system reads.
    #[must_use]
    pub fn get(self) -> u32 {
        self.little.get()
    }

    /// True if both halves are equal.
    #[must_use]
    pub fn agrees(self) -> bool {
        self.little.get() == self.big.get()
    }
}
