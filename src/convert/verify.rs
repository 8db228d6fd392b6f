//! Verifies a result: opens it again with our own parsers, and compares it sector by sector. Written data is compared
//! on its way out; other data, such as saved slices, is read in advance.

use super::compare::Comparison;
use super::compared::{Compared, ComparedCounts};
use super::plan::{Content, Plan};
use super::receipt::{Check, Receipt};
use super::structure;
use super::survey::Survey;
use super::trees::Trees;
use crate::container;
use crate::disc::Medium;
use crate::error::Result;
use crate::job::{Job, Progress, Step};

/// Verifies a plan before its files are saved. Progress is counted in bytes of the result compared.
///
/// As a job it reads both discs. Code that writes the files can instead pass their bytes, piece by piece, to
/// [`Verify::saw`]: then the job only has to compare the rest.
pub struct Verify {
    receipt: Receipt,
    stage: Stage,
    trees: Trees,
    /// All sectors except slices of the user's files taken from the right place.
    compared: Vec<Compared>,
    survey: Option<Survey>,
    total: u64,
    /// Bytes that are slices of the user's files taken from the right place: they are equal without being read.
    named: u64,
    seen: ComparedCounts,
    /// Whether EDC and ECC are generated for any of it.
    made: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Container,
    Trees,
    Data,
}

impl Verify {
    /// Prepares to verify the output of a plan.
    #[must_use]
    pub fn new(plan: &Plan) -> Self {
        let comparison = Comparison::new(&plan.source, &plan.result);
        let of = |pair| Compared::new(pair, plan);
        let (named, compared): (Vec<Compared>, Vec<Compared>) =
            comparison.pairs().iter().map(of).partition(Compared::is_named);
        let bytes = |all: &[Compared]| all.iter().map(Compared::bytes).fold(0, u64::saturating_add);
        // Files of a disk are in its partitions, whose bytes are all compared.
        let is_disk = matches!(plan.source.medium, Medium::Disk { .. });
        let mut verify = Self {
            receipt: Receipt::default(),
            stage: if is_disk { Stage::Data } else { Stage::Container },
            trees: Trees::new(&plan.source, &plan.result, comparison.pairs()),
            survey: None,
            total: bytes(&compared),
            named: bytes(&named),
            seen: ComparedCounts::default(),
            made: compared.iter().any(Compared::is_made),
            compared,
        };
        verify.container(plan);
        let untold = structure::untold(&plan.source, &plan.result, comparison.pairs(), &plan.ledger);
        let text = match untold.as_slice() {
            [] if is_disk => "Nothing differs but what is listed.".into(),
            [] => "Numbers, modes, places, codes, flags and texts of the tracks were compared: nothing differs but what is listed."
                .into(),
            untold => format!("The result differs without a word about it: {}.", untold.join(", ")),
        };
        verify.note("structure", untold.is_empty(), text);
        if plan.files.iter().any(|file| matches!(file.content, Content::Flac { .. })) {
            // On a read error `Producer` stops, and there is no receipt.
            verify.note("flac", true, "Every FLAC block was decoded again and matches the audio.");
        }
        if plan.form.pack.is_some() {
            verify.note("packed", true, "Everything that was packed was unpacked again, and is the same.");
        }
        verify
    }

    /// Prepares to verify, and to survey the source with the bytes that are read anyway.
    #[must_use]
    pub fn surveying(self, survey: Survey) -> Self {
        Self { survey: Some(survey), ..self }
    }

    /// Opens the result and walks its trees, reading no more than they need.
    ///
    /// # Errors
    /// If the source cannot be read.
    pub fn open(&mut self) -> Result<()> {
        while !self.is_open() {
            self.step(0)?;
        }
        Ok(())
    }

    /// Whether that is done; code that shares its thread takes steps until it is.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.stage == Stage::Data
    }

    /// Compares bytes at offset `at` of a file of the plan, while they are written. Bytes that come in order are
    /// compared with the source; others are left to the job.
    ///
    /// # Errors
    /// If the source cannot be read.
    pub fn saw(&mut self, file: usize, at: u64, bytes: &[u8]) -> Result<()> {
        for compared in self.compared.iter_mut().filter(|compared| compared.is_in(file)) {
            compared.saw(at, bytes, self.survey.as_mut(), &mut self.seen)?;
        }
        Ok(())
    }

    /// Problems found in the result so far.
    #[must_use]
    pub fn fault(&self) -> Option<String> {
        let noted = self.receipt.checks.iter().find(|check| !check.is_right).map(|check| check.text.clone());
        let unequal = || (self.seen.unequal > 0).then(|| self.equality());
        noted.or_else(unequal).or_else(|| (self.seen.bad > 0).then(|| self.edc_ecc_sentence()))
    }

    /// The survey made along the way, which still has to read the sectors that were not compared.
    #[must_use]
    pub fn into_survey(self) -> Option<Survey> {
        self.survey
    }

    fn note(&mut self, what: &'static str, is_right: bool, text: impl Into<String>) {
        self.receipt.checks.push(Check { what, is_right, text: text.into() });
    }

    /// Whether the files of the plan were recognized.
    fn container(&mut self, plan: &Plan) {
        let Some(expected) = plan.form.container else { return };
        let found = container::identify(&plan.as_given());
        let is_right = found.as_ref().is_ok_and(|found| found.id == expected.id);
        let (sessions, tracks) = (plan.result.sessions.len(), plan.result.tracks().count());
        let bytes = plan.result.tracks().map(|(_, track)| track.content.len()).fold(0, u64::saturating_add);
        let text = match plan.result.medium {
            Medium::Disk { .. } => format!("Opened again: {}, a disk of {bytes} bytes.", expected.name),
            _ => format!("Opened again: {}, sessions {sessions}, tracks {tracks}.", expected.name),
        };
        self.note("opened", is_right, text);
    }

    /// Reads and compares about `budget` bytes; returns whether everything has been compared.
    fn data(&mut self, budget: u64) -> Result<bool> {
        let mut left = budget.max(1);
        for compared in &mut self.compared {
            while !compared.is_done() {
                if left == 0 {
                    return Ok(false);
                }
                let read = compared.read(left, self.survey.as_mut(), &mut self.seen)?;
                left = left.saturating_sub(read.max(1));
            }
        }
        Ok(true)
    }

    fn equality(&self) -> String {
        let Self { named, seen: ComparedCounts { equal, unequal, .. }, .. } = *self;
        let own = format!("{named} bytes are taken unchanged from the source.");
        match (named, equal, unequal) {
            (0, 0, 0) => "There are no sectors to compare with the source.".into(),
            (_, 0, 0) => own,
            (0, equal, 0) => format!("{equal} bytes compared with the source: all equal."),
            (_, equal, 0) => format!("{equal} bytes compared with the source: all equal; {own}"),
            (_, equal, unequal) => {
                format!("{unequal} of {} bytes differ from the source.", equal.saturating_add(unequal))
            }
        }
    }

    fn edc_ecc_sentence(&self) -> String {
        match self.seen {
            ComparedCounts { bad: 0, good, .. } => {
                format!("EDC and ECC of {good} sectors and their headers are right.")
            }
            ComparedCounts { bad, first_bad, .. } => {
                let first = first_bad.map_or_else(String::new, |lba| {
                    let file = self.trees.path_of_sector(lba).map_or_else(String::new, |path| format!(" in {path}"));
                    format!(", first of sector {lba}{file}")
                });
                format!("Header, EDC or ECC of {bad} sectors is wrong{first}.")
            }
        }
    }

    fn finish(&mut self) -> Receipt {
        self.note("data", self.seen.unequal == 0, self.equality());
        if self.made {
            self.note("codes", self.seen.bad == 0, self.edc_ecc_sentence());
        }
        std::mem::take(&mut self.receipt)
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
            Stage::Data => {
                if self.data(budget)? {
                    return Ok(Step::Done(self.finish()));
                }
            }
        }
        Ok(Step::More(Progress { done: self.seen.equal.saturating_add(self.seen.unequal), total: self.total }))
    }
}
