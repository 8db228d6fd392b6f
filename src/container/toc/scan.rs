//! Splits a cdrdao TOC file into words.

/// A word, and its first byte in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) at: usize,
}

/// The kinds of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// A keyword, number or time.
    Word(String),
    /// A quoted text, with its escapes resolved.
    Text(String),
    /// An opening brace, `{`.
    Open,
    /// A closing brace, `}`.
    Close,
}

/// Splits a file into words; `//` begins a comment. Anything else is ignored.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let at = text.len().saturating_sub(rest.len());
        let (kind, len) = match first {
            '"' => {
                let (text, len) = quoted(rest);
                (Some(Kind::Text(text)), len)
            }
            '{' => (Some(Kind::Open), 1),
            '}' => (Some(Kind::Close), 1),
            '/' if rest.starts_with("//") => (None, rest.find('\n').unwrap_or(rest.len())),
            c if c.is_whitespace() || matches!(c, ':' | ',' | '\u{FEFF}') => (None, c.len_utf8()),
            _ => {
                let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '"' | '{' | '}' | ','));
                let len = end.unwrap_or(rest.len()).max(first.len_utf8());
                (rest.get(..len).map(|word| Kind::Word(word.to_owned())), len)
            }
        };
        tokens.extend(kind.map(|kind| Token { kind, at }));
        rest = rest.get(len..).unwrap_or_default();
    }
    tokens
}

/// The quoted text at the start, and its length including the quotes. `\"`, `\\` and `\ooo` are resolved: the three
/// digits give a byte. Several of them may form a character of UTF-8, as other programs write them; else each is one of
/// ISO 8859-1, as cdrdao writes them.
fn quoted(from: &str) -> (String, usize) {
    let mut text = String::new();
    let mut bytes: Vec<u8> = Vec::new();
    let mut chars = from.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        let digits = from.get(at.saturating_add(1)..at.saturating_add(4)).filter(|_| c == '\\').unwrap_or_default();
        if let Some(code) = u8::from_str_radix(digits, 8).ok().filter(|_| digits.len() == 3) {
            bytes.push(code);
            chars.nth(2);
            continue;
        }
        add_bytes(&mut text, &mut bytes);
        match c {
            '"' => return (text, at.saturating_add(1)),
            '\\' => text.extend(chars.next().map(|(_, c)| c)),
            '\n' => break,
            c => text.push(c),
        }
    }
    add_bytes(&mut text, &mut bytes);
    let len = from.find('\n').unwrap_or(from.len());
    (text, len.max(1))
}

fn add_bytes(text: &mut String, bytes: &mut Vec<u8>) {
    let bytes = std::mem::take(bytes);
    match std::str::from_utf8(&bytes) {
        Ok(decoded) => text.push_str(decoded),
        Err(_) => text.extend(bytes.iter().copied().map(char::from)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_texts_and_comments() {
        let kinds: Vec<Kind> = tokens("TRACK AUDIO // sound\nFILE \"a \\\"b\\\" \\344.wav\" #12 0:1:2 {")
            .into_iter()
            .map(|token| token.kind)
            .collect();
        let word = |text: &str| Kind::Word(text.into());
        let file = Kind::Text("a \"b\" ä.wav".into());
        assert_eq!(kinds, [word("TRACK"), word("AUDIO"), word("FILE"), file, word("#12"), word("0:1:2"), Kind::Open]);
    }

    #[test]
    fn a_byte_order_mark_is_no_word() {
        let words = |text: &str| tokens(text).into_iter().map(|token| token.kind).collect::<Vec<_>>();
        assert_eq!(words("\u{FEFF}CD_DA"), [Kind::Word("CD_DA".into())]);
        assert_eq!(words("\u{FEFF}\nTRACK"), [Kind::Word("TRACK".into())]);
    }

    #[test]
    fn escapes_form_utf_8_where_they_can() {
        let text = |quoted: &str| match tokens(quoted).into_iter().next().map(|token| token.kind) {
            Some(Kind::Text(text)) => text,
            other => panic!("{other:?}"),
        };
        assert_eq!(text(r#""caf\303\251""#), "café");
        assert_eq!(text(r#""\343\201\202 \342\202\254x""#), "あ €x");
        assert_eq!(text(r#""caf\351 \303x\251""#), "café Ãx©");
    }

    #[test]
    fn a_quote_that_does_not_end_costs_its_line_only() {
        let kinds: Vec<Kind> = tokens("ISRC \"abc\nCOPY").into_iter().map(|token| token.kind).collect();
        assert_eq!(kinds, [Kind::Word("ISRC".into()), Kind::Text("abc".into()), Kind::Word("COPY".into())]);
    }
}
