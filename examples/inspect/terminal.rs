//! Output for terminals: names in an image may have characters that a terminal would obey, or that are invisible.

use std::fmt::Display;
use std::io::{self, Write};

use discern::invisible::{is_invisible, push_visible};

/// Replaces invisible characters by visible escapes, except for line ends.
pub(crate) fn visible(text: impl Display) -> String {
    let (text, mut shown) = (text.to_string(), String::new());
    for (number, line) in text.split('\n').enumerate() {
        if number > 0 {
            shown.push('\n');
        }
        push_visible(line, &mut shown);
    }
    shown
}

/// Writes text with invisible characters replaced by visible escapes, except for line ends and tabs.
pub(crate) struct Terminal<W> {
    inner: W,
    /// Whether text is written unchanged: JSON has escapes of its own.
    is_exact: bool,
}

impl<W> Terminal<W> {
    pub(crate) const fn new(inner: W, is_exact: bool) -> Self {
        Self { inner, is_exact }
    }
}

fn is_shown(character: char) -> bool {
    matches!(character, '\n' | '\t') || !is_invisible(character)
}

/// Whether bytes are ASCII that is shown. It looks at all of them, which is faster than an end at the first other one.
fn is_plain(bytes: &[u8]) -> bool {
    let is_plain = |byte: &u8| matches!(byte, b' '..=b'~') | (*byte == b'\n') | (*byte == b'\t');
    bytes.iter().fold(true, |all, byte| all & is_plain(byte))
}

impl<W: Write> Write for Terminal<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes).map(|()| bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        // Most lines are plain ASCII, and a list may have a million of them.
        if self.is_exact || is_plain(bytes) {
            return self.inner.write_all(bytes);
        }
        let text = String::from_utf8_lossy(bytes);
        if text.chars().all(is_shown) {
            return self.inner.write_all(bytes);
        }
        let mut shown = String::with_capacity(text.len());
        for character in text.chars() {
            if is_shown(character) {
                shown.push(character);
            } else {
                push_visible(character.encode_utf8(&mut [0; 4]), &mut shown);
            }
        }
        self.inner.write_all(shown.as_bytes())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_obeys_no_name() {
        let mut out = Terminal::new(Vec::new(), false);
        writeln!(out, "a\u{1b}[2Jb\tc\u{9b}\u{202e}").unwrap();
        assert_eq!(String::from_utf8(out.inner).unwrap(), "a⟨U+001B⟩[2Jb\tc⟨U+009B⟩⟨U+202E⟩\n");
        let mut out = Terminal::new(Vec::new(), true);
        writeln!(out, "{{\"a\":\"\u{202e}\"}}").unwrap();
        assert_eq!(String::from_utf8(out.inner).unwrap(), "{\"a\":\"\u{202e}\"}\n");
        assert_eq!(visible("a\r\nb"), "a⟨U+000D⟩\nb");
    }
}
