//! Checksums, compared with those of coreutils and with those that isomd5sum, xorriso and others store in images.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use discern::check::FindingGroup;
use discern::check::digest::{Algorithm, Hashed, Hashing, Subject, SubjectKind};
use discern::check::embedded::{self, CheckedImage, EmbeddedOutcome};
use discern::check::images::{Change, ComparedImage, Comparing, ImageComparison};
use discern::check::sums::{SumList, Verdict, compare};
use discern::findings::Findings;
use discern::formats::Formats;
use discern::job::Job;
use discern::open::{self, Image};
use discern::source::Files;
use discern::view::View;
use support::local_file::LocalFile;
use support::scratch::Scratch;
use support::{content, tools};

/// Opens files together and lists all their views.
fn opened(paths: &[&Path], findings: &mut Findings) -> (Image, Files) {
    let mut files = Files::default();
    for path in paths {
        files.push(path.file_name().unwrap().to_string_lossy(), LocalFile::open(path).unwrap());
    }
    let mut image = open::open(files.clone(), findings).unwrap();
    for view in &mut image.views {
        view.walk_all(findings).unwrap();
    }
    (image, files)
}

/// All digests of files and tracks.
fn digests(paths: &[&Path]) -> Vec<Hashed> {
    let (image, files) = opened(paths, &mut Findings::default());
    Hashing::new(&Subject::of_image(&files, &image.files, &image.disc), &Algorithm::ALL).run().unwrap()
}

/// Outcomes of all checks that an image's own checksums allow.
fn carried(path: &Path) -> Vec<EmbeddedOutcome> {
    let mut findings = Findings::default();
    let (image, originals) = opened(&[path], &mut findings);
    let views: Vec<&View> = image.views.iter().collect();
    let found =
        embedded::find(&CheckedImage { image: &image, originals: &originals, views: &views, findings: &findings })
            .unwrap();
    found.iter().map(|embedded| embedded.check(&Formats::all()).unwrap().run().unwrap()).collect()
}

fn verdicts(path: &Path) -> Vec<(String, Verdict)> {
    carried(path).into_iter().map(|outcome| (outcome.kind, outcome.verdict)).collect()
}

fn outcome(path: &Path, kind: &str) -> EmbeddedOutcome {
    carried(path).into_iter().find(|outcome| outcome.kind == kind).unwrap_or_else(|| panic!("no {kind}"))
}

/// The first value that a program prints.
fn value_by(tool: &str, path: &Path) -> String {
    let output = tools::run(Command::new(tool).arg(path)).stdout;
    String::from_utf8(output).unwrap().split_whitespace().next().unwrap().trim_start_matches('\\').to_owned()
}

fn wrong_byte(path: &Path, to: &Path, at: usize) {
    let mut bytes = fs::read(path).unwrap();
    bytes[at] ^= 0x10;
    fs::write(to, bytes).unwrap();
}

/// A folder with two files and a list of their checksums, as on Debian's images.
fn tree(scratch: &Scratch) -> PathBuf {
    let folder = scratch.path().join("tree");
    fs::create_dir_all(folder.join("pool/sub")).unwrap();
    fs::write(folder.join("pool/big.bin"), content(3_000_000, 5)).unwrap();
    fs::write(folder.join("pool/sub/small.txt"), b"small").unwrap();
    let mut list = String::new();
    for name in ["pool/big.bin", "pool/sub/small.txt"] {
        list.push_str(&format!("{}  ./{name}\n", value_by("md5sum", &folder.join(name))));
    }
    fs::write(folder.join("md5sum.txt"), list).unwrap();
    folder
}

fn genisoimage(folder: &Path, to: &Path) {
    tools::run(Command::new("genisoimage").args(["-quiet", "-R", "-J", "-V", "T", "-o"]).arg(to).arg(folder));
}

#[test]
fn digests_are_those_of_coreutils() {
    let test = "digests_are_those_of_coreutils";
    if !tools::have(test, &["genisoimage", "md5sum", "sha1sum", "sha256sum", "sha512sum", "gzip"]) {
        return;
    }
    let scratch = Scratch::new();
    let image = scratch.path().join("a.iso");
    genisoimage(&tree(&scratch), &image);
    let [found] = digests(&[&image]).try_into().unwrap();
    let tools = [
        (Algorithm::Md5, "md5sum"),
        (Algorithm::Sha1, "sha1sum"),
        (Algorithm::Sha256, "sha256sum"),
        (Algorithm::Sha512, "sha512sum"),
    ];
    for (algorithm, tool) in tools {
        assert_eq!(found.value(algorithm), Some(value_by(tool, &image).as_str()), "{tool}");
    }
    // The last eight bytes of a gzip file are the CRC-32 and the length.
    let packed = tools::run(Command::new("gzip").arg("-c").arg(&image)).stdout;
    let crc = u32::from_le_bytes(packed[packed.len() - 8..packed.len() - 4].try_into().unwrap());
    assert_eq!(found.value(Algorithm::Crc32), Some(format!("{crc:08x}").as_str()));
    if tools::find("b3sum").is_some() {
        assert_eq!(found.value(Algorithm::Blake3), Some(value_by("b3sum", &image).as_str()));
    }
    // The unpacked content has digests of its own.
    let gz = scratch.path().join("a.iso.gz");
    fs::write(&gz, packed).unwrap();
    let names: Vec<String> = digests(&[&gz]).into_iter().map(|hashed| hashed.name).collect();
    assert_eq!(names, ["a.iso.gz", "a.iso"]);
    assert_eq!(verdicts(&gz), [("gzip".to_owned(), Verdict::Match), ("md5sum.txt".to_owned(), Verdict::Match)]);
}

#[test]
fn tracks_are_hashed_from_their_pregaps_on() {
    let scratch = Scratch::new();
    let (sheet, data) = (scratch.path().join("g.cue"), scratch.path().join("g.bin"));
    let sectors: Vec<u8> = content(300 * 2352, 3);
    fs::write(&data, &sectors).unwrap();
    let text =
        "FILE g.bin BINARY\nTRACK 01 AUDIO\nINDEX 01 00:00:00\nTRACK 02 AUDIO\nINDEX 00 00:01:00\nINDEX 01 00:03:00\n";
    fs::write(&sheet, text).unwrap();
    let found = digests(&[&sheet, &data]);
    let kinds: Vec<SubjectKind> = found.iter().map(|hashed| hashed.kind).collect();
    assert_eq!(kinds, [SubjectKind::File, SubjectKind::File, SubjectKind::Track(1), SubjectKind::Track(2)]);
    let part = scratch.path().join("part");
    for (hashed, range) in found[2..].iter().zip([0..75 * 2352, 75 * 2352..300 * 2352]) {
        fs::write(&part, &sectors[range]).unwrap();
        assert_eq!(hashed.value(Algorithm::Sha1), Some(value_by("sha1sum", &part).as_str()), "{}", hashed.name);
    }
}

#[test]
fn files_are_found_in_a_list_of_forty_names_in_any_format() {
    if !tools::have("files_are_found_in_a_list_of_forty_names_in_any_format", &["sha256sum", "md5sum"]) {
        return;
    }
    let scratch = Scratch::new();
    let path = |name: &str| scratch.path().join(name);
    let names: Vec<String> = (0..40).map(|number| format!("image-{number}.iso")).collect();
    for (seed, name) in names.iter().enumerate() {
        fs::write(path(name), content(5000, seed)).unwrap();
    }
    let list = |tool: &str, options: &[&str]| {
        let mut command = Command::new(tool);
        command.current_dir(scratch.path()).args(options).args(&names);
        String::from_utf8(tools::run(&mut command).stdout).unwrap()
    };
    let subject = |name: &str| {
        let files = Files::one(name, LocalFile::open(&path(name)).unwrap());
        Hashing::new(&Subject::files(&files), &Algorithm::ALL).run().unwrap()
    };
    let right = subject("image-7.iso");
    fs::rename(path("image-8.iso"), path("kept")).unwrap();
    fs::write(path("image-8.iso"), content(5000, 99)).unwrap();
    let wrong = subject("image-8.iso");
    fs::rename(path("kept"), path("image-8.iso")).unwrap();
    for (tool, options) in
        [("sha256sum", &[][..]), ("sha256sum", &["--binary"]), ("sha256sum", &["--tag"]), ("md5sum", &["--tag"])]
    {
        let text = list(tool, options);
        let utf_16: Vec<u8> = [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let windows = text.replace('\n', "\r\n").into_bytes();
        for bytes in [text.clone().into_bytes(), windows, utf_16] {
            let list = SumList::read("list", &bytes).unwrap();
            assert_eq!(list.sums.len(), 40);
            let verdict = |hashed: &[Hashed]| compare(hashed, &list).iter().map(|it| it.verdict).collect::<Vec<_>>();
            assert_eq!((verdict(&right), verdict(&wrong)), (vec![Verdict::Match], vec![Verdict::Mismatch]), "{tool}");
        }
    }
    // coreutils escapes a name with a backslash and a line feed like this.
    let odd = path("a\\b\nc.iso");
    fs::write(&odd, b"abc").unwrap();
    let text =
        String::from_utf8(tools::run(Command::new("sha256sum").current_dir(scratch.path()).arg("a\\b\nc.iso")).stdout);
    let list = SumList::read("", text.unwrap().as_bytes()).unwrap();
    assert_eq!(list.sums[0].name.as_deref(), Some("a\\b\nc.iso"));
}

#[test]
fn isomd5sum_agrees_with_checkisomd5_and_its_fragments_say_where() {
    let test = "isomd5sum_agrees_with_checkisomd5_and_its_fragments_say_where";
    if !tools::have(test, &["genisoimage", "implantisomd5", "checkisomd5", "md5sum"]) {
        return;
    }
    let scratch = Scratch::new();
    let image = scratch.path().join("a.iso");
    genisoimage(&tree(&scratch), &image);
    tools::run(Command::new("implantisomd5").arg("-f").arg(&image));
    let is_right = |path: &Path| Command::new("checkisomd5").arg(path).output().unwrap().status.success();
    assert!(is_right(&image));
    assert_eq!(outcome(&image, "isomd5sum").verdict, Verdict::Match);
    let size = fs::metadata(&image).unwrap().len() as usize;
    let wrong = scratch.path().join("wrong.iso");
    for at in [100_000, 1_234_567, 2_500_000, size - 16 * 2048] {
        wrong_byte(&image, &wrong, at);
        assert!(!is_right(&wrong), "{at}");
        let found = outcome(&wrong, "isomd5sum");
        assert_eq!(found.verdict, Verdict::Mismatch, "{at}");
        let bytes = found.places[0].bytes.clone().unwrap();
        assert!(bytes.contains(&(at as u64)) && bytes.end - bytes.start <= 300_000, "{at} is not in {bytes:?}");
    }
    // The last sectors aren't covered.
    wrong_byte(&image, &wrong, size - 100);
    assert!(is_right(&wrong));
    assert_eq!(outcome(&wrong, "isomd5sum").verdict, Verdict::Match);
    fs::write(&wrong, &fs::read(&image).unwrap()[..size / 2]).unwrap();
    assert_eq!(outcome(&wrong, "isomd5sum").verdict, Verdict::Mismatch);
}

#[test]
fn libisofs_tags_and_files_are_checked_as_xorriso_writes_them() {
    if !tools::have("libisofs_tags_and_files_are_checked_as_xorriso_writes_them", &["xorriso", "md5sum"]) {
        return;
    }
    let scratch = Scratch::new();
    let (folder, image) = (tree(&scratch), scratch.path().join("a.iso"));
    let mut command = Command::new("xorriso");
    command
        .args(["-md5", "on", "-outdev"])
        .arg(&image)
        .args(["-volid", "T", "-map"])
        .arg(&folder)
        .args(["/", "-commit"]);
    tools::run(&mut command);
    assert_eq!(verdicts(&image), [("libisofs".to_owned(), Verdict::Match), ("md5sum.txt".to_owned(), Verdict::Match)]);
    let bytes = fs::read(&image).unwrap();
    let data = content(3_000_000, 5);
    let at = bytes.windows(1000).position(|window| *window == data[1_000_000..1_001_000]).unwrap();
    let wrong = scratch.path().join("wrong.iso");
    wrong_byte(&image, &wrong, at);
    // xorriso also names the file.
    let mut command = Command::new("xorriso");
    command.args(["-md5", "on", "-indev"]).arg(&wrong).args(["-check_md5_r", "SORRY", "/", "--"]);
    let told = command.output().unwrap();
    let told = [told.stdout, told.stderr].concat();
    assert!(String::from_utf8_lossy(&told).contains("/pool/big.bin"), "{}", String::from_utf8_lossy(&told));
    for kind in ["libisofs", "md5sum.txt"] {
        let found = outcome(&wrong, kind);
        let paths: Vec<_> = found.places.iter().filter_map(|place| place.path.as_deref()).collect();
        assert_eq!((found.verdict, paths), (Verdict::Mismatch, vec!["/pool/big.bin"]), "{kind}");
    }
}

#[test]
fn lists_and_volumes_among_the_files_are_checked() {
    let test = "lists_and_volumes_among_the_files_are_checked";
    if !tools::have(test, &["genisoimage", "mksquashfs", "md5sum", "sha512sum", "zip"]) {
        return;
    }
    let scratch = Scratch::new();
    let folder = tree(&scratch);
    fs::create_dir_all(folder.join("live")).unwrap();
    let squashed = folder.join("live/filesystem.squashfs");
    let mut command = Command::new("mksquashfs");
    command.arg(folder.join("pool")).arg(&squashed).args(["-comp", "xz", "-quiet", "-no-progress"]);
    tools::run(&mut command);
    fs::write(
        folder.join("live/filesystem.sha512"),
        format!("{}  filesystem.squashfs\n", value_by("sha512sum", &squashed)),
    )
    .unwrap();
    let image = scratch.path().join("a.iso");
    genisoimage(&folder, &image);
    let all = ["filesystem.sha512", "md5sum.txt", "squashfs"];
    let sorted = |path: &Path| {
        let mut found = verdicts(path);
        found.sort_by(|one, other| one.0.cmp(&other.0));
        found
    };
    let expected = |verdicts: [Verdict; 3]| all.map(str::to_owned).into_iter().zip(verdicts).collect::<Vec<_>>();
    assert_eq!(sorted(&image), expected([Verdict::Match; 3]));
    let bytes = fs::read(&image).unwrap();
    let packed = fs::read(&squashed).unwrap();
    let at = bytes.windows(500).position(|window| *window == packed[5000..5500]).unwrap();
    let wrong = scratch.path().join("wrong.iso");
    wrong_byte(&image, &wrong, at);
    assert_eq!(sorted(&wrong), expected([Verdict::Mismatch, Verdict::Match, Verdict::Mismatch]));
    // A listed file that is missing is no match.
    fs::remove_file(folder.join("pool/sub/small.txt")).unwrap();
    genisoimage(&folder, &image);
    let found = outcome(&image, "md5sum.txt");
    assert_eq!((found.verdict, found.wrong, found.checked), (Verdict::Mismatch, 1, 2));

    let archive = scratch.path().join("a.zip");
    tools::run(Command::new("zip").current_dir(&folder).args(["-q", "-0", "-r"]).arg(&archive).arg("pool"));
    assert_eq!(outcome(&archive, "zip").verdict, Verdict::Match);
    wrong_byte(&archive, &archive.clone(), 1_000_000);
    let found = outcome(&archive, "zip");
    assert_eq!((found.verdict, found.places[0].path.as_deref()), (Verdict::Mismatch, Some("pool/big.bin")));
}

#[test]
fn crcs_of_partition_tables_and_file_systems_match_their_tools() {
    let test = "crcs_of_partition_tables_and_file_systems_match_their_tools";
    if !tools::have(test, &["sgdisk", "mkudffs"]) {
        return;
    }
    let scratch = Scratch::new();
    let (disk, wrong) = (scratch.path().join("disk.img"), scratch.path().join("wrong.img"));
    fs::write(&disk, vec![0; 8 << 20]).unwrap();
    tools::run(Command::new("sgdisk").args(["-n", "1:2048:8191", "-t", "1:8300"]).arg(&disk));
    let says =
        |path: &Path| String::from_utf8(Command::new("sgdisk").arg("-v").arg(path).output().unwrap().stdout).unwrap();
    assert!(says(&disk).contains("No problems found"));
    assert_eq!(outcome(&disk, "gpt").verdict, Verdict::Match);
    // Hits the name of the first partition.
    wrong_byte(&disk, &wrong, 1024 + 60);
    assert!(!says(&wrong).contains("No problems found"));
    assert_eq!(outcome(&wrong, "gpt").verdict, Verdict::Mismatch);

    let volume = scratch.path().join("volume.udf");
    fs::write(&volume, vec![0; 4 << 20]).unwrap();
    tools::run(Command::new("mkudffs").args(["--blocksize=2048", "--media-type=dvd"]).arg(&volume));
    assert_eq!(verdicts(&volume), [("udf".to_owned(), Verdict::Match)]);
    let (image, _) = opened(&[&volume], &mut Findings::default());
    let file_set = image.views[0].file_system().structures();
    let at = file_set.iter().find(|structure| structure.name.contains("File Set")).map(|found| found.range.start);
    let at = at.unwrap_or_else(|| panic!("{file_set:?}"));
    // Hits a date, which only the CRC covers.
    wrong_byte(&volume, &wrong, usize::try_from(at).unwrap() + 20);
    assert_eq!(verdicts(&wrong), [("udf".to_owned(), Verdict::Mismatch)]);
}

fn compared(one: &Path, other: &Path) -> ImageComparison {
    let (one, _) = opened(&[one], &mut Findings::default());
    let (other, _) = opened(&[other], &mut Findings::default());
    let (first, second): (Vec<&View>, Vec<&View>) = (one.views.iter().collect(), other.views.iter().collect());
    Comparing::new(ComparedImage { image: &one, views: &first }, ComparedImage { image: &other, views: &second })
        .run()
        .unwrap()
}

#[test]
fn two_images_are_compared_by_files_and_sectors() {
    if !tools::have("two_images_are_compared_by_files_and_sectors", &["genisoimage", "cmp", "md5sum"]) {
        return;
    }
    let scratch = Scratch::new();
    let folder = tree(&scratch);
    let (one, other) = (scratch.path().join("one.iso"), scratch.path().join("other.iso"));
    genisoimage(&folder, &one);
    fs::copy(&one, &other).unwrap();
    let same = compared(&one, &other);
    assert!(same.is_same() && same.facts.iter().all(|fact| fact.label == "File"), "{same:?}");
    assert_eq!((same.same_files, same.sectors), (3, fs::metadata(&one).unwrap().len() / 2048));

    fs::rename(folder.join("pool/sub/small.txt"), folder.join("pool/moved.txt")).unwrap();
    fs::write(folder.join("new.txt"), b"new").unwrap();
    fs::remove_file(folder.join("md5sum.txt")).unwrap();
    let mut bytes = content(3_000_000, 5);
    bytes[2_000_000] ^= 1;
    fs::write(folder.join("pool/big.bin"), bytes).unwrap();
    genisoimage(&folder, &other);
    let found = compared(&one, &other);
    let path = |side: &Option<discern::check::images::ComparedFile>| side.as_ref().map(|file| file.path.clone());
    let files: Vec<_> = found.files.iter().map(|file| (file.change, path(&file.first), path(&file.second))).collect();
    let some = |path: &str| Some(path.to_owned());
    let expected = [
        (Change::Removed, some("/md5sum.txt"), None),
        (Change::Added, None, some("/new.txt")),
        (Change::Changed, some("/pool/big.bin"), some("/pool/big.bin")),
        (Change::Moved, some("/pool/sub/small.txt"), some("/pool/moved.txt")),
    ];
    assert_eq!(files.iter().filter(|file| file.1 != some("/pool/sub")).cloned().collect::<Vec<_>>(), expected);
    // `cmp` lists the differing bytes, and so the sectors.
    let told = Command::new("cmp").arg("-l").arg(&one).arg(&other).output().unwrap().stdout;
    let mut sectors: Vec<u64> = String::from_utf8(told)
        .unwrap()
        .lines()
        .map(|line| (line.split_whitespace().next().unwrap().parse::<u64>().unwrap() - 1) / 2048)
        .collect();
    sectors.dedup();
    let ours: Vec<u64> = found.ranges.iter().flat_map(|range| range.first..range.first + range.sectors).collect();
    let common = fs::metadata(&one).unwrap().len().min(fs::metadata(&other).unwrap().len()) / 2048;
    assert_eq!(ours.iter().copied().filter(|sector| *sector < common).collect::<Vec<_>>(), sectors);
    assert_eq!(found.differing_sectors, ours.len() as u64);
}

#[test]
fn a_truncated_image_has_one_group_of_incomplete_files() {
    if !tools::have("a_truncated_image_has_one_group_of_incomplete_files", &["genisoimage"]) {
        return;
    }
    let scratch = Scratch::new();
    let folder = scratch.path().join("many");
    fs::create_dir_all(&folder).unwrap();
    let data = |number: usize| [format!("{number:03}").into_bytes(), content(10_000, number)].concat();
    for number in 0..300 {
        fs::write(folder.join(format!("file{number:03}.bin")), data(number)).unwrap();
    }
    let image = scratch.path().join("a.iso");
    genisoimage(&folder, &image);
    let bytes = fs::read(&image).unwrap();
    let last = data(299);
    let first_lost = data(87);
    let at = |data: &[u8]| bytes.windows(2000).position(|window| *window == data[..2000]).unwrap();
    assert!(at(&first_lost) < at(&last));
    fs::write(&image, &bytes[..at(&first_lost)]).unwrap();
    let mut findings = Findings::default();
    let (image, _) = opened(&[&image], &mut findings);
    let groups = FindingGroup::all(&findings, &image.views);
    let files = groups.iter().find(|group| group.anomaly.code == "ISO-EXTENT-OUTSIDE").unwrap();
    assert_eq!(files.sentence, "213 files are incomplete because the image is cut off.");
    let paths: Vec<&str> = files.places.iter().map(|place| place.file.as_ref().unwrap().path.as_str()).collect();
    let expected: Vec<String> = (87..300).map(|number| format!("/file{number:03}.bin")).collect();
    assert_eq!(paths, expected);
}
