//! UDF on the volume: next to ISO 9660 with the same files, with all files next to a note, or alone.

use std::borrow::Cow;
use std::ops::Range;

use super::decision::{Decision, Outcome};
use super::loss::{Loss, counted};
use super::marks::udf_marks;
use crate::browse::{Comparison, Pair, Which};
use crate::bytes::time::Timestamp;
use crate::disc::SECTOR_SIZE;
use crate::error::Result;
use crate::findings::Findings;
use crate::fs::ViewKind;
use crate::fs::iso9660::write::{Options, Plan};
use crate::fs::udf::write as udf;
use crate::open::Image;
use crate::refusal::Refusal;
use crate::source::{Recipe, Segment, Source};
use crate::tree::{Body, BodyId, Content, Draft, DraftNode, Kind, Name, RowId};
use crate::view::View;

static NO_ROOM: Refusal = Refusal {
    code: "EDIT-UDF-ROOM",
    sentence: "There is data where UDF needs its descriptors, so it can't stay at its place.",
    advice: "Choose “Smallest” to rewrite everything.",
};

/// Sector of the first descriptor if no ISO 9660 precedes it.
const FIRST_DESCRIPTOR: u32 = 16;

/// The trees that ISO 9660 may have, the richest first.
pub(super) const ISO_9660_KINDS: [ViewKind; 4] =
    [ViewKind::RockRidge, ViewKind::Joliet, ViewKind::Iso9660Enhanced, ViewKind::Iso9660];

/// Maximum number of files in a tree that is only a note, as on Windows installers: "You need UDF to see the files."
const NOTES: u32 = 16;

/// Upper bound for the bytes in the files of such a tree.
const NOTE_BYTES: u64 = 1 << 20;

/// UDF as it was found, and how it is written.
#[derive(Debug, Clone)]
pub(super) struct Udf {
    /// Comparison with ISO 9660, as text.
    pub(super) summary: Cow<'static, str>,
    pub(super) role: Role,
    /// Its blocks, if it is written.
    pub(super) blocks: udf::Blocks,
    /// Whether it has only features that are written, so that rewriting loses nothing.
    pub(super) is_as_written: bool,
    /// Volume identifier.
    label: String,
    /// Files that only one of the trees has, and that the new image would lack without UDF.
    loss: Loss,
    decisions: Vec<Decision>,
}

/// How UDF and ISO 9660 share the files.
#[derive(Debug, Clone)]
pub(super) enum Role {
    /// UDF has files that the edited tree lacks, so it can't be written from that tree.
    Other,
    /// Both list the same files. `is_main` if the edited tree is that of UDF.
    Shared { is_main: bool },
    /// The edited tree is that of UDF; ISO 9660 lists only these files.
    Noted(Vec<Note>),
    /// The edited tree is that of UDF, and there is no ISO 9660.
    Alone,
}

impl Role {
    /// Whether ISO 9660, if there is any, lists other files than UDF.
    pub(super) const fn has_own_tree(&self) -> bool {
        matches!(self, Self::Noted(_) | Self::Alone)
    }

    /// The role of UDF in a new image in which ISO 9660 lists only a file with this text.
    pub(super) fn noted(name: &str, text: &str) -> Self {
        let mut content = Recipe::default();
        content.push_bytes(text.as_bytes().to_vec());
        Self::Noted(vec![Note { directories: Vec::new(), name: name.to_owned(), content }])
    }

    /// The files that ISO 9660 lists, if they differ.
    const fn notes(&self) -> &[Note] {
        match self {
            Self::Noted(notes) => notes.as_slice(),
            Self::Other | Self::Shared { .. } | Self::Alone => &[],
        }
    }
}

/// A file of ISO 9660 next to UDF.
#[derive(Debug, Clone)]
pub(super) struct Note {
    directories: Vec<String>,
    name: String,
    content: Recipe,
}

impl Udf {
    /// Compares UDF with the ISO 9660 tree, if the volume has both. The edited tree is the one at `main`.
    ///
    /// # Errors
    /// If a tree cannot be read.
    pub(super) fn read(image: &mut Image, main: usize) -> Result<Option<Self>> {
        let Some(udf) = position(image, ViewKind::Udf) else { return Ok(None) };
        let is_main = udf == main;
        let other = if is_main { ISO_9660_KINDS.into_iter().find_map(|kind| position(image, kind)) } else { Some(udf) };
        let label = image.views.get(udf).map_or(String::new(), |view| view.file_system().label().volume.clone());
        let mut found = match other.map(|other| image.views.get_disjoint_mut([main, other])) {
            Some(Ok([main, other])) => Self::beside(is_main, main, other, &label)?,
            Some(Err(_)) => return Ok(None),
            None => Self { summary: "there is no other file system".into(), ..Self::new(Role::Alone, &label) },
        };
        if let Some(view) = image.views.get_mut(udf).filter(|_| !matches!(found.role, Role::Other)) {
            found.lose_streams(view)?;
        }
        let volume = image.volumes.first().filter(|_| found.decisions.is_empty());
        found.is_as_written = volume.map(udf::is_as_written).transpose()?.unwrap_or(false);
        Ok(Some(found))
    }

    /// UDF next to ISO 9660.
    fn beside(is_main: bool, main: &mut View, other: &mut View, label: &str) -> Result<Self> {
        let comparison = Comparison::of_all(main, other, &mut Findings::default())?;
        let role = match (is_main, is_note(other)) {
            (true, true) if !comparison.is_same() => Role::Noted(notes(other)?),
            (true, _) => Role::Shared { is_main },
            (false, _) if covers(&comparison, other) => Role::Shared { is_main },
            (false, _) => Role::Other,
        };
        let (loss, decisions) = match role {
            Role::Noted(_) => (Loss::default(), Vec::new()),
            Role::Other | Role::Shared { .. } | Role::Alone => Loss::of(&comparison, (main, other), |_| true),
        };
        Ok(Self { summary: comparison.summary().into(), loss, decisions, ..Self::new(role, label) })
    }

    /// UDF for a new image.
    pub(super) fn new(role: Role, label: &str) -> Self {
        Self {
            summary: "".into(),
            role,
            blocks: udf::Blocks::DISC,
            is_as_written: true,
            label: label.to_owned(),
            loss: Loss::default(),
            decisions: Vec::new(),
        }
    }

    /// Notes that UDF 1.02 has no named streams, if there are any.
    fn lose_streams(&mut self, view: &mut View) -> Result<()> {
        view.walk_all(&mut Findings::default())?;
        let rows = (0..view.index.len()).filter_map(|id| view.index.row(RowId(id)));
        let (mut files, mut bytes) = (0_usize, 0_u64);
        for row in rows {
            let Ok(variants) = view.file_system().variants(row.node) else { continue };
            // The first variant is the file's own data.
            if let Some(streams) = variants.get(1..) {
                files = files.saturating_add(1);
                bytes = streams.iter().fold(bytes, |sum, stream| sum.saturating_add(stream.size));
            }
        }
        if files > 0 {
            let what = format!("Named streams of {}, {bytes} bytes", counted(files));
            self.decisions.push(Decision::new(Outcome::Dropped, what, "UDF 1.02, which is written, has none"));
            self.loss.add_other_data("named streams", bytes, view.index.counts().bytes);
        }
        Ok(())
    }

    pub(super) fn set_label(&mut self, label: &str) {
        self.label = label.to_owned();
    }

    /// Whether the edited tree is that of UDF.
    pub(super) const fn is_main(&self) -> bool {
        match &self.role {
            Role::Noted(_) | Role::Alone => true,
            Role::Shared { is_main } => *is_main,
            Role::Other => false,
        }
    }

    /// Options for writing it.
    pub(super) fn options(&self, created: Timestamp) -> udf::Options {
        udf::Options { label: self.label.clone(), created, blocks: self.blocks }
    }

    /// Notes on files that only the other tree has.
    pub(super) fn decisions(&self) -> &[Decision] {
        &self.decisions
    }

    /// What the new image would lack that nobody deleted, in words.
    pub(super) fn loss(&self) -> Option<String> {
        self.loss.words(&self.summary)
    }
}

/// Position of the view of a kind on the disc itself, which is its first volume.
pub(super) fn position(image: &Image, kind: ViewKind) -> Option<usize> {
    image.views.iter().position(|view| view.file_system().kind() == kind && view.volume_number == 0)
}

/// The view of this type on the disc itself.
pub(super) fn view_of_kind(image: &Image, kind: ViewKind) -> Option<&View> {
    position(image, kind).and_then(|at| image.views.get(at))
}

/// Whether the first view is known to have everything that the second has. Nothing is missed of files that are empty
/// there, as genisoimage's UDF lists the boot catalog.
fn covers(comparison: &Comparison, second: &View) -> bool {
    let is_empty = |pair: &Pair| second.index.row(pair.second).is_some_and(|row| row.size == 0);
    let is_covered = |pair: &Pair| pair.equality.is_same() || is_empty(pair);
    comparison.is_complete && comparison.files_only_in(Which::Second) == 0 && comparison.pairs.iter().all(is_covered)
}

fn is_note(view: &View) -> bool {
    let counts = view.index.counts();
    counts.files <= NOTES && counts.bytes <= NOTE_BYTES
}

fn notes(view: &View) -> Result<Vec<Note>> {
    let mut notes = Vec::new();
    for id in (1..view.index.len()).map(RowId) {
        let Some(row) = view.index.row(id).filter(|row| row.kind == Kind::File) else { continue };
        let path = view.path(row.parent);
        let directories = path.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
        notes.push(Note { directories, name: view.name(id).into_owned(), content: view.body(id)? });
    }
    Ok(notes)
}

/// The draft whose tree ISO 9660 gets, where that is not the draft itself: all data, and only the notes listed.
pub(super) fn noted(draft: &Draft, role: &Role, time: Timestamp) -> Result<Draft> {
    let mut draft = draft.clone();
    for child in draft.children(Draft::ROOT).to_vec() {
        draft.detach(child);
    }
    for note in role.notes() {
        let mut at = Draft::ROOT;
        for name in &note.directories {
            at = match draft.child(at, name) {
                Some(known) => known,
                None => draft.add(at, DraftNode::directory(Name::Text(name.clone())))?,
            };
        }
        // Placed before all other data: 7-Zip takes bytes after UDF's data for damage.
        let body = draft.add_body(Body { recipe: note.content.clone(), order: Some(0), ..Body::default() })?;
        let mut node = DraftNode::new(Name::Text(note.name.clone()), Content::File(body));
        node.set_modified(Some(time));
        draft.add(at, node)?;
    }
    Ok(draft)
}

/// Reserves space for UDF's structures in a volume of ISO 9660 that shares its data: before all data, or, if old data
/// stays at its sectors, after it for files and directories.
///
/// # Errors
/// The errors of [`udf::Plan::end`].
pub(super) fn reserve(plan: &udf::Plan<'_>, draft: &Draft, role: &Role, options: &mut Options) -> Result<()> {
    if options.keep.is_some() {
        options.room = plan.sectors();
    } else {
        options.lead = plan.end()?;
    }
    // Room for the anchor in the last sector.
    options.padding = options.padding.max(1);
    if role.has_own_tree() {
        options.unlisted.extend(bodies(draft));
    }
    Ok(())
}

/// The data of all files.
fn bodies(draft: &Draft) -> Vec<BodyId> {
    let body = |id| match draft.node(id)?.content {
        Content::File(body) => Some(body),
        _ => None,
    };
    draft.walk().into_iter().filter_map(body).collect()
}

/// The volume whose data stays at its sectors.
pub(super) struct OldVolume {
    pub(super) content: Source,
    /// Number of bytes that stay.
    pub(super) kept: u64,
    /// Size of a block of its UDF, in bytes.
    pub(super) block_size: u64,
}

/// Puts UDF's structures into a volume of ISO 9660, or in its place if UDF is alone. The last sector is free for an
/// anchor unless something follows the volume.
///
/// # Errors
/// [`Error::Refused`](crate::error::Error::Refused) if data that stays is where UDF has its descriptors; the errors of
/// [`udf::Plan::emit`].
pub(super) fn joined(
    volume: &Recipe,
    iso: &Plan<'_>,
    (udf, role): (&mut udf::Plan<'_>, &Role),
    (draft, old): (&Draft, Option<&OldVolume>),
    is_last: bool,
) -> Result<Recipe> {
    let sectors = u32::try_from(iso.size() / SECTOR_SIZE).unwrap_or(u32::MAX);
    let is_alone = matches!(role, Role::Alone);
    if old.is_some() {
        udf.move_to(iso.room())?;
    }
    let behind = if is_alone { FIRST_DESCRIPTOR } else { iso.behind_descriptors() };
    let structures = udf.emit(behind, sectors, &|body| iso.sector(body))?;
    let mut parts = structures.parts;
    if old.is_some() {
        has_room(draft, iso, udf, &parts)?;
    }
    if is_last {
        let mut anchor = Recipe::default();
        anchor.push_bytes(structures.anchor);
        parts.push((volume.len().saturating_sub(SECTOR_SIZE), anchor));
    }
    Ok(volume.overlaid(erased(old, iso, is_alone)?).overlaid(parts))
}

/// Old structures to erase, since they are written elsewhere or not at all.
fn erased(old: Option<&OldVolume>, iso: &Plan<'_>, is_alone: bool) -> Result<Vec<(u64, Recipe)>> {
    let mut ranges = Vec::new();
    if let Some(old) = old {
        let descriptors = u64::from(iso.behind_descriptors()).saturating_mul(SECTOR_SIZE);
        let marks = udf_marks(&old.content, old.block_size)?;
        ranges.extend(marks.into_iter().filter(|mark| mark.start >= descriptors && mark.end <= old.kept));
    }
    if is_alone {
        let byte = |sector: u32| u64::from(sector).saturating_mul(SECTOR_SIZE);
        ranges.insert(0, byte(FIRST_DESCRIPTOR)..byte(iso.behind_descriptors()));
        ranges.push(byte(iso.table_sectors().start)..byte(iso.table_sectors().end));
    }
    Ok(ranges.into_iter().map(|range| (range.start, zeros(&range))).collect())
}

/// Checks that no data that stays is at UDF's descriptors or before its partition.
fn has_room(draft: &Draft, iso: &Plan<'_>, udf: &udf::Plan<'_>, parts: &[(u64, Recipe)]) -> Result<()> {
    for body in bodies(draft) {
        let length = draft.body(body).map_or(0, |body| body.recipe.len());
        let Some(sector) = iso.sector(body).filter(|_| length > 0) else { continue };
        let start = u64::from(sector).saturating_mul(SECTOR_SIZE);
        let end = start.saturating_add(length);
        let meets = |(at, part): &(u64, Recipe)| *at < end && start < at.saturating_add(part.len());
        if sector < udf.partition() || parts.iter().any(meets) {
            return Err((&NO_ROOM).into());
        }
    }
    Ok(())
}

/// Zeros for a range.
pub(super) fn zeros(range: &Range<u64>) -> Recipe {
    let mut zeros = Recipe::default();
    zeros.push(Segment::Zeros(range.end.saturating_sub(range.start)));
    zeros
}
