//! The file that keeps what was unpacked, in the browser's storage for this page (File System Standard).

use std::future::Future;
use std::io;
use std::pin::Pin;

use discern::source::{Shelf, ShelfFile};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_split_helpers::wasm_split;
use web_sys::{
    FileSystemDirectoryHandle, FileSystemFileHandle, FileSystemGetDirectoryOptions, FileSystemGetFileOptions,
    FileSystemReadWriteOptions, FileSystemSyncAccessHandle,
};

use crate::browser::clock;
use crate::browser::number::{from_js, to_js};
use crate::browser::thrown::browser_error;
use crate::failures::Missing;
use crate::files::opening;

/// Folder of the files of all workers. The page removes what workers that were ended have left (`src/app/idle.js`).
const FOLDER: &str = "unpacked";

thread_local! {
    static SHELF: Shelf = Shelf::closed();
}

/// The shelf of this worker's image.
pub fn shelf() -> Shelf {
    SHELF.with(Clone::clone)
}

/// Opens the shelf, or does without if the browser has no such storage, as in private windows of Firefox.
///
/// # Errors
/// If the host does not send the code.
pub async fn open() -> Result<(), Missing> {
    let make = load().await?;
    let file = make().await;
    shelf().open(file);
    Ok(())
}

/// Loads the code.
///
/// # Errors
/// If the host does not send it.
#[wasm_split(storage, fallible)]
pub fn load() -> Result<Make, Missing> {
    Ok(make)
}

/// Makes an empty file, if the browser can.
type Make = fn() -> Pin<Box<dyn Future<Output = MadeFile>>>;

type MadeFile = Option<Box<dyn ShelfFile>>;

fn make() -> Pin<Box<dyn Future<Output = MadeFile>>> {
    Box::pin(async {
        let file: Box<dyn ShelfFile> = Box::new(StoredFile::make().await.ok()?);
        Some(file)
    })
}

/// A file of the browser's storage that no one else can open.
struct StoredFile {
    handle: FileSystemSyncAccessHandle,
    place: FileSystemReadWriteOptions,
}

impl StoredFile {
    async fn make() -> Result<Self, JsValue> {
        let folder = folder().await?;
        let name = format!("{}-{}", clock::now(), js_sys::Math::random());
        let create = FileSystemGetFileOptions::new();
        create.set_create(true);
        let file = JsFuture::from(folder.get_file_handle_with_options(&name, &create)).await?;
        let file: FileSystemFileHandle = file.unchecked_into();
        let handle = JsFuture::from(file.create_sync_access_handle()).await?;
        Ok(Self { handle: handle.unchecked_into(), place: FileSystemReadWriteOptions::new() })
    }

    fn at(&self, offset: u64) -> &FileSystemReadWriteOptions {
        self.place.set_at(to_js(offset));
        &self.place
    }
}

/// The folder, made if it is not there.
async fn folder() -> Result<FileSystemDirectoryHandle, JsValue> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into())?;
    let storage = Reflect::get(&navigator, &"storage".into())?;
    let get: Function = Reflect::get(&storage, &"getDirectory".into())?.dyn_into()?;
    let root: Promise = get.call0(&storage)?.dyn_into()?;
    let root: FileSystemDirectoryHandle = JsFuture::from(root).await?.unchecked_into();
    let create = FileSystemGetDirectoryOptions::new();
    create.set_create(true);
    let folder = JsFuture::from(root.get_directory_handle_with_options(FOLDER, &create)).await?;
    Ok(folder.unchecked_into())
}

impl ShelfFile for StoredFile {
    fn write_at(&self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        let written = self.handle.write_with_u8_array_and_options(bytes, self.at(offset));
        match written.map(from_js) {
            Ok(count) if count == bytes.len() as u64 => Ok(()),
            Ok(_) => Err(io::ErrorKind::StorageFull.into()),
            Err(error) => Err(browser_error(&error)),
        }
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<()> {
        let len = buf.len() as u64;
        let read = self.handle.read_with_u8_array_and_options(buf, self.at(offset));
        match read.map(from_js) {
            Ok(count) if count == len => Ok(()),
            Ok(_) => Err(io::ErrorKind::UnexpectedEof.into()),
            Err(error) => Err(browser_error(&error)),
        }
    }

    fn passed(&self, bytes: u64) {
        opening::unpacked(bytes);
    }

    fn clear(&self) {
        // What stays is removed when the page is used again.
        let _ = self.handle.truncate_with_u32(0);
    }
}
