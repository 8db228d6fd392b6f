//! Verifies a new image: opens it with our own parsers, and compares it with the blueprint.

use std::borrow::Borrow;

use super::blueprint::Blueprint;
use super::expected::{Expected, Match};
use super::same_data::boot_differences;
use super::start::lost_starts;
use super::udf::Udf;
use crate::error::{Error, Result};
use crate::findings::{Finding, Findings, Severity};
use crate::formats::Formats;
use crate::fs::ViewKind;
use crate::fs::iso9660::write::{BootImage, Depth, ImagePlace, too_deep};
use crate::job::{Job, Progress, Step};
use crate::open::{self, Image};
use crate::source::{Files, Recipe};
use crate::tree::{Content, DraftNode, Kind, RowId};
use crate::view::View;

/// Upper bound for the differences reported as text; further ones are only counted.
const TOLD: usize = 100;

/// Results of the verification.
#[derive(Debug, Default)]
pub struct Verification {
    /// Number of files whose data is correct, judged by its ranges.
    pub identical: u64,
    /// Ids of the compared trees.
    pub views: Vec<String>,
    /// Display names of the compared trees.
    pub names: Vec<&'static str>,
    /// Number of compared boot entries.
    pub boot_entries: usize,
    /// Differences from the blueprint, as text; such an image must not be saved without warning.
    pub wrong: Vec<String>,
    /// Losses of files that nobody deleted, as text; also among `wrong`.
    pub loss: Option<String>,
    /// Problems that our own checks find in the new image.
    pub findings: Vec<Finding>,
}

impl Verification {
    /// True if everything is as intended, nothing is damaged, and nothing is lost that nobody deleted.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.loss.is_none() && self.is_as_planned()
    }

    /// True if everything is as intended and nothing is damaged, whatever is lost.
    #[must_use]
    pub fn is_as_planned(&self) -> bool {
        let is_loss = |wrong: &String| self.loss.as_ref() == Some(wrong);
        self.wrong.iter().all(is_loss) && !self.findings.iter().any(|found| found.anomaly.severity == Severity::Damage)
    }

    fn differ(&mut self, what: String) {
        if self.wrong.len() < TOLD {
            self.wrong.push(what);
        }
    }
}

/// Opens the new image and compares it with the blueprint in one go: see [`VerifyImage`].
///
/// # Errors
/// If the image cannot be opened.
pub fn verify(blueprint: &Blueprint, recipe: &Recipe) -> Result<Verification> {
    VerifyImage::new(blueprint, recipe.clone())?.run()
}

/// Opens the new image and compares it with the blueprint, a few entries per step.
pub struct VerifyImage<B: Borrow<Blueprint>> {
    blueprint: B,
    image: Image,
    /// Entries of the best view.
    expected: Expected,
    best: usize,
    /// The current view, and the next row to compare if it is the best one.
    view: usize,
    row: u32,
    findings: Findings,
    verification: Verification,
    progress: Progress,
}

impl<B: Borrow<Blueprint>> VerifyImage<B> {
    /// Opens the image without reading its trees.
    ///
    /// # Errors
    /// If it cannot be opened, or has no tree of the expected kind.
    pub fn new(blueprint: B, recipe: Recipe) -> Result<Self> {
        let mut findings = Findings::default();
        let mut given = Files::default();
        given.derive("new.iso", recipe.into_source());
        let image = open::open_with(&Formats::all(), given, &mut findings)?;
        let best = image.views.iter().position(|view| has_names(view, blueprint.borrow()));
        let best = best.ok_or_else(|| Error::NotFound("tree in the new image".into()))?;
        let has_bytes = image.views.first().is_some_and(has_bytes);
        let expected = Expected::new(&blueprint.borrow().draft, has_bytes);
        // Every tree is listed, and the best one compared.
        let total = (expected.len() as u64).saturating_mul((image.views.len() as u64).saturating_add(1));
        let progress = Progress { done: 0, total };
        let mut verification = Verification::default();
        // Plain names drop their versions.
        if view_has_own_names(blueprint.borrow()) {
            for (path, count) in expected.ambiguous(&blueprint.borrow().draft) {
                verification
                    .differ(format!("{path} is there {count} times, and only one of them can be found by its name"));
            }
        }
        Ok(Self { blueprint, image, expected, best, view: 0, row: 1, findings, verification, progress })
    }

    /// Reads a directory or compares an entry; returns false if nothing is left.
    fn look(&mut self) -> Result<bool> {
        let Some(view) = self.image.views.get_mut(self.view) else { return Ok(false) };
        let before = view.index.len();
        if view.walk(&mut self.findings)? {
            let listed = view.index.len().saturating_sub(before);
            self.progress.done = self.progress.done.saturating_add(listed.into());
            return Ok(true);
        }
        if (self.view == self.best || is_own_udf(view, self.blueprint.borrow())) && self.row < view.index.len() {
            let row = RowId(self.row);
            self.row = self.row.saturating_add(1);
            self.progress.done = self.progress.done.saturating_add(1);
            self.compare(row)?;
            return Ok(true);
        }
        self.finish_view();
        Ok(true)
    }

    /// Compares an entry of the best view, found by its path: its type, and whether its data has the expected ranges.
    fn compare(&mut self, id: RowId) -> Result<()> {
        let Some(view) = self.image.views.get(self.view) else { return Ok(()) };
        let Some(row) = view.index.row(id) else { return Ok(()) };
        let blueprint = self.blueprint.borrow();
        let found = if row.kind == Kind::File { view.file_system().stored(row.node)? } else { Recipe::default() };
        let is_same = |node: &DraftNode| kind(node) == row.kind && has_data(blueprint, node, &found);
        let name = view.index.name_bytes(id);
        let what = match self.expected.find(&blueprint.draft, id, (row.parent, name), &is_same) {
            // Trees without Rock Ridge replace names that they can't record.
            Match::None if !has_all_names(view, blueprint) => return Ok(()),
            Match::None => "should not be there",
            Match::Other(node) if kind(node) != row.kind => "has the wrong type",
            Match::Other(_) => "has the wrong data",
            Match::Same(node) => {
                let is_file = matches!(node.content, Content::File(_));
                self.verification.identical = self.verification.identical.saturating_add(is_file.into());
                return Ok(());
            }
        };
        let path = view.path(id);
        self.verification.differ(format!("{path} {what}"));
        Ok(())
    }

    fn finish_view(&mut self) {
        let Some(view) = self.image.views.get(self.view) else { return };
        let blueprint = self.blueprint.borrow();
        self.verification.views.push(view.id.clone());
        self.verification.names.push(view.file_system().name());
        if (self.view == self.best || is_own_udf(view, blueprint)) && has_all_names(view, blueprint) {
            for path in self.expected.missing(&blueprint.draft) {
                self.verification.differ(format!("{path} is missing from {}", view.file_system().name()));
            }
        }
        self.row = 1;
        let next = self.view.saturating_add(1);
        if let Some(view) = self.image.views.get(next).filter(|view| next == self.best || is_own_udf(view, blueprint)) {
            self.expected = Expected::new(&blueprint.draft, has_bytes(view));
        }
        let is_derived =
            matches!(view.file_system().kind(), ViewKind::Joliet | ViewKind::Iso9660 | ViewKind::Iso9660Enhanced);
        // Trees that were not written anew may have other files.
        if is_derived && !blueprint.is_unchanged {
            count(blueprint, view, &mut self.verification);
        }
        if let Some(view) = self.image.views.get_mut(self.view) {
            view.forget();
        }
        self.view = self.view.saturating_add(1);
    }

    fn finish(&mut self) -> Result<Verification> {
        self.verification.loss = self.blueprint.borrow().losses().reduce(|all, next| format!("{all}; {next}"));
        self.verification.loss.clone().into_iter().for_each(|what| self.verification.differ(what));
        let differences = boot_differences(self.blueprint.borrow(), &self.image)?;
        let lost = lost_starts(self.blueprint.borrow(), &self.image)?;
        differences.into_iter().chain(lost).for_each(|what| self.verification.differ(what));
        let mut verification = std::mem::take(&mut self.verification);
        verification.boot_entries = self.blueprint.borrow().options.boot.as_ref().map_or(0, |boot| boot.images.len());
        verification.findings = self.findings.kept().to_vec();
        Ok(verification)
    }
}

impl<B: Borrow<Blueprint>> Job for VerifyImage<B> {
    type Output = Verification;

    /// Progress is counted in entries.
    fn step(&mut self, budget: u64) -> Result<Step<Verification>> {
        let until = self.progress.done.saturating_add(budget.max(1));
        while self.progress.done < until {
            if !self.look()? {
                return self.finish().map(Step::Done);
            }
        }
        self.progress.total = self.progress.total.max(self.progress.done);
        Ok(Step::More(self.progress))
    }
}

/// The view with the draft's own names.
fn has_names(view: &View, blueprint: &Blueprint) -> bool {
    let options = &blueprint.options;
    let kind = match (options.rock_ridge, options.joliet) {
        _ if blueprint.udf.as_ref().is_some_and(Udf::is_main) => ViewKind::Udf,
        (true, _) => ViewKind::RockRidge,
        (false, Some(_)) => ViewKind::Joliet,
        (false, None) => ViewKind::Iso9660,
    };
    view.file_system().kind() == kind
}

/// Whether the best view records names unchanged.
fn view_has_own_names(blueprint: &Blueprint) -> bool {
    blueprint.options.rock_ridge
        || blueprint.options.joliet.is_some()
        || blueprint.udf.as_ref().is_some_and(Udf::is_main)
}

/// Whether a view is the rewritten UDF, which has every name.
fn is_own_udf(view: &View, blueprint: &Blueprint) -> bool {
    view.file_system().kind() == ViewKind::Udf && blueprint.udf_to_write().is_some() && !blueprint.is_unchanged
}

/// Whether a view records all names unchanged, so that any other entry in it is wrong.
fn has_all_names(view: &View, blueprint: &Blueprint) -> bool {
    is_own_udf(view, blueprint) || blueprint.options.rock_ridge
}

/// Whether a view has names without a declared character set.
fn has_bytes(view: &View) -> bool {
    !matches!(view.file_system().kind(), ViewKind::Joliet | ViewKind::Udf)
}

/// The kind of entry that a node becomes.
const fn kind(node: &DraftNode) -> Kind {
    match node.content {
        Content::Directory(_) => Kind::Directory,
        Content::File(_) => Kind::File,
        Content::Symlink(_) => Kind::Symlink,
        Content::Special(kind, _) => kind,
    }
}

/// Whether the data of a file consists of the expected ranges. Data that is generated for its position differs from the
/// draft's, but not in length. True for everything that isn't a file.
fn has_data(blueprint: &Blueprint, node: &DraftNode, found: &Recipe) -> bool {
    let Content::File(body) = node.content else { return true };
    let Some(data) = blueprint.draft.body(body).map(|body| &body.recipe) else { return true };
    let is_made = || {
        blueprint.options.boot.as_ref().is_some_and(|boot| {
            let image = |image: &BootImage| image.place == ImagePlace::Body(body);
            boot.catalog == body || boot.images.iter().any(image)
        })
    };
    found.len() == data.len() && (found.is_same(data) || is_made())
}

/// Checks that a tree with other names has the expected number of files and directories.
fn count(blueprint: &Blueprint, view: &View, verification: &mut Verification) {
    // Next to UDF with the files, ISO 9660 has its own.
    if blueprint.udf_to_write().is_some_and(|udf| udf.role.has_own_tree()) {
        return;
    }
    let draft = &blueprint.draft;
    let nodes: Vec<&DraftNode> = draft.walk().into_iter().skip(1).filter_map(|id| draft.node(id)).collect();
    let directories = nodes.iter().filter(|node| node.is_directory()).count();
    let files = nodes.iter().filter(|node| matches!(node.content, Content::File(_))).count();
    // In the plain tree, links and devices of Rock Ridge are files too.
    let others = nodes.len().saturating_sub(directories).saturating_sub(files);
    let counts = view.index.counts();
    let is_plain = view.file_system().kind() == ViewKind::Iso9660 && blueprint.options.rock_ridge;
    let files = if is_plain { files.saturating_add(others) } else { files };
    let (has_files, has_directories) = (u64::from(counts.files), u64::from(counts.directories));
    let (files, directories) = (files as u64, directories as u64);
    // A relocated directory leaves a file in its place, and all of them are in an additional directory.
    let options = &blueprint.options;
    let moved = match options.depth {
        Depth::Relocated if is_plain => has_files.saturating_sub(files),
        _ => 0,
    };
    // Without Rock Ridge, nothing is left in its place.
    let is_primary = view.file_system().kind() == ViewKind::Iso9660;
    let has_moved = is_primary && !options.rock_ridge && options.relocates() && !too_deep(draft).is_empty();
    let expected = (files.saturating_add(moved), directories.saturating_add(u64::from(moved > 0 || has_moved)));
    if (has_files, has_directories) != expected {
        verification.differ(format!(
            "the tree {} has {has_files} files in {has_directories} directories, not {files} in {directories}",
            view.id
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bytes::time::Timestamp;
    use crate::edit::{Preset, rebuild};
    use crate::fs::iso9660::write::Texts;
    use crate::tree::{Body, Draft, DraftId, Name};

    fn blueprint() -> Blueprint {
        let mut draft = Draft::new();
        for number in 0..500 {
            let mut recipe = Recipe::default();
            recipe.push_bytes(vec![1; 10 + number]);
            let body = draft.add_body(Body { recipe, ..Body::default() }).unwrap();
            let name = Name::Text(format!("file-{number}"));
            draft.add(Draft::ROOT, DraftNode::new(name, Content::File(body))).unwrap();
        }
        Blueprint::new(draft, Preset::Data, Texts::default(), Timestamp::utc(0)).unwrap()
    }

    #[test]
    fn it_comes_in_steps_and_finds_what_is_not_as_meant() {
        let mut blueprint = blueprint();
        let recipe = rebuild(&blueprint).unwrap().recipe;
        let mut job = VerifyImage::new(&blueprint, recipe.clone()).unwrap();
        let mut steps = 0;
        let verification = loop {
            match job.step(100).unwrap() {
                Step::More(progress) => assert!(progress.done <= progress.total, "{progress:?}"),
                Step::Done(verification) => break verification,
            }
            steps += 1;
        };
        assert!(steps > 5, "{steps}");
        assert!(verification.holds() && verification.identical == 500, "{:?}", verification.wrong);
        let changed = blueprint.draft.find("/file-7").unwrap();
        blueprint.draft.detach(changed);
        let Some(Content::File(body)) = blueprint.draft.node(DraftId(9)).map(|node| node.content.clone()) else {
            panic!()
        };
        blueprint.draft.body_mut(body).unwrap().recipe.push_bytes(vec![0]);
        let wrong = verify(&blueprint, &recipe).unwrap().wrong;
        assert!(wrong.contains(&"/file-7 should not be there".to_owned()), "{wrong:?}");
        assert!(wrong.contains(&"/file-8 has the wrong data".to_owned()), "{wrong:?}");
    }
}
