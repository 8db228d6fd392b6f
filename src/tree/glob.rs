//! Patterns with `*` and `?`, for names and for paths.

/// A pattern for a whole text in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Glob(Vec<Token>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    /// This character.
    Char(char),
    /// Any one character except a separator.
    One,
    /// Any run of characters without separators.
    Run,
    /// Any run of characters.
    Deep,
}

impl Glob {
    /// A pattern for a name: `*` is any run of characters, `?` any one.
    #[must_use]
    pub(super) fn of_name(text: &str) -> Self {
        let mut tokens: Vec<Token> = Vec::new();
        for c in text.chars() {
            match (c, tokens.last_mut()) {
                ('*', Some(last @ (Token::Run | Token::Deep))) => *last = Token::Deep,
                ('*', _) => tokens.push(Token::Run),
                ('?', _) => tokens.push(Token::One),
                _ => tokens.push(Token::Char(c)),
            }
        }
        Self(tokens)
    }

    /// A pattern for a path from the root, in which `*` stays within a name and `**` does not. A pattern that does not
    /// begin with `/` may start at any directory.
    #[must_use]
    pub(super) fn of_path(text: &str) -> Self {
        let mut glob = Self::of_name(text);
        if !text.starts_with('/') {
            glob.0.splice(0..0, [Token::Deep, Token::Char('/')]);
        }
        glob
    }

    /// Whether the pattern matches the whole `text`.
    #[must_use]
    pub(super) fn matches(&self, text: &str) -> bool {
        let mut tokens = self.0.as_slice();
        let mut chars = text.chars();
        // Where to continue after a mismatch: only the last of each kind of run can ever need to grow.
        let mut run = None;
        let mut deep = None;
        loop {
            match tokens.split_first() {
                Some((Token::Run, rest)) => {
                    run = Some((rest, chars.clone()));
                    tokens = rest;
                    continue;
                }
                Some((Token::Deep, rest)) => {
                    deep = Some((rest, chars.clone()));
                    run = None;
                    tokens = rest;
                    continue;
                }
                None if chars.as_str().is_empty() => return true,
                Some((token, rest)) => {
                    let mut ahead = chars.clone();
                    if ahead.next().is_some_and(|c| token.fits(c)) {
                        (tokens, chars) = (rest, ahead);
                        continue;
                    }
                }
                None => {}
            }
            let grown = grow(&mut run, false).or_else(|| {
                run = None;
                grow(&mut deep, true)
            });
            let Some(next) = grown else { return false };
            (tokens, chars) = next;
        }
    }
}

impl Token {
    fn fits(self, c: char) -> bool {
        match self {
            Self::Char(wanted) => c == wanted,
            Self::One => c != '/',
            Self::Run | Self::Deep => false,
        }
    }
}

type Backtrack<'a> = (&'a [Token], std::str::Chars<'a>);

/// Extends a run by one character; `None` if that is impossible.
fn grow<'a>(place: &mut Option<Backtrack<'a>>, over_separators: bool) -> Option<Backtrack<'a>> {
    let (_, chars) = place.as_mut()?;
    let taken = chars.next()?;
    if taken == '/' && !over_separators {
        return None;
    }
    place.clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let fits = |pattern: &str, text: &str| Glob::of_name(pattern).matches(text);
        assert!(fits("*", ""));
        assert!(fits("a*b*c", "axxbyybzzc"));
        assert!(!fits("a*b*c", "axxbyybzz"));
        assert!(fits("?ü*", "xüy"));
        assert!(!fits("?", ""));
        assert!(fits("***", "abc"));
    }

    #[test]
    fn paths() {
        let fits = |pattern: &str, text: &str| Glob::of_path(pattern).matches(text);
        assert!(fits("/a/*.c", "/a/b.c"));
        assert!(!fits("/a/*.c", "/a/b/c.c"));
        assert!(fits("/a/**.c", "/a/b/c.c"));
        assert!(fits("b/?.c", "/a/b/c.c"));
        assert!(!fits("b/?.c", "/ab/c.c"));
        assert!(fits("**/x*/**/y", "/q/x1/x2/z/y"));
    }

    #[test]
    fn many_stars_stay_quick() {
        let text = "a".repeat(2000);
        assert!(!Glob::of_name(&"a*".repeat(50).replace("**", "*")).matches(&format!("{text}b/")));
    }
}
