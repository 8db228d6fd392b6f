//! Assigns each byte outside files that a rebuild changed to the decision that reports the change.

use discern::edit::{Decision, Outcome};

/// A byte range of the system area, and how the decisions about it begin.
type Owner = (std::ops::Range<usize>, &'static str);

/// Fields of the primary descriptor that may change with the tree, the label and the time of the rebuild (ECMA-119
/// 8.4).
const FIELDS: [std::ops::Range<usize>; 8] =
    [40..72, 80..88, 132..140, 140..156, 156..190, 813..847, 847..881, 883..1395];

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap())
}

/// Ranges of the system area, each with the decisions that may change it.
fn owners(area: &[u8]) -> Vec<Owner> {
    let mut owners: Vec<Owner> = vec![(432..440, "BIOS boot sector"), (446..510, "MBR")];
    if area[512..].starts_with(b"EFI PART") {
        let at = u32_at(area, 512 + 72) as usize * 512;
        let len = u32_at(area, 512 + 80) as usize * u32_at(area, 512 + 84) as usize;
        owners.push((512..604, ""));
        owners.push((at..(at + len).min(area.len()), "GPT"));
    }
    for at in (512..16384).step_by(512) {
        if area[at..].starts_with(b"PM") {
            owners.push((at..at + 512, "Apple"));
        }
    }
    owners.push((0..512, "MIPS"));
    owners
}

/// Bytes that changed without a decision, in the system area and the primary descriptor.
pub fn silent(old: &[u8], new: &[u8], decisions: &[Decision]) -> Vec<String> {
    let is_told = |what: &str| {
        let changed = |line: &&Decision| line.outcome != Outcome::Kept && line.what.starts_with(what);
        what.is_empty() || decisions.iter().any(|line| changed(&line))
    };
    let owners = owners(&old[..32768]);
    let mut found = Vec::new();
    let is_owned = |at: &usize| owners.iter().any(|(range, what)| range.contains(at) && is_told(what));
    let changed = (0..32768).filter(|at| old[*at] != new[*at]);
    let mut unowned: Vec<usize> = changed.filter(|at| !is_owned(at)).collect();
    unowned.truncate(16);
    if !unowned.is_empty() {
        found.push(format!("bytes {unowned:?} of the system area changed without a line"));
    }
    let at = 32768;
    let field = |byte: usize| FIELDS.iter().any(|field| field.contains(&byte));
    let mut fields: Vec<usize> = (0..2048).filter(|byte| old[at + byte] != new[at + byte] && !field(*byte)).collect();
    fields.truncate(16);
    if !fields.is_empty() {
        found.push(format!("bytes {fields:?} of the primary descriptor changed"));
    }
    found
}
