//! What is known of a thing, as lines for a person: a label, a value, the byte it stands at, the clause.

/// A titled list of facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// What the facts are about, as in "Primary Volume Descriptor".
    pub title: String,
    /// In the order the standard has them.
    pub lines: Vec<Fact>,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The standard's name of the field, or a plain word.
    pub label: String,
    /// For reading, without a unit left to guess.
    pub value: String,
    /// Absolute byte in the user's file at which it stands, where it has one place.
    pub byte: Option<u64>,
}

impl Facts {
    /// An empty list.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), lines: Vec::new() }
    }

    /// Adds a line.
    pub fn add(&mut self, label: impl Into<String>, value: impl Into<String>) {
        self.lines.push(Fact { label: label.into(), value: value.into(), byte: None });
    }

    /// Adds a line that stands at a byte.
    pub fn add_at(&mut self, label: impl Into<String>, value: impl Into<String>, byte: u64) {
        self.lines.push(Fact { label: label.into(), value: value.into(), byte: Some(byte) });
    }
}
