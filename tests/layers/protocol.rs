//! The page and the worker match the protocol's enums case by case, so that the compiler points to every place that a
//! new case affects.

use crate::text::{Text, is_in_word, sources};

/// Position of a value in the matched expression: `["Ok", "0"]` is the value in `Ok(…)`.
type Position = Vec<String>;

/// Patterns of the arms of a `match`, by position.
#[derive(Default)]
struct Arms {
    /// Positions at which an arm names a case of a protocol enum.
    named: Vec<Position>,
    /// Positions at which an arm accepts anything, with the arm's offset in the text.
    anything: Vec<(usize, Position)>,
}

/// Names of the enums that the protocol declares.
fn enums(files: &[Text]) -> Vec<String> {
    let of_protocol = files.iter().filter(|file| file.module().first().is_some_and(|module| module == "protocol"));
    of_protocol
        .flat_map(|file| file.without_tests().split("pub enum ").skip(1))
        .map(|rest| rest.chars().take_while(|c| is_in_word(*c)).collect())
        .collect()
}

/// The arms of a file that accept any case of a protocol enum.
fn offences(enums: &[String], file: &Text) -> Vec<String> {
    let code = file.without_tests();
    let mut wrong = Vec::new();
    for (at, _) in code.match_indices("match ").filter(|(at, _)| !code[..*at].ends_with(is_in_word)) {
        // A matched expression contains no bare block.
        let Some(open) = top_level(&code[at..], '{').map(|open| at + open) else { continue };
        let mut arms = Arms::default();
        for (at, pattern) in patterns(code, open + 1) {
            read(enums, at, pattern, &mut Vec::new(), &mut arms);
        }
        let covers = |position: &Position| arms.named.iter().any(|named| named.starts_with(position));
        for (at, _) in arms.anything.iter().filter(|(_, position)| covers(position)) {
            wrong.push(file.offence(*at, "takes whatever case is left of an enum of the protocol"));
        }
    }
    wrong
}

/// The patterns of a `match` whose arms begin at an offset, without their guards, each with its offset.
fn patterns(code: &str, begin: usize) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut at = begin;
    while let Some(arrow) = arrow(&code[at..]).map(|arrow| at + arrow) {
        let pattern = &code[at..arrow];
        let guard = top_level_word(pattern, " if ").unwrap_or(pattern.len());
        // A guarded arm leaves its cases to later arms.
        if guard == pattern.len() {
            found.push((at, pattern));
        }
        let body = arrow + 2 + code[arrow + 2..].len() - code[arrow + 2..].trim_start().len();
        let len = if code[body..].starts_with('{') {
            closing(&code[body..]) + 1
        } else {
            top_level(&code[body..], ',').unwrap_or_else(|| closing(&code[body..]))
        };
        let rest = code[body + len..].trim_start().trim_start_matches(',');
        at = code.len() - rest.len();
    }
    found
}

/// Offset of the next `=>`, if it comes before the bracket that closes the `match`.
fn arrow(code: &str) -> Option<usize> {
    top_level_word(code, "=>")
}

/// Offset of a character outside all brackets.
fn top_level(code: &str, sign: char) -> Option<usize> {
    top_level_word(code, sign.encode_utf8(&mut [0; 4]))
}

/// Offset of a word outside all brackets, if it comes before one that closes the enclosing bracket.
fn top_level_word(code: &str, word: &str) -> Option<usize> {
    let mut depth = 0_u32;
    for (at, c) in code.char_indices() {
        if depth == 0 && code[at..].starts_with(word) {
            return Some(at);
        }
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => return None,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Offset of the bracket that closes the first bracket, or the one that encloses the text.
fn closing(code: &str) -> usize {
    let mut depth = i32::from(!code.starts_with(['(', '[', '{']));
    for (at, c) in code.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    code.len()
}

/// Parts of a text between top-level separators, each with its offset.
fn split(at: usize, text: &str, sign: char) -> Vec<(usize, &str)> {
    let mut parts = Vec::new();
    let mut start = 0;
    while let Some(len) = top_level(&text[start..], sign) {
        parts.push((at + start, &text[start..start + len]));
        start += len + sign.len_utf8();
    }
    parts.push((at + start, &text[start..]));
    parts
}

/// Records the parts of a pattern, each at its position.
fn read(enums: &[String], at: usize, pattern: &str, position: &mut Position, arms: &mut Arms) {
    let alternatives = split(at, pattern, '|');
    if alternatives.len() > 1 {
        for (at, alternative) in alternatives {
            read(enums, at, alternative, position, arms);
        }
        return;
    }
    let at = at + pattern.len() - pattern.trim_start().len();
    let mut text = pattern.trim().trim_start_matches('&');
    if let Some((name, bound)) = text.split_once('@').filter(|(name, _)| is_name(name.trim())) {
        return read(enums, at + name.len() + 1, bound, position, arms);
    }
    for binding in ["ref ", "mut "] {
        text = text.strip_prefix(binding).unwrap_or(text);
    }
    if is_name(text) {
        return arms.anything.push((at, position.clone()));
    }
    let head = &text[..text.find(['(', '{', '[']).unwrap_or(text.len())];
    let path: Vec<&str> = head.trim().split("::").collect();
    if let [.., of, _] = path.as_slice()
        && enums.iter().any(|name| name == of)
    {
        arms.named.push(position.clone());
    }
    if head.len() < text.len() {
        let inner = &text[head.len() + 1..head.len() + closing(&text[head.len()..])];
        position.push(head.trim().to_owned());
        for (n, (at, part)) in split(at + head.len() + 1, inner, ',').into_iter().enumerate() {
            let (field, at, part) = match top_level(part, ':').filter(|colon| !part[*colon..].starts_with("::")) {
                Some(colon) => (part[..colon].trim().to_owned(), at + colon + 1, &part[colon + 1..]),
                None => (n.to_string(), at, part),
            };
            position.push(field);
            read(enums, at, part, position, arms);
            position.pop();
        }
        position.pop();
    }
}

/// True for `_` and for names that bind any value.
fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_lowercase() || c == '_')
        && text.chars().all(is_in_word)
        && text != "true"
        && text != "false"
}

#[test]
fn every_case_is_named() {
    let files = sources();
    let enums = enums(&files);
    assert!(enums.len() > 10, "the enums of src/protocol were not found");
    let wrong: Vec<String> =
        files.iter().filter(|file| file.is_binary()).flat_map(|file| offences(&enums, file)).collect();
    assert!(wrong.is_empty(), "{} arms name no case:\n{}", wrong.len(), wrong.join("\n"));
}

/// Lines on which a text accepts all remaining cases, for a protocol with `Answer` and `Kind`.
fn caught(code: &str) -> Vec<usize> {
    let file = Text::new("app/made_up.rs".into(), code);
    let wrong = offences(&["Answer".to_owned(), "Kind".to_owned()], &file);
    wrong.iter().map(|offence| offence.split(':').nth(1).unwrap().parse().unwrap()).collect()
}

#[test]
fn a_wildcard_over_the_protocol_is_caught() {
    for (code, lines) in [
        ("match kind {\n Kind::File => {}\n _ => {}\n}", &[3][..]),
        ("match kind {\n Kind::File => {}\n other => f(other),\n}", &[3]),
        ("match reply {\n Ok(Answer::Row(row)) => f(row),\n Ok(_) => {}\n Err(_) => {}\n}", &[3]),
        ("match reply {\n Ok(Reply { answer: Answer::Row(row), .. }) => f(row),\n Ok(_) => {}\n Err(_) => {}\n}", &[3]),
        ("match reply {\n Ok(protocol::Answer::Row(_)) => {}\n _ => {}\n}", &[3]),
        ("match (kind, size) {\n (Kind::File, 0) => {}\n (Kind::File | Kind::Link, _) => {}\n (_, 1) => {}\n}", &[4]),
        (
            "match f(|x| { x }) {\n Some(Kind::File) => { match y {\n Kind::File => 1,\n _ => 2 } }\n None | Some(_) => 3\n}",
            &[5, 4],
        ),
        ("match kind {\n Kind::File if x => {}\n all @ (Kind::File | Kind::Link) => {}\n _ => {}\n}", &[4]),
    ] {
        assert_eq!(caught(code), lines, "{code}");
    }
}

#[test]
fn a_match_that_names_its_cases_passes() {
    for code in [
        "match kind {\n Kind::File => {}\n Kind::Link { to: _ } => {}\n}",
        "match reply {\n Ok(Answer::Row(_)) => {}\n Err(failure) => f(failure),\n}",
        "match size {\n 0 => Kind::File,\n _ => Kind::Link,\n}",
        "match own {\n Own::A => Kind::File,\n _ => Kind::Link,\n}",
        "match (kind, size) {\n (Kind::File, 0) => {}\n (Kind::File | Kind::Link, _) => {}\n}",
        "match name.as_str() {\n \"_ =>\" => Kind::File,\n _ => Kind::Link,\n}",
        "fn f() {}\n#[cfg(test)]\nmod tests {\n match kind {\n Kind::File => {}\n _ => {}\n}\n}",
    ] {
        assert_eq!(caught(code), [0; 0], "{code}");
    }
}
