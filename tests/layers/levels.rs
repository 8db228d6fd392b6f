//! Checks that modules import each other as the table of levels in `src/lib.rs` allows.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::text::{self, Text, is_word};

/// Browser crates, which only the page and its worker may name.
const WEB: &[&str] = &["web_sys", "js_sys", "leptos", "wasm_bindgen", "wasm_bindgen_futures", "gloo", "gloo_file"];

/// Layers whose modules are formats, which must not know each other.
const FORMATS: &[&str] = &["container", "fs", "wrap"];

/// The table of levels in `src/lib.rs`.
#[derive(Default)]
struct Table {
    /// Level of each module; `None` for modules outside the levels, which import none of them.
    levels: BTreeMap<String, Option<u32>>,
    /// Levels whose modules must not import each other.
    apart: Vec<u32>,
}

impl Table {
    /// Parses the rows ``| 3 | [`boot`], [`tree`] | … |``.
    fn parse(text: &str) -> Self {
        let mut table = Self::default();
        for line in text.lines().filter_map(|line| line.strip_prefix("//! |")) {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let [level, modules, what, ..] = cells.as_slice() else { continue };
            let number = level.parse().ok();
            if number.is_none() && *level != "–" {
                continue;
            }
            for module in modules.split(',').map(|name| name.trim_matches([' ', '[', ']', '`'])) {
                table.levels.insert(module.to_owned(), number);
            }
            table.apart.extend(number.filter(|_| what.contains("never importing each other")));
        }
        table
    }

    fn allows(&self, from: &str, to: &str) -> bool {
        if from == to {
            return true;
        }
        match (self.levels.get(from), self.levels.get(to)) {
            (Some(Some(from)), Some(Some(to))) if from == to => !self.apart.contains(from),
            (Some(Some(from)), Some(Some(to))) => from > to,
            _ => false,
        }
    }
}

/// A path in a text: its offset and its segments.
type Named = (usize, Vec<String>);

/// All violations of the rules.
fn offences(table: &Table, files: &[Text]) -> Vec<String> {
    let of = |file: &Text| if file.is_binary() { binary_edges(file) } else { library_edges(table, files, file) };
    files.iter().flat_map(of).collect()
}

/// Modules of the library that the page may name: small data.
const PAGE: [&str; 3] = ["protocol", "endings", "invisible"];

/// Places where the page names more of the library than [`PAGE`].
fn binary_edges(file: &Text) -> Vec<String> {
    let named = if file.path.starts_with("app") { paths(&file.code, "discern") } else { Vec::new() };
    let wrong = named.iter().filter(|(_, path)| !PAGE.contains(&path[0].as_str()));
    wrong.map(|(at, path)| file.offence(*at, &format!("app -> {}", path[0]))).collect()
}

fn library_edges(table: &Table, files: &[Text], file: &Text) -> Vec<String> {
    let module = file.module();
    let mut wrong = Vec::new();
    for (at, path) in absolute_paths(&module, &file.code) {
        let (from, to) = (&module[0], &path[0]);
        let is_module = files.iter().any(|file| file.module()[0] == *to);
        if from != "lib" && is_module && !table.allows(from, to) {
            wrong.push(file.offence(at, &format!("{from} -> {to}")));
        }
        if from == to && FORMATS.contains(&from.as_str()) && names_another(files, &module, &path) {
            wrong.push(file.offence(at, &format!("{from}::{} -> {to}::{}", module[1], path[1])));
        }
    }
    for web in WEB {
        let uses = file.code.match_indices(web).filter(|(at, _)| is_word(&file.code, *at, web.len()));
        wrong.extend(uses.map(|(at, _)| file.offence(at, &format!("{} -> {web}", module[0]))));
    }
    wrong
}

/// True if a path leads into another format of the same layer. Items that the layer's root declares without `pub` are
/// tools for all its formats, not formats.
fn names_another(files: &[Text], module: &[String], path: &[String]) -> bool {
    let is_format = path.len() > 1
        && files.iter().any(|file| file.module().starts_with(&path[..2]))
        && !files.iter().any(|file| file.module() == path[..1] && file.code.contains(&format!("\nmod {};", path[1])));
    is_format && module.len() > 1 && module[1] != path[1]
}

/// Paths in a text that begin with `crate::` or `super::`, from the root of the crate.
fn absolute_paths(module: &[String], code: &str) -> Vec<Named> {
    // The test module at the end of a file is one level deeper.
    let tests = code.find("\nmod tests {").unwrap_or(code.len());
    let mut found = paths(code, "crate");
    for (at, mut path) in paths(code, "super") {
        let supers = path.iter().take_while(|part| *part == "super").count();
        let up = supers + usize::from(at < tests);
        let mut absolute = module[..module.len().saturating_sub(up)].to_vec();
        absolute.extend(path.drain(supers..));
        found.push((at, absolute));
    }
    found.retain(|(_, path)| !path.is_empty());
    found
}

/// The paths that follow `root::` in a text; `root::{a, b::c}` gives two.
fn paths(code: &str, root: &str) -> Vec<Named> {
    let prefix = format!("{root}::");
    let starts = code.match_indices(&prefix).filter(|(at, _)| is_word(code, *at, root.len()));
    let named = starts
        .flat_map(|(at, _)| branches(&code[at + prefix.len()..]).into_iter().map(move |path| (at, segments(path))));
    named.filter(|(_, path)| !path.is_empty()).collect()
}

/// Members of `{a, b::{c, d}}`, split at the top level; any other text is its own single member.
fn branches(text: &str) -> Vec<&str> {
    let Some(inner) = text.strip_prefix('{') else { return vec![text] };
    let mut depth = 0_u32;
    let mut members = Vec::new();
    let mut start = 0;
    for (at, c) in inner.char_indices() {
        match c {
            '}' if depth == 0 => {
                members.push(&inner[start..at]);
                break;
            }
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                members.push(&inner[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    members
}

/// The segments of a path, up to the first character that can't belong to it.
fn segments(path: &str) -> Vec<String> {
    let path = path.trim_start();
    let end = path.find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':').unwrap_or(path.len());
    path[..end].split("::").filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

fn sources() -> (Table, Vec<Text>) {
    (Table::parse(&fs::read_to_string(text::folder().join("lib.rs")).unwrap()), text::sources())
}

#[test]
fn imports_go_downward() {
    let (table, files) = sources();
    let offences = offences(&table, &files);
    assert!(offences.is_empty(), "these imports break the table in src/lib.rs:\n{}", offences.join("\n"));
}

#[test]
fn every_module_has_a_level() {
    let (table, files) = sources();
    for file in files.iter().filter(|file| !file.is_binary()) {
        let module = &file.module()[0];
        let known = module == "lib" || table.levels.contains_key(module);
        assert!(known, "src/{} is in no row of the table in src/lib.rs", file.path.display());
    }
    assert!(table.levels.len() > 10, "the table in src/lib.rs was not understood");
    assert_eq!(table.apart.len(), 1, "the row of formats was not found");
}

fn offences_of(path: &str, text: &str) -> Vec<String> {
    let (table, mut files) = sources();
    files.retain(|file| file.path != Path::new(path));
    for format in ["container/other.rs", "fs/other.rs"] {
        files.push(Text::new(format.into(), ""));
    }
    files.push(Text::new(path.into(), text));
    offences(&table, &files).iter().map(|offence| offence.replace("src/", "")).collect()
}

#[test]
fn an_import_upward_is_caught() {
    assert_eq!(
        offences_of("bytes/made_up.rs", "\nuse crate::source::Source;"),
        ["bytes/made_up.rs:2: bytes -> source"]
    );
    assert_eq!(
        offences_of("source/made_up.rs", "fn f() { crate::open::open() }"),
        ["source/made_up.rs:1: source -> open"]
    );
    assert_eq!(
        offences_of("tree/made_up.rs", "use crate::{bytes::{text, time}, view::View};"),
        ["tree/made_up.rs:1: tree -> view"]
    );
    assert_eq!(
        offences_of("tree/made_up.rs", "use crate::{\n    bytes,\n    view,\n};"),
        ["tree/made_up.rs:1: tree -> view"]
    );
    assert_eq!(offences_of("view.rs", "use crate::protocol::Ask;"), ["view.rs:1: view -> protocol"]);
    assert_eq!(offences_of("tree/made_up.rs", "use super::super::fs::Label;"), ["tree/made_up.rs:1: tree -> fs"]);
    assert_eq!(offences_of("protocol.rs", "use crate::error::Error;"), ["protocol.rs:1: protocol -> error"]);
    assert_eq!(offences_of("protocol.rs", "use crate::tree::Kind;"), ["protocol.rs:1: protocol -> tree"]);
}

#[test]
fn a_format_that_names_another_is_caught() {
    let own = "fs/iso9660/made_up.rs";
    assert_eq!(offences_of(own, "use crate::fs::other::X;"), [format!("{own}:1: fs::iso9660 -> fs::other")]);
    assert_eq!(offences_of(own, "use super::super::other::X;"), [format!("{own}:1: fs::iso9660 -> fs::other")]);
    assert_eq!(offences_of(own, "use crate::container::raw::X;"), [format!("{own}:1: fs -> container")]);
    assert_eq!(
        offences_of("container/made_up.rs", "use super::other::X;"),
        ["container/made_up.rs:1: container::made_up -> container::other"]
    );
    let in_tests = "use super::FileSystem;\nmod tests {\n    use super::super::Views;\n    use super::*;\n}";
    assert_eq!(offences_of("fs/made_up.rs", in_tests), [""; 0]);
    assert_eq!(offences_of(own, "use crate::fs::foreign::X;"), [""; 0]);
}

#[test]
fn a_web_crate_in_the_library_is_caught() {
    assert_eq!(offences_of("source/made_up.rs", "use web_sys::File;"), ["source/made_up.rs:1: source -> web_sys"]);
    assert_eq!(offences_of("worker/made_up.rs", "use web_sys::File;\nuse discern::open::open;"), [""; 0]);
    assert_eq!(offences_of("source/made_up.rs", "// as web_sys does it"), [""; 0]);
}

#[test]
fn the_page_knows_only_the_protocol_and_endings() {
    assert_eq!(offences_of("app/made_up.rs", "use discern::view::View;"), ["app/made_up.rs:1: app -> view"]);
    assert_eq!(offences_of("app/made_up.rs", "use discern::protocol::{Ask, Tell};\nuse discern::endings;"), [""; 0]);
}
