//! Linux in an emulated machine, which reads and writes the file systems of images.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use super::case::Case;
use super::machine::console;
use super::tools;

/// Lines printed before and after a script's output.
const MARKS: [&str; 2] = ["SCRIPT-BEGINS", "SCRIPT-ENDS"];

/// A kernel and the files needed to look into images.
pub(crate) struct Linux {
    kernel: Vec<u8>,
    busybox: Vec<u8>,
    modules: Vec<(String, Vec<u8>)>,
}

/// An image as a drive of the machine; the first drive is `/dev/vda`.
pub(crate) struct Drive<'a> {
    image: &'a Path,
    is_written: bool,
}

impl<'a> Drive<'a> {
    /// A read-only drive.
    pub(crate) const fn read(image: &'a Path) -> Self {
        Self { image, is_written: false }
    }

    /// A writable drive.
    pub(crate) const fn written(image: &'a Path) -> Self {
        Self { image, is_written: true }
    }
}

impl Linux {
    /// Programs that the machine needs.
    pub(crate) const NEEDS: [&'static str; 2] = ["qemu-system-x86_64", "busybox"];

    /// Linux, if a kernel with its modules is found; otherwise reports that as [`tools::lack`] does.
    pub(crate) fn new(test: &str) -> Option<Self> {
        let parts = kernel().zip(fs::read("/bin/busybox").ok()).zip(modules());
        if parts.is_none() {
            tools::lack(test, "a kernel with its modules, in /boot and /lib/modules");
        }
        let ((kernel, busybox), modules) = parts?;
        Some(Self { kernel, busybox, modules })
    }

    /// Runs a shell script with these drives, and with files below `/given`; `/mnt` is a free mount point. Returns the
    /// lines that the script prints.
    pub(crate) fn says(&self, case: &Case, drives: &[Drive<'_>], given: &[(&str, &[u8])], script: &str) -> Vec<String> {
        fs::write(case.beside("initrd"), self.initrd(given, script)).unwrap();
        fs::write(case.beside("vmlinuz"), &self.kernel).unwrap();
        let path = |name: &str| case.beside(name).to_string_lossy().into_owned();
        let drive = |drive: &Drive<'_>| {
            let readonly = if drive.is_written { "off" } else { "on" };
            format!("file={},format=raw,if=virtio,readonly={readonly}", drive.image.display())
        };
        let drives: Vec<String> = drives.iter().map(drive).collect();
        let (kernel, initrd) = (path("vmlinuz"), path("initrd"));
        let mut arguments = vec!["-kernel", &kernel, "-initrd", &initrd, "-append", "console=ttyS0 quiet"];
        arguments.extend(drives.iter().flat_map(|drive| ["-drive", drive.as_str()]));
        said(&arguments)
    }

    /// The kernel, as a file.
    pub(crate) fn kernel(&self) -> &[u8] {
        &self.kernel
    }

    /// The first files of a system that runs a script, whose output [`said`] returns.
    pub(crate) fn initrd(&self, given: &[(&str, &[u8])], script: &str) -> Vec<u8> {
        let load: String = self.modules.iter().map(|(name, _)| format!("insmod /{name}.ko\n")).collect();
        let [begin, end] = MARKS;
        let init = format!(
            "#!/bin/busybox sh\n/bin/busybox --install -s /bin\nexport PATH=/bin\nmount -t devtmpfs dev /dev\n{load}\
             echo {begin}\n{script}\nsync\necho {end}\nsleep 1000\n"
        );
        let directories = ["bin", "dev", "given", "mnt"].map(|name| (name.to_owned(), 0o040_755, &[][..]));
        let mut files = directories.to_vec();
        files.push(("bin/busybox".into(), 0o100_755, &self.busybox));
        files.push(("init".into(), 0o100_755, init.as_bytes()));
        files.extend(self.modules.iter().map(|(name, bytes)| (format!("{name}.ko"), 0o100_644, bytes.as_slice())));
        files.extend(given.iter().map(|(name, bytes)| (format!("given/{name}"), 0o100_644, *bytes)));
        let files: Vec<(&str, u32, &[u8])> =
            files.iter().map(|(name, mode, bytes)| (name.as_str(), *mode, *bytes)).collect();
        archive(&files)
    }
}

/// The lines that a script prints in a machine with these arguments.
pub(crate) fn said(arguments: &[&str]) -> Vec<String> {
    let [begin, end] = MARKS;
    let said = console(arguments, end);
    let part = said.split(begin).nth(1).unwrap_or_else(|| panic!("{said}")).split(end).next().unwrap();
    let lines = part.lines().map(|line| line.trim().to_owned());
    lines.filter(|line| !line.is_empty() && !line.starts_with('[')).collect()
}

/// Modules of the kernel, in the order in which they are loaded.
fn modules() -> Option<Vec<(String, Vec<u8>)>> {
    let given = env::var_os("DISCERN_KERNEL").map(|kernel| Path::new(&kernel).with_file_name("modules"));
    let kernels = fs::read_dir(given.unwrap_or("/lib/modules".into()))
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path().join("kernel")));
    let names = [
        "drivers/virtio/virtio_ring",
        "drivers/virtio/virtio",
        "drivers/virtio/virtio_pci_modern_dev",
        "drivers/virtio/virtio_pci_legacy_dev",
        "drivers/virtio/virtio_pci",
        "drivers/block/virtio_blk",
        "drivers/cdrom/cdrom",
        "lib/crc-itu-t",
        "fs/nls/nls_utf8",
        "fs/udf/udf",
        "fs/isofs/isofs",
    ];
    let found = |kernel: PathBuf| {
        let read = |name: &str| Some((name.replace('/', "-"), fs::read(kernel.join(format!("{name}.ko"))).ok()?));
        let read: Vec<_> = names.iter().filter_map(|name| read(name)).collect();
        // Some kernels have the other modules built in.
        read.iter().any(|(name, _)| name == "fs-udf-udf").then_some(read)
    };
    kernels.filter_map(found).next()
}

/// A Linux kernel: the one that `cargo xtask test` installed, or this computer's own.
pub(crate) fn kernel() -> Option<Vec<u8>> {
    let given = env::var_os("DISCERN_KERNEL").map(PathBuf::from);
    let installed = fs::read_dir("/boot").ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    let is_kernel = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("vmlinuz"));
    given.into_iter().chain(installed.filter(is_kernel)).find_map(|path| fs::read(path).ok())
}

/// An archive that the kernel unpacks (cpio, "newc").
pub(crate) fn archive(files: &[(&str, u32, &[u8])]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (name, mode, content) in files.iter().chain(&[("TRAILER!!!", 0, &[][..])]) {
        let (size, name_size) = (content.len(), name.len() + 1);
        bytes.extend(format!("070701{:08X}{mode:08X}", 1).bytes());
        bytes.extend("00000000".repeat(2).bytes().chain("00000001".bytes()).chain("00000000".bytes()));
        bytes.extend(format!("{size:08X}{0:08X}{0:08X}{0:08X}{0:08X}{name_size:08X}{0:08X}", 0).bytes());
        bytes.extend(name.bytes().chain([0]));
        bytes.resize(bytes.len().next_multiple_of(4), 0);
        bytes.extend_from_slice(content);
        bytes.resize(bytes.len().next_multiple_of(4), 0);
    }
    bytes
}
