//! Clues that identify a kind of medium.

use super::evidence::{Evidence, Proof};

/// A property of an image. Patterns ignore case: `*` is any text, `#` a digit, `?` any character.
#[derive(Debug, Clone, Copy)]
pub(super) enum Clue {
    /// A file or directory.
    Path(&'static str),
    /// A file that begins with these bytes.
    Begins(&'static str, &'static [u8]),
    /// A file whose first kilobytes contain a text, ignoring case.
    Contains(&'static str, &'static str),
    /// A name in the root directory.
    Root(&'static str),
    /// The label of a volume.
    Label(&'static str),
    /// The system identifier of a primary volume descriptor.
    System(&'static str),
    /// The application identifier of a primary volume descriptor.
    Application(&'static str),
    /// Bytes at an offset from the start of the disc's data.
    Bytes(u64, &'static [u8]),
    /// Any of these.
    Any(&'static [Self]),
    /// All of these.
    All(&'static [Self]),
    /// Not this.
    Not(&'static Self),
    /// A rule that no table expresses.
    Seen(fn(&Evidence<'_>) -> Option<Proof>),
}

impl Clue {
    /// Position of the clue in the image; `None` if it is missing. There is no position for a clue that requires
    /// absence.
    pub(super) fn find(&self, evidence: &Evidence<'_>) -> Option<Option<Proof>> {
        let some = |proof: Proof| Some(proof);
        match self {
            Self::Path(path) => evidence.find(path).map(some),
            Self::Begins(path, bytes) => {
                let found = evidence.file(path)?;
                let head = found.head(bytes.len() as u64)?;
                (head == *bytes).then_some(Some(found.proof))
            }
            Self::Contains(path, text) => {
                let (content, proof) = evidence.text(path)?;
                content.to_ascii_lowercase().contains(&text.to_ascii_lowercase()).then_some(Some(proof))
            }
            Self::Root(pattern) => {
                let name = evidence.names("").into_iter().find(|name| is_like(pattern, name))?;
                evidence.find(&name).map(some)
            }
            Self::Label(pattern) => {
                let mut labels = evidence.labels();
                labels.find(|(label, _)| is_like(pattern, label)).map(|(_, proof)| Some(proof))
            }
            Self::System(pattern) => field(evidence, "System Identifier", pattern),
            Self::Application(pattern) => field(evidence, "Application Identifier", pattern),
            Self::Bytes(at, bytes) => evidence.has_bytes(*at, bytes).map(some),
            Self::Any(clues) => clues.iter().find_map(|clue| clue.find(evidence)),
            Self::All(clues) => {
                let mut proof = None;
                for clue in *clues {
                    let found = clue.find(evidence)?;
                    proof = proof.or(found);
                }
                Some(proof)
            }
            Self::Not(clue) => clue.find(evidence).is_none().then_some(None),
            Self::Seen(look) => look(evidence).map(some),
        }
    }
}

fn field(evidence: &Evidence<'_>, label: &str, pattern: &str) -> Option<Option<Proof>> {
    let (value, proof) = evidence.field(label)?;
    is_like(pattern, value.trim()).then_some(Some(proof))
}

/// Whether a text is like a pattern.
pub(super) fn is_like(pattern: &str, text: &str) -> bool {
    let (pattern, text) = (pattern.as_bytes(), text.as_bytes());
    let (mut at, mut from) = (0, 0);
    // Position of the last `*`, and the character it ends before.
    let mut star: Option<(usize, usize)> = None;
    while let Some(byte) = text.get(from) {
        let is_next = match pattern.get(at) {
            Some(b'*') => {
                star = Some((at, from));
                at = at.saturating_add(1);
                continue;
            }
            Some(b'#') => byte.is_ascii_digit(),
            Some(b'?') => true,
            Some(other) => other.eq_ignore_ascii_case(byte),
            None => false,
        };
        if is_next {
            (at, from) = (at.saturating_add(1), from.saturating_add(1));
        } else {
            let Some((place, end)) = star else { return false };
            let end = end.saturating_add(1);
            (star, at, from) = (Some((place, end)), place.saturating_add(1), end);
        }
    }
    pattern.get(at..).unwrap_or_default().iter().all(|byte| *byte == b'*')
}

#[cfg(test)]
mod tests {
    use super::is_like;

    #[test]
    fn patterns() {
        for (pattern, text) in [
            ("ARCH_######", "arch_202409"),
            ("Fedora-*-dvd-*", "Fedora-S-dvd-x86_64-40"),
            ("*", ""),
            ("a*b*c", "a-b-b-c"),
            ("VOID_LIVE", "void_live"),
            ("?a*", "xa"),
        ] {
            assert!(is_like(pattern, text), "{pattern} {text}");
        }
        for (pattern, text) in
            [("ARCH_######", "ARCH_20240"), ("ARCH_######", "ARCH_2024099"), ("a*b", "a-b-c"), ("", "x")]
        {
            assert!(!is_like(pattern, text), "{pattern} {text}");
        }
    }
}
