//! Trees as plain data, so that two readers of an image can be compared.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use discern::bytes::hex::digits;
use discern::findings::Findings;
use discern::source::Source;
use discern::tree::{Kind, RowId};
use discern::view::View;
use sha2::{Digest, Sha256};

/// The properties of an entry that are compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Listed {
    /// `f`, `d`, `l`, or another letter of `find -printf %y`.
    pub(crate) kind: char,
    /// Size of a file in bytes; 0 for anything else.
    pub(crate) size: u64,
    /// SHA-256, if the file can be read to its end.
    pub(crate) sha256: Option<String>,
    /// Modification time, in seconds since 1970.
    pub(crate) modified: Option<i64>,
    /// Target of a symlink.
    pub(crate) target: Option<String>,
}

/// Entries by path, without a leading slash.
pub(crate) type Listing = BTreeMap<String, Listed>;

/// Drops the dates, for readers that don't record or show them alike.
pub(crate) fn without_dates(listing: &Listing) -> Listing {
    let undated = |listed: &Listed| Listed { modified: None, ..listed.clone() };
    listing.iter().map(|(path, listed)| (path.clone(), undated(listed))).collect()
}

/// Lists everything in a view.
pub(crate) fn of_view(view: &mut View, findings: &mut Findings) -> Listing {
    view.walk_all(findings).unwrap();
    let rows = (1..view.index.len()).map(RowId);
    rows.map(|id| (view.path(id).trim_start_matches('/').to_owned(), listed(view, id))).collect()
}

fn listed(view: &View, id: RowId) -> Listed {
    let row = view.index.row(id).unwrap();
    let is_file = row.kind == Kind::File;
    let whole = is_file && view.index.missing(id) == 0;
    let body = |()| view.file_system().body(row.node).ok().map(discern::source::Recipe::into_source);
    Listed {
        kind: letter(row.kind),
        size: if is_file { row.size } else { 0 },
        sha256: whole.then_some(()).and_then(body).and_then(|body| sha256(&body)),
        modified: row.modified.map(|at| at.seconds),
        target: view.index.target(id).map(|target| view.text(target).into_owned()),
    }
}

const fn letter(kind: Kind) -> char {
    match kind {
        Kind::File => 'f',
        Kind::Directory => 'd',
        Kind::Symlink => 'l',
        Kind::CharacterDevice => 'c',
        Kind::BlockDevice => 'b',
        Kind::Fifo => 'p',
        Kind::Socket => 's',
    }
}

/// SHA-256 of a source, if it can be read to its end.
pub(crate) fn sha256(body: &Source) -> Option<String> {
    let mut hasher = Sha256::new();
    let mut done = 0;
    while done < body.len() {
        let piece = body.read_up_to(done, 1 << 20).ok().filter(|piece| !piece.is_empty())?;
        hasher.update(&piece);
        done += piece.len() as u64;
    }
    Some(digits(&hasher.finalize()))
}

/// Lists everything below a folder of this computer.
pub(crate) fn of_folder(root: &Path) -> Listing {
    let mut listing = Listing::new();
    add_folder(root, "", &mut listing);
    listing
}

fn add_folder(folder: &Path, below: &str, listing: &mut Listing) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{below}{}", entry.file_name().to_string_lossy());
        let metadata = entry.path().symlink_metadata().unwrap();
        let bytes = metadata.is_file().then(|| fs::read(entry.path()).unwrap());
        let target = fs::read_link(entry.path()).ok().map(|target| target.to_string_lossy().into_owned());
        let modified = metadata.modified().unwrap().duration_since(std::time::UNIX_EPOCH).unwrap();
        if metadata.is_dir() {
            add_folder(&entry.path(), &format!("{path}/"), listing);
        }
        let listed = Listed {
            kind: if metadata.is_dir() {
                'd'
            } else if target.is_some() {
                'l'
            } else {
                'f'
            },
            size: bytes.as_ref().map_or(0, |bytes| bytes.len() as u64),
            sha256: bytes.map(|bytes| digits(&Sha256::digest(&bytes))),
            modified: Some(i64::try_from(modified.as_secs()).unwrap()),
            target,
        };
        listing.insert(path, listed);
    }
}

/// Differences between `found` and `expected`, one per line.
pub(crate) fn differences(expected: &Listing, found: &Listing) -> Vec<String> {
    let mut lines = Vec::new();
    for (path, expected) in expected {
        match found.get(path) {
            None => lines.push(format!("lacks {path}")),
            Some(found) if found != expected => lines.push(difference(path, expected, found)),
            Some(_) => {}
        }
    }
    lines.extend(found.keys().filter(|path| !expected.contains_key(*path)).map(|path| format!("adds {path}")));
    lines
}

fn difference(path: &str, expected: &Listed, found: &Listed) -> String {
    let mut what = Vec::new();
    if expected.kind != found.kind {
        what.push(format!("kind {} not {}", found.kind, expected.kind));
    }
    if expected.size != found.size {
        what.push(format!("size {} not {}", found.size, expected.size));
    }
    if expected.sha256 != found.sha256 {
        what.push("content".to_owned());
    }
    if expected.modified != found.modified {
        what.push(format!("modified {:?} not {:?}", found.modified, expected.modified));
    }
    if expected.target != found.target {
        what.push(format!("target {:?} not {:?}", found.target, expected.target));
    }
    format!("{path}: {}", what.join(", "))
}
