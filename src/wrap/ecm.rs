//! ECM files: images of CDs without error-correction codes. All of those opened together are unpacked, so that a cue
//! sheet finds its tracks.

use super::{Unwrapper, Wrapper};
use crate::codec::Ecm;
use crate::endings;
use crate::error::Result;
use crate::findings::{Anomaly, Findings, Severity};
use crate::part::Part;
use crate::signature;
use crate::source::{Files, NamedFile};

static CUT: Anomaly = Anomaly {
    code: "ECM-CUT",
    severity: Severity::Damage,
    structure: "ECM file",
    meaning: "The file was cut off: its last record is missing. Discern shows the sectors that are left.",
    clause: None,
};

/// Format record of ECM files.
pub static ECM: Wrapper = Wrapper { id: "ecm", endings: endings::ECM, part: Part::Archives, probe };

/// Returns the files inside.
pub static UNWRAPPER: Unwrapper = Unwrapper { wrapper: &ECM, unwrap };

fn is(file: &NamedFile) -> Result<bool> {
    Ok(file.content.read_up_to(0, signature::ECM.len())? == *signature::ECM)
}

fn probe(files: &Files) -> Result<bool> {
    for file in files.all() {
        if is(file)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn unwrap(files: &Files, _: fn(&str) -> bool, findings: &mut Findings) -> Result<Option<Files>> {
    let mut inside = files.within()?;
    for file in files.all() {
        if !is(file)? {
            inside.derive(file.name.clone(), file.content.clone());
            continue;
        }
        let ecm = Ecm::read(&file.content)?;
        let content = &file.content;
        let is_cut = ecm.is_cut();
        let unpacked = ecm.into_source();
        if is_cut {
            let found = format!("{} bytes of “{}”", unpacked.len(), file.name);
            findings.add(&CUT, content.absolute(content.len().saturating_sub(1)), "a record that ends the file", found);
        }
        let name = if file.has_extension("ecm") { file.name.rsplit_once('.').map(|(name, _)| name) } else { None };
        inside.derive(name.unwrap_or(&file.name), unpacked);
    }
    Ok(Some(inside))
}
