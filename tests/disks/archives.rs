//! Images in appliances, in 7z archives, and in xz files of several blocks.

use std::fs;
use std::path::Path;
use std::process::Command;

use discern::codec::xz_blocks;
use discern::findings::Findings;
use discern::source::{Files, Recipe, Source};
use discern::tree::RowId;

use crate::packed::run;
use crate::support::damage::cut_and_flip;
use crate::support::local_file::LocalFile;
use crate::support::random::Random;
use crate::support::scratch::Scratch;
use crate::support::sources::unpack_ahead;
use crate::support::tools;
use crate::{assert_holds, codes, content, disk, opened, qemu_img, raw};

#[test]
fn an_appliance_opens_as_its_disk() {
    if !tools::have("an_appliance_opens_as_its_disk", &["qemu-img", "tar"]) {
        return;
    }
    let scratch = Scratch::new();
    raw(&scratch);
    fs::write(scratch.path().join("a.ovf"), "<Envelope/>").unwrap();
    fs::write(scratch.path().join("a.mf"), "SHA1(a.ovf)= 0").unwrap();
    qemu_img(&scratch, &["convert", "-O", "vmdk", "-o", "subformat=streamOptimized", "raw.img", "a-disk1.vmdk"]);
    qemu_img(&scratch, &["create", "-f", "vmdk", "a-disk2.vmdk", "1M"]);
    run(&scratch, "tar", &["--format=ustar", "-cf", "a.ova", "a.ovf", "a.mf", "a-disk1.vmdk"]);
    run(&scratch, "tar", &["--format=ustar", "-cf", "two.ova", "a.ovf", "a-disk1.vmdk", "a-disk2.vmdk"]);
    let mut findings = Findings::default();
    let image = opened(&scratch, &["a.ova"], &mut findings).unwrap();
    assert_eq!((image.container.id, codes(&findings)), ("vmdk", Vec::new()));
    assert_holds(&image, &disk(), "a.ova");
    // With several disks each is a file, which can be opened.
    let mut findings = Findings::default();
    let mut image = opened(&scratch, &["two.ova"], &mut findings).unwrap();
    assert!(codes(&findings).contains(&"OVA-MORE-DISKS"));
    let [view] = &mut image.views[..] else { panic!("{} views", image.views.len()) };
    view.walk_all(&mut findings).unwrap();
    let names: Vec<String> = view.index.children(RowId::ROOT).map(|row| view.name(RowId(row)).into_owned()).collect();
    assert_eq!((&*view.id, names), ("tar", vec!["a.ovf".into(), "a-disk1.vmdk".into(), "a-disk2.vmdk".into()]));
    // What is stored plainly stays a range of the appliance.
    qemu_img(&scratch, &["convert", "-O", "vmdk", "raw.img", "a-disk1.vmdk"]);
    run(&scratch, "tar", &["--format=ustar", "-cf", "plain.ova", "a.ovf", "a-disk1.vmdk"]);
    let image = opened(&scratch, &["plain.ova"], &mut Findings::default()).unwrap();
    assert!(Recipe::of(&content(&image), 3 << 20..(3 << 20) + 100_000).is_sliceable());
    let whole = fs::read(scratch.path().join("plain.ova")).unwrap();
    let mut findings = Findings::default();
    let files = Files::one("a.ova", Source::from_bytes(&whole[..whole.len() / 2]));
    drop(discern::open::open(files, &mut findings));
    assert!(codes(&findings).contains(&"OVA-CUT"));
    // The start of the appliance has its tables.
    cut_and_flip(&whole[..400_000], &mut Random(91));
}

#[test]
fn images_in_7z_archives_hold_the_original_bytes() {
    if !tools::have("images_in_7z_archives_hold_the_original_bytes", &["7zz"]) {
        return;
    }
    let scratch = Scratch::new();
    raw(&scratch);
    fs::write(scratch.path().join("a.txt"), "text").unwrap();
    fs::write(scratch.path().join("small.img"), &disk()[..200_000]).unwrap();
    let forms: [(&str, &[&str]); 7] = [
        ("copy.7z", &["-m0=Copy"]),
        ("lzma.7z", &["-m0=LZMA"]),
        ("lzma2.7z", &["-m0=LZMA2", "-mhc=off"]),
        ("deflate.7z", &["-m0=Deflate"]),
        ("bzip2.7z", &["-m0=BZip2"]),
        ("single.7z", &["-m0=LZMA2", "-ms=off"]),
        ("small.7z", &["-m0=LZMA:d=64k:lc=1:lp=2:pb=1"]),
    ];
    for (at, (name, options)) in forms.into_iter().enumerate() {
        run(&scratch, "7zz", &[&["a", "-bd", name], options, &["a.txt", "raw.img"]].concat());
        let mut findings = Findings::default();
        let image = opened(&scratch, &[name], &mut findings).unwrap();
        assert_eq!(codes(&findings), ["FILE-NOT-USED"], "{name}");
        assert_holds(&image, &disk(), name);
        if name == "copy.7z" {
            assert!(Recipe::of(&content(&image), 0..disk().len() as u64).is_sliceable());
        }
        if at < 3 {
            let small = format!("small-{name}");
            run(&scratch, "7zz", &[&["a", "-bd", &small], options, &["a.txt", "small.img"]].concat());
            cut_and_flip(&fs::read(scratch.path().join(small)).unwrap(), &mut Random(92 + at as u64));
        }
    }
    let refused = |name: &str, options: &[&str], file: &str| {
        run(&scratch, "7zz", &[&["a", "-bd", name], options, &[file]].concat());
        opened(&scratch, &[name], &mut Findings::default()).err().unwrap().to_string()
    };
    for (name, options) in [("locked.7z", &["-psecret"][..]), ("hidden.7z", &["-psecret", "-mhe=on"])] {
        let error = refused(name, options, "raw.img");
        assert!(error.starts_with("This 7z archive is encrypted"), "{error}");
    }
    let error = refused("ppmd.7z", &["-m0=PPMd"], "raw.img");
    assert!(error.starts_with("This 7z archive is packed with method 030401"), "{error}");
    let error = refused("text.7z", &[], "a.txt");
    assert!(error.starts_with("This is a 7z archive, which Discern doesn't read."), "{error}");
}

fn xz(path: &Path, options: &[&str]) -> Vec<u8> {
    tools::run(Command::new("xz").args(options).arg("-c").arg(path)).stdout
}

#[test]
fn xz_files_of_several_blocks_open_whatever_their_size() {
    if !tools::have("xz_files_of_several_blocks_open_whatever_their_size", &["xz"]) {
        return;
    }
    let scratch = Scratch::new();
    let path = raw(&scratch);
    for (at, options) in
        [&["-1", "--block-size=1MiB"][..], &["-1", "--block-size=700000", "--check=sha256"]].into_iter().enumerate()
    {
        let packed = xz(&path, options);
        fs::write(scratch.path().join("a.img.xz"), &packed).unwrap();
        let mut findings = Findings::default();
        let image = opened(&scratch, &["a.img.xz"], &mut findings).unwrap();
        assert_eq!(codes(&findings), [""; 0]);
        assert_holds(&image, &disk(), "blocks");
        let content = xz_blocks(&Source::from_bytes(packed)).unwrap().unwrap();
        assert_eq!(unpack_ahead(&content), disk().len());
        assert!(content.read_up_to(0, disk().len()).unwrap() == disk());
        let small = scratch.path().join("small");
        fs::write(&small, &disk()[..200_000]).unwrap();
        cut_and_flip(&xz(&small, &["-1", "--block-size=30000"]), &mut Random(95 + at as u64));
    }
    // Streams one after the other, with padding between them: more than two gigabytes.
    let zeros = scratch.path().join("zeros");
    fs::write(&zeros, vec![0; 48 << 20]).unwrap();
    let zeros = xz(&zeros, &["-0", "--block-size=16MiB"]);
    let mut whole = [xz(&path, &["-1", "--block-size=4MiB"]), vec![0; 8]].concat();
    (0..46).for_each(|_| whole.extend(&zeros));
    fs::write(scratch.path().join("large.img.xz"), &whole).unwrap();
    let (leaf, reads) =
        crate::support::sources::CountingSource::over(LocalFile::open(&scratch.path().join("large.img.xz")).unwrap());
    let image = discern::open::open(Files::one("large.img.xz", leaf), &mut Findings::default()).unwrap();
    let content = content(&image);
    assert_eq!(content.len(), disk().len() as u64 + ((46 * 48) << 20));
    assert!(content.len() > 2 << 30 && reads.bytes() < 4 << 20, "{} bytes read", reads.bytes());
    assert!(content.read_up_to(9 << 20, 100_000).unwrap() == disk()[9 << 20..(9 << 20) + 100_000]);
    let end = content.len() - 1000;
    assert!(content.read_up_to(end, 1000).unwrap() == [0; 1000]);
}

#[test]
fn a_sparse_bundle_holds_its_bands() {
    let plist = |band: usize| {
        format!(
            "<?xml version=\"1.0\"?><plist version=\"1.0\"><dict>\n<key>CFBundleInfoDictionaryVersion</key>\n\
             <string>6.0</string>\n<key>band-size</key>\n\t<integer>{band}</integer>\n<key>diskimage-bundle-type</key>\n\
             <string>com.apple.diskimage.sparsebundle</string>\n<key>size</key>\n<integer>{}</integer>\n</dict></plist>",
            disk().len()
        )
    };
    let whole = disk();
    let band = 1 << 20;
    let mut files = Files::default();
    for (number, part) in whole.chunks(band).enumerate() {
        // Zeros at the end of a band, and bands of zeros, aren't stored.
        let len = part.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
        if len > 0 {
            files.push(format!("{number:x}"), Source::from_bytes(&part[..len]));
        }
    }
    files.push("Info.plist", Source::from_bytes(plist(band).into_bytes()));
    files.push("token", Source::from_bytes(Vec::new()));
    let mut findings = Findings::default();
    let image = discern::open::open(files.clone(), &mut findings).unwrap();
    assert_eq!((image.container.id, codes(&findings)), ("sparsebundle", vec![]));
    assert_holds(&image, &whole, "bundle");
    assert!(Recipe::of(&content(&image), 0..whole.len() as u64).is_sliceable());
    files.push("token", Source::from_bytes(&b"encrcdsa\0\0\0\x02"[..]));
    let error = discern::open::open(files, &mut Findings::default()).err().unwrap().to_string();
    assert!(error.starts_with("“Info.plist” is encrypted"), "{error}");
}
