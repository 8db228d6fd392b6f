//! Code that is loaded after the rest of the worker, since opening, browsing and saving do not need it.
//!
//! A part is a table of functions; each answers a family of requests. Only its loading is asynchronous: a request that
//! needs a part waits for it, and is then answered as usual. `wasm-split-cli` keeps the code of the functions out of
//! the main program by following the calls from each function marked below.

use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;

use discern::protocol::Family;
use wasm_split_helpers::wasm_split;

use crate::edit::prepare::prepare;
use crate::failures::Missing;
use crate::lookahead::Unpacking;
use crate::runner::{Call, Runner};
use crate::session::Shared;
use crate::{
    audio, browse, check, compare, convert, disc, edit, folder, formats, inspect, map, overview, save, unpack,
};

/// Answers a request of a family.
pub type Answer = fn(Call, &[u8]);

/// A part of the worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Editing, building, converting, new images.
    Make,
    /// Facts and findings, images within the image, tracks, sectors and audio, the map of all bytes, the check of all sectors,
    /// and saving into a folder.
    Look,
    /// Unpacking in several workers.
    Unpack,
}

/// Makes another image.
struct Make {
    convert: Answer,
    edit: Answer,
    prepare: Prepare,
}

static MAKE: Make = Make {
    convert: convert::answer,
    edit: edit::answer,
    prepare: |runner, session| Box::pin(prepare(session, move |session| runner.is_open(session))),
};

/// Prepares editing while the worker is idle.
pub type Prepare = fn(Rc<Runner>, Shared) -> Pin<Box<dyn Future<Output = ()>>>;

/// Code that prepares editing, once it has been loaded.
pub fn prepare_editing() -> Option<Prepare> {
    MAKE_HERE.get().map(|part| part.prepare)
}

#[wasm_split(make, fallible)]
fn load_make() -> Result<&'static Make, Missing> {
    Ok(&MAKE)
}

/// Looks closer at the image.
struct Look {
    folder: Answer,
    inspect: Answer,
    disc: Answer,
    map: Answer,
    audio: Answer,
    check: Answer,
    compare: Answer,
    overview: Answer,
}

static LOOK: Look = Look {
    folder: folder::answer,
    inspect: inspect::answer,
    disc: disc::answer,
    map: map::answer,
    audio: audio::answer,
    check: check::answer,
    compare: compare::answer,
    overview: overview::answer,
};

#[wasm_split(look, fallible)]
fn load_look() -> Result<&'static Look, Missing> {
    Ok(&LOOK)
}

/// Unpacks in several workers.
struct Unpack {
    answer: Answer,
    begin: fn() -> Option<Box<dyn Unpacking>>,
}

static UNPACK: Unpack = Unpack { answer: unpack::answer, begin: unpack::ahead::begin };

#[wasm_split(unpack, fallible)]
fn load_unpack() -> Result<&'static Unpack, Missing> {
    Ok(&UNPACK)
}

/// Begins to unpack in other workers, if there are processors for them.
pub async fn unpacking() -> Option<Box<dyn Unpacking>> {
    // Without a connection, all is unpacked here.
    Part::Unpack.load().await.ok()?;
    UNPACK_HERE.get().and_then(|part| (part.begin)())
}

thread_local! {
    static UNPACK_HERE: Cell<Option<&'static Unpack>> = const { Cell::new(None) };
    static MAKE_HERE: Cell<Option<&'static Make>> = const { Cell::new(None) };
    static LOOK_HERE: Cell<Option<&'static Look>> = const { Cell::new(None) };
}

/// The function that answers the requests of a family, or the part to be loaded first.
pub fn answer_of(family: Family) -> Result<Answer, Part> {
    match family {
        Family::Browse => Ok(browse::answer),
        Family::Save => Ok(save::answer),
        Family::Folder => LOOK_HERE.get().map(|part| part.folder).ok_or(Part::Look),
        Family::Inspect => LOOK_HERE.get().map(|part| part.inspect).ok_or(Part::Look),
        Family::Disc => LOOK_HERE.get().map(|part| part.disc).ok_or(Part::Look),
        Family::Map => LOOK_HERE.get().map(|part| part.map).ok_or(Part::Look),
        Family::Audio => LOOK_HERE.get().map(|part| part.audio).ok_or(Part::Look),
        Family::Check => LOOK_HERE.get().map(|part| part.check).ok_or(Part::Look),
        Family::Compare => LOOK_HERE.get().map(|part| part.compare).ok_or(Part::Look),
        Family::Overview => LOOK_HERE.get().map(|part| part.overview).ok_or(Part::Look),
        Family::Convert => MAKE_HERE.get().map(|part| part.convert).ok_or(Part::Make),
        Family::Edit => MAKE_HERE.get().map(|part| part.edit).ok_or(Part::Make),
        Family::Unpack => UNPACK_HERE.get().map(|part| part.answer).ok_or(Part::Unpack),
    }
}

impl Part {
    /// Loads the part.
    ///
    /// # Errors
    /// If the host does not send it; it may be requested again.
    pub async fn load(self) -> Result<(), Missing> {
        match self {
            Self::Make => MAKE_HERE.set(Some(load_make().await?)),
            Self::Look => LOOK_HERE.set(Some(load_look().await?)),
            Self::Unpack => UNPACK_HERE.set(Some(load_unpack().await?)),
        }
        Ok(())
    }

    /// Loads all parts, so that a session that goes offline lacks nothing. A part that cannot be loaded now is loaded
    /// when it is needed.
    pub async fn load_all() {
        for part in [Self::Make, Self::Look, Self::Unpack] {
            let _ = part.load().await;
        }
        formats::load_all().await;
    }
}
