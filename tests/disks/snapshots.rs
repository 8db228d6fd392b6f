//! Snapshots of QCOW2, judged by qemu-img.

use std::collections::BTreeMap;
use std::fs;

use discern::bytes::time::Timestamp;
use discern::findings::Findings;
use discern::formats::Formats;
use discern::open::{Image, open_path_within};
use discern::source::{Files, Source};
use discern::tree::Name;

use crate::support::damage::cut_and_flip;
use crate::support::random::Random;
use crate::support::scratch::Scratch;
use crate::support::tools;
use crate::{all, codes, disk, opened, qemu_img};

/// Names, times and contents of the snapshots that the view lists.
fn listed(image: &mut Image) -> BTreeMap<String, (Option<Timestamp>, Vec<u8>)> {
    let Some(view) = image.views.iter_mut().find(|view| view.id == "snapshots") else { return BTreeMap::new() };
    let root = view.file_system().root();
    let entries = view.file_system().list(root, &mut Findings::default()).unwrap();
    let content = |node| all(&view.file_system().body(node).unwrap().into_source());
    let listed = entries.iter().map(|entry| {
        let Name::Text(name) = &entry.name else { panic!("{:?}", entry.name) };
        (name.clone(), (entry.times.modified, content(entry.node)))
    });
    listed.collect()
}

#[test]
fn every_snapshot_is_an_image_with_name_and_date() {
    if !tools::have("every_snapshot_is_an_image_with_name_and_date", &["qemu-img", "qemu-io"]) {
        return;
    }
    let options: [&[&str]; 4] = [&[], &["-c"], &["-o", "extended_l2=on,cluster_size=64k"], &["-o", "compat=0.10"]];
    for options in options {
        let scratch = Scratch::new();
        fs::write(scratch.path().join("disk.img"), disk()).unwrap();
        qemu_img(&scratch, &[&["convert", "-O", "qcow2"], options, &["disk.img", "a.qcow2"]].concat());
        let write = |pattern: &str, at: &str| {
            let mut command = std::process::Command::new("qemu-io");
            let command = command.current_dir(scratch.path()).args(["-c", &format!("write -P {pattern} {at} 70k")]);
            tools::run(command.arg("a.qcow2"));
        };
        qemu_img(&scratch, &["snapshot", "-c", "before", "a.qcow2"]);
        write("0x11", "1M");
        qemu_img(&scratch, &["snapshot", "-c", "größer/2", "a.qcow2"]);
        write("0x22", "300k");
        // A later disk may be larger; version 2 can't grow with snapshots.
        if options.iter().all(|option| !option.contains("compat")) {
            qemu_img(&scratch, &["resize", "a.qcow2", "+5M"]);
        }
        qemu_img(&scratch, &["snapshot", "-c", "last", "a.qcow2"]);
        write("0x33", "2M");
        let mut findings = Findings::default();
        let mut image = opened(&scratch, &["a.qcow2"], &mut findings).unwrap();
        assert_eq!(codes(&findings), [""; 0], "{options:?}");
        let listed = listed(&mut image);
        let names: Vec<&str> = listed.keys().map(String::as_str).collect();
        assert_eq!(names, ["before.img", "größer_2.img", "last.img"], "{options:?}");
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
        for (name, snapshot) in [("before.img", "before"), ("größer_2.img", "größer/2"), ("last.img", "last")] {
            let chosen = format!("snapshot.name={snapshot}");
            qemu_img(&scratch, &["convert", "-l", &chosen, "-O", "raw", "a.qcow2", "theirs.img"]);
            let (taken, content) = &listed[name];
            // qemu-img adds zeros up to the present size of the disk; the snapshot has its own.
            let theirs = fs::read(scratch.path().join("theirs.img")).unwrap();
            assert!(theirs.starts_with(content), "{options:?}: {name}");
            assert!(theirs[content.len()..].iter().all(|byte| *byte == 0), "{options:?}: {name}");
            let grown = if name == "last.img" { theirs.len() } else { disk().len().next_multiple_of(512) };
            assert_eq!(content.len(), grown, "{options:?}: {name}");
            let age = now as i64 - taken.unwrap().seconds;
            assert!((0..1000).contains(&age), "{name} was taken {age} seconds ago");
        }
        assert!(all(&crate::content(&image)) != listed["last.img"].1);
        if options.is_empty() {
            let inner =
                open_path_within(&Formats::all(), &mut image, "snapshots:/before.img", &mut Findings::default());
            assert!(all(&crate::content(&inner.unwrap())) == disk());
            cut_and_flip(&fs::read(scratch.path().join("a.qcow2")).unwrap(), &mut Random(71));
        }
    }
}

#[test]
fn a_table_of_snapshots_that_is_cut_off_is_reported() {
    if !tools::have("a_table_of_snapshots_that_is_cut_off_is_reported", &["qemu-img"]) {
        return;
    }
    let scratch = Scratch::new();
    fs::write(scratch.path().join("disk.img"), disk()).unwrap();
    qemu_img(&scratch, &["convert", "-O", "qcow2", "disk.img", "a.qcow2"]);
    qemu_img(&scratch, &["snapshot", "-c", "before", "a.qcow2"]);
    let mut bytes = fs::read(scratch.path().join("a.qcow2")).unwrap();
    // Number of snapshots in the header.
    bytes[60..64].copy_from_slice(&1000_u32.to_be_bytes());
    let mut findings = Findings::default();
    let mut image =
        discern::open::open(Files::one("a.qcow2", Source::from_bytes(bytes.as_slice())), &mut findings).unwrap();
    assert!(listed(&mut image).contains_key("before.img"));
    bytes[64..72].copy_from_slice(&(1_u64 << 60).to_be_bytes());
    let mut findings = Findings::default();
    let mut image =
        discern::open::open(Files::one("a.qcow2", Source::from_bytes(bytes.as_slice())), &mut findings).unwrap();
    assert!(codes(&findings).contains(&"QCOW-SNAPSHOT-CUT"));
    assert_eq!(listed(&mut image).len(), 0);
}
