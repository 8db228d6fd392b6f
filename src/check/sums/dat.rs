//! DAT files of Redump and No-Intro, as XML (Logiqx) and in the form of clrmamepro, and Metalink (RFC 5854).

use super::listed_sum::ListedSum;
use crate::check::digest::Algorithm;
use crate::limits;

/// Names of the attributes with values.
const VALUES: [(&str, Algorithm); 4] =
    [("crc", Algorithm::Crc32), ("md5", Algorithm::Md5), ("sha1", Algorithm::Sha1), ("sha256", Algorithm::Sha256)];

/// The values of a DAT file or Metalink; none if the text is neither.
pub(super) fn parse(text: &str) -> Vec<ListedSum> {
    let start = text.trim_start();
    if start.starts_with('<') {
        return elements(text);
    }
    let is_dat = ["clrmamepro", "game", "emulator", "header"].iter().any(|word| {
        start.get(..word.len()).is_some_and(|first| first.eq_ignore_ascii_case(word))
            && start.get(word.len()..).is_some_and(|rest| rest.trim_start().starts_with('('))
    });
    if is_dat { blocks(text) } else { Vec::new() }
}

/// Elements `rom` and `disk` of XML, and `hash` within `file`.
fn elements(text: &str) -> Vec<ListedSum> {
    let mut sums = Vec::new();
    let mut file = None;
    let mut rest = text;
    let mut line = 1;
    while let Some((before, behind)) = rest.split_once('<') {
        line = after(line, before);
        let Some((tag, content)) = element(behind) else { break };
        let (name, attributes) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        match name.trim_end_matches('/') {
            "rom" | "disk" => add(&mut sums, &assignments(attributes), line),
            "file" => file = value_of(&assignments(attributes), "name"),
            "hash" => {
                let label = value_of(&assignments(attributes), "type");
                let value = content.split('<').next().unwrap_or_default().trim();
                let algorithm = label.and_then(|label| Algorithm::named(&label));
                push(&mut sums, file.as_deref(), algorithm, value, line);
            }
            _ => {}
        }
        line = after(line, tag);
        rest = content;
    }
    sums
}

/// A tag up to its `>`, which may also occur in a quoted value, and the rest.
fn element(text: &str) -> Option<(&str, &str)> {
    if let Some(comment) = text.strip_prefix("!--") {
        let (_, behind) = comment.split_once("-->")?;
        return Some(("", behind));
    }
    let mut quote = None;
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            (None, '>') => return Some((text.get(..at)?, text.get(at.checked_add(1)?..)?)),
            _ => {}
        }
    }
    None
}

/// Attributes as in `name="a.bin" size="5"`.
fn assignments(attributes: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = attributes;
    while let Some((name, behind)) = rest.split_once('=') {
        let behind = behind.trim_start();
        let Some(quote) = behind.chars().next().filter(|letter| matches!(letter, '"' | '\'')) else { break };
        let Some((value, next)) = behind.get(1..).and_then(|behind| behind.split_once(quote)) else { break };
        found.push((name.trim().to_ascii_lowercase(), text_of(value)));
        rest = next;
    }
    found
}

/// A value without its entities (XML 1.0 4.1, 4.6).
fn text_of(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some((before, behind)) = rest.split_once('&') {
        text.push_str(before);
        let entity = behind.split_once(';').and_then(|(entity, next)| {
            let letter = match entity {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" => '\'',
                _ => {
                    let number = entity.strip_prefix('#')?;
                    let hex = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
                    char::from_u32(hex.unwrap_or_else(|| number.parse()).ok()?)?
                }
            };
            Some((letter, next))
        });
        match entity {
            Some((letter, next)) => {
                text.push(letter);
                rest = next;
            }
            None => {
                text.push('&');
                rest = behind;
            }
        }
    }
    text.push_str(rest);
    text
}

/// Lines `rom ( name "a.bin" size 5 crc 352441c2 )` of clrmamepro.
fn blocks(text: &str) -> Vec<ListedSum> {
    let mut sums = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let Some(inside) = line.trim().strip_prefix("rom").and_then(|rest| rest.trim_start().strip_prefix('(')) else {
            continue;
        };
        let words = words(inside.trim_end().strip_suffix(')').unwrap_or(inside));
        let (pairs, _) = words.as_chunks::<2>();
        let pairs: Vec<(String, String)> =
            pairs.iter().map(|[name, value]| (name.to_ascii_lowercase(), value.clone())).collect();
        add(&mut sums, &pairs, number);
    }
    sums
}

/// Words between blanks; quoted ones may have blanks.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let (word, behind) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
        };
        words.push(word.to_owned());
        rest = behind.trim_start();
    }
    words
}

fn add(sums: &mut Vec<ListedSum>, attributes: &[(String, String)], line: u32) {
    let name = value_of(attributes, "name");
    for (attribute, algorithm) in VALUES {
        if let Some(value) = value_of(attributes, attribute) {
            push(sums, name.as_deref(), Some(algorithm), &value, line);
        }
    }
}

fn push(sums: &mut Vec<ListedSum>, name: Option<&str>, algorithm: Option<Algorithm>, value: &str, line: u32) {
    let Some(algorithm) = algorithm else { return };
    // Leading zeros of CRCs are missing in some.
    let value = if algorithm == Algorithm::Crc32 { format!("{value:0>8}") } else { value.to_owned() };
    let is_value = value.len() == algorithm.digits() && value.bytes().all(|byte| byte.is_ascii_hexdigit());
    if is_value && sums.len() < limits::SUM_LIST_ENTRIES {
        let (name, value) = (name.map(str::to_owned), value.to_ascii_lowercase());
        sums.push(ListedSum { name, algorithms: vec![algorithm], value, line });
    }
}

fn value_of(attributes: &[(String, String)], name: &str) -> Option<String> {
    attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
}

/// The line after a text that began in this one.
fn after(line: u32, text: &str) -> u32 {
    let lines = u32::try_from(text.bytes().filter(|byte| *byte == b'\n').count()).unwrap_or(0);
    line.saturating_add(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(String, Algorithm, String, u32)> {
        let sums = parse(text).into_iter();
        sums.map(|sum| (sum.name.unwrap(), sum.algorithms[0], sum.value, sum.line)).collect()
    }

    #[test]
    fn both_forms_of_dat_files_are_read() {
        let md5 = "900150983cd24fb0d6963f7d28e17f72";
        let xml = format!(
            "<?xml version=\"1.0\"?>\n<!DOCTYPE datafile PUBLIC \"-//Logiqx//DTD ROM Management Datafile//EN\" \"x\">\n\
             <datafile><!-- <rom name=\"not\"> -->\n<game name=\"T &amp; J\">\n\
             <rom name=\"T &amp; J > &#x32; (Track 1).bin\" size=\"3\" crc=\"352441c2\" md5=\"{md5}\"/>\n</game></datafile>"
        );
        let name = "T & J > 2 (Track 1).bin".to_owned();
        let expected =
            [(name.clone(), Algorithm::Crc32, "352441c2".to_owned(), 5), (name, Algorithm::Md5, md5.to_owned(), 5)];
        assert_eq!(read(&xml), expected);
        let plain = format!(
            "clrmamepro (\n\tname \"Sony\"\n)\n\ngame (\n\tname \"A (B)\"\n\trom ( name \"A (B).bin\" size 3 crc 52441C2 md5 {md5} )\n)\n"
        );
        let name = "A (B).bin".to_owned();
        let expected =
            [(name.clone(), Algorithm::Crc32, "052441c2".to_owned(), 7), (name, Algorithm::Md5, md5.to_owned(), 7)];
        assert_eq!(read(&plain), expected);
    }

    #[test]
    fn metalinks_are_read() {
        let md5 = "900150983cd24fb0d6963f7d28e17f72";
        let text = format!(
            "<metalink><file name=\"a.iso\"><hash type=\"md5\">{md5}</hash><hash type=\"x\">1</hash></file></metalink>"
        );
        assert_eq!(read(&text), [("a.iso".to_owned(), Algorithm::Md5, md5.to_owned(), 1)]);
        assert_eq!(parse("<html>nothing</html>"), []);
        assert_eq!(parse("<rom name=\"a"), []);
    }
}
