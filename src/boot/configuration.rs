//! Files named in a loader's configuration: kernels, initial file systems, modules and further configurations.

use crate::limits;

/// Language of a configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// SYSLINUX and ISOLINUX: a keyword and its value on each line.
    Syslinux,
    /// GRUB 2 and GRUB Legacy: commands, as in a shell.
    Grub,
    /// Entries of the Boot Loader Specification, which systemd-boot reads.
    BootLoaderSpecification,
}

/// A file named in a configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Its path from the root, with single slashes.
    pub path: String,
    /// Whether it is a configuration itself.
    pub is_configuration: bool,
}

impl Language {
    /// The language of a configuration, by its name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        match name.as_str() {
            "isolinux.cfg" | "syslinux.cfg" | "extlinux.conf" => Some(Self::Syslinux),
            "grub.cfg" | "loopback.cfg" | "menu.lst" => Some(Self::Grub),
            "loader.conf" | "refind.conf" | "boot.conf" | "limine.conf" => None,
            _ if name.ends_with(".conf") => Some(Self::BootLoaderSpecification),
            _ => None,
        }
    }

    /// The files named in a configuration, each once. Paths with variables are left out.
    #[must_use]
    pub fn named(self, text: &str, directory: &str) -> Vec<Named> {
        let mut found: Vec<Named> = Vec::new();
        for line in text.lines() {
            let mut words = line.split_whitespace();
            let Some(first) = words.next().map(str::to_ascii_lowercase) else { continue };
            let rest: Vec<&str> = words.collect();
            let (paths, is_configuration) = match self {
                Self::Syslinux => of_syslinux(&first, &rest),
                Self::Grub => of_grub(&first, &rest),
                Self::BootLoaderSpecification => of_entry(&first, &rest),
            };
            for path in paths {
                let Some(path) = absolute(path, directory) else { continue };
                if found.len() < limits::BOOT_CONFIGURATION_FILES && found.iter().all(|named| named.path != path) {
                    found.push(Named { path, is_configuration });
                }
            }
        }
        found
    }
}

/// Keywords of SYSLINUX with a file after them, and `initrd=` among the arguments of a kernel.
fn of_syslinux<'a>(first: &str, rest: &[&'a str]) -> (Vec<&'a str>, bool) {
    match (first, rest) {
        ("menu", [word, path, ..]) if word.eq_ignore_ascii_case("include") => (vec![path], true),
        ("include" | "config", [path, ..]) => (vec![path], true),
        ("kernel" | "linux" | "com32" | "ui" | "default" | "fdt" | "boot" | "bss" | "pxe", words) => {
            (words.iter().take(1).copied().chain(initrd(words)).collect(), false)
        }
        ("initrd", [paths, ..]) => (paths.split(',').collect(), false),
        ("append", words) => (initrd(words).collect(), false),
        _ => (Vec::new(), false),
    }
}

fn initrd<'a>(words: &[&'a str]) -> impl Iterator<Item = &'a str> {
    let lists = words.iter().filter_map(|word| word.strip_prefix("initrd="));
    lists.flat_map(|list| list.split(',')).collect::<Vec<&str>>().into_iter()
}

/// Commands of GRUB with files after them.
fn of_grub<'a>(first: &str, rest: &[&'a str]) -> (Vec<&'a str>, bool) {
    let files = || rest.iter().copied().filter(|word| !word.starts_with('-'));
    match first {
        "linux" | "linux16" | "linuxefi" | "kernel" | "multiboot" | "multiboot2" | "module" | "module2"
        | "chainloader" | "devicetree" | "kfreebsd" | "knetbsd" | "kopenbsd" => (files().take(1).collect(), false),
        "initrd" | "initrd16" | "initrdefi" => (files().collect(), false),
        "source" | "configfile" | "normal" | "." => (files().take(1).collect(), true),
        _ => (Vec::new(), false),
    }
}

/// Keys of an entry of the Boot Loader Specification with a file after them.
fn of_entry<'a>(first: &str, rest: &[&'a str]) -> (Vec<&'a str>, bool) {
    match first {
        "linux" | "initrd" | "efi" | "devicetree" => (rest.to_vec(), false),
        _ => (Vec::new(), false),
    }
}

/// A path from the root. Relative paths start from the configuration's directory, which is GRUB's `$prefix`, too.
fn absolute(path: &str, directory: &str) -> Option<String> {
    let path = path.trim_matches(['"', '\'', ';']);
    let path = path.strip_prefix("($root)").or_else(|| path.strip_prefix("(${root})")).unwrap_or(path);
    let in_directory = |rest: &str| format!("{directory}/{rest}");
    let path = match path.strip_prefix("$prefix").or_else(|| path.strip_prefix("${prefix}")) {
        Some(rest) => in_directory(rest),
        None if path.starts_with('/') => path.to_owned(),
        // In most cases, GRUB's device is the disc itself.
        None if path.starts_with('(') => path.split_once(')')?.1.to_owned(),
        None => in_directory(path),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    let is_known = !parts.is_empty() && !path.contains(['$', '*', '`']);
    is_known.then(|| parts.iter().fold(String::new(), |path, part| path + "/" + part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(language: Language, text: &str, directory: &str) -> Vec<String> {
        language.named(text, directory).into_iter().map(|named| named.path).collect()
    }

    #[test]
    fn syslinux_names_kernels_and_initrds() {
        let text = "DEFAULT vesamenu.c32\ninclude menu.cfg\nlabel a\n  kernel /install.amd/vmlinuz\n\
                    append vga=788 initrd=/install.amd/initrd.gz,../extra.gz --- quiet\n  initrd one,two\n";
        let found = paths(Language::Syslinux, text, "/isolinux");
        let expected = [
            "/isolinux/vesamenu.c32",
            "/isolinux/menu.cfg",
            "/install.amd/vmlinuz",
            "/install.amd/initrd.gz",
            "/extra.gz",
            "/isolinux/one",
            "/isolinux/two",
        ];
        assert_eq!(found, expected);
        assert!(Language::Syslinux.named(text, "/isolinux").iter().any(|named| named.is_configuration));
    }

    #[test]
    fn grub_names_files_after_options_and_devices() {
        let text = "chainloader $prefix/core.efi\nchainloader $prefix/core.efi\nmenuentry 'x' {\n\
                    linux\t/casper/vmlinuz --- quiet\n initrd  /casper/initrd /more\n}\nsource \"/boot/grub/b.cfg\"\n\
                    chainloader --force ($root)/EFI/BOOT/grubx64.efi\nlinux ($other)$kernel\nconfigfile (cd0)/c.cfg\n";
        let found = paths(Language::Grub, text, "/boot/grub");
        let expected = [
            "/boot/grub/core.efi",
            "/casper/vmlinuz",
            "/casper/initrd",
            "/more",
            "/boot/grub/b.cfg",
            "/EFI/BOOT/grubx64.efi",
            "/c.cfg",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn entries_name_their_files() {
        let text = "title Arch\nlinux /arch/boot/x86_64/vmlinuz-linux\ninitrd /arch/boot/a.img\noptions quiet\n";
        let expected = ["/arch/boot/x86_64/vmlinuz-linux", "/arch/boot/a.img"];
        assert_eq!(paths(Language::BootLoaderSpecification, text, "/loader/entries"), expected);
    }
}
