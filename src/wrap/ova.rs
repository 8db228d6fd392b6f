//! Open virtual appliances (.ova, DMTF DSP0243): a tar archive with a description and disks, which are ranges of it.

use zerocopy::FromBytes;

use super::{Unwrapper, Wrapper};
use crate::bytes::tar::{BLOCK, BLOCK_BYTES, Header, number};
use crate::endings;
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::limits;
use crate::part::Part;
use crate::signature;
use crate::source::{Files, Source};

static CUT: Anomaly = Anomaly {
    code: "OVA-CUT",
    severity: Severity::Damage,
    structure: "Virtual appliance",
    meaning: "The file was cut off: a disk of the appliance goes on behind its end.",
    clause: None,
};

static MORE_DISKS: Anomaly = Anomaly {
    code: "OVA-MORE-DISKS",
    severity: Severity::Note,
    structure: "Virtual appliance",
    meaning: "The appliance has several disks, so that its files are listed. Open the disk that you need in the list.",
    clause: None,
};

/// Format record of virtual appliances.
pub static OVA: Wrapper = Wrapper { id: "ova", endings: endings::OVA, part: Part::Archives, probe };

/// Returns the disk inside, or the files of one disk.
pub static UNWRAPPER: Unwrapper = Unwrapper { wrapper: &OVA, unwrap };

/// Members of an appliance that aren't disks: its description, checksums and certificate.
const OTHERS: [&str; 3] = ["ovf", "mf", "cert"];

/// A file of the archive.
struct Member {
    name: String,
    /// Offset of its data.
    at: u64,
    len: u64,
}

/// The member at an offset; `None` if there is none.
fn member(content: &Source, at: u64) -> Result<Option<Member>> {
    let block = content.read_up_to(at, BLOCK_BYTES)?;
    let Ok(header) = Header::read_from_bytes(&block) else { return Ok(None) };
    let is_file = matches!(header.kind, 0 | b'0');
    let Some(len) = number(&header.size).filter(|_| header.magic.starts_with(signature::USTAR) && is_file) else {
        return Ok(None);
    };
    let name = String::from_utf8_lossy(&header.path()).into_owned();
    Ok(Some(Member { name, at: at.saturating_add(BLOCK), len }))
}

/// Recognizes an archive that begins with a description, as DSP0243 demands.
fn probe(files: &Files) -> Result<bool> {
    let [file] = files.all() else { return Ok(false) };
    Ok(member(&file.content, 0)?.is_some_and(|member| endings::is_any(&member.name, &["ovf"])))
}

fn unwrap(files: &Files, _: fn(&str) -> bool, findings: &mut Findings) -> Result<Option<Files>> {
    let file = files.first().ok_or_else(|| Error::NotFound("appliance to open".into()))?;
    let content = &file.content;
    let mut disks: Vec<Member> = Vec::new();
    let mut at = 0_u64;
    for _ in 0..limits::ARCHIVE_MEMBERS {
        let Some(member) = member(content, at)? else { break };
        at = member.at.saturating_add(member.len).checked_next_multiple_of(BLOCK).unwrap_or(u64::MAX);
        if !endings::is_any(&member.name, &OTHERS) {
            disks.push(member);
        }
    }
    let Some(first) = disks.first() else { return Ok(None) };
    let is_packed = content.read_up_to(first.at, 4)? == *signature::VMDK || endings::is_any(&first.name, endings::VMDK);
    if is_packed && disks.len() > 1 {
        findings.add(&MORE_DISKS, content.absolute(first.at), "one disk", format!("{} disks", disks.len()));
        return Ok(None);
    }
    let mut inside = files.within()?;
    for member in disks {
        let end = member.at.saturating_add(member.len);
        if end > content.len() {
            let found = format!("{} bytes of “{}”", content.len().saturating_sub(member.at), member.name);
            let at = content.absolute(content.len().saturating_sub(1));
            findings.add(&CUT, at, format!("{} bytes", member.len), found);
        }
        let base = member.name.rsplit('/').next().unwrap_or(&member.name).to_owned();
        inside.derive(base, content.slice(member.at..end));
    }
    Ok(Some(inside))
}
