//! Paths in requests of users and edit lists.

use crate::error::Result;
use crate::refusal::Refusal;

static NO_NAME: Refusal = Refusal { code: "PATH-NO-NAME", sentence: "“{0}” does not name a file.", advice: "" };

/// Splits a path into its directory and its last name.
///
/// # Errors
/// [`Error::Refused`](crate::error::Error::Refused) if it does not end with a name.
pub fn split_path(path: &str) -> Result<(&str, &str)> {
    let path = path.trim_end_matches('/');
    let (parent, name) = path.rsplit_once('/').unwrap_or(("", path));
    match name {
        "" | "." | ".." => Err(NO_NAME.with(&[&path]).into()),
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
