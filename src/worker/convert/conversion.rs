//! A planned conversion.

use std::cell::{Cell, RefCell};

use discern::convert::{self, Check, Content, FileSums, Plan, Planned, Receipt, Survey};
use discern::export::{self, Streamed};
use discern::facts::with_commas;
use discern::overview::Fits;
use discern::protocol::{ConversionInfo, Effect, Failure, LedgerLine, OutputInfo, ReceiptFile, ReceiptInfo};
use discern::source::{Output, Recipe};

use crate::failures;
use crate::files::blob;

/// The planned conversion, and its progress.
pub struct Conversion {
    /// The plan.
    pub plan: Plan,
    /// Checks that were made; empty at first.
    pub checks: RefCell<Vec<Check>>,
    /// Sums of each file, once all its bytes have been made.
    pub made: Vec<Cell<Option<FileSums>>>,
}

impl Conversion {
    /// A conversion that has made nothing yet.
    pub fn new(plan: Plan) -> Self {
        let made = plan.files.iter().map(|_| Cell::new(None)).collect();
        Self { plan, checks: RefCell::default(), made }
    }

    /// A file of the plan by its number.
    ///
    /// # Errors
    /// If there is no such file.
    pub fn file(&self, number: usize) -> Result<&Planned, Failure> {
        self.plan.files.get(number).ok_or_else(failures::nothing_prepared)
    }

    /// All files in one archive of slices; files without a known checksum have none in it. `None` if some files are
    /// encoded.
    pub fn zip(&self) -> Option<Output> {
        let files: Vec<Output> = self.plan.files.iter().map(output).collect::<Option<_>>()?;
        let checksums = self.made.iter().map(|made| made.get().and_then(|made| made.crc_32).unwrap_or(0));
        Some(Output { name: self.zip_name(), recipe: export::stored(files.iter().zip(checksums)) })
    }

    /// Name of the archive: that of the first file.
    pub fn zip_name(&self) -> String {
        let name = self.plan.files.first().map_or("", |file| file.name.as_str());
        let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        format!("{name}.zip")
    }

    fn zip_info(&self) -> Option<OutputInfo> {
        let files = &self.plan.files;
        let stored = self.zip().map(|zip| info_of(zip.name, &zip.recipe)).filter(|zip| zip.sliceable);
        let streamed = || {
            let size = Streamed::len_of(files.iter().map(|file| (file.name.as_str(), file.most()))).ok()?;
            let encoded = files.iter().any(|file| output(file).is_none());
            Some(OutputInfo { name: self.zip_name(), size, sliceable: false, sparse: false, encoded })
        };
        if files.len() > 1 { stored.or_else(streamed) } else { None }
    }

    /// The receipt so far.
    pub fn receipt(&self) -> ReceiptInfo {
        let checks = self.checks.borrow().clone();
        let made = || self.plan.files.iter().zip(&self.made);
        let hashed = made().filter_map(|(file, made)| Some((file.name.clone(), made.get()?))).collect();
        let files = made().map(|(file, made)| ReceiptFile {
            name: file.name.clone(),
            size: made.get().map_or(file.len(), |made| made.size),
            sha256: made.get().map(|made| made.digits()),
        });
        let sentences = checks.iter().map(|check| with_commas(&check.text)).collect();
        ReceiptInfo { checks: sentences, files: files.collect(), text: Receipt { checks, files: hashed }.text() }
    }

    /// The plan for the page, of a disc that takes so much on a medium.
    pub fn info(&self, fits: &Fits) -> ConversionInfo {
        ConversionInfo {
            files: self.plan.files.iter().map(info).collect(),
            zip: self.zip_info(),
            ledger: self.plan.ledger.lines().iter().map(line).collect(),
            unread: Survey::new(&self.plan).bytes(),
            fit: fits.sentence(),
        }
    }
}

/// A file that is not encoded.
fn output(file: &Planned) -> Option<Output> {
    match &file.content {
        Content::Plain(recipe) => Some(Output { name: file.name.clone(), recipe: recipe.clone() }),
        Content::Flac { .. } | Content::Packed { .. } => None,
    }
}

fn info(file: &Planned) -> OutputInfo {
    let plain = info_of(file.name.clone(), file.plain());
    let encoded = output(file).is_none();
    OutputInfo { sliceable: plain.sliceable && !encoded, encoded, ..plain }
}

fn info_of(name: String, recipe: &Recipe) -> OutputInfo {
    OutputInfo { name, size: recipe.len(), sliceable: blob::is_of_slices(recipe), sparse: false, encoded: false }
}

/// A line of the ledger for the page.
pub fn line(line: &convert::LedgerLine) -> LedgerLine {
    let effect = match line.effect {
        convert::Effect::Lost => Effect::Lost,
        convert::Effect::Changed => Effect::Changed,
        convert::Effect::Kept => Effect::Kept,
    };
    LedgerLine { effect, what: line.what.into(), count: line.count, text: with_commas(&line.explanation) }
}
