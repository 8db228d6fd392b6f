//! ZIP archives (PKWARE APPNOTE 6.3.10) of an image. Uncompressed members are ranges of the archive.

use super::{Unwrapper, Wrapper};
use crate::archive::zip::{members, method_name};
use crate::endings;
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::part::Part;
use crate::refusal::Refusal;
use crate::signature;
use crate::source::Files;

static EMPTY: Refusal = Refusal { code: "ZIP-EMPTY", sentence: "This ZIP archive has no files in it.", advice: "" };

static LEFT_OUT: Anomaly = Anomaly {
    code: "ZIP-MEMBER",
    severity: Severity::Note,
    structure: "ZIP archive",
    meaning: "The file is encrypted or compressed in a way that Discern doesn't unpack, so it was left out.",
    clause: Some("APPNOTE 4.4.5"),
};

static DAMAGED: Anomaly = Anomaly {
    code: "ZIP-DAMAGED",
    severity: Severity::Damage,
    structure: "ZIP archive",
    meaning: "The file's data does not lie inside the archive, so it was left out.",
    clause: Some("APPNOTE 4.3.7"),
};

/// Format record of ZIP archives.
pub static ZIP: Wrapper = Wrapper { id: "zip", endings: endings::ZIP, part: Part::Archives, probe };

/// Returns the files inside.
pub static UNWRAPPER: Unwrapper = Unwrapper { wrapper: &ZIP, unwrap };

/// Recognizes a single file that begins with an archive member. Self-extracting programs do not count, since a disc
/// image may have an archive at its end.
fn probe(files: &Files) -> Result<bool> {
    let [file] = files.all() else { return Ok(false) };
    Ok(file.content.read_up_to(0, 4)? == signature::ZIP)
}

/// Returns the members if the largest is an image by its name: the others then belong to it. Any other archive is a
/// view.
fn unwrap(files: &Files, is_image: fn(&str) -> bool, findings: &mut Findings) -> Result<Option<Files>> {
    let archive = files.first().ok_or_else(|| Error::NotFound("archive to open".into()))?;
    let mut members = members(&archive.content)?;
    if members.is_empty() {
        return Err((&EMPTY).into());
    }
    members.retain(|member| !member.is_directory());
    let largest = members.iter().max_by_key(|member| member.size);
    if !largest.is_some_and(|member| is_image(&member.base_name()) && member.codec().is_ok()) {
        return Ok(None);
    }
    let mut inside = files.within()?;
    for member in members.iter().take(limits::ARCHIVE_MEMBERS) {
        let (name, at) = (member.base_name(), archive.content.absolute(member.at));
        if member.codec().is_err() {
            let found = if member.is_encrypted { "encrypted".to_owned() } else { method_name(member.method) };
            findings.add(&LEFT_OUT, at, format!("“{name}” stored or deflated"), found);
            continue;
        }
        match member.content(&archive.content) {
            Ok(content) => inside.derive(name, content),
            Err(Error::Broken(_)) => {
                let expected = format!("{} bytes of “{name}”", member.packed);
                findings.add(&DAMAGED, at, expected, "the end of the archive");
            }
            Err(error) => return Err(error),
        }
    }
    Ok(Some(inside).filter(|inside| !inside.all().is_empty()))
}
