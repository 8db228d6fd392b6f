//! Paths, as a person or a list of edits gives them.

use crate::error::{Error, Result};

/// A path's directory and its last name.
///
/// # Errors
/// [`Error::Unsupported`] where it ends with no name.
pub fn split_path(path: &str) -> Result<(&str, &str)> {
    let path = path.trim_end_matches('/');
    let (parent, name) = path.rsplit_once('/').unwrap_or(("", path));
    match name {
        "" | "." | ".." => Err(Error::Unsupported(format!("“{path}” names no file."))),
        name => Ok((parent, name)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_name_is_split_off() {
        assert_eq!(split_path("/a/b/c").unwrap(), ("/a/b", "c"));
        assert_eq!(split_path("a/").unwrap(), ("", "a"));
        for nothing in ["", "/", "/a/..", "/a/./"] {
            assert!(split_path(nothing).is_err(), "{nothing}");
        }
    }
}
