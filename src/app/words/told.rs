//! Sentences that the worker made, in the user's language.
//!
//! The worker's sentences are English, as are reports, so that they can be searched for and compared. A translation is
//! found by the English text: `en/told.ftl` has them as the code makes them, with variables for what is put in.

use std::cell::RefCell;

use super::{Given, VARIABLE, fill, numbers};

/// Stands for a number, as the worker writes it, before the digit of the variable.
const NUMBER: char = '\u{6}';

/// What sentences that follow each other are split at.
const SENTENCES_MEET: &str = ". ";

/// What clauses that follow each other are split at.
const CLAUSES_MEET: &str = "; ";

const BETWEEN: [&str; 2] = [SENTENCES_MEET, CLAUSES_MEET];

/// How deep sentences are looked for within what was put into others.
const DEPTH: u32 = 3;

/// A sentence of the worker.
struct Sentence {
    /// What stands before, between and after the variables.
    parts: Vec<String>,
    /// The variables between them, by their numbers, and whether each is a number.
    variables: Vec<(usize, bool)>,
    translated: String,
}

thread_local! {
    /// Those with most letters of their own come first: they say most exactly what is meant.
    static SENTENCES: RefCell<Vec<Sentence>> = const { RefCell::new(Vec::new()) };
}

/// Forgets the sentences: the language is English.
pub(super) fn forget() {
    SENTENCES.with_borrow_mut(Vec::clear);
}

/// Takes pairs of English sentences and their translations.
pub(super) fn learn(mut texts: impl Iterator<Item = String>) {
    let mut known: Vec<Sentence> = Vec::new();
    while let (Some(english), Some(translated)) = (texts.next(), texts.next()) {
        known.push(Sentence::of(&english, translated));
    }
    known.sort_by_key(|sentence| std::cmp::Reverse(sentence.parts.iter().map(String::len).sum::<usize>()));
    SENTENCES.with_borrow_mut(|sentences| *sentences = known);
}

/// Translates a text of the worker; what is not known stays English.
pub(crate) fn told(text: &str) -> String {
    SENTENCES.with_borrow(
        |sentences| {
            if sentences.is_empty() { text.to_owned() } else { translated(sentences, text, DEPTH) }
        },
    )
}

fn translated(sentences: &[Sentence], text: &str, depth: u32) -> String {
    if let Some(known) = matched(sentences, text, depth, true) {
        return known;
    }
    if let Some(number) = number(text) {
        return numbers::count(number);
    }
    if let Some(size) = size(text) {
        return size;
    }
    if let Some((first, rest)) = text.split_once(SENTENCES_MEET) {
        // A sentence is known with its period.
        let sentence = format!("{first}.");
        let (known, after) = (matched(sentences, &sentence, depth, true), translated(sentences, rest, depth));
        let before = known.unwrap_or_else(|| format!("{}.", translated(sentences, first, depth)));
        if before != sentence || after != rest {
            let space = if before.ends_with('。') { "" } else { " " };
            return format!("{before}{space}{after}");
        }
    }
    if let Some((first, rest)) = text.split_once(CLAUSES_MEET) {
        let (before, after) = (translated(sentences, first, depth), translated(sentences, rest, depth));
        if before != first || after != rest {
            return format!("{before}{}{after}", super::common::between_clauses());
        }
    }
    matched(sentences, text, depth, false).unwrap_or_else(|| text.to_owned())
}

/// The translation of a text that is one sentence; `strict` if nothing put in may be several, but what follows a whole
/// sentence or clause.
fn matched(sentences: &[Sentence], text: &str, depth: u32, strict: bool) -> Option<String> {
    let values = |sentence: &Sentence| -> Option<Vec<String>> {
        let values = sentence.values(text)?;
        let is_several = |value: &str| BETWEEN.iter().any(|between| value.contains(between));
        if strict && values.iter().enumerate().any(|(at, value)| is_several(value) && !sentence.is_rest(at)) {
            return None;
        }
        Some(values.into_iter().map(str::to_owned).collect())
    };
    let (sentence, values) = sentences.iter().find_map(|sentence| Some((sentence, values(sentence)?)))?;
    let deeper = |value: String| match depth.checked_sub(1) {
        Some(depth) => translated(sentences, &value, depth),
        None => value,
    };
    let values: Vec<String> = values.into_iter().map(deeper).collect();
    let given: Vec<Given> = values.iter().map(|value| Given::Text(value)).collect();
    Some(fill(&sentence.translated, &given))
}

/// A number as the worker writes it: "1,234".
fn number(text: &str) -> Option<u64> {
    if is_number(text) && text.contains(',') { text.replace(',', "").parse().ok() } else { None }
}

/// A size as the worker writes it: "1.2 GB".
fn size(text: &str) -> Option<String> {
    let (number, unit) = text.split_once(' ')?;
    let (whole, tenths) = number.split_once('.')?;
    let prefix = unit.strip_suffix('B').filter(|prefix| ["K", "M", "G", "T"].contains(prefix) && tenths.len() == 1)?;
    let tenths: u64 = format!("{whole}{tenths}").parse().ok()?;
    Some(format!("{} {prefix}{}", numbers::decimal(tenths), super::common::byte_symbol()))
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|sign| sign.is_ascii_digit() || sign == ',')
}

impl Sentence {
    fn of(english: &str, translated: String) -> Self {
        let (mut parts, mut variables) = (Vec::new(), Vec::new());
        let mut rest = english;
        while let Some((before, after)) = rest.split_once([VARIABLE, NUMBER]) {
            parts.push(before.to_owned());
            let is_number = rest.get(before.len()..).is_some_and(|mark| mark.starts_with(NUMBER));
            let mut signs = after.chars();
            let number = signs.next().and_then(|digit| digit.to_digit(10)).and_then(|at| usize::try_from(at).ok());
            variables.push((number.unwrap_or_default(), is_number));
            rest = signs.as_str();
        }
        parts.push(rest.to_owned());
        Self { parts, variables, translated }
    }

    /// Whether a variable is all that follows a sentence or clause.
    fn is_rest(&self, variable: usize) -> bool {
        let before = self.parts.iter().rev().nth(1).is_some_and(|part| BETWEEN.iter().any(|end| part.ends_with(end)));
        let is_last = self.variables.last().is_some_and(|(at, _)| *at == variable);
        before && is_last && self.parts.last().is_some_and(String::is_empty)
    }

    /// What stands in a text in the places of the variables, by their numbers; `None` if it is another sentence.
    fn values<'a>(&self, text: &'a str) -> Option<Vec<&'a str>> {
        let (first, others) = self.parts.split_first()?;
        let mut rest = text.strip_prefix(first.as_str())?;
        let Some((last, between)) = others.split_last() else { return rest.is_empty().then(Vec::new) };
        let mut values = vec![""; self.variables.len()];
        let mut numbers = self.variables.iter();
        let mut put = |value: &'a str| -> Option<()> {
            let (at, must_be_number) = *numbers.next()?;
            *values.get_mut(at)? = value;
            (!value.is_empty() && (!must_be_number || is_number(value))).then_some(())
        };
        for part in between {
            let (value, after) = rest.split_once(part.as_str())?;
            put(value)?;
            rest = after;
        }
        put(rest.strip_suffix(last.as_str())?)?;
        Some(values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn learn_pairs(pairs: &[(&str, &str)]) {
        learn(pairs.iter().flat_map(|(english, other)| [*english, *other]).map(str::to_owned));
    }

    #[test]
    fn a_sentence_is_found_with_what_was_put_in() {
        learn_pairs(&[
            ("\u{1}0 of \u{1}1", "\u{1}0 von \u{1}1"),
            ("\u{6}0 files", "\u{1}0 Dateien"),
            ("\u{1}0 are in \u{1}1 only.", "Nur \u{1}1 hat \u{1}0."),
        ]);
        assert_eq!(told("3 of 5 files"), "3 von 5 Dateien");
        assert_eq!(told("4 files are in UDF only."), "Nur UDF hat 4 Dateien.");
        assert_eq!(told("4 files are in UDF only. Another sentence."), "Nur UDF hat 4 Dateien. Another sentence.");
        assert_eq!(told("No files"), "No files");
        assert_eq!(told("3 files; 5 files"), "3 Dateien; 5 Dateien");
        assert_eq!([told("1.2 GB"), told("1.2 times")], ["1.2 GB", "1.2 times"]);
        assert_eq!(told("Unknown"), "Unknown");
        forget();
        assert_eq!(told("4 files"), "4 files");
    }

    #[test]
    fn several_sentences_may_follow_the_beginning_of_one() {
        learn_pairs(&[
            ("Yes. \u{1}0", "Ja. \u{1}0"),
            ("The sector is right.", "Der Sektor stimmt."),
            ("\u{1}0 and \u{1}1 have \u{1}2 in common; \u{1}3", "\u{1}0 und \u{1}1 haben \u{1}2; \u{1}3"),
            ("\u{6}0 files", "\u{1}0 Dateien"),
        ]);
        assert_eq!(told("Yes. The sector is right. It is so."), "Ja. Der Sektor stimmt. It is so.");
        assert_eq!(
            told("A and B have 4 files in common; 2 files; 3 files"),
            "A und B haben 4 Dateien; 2 Dateien; 3 Dateien"
        );
        forget();
    }

    #[test]
    fn values_may_change_their_order() {
        learn_pairs(&[("\u{1}0 is at \u{1}1.", "An \u{1}1 liegt \u{1}0.")]);
        assert_eq!(told("The table is at 0x8000."), "An 0x8000 liegt The table.");
        forget();
    }
}
