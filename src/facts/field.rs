//! Field tables: one for each on-disk structure, with the label, offset, clause and value of each field.

use zerocopy::FromBytes;

use crate::bytes::integers::{Be16, Be32, Be64, Both16, Both32, Le16, Le32, Le64};

/// One field of a structure. `field!` takes its offset and length from the layout.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The standard's name.
    pub label: &'static str,
    /// Offset from the beginning of the structure, in bytes.
    pub offset: usize,
    /// Length in bytes.
    pub len: usize,
    /// The clause that defines it.
    pub clause: Option<&'static str>,
    /// How the value is shown.
    pub value: Value,
}

impl Field {
    /// The same field of a structure that begins with so many bytes more.
    #[must_use]
    pub const fn behind(self, bytes: usize) -> Self {
        Self { offset: self.offset.saturating_add(bytes), ..self }
    }
}

/// How the bytes of a field are shown. The text of a number is its unit, with the space before it.
#[derive(Debug, Clone, Copy)]
pub enum Value {
    /// Text in the character set of the structure, left out if it is blank.
    Text,
    /// A number of 8 bits.
    Byte(&'static str),
    /// A number of 16 bits, least significant byte first.
    Le16(&'static str),
    /// A number of 32 bits, least significant byte first.
    Le32(&'static str),
    /// A number of 64 bits, least significant byte first.
    Le64(&'static str),
    /// A number of 16 bits, most significant byte first.
    Be16(&'static str),
    /// A number of 32 bits, most significant byte first.
    Be32(&'static str),
    /// A number of 64 bits, most significant byte first.
    Be64(&'static str),
    /// A number of 16 bits in both byte orders (ECMA-119 7.2.3).
    Both16(&'static str),
    /// A number of 32 bits in both byte orders (ECMA-119 7.3.3).
    Both32(&'static str),
    /// A text made from the bytes; `None` leaves the field out.
    Shown(fn(&[u8]) -> Option<String>),
}

impl Value {
    /// Formats the field; `None` if there is nothing to show.
    pub(super) fn show(self, bytes: &[u8], text: fn(&[u8]) -> String) -> Option<String> {
        match self {
            Self::Text => Some(text(bytes)).filter(|text| !text.is_empty()),
            Self::Byte(unit) => bytes.first().map(|byte| format!("{byte}{unit}")),
            Self::Le16(unit) => number::<Le16>(bytes).map(|value| format!("{value}{unit}")),
            Self::Le32(unit) => number::<Le32>(bytes).map(|value| format!("{value}{unit}")),
            Self::Le64(unit) => number::<Le64>(bytes).map(|value| format!("{value}{unit}")),
            Self::Be16(unit) => number::<Be16>(bytes).map(|value| format!("{value}{unit}")),
            Self::Be32(unit) => number::<Be32>(bytes).map(|value| format!("{value}{unit}")),
            Self::Be64(unit) => number::<Be64>(bytes).map(|value| format!("{value}{unit}")),
            Self::Both16(unit) => {
                number::<Both16>(bytes).map(|both| show_both(both.little.get().into(), both.big.get().into(), unit))
            }
            Self::Both32(unit) => {
                number::<Both32>(bytes).map(|both| show_both(both.little.get(), both.big.get(), unit))
            }
            Self::Shown(show) => show(bytes),
        }
    }
}

fn number<T: FromBytes>(bytes: &[u8]) -> Option<T> {
    T::read_from_bytes(bytes).ok()
}

/// Formats a number once, or in both orders if they disagree.
fn show_both(little: u32, big: u32, unit: &str) -> String {
    if little == big {
        format!("{little}{unit}")
    } else {
        format!("{little} (little-endian) and {big} (big-endian){unit}")
    }
}

/// Length in bytes of the field that a function picks out of a layout.
#[must_use]
pub const fn len_of<Layout, F>(_: fn(&Layout) -> &F) -> usize {
    size_of::<F>()
}

/// Makes a [`Field`] of a layout: `field!(Layout, field, "Label", "Clause", value)`. An empty clause means none.
macro_rules! field {
    ($layout:ty, $($field:ident).+, $label:expr, $clause:literal, $value:expr) => {
        $crate::facts::Field {
            label: $label,
            offset: std::mem::offset_of!($layout, $($field).+),
            len: $crate::facts::len_of(|layout: &$layout| &layout.$($field).+),
            clause: if $clause.is_empty() { None } else { Some($clause) },
            value: $value,
        }
    };
}

pub(crate) use field;
