//! `extract`: writes a file of a view, or a folder with all that is in it, to this computer.

use std::fs::{self, File};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;

use discern::browse::correct_sizes;
use discern::error::Result;
use discern::export::{Content, Folder, Item, Planner, Writing};
use discern::findings::Findings;
use discern::open::Image;
use discern::refusal::Refusal;
use discern::source::{Recipe, Segment};
use discern::tree::{Kind, RowId};
use discern::view::View;

use crate::terminal::visible;

static INCOMPLETE: Refusal = Refusal {
    code: "INSPECT-INCOMPLETE",
    sentence: "“{0}” was not extracted: {1} of its bytes are missing from the image.",
    advice: "Get a complete copy of the image. Extracting the folder it is in gets the files that are complete.",
};

static NO_CONTENT: Refusal =
    Refusal { code: "INSPECT-NO-CONTENT", sentence: "“{0}” cannot be extracted: {1}.", advice: "" };

static NOT_A_FILE: Refusal =
    Refusal {
        code: "INSPECT-NOT-A-FILE", sentence: "“{0}” is not a file.", advice: "Extract the folder it is in."
    };

/// Bytes copied per read.
const PIECE: usize = 1 << 20;

/// Extracts the entry at `path` in a view. Notes, such as on changed names, go to stderr.
pub(crate) fn extract(
    image: &mut Image,
    view: usize,
    path: &str,
    to: &Path,
    variant: Option<&str>,
    findings: &mut Findings,
) -> Result<()> {
    let at = view;
    let Some(view) = image.views.get_mut(at) else { return Ok(()) };
    if view.volume.content.len() > u64::from(u32::MAX) {
        // Contradictions in sizes are known only after this.
        view.walk_all(findings)?;
        correct_sizes(&mut image.views, at, findings)?;
    }
    let Some(view) = image.views.get_mut(at) else { return Ok(()) };
    let id = view.find(path, findings)?;
    let Some(row) = view.index.row(id) else { return Ok(()) };
    if let Some(variant) = variant {
        return copy(view.file_system().body_as(row.node, variant)?, to);
    }
    match row.kind {
        Kind::Directory => directory(view, id, to, findings),
        _ => file(view, id, to),
    }
}

/// Extracts one file, which has to be complete.
fn file(view: &View, id: RowId, to: &Path) -> Result<()> {
    let path = view.path(id);
    let Some(item) = Item::new(view, id, path.clone()) else { return Ok(()) };
    match item.content(view.file_system().as_ref())? {
        Content::Whole(recipe) => copy(recipe, to),
        Content::Cut(_) => Err(INCOMPLETE.with(&[&path, &item.missing]).into()),
        Content::Nothing(why) => Err(NO_CONTENT.with(&[&path, &why]).into()),
        Content::Directory | Content::Link(_) => Err(NOT_A_FILE.with(&[&path]).into()),
    }
}

/// Extracts a folder, with names that are safe on any computer.
fn directory(view: &mut View, id: RowId, to: &Path, findings: &mut Findings) -> Result<()> {
    view.expand(id, findings)?;
    let mut planner = Planner::new(id, view.index.children(id).map(RowId).collect());
    while !planner.step(view, findings, u32::MAX)? {}
    let mut folder = Folder::new(view.file_system().clone(), planner.finish());
    fs::create_dir_all(to)?;
    while let Some(writing) = folder.next_writing()? {
        match writing {
            Writing::Directory(path) => fs::create_dir_all(to.join(path))?,
            Writing::File { path, recipe } => copy(recipe, &to.join(path))?,
        }
    }
    for note in folder.into_notes().into_lines() {
        eprintln!("{}", visible(note));
    }
    Ok(())
}

/// Writes a file, with holes for blocks of zeros. If it can't be read to its end, the unfinished file is removed.
pub(crate) fn copy(recipe: Recipe, to: &Path) -> Result<()> {
    let mut out = File::create(to)?;
    let outcome = pour(&recipe, &mut out);
    if outcome.is_err() {
        fs::remove_file(to)?;
    }
    outcome
}

/// Smallest hole, in bytes: file systems keep no smaller ones.
const HOLE: usize = 4096;

fn pour(recipe: &Recipe, out: &mut File) -> Result<()> {
    // A pipe or a device gets every byte.
    let has_holes = out.metadata()?.is_file();
    let resolved = recipe.resolve();
    let body = resolved.clone().into_source();
    let mut at = 0_u64;
    for segment in resolved.segments() {
        let end = at.saturating_add(segment.len());
        if has_holes && matches!(segment, Segment::Zeros(_)) {
            out.seek(SeekFrom::Start(end))?;
            at = end;
        }
        while at < end {
            let most = usize::try_from(end.saturating_sub(at)).unwrap_or(PIECE).min(PIECE);
            let piece = body.read_up_to(at, most)?;
            if piece.is_empty() {
                return Err(io::Error::from(io::ErrorKind::UnexpectedEof).into());
            }
            write_piece(&piece, has_holes, out)?;
            at = at.saturating_add(piece.len() as u64);
        }
    }
    if has_holes {
        out.set_len(at)?;
    }
    Ok(())
}

/// Writes a piece without its blocks of zeros. Adjacent blocks are written together.
fn write_piece(piece: &[u8], has_holes: bool, out: &mut File) -> Result<()> {
    let is_hole = |block: &[u8]| has_holes && block.len() == HOLE && block.iter().all(|byte| *byte == 0);
    let mut rest = piece;
    while let Some(first) = rest.chunks(HOLE).next() {
        let skips = is_hole(first);
        let same = rest.chunks(HOLE).take_while(|block| is_hole(block) == skips);
        let (part, behind) = rest.split_at_checked(same.map(<[u8]>::len).sum()).unwrap_or((rest, &[]));
        if skips {
            out.seek(SeekFrom::Current(i64::try_from(part.len()).unwrap_or(0)))?;
        } else {
            out.write_all(part)?;
        }
        rest = behind;
    }
    Ok(())
}
