//! The description of images: XML in UTF-16.

use crate::bytes::text::without_references;

/// Description of an image.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Description {
    /// Number of the image, from 1.
    pub(super) index: u32,
    pub(super) name: String,
    /// Labels and values of the other elements that are shown.
    pub(super) others: Vec<(&'static str, String)>,
}

/// Elements that are shown, with their labels.
const SHOWN: [(&str, &str); 12] = [
    ("DESCRIPTION", "Description"),
    ("DISPLAYNAME", "Name to show"),
    ("DISPLAYDESCRIPTION", "Description to show"),
    ("FLAGS", "Edition of the image"),
    ("PRODUCTNAME", "Product"),
    ("EDITIONID", "Edition"),
    ("INSTALLATIONTYPE", "Installation type"),
    ("DEFAULT", "Language"),
    ("ARCH", "Architecture"),
    ("BUILD", "Build"),
    ("DIRCOUNT", "Folders"),
    ("FILECOUNT", "Files"),
];

/// Reads the description of each image.
pub(super) fn descriptions(bytes: &[u8]) -> Vec<Description> {
    let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|unit| u16::from_le_bytes(*unit)).collect();
    let text = String::from_utf16_lossy(&units);
    let images = text.split("<IMAGE ").skip(1);
    images.filter_map(|image| of(image.split("</IMAGE>").next().unwrap_or(image))).collect()
}

fn of(image: &str) -> Option<Description> {
    let index = image.split("INDEX=\"").nth(1)?.split('"').next()?.parse().ok()?;
    let name = element(image, "NAME").unwrap_or_default();
    let shown = SHOWN.iter().filter_map(|(tag, label)| Some((*label, element(image, tag)?)));
    let others = shown.map(|(label, value)| (label, if label == "Architecture" { architecture(value) } else { value }));
    Some(Description { index, name, others: others.collect() })
}

/// The text of the first element with this tag.
fn element(text: &str, tag: &str) -> Option<String> {
    let inner = text.split(&format!("<{tag}>")).nth(1)?.split('<').next()?.trim();
    let value = without_references(inner);
    (!value.is_empty()).then_some(value)
}

fn architecture(number: String) -> String {
    match number.as_str() {
        "0" => "x86".to_owned(),
        "5" => "ARM".to_owned(),
        "9" => "x64".to_owned(),
        "12" => "ARM64".to_owned(),
        _ => number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_image_has_its_name_and_description() {
        let xml = "\u{FEFF}<WIM><TOTALBYTES>9</TOTALBYTES><IMAGE INDEX=\"1\"><NAME>A &amp; B</NAME><WINDOWS><ARCH>9</ARCH>\
                   </WINDOWS></IMAGE><IMAGE INDEX=\"2\"><FILECOUNT>7</FILECOUNT></IMAGE></WIM>";
        let bytes: Vec<u8> = xml.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let found = descriptions(&bytes);
        assert_eq!((found.len(), found[0].index, found[0].name.as_str()), (2, 1, "A & B"));
        assert_eq!(found[0].others, [("Architecture", "x64".to_owned())]);
        assert_eq!((found[1].name.as_str(), found[1].others.as_slice()), ("", &[("Files", "7".to_owned())][..]));
        assert!(descriptions(b"").is_empty() && descriptions(&bytes[..50]).is_empty());
    }
}
