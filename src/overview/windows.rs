//! Editions, builds, processors and languages of Windows.

use super::contents::Details;
use super::evidence::{Evidence, Found, utf16};
use crate::bytes::integers::Le64;
use zerocopy::FromBytes;

/// Names of Windows by their builds, the newest first: every build up to the next one belongs to it (Microsoft's lists
/// of release information).
const BUILDS: [(u32, &str, &str); 33] = [
    (26200, "Windows 11", "25H2"),
    (26100, "Windows 11", "24H2"),
    (22631, "Windows 11", "23H2"),
    (22621, "Windows 11", "22H2"),
    (22000, "Windows 11", "21H2"),
    (20348, "Windows Server 2022", ""),
    (19045, "Windows 10", "22H2"),
    (19044, "Windows 10", "21H2"),
    (19043, "Windows 10", "21H1"),
    (19042, "Windows 10", "20H2"),
    (19041, "Windows 10", "2004"),
    (18363, "Windows 10", "1909"),
    (18362, "Windows 10", "1903"),
    (17763, "Windows 10", "1809"),
    (17134, "Windows 10", "1803"),
    (16299, "Windows 10", "1709"),
    (15063, "Windows 10", "1703"),
    (14393, "Windows 10", "1607"),
    (10586, "Windows 10", "1511"),
    (10240, "Windows 10", "1507"),
    (9600, "Windows 8.1", ""),
    (9200, "Windows 8", ""),
    (7601, "Windows 7", "SP1"),
    (7600, "Windows 7", ""),
    (6003, "Windows Server 2008", "SP2"),
    (6002, "Windows Vista", "SP2"),
    (6001, "Windows Vista", "SP1"),
    (6000, "Windows Vista", ""),
    (3790, "Windows Server 2003", ""),
    (2600, "Windows XP", ""),
    (2195, "Windows 2000", ""),
    (1381, "Windows NT 4.0", ""),
    (0, "Windows", ""),
];

/// Files with systems, the fuller first.
const PACKED: [&str; 6] = [
    "sources/install.wim",
    "sources/install.esd",
    "sources/install.swm",
    "x64/sources/install.esd",
    "x64/sources/install.wim",
    "sources/boot.wim",
];

/// By the descriptions of the systems in a WIM file.
pub(super) fn wim(evidence: &Evidence<'_>) -> Details {
    let Some(text) = PACKED.iter().find_map(|path| xml(&evidence.file(path)?)) else { return Details::default() };
    parse(&text)
}

/// Reads the XML data of a WIM file: never packed, and UTF-16 ("Windows Imaging File Format", `WIMHEADER_V1_PACKED`).
fn xml(found: &Found) -> Option<String> {
    let header = found.head(96)?;
    if !header.starts_with(b"MSWIM\0\0\0") {
        return None;
    }
    let number = |at: usize| Some(Le64::read_from_prefix(header.get(at..)?).ok()?.0.get());
    // The highest byte holds flags.
    let size = number(72)? & 0x00FF_FFFF_FFFF_FFFF;
    let bytes = found.bytes(number(80)?, size)?;
    Some(utf16(bytes.strip_prefix(&[0xFF, 0xFE]).unwrap_or(&bytes)))
}

/// The text of the first element of a name.
fn element<'a>(xml: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = xml.split_once(&format!("<{name}>"))?;
    Some(rest.split_once(&format!("</{name}>"))?.0.trim())
}

fn parse(xml: &str) -> Details {
    let images: Vec<&str> = xml.split("<IMAGE ").skip(1).collect();
    let first = images.first().copied().unwrap_or_default();
    let build: u32 = element(first, "BUILD").and_then(|build| build.parse().ok()).unwrap_or(0);
    let (_, name, release) = BUILDS.iter().find(|(from, ..)| build >= *from).copied().unwrap_or((0, "Windows", ""));
    let mut editions: Vec<String> = Vec::new();
    let mut languages: Vec<String> = Vec::new();
    for image in &images {
        let name = element(image, "DISPLAYNAME").or_else(|| element(image, "NAME")).unwrap_or_default();
        if !name.is_empty() && !editions.iter().any(|known| known == name) {
            editions.push(name.to_owned());
        }
        for part in image.split("<LANGUAGE>").skip(1) {
            let language = part.split_once("</LANGUAGE>").map(|(language, _)| language.trim()).unwrap_or_default();
            if !language.is_empty() && !languages.iter().any(|known| known == language) {
                languages.push(language.to_owned());
            }
        }
    }
    // The names of editions tell servers from others, which share their builds.
    let edition = editions.first().cloned().unwrap_or_default();
    let server =
        edition.find("Server ").and_then(|at| edition.get(at..)).and_then(|rest| rest.split_whitespace().nth(1));
    let is_pe = edition.contains("Windows PE") || edition.contains("Windows Setup");
    let (name, release) = match server {
        Some(year) if year.chars().all(|c| c.is_ascii_digit()) => (format!("Windows Server {year}"), ""),
        _ => (name.to_owned(), release),
    };
    let service = element(first, "SPBUILD").filter(|service| *service != "0");
    let mut details = Details {
        name,
        version: release.to_owned(),
        architecture: element(first, "ARCH").map(architecture).unwrap_or_default().to_owned(),
        build: service.map_or_else(|| build.to_string(), |service| format!("{build}.{service}")),
        languages,
        ..Details::default()
    };
    match editions.as_slice() {
        [] => {}
        _ if is_pe => details.more.push(("Systems", editions.join(", "))),
        [one] => details.variant = short(one, &details.name),
        _ => {
            let editions = editions.iter().map(|edition| short(edition, &details.name)).collect::<Vec<_>>();
            details.more.push(("Editions", editions.join(", ")));
        }
    }
    details
}

/// An edition without the name of Windows before it.
fn short(edition: &str, name: &str) -> String {
    edition.strip_prefix(name).unwrap_or(edition).trim().to_owned()
}

/// `PROCESSOR_ARCHITECTURE_…` (winnt.h).
fn architecture(number: &str) -> &'static str {
    match number {
        "0" => "x86",
        "5" => "ARM",
        "6" => "Itanium",
        "9" => "x64",
        "12" => "ARM64",
        _ => "",
    }
}

/// By the files in the root that Windows 2000, XP and Server 2003 ask for.
pub(super) fn tagged(evidence: &Evidence<'_>) -> Details {
    const TAGS: [(&str, &str, &str); 12] = [
        ("WIN51IP", "Windows XP", "Professional"),
        ("WIN51IC", "Windows XP", "Home Edition"),
        ("WIN51MD", "Windows XP", "Media Center Edition"),
        ("WIN51AP", "Windows XP", "Professional x64 Edition"),
        ("WIN51IS", "Windows Server 2003", "Standard Edition"),
        ("WIN51IA", "Windows Server 2003", "Enterprise Edition"),
        ("WIN51IB", "Windows Server 2003", "Web Edition"),
        ("WIN51ID", "Windows Server 2003", "Datacenter Edition"),
        ("WIN51IL", "Windows Server 2003", "for Small Business Server"),
        ("CDROM_IP.5", "Windows 2000", "Professional"),
        ("CDROM_IS.5", "Windows 2000", "Server"),
        ("CDROM_IA.5", "Windows 2000", "Advanced Server"),
    ];
    let names = evidence.names("");
    let has = |wanted: &str| names.iter().any(|name| name.eq_ignore_ascii_case(wanted));
    let tag = TAGS.iter().find(|(tag, ..)| has(tag));
    let service = (1..=4).rev().find(|pack| tag.is_some_and(|(tag, ..)| has(&format!("{tag}.SP{pack}"))));
    let is_x64 = evidence.find("AMD64/TXTSETUP.SIF").is_some() || evidence.find("AMD64").is_some();
    Details {
        name: tag.map_or("", |(_, name, _)| *name).to_owned(),
        version: service.map(|pack| format!("SP{pack}")).unwrap_or_default(),
        variant: tag.map_or("", |(.., variant)| *variant).to_owned(),
        architecture: if is_x64 { "x64".to_owned() } else { "x86".to_owned() },
        ..Details::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn descriptions_of_systems() {
        let xml = "<WIM><TOTALBYTES>1</TOTALBYTES><IMAGE INDEX=\"1\"><WINDOWS><ARCH>9</ARCH><LANGUAGES>\
                   <LANGUAGE>de-DE</LANGUAGE><DEFAULT>de-DE</DEFAULT></LANGUAGES><VERSION><MAJOR>10</MAJOR>\
                   <BUILD>22621</BUILD><SPBUILD>525</SPBUILD></VERSION></WINDOWS><NAME>Windows 11 Home</NAME></IMAGE>\
                   <IMAGE INDEX=\"2\"><WINDOWS><ARCH>9</ARCH></WINDOWS><NAME>Windows 11 Pro</NAME></IMAGE></WIM>";
        let details = parse(xml);
        assert_eq!(
            (details.name.as_str(), details.version.as_str(), details.build.as_str()),
            ("Windows 11", "22H2", "22621.525")
        );
        assert_eq!((details.architecture.as_str(), details.languages.as_slice()), ("x64", &["de-DE".to_owned()][..]));
        assert_eq!(details.more, [("Editions", "Home, Pro".to_owned())]);
        let server = xml.replace("Windows 11 Home", "Windows Server 2022 SERVERSTANDARD").replace("22621", "20348");
        assert_eq!(parse(&server).name, "Windows Server 2022");
    }
}
