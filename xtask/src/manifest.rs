//! The manifest, by which a browser can install the page: names, icons, and the files that it opens.

use std::collections::BTreeMap;

use crate::offline::INSTALL;

/// The page's own lists of endings, so that the manifest names the files that the page opens.
#[allow(dead_code, reason = "the page uses the rest of it")]
#[path = "../../src/endings.rs"]
mod endings;

/// Name of the manifest in the built page.
pub const NAME: &str = "discern.webmanifest";

/// Media types that systems know for some endings. All others share a type of our own, since a browser registers types
/// with the system: those of any bytes would claim every file.
const TYPES: &[(&str, &[&str])] = &[
    ("application/x-iso9660-image", &["iso"]),
    ("application/x-cue", endings::CUE),
    ("application/x-tar", endings::TAR),
    ("application/zip", endings::ZIP),
    ("application/x-7z-compressed", endings::SEVEN_ZIP),
    ("application/gzip", &["gz", "tgz"]),
    ("application/x-xz", &["xz", "txz"]),
    ("application/zstd", &["zst", "tzst"]),
    ("application/x-bzip2", &["bz2", "tbz2"]),
    ("application/x-apple-diskimage", endings::DMG),
];

/// The type of all other endings.
const OTHER: &str = "application/x-discern-image";

/// The manifest as JSON.
pub fn manifest() -> String {
    let types = types();
    let accepted: Vec<String> = types.iter().map(|(media, dotted)| format!("\"{media}\": {dotted:?}")).collect();
    // Endings alone would do, but Android only knows types, and has none for most images.
    let shared: Vec<&String> = types.values().flatten().collect();
    format!(
        r##"{{
  "id": "./",
  "name": "Discern",
  "short_name": "Discern",
  "description": "Opens disc images: see what is inside, save files, check, edit and convert. Nothing is uploaded.",
  "lang": "en",
  "start_url": "./",
  "scope": "./",
  "display": "standalone",
  "background_color": "#ffffff",
  "theme_color": "#0b6e7f",
  "categories": ["utilities", "productivity"],
  "icons": [
    {{ "src": "{INSTALL}/icon.svg", "sizes": "any", "type": "image/svg+xml" }},
    {{ "src": "{INSTALL}/icon-192.png", "sizes": "192x192", "type": "image/png" }},
    {{ "src": "{INSTALL}/icon-512.png", "sizes": "512x512", "type": "image/png" }},
    {{ "src": "{INSTALL}/maskable-512.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable" }}
  ],
  "screenshots": [
    {{ "src": "{INSTALL}/screen-wide.png", "sizes": "1280x760", "type": "image/png", "form_factor": "wide", "label": "The files of a disc image" }},
    {{ "src": "{INSTALL}/screen-narrow.png", "sizes": "390x844", "type": "image/png", "form_factor": "narrow", "label": "The files of a disc image on a phone" }}
  ],
  "launch_handler": {{ "client_mode": ["navigate-new", "auto"] }},
  "file_handlers": [{{ "action": "./", "accept": {{ {} }} }}],
  "share_target": {{
    "action": "./shared",
    "method": "POST",
    "enctype": "multipart/form-data",
    "params": {{ "files": [{{ "name": "files", "accept": ["application/octet-stream", {}] }}] }}
  }}
}}
"##,
        accepted.join(", "),
        types
            .keys()
            .map(|media| format!("\"{media}\""))
            .chain(shared.iter().map(|dotted| format!("{dotted:?}")))
            .collect::<Vec<_>>()
            .join(", "),
    )
}

/// Endings of all images, each once, with their dots, by media type.
fn types() -> BTreeMap<&'static str, Vec<String>> {
    let mut types: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for ending in endings::IMAGES.into_iter().flatten() {
        let known = TYPES.iter().find(|(_, endings)| endings.contains(ending));
        types.entry(known.map_or(OTHER, |(media, _)| media)).or_default().push(format!(".{ending}"));
    }
    for dotted in types.values_mut() {
        dotted.sort();
        dotted.dedup();
    }
    types
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ending_has_one_type() {
        let dotted: Vec<String> = types().into_values().flatten().collect();
        for ending in endings::IMAGES.into_iter().flatten() {
            let count = dotted.iter().filter(|dotted| **dotted == format!(".{ending}")).count();
            assert_eq!(count, 1, "{ending}");
        }
        assert_eq!(types()["application/x-iso9660-image"], [".iso"]);
    }
}
