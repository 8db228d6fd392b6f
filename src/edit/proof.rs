//! The proof: a new image is opened by the same parsers as any other, and compared with what was meant.

use std::collections::BTreeMap;

use super::blueprint::Blueprint;
use crate::boot::el_torito::{BootEntry, Catalog};
use crate::boot::info_table::{self, InfoTable};
use crate::disc::Volume;
use crate::error::{Error, Result};
use crate::findings::{Finding, Findings, Severity};
use crate::fs::iso9660::write::{BootImage, Depth, ImagePlace};
use crate::open::{self, Image};
use crate::source::{Files, ReadAt, Recipe, Segment};
use crate::tree::{Content, DraftNode, Kind, RowId};
use crate::view::View;

/// Differences told in words; beyond it they are only counted.
const TOLD: usize = 100;

/// What the proof found.
#[derive(Debug, Default)]
pub struct Proof {
    /// Files whose data is, by its ranges, what was meant.
    pub identical: u64,
    /// Trees looked at, by their ids.
    pub views: Vec<String>,
    /// What is not as meant, in words; the image must not be handed over.
    pub wrong: Vec<String>,
    /// What our own checks say of the new image.
    pub findings: Vec<Finding>,
}

impl Proof {
    /// True where all is as meant and nothing is damaged.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.wrong.is_empty() && !self.findings.iter().any(|found| found.anomaly.severity == Severity::Damage)
    }

    fn differ(&mut self, what: String) {
        if self.wrong.len() < TOLD {
            self.wrong.push(what);
        }
    }
}

/// What is expected of an entry: whether it is a directory, and the data of a file.
struct Expected<'a> {
    kind: Kind,
    data: Option<&'a Recipe>,
    /// Data that was made for its place, and so is not that of the draft.
    is_made: bool,
}

/// Opens the new image and compares it with the blueprint.
///
/// # Errors
/// Where it cannot be opened at all.
pub fn prove(blueprint: &Blueprint, recipe: &Recipe) -> Result<Proof> {
    let mut findings = Findings::default();
    let mut image = open::open(Files::one("new.iso", recipe.clone().into_source()), &mut findings)?;
    let mut proof = Proof::default();
    let best = image.views.iter().position(|view| has_names(view, blueprint));
    let best = best.ok_or_else(|| Error::NotFound("tree in the new image".into()))?;
    for (number, view) in image.views.iter_mut().enumerate() {
        view.walk_all(&mut findings)?;
        proof.views.push(view.id.clone());
        if number == best {
            compare(blueprint, view, recipe, &mut proof)?;
        }
        if matches!(view.id.as_str(), "joliet" | "iso9660" | "iso9660-1999") {
            count(blueprint, view, &mut proof);
        }
    }
    compare_boot(blueprint, &image, recipe, &mut proof)?;
    proof.findings = findings.kept().to_vec();
    Ok(proof)
}

/// The view that has the draft's own names.
fn has_names(view: &View, blueprint: &Blueprint) -> bool {
    let options = &blueprint.options;
    let wanted = match (options.rock_ridge, options.joliet) {
        (true, _) => "rock-ridge",
        (false, Some(_)) => "joliet",
        (false, None) => "iso9660",
    };
    view.id == wanted
}

fn expected(blueprint: &Blueprint) -> BTreeMap<String, Expected<'_>> {
    let draft = &blueprint.draft;
    let of = |node: &DraftNode| match node.content {
        Content::Directory(_) => Expected { kind: Kind::Directory, data: None, is_made: false },
        Content::File(body) => {
            let is_made = blueprint.options.boot.as_ref().is_some_and(|boot| {
                let image = |image: &BootImage| image.place == ImagePlace::Body(body);
                boot.catalog == body || boot.images.iter().any(image)
            });
            Expected { kind: Kind::File, data: draft.body(body).map(|body| &body.recipe), is_made }
        }
        Content::Symlink(_) => Expected { kind: Kind::Symlink, data: None, is_made: false },
        Content::Special(kind, _) => Expected { kind, data: None, is_made: false },
    };
    let nodes = draft.walk().into_iter().skip(1);
    nodes.filter_map(|id| Some((draft.path(id), of(draft.node(id)?)))).collect()
}

/// Every entry of the best view, by its path: what it is, and that its data is ranges of what was meant.
fn compare(blueprint: &Blueprint, view: &View, image: &Recipe, proof: &mut Proof) -> Result<()> {
    let mut expected = expected(blueprint);
    let plain = !blueprint.options.rock_ridge;
    for id in (1..view.index.len()).map(RowId) {
        let Some(row) = view.index.row(id) else { continue };
        let path = view.path(id);
        match expected.remove(&path) {
            // Trees without Rock Ridge have names of their own where a name cannot be recorded.
            None if plain => {}
            None => proof.differ(format!("{path} was not meant to be there")),
            Some(meant) if meant.kind != row.kind => proof.differ(format!("{path} is of another kind")),
            Some(Expected { data: Some(data), is_made, .. }) => {
                let found = view.file_system().stored(row.node)?;
                if found.len() != data.len() || (!is_made && !same_ranges(&found, image, data)) {
                    proof.differ(format!("{path} has other data"));
                } else {
                    proof.identical = proof.identical.saturating_add(1);
                }
            }
            Some(_) => {}
        }
    }
    if !plain {
        expected.into_keys().for_each(|path| proof.differ(format!("{path} is not there")));
    }
    Ok(())
}

/// True where what was found in the new image is the same ranges of the same sources as what was meant: then the bytes
/// are the same, and none has to be read.
fn same_ranges(found: &Recipe, image: &Recipe, meant: &Recipe) -> bool {
    let (found, meant) = (below(found, image), meant.resolve());
    let same = |(a, b): (&Segment, &Segment)| match (a, b) {
        (Segment::Zeros(a), Segment::Zeros(b)) => a == b,
        (Segment::Bytes(a), Segment::Bytes(b)) => a == b,
        (Segment::Copy { from: a, range: ours }, Segment::Copy { from: b, range: theirs }) => {
            a.is_same(b) && ours == theirs
        }
        _ => false,
    };
    found.segments().len() == meant.segments().len() && found.segments().iter().zip(meant.segments()).all(same)
}

/// Ranges of the new image as what that is made of: to whoever opens it, it is a file like any other.
fn below(found: &Recipe, image: &Recipe) -> Recipe {
    let mut made_of = Recipe::default();
    for segment in found.resolve().segments() {
        match segment {
            Segment::Copy { range, .. } => {
                image.below(range.clone()).into_iter().flatten().for_each(|part| made_of.push(part));
            }
            other => made_of.push(other.clone()),
        }
    }
    made_of.resolve()
}

/// Trees with other names must have as many files and directories.
fn count(blueprint: &Blueprint, view: &View, proof: &mut Proof) {
    let draft = &blueprint.draft;
    let nodes: Vec<&DraftNode> = draft.walk().into_iter().skip(1).filter_map(|id| draft.node(id)).collect();
    let directories = nodes.iter().filter(|node| node.is_directory()).count();
    let files = nodes.iter().filter(|node| matches!(node.content, Content::File(_))).count();
    // In the plain tree, links and devices of Rock Ridge are files too.
    let others = nodes.len().saturating_sub(directories).saturating_sub(files);
    let counts = view.index.counts();
    let is_plain = view.id == "iso9660" && blueprint.options.rock_ridge;
    let files = if is_plain { files.saturating_add(others) } else { files };
    let (has_files, has_directories) = (u64::from(counts.files), u64::from(counts.directories));
    let (files, directories) = (files as u64, directories as u64);
    // A directory that was moved up leaves a file in its place, and all of them lie in one more directory.
    let moved = match blueprint.options.depth {
        Depth::Relocated if is_plain => has_files.saturating_sub(files),
        _ => 0,
    };
    let expected = (files.saturating_add(moved), directories.saturating_add(u64::from(moved > 0)));
    if (has_files, has_directories) != expected {
        proof.differ(format!(
            "the tree {} has {has_files} files in {has_directories} directories, not {files} in {directories}",
            view.id
        ));
    }
}

/// Every boot entry leads to its image.
fn compare_boot(blueprint: &Blueprint, image: &Image, recipe: &Recipe, proof: &mut Proof) -> Result<()> {
    let found = match image.volumes.first() {
        Some(volume) => Catalog::read(volume, &mut Findings::default())?,
        None => None,
    };
    let Some(boot) = &blueprint.options.boot else {
        if found.is_some() {
            proof.differ("there is a boot catalogue that was not meant to be".into());
        }
        return Ok(());
    };
    let entries = found.map(|catalog| catalog.entries).unwrap_or_default();
    if entries.len() != boot.images.len() {
        proof.differ(format!("the boot catalogue has {} entries, not {}", entries.len(), boot.images.len()));
    }
    let Some(volume) = image.volumes.first() else { return Ok(()) };
    for ((number, entry), meant) in entries.iter().enumerate().zip(&boot.images) {
        if !leads_to(blueprint, entry, meant, volume, recipe)? {
            proof.differ(format!("boot entry {} does not lead to its image", number.saturating_add(1)));
        }
    }
    Ok(())
}

/// Whether an entry leads to the image that was meant, and what that says of its own place is right.
fn leads_to(
    blueprint: &Blueprint,
    entry: &BootEntry,
    meant: &BootImage,
    volume: &Volume,
    recipe: &Recipe,
) -> Result<bool> {
    let Some(location) = entry.location else { return Ok(false) };
    if meant.info_table && InfoTable::read(volume, entry)?.is_none() {
        return Ok(false);
    }
    if meant.grub2_pointer && !info_table::has_grub2_pointer(&volume.content, entry)? {
        return Ok(false);
    }
    let data = match meant.place {
        ImagePlace::Body(body) => blueprint.draft.body(body).map(|body| &body.recipe),
        ImagePlace::Behind(_) => blueprint.behind(meant),
    };
    let Some(data) = data.filter(|data| !data.is_empty()) else { return Ok(true) };
    let there = Recipe::of(&volume.content, location..location.saturating_add(data.len()));
    let is_patched = meant.info_table || meant.grub2_pointer;
    Ok(there.len() == data.len() && (is_patched || same_ranges(&there, recipe, data)))
}
