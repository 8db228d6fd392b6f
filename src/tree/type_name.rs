//! Names types of files by their extensions.

use crate::endings;

/// Extensions of each type, in lower case.
const TYPES: &[(&str, &[&str])] = &[
    ("Text", &["txt", "text", "asc", "me", "1st", "diz", "nfo", "log", "md", "rst", "faq"]),
    ("Document", &["doc", "docx", "odt", "rtf", "wri", "wpd", "pages", "abw"]),
    ("Spreadsheet", &["xls", "xlsx", "ods", "wk1", "wks", "csv", "tsv"]),
    ("Presentation", &["ppt", "pptx", "odp", "pps"]),
    ("PDF document", &["pdf"]),
    ("PostScript", &["ps", "eps"]),
    ("E-book", &["epub", "mobi", "azw", "djvu", "chm", "hlp"]),
    ("Web page", &["htm", "html", "xhtml", "mht", "shtml"]),
    ("Style sheet", &["css"]),
    ("Data", &["xml", "json", "yaml", "yml", "toml", "sqlite", "db", "mdb", "dbf"]),
    ("Settings", &["ini", "cfg", "conf", "inf", "reg", "cnf", "properties", "desktop", "plist"]),
    ("Program", &["exe", "com", "app", "prg", "xex", "xbe", "elf", "efi", "run", "appimage", "ttp", "tos"]),
    ("Program library", &["dll", "so", "dylib", "ocx", "lib", "a", "o", "ovl", "ko", "vxd", "386"]),
    ("Driver", &["sys", "drv"]),
    ("Installer", &["msi", "msp", "msu", "pkg", "deb", "udeb", "rpm", "apk", "snap", "flatpak"]),
    ("Script", &["bat", "cmd", "sh", "bash", "ps1", "vbs", "wsf", "pl", "py", "rb", "lua", "tcl", "awk", "rexx"]),
    (
        "Source code",
        &["c", "h", "cpp", "cc", "hpp", "rs", "go", "java", "js", "ts", "cs", "pas", "asm", "s", "bas", "f"],
    ),
    ("Picture", &["png", "jpg", "jpeg", "jpe", "gif", "bmp", "webp", "tif", "tiff", "pcx", "tga", "ico", "svg", "iff"]),
    ("Picture", &["lbm", "pct", "psd", "xcf", "wmf", "emf", "xpm", "xbm", "pbm", "pgm", "ppm", "heic", "avif", "cur"]),
    ("Sound", &["wav", "mp3", "ogg", "oga", "flac", "aac", "m4a", "wma", "aif", "aiff", "au", "snd", "voc", "opus"]),
    ("Music", &["mid", "midi", "mod", "xm", "s3m", "it", "rmi"]),
    ("Video", &["mp4", "m4v", "avi", "mkv", "mov", "mpg", "mpeg", "wmv", "flv", "webm", "m2ts", "vob", "fli", "flc"]),
    ("Video data", &["ifo", "bup", "bdmv", "mpls", "clpi"]),
    ("Font", &["ttf", "otf", "ttc", "fon", "fnt", "pfb", "pfm", "afm", "woff", "woff2", "bdf", "pcf"]),
    (
        "Archive",
        &["zip", "7z", "rar", "tar", "gz", "tgz", "bz2", "tbz", "xz", "txz", "zst", "lzma", "lz4", "lzh", "lha"],
    ),
    ("Archive", &["arj", "arc", "zoo", "ace", "cab", "jar", "war", "z", "cpio", "wim", "esd", "swm", "sit", "hqx"]),
    ("Disk image", endings::VHD),
    ("Disk image", endings::VHDX),
    ("Disk image", endings::VMDK),
    ("Disk image", endings::VDI),
    ("Disk image", endings::QCOW),
    ("Disk image", endings::DMG),
    ("Disk image", &["adf", "d64", "st", "hds", "simg", "sparseimage", "e01", "2mg", "dc42"]),
    ("Disk image", endings::DISKS),
    ("Disc image", endings::DISCS),
    ("Disc image", endings::CUE),
    ("Disc image", endings::NERO),
    ("Disc image", endings::ALCOHOL),
    ("Disc image", endings::DISC_JUGGLER),
    ("Disc image", endings::CLONE_CD),
    ("Disc image", endings::GDI),
    ("Disc image", endings::CSO),
    ("Disc image", endings::CHD),
    ("File system image", &["squashfs", "sfs", "sqfs", "cramfs", "ext2", "ext3", "ext4", "erofs", "uzip"]),
    ("Checksums", &["md5", "sha1", "sha256", "sha512", "sfv", "md5sum", "sha256sum", "sha512sum", "sum", "crc"]),
    ("Signature", &["sig", "gpg", "p7s", "crt", "cer", "pem", "der", "key"]),
    ("Icon", &["icns", "icl"]),
    ("Shortcut", &["lnk", "url", "pif", "webloc"]),
    ("Backup", &["bak", "old", "orig"]),
];

/// Names without an extension that identify a type.
const NAMES: &[(&str, &str)] = &[
    ("readme", "Text"),
    ("license", "Text"),
    ("licence", "Text"),
    ("copying", "Text"),
    ("changelog", "Text"),
    ("changes", "Text"),
    ("install", "Text"),
    ("authors", "Text"),
    ("news", "Text"),
    ("todo", "Text"),
    ("makefile", "Source code"),
    ("vmlinuz", "Program"),
    ("md5sums", "Checksums"),
    ("sha256sums", "Checksums"),
];

/// Type of a file with this name; "File" if it is unknown.
#[must_use]
pub fn type_of(name: &str) -> String {
    let Some((stem, ending)) = name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()) else {
        let known = NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        return known.map_or("File", |(_, kind)| kind).to_owned();
    };
    let is_it = |known: &&str| known.eq_ignore_ascii_case(ending);
    let is_library = || ending.chars().all(|c| c.is_ascii_digit()) && stem.contains(".so");
    match TYPES.iter().find(|(_, endings)| endings.iter().any(is_it)) {
        Some((kind, _)) => (*kind).to_owned(),
        None if is_library() => "Program library".into(),
        None => "File".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extensions_determine_the_type_in_any_case() {
        assert_eq!(type_of("SETUP.EXE"), "Program");
        assert_eq!(type_of("a.tar.gz"), "Archive");
        assert_eq!(type_of("libc.so.6"), "Program library");
        assert_eq!(type_of("README"), "Text");
        assert_eq!(type_of("x.qqq"), "File");
        assert_eq!(type_of(".profile"), "File");
        assert_eq!(type_of("no ending at all. really"), "File");
    }

    #[test]
    fn no_extension_has_two_types() {
        let mut endings: Vec<&str> = TYPES.iter().flat_map(|(_, endings)| *endings).copied().collect();
        endings.sort_unstable();
        assert!(endings.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
