//! Parts that the layouts are made from: loaders of Debian's packages, their menus, and some files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::support::scratch::Scratch;
use super::support::tools;

/// Programs and files that the layouts need.
const NEEDS: [&str; 13] = [
    "qemu-system-x86_64",
    "xorriso",
    "genisoimage",
    "grub-mkimage",
    "grub-mkrescue",
    "mcopy",
    "isohybrid",
    "isovfy",
    "7zz",
    "sgdisk",
    "implantisomd5",
    "syslinux",
    "sfdisk",
];
const FILES: [&str; 10] = [
    "/usr/lib/ISOLINUX/isolinux.bin",
    "/usr/lib/syslinux/modules/bios/ldlinux.c32",
    "/usr/lib/grub/i386-pc/boot_hybrid.img",
    "/usr/lib/grub/x86_64-efi",
    "/usr/share/OVMF/OVMF_CODE_4M.fd",
    "/usr/lib/memtest86+/memtest86+x64.iso",
    "/usr/lib/grub-rescue/grub-rescue-cdrom.iso",
    "/usr/lib/ipxe/ipxe.iso",
    "/usr/lib/syslinux/mbr/mbr.bin",
    "/usr/lib/debian-installer/images/12/amd64/text/debian-installer/amd64/linux",
];

/// GRUB modules that read discs and disks and show a menu.
const MODULES: &str = "iso9660 udf fat part_gpt part_msdos part_apple hfsplus normal configfile search search_fs_file \
                       serial terminal echo sleep test linux";

/// Shell functions that the layouts use.
const PRELUDE: &str = "
set -eu
iso() { xorriso -no_rc -as mkisofs -quiet -R -J -V OLD -o image.iso \"$@\" tree; }
old() { genisoimage -quiet -R -J -V OLD -o image.iso \"$@\" tree; }
ISOLINUX='-c isolinux/boot.cat -b isolinux/isolinux.bin -no-emul-boot -boot-load-size 4 -boot-info-table'
GRUB='-c boot/boot.cat -b boot/grub/eltorito.img -no-emul-boot -boot-load-size 4 -boot-info-table --grub2-boot-info'
EFI='-eltorito-alt-boot -e boot/efi.img -no-emul-boot'
APPENDED='-eltorito-alt-boot -e --interval:appended_partition_2:all:: -no-emul-boot'
MBR='-isohybrid-mbr /usr/lib/ISOLINUX/isohdpfx.bin'
GRUB_MBR='--grub2-mbr /usr/lib/grub/i386-pc/boot_hybrid.img'
DI=/usr/lib/debian-installer/images/12/amd64/text/debian-installer/amd64
# Without the second, Linux unpacks its files before it prints its command line.
LINUX='console=ttyS0 earlyprintk=ttyS0,115200'
ESP=c12a7328-f81f-11d2-ba4b-00a0c93ec93b
";

pub struct Kit {
    scratch: Scratch,
}

/// Menus of ISOLINUX and GRUB that print a word.
fn isolinux(word: &str) -> String {
    format!("SERIAL 0 115200\nSAY {word}\nPROMPT 1\nTIMEOUT 600\nDEFAULT none\nLABEL none\n KERNEL none.c32\n")
}

fn grub(word: &str) -> String {
    format!("serial --unit=0\nterminal_output serial\necho {word}\nsleep 100\n")
}

impl Kit {
    /// Makes the parts; `None` if a program is missing.
    pub fn new(test: &str) -> Option<Self> {
        if !tools::have(test, &NEEDS) {
            return None;
        }
        for file in FILES {
            if !Path::new(file).exists() {
                tools::lack(test, file);
                return None;
            }
        }
        let kit = Self { scratch: Scratch::new() };
        let tree = kit.path("tree");
        for folder in ["isolinux", "boot/grub", "a/deeper", "z"] {
            fs::create_dir_all(tree.join(folder)).unwrap();
        }
        fs::copy(FILES[0], tree.join("isolinux/isolinux.bin")).unwrap();
        fs::copy(FILES[1], tree.join("isolinux/ldlinux.c32")).unwrap();
        fs::write(tree.join("isolinux/isolinux.cfg"), isolinux("MENU-OLD")).unwrap();
        fs::write(tree.join("boot/grub/grub.cfg"), grub("MENU-OLD")).unwrap();
        fs::write(tree.join("a/first"), vec![7; 300_000]).unwrap();
        fs::write(tree.join("a/deeper/second"), "second").unwrap();
        fs::write(tree.join("z/last"), vec![9; 50_000]).unwrap();
        fs::write(kit.path("isolinux.cfg"), isolinux("MENU-NEW")).unwrap();
        fs::write(kit.path("grub.cfg"), grub("MENU-NEW")).unwrap();
        fs::create_dir_all(kit.path("added/folder")).unwrap();
        fs::write(kit.path("added/folder/file"), "added").unwrap();
        kit.grub();
        Some(kit)
    }

    /// Makes GRUB's images: one for El Torito, one with FAT for UEFI, and one for PReP, which nothing starts.
    fn grub(&self) {
        let early = self.path("early.cfg");
        fs::write(&early, "search --file --set=root /boot/grub/grub.cfg\nconfigfile ($root)/boot/grub/grub.cfg\n")
            .unwrap();
        let image = |format: &str, to: &Path, modules: &str| {
            let mut command = Command::new("grub-mkimage");
            command.args(["-O", format, "-p", "/boot/grub", "-c"]).arg(&early).arg("-o").arg(to);
            tools::run(command.args(MODULES.split(' ').filter(|word| !word.is_empty())).args(modules.split(' ')));
        };
        image("i386-pc-eltorito", &self.path("tree/boot/grub/eltorito.img"), "biosdisk");
        image("x86_64-efi", &self.path("bootx64.efi"), "part_msdos");
        let fat = self.path("efi.img");
        fs::write(&fat, vec![0; 2880 * 1024]).unwrap();
        let script = "mformat -i efi.img -f 2880 :: && mmd -i efi.img ::EFI ::EFI/BOOT && \
                      mcopy -i efi.img bootx64.efi ::EFI/BOOT/BOOTX64.EFI && cp efi.img tree/boot/efi.img";
        self.shell(script, self.scratch.path());
        fs::write(self.path("syslinux.cfg"), isolinux("MENU-SYS")).unwrap();
        let script = "mformat -i syslinux.img -C -T 8192 :: && mcopy -i syslinux.img syslinux.cfg :: && \
                      syslinux --install syslinux.img";
        self.shell(script, self.scratch.path());
        fs::write(self.path("core.img"), [vec![0x7F, b'E', b'L', b'F'], vec![5; 40_000]].concat()).unwrap();
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.scratch.path().join(name)
    }

    fn shell(&self, script: &str, at: &Path) {
        tools::run(Command::new("sh").arg("-c").arg(script).current_dir(at).env("KIT", self.scratch.path()));
    }

    /// Makes the image of a layout in a folder that has a copy of the tree, and of what edits need.
    pub fn make(&self, script: &str, at: &Path) {
        let copy = "cp -r --preserve=timestamps \"$KIT/tree\" \"$KIT/added\" \"$KIT/isolinux.cfg\" \"$KIT/grub.cfg\" .";
        self.shell(&format!("{copy}\n{PRELUDE}\n{script}"), at);
    }
}
