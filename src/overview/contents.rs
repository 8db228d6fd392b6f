//! Contents of an image.

use super::evidence::Proof;

/// Kind of contents on a medium.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    /// An operating system, or its installer.
    System,
    /// A system for repairing others.
    Rescue,
    /// A game, or a program for a game console.
    Game,
    /// Film or music that players play.
    Video,
    /// Music.
    Audio,
    /// Pictures.
    Pictures,
    /// Drivers and tools.
    Tools,
}

impl Family {
    /// Stable name, for JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Rescue => "rescue",
            Self::Game => "game",
            Self::Video => "video",
            Self::Audio => "audio",
            Self::Pictures => "pictures",
            Self::Tools => "tools",
        }
    }
}

/// Known facts about the contents; unknown ones are empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Details {
    /// A better name than that of the kind, as in "Ubuntu-Server".
    pub name: String,
    /// Title of a game, film or album.
    pub title: String,
    /// Version, as in "12.7".
    pub version: String,
    /// Edition or variant, as in "netinst" or "Pro".
    pub variant: String,
    /// Processors, as in "amd64".
    pub architecture: String,
    /// Number of the build.
    pub build: String,
    /// Product code, as in "SLUS-00351".
    pub code: String,
    /// Region, as in "North America".
    pub region: String,
    /// Languages.
    pub languages: Vec<String>,
    /// Anything else: labels with values.
    pub more: Vec<(&'static str, String)>,
}

/// A kind of contents that was recognized.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// Stable id of the kind.
    pub id: &'static str,
    /// Its name, as in "Debian".
    pub name: &'static str,
    /// Family of the kind.
    pub family: Family,
    /// Known facts.
    pub details: Details,
    /// Evidence for it.
    pub proof: Option<Proof>,
    /// Source of the rule.
    pub source: &'static str,
}

impl Contents {
    /// As in "Debian 12.7 netinst for amd64", or "PlayStation game SLUS-00351 for North America".
    #[must_use]
    pub fn sentence(&self) -> String {
        let Details { name, title, version, variant, architecture, code, region, .. } = &self.details;
        let mut text = if name.is_empty() { self.name.to_owned() } else { name.clone() };
        if self.family == Family::Game {
            text.push_str(" game");
        }
        // Games are known by their codes; their versions are rarely mentioned.
        let version = if self.family == Family::Game { "" } else { version.as_str() };
        for part in [version, variant.as_str(), code.as_str()] {
            if !part.is_empty() {
                text = format!("{text} {part}");
            }
        }
        if !title.is_empty() {
            text = format!("{text} “{title}”");
        }
        for part in [architecture, region] {
            if !part.is_empty() {
                text = format!("{text} for {part}");
            }
        }
        text
    }
}
