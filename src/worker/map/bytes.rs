//! Bytes of the user's files, and searches through them.

use std::rc::Rc;

use discern::browse::byte_map::byte_of_sector;
use discern::browse::{BytePattern, ByteSearch, Direction};
use discern::bytes::text::Encoding;
use discern::disc::Lba;
use discern::error::{Error, Result};
use discern::protocol::map::{BytePlace, Bytes, Find, PatternInfo, SectorByte};
use discern::protocol::{Failure, FileBytes};
use discern::refusal::Refusal;
use discern::source::Source;

use crate::failures;
use crate::jobs::Job;
use crate::session::{Session, Shared};

/// Maximum number of bytes of an answer: those that are copied.
const MOST: u32 = 1 << 20;

/// Bytes searched between two looks at the clock.
const STRIDE: u64 = 1 << 20;

static NO_DIGITS: Refusal = Refusal {
    code: "FIND-NO-DIGITS",
    sentence: "“{0}” isn’t bytes in hexadecimal digits.",
    advice: "Enter two digits for each byte, as in 43 44 30 30 31.",
};

static NOT_ENCODED: Refusal = Refusal {
    code: "FIND-NOT-ENCODED",
    sentence: "This encoding can’t express “{0}”.",
    advice: "Choose another encoding, or search for bytes.",
};

impl Session {
    fn user_file(&self, number: u32) -> Result<Source> {
        let file = usize::try_from(number).ok().and_then(|number| self.originals.all().get(number));
        file.map(|file| file.content.clone()).ok_or_else(|| Error::NotFound(format!("file {number}")))
    }

    /// Some bytes of a file.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn bytes_of_file(&mut self, ask: Bytes) -> Result<FileBytes> {
        let count = usize::try_from(ask.count.min(MOST)).unwrap_or(0);
        Ok(FileBytes { offset: ask.offset, bytes: self.user_file(ask.file)?.read_up_to(ask.offset, count)? })
    }

    /// Location of a sector.
    ///
    /// # Errors
    /// None; it is answered like requests that read the image.
    pub fn sector_byte(&mut self, ask: SectorByte) -> Result<Option<BytePlace>> {
        let place = byte_of_sector(&self.image.disc, Lba(ask.lba));
        Ok(place.map(|(file, byte)| BytePlace { file: file.0, byte }))
    }
}

/// Searches a file.
///
/// # Errors
/// If it cannot be read, nothing can be searched for, or the user cancels.
pub async fn find(session: Shared, job: Rc<Job>, ask: Find) -> std::result::Result<Option<(u64, u64)>, Failure> {
    let failed = |error: Error| failures::from_error(&error);
    let pattern = pattern(&ask.pattern).map_err(failed)?;
    let content = session.borrow().user_file(ask.file).map_err(failed)?;
    let direction = if ask.backward { Direction::Backward } else { Direction::Forward };
    let len = pattern.len();
    let mut search = ByteSearch::new(content, pattern, ask.from, direction);
    let found = job.run("Searching", STRIDE, 1, &mut search).await?;
    Ok(found.map(|at| (at, len)))
}

fn pattern(pattern: &PatternInfo) -> Result<BytePattern> {
    match pattern {
        PatternInfo::Digits(digits) => BytePattern::of_digits(digits).ok_or_else(|| NO_DIGITS.with(&[digits]).into()),
        PatternInfo::Text { text, encoding, ignores_case } => {
            let encoding = Encoding::by_id(encoding).unwrap_or(Encoding::UTF_8);
            BytePattern::of_text(text, encoding, *ignores_case).ok_or_else(|| NOT_ENCODED.with(&[text]).into())
        }
    }
}
