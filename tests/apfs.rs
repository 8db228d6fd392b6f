//! Containers of APFS: of the corpus, against 7-Zip and fsapfsinfo; and empty ones by mkapfs, changed here by the "Apple File
//! System Reference".
#![allow(clippy::pedantic, clippy::restriction, reason = "a test may stop where it stands")]

mod support;

use std::fs;

use discern::findings::Findings;
use discern::source::Source;
use support::case::Case;
use support::random::Random;
use support::{codes, corpus, damage, listing, open_as, open_source};

/// Bytes of a block.
const BLOCK: usize = 4096;

/// Sets Fletcher's checksum of a block, as the reference has it.
fn sum(block: &mut [u8]) {
    let (mut low, mut high) = (0_u64, 0_u64);
    for word in block[8..].as_chunks::<4>().0 {
        low = (low + u64::from(u32::from_le_bytes(*word))) % 0xFFFF_FFFF;
        high = (high + low) % 0xFFFF_FFFF;
    }
    let first = 0xFFFF_FFFF - (low + high) % 0xFFFF_FFFF;
    let second = 0xFFFF_FFFF - (low + first) % 0xFFFF_FFFF;
    block[..8].copy_from_slice(&(second << 32 | first).to_le_bytes());
}

/// Flips bits in blocks in use, and sets their checksums again, so that what is wrong isn't noticed by these.
fn flip_and_sum(container: &[u8], random: &mut Random) {
    let blocks = container.as_chunks::<BLOCK>().0.iter().enumerate();
    let used: Vec<usize> = blocks.filter(|(_, block)| block[..8] != [0; 8]).map(|(number, _)| number).collect();
    let mut below = |bound: usize| random.below(bound as u64) as usize;
    for _ in 0..64 {
        let mut bytes = container.to_vec();
        for _ in 0..20 {
            let block = used[below(used.len())] * BLOCK;
            // Most of what counts is in the heads, and in the tables behind them.
            let at = if below(2) == 0 { below(256) } else { below(BLOCK) };
            bytes[block + at] ^= 1 << below(8);
            sum(&mut bytes[block..][..BLOCK]);
        }
        damage::look_at_all(bytes);
    }
}

/// The blocks with a mark.
fn marked(container: &[u8], mark: &[u8]) -> Vec<usize> {
    let blocks = container.as_chunks::<BLOCK>().0.iter().enumerate();
    blocks.filter(|(_, block)| &block[32..36] == mark).map(|(number, _)| number * BLOCK).collect()
}

#[test]
fn containers_of_the_corpus_show_what_7_zip_shows() {
    let images = corpus::all("containers_of_the_corpus_show_what_7_zip_shows");
    if images.is_empty() {
        return;
    }
    let mut compared = 0;
    for image in &images {
        for truth in image.truths().into_iter().filter(|truth| truth.view == "apfs") {
            let bytes = image.bytes();
            let (mut opened, mut findings) = open_as(bytes.clone(), &["apfs"]);
            let found = listing::of_view(&mut opened.views[0], &mut findings);
            assert_eq!(codes(&findings), Vec::<&str>::new(), "{}", image.name);
            // 7-Zip lists attributes as files behind a colon.
            let expected = truth.listing.into_iter().filter(|(path, _)| !path.contains(':')).collect();
            assert_eq!(listing::differences(&expected, &found), Vec::<String>::new(), "{}", image.name);
            let label = opened.views[0].file_system().label().volume.clone();
            assert!(image.report().unwrap().contains(&format!(": {label}")), "{label}");
            damage::cut_and_flip(&bytes, &mut Random(51));
            flip_and_sum(&bytes, &mut Random(52));
            compared += 1;
        }
    }
    assert!(compared > 0);
}

#[test]
fn containers_by_mkapfs_are_empty_encrypted_or_damaged() {
    let test = "containers_by_mkapfs_are_empty_encrypted_or_damaged";
    let Some(case) = Case::new(test, &["mkapfs", "apfsck"]) else { return };
    fs::File::create(case.image()).unwrap().set_len(128 << 20).unwrap();
    case.run("mkapfs", &["-L", "Some name", "IMAGE"]).run("apfsck", &["IMAGE"]);
    let container = fs::read(case.image()).unwrap();
    let (mut image, mut findings) = open_as(container.clone(), &["apfs"]);
    let found = listing::of_view(&mut image.views[0], &mut findings);
    assert_eq!((found.len(), codes(&findings)), (0, vec![]));
    assert_eq!(image.views[0].file_system().label().volume, "Some name");
    let [volume] = marked(&container, b"APSB")[..] else { panic!("volumes") };
    let states = marked(&container, b"NXSB");
    let (first, newest) = (states[0], *states.last().unwrap());
    let opened = |changes: &[(usize, usize, &[u8])]| {
        let mut changed = container.clone();
        for (block, at, value) in changes {
            changed[block + at..][..value.len()].copy_from_slice(value);
            sum(&mut changed[*block..][..BLOCK]);
        }
        let mut findings = Findings::default();
        let image = open_source(Source::from_bytes(changed), &mut findings).unwrap();
        (image.views.len(), codes(&findings))
    };
    assert_eq!(opened(&[]), (1, vec![]));
    assert_eq!(opened(&[(newest, 42, &[1])]), (1, vec!["APFS-INCOMPLETE"]));
    assert_eq!(opened(&[(volume, 56, &[container[volume + 56] | 0x20])]), (1, vec!["APFS-SEALED"]));
    let (views, encrypted) = opened(&[(volume, 264, &[0])]);
    assert!(views == 0 && encrypted.contains(&"APFS-ENCRYPTED") && encrypted.contains(&"FS-REFUSED"), "{encrypted:?}");
    assert!(opened(&[(newest, 65, &[1])]).1.contains(&"FS-REFUSED"));
    // No checkpoints: the superblock at the start has to do.
    assert_eq!(opened(&[(first, 104, &[0; 4])]), (1, vec!["APFS-CHECKPOINT"]));
    let (views, damaged) = opened(&[(volume, 32, b"????")]);
    assert!(views == 0 && damaged.contains(&"APFS-VOLUME"), "{damaged:?}");
}
