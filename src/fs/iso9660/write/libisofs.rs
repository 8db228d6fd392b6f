//! Checksums of libisofs: the MD5 of every file in a list after the tree. An attribute of the root points to the list,
//! and an attribute of each file is an index in it. Both depend on the layout of the volume.

/// Namespace "isofs." (AAIP 2.0, 3.2), and the names of the list and of an index in it.
const NAMES: [&[u8]; 2] = [b"\x04ca", b"\x04cx"];

/// Most bytes of components in an entry "AL".
const ROOM: usize = 250 - 5;

/// Most bytes of a component.
const COMPONENT: usize = 255;

/// Removes libisofs checksums from system use entries; true where there were any.
pub fn strip_checksums(system_use: &mut Vec<u8>) -> bool {
    let Some(entries) = entries(system_use) else { return false };
    let is_list = |entry: &&[u8]| entry.starts_with(b"AL");
    let lists = entries.iter().filter(|entry| is_list(entry));
    let bytes: Vec<u8> = lists.flat_map(|entry| entry.get(5..).unwrap_or_default()).copied().collect();
    let Some(attributes) = attributes(&bytes) else { return false };
    let (ours, others): (Vec<_>, Vec<_>) =
        attributes.into_iter().partition(|(name, _)| NAMES.contains(&name.as_slice()));
    if ours.is_empty() {
        return false;
    }
    let mut kept = entries.into_iter().filter(|entry| !is_list(entry)).collect::<Vec<_>>().concat();
    kept.extend(lists_of(&others));
    *system_use = kept;
    true
}

/// Adds the attribute with the index of a file's checksum in the list; false where the entries cannot be parsed.
pub fn add_file_checksum(system_use: &mut Vec<u8>, place: u32) -> bool {
    add_attribute(system_use, NAMES[1], place.to_be_bytes().to_vec())
}

/// Adds the attribute of the root that points to the list: `count` checksums of the data from sector 0 up to it (AAIP,
/// names of "isofs.": numbers that follow their lengths, the size of a checksum, and its kind).
pub fn add_checksum_list(system_use: &mut Vec<u8>, sector: u32, count: u32) -> bool {
    let number = |value: u32| [&[4][..], &value.to_be_bytes()].concat();
    let value = [number(0), number(sector), number(count), vec![1, 16], b"MD5".to_vec()].concat();
    add_attribute(system_use, NAMES[0], value)
}

/// Location of the list of checksums.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChecksumList {
    /// First sector of the session that the list covers.
    pub start: u32,
    /// First sector of the list.
    pub sector: u32,
    /// Number of checksums in the list: of the session, of each file, and of the list itself.
    pub count: u32,
}

/// The list of checksums that the attribute of a root points to; `None` where there is none of MD5.
#[must_use]
pub fn checksum_list(system_use: &[u8]) -> Option<ChecksumList> {
    let value = attribute(system_use, NAMES[0])?;
    let mut rest = value.as_slice();
    let mut number = || -> Option<u32> {
        let (length, behind) = rest.split_first()?;
        let (digits, behind) = behind.split_at_checked((*length).into())?;
        rest = behind;
        Some(digits.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)))
    };
    let [start, sector, count, size] = [number()?, number()?, number()?, number()?];
    (size == 16 && rest == b"MD5").then_some(ChecksumList { start, sector, count })
}

/// The index of a file's checksum in the list.
#[must_use]
pub fn checksum_index(system_use: &[u8]) -> Option<u32> {
    let value = attribute(system_use, NAMES[1])?;
    Some(u32::from_be_bytes(*value.first_chunk::<4>().filter(|_| value.len() == 4)?))
}

fn attribute(system_use: &[u8], name: &[u8]) -> Option<Vec<u8>> {
    let entries = entries(system_use)?;
    let lists = entries.iter().filter(|entry| entry.starts_with(b"AL"));
    let bytes: Vec<u8> = lists.flat_map(|entry| entry.get(5..).unwrap_or_default()).copied().collect();
    attributes(&bytes)?.into_iter().find(|(known, _)| known == name).map(|(_, value)| value)
}

fn add_attribute(system_use: &mut Vec<u8>, name: &[u8], value: Vec<u8>) -> bool {
    let Some(entries) = entries(system_use) else { return false };
    let is_list = |entry: &&[u8]| entry.starts_with(b"AL");
    let lists = entries.iter().filter(|entry| is_list(entry));
    let bytes: Vec<u8> = lists.flat_map(|entry| entry.get(5..).unwrap_or_default()).copied().collect();
    let Some(mut attributes) = attributes(&bytes) else { return false };
    let mut kept = entries.into_iter().filter(|entry| !is_list(entry)).collect::<Vec<_>>().concat();
    attributes.push((name.to_vec(), value));
    kept.extend(lists_of(&attributes));
    *system_use = kept;
    true
}

/// Splits entries; `None` where the bytes are not entries.
fn entries(system_use: &[u8]) -> Option<Vec<&[u8]>> {
    let mut rest = system_use;
    let mut entries = Vec::new();
    while !rest.is_empty() {
        let length = usize::from(*rest.get(2)?);
        // Apple's old entry has no length byte.
        if length < 4 || rest.starts_with(b"BA") {
            return None;
        }
        let (entry, behind) = rest.split_at_checked(length)?;
        entries.push(entry);
        rest = behind;
    }
    Some(entries)
}

/// Names and values of attributes; `None` where they are incomplete.
fn attributes(bytes: &[u8]) -> Option<Vec<(Vec<u8>, Vec<u8>)>> {
    let mut rest = bytes;
    let mut attributes = Vec::new();
    while !rest.is_empty() {
        let name = component(&mut rest)?;
        attributes.push((name, component(&mut rest)?));
    }
    Some(attributes)
}

/// Makes a component of one or several records. All but the last have bit 0 set.
fn component(rest: &mut &[u8]) -> Option<Vec<u8>> {
    let mut component = Vec::new();
    loop {
        let (&[flags, length], behind) = rest.split_first_chunk()?;
        let (bytes, behind) = behind.split_at_checked(length.into())?;
        component.extend_from_slice(bytes);
        *rest = behind;
        if flags & 1 == 0 {
            return Some(component);
        }
    }
}

/// Makes entries "AL" of attributes. All but the last have the flag CONTINUE.
fn lists_of(attributes: &[(Vec<u8>, Vec<u8>)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for part in attributes.iter().flat_map(|(name, value)| [name, value]) {
        let mut pieces = part.chunks(COMPONENT).collect::<Vec<_>>();
        pieces.resize(pieces.len().max(1), &[]);
        let count = pieces.len();
        for (number, piece) in pieces.into_iter().enumerate() {
            let continues = u8::from(number.saturating_add(1) < count);
            bytes.extend([continues, u8::try_from(piece.len()).unwrap_or(u8::MAX)]);
            bytes.extend_from_slice(piece);
        }
    }
    let parts: Vec<&[u8]> = bytes.chunks(ROOM).collect();
    let entry = |(number, part): (usize, &&[u8])| {
        let continues = u8::from(number.saturating_add(1) < parts.len());
        let length = u8::try_from(part.len().saturating_add(5)).unwrap_or(u8::MAX);
        [b"AL".as_slice(), &[length, 1, continues], part].concat()
    };
    parts.iter().enumerate().flat_map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    // Root and file as xorriso 1.5.4 with -md5 on writes them.
    #[test]
    fn other_attributes_stay() {
        let mut root =
            b"AL\x2B\x01\0\0\x03\x04nt\0\x04\x01\x01\x01\xFF\0\x03\x04ca\0\x14\x04\0\0\0 \x04\0\0\0\x9B\x04\0\0\0\
            \x03\x01\x10MD5"
                .to_vec();
        assert!(strip_checksums(&mut root));
        assert_eq!(root, b"AL\x10\x01\0\0\x03\x04nt\0\x04\x01\x01\x01\xFF");
        assert!(!strip_checksums(&mut root));
        let mut file = b"AL\x10\x01\0\0\x03\x04cx\0\x04\0\0\0\x01ZF\x05\x01x".to_vec();
        assert!(strip_checksums(&mut file));
        assert_eq!(file, b"ZF\x05\x01x");
    }

    #[test]
    fn attributes_are_added_as_xorriso_writes_them() {
        let mut root = b"AL\x10\x01\0\0\x03\x04nt\0\x04\x01\x01\x01\xFF".to_vec();
        assert!(add_checksum_list(&mut root, 0x9B, 3));
        let list = b"AL\x2B\x01\0\0\x03\x04nt\0\x04\x01\x01\x01\xFF\0\x03\x04ca\0\x14\x04\0\0\0\0\x04\0\0\0\x9B\
            \x04\0\0\0\x03\x01\x10MD5";
        assert_eq!(root, list);
        let mut file = b"ZF\x05\x01x".to_vec();
        assert!(add_file_checksum(&mut file, 1));
        assert_eq!(file, b"ZF\x05\x01xAL\x10\x01\0\0\x03\x04cx\0\x04\0\0\0\x01");
        let list_of = |root: &[u8]| checksum_list(root).map(|list| (list.start, list.sector, list.count));
        assert_eq!((list_of(list), list_of(&file)), (Some((0, 0x9B, 3)), None));
        assert_eq!((checksum_index(&file), checksum_index(list)), (Some(1), None));
    }

    #[test]
    fn long_values_go_on_in_components_and_entries() {
        let long = (b"\x03a".to_vec(), (0..600_u32).map(|number| u8::try_from(number % 251).unwrap()).collect());
        let checksum = (b"\x04cx".to_vec(), vec![0, 0, 0, 1]);
        let mut system_use = lists_of(&[long.clone(), checksum]);
        assert!(strip_checksums(&mut system_use));
        assert_eq!(system_use, lists_of(std::slice::from_ref(&long)));
        let found: Vec<u8> =
            entries(&system_use).unwrap().iter().flat_map(|entry| entry.get(5..).unwrap()).copied().collect();
        assert_eq!(attributes(&found), Some(vec![long]));
    }

    #[test]
    fn what_is_not_understood_stays() {
        for given in [&b"AL\x03\x01"[..], b"AL\x0A\x01\0\0\x09\x04cx", b"BA\x06\x01\0\0", b"AL\x06\x01\0\0"] {
            let mut system_use = given.to_vec();
            assert!(!strip_checksums(&mut system_use));
            assert_eq!(system_use, given);
        }
    }
}
