//! The corpus of real images, which isn't part of this project: `DISCERN_CORPUS`, by default `../shared/corpus`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::listing::{Listed, Listing};
use super::tools;

/// An image of the corpus.
pub(crate) struct CorpusImage {
    /// Path in the corpus's index.
    pub(crate) name: String,
    is_iso: bool,
    stored: PathBuf,
    truth: PathBuf,
}

/// The contents of one view of an image according to another reader.
pub(crate) struct Truth {
    /// Id of the view.
    pub(crate) view: &'static str,
    pub(crate) listing: Listing,
}

/// The ISO 9660 images of the corpus; if there is none, reports the test as skipped.
pub(crate) fn images(test: &str) -> Vec<CorpusImage> {
    all(test).into_iter().filter(|image| image.is_iso).collect()
}

/// All images of the corpus; if there is none, reports the test as skipped.
pub(crate) fn all(test: &str) -> Vec<CorpusImage> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let folder = std::env::var_os("DISCERN_CORPUS").map_or_else(beside, PathBuf::from);
    let Ok(index) = fs::read_to_string(folder.join("INDEX.tsv")) else {
        tools::say_skipped(test, "needs the corpus of real images (DISCERN_CORPUS)");
        return Vec::new();
    };
    if !tools::have(test, &["xz"]) {
        return Vec::new();
    }
    index.lines().skip(1).filter_map(|line| image(&folder, line)).collect()
}

fn image(folder: &Path, line: &str) -> Option<CorpusImage> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [name, stored, _, _, _, _, features, ..] = cells.as_slice() else { return None };
    Some(CorpusImage {
        name: (*name).to_owned(),
        is_iso: features.starts_with("ISO 9660") || features.starts_with("UDF"),
        stored: folder.join(stored),
        truth: folder.join("truth"),
    })
}

impl CorpusImage {
    /// All bytes; the largest image has 13 MB.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        if self.stored.extension().is_some_and(|extension| extension == "xz") {
            return tools::run(Command::new("xz").arg("-dc").arg(&self.stored)).stdout;
        }
        fs::read(&self.stored).unwrap()
    }

    /// Output of third-party tools about the image; `None` if the corpus has none.
    pub(crate) fn report(&self) -> Option<String> {
        fs::read_to_string(self.truth.join(format!("{}.info.txt", self.name.replace('/', "__")))).ok()
    }

    /// Contents according to third-party readers, for each view that we have, too.
    pub(crate) fn truths(&self) -> Vec<Truth> {
        self.truths_of(&self.name)
    }

    /// The same for a file inside the image, by the name that the corpus gives it: its path, and the name it was
    /// extracted to.
    pub(crate) fn truths_of(&self, name: &str) -> Vec<Truth> {
        let name = name.replace('/', "__");
        let files = fs::read_dir(&self.truth).unwrap().map(|entry| entry.unwrap().path());
        let mut files: Vec<PathBuf> = files
            .filter(|file| {
                let file = file.file_name().unwrap_or_default().to_string_lossy();
                let view = file.strip_prefix(&name).and_then(|rest| rest.strip_suffix(".tsv"));
                view.is_some_and(|view| ["", ".rr", ".joliet", ".iso", ".udf", ".hfs"].contains(&view))
            })
            .collect();
        files.sort();
        files.iter().filter_map(|file| truth(&fs::read_to_string(file).unwrap())).collect()
    }
}

fn truth(text: &str) -> Option<Truth> {
    let mut lines = text.lines();
    let view = lines.next()?.strip_prefix("# view=")?.split(' ').next()?;
    let view = match view {
        "rr" | "session" => "rock-ridge",
        "joliet" => "joliet",
        "iso" => "iso9660",
        "udf" => "udf",
        "hfs" => "hfs",
        "hfsplus" => "hfs-plus",
        "exfat" => "exfat",
        "fat" | "vfat" => "fat",
        "ntfs" => "ntfs",
        "wim" => "wim",
        "cramfs" => "cramfs",
        "romfs" => "romfs",
        "erofs" => "erofs",
        "adf" => "amiga",
        "gc" => "gamecube",
        "apfs" => "apfs",
        "ext2" | "ext3" | "ext4" => "ext",
        _ => return None,
    };
    Some(Truth { view, listing: lines.skip(1).filter_map(listed).collect() })
}

/// Parses a line `path size sha256 type mtime mode uid gid target`.
fn listed(line: &str) -> Option<(String, Listed)> {
    let cells: Vec<&str> = line.split('\t').collect();
    let [path, size, sha256, kind, modified, _, _, _, target] = cells.as_slice() else { return None };
    let kind = kind.chars().next()?;
    let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let listed = Listed {
        kind,
        size: if kind == 'f' { size.parse().ok()? } else { 0 },
        sha256: given(sha256),
        modified: modified.parse().ok(),
        target: given(target),
    };
    Some(((*path).to_owned(), listed))
}
