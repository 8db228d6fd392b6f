//! A tree of files, and an image made of it by a third-party program.

use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, UNIX_EPOCH};

use discern::findings::Findings;
use discern::open::Image;

use super::listing::{self, Listing};
use super::scratch::Scratch;
use super::{open_path, tools};

/// Modification time of every file that a case writes, in seconds since 1970. It is odd, so that clocks with a
/// resolution of two seconds show.
pub(crate) const MODIFIED: u64 = 1_614_834_367;

/// Path of one of the files listed by [`Case::many_files`].
pub(crate) fn many_name(number: u32) -> String {
    format!("directory-{:04}/file-{number:06}.txt", number / 100)
}

/// The input tree and the image of one test.
pub(crate) struct Case {
    scratch: Scratch,
}

impl Case {
    /// An empty tree; `None` if a program is missing, which [`tools::have`] reports.
    pub(crate) fn new(test: &str, needs: &[&str]) -> Option<Self> {
        let case = tools::have(test, needs).then(|| Self { scratch: Scratch::new() })?;
        fs::create_dir(case.tree()).unwrap();
        Some(case)
    }

    /// The input tree.
    pub(crate) fn tree(&self) -> PathBuf {
        self.scratch.path().join("tree")
    }

    /// Path of the image.
    pub(crate) fn image(&self) -> PathBuf {
        self.scratch.path().join("image.iso")
    }

    /// Path of another file of the test.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.scratch.path().join(name)
    }

    /// Adds a file, and its directories.
    pub(crate) fn file(&self, path: impl AsRef<Path>, bytes: impl AsRef<[u8]>) -> &Self {
        let path = self.tree().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        File::options()
            .write(true)
            .open(path)
            .unwrap()
            .set_modified(UNIX_EPOCH + Duration::from_secs(MODIFIED))
            .unwrap();
        self
    }

    /// Adds a directory.
    pub(crate) fn directory(&self, path: &str) -> &Self {
        fs::create_dir_all(self.tree().join(path)).unwrap();
        self
    }

    /// Adds a symlink.
    #[cfg(unix)]
    pub(crate) fn symlink(&self, path: &str, target: &str) -> &Self {
        std::os::unix::fs::symlink(target, self.tree().join(path)).unwrap();
        self
    }

    /// Runs a program, with the paths in place of `TREE` and `IMAGE` in its arguments.
    pub(crate) fn run(&self, program: &str, arguments: &[&str]) -> &Self {
        let path = |argument: &&str| match *argument {
            "TREE" => self.tree().into_os_string(),
            "IMAGE" => self.image().into_os_string(),
            other => other.replace("IMAGE", &self.image().to_string_lossy()).into(),
        };
        let mut command = Command::new(program);
        tools::run(command.args(arguments.iter().map(path)).current_dir(self.scratch.path()));
        self
    }

    /// Runs xorriso as `mkisofs`.
    pub(crate) fn xorriso(&self, options: &[&str]) -> &Self {
        self.run("xorriso", &[&["-no_rc", "-as", "mkisofs", "-quiet", "-o", "IMAGE"], options, &["TREE"]].concat())
    }

    /// Runs genisoimage.
    pub(crate) fn genisoimage(&self, options: &[&str]) -> &Self {
        self.run("genisoimage", &[&["-quiet", "-o", "IMAGE"], options, &["TREE"]].concat())
    }

    /// Runs genisoimage, and leaves holes in the image where it has zeros.
    pub(crate) fn genisoimage_with_holes(&self, options: &[&str]) -> &Self {
        let script = "genisoimage -quiet \"$@\" | dd of=IMAGE bs=64k iflag=fullblock conv=sparse status=none";
        self.run("bash", &[&["-e", "-o", "pipefail", "-c", script, "genisoimage"], options, &["TREE"]].concat())
    }

    /// Runs bsdtar's writer of ISO 9660.
    pub(crate) fn bsdtar(&self, options: &[&str]) -> &Self {
        let arguments = [&["--format", "iso9660", "-c", "-f", "IMAGE"], options, &["-C", "TREE", "."]].concat();
        self.run("bsdtar", &arguments)
    }

    /// Writes a list of `count` names, 100 per directory, all for one file of the tree.
    pub(crate) fn many_files(&self, count: u32) -> &Self {
        self.file("one", b"1");
        let one = self.tree().join("one");
        let line = |number| format!("{}={}\n", many_name(number), one.display());
        fs::write(self.beside("list"), (0..count).map(line).collect::<String>()).unwrap();
        self
    }

    /// Runs xorriso as `mkisofs` on the list written by [`Case::many_files`].
    pub(crate) fn xorriso_of_list(&self, options: &[&str]) -> &Self {
        let of_list = ["-graft-points", "-path-list", "list"];
        let begin = ["-no_rc", "-as", "mkisofs", "-quiet", "-o", "IMAGE"];
        self.run("xorriso", &[begin.as_slice(), options, &of_list].concat())
    }

    /// Adds a sparse file, all zeros but for its last bytes.
    pub(crate) fn sparse_file(&self, path: &str, len: u64) -> &Self {
        self.file(path, b"");
        let file = File::options().write(true).open(self.tree().join(path)).unwrap();
        file.set_len(len - 4).unwrap();
        let mut file = &file;
        file.seek(SeekFrom::End(0)).unwrap();
        file.write_all(b"end.").unwrap();
        self
    }

    /// Runs xorriso as `mkisofs`, with holes in the image in place of zeros.
    pub(crate) fn xorriso_sparse(&self, options: &[&str]) -> &Self {
        let mut command = Command::new("xorriso");
        // xorriso must be told about standard output before anything else.
        command.args(["-as", "mkisofs", "-quiet", "-o", "-"]).args(options).arg(self.tree());
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut image = File::create(self.image()).unwrap();
        let (mut piece, zeros) = (vec![0; 1 << 20], vec![0; 1 << 20]);
        let mut pipe = child.stdout.take().unwrap();
        let mut len = 0_u64;
        loop {
            match pipe.read(&mut piece).unwrap() {
                0 => break,
                got if piece[..got] == zeros[..got] => len += got as u64,
                got => {
                    image.seek(SeekFrom::Start(len)).unwrap();
                    image.write_all(&piece[..got]).unwrap();
                    len += got as u64;
                }
            }
        }
        image.set_len(len).unwrap();
        assert!(child.wait().unwrap().success());
        self
    }

    /// Opens the image.
    pub(crate) fn open(&self, findings: &mut Findings) -> Image {
        open_path(&self.image(), findings).unwrap()
    }

    /// Contents of the image's view with this id.
    pub(crate) fn listing(&self, view: &str) -> Listing {
        let mut findings = Findings::default();
        let mut image = self.open(&mut findings);
        let ids: Vec<String> = image.views.iter().map(|view| view.id.clone()).collect();
        let Some(view) = image.views.iter_mut().find(|known| known.id == view) else { panic!("{view} not in {ids:?}") };
        let listing = listing::of_view(view, &mut findings);
        assert_eq!(findings.kept(), [], "a valid image has no findings");
        listing
    }

    /// Asserts that the view lists exactly the input tree.
    pub(crate) fn shows_its_tree(&self, view: &str) {
        let differences = listing::differences(&listing::of_folder(&self.tree()), &self.listing(view));
        assert!(differences.is_empty(), "{view}:\n{}", differences.join("\n"));
    }
}
