//! Images for benchmarks: made once by xorriso, and kept in `target/bench`.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::command::{Result, command, exists, run, target};
use crate::steps::Steps;

const DIRECTORIES: u32 = 200;
const FILES_PER_DIRECTORY: u32 = 500;
/// Size of the one large file in bytes.
pub const LARGE: u64 = 1_500_000_000;

/// Paths of the images.
pub struct Images {
    /// 100,000 small files in 200 directories, with Rock Ridge and Joliet.
    pub many: PathBuf,
    /// The same files with UDF, by genisoimage.
    pub many_udf: PathBuf,
    /// One file, `large.bin`.
    pub large: PathBuf,
    /// A folder to extract into.
    pub scratch: PathBuf,
}

impl Images {
    /// Makes the images that are missing.
    pub fn make(steps: &mut Steps) -> Result<Self> {
        let folder = target().join("bench");
        let scratch = folder.join("scratch");
        fs::create_dir_all(&scratch)?;
        let [many, many_udf, large] = ["many.iso", "many-udf.iso", "large.iso"].map(|name| folder.join(name));
        let images = Self { many, many_udf, large, scratch };
        if !images.many.exists() {
            steps.step("image of 100,000 files", "about half a minute", || {
                image(&images.many, write_many, BY_XORRISO)
            })?;
        }
        if !images.many_udf.exists() && exists("genisoimage") {
            let made = || image(&images.many_udf, write_many, &["genisoimage", "-quiet", "-V", "BENCH", "-udf", "-o"]);
            steps.step("image of 100,000 files with UDF", "about half a minute", made)?;
        }
        if !images.large.exists() {
            steps.step("image of one file of 1.5 GB", "about half a minute", || {
                image(&images.large, write_large, BY_XORRISO)
            })?;
        }
        Ok(images)
    }
}

/// The program that makes images with Rock Ridge and Joliet.
const BY_XORRISO: &[&str] = &["xorriso", "-as", "mkisofs", "-quiet", "-V", "BENCH", "-R", "-J", "-o"];

/// Makes an image of what `write` puts into a folder. The image is renamed last, so that an incomplete one is never
/// used.
fn image(path: &Path, write: fn(&Path) -> Result<()>, program: &[&str]) -> Result<()> {
    let tree = path.with_extension("tree");
    let unfinished = path.with_extension("unfinished");
    write(&tree)?;
    let (name, arguments) = program.split_first().ok_or("no program makes the image")?;
    run(command(name).args(arguments).args([&unfinished, &tree]))?;
    fs::remove_dir_all(&tree)?;
    Ok(fs::rename(unfinished, path)?)
}

fn write_many(tree: &Path) -> Result<()> {
    for directory in 0..DIRECTORIES {
        let folder = tree.join(format!("directory-{directory:03}"));
        fs::create_dir_all(&folder)?;
        for file in 0..FILES_PER_DIRECTORY {
            fs::write(folder.join(format!("file-{file:03} of {directory:03}.txt")), format!("{directory} {file}\n"))?;
        }
    }
    Ok(())
}

/// Bytes that neither compress nor become holes in a file (xorshift64).
fn write_large(tree: &Path) -> Result<()> {
    fs::create_dir_all(tree)?;
    let mut out = BufWriter::with_capacity(1 << 20, File::create(tree.join("large.bin"))?);
    let mut state: u64 = 0x9E37_79B9_7F4A_7C15;
    for _ in 0..LARGE / 8 {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        out.write_all(&state.to_le_bytes())?;
    }
    Ok(out.flush()?)
}
