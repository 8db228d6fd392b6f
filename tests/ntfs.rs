//! NTFS as mkntfs and ntfs-3g write it, and corpus volumes as they read them.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use discern::findings::Findings;
use discern::open::Image;
use discern::source::Source;
use discern::tree::{Kind, RowId};
use discern::view::View;
use support::case::Case;
use support::random::{Random, seeded_noise};
use support::{codes, corpus, damage, listing, open_source, tools};

/// A volume mounted by ntfs-3g until it is dropped.
struct Mounted(PathBuf);

impl Mounted {
    /// Mounts the case's image; `None` if mounting isn't possible here.
    fn new(test: &str, case: &Case) -> Option<Self> {
        let place = case.beside("mounted");
        fs::create_dir_all(&place).unwrap();
        let mut command = Command::new("ntfs-3g");
        command.args(["-o", "compression,streams_interface=windows"]).arg(case.image()).arg(&place);
        if !Path::new("/dev/fuse").exists() || !command.status().unwrap().success() {
            tools::say_skipped(test, "needs to mount by FUSE");
            return None;
        }
        Some(Self(place))
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        drop(Command::new("umount").arg(&self.0).status());
    }
}

/// Makes an empty volume.
fn made(case: &Case, megabytes: u64, options: &[&str]) {
    fs::File::create(case.image()).unwrap().set_len(megabytes << 20).unwrap();
    case.run("mkntfs", &[&["-q", "-F", "-Q", "-L", "Träd"], options, &["IMAGE"]].concat());
}

fn opened(bytes: Vec<u8>) -> (Image, Findings) {
    let mut findings = Findings::default();
    let image = open_source(Source::from_bytes(bytes), &mut findings).unwrap();
    assert_eq!(image.views[0].id, "ntfs");
    (image, findings)
}

fn text(len: usize) -> Vec<u8> {
    (0..).flat_map(|line| format!("line {line} of a text that packs well\n").into_bytes()).take(len).collect()
}

/// Sets an attribute of a file through ntfs-3g.
fn set(path: &Path, name: &str, value: &[u8]) {
    let code = "import os,sys; os.setxattr(sys.argv[1], sys.argv[2], bytes.fromhex(sys.argv[3]))";
    let digits: String = value.iter().map(|byte| format!("{byte:02x}")).collect();
    tools::run(Command::new("python3").args(["-c", code]).arg(path).args([name, &digits]));
}

/// Fills a volume with everything that users' file systems have.
fn fill(root: &Path) {
    let packed = root.join("packed");
    fs::create_dir(&packed).unwrap();
    set(&packed, "system.ntfs_attrib_be", &0x800_u32.to_be_bytes());
    for (name, bytes) in [
        ("text", text(300_000)),
        ("zeros", vec![0; 1_000_000]),
        ("noise", seeded_noise(200_000, 7)),
        ("mixed", [text(70_000), seeded_noise(70_000, 8), vec![0; 200_000], text(5)].concat()),
        ("short", text(5000)),
    ] {
        fs::write(packed.join(name), bytes).unwrap();
    }
    fs::create_dir_all(root.join("deep/a/b/c")).unwrap();
    fs::write(root.join("deep/a/b/c/d.bin"), seeded_noise(70_000, 9)).unwrap();
    fs::create_dir(root.join("many")).unwrap();
    for number in 0..700 {
        fs::write(root.join(format!("many/a file with a long name {number:04}.dat")), format!("{number}")).unwrap();
    }
    for len in [0, 1, 600, 700, 4095, 4096, 65_537] {
        fs::write(root.join(format!("größe {len}")), seeded_noise(len, len as u64)).unwrap();
    }
    fs::write(root.join("日本語 \u{1F4BF}.txt"), "kana").unwrap();
    fs::hard_link(root.join("deep/a/b/c/d.bin"), root.join("another name")).unwrap();
    let sparse = fs::File::create(root.join("sparse")).unwrap();
    sparse.set_len(900_000).unwrap();
    std::os::unix::fs::FileExt::write_all_at(&sparse, b"END", 800_000).unwrap();
    fs::write(root.join("README.TXT"), "with streams").unwrap();
    fs::write(root.join("README.TXT:note"), "hidden stream").unwrap();
    fs::write(root.join("README.TXT:big"), seeded_noise(65_536, 3)).unwrap();
    // A file written to the gaps of every second deleted one is scattered over so many pieces that one record can't
    // list them.
    let filler = |number: u32| root.join(format!("filler {number}"));
    let full = (0..).find(|number| fs::write(filler(*number), vec![1; 16 << 10]).is_err()).unwrap();
    (0..full).step_by(2).for_each(|number| fs::remove_file(filler(number)).unwrap());
    fs::write(root.join("one"), seeded_noise(5_000_000, 1)).unwrap();
    (0..=full).for_each(|number| drop(fs::remove_file(filler(number))));
}

const NEEDS: [&str; 3] = ["mkntfs", "ntfs-3g", "python3"];

#[test]
fn a_volume_by_ntfs_3g_shows_what_was_written() {
    let test = "a_volume_by_ntfs_3g_shows_what_was_written";
    let Some(case) = Case::new(test, &NEEDS) else { return };
    for options in [&["-c", "4096"][..], &["-c", "512"], &["-c", "65536"], &["-s", "1024", "-c", "1024"]] {
        made(&case, 40, options);
        let Some(mounted) = Mounted::new(test, &case) else { return };
        fill(&mounted.0);
        let expected = listing::of_folder(&mounted.0);
        drop(mounted);
        let (mut image, mut findings) = opened(fs::read(case.image()).unwrap());
        let view = &mut image.views[0];
        assert_eq!(view.file_system().label().volume, "Träd");
        let found = listing::of_view(view, &mut findings);
        assert_eq!(codes(&findings), Vec::<&str>::new());
        let differences = listing::differences(&expected, &found);
        assert!(differences.is_empty(), "{options:?}:\n{}", differences.join("\n"));
        let entry = |view: &mut View, path: &str| {
            let row = view.find(path, &mut Findings::default()).unwrap();
            let row = view.index.row(row).unwrap();
            (row.node, row.flags)
        };
        let (node, flags) = entry(view, "/one");
        let pieces = view.file_system().extents(node).unwrap().len();
        let least = if options == ["-c", "65536"] { 1 } else { 20 };
        assert!(flags.scattered && pieces > least, "{options:?}: {pieces} pieces");
        assert!(view.file_system().body(node).unwrap().is_sliceable());
        let (node, _) = entry(view, "/sparse");
        assert!(view.file_system().extents(node).unwrap().iter().all(|extent| extent.end - extent.start <= 65_536));
        if options != ["-c", "65536"] {
            assert!(entry(view, "/packed/text").1.packed);
        }
        let (node, _) = entry(view, "/README.TXT");
        let file_system = view.file_system();
        let variants: Vec<_> =
            file_system.variants(node).unwrap().iter().map(|variant| (variant.id.to_string(), variant.size)).collect();
        assert_eq!(variants[0], ("content".to_owned(), 12));
        assert!(variants.contains(&("note".to_owned(), 13)) && variants.contains(&("big".to_owned(), 65_536)));
        let stream = |name: &str| file_system.body_as(node, name).unwrap().into_source().read_up_to(0, 70_000).unwrap();
        assert_eq!((stream("note"), stream("big") == seeded_noise(65_536, 3)), (b"hidden stream".to_vec(), true));
        assert!(file_system.body_as(node, "none").is_err());
        let facts = file_system.details(node).unwrap();
        assert!(facts[0].lines.iter().any(|line| line.label == "Stream “note”" && line.value.starts_with("13 bytes")));
    }
}

#[test]
fn links_and_junctions_have_their_targets() {
    let test = "links_and_junctions_have_their_targets";
    let Some(case) = Case::new(test, &NEEDS) else { return };
    made(&case, 10, &[]);
    let Some(mounted) = Mounted::new(test, &case) else { return };
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let reparse =
        |tag: u32, data: &[u8]| [&tag.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), &[0, 0], data].concat();
    let names = |substitute: &str, print: &str, flags: &[u8]| {
        let (substitute, print) = (wide(substitute), wide(print));
        let places = [0, substitute.len(), substitute.len(), print.len()].map(|number| (number as u16).to_le_bytes());
        [&places.concat()[..], flags, &substitute, &print].concat()
    };
    fs::write(mounted.0.join("link"), "").unwrap();
    fs::write(mounted.0.join("of Linux"), "").unwrap();
    fs::create_dir(mounted.0.join("junction")).unwrap();
    let attribute = "system.ntfs_reparse_data";
    set(&mounted.0.join("link"), attribute, &reparse(0xA000_000C, &names("..\\target", "..\\target", &[1, 0, 0, 0])));
    set(&mounted.0.join("junction"), attribute, &reparse(0xA000_0003, &names("\\??\\C:\\Users", "C:\\Users", &[])));
    set(&mounted.0.join("of Linux"), attribute, &reparse(0xA000_001D, b"\x02\0\0\0../a/b"));
    drop(mounted);
    let (image, mut findings) = opened(fs::read(case.image()).unwrap());
    let file_system = image.views[0].file_system();
    let entries = file_system.list(file_system.root(), &mut findings).unwrap();
    let mut found: Vec<_> = entries
        .iter()
        .map(|entry| {
            let target = entry.target.as_ref().map(|target| String::from_utf8_lossy(target.as_bytes()).into_owned());
            (String::from_utf8_lossy(entry.name.as_bytes()).into_owned(), entry.kind, target.unwrap_or_default())
        })
        .collect();
    found.sort_by(|one, other| one.0.cmp(&other.0));
    let link = |name: &str, target: &str| (name.to_owned(), Kind::Symlink, target.to_owned());
    assert_eq!(found, [link("junction", "C:\\Users"), link("link", "..\\target"), link("of Linux", "../a/b")]);
}

#[test]
fn files_that_windows_keeps_compressed_are_unpacked() {
    let test = "files_that_windows_keeps_compressed_are_unpacked";
    let Some(case) = Case::new(test, &["mkntfs", "ntfs-3g", "python3", "wimlib-imagex"]) else { return };
    made(&case, 20, &[]);
    let Some(mounted) = Mounted::new(test, &case) else { return };
    // wimlib compresses a WIM; the stream's layout equals a WIM resource's.
    let code = r"
import ctypes, os, sys
m = sys.argv[1]
w = ctypes.CDLL('libwim.so.15'); w.wimlib_global_init(0)
w.wimlib_compress.restype = ctypes.c_size_t
w.wimlib_compress.argtypes = [ctypes.c_char_p, ctypes.c_size_t, ctypes.c_char_p, ctypes.c_size_t, ctypes.c_void_p]
for name, method, kind, unit in (('xpress4k', 0, 1, 4096), ('lzx', 1, 2, 32768), ('xpress8k', 2, 1, 8192), ('xpress16k', 3, 1, 16384)):
    c = ctypes.c_void_p()
    if w.wimlib_create_compressor(kind, ctypes.c_size_t(unit), 0, ctypes.byref(c)): sys.exit(2)
    for source in sys.argv[2:]:
        b = open(source, 'rb').read(); chunks = []
        for i in range(0, len(b), unit):
            u = b[i:i + unit]; o = ctypes.create_string_buffer(unit); n = w.wimlib_compress(u, len(u), o, len(u) - 1, c)
            chunks.append(o.raw[:n] if n else u)
        table = b''; pos = 0
        for x in chunks[:-1]: pos += len(x); table += pos.to_bytes(4, 'little')
        p = '%s/%s-%s' % (m, name, os.path.basename(source)); open(p, 'wb').close(); os.truncate(p, len(b))
        open(p + ':WofCompressedData', 'wb').write(table + b''.join(chunks))
        r = (0x80000017).to_bytes(4, 'little') + (16).to_bytes(2, 'little') + b'\0\0' + b''.join(v.to_bytes(4, 'little') for v in (1, 2, 1, method))
        os.setxattr(p, 'system.ntfs_reparse_data', r)
";
    // A program has call instructions, which LZX translates.
    let program = fs::read("/bin/sh").unwrap();
    let sources = [
        ("text", text(100_000)),
        ("noise", seeded_noise(40_000, 4)),
        ("mixed", [text(50_000), seeded_noise(9000, 5), vec![0; 70_000], text(333)].concat()),
        ("program", program),
    ];
    let mut python = Command::new("python3");
    python.args(["-c", code]).arg(&mounted.0);
    for (name, bytes) in &sources {
        fs::write(case.beside(name), bytes).unwrap();
        python.arg(case.beside(name));
    }
    if !python.output().unwrap().status.success() {
        return tools::say_skipped(test, "needs libwim.so.15");
    }
    drop(mounted);
    let (mut image, mut findings) = opened(fs::read(case.image()).unwrap());
    let view = &mut image.views[0];
    for method in ["xpress4k", "xpress8k", "xpress16k", "lzx"] {
        for (name, bytes) in &sources {
            let row = view.find(&format!("/{method}-{name}"), &mut findings).unwrap();
            let row = view.index.row(row).unwrap();
            assert!(row.flags.packed && row.size == bytes.len() as u64);
            let file_system = view.file_system();
            let body = file_system.body(row.node).unwrap().into_source();
            assert!(body.read_up_to(0, bytes.len()).unwrap() == *bytes, "{method} {name}");
            assert_eq!(body.read_up_to(body.len() - 100, 100).unwrap(), bytes[bytes.len() - 100..]);
            assert!(file_system.variants(row.node).unwrap().is_empty());
        }
    }
    assert_eq!(codes(&findings), Vec::<&str>::new());
}

#[test]
fn deleted_files_are_found_and_read() {
    let test = "deleted_files_are_found_and_read";
    let Some(case) = Case::new(test, &[&NEEDS[..], &["fls", "icat"]].concat()) else { return };
    made(&case, 10, &[]);
    let Some(mounted) = Mounted::new(test, &case) else { return };
    fs::create_dir(mounted.0.join("folder")).unwrap();
    for (name, bytes) in
        [("gone.txt", b"short".to_vec()), ("folder/large", seeded_noise(50_000, 1)), ("kept", seeded_noise(9000, 2))]
    {
        fs::write(mounted.0.join(name), bytes).unwrap();
    }
    drop(mounted);
    let mounted = Mounted::new(test, &case).unwrap();
    for name in ["gone.txt", "folder/large"] {
        fs::remove_file(mounted.0.join(name)).unwrap();
    }
    drop(mounted);
    let (mut image, mut findings) = opened(fs::read(case.image()).unwrap());
    let view = &mut image.views[0];
    let folder = view.find("/folder", &mut findings).unwrap();
    let file_system = view.file_system();
    let deleted = |directory: RowId| file_system.deleted(view.index.row(directory).unwrap().node).unwrap();
    let theirs = tools::run(Command::new("fls").args(["-r", "-p", "-d", "-f", "ntfs"]).arg(case.image())).stdout;
    let theirs = String::from_utf8(theirs).unwrap();
    for (directory, name, bytes) in
        [(RowId::ROOT, "gone.txt", b"short".to_vec()), (folder, "large", seeded_noise(50_000, 1))]
    {
        let entries = deleted(directory);
        let found = entries.iter().find(|entry| entry.name.as_bytes() == name.as_bytes()).unwrap();
        assert!(found.flags.deleted && found.size == bytes.len() as u64);
        // The Sleuth Kit finds the same record. It reads the runs that ntfs-3g left in its own way, so icat judges the
        // content.
        let line = theirs.lines().find(|line| line.ends_with(name)).unwrap_or_else(|| panic!("{name} in {theirs}"));
        let record = line.split_whitespace().find(|word| word.starts_with(char::is_numeric)).unwrap();
        assert_eq!(record.split('-').next().unwrap(), (found.node.0 & 0xFFFF_FFFF).to_string());
        let record = record.trim_end_matches(':');
        let judged = tools::run(Command::new("icat").args(["-f", "ntfs"]).arg(case.image()).arg(record)).stdout;
        let ours = file_system.body(found.node).unwrap().into_source().read_up_to(0, bytes.len()).unwrap();
        assert!(ours == judged, "{name}");
    }
}

#[test]
fn damaged_structures_are_bypassed_and_reported() {
    let test = "damaged_structures_are_bypassed_and_reported";
    let Some(case) = Case::new(test, &NEEDS) else { return };
    made(&case, 10, &["-c", "4096"]);
    let Some(mounted) = Mounted::new(test, &case) else { return };
    fs::write(mounted.0.join("file"), seeded_noise(50_000, 1)).unwrap();
    fs::create_dir(mounted.0.join("many")).unwrap();
    for number in 0..200 {
        fs::write(mounted.0.join(format!("many/file with a long name {number:03}")), "x").unwrap();
    }
    drop(mounted);
    let whole = fs::read(case.image()).unwrap();
    let found = |change: &dyn Fn(&mut [u8])| {
        let mut bytes = whole.clone();
        change(&mut bytes);
        let (mut image, mut findings) = opened(bytes);
        let count = listing::of_view(&mut image.views[0], &mut findings).len();
        (count, codes(&findings))
    };
    let (all, none) = found(&|_| {});
    assert_eq!((all, none), (202, vec![]));
    let cluster =
        |at: usize| usize::try_from(u64::from_le_bytes(whole[at..at + 8].try_into().unwrap())).unwrap() * 4096;
    let (mft, mirror) = (cluster(48), cluster(56));
    assert_eq!(found(&|bytes| bytes[mft..mft + 4].fill(0)), (all, vec!["NTFS-MIRROR"]));
    assert_eq!(found(&|bytes| bytes[mirror + 20] ^= 1), (all, vec!["NTFS-MIRROR-DIFFERS"]));
    // A record written in part: its second sector ends with another update sequence number.
    let row = |path: &str| {
        let (mut image, mut findings) = opened(whole.clone());
        let view = &mut image.views[0];
        let id = view.find(path, &mut findings).unwrap();
        view.index.row(id).unwrap().node.0 as usize & 0xFFFF_FFFF
    };
    let file = mft + row("/file") * 1024;
    assert_eq!(&whole[file..file + 4], b"FILE");
    assert_eq!(found(&|bytes| bytes[file + 1022] ^= 1), (all, vec!["NTFS-FIXUP"]));
    assert_eq!(found(&|bytes| bytes[file..file + 4].fill(0)), (all, vec!["NTFS-NO-RECORD"]));
    // The last index record belongs to the folder with many files.
    let last = whole.chunks(4096).rposition(|cluster| cluster.starts_with(b"INDX")).unwrap() * 4096;
    let (some, codes) = found(&|bytes| bytes[last + 510] ^= 1);
    assert!(some < all || codes == ["NTFS-INDEX"], "{some} {codes:?}");
    // Without the first sector, the partition type and the copy in the last sector identify the volume.
    let mut bytes = whole.clone();
    bytes[..512].fill(0);
    let mut disk = vec![0; 1 << 20];
    disk[446..462].copy_from_slice(&[0, 0, 2, 0, 7, 0, 0, 0, 0, 8, 0, 0, 0, 0x50, 0, 0]);
    disk[510..512].copy_from_slice(&[0x55, 0xAA]);
    disk.extend(&bytes);
    let mut findings = Findings::default();
    let mut image = open_source(Source::from_bytes(disk), &mut findings).unwrap();
    assert_eq!(image.views[0].id, "ntfs");
    assert_eq!(listing::of_view(&mut image.views[0], &mut findings).len(), all);
    assert_eq!(support::codes(&findings), ["NTFS-BOOT"]);
}

#[test]
fn damage_anywhere_is_survived() {
    let test = "damage_anywhere_is_survived";
    let Some(case) = Case::new(test, &NEEDS) else { return };
    made(&case, 24, &["-c", "512"]);
    let Some(mounted) = Mounted::new(test, &case) else { return };
    fill(&mounted.0);
    drop(mounted);
    damage::cut_and_flip(&fs::read(case.image()).unwrap(), &mut Random(16));
}

#[test]
fn volumes_of_the_corpus_show_what_others_read() {
    let mut wrong = Vec::new();
    let mut compared = 0;
    for image in corpus::all("volumes_of_the_corpus_show_what_others_read") {
        for truth in image.truths().into_iter().filter(|truth| truth.view == "ntfs") {
            let mut findings = Findings::default();
            let mut opened = match open_source(Source::from_bytes(image.bytes()), &mut findings) {
                Ok(opened) => opened,
                Err(error) => panic!("{}: {error}", image.name),
            };
            let Some(view) = opened.views.iter_mut().find(|view| view.id == "ntfs") else {
                wrong.push(format!("{}: no view", image.name));
                continue;
            };
            let found = listing::of_view(view, &mut findings);
            let (theirs, ours) = (listing::without_dates(&truth.listing), listing::without_dates(&found));
            let differences = listing::differences(&theirs, &ours);
            wrong.extend(differences.into_iter().map(|difference| format!("{}: {difference}", image.name)));
            compared += 1;
        }
    }
    assert!(wrong.is_empty(), "{compared} compared:\n{}", wrong.join("\n"));
}
