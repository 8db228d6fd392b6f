//! Where the bytes of a result come from, as far as that is known without reading them.

use super::plan::Planned;
use crate::source::{Recipe, Segment};

/// What bytes of the result are made of: the files that hold them are recipes themselves, and sound that is encoded comes
/// of one.
pub(super) fn origin(result: &Recipe, files: &[Planned]) -> Recipe {
    let mut origin = Recipe::default();
    for segment in result.resolve().segments() {
        let file = match segment {
            Segment::Copy { from, range } => from.file().zip(Some(range)),
            _ => None,
        };
        let planned = file.and_then(|(id, range)| Some((files.get(usize::try_from(id.0).ok()?)?, range)));
        match planned {
            Some((file, range)) => {
                origin.append(&Recipe::of(&file.plain().clone().into_source(), range.clone()));
            }
            None => origin.push(segment.clone()),
        }
    }
    origin.resolve()
}

/// Whether two recipes, both of leaves, are the same bytes at the same places, which is known without reading them.
pub(super) fn is_same(one: &Recipe, other: &Recipe) -> bool {
    let is_same = |pair: (&Segment, &Segment)| match pair {
        (Segment::Copy { from, range }, Segment::Copy { from: other, range: there }) => {
            from.is_same(other) && range == there
        }
        (Segment::Zeros(count), Segment::Zeros(there)) => count == there,
        _ => false,
    };
    one.segments().len() == other.segments().len() && one.segments().iter().zip(other.segments()).all(is_same)
}
