//! Changes to what the descriptors say of the volume.

use super::blueprint::Blueprint;
use crate::bytes::time::Timestamp;
use crate::edit::op::TextField;
use crate::error::Result;
use crate::refusal::Refusal;

static NOT_A_TEXT: Refusal = Refusal {
    code: "EDIT-VOLUME-TEXT",
    sentence: "This field can hold at most {0} characters, and only ASCII letters, digits and punctuation.",
    advice: "",
};

impl Blueprint {
    pub(super) fn label(&mut self, value: &str) -> Result<()> {
        self.options.texts.volume = text(value, 32)?;
        Ok(())
    }

    pub(super) fn identify(&mut self, field: TextField, value: &str) -> Result<()> {
        let texts = &mut self.options.texts;
        let (field, longest) = match field {
            TextField::System => (&mut texts.system, 32),
            TextField::VolumeSet => (&mut texts.volume_set, 128),
            TextField::Publisher => (&mut texts.publisher, 128),
            TextField::Preparer => (&mut texts.data_preparer, 128),
            TextField::Application => (&mut texts.application, 128),
            TextField::Copyright => (&mut texts.copyright_file, 37),
            TextField::Abstract => (&mut texts.abstract_file, 37),
            TextField::Bibliography => (&mut texts.bibliographic_file, 37),
        };
        *field = text(value, longest)?;
        Ok(())
    }

    pub(super) fn set_dates(
        &mut self,
        created: Option<i64>,
        modified: Option<i64>,
        expires: Option<i64>,
        effective: Option<i64>,
    ) {
        let dates = &mut self.options.dates;
        dates.creation = created.map_or(dates.creation, Timestamp::utc);
        dates.modification = modified.map_or(dates.modification, Timestamp::utc);
        dates.expiration = expires.map(Timestamp::utc).or(dates.expiration);
        dates.effective = effective.map(Timestamp::utc).or(dates.effective);
    }
}

/// A text as it is recorded. The standard has upper case only (ECMA-119 7.4.1); every writer takes all of ASCII.
fn text(value: &str, longest: usize) -> Result<Vec<u8>> {
    if value.len() > longest || !value.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ') {
        return Err(NOT_A_TEXT.with(&[&longest]).into());
    }
    Ok(value.as_bytes().to_vec())
}
