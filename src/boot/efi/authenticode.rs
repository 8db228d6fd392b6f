//! Who signed a program (Authenticode: PKCS #7 in an attribute certificate).

use sha2::Digest;

use super::der::{CONTEXT_0, INTEGER, OBJECT, OCTETS, SEQUENCE, SET, Value, Values};
use crate::bytes::hex;

/// Type of a certificate that holds a PKCS #7 SignedData.
const PKCS_SIGNED_DATA: u16 = 2;
/// Bytes before the data of a certificate.
const HEADER: usize = 8;
/// Certificates begin at multiples of this.
const ALIGNMENT: usize = 8;
/// Object identifiers in DER.
const COMMON_NAME: &[u8] = &[0x55, 4, 3];
const ORGANIZATION: &[u8] = &[0x55, 4, 10];

/// A signature of a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Common name of the certificate that signed it; its organization where it has none.
    pub signer: String,
    /// Common name of who issued that certificate.
    pub issuer: String,
    /// Serial number of the certificate, in hexadecimal.
    pub serial: String,
    /// The hash that was signed.
    pub digest: Vec<u8>,
    /// The certificate that signed it, the one of its issuer, and so on, as far as the signature has them: lists of
    /// revocations name some.
    pub chain: Vec<ChainCertificate>,
}

/// A certificate in the chain of a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChainCertificate {
    /// Common name of its subject; the organization where it has none.
    pub name: String,
    /// SHA-1 of the certificate.
    pub sha1: [u8; 20],
    /// SHA-256 of the certificate.
    pub sha256: [u8; 32],
}

impl Signature {
    /// The signatures in a certificate table; those that cannot be read are left out.
    pub(super) fn all(table: &[u8]) -> Vec<Self> {
        let mut signatures = Vec::new();
        let mut rest = table;
        while let Some((header, _)) = rest.split_first_chunk::<HEADER>() {
            let [l0, l1, l2, l3, _, _, t0, t1] = *header;
            let Ok(len) = usize::try_from(u32::from_le_bytes([l0, l1, l2, l3])) else { break };
            let Some(data) = rest.get(HEADER..len) else { break };
            if u16::from_le_bytes([t0, t1]) == PKCS_SIGNED_DATA {
                signatures.extend(signed_data(data));
            }
            let Some(more) = rest.get(len.next_multiple_of(ALIGNMENT)..) else { break };
            rest = more;
        }
        signatures
    }
}

/// A certificate, as far as it tells who is who.
struct Certificate<'a> {
    whole: &'a [u8],
    serial: &'a [u8],
    issuer: Value<'a>,
    subject: Value<'a>,
}

/// Reads SignedData (RFC 2315 9.1).
fn signed_data(bytes: &[u8]) -> Option<Signature> {
    let mut outer = Values(bytes).expect(SEQUENCE)?.values();
    outer.expect(OBJECT)?;
    let mut signed = outer.expect(CONTEXT_0)?.values().expect(SEQUENCE)?.values();
    signed.expect(INTEGER)?;
    signed.expect(SET)?;
    let digest = digest(signed.expect(SEQUENCE)?);
    let certificates = signed.take_if(CONTEXT_0).map(Value::values).into_iter().flatten().filter_map(certificate);
    let certificates: Vec<Certificate<'_>> = certificates.collect();
    let infos = signed.find(|value| value.tag == SET)?;
    let mut info = infos.values().expect(SEQUENCE)?.values();
    info.expect(INTEGER)?;
    let mut by = info.expect(SEQUENCE)?.values();
    let (issuer, serial) = (by.expect(SEQUENCE)?, by.expect(INTEGER)?);
    let signer = certificates.iter().find(|one| one.serial == serial.content && one.issuer.whole == issuer.whole);
    Some(Signature {
        signer: signer.and_then(|one| name(one.subject)).unwrap_or_default(),
        issuer: name(issuer).unwrap_or_default(),
        serial: hex::digits(serial.content),
        digest: digest.unwrap_or_default(),
        chain: chain(signer, &certificates),
    })
}

/// The certificates from a signer up.
fn chain(signer: Option<&Certificate<'_>>, all: &[Certificate<'_>]) -> Vec<ChainCertificate> {
    let mut chain = Vec::new();
    let mut next = signer;
    // A chain that goes in a circle ends after as many steps as there are certificates.
    while let Some(one) = next.filter(|_| chain.len() < all.len()) {
        chain.push(ChainCertificate {
            name: name(one.subject).unwrap_or_default(),
            sha1: sha1::Sha1::digest(one.whole).into(),
            sha256: sha2::Sha256::digest(one.whole).into(),
        });
        let is_root = one.issuer.whole == one.subject.whole;
        next = all.iter().find(|issuer| !is_root && issuer.subject.whole == one.issuer.whole);
    }
    chain
}

/// The hash in SpcIndirectDataContent.
fn digest(content_info: Value<'_>) -> Option<Vec<u8>> {
    let mut info = content_info.values();
    info.expect(OBJECT)?;
    let mut indirect = info.expect(CONTEXT_0)?.values().expect(SEQUENCE)?.values();
    indirect.expect(SEQUENCE)?;
    let mut digest = indirect.expect(SEQUENCE)?.values();
    digest.expect(SEQUENCE)?;
    digest.expect(OCTETS).map(|octets| octets.content.to_vec())
}

/// Reads a certificate (RFC 5280 4.1).
fn certificate(value: Value<'_>) -> Option<Certificate<'_>> {
    let mut fields = Some(value).filter(|value| value.tag == SEQUENCE)?.values().expect(SEQUENCE)?.values();
    fields.take_if(CONTEXT_0);
    let serial = fields.expect(INTEGER)?;
    fields.expect(SEQUENCE)?;
    let issuer = fields.expect(SEQUENCE)?;
    fields.expect(SEQUENCE)?;
    let subject = fields.expect(SEQUENCE)?;
    Some(Certificate { whole: value.whole, serial: serial.content, issuer, subject })
}

/// The common name in a Name, or else the organization (RFC 5280 4.1.2.4).
fn name(name: Value<'_>) -> Option<String> {
    let part = |kind: &[u8]| {
        let attributes = name.values().filter(|value| value.tag == SET).flat_map(Value::values);
        let mut pairs = attributes.filter_map(|attribute| {
            let mut pair = attribute.values();
            Some((pair.expect(OBJECT)?.content, pair.next()?))
        });
        pairs.find(|(object, _)| *object == kind).map(|(_, value)| value.text())
    };
    part(COMMON_NAME).or_else(|| part(ORGANIZATION))
}
