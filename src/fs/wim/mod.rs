//! Reads Windows images (WIM, ESD, SWM): each image in a file is a view.
//!
//! ```text
//! header      compression; locations of the blob table and the description
//! blobs       contents of files, each once, by their SHA-1; the trees of images
//! XML         names and descriptions of the images
//! ```
//!
//! `archive` reads the file, `resource` unpacks, `blobs` locates contents, `tree` reads a tree entry by entry, `xml`
//! the description; `view` puts them together.

mod archive;
mod blobs;
mod facts;
mod layout;
mod resource;
mod tree;
mod view;
mod xml;

use std::rc::Rc;

use self::archive::Archive;
use self::view::WimImage;
use super::{FileSystem, FileSystemKind, Mounter, Views};
use crate::disc::{Disc, Volume};
use crate::endings;
use crate::error::Result;
use crate::findings::Findings;
use crate::limits;
use crate::part::Part;
use crate::refusal::Refusal;

static PIPABLE: Refusal = Refusal {
    code: "WIM-PIPABLE",
    sentence: "This Windows image is made to be sent through a pipe, and Discern doesn't read that form.",
    advice: "Write it anew with `wimlib-imagex export IMAGE all NEW.wim`.",
};

/// Format record of Windows images.
pub static WIM: FileSystemKind =
    FileSystemKind { id: "wim", name: "WIM", endings: endings::WIM, part: Part::Archives, probe };

/// Mounter of its views.
pub static MOUNTER: Mounter = Mounter { kind: &WIM, mount };

fn probe(volume: &Volume) -> Result<bool> {
    if !volume.has_data() || volume.start > 0 {
        return Ok(false);
    }
    let magic = volume.content.read_up_to(0, layout::MAGIC.len())?;
    Ok(magic == layout::MAGIC || magic == layout::PIPABLE)
}

fn mount(_: &Disc, volume: &Volume, _: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    let content = volume.content.clone();
    if content.read_up_to(0, layout::PIPABLE.len())? == layout::PIPABLE {
        return Err((&PIPABLE).into());
    }
    let archive = Rc::new(Archive::read(content, findings)?);
    let mut views = Views::new();
    for (number, metadata) in (1..).zip(archive.images().iter().take(limits::WIM_IMAGES)) {
        views.push(Rc::new(WimImage::new(&archive, number, *metadata)?));
    }
    Ok(views)
}
