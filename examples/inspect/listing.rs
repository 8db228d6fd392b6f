//! `ls`: every entry of a view, a directory's content after the directory.

use std::io::Write;

use discern::error::{Error, Result};
use discern::findings::Findings;
use discern::open::Image;
use discern::source::Source;
use discern::tree::{Kind, Row, RowId};
use discern::view::View;
use serde::Serialize;
use sha2::{Digest, Sha256};

/// Bytes of a file read at once.
const PIECE: usize = 1 << 20;

/// One entry, as a line of JSON. These names are stable.
#[derive(Serialize)]
struct Line<'a> {
    view: &'a str,
    path: &'a str,
    kind: &'static str,
    size: u64,
    target: Option<&'a str>,
    modified: Option<String>,
    sha256: Option<String>,
}

/// Prints all entries of a view.
pub(crate) fn print(
    image: &mut Image,
    view: usize,
    findings: &mut Findings,
    sha256: bool,
    json: bool,
    out: &mut dyn Write,
) -> Result<()> {
    let Some(view) = image.views.get_mut(view) else { return Ok(()) };
    view.walk_all(findings)?;
    // A stack instead of recursion, with the length of the path up to each row's directory.
    let mut stack: Vec<(RowId, usize)> = Vec::new();
    let mut path = String::new();
    push_children(view, RowId::ROOT, 0, &mut stack);
    while let Some((id, parent)) = stack.pop() {
        let Some(row) = view.index.row(id) else { continue };
        path.truncate(parent);
        path.push('/');
        path.push_str(&view.name(id));
        let hash = if sha256 && row.kind == Kind::File { whole_hash(view, id, row, &path) } else { None };
        print_entry(view, id, row, &path, hash, json, out)?;
        push_children(view, id, path.len(), &mut stack);
    }
    Ok(())
}

fn push_children(view: &View, directory: RowId, path_len: usize, stack: &mut Vec<(RowId, usize)>) {
    stack.extend(view.index.children(directory).rev().map(|id| (RowId(id), path_len)));
}

fn print_entry(
    view: &View,
    id: RowId,
    row: &Row,
    path: &str,
    sha256: Option<String>,
    json: bool,
    out: &mut dyn Write,
) -> Result<()> {
    let target = view.index.target(id).map(|target| view.text(target));
    let kind = kind(row.kind);
    if json {
        let modified = row.modified.map(|at| at.to_string());
        let line = Line { view: &view.id, path, kind, size: row.size, target: target.as_deref(), modified, sha256 };
        serde_json::to_writer(&mut *out, &line).map_err(|error| Error::Io(error.into()))?;
        out.write_all(b"\n")?;
        return Ok(());
    }
    let modified = row.modified.map_or_else(|| "-".into(), |at| at.to_string());
    write!(out, "{kind:9} {:>13}  {modified:25}  ", row.size)?;
    out.write_all(path.as_bytes())?;
    if let Some(target) = target {
        write!(out, " -> {target}")?;
    }
    if let Some(sha256) = sha256 {
        write!(out, "  {sha256}")?;
    }
    out.write_all(b"\n")?;
    Ok(())
}

const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::File => "file",
        Kind::Directory => "directory",
        Kind::Symlink => "symlink",
        Kind::CharacterDevice | Kind::BlockDevice | Kind::Fifo | Kind::Socket => "device",
    }
}

/// The SHA-256 of a file that the image holds whole. One that cannot be read is told of and does not end the list.
fn whole_hash(view: &View, id: RowId, row: &Row, path: &str) -> Option<String> {
    if view.index.missing(id) > 0 {
        return None;
    }
    let hashed = view.file_system().body(row.node).and_then(|body| hash(&body.into_source()));
    hashed.map_err(|error| eprintln!("{path}: {error}")).ok().filter(|(len, _)| *len == row.size).map(|(_, hash)| hash)
}

fn hash(body: &Source) -> Result<(u64, String)> {
    let mut hasher = Sha256::new();
    let mut done = 0_u64;
    while done < body.len() {
        let piece = body.read_up_to(done, PIECE)?;
        if piece.is_empty() {
            break;
        }
        hasher.update(&piece);
        done = done.saturating_add(piece.len() as u64);
    }
    Ok((done, hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()))
}
