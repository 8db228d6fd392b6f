//! Writes what makes the page work without a network and installable: the service worker with the lists of the page's
//! files, the manifest, the script that the page loads when it is idle, and the texts of other languages.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::command::{Result, root};
use crate::digest::{base64, hex, sha256};
use crate::{manifest, split, words};

/// The service worker in the built page.
pub const WORKER: &str = "offline.js";

/// The folder of icons and pictures for the manifest, in the checkout and in the built page.
pub const INSTALL: &str = "install";

/// The script that is loaded when the page is idle, in the folder of parts.
const IDLE: &str = "idle.js";

/// Adds these files to a built page, after all others. A page built for debugging keeps nothing, so that every reload
/// shows the newest build.
pub fn write(page: &Path, is_shipped: bool) -> Result<()> {
    let script = |path: &str| -> Result<String> { Ok(split::squeeze(&fs::read_to_string(root().join(path))?)) };
    fs::write(page.join(split::PARTS).join(IDLE), script("src/app/idle.js")?)?;
    for (name, texts) in words::Words::read(&root().join(words::FOLDER))?.files() {
        fs::write(page.join(split::PARTS).join(name), texts)?;
    }
    fs::create_dir_all(page.join(INSTALL))?;
    fs::copy(root().join("icon.svg"), page.join(INSTALL).join("icon.svg"))?;
    for picture in fs::read_dir(root().join(INSTALL))? {
        let picture = picture?;
        fs::copy(picture.path(), page.join(INSTALL).join(picture.file_name()))?;
    }
    fs::write(page.join(manifest::NAME), manifest::manifest())?;
    let (mut first, mut later, mut wanted) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    if is_shipped {
        for name in files(page)? {
            let list = match when(&name) {
                Some(When::First) => &mut first,
                Some(When::Later) => &mut later,
                Some(When::Wanted) => &mut wanted,
                None => continue,
            };
            let digest = sha256(&fs::read(page.join(&name))?);
            // The page's own address is that of its folder.
            list.insert(if name == "index.html" { String::new() } else { name }, base64(&digest));
        }
    }
    // Maps are written as objects of JavaScript are, for names without special characters.
    let lists = format!("const FIRST = {first:?};\nconst LATER = {later:?};\nconst WANTED = {wanted:?};\n");
    let version = hex(sha256(lists.as_bytes()).get(..8).unwrap_or_default());
    let worker = script("src/app/browser/offline.js")?;
    Ok(fs::write(page.join(WORKER), format!("const VERSION = \"{version}\";\n{lists}{worker}"))?)
}

/// When the service worker loads a file.
#[derive(Debug, PartialEq, Eq)]
enum When {
    /// Before it is used.
    First,
    /// After all that a first use needs.
    Later,
    /// When the page asks for it, and keeps it then.
    Wanted,
}

/// When the service worker loads a file; `None` if it does not keep it: browsers load service workers past it, and the
/// pictures in the manifest are for stores.
fn when(name: &str) -> Option<When> {
    match name.rsplit_once('.')? {
        (_, "html") if name != "index.html" => None,
        ("offline" | "download", "js") => None,
        (_, "html" | "js" | "wasm" | "css") if !name.contains('/') => Some(When::First),
        (stem, _) if stem.starts_with("install/screen") => None,
        (stem, "json") if stem.starts_with("parts/words-") => Some(When::Wanted),
        _ => Some(When::Later),
    }
}

/// Paths of all files in a built page, sorted.
pub fn files(page: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for folder in ["", split::PARTS, INSTALL] {
        for entry in fs::read_dir(page.join(folder))? {
            let entry = entry?;
            if entry.file_type()?.is_file() {
                let name = entry.file_name().into_string().map_err(|name| format!("{name:?} is no name for a page"))?;
                names.push(if folder.is_empty() { name } else { format!("{folder}/{name}") });
            }
        }
    }
    names.sort();
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_kept_when_it_is_needed() {
        for first in ["index.html", "app-1.js", "worker_bg.wasm", "discern-1.css"] {
            assert_eq!(when(first), Some(When::First), "{first}");
        }
        for later in
            ["parts/app-make-1.wasm", "parts/idle.js", "licenses.txt", "discern.webmanifest", "install/icon.png"]
        {
            assert_eq!(when(later), Some(When::Later), "{later}");
        }
        assert_eq!(when("parts/words-de.json"), Some(When::Wanted));
        for never in ["offline.js", "download.js", "install/screen-wide.png", "discern.html"] {
            assert_eq!(when(never), None, "{never}");
        }
    }
}
