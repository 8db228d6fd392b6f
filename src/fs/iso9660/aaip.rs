//! Arbitrary Attribute Interchange Protocol (AAIP 2.0, libisofs): access control lists and extended attributes in
//! entries "AL".

use super::susp::SystemUse;
use crate::facts::Facts;

/// A name and a value; the access control list has an empty name.
type Attribute = (Vec<u8>, Vec<u8>);

/// Bytes of a binary value that are shown, in hexadecimal digits.
const BINARY_BYTES: usize = 64;

/// The access control list and the attributes of an entry.
pub(super) fn facts(entries: &SystemUse<'_>) -> [Facts; 2] {
    let mut control = Facts::new("Access control list");
    let mut others = Facts::new("Extended attributes");
    let at = entries.iter().find(|entry| entry.signature == *b"AL").and_then(|entry| entries.stored(&entry));
    for (name, value) in attributes(entries) {
        if name.is_empty() {
            for (label, permissions) in access_control(&value) {
                control.add_at(label, permissions, at.clone(), None);
            }
        } else {
            others.add_at(full_name(&name), value_text(&value), at.clone(), None);
        }
    }
    [control, others]
}

/// Joins component records to names and values. Records may be split between two entries, so the entries are joined
/// first. The limit on the system use of one record bounds all of it.
fn attributes(entries: &SystemUse<'_>) -> Vec<Attribute> {
    let areas = entries.iter().filter(|entry| entry.signature == *b"AL");
    let bytes: Vec<u8> = areas.flat_map(|entry| entry.payload.get(1..).unwrap_or_default()).copied().collect();
    let mut rest = bytes.as_slice();
    let mut components = vec![Vec::new()];
    while let Some((&[flags, length], behind)) = rest.split_first_chunk() {
        let Some((text, behind)) = behind.split_at_checked(length.into()) else { break };
        rest = behind;
        if let Some(component) = components.last_mut() {
            component.extend_from_slice(text);
        }
        if flags & 1 == 0 {
            components.push(Vec::new());
        }
    }
    let mut components = components.into_iter();
    let mut attributes = Vec::new();
    // The last component is empty or incomplete. An attribute needs a complete name and a complete value.
    while let (Some(name), Some(value)) = (components.next(), components.next()) {
        if components.len() > 0 {
            attributes.push((name, value));
        }
    }
    attributes
}

/// A name with its namespace, which may be recorded as one byte.
fn full_name(name: &[u8]) -> String {
    let (space, rest) = match name {
        [1, rest @ ..] => ("", rest),
        [2, rest @ ..] => ("system.", rest),
        [3, rest @ ..] => ("user.", rest),
        [4, rest @ ..] => ("isofs.", rest),
        [5, rest @ ..] => ("trusted.", rest),
        [6, rest @ ..] => ("security.", rest),
        _ => ("", name),
    };
    format!("{space}{}", String::from_utf8_lossy(rest))
}

/// A value as text, or in hexadecimal digits where it is binary. Some programs end texts with a zero.
fn value_text(value: &[u8]) -> String {
    let text = value.strip_suffix(&[0]).unwrap_or(value);
    match std::str::from_utf8(text) {
        Ok(text) if !text.chars().any(|letter| letter.is_control() && !letter.is_ascii_whitespace()) => text.to_owned(),
        _ => {
            let shown = value.get(..BINARY_BYTES).unwrap_or(value);
            let mut numbers: Vec<String> = shown.iter().map(|byte| format!("{byte:02X}")).collect();
            if shown.len() < value.len() {
                numbers.push(format!("… ({} bytes)", value.len()));
            }
            numbers.join(" ")
        }
    }
}

/// The entries of an access control list, in the notation of `getfacl`.
fn access_control(value: &[u8]) -> Vec<(String, String)> {
    let mut rest = value;
    let mut default = "";
    let mut entries = Vec::new();
    while let Some((&head, behind)) = rest.split_first() {
        rest = behind;
        let qualifier = if head & 8 == 0 { Vec::new() } else { qualifier(&mut rest) };
        let who = match head >> 4 {
            1 => "user:".to_owned(),
            3 => "group:".to_owned(),
            5 => "mask:".to_owned(),
            6 => "other:".to_owned(),
            // Draft 0.2 has a name in place of the number.
            2 => format!("user:{}", String::from_utf8_lossy(&qualifier)),
            4 => format!("group:{}", String::from_utf8_lossy(&qualifier)),
            10 => format!("user:{}", number(&qualifier)),
            12 => format!("group:{}", number(&qualifier)),
            8 => {
                default = "default:";
                continue;
            }
            // Does not concern the entry itself, or is unknown.
            _ => continue,
        };
        let letter = |bit: u8, letter: char| if head & bit == 0 { '-' } else { letter };
        let permissions = [letter(4, 'r'), letter(2, 'w'), letter(1, 'x')];
        entries.push((format!("{default}{who}"), permissions.iter().collect()));
    }
    entries
}

/// Joins qualifier records. All but the last have bit 7 of their length set.
fn qualifier(rest: &mut &[u8]) -> Vec<u8> {
    let mut qualifier = Vec::new();
    while let Some((&head, behind)) = rest.split_first() {
        let (bytes, behind) = behind.split_at_checked((head & 0x7F).into()).unwrap_or((behind, &[]));
        qualifier.extend_from_slice(bytes);
        *rest = behind;
        if head & 0x80 == 0 {
            break;
        }
    }
    qualifier
}

/// A big-endian number of up to four bytes.
fn number(qualifier: &[u8]) -> u32 {
    qualifier.iter().fold(0, |number, byte| number << 8 | u32::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::super::susp::gather;
    use super::*;
    use crate::findings::Findings;
    use crate::source::{Files, Source};

    fn shown(areas: &[&[u8]]) -> Vec<String> {
        let length = |payload: &[u8]| u8::try_from(payload.len() + 4).unwrap();
        let area: Vec<u8> =
            areas.iter().flat_map(|payload| [b"AL", [length(payload), 1].as_slice(), payload].concat()).collect();
        let files = Files::one("a", Source::from_bytes(vec![0; 2048]));
        let content = files.first().unwrap().content.clone();
        let entries = gather(&content, 2048, 0, &area, 7, 0, &mut Findings::default());
        let lines = facts(&entries).into_iter().flat_map(|facts| facts.lines);
        lines
            .map(|line| {
                assert_eq!(line.bytes.unwrap().start, 7);
                format!("{} {}", line.label, line.value)
            })
            .collect()
    }

    // The two examples of susp_aaip_2_0.txt; its A7 before the last qualifier lacks the flag that announces one.
    #[test]
    fn lists_of_the_specification() {
        let one = b"\0\0\0\0\x0b\x16\xae\x01\x7b\x34\xce\x02\xff\xfe\x54\x64";
        let expected = ["user: rw-", "user:123 rw-", "group: r--", "group:65534 rw-", "mask: r--", "other: r--"];
        assert_eq!(shown(&[one]), expected);
        let two = b"\0\0\0\0\x0b\x17\x35\x65\x81\x17\x35\x57\x65\xaf\x01\x7b";
        let default = ["default:user: rwx", "default:group: r-x", "default:mask: rwx", "default:other: r-x"];
        let expected = [["user: rwx", "group: r-x", "other: r-x"].as_slice(), &default, &["default:user:123 rwx"]];
        assert_eq!(shown(&[two]), expected.concat());
    }

    #[test]
    fn attributes_go_on_in_records_and_entries() {
        // The second record of the value is cut between the entries.
        let shown = shown(&[b"\x01\0\x04\x03abc\x01\x04long\x01\x07con", b"\0tent\0\0\0\x03one\0\x04more"]);
        assert_eq!(shown, ["user.abc longcontent", "one more"]);
    }

    #[test]
    fn values_that_are_no_text_are_numbers() {
        assert_eq!(shown(&[b"\0\0\x03\x06se\0\x03\x01\x02\xff"]), ["security.se 01 02 FF"]);
        assert_eq!(shown(&[b"\0\0\x03\x02se\0\x03ab\0"]), ["system.se ab"]);
        assert_eq!(shown(&[b"\0\0\x03\x01\x03a\0\x01b"]), ["\u{3}a b"]);
    }

    #[test]
    fn what_has_no_end_is_left_out() {
        assert_eq!(shown(&[b"\0\0\x01a\0\x01b\0\x01c"]), ["a b"]);
        assert_eq!(shown(&[b"\0\0\x01a\x01\x01b"]), Vec::<String>::new());
        assert_eq!(shown(&[b"\0\0\x01a\0\x09b"]), Vec::<String>::new());
        assert_eq!(shown(&[b"\0\0\0\0\x02\xae\xff"]), ["user:0 rw-"]);
    }
}
