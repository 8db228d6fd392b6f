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

/// A node of a tree of blocks that is its root and its only one, with these records.
fn leaf(number: usize, subtype: u32, records: &[(Vec<u8>, Vec<u8>)]) -> Vec<u8> {
    let mut block = vec![0; BLOCK];
    block[8..16].copy_from_slice(&(number as u64).to_le_bytes());
    block[16..24].copy_from_slice(&1_u64.to_le_bytes());
    block[24..28].copy_from_slice(&0x4000_0002_u32.to_le_bytes());
    block[28..32].copy_from_slice(&subtype.to_le_bytes());
    block[32..36].copy_from_slice(&[3, 0, 0, 0]);
    block[36..40].copy_from_slice(&(records.len() as u32).to_le_bytes());
    let table = 64;
    block[42..44].copy_from_slice(&(table as u16).to_le_bytes());
    let (mut keys, mut values) = (0, 0);
    for (place, (key, value)) in records.iter().enumerate() {
        let at = 56 + table + keys;
        block[at..][..key.len()].copy_from_slice(key);
        values += value.len();
        let end = BLOCK - 40 - values;
        block[end..][..value.len()].copy_from_slice(value);
        let entry = [keys, key.len(), values, value.len()].map(|field| (field as u16).to_le_bytes()).concat();
        block[56 + place * 8..][..8].copy_from_slice(&entry);
        keys += key.len();
    }
    sum(&mut block);
    block
}

#[test]
fn snapshots_show_the_state_that_they_were_taken_of() {
    let test = "snapshots_show_the_state_that_they_were_taken_of";
    let Some(case) = Case::new(test, &["mkapfs"]) else { return };
    fs::File::create(case.image()).unwrap().set_len(128 << 20).unwrap();
    case.run("mkapfs", &["-L", "Some name", "IMAGE"]);
    let mut container = fs::read(case.image()).unwrap();
    let number = |container: &[u8], at: usize| u64::from_le_bytes(container[at..][..8].try_into().unwrap());
    let [volume] = marked(&container, b"APSB")[..] else { panic!("volumes") };
    // The map of objects, its tree, and the place of the root of the tree of files in it.
    let map = number(&container, volume + 128) as usize * BLOCK;
    let tree = number(&container, map + 48) as usize * BLOCK;
    let root = number(&container, volume + 136);
    assert_eq!(container[tree + 36..tree + 40], [1, 0, 0, 0]);
    let table = usize::from(u16::from_le_bytes([container[tree + 42], container[tree + 43]]));
    let (keys, values) = (tree + 56 + table, tree + BLOCK - 40);
    let transaction = number(&container, keys + 8);
    assert_eq!(number(&container, keys), root);
    let old = number(&container, values - 8) as usize * BLOCK;
    // Blocks at the end that nothing uses.
    let [now, state, snapshots] = [1, 2, 3].map(|number| container.len() / BLOCK - number);
    // The present state: the root directory was changed in a later transaction, at another date.
    let mut changed = container[old..][..BLOCK].to_vec();
    changed[16..24].copy_from_slice(&(transaction + 1).to_le_bytes());
    let inode = [1_u64.to_le_bytes(), 2_u64.to_le_bytes()].concat();
    let inode = changed.windows(16).position(|window| window == inode).expect("the root's inode");
    let before = number(&changed, inode + 24);
    changed[inode + 24..][..8].copy_from_slice(&1_614_834_367_000_000_000_u64.to_le_bytes());
    sum(&mut changed);
    container[now * BLOCK..][..BLOCK].copy_from_slice(&changed);
    container[tree + 36] = 2;
    container[tree + 56 + 4..][..4].copy_from_slice(&[16, 0, 32, 0]);
    let later = [root.to_le_bytes(), (transaction + 1).to_le_bytes()].concat();
    container[keys + 16..][..16].copy_from_slice(&later);
    let place = [&[0; 4][..], &(BLOCK as u32).to_le_bytes(), &(now as u64).to_le_bytes()].concat();
    container[values - 32..][..16].copy_from_slice(&place);
    sum(&mut container[tree..][..BLOCK]);
    // The superblock as it was, and the records of the snapshot: what it is, and the number of its name.
    let mut superblock = container[volume..][..BLOCK].to_vec();
    superblock[8..16].copy_from_slice(&(state as u64).to_le_bytes());
    sum(&mut superblock);
    container[state * BLOCK..][..BLOCK].copy_from_slice(&superblock);
    let name = b"Before\0";
    let numbers = [0, state as u64, 1_600_000_000_000_000_000, 0, 0];
    let mut value = numbers.map(u64::to_le_bytes).concat();
    value.extend([&[0; 8][..], &[name.len() as u8, 0], name].concat());
    let mut of_name = [&((11_u64 << 60) | ((1 << 60) - 1)).to_le_bytes()[..], &[name.len() as u8, 0], name].concat();
    of_name.resize(24, 0);
    let records =
        [((1_u64 << 60 | transaction).to_le_bytes().to_vec(), value), (of_name, transaction.to_le_bytes().to_vec())];
    container[snapshots * BLOCK..][..BLOCK].copy_from_slice(&leaf(snapshots, 0x10, &records));
    container[volume + 152..][..8].copy_from_slice(&(snapshots as u64).to_le_bytes());
    container[volume + 216..][..8].copy_from_slice(&1_u64.to_le_bytes());
    sum(&mut container[volume..][..BLOCK]);

    let (image, findings) = open_as(container.clone(), &["apfs", "apfs-2"]);
    assert_eq!(codes(&findings), Vec::<&str>::new());
    let seen = |number: usize| {
        let system = image.views[number].file_system();
        let changed = system.root_entry().unwrap().unwrap().times.modified.unwrap();
        (system.name(), system.label().volume.clone(), changed.seconds)
    };
    assert_eq!(seen(0), ("APFS", "Some name".to_owned(), 1_614_834_367));
    assert_eq!(seen(1), ("APFS, snapshot", "Before".to_owned(), (before / 1_000_000_000) as i64));
    let facts = image.views[1].file_system().facts();
    let taken = facts.iter().flat_map(|facts| &facts.lines).find(|line| line.label == "Taken").unwrap();
    assert!(taken.value.starts_with("2020-09-13"), "{}", taken.value);
    // Damage to a snapshot leaves the volume as it is.
    for damaged in [state, snapshots] {
        let mut bytes = container.clone();
        bytes[damaged * BLOCK + 40] ^= 1;
        let (_, findings) = open_as(bytes, &["apfs"]);
        assert_eq!(codes(&findings), ["APFS-SNAPSHOT"]);
    }
    flip_and_sum(&container, &mut Random(53));
}
