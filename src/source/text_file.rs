//! A text that describes a disc, and the positions of its statements in the user's file.

use std::fmt;

use super::Source;
use crate::bytes::text::Encoding;

/// Position of a statement in a text or a binary descriptor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Statement {
    /// First byte in the user's file.
    pub byte: u64,
    /// Line, counted from 1; 0 if the descriptor has no lines.
    pub line: u32,
}

impl Statement {
    /// Makes the position of a statement in a binary descriptor.
    #[must_use]
    pub const fn at(byte: u64) -> Self {
        Self { byte, line: 0 }
    }

    /// The recorded value with its line, for a finding.
    #[must_use]
    pub fn found(self, what: impl fmt::Display) -> String {
        if self.line == 0 { what.to_string() } else { format!("{what} in line {}", self.line) }
    }
}

/// First byte of a line in the decoded text and in the file.
#[derive(Debug, Clone, Copy)]
struct LineStart {
    text: usize,
    file: u64,
    number: u32,
}

/// A decoded text.
#[derive(Debug)]
pub struct TextFile {
    /// The text, which may begin with a byte order mark.
    pub text: String,
    lines: Vec<LineStart>,
    /// Whether the file has the same bytes as the text.
    is_plain: bool,
    content: Option<Source>,
}

impl TextFile {
    /// Decodes all bytes of a file.
    #[must_use]
    pub fn new(bytes: &[u8], encoding: &Encoding, content: &Source) -> Self {
        let text = encoding.decode(bytes).into_owned();
        let is_plain = text.as_bytes() == bytes;
        let starts = if is_plain { None } else { Some(starts_in(bytes, encoding.unit())) };
        let lines = lines(&text, starts.as_deref());
        Self { text, lines, is_plain, content: Some(content.clone()) }
    }

    /// Position of a statement that begins at an offset of the text.
    #[must_use]
    pub fn statement(&self, offset: usize) -> Statement {
        let after = self.lines.partition_point(|line| line.text <= offset);
        let Some(line) = after.checked_sub(1).and_then(|at| self.lines.get(at)) else { return Statement::default() };
        // In other encodings, characters have different lengths in the file, so the start of the line is used.
        let within = if self.is_plain { offset.saturating_sub(line.text) } else { 0 };
        let byte = line.file.saturating_add(within as u64);
        let byte = self.content.as_ref().map_or(byte, |content| content.absolute(byte));
        Statement { byte, line: line.number }
    }
}

impl From<&str> for TextFile {
    fn from(text: &str) -> Self {
        Self { text: text.to_owned(), lines: lines(text, None), is_plain: true, content: None }
    }
}

/// The lines of a text; `starts` are their first bytes in the file, if these differ. Lines end with LF, CR or both.
fn lines(text: &str, starts: Option<&[u64]>) -> Vec<LineStart> {
    let mut lines = Vec::new();
    let (mut at, mut number) = (0_usize, 1_u32);
    let mut before = "";
    for (nth, line) in text.split_inclusive(['\n', '\r']).enumerate() {
        let is_rest_of_break = before.ends_with('\r') && line == "\n";
        if nth > 0 && !is_rest_of_break {
            number = number.saturating_add(1);
        }
        let file = starts.map_or(at as u64, |starts| starts.get(nth).copied().unwrap_or(0));
        lines.push(LineStart { text: at, file, number });
        at = at.saturating_add(line.len());
        before = line;
    }
    lines
}

/// The bytes after each LF and CR in a file whose characters have `unit` bytes or multiples of it, and its first byte.
fn starts_in(bytes: &[u8], unit: usize) -> Vec<u64> {
    let is_break = |character: &[u8]| {
        let mut others = character.iter().filter(|byte| **byte != 0);
        matches!((others.next(), others.next()), (Some(b'\n' | b'\r'), None))
    };
    let breaks = bytes.chunks_exact(unit.max(1)).enumerate().filter(|(_, character)| is_break(character));
    let after = breaks.map(|(nth, _)| nth.saturating_add(1).saturating_mul(unit) as u64);
    std::iter::once(0).chain(after).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_have_the_line_and_the_byte_of_the_file() {
        let text = "A\r\nB C\rD\n\nE";
        let plain = TextFile::from(text);
        let places = |file: &TextFile| {
            ["A", "B", "C", "D", "E"].map(|word| {
                let Statement { byte, line } = file.statement(file.text.find(word).unwrap());
                (byte, line)
            })
        };
        assert_eq!(places(&plain), [(0, 1), (3, 2), (5, 2), (7, 3), (10, 5)]);
        for (id, unit) in [("utf-16le", 2), ("utf-32be", 4)] {
            let character = |c: char| match unit {
                2 => (c as u16).to_le_bytes().to_vec(),
                _ => (c as u32).to_be_bytes().to_vec(),
            };
            let bytes: Vec<u8> = text.chars().flat_map(character).collect();
            let file = TextFile::new(&bytes, Encoding::by_id(id).unwrap(), &Source::from_bytes(bytes.as_slice()));
            let line = |at: u64| at * unit;
            assert_eq!(places(&file), [(0, 1), (line(3), 2), (line(3), 2), (line(7), 3), (line(10), 5)], "{id}");
        }
    }
}
