//! The text in which LVM2 describes a volume group: values and sections in braces, as `lib/config/config.c` reads it.

/// Maximum depth of sections and lists; LVM2 writes four.
const DEPTH: u32 = 16;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Number(u64),
    Text(String),
    List(Vec<Self>),
}

/// Values and sections, each with its name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Section {
    values: Vec<(String, Value)>,
    pub(super) sections: Vec<(String, Self)>,
}

impl Section {
    /// Parses a whole text; `None` if it is not one.
    pub(super) fn parse(text: &[u8]) -> Option<Self> {
        let mut reader = Reader { rest: text };
        let section = reader.section(0)?;
        reader.rest.is_empty().then_some(section)
    }

    /// The section of a name.
    pub(super) fn section(&self, name: &str) -> Option<&Self> {
        self.sections.iter().find(|(other, _)| other == name).map(|(_, section)| section)
    }

    fn value(&self, name: &str) -> Option<&Value> {
        self.values.iter().find(|(other, _)| other == name).map(|(_, value)| value)
    }

    /// The number of a name.
    pub(super) fn number(&self, name: &str) -> Option<u64> {
        if let Some(Value::Number(number)) = self.value(name) { Some(*number) } else { None }
    }

    /// The text of a name.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        if let Some(Value::Text(text)) = self.value(name) { Some(text) } else { None }
    }

    /// The list of a name; empty if there is none.
    pub(super) fn list(&self, name: &str) -> &[Value] {
        if let Some(Value::List(list)) = self.value(name) { list } else { &[] }
    }
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl Reader<'_> {
    /// Skips blanks and comments, and the zeros that follow a text.
    fn skip(&mut self) {
        loop {
            self.rest = self.rest.trim_ascii_start();
            match self.rest.first() {
                Some(b'#') => {
                    let end = self.rest.iter().position(|byte| *byte == b'\n').unwrap_or(self.rest.len());
                    self.advance(end);
                }
                Some(0) => self.advance(1),
                _ => break,
            }
        }
    }

    fn advance(&mut self, by: usize) {
        self.rest = self.rest.get(by..).unwrap_or_default();
    }

    /// Takes a byte if it is the next one.
    fn take(&mut self, byte: u8) -> bool {
        self.skip();
        let is_next = self.rest.first() == Some(&byte);
        self.advance(usize::from(is_next));
        is_next
    }

    /// The bytes before the first that `is_end` accepts.
    fn until(&mut self, is_end: impl Fn(u8) -> bool) -> String {
        let end = self.rest.iter().position(|byte| is_end(*byte)).unwrap_or(self.rest.len());
        let text = String::from_utf8_lossy(self.rest.get(..end).unwrap_or_default()).into_owned();
        self.advance(end);
        text
    }

    /// The values and sections up to a closing brace, or to the end of the text.
    fn section(&mut self, depth: u32) -> Option<Section> {
        let mut section = Section::default();
        loop {
            self.skip();
            if self.rest.is_empty() || self.rest.first() == Some(&b'}') {
                return Some(section);
            }
            let name = self.until(|byte| byte.is_ascii_whitespace() || matches!(byte, b'=' | b'{' | b'}' | b'#'));
            if name.is_empty() || depth >= DEPTH {
                return None;
            }
            if self.take(b'=') {
                section.values.push((name, self.value(depth)?));
            } else if self.take(b'{') {
                let inner = self.section(depth.saturating_add(1))?;
                if !self.take(b'}') {
                    return None;
                }
                section.sections.push((name, inner));
            } else {
                return None;
            }
        }
    }

    fn value(&mut self, depth: u32) -> Option<Value> {
        if self.take(b'"') {
            return self.quoted().map(Value::Text);
        }
        if self.take(b'[') {
            let mut list = Vec::new();
            while !self.take(b']') {
                if self.rest.is_empty() || depth >= DEPTH {
                    return None;
                }
                list.push(self.value(depth.saturating_add(1))?);
                self.take(b',');
            }
            return Some(Value::List(list));
        }
        let word = self.until(|byte| byte.is_ascii_whitespace() || matches!(byte, b',' | b']' | b'}' | b'#'));
        // No number with a sign or a fraction says where something is.
        let is_number = word.starts_with(|first: char| first.is_ascii_digit() || first == '-');
        is_number.then(|| Value::Number(word.parse().unwrap_or_default()))
    }

    /// A text up to its closing quote.
    fn quoted(&mut self) -> Option<String> {
        let mut text = String::new();
        loop {
            text += &self.until(|byte| matches!(byte, b'"' | b'\\'));
            let (first, rest) = self.rest.split_first()?;
            self.rest = rest;
            if *first == b'"' {
                return Some(text);
            }
            let (escaped, rest) = self.rest.split_first()?;
            text.push(char::from(*escaped));
            self.rest = rest;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_and_sections_are_found_by_name() {
        let text = b"group {\n\tid = \"a-b\" # comment {\n size=8192\n flags = []\n\
                     list = [\"pv0\", 0,\n\"pv\\\"1\", 25]\n half = 1.5\n inner {\n}\n}\n# end\nversion = 1\n\0";
        let text = Section::parse(text).unwrap();
        let group = text.section("group").unwrap();
        assert_eq!(
            (group.text("id"), group.number("size"), text.number("version")),
            (Some("a-b"), Some(8192), Some(1))
        );
        assert_eq!((group.list("flags"), group.section("inner")), (&[][..], Some(&Section::default())));
        let name = |name: &str| Value::Text(name.to_owned());
        assert_eq!(group.list("list"), [name("pv0"), Value::Number(0), name("pv\"1"), Value::Number(25)]);
    }

    #[test]
    fn texts_that_are_cut_or_too_deep_are_none() {
        for text in [&b"a {"[..], b"a = \"b", b"a = [1, ", b"a", b"}", b"= 1", b"a = b"] {
            assert_eq!(Section::parse(text), None, "{}", String::from_utf8_lossy(text));
        }
        assert_eq!(Section::parse(&b"a {".repeat(100_000)), None);
        assert_eq!(Section::parse(&[&b"a = "[..], &b"[".repeat(100_000)].concat()), None);
    }
}
