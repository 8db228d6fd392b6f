//! Changes the descriptors of the volume.

use super::blueprint::Blueprint;
use crate::bytes::time::Timestamp;
use crate::error::Result;
use crate::fs::iso9660::write::TextField;
use crate::refusal::Refusal;

static NOT_A_TEXT: Refusal = Refusal {
    code: "EDIT-VOLUME-TEXT",
    sentence: "This field can hold at most {0} characters, and only ASCII letters, digits and punctuation.",
    advice: "",
};

impl Blueprint {
    pub(super) fn label(&mut self, value: &str) -> Result<()> {
        self.identify(TextField::Volume, value)
    }

    pub(super) fn identify(&mut self, field: TextField, value: &str) -> Result<()> {
        if field != TextField::Volume {
            self.needs_iso("this text")?;
        }
        self.options.texts.set(field, text(value, field.longest())?);
        if let Some(udf) = self.udf.as_mut().filter(|_| field == TextField::Volume) {
            udf.set_label(value);
        }
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

/// A text in its recorded form. The standard allows upper case only (ECMA-119 7.4.1); every writer uses all of ASCII.
fn text(value: &str, longest: usize) -> Result<Vec<u8>> {
    if value.len() > longest || !value.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ') {
        return Err(NOT_A_TEXT.with(&[&longest]).into());
    }
    Ok(value.as_bytes().to_vec())
}
