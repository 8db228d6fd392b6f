//! Refusals: what Discern understands but does not do, as data: a code for programs, a sentence and advice for the
//! user.
//!
//! A [`Refusal`] is declared as a `static` next to the code that refuses, like an
//! [`Anomaly`](crate::findings::Anomaly), so that all sentences can be collected, translated and looked up by code.

use std::fmt;

/// One reason to refuse. `{0}`, `{1}` and so on in its texts are replaced by the arguments of a [`Refused`].
#[derive(Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Stable name, as in `EDIT-NAME-TAKEN`; never reused for another reason.
    pub code: &'static str,
    /// What happened, as a sentence.
    pub sentence: &'static str,
    /// What the user can do, as a sentence; empty if there is nothing to say.
    pub advice: &'static str,
}

/// A [`Refusal`] with its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The reason.
    pub refusal: &'static Refusal,
    /// Values of the placeholders, in order.
    pub arguments: Vec<String>,
}

impl Refusal {
    /// Adds the values of the placeholders.
    #[must_use]
    pub fn with(&'static self, arguments: &[&dyn fmt::Display]) -> Refused {
        Refused { refusal: self, arguments: arguments.iter().map(|argument| argument.to_string()).collect() }
    }
}

impl Refused {
    /// The sentence, with the arguments in it.
    #[must_use]
    pub fn sentence(&self) -> String {
        filled(self.refusal.sentence, &self.arguments)
    }

    /// The advice, with the arguments in it; empty if there is none.
    #[must_use]
    pub fn advice(&self) -> String {
        filled(self.refusal.advice, &self.arguments)
    }
}

impl From<&'static Refusal> for Refused {
    /// A refusal without placeholders.
    fn from(refusal: &'static Refusal) -> Self {
        Self { refusal, arguments: Vec::new() }
    }
}

impl fmt::Display for Refused {
    /// The sentence, then the advice.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.sentence())?;
        match self.refusal.advice {
            "" => Ok(()),
            _ => write!(f, " {}", self.advice()),
        }
    }
}

/// Replaces the placeholders in a text, from left to right; one without an argument stays as it is.
fn filled(text: &str, arguments: &[String]) -> String {
    let mut done = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        done.push_str(before);
        let placeholder = after.split_once('}');
        let argument = placeholder.and_then(|(number, _)| arguments.get(number.parse::<usize>().ok()?));
        match (argument, placeholder) {
            (Some(argument), Some((_, after))) => {
                done.push_str(argument);
                rest = after;
            }
            _ => {
                done.push('{');
                rest = after;
            }
        }
    }
    done + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    static TAKEN: Refusal =
        Refusal { code: "TEST-TAKEN", sentence: "“{0}” is in {1} already.", advice: "Rename {0} or {2}." };

    #[test]
    fn placeholders_are_filled_once() {
        let refused = TAKEN.with(&[&"{1}", &"/boot"]);
        assert_eq!(refused.to_string(), "“{1}” is in /boot already. Rename {1} or {2}.");
        assert_eq!(filled("{", &[]), "{");
        assert_eq!(filled("{x} {0}", &["a".into()]), "{x} a");
    }
}
