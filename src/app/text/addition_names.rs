//! The names by which changes call what was given: its own, with a number before it where another has that.

/// The name of what is called `name`, of the so many-th of that name.
pub(crate) fn numbered(name: &str, number: u32) -> String {
    if number < 2 { name.to_owned() } else { format!("({number})/{name}") }
}

/// What stands before the name of what was given as a whole, and that name; what follows lies in it.
pub(crate) fn root(from: &str) -> Option<(&str, &str)> {
    let numbered = from.starts_with('(').then(|| from.find(")/")).flatten();
    let (prefix, path) = from.split_at(numbered.map_or(0, |at| at.saturating_add(2)));
    Some((prefix, path.split('/').next()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_given_is_known_by_its_own_name() {
        assert_eq!(root(&numbered("notes.txt", 1)), Some(("", "notes.txt")));
        assert_eq!(root("folder/a/b.txt"), Some(("", "folder")));
        assert_eq!(root(&numbered("notes.txt", 2)), Some(("(2)/", "notes.txt")));
        assert_eq!(root("(a) file"), Some(("", "(a) file")));
    }
}
