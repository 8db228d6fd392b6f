//! Sentences that the worker made, in the user's language.
//!
//! The worker's sentences are English, as are reports, so that they can be searched for and compared. A translation is
//! found by the English text: `en/told.ftl` has them as the code makes them, with variables for what is put in.

use std::cell::RefCell;

use super::{CHOICE, Given, VARIABLE, fill, numbers};

/// How deep sentences are looked for within what was put into others.
const DEPTH: u32 = 3;

/// A sentence of the worker.
struct Sentence {
    /// What stands before, between and after the variables.
    parts: Vec<String>,
    /// The variables between them, by their numbers.
    variables: Vec<usize>,
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
    SENTENCES.with_borrow(|sentences| {
        if sentences.is_empty() { text.to_owned() } else { translated(sentences, text, DEPTH) }
    })
}

fn translated(sentences: &[Sentence], text: &str, depth: u32) -> String {
    if let Some((sentence, values)) = sentences.iter().find_map(|sentence| Some((sentence, sentence.values(text)?))) {
        let deeper = |value: &str| match depth.checked_sub(1) {
            Some(depth) => translated(sentences, value, depth),
            None => value.to_owned(),
        };
        let values: Vec<String> = values.into_iter().map(deeper).collect();
        let given: Vec<Given> = values.iter().map(|value| Given::Text(value)).collect();
        return fill(&sentence.translated, &given);
    }
    if let Some(number) = number(text) {
        return numbers::count(number);
    }
    // Several sentences after each other.
    match text.split_once(". ") {
        Some((first, rest)) => {
            let first = translated_end(sentences, first, depth);
            format!("{first} {}", translated(sentences, rest, depth))
        }
        None => text.to_owned(),
    }
}

/// Translates a sentence whose period was cut off.
fn translated_end(sentences: &[Sentence], first: &str, depth: u32) -> String {
    let whole = format!("{first}.");
    let known = sentences.iter().any(|sentence| sentence.values(&whole).is_some());
    if known { translated(sentences, &whole, depth) } else { whole }
}

/// A number as the worker writes it: "1,234".
fn number(text: &str) -> Option<u64> {
    let is_number = text.len() > 3 && text.chars().all(|sign| sign.is_ascii_digit() || sign == ',');
    if is_number && text.contains(',') { text.replace(',', "").parse().ok() } else { None }
}

impl Sentence {
    fn of(english: &str, translated: String) -> Self {
        let (mut parts, mut variables) = (Vec::new(), Vec::new());
        let mut rest = english;
        while let Some((before, after)) = rest.split_once([VARIABLE, CHOICE]) {
            parts.push(before.to_owned());
            let mut signs = after.chars();
            let number = signs.next().and_then(|digit| digit.to_digit(10)).and_then(|at| usize::try_from(at).ok());
            variables.push(number.unwrap_or_default());
            rest = signs.as_str();
        }
        parts.push(rest.to_owned());
        Self { parts, variables, translated }
    }

    /// What stands in a text in the places of the variables, by their numbers; `None` if it is another sentence.
    fn values<'a>(&self, text: &'a str) -> Option<Vec<&'a str>> {
        let (first, others) = self.parts.split_first()?;
        let mut rest = text.strip_prefix(first.as_str())?;
        let Some((last, between)) = others.split_last() else { return rest.is_empty().then(Vec::new) };
        let mut values = vec![""; self.variables.len()];
        let mut numbers = self.variables.iter();
        let mut put = |value: &'a str| -> Option<()> {
            *values.get_mut(*numbers.next()?)? = value;
            (!value.is_empty()).then_some(())
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
            ("\u{1}0 files", "\u{1}0 Dateien"),
            ("\u{1}0 are in \u{1}1 only.", "Nur \u{1}1 hat \u{1}0."),
        ]);
        assert_eq!(told("3 of 5 files"), "3 von 5 Dateien");
        assert_eq!(told("4 files are in UDF only."), "Nur UDF hat 4 Dateien.");
        assert_eq!(told("4 files are in UDF only. Another sentence."), "Nur UDF hat 4 Dateien. Another sentence.");
        assert_eq!(told("Unknown"), "Unknown");
        forget();
        assert_eq!(told("4 files"), "4 files");
    }

    #[test]
    fn values_may_change_their_order() {
        learn_pairs(&[("\u{1}0 is at \u{1}1.", "An \u{1}1 liegt \u{1}0.")]);
        assert_eq!(told("The table is at 0x8000."), "An 0x8000 liegt The table.");
        forget();
    }
}
