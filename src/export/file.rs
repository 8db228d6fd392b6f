//! Prepares one file for saving.

use super::item::{Content, Item};
use super::names;
use super::notes::Notes;
use crate::error::{Error, Result};
use crate::refusal::Refusal;
use crate::source::Output;
use crate::tree::RowId;
use crate::view::View;

static NOT_SAVED: Refusal = Refusal { code: "SAVE-NOTHING", sentence: "“{0}” can't be saved: {1}.", advice: "" };

static NOT_A_FILE: Refusal =
    Refusal { code: "SAVE-NOT-A-FILE", sentence: "“{0}” is not a file.", advice: "Save it as a ZIP archive." };

/// A file ready to be saved.
#[derive(Debug, Clone)]
pub struct Saved {
    /// Its safe name and its content.
    pub output: Output,
    /// Notes for the user.
    pub notes: Notes,
}

/// Prepares a file of a view, with a safe name. An incomplete file is named `NAME.partial`.
///
/// # Errors
/// If the row is not a file, the image has nothing of it, or it cannot be read.
pub fn file(view: &View, row: RowId) -> Result<Saved> {
    let recorded = view.name(row);
    let name = names::safe(&recorded);
    let mut notes = Notes::default();
    if name != recorded {
        notes.add(format!("“{recorded}” is saved as “{name}”."));
    }
    let item = Item::new(view, row, name.into_owned()).ok_or_else(|| Error::NotFound("such entry".into()))?;
    match item.content(view.file_system().as_ref())? {
        Content::Whole(recipe) => Ok(Saved { output: Output { name: item.path, recipe }, notes }),
        Content::Cut(recipe) => {
            let name = item.partial_path();
            let (here, size) = (recipe.len(), item.size);
            notes.add(format!("Only {here} of its {size} bytes are in the image, so it is saved as “{name}”."));
            Ok(Saved { output: Output { name, recipe }, notes })
        }
        Content::Nothing(why) => Err(NOT_SAVED.with(&[&recorded, &why]).into()),
        Content::Directory | Content::Link(_) => Err(NOT_A_FILE.with(&[&recorded]).into()),
    }
}

/// Prepares one of the [`variants`](crate::fs::FileSystem::variants) of a file. An incomplete one is named `NAME.partial`.
///
/// # Errors
/// If there is no such variant, or it cannot be read.
pub fn file_as(view: &View, row: RowId, variant: &str) -> Result<Saved> {
    let node = view.index.row(row).ok_or_else(|| Error::NotFound("such entry".into()))?.node;
    let recipe = view.file_system().body_as(node, variant)?;
    let known = view.file_system().variants(node)?.into_iter().find(|known| known.id == variant);
    let [before, behind] = known.as_ref().map_or_else(Default::default, |known| known.affixes.clone());
    let mut name = names::safe(&format!("{before}{}{behind}", view.name(row))).into_owned();
    let mut notes = Notes::default();
    if let Some(size) = known.map(|known| known.size).filter(|size| recipe.len() < *size) {
        name.push_str(Item::PARTIAL);
        notes.add(format!("Only {} of its {size} bytes are in the image, so it is saved as “{name}”.", recipe.len()));
    }
    Ok(Saved { output: Output { name, recipe }, notes })
}
