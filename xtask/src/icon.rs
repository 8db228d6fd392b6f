//! Puts the page's icon into its document. Chromium asks for an icon of its own again whenever the address changes, and
//! logs an error if the network is gone by then.

use std::fs;
use std::path::Path;

use crate::command::{Result, root};
use crate::single::between;

/// Replaces the address of the icon in a built page by the icon.
pub fn embed(page: &Path) -> Result<()> {
    let path = page.join("index.html");
    let address = address(&fs::read_to_string(root().join("icon.svg"))?);
    let html = between(&fs::read_to_string(&path)?, "href=\"icon.svg\"", "", &format!("href=\"{address}\""))?;
    Ok(fs::write(path, html)?)
}

/// A drawing as an address (RFC 2397) that an attribute in double quotes can hold. Escapes only what ends such an
/// address, since the rest is packed better as it is.
fn address(drawing: &str) -> String {
    let squeezed: String = drawing.lines().map(str::trim).collect();
    format!("data:image/svg+xml,{}", squeezed.replace('%', "%25").replace('#', "%23").replace('"', "'"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_can_hold_the_drawing() {
        let drawing = "<svg>\n  <a b=\"50%\" c=\"#fff\"/>\n</svg>\n";
        assert_eq!(address(drawing), "data:image/svg+xml,<svg><a b='50%25' c='%23fff'/></svg>");
    }
}
