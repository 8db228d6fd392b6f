//! The image as an earlier session left it, as a file of slices to be opened like any other.

use std::rc::Rc;

use discern::edit::{Blueprint, back_to, open_back, sessions};
use discern::findings::Findings;
use discern::protocol::{Answer, MadeInfo};
use discern::source::Output;

use crate::jobs::Job;
use crate::runner::{Ending, Shared};
use crate::session::Session;
use crate::{blob, building, clock, failures};

impl Session {
    /// The byte after each session, the oldest first; none where the disc cannot be taken back.
    pub fn sessions(&self) -> Answer {
        let ends = sessions(&self.image).unwrap_or_default();
        Answer::Sessions(ends.into_iter().map(|range| range.end).collect())
    }
}

/// Goes back to a session, counted from 1, and proves that all it had is there.
pub async fn back(session: Shared, job: Rc<Job>, number: u16) -> Ending {
    let failed = |error| failures::new_image(&error);
    let (rebuilt, blueprint) = {
        let session = session.borrow();
        let rebuilt = back_to(&session.image, number).map_err(failed)?;
        let mut image = open_back(&session.image, &rebuilt, &mut Findings::default()).map_err(failed)?;
        let now = clock::timestamp(clock::now());
        (rebuilt, Blueprint::of(&mut image, now).map_err(failed)?)
    };
    let proof = building::proven(&job, blueprint, &rebuilt.recipe).await?;
    if !proof.holds() {
        return Err(failures::not_as_meant(&proof.wrong));
    }
    session.borrow().verify().map_err(failed)?;
    let files = session.borrow().files.clone();
    let (blob, _) = blob::of(&rebuilt.recipe, &files, &job).await?;
    let name = format!("{} (session {number}).iso", session.borrow().name());
    let output = Output { name: name.clone(), recipe: rebuilt.recipe.clone() };
    let built = building::receipt(&output, &rebuilt, &proof, u32::MAX);
    Ok((Answer::Made(Box::new(MadeInfo { name, built: Some(built) })), Some(blob)))
}
