//! No file imports a file that imports it back, directly or through others.
//!
//! A file imports another if it names an item defined there. Re-exports are followed: a file that names
//! `super::Sibling`, which the module's root passes on with `pub use`, imports the sibling, not the root. Test modules
//! don't count.
//!
//! A folder's root and the folder's files form a pair by design. The root lists its parts (a table of formats, the
//! dispatch to one file per case), and the parts use types that the root declares for them. So two graphs are searched:
//! one without the edges from a root into its folder, and one without those from a folder to its root. A circle that
//! needs only one of the two directions is still found.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::{Text, is_in_word, is_word, sources};

/// Index of a file in the list of files.
type Node = usize;

/// The files that a file imports, each with one of the names it uses from there.
type Imports = BTreeMap<Node, String>;

/// The files, their modules, and the names that their `use` declarations bind.
struct Crate<'a> {
    files: &'a [Text],
    modules: BTreeMap<Vec<String>, Node>,
    bindings: Vec<BTreeMap<String, Binding>>,
}

/// A name that a `use` declaration brings into a file.
struct Binding {
    /// Path from the root of the sources, such as `["fs", "iso9660", "VOLUME"]`.
    path: Vec<String>,
    /// Whether it is also visible outside the file.
    is_public: bool,
}

/// A `use` declaration.
struct Use<'a> {
    /// Byte range of the declaration in the text.
    range: std::ops::Range<usize>,
    is_public: bool,
    /// The paths in the declaration, each with the name it binds; a glob's name ends in `*`.
    named: Vec<(Vec<&'a str>, String)>,
}

impl<'a> Crate<'a> {
    fn new(files: &'a [Text]) -> Self {
        let modules = files.iter().enumerate().map(|(node, file)| (module(file), node)).collect();
        let mut this = Self { files, modules, bindings: Vec::new() };
        this.bindings = (0..files.len()).map(|node| this.bound(node)).collect();
        this
    }

    fn bound(&self, node: Node) -> BTreeMap<String, Binding> {
        let mut bindings = BTreeMap::new();
        for declaration in uses(self.files[node].without_tests()) {
            for (path, name) in declaration.named {
                if let Some(path) = self.absolute(node, &path) {
                    let is_public = declaration.is_public;
                    bindings.insert(name, Binding { path, is_public });
                }
            }
        }
        bindings
    }

    /// Resolves a path in a file to one from the root of the sources; `None` for other crates.
    fn absolute(&self, node: Node, path: &[&str]) -> Option<Vec<String>> {
        let own = module(&self.files[node]);
        let first = *path.first()?;
        let mut base = match first {
            "crate" if self.files[node].is_binary() => own[..1].to_vec(),
            "crate" => Vec::new(),
            "self" => own,
            "super" => own[..own.len().saturating_sub(1)].to_vec(),
            child => {
                let mut path = own;
                path.push(child.to_owned());
                self.modules.get(&path)?;
                path
            }
        };
        for segment in &path[1..] {
            if *segment == "super" {
                base.pop();
            } else {
                base.push((*segment).to_owned());
            }
        }
        Some(base)
    }

    /// Finds the file that defines the item at a path.
    fn resolve(&self, path: &[String], depth: u32) -> Option<Node> {
        let (node, rest) =
            (0..=path.len()).rev().find_map(|len| self.modules.get(&path[..len]).map(|node| (*node, &path[len..])))?;
        // A re-export is imported from where it is defined.
        if let Some(binding) = rest.first().and_then(|name| self.bindings[node].get(name)).filter(|_| depth < 8) {
            let path: Vec<String> = binding.path.iter().chain(&rest[1..]).cloned().collect();
            return self.resolve(&path, depth + 1);
        }
        Some(node)
    }

    fn is_module(&self, path: &[String]) -> bool {
        self.modules.contains_key(path)
    }

    /// Lists the files that a file imports, each with a name it uses from there.
    fn imports(&self, node: Node) -> Imports {
        let code = self.files[node].without_tests();
        let declarations = uses(code);
        let mut paths: Vec<Vec<String>> = Vec::new();
        for (name, binding) in &self.bindings[node] {
            // A module counts as imported if its name is used further down; a mere re-export isn't a use.
            let is_used = || words(code, name).any(|at| !declarations.iter().any(|used| used.range.contains(&at)));
            if name.ends_with('*') || !self.is_module(&binding.path) && (!binding.is_public || is_used()) {
                paths.push(binding.path.clone());
            }
        }
        for path in inline_paths(code, &declarations) {
            let bound = self.bindings[node].get(path[0]).map(|binding| {
                binding.path.iter().cloned().chain(path[1..].iter().map(|segment| (*segment).to_owned())).collect()
            });
            paths.extend(bound.or_else(|| self.absolute(node, &path)));
        }
        let mut imports = BTreeMap::new();
        for path in paths {
            if let Some(to) = self.resolve(&path, 0).filter(|to| *to != node) {
                imports.insert(to, path.last().cloned().unwrap_or_default());
            }
        }
        imports
    }
}

fn module(file: &Text) -> Vec<String> {
    let mut module = file.module();
    module.pop_if(|last| last == "lib");
    module
}

/// The `use` declarations of a text.
fn uses(code: &str) -> Vec<Use<'_>> {
    let mut found = Vec::new();
    for at in words(code, "use") {
        let Some(end) = code[at..].find(';') else { continue };
        // Nothing but visibility may precede it on its line.
        let before = code[..at].rsplit('\n').next().unwrap_or_default().trim();
        if !before.is_empty() && !before.starts_with("pub") {
            continue;
        }
        let is_public = !before.is_empty();
        let mut named = Vec::new();
        tree(&code[at + 3..at + end], &[], &mut named);
        found.push(Use { range: at..at + end, is_public, named });
    }
    found
}

/// The paths of a `use` tree: `a::{b, c::{self, d as e}}` has three.
fn tree<'a>(text: &'a str, before: &[&'a str], named: &mut Vec<(Vec<&'a str>, String)>) {
    let text = text.trim();
    let mut path = before.to_vec();
    if let Some(open) = text.find('{') {
        path.extend(text[..open].split("::").map(str::trim).filter(|segment| !segment.is_empty()));
        for member in members(&text[open + 1..text.rfind('}').unwrap_or(text.len())]) {
            tree(member, &path, named);
        }
        return;
    }
    let (text, alias) = text.split_once(" as ").map_or((text, None), |(path, alias)| (path, Some(alias.trim())));
    path.extend(text.split("::").map(str::trim).filter(|segment| !segment.is_empty()));
    if path.pop_if(|last| *last == "*").is_some() {
        let name = format!("{}::*", path.join("::"));
        return named.push((path, name));
    }
    path.pop_if(|last| *last == "self");
    if let Some(name) = alias.or(path.last().copied()) {
        named.push((path, name.to_owned()));
    }
}

/// Splits a list at its top-level commas.
fn members(text: &str) -> Vec<&str> {
    let (mut depth, mut start, mut members) = (0, 0, Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                members.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    members.push(&text[start..]);
    members.retain(|member| !member.trim().is_empty());
    members
}

/// Positions of a word in a text.
fn words<'a>(code: &'a str, word: &'a str) -> impl Iterator<Item = usize> + 'a {
    code.match_indices(word)
        .map(|(at, _)| at)
        .filter(|at| !code[..*at].ends_with(is_in_word) && !code[at + word.len()..].starts_with(is_in_word))
}

/// Paths of two or more segments in a text, outside its `use` declarations.
fn inline_paths<'a>(code: &'a str, declarations: &[Use<'_>]) -> Vec<Vec<&'a str>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = code[at..].find("::") {
        let colons = at + next;
        let begin = code[..colons]
            .rfind(|c| !is_in_word(c))
            .map_or(0, |before| before + code[before..].chars().next().map_or(1, char::len_utf8));
        let end = code[colons..].find(|c: char| !is_in_word(c) && c != ':').map_or(code.len(), |len| colons + len);
        let path: Vec<&str> = code[begin..end].split("::").filter(|segment| !segment.is_empty()).collect();
        let is_declared = declarations.iter().any(|used| used.range.contains(&begin));
        if begin < colons && path.len() > 1 && !is_declared && is_word(code, begin, path[0].len()) {
            found.push(path);
        }
        at = end.max(colons + 2);
    }
    found
}

/// The circles: sets of files in which each imports every other, directly or through files of the set.
fn circles(edges: &[BTreeSet<Node>]) -> Vec<Vec<Node>> {
    let reach: Vec<BTreeSet<Node>> = (0..edges.len()).map(|node| reached(edges, node)).collect();
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for node in 0..edges.len() {
        if reach[node].contains(&node) && seen.insert(node) {
            let circle: Vec<Node> =
                (node..edges.len()).filter(|to| reach[node].contains(to) && reach[*to].contains(&node)).collect();
            seen.extend(&circle);
            found.push(circle);
        }
    }
    found
}

/// The nodes reachable from a node in one or more steps.
fn reached(edges: &[BTreeSet<Node>], from: Node) -> BTreeSet<Node> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<Node> = edges[from].iter().copied().collect();
    while let Some(node) = open.pop() {
        if reached.insert(node) {
            open.extend(&edges[node]);
        }
    }
    reached
}

/// A circle: paths of its files without extensions, and the imports that close it.
struct Circle {
    files: BTreeSet<String>,
    imports: Vec<String>,
}

/// The circles among files, each once.
fn circles_of(files: &[Text]) -> Vec<Circle> {
    let all = Crate::new(files);
    let imports: Vec<Imports> = (0..files.len()).map(|node| all.imports(node)).collect();
    let is_root_of = |root: Node, node: Node| {
        let (root, node) = (module(&files[root]), module(&files[node]));
        root.len() < node.len() && node.starts_with(&root)
    };
    let without = |left_out: &dyn Fn(Node, Node) -> bool| -> Vec<BTreeSet<Node>> {
        let kept = |(from, to): (Node, &Imports)| to.keys().copied().filter(|to| !left_out(from, *to)).collect();
        imports.iter().enumerate().map(kept).collect()
    };
    let mut found: Vec<Circle> = Vec::new();
    for edges in [without(&is_root_of), without(&|from, to| is_root_of(to, from))] {
        for circle in circles(&edges) {
            let names = circle.iter().map(|node| name(&files[*node])).collect();
            let between = circle.iter().flat_map(|from| edges[*from].iter().map(move |to| (*from, *to)));
            let within = between.filter(|(_, to)| circle.contains(to));
            let edge = |(from, to): (Node, Node)| {
                format!("{} -> {} ({})", name(&files[from]), name(&files[to]), imports[from][&to])
            };
            let circle = Circle { files: names, imports: within.map(edge).collect() };
            if !found.iter().any(|other| other.files == circle.files) {
                found.push(circle);
            }
        }
    }
    found
}

fn name(file: &Text) -> String {
    file.path.with_extension("").display().to_string()
}

#[test]
fn no_circle_of_imports() {
    let found = circles_of(&sources());
    let found: Vec<String> = found.iter().map(|circle| circle.imports.join("\n")).collect();
    assert!(found.is_empty(), "these files import each other in a circle:\n{}", found.join("\n\n"));
}

#[test]
fn circles_are_caught() {
    for (texts, expected) in [
        // By a declaration, by a path, by a list, and through a third file.
        (&[("a.rs", "use crate::b::B;"), ("b.rs", "fn f() { super::a::f() }")][..], &["a", "b"][..]),
        (&[("a.rs", "use crate::{c::C, b::{self, B}};"), ("b.rs", "use crate::a;\nfn f() { a::f() }")], &["a", "b"]),
        (
            &[("x/a.rs", "use super::b::f as g;"), ("x/b.rs", "use super::c::*;"), ("x/c.rs", "use super::a::f;")],
            &["x/a", "x/b", "x/c"],
        ),
        // Through a root's re-export.
        (
            &[("x/mod.rs", "mod a;\npub use a::A;"), ("x/a.rs", "use crate::b::B;"), ("b.rs", "use crate::x::A;")],
            &["b", "x/a"],
        ),
        // Through the root itself, in either direction.
        (
            &[("x/mod.rs", "pub fn f() { a::f() }"), ("x/a.rs", "use crate::b::B;"), ("b.rs", "use crate::x::f;")],
            &["b", "x/a", "x/mod"],
        ),
        // The page's and the worker's files are in crates of their own.
        (
            &[("app/main.rs", ""), ("app/a.rs", "use crate::b::B;"), ("app/b.rs", "use crate::a::A;")],
            &["app/a", "app/b"],
        ),
    ] {
        let found = circles_of(&files(texts));
        let names: Vec<Vec<&str>> =
            found.iter().map(|circle| circle.files.iter().map(String::as_str).collect()).collect();
        assert_eq!(names, [expected], "{texts:?}");
    }
}

#[test]
fn imports_without_a_circle_pass() {
    for texts in [
        // A root and its folder.
        &[("x/mod.rs", "pub struct X;\npub fn f() { a::f() }"), ("x/a.rs", "use super::X;")][..],
        // A root re-exports two files, and one uses the other.
        &[("x/mod.rs", "pub use a::A;\npub use b::B;"), ("x/a.rs", "use super::B;"), ("x/b.rs", "")],
        // Imports in tests and comments alone.
        &[("a.rs", "use crate::b::B;"), ("b.rs", "// crate::a::A\n#[cfg(test)]\nmod tests {\n    use crate::a::A;\n}")],
        // A module with the same name in another crate.
        &[("app/main.rs", ""), ("app/a.rs", "use discern::b::B;"), ("b.rs", "use crate::a::A;"), ("a.rs", "")],
    ] {
        assert_eq!(circles_of(&files(texts)).len(), 0, "{texts:?}");
    }
}

fn files(texts: &[(&str, &str)]) -> Vec<Text> {
    texts.iter().map(|(path, text)| Text::new(path.into(), text)).collect()
}
