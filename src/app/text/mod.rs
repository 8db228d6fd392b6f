//! Converts values to text for cells, and text from fields to values. Needs no browser, so that it is tested natively
//! (`tests/page.rs`).

pub(crate) mod addition_names;
pub(crate) mod byte_formats;
pub(crate) mod dates_sizes;
pub(crate) mod disc_address;
pub(crate) mod fields;
pub(crate) mod hex_digits;
pub(crate) mod meanings;
pub(crate) mod verdict;
