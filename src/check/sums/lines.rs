//! Lists with one file per line: of coreutils, BSD, SFV, and pasted ones.

use super::listed_sum::{ListedSum, base};
use crate::check::digest::Algorithm;
use crate::limits;

/// First line of a text with a signature, the line after its headers, and the line after the text (RFC 9580 7).
const SIGNED: &str = "-----BEGIN PGP SIGNED MESSAGE-----";
const SIGNATURE: &str = "-----BEGIN PGP SIGNATURE-----";

/// What a list says about algorithms until it says otherwise.
#[derive(Clone, Copy)]
enum Label {
    None,
    Known(Algorithm),
    /// An algorithm that Discern does not compute.
    Other,
}

impl Label {
    fn of(name: &str) -> Option<Self> {
        Algorithm::named(name).map(Self::Known).or_else(|| Algorithm::is_other(name).then_some(Self::Other))
    }

    /// The algorithms that a value of so many digits may be of.
    fn algorithms(self, digits: usize) -> Vec<Algorithm> {
        match self {
            Self::Known(algorithm) if algorithm.digits() == digits => vec![algorithm],
            // A label of other values says nothing about these.
            Self::Known(_) | Self::None => Algorithm::of_length(digits),
            Self::Other => Vec::new(),
        }
    }
}

/// The values of a list. Lines that are none are skipped.
pub(super) fn parse(list: &str, text: &str) -> Vec<ListedSum> {
    let of_name = label_of_name(list);
    let is_sfv = base(list).to_ascii_lowercase().ends_with(".sfv");
    let mut label = of_name;
    let mut sums = Vec::new();
    let mut in_headers = false;
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.trim_end_matches(['\r', '\u{1a}']);
        if line.trim_end() == SIGNED {
            in_headers = true;
            continue;
        }
        if in_headers {
            in_headers = !line.trim().is_empty();
            continue;
        }
        if line.trim_end() == SIGNATURE {
            break;
        }
        // Lines that begin with a dash have another before them.
        let line = line.strip_prefix("- ").unwrap_or(line);
        if let Some(heading) = heading(line) {
            label = heading;
            continue;
        }
        if line.starts_with(['#', ';']) || line.trim().is_empty() || sums.len() >= limits::SUM_LIST_ENTRIES {
            continue;
        }
        let found =
            tagged(line).or_else(|| plain(line, label)).or_else(|| sfv(line, is_sfv)).or_else(|| loose(line, label));
        let Some((name, algorithms, value)) = found.filter(|(_, algorithms, _)| !algorithms.is_empty()) else {
            continue;
        };
        sums.push(ListedSum { name, algorithms, value: value.to_ascii_lowercase(), line: number });
    }
    sums
}

type Found = (Option<String>, Vec<Algorithm>, String);

/// The algorithm in a list's name, as in `SHA256SUMS` and `x.iso.b3`.
fn label_of_name(list: &str) -> Label {
    let name = base(list);
    let words = name.split(|letter: char| !letter.is_ascii_alphanumeric());
    words.rev().find_map(|word| (!word.is_empty()).then(|| Label::of(word)).flatten()).unwrap_or(Label::None)
}

/// A line that names the algorithm of the values below: `SHA256:`, `# SHA512 HASH`, `SHA256 hash of x.iso:`.
fn heading(line: &str) -> Option<Label> {
    let line = line.trim_start_matches(['#', ';', ' ', '*', '=', '-']).trim_end();
    let mut words = line.split([' ', '\t', ':', '=']).filter(|word| !word.is_empty());
    let first = words.next()?;
    let label = Label::of(first)?;
    let ends = line.ends_with(':')
        || words.next().is_none_or(|word| {
            matches!(word.to_ascii_lowercase().as_str(), "hash" | "hashes" | "sum" | "sums" | "checksum" | "checksums")
        });
    (ends && !line.split([' ', '\t', ':', '=', '(', ')']).any(is_value)).then_some(label)
}

/// `SHA256 (x.iso) = …` of BSD and `--tag`, `SHA2-256(x.iso)= …` of OpenSSL.
fn tagged(line: &str) -> Option<Found> {
    let (is_escaped, line) = line.strip_prefix('\\').map_or((false, line), |line| (true, line));
    let (before, value) = line.trim().rsplit_once('=')?;
    let (label, name) = before.trim_end().strip_suffix(')')?.split_once('(')?;
    let value = value.trim();
    let label = Label::of(label.trim())?;
    let name = if is_escaped { unescaped(name) } else { name.to_owned() };
    is_value(value).then(|| (Some(name), strictly(label, value), value.to_owned()))
}

/// `… *x.iso` of coreutils, in text or binary form; also with a size before the name, as in a `Release` of Debian.
fn plain(line: &str, label: Label) -> Option<Found> {
    let is_indented = line.starts_with([' ', '\t']);
    let (is_escaped, line) =
        line.trim_start().strip_prefix('\\').map_or((false, line.trim_start()), |line| (true, line));
    let end = line.find([' ', '\t'])?;
    let (value, rest) = line.split_at_checked(end)?;
    if !is_value(value) {
        return None;
    }
    // One blank and one letter for the form; others write more blanks.
    let name = match rest.split_at_checked(2) {
        Some((" *" | "  ", name)) => name,
        _ => rest.trim_start(),
    };
    let name = if name.starts_with([' ', '\t']) { name.trim_start() } else { name };
    let sized =
        name.split_once([' ', '\t']).filter(|(size, _)| is_indented && size.bytes().all(|byte| byte.is_ascii_digit()));
    let name = sized.map_or(name, |(_, name)| name.trim_start());
    let name = if is_escaped { unescaped(name) } else { name.trim_end_matches(['\t', ' ']).to_owned() };
    (!name.is_empty() && Label::of(&name).is_none())
        .then(|| (Some(name), label.algorithms(value.len()), value.to_owned()))
}

/// `x.iso 352441C2` of SFV.
fn sfv(line: &str, is_sfv: bool) -> Option<Found> {
    let (name, value) = line.trim().rsplit_once([' ', '\t'])?;
    let is_crc = value.len() == Algorithm::Crc32.digits() && value.bytes().all(|byte| byte.is_ascii_hexdigit());
    (is_crc && (is_sfv || name.contains('.')))
        .then(|| (Some(name.trim_end().to_owned()), vec![Algorithm::Crc32], value.to_owned()))
}

/// A value with whatever is around it: `SHA256: …`, `SHA256  …  C:\x.iso`, `x.iso: …`, or nothing.
fn loose(line: &str, label: Label) -> Option<Found> {
    let line = line.trim();
    // `certutil` of old versions puts blanks between bytes.
    let joined: String = line.split(' ').collect();
    let in_bytes = line.split(' ').count() > 8 && line.split(' ').all(|byte| byte.len() == 2) && is_value(&joined);
    if in_bytes {
        return Some((None, label.algorithms(joined.len()), joined));
    }
    let words = |letter: char| {
        letter.is_whitespace() || matches!(letter, ':' | '=' | ',' | ';' | '"' | '\'' | '`' | '|' | '(' | ')')
    };
    let value = line.split(words).find(|word| is_value(word))?;
    let (before, after) = line.split_once(value)?;
    let own = before
        .split(words)
        .chain(after.split(words))
        .find_map(|word| (!word.is_empty()).then(|| Label::of(word)).flatten());
    let of_name = |text: &str| {
        let text = text.trim_matches(|letter: char| words(letter) || letter == '*');
        let text = match text.split_once(words) {
            Some((first, rest)) if Label::of(first).is_some() => rest.trim_matches(words),
            None if Label::of(text).is_some() => "",
            _ => text,
        };
        let text = match text.rsplit_once(words) {
            Some((rest, last)) if Label::of(last).is_some() => rest.trim_matches(words),
            _ => text,
        };
        (text.contains('.') && !text.contains(": ")).then(|| text.to_owned())
    };
    let name = of_name(after).or_else(|| of_name(before));
    let algorithms = own.map_or_else(|| label.algorithms(value.len()), |own| strictly(own, value));
    Some((name, algorithms, value.to_owned()))
}

/// The algorithm of a label next to its value; none if the value is too long or too short for it.
fn strictly(label: Label, value: &str) -> Vec<Algorithm> {
    match label {
        Label::Known(algorithm) if algorithm.digits() == value.len() => vec![algorithm],
        Label::Known(_) | Label::Other | Label::None => Vec::new(),
    }
}

/// Whether a word is a value: digits of a known number. CRC-32 values are no words of their own but in their lists,
/// except pasted alone.
fn is_value(word: &str) -> bool {
    let is_long = matches!(word.len(), 8 | 32 | 40 | 64 | 128);
    // Dates have eight digits, too, and so do many words.
    let is_date = word.len() == 8
        && (word.starts_with("20") || word.starts_with("19"))
        && word.bytes().all(|byte| byte.is_ascii_digit());
    is_long && !is_date && word.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Undoes the escapes of a line that begins with a backslash.
fn unescaped(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    let mut letters = name.chars();
    while let Some(letter) = letters.next() {
        plain.push(match letter {
            '\\' => match letters.next() {
                Some('n') => '\n',
                Some('r') => '\r',
                Some(other) => other,
                None => '\\',
            },
            other => other,
        });
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::digest::Algorithm::{Blake3, Crc32, Md5, Sha1, Sha256, Sha512};

    const MD5: &str = "900150983cd24fb0d6963f7d28e17f72";
    const SHA1: &str = "a9993e364706816aba3e25717850c26c9cd0d89d";
    const SHA256: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    /// Name and text of a list; name, algorithms and value of its content.
    type Case<'a> = (&'a str, String, Option<&'a str>, &'a [Algorithm], &'a str);

    fn read(list: &str, text: &str) -> Vec<(Option<String>, Vec<Algorithm>, String)> {
        parse(list, text).into_iter().map(|sum| (sum.name, sum.algorithms, sum.value)).collect()
    }

    fn one(name: Option<&str>, algorithms: &[Algorithm], value: &str) -> Vec<(Option<String>, Vec<Algorithm>, String)> {
        vec![(name.map(str::to_owned), algorithms.to_vec(), value.to_owned())]
    }

    // The lines of coreutils 9.7, b3sum 1.8, OpenSSL 3.5, FreeBSD's sha256, certutil and Get-FileHash.
    #[test]
    fn lines_of_many_programs_are_read() {
        let long = "d".repeat(128);
        let cases: Vec<Case<'_>> = vec![
            ("SHA256SUMS", format!("{SHA256}  a b.iso"), Some("a b.iso"), &[Sha256], SHA256),
            ("SHA256SUMS", format!("{SHA256} *./dir/a.iso\r"), Some("./dir/a.iso"), &[Sha256], SHA256),
            ("", format!("{SHA256}  a.iso"), Some("a.iso"), &[Sha256, Blake3], SHA256),
            ("B3SUMS", format!("{SHA256}  a.iso"), Some("a.iso"), &[Blake3], SHA256),
            ("", format!("\\{MD5}  a\\nb\\\\c"), Some("a\nb\\c"), &[Md5], MD5),
            ("", format!("SHA256 (a (1).iso) = {SHA256}"), Some("a (1).iso"), &[Sha256], SHA256),
            ("", format!("\\MD5 (a\\nb) = {MD5}"), Some("a\nb"), &[Md5], MD5),
            ("", format!("SHA2-256(a.iso)= {SHA256}"), Some("a.iso"), &[Sha256], SHA256),
            ("", format!("BLAKE3 (a.iso) = {SHA256}"), Some("a.iso"), &[Blake3], SHA256),
            ("", format!("  {}  ", SHA1.to_uppercase()), None, &[Sha1], SHA1),
            ("", format!("SHA256: {SHA256}"), None, &[Sha256], SHA256),
            ("", format!("sha256:{SHA256}"), None, &[Sha256], SHA256),
            (
                "",
                format!("SHA256          {}       C:\\Users\\me\\a.iso", SHA256.to_uppercase()),
                Some("C:\\Users\\me\\a.iso"),
                &[Sha256],
                SHA256,
            ),
            (
                "",
                format!("SHA1 hash of C:\\a.iso:\r\n{SHA1}\r\nCertUtil: -hashfile command completed successfully."),
                None,
                &[Sha1],
                SHA1,
            ),
            ("a.sfv", "; made by hand\nan image.iso 352441C2".into(), Some("an image.iso"), &[Crc32], "352441c2"),
            ("", "352441c2".into(), None, &[Crc32], "352441c2"),
            ("", format!("{long}\ta.iso"), Some("a.iso"), &[Sha512], &long),
            ("", format!("a.iso: {MD5}"), Some("a.iso"), &[Md5], MD5),
            ("", format!("SHA256:\n {SHA256}  123456 main/a.iso"), Some("main/a.iso"), &[Sha256], SHA256),
        ];
        for (list, text, name, algorithms, value) in cases {
            assert_eq!(read(list, &text), one(name, algorithms, value), "{text}");
        }
    }

    #[test]
    fn signed_text_is_read_without_its_armor() {
        let text = format!(
            "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA512\n\n# a.iso: 123 bytes\nSHA256 (a.iso) = {SHA256}\n- -x\n\
             -----BEGIN PGP SIGNATURE-----\n\n{SHA1}\n-----END PGP SIGNATURE-----\n"
        );
        assert_eq!(read("CHECKSUM", &text), one(Some("a.iso"), &[Sha256], SHA256));
    }

    #[test]
    fn what_is_of_another_algorithm_is_no_value() {
        let long = "d".repeat(128);
        assert_eq!(read("B2SUMS", &format!("{long}  a.iso")), vec![]);
        assert_eq!(read("", &format!("BLAKE2b (a.iso) = {long}")), vec![]);
        let gentoo = format!("# SHA512 HASH\n{long}  a.iso\n# BLAKE2B HASH\n{long}  a.iso\n");
        assert_eq!(read("a.iso.DIGESTS", &gentoo), one(Some("a.iso"), &[Sha512], &long));
        assert_eq!(read("", "Nothing here is a value: 20240102, deadbee, 12.5."), vec![]);
        assert_eq!(read("", "SHA256 (a.iso) = 1234"), vec![]);
    }
}
