//! Whether a result is what it should be: opened again by our own parsers, and compared sector by sector. What is
//! written is looked at on its way out; what is not, as where it is handed over as slices, is read for it before.

use super::compare::Comparison;
use super::compared::{Compared, Seen};
use super::plan::{Content, Plan};
use super::receipt::{Check, Receipt};
use super::survey::Survey;
use super::trees::Trees;
use crate::container;
use crate::error::Result;
use crate::job::{Job, Progress, Step};

/// Checks a plan before its files are handed over. Units of its progress are bytes of the result compared.
///
/// As a job it reads both discs. The code that writes the files can pass them instead, piece by piece, to [`Verify::saw`]:
/// the job has then only to do what it has not seen.
pub struct Verify {
    receipt: Receipt,
    stage: Stage,
    trees: Trees,
    /// All sectors that are not named at their place in the user's files.
    compared: Vec<Compared>,
    survey: Option<Survey>,
    total: u64,
    /// Bytes that are the source's own, at their place in the user's files: they need not be read to be equal.
    named: u64,
    seen: Seen,
    /// Whether codes are made for any of it.
    made: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Container,
    Trees,
    Data,
}

impl Verify {
    /// A check of what a plan will write.
    #[must_use]
    pub fn new(plan: &Plan) -> Self {
        let comparison = Comparison::new(&plan.source, &plan.result);
        let of = |pair| Compared::new(pair, plan);
        let (named, compared): (Vec<Compared>, Vec<Compared>) =
            comparison.pairs().iter().map(of).partition(Compared::is_named);
        let bytes = |all: &[Compared]| all.iter().map(Compared::bytes).fold(0, u64::saturating_add);
        let mut verify = Self {
            receipt: Receipt::default(),
            stage: Stage::Container,
            trees: Trees::new(&plan.source, &plan.result, comparison.pairs()),
            survey: None,
            total: bytes(&compared),
            named: bytes(&named),
            seen: Seen::default(),
            made: compared.iter().any(Compared::is_made),
            compared,
        };
        verify.container(plan);
        if plan.files.iter().any(|file| matches!(file.content, Content::Flac { .. })) {
            // Else `Making` stops, and there is no receipt.
            verify.note("flac", true, "Every FLAC block was decoded again and matches the audio.");
        }
        verify
    }

    /// The same, and what has to be read of the source for it is looked through for a survey at once.
    #[must_use]
    pub fn surveying(self, survey: Survey) -> Self {
        Self { survey: Some(survey), ..self }
    }

    /// Opens the result and walks its trees, without reading more than they need.
    ///
    /// # Errors
    /// Where the source cannot be read.
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

    /// Looks at bytes of a file of the plan that are being written, `at` their place in it. What comes in order is
    /// compared with the source; what does not is left to the job.
    ///
    /// # Errors
    /// Where the source cannot be read.
    pub fn saw(&mut self, file: usize, at: u64, bytes: &[u8]) -> Result<()> {
        for compared in self.compared.iter_mut().filter(|compared| compared.is_in(file)) {
            compared.saw(at, bytes, self.survey.as_mut(), &mut self.seen)?;
        }
        Ok(())
    }

    /// What is wrong with the result, as far as it has been looked at.
    #[must_use]
    pub fn fault(&self) -> Option<String> {
        let noted = self.receipt.checks.iter().find(|check| !check.is_right).map(|check| check.text.clone());
        let unequal = || (self.seen.unequal > 0).then(|| self.equality());
        noted.or_else(unequal).or_else(|| (self.seen.bad > 0).then(|| self.codes()))
    }

    /// The survey that was made at once, which has still to look at what was not compared.
    #[must_use]
    pub fn into_survey(self) -> Option<Survey> {
        self.survey
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

    /// Reads and compares about `budget` bytes; whether all is compared.
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
        let Self { named, seen: Seen { equal, unequal, .. }, .. } = *self;
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

    fn codes(&self) -> String {
        match self.seen {
            Seen { bad: 0, good, .. } => format!("EDC and ECC of {good} sectors and their headers are right."),
            Seen { bad, .. } => format!("Header, EDC or ECC of {bad} sectors is wrong."),
        }
    }

    fn finish(&mut self) -> Receipt {
        self.note("data", self.seen.unequal == 0, self.equality());
        if self.made {
            self.note("codes", self.seen.bad == 0, self.codes());
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
