//! UEFI programs, judged by the tools that sign them.

use std::path::Path;
use std::process::Command;

use discern::boot::efi::{
    CARRIED_DATE, CarriedEntry, ChainCertificate, Judgment, LEVELS, LeastVersion, Listed, Machine, PeImage,
    Revocations, SecurityVersion, Signature, Verdict, WindowsLoader, carried_entries,
};
use discern::bytes::hex;
use discern::source::Source;

use super::support::case::Case;
use super::support::driver::driver;
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

/// Kinds of signatures (UEFI 32.4.1).
const HASH: [u8; 16] = [0x26, 0x16, 0xC4, 0xC1, 0x4C, 0x50, 0x92, 0x40, 0xAC, 0xA9, 0x41, 0xF9, 0x36, 0x93, 0x43, 0x28];
const X509: [u8; 16] = [0xA1, 0x59, 0xC0, 0xA5, 0xE4, 0x94, 0xA7, 0x4A, 0x87, 0xB5, 0xAB, 0x15, 0x5C, 0x2B, 0xF0, 0x72];

/// A list of one signature, as UEFI 32.4.1 describes it.
fn list(kind: [u8; 16], data: &[u8]) -> Vec<u8> {
    let size = 16 + data.len() as u32;
    let mut bytes = kind.to_vec();
    for number in [28 + size, 0, size] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend([7; 16]);
    bytes.extend(data);
    bytes
}

/// An update of a day in February of a year, with one signature.
fn update(year: u16, kind: [u8; 16], data: &[u8]) -> Vec<u8> {
    let mut update = year.to_le_bytes().to_vec();
    update.extend([2, 24, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    update.extend([28, 0, 0, 0, 0, 2, 0xF1, 0x0E]);
    update.extend([9; 20]);
    update.extend(list(kind, data));
    update
}

/// A list with a program, and one with a certificate.
fn hold_revocations(sha256: &[u8; 32], signatures: &[Signature], certificate: &[u8]) {
    let verdict = |bytes: &[u8]| Revocations::parse(bytes).unwrap().verdict(sha256, signatures);
    assert_eq!(verdict(&list(HASH, sha256)), Verdict::Program);
    assert_eq!(verdict(&list(HASH, &[1; 32])), Verdict::NotListed);
    assert_eq!(verdict(&list(X509, certificate)), Verdict::Signer("Test Signer".into()));
    let update = update(2025, HASH, sha256);
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

#[test]
fn a_listed_issuer_revokes_what_it_certified() {
    let test = "a_listed_issuer_revokes_what_it_certified";
    let Some(case) = Case::new(test, &["openssl", "sbsign"]) else { return };
    if !Path::new(GRUB).exists() {
        return tools::lack(test, "Debian's grub-efi-amd64-bin");
    }
    let new = |subject: &'static str, key: &'static str, to: &'static str| {
        ["req", "-new", "-newkey", "rsa:2048", "-nodes", "-subj", subject, "-keyout", key, "-out", to]
    };
    case.run("openssl", &[&new("/CN=Test Authority", "ca.key", "ca.pem")[..], &["-x509", "-days", "30"]].concat());
    case.run("openssl", &new("/CN=Test Signer", "leaf.key", "leaf.csr"));
    let by = ["x509", "-req", "-in", "leaf.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "30"];
    case.run("openssl", &[&by[..], &["-out", "leaf.pem"]].concat());
    case.run("openssl", &["x509", "-in", "ca.pem", "-outform", "DER", "-out", "ca.der"]);
    let sign = ["--key", "leaf.key", "--cert", "leaf.pem", "--addcert", "ca.pem", "--output", "signed.efi", GRUB];
    case.run("sbsign", &sign);
    let signed = read(&case.beside("signed.efi"));
    let (sha256, signatures) = (signed.sha256().unwrap(), signed.signatures().unwrap());
    let names: Vec<&str> = signatures[0].chain.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Test Signer", "Test Authority"]);
    let printed = tools::run(Command::new("sha1sum").arg(case.beside("ca.der"))).stdout;
    assert!(String::from_utf8_lossy(&printed).starts_with(&hex::digits(&signatures[0].chain[1].sha1)));
    let authority = std::fs::read(case.beside("ca.der")).unwrap();
    let given = Revocations::parse(&list(X509, &authority)).unwrap();
    let judged = Judgment::of(Some(&given), &sha256, &signatures);
    assert_eq!(judged.verdict, Verdict::Signer("Test Authority".into()));
    assert_eq!((judged.list.as_str(), judged.is_optional), ("the list that you gave", false));
}

/// The counts of the source, read twice. An analysis that its repository has counts 430, 92, 26 and 110 in an older list,
/// before the last 13 for x64 and 2 for IA32.
#[test]
fn the_carried_list_has_what_its_source_has() {
    let entries: Vec<CarriedEntry> = carried_entries().collect();
    let count = |listed: Listed| entries.iter().filter(|entry| entry.listed == listed).count();
    let counts = ["x64", "IA32", "ARM64", "ARM"].map(|machine| count(Listed::Program(machine)));
    assert_eq!((counts, count(Listed::Certificate), entries.len()), ([443, 94, 26, 110], 1, 674));
    let optional = |entry: &&CarriedEntry| entry.is_optional && entry.listed != Listed::Certificate;
    assert_eq!(entries.iter().filter(optional).count(), 284);
    let is_digit = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    for entry in &entries {
        let digits = if entry.listed == Listed::Certificate { 40 } else { 64 };
        assert!(entry.hash.len() == digits && entry.hash.bytes().all(is_digit), "{}", entry.hash);
        assert!(("2018-04-01"..=CARRIED_DATE).contains(&entry.since) && entry.since.len() == 10, "{}", entry.since);
    }
    // Sorted within each heading, and named once for each processor.
    let key = |entry: &CarriedEntry| (entry.listed, entry.since, entry.is_optional);
    for pair in entries.windows(2).filter(|pair| key(&pair[0]) == key(&pair[1])) {
        assert!(pair[0].hash < pair[1].hash, "{}", pair[1].hash);
    }
    let distinct: std::collections::HashSet<_> = entries.iter().map(|entry| (entry.listed, entry.hash)).collect();
    assert_eq!(distinct.len(), entries.len());
}

fn bytes<const N: usize>(digits: &str) -> [u8; N] {
    let byte = |at: usize| u8::from_str_radix(&digits[at * 2..at * 2 + 2], 16).unwrap();
    std::array::from_fn(byte)
}

#[test]
fn programs_and_certificates_on_the_carried_list_are_found() {
    let judged = |digits: &str| Judgment::of(None, &bytes(digits), &[]);
    // reloader.efi of Howyar, CVE-2024-7344.
    let howyar = judged("CDB7C90D3AB8833D5324F5D8516D41FA990B9CA721FE643FFFAEF9057D9F9E48");
    assert_eq!((howyar.verdict, howyar.since, howyar.is_optional), (Verdict::Program, "2024-11-01", false));
    assert_eq!(howyar.list, format!("Microsoft’s list of {CARRIED_DATE}"));
    // A boot manager of Windows 8 that BlackLotus used.
    let windows = judged("1EAED62C4ABCB2524643E1723F6AADCC31A74AF4D2285D3B13880CC44C22DEC5");
    assert_eq!((windows.verdict, windows.since, windows.is_optional), (Verdict::Program, "2023-05-01", true));
    assert_eq!(judged(&"17".repeat(32)).verdict, Verdict::NotListed);
    // Windows’ certificate of 2011 by its thumbprint, in a chain of a signature.
    let name = "Microsoft Windows Production PCA 2011";
    let link = |sha1| ChainCertificate { name: name.into(), sha1, sha256: [0; 32] };
    let signature = |sha1| Signature {
        signer: "Microsoft Windows".into(),
        issuer: name.into(),
        serial: String::new(),
        digest: Vec::new(),
        chain: vec![link([1; 20]), link(sha1)],
    };
    let listed = signature(bytes("580A6F4CC4E4B669B9EBDC1B2B3E087B80D0678D"));
    let judged = Judgment::of(None, &[0x17; 32], std::slice::from_ref(&listed));
    assert_eq!((judged.verdict, judged.is_optional), (Verdict::Signer(name.into()), true));
    let both = Judgment::of(None, &[0x17; 32], &[listed, signature([2; 20])]);
    assert_eq!(both.verdict, Verdict::NotListed);
}

#[test]
fn the_driver_names_the_day_of_the_list() {
    let test = "the_driver_names_the_day_of_the_list";
    let Some(case) = Case::new(test, &["xorriso"]) else { return };
    if !Path::new(GRUB).exists() {
        return tools::lack(test, "Debian's grub-efi-amd64-bin");
    }
    case.file("EFI/BOOT/BOOTX64.EFI", std::fs::read(GRUB).unwrap());
    case.xorriso(&["-R"]);
    let report = |options: &[&str]| {
        let output = tools::run(Command::new(driver()).arg("report").arg(case.image()).args(options)).stdout;
        String::from_utf8(output).unwrap()
    };
    let carried = format!("Microsoft’s list of {CARRIED_DATE}");
    assert!(report(&[]).contains(&format!("not on {carried}")));
    let sha256 = read(Path::new(GRUB)).sha256().unwrap();
    let given = |name: &str, bytes: Vec<u8>| {
        std::fs::write(case.beside(name), bytes).unwrap();
        report(&["--revoked", &case.beside(name).to_string_lossy()])
    };
    let older = given("older.bin", update(2025, HASH, &[1; 32]));
    assert!(older.contains(&format!("not on the list of 2025-02-24 that you gave or {carried}")), "{older}");
    let newer = given("newer.bin", update(2030, HASH, &[1; 32]));
    assert!(newer.contains("not on the list of 2030-02-24 that you gave") && !newer.contains(&carried), "{newer}");
    let revoked = given("revoked.bin", update(2025, HASH, &sha256));
    assert!(revoked.contains("revoked: its hash is on the list of 2025-02-24 that you gave"), "{revoked}");
    let json = report(&["--json", "--revoked", &case.beside("revoked.bin").to_string_lossy()]);
    assert!(json.contains("\"revoked\": true"), "{json}");
}

/// Makes a program with a resource, compiled and linked by GNU's tools.
fn with_resource(case: &Case, name: &str, numbers: [u16; 2], to: &str) -> PeImage {
    let [minor, major] = numbers;
    // Other resources come before and behind it.
    let script = format!(
        "7 RCDATA {{ 1, 2 }}\nAAA RCDATA {{ \"text\" }}\n{name} RCDATA {{ {minor}, {major} }}\nZZZ 300 {{ 3 }}\n"
    );
    std::fs::write(case.beside("version.rc"), script).unwrap();
    case.run("x86_64-w64-mingw32-windres", &["--preprocessor=cat", "version.rc", "version.o"]);
    case.run("x86_64-w64-mingw32-ld", &["--subsystem", "10", "--entry", "0", "-o", to, "version.o"]);
    read(&case.beside(to))
}

#[test]
fn security_versions_are_those_of_the_resource_compiler() {
    let test = "security_versions_are_those_of_the_resource_compiler";
    let needed = ["x86_64-w64-mingw32-windres", "x86_64-w64-mingw32-ld", "xorriso", "openssl", "sbsign"];
    let Some(case) = Case::new(test, &needed) else { return };
    let name = "BOOTMGRSECURITYVERSIONNUMBER";
    for (minor, major) in [(0, 3), (1, 9), (65_535, 256), (0, 10)] {
        let image = with_resource(&case, name, [minor, major], "loader.efi");
        assert!(image.is_efi);
        assert_eq!(image.security_version().unwrap(), Some(SecurityVersion { major, minor }));
    }
    assert_eq!(with_resource(&case, "BOOTMGRSECURITYVERSION", [0, 3], "none.efi").security_version().unwrap(), None);
    // Cut, and with each byte of its last part changed, where the resources are.
    with_resource(&case, name, [0, 3], "old.efi");
    let bytes = std::fs::read(case.beside("old.efi")).unwrap();
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 0xFF;
        for damaged in [&bytes[..at], &changed] {
            if let Some(image) = PeImage::read(&Source::from_bytes(damaged)).unwrap() {
                let _ = image.security_version().unwrap();
            }
        }
    }
    // The driver says so of the loader of an image, and of one that Windows' authority signed without a version.
    let authority = "/CN=Microsoft Windows Production PCA 2011";
    let new =
        ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-keyout", "key.pem", "-out", "cert.pem"];
    case.run("openssl", &[&new[..], &["-subj", authority]].concat());
    case.run("sbsign", &["--key", "key.pem", "--cert", "cert.pem", "--output", "unknown.efi", "none.efi"]);
    let report = |loader: &str, options: &[&str]| {
        case.file("EFI/BOOT/BOOTX64.EFI", std::fs::read(case.beside(loader)).unwrap());
        case.xorriso(&["-R"]);
        let output = tools::run(Command::new(driver()).arg("report").arg(case.image()).args(options)).stdout;
        String::from_utf8(output).unwrap()
    };
    let list = format!("Microsoft’s list of {CARRIED_DATE}");
    let old = report("old.efi", &[]);
    assert!(old.contains(&format!("security version (SVN) 3.0, lower than the 9.0 that {list} requires")), "{old}");
    let new = report("loader.efi", &[]);
    assert!(new.contains(&format!("security version (SVN) 10.0, not lower than the 9.0 that {list}")), "{new}");
    let unknown = report("unknown.efi", &[]);
    let said = "requires 9.0 for bootmgfw.efi, 3.0 for cdboot.efi, 3.0 for wdsmgfw.efi";
    assert!(unknown.contains(&format!("security version (SVN) unknown: {list} {said}")), "{unknown}");
    assert!(!report("none.efi", &[]).contains("SVN"));
    // A dropped list that wants more.
    std::fs::write(case.beside("dbx.bin"), update(2030, HASH, &version_entry("612B139DD5598843AB1C185C3CB2EB92", 11)))
        .unwrap();
    let given = report("loader.efi", &["--revoked", &case.beside("dbx.bin").to_string_lossy()]);
    assert!(given.contains("10.0, lower than the 11.0 that the list of 2030-02-24 that you gave requires"), "{given}");
}

/// A security version in place of a hash: the format, the GUID as it is stored, minor and major number, zeros.
fn version_entry(guid: &str, major: u8) -> [u8; 32] {
    let mut entry = [0; 32];
    entry[0] = 1;
    entry[1..17].copy_from_slice(&bytes::<16>(guid));
    entry[19] = major;
    entry
}

/// The "value" of the entries under "svns" in Microsoft's table.
#[test]
fn security_versions_of_lists_are_those_of_the_table() {
    let table = [
        ("01612B139DD5598843AB1C185C3CB2EB92000009000000000000000000000000", WindowsLoader::BootManager, 9),
        ("019D2EF8E827E15841A4884C18ABE2F284000003000000000000000000000000", WindowsLoader::Disc, 3),
        ("01C2CA99C9FE7F6F4981279E2A8A535976000003000000000000000000000000", WindowsLoader::Network, 3),
    ];
    for ((digits, loader, major), least) in table.into_iter().zip(LeastVersion::all(None)) {
        let version = SecurityVersion { major, minor: 0 };
        assert_eq!((least.loader, least.version), (loader, version));
        let mut entry = bytes::<32>(digits);
        let parsed = Revocations::parse(&update(2026, HASH, &entry)).unwrap();
        assert_eq!((parsed.versions.as_slice(), parsed.programs.len()), (&[(loader, version)][..], 0));
        // Otherwise it is a hash.
        entry[31] = 1;
        assert_eq!(Revocations::parse(&update(2026, HASH, &entry)).unwrap().programs, [entry]);
    }
    // Of several, the highest counts, and a lower one of the user's list does not.
    let given = |entries: &[(&str, u8)]| {
        let lists: Vec<u8> =
            entries.iter().flat_map(|(guid, major)| list(HASH, &version_entry(guid, *major))).collect();
        LeastVersion::all(Revocations::parse(&lists).as_ref()).map(|least| least.version.major)
    };
    let (manager, disc) = ("612B139DD5598843AB1C185C3CB2EB92", "9D2EF8E827E15841A4884C18ABE2F284");
    assert_eq!(given(&[(manager, 2), (manager, 12), (manager, 11), (disc, 1)]), [12, 3, 3]);
}
