//! Files that are packed as a whole: gzip, xz, Zstandard, bzip2, LZ4, LZMA, LZW.

use super::{Unwrapper, Wrapper};
use crate::codec::{Stream, StreamCodec, xz_blocks};
use crate::endings;
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::part::Part;
use crate::refusal::Refusal;
use crate::signature;
use crate::source::Files;

static DAMAGED: Anomaly = Anomaly {
    code: "PACKED-DAMAGED",
    severity: Severity::Damage,
    structure: "Packed file",
    meaning: "The file was cut off or is damaged. Discern shows what could be unpacked.",
    clause: None,
};

static NOTHING: Refusal = Refusal {
    code: "PACKED-NOTHING",
    sentence: "This file is packed with {0} and can't be unpacked: {1}.",
    advice: "Download or copy it again.",
};

/// Format record of packed files.
pub static PACKED: Wrapper = Wrapper { id: "packed", endings: endings::PACKED, part: Part::Archives, probe };

/// Returns the files inside.
pub static UNWRAPPER: Unwrapper = Unwrapper { wrapper: &PACKED, unwrap };

/// Endings that abbreviate two.
const SHORT: [(&str, &str); 4] = [("tgz", "tar"), ("txz", "tar"), ("tbz2", "tar"), ("tzst", "tar")];

fn probe(files: &Files) -> Result<bool> {
    let [file] = files.all() else { return Ok(false) };
    if StreamCodec::of(&file.content.read_up_to(0, 16)?).is_none() {
        return Ok(false);
    }
    // An Apple disk image begins with its first run, which may be packed like this.
    let trailer = file.content.read_up_to(file.content.len().saturating_sub(signature::UDIF_TRAILER), 4)?;
    Ok(trailer != *signature::UDIF)
}

fn unwrap(files: &Files, _: fn(&str) -> bool, findings: &mut Findings) -> Result<Option<Files>> {
    let file = files.first().ok_or_else(|| Error::NotFound("file to unpack".into()))?;
    let Some(codec) = StreamCodec::of(&file.content.read_up_to(0, 16)?) else { return Ok(None) };
    let mut inside = files.within()?;
    if codec == StreamCodec::Xz
        && let Some(content) = xz_blocks(&file.content)?
    {
        file.content.ask_shelf(content.len())?;
        inside.unpack(codec.name(), name_inside(&file.name), content);
        return Ok(Some(inside));
    }
    let unpacked = Stream::measured(codec, &file.content)?;
    if unpacked.content.is_empty() {
        let error = unpacked.failed.map_or_else(|| "nothing is in it".into(), |error| error.to_string());
        // Codecs say so in their own words.
        let is_cut = ["EOF", "Eof", "whole buffer"].iter().any(|word| error.contains(word));
        return Err(NOTHING.with(&[&codec.name(), if is_cut { &"it is cut off" } else { &error }]).into());
    }
    if let Some(error) = unpacked.failed {
        let found = format!("{} bytes ({error})", unpacked.content.len());
        findings.add(&DAMAGED, file.content.absolute(0), format!("{} data", codec.name()), found);
    }
    inside.unpack(codec.name(), name_inside(&file.name), unpacked.content);
    Ok(Some(inside))
}

/// The name without the ending of the packer.
fn name_inside(name: &str) -> String {
    let Some((before, ending)) = name.rsplit_once('.') else { return name.to_owned() };
    match SHORT.iter().find(|(short, _)| ending.eq_ignore_ascii_case(short)) {
        Some((_, long)) => format!("{before}.{long}"),
        None if PACKED.endings.iter().any(|known| ending.eq_ignore_ascii_case(known)) => before.to_owned(),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_the_ending_that_packing_gave_them() {
        let known = [("a.iso.gz", "a.iso"), ("b.TGZ", "b.tar"), ("initrd.img", "initrd.img"), ("plain", "plain")];
        for (name, inside) in known {
            assert_eq!(name_inside(name), inside);
        }
    }
}
