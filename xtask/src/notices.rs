//! Writes the notices that the licenses of the page's libraries require: `licenses.txt`, which the page ships.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::{Result, root};

/// Separator of the fields in a line of `cargo tree`.
const SEPARATOR: char = '|';

/// Prefixes of the names of license files, in capitals.
const NAMES: [&str; 5] = ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"];

/// A library of the page.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Library {
    name: String,
    version: String,
    license: String,
    repository: String,
}

/// Writes the notices to the path in `index.html`.
pub fn write() -> Result<()> {
    let folder = root().join("target/page");
    fs::create_dir_all(&folder)?;
    Ok(fs::write(folder.join("licenses.txt"), notices()?)?)
}

/// The notices: every library with its license, then each text once, with the libraries it belongs to.
fn notices() -> Result<String> {
    let mut text = String::from(
        "Discern is free software: MIT or Apache-2.0, at your choice. Its page contains these libraries, and the standard\n\
         library of Rust (MIT or Apache-2.0, https://github.com/rust-lang/rust).\n\n",
    );
    let own = |name: &str| -> Result<String> { Ok(fs::read_to_string(root().join(name))?) };
    let (apache, mit) = (own("LICENSE-APACHE")?, own("LICENSE-MIT")?);
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for library in libraries()? {
        let Library { name, version, license, repository } = &library;
        text.push_str(&format!("{name} {version}: {license} ({repository})\n"));
        let mut found = files(&source(name, version)?)?;
        if found.is_empty() {
            // The package has no text of its own, so the license named in its manifest applies.
            found.push(if license.contains("MIT") { mit.clone() } else { apache.clone() });
        }
        for license in found {
            texts.entry(license.trim().replace("\r\n", "\n")).or_default().push(name.clone());
        }
    }
    for (license, names) in texts {
        text.push_str(&format!("\n{}\n{}\n\n{license}\n", "=".repeat(80), names.join(", ")));
    }
    Ok(text)
}

/// The libraries that are compiled into the page, each once.
fn libraries() -> Result<Vec<Library>> {
    let format = format!("{{p}}{SEPARATOR}{{l}}{SEPARATOR}{{r}}");
    let output = Command::new("cargo")
        .args(["tree", "--locked", "--target", "wasm32-unknown-unknown", "--features", "web", "-e", "normal"])
        .args(["--prefix", "none", "--format", &format])
        .current_dir(root())
        .output()?;
    if !output.status.success() {
        return Err(format!("cargo tree: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    let mut all: Vec<Library> = String::from_utf8(output.stdout)?.lines().filter_map(library).collect();
    all.sort();
    all.dedup();
    Ok(all)
}

/// Parses a library's line; `None` for packages of this project and for those that only run during compilation.
fn library(line: &str) -> Option<Library> {
    let mut fields = line.split(SEPARATOR);
    let (package, license, repository) = (fields.next()?, fields.next()?, fields.next()?);
    // A path follows packages of this project; a note follows macros.
    let (name, version) = package.split_once(" v")?;
    let is_ours = version.contains(" (/") || version.contains("(proc-macro)");
    let repository = repository.trim_end_matches(" (*)");
    (!is_ours).then(|| Library {
        name: name.into(),
        version: version.trim_end_matches(" (*)").into(),
        license: license.trim_end_matches(" (*)").into(),
        repository: if repository.is_empty() { format!("https://crates.io/crates/{name}") } else { repository.into() },
    })
}

/// The folder with the source of a library, which cargo has fetched.
fn source(name: &str, version: &str) -> Result<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let sources = home.ok_or("neither CARGO_HOME nor HOME is set")?.join("registry/src");
    let folder = format!("{name}-{version}");
    let registries = fs::read_dir(&sources)?.collect::<std::io::Result<Vec<_>>>()?;
    let found = registries.iter().map(|registry| registry.path().join(&folder)).find(|path| path.is_dir());
    found.ok_or_else(|| format!("the source of {folder} is not in {}", sources.display()).into())
}

/// Texts of the license files in a folder.
fn files(folder: &Path) -> Result<Vec<String>> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
        if path.is_file() && NAMES.iter().any(|known| name.starts_with(known)) {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths.iter().map(fs::read_to_string).collect::<std::io::Result<_>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_library_is_named_with_its_license() {
        let all = libraries().unwrap();
        for name in ["claxon", "leptos", "libflac-rs", "wasm-bindgen", "zerocopy"] {
            assert!(all.iter().any(|library| library.name == name), "{name}");
        }
        assert!(all.iter().all(|library| !library.license.is_empty() && library.name != "discern"), "{all:?}");
        let text = notices().unwrap();
        let claxon = all.iter().find(|library| library.name == "claxon").unwrap();
        assert_eq!(claxon.license, "Apache-2.0");
        assert!(text.contains(&format!("claxon {}: Apache-2.0", claxon.version)));
        assert!(text.contains("Apache License") && text.contains("Permission is hereby granted, free of charge"));
    }

    #[test]
    fn lines_of_cargo_tree_are_read() {
        let read = library("claxon v0.4.3|Apache-2.0|https://github.com/ruuda/claxon (*)").unwrap();
        assert_eq!((read.name.as_str(), read.version.as_str()), ("claxon", "0.4.3"));
        assert_eq!(read.repository, "https://github.com/ruuda/claxon");
        assert_eq!(library("discern v0.1.0 (/home/x/discern)|MIT|"), None);
        assert_eq!(library("serde_derive v1.0.1 (proc-macro)|MIT|x"), None);
    }
}
