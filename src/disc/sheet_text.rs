//! Writes the text of a cue sheet.

use std::fmt::{self, Write as _};

use super::CdText;

/// Lines indented by depth, with the line ends that Windows programs expect.
#[derive(Debug, Default)]
pub struct SheetText(String);

impl SheetText {
    /// Adds a line.
    pub fn line(&mut self, depth: usize, line: fmt::Arguments) {
        let indent = depth.saturating_mul(2);
        // Cannot fail: writing to a string always succeeds.
        let _ = write!(self.0, "{:indent$}{line}\r\n", "");
    }

    /// Adds the titles and names of the album (0) or a track.
    pub fn texts(&mut self, cd_text: &CdText, track: u8, depth: usize) {
        for line in cd_text.sheet_lines(track) {
            self.line(depth, format_args!("{line}"));
        }
    }

    /// Adds the remarks on the album (0) or a track.
    pub fn remarks(&mut self, remarks: &[(u8, String)], track: u8, depth: usize) {
        for (_, remark) in remarks.iter().filter(|(of, _)| *of == track) {
            self.line(depth, format_args!("REM {remark}"));
        }
    }

    /// The bytes of all lines.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0.into_bytes()
    }
}
