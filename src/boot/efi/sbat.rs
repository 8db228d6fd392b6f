//! SBAT: generations of a loader's components, whose old generations are revoked together (shim's SBAT.md).

/// The components that a loader declares.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sbat {
    /// The components, in the order of the section.
    pub components: Vec<Component>,
}

/// A component.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Component {
    /// Its name, as in `grub.debian`.
    pub name: String,
    /// Generation, raised with each security fix.
    pub generation: u32,
    /// Maker and version.
    pub version: String,
}

/// The generations required from a date on.
#[derive(Debug)]
pub struct Level {
    /// Date in its first line: year, month, day and a number.
    pub date: &'static str,
    /// Who applies this level.
    pub by: &'static str,
    /// Components with their minimum generations.
    pub least: &'static [(&'static str, u32)],
}

/// Levels in use, newest first. Sources: the section `.sbatlevel` of shim 16.1 (automatic and latest), and Windows
/// update KB5041585 as quoted in shim's issue 685.
pub static LEVELS: &[Level] = &[
    Level {
        date: "2025051000",
        by: "shim 16.1, where it is told to apply the latest",
        least: &[("shim", 4), ("grub", 5), ("grub.proxmox", 2)],
    },
    Level { date: "2024040900", by: "shim 16.1", least: &[("shim", 4), ("grub", 4), ("grub.peimage", 2)] },
    Level {
        date: "2024010900",
        by: "Windows since August 2024",
        least: &[("shim", 4), ("grub", 3), ("grub.debian", 4)],
    },
];

impl Sbat {
    /// Parses the lines of the section; invalid ones are left out.
    pub(super) fn parse(bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes);
        let component = |line: &str| {
            let mut cells = line.split(',').map(str::trim);
            let name = cells.next().filter(|name| !name.is_empty())?.to_owned();
            let generation = cells.next()?.parse().ok()?;
            let rest: Vec<&str> = cells.collect();
            let version = match rest.as_slice() {
                [vendor, _, version, ..] => format!("{vendor}, {version}"),
                _ => String::new(),
            };
            Some(Component { name, generation, version })
        };
        Self { components: text.lines().map(|line| line.trim_matches('\0')).filter_map(component).collect() }
    }

    /// The component that a level revokes, with the minimum generation it requires.
    #[must_use]
    pub fn revoked_by(&self, level: &Level) -> Option<(&Component, u32)> {
        self.components.iter().find_map(|component| {
            let (_, least) = level.least.iter().find(|(name, _)| *name == component.name)?;
            (component.generation < *least).then_some((component, *least))
        })
    }
}
