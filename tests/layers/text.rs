//! The source files in the form that these tests read.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// A source file: its path below `src/`, and its text with comments and literals blanked.
#[derive(Clone)]
pub(crate) struct Text {
    pub(crate) path: PathBuf,
    /// The text with its length and lines unchanged, so that offsets in it are offsets in the file.
    pub(crate) code: String,
}

impl Text {
    pub(crate) fn new(path: PathBuf, text: &str) -> Self {
        Self { path, code: blanked(text) }
    }

    /// The module path, such as `["fs", "iso9660", "susp"]`; `main.rs` has its folder's path.
    pub(crate) fn module(&self) -> Vec<String> {
        let path = self.path.with_extension("");
        let mut module: Vec<String> = path.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        module.pop_if(|last| last == "mod" || last == "main");
        module
    }

    /// True for files of the page and the worker, which are separate crates.
    pub(crate) fn is_binary(&self) -> bool {
        self.path.starts_with("app") || self.path.starts_with("worker")
    }

    /// The code without the test module at the end of the file.
    pub(crate) fn without_tests(&self) -> &str {
        let tests = self.code.match_indices("#[cfg(test)]").find(|(at, attribute)| {
            let item = self.code[at + attribute.len()..].trim_start();
            item.split(['{', ';']).next().is_some_and(|head| head.contains("mod "))
        });
        &self.code[..tests.map_or(self.code.len(), |(at, _)| at)]
    }

    /// Formats `src/path.rs:line: what`.
    pub(crate) fn offence(&self, at: usize, what: &str) -> String {
        let line = self.code[..at].matches('\n').count() + 1;
        format!("src/{}:{line}: {what}", self.path.display())
    }
}

/// Every Rust file below `src/`.
pub(crate) fn sources() -> Vec<Text> {
    static SOURCES: LazyLock<Vec<Text>> = LazyLock::new(|| {
        let mut files = Vec::new();
        read(&folder(), Path::new(""), &mut files);
        files
    });
    SOURCES.clone()
}

/// The folder `src`.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn read(folder: &Path, below: &Path, files: &mut Vec<Text>) {
    for entry in fs::read_dir(folder.join(below)).unwrap() {
        let path = below.join(entry.unwrap().file_name());
        let full = folder.join(&path);
        if full.is_dir() {
            read(folder, &path, files);
        } else if full.extension().is_some_and(|extension| extension == "rs") {
            files.push(Text::new(path, &fs::read_to_string(full).unwrap()));
        }
    }
}

/// Replaces the characters of comments and of string and character literals by spaces.
fn blanked(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let len = literal(rest, out.chars().next_back()).unwrap_or(0);
        if len == 0 {
            out.push(c);
            rest = &rest[c.len_utf8()..];
        } else {
            out.extend(rest[..len].chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
            rest = &rest[len..];
        }
    }
    out
}

/// Length of the comment or literal that a text begins with, if any.
fn literal(text: &str, before: Option<char>) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    if text.starts_with("/*") {
        return Some(text.find("*/").map_or(text.len(), |end| end + 2));
    }
    if text.starts_with('"') {
        return Some(quoted(text));
    }
    if text.starts_with('r') && !before.is_some_and(|c| c.is_alphanumeric() && c != 'b' || c == '_') {
        let hashes = text[1..].chars().take_while(|c| *c == '#').count();
        let end = format!("\"{}", "#".repeat(hashes));
        let body = text[1 + hashes..].strip_prefix('"')?;
        return Some(body.find(&end).map_or(text.len(), |at| 2 + hashes + at + end.len()));
    }
    // A lifetime has no closing quote.
    let body = text.strip_prefix('\'')?;
    if body.starts_with('\\') {
        let escaped = body.char_indices().nth(2)?.0;
        return body[escaped..].find('\'').map(|end| 1 + escaped + end + 1);
    }
    let first = body.chars().next()?.len_utf8();
    body[first..].starts_with('\'').then_some(first + 2)
}

/// Length of the string literal that a text begins with.
fn quoted(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// True if the word at an offset is complete and begins its path.
pub(crate) fn is_word(code: &str, at: usize, len: usize) -> bool {
    !code[..at].ends_with(|c| is_in_word(c) || c == ':') && !code[at + len..].starts_with(is_in_word)
}

pub(crate) fn is_in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[test]
fn comments_and_literals_are_blanked() {
    for (text, code) in [
        ("a // b\nc", "a     \nc"),
        ("a /* b\nc */ d", "a     \n     d"),
        (r#"f("a\"b", c)"#, r#"f(      , c)"#),
        ("f(r#\"a\"b\"#, c)", "f(        , c)"),
        ("f(b'a', '\\'', 'é', &'a str)", "f(b   ,     ,    , &'a str)"),
        ("for_r(r)", "for_r(r)"),
    ] {
        assert_eq!(blanked(text), code);
    }
}
