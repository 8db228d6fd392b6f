//! One sector of a CD, as ECMA-130 (Yellow Book) and the CD-ROM XA extension define it.

#![cfg_attr(test, allow(clippy::arithmetic_side_effects, clippy::cast_possible_truncation))]

pub mod address;
mod correct;
pub mod ecc;
pub mod edc;
pub mod encode;
pub mod form;
mod galois;
pub mod header;
mod lane;
pub mod scramble;
pub mod subchannel;

/// Bytes of a sector without its subchannel.
pub const RAW_SIZE: usize = 2352;

/// The pattern that begins every data sector (ECMA-130 14.1).
pub const SYNC: [u8; 12] = [0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0];

/// A complete sector.
pub type RawSector = [u8; RAW_SIZE];
