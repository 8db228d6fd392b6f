//! Any bytes as a UEFI program and as a revocation list: headers, hash, signatures, components and security
//! version are read.
#![no_main]

use discern::boot::efi::{PeImage, Revocations};
use discern::source::Source;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let revoked = Revocations::parse(bytes).unwrap_or_default();
    let Ok(Some(image)) = PeImage::read(&Source::from_bytes(bytes)) else { return };
    let (Ok(sha256), Ok(signatures)) = (image.sha256(), image.signatures()) else { return };
    let _ = (revoked.verdict(&sha256, &signatures), image.sbat(), image.security_version());
});
