//! Opens files of a view as images.

use super::{Image, open_with};
use crate::bytes::text::lower;
use crate::container;
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::formats::Formats;
use crate::limits;
use crate::refusal::Refusal;
use crate::source::Files;
use crate::tree::{Kind, RowId};
use crate::view::View;

static NOT_THERE: Refusal = Refusal {
    code: "OPEN-NOT-THERE",
    sentence: "No view of this image has a file “{0}”.",
    advice: "The image has these views: {1}.",
};

static FOLDER: Refusal = Refusal {
    code: "OPEN-FOLDER",
    sentence: "“{0}” is a folder, and only a file can be opened as an image.",
    advice: "Name a file in it.",
};

/// Opens a file of a view as an image; a descriptor together with the files next to it.
///
/// # Errors
/// [`Error::NotFound`] if the row is not a file; [`Error::Refused`] beyond [`limits::LAYERS`]; [`Error::Needs`] if the file
/// is packed and long, and the session's shelf has to be opened; the errors of [`open_with`].
pub fn open_within(
    formats: &Formats,
    image: &Files,
    view: &View,
    row: RowId,
    findings: &mut Findings,
) -> Result<Image> {
    open_with(formats, files_within(image, view, row)?, findings)
}

/// Opens the file at a path as an image. The path may begin with the id of a view, as in `fat:/boot.img`; otherwise,
/// the first view with such a file is used.
///
/// # Errors
/// [`Error::Refused`] if no view has it; the errors of [`open_within`].
pub fn open_path_within(formats: &Formats, image: &mut Image, path: &str, findings: &mut Findings) -> Result<Image> {
    let named = path.split_once(':').filter(|(id, _)| image.views.iter().any(|view| view.id == *id));
    let (id, wanted) = named.map_or((None, path), |(id, path)| (Some(id), path));
    let mut is_folder = false;
    for view in image.views.iter_mut().filter(|view| id.is_none_or(|id| view.id == id)) {
        // Problems of the outer image do not belong to the inner one.
        let Ok(row) = view.find(wanted, &mut Findings::default()) else { continue };
        match view.index.row(row).map(|row| row.kind) {
            Some(Kind::File) => return open_within(formats, &image.files, view, row, findings),
            kind => is_folder |= kind == Some(Kind::Directory),
        }
    }
    if is_folder {
        return Err(FOLDER.with(&[&wanted]).into());
    }
    let ids: Vec<&str> = image.views.iter().map(|view| view.id.as_str()).collect();
    let ids = if ids.is_empty() { "none".to_owned() } else { ids.join(", ") };
    Err(NOT_THERE.with(&[&wanted, &ids]).into())
}

/// The file of a row and, if its name has the ending of a descriptor, the other files of its directory.
fn files_within(image: &Files, view: &View, id: RowId) -> Result<Files> {
    let is_file = |id: &RowId| view.index.row(*id).is_some_and(|row| row.kind == Kind::File);
    let mut files = image.within()?;
    let mut add = |id: RowId| -> Result<()> {
        if !is_file(&id) {
            return Err(Error::NotFound(format!("file “{}”", view.path(id))));
        }
        let body = view.body(id)?;
        let is_packed = !body.is_sliceable();
        let content = body.into_source();
        if is_packed {
            content.ask_shelf(content.len())?;
        }
        files.derive(view.name(id), content);
        Ok(())
    };
    add(id)?;
    let name = lower(&view.name(id));
    if container::has_partners(name.rsplit_once('.').map_or("", |(_, ending)| ending)) {
        let parent = view.index.row(id).map_or(RowId::ROOT, |row| row.parent);
        let beside = view.index.children(parent).map(RowId).filter(|other| *other != id && is_file(other));
        beside.take(limits::PARTNERS).try_for_each(add)?;
    }
    Ok(files)
}
