//! Sparse bundles of Mac OS X: a folder with a description and bands of equal length, each a file named by its number
//! (libmodi's "Mac OS disk image types").

use super::super::{Container, Match, Opener};
use super::set::Set;
use super::{ENCRYPTED, Format, Links, Virtual};
use crate::disc::Disc;
use crate::endings;
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::Findings;
use crate::limits;
use crate::part::Part;
use crate::signature;
use crate::source::{Files, NamedFile, Recipe, Segment, Source};

/// Sparse bundles, all of whose files are opened together.
pub static BUNDLE: Container = Container {
    id: "sparsebundle",
    name: "Mac OS X sparse bundle",
    endings: endings::SPARSE_BUNDLE,
    part: Part::Disks,
    probe,
};

/// Opener of these images.
pub static OPENER: Opener = Opener { container: &BUNDLE, open };

pub(super) static FORMAT: Format = Format { is, links: |_| Ok(Links::default()), open: open_file };

/// Text that every description has.
const KIND: &str = "com.apple.diskimage.sparsebundle";

/// Names of the other files of a bundle.
const OTHERS: [&str; 4] = ["Info.plist", "Info.bckup", "token", "lock"];

fn probe(files: &Files) -> Result<Match> {
    super::probe(is, files)
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    super::disc(&FORMAT, files, findings)
}

/// The description of a bundle; `None` if the file isn't one.
fn description(file: &NamedFile) -> Result<Option<String>> {
    if !file.has_extension("plist") || file.content.len() > limits::SHEET_BYTES {
        return Ok(None);
    }
    let len = usize::try_from(file.content.len()).unwrap_or(0);
    let text = String::from_utf8_lossy(&file.content.read_up_to(0, len)?).into_owned();
    Ok(Some(text).filter(|text| text.contains(KIND)))
}

fn is(file: &NamedFile) -> Result<bool> {
    Ok(description(file)?.is_some())
}

/// The number that follows a key of the description.
fn number(text: &str, key: &str) -> Option<u64> {
    let (_, after) = text.split_once(&format!("<key>{key}</key>"))?;
    let value = after.trim_start().strip_prefix("<integer>")?;
    value.split('<').next()?.trim().parse().ok()
}

fn open_file(file: &NamedFile, set: &mut Set<'_>, _: &mut Findings) -> Result<Virtual> {
    let text = description(file)?.unwrap_or_default();
    let broken = |what: &str| Error::broken("Description of the bundle", file.content.absolute(0), what);
    let band =
        number(&text, "band-size").filter(|band| *band > 0).ok_or_else(|| broken("it has no length of bands"))?;
    let total = number(&text, "size").ok_or_else(|| broken("it has no length"))?;
    let mut bands: Vec<(u64, &NamedFile)> = Vec::new();
    for other in set.files() {
        if OTHERS.contains(&other.name.as_str()) {
            set.mark(other);
            if other.content.read_up_to(0, 8)? == *signature::ENCRYPTED_DMG {
                return Err(ENCRYPTED.with(&[&file.name]).into());
            }
            continue;
        }
        if let Ok(number) = u64::from_str_radix(&other.name, 16) {
            bands.push((number, other));
            set.mark(other);
        }
    }
    bands.sort_by_key(|(number, _)| *number);
    let mut whole = Recipe::default();
    for (number, other) in &bands {
        let start = number.saturating_mul(band);
        let len = other.content.len().min(band).min(total.saturating_sub(start));
        if len == 0 || start < whole.len() {
            continue;
        }
        // Bands that are missing are zeros, and so is what a short one lacks.
        whole.push(Segment::Zeros(start.saturating_sub(whole.len())));
        whole.append(&Recipe::of(&other.content, 0..len));
    }
    whole.push(Segment::Zeros(total.saturating_sub(whole.len())));
    let mut facts = Facts::new("Description of the bundle");
    facts.add("Size", format!("{total} bytes"));
    facts.add("Length of a band", format!("{band} bytes"));
    facts.add("Bands", bands.len().to_string());
    let content: Source = whole.into_source();
    Ok(Virtual::new(content, Some(512), vec![facts]))
}
