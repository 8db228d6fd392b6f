//! Any bytes as a loader's configuration.
#![no_main]

use discern::boot::configuration::Language;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    for language in [Language::Syslinux, Language::Grub, Language::BootLoaderSpecification] {
        for named in language.named(&text, "/boot/grub") {
            assert!(named.path.starts_with('/') && !named.path.contains("//") && !named.path.contains("/../"));
        }
    }
});
