//! Plans conversions of the disc: possible forms, and what each keeps and loses.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use discern::container::Wanted;
use discern::convert::{self, Check, Content, Form, Line, Made, Plan, Planned, Receipt, Survey, name_of};
use discern::error::{Error, Result};
use discern::export::{self, Streamed};
use discern::protocol::{
    ConversionInfo, Failure, Fate, FormInfo, LedgerLine, OutputInfo, Part, ReceiptFile, ReceiptInfo, convert as ask,
};
use discern::source::{Output, Recipe};

use crate::browser::clock;
use crate::failures;
use crate::files::blob;
use crate::jobs::Job;
use crate::session::{Session, Shared};

/// Bytes surveyed between checks of the clock.
const STRIDE: u64 = 1 << 20;

/// The planned conversion, and its progress.
pub struct Conversion {
    /// The plan.
    pub plan: Plan,
    /// Checks that were made; empty at first.
    pub checks: RefCell<Vec<Check>>,
    /// Sums of each file, once all its bytes have been made.
    pub made: Vec<Cell<Option<Made>>>,
}

impl Conversion {
    fn new(plan: Plan) -> Self {
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
            Some(OutputInfo { name: self.zip_name(), size, sliceable: false, encoded })
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
        let sentences = checks.iter().map(|check| check.text.clone()).collect();
        ReceiptInfo { checks: sentences, files: files.collect(), text: Receipt { checks, files: hashed }.text() }
    }

    fn info(&self) -> ConversionInfo {
        ConversionInfo {
            files: self.plan.files.iter().map(info).collect(),
            zip: self.zip_info(),
            ledger: self.plan.ledger.lines().iter().map(line).collect(),
            unread: Survey::new(&self.plan).bytes(),
        }
    }
}

/// A file that is not encoded.
fn output(file: &Planned) -> Option<Output> {
    match &file.content {
        Content::Plain(recipe) => Some(Output { name: file.name.clone(), recipe: recipe.clone() }),
        Content::Flac { .. } => None,
    }
}

fn info(file: &Planned) -> OutputInfo {
    let plain = info_of(file.name.clone(), file.plain());
    let encoded = output(file).is_none();
    OutputInfo { sliceable: plain.sliceable && !encoded, encoded, ..plain }
}

fn info_of(name: String, recipe: &Recipe) -> OutputInfo {
    OutputInfo { name, size: recipe.len(), sliceable: blob::is_of_slices(recipe), encoded: false }
}

/// Tries every form. Other requests get a turn after each one, since a plan reads every pregap.
pub async fn forms(session: Shared, job: Rc<Job>, ask: ask::Forms) -> Result<Vec<FormInfo>, Failure> {
    let part = ask.part;
    let likely = session.borrow().likely(part).map_err(|error| failures::from_error(&error))?;
    let mut forms = Vec::new();
    for form in Form::all() {
        let planned = session.borrow().planned(form, part);
        session.borrow().reading.check().map_err(|error| failures::from_error(&error.into()))?;
        forms.push(session.borrow().form(form, likely, planned));
        clock::turn().await;
        job.check()?;
    }
    forms.sort_by_key(|form| !form.likely);
    Ok(forms)
}

/// Surveys what the planned conversion leaves out.
pub async fn survey(session: Shared, job: Rc<Job>, _: ask::Survey) -> Result<Vec<LedgerLine>, Failure> {
    let conversion = session.borrow().conversion.clone().ok_or_else(failures::nothing_prepared)?;
    let ledger = job.run("Looking at every sector", STRIDE, 1, &mut Survey::new(&conversion.plan)).await?;
    session.borrow().verify().map_err(|error| failures::from_error(&error))?;
    Ok(ledger.lines().iter().map(line).collect())
}

impl Session {
    /// Plans a conversion.
    ///
    /// # Errors
    /// If the conversion is impossible.
    pub fn plan_conversion(&mut self, ask: ask::Plan) -> Result<ConversionInfo> {
        let form = Form::of_id(&ask.form).ok_or_else(|| Error::NotFound(format!("form {}", ask.form)))?;
        let conversion = Conversion::new(self.planned(form, ask.part)?);
        let info = conversion.info();
        self.conversion = Some(Rc::new(conversion));
        Ok(info)
    }

    fn planned(&self, form: Form, part: Part) -> Result<Plan> {
        Plan::new(&self.image.disc, form, &self.wanted(part))
    }

    fn wanted(&self, part: Part) -> Wanted {
        let all = Wanted::all(name_of(&self.image.files));
        match part {
            Part::Disc => all,
            Part::Session(number) => {
                Wanted { session: Some(number), name: format!("{} (Session {number})", all.name), ..all }
            }
            Part::Track(number) => {
                Wanted { track: Some(number), name: format!("{} (Track {number})", all.name), ..all }
            }
        }
    }

    fn likely(&self, part: Part) -> Result<Option<&'static str>> {
        let disc = self.wanted(part).of(&self.image.disc)?;
        Ok(Form::likely(&disc, self.image.container).map(|form| form.target.id))
    }

    fn form(&self, form: Form, likely: Option<&str>, planned: Result<Plan>) -> FormInfo {
        let target = form.target;
        let lost = planned.as_ref().map_or(0, |plan| plan.ledger.of(convert::Fate::Lost).count());
        let copy = planned.as_ref().is_ok_and(|plan| match plan.files.as_slice() {
            [file] => self.is_given(file),
            _ => false,
        });
        FormInfo {
            id: target.id.into(),
            name: target.name.into(),
            purpose: target.purpose.into(),
            obstacle: planned.err().map(|error| error.to_string()),
            lost: u32::try_from(lost).unwrap_or(u32::MAX),
            copy,
            likely: likely == Some(target.id),
        }
    }

    /// Whether a file is one of the user's files.
    fn is_given(&self, file: &Planned) -> bool {
        file.plain().as_one_range().is_some_and(|(id, range)| {
            let given = usize::try_from(id.0).ok().and_then(|at| self.originals.all().get(at));
            range.start == 0 && given.is_some_and(|given| given.content.len() == range.end)
        })
    }
}

fn line(line: &Line) -> LedgerLine {
    let fate = match line.fate {
        convert::Fate::Lost => Fate::Lost,
        convert::Fate::Changed => Fate::Changed,
        convert::Fate::Kept => Fate::Kept,
    };
    LedgerLine { fate, what: line.what.into(), count: line.count, text: line.explanation.clone() }
}
