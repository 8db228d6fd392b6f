//! 7z archives of an image. Members stored uncompressed are ranges of the archive.

use super::{Unwrapper, Wrapper};
use crate::archive::seven_zip::SevenZip;
use crate::endings;
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::limits;
use crate::part::Part;
use crate::signature;
use crate::source::Files;

/// Format record of 7z archives.
pub static SEVEN_ZIP: Wrapper = Wrapper { id: "7z", endings: endings::SEVEN_ZIP, part: Part::Archives, probe };

/// Returns the files inside.
pub static UNWRAPPER: Unwrapper = Unwrapper { wrapper: &SEVEN_ZIP, unwrap };

fn probe(files: &Files) -> Result<bool> {
    let [file] = files.all() else { return Ok(false) };
    Ok(file.content.read_up_to(0, signature::SEVEN_ZIP.len())? == *signature::SEVEN_ZIP)
}

/// Returns the members if the largest is an image by its name: the others then belong to it.
fn unwrap(files: &Files, is_image: fn(&str) -> bool, _: &mut Findings) -> Result<Option<Files>> {
    let file = files.first().ok_or_else(|| Error::NotFound("archive to open".into()))?;
    let archive = SevenZip::read(&file.content)?;
    let base = |name: &str| name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned();
    let largest = archive.members.iter().max_by_key(|member| member.len);
    if !largest.is_some_and(|member| is_image(&base(&member.name))) {
        return Ok(None);
    }
    let mut inside = files.within()?;
    for (name, content) in archive.contents(limits::ARCHIVE_MEMBERS)? {
        inside.derive(base(name), content);
    }
    Ok(Some(inside))
}
