//! Names by which changes refer to added files: their own, with a number before it if another has the same.

/// Name of the `number`-th addition called `name`, counted from 1.
pub(crate) fn numbered(name: &str, number: u32) -> String {
    if number < 2 { name.to_owned() } else { format!("({number})/{name}") }
}

/// Splits the path of an added file: the number before it, and the name of the file or folder it was added with.
pub(crate) fn root(from: &str) -> Option<(&str, &str)> {
    let numbered = from.starts_with('(').then(|| from.find(")/")).flatten();
    let (prefix, path) = from.split_at(numbered.map_or(0, |at| at.saturating_add(2)));
    Some((prefix, path.split('/').next()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn additions_keep_their_own_names() {
        assert_eq!(root(&numbered("notes.txt", 1)), Some(("", "notes.txt")));
        assert_eq!(root("folder/a/b.txt"), Some(("", "folder")));
        assert_eq!(root(&numbered("notes.txt", 2)), Some(("(2)/", "notes.txt")));
        assert_eq!(root("(a) file"), Some(("", "(a) file")));
    }
}
