//! The page's texts, in the user's language.
//!
//! `build.rs` makes a function for each text of the files in `en`, with the English text inside; other languages are
//! files of the page, which are loaded when they are wanted. `src/app/start.js` knows the user's choice, loads the file,
//! and translates the welcome screen.

#[cfg(target_arch = "wasm32")]
mod languages;
// The page's tests outside a browser are English.
#[cfg_attr(not(target_arch = "wasm32"), path = "english_numbers.rs")]
mod numbers;
mod told;

use std::cell::Cell;

#[cfg(target_arch = "wasm32")]
pub(crate) use languages::{language, read_chosen};
pub(crate) use numbers::{count, decimal};
pub(crate) use told::told;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

thread_local! {
    /// The texts of another language, by their numbers; `None` for English.
    static TEXTS: Cell<Option<&'static [&'static str]>> = const { Cell::new(None) };
}

/// A text without variables.
pub(crate) type Word = fn() -> &'static str;

/// A text with one variable.
pub(crate) type WithText = fn(&str) -> String;

/// A text with one number.
pub(crate) type WithNumber = fn(u64) -> String;

/// What is put in the place of a variable.
#[derive(Clone, Copy)]
enum Given<'a> {
    Text(&'a str),
    /// A number, written with its thousands grouped.
    Number(u64),
}

/// The text of a number, or the English one.
fn fixed(number: usize, english: &'static str) -> &'static str {
    TEXTS.get().and_then(|texts| texts.get(number).copied()).unwrap_or(english)
}

/// A text with its variables filled in.
fn filled(number: usize, english: &'static str, given: &[Given]) -> String {
    fill(fixed(number, english), given)
}

/// Marks in a text, followed by the number of a variable as a digit: the variable itself, and a choice by it.
const VARIABLE: char = '\u{1}';
const CHOICE: char = '\u{2}';
/// Begins an alternative of a choice with its key; an empty key is for all numbers that no other has.
const KEY: char = '\u{3}';
/// Begins the text of an alternative.
const TEXT: char = '\u{4}';
/// Ends a choice.
const END: char = '\u{5}';

/// Fills in variables.
fn fill(text: &str, given: &[Given]) -> String {
    let mut filled = String::with_capacity(text.len().saturating_mul(2));
    let mut rest = text;
    while let Some((before, after)) = rest.split_once([VARIABLE, CHOICE]) {
        filled.push_str(before);
        let is_choice = rest.get(before.len()..).is_some_and(|mark| mark.starts_with(CHOICE));
        let mut signs = after.chars();
        let variable = signs.next().and_then(|digit| digit.to_digit(10)).and_then(|at| usize::try_from(at).ok());
        let value = variable.and_then(|at| given.get(at));
        rest = signs.as_str();
        if is_choice {
            let (choices, after) = rest.split_once(END).unwrap_or((rest, ""));
            rest = after;
            if let Some(Given::Number(number)) = value {
                filled.push_str(&fill(chosen(choices, *number), given));
            }
        } else {
            match value {
                Some(Given::Text(text)) => filled.push_str(text),
                Some(Given::Number(number)) => filled.push_str(&count(*number)),
                None => {}
            }
        }
    }
    filled.push_str(rest);
    filled
}

/// The alternative for a number: one that names it, else one for its plural category, else the last.
fn chosen(choices: &str, number: u64) -> &str {
    let exact = number.to_string();
    let choices = || choices.split(KEY).filter_map(|choice| choice.split_once(TEXT));
    let of = |wanted: &str| choices().find(|(key, _)| *key == wanted).map(|(_, text)| text);
    of(&exact).or_else(|| of(&numbers::plural(number))).or_else(|| of("")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_filled_in() {
        assert_eq!(fill("\u{1}1 of \u{1}0", &[Given::Text("disc"), Given::Number(1234)]), "1,234 of disc");
        assert_eq!(fill("plain", &[]), "plain");
    }

    #[test]
    fn a_number_chooses_its_words() {
        let files = "\u{2}0\u{3}0\u{4}no file\u{3}one\u{4}\u{1}0 file\u{3}\u{4}\u{1}0 files\u{5}.";
        let said = |number| fill(files, &[Given::Number(number)]);
        assert_eq!([0, 1, 2, 1000].map(said), ["no file.", "1 file.", "2 files.", "1,000 files."]);
    }

    #[test]
    fn two_choices_follow_each_other() {
        let both = "\u{2}0\u{3}one\u{4}a\u{3}\u{4}b\u{5}-\u{2}1\u{3}one\u{4}c\u{3}\u{4}d\u{5}";
        assert_eq!(fill(both, &[Given::Number(1), Given::Number(2)]), "a-d");
    }
}
