//! Opens samples that came without a sheet as an audio track.

use js_sys::Array;
use web_sys::File;

use super::{Model, beside};

/// Opens the file that was refused, together with a sheet of one track. The file stays the first, by which the page
/// knows it again.
pub(super) fn open(model: Model, is_swapped: bool) {
    let files = model.notices.refused();
    let Some((sheet, file)) = files.first().and_then(|file| described(file, is_swapped)) else { return };
    beside::open_files(model, vec![file, sheet]);
}

/// A sheet of a file, and the file under the name that the sheet has for it.
fn described(file: &File, is_swapped: bool) -> Option<(File, File)> {
    // A sheet cannot quote a quotation mark.
    let name = file.name().replace('"', "_");
    let text = sheet(&name, is_swapped);
    let sheet = File::new_with_str_sequence(&Array::of1(&text.into()), &format!("{name}.cue")).ok()?;
    if name == file.name() {
        return Some((sheet, file.clone()));
    }
    Some((sheet, File::new_with_blob_sequence(&Array::of1(file), &name).ok()?))
}

/// A cue sheet of one audio track.
fn sheet(name: &str, is_swapped: bool) -> String {
    let order = if is_swapped { "MOTOROLA" } else { "BINARY" };
    format!("FILE \"{name}\" {order}\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_names_the_file_and_its_byte_order() {
        assert_eq!(sheet("a.bin", false), "FILE \"a.bin\" BINARY\n  TRACK 01 AUDIO\n    INDEX 01 00:00:00\n");
        assert!(sheet("a.bin", true).starts_with("FILE \"a.bin\" MOTOROLA\n"));
    }
}
