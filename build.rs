//! Reads the page's texts, which lie in `src/app/words` in the syntax of Fluent (projectfluent.org), and writes them as
//! the page needs them: here as functions of Rust, and by `cargo xtask`, which has this file as a module, as a file for
//! each language other than English.
//!
//! Of Fluent it takes messages with variables and selectors; anything else is an error of the build, as are a message
//! that a language lacks or has in addition, and one with other variables.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser;

/// Writes `words.rs`, which `src/app/words/mod.rs` includes. The library alone has no texts.
fn main() -> Result<(), Error> {
    println!("cargo:rerun-if-changed={FOLDER}");
    let folder = Path::new(FOLDER);
    if folder.is_dir() {
        let out = env::var_os("OUT_DIR").ok_or("cargo names no folder for what is made")?;
        fs::write(Path::new(&out).join("words.rs"), Words::read(folder)?.rust())?;
    }
    Ok(())
}

/// The language that the program itself has.
const ENGLISH: &str = "en";

/// The area whose messages scripts use, by their names.
const WELCOME: &str = "welcome";

/// The area with sentences of the worker, which is found by its English text: see `src/app/words/told.rs`.
const TOLD: &str = "told";

/// The folder of the texts.
pub const FOLDER: &str = "src/app/words";

/// Tags of the other languages (BCP 47).
pub const OTHERS: [&str; 5] = ["de", "es", "fr", "ja", "zh-Hans"];

/// Why texts cannot be taken.
pub type Error = Box<dyn std::error::Error>;

/// Texts of one language: areas by their names, and their messages by their own.
type Areas = BTreeMap<String, BTreeMap<String, Message>>;

/// The texts of the page in all languages.
pub struct Words {
    english: Areas,
    others: Vec<(&'static str, Areas)>,
}

/// A text.
#[derive(Debug, Default, PartialEq, Eq)]
struct Message {
    /// Names of the variables in the order of the text, and whether each is a number that the text depends on.
    variables: Vec<(String, bool)>,
    pieces: Vec<Piece>,
}

/// A piece of a text.
#[derive(Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    /// A variable.
    Variable(String),
    /// A choice by a variable; the last one is for all others.
    Choice(String, Vec<(String, Vec<Piece>)>),
}

impl Words {
    /// Reads the texts in `folder`, which has a folder for each language, and compares them.
    pub fn read(folder: &Path) -> Result<Self, Error> {
        let english = areas(&folder.join(ENGLISH))?;
        let mut others = Vec::new();
        for language in OTHERS {
            let areas = areas(&folder.join(language))?;
            compare(&english, &areas).map_err(|error| format!("{language}: {error}"))?;
            others.push((language, areas));
        }
        Ok(Self { english, others })
    }

    /// Modules of Rust with a function for each text, by areas.
    pub fn rust(&self) -> String {
        let mut code = format!(
            "/// Names the texts that the program has.\npub(crate) const EDITION: &str = \"{}\";\n",
            self.edition()
        );
        let mut number = 0_usize;
        for (area, messages) in self.functions() {
            let allowed =
                if area == WELCOME { "#[allow(dead_code, reason = \"scripts use most of them\")]\n" } else { "" };
            let _ = writeln!(code, "{allowed}pub(crate) mod {} {{", snake(area));
            for (id, message) in messages {
                code.push_str(&function(id, message, number));
                number = number.saturating_add(1);
            }
            code.push_str("}\n");
        }
        code
    }

    /// The file of each language other than English: its name, and its content as JSON.
    pub fn files(&self) -> Vec<(String, String)> {
        self.others.iter().map(|(language, areas)| (file(language), self.json(areas))).collect()
    }

    /// English texts of the area that scripts use.
    pub fn welcome(&self) -> BTreeMap<&str, String> {
        self.english.get(WELCOME).into_iter().flatten().map(|(id, text)| (id.as_str(), text.template())).collect()
    }

    fn functions(&self) -> impl Iterator<Item = (&String, &BTreeMap<String, Message>)> {
        self.english.iter().filter(|(area, _)| *area != TOLD)
    }

    /// A digest of all names, in their order, and English texts: a file of another edition has other numbers.
    fn edition(&self) -> String {
        let mut digest = 0xcbf2_9ce4_8422_2325_u64;
        for (area, messages) in self.functions() {
            for (id, message) in messages {
                for byte in format!("{area}.{id}={}\n", message.packed(message)).bytes() {
                    // FNV-1a, which needs no library in a build script.
                    digest = (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
                }
            }
        }
        format!("{digest:016x}")
    }

    fn json(&self, areas: &Areas) -> String {
        let text = |area: &str, id: &str, english: &Message| {
            let message = areas.get(area).and_then(|messages| messages.get(id)).unwrap_or(english);
            quoted(&message.packed(english))
        };
        let mut words = Vec::new();
        for (area, messages) in self.functions() {
            words.extend(messages.iter().map(|(id, english)| text(area, id, english)));
        }
        let welcome = self.english.get(WELCOME).into_iter().flatten();
        let welcome: Vec<String> = welcome
            .map(|(id, english)| {
                let message = areas.get(WELCOME).and_then(|messages| messages.get(id)).unwrap_or(english);
                format!("{}:{}", quoted(id), quoted(&message.template()))
            })
            .collect();
        let told = self.english.get(TOLD).into_iter().flatten();
        let told: Vec<String> =
            told.map(|(id, english)| format!("{},{}", quoted(&english.pattern()), text(TOLD, id, english))).collect();
        format!(
            "{{\"edition\":\"{}\",\"welcome\":{{{}}},\"words\":[{}],\"told\":[{}]}}",
            self.edition(),
            welcome.join(","),
            words.join(","),
            told.join(",")
        )
    }
}

/// Name of the file of a language in the folder of parts.
pub fn file(language: &str) -> String {
    format!("words-{language}.json")
}

impl Message {
    fn of(pattern: &Pattern<String>) -> Result<Self, Error> {
        let mut message = Self::default();
        message.pieces = message.pieces_of(pattern, true)?;
        if message.variables.len() > 10 {
            return Err("there are more than ten variables".into());
        }
        Ok(message)
    }

    fn pieces_of(&mut self, pattern: &Pattern<String>, is_outer: bool) -> Result<Vec<Piece>, Error> {
        let mut pieces = Vec::new();
        for element in &pattern.elements {
            pieces.push(match element {
                PatternElement::TextElement { value } => {
                    if value.contains('\n') || value.chars().any(|sign| sign < ' ') {
                        return Err("a text goes over several lines".into());
                    }
                    Piece::Text(value.clone())
                }
                PatternElement::Placeable { expression } => self.placed(expression, is_outer)?,
            });
        }
        Ok(pieces)
    }

    fn placed(&mut self, expression: &Expression<String>, is_outer: bool) -> Result<Piece, Error> {
        Ok(match expression {
            Expression::Inline(InlineExpression::StringLiteral { value }) => {
                Piece::Text(fluent_syntax::unicode::unescape_unicode_to_string(value).into_owned())
            }
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                self.note(&id.name, false);
                Piece::Variable(id.name.clone())
            }
            Expression::Select { selector: InlineExpression::VariableReference { id }, variants } if is_outer => {
                self.note(&id.name, true);
                let mut choices = Vec::new();
                for variant in variants {
                    let key = match &variant.key {
                        VariantKey::Identifier { name } => name.clone(),
                        VariantKey::NumberLiteral { value } => value.clone(),
                    };
                    let is_known = ["zero", "one", "two", "few", "many", "other"].contains(&key.as_str())
                        || key.parse::<u64>().is_ok();
                    if !is_known {
                        return Err(format!("{key} is no plural").into());
                    }
                    choices.push((variant.default, key, self.pieces_of(&variant.value, false)?));
                }
                // What is for all others comes last.
                choices.sort_by_key(|choice| choice.0);
                Piece::Choice(id.name.clone(), choices.into_iter().map(|(_, key, pieces)| (key, pieces)).collect())
            }
            _ => return Err("only variables, texts in quotes and plurals can be placed".into()),
        })
    }

    fn note(&mut self, name: &str, is_number: bool) {
        match self.variables.iter_mut().find(|known| known.0 == name) {
            Some(known) => known.1 |= is_number,
            None => self.variables.push((name.to_owned(), is_number)),
        }
    }

    /// The text as the page reads it (`src/app/words/mod.rs`), with the numbers that variables have in English.
    fn packed(&self, english: &Self) -> String {
        let mut packed = String::new();
        pack(&self.pieces, english, &mut packed);
        packed
    }

    /// The text as it is found in what the worker says: a variable named `n` stands for a number alone.
    fn pattern(&self) -> String {
        let mut pattern = self.packed(self);
        for (at, (name, _)) in self.variables.iter().enumerate() {
            if name.starts_with('n') {
                pattern = pattern.replace(&format!("\u{1}{at}"), &format!("\u{6}{at}"));
            }
        }
        pattern
    }

    /// The text as scripts read it: `{name}` for a variable.
    fn template(&self) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Variable(name) | Piece::Choice(name, _) => format!("{{{name}}}"),
        };
        self.pieces.iter().map(piece).collect()
    }
}

fn pack(pieces: &[Piece], english: &Message, packed: &mut String) {
    let number = |name: &str| {
        let at = english.variables.iter().position(|known| known.0 == name).unwrap_or_default();
        char::from_digit(u32::try_from(at).unwrap_or_default(), 10).unwrap_or('9')
    };
    for piece in pieces {
        match piece {
            Piece::Text(text) => packed.push_str(text),
            Piece::Variable(name) => packed.extend(['\u{1}', number(name)]),
            Piece::Choice(name, choices) => {
                packed.extend(['\u{2}', number(name)]);
                for (index, (key, pieces)) in choices.iter().enumerate() {
                    let key = if index.saturating_add(1) == choices.len() { "" } else { key };
                    let _ = write!(packed, "\u{3}{key}\u{4}");
                    pack(pieces, english, packed);
                }
                packed.push('\u{5}');
            }
        }
    }
}

/// All areas of a language.
fn areas(folder: &Path) -> Result<Areas, Error> {
    let mut areas = Areas::new();
    let listed = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for file in listed {
        let path = file?.path();
        let (Some(name), Some("ftl")) =
            (path.file_stem().and_then(|name| name.to_str()), path.extension().and_then(|end| end.to_str()))
        else {
            continue;
        };
        let messages = messages(fs::read_to_string(&path)?).map_err(|error| format!("{}: {error}", path.display()))?;
        areas.insert(name.to_owned(), messages);
    }
    Ok(areas)
}

fn messages(text: String) -> Result<BTreeMap<String, Message>, Error> {
    let resource = parser::parse(text).map_err(|(_, errors)| format!("{errors:?}"))?;
    let mut messages = BTreeMap::new();
    for entry in resource.body {
        match entry {
            Entry::Message(message) => {
                let id = message.id.name;
                let value = message.value.as_ref().ok_or_else(|| format!("{id} has no text"))?;
                let message = Message::of(value).map_err(|error| format!("{id}: {error}"))?;
                if messages.insert(id.clone(), message).is_some() {
                    return Err(format!("{id} is there twice").into());
                }
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            Entry::Term(_) | Entry::Junk { .. } => return Err(format!("no message: {entry:?}").into()),
        }
    }
    Ok(messages)
}

/// Finds a message that another language lacks, has in addition, or has with other variables.
fn compare(english: &Areas, other: &Areas) -> Result<(), Error> {
    let names = |areas: &Areas| -> BTreeSet<String> {
        areas.iter().flat_map(|(area, messages)| messages.keys().map(move |id| format!("{area}.{id}"))).collect()
    };
    let (wanted, had) = (names(english), names(other));
    if let Some(missing) = wanted.difference(&had).next() {
        return Err(format!("{missing} is missing ({} in all)", wanted.difference(&had).count()).into());
    }
    if let Some(added) = had.difference(&wanted).next() {
        return Err(format!("{added} is not in English").into());
    }
    for (area, messages) in english {
        for (id, message) in messages {
            let variables = |message: &Message| -> BTreeSet<String> {
                message.variables.iter().map(|variable| variable.0.clone()).collect()
            };
            let Some(translated) = other.get(area).and_then(|messages| messages.get(id)) else { continue };
            let numbers = translated.variables.iter().filter(|variable| variable.1);
            let is_number = |name: &str| message.variables.iter().any(|known| known.0 == name && known.1);
            if variables(message) != variables(translated) {
                return Err(format!("{area}.{id} has other variables").into());
            }
            if let Some(text) = numbers.clone().find(|variable| !is_number(&variable.0)) {
                return Err(format!("{area}.{id} chooses by {}, which is no number in English", text.0).into());
            }
        }
    }
    Ok(())
}

/// A function for a text.
fn function(id: &str, message: &Message, number: usize) -> String {
    let name = snake(id);
    let english = rust_literal(&message.packed(message));
    if message.variables.is_empty() {
        return format!(
            "    #[inline]\n    pub(crate) fn {name}() -> &'static str {{\n        super::fixed({number}, {english})\n    }}\n"
        );
    }
    let kind = |is_number: bool| if is_number { "u64" } else { "&str" };
    let parameters: Vec<String> =
        message.variables.iter().map(|(name, is_number)| format!("{}: {}", snake(name), kind(*is_number))).collect();
    let given = |(name, is_number): &(String, bool)| {
        format!("super::Given::{}({})", if *is_number { "Number" } else { "Text" }, snake(name))
    };
    let given: Vec<String> = message.variables.iter().map(given).collect();
    format!(
        "    pub(crate) fn {name}({}) -> String {{\n        super::filled({number}, {english}, &[{}])\n    }}\n",
        parameters.join(", "),
        given.join(", ")
    )
}

fn snake(name: &str) -> String {
    name.replace('-', "_")
}

/// A literal of Rust.
fn rust_literal(text: &str) -> String {
    literal(text, |control| format!("\\u{{{control:x}}}"))
}

/// A text of JSON.
fn quoted(text: &str) -> String {
    literal(text, |control| format!("\\u{control:04x}"))
}

/// A text in quotes, with control characters as `escaped` writes them.
fn literal(text: &str, escaped: impl Fn(u32) -> String) -> String {
    let mut literal = String::from("\"");
    for sign in text.chars() {
        match sign {
            '"' | '\\' => literal.extend(['\\', sign]),
            control if control < ' ' => literal.push_str(&escaped(u32::from(control))),
            other => literal.push(other),
        }
    }
    literal.push('"');
    literal
}

#[cfg(test)]
mod tests {
    use super::*;

    fn area(text: &str) -> Areas {
        Areas::from([("area".to_owned(), messages(text.to_owned()).unwrap())])
    }

    const FILES: &str =
        "files = { $count ->\n    [one] { $count } file\n   *[other] { $count } files\n } in { $name }\n";

    #[test]
    fn a_text_is_packed_with_its_variables_and_choices() {
        let areas = area(FILES);
        let message = areas["area"].get("files").unwrap();
        assert_eq!(message.variables, [("count".to_owned(), true), ("name".to_owned(), false)]);
        assert_eq!(message.packed(message), "\u{2}0\u{3}one\u{4}\u{1}0 file\u{3}\u{4}\u{1}0 files\u{5} in \u{1}1");
        assert!(
            function("all-files", message, 3).contains("pub(crate) fn all_files(count: u64, name: &str) -> String")
        );
    }

    #[test]
    fn variables_keep_the_numbers_that_they_have_in_english() {
        let english = area("a = { $x } of { $y }\n");
        let other = area("a = { $y } / { $x }\n");
        compare(&english, &other).unwrap();
        assert_eq!(other["area"]["a"].packed(&english["area"]["a"]), "\u{1}1 / \u{1}0");
    }

    #[test]
    fn a_language_has_the_texts_of_english_and_no_others() {
        let said = |text: &str| compare(&area(FILES), &area(text)).unwrap_err().to_string();
        assert_eq!(said(""), "area.files is missing (1 in all)");
        assert_eq!(said(&format!("{FILES}more = More\n")), "area.more is not in English");
        assert_eq!(said("files = { $count } files\n"), "area.files has other variables");
        let chosen = "files = { $name ->\n   *[other] { $count }\n }\n";
        assert_eq!(said(chosen), "area.files chooses by name, which is no number in English");
    }

    #[test]
    fn numbers_are_marked_where_texts_are_searched() {
        let areas = area("a = { $n } files in { $b }\n");
        assert_eq!(areas["area"]["a"].pattern(), "\u{6}0 files in \u{1}1");
    }

    /// The English texts that scripts and `index.html` have themselves, by their names.
    fn own(text: &str, begin: &str, between: &str, end: &str) -> Vec<(String, String)> {
        let entry = |rest: &str| {
            let (id, rest) = rest.split_once('"')?;
            let rest = rest.split_once(between)?.1;
            Some((id.to_owned(), rest.split_once(end)?.0.to_owned()))
        };
        text.split(begin).skip(1).filter_map(entry).collect()
    }

    #[test]
    fn the_welcome_screen_has_the_english_texts() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let words = Words::read(&root.join(FOLDER)).unwrap();
        let mut english = words.welcome();
        let read = |name: &str| fs::read_to_string(root.join(name)).unwrap();
        let html = own(&read("index.html"), "data-words=\"", ">", "<");
        let scripts = ["src/app/start.js", "src/app/idle.js"].map(|name| own(&read(name), "say(\"", "\"", "\""));
        let lists = ["src/app/start.js", "src/app/idle.js"].map(|name| own(&read(name), "say(\n      \"", "\"", "\""));
        assert!(html.len() > 20, "{html:?}");
        for (id, text) in html.into_iter().chain(scripts.into_iter().flatten()).chain(lists.into_iter().flatten()) {
            assert_eq!(english.remove(id.as_str()).as_deref(), Some(text.as_str()), "{id}");
        }
        assert_eq!(english.into_keys().collect::<Vec<_>>(), ["language"], "texts that nothing uses");
    }

    #[test]
    fn what_the_page_cannot_read_is_an_error() {
        let said = |text: &str| messages(text.to_owned()).unwrap_err().to_string();
        assert_eq!(said("a = one\n    two\n"), "a: a text goes over several lines");
        assert_eq!(said("a = { b }\n"), "a: only variables, texts in quotes and plurals can be placed");
        assert_eq!(said("a = { $x ->\n    [masculine] { $x }\n   *[other] { $x }\n }\n"), "a: masculine is no plural");
        assert_eq!(said("a = b\na = c\n"), "a is there twice");
    }
}
