//! The sentences in `src/app/words/en/told.ftl` are those that the code makes.
//!
//! The page translates what the worker says by its English text. A sentence whose English has changed in the code alone
//! would silently lose its translations, so each one has to be found among the literals of the code: as a whole, or put
//! together of several ("Boots on {}", "{} from {}" and "disc").
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::Path;
use std::rc::Rc;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, PatternElement};
use fluent_syntax::{parser, unicode};

/// Stands for what is put into a text.
const HOLE: char = '\u{1}';

/// How often parts of a sentence may consist of parts themselves.
const DEPTH: usize = 3;

/// Letters that a text with holes has at least if its parts may have holes, too.
const LETTERS: usize = 3;

/// The literals of the code, with their holes.
struct Literals {
    whole: HashSet<String>,
    /// What stands before, between and after the holes of those that have some.
    with_holes: Rc<Vec<Vec<String>>>,
    /// Parts that have been looked for, each with the depth.
    known: HashMap<(String, usize), bool>,
}

impl Literals {
    /// Those of the library and the worker.
    fn read() -> Self {
        let mut whole = HashSet::new();
        for text in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
            for literal in literals(&text) {
                let literal = with_holes(&literal);
                // The page also looks for the sentences of a text one by one.
                whole.extend(literal.split_inclusive(". ").map(|sentence| sentence.trim().to_owned()));
                whole.insert(literal.trim().to_owned());
                whole.insert(literal);
            }
        }
        Self::of(whole)
    }

    fn of(whole: HashSet<String>) -> Self {
        let with_holes = whole.iter().filter(|text| text.contains(HOLE)).map(|text| parts(text)).collect();
        Self { whole, with_holes: Rc::new(with_holes), known: HashMap::new() }
    }

    /// Whether the code makes such a text.
    fn make(&mut self, text: &str) -> bool {
        self.is_made(text, DEPTH) || self.whole.iter().any(|made| fits(made, &parts(text), &mut |put| !put.is_empty()))
    }

    /// Whether a part of a text is a hole, nothing, or a literal.
    fn is_plain(&self, text: &str) -> bool {
        text.is_empty() || text.strip_prefix(HOLE) == Some("") || self.whole.contains(text)
    }

    /// Whether a text is a literal, or consists of some.
    fn is_made(&mut self, text: &str, depth: usize) -> bool {
        if self.is_plain(text) || depth == 0 {
            return self.is_plain(text);
        }
        if let Some(known) = self.known.get(&(text.to_owned(), depth)) {
            return *known;
        }
        let is_made = self.is_of_sentences(text, depth) || self.is_filled(text, depth) || self.is_joined(text, depth);
        self.known.insert((text.to_owned(), depth), is_made);
        is_made
    }

    fn is_of_sentences(&mut self, text: &str, depth: usize) -> bool {
        let mut ends = text.match_indices(". ");
        ends.any(|(at, _)| self.is_made(&text[..=at], depth) && self.is_made(&text[at + 2..], depth))
    }

    /// Whether it is a literal with others in its holes.
    fn is_filled(&mut self, text: &str, depth: usize) -> bool {
        Rc::clone(&self.with_holes).iter().any(|parts| {
            let letters = parts.iter().flat_map(|part| part.chars()).filter(|sign| sign.is_alphabetic()).count();
            match letters < LETTERS {
                true => fits(text, parts, &mut |put| self.is_plain(put)),
                false => is_possible(text, parts) && fits(text, parts, &mut |put| self.is_made(put, depth - 1)),
            }
        })
    }

    /// Whether it is a literal and something else after each other.
    fn is_joined(&mut self, text: &str, depth: usize) -> bool {
        text.char_indices().skip(1).any(|(at, _)| {
            let (first, second) = text.split_at(at);
            (self.is_plain(first) && self.is_made(second, depth - 1))
                || (self.is_plain(second) && self.is_made(first, depth - 1))
        })
    }
}

/// Whether the parts are in a text in their order.
fn is_possible(text: &str, parts: &[String]) -> bool {
    let (first, last) = (&parts[0], &parts[parts.len() - 1]);
    text.starts_with(first) && text.ends_with(last) && fits(text, parts, &mut |_| true)
}

/// Whether a text has these parts, and between them what is asked for.
fn fits(text: &str, parts: &[String], is_it: &mut dyn FnMut(&str) -> bool) -> bool {
    text.strip_prefix(parts[0].as_str()).is_some_and(|rest| goes_on(rest, &parts[1..], is_it))
}

fn goes_on(text: &str, parts: &[String], is_it: &mut dyn FnMut(&str) -> bool) -> bool {
    match parts {
        [] => text.is_empty(),
        [last] => text.strip_suffix(last.as_str()).is_some_and(is_it),
        [part, others @ ..] => {
            // Nothing is everywhere.
            let places: Vec<usize> = match part.as_str() {
                "" => text.char_indices().map(|(at, _)| at).chain([text.len()]).collect(),
                part => text.match_indices(part).map(|(at, _)| at).collect(),
            };
            places.into_iter().any(|at| is_it(&text[..at]) && goes_on(&text[at + part.len()..], others, is_it))
        }
    }
}

fn parts(text: &str) -> Vec<String> {
    text.split(HOLE).map(str::to_owned).collect()
}

/// Every file of the library and the worker.
fn sources(folder: &Path) -> Vec<String> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if !path.ends_with("src/app") {
                texts.extend(sources(&path));
            }
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            texts.push(fs::read_to_string(path).unwrap());
        }
    }
    texts
}

/// The texts in quotes of a file, without those of its tests.
fn literals(code: &str) -> Vec<String> {
    let code = code.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(sign) = rest.chars().next() {
        let length = match sign {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |at| at + 2),
            '\'' => character(rest),
            '"' => {
                let (text, length) = quoted(rest);
                found.push(text);
                length
            }
            'r' if rest.starts_with("r\"") => rest[2..].find('"').map_or(rest.len(), |at| at + 3),
            'r' if rest.starts_with("r#\"") => rest[3..].find("\"#").map_or(rest.len(), |at| at + 5),
            sign => sign.len_utf8(),
        };
        rest = &rest[length..];
    }
    found
}

/// Length of a character in quotes; of a lifetime, its first sign.
fn character(code: &str) -> usize {
    let mut signs = code.char_indices().skip(1);
    let is_escaped = code[1..].starts_with('\\');
    let end = match is_escaped {
        // The sign after the backslash may be a quote.
        true => signs.nth(2).and_then(|(at, _)| code[at..].find('\'').map(|quote| at + quote)),
        false => signs.nth(1).filter(|(_, sign)| *sign == '\'').map(|(at, _)| at),
    };
    end.map_or(1, |at| at + 1)
}

/// A text in quotes as the program has it, and its length in the code.
fn quoted(code: &str) -> (String, usize) {
    let mut text = String::new();
    let mut signs = code.char_indices().skip(1).peekable();
    while let Some((at, sign)) = signs.next() {
        match sign {
            '"' => return (text, at + 1),
            '\\' => match signs.next().unwrap().1 {
                '\n' => while signs.next_if(|(_, sign)| sign.is_whitespace()).is_some() {},
                'u' => {
                    let digits: String =
                        signs.by_ref().skip(1).map(|(_, sign)| sign).take_while(|sign| *sign != '}').collect();
                    text.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
                }
                'n' => text.push('\n'),
                't' => text.push('\t'),
                'r' => text.push('\r'),
                // Bytes aren't in sentences.
                other => text.push(other),
            },
            sign => text.push(sign),
        }
    }
    (text, code.len())
}

/// Replaces what `format!` fills by holes.
fn with_holes(literal: &str) -> String {
    let mut text = String::new();
    let mut rest = literal;
    while let Some(at) = rest.find(['{', '}']) {
        text.push_str(&rest[..at]);
        let brace = &rest[at..=at];
        rest = &rest[at + 1..];
        if let Some(after) = rest.strip_prefix(brace) {
            text.push_str(brace);
            rest = after;
        } else if brace == "{" {
            text.push(HOLE);
            rest = rest.split_once('}').map_or("", |(_, after)| after);
        }
    }
    text + rest
}

/// The English sentences by their names, with holes for their variables.
fn told() -> BTreeMap<String, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app/words/en/told.ftl");
    let resource = parser::parse(fs::read_to_string(path).unwrap()).unwrap();
    let mut told = BTreeMap::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let mut text = String::new();
        for element in message.value.unwrap().elements {
            match element {
                PatternElement::TextElement { value } => text.push_str(&value),
                PatternElement::Placeable { expression: Expression::Inline(expression) } => match expression {
                    InlineExpression::VariableReference { .. } => text.push(HOLE),
                    InlineExpression::StringLiteral { value } => {
                        text.push_str(&unicode::unescape_unicode_to_string(&value));
                    }
                    other => panic!("{}: {other:?}", message.id.name),
                },
                // The worker has chosen the words.
                PatternElement::Placeable { expression } => panic!("{}: {expression:?}", message.id.name),
            }
        }
        told.insert(message.id.name, text);
    }
    told
}

#[test]
fn the_code_has_each_sentence_that_is_translated() {
    let mut literals = Literals::read();
    let told = told();
    assert!(told.len() > 1000, "{}", told.len());
    let gone: Vec<String> = told
        .iter()
        .filter(|(_, text)| !literals.make(text))
        .map(|(id, text)| format!("{id}: {}", text.replace(HOLE, "{}")))
        .collect();
    assert!(gone.is_empty(), "no literal of the code is or makes\n{}", gone.join("\n"));
}

#[test]
fn no_sentence_is_there_twice() {
    let mut seen = BTreeSet::new();
    let told = told();
    let again: Vec<&String> = told.iter().filter(|(_, text)| !seen.insert(*text)).map(|(id, _)| id).collect();
    assert!(again.is_empty(), "{again:?}");
}

#[test]
fn the_page_can_find_each_sentence() {
    let is_lost = |text: &str| {
        let letters = text.chars().filter(|sign| sign.is_alphabetic()).count();
        // Variables that touch have no border, and a text of little more than variables fits everything.
        text.contains(&format!("{HOLE}{HOLE}")) || letters < 2
    };
    let told = told();
    let lost: Vec<&String> = told.iter().filter(|(_, text)| is_lost(text)).map(|(id, _)| id).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn sentences_of_several_literals_are_found() {
    let code = r#"let _ = ("Boots on {}", format!("{} from {medium}"), "disc", '"', " so far", "No files{so_far}", "It \
        went on\u{a0}{{}}");"#;
    let found: Vec<String> = literals(code).iter().map(|text| with_holes(text)).collect();
    assert_eq!(found[3..], [" so far", "No files\u{1}", "It went on\u{a0}{}"]);
    let mut literals = Literals::of(found.into_iter().collect());
    for made in ["Boots on \u{1} from disc", "No files so far", "No files", "It went on\u{a0}{}"] {
        assert!(literals.make(made), "{made}");
    }
    for other in ["Starts on \u{1} from disc", "Boots on \u{1} from a stick", "No files so long"] {
        assert!(!literals.make(other), "{other}");
    }
}
