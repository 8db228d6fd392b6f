//! Handles of the user's files, by which they can be opened again later: those given last, and those that the browser
//! keeps in a database. Only the Chromium family has them.

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransactionMode};

const DATABASE: &str = "discern";
const STORE: &str = "handles";

/// The handles of the files that were chosen or dropped last, which `start.js` keeps.
pub(crate) async fn given_last() -> Vec<(String, JsValue)> {
    let kept = Reflect::get(&js_sys::global(), &"handles".into()).ok().and_then(|kept| kept.dyn_into::<Array>().ok());
    let mut handles = Vec::new();
    for handle in kept.iter().flat_map(Array::iter) {
        // A browser without handles has nothing here, and a folder's name is that of no file.
        let handle = JsFuture::from(Promise::resolve(&handle)).await.unwrap_or_default();
        let name = Reflect::get(&handle, &"name".into()).ok().and_then(|name| name.as_string());
        handles.extend(name.map(|name| (name, handle)));
    }
    handles
}

/// Keeps handles under a key.
pub(crate) async fn keep(key: &str, handles: &[JsValue]) -> Result<(), JsValue> {
    let value: Array = handles.iter().collect();
    finished(&store(IdbTransactionMode::Readwrite).await?.put_with_key(&value, &key.into())?).await?;
    Ok(())
}

/// Deletes the handles under a key.
pub(crate) async fn forget(key: &str) -> Result<(), JsValue> {
    finished(&store(IdbTransactionMode::Readwrite).await?.delete(&key.into())?).await?;
    Ok(())
}

/// The files of the handles under a key; the browser may ask the user for permission.
///
/// # Errors
/// If there are no such handles, the user refuses, or a file isn't there any more.
pub(crate) async fn files(key: &str) -> Result<Vec<File>, JsValue> {
    let kept = finished(&store(IdbTransactionMode::Readonly).await?.get(&key.into())?).await?;
    let mut files = Vec::new();
    for handle in kept.dyn_into::<Array>()?.iter() {
        let options = Object::new();
        Reflect::set(&options, &"mode".into(), &"read".into())?;
        // Handles of the page's own storage need no permission, and have no such method everywhere.
        if Reflect::has(&handle, &"requestPermission".into())? {
            let granted = call(&handle, "requestPermission", &options).await?;
            if granted.as_string().as_deref() != Some("granted") {
                return Err(granted);
            }
        }
        files.push(call(&handle, "getFile", &JsValue::UNDEFINED).await?.dyn_into()?);
    }
    Ok(files)
}

async fn call(of: &JsValue, name: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    let function: Function = Reflect::get(of, &name.into())?.dyn_into()?;
    JsFuture::from(Promise::resolve(&function.call1(of, argument)?)).await
}

async fn store(mode: IdbTransactionMode) -> Result<IdbObjectStore, JsValue> {
    let factory = window().indexed_db()?.ok_or(JsValue::NULL)?;
    let request: IdbOpenDbRequest = factory.open_with_u32(DATABASE, 1)?;
    let new = request.clone();
    // Not left to the browser: the request keeps it and it keeps the request, so that neither would ever be freed.
    let upgrade = Closure::once(move || {
        let database = new.result().ok().and_then(|database| database.dyn_into::<IdbDatabase>().ok());
        // A new database has no such store.
        let _ = database.map(|database| database.create_object_store(STORE));
    });
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let opened = finished(&request).await;
    request.set_onupgradeneeded(None);
    let database: IdbDatabase = opened?.dyn_into()?;
    let transaction = database.transaction_with_str_and_mode(STORE, mode);
    let store = transaction.and_then(|transaction| transaction.object_store(STORE));
    // Takes effect after that transaction.
    database.close();
    store
}

/// Result of a request to the database.
async fn finished(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |done, failed| {
        request.set_onsuccess(Some(&done));
        request.set_onerror(Some(&failed));
    });
    JsFuture::from(promise).await?;
    request.result()
}
