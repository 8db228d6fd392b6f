//! `compare`: what two views of an image, or two images, have in common, and how they differ.

use std::io::Write;

use discern::browse::{Comparison, Difference, Equality, Which};
use discern::error::{Error, Result};
use discern::findings::Findings;
use discern::job::Job;
use discern::open::Image;
use discern::refusal::Refusal;
use discern::view::View;
use serde_json::{Value, json};

static ONE_TREE: Refusal = Refusal {
    code: "INSPECT-ONE-TREE",
    sentence: "This image has no two trees of files to compare: its views are {0}.",
    advice: "Name two with --views, as in --views udf,iso9660.",
};

/// Two views to compare, and how.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Compare {
    /// Ids of two views; `None` for the best two trees of one volume.
    pub(crate) views: Option<(String, String)>,
    /// Read files that are stored twice.
    pub(crate) contents: bool,
    /// Paths of the files of another image, to compare images in place of views.
    pub(crate) with: Option<Vec<String>>,
}

/// Parses `A,B`.
pub(crate) fn views(text: &str) -> std::result::Result<(String, String), String> {
    let (first, second) = text.split_once(',').ok_or("--views needs two ids, as in udf,iso9660.")?;
    Ok((first.to_owned(), second.to_owned()))
}

/// Compares two views, and prints the result.
pub(crate) fn compare(
    image: &mut Image,
    (first, second): (usize, usize),
    contents: bool,
    findings: &mut Findings,
    json: bool,
    out: &mut dyn Write,
) -> Result<()> {
    if first == second {
        let view = image.views.get_mut(first).map_or(String::new(), |view| view.id.clone());
        return Err(ONE_TREE.with(&[&view]).into());
    }
    let Ok([first, second]) = image.views.get_disjoint_mut([first, second]) else { return Ok(()) };
    let mut comparison = Comparison::of_all(first, second, findings)?;
    if contents {
        comparison = comparison.reading(first, second).run()?;
    }
    if json {
        serde_json::to_writer_pretty(&mut *out, &all(&comparison, first, second))
            .map_err(|error| Error::Io(error.into()))?;
        out.write_all(b"\n")?;
        return Ok(());
    }
    writeln!(out, "{}", comparison.summary())?;
    for difference in comparison.differences() {
        writeln!(out, "{}: {}", path(&difference, first, second), comparison.words(&difference))?;
    }
    Ok(())
}

/// Positions of the best two trees of one volume.
pub(crate) fn best_two(image: &Image) -> Result<(usize, usize)> {
    let trees = || image.views.iter().enumerate().filter(|(_, view)| view.file_system().kind().is_tree());
    let two = trees().find_map(|(at, view)| {
        let other = trees().find(|(there, other)| *there > at && other.volume_number == view.volume_number);
        other.map(|(there, _)| (at, there))
    });
    let ids: Vec<&str> = image.views.iter().map(|view| view.id.as_str()).collect();
    two.ok_or_else(|| ONE_TREE.with(&[&ids.join(", ")]).into())
}

/// The comparison as JSON. The names of its members are stable.
fn all(comparison: &Comparison, first: &View, second: &View) -> Value {
    let count = |equality| comparison.count(equality);
    json!({
        "views": [first.id, second.id],
        "summary": comparison.summary(),
        "same": comparison.is_same(),
        "complete": comparison.is_complete,
        "counts": {
            "only-first": comparison.files_only_in(Which::First),
            "only-second": comparison.files_only_in(Which::Second),
            "same-extents": count(Equality::SameExtents),
            "same-bytes": count(Equality::SameBytes),
            "other-size": count(Equality::OtherSize),
            "other-extents": count(Equality::OtherExtents),
            "other-bytes": count(Equality::OtherBytes),
        },
        "differences": comparison.differences().map(|it| difference(&it, first, second)).collect::<Vec<_>>(),
    })
}

fn difference(difference: &Difference, first: &View, second: &View) -> Value {
    let side = |view: &View, row| json!({ "path": view.path(row), "size": view.index.row(row).map(|row| row.size) });
    json!({
        "what": difference.id(),
        "first": difference.first.map(|row| side(first, row)),
        "second": difference.second.map(|row| side(second, row)),
    })
}

fn path(difference: &Difference, first: &View, second: &View) -> String {
    let path = difference.first.map(|row| first.path(row));
    path.or(difference.second.map(|row| second.path(row))).unwrap_or_default()
}
