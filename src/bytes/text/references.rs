//! Character references of HTML and XML.

/// References that programs which write web pages leave in texts, and what they stand for; that of "&" comes last, since
/// it begins all others.
const REFERENCES: [(&str, &str); 8] = [
    ("&quot;", "\""),
    ("&apos;", "'"),
    ("&#39;", "'"),
    ("&#039;", "'"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&nbsp;", " "),
    ("&amp;", "&"),
];

/// A text with its character references resolved.
#[must_use]
pub fn without_references(text: &str) -> String {
    REFERENCES.iter().fold(text.to_owned(), |text, (reference, meaning)| text.replace(reference, meaning))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_resolved_once() {
        let resolved = [
            ("Tom &amp; Ann", "Tom & Ann"),
            ("&lt;&quot;a&apos;&#39;&#039;&gt;", "<\"a'''>"),
            ("a &amp;lt; b", "a &lt; b"),
            ("AT&T, B&B; C&D", "AT&T, B&B; C&D"),
        ];
        for (text, expected) in resolved {
            assert_eq!(without_references(text), expected);
        }
    }
}
