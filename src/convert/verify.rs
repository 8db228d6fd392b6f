//! Whether a result is what it should be: opened again by our own parsers, and compared sector by sector.

use super::compare::Comparison;
use super::plan::{Content, Plan, Planned};
use super::receipt::{Check, Receipt};
use crate::check::{SectorCheck, SectorReport};
use crate::container;
use crate::disc::{Disc, Lba, Track, Volume};
use crate::error::Result;
use crate::findings::Findings;
use crate::fs;
use crate::job::{Job, Progress, Step};
use crate::source::{Recipe, Segment, Source};
use crate::tree::RowId;
use crate::view::View;

/// Bytes of a sector compared at once: a piece of each side is in memory.
const PIECE: u64 = 2 << 20;

/// Checks a plan before its files are handed over. Units of its progress are bytes of the result compared.
pub struct Verify {
    receipt: Receipt,
    stage: Stage,
    trees: Trees,
    /// Tracks to come, the next one last.
    tracks: Vec<Compared>,
    codes: Option<SectorCheck>,
    /// Sectors that the source lacks, which cannot be right.
    missing: u32,
    progress: Progress,
    /// Bytes that are the source's own, at their place in the person's files: they need not be read to be equal.
    named: u64,
    equal: u64,
    unequal: u64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Container,
    Trees,
    Data,
    Codes,
}

/// The same sectors of source and result.
struct Compared {
    source: Source,
    result: Source,
    at: u64,
}

impl Verify {
    /// A check of what a plan will write.
    #[must_use]
    pub fn new(plan: &Plan) -> Self {
        let comparison = Comparison::new(&plan.source, &plan.result);
        let mut tracks = Vec::new();
        let mut total = 0_u64;
        let mut named = 0_u64;
        let mut made = false;
        let mut missing = 0_u32;
        for pair in comparison.pairs() {
            let (from, to) = pair.held();
            let from = plan.replaced.filter(|end| pair.source.start() < *end).map_or(from, |end| from.max(end));
            let part = |track: &Track, shift: i32| {
                let moved = |lba: Lba| Lba(lba.0.saturating_add(shift));
                track.sectors_as(moved(from), moved(to), pair.common())
            };
            let (source, result) = (part(pair.source, 0), part(pair.result, pair.shift));
            if is_same(&source.resolve(), &origin(&result, &plan.files)) {
                named = named.saturating_add(result.len());
            } else {
                total = total.saturating_add(result.len());
                tracks.push(Compared { source: source.into_source(), result: result.into_source(), at: 0 });
            }
            let lacks = u32::try_from(pair.source.end().0.saturating_sub(pair.source.stored_end().0)).unwrap_or(0);
            missing = missing.saturating_add(lacks);
            made |= pair.source.is_data() && pair.result.stored.has_codes() && !pair.source.stored.has_codes();
        }
        tracks.reverse();
        let mut verify = Self {
            receipt: Receipt::default(),
            stage: Stage::Container,
            trees: Trees::new(&plan.source, &plan.result),
            tracks,
            codes: made.then(|| SectorCheck::new(&plan.result)),
            missing,
            progress: Progress { done: 0, total },
            named,
            equal: 0,
            unequal: 0,
        };
        verify.container(plan);
        if plan.files.iter().any(|file| matches!(file.content, Content::Flac { .. })) {
            // Else `Making` stops, and there is no receipt.
            verify.note("flac", true, "Every block of FLAC is decoded again as it leaves, and is the sound encoded.");
        }
        verify
    }

    fn note(&mut self, what: &'static str, is_right: bool, text: impl Into<String>) {
        self.receipt.checks.push(Check { what, is_right, text: text.into() });
    }

    /// Whether the files are seen for what they are.
    fn container(&mut self, plan: &Plan) {
        let Some(expected) = plan.form.container else { return };
        let found = container::identify(&plan.as_given());
        let is_right = found.as_ref().is_ok_and(|found| found.id == expected.id);
        let (sessions, tracks) = (plan.result.sessions.len(), plan.result.tracks().count());
        let text = format!("Opened again: {}, sessions {sessions}, tracks {tracks}.", expected.name);
        self.note("opened", is_right, text);
    }

    fn data(&mut self, budget: u64) -> Result<()> {
        let mut left = budget.max(1);
        while left > 0 {
            let Some(mut compared) = self.tracks.pop() else {
                self.note("data", self.unequal == 0, self.equality());
                self.stage = Stage::Codes;
                return Ok(());
            };
            let most = usize::try_from(left.min(PIECE)).unwrap_or(usize::MAX);
            let (source, result) =
                (compared.source.read_up_to(compared.at, most)?, compared.result.read_up_to(compared.at, most)?);
            // Counted only where there is something to count: to see that all is equal is one comparison of memory.
            let unlike = || source.iter().zip(&result).filter(|(a, b)| a != b).count().max(1);
            let differing = if source == result { 0 } else { unlike() } as u64;
            let len = source.len() as u64;
            self.equal = self.equal.saturating_add(len.saturating_sub(differing));
            self.unequal = self.unequal.saturating_add(differing);
            self.progress.done = self.progress.done.saturating_add(len);
            compared.at = compared.at.saturating_add(len);
            left = left.saturating_sub(len.max(1));
            if len > 0 && compared.at < compared.source.len() {
                self.tracks.push(compared);
            }
        }
        Ok(())
    }

    fn equality(&self) -> String {
        let Self { named, equal, unequal, .. } = *self;
        let own = format!("{named} bytes are taken from the source where they are, unchanged.");
        match (named, equal, unequal) {
            (_, 0, 0) => own,
            (0, equal, 0) => format!("{equal} bytes compared with the source: all equal."),
            (_, equal, 0) => format!("{equal} bytes compared with the source: all equal; {own}"),
            (_, equal, unequal) => {
                format!("{unequal} of {} bytes are not those of the source.", equal.saturating_add(unequal))
            }
        }
    }

    fn codes(&mut self, budget: u64) -> Result<bool> {
        let Some(check) = &mut self.codes else { return Ok(true) };
        let Step::Done(report) = check.step(budget)? else { return Ok(false) };
        let bad: u32 = report.tracks.iter().map(crate::check::TrackCounts::bad).fold(0, u32::saturating_add);
        let bad = bad.saturating_sub(self.missing);
        self.note("codes", bad == 0, sentence(&report, bad));
        Ok(true)
    }
}

/// What bytes of the result are made of: the files that hold them are recipes themselves.
fn origin(result: &Recipe, files: &[Planned]) -> Recipe {
    let mut origin = Recipe::default();
    for segment in result.resolve().segments() {
        let file = match segment {
            Segment::Copy { from, range } => from.file().zip(Some(range)),
            _ => None,
        };
        let planned = file.and_then(|(id, range)| Some((files.get(usize::try_from(id.0).ok()?)?, range)));
        match planned {
            Some((Planned { content: Content::Plain(recipe), .. }, range)) => {
                origin.append(&Recipe::of(&recipe.clone().into_source(), range.clone()));
            }
            _ => origin.push(segment.clone()),
        }
    }
    origin.resolve()
}

/// Whether two recipes, both of leaves, are the same bytes at the same places, which is known without reading them.
fn is_same(one: &Recipe, other: &Recipe) -> bool {
    let is_same = |pair: (&Segment, &Segment)| match pair {
        (Segment::Copy { from, range }, Segment::Copy { from: other, range: there }) => {
            from.is_same(other) && range == there
        }
        (Segment::Zeros(count), Segment::Zeros(there)) => count == there,
        _ => false,
    };
    one.segments().len() == other.segments().len() && one.segments().iter().zip(other.segments()).all(is_same)
}

fn sentence(report: &SectorReport, bad: u32) -> String {
    let good = report.tracks.iter().map(|track| track.good).fold(0, u32::saturating_add);
    match bad {
        0 => format!("EDC and ECC of {good} sectors are right."),
        bad => format!("EDC or ECC of {bad} sectors is wrong."),
    }
}

impl Job for Verify {
    type Output = Receipt;

    fn step(&mut self, budget: u64) -> Result<Step<Receipt>> {
        match self.stage {
            Stage::Container => self.stage = Stage::Trees,
            Stage::Trees => {
                if let Some((is_right, text)) = self.trees.step()? {
                    self.note("trees", is_right, text);
                    self.stage = Stage::Data;
                }
            }
            Stage::Data => self.data(budget)?,
            Stage::Codes => {
                if self.codes(budget)? {
                    return Ok(Step::Done(std::mem::take(&mut self.receipt)));
                }
            }
        }
        Ok(Step::More(self.progress))
    }
}

/// The trees of both sides, walked side by side.
struct Trees {
    /// Those of the source, each with the result's.
    left: Vec<(View, View)>,
    entries: u64,
    wrong: Option<String>,
}

impl Trees {
    fn new(source: &Disc, result: &Disc) -> Self {
        let mut before = views(source);
        let mut left = Vec::new();
        for view in views(result) {
            // One that only the result shows is no loss: a track's own sectors may have put its mode right.
            if let Some(at) = before.iter().position(|other| other.file_system().id() == view.file_system().id()) {
                left.push((before.remove(at), view));
            }
        }
        Self { left, entries: 0, wrong: None }
    }

    /// Walks on; at last whether all is equal, and a sentence.
    fn step(&mut self) -> Result<Option<(bool, String)>> {
        let Some((source, result)) = self.left.last_mut() else {
            let wrong = self.wrong.take();
            let text = match &wrong {
                None => format!("The same {} names, kinds and sizes in all trees.", self.entries),
                Some(place) => format!("The trees differ: {place}."),
            };
            return Ok(Some((wrong.is_none(), text)));
        };
        let mut findings = Findings::default();
        let more = [source.walk(&mut findings)?, result.walk(&mut findings)?];
        if more != [false, false] {
            return Ok(None);
        }
        self.entries = self.entries.saturating_add(result.index.len().into());
        let rows = (0..source.index.len().max(result.index.len())).map(RowId);
        let differs = |id: &RowId| facts(source, *id) != facts(result, *id);
        if let Some(id) = rows.into_iter().find(differs) {
            self.wrong = Some(format!("{} in {}", source.path(id), source.id));
        }
        self.left.pop();
        Ok(None)
    }
}

fn facts(view: &View, id: RowId) -> Option<(&[u8], u64, crate::tree::Kind, u64)> {
    let row = view.index.row(id)?;
    Some((view.index.name_bytes(id), row.size, row.kind, view.index.missing(id)))
}

/// All trees of a disc, those of its sound left out: their names come from texts, which are compared by themselves.
fn views(disc: &Disc) -> Vec<View> {
    let mut findings = Findings::default();
    let mut views = Vec::new();
    for (number, volume) in Volume::find(disc).iter().enumerate() {
        let is_sound = volume.origin == crate::disc::Origin::Audio;
        for file_system in fs::mount(disc, volume, &mut findings).unwrap_or_default() {
            if !is_sound {
                views.push(View::new(file_system.id().to_owned(), number, volume.clone(), file_system));
            }
        }
    }
    views
}
