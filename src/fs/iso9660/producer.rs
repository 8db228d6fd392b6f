//! Recognizes the tool that made a volume by the texts of its descriptors.

/// A word that the texts of a tool contain, in capitals, and the name of the tool. The first match counts, so a tool
/// precedes the library that it is built on.
static PRODUCERS: &[(&str, &str)] = &[
    ("XORRISO", "xorriso"),
    ("LIBISOFS", "libisofs"),
    ("LIBBURNIA", "libburnia"),
    ("GENISOIMAGE", "genisoimage"),
    ("K3B", "K3b"),
    ("BRASERO", "Brasero"),
    ("XFBURN", "Xfburn"),
    ("MKISOFS", "mkisofs"),
    ("PYCDLIB", "PyCdlib"),
    ("LIBARCHIVE", "libarchive (bsdtar)"),
    ("BSDTAR", "libarchive (bsdtar)"),
    ("OSCDIMG", "oscdimg"),
    ("CDIMAGE", "CDIMAGE"),
    ("IMAPI", "Windows (IMAPI)"),
    ("IMGBURN", "ImgBurn"),
    ("ULTRAISO", "UltraISO"),
    ("POWERISO", "PowerISO"),
    ("MAGICISO", "MagicISO"),
    ("WINISO", "WinISO"),
    ("ANYBURN", "AnyBurn"),
    ("CDBURNERXP", "CDBurnerXP"),
    ("STARBURN", "StarBurn"),
    ("BURNAWARE", "BurnAware"),
    ("INFRARECORDER", "InfraRecorder"),
    ("ASHAMPOO", "Ashampoo Burning Studio"),
    ("ALCOHOL", "Alcohol 120%"),
    ("DISCERN", "Discern"),
    ("DISCJUGGLER", "DiscJuggler"),
    ("NERO", "Nero"),
    ("TOAST", "Toast"),
    ("EASY CD CREATOR", "Easy CD Creator"),
    ("EASY CD-PRO", "Easy-CD Pro"),
    ("EASY-CD", "Easy-CD"),
    ("ROXIO", "Roxio"),
    ("WINONCD", "WinOnCD"),
    ("ADAPTEC", "Adaptec"),
    ("GEAR", "GEAR"),
    ("NTI CD", "NTI CD-Maker"),
    ("DISC FORMATTER", "Discreet Disc Formatter"),
    ("APPLE COMPUTER", "macOS (Disk Utility, hdiutil)"),
    ("NETBSD", "NetBSD makefs"),
    ("MAKEFS", "makefs"),
    ("YOUNG MINDS", "Young Minds makedisc"),
    ("MERIDIAN", "Meridian Data CD Publisher"),
];

/// The tool that a text names, with the version number after it, where there is one.
pub(super) fn named_in(text: &str) -> Option<String> {
    let capitals = text.to_ascii_uppercase();
    PRODUCERS.iter().find_map(|(mark, name)| {
        let end = word_at(&capitals, mark)?.saturating_add(mark.len());
        let version = version(capitals.get(end..).unwrap_or_default());
        Some(version.map_or_else(|| (*name).to_owned(), |version| format!("{name} {version}")))
    })
}

/// Position of a word that is not the end of a longer one, as NERO is in a surname.
fn word_at(text: &str, mark: &str) -> Option<usize> {
    let starts = text.match_indices(mark).map(|(start, _)| start);
    let before = |start: usize| text.get(..start).and_then(|before| before.chars().next_back());
    let after = |start: usize| text.get(start.saturating_add(mark.len())..).and_then(|after| after.chars().next());
    let is_letter = |neighbour: Option<char>| neighbour.is_some_and(char::is_alphabetic);
    starts.into_iter().find(|start| !is_letter(before(*start)) && !is_letter(after(*start)))
}

/// Digits and dots that follow within a few characters: "-1.5.4", " V2.5.8.0", " - VERSION 0.11.12".
fn version(after: &str) -> Option<&str> {
    let lead = after.find(|c: char| c.is_ascii_digit())?;
    let between = after.get(..lead)?.trim_matches([' ', '-', '_', '.', ',', ':', '(']);
    if !matches!(between, "" | "V" | "VER" | "VERSION" | "ISO" | "BURNING ROM" | "BURNING ROM VER") {
        return None;
    }
    let digits = after.get(lead..)?;
    let end = digits.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(digits.len());
    // Neither "CREATOR (C) 1993" nor "GENISOIMAGE ISO 9660" contains a version.
    digits.get(..end).map(|version| version.trim_end_matches('.')).filter(|version| version.contains('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    // Texts from images of the tools themselves.
    #[test]
    fn tools_by_their_own_words() {
        let known = [
            ("XORRISO-1.5.4 2021.01.30.150001, LIBISOBURN-1.5.4, LIBISOFS-1.5.4", "xorriso 1.5.4"),
            ("GENISOIMAGE ISO 9660/HFS FILESYSTEM CREATOR (C) 1993 E.YOUNGDALE", "genisoimage"),
            ("K3b - Version 0.11.12", "K3b 0.11.12"),
            ("PyCdlib (C) 2015-2020 Chris Lalancette", "PyCdlib"),
            ("CDIMAGE 2.56 (01/01/2005 TM)", "CDIMAGE 2.56"),
            ("IMGBURN V2.5.8.0 - THE ULTIMATE IMAGE BURNER!", "ImgBurn 2.5.8.0"),
        ];
        for (text, tool) in known {
            assert_eq!(named_in(text).as_deref(), Some(tool), "{text}");
        }
        assert_eq!(named_in("PREPARED BY A GARDENER, NEROLI"), None);
    }
}
