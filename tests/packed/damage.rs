//! Truncated and flipped volumes and archives open or are refused without harm.

use discern::findings::Findings;
use discern::source::Source;
use discern::tree::{Kind, RowId};

use crate::support::case::Case;
use crate::support::open_source;
use crate::support::random::Random;
use crate::support::random::noise;
use crate::support::sources::LimitedSource;

/// Number of reads after which a source fails the test, far beyond the needs of any image here.
const READS: u32 = 400_000;

/// Number of cuts and of flips of each image.
const TURNS: u32 = 64;

fn varied(case: &Case) {
    case.file("README.TXT", "hello").file("noise", noise(200_000)).file("packed", "packed ".repeat(50_000));
    case.file("holes", [vec![1; 10_000], vec![0; 500_000], noise(10_000)].concat());
    for number in 0..60 {
        case.file(format!("many/file-{number:03}"), format!("{number}").repeat(20));
    }
    case.symlink("link", "README.TXT");
}

fn look(bytes: Vec<u8>, name: &str) {
    let mut findings = Findings::default();
    let leaf = LimitedSource::over(Source::from_bytes(bytes), READS, name);
    let Ok(mut image) = open_source(leaf, &mut findings) else { return };
    for view in &mut image.views {
        view.walk_all(&mut findings).unwrap();
        drop(view.file_system().facts());
        drop(view.file_system().structures());
        for row in (0..view.index.len().min(200)).map(|row| view.index.row(RowId(row)).unwrap()) {
            let file_system = view.file_system();
            drop((file_system.details(row.node), file_system.extents(row.node), file_system.stored(row.node).is_ok()));
            let Ok(body) = file_system.body(row.node) else { continue };
            assert!(row.kind != Kind::File || body.len() <= row.size, "{name}: {} of {}", body.len(), row.size);
            let body = body.into_source();
            drop((body.read_up_to(0, 4096), body.read_up_to(body.len().saturating_sub(4096), 4096)));
        }
    }
}

/// Truncates and flips an image. Half of the flips hit `structures` bytes at its end or start.
pub(crate) fn damage(whole: &[u8], name: &str) {
    let mut random = Random(9660);
    let len = whole.len() as u64;
    for turn in 0..TURNS {
        let cut = if turn % 2 == 0 { random.below(len) } else { len - random.below(len.min(4096)) };
        look(whole[..usize::try_from(cut).unwrap()].to_vec(), &format!("{name} cut at {cut}"));
        let mut bytes = whole.to_vec();
        let ends = 2048.min(len);
        let places: Vec<u64> = (0..12)
            .map(|flip| match (turn + flip) % 3 {
                0 => random.below(ends),
                1 => len - 1 - random.below(ends),
                _ => random.below(len),
            })
            .collect();
        for place in &places {
            bytes[usize::try_from(*place).unwrap()] ^= 1 << random.below(8);
        }
        look(bytes, &format!("{name} flipped at {places:?}"));
    }
}

#[test]
fn squashfs_damaged() {
    let Some(case) = Case::new("squashfs_damaged", &["mksquashfs"]) else { return };
    varied(&case);
    for options in [
        &["-comp", "gzip"][..],
        &["-comp", "xz"],
        &["-comp", "zstd"],
        &["-comp", "lz4"],
        &["-comp", "lzma"],
        &["-comp", "lzo"],
    ] {
        for plain in [&["-nopad"][..], &["-noI", "-noD", "-noF", "-noId", "-nopad"]] {
            let arguments = [&["TREE", "IMAGE", "-noappend", "-quiet", "-no-progress"], options, plain].concat();
            case.run("mksquashfs", &arguments);
            damage(&std::fs::read(case.image()).unwrap(), &format!("{options:?} {plain:?}"));
        }
    }
}

#[test]
fn archives_damaged() {
    let Some(case) =
        Case::new("archives_damaged", &["cpio", "tar", "zip", "gzip", "xz", "zstd", "bzip2", "lz4", "compress"])
    else {
        return;
    };
    varied(&case);
    let tree = case.tree();
    let cpio = |form: &str| format!("cd '{}' && find . | cpio -o --quiet -H {form}", tree.display());
    let tar = |options: &str| format!("tar -c {options} -C '{}' .", tree.display());
    let mut made = vec![cpio("newc"), cpio("odc"), cpio("bin"), tar("--format gnu -S"), tar("--format pax -S")];
    made.push(format!("cd '{}' && zip -q -r -y - . | cat", tree.display()));
    for packer in ["gzip", "xz", "zstd", "bzip2", "lz4", "compress"] {
        made.push(format!("({}; ({}) | {packer})", cpio("newc"), cpio("newc")));
        made.push(format!("{} | {packer}", tar("")));
    }
    for code in made {
        let made = crate::support::tools::run(std::process::Command::new("sh").args(["-c", &code])).stdout;
        damage(&made, &code);
    }
}
