//! Conversions of disks, and what a format keeps of them.

use super::ledger::{Effect, Ledger, counted};
use crate::container::disk_of_sectors;
use crate::disc::{Disc, Medium};

/// The result as a disk with the source's sector size, which its own content may not reveal.
pub(super) fn of_same_sectors(source: &Disc, result: Disc) -> Disc {
    let Medium::Disk { sector_size } = source.medium else { return result };
    let Some(content) = result.tracks().next().map(|(_, track)| track.content.clone()) else { return result };
    Disc { medium: source.medium, sessions: disk_of_sectors(&content, sector_size).sessions, ..result }
}

/// Effects of the conversion of a disk.
pub(super) fn ledger(source: &Disc, result: &Disc) -> Ledger {
    let len = |disc: &Disc| disc.tracks().next().map_or(0, |(_, track)| track.content.len());
    let (had, has) = (len(source), len(result));
    let mut ledger = Ledger::default();
    let kept = had.min(has);
    ledger.add(Effect::Kept, "content", kept, format!("All sectors of the disk are kept: {kept} bytes."));
    let added = has.saturating_sub(had);
    let text = format!("The disk ends within a sector, to which zeros are added: {}.", counted(added, "byte"));
    ledger.add(Effect::Changed, "cut", added, text);
    let lost = had.saturating_sub(has);
    ledger.add(Effect::Lost, "content", lost, format!("The end of the disk is lost: {}.", counted(lost, "byte")));
    let extras = &source.extras;
    let parents = extras.parents.into();
    let text = format!(
        "The image records changes to {}. The result is the disk as it is with them, and needs no other file.",
        counted(parents, "other image")
    );
    ledger.add(Effect::Changed, "parents", parents, text);
    let snapshots = extras.snapshots.into();
    let text = format!("{} not kept, only the present state.", is_or_are(snapshots, "snapshot"));
    ledger.add(Effect::Lost, "snapshots", snapshots, text);
    let is_kept = extras.comment.is_none() || extras.comment == result.extras.comment;
    let text = format!("The comment “{}” is not kept.", extras.comment.as_deref().unwrap_or_default());
    ledger.add(Effect::Lost, "comment", u64::from(!is_kept), text);
    ledger
}

/// As in "1 snapshot is", "3 snapshots are".
fn is_or_are(count: u64, what: &str) -> String {
    format!("{} {}", counted(count, what), if count == 1 { "is" } else { "are" })
}
