//! Versions of Linux distributions and other free systems.

use super::contents::Details;
use super::evidence::{Evidence, Proof};

/// Words for processors, as distributions write them.
const ARCHITECTURES: [&str; 24] = [
    "amd64",
    "x86_64",
    "x86-64",
    "i386",
    "i486",
    "i586",
    "i686",
    "x86",
    "arm64",
    "aarch64",
    "armhf",
    "armel",
    "armhfp",
    "armv7",
    "ppc64el",
    "ppc64le",
    "ppc64",
    "powerpc",
    "ppc",
    "s390x",
    "riscv64",
    "loongarch64",
    "mips64el",
    "sparc64",
];

/// Whether a word is a version, as in 12.7 or 24.04.1.
fn is_version(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_alphanumeric() || ".-_~".contains(c))
}

/// A version without the zero of a first point release: 12.7 for 12.7.0.
fn spoken(version: &str) -> String {
    let points = version.matches('.').count();
    version.strip_suffix(".0").filter(|_| points > 1).unwrap_or(version).to_owned()
}

/// By `.disk/info`, as debian-cd and live-build write it: name, version, “code name”, dash, processor and variant, date.
pub(super) fn disk_info(evidence: &Evidence<'_>) -> Details {
    let Some((text, _)) = evidence.text(".disk/info") else { return Details::default() };
    let line = text.lines().next().unwrap_or_default();
    parse_disk_info(line)
}

fn parse_disk_info(line: &str) -> Details {
    let mut details = Details::default();
    let words: Vec<&str> = line.split_whitespace().collect();
    let mut name = Vec::new();
    let mut rest = words.iter().copied();
    for word in rest.by_ref() {
        if is_version(word) {
            details.version = spoken(word);
            break;
        }
        if word == "-" || word.starts_with('"') {
            break;
        }
        if word != "GNU/Linux" {
            name.push(word);
        }
    }
    details.name = name.join(" ");
    let rest: Vec<&str> = rest.collect();
    if rest.first() == Some(&"LTS") {
        details.variant = "LTS".to_owned();
    }
    if let Some(at) = rest.iter().position(|word| ARCHITECTURES.contains(word)) {
        details.architecture = rest.get(at).copied().unwrap_or_default().to_owned();
        let is_variant = |word: &&str| *word != "with" && word.starts_with(|c: char| c.is_ascii_uppercase());
        let after = rest.get(at.saturating_add(1)..).unwrap_or_default();
        let variant: Vec<&str> = after.iter().copied().take_while(is_variant).collect();
        if !variant.is_empty() {
            // NETINST becomes lower case; DVD and LIVE/INSTALL stay.
            let text = variant.join(" ");
            details.variant = if text == "NETINST" { "netinst".to_owned() } else { text };
        }
    }
    if let Some((_, code)) = line.split_once('"')
        && let Some((code, _)) = code.split_once('"')
    {
        details.more.push(("Code name", code.to_owned()));
    }
    details
}

/// The value of a key of a section in a text like that of `.treeinfo` (productmd).
fn ini(text: &str, section: &str, key: &str) -> Option<String> {
    let head = format!("[{section}]");
    let lines = text.lines().map(str::trim).skip_while(|line| *line != head).skip(1);
    let mut lines = lines.take_while(|line| !line.starts_with('['));
    lines.find_map(|line| {
        let (name, value) = line.split_once('=')?;
        (name.trim() == key).then(|| value.trim().to_owned())
    })
}

/// By `.treeinfo`, or else by the label.
pub(super) fn treeinfo(evidence: &Evidence<'_>) -> Details {
    let Some((text, _)) = evidence.text(".treeinfo") else { return label(evidence) };
    let value = |key: &str| ini(&text, "general", key).filter(|value| !value.is_empty());
    let release = |key: &str| ini(&text, "release", key).filter(|value| !value.is_empty());
    let name = release("name").or_else(|| value("family")).unwrap_or_default();
    Details {
        name,
        version: release("version").or_else(|| value("version")).unwrap_or_default(),
        variant: value("variant").unwrap_or_default(),
        architecture: value("arch").or_else(|| ini(&text, "tree", "arch")).unwrap_or_default(),
        ..label(evidence)
    }
}

/// By the label: the first version and processor in it.
pub(super) fn label(evidence: &Evidence<'_>) -> Details {
    let label = evidence.labels().map(|(label, _)| label.to_owned()).next().unwrap_or_default();
    parse_label(&label)
}

fn parse_label(label: &str) -> Details {
    let lower = label.to_ascii_lowercase();
    let found = ARCHITECTURES.iter().find(|word| {
        lower.match_indices(**word).any(|(at, _)| {
            let end = at.saturating_add(word.len());
            let is_word = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphanumeric() && c != '_');
            let before = lower.get(..at).and_then(|text| text.chars().next_back());
            let after = lower.get(end..).and_then(|text| text.chars().next());
            before.is_none_or(|c| !c.is_ascii_alphanumeric())
                && (is_word(after) || after == Some('_') || **word == "x86_64")
        })
    });
    let without = found.map_or_else(|| lower.clone(), |word| lower.replacen(*word, " ", 1));
    let starts_word = |text: &str, at: usize| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        before.is_none_or(|c| !c.is_ascii_alphanumeric() && c != '.') || before == Some('v') || before == Some('r')
    };
    let digits = without.match_indices(|c: char| c.is_ascii_digit());
    let mut starts = digits.map(|(at, _)| at).filter(|at| starts_word(&without, *at));
    let version = starts.next().and_then(|at| without.get(at..)).map_or_else(String::new, |rest| {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let word = rest.get(..end).unwrap_or_default().trim_end_matches('.');
        // Fields of a version may be joined by the dashes and underscores that labels have for points.
        let mut version = word.to_owned();
        let more = rest.get(end..).unwrap_or_default();
        if !word.contains('.') && word.len() < 4 {
            let next = more.strip_prefix(['-', '_']).unwrap_or_default();
            let end = next.find(|c: char| !c.is_ascii_digit()).unwrap_or(next.len());
            let minor = next.get(..end).unwrap_or_default();
            if !minor.is_empty() && minor.len() < 3 {
                version = format!("{word}.{minor}");
            }
        }
        // A service pack belongs to it.
        let pack = more.strip_prefix("-sp").and_then(|rest| rest.chars().next()).filter(char::is_ascii_digit);
        pack.map_or(version.clone(), |pack| format!("{version} SP{pack}"))
    });
    Details { version, architecture: found.map(|word| (*word).to_owned()).unwrap_or_default(), ..Details::default() }
}

/// By the first line of a file that holds a version or begins with one.
fn first_line(evidence: &Evidence<'_>, path: &str) -> Details {
    let line = evidence.text(path).and_then(|(text, _)| text.lines().next().map(|line| line.trim().to_owned()));
    let line = line.unwrap_or_default();
    let version = line.split_whitespace().find(|word| is_version(word)).unwrap_or_default();
    Details { version: version.to_owned(), ..label(evidence) }
}

/// Alpine's `.alpine-release`: "alpine-standard-3.20.3 240906".
pub(super) fn alpine(evidence: &Evidence<'_>) -> Details {
    let Some((text, _)) = evidence.text(".alpine-release") else { return label(evidence) };
    let word = text.split_whitespace().next().unwrap_or_default();
    let mut parts = word.strip_prefix("alpine-").unwrap_or(word).rsplitn(2, '-');
    let version = parts.next().unwrap_or_default().to_owned();
    Details { version, variant: parts.next().unwrap_or_default().to_owned(), ..label(evidence) }
}

/// Arch's `arch/version`: "2024.09.01".
pub(super) fn arch(evidence: &Evidence<'_>) -> Details {
    let details = first_line(evidence, "arch/version");
    Details { architecture: "x86_64".to_owned(), ..details }
}

/// SystemRescue's `sysresccd/VERSION`.
pub(super) fn system_rescue(evidence: &Evidence<'_>) -> Details {
    first_line(evidence, "sysresccd/VERSION")
}

/// Clonezilla's and GParted's own files: "clonezilla-live-3.1.2-22-amd64".
pub(super) fn live_version(evidence: &Evidence<'_>) -> Details {
    let files = ["Clonezilla-Live-Version", "GParted-Live-Version", "live/Clonezilla-Live-Version"];
    let text = files.iter().find_map(|path| evidence.text(path)).map(|(text, _)| text).unwrap_or_default();
    let line = text.lines().next().unwrap_or_default();
    let is_start = |c: char| c.is_ascii_digit();
    let version = line.find(is_start).and_then(|at| line.get(at..)).unwrap_or_default();
    let architecture = ARCHITECTURES.iter().find(|word| version.contains(**word)).copied().unwrap_or_default();
    let version = version.strip_suffix(architecture).unwrap_or(version).trim_end_matches('-');
    Details { version: version.to_owned(), architecture: architecture.to_owned(), ..Details::default() }
}

/// The `os-release` of a tree. The one in `etc` mostly is a symlink to the other.
pub(super) fn os_release(evidence: &Evidence<'_>) -> Details {
    let paths = ["etc/os-release", "usr/lib/os-release"];
    let text = paths.iter().find_map(|path| evidence.text(path)).map(|(text, _)| text).unwrap_or_default();
    let value = |key: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
        line.map(|value| value.trim_matches(['"', '\'']).to_owned()).unwrap_or_default()
    };
    let pretty = Some(value("PRETTY_NAME")).filter(|name| !name.is_empty());
    let more = pretty.map(|name| ("Name of the release", name)).into_iter().collect();
    Details { name: value("NAME"), version: value("VERSION_ID"), more, ..Details::default() }
}

/// An image by grub-mkrescue without input: GRUB's own files, and no system that it could start.
pub(super) fn only_grub(evidence: &Evidence<'_>) -> Option<Proof> {
    let root = ["boot", "boot.catalog", "efi", "efi.img", ".disk", "mach_kernel", "system", ".volumeicon.icns"];
    let is_grub = |name: &String| ["grub", "boot.cat"].iter().any(|own| name.eq_ignore_ascii_case(own));
    let is_own = |name: &String| root.iter().any(|own| name.eq_ignore_ascii_case(own));
    let is_alone = evidence.names("").iter().all(is_own) && evidence.names("boot").iter().all(is_grub);
    evidence.find("boot/grub/grub.cfg").filter(|_| is_alone)
}

/// The version in a `modinfo.sh` of GRUB: `grub_version="2.06"`.
pub(super) fn grub_rescue(evidence: &Evidence<'_>) -> Details {
    let platforms = ["i386-pc", "x86_64-efi", "i386-efi", "arm64-efi", "riscv64-efi", "powerpc-ieee1275"];
    let text = platforms.iter().find_map(|platform| evidence.text(&format!("boot/grub/{platform}/modinfo.sh")));
    let version = text.and_then(|(text, _)| {
        let value = text.lines().find_map(|line| line.strip_prefix("grub_version="))?;
        Some(value.trim_matches(['"', '\'']).to_owned())
    });
    Details { version: version.unwrap_or_default(), ..Details::default() }
}

/// FreeBSD's `.profile` has no version, but its label has: `14_1_RELEASE_AMD64_DVD`.
pub(super) fn freebsd(evidence: &Evidence<'_>) -> Details {
    let label = evidence.labels().map(|(label, _)| label.to_owned()).next().unwrap_or_default();
    let mut parts = label.split('_');
    let (major, minor) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let rest: Vec<&str> = parts.collect();
    let version = if is_version(major) && is_version(minor) { format!("{major}.{minor}") } else { String::new() };
    let architecture = rest.iter().find(|word| ["AMD64", "I386", "AARCH64", "ARM64", "POWERPC64"].contains(word));
    Details {
        version,
        variant: rest.first().filter(|word| **word != "RELEASE").copied().unwrap_or_default().to_owned(),
        architecture: architecture.map(|word| word.to_ascii_lowercase()).unwrap_or_default(),
        ..Details::default()
    }
}

/// Solaris' `.cdtoc`: `PRODNAME=Solaris`, `PRODVERS=10`.
pub(super) fn solaris(evidence: &Evidence<'_>) -> Details {
    let text = evidence.text(".cdtoc").map(|(text, _)| text).unwrap_or_default();
    let value = |key: &str| text.lines().find_map(|line| line.strip_prefix(key)).unwrap_or_default().trim().to_owned();
    Details { version: value("PRODVERS="), ..Details::default() }
}

/// VMware's `boot.cfg`: "build=7.0.3-0.105.21686933".
pub(super) fn esxi(evidence: &Evidence<'_>) -> Details {
    let text = evidence.text("boot.cfg").map(|(text, _)| text).unwrap_or_default();
    let build = text.lines().find_map(|line| line.strip_prefix("build=")).unwrap_or_default().trim();
    let (version, build) = build.split_once('-').unwrap_or((build, ""));
    Details { version: version.to_owned(), build: build.to_owned(), ..Details::default() }
}

/// Apple's `SystemVersion.plist`, or the name of an installer.
pub(super) fn macos(evidence: &Evidence<'_>) -> Details {
    let path = "System/Library/CoreServices/SystemVersion.plist";
    let text = evidence.text(path).map(|(text, _)| text).unwrap_or_default();
    let value = |key: &str| {
        let rest = text.split_once(&format!("<key>{key}</key>")).map(|(_, rest)| rest).unwrap_or_default();
        let value = rest.split_once("<string>").and_then(|(_, rest)| rest.split_once("</string>"));
        value.map(|(value, _)| value.trim().to_owned()).unwrap_or_default()
    };
    let app = evidence.names("").into_iter().find(|name| {
        let name = name.to_ascii_lowercase();
        name.starts_with("install ") && name.ends_with(".app")
    });
    let app = app.as_deref().and_then(|name| name.get("Install ".len()..)?.strip_suffix(".app").map(ToOwned::to_owned));
    Details {
        name: app.unwrap_or_else(|| value("ProductName")),
        version: value("ProductVersion"),
        build: value("ProductBuildVersion"),
        ..Details::default()
    }
}

/// No details.
pub(super) fn none(_: &Evidence<'_>) -> Details {
    Details::default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_disk_info_as_published() {
        let told = |line: &str| {
            let Details { name, version, variant, architecture, .. } = parse_disk_info(line);
            format!("{name}|{version}|{variant}|{architecture}")
        };
        for (line, expected) in [
            (
                "Debian GNU/Linux 12.7.0 \"Bookworm\" - Official amd64 NETINST with firmware 20240831-10:38",
                "Debian|12.7|netinst|amd64",
            ),
            (
                "Debian GNU/Linux 11.6.0 \"Bullseye\" - Official i386 DVD Binary-1 20221217-10:42",
                "Debian|11.6|DVD Binary-1|i386",
            ),
            ("Ubuntu 24.04.1 LTS \"Noble Numbat\" - Release amd64 (20240827.1)", "Ubuntu|24.04.1|LTS|amd64"),
            ("Linux Mint 21.3 \"Virginia\" - Release amd64 20240110", "Linux Mint|21.3||amd64"),
            (
                "Kali GNU/Linux 2024.3 \"Kali-last-snapshot\" - Official amd64 BD Binary-1",
                "Kali|2024.3|BD Binary-1|amd64",
            ),
        ] {
            assert_eq!(told(line), expected);
        }
    }

    #[test]
    fn labels_as_published() {
        let told = |label: &str| {
            let Details { version, architecture, .. } = parse_label(label);
            format!("{version}|{architecture}")
        };
        for (label, expected) in [
            ("Fedora-S-dvd-x86_64-40", "40|x86_64"),
            ("CentOS-8-1-1911-aarch64-dvd", "8.1|aarch64"),
            ("alpine-ext 3.18.4 x86_64", "3.18.4|x86_64"),
            ("OL-9-4-0-BaseOS-x86_64", "9.4|x86_64"),
            ("RHEL-9-4-0-BaseOS-aarch64", "9.4|aarch64"),
            ("Pop_OS 22.04 amd64 Intel", "22.04|amd64"),
            ("VOID_LIVE", "|"),
            ("DragonFly v5.2.2", "5.2.2|"),
            ("SLE-15-SP4-Full-x86_64121.1.1.1", "15 SP4|x86_64"),
            ("openSUSE-Leap-15.6-DVD-x86_64710", "15.6|x86_64"),
        ] {
            assert_eq!(told(label), expected, "{label}");
        }
    }
}
