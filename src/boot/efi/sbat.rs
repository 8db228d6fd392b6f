//! SBAT: generations of the components of a loader, of which old ones are revoked at once (shim's SBAT.md).

/// The components that a loader says it is made of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sbat {
    /// In the order of the section.
    pub components: Vec<Component>,
}

/// A component.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Component {
    /// Its name, as in `grub.debian`.
    pub name: String,
    /// Its generation, which is raised with each hole that is mended.
    pub generation: u32,
    /// Who made it, and which version it is.
    pub version: String,
}

/// The generations that are required from a day on.
#[derive(Debug)]
pub struct Level {
    /// Its date as its first line states it: year, month, day and a number.
    pub date: &'static str,
    /// Who applies it.
    pub by: &'static str,
    /// Components with their least generations.
    pub least: &'static [(&'static str, u32)],
}

/// Levels that are in use, the newest first. Sources: the section `.sbatlevel` of shim 16.1 (automatic and latest), and
/// Windows update KB5041585 as shim's issue 685 quotes it.
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
    /// Parses the lines of the section; those that are none are left out.
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

    /// The component that a level revokes, with the least generation it requires.
    #[must_use]
    pub fn revoked_by(&self, level: &Level) -> Option<(&Component, u32)> {
        self.components.iter().find_map(|component| {
            let (_, least) = level.least.iter().find(|(name, _)| *name == component.name)?;
            (component.generation < *least).then_some((component, *least))
        })
    }
}
