//! What each part of the image is used for.

use discern::browse::Joined;
use crate::browse::strip::Strip;
use crate::session::Session;

/// Maximum number of parts: more than a screen has pixels.
const PARTS: u32 = 8192;

/// Usages of equal parts of the user's files, one letter each, from the best view of the disc and of each partition.
pub fn strip(session: &mut Session, parts: u32) -> String {
    let parts = parts.clamp(1, PARTS);
    let known = session.strip.take().filter(|strip| strip.parts() == parts);
    let mut strip = known.unwrap_or_else(|| {
        let files = Joined::of(&session.originals, &session.image.disc.unused_files);
        Strip::new(&session.image, session.own_tabs().iter().map(|tab| &tab.view), files, parts)
    });
    // Partitions are separate; the views of a disc show the same files.
    let mut volumes: Vec<usize> = Vec::new();
    for (position, tab) in session.own_tabs().iter().enumerate() {
        let is_best = position == 0 || tab.view.volume.is_inner();
        if is_best && !volumes.contains(&tab.view.volume_number) {
            volumes.push(tab.view.volume_number);
            strip.add_files(position, &tab.view);
        }
    }
    let letters = strip.letters();
    session.strip = Some(strip);
    letters
}
