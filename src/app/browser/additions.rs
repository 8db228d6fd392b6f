//! Files and folders to be added to an image, from a drop or a picker.

use discern::protocol::{AddedPart, Failure, FailureKind};
use js_sys::{Array, Function, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry, HtmlInputElement};

use crate::words;

/// A file, or a folder with everything in it.
#[derive(Clone)]
pub(crate) struct Addition {
    /// Its name.
    pub(crate) name: String,
    /// Its contents; a file is one part with an empty path.
    pub(crate) parts: Vec<AddedPart>,
    /// The files among `parts`, in that order.
    pub(crate) files: Vec<File>,
}

impl Addition {
    fn file(file: File) -> Self {
        let part = AddedPart { path: String::new(), folder: false };
        Self { name: file.name(), parts: vec![part], files: vec![file] }
    }

    /// Whether it is an image that is a folder: a sparse bundle of Mac OS X.
    pub(crate) fn is_image(&self) -> bool {
        self.name.to_ascii_lowercase().ends_with(".sparsebundle")
            && self.parts.iter().any(|part| part.path == "Info.plist")
    }

    fn add(&mut self, path: String, file: Option<File>) {
        self.parts.push(AddedPart { path, folder: file.is_none() });
        self.files.extend(file);
    }
}

/// Dropped items. The browser provides them only while it handles the drop.
pub(crate) struct Dropped(Vec<Result<FileSystemEntry, File>>);

impl Dropped {
    /// Takes the items of a drop.
    pub(crate) fn of(transfer: &DataTransfer) -> Self {
        let items = transfer.items();
        let all = (0..items.length()).filter_map(|index| items.get(index)).filter(|item| item.kind() == "file");
        let entry = |item: web_sys::DataTransferItem| match item.webkit_get_as_entry() {
            Ok(Some(entry)) => Some(Ok(entry)),
            _ => item.get_as_file().ok().flatten().map(Err),
        };
        Self(all.filter_map(entry).collect())
    }

    /// Takes the items that `start.js` kept in a property of an input.
    pub(crate) fn kept_by(input: &HtmlInputElement) -> Option<Self> {
        let name = JsValue::from_str("entries");
        let entries = js_sys::Reflect::get(input, &name).ok()?.dyn_into::<Array>().ok()?;
        // Setting an existing property cannot fail.
        let _ = js_sys::Reflect::set(input, &name, &JsValue::UNDEFINED);
        let entry = |entry: JsValue| entry.dyn_into::<File>().map_or_else(|entry| Ok(entry.unchecked_into()), Err);
        Some(Self(entries.iter().map(entry).collect()))
    }

    /// Reads the folders.
    pub(crate) async fn read(self) -> Result<Vec<Addition>, JsValue> {
        let mut all = Vec::new();
        for item in self.0 {
            match item {
                Err(file) => all.push(Addition::file(file)),
                Ok(entry) if entry.is_directory() => all.push(folder(entry).await?),
                Ok(entry) => all.push(Addition::file(file_of(&entry.unchecked_into()).await?)),
            }
        }
        Ok(all)
    }
}

/// Groups files of a picker: those with a relative path belong to one folder.
pub(crate) fn of_files(files: Vec<File>) -> Vec<Addition> {
    let mut all = Vec::new();
    let mut folders: Vec<Addition> = Vec::new();
    for file in files {
        let path = js_sys::Reflect::get(&file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
        match path.as_deref().and_then(|path| path.split_once('/')) {
            None => all.push(Addition::file(file)),
            Some((name, below)) => {
                let known = folders.iter_mut().find(|folder| folder.name == name);
                match known {
                    Some(folder) => folder.add(below.to_owned(), Some(file)),
                    None => {
                        let mut folder = Addition { name: name.to_owned(), parts: Vec::new(), files: Vec::new() };
                        folder.add(below.to_owned(), Some(file));
                        folders.push(folder);
                    }
                }
            }
        }
    }
    all.extend(folders);
    all
}

/// A failure to read dropped items; `meaning` is its consequence.
pub(crate) fn unreadable(meaning: &str) -> Failure {
    Failure::new(
        FailureKind::Unreadable,
        "PAGE-DROP-UNREADABLE",
        words::failures::drop(),
        meaning,
        words::failures::drop_advice(),
    )
}

async fn folder(root: FileSystemEntry) -> Result<Addition, JsValue> {
    let mut given = Addition { name: root.name(), parts: Vec::new(), files: Vec::new() };
    let mut left = vec![(root, String::new())];
    while let Some((entry, path)) = left.pop() {
        if !entry.is_directory() {
            let file = file_of(&entry.unchecked_into()).await?;
            given.add(path, Some(file));
            continue;
        }
        for child in children(&entry.unchecked_into()).await? {
            let path = if path.is_empty() { child.name() } else { format!("{path}/{}", child.name()) };
            left.push((child, path));
        }
        if !path.is_empty() {
            given.add(path, None);
        }
    }
    Ok(given)
}

/// Entries of a folder. The browser returns at most a hundred at a time.
async fn children(directory: &FileSystemDirectoryEntry) -> Result<Vec<FileSystemEntry>, JsValue> {
    let reader = directory.create_reader();
    let mut all = Vec::new();
    loop {
        let some = promised(|found, failed| reader.read_entries_with_callback_and_callback(found, failed)).await?;
        let some: Array = some.unchecked_into();
        if some.length() == 0 {
            return Ok(all);
        }
        all.extend(some.iter().map(JsCast::unchecked_into));
    }
}

async fn file_of(entry: &FileSystemFileEntry) -> Result<File, JsValue> {
    let file = promised(|found, failed| {
        entry.file_with_callback_and_callback(found, failed);
        Ok(())
    });
    Ok(file.await?.unchecked_into())
}

/// Result of an interface that takes callbacks.
async fn promised(begin: impl FnOnce(&Function, &Function) -> Result<(), JsValue>) -> Result<JsValue, JsValue> {
    let mut begin = Some(begin);
    let mut refused = None;
    let promise = Promise::new(&mut |found, failed| {
        if let Some(begin) = begin.take() {
            refused = begin(&found, &failed).err();
        }
    });
    match refused {
        Some(error) => Err(error),
        None => JsFuture::from(promise).await,
    }
}
