//! Plans conversions of the disc: possible formats, and what each keeps and loses.

use std::rc::Rc;

use discern::container::TargetOptions;
use discern::convert::{self, Content, Form, Plan, Planned, Survey, name_of};
use discern::error::{Error, Result};
use discern::overview::Fits;
use discern::protocol::{ConversionInfo, Failure, FormInfo, LedgerLine, Part, convert as ask};

use crate::browser::clock;
use crate::convert::conversion::{Conversion, line};
use crate::failures;
use crate::jobs::Job;
use crate::session::{Session, Shared};

/// Bytes surveyed between checks of the clock.
const STRIDE: u64 = 1 << 20;

/// Tries every format. Other requests get a turn after each one, since a plan reads every pregap.
pub async fn forms(session: Shared, job: Rc<Job>, ask: ask::Forms) -> Result<Vec<FormInfo>, Failure> {
    let part = ask.part;
    let likely = session.borrow().likely(part).map_err(|error| failures::from_error(&error))?;
    let mut forms = Vec::new();
    let medium = session.borrow().image.disc.medium;
    for form in Form::for_medium(medium) {
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
        let info = conversion.info(&Fits::of(&self.image));
        self.conversion = Some(Rc::new(conversion));
        Ok(info)
    }

    fn planned(&self, form: Form, part: Part) -> Result<Plan> {
        Plan::new(&self.image.disc, form, &self.options(part))
    }

    fn options(&self, part: Part) -> TargetOptions {
        let all = TargetOptions::all(name_of(&self.image.files));
        match part {
            Part::Disc => all,
            Part::Session(number) => {
                TargetOptions { session: Some(number), name: format!("{} (Session {number})", all.name), ..all }
            }
            Part::Track(number) => {
                TargetOptions { track: Some(number), name: format!("{} (Track {number})", all.name), ..all }
            }
        }
    }

    fn likely(&self, part: Part) -> Result<Option<&'static str>> {
        let disc = self.options(part).of(&self.image.disc)?;
        Ok(Form::likely(&disc, self.image.container).map(|form| form.target.id))
    }

    fn form(&self, form: Form, likely: Option<&str>, planned: Result<Plan>) -> FormInfo {
        let target = form.target;
        let lost = planned.as_ref().map_or(0, |plan| plan.ledger.of(convert::Effect::Lost).count());
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

    /// Whether a file is one of the user's files, and not packed.
    fn is_given(&self, file: &Planned) -> bool {
        let Content::Plain(recipe) = &file.content else { return false };
        recipe.as_one_range().is_some_and(|(id, range)| {
            let given = usize::try_from(id.0).ok().and_then(|at| self.originals.all().get(at));
            range.start == 0 && given.is_some_and(|given| given.content.len() == range.end)
        })
    }
}
