//! UEFI programs, judged by the tools that sign them.

use std::path::Path;
use std::process::Command;

use discern::boot::efi::{LEVELS, Machine, PeImage, Revocations, Verdict};
use discern::bytes::hex;

use super::support::case::Case;
use super::support::{local_file, tools};

/// GRUB for UEFI from Debian's grub-efi-amd64-bin.
const GRUB: &str = "/usr/lib/grub/x86_64-efi/monolithic/grubx64.efi";

fn read(path: &Path) -> PeImage {
    PeImage::read(&local_file::LocalFile::open(path).unwrap()).unwrap().unwrap()
}

#[test]
fn signer_hash_and_components_match_other_tools() {
    let test = "signer_hash_and_components_match_other_tools";
    let Some(case) = Case::new(test, &["openssl", "sbsign", "sbverify", "osslsigncode"]) else { return };
    if !Path::new(GRUB).exists() {
        return tools::lack(test, "Debian's grub-efi-amd64-bin");
    }
    let key =
        ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-keyout", "key.pem", "-out", "cert.pem"];
    case.run("openssl", &[&key[..], &["-subj", "/O=Test Makers/CN=Test Signer"]].concat());
    case.run("openssl", &["x509", "-in", "cert.pem", "-outform", "DER", "-out", "cert.der"]);
    case.run("sbsign", &["--key", "key.pem", "--cert", "cert.pem", "--output", "signed.efi", GRUB]);
    let plain = read(Path::new(GRUB));
    assert_eq!((plain.machine, plain.is_efi, plain.signatures().unwrap().len()), (Machine::X64, true, 0));
    let signed = read(&case.beside("signed.efi"));
    let signatures = signed.signatures().unwrap();
    let [signature] = signatures.as_slice() else { panic!("{signatures:?}") };
    assert_eq!((signature.signer.as_str(), signature.issuer.as_str()), ("Test Signer", "Test Signer"));
    let listed = tools::run(Command::new("sbverify").arg("--list").arg(case.beside("signed.efi"))).stdout;
    assert!(
        String::from_utf8_lossy(&listed).contains("CN=Test Signer")
            || String::from_utf8_lossy(&listed).contains("CN = Test Signer")
    );
    let sha256 = signed.sha256().unwrap();
    assert_eq!(signature.digest, sha256);
    // The tool prints what it computed, then complains that the certificate is unknown.
    let verified =
        Command::new("osslsigncode").args(["verify", "-in"]).arg(case.beside("signed.efi")).output().unwrap();
    let verified = String::from_utf8_lossy(&verified.stdout).to_ascii_lowercase();
    let digest = hex::digits(&sha256);
    assert!(verified.contains(&digest), "{digest}: {verified}");
    // With a changed byte in the code, the signature covers something else.
    let mut bytes = std::fs::read(case.beside("signed.efi")).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    std::fs::write(case.beside("changed.efi"), &bytes).unwrap();
    assert_ne!(read(&case.beside("changed.efi")).sha256().unwrap(), sha256);
    for cut in 0..64 {
        std::fs::write(case.beside("cut.efi"), &bytes[..bytes.len() * cut / 64]).unwrap();
        let leaf = local_file::LocalFile::open(&case.beside("cut.efi")).unwrap();
        if let Some(image) = PeImage::read(&leaf).unwrap() {
            let _ = (image.sha256().unwrap(), image.signatures().unwrap(), image.sbat().unwrap());
        }
    }
    let certificate = std::fs::read(case.beside("cert.der")).unwrap();
    hold_revocations(&sha256, &signatures, &certificate);
}

/// Checks revocation lists as described in UEFI 32.4.1: one with the program, one with its certificate.
fn hold_revocations(sha256: &[u8; 32], signatures: &[discern::boot::efi::Signature], certificate: &[u8]) {
    let list = |kind: [u8; 16], data: &[u8]| {
        let size = 16 + data.len() as u32;
        let mut bytes = kind.to_vec();
        for number in [28 + size, 0, size] {
            bytes.extend(number.to_le_bytes());
        }
        bytes.extend([7; 16]);
        bytes.extend(data);
        bytes
    };
    let hash = [0x26, 0x16, 0xC4, 0xC1, 0x4C, 0x50, 0x92, 0x40, 0xAC, 0xA9, 0x41, 0xF9, 0x36, 0x93, 0x43, 0x28];
    let x509 = [0xA1, 0x59, 0xC0, 0xA5, 0xE4, 0x94, 0xA7, 0x4A, 0x87, 0xB5, 0xAB, 0x15, 0x5C, 0x2B, 0xF0, 0x72];
    let verdict = |bytes: &[u8]| Revocations::parse(bytes).unwrap().verdict(sha256, signatures);
    assert_eq!(verdict(&list(hash, sha256)), Verdict::Program);
    assert_eq!(verdict(&list(hash, &[1; 32])), Verdict::NotListed);
    assert_eq!(verdict(&list(x509, certificate)), Verdict::Signer);
    let mut update = vec![0xE9, 7, 2, 24, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    update.extend([28, 0, 0, 0, 0, 2, 0xF1, 0x0E]);
    update.extend([9; 20]);
    update.extend(list(hash, sha256));
    let parsed = Revocations::parse(&update).unwrap();
    assert_eq!((parsed.date.as_str(), parsed.programs.len()), ("2025-02-24", 1));
    assert_eq!(Revocations::parse(b"no list at all, but a text of some length"), None);
    for cut in 0..update.len() {
        let _ = Revocations::parse(&update[..cut]);
    }
}

#[test]
fn old_generations_are_revoked() {
    let levels: Vec<&str> = LEVELS.iter().map(|level| level.date).collect();
    assert!(levels.is_sorted_by(|one, other| one > other), "the newest first: {levels:?}");
}
