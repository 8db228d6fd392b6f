//! No image of the corpus is mistaken for something else.

use discern::findings::Findings;
use discern::source::Source;

use super::overview;
use super::support::{corpus, open_source};

/// Part of an image's name, and what the image is recognized as.
const KNOWN: &[(&str, &str)] = &[
    ("libcdio/p1.nrg", "audio-cd"),
    ("memtest86+", "memtest86-plus"),
    ("grub-rescue-pc", "grub-rescue"),
    ("util-linux/sample.iso", "arch"),
    ("chd/CD-ROM.chd", "mixed-cd"),
    ("cditools/test.cdi", "dreamcast"),
    ("cditools/test.cdi", "mixed-cd"),
    ("GameCube-240pSuite", "gamecube"),
    ("windows_to_go.iso", "windows"),
];

#[test]
fn nothing_is_taken_for_something_else() {
    let mut wrong = Vec::new();
    for image in corpus::all("nothing_is_taken_for_something_else") {
        let Ok(opened) = open_source(Source::from_bytes(image.bytes()), &mut Findings::default()) else { continue };
        let found = overview(&opened);
        let ids: Vec<&str> = found.identity.contents.iter().map(|contents| contents.id).collect();
        let is_known = |id: &&str| KNOWN.iter().any(|(name, known)| image.name.contains(name) && known == id);
        let others: Vec<&str> = ids.into_iter().filter(|id| !is_known(id)).collect();
        if !others.is_empty() {
            wrong.push(format!("{}: {others:?}: {}", image.name, found.sentence()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
