//! Every code of a finding, refusal or failure is declared once, so that it can be looked up and translated.

use std::collections::BTreeMap;

use crate::text::{Text, folder, sources};

/// Text that precedes a code: the field of an `Anomaly` or `Refusal`, or a function that takes a code.
const BEFORE: [&str; 3] = ["code:", "Message::new(", "Failure::new("];

/// Upper bound for the bytes between that text and the code.
const BETWEEN: usize = 80;

/// Codes that a file declares outside its tests; `text` is the file's content.
fn declared<'a>(file: &Text, text: &'a str) -> Vec<&'a str> {
    let code = file.without_tests();
    let ends = BEFORE.iter().flat_map(|before| code.match_indices(before).map(|(at, word)| at + word.len()));
    let literal = |at: usize| {
        let (before, literal) = text.get(at..)?.split_once('"')?;
        let (literal, _) = literal.split_once('"')?;
        let is_code =
            literal.contains('-') && literal.bytes().all(|byte| matches!(byte, b'A'..=b'Z' | b'0'..=b'9' | b'-'));
        (before.len() < BETWEEN && is_code).then_some(literal)
    };
    ends.filter_map(literal).collect()
}

#[test]
fn every_code_is_declared_once() {
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in sources() {
        let text = std::fs::read_to_string(folder().join(&file.path)).unwrap();
        for code in declared(&file, &text) {
            all.entry(code.to_owned()).or_default().push(file.path.display().to_string());
        }
    }
    assert!(all.contains_key("OPEN-NO-FILES") && all.contains_key("SAVE-FULL") && all.contains_key("PAGE-CANCELLED"));
    let twice: Vec<_> = all.iter().filter(|(_, files)| files.len() > 1).collect();
    assert!(twice.is_empty(), "these codes are declared more than once: {twice:?}");
}

#[test]
fn codes_are_found_where_they_are_declared() {
    let text = "static A: Refusal = Refusal { code: \"A-B\", sentence: \"C-D\" };\nfn f() { Message::new(\n    Kind::X,\n    \"E-F2\") }";
    assert_eq!(declared(&Text::new("a.rs".into(), text), text), ["A-B", "E-F2"]);
}
