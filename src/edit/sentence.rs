//! A change in words, for the list of changes.

use super::op::Op;

impl Op {
    /// Description of a change, as in "Remove /a/b".
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::Add { path, .. } => format!("Add {path}"),
            Self::Replace { path, from } => format!("Replace {path} with “{from}”"),
            Self::Remove { path } => format!("Remove {path}"),
            Self::Rename { path, to } => renamed(path, to),
            Self::Mkdir { path } => format!("New folder {path}"),
            Self::Label { value } => format!("Label “{value}”"),
            Self::Identify { field, value } => format!("{} “{value}”", field.name()),
            Self::Dates { .. } => "Volume dates".into(),
            Self::Link { path, target } => format!("Link {path} → {target}"),
            Self::Chmod { path, mode: Some(mode), .. } => format!("Permissions {mode} for {path}"),
            Self::Chmod { path, .. } => format!("Change owner of {path}"),
            Self::Times { path, .. } => format!("Change date of {path}"),
            Self::Hidden { path, value: true } => format!("Hide {path}"),
            Self::Hidden { path, value: false } => format!("Unhide {path}"),
            Self::BootAdd { path, .. } => format!("Boot from {path}"),
            Self::BootRemove { entry } => format!("Remove boot entry {entry}"),
            Self::BootReplace { entry, from } => format!("Replace the image of boot entry {entry} with “{from}”"),
            Self::BootSet { entry, .. } => format!("Change boot entry {entry}"),
            Self::FatAdd { image, path, .. } => format!("Add {path} in the FAT image {image}"),
            Self::FatReplace { image, path, from } => format!("Replace {path} in the FAT image {image} with “{from}”"),
            Self::FatRemove { image, path } => format!("Remove {path} in the FAT image {image}"),
            Self::FatMkdir { image, path } => format!("New folder {path} in the FAT image {image}"),
            Self::Checksum { value: true } => "Add an image checksum".into(),
            Self::Checksum { value: false } => "Remove the image checksum".into(),
            Self::FileChecksums { value: true } => "Add file checksums".into(),
            Self::FileChecksums { value: false } => "Remove file checksums".into(),
            Self::RockRidge { value: true } => "Record names and attributes of POSIX (Rock Ridge)".into(),
            Self::RockRidge { value: false } => "Leave out Rock Ridge".into(),
            Self::Joliet { value: true, .. } => "Record names for Windows (Joliet)".into(),
            Self::Joliet { value: false, .. } => "Leave out Joliet".into(),
            Self::Drop { file_system } => format!("Remove {}", file_system.name()),
        }
    }
}

/// Description of a step, as in "Remove /a/b and 11 more".
#[must_use]
pub fn sentence(ops: &[Op]) -> String {
    let first = ops.first().map(Op::sentence).unwrap_or_default();
    match ops.len().saturating_sub(1) {
        0 => first,
        more => format!("{first} and {more} more"),
    }
}

/// Whether the name, the directory or both change.
fn renamed(path: &str, to: &str) -> String {
    let (parent, name) = path.rsplit_once('/').unwrap_or(("", path));
    let (place, new) = to.rsplit_once('/').unwrap_or(("", to));
    match (parent == place, name == new) {
        (true, _) => format!("Rename {path} to “{new}”"),
        (false, true) => format!("Move {path} to {}", if place.is_empty() { "/" } else { place }),
        (false, false) => format!("Move {path} to {to}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn renames_and_moves_are_distinguished() {
        let sentence = |path: &str, to: &str| Op::Rename { path: path.into(), to: to.into() }.sentence();
        assert_eq!(sentence("/a/b", "/a/c"), "Rename /a/b to “c”");
        assert_eq!(sentence("/a/b", "/b"), "Move /a/b to /");
        assert_eq!(sentence("/a/b", "/d/c"), "Move /a/b to /d/c");
    }
}
