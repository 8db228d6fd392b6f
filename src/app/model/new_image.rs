//! Making a new image from the user's files: its contents, its kind, and the result.

use std::sync::Arc;

use discern::endings;
use discern::protocol::{AddedPart, BuiltInfo, Failure, NewImage as Wanted, NewImageInfo, NewPreset, edit};
use js_sys::{Array, Object};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::{Model, beside, converting, open, saving};
use crate::browser::additions::{self, Addition, Dropped};
use crate::browser::saved;
use crate::client::{Reply, Transfer};
use crate::state::State;
use crate::words;

/// Ends of paths of boot loaders and UEFI boot images.
const LOADERS: [&str; 6] = ["isolinux.bin", "eltorito.img", "etfsboot.com", "efi.img", "efiboot.img", "efisys.bin"];

/// Proposal for the user to confirm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Proposal {
    /// Name of the folder.
    pub(crate) label: String,
    /// Number of files in it.
    pub(crate) files: u64,
    /// Their size in bytes.
    pub(crate) bytes: u64,
    /// The suggested kind of image.
    pub(crate) preset: NewPreset,
}

/// State of making a new image.
#[derive(Clone, Copy)]
pub(crate) struct NewImage {
    additions: StoredValue<Vec<Addition>, LocalStorage>,
    proposal: State<Option<Proposal>>,
    /// The result, which becomes the open image once it has been opened.
    made: StoredValue<Option<(File, NewImageInfo)>, LocalStorage>,
    open: State<Option<Arc<NewImageInfo>>>,
    is_saved: State<bool>,
    /// Whether the result is the sample, which nobody needs to save.
    is_sample: State<bool>,
}

impl NewImage {
    pub(super) fn new() -> Self {
        Self {
            additions: StoredValue::new_local(Vec::new()),
            proposal: State::new(None),
            made: StoredValue::new_local(None),
            open: State::new(None),
            is_saved: State::new(false),
            is_sample: State::new(false),
        }
    }

    /// Proposal for the user to confirm.
    pub(crate) fn proposal(self) -> Option<Proposal> {
        self.proposal.get()
    }

    /// The result, while it is open.
    pub(crate) fn open(self) -> Option<Arc<NewImageInfo>> {
        self.open.get()
    }

    /// Whether it has been saved.
    pub(crate) fn is_saved(self) -> bool {
        self.is_saved.get()
    }

    /// Whether it is the sample.
    pub(crate) fn is_sample(self) -> bool {
        self.is_sample.get()
    }

    /// Whether closing the page would lose it.
    pub(crate) fn is_unsaved_now(self) -> bool {
        let needs_none = self.is_saved.get_untracked() || self.is_sample.get_untracked();
        self.open.with_untracked(Option::is_some) && !needs_none
    }

    pub(super) fn clear(self) {
        self.open.set(None);
        self.is_saved.set(false);
    }

    /// Records which files are open now.
    pub(super) fn opened(self, files: &[File]) {
        let is_it = |file: &File| files.first().is_some_and(|first| Object::is(first, file));
        let made =
            self.made.with_value(|made| made.as_ref().filter(|(file, _)| is_it(file)).map(|(_, info)| info.clone()));
        self.open.set(made.map(Arc::new));
    }
}

/// Asks which kind of image to make of the files in a chosen folder.
pub(super) fn take_folder(model: Model, files: Vec<File>) {
    if !files.is_empty() {
        propose(model, additions::of_files(files));
    }
}

/// Asks which kind of image to make of dropped files.
pub(super) fn drop_new_image(model: Model, dropped: Dropped) {
    spawn_local(async move {
        match dropped.read().await {
            Ok(additions) => propose(model, additions),
            Err(_) => model.notices.fail(additions::unreadable(words::outcomes::nothing_created())),
        }
    });
}

/// Asks which kind of image to make, or opens a folder that is an image.
fn propose(model: Model, additions: Vec<Addition>) {
    if let [folder] = additions.as_slice()
        && folder.is_image()
    {
        if let Some(vacant) = beside::vacant(model) {
            open::open_now(vacant, folder.files.clone());
        }
        return;
    }
    let files = || additions.iter().flat_map(|addition| &addition.files);
    let label = additions.first().map(|addition| addition.name.clone()).unwrap_or_default();
    let proposal = Proposal {
        label,
        files: u64::try_from(files().count()).unwrap_or(u64::MAX),
        bytes: files().map(bytes).fold(0, u64::saturating_add),
        preset: likely(&additions),
    };
    model.new_image.additions.set_value(additions);
    model.new_image.proposal.set(Some(proposal));
}

/// Applies the user's answer: the image to make, or `None` to cancel.
pub(crate) fn answer_proposal(model: Model, wanted: Option<Wanted>) {
    model.new_image.proposal.set(None);
    let additions = model.new_image.additions.try_update_value(std::mem::take).unwrap_or_default();
    if let Some(wanted) = wanted {
        make(model, wanted, additions, false);
    }
}

/// Makes the sample disc.
pub(super) fn make_sample(model: Model, wanted: Wanted, disc: Addition) {
    make(model, wanted, vec![disc], true);
}

fn make(model: Model, wanted: Wanted, additions: Vec<Addition>, is_sample: bool) {
    let (parts, files) = together(additions);
    let is_audio = wanted.preset == NewPreset::Audio;
    let ask = edit::CreateImage { image: wanted, parts };
    let (_, reply) = saving::job(model, &ask, Transfer::Files(files.clone()), words::tasks::create(), true);
    spawn_local(async move {
        let audio_files = files.into_iter().filter(|_| is_audio).filter_map(|file| as_in_sheet(&file));
        open_made(model, reply.await, audio_files.collect(), is_sample);
    });
}

/// Makes a new image that ends with an earlier session, counted from 1, and opens it.
pub(crate) fn go_back(model: Model, session: u16) {
    let title = words::tasks::go_back(&session.to_string());
    let (_, reply) = saving::job(model, &edit::CreateFromSession { session }, Transfer::Nothing, &title, true);
    spawn_local(async move { open_made(model, reply.await, Vec::new(), false) });
}

/// Opens the result together with the files it refers to, beside the open images.
fn open_made(model: Model, reply: Result<Reply<NewImageInfo>, Failure>, named: Vec<File>, is_sample: bool) {
    match reply {
        Ok(Reply { answer: made, blob }) => {
            let Some(blob) = blob else { return };
            let Ok(file) = File::new_with_blob_sequence(&Array::of1(&blob), &made.name) else { return };
            let Some(vacant) = beside::vacant(model) else { return };
            vacant.new_image.made.set_value(Some((file.clone(), made)));
            vacant.new_image.is_sample.set(is_sample);
            open::open_now(vacant, std::iter::once(file).chain(named).collect());
        }
        Err(failure) => model.notices.fail(failure),
    }
}

/// Saves the new image.
pub(crate) fn save_new_image(model: Model) {
    let made = model.new_image.made.with_value(|made| made.as_ref().map(|(file, info)| (file.clone(), info.clone())));
    let Some((file, info)) = made else { return };
    if saved::download(&file, &info.name) {
        model.new_image.is_saved.set(true);
        model.notices.done(words::saving::downloads(&info.name), Vec::new());
    } else {
        model.notices.say(words::saving::refused());
    }
}

/// Saves the results of verifying it as a text file.
pub(crate) fn save_new_image_receipt(model: Model, built: &BuiltInfo) {
    converting::save_receipt_text(model, &built.text, &format!("{}.receipt.txt", built.output.name));
}

/// Size of a file.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "never negative, and the cast saturates")]
fn bytes(file: &File) -> u64 {
    file.size() as u64
}

/// All parts, by paths from the root of the new image; a single folder becomes the root.
fn together(additions: Vec<Addition>) -> (Vec<AddedPart>, Vec<File>) {
    let is_file = |addition: &Addition| addition.parts.iter().any(|part| part.path.is_empty() && !part.folder);
    let is_alone = additions.len() == 1 && !additions.iter().any(is_file);
    let (mut parts, mut files) = (Vec::new(), Vec::new());
    for addition in additions {
        for part in addition.parts {
            let path = match part.path.as_str() {
                path if is_alone => path.to_owned(),
                "" => addition.name.clone(),
                path => format!("{}/{path}", addition.name),
            };
            parts.push(AddedPart { path, folder: part.folder });
        }
        files.extend(addition.files);
    }
    (parts, files)
}

/// The suggested kind of image.
fn likely(additions: &[Addition]) -> NewPreset {
    let names = || additions.iter().flat_map(|addition| &addition.files).map(|file| file.name().to_ascii_lowercase());
    let is_audio_file = |name: &String| endings::is_any(name, endings::ALBUM);
    let audio_files = names().filter(is_audio_file).count();
    let others = names().count().saturating_sub(audio_files);
    // An album may include a cover image.
    if audio_files > others {
        NewPreset::Audio
    } else if names().any(|name| LOADERS.iter().any(|ending| name.ends_with(ending))) {
        NewPreset::Bootable
    } else {
        NewPreset::Data
    }
}

/// A file under the name that a cue sheet uses for it, without quotation marks.
fn as_in_sheet(file: &File) -> Option<File> {
    let name = file.name();
    if name.contains('"') {
        return File::new_with_blob_sequence(&Array::of1(file), &name.replace('"', "_")).ok();
    }
    Some(file.clone())
}
