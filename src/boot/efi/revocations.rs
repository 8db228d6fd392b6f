//! The forbidden signature database of UEFI (dbx), as `dbxupdate.bin` has it (UEFI 32.4.1).

use crate::bytes::integers::Le32;
use zerocopy::FromBytes;

use super::authenticode::{ChainCertificate, Signature};
use super::carried;
use super::security_version::{SecurityVersion, WindowsLoader};

/// `EFI_CERT_SHA256_GUID`, as it is stored.
const SHA256: [u8; 16] =
    [0x26, 0x16, 0xC4, 0xC1, 0x4C, 0x50, 0x92, 0x40, 0xAC, 0xA9, 0x41, 0xF9, 0x36, 0x93, 0x43, 0x28];
/// `EFI_CERT_X509_GUID`, as it is stored.
const X509: [u8; 16] = [0xA1, 0x59, 0xC0, 0xA5, 0xE4, 0x94, 0xA7, 0x4A, 0x87, 0xB5, 0xAB, 0x15, 0x5C, 0x2B, 0xF0, 0x72];
/// Bytes of the time before the certificate of an update.
const TIME: usize = 16;
/// Bytes of an owner before each signature.
const OWNER: usize = 16;
/// Bytes of the header of a signature list.
const LIST_HEADER: usize = 28;

/// What is revoked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Revocations {
    /// When the update was signed, as in 2025-02-24; empty where the file does not tell.
    pub date: String,
    /// Hashes of programs.
    pub programs: Vec<[u8; 32]>,
    /// SHA-256 of certificates.
    pub certificates: Vec<[u8; 32]>,
    /// The least security versions of loaders.
    pub versions: Vec<(WindowsLoader, SecurityVersion)>,
}

/// Whether a program is revoked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Its hash is listed.
    Program,
    /// A certificate of this name is listed, which its signer has or derives from.
    Signer(String),
    /// Neither is.
    NotListed,
}

/// A verdict, and the list that it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgment {
    /// What the list says.
    pub verdict: Verdict,
    /// The list, as in "Microsoft’s list of 2026-04-10".
    pub list: String,
    /// Since when it is listed, as in 2020-07-01; empty where the list does not tell.
    pub since: &'static str,
    /// True where firmware only takes the revocation if its owner wants it.
    pub is_optional: bool,
}

impl Judgment {
    /// Compares a program, by its hash and its signatures, with the list that the user gave, and with the one that
    /// Discern carries unless the other is newer.
    #[must_use]
    pub fn of(given: Option<&Revocations>, sha256: &[u8; 32], signatures: &[Signature]) -> Self {
        let carried = Self::carried(sha256, signatures);
        let Some(given) = given else { return carried };
        let plain = |verdict, list| Self { verdict, list, since: "", is_optional: false };
        let verdict = given.verdict(sha256, signatures);
        let is_newer = given.date.as_str() > carried::DATE;
        if verdict != Verdict::NotListed || is_newer {
            return plain(verdict, given.name());
        }
        match carried.verdict {
            Verdict::NotListed => plain(verdict, format!("{} or {}", given.name(), carried.list)),
            Verdict::Program | Verdict::Signer(_) => carried,
        }
    }

    fn carried(sha256: &[u8; 32], signatures: &[Signature]) -> Self {
        let list = carried::name();
        let (verdict, entry) = match carried::program(sha256) {
            Some(entry) => (Verdict::Program, Some(entry)),
            None => signer(signatures, |one| carried::certificate(&one.sha1))
                .map_or((Verdict::NotListed, None), |(name, entry)| (Verdict::Signer(name), Some(entry))),
        };
        let since = entry.map_or("", |entry| entry.since);
        Self { verdict, list, since, is_optional: entry.is_some_and(|entry| entry.is_optional) }
    }
}

/// The first certificate of a signer that is listed, if every signature has one: firmware runs what any of them allows.
fn signer<T>(signatures: &[Signature], listed: impl Fn(&ChainCertificate) -> Option<T>) -> Option<(String, T)> {
    let of = |one: &Signature| one.chain.iter().find_map(|link| Some((link.name.clone(), listed(link)?)));
    let found: Option<Vec<(String, T)>> = signatures.iter().map(of).collect();
    found?.into_iter().next()
}

impl Revocations {
    /// Parses an update or the bare lists in it; `None` where it is neither.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        let (date, lists) = match update(bytes) {
            Some((date, lists)) => (date, lists),
            None => (String::new(), bytes),
        };
        let mut revoked = Self { date, ..Self::default() };
        let mut rest = lists;
        while let Some((list, more)) = next_list(rest) {
            revoked.add(&list);
            rest = more;
        }
        let is_some = !revoked.programs.is_empty() || !revoked.certificates.is_empty() || !revoked.versions.is_empty();
        is_some.then_some(revoked)
    }

    fn add(&mut self, list: &List<'_>) {
        for entry in list.entries.chunks_exact(list.size) {
            let Some(data) = entry.get(OWNER..) else { continue };
            match list.kind {
                SHA256 => match SecurityVersion::of_entry(data) {
                    Some(version) => self.versions.push(version),
                    None => self.programs.extend(<[u8; 32]>::try_from(data)),
                },
                X509 => {
                    use sha2::Digest;
                    self.certificates.push(sha2::Sha256::digest(data).into());
                }
                _ => {}
            }
        }
    }

    /// Whether a program is listed, by its hash and its signatures.
    #[must_use]
    pub fn verdict(&self, sha256: &[u8; 32], signatures: &[Signature]) -> Verdict {
        if self.programs.contains(sha256) {
            return Verdict::Program;
        }
        let listed = |one: &ChainCertificate| self.certificates.contains(&one.sha256).then_some(());
        signer(signatures, listed).map_or(Verdict::NotListed, |(name, ())| Verdict::Signer(name))
    }

    pub(super) fn name(&self) -> String {
        let of = if self.date.is_empty() { String::new() } else { format!(" of {}", self.date) };
        format!("the list{of} that you gave")
    }
}

/// The date of an update, and the lists behind its signature (`EFI_VARIABLE_AUTHENTICATION_2`).
fn update(bytes: &[u8]) -> Option<(String, &[u8])> {
    let [y0, y1, month, day, ..] = *bytes.first_chunk::<TIME>()?;
    let year = u16::from_le_bytes([y0, y1]);
    let is_date = (2000..2200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    let certificate = bytes.get(TIME..)?;
    let len = usize::try_from(Le32::read_from_prefix(certificate).ok()?.0.get()).ok()?;
    // Revision 2.0 and type WIN_CERT_TYPE_EFI_GUID.
    let is_certificate = certificate.get(4..8) == Some(&[0, 2, 0xF1, 0x0E]);
    let lists = certificate.get(len..).filter(|_| is_date && is_certificate)?;
    Some((format!("{year:04}-{month:02}-{day:02}"), lists))
}

struct List<'a> {
    kind: [u8; 16],
    /// Bytes of an entry.
    size: usize,
    entries: &'a [u8],
}

fn next_list(bytes: &[u8]) -> Option<(List<'_>, &[u8])> {
    let number = |at: usize| {
        let word = Le32::read_from_prefix(bytes.get(at..)?).ok()?.0.get();
        usize::try_from(word).ok()
    };
    let kind = *bytes.first_chunk::<16>()?;
    let (len, header, size) = (number(16)?, number(20)?, number(24)?);
    let entries = bytes.get(LIST_HEADER.checked_add(header)?..len).filter(|_| size > OWNER)?;
    Some((List { kind, size, entries }, bytes.get(len..)?))
}
