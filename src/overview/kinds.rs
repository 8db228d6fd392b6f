//! The kinds of contents that are recognized: a table; each row states its source. The first row that matches
//! identifies an image; later matches are mentioned next to it. Rescue systems come before the distributions that they
//! are based on.

use super::clue::Clue::{self, All, Any, Application, Begins, Bytes, Contains, Label, Not, Path, Root, Seen, System};
use super::contents::{Details, Family};
use super::evidence::Evidence;
use super::{discs, games, linux, windows};

/// A kind of contents.
pub(super) struct Kind {
    /// Stable id.
    pub(super) id: &'static str,
    /// Name for users.
    pub(super) name: &'static str,
    /// Family of the kind.
    pub(super) family: Family,
    /// All of them hold.
    pub(super) clues: &'static [Clue],
    /// Function that finds more details.
    pub(super) details: fn(&Evidence<'_>) -> Details,
    /// Source of the rule.
    pub(super) source: &'static str,
}

/// A row.
macro_rules! kind {
    ($family:ident, $id:literal, $name:literal, [$($clue:expr),+], $details:path, $source:literal) => {
        Kind { id: $id, name: $name, family: Family::$family, clues: &[$($clue),+], details: $details, source: $source }
    };
}

/// All kinds.
pub(super) static KINDS: &[Kind] = &[
    // Consoles that begin with a mark of their own.
    kind!(
        Game,
        "saturn",
        "Sega Saturn",
        [Bytes(0, b"SEGA SEGASATURN ")],
        games::saturn,
        "Sega, Disc Format Standards Specification Sheet"
    ),
    kind!(Game, "dreamcast", "Dreamcast", [Bytes(0, games::DREAMCAST)], games::dreamcast, "mc.pp.se/dc/ip.bin.html"),
    kind!(
        Game,
        "mega-cd",
        "Mega CD",
        [Any(&[
            Bytes(0, b"SEGADISCSYSTEM"),
            Bytes(0, b"SEGABOOTDISC"),
            Bytes(0, b"SEGADATADISC"),
            Bytes(0, b"SEGADISC  ")
        ])],
        games::mega_cd,
        "Sega, Mega-CD Software Development Manual"
    ),
    kind!(Game, "pc-fx", "PC-FX", [Bytes(0, b"PC-FX:Hu_CD-ROM ")], linux::none, "Mednafen, pcfx"),
    kind!(
        Game,
        "pc-engine-cd",
        "PC Engine CD",
        [Bytes(0x820, b"PC Engine CD-ROM SYSTEM")],
        games::pc_engine,
        "Hudson, PC Engine CD-ROM boot record"
    ),
    kind!(Game, "3do", "3DO", [Bytes(0, b"\x01ZZZZZ\x01")], games::opera, "Opera file system, 3DO Portfolio"),
    kind!(Game, "wii", "Wii", [Bytes(0x18, &games::WII)], games::nintendo, "wiibrew.org/wiki/Wii_disc"),
    kind!(
        Game,
        "gamecube",
        "GameCube",
        [Bytes(0x1C, &games::GAMECUBE)],
        games::nintendo,
        "Yet Another GameCube Documentation"
    ),
    kind!(Game, "wii-u", "Wii U", [Bytes(0, b"WUP-")], linux::none, "wiiubrew.org/wiki/Wii_U_disc"),
    kind!(Game, "xbox", "Xbox", [Seen(games::xbox_volume)], games::xbox, "xboxdevwiki.net/XDVDFS and /Xbe"),
    kind!(
        Game,
        "jaguar-cd",
        "Jaguar CD",
        [Seen(games::jaguar)],
        linux::none,
        "Atari Jaguar CD-ROM developer documentation"
    ),
    kind!(Game, "fm-towns", "FM Towns", [Bytes(0, b"IPL4")], linux::none, "MAME, fmtowns; Fujitsu FM Towns IPL"),
    // Consoles by their files.
    kind!(
        Game,
        "playstation-3",
        "PlayStation 3",
        [Any(&[Begins("PS3_DISC.SFB", b".SFB"), Path("PS3_GAME/PARAM.SFO")])],
        games::playstation_3,
        "psdevwiki.com/ps3/PS3_DISC.SFB and PARAM.SFO"
    ),
    kind!(Game, "psp", "PSP", [Path("PSP_GAME/PARAM.SFO")], games::psp, "psdevwiki.com/psp/UMD"),
    kind!(Video, "umd-video", "UMD Video", [Path("UMD_VIDEO/PARAM.SFO")], linux::none, "psdevwiki.com/psp/UMD"),
    kind!(
        Game,
        "playstation-2",
        "PlayStation 2",
        [Contains("SYSTEM.CNF", "BOOT2")],
        games::playstation,
        "ps2tek, SYSTEM.CNF"
    ),
    kind!(
        Game,
        "playstation",
        "PlayStation",
        [Any(&[Contains("SYSTEM.CNF", "BOOT"), All(&[System("PLAYSTATION"), Path("PSX.EXE")])])],
        games::playstation,
        "psx-spx, CDROM File Playstation EXE and SYSTEM.CNF"
    ),
    kind!(
        Game,
        "neo-geo-cd",
        "Neo Geo CD",
        [Path("IPL.TXT"), Path("ABS.TXT"), Path("BIB.TXT"), Path("CPY.TXT")],
        linux::none,
        "wiki.neogeodev.org, CD file formats"
    ),
    kind!(Game, "amiga-cd32", "Amiga CD32", [Path("CD32.TM")], linux::none, "Commodore, CD32 developer notes"),
    kind!(
        Game,
        "cdtv",
        "Commodore CDTV",
        [Any(&[Path("CDTV.TM"), System("CDTV*")])],
        linux::none,
        "Commodore, CDTV developer manual"
    ),
    kind!(Game, "vis", "Tandy VIS", [Path("CONTROL.TAT")], linux::none, "Modular Windows, Tandy VIS"),
    kind!(Game, "nuon", "Nuon", [Path("NUON/NUON.RUN")], linux::none, "VM Labs, Nuon SDK"),
    kind!(
        Game,
        "pippin",
        "Apple Pippin",
        [Path("PippinAuthenticationFile")],
        linux::none,
        "Apple, Pippin technical note"
    ),
    // Video, music, pictures.
    kind!(
        Video,
        "dvd-video",
        "DVD-Video",
        [Begins("VIDEO_TS/VIDEO_TS.IFO", b"DVDVIDEO-VMG")],
        discs::dvd_video,
        "libdvdread, ifo_types.h"
    ),
    kind!(
        Audio,
        "dvd-audio",
        "DVD-Audio",
        [Begins("AUDIO_TS/AUDIO_TS.IFO", b"DVDAUDIO-AMG")],
        linux::none,
        "dvd-audio tools, AMG"
    ),
    kind!(
        Video,
        "dvd-vr",
        "DVD video recording",
        [Begins("DVD_RTAV/VR_MANGR.IFO", b"DVD_RTR_VMG0")],
        linux::none,
        "dvd-vr, VR_MANGR.IFO"
    ),
    kind!(
        Video,
        "blu-ray",
        "Blu-ray Disc",
        [Begins("BDMV/index.bdmv", b"INDX"), Path("BDMV/STREAM")],
        discs::blu_ray,
        "libbluray, index.bdmv"
    ),
    kind!(
        Video,
        "avchd",
        "AVCHD",
        [Any(&[Begins("BDMV/INDEX.BDM", b"INDX"), Path("PRIVATE/AVCHD/BDMV")])],
        linux::none,
        "AVCHD 1.0, file structure"
    ),
    kind!(
        Video,
        "hd-dvd",
        "HD DVD",
        [Any(&[Path("HVDVD_TS"), Path("ADV_OBJ/DISCID.DAT")])],
        linux::none,
        "HD DVD-Video, file structure"
    ),
    kind!(
        Video,
        "super-video-cd",
        "Super Video CD",
        [Begins("SVCD/INFO.SVD", b"SUPERVCD")],
        discs::video_cd,
        "VCDImager, info.h (IEC 62107)"
    ),
    kind!(
        Video,
        "video-cd",
        "Video CD",
        [Begins("VCD/INFO.VCD", b"VIDEO_CD")],
        discs::video_cd,
        "VCDImager, info.h (White Book)"
    ),
    kind!(
        Pictures,
        "photo-cd",
        "Photo CD",
        [Begins("PHOTO_CD/INFO.PCD", b"PHOTO_CD")],
        linux::none,
        "Kodak Photo CD, INFO.PCD"
    ),
    kind!(
        Audio,
        "super-audio-cd",
        "Super Audio CD",
        [Bytes(510 * 2048, b"SACDMTOC")],
        discs::super_audio,
        "sacd-ripper, scarletbook.h"
    ),
    kind!(
        Video,
        "cd-i",
        "CD-i",
        [Any(&[Bytes(16 * 2048 + 1, b"CD-I "), System("CD-RTOS*")])],
        linux::none,
        "Green Book, III"
    ),
    kind!(Audio, "enhanced-cd", "Enhanced Music CD", [Path("CDPLUS/INFO.CDP")], discs::album, "Blue Book, CD Extra"),
    kind!(Audio, "audio-cd", "Audio CD", [Seen(discs::is_audio)], discs::album, "IEC 60908"),
    // Rescue systems.
    kind!(
        Rescue,
        "clonezilla",
        "Clonezilla",
        [Any(&[Path("Clonezilla-Live-Version"), Path("live/Clonezilla-Live-Version"), Label("*clonezilla*")])],
        linux::live_version,
        "clonezilla.org, create-live"
    ),
    kind!(
        Rescue,
        "gparted",
        "GParted Live",
        [Any(&[Path("GParted-Live-Version"), Label("GParted-live*")])],
        linux::live_version,
        "gparted.org, create-gparted-live"
    ),
    kind!(
        Rescue,
        "system-rescue",
        "SystemRescue",
        [Path("sysresccd")],
        linux::system_rescue,
        "system-rescue.org, iso layout"
    ),
    kind!(
        Rescue,
        "rescuezilla",
        "Rescuezilla",
        [Contains(".disk/info", "Rescuezilla")],
        linux::disk_info,
        "rescuezilla, build scripts"
    ),
    kind!(
        Rescue,
        "ultimate-boot-cd",
        "Ultimate Boot CD",
        [Path("ubcd")],
        linux::none,
        "ultimatebootcd.com, customizing"
    ),
    kind!(
        Rescue,
        "hirens-pe",
        "Hiren's BootCD PE",
        [Any(&[Label("HBCD_PE*"), Path("HBCD_PE.ini")])],
        linux::none,
        "hirensbootcd.org, HBCD_PE"
    ),
    kind!(Rescue, "dban", "DBAN", [Path("DBAN.BZI")], linux::none, "dban.org, boot files"),
    kind!(Rescue, "shredos", "ShredOS", [Path("boot/shredos")], linux::none, "shredos.x86_64, board files"),
    kind!(
        Rescue,
        "memtest86-plus",
        "Memtest86+",
        [Any(&[Label("MT86PLUS*"), Label("MEMTEST*"), Path("boot/memtest.bin")]), Not(&Path("live"))],
        linux::none,
        "memtest86plus, make_iso"
    ),
    kind!(
        Rescue,
        "super-grub2-disk",
        "Super GRUB2 Disk",
        [Any(&[Path("boot/grub/sgd"), Label("SUPERGRUB*"), Label("SUPER_GRUB2*")])],
        linux::none,
        "supergrub2, grub-build"
    ),
    kind!(
        Rescue,
        "finnix",
        "Finnix",
        [Any(&[Contains(".disk/info", "Finnix"), Label("Finnix*")])],
        linux::disk_info,
        "finnix-live-build"
    ),
    kind!(Rescue, "grml", "Grml", [Any(&[Path("GRML"), Label("grml*")])], linux::label, "grml-live"),
    kind!(Rescue, "knoppix", "KNOPPIX", [Path("KNOPPIX/KNOPPIX")], linux::label, "knopper.net, CD layout"),
    kind!(Rescue, "tails", "Tails", [Label("TAILS*"), Path("live")], linux::label, "tails.net, auto/config"),
    kind!(
        Rescue,
        "ventoy",
        "Ventoy",
        [Path("ventoy/ventoy.json"), Path("ventoy/ventoy.cpio")],
        linux::none,
        "ventoy.net, disk layout"
    ),
    // Windows.
    kind!(
        System,
        "windows",
        "Windows",
        [Any(&[
            Path("sources/install.wim"),
            Path("sources/install.esd"),
            Path("sources/install.swm"),
            Path("x64/sources/install.esd"),
            Path("x64/sources/install.wim")
        ])],
        windows::wim,
        "Microsoft, DISM and Windows Imaging File Format"
    ),
    kind!(
        System,
        "windows-pe",
        "Windows PE",
        [Path("sources/boot.wim")],
        windows::wim,
        "Microsoft, Windows PE: bootable media"
    ),
    kind!(
        System,
        "windows-nt5",
        "Windows",
        [
            Any(&[Path("I386/TXTSETUP.SIF"), Path("AMD64/TXTSETUP.SIF")]),
            Any(&[Root("WIN51*"), Root("CDROM_I?.5"), Root("CDROM_NT.5")])
        ],
        windows::tagged,
        "Microsoft, Unattended setup: tag files"
    ),
    kind!(
        System,
        "windows-nt4",
        "Windows NT 4.0",
        [Any(&[Path("CDROM_W.40"), Path("CDROM_S.40")])],
        linux::none,
        "Microsoft, TXTSETUP.SIF: SourceDisksNames"
    ),
    kind!(System, "windows-me", "Windows Me", [Path("WIN9X/PRECOPY1.CAB")], linux::none, "Windows Me, LAYOUT.INF"),
    kind!(System, "windows-98", "Windows 98", [Path("WIN98/PRECOPY1.CAB")], linux::none, "Windows 98, LAYOUT.INF"),
    kind!(System, "windows-95", "Windows 95", [Path("WIN95/PRECOPY1.CAB")], linux::none, "Windows 95, LAYOUT.INF"),
    kind!(
        System,
        "reactos",
        "ReactOS",
        [
            Path("reactos"),
            Any(&[Path("freeldr.sys"), Path("freeldr.ini"), Path("loader/freeldr.sys"), Path("loader/setupldr.sys")])
        ],
        linux::label,
        "reactos, boot/bootdata"
    ),
    kind!(
        System,
        "freedos",
        "FreeDOS",
        [Any(&[
            Label("FD1#*"),
            Label("FD-SETUP"),
            Label("FDI-CD"),
            Label("FREEDOS*"),
            Path("FDOS"),
            All(&[Path("KERNEL.SYS"), Any(&[Path("FDCONFIG.SYS"), Path("FDAUTO.BAT")])])
        ])],
        linux::none,
        "osinfo-db, freedos.org; FreeDOS 1.3"
    ),
    kind!(System, "os2", "OS/2", [Path("OS2IMAGE/DISK_0")], linux::none, "IBM, OS/2 Warp: response file installation"),
    // BSD and other systems.
    kind!(
        System,
        "freebsd",
        "FreeBSD",
        [Any(&[
            All(&[Label("##_#_*"), Path("boot/loader")]),
            Path("bin/freebsd-version"),
            Label("FreeBSD*"),
            All(&[Path("boot/kernel/kernel"), Path("usr/freebsd-dist")])
        ])],
        linux::freebsd,
        "osinfo-db, freebsd.org; release/amd64/mkisoimages.sh"
    ),
    kind!(
        System,
        "openbsd",
        "OpenBSD",
        [Any(&[Label("OpenBSD*"), All(&[Path("etc/boot.conf"), Root("#.#")])])],
        linux::label,
        "OpenBSD, distrib/amd64/iso"
    ),
    kind!(
        System,
        "netbsd",
        "NetBSD",
        [Any(&[Label("NETBSD*"), Label("NetBSD*"), Application("NETBSD*")])],
        linux::none,
        "NetBSD, distrib/common/Makefile.bootcd"
    ),
    kind!(System, "dragonfly", "DragonFly BSD", [Label("DragonFly*")], linux::label, "osinfo-db, dragonflybsd.org"),
    kind!(
        System,
        "haiku",
        "Haiku",
        [Any(&[Label("haiku*"), Root("haiku-*.hpkg")])],
        linux::none,
        "osinfo-db, haiku-os.org"
    ),
    kind!(
        System,
        "solaris",
        "Solaris",
        [Contains(".cdtoc", "PRODNAME=Solaris")],
        linux::solaris,
        "Oracle, pkgadd: .cdtoc"
    ),
    kind!(
        System,
        "openindiana",
        "OpenIndiana",
        [Any(&[Label("OpenIndiana*"), Label("OI_*")])],
        linux::label,
        "OpenIndiana, slim_source"
    ),
    kind!(
        System,
        "macos",
        "macOS",
        [Any(&[
            Root("Install macOS *.app"),
            Root("Install OS X *.app"),
            Root("Install Mac OS X *.app"),
            Path("System/Library/CoreServices/SystemVersion.plist")
        ])],
        linux::macos,
        "Apple, createinstallmedia"
    ),
    kind!(
        System,
        "mac-os-9",
        "Mac OS",
        [Path("System Folder/System"), Any(&[Path("System Folder/Finder"), Path("System Folder/Mac OS ROM")])],
        linux::none,
        "Apple, Inside Macintosh: System Folder"
    ),
    kind!(
        System,
        "android-x86",
        "Android-x86",
        [Any(&[Label("Android-x86*"), All(&[Path("system.sfs"), Path("ramdisk.img"), Path("initrd.img")])])],
        linux::none,
        "osinfo-db, android-x86.org"
    ),
    kind!(System, "esxi", "VMware ESXi", [Path("imgdb.tgz"), Path("boot.cfg")], linux::esxi, "VMware, boot.cfg"),
    kind!(
        System,
        "proxmox",
        "Proxmox",
        [
            Any(&[Path(".pve-cd-id.txt"), Path(".cd-info")]),
            Any(&[Path("pve-base.squashfs"), Path("pve-installer.squashfs"), Path("proxmox")])
        ],
        linux::label,
        "Proxmox, installer"
    ),
    kind!(System, "xcp-ng", "XCP-ng", [Contains(".treeinfo", "XCP-ng")], linux::treeinfo, "XCP-ng, .treeinfo"),
    kind!(
        System,
        "xenserver",
        "XenServer",
        [Any(&[Contains(".treeinfo", "XenServer"), Contains("XS-REPOSITORY-LIST", "packages")])],
        linux::treeinfo,
        "XenServer, .treeinfo"
    ),
    // Distributions with a label or files of their own.
    kind!(
        System,
        "alpine",
        "Alpine Linux",
        [Any(&[Path(".alpine-release"), Label("alpine-*")])],
        linux::alpine,
        "osinfo-db, alpinelinux.org; aports mkimage"
    ),
    kind!(System, "endeavouros", "EndeavourOS", [Label("EOS_######")], linux::arch, "EndeavourOS-ISO, profiledef.sh"),
    kind!(
        System,
        "arch",
        "Arch Linux",
        [Any(&[
            Label("ARCH_######"),
            Path("arch/version"),
            All(&[Path("arch/boot"), Path("arch/x86_64/airootfs.sfs")])
        ])],
        linux::arch,
        "osinfo-db, archlinux.org; archiso profiledef.sh"
    ),
    kind!(System, "manjaro", "Manjaro", [Any(&[Path(".miso"), Label("MANJARO*")])], linux::none, "manjaro-tools"),
    kind!(
        System,
        "fedora",
        "Fedora",
        [Any(&[
            Label("Fedora*"),
            Label("F##-*-Live*"),
            Contains(".treeinfo", "Fedora"),
            Contains(".discinfo", "Fedora")
        ])],
        linux::treeinfo,
        "osinfo-db, fedoraproject.org; productmd"
    ),
    kind!(
        System,
        "rhel",
        "Red Hat Enterprise Linux",
        [Any(&[Label("RHEL*"), Contains(".treeinfo", "Red Hat Enterprise Linux")])],
        linux::treeinfo,
        "osinfo-db, redhat.com"
    ),
    kind!(
        System,
        "centos",
        "CentOS",
        [Any(&[Label("CentOS*"), Contains(".treeinfo", "CentOS")])],
        linux::treeinfo,
        "osinfo-db, centos.org"
    ),
    kind!(
        System,
        "rocky",
        "Rocky Linux",
        [Any(&[Label("Rocky-*"), Contains(".treeinfo", "Rocky Linux")])],
        linux::treeinfo,
        "osinfo-db, rockylinux.org"
    ),
    kind!(
        System,
        "almalinux",
        "AlmaLinux",
        [Any(&[Label("AlmaLinux-*"), Contains(".treeinfo", "AlmaLinux")])],
        linux::treeinfo,
        "osinfo-db, almalinux.org"
    ),
    kind!(
        System,
        "oracle-linux",
        "Oracle Linux",
        [Any(&[Label("OL-#*"), Label("OL#.#*"), Label("Oracle-Linux-*"), Contains(".treeinfo", "Oracle Linux")])],
        linux::treeinfo,
        "osinfo-db, oracle.com"
    ),
    kind!(
        System,
        "opensuse",
        "openSUSE",
        [Any(&[Label("openSUSE*"), Contains("media.1/products", "openSUSE"), Contains(".treeinfo", "openSUSE")])],
        linux::treeinfo,
        "osinfo-db, opensuse.org"
    ),
    kind!(
        System,
        "suse",
        "SUSE Linux Enterprise",
        [Any(&[Label("SLE-*"), Label("SLES-*"), Label("SLED-*"), Contains("media.1/products", "SLE")])],
        linux::treeinfo,
        "osinfo-db, suse.com"
    ),
    kind!(
        System,
        "mageia",
        "Mageia",
        [Any(&[Label("Mageia-*"), Contains("VERSION", "Mageia")])],
        linux::label,
        "osinfo-db, mageia.org"
    ),
    kind!(
        System,
        "slackware",
        "Slackware",
        [Any(&[Path("Slackware-HOWTO"), Label("SlackDVD*"), Root("ANNOUNCE.##_#")])],
        linux::label,
        "osinfo-db, slackware.com"
    ),
    kind!(
        System,
        "gentoo",
        "Gentoo",
        [Any(&[Label("Gentoo*"), All(&[Path("livecd"), Path("image.squashfs")])])],
        linux::label,
        "osinfo-db, gentoo.org; catalyst"
    ),
    kind!(System, "void", "Void Linux", [Label("VOID_LIVE*")], linux::label, "osinfo-db, voidlinux.org; void-mklive"),
    kind!(
        System,
        "nixos",
        "NixOS",
        [Any(&[Label("nixos-*"), Path("nix-store.squashfs")])],
        linux::label,
        "nixpkgs, iso-image.nix"
    ),
    kind!(System, "guix", "Guix System", [Label("GUIX_*")], linux::label, "osinfo-db, guix.gnu.org"),
    kind!(
        System,
        "tiny-core",
        "Tiny Core Linux",
        [Any(&[Path("boot/core.gz"), Path("boot/corepure64.gz")])],
        linux::none,
        "tinycorelinux.net, ISO layout"
    ),
    kind!(System, "puppy", "Puppy Linux", [Root("puppy_*.sfs")], linux::none, "puppylinux-woof-CE"),
    kind!(System, "slax", "Slax", [Path("slax/boot")], linux::none, "slax.org, Linux Live Kit"),
    kind!(System, "porteus", "Porteus", [Path("porteus/base")], linux::none, "porteus.org, layout"),
    kind!(
        System,
        "antix",
        "antiX",
        [Path("antiX/linuxfs"), Not(&Label("MX*"))],
        linux::label,
        "antixlinux.com, live layout"
    ),
    kind!(
        System,
        "mx-linux",
        "MX Linux",
        [Label("MX*"), Path("antiX/linuxfs")],
        linux::label,
        "mxlinux.org, live layout"
    ),
    kind!(System, "chromeos-flex", "ChromeOS Flex", [Label("CHROMEOS*")], linux::none, "ChromiumOS, disk layout"),
    kind!(
        System,
        "raspberry-pi-os",
        "Raspberry Pi OS",
        [Path("cmdline.txt"), Path("config.txt"), Any(&[Path("bootcode.bin"), Path("start.elf")])],
        linux::none,
        "raspberrypi.com, boot folder"
    ),
    // Distributions that describe themselves as Debian's do.
    kind!(System, "kubuntu", "Kubuntu", [Contains(".disk/info", "Kubuntu")], linux::disk_info, "ubuntu-cdimage"),
    kind!(System, "xubuntu", "Xubuntu", [Contains(".disk/info", "Xubuntu")], linux::disk_info, "ubuntu-cdimage"),
    kind!(System, "lubuntu", "Lubuntu", [Contains(".disk/info", "Lubuntu")], linux::disk_info, "ubuntu-cdimage"),
    kind!(
        System,
        "ubuntu",
        "Ubuntu",
        [Any(&[Contains(".disk/info", "Ubuntu"), Label("Ubuntu*")])],
        linux::disk_info,
        "osinfo-db, ubuntu.com; ubuntu-cdimage"
    ),
    kind!(
        System,
        "linux-mint",
        "Linux Mint",
        [Any(&[Contains(".disk/info", "Linux Mint"), Contains(".disk/info", "LMDE"), Label("Linux Mint*")])],
        linux::disk_info,
        "linuxmint, .disk/info"
    ),
    kind!(
        System,
        "kali",
        "Kali Linux",
        [Any(&[Contains(".disk/info", "Kali"), Label("Kali*")])],
        linux::disk_info,
        "kali, live-build-config"
    ),
    kind!(
        System,
        "parrot",
        "Parrot OS",
        [Any(&[Contains(".disk/info", "Parrot"), Label("Parrot*")])],
        linux::disk_info,
        "parrotsec, build-scripts"
    ),
    kind!(
        System,
        "pop-os",
        "Pop!_OS",
        [Any(&[Contains(".disk/info", "Pop"), Label("Pop_OS*")])],
        linux::disk_info,
        "osinfo-db, system76.com"
    ),
    kind!(
        System,
        "elementary",
        "elementary OS",
        [Any(&[Contains(".disk/info", "elementary"), Label("elementary OS*")])],
        linux::disk_info,
        "osinfo-db, elementary.io"
    ),
    kind!(
        System,
        "zorin",
        "Zorin OS",
        [Any(&[Contains(".disk/info", "Zorin"), Label("Zorin*")])],
        linux::disk_info,
        "zorin.com, .disk/info"
    ),
    kind!(
        System,
        "trisquel",
        "Trisquel",
        [Any(&[Contains(".disk/info", "Trisquel"), Label("trisquel*")])],
        linux::disk_info,
        "osinfo-db, trisquel.info"
    ),
    kind!(
        System,
        "pureos",
        "PureOS",
        [Any(&[Contains(".disk/info", "PureOS"), Label("PureOS*")])],
        linux::disk_info,
        "osinfo-db, pureos.net"
    ),
    kind!(
        System,
        "ucs",
        "Univention Corporate Server",
        [Label("UCS #*")],
        linux::disk_info,
        "osinfo-db, univention.de"
    ),
    kind!(
        System,
        "debian",
        "Debian",
        [Any(&[Contains(".disk/info", "Debian"), Label("Debian*"), Label("d-live*")])],
        linux::disk_info,
        "osinfo-db, debian.org; debian-cd"
    ),
    kind!(
        System,
        "debian-like",
        "Linux",
        [Path(".disk/info"), Path("dists")],
        linux::disk_info,
        "debian-cd, .disk/info"
    ),
    kind!(
        System,
        "live-debian",
        "Debian Live",
        [Path("live/filesystem.squashfs"), Not(&Path(".disk/info"))],
        linux::label,
        "live-build, binary layout"
    ),
    kind!(
        System,
        "linux-tree",
        "Linux",
        [Any(&[Path("etc/os-release"), Path("usr/lib/os-release")])],
        linux::os_release,
        "systemd, os-release(5)"
    ),
    kind!(
        Rescue,
        "grub-rescue",
        "GRUB rescue disc",
        [Label("ISOIMAGE"), Seen(linux::only_grub)],
        linux::grub_rescue,
        "GRUB manual, Making a GRUB bootable CD-ROM; grub-rescue-pc of Debian"
    ),
    // Drivers, tools, seeds.
    kind!(
        Tools,
        "virtualbox-additions",
        "VirtualBox Guest Additions",
        [Any(&[Path("VBoxWindowsAdditions.exe"), Path("VBoxLinuxAdditions.run")])],
        linux::label,
        "VirtualBox, GuestAdditions ISO"
    ),
    kind!(
        Tools,
        "vmware-tools",
        "VMware Tools",
        [Any(&[
            Root("VMwareTools-*.tar.gz"),
            All(&[Path("setup64.exe"), Path("manifest.txt"), Label("VMware Tools*")])
        ])],
        linux::label,
        "VMware, Tools ISO"
    ),
    kind!(
        Tools,
        "virtio-win",
        "virtio-win drivers",
        [Label("virtio-win*")],
        linux::label,
        "virtio-win, mkisofs script"
    ),
    kind!(
        Tools,
        "parallels-tools",
        "Parallels Tools",
        [Path("ptagent.exe"), Path("install-gui")],
        linux::none,
        "Parallels, Tools ISO"
    ),
    kind!(
        Tools,
        "cloud-init",
        "cloud-init data",
        [Any(&[Label("cidata"), Label("config-2")]), Any(&[Path("user-data"), Path("openstack/latest")])],
        linux::none,
        "cloud-init, NoCloud and ConfigDrive"
    ),
    kind!(
        Tools,
        "kickstart",
        "Kickstart data",
        [Label("OEMDRV"), Any(&[Path("ks.cfg"), Root("*.iso")])],
        linux::none,
        "Anaconda, OEMDRV"
    ),
    kind!(Audio, "mixed-cd", "Mixed Mode CD", [Seen(discs::is_mixed)], discs::album, "IEC 60908; Yellow Book"),
];
