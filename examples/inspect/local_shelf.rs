//! Keeps unpacked content in a temporary file.

use std::cell::OnceCell;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use discern::source::{Shelf, ShelfFile};

/// A file that is made when something is kept first, and gone when the program ends.
#[derive(Default)]
pub(crate) struct TemporaryFile(OnceCell<(File, PathBuf)>);

/// A shelf for one image.
pub(crate) fn local_shelf() -> Shelf {
    let shelf = Shelf::default();
    shelf.open(Some(Box::new(TemporaryFile::default())));
    shelf
}

/// The folder for large temporary files: on Linux, `/tmp` is often in memory.
fn folder() -> PathBuf {
    let large = Path::new("/var/tmp");
    if std::env::var_os("TMPDIR").is_none() && large.is_dir() { large.into() } else { std::env::temp_dir() }
}

fn create() -> io::Result<(File, PathBuf)> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let path = folder().join(format!("discern-{}-{}", std::process::id(), since.as_nanos()));
    let file = OpenOptions::new().read(true).write(true).create_new(true).open(&path)?;
    // Where an open file can be removed, nothing of it stays even if the program is killed.
    let _ = fs::remove_file(&path);
    Ok((file, path))
}

impl TemporaryFile {
    fn at(&self, offset: u64) -> io::Result<&File> {
        let (file, _) = match self.0.get() {
            Some(made) => made,
            None => {
                let made = create()?;
                self.0.get_or_init(|| made)
            }
        };
        let mut place = file;
        place.seek(SeekFrom::Start(offset))?;
        Ok(file)
    }
}

impl ShelfFile for TemporaryFile {
    fn write_at(&self, offset: u64, bytes: &[u8]) -> io::Result<()> {
        let mut file = self.at(offset)?;
        file.write_all(bytes)
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<()> {
        let mut file = self.at(offset)?;
        file.read_exact(buf)
    }

    fn clear(&self) {
        if let Some((file, _)) = self.0.get() {
            // Room that is not given back now is when the program ends.
            let _ = file.set_len(0);
        }
    }
}

impl Drop for TemporaryFile {
    fn drop(&mut self) {
        if let Some((file, path)) = self.0.take() {
            drop(file);
            // It is gone already where open files can be removed.
            let _ = fs::remove_file(path);
        }
    }
}
