//! `compare` of two images.

use std::io::Write;

use discern::check::images::{ComparedImage, Comparing};
use discern::error::{Error, Result};
use discern::findings::Findings;
use discern::job::Job;
use discern::open::{self, Image};
use discern::view::View;

use crate::compare::Compare;
use crate::local_files;

/// Opens two images if two are meant: with `--with`, or if each of two files opens by itself.
pub(crate) fn two(asked: &Compare, files: &[String], within: &[String]) -> Result<Option<(Image, Image)>> {
    let open = |files: &[String]| open::open(local_files(files)?, &mut Findings::default());
    if let Some(with) = &asked.with {
        return Ok(Some((open(files)?, open(with)?)));
    }
    let [one, other] = files else { return Ok(None) };
    if asked.views.is_some() || !within.is_empty() {
        return Ok(None);
    }
    // A descriptor alone lacks its data, and data may open without its descriptor. Both are then one image.
    let is_whole = |image: &Image| image.disc.missing_files.is_empty() && !image.views.is_empty();
    let alone = [one, other].map(|path| open(std::slice::from_ref(path)).ok().filter(is_whole));
    match alone {
        [Some(one), Some(other)] => Ok(Some((one, other))),
        _ => Ok(None),
    }
}

/// Compares two images, and prints the result.
pub(crate) fn compare(mut one: Image, mut other: Image, json: bool, out: &mut dyn Write) -> Result<()> {
    for image in [&mut one, &mut other] {
        for view in image.views.iter_mut().filter(|view| view.file_system().kind().is_tree()) {
            view.walk_all(&mut Findings::default())?;
        }
    }
    let (first, second): (Vec<&View>, Vec<&View>) = (one.views.iter().collect(), other.views.iter().collect());
    let sides = (ComparedImage { image: &one, views: &first }, ComparedImage { image: &other, views: &second });
    let comparison = Comparing::new(sides.0, sides.1).run()?;
    if json {
        serde_json::to_writer_pretty(&mut *out, &comparison.report()).map_err(|error| Error::Io(error.into()))?;
        out.write_all(b"\n")?;
    } else {
        write!(out, "{}", comparison.text())?;
    }
    Ok(())
}
