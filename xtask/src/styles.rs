//! Joins the page's style sheets into one file: `styles/all.css` lists them in order, and Trunk ships the result.

use std::fs;

use crate::command::{Result, root};

/// Joins the style sheets and writes them, without comments and superfluous spaces, to the path in `index.html`.
pub fn join() -> Result<()> {
    let folder = root().join("target/page");
    fs::create_dir_all(&folder)?;
    Ok(fs::write(folder.join("discern.css"), joined()?)?)
}

fn joined() -> Result<String> {
    let styles = root().join("styles");
    let mut text = String::new();
    for name in names(&fs::read_to_string(styles.join("all.css"))?) {
        let path = styles.join(name);
        let sheet = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        text.push_str(&minified(&sheet));
    }
    Ok(text)
}

/// Names of the files that a style sheet imports.
fn names(sheet: &str) -> Vec<&str> {
    sheet.lines().filter_map(|line| line.strip_prefix("@import \"")?.strip_suffix("\";")).collect()
}

/// Removes comments and superfluous spaces from a style sheet.
fn minified(sheet: &str) -> String {
    let mut text = String::new();
    let mut rest = sheet;
    let mut is_space = false;
    while let Some(next) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            is_space = true;
            continue;
        }
        let taken = match next {
            '"' | '\'' => rest.get(1..).and_then(|inner| inner.find(next)).map_or(rest.len(), |end| end + 2),
            _ => next.len_utf8(),
        };
        let (token, after) = rest.split_at(taken);
        rest = after;
        if next.is_whitespace() {
            is_space = true;
            continue;
        }
        let is_tight = |character: char| matches!(character, '{' | '}' | ';' | ',');
        if is_space && !is_tight(next) && !text.is_empty() && !text.ends_with(|last| is_tight(last) || last == ':') {
            text.push(' ');
        }
        if next == '}' && text.ends_with(';') {
            text.pop();
        }
        is_space = false;
        text.push_str(token);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sheet_is_joined_once() {
        let all = fs::read_to_string(root().join("styles/all.css")).unwrap();
        let mut named = names(&all);
        let files = fs::read_dir(root().join("styles")).unwrap().map(|file| file.unwrap().file_name());
        let mut files: Vec<_> =
            files.map(|name| name.into_string().unwrap()).filter(|name| name != "all.css").collect();
        named.sort_unstable();
        files.sort_unstable();
        assert_eq!(named, files);
    }

    #[test]
    fn insignificant_space_is_removed() {
        let sheet =
            "/* A. */\n.a .b > c:hover,\n.d :focus {\n  margin: calc(1px + 2px) 0;\n  content: \"; }  {\";\n}\n";
        assert_eq!(minified(sheet), ".a .b > c:hover,.d :focus{margin:calc(1px + 2px) 0;content:\"; }  {\"}");
    }

    #[test]
    fn nothing_but_space_and_comments_is_lost() {
        let bare = |text: &str| text.chars().filter(|next| !next.is_whitespace() && *next != ';').collect::<String>();
        let sheet = fs::read_to_string(root().join("styles/tokens.css")).unwrap();
        let without = sheet.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, after)| after));
        assert_eq!(bare(&minified(&sheet)), bare(&without.collect::<String>()));
    }
}
