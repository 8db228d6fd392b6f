//! Edits the image, builds it, and makes new ones.

pub mod added_files;
pub mod build;
pub mod changes;
pub mod editing;
mod forecast;
pub mod new_image;
pub mod preparation;
pub mod prepare;
mod steps;
pub mod volume;

use discern::protocol::edit::Request;
use discern::protocol::wire;

use crate::failures::{change, from_error};
use crate::runner::Call;
use crate::session::Session;

/// Answers a request of this family.
pub fn answer(mut call: Call, request: &[u8]) {
    let Some(request) = wire::read(request) else { return call.unreadable() };
    match request {
        Request::AddFiles(ask) => {
            let files = std::mem::take(&mut call.files);
            call.answer(ask, change, |session, ask| session.add_files(ask.from, ask.parts, files));
        }
        Request::Edit(ask) => call.answer(ask, change, |session, ask| session.change(ask.change)),
        Request::Undo(ask) => call.answer(ask, change, |session, _| session.undo()),
        Request::Redo(ask) => call.answer(ask, change, |session, _| session.redo()),
        Request::UndoStep(ask) => call.answer(ask, change, Session::undo_step),
        Request::Revert(ask) => call.answer(ask, change, |session, _| Ok(session.revert())),
        Request::Changes(ask) => call.answer(ask, change, |session, ask| Ok(session.editing()?.changes(&ask))),
        Request::Restore(ask) => call.answer(ask, change, Session::restore),
        Request::Forecast(ask) => call.job(ask, forecast::forecast),
        Request::Volume(ask) => {
            call.answer(ask, change, |session, _| Ok(volume::info(session.editing()?.bench.blueprint())))
        }
        Request::FatFiles(ask) => call.answer(ask, change, |session, ask| {
            volume::fat_files(session.editing()?.bench.blueprint(), ask.image, &ask.path)
        }),
        Request::Attributes(ask) => call.answer(ask, change, |session, ask| session.editing()?.attributes(ask.row)),
        Request::PlanBuild(ask) => call.job(ask, build::plan),
        Request::Build(ask) => call.job(ask, build::build),
        Request::Digest(ask) => call.job(ask, build::digest),
        Request::CreateImage(ask) => {
            let (files, reading) = (std::mem::take(&mut call.files), call.reading());
            call.job_without_image(ask, async move |job, ask| new_image::make(job, ask, files, reading).await);
        }
        Request::Sessions(ask) => call.answer(ask, from_error, |session, _| Ok(session.sessions())),
        Request::CreateFromSession(ask) => call.job_with_blob(ask, new_image::back),
    }
}
