//! Images that were open before, kept in the browser's storage, with handles of their files where the browser has them.

use discern::protocol::{Failure, FailureKind};
use js_sys::{Array, JSON};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

use super::tools::RECENT;
use super::{Model, Stage, journal, user_files};
use crate::browser::entry::{self, Entry};
use crate::browser::handles;
use crate::browser::storage;
use crate::state::State;
use crate::words;

/// Number of images kept; the oldest is forgotten.
const MOST: usize = 10;

/// An image that was open before.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct RecentImage {
    /// Name, size and date of its first file.
    pub(super) image: String,
    /// Name of its first file.
    pub(crate) name: String,
    /// Its formats, as in "ISO 9660 · Joliet".
    pub(crate) kinds: String,
    /// Size in bytes, as text.
    pub(crate) size: String,
    /// Where the user was in it last.
    pub(super) address: String,
    /// Whether the browser keeps handles of its files; otherwise the user has to choose them again.
    pub(crate) has_handles: bool,
}

impl RecentImage {
    /// What distinguishes it from others.
    pub(crate) fn key(&self) -> String {
        self.image.clone()
    }
}

/// The list of recent images.
#[derive(Clone, Copy)]
pub(crate) struct RecentImages(State<Vec<RecentImage>>);

impl RecentImages {
    /// The list as it is in the storage. It follows the shown image, as long as the component that calls this is there.
    pub(crate) fn watch(page: Model) -> Self {
        let recent = Self(State::new(read()));
        let seen = StoredValue::new(Vec::new());
        Effect::new(move || {
            let model = page.shown();
            let summary = model.session.summary();
            let is_own = model.new_image.open().is_some();
            if model.session.stage() == Stage::Open
                && let Some(summary) = summary.filter(|_| !is_own)
                && let Some(image) = journal::image_key(model)
            {
                let known = recent.list_now().into_iter().find(|known| known.image == image);
                let (address, has_handles) = known.map(|known| (known.address, known.has_handles)).unwrap_or_default();
                let (name, kinds, size) = (summary.name.clone(), summary.kinds.clone(), summary.size.to_string());
                recent.add(RecentImage { image: image.clone(), name, kinds, size, address, has_handles });
                // The handles given last are those of an image that was just opened, not of one shown again.
                if seen.with_value(|seen: &Vec<String>| !seen.contains(&image)) {
                    seen.update_value(|seen| seen.push(image.clone()));
                    recent.keep_handles(model, image);
                }
            }
        });
        recent
    }

    /// The images, the newest first.
    pub(crate) fn list(self) -> Vec<RecentImage> {
        self.0.get()
    }

    fn list_now(self) -> Vec<RecentImage> {
        self.0.get_untracked()
    }

    fn add(self, image: RecentImage) {
        let mut list = self.list_now();
        list.retain(|other| other.image != image.image);
        list.insert(0, image);
        for old in list.split_off(list.len().min(MOST)) {
            forget_handles(old.image);
        }
        self.set(list);
    }

    fn set(self, list: Vec<RecentImage>) {
        write(&list);
        self.0.set(list);
    }

    fn change(self, image: &str, change: impl FnOnce(&mut RecentImage)) {
        let mut list = self.list_now();
        if let Some(known) = list.iter_mut().find(|known| known.image == image) {
            change(known);
            self.set(list);
        }
    }

    /// Records where the user is in the open image.
    pub(super) fn went_to(self, image: &str, address: &str) {
        self.change(image, |known| known.address = address.to_owned());
    }

    /// Keeps the handles of the open files, if all of them have one.
    fn keep_handles(self, model: Model, image: String) {
        let files = model.session.files();
        spawn_local(async move {
            let given = handles::given_last().await;
            let of = |name: String| given.iter().find(|(other, _)| *other == name).map(|(_, handle)| handle.clone());
            let Some(all) = files.iter().map(|file| of(file.name())).collect::<Option<Vec<_>>>() else { return };
            if handles::keep(&image, &all).await.is_ok() {
                self.change(&image, |known| known.has_handles = true);
            }
        });
    }

    /// Opens an image again, where the user was in it. Without handles, the user chooses its files again.
    pub(crate) fn open(self, model: Model, recent: RecentImage) {
        return_to(&recent);
        if !recent.has_handles {
            return user_files::pick_files();
        }
        spawn_local(async move {
            match handles::files(&recent.image).await {
                Ok(files) => user_files::take_files(model, files),
                Err(_) => {
                    self.change(&recent.image, |known| known.has_handles = false);
                    model.notices.fail(Failure::new(
                        FailureKind::Unreadable,
                        "PAGE-RECENT-UNREADABLE",
                        &words::opening::recent_unreadable(&recent.name),
                        words::opening::recent_unreadable_meaning(),
                        words::opening::recent_unreadable_advice(),
                    ));
                }
            }
        });
    }

    /// Forgets an image.
    pub(crate) fn forget(self, image: &RecentImage) {
        forget_handles(image.image.clone());
        let mut list = self.list_now();
        list.retain(|other| other.image != image.image);
        self.set(list);
    }

    /// Forgets all images.
    pub(crate) fn forget_all(self) {
        self.list_now().iter().for_each(|image| self.forget(image));
    }
}

/// Has the image open where the user was in it: the entry of the browser's history gets its address.
fn return_to(recent: &RecentImage) {
    let mut number = entry::current().map_or(0, |entry| entry.number);
    if number == 0 {
        // The entry of the welcome screen stays before those of the image.
        number = 1;
        entry::replace(&Entry::default());
        entry::add(&Entry { number, image: recent.image.clone() });
    }
    entry::set_address(&Entry { number, image: recent.image.clone() }, &format!("#{}", recent.address));
}

fn forget_handles(image: String) {
    spawn_local(async move {
        // A browser without a database keeps none.
        let _ = handles::forget(&image).await;
    });
}

fn read() -> Vec<RecentImage> {
    let text = storage::local().and_then(|storage| storage.get_item(RECENT).ok().flatten()).unwrap_or_default();
    let Some(all) = JSON::parse(&text).ok().and_then(|all| all.dyn_into::<Array>().ok()) else { return Vec::new() };
    all.iter().filter_map(|fields| of_fields(&fields.dyn_into::<Array>().ok()?)).collect()
}

fn of_fields(fields: &Array) -> Option<RecentImage> {
    let text = |index| fields.get(index).as_string();
    Some(RecentImage {
        image: text(0)?,
        name: text(1)?,
        kinds: text(2)?,
        size: text(3)?,
        address: text(4)?,
        has_handles: fields.get(5).is_truthy(),
    })
}

fn write(list: &[RecentImage]) {
    let fields = |image: &RecentImage| {
        let texts = [&image.image, &image.name, &image.kinds, &image.size, &image.address];
        let texts = texts.into_iter().map(|text| JsValue::from_str(text));
        texts.chain([image.has_handles.into()]).collect::<Array>()
    };
    let all: Array = list.iter().map(fields).collect();
    let Some(storage) = storage::local() else { return };
    // Without space, the list is as it was before.
    let _ = match (list.is_empty(), JSON::stringify(&all)) {
        (false, Ok(text)) => storage.set_item(RECENT, &String::from(text)),
        _ => storage.remove_item(RECENT),
    };
}
