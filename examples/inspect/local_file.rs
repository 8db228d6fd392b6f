//! A local file as a source of the library.

use std::fs::File;
use std::io::{self, Seek, SeekFrom};
use std::path::Path;

use discern::source::{ReadAt, Source};

/// A file or block device, read in parts and never as a whole.
pub(crate) struct LocalFile {
    file: File,
    len: u64,
}

impl LocalFile {
    /// Opens a path for reading.
    pub(crate) fn open(path: &Path) -> io::Result<Source> {
        let mut file = File::open(path)?;
        if file.metadata()?.is_dir() {
            return Err(io::ErrorKind::IsADirectory.into());
        }
        // The metadata of a block device has no length.
        let len = file.seek(SeekFrom::End(0))?;
        Ok(Source::new(Self { file, len }))
    }

    #[cfg(unix)]
    fn read_some(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        std::os::unix::fs::FileExt::read_at(&self.file, buf, offset)
    }

    #[cfg(not(unix))]
    fn read_some(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        (&self.file).seek(SeekFrom::Start(offset))?;
        io::Read::read(&mut (&self.file), buf)
    }
}

impl ReadAt for LocalFile {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> io::Result<usize> {
        let mut done = 0_usize;
        while let Some(rest) = buf.get_mut(done..).filter(|rest| !rest.is_empty()) {
            match self.read_some(offset.saturating_add(done as u64), rest) {
                Ok(0) => break,
                Ok(got) => done = done.saturating_add(got),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(done)
    }
}
