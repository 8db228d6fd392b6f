//! `ls`: lists every entry of a view, each folder before its content.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::io::Write;

use discern::browse::correct_sizes;
use discern::bytes::hex;
use discern::bytes::time::Timestamp;
use discern::error::{Error, Result};
use discern::findings::Findings;
use discern::fs::Variant;
use discern::invisible::push_visible;
use discern::open::Image;
use discern::source::Source;
use discern::tree::{Kind, NodeId, RowId};
use discern::view::View;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::terminal::visible;

/// Fills the columns of kind and size, and of the date.
const PADDING: &str = "                           ";

/// Width of the columns of kind and size.
const SIZE_ENDS: usize = 23;

/// Bytes of lines that are written at once: checking each line by itself for characters that a terminal would obey takes
/// longer than reading its record.
const LINES: usize = 64 << 10;

/// Bytes read at once from a file.
const PIECE: usize = 1 << 20;

/// One entry. The names of its fields are stable: they are those of the JSON.
#[derive(Serialize)]
struct Line<'a> {
    view: &'a str,
    path: &'a str,
    kind: &'static str,
    size: u64,
    target: Option<&'a str>,
    modified: Option<&'a str>,
    sha256: Option<&'a str>,
    /// Digest in hexadecimal; left out unless requested.
    #[serde(skip_serializing_if = "Option::is_none")]
    streams: Option<&'a [Stream]>,
}

/// Data in addition to a file's own: a named stream, or a fork of a Mac.
#[derive(Serialize)]
struct Stream {
    /// Name that `extract --as` accepts.
    name: String,
    size: u64,
    sha256: Option<String>,
}

/// What a listing shows, and how.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Listing {
    /// The SHA-256 of each file.
    pub(crate) sha256: bool,
    /// Named streams and forks.
    pub(crate) streams: bool,
    /// JSON instead of text.
    pub(crate) json: bool,
}

/// The last printed date, as text: neighbors on a disc mostly have the same one, and there may be a million entries.
#[derive(Default)]
struct Date {
    at: Option<Timestamp>,
    text: String,
}

impl Date {
    fn text(&mut self, at: Option<Timestamp>) -> Option<&str> {
        if at != self.at {
            self.at = at;
            self.text = at.map(|at| at.to_string()).unwrap_or_default();
        }
        at.map(|_| self.text.as_str())
    }
}

/// Prints all entries of a view.
pub(crate) fn print(
    image: &mut Image,
    view: usize,
    findings: &mut Findings,
    listing: Listing,
    out: &mut dyn Write,
) -> Result<()> {
    let Listing { sha256, json, .. } = listing;
    if let Some(view) = image.views.get_mut(view) {
        view.walk_all(findings)?;
    }
    correct_sizes(&mut image.views, view, findings)?;
    let Some(view) = image.views.get_mut(view) else { return Ok(()) };
    // Rows, each with the length of its folder's path. A stack replaces recursion, since folders may be nested deeply.
    let mut stack: Vec<(RowId, usize)> = Vec::new();
    let (mut path, mut text, mut date) = (String::new(), String::new(), Date::default());
    push_children(view, RowId::ROOT, 0, &mut stack);
    while let Some((id, parent)) = stack.pop() {
        let Some(row) = view.index.row(id) else { continue };
        path.truncate(parent);
        path.push('/');
        path.push_str(&view.name(id));
        let hash = if sha256 && row.kind == Kind::File { whole_hash(view, id, &path) } else { None };
        let target = view.index.target(id).map(|target| view.text(target));
        let streams = listing.streams.then(|| streams(view, row.node, sha256));
        let line = Line {
            view: &view.id,
            path: &path,
            kind: kind(row.kind),
            size: view.size(id),
            target: target.as_deref(),
            modified: date.text(row.modified),
            sha256: hash.as_deref(),
            streams: streams.as_deref(),
        };
        line.print(json, &mut text, out)?;
        if row.kind == Kind::Directory {
            push_children(view, id, path.len(), &mut stack);
        }
    }
    Ok(out.write_all(text.as_bytes())?)
}

/// The streams of a file or folder.
fn streams(view: &View, node: NodeId, sha256: bool) -> Vec<Stream> {
    let file_system = view.file_system();
    let variants = file_system.variants(node).unwrap_or_default();
    let of = |variant: Variant| {
        let body = || file_system.body_as(node, &variant.id).and_then(|body| hash(&body.into_source()));
        let hash = if sha256 { body().ok().filter(|(len, _)| *len == variant.size) } else { None };
        Stream { name: variant.id.into_owned(), size: variant.size, sha256: hash.map(|(_, hash)| hash) }
    };
    variants.into_iter().filter(|variant| variant.is_stream).map(of).collect()
}

fn push_children(view: &View, directory: RowId, path_len: usize, stack: &mut Vec<(RowId, usize)>) {
    stack.extend(view.index.children(directory).rev().map(|id| (RowId(id), path_len)));
}

/// Prints the entries of a view that are marked as deleted, in every directory, deleted or not.
pub(crate) fn print_deleted(
    image: &mut Image,
    view: usize,
    findings: &mut Findings,
    Listing { sha256, json, .. }: Listing,
    out: &mut dyn Write,
) -> Result<()> {
    let Some(view) = image.views.get_mut(view) else { return Ok(()) };
    view.walk_all(findings)?;
    let file_system = view.file_system();
    let rows = (0..view.index.len()).map(RowId).filter_map(|id| Some((id, view.index.row(id)?)));
    let directories = rows.filter(|(_, row)| row.kind == Kind::Directory);
    let mut left: Vec<(NodeId, String)> = directories.map(|(id, row)| (row.node, view.path(id))).collect();
    let mut seen: HashSet<NodeId> = left.iter().map(|(node, _)| *node).collect();
    let (mut text, mut date) = (String::new(), Date::default());
    left.reverse();
    while let Some((directory, parent)) = left.pop() {
        for entry in file_system.deleted(directory).unwrap_or_default() {
            let path = format!("{}/{}", parent.trim_end_matches('/'), view.text(&entry.name));
            let is_file = entry.kind == Kind::File && entry.missing == 0;
            let body = is_file.then(|| file_system.body(entry.node)).and_then(Result::ok);
            let hash = if sha256 { body.and_then(|body| hash(&body.into_source()).ok()) } else { None };
            let line = Line {
                view: &view.id,
                path: &path,
                kind: kind(entry.kind),
                size: entry.size,
                target: None,
                modified: date.text(entry.times.modified),
                sha256: hash.as_ref().map(|(_, hash)| hash.as_str()),
                streams: None,
            };
            line.print(json, &mut text, out)?;
            if entry.kind == Kind::Directory && seen.insert(entry.node) {
                left.push((entry.node, path));
            }
        }
    }
    Ok(out.write_all(text.as_bytes())?)
}

impl Line<'_> {
    /// Prints the line as JSON or text; lines of text are collected in `text` and printed together.
    fn print(&self, json: bool, text: &mut String, out: &mut dyn Write) -> Result<()> {
        if json {
            serde_json::to_writer(&mut *out, self).map_err(|error| Error::Io(error.into()))?;
            out.write_all(b"\n")?;
        } else {
            self.add_to(text);
            if text.len() >= LINES {
                out.write_all(text.as_bytes())?;
                text.clear();
            }
        }
        Ok(())
    }

    /// Appends the line as text.
    fn add_to(&self, text: &mut String) {
        // `format!` with widths takes as long as reading the record.
        let digits = self.size.checked_ilog10().map_or(1, |power| power.saturating_add(1));
        let modified = self.modified.unwrap_or("-");
        text.push_str(self.kind);
        let used = self.kind.len().saturating_add(usize::try_from(digits).unwrap_or(SIZE_ENDS));
        text.push_str(PADDING.get(used..SIZE_ENDS).unwrap_or_default());
        // Writing to text never fails.
        let _ = write!(text, "{}  {modified}", self.size);
        text.push_str(PADDING.get(modified.len()..).unwrap_or_default());
        push_name(self.path, text);
        if let Some(target) = self.target {
            text.push_str(" -> ");
            push_name(target, text);
        }
        if let Some(sha256) = self.sha256 {
            text.push_str("  ");
            text.push_str(sha256);
        }
        text.push('\n');
        for stream in self.streams.unwrap_or_default() {
            let path = format!("{}:{}", self.path, stream.name);
            let (kind, sha256) = ("stream", stream.sha256.as_deref());
            Line { path: &path, kind, size: stream.size, target: None, modified: None, sha256, streams: None, ..*self }
                .add_to(text);
        }
    }
}

/// Appends a name, whose line ends must not pose as another line.
fn push_name(name: &str, text: &mut String) {
    // All bytes are looked at, which is faster than an end at the first one that is found.
    let is_plain = name.bytes().fold(true, |all, byte| all & (byte >= b' '));
    if is_plain { text.push_str(name) } else { push_visible(name, text) }
}

const fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::File => "file",
        Kind::Directory => "directory",
        Kind::Symlink => "symlink",
        Kind::CharacterDevice | Kind::BlockDevice | Kind::Fifo | Kind::Socket => "device",
    }
}

/// The SHA-256 of a complete file. An error is printed and doesn't end the list.
fn whole_hash(view: &View, id: RowId, path: &str) -> Option<String> {
    if view.index.missing(id) > 0 {
        return None;
    }
    let hashed = view.body(id).and_then(|body| hash(&body.into_source()));
    hashed
        .map_err(|error| eprintln!("{}: {}", visible(path), visible(error)))
        .ok()
        .filter(|(len, _)| *len == view.size(id))
        .map(|(_, hash)| hash)
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
    Ok((done, hex::digits(&hasher.finalize())))
}
