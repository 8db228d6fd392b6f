//! Whether names survive on other systems: lengths, characters, clashes of case, depth.

use crate::order::sort_by;
use crate::tree::{Kind, RowId};
use crate::view::View;

/// A system that files are copied to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Windows: NTFS with the rules of Win32.
    Windows,
    /// macOS: APFS or HFS+ as they are by default.
    MacOs,
    /// Linux: ext4 and most others.
    Linux,
    /// MS-DOS and systems that only read ISO 9660 level 1.
    Old,
}

impl Target {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Windows, Self::MacOs, Self::Linux, Self::Old];

    /// Stable name, for JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Windows => "windows",
            Self::MacOs => "macos",
            Self::Linux => "linux",
            Self::Old => "old",
        }
    }

    /// Name for users.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Windows => "Windows",
            Self::MacOs => "macOS",
            Self::Linux => "Linux",
            Self::Old => "MS-DOS and other old systems",
        }
    }
}

/// Problem of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It is too long.
    Name,
    /// Its path is too long.
    Path,
    /// It has characters that the system does not allow.
    Characters,
    /// It is a name of a device, or ends with a dot or blank.
    Reserved,
    /// It differs from another only by case.
    Clash,
    /// Its path is nested too deep.
    Depth,
}

impl Trouble {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Name, Self::Path, Self::Characters, Self::Reserved, Self::Clash, Self::Depth];

    /// Stable name, for JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Name => "name-too-long",
            Self::Path => "path-too-long",
            Self::Characters => "characters",
            Self::Reserved => "reserved",
            Self::Clash => "case-clash",
            Self::Depth => "depth",
        }
    }

    /// The problem, to follow a number of names.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "with too long a name",
            Self::Path => "with too long a path",
            Self::Characters => "with characters that aren’t allowed",
            Self::Reserved => "with a reserved name, or one that ends with a dot or space",
            Self::Clash => "that differ from another only in case",
            Self::Depth => "in too many folders",
        }
    }
}

/// Names with one trouble on one system.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameLine {
    /// The system.
    pub target: Target,
    /// The problem.
    pub trouble: Trouble,
    /// How many names.
    pub count: u64,
    /// One of them.
    pub example: RowId,
    /// Its path.
    pub path: String,
}

/// All names of a view.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Names {
    /// Names that were looked at.
    pub count: u64,
    /// Problems, by system.
    pub lines: Vec<NameLine>,
    /// Whether all folders have been read.
    pub is_all: bool,
}

/// Names that Windows gives to devices, with any extension.
const DEVICES: [&str; 22] = [
    "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "LPT1", "LPT2",
    "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
];
/// Longest name: in units of UTF-16 on Windows and macOS, and in bytes on Linux.
const NAME: usize = 255;
/// Longest path on Windows, in units of UTF-16: 260 less the drive before it and a zero after it.
const WINDOWS_PATH: usize = 256;
/// Longest path on Linux and macOS in bytes, without the zero after it.
const LINUX_PATH: usize = 4095;
const MACOS_PATH: usize = 1023;
/// Levels and characters of a path in ISO 9660 (ECMA-119 7.6.3, 6.8.2.1).
const OLD_DEPTH: u32 = 8;
const OLD_PATH: usize = 255;

/// The length of a path and the number of its folders.
#[derive(Clone, Copy, Default)]
struct Above {
    units: usize,
    bytes: usize,
    depth: u32,
}

impl Names {
    /// Looks at all names that have been listed.
    #[must_use]
    pub fn of(view: &View) -> Self {
        let mut names = Self { is_all: view.index.counts().unread == 0, ..Self::default() };
        let mut pending = vec![(RowId::ROOT, Above::default())];
        while let Some((directory, above)) = pending.pop() {
            let children: Vec<RowId> = view.index.children(directory).map(RowId).collect();
            let mut folded: Vec<(String, RowId)> = Vec::with_capacity(children.len());
            for id in children {
                let Some(row) = view.index.row(id) else { continue };
                let name = view.name(id);
                let below = Above {
                    units: above.units.saturating_add(name.encode_utf16().count()).saturating_add(1),
                    bytes: above.bytes.saturating_add(name.len()).saturating_add(1),
                    depth: above.depth.saturating_add(1),
                };
                names.count = names.count.saturating_add(1);
                for target in Target::ALL {
                    troubles(target, &name, row.kind == Kind::Directory, below, |trouble| {
                        names.add(view, target, trouble, id)
                    });
                }
                if row.kind == Kind::Directory {
                    pending.push((id, below));
                }
                folded.push((crate::bytes::text::lower(&name), id));
            }
            sort_by(&mut folded, &mut |one, other| one.0.cmp(&other.0));
            for pair in folded.windows(2) {
                if let [(one, _), (other, id)] = pair
                    && one == other
                {
                    for target in [Target::Windows, Target::MacOs, Target::Old] {
                        names.add(view, target, Trouble::Clash, *id);
                    }
                }
            }
        }
        let place = |line: &NameLine| {
            let target = Target::ALL.iter().position(|target| *target == line.target);
            (target, Trouble::ALL.iter().position(|trouble| *trouble == line.trouble))
        };
        sort_by(&mut names.lines, &mut |one, other| place(one).cmp(&place(other)));
        names
    }

    fn add(&mut self, view: &View, target: Target, trouble: Trouble, id: RowId) {
        match self.lines.iter_mut().find(|line| line.target == target && line.trouble == trouble) {
            Some(line) => line.count = line.count.saturating_add(1),
            None => self.lines.push(NameLine { target, trouble, count: 1, example: id, path: view.path(id) }),
        }
    }

    /// As in "All names survive on Windows, macOS and Linux".
    #[must_use]
    pub fn sentence(&self) -> String {
        let is_bad = |target: Target| self.lines.iter().any(|line| line.target == target);
        let bad: Vec<&str> = [Target::Windows, Target::MacOs, Target::Linux]
            .into_iter()
            .filter(|target| is_bad(*target))
            .map(Target::name)
            .collect();
        let so_far = if self.is_all { "" } else { " so far" };
        match bad.as_slice() {
            [] => format!("All names survive on Windows, macOS and Linux{so_far}"),
            [one] => format!("Some names don’t survive on {one}{so_far}"),
            [rest @ .., last] => format!("Some names don’t survive on {} and {last}{so_far}", rest.join(", ")),
        }
    }
}

/// Calls for each trouble of a name.
fn troubles(target: Target, name: &str, is_directory: bool, path: Above, mut add: impl FnMut(Trouble)) {
    let units = name.encode_utf16().count();
    match target {
        Target::Windows => {
            if units > NAME {
                add(Trouble::Name);
            }
            if path.units > WINDOWS_PATH {
                add(Trouble::Path);
            }
            if name.contains(|c: char| c.is_control() || "<>:\"/\\|?*".contains(c)) {
                add(Trouble::Characters);
            }
            let stem = name.split('.').next().unwrap_or_default().trim_end();
            let is_device = DEVICES.iter().any(|device| stem.eq_ignore_ascii_case(device));
            if is_device || name.ends_with(['.', ' ']) {
                add(Trouble::Reserved);
            }
        }
        Target::MacOs => {
            if units > NAME {
                add(Trouble::Name);
            }
            if path.bytes > MACOS_PATH {
                add(Trouble::Path);
            }
            if name.contains(['/', ':', '\0']) {
                add(Trouble::Characters);
            }
        }
        Target::Linux => {
            if name.len() > NAME {
                add(Trouble::Name);
            }
            if path.bytes > LINUX_PATH {
                add(Trouble::Path);
            }
            if name.contains(['/', '\0']) {
                add(Trouble::Characters);
            }
        }
        Target::Old => {
            let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
            let longest = if is_directory { (8, 0) } else { (8, 3) };
            if stem.len() > longest.0 || extension.len() > longest.1 {
                add(Trouble::Name);
            }
            let is_fine = |c: char| c.is_ascii_alphanumeric() || c == '_';
            if !stem.chars().all(is_fine) || !extension.chars().all(is_fine) {
                add(Trouble::Characters);
            }
            if path.bytes > OLD_PATH {
                add(Trouble::Path);
            }
            let levels = if is_directory { path.depth.saturating_add(1) } else { path.depth };
            if levels > OLD_DEPTH {
                add(Trouble::Depth);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(target: Target, name: &str) -> Vec<Trouble> {
        let mut all = Vec::new();
        let path = Above { units: name.len() + 1, bytes: name.len() + 1, depth: 1 };
        troubles(target, name, false, path, |trouble| all.push(trouble));
        all
    }

    #[test]
    fn rules_of_each_system() {
        let long = "ä".repeat(200);
        assert_eq!(found(Target::Windows, "a:b"), [Trouble::Characters]);
        assert_eq!(found(Target::Windows, "nul.txt"), [Trouble::Reserved]);
        assert_eq!(found(Target::Windows, "end."), [Trouble::Reserved]);
        assert!(found(Target::Windows, "null.txt").is_empty());
        assert_eq!(found(Target::MacOs, "a:b"), [Trouble::Characters]);
        assert_eq!(found(Target::Linux, &long), [Trouble::Name]);
        assert!(found(Target::MacOs, &long).is_empty());
        assert!(found(Target::Old, "README.TXT").is_empty());
        assert_eq!(found(Target::Old, "index.html"), [Trouble::Name]);
        assert_eq!(found(Target::Old, "a-b.txt"), [Trouble::Characters]);
    }
}
