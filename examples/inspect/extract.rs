//! `extract`: a file of a view into a file of this computer.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use discern::error::{Error, Result};
use discern::findings::Findings;
use discern::open::Image;
use discern::tree::{Kind, RowId};
use discern::view::View;

/// Bytes copied at once.
const PIECE: usize = 1 << 20;

/// Takes out what is at `path` in a view.
pub(crate) fn extract(image: &mut Image, view: usize, path: &str, to: &Path, findings: &mut Findings) -> Result<()> {
    let Some(view) = image.views.get_mut(view) else { return Ok(()) };
    let id = view.find(path, findings)?;
    match view.index.row(id).map(|row| row.kind) {
        Some(Kind::File) => file(view, id, to),
        _ => Err(Error::Unsupported(format!("“{path}” is not a file."))),
    }
}

/// Copies one file; where it cannot be read whole, nothing is left that looks whole.
fn file(view: &View, id: RowId, to: &Path) -> Result<()> {
    let Some(row) = view.index.row(id) else { return Ok(()) };
    let missing = view.index.missing(id);
    let body = view.file_system().body(row.node)?.into_source();
    let mut out = File::create(to)?;
    let mut done = 0_u64;
    let copied = loop {
        match body.read_up_to(done, PIECE) {
            Ok(piece) if piece.is_empty() => break Ok(()),
            Ok(piece) => {
                out.write_all(&piece)?;
                done = done.saturating_add(piece.len() as u64);
            }
            Err(error) => break Err(Error::Io(error)),
        }
    };
    let whole = copied.and_then(|()| match missing {
        0 => Ok(()),
        _ => Err(Error::Unsupported(format!("The image lacks {missing} bytes of “{}”.", view.path(id)))),
    });
    whole.inspect_err(|_| drop(fs::remove_file(to)))
}
