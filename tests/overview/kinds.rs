//! Types of contents, recognized in layouts as their makers publish them.

use super::overview;
use super::support::case::Case;
use super::support::open_source;
use discern::findings::Findings;
use discern::source::Source;

/// A layout: label, system identifier, files, bytes written over the image at an offset, expected id and sentence.
struct Layout {
    label: &'static str,
    system: &'static str,
    files: &'static [(&'static str, &'static [u8])],
    bytes: &'static [(usize, &'static [u8])],
    id: &'static str,
    sentence: &'static str,
}

const fn tree(
    id: &'static str,
    sentence: &'static str,
    label: &'static str,
    files: &'static [(&'static str, &'static [u8])],
) -> Layout {
    Layout { label, system: "LINUX", files, bytes: &[], id, sentence }
}

const fn raw(id: &'static str, sentence: &'static str, bytes: &'static [(usize, &'static [u8])]) -> Layout {
    Layout { label: "DISC", system: "", files: &[], bytes, id, sentence }
}

/// A PARAM.SFO with three keys.
const SFO_PSP: &[u8] = b"\0PSF\x01\x01\0\0\x44\0\0\0\x60\0\0\0\x03\0\0\0\
\0\0\x04\x02\x05\0\0\0\x08\0\0\0\0\0\0\0\
\x0D\0\x04\x02\x08\0\0\0\x08\0\0\0\x08\0\0\0\
\x13\0\x04\x02\x0A\0\0\0\x10\0\0\0\x10\0\0\0\
DISC_VERSION\0TITLE\0TITLE_ID\x001.00\0\0\0\0Wipeout\0BLES00001\0\0\0\0\0\0\0";

const LAYOUTS: &[Layout] = &[
    raw("saturn", "Sega Saturn game GS-9001 “VIRTUA FIGHTER” for Japan", &[(0, b"SEGA SEGASATURN SEGA ENTERPRISESGS-9001   V1.00319941122CD-1/1  J               "), (0x40, b"J         "), (0x60, b"VIRTUA FIGHTER  ")]),
    raw("dreamcast", "Dreamcast game HDR-0001 “SONIC ADVENTURE” for Japan, North America, Europe", &[(0, b"SEGA SEGAKATANA SEGA ENTERPRISES3FF5 GD-ROM1/1  JUE     0799810 "), (0x40, b"HDR-0001  V1.00119981001        1ST_READ.BIN    SEGA ENTERPRISES"), (0x80, b"SONIC ADVENTURE ")]),
    raw("mega-cd", "Mega CD game MK-4407 “SONIC CD” for North America", &[(0, b"SEGADISCSYSTEM  SEGASYSTEM  "), (0x100, b"SEGA GENESIS    (C)SEGA 1993.AUG"), (0x150, b"SONIC CD        "), (0x180, b"GM MK-4407 -00  "), (0x1F0, b"U  ")]),
    raw("pc-fx", "PC-FX game", &[(0, b"PC-FX:Hu_CD-ROM ")]),
    raw("pc-engine-cd", "PC Engine CD game “YS BOOK 1 AND 2”", &[(0x820, b"PC Engine CD-ROM SYSTEM\0Copyright HUDSON SOFT / NEC Home Electronics,Ltd."), (0x86A, b"YS BOOK 1 AND 2\0")]),
    raw("3do", "3DO game “TOTAL ECLIPSE”", &[(0, b"\x01ZZZZZ\x01\0"), (40, b"TOTAL ECLIPSE\0")]),
    raw("wii", "Wii game RMCP01 “Mario Kart” for Europe", &[(0, b"RMCP01"), (0x18, b"\x5D\x1C\x9E\xA3"), (0x20, b"Mario Kart\0")]),
    raw("gamecube", "GameCube game GZLE01 “The Wind Waker” for North America", &[(0, b"GZLE01"), (0x1C, b"\xC2\x33\x9F\x3D"), (0x20, b"The Wind Waker\0")]),
    raw("wii-u", "Wii U game", &[(0, b"WUP-P-ABCE")]),
    raw("xbox", "Xbox game MS-004 “Halo” for North America", &[
        (0x1_0000, b"MICROSOFT*XBOX*MEDIA\x21\0\0\0\0\x08\0\0"),
        (0x21 * 2048, b"\0\0\0\0\x22\0\0\0\0\x10\0\0\x80\x0Bdefault.xbe"),
        (0x22 * 2048, b"XBEH"),
        (0x22 * 2048 + 0x104, b"\0\0\x01\0"),
        (0x22 * 2048 + 0x118, b"\x78\x01\x01\0"),
        (0x22 * 2048 + 0x178 + 8, b"\x04\0SMH\0a\0l\0o\0\0\0"),
        (0x22 * 2048 + 0x178 + 0xA0, b"\x01\0\0\0"),
    ]),
    raw("fm-towns", "FM Towns game", &[(0, b"IPL4")]),
    raw("super-audio-cd", "Super Audio CD 1.20", &[(510 * 2048, b"SACDMTOC\x01\x14")]),
    tree("playstation", "PlayStation game SLUS-00351 for North America", "WIPEOUTXL", &[("SYSTEM.CNF", b"BOOT = cdrom:\\SLUS_003.51;1\r\nTCB = 4\r\n"), ("SLUS_003.51", b"PS-X EXE")]),
    tree("playstation-2", "PlayStation 2 game SCES-50490 for Europe", "FFX", &[("SYSTEM.CNF", b"BOOT2 = cdrom0:\\SCES_504.90;1\r\nVER = 1.00\r\nVMODE = PAL\r\n")]),
    tree("psp", "PSP game ULES-00001 “Wipeout” for Europe", "", &[("PSP_GAME/PARAM.SFO", SFO_PSP), ("UMD_DATA.BIN", b"ULES-00001|0123456789ABCDEF|0001|G")]),
    tree("umd-video", "UMD Video", "", &[("UMD_VIDEO/PARAM.SFO", SFO_PSP)]),
    tree("playstation-3", "PlayStation 3 game BLES-00001 “Wipeout” for Europe", "PS3VOLUME", &[("PS3_DISC.SFB", b".SFB\0\x01\0\0"), ("PS3_GAME/PARAM.SFO", SFO_PSP)]),
    tree("neo-geo-cd", "Neo Geo CD game", "KOF95", &[("IPL.TXT", b"LOGO"), ("ABS.TXT", b"a"), ("BIB.TXT", b"b"), ("CPY.TXT", b"c"), ("PROG.PRG", b"p")]),
    tree("amiga-cd32", "Amiga CD32 game", "ZOOL", &[("CD32.TM", b"tm"), ("S/STARTUP-SEQUENCE", b"x")]),
    tree("cdtv", "Commodore CDTV game", "LEMMINGS", &[("CDTV.TM", b"tm")]),
    tree("vis", "Tandy VIS game", "VIS", &[("CONTROL.TAT", b"x")]),
    tree("nuon", "Nuon game", "NUON", &[("NUON/NUON.RUN", b"x")]),
    tree("pippin", "Apple Pippin game", "PIPPIN", &[("PippinAuthenticationFile", b"x")]),
    tree("dvd-video", "DVD-Video for region 2", "FILM", &[("VIDEO_TS/VIDEO_TS.IFO", b"DVDVIDEO-VMG\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x11\0\xFD\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x02")]),
    tree("dvd-audio", "DVD-Audio", "MUSIC", &[("AUDIO_TS/AUDIO_TS.IFO", b"DVDAUDIO-AMG")]),
    tree("dvd-vr", "DVD video recording", "DVR", &[("DVD_RTAV/VR_MANGR.IFO", b"DVD_RTR_VMG0")]),
    tree("blu-ray", "Blu-ray Disc “A Film”", "BD", &[("BDMV/index.bdmv", b"INDX0200"), ("BDMV/STREAM/00000.m2ts", b"x"), ("BDMV/META/DL/bdmt_eng.xml", b"<disclib><di:name>A Film</di:name></disclib>")]),
    tree("blu-ray", "Ultra HD Blu-ray", "UHD", &[("BDMV/index.bdmv", b"INDX0300"), ("BDMV/STREAM/00000.m2ts", b"x")]),
    tree("avchd", "AVCHD", "CAM", &[("PRIVATE/AVCHD/BDMV/INDEX.BDM", b"INDX0100")]),
    tree("hd-dvd", "HD DVD", "HD", &[("HVDVD_TS/HV000I01.IFO", b"x")]),
    tree("video-cd", "Video CD 2.0 “HOLIDAYS”", "VCD", &[("VCD/INFO.VCD", b"VIDEO_CD\x02\0HOLIDAYS        \0\x01\0\x01")]),
    tree("super-video-cd", "Super Video CD 1.0", "SVCD", &[("SVCD/INFO.SVD", b"SUPERVCD\x01\0                ")]),
    tree("photo-cd", "Photo CD", "PHOTOS", &[("PHOTO_CD/INFO.PCD", b"PHOTO_CD")]),
    Layout { label: "CDI", system: "CD-RTOS CD-BRIDGE", files: &[("CDI/CDI_APPL.VCD", b"x")], bytes: &[], id: "cd-i", sentence: "CD-i" },
    tree("enhanced-cd", "Enhanced Music CD", "ALBUM", &[("CDPLUS/INFO.CDP", b"CD_PLUS")]),
    tree("clonezilla", "Clonezilla 3.1.2-22 for amd64", "3.1.2-22-amd64", &[("Clonezilla-Live-Version", b"clonezilla-live-3.1.2-22-amd64\n"), ("live/filesystem.squashfs", b"x")]),
    tree("gparted", "GParted Live 1.6.0-3 for amd64", "GParted-live", &[("GParted-Live-Version", b"gparted-live-1.6.0-3-amd64\n"), ("live/filesystem.squashfs", b"x")]),
    tree("system-rescue", "SystemRescue 11.02", "RESCUE1102", &[("sysresccd/VERSION", b"11.02\n"), ("sysresccd/x86_64/airootfs.sfs", b"x")]),
    tree("rescuezilla", "Rescuezilla 2.5 for amd64", "Rescuezilla", &[(".disk/info", b"Rescuezilla 2.5 \"Noble\" - Release amd64 (20240501)\n")]),
    tree("ultimate-boot-cd", "Ultimate Boot CD", "UBCD538", &[("ubcd/menus/isolinux/main.cfg", b"x")]),
    tree("hirens-pe", "Hiren's BootCD PE", "HBCD_PE_x64", &[("sources/boot.wim", b"x")]),
    tree("dban", "DBAN", "DBAN", &[("DBAN.BZI", b"x")]),
    tree("shredos", "ShredOS", "SHREDOS", &[("boot/shredos", b"x")]),
    tree("memtest86-plus", "Memtest86+", "MT86PLUS 7.0", &[("boot/memtest.bin", b"x")]),
    // Written later, since `Case::run` would replace IMAGE in the label by the image's path.
    Layout { label: "DISC", system: "LINUX", files: &[("boot/grub/grub.cfg", b"set timeout=30\n"), ("boot/grub/i386-pc/modinfo.sh", b"# Version\ngrub_version=\"2.06\"\ngrub_package_version=\"2.06-13\"\n")], bytes: &[(32_808, b"ISOIMAGE                        ")], id: "grub-rescue", sentence: "GRUB rescue disc 2.06" },
    tree("super-grub2-disk", "Super GRUB2 Disk", "SUPERGRUB", &[("boot/grub/sgd/main.cfg", b"x")]),
    tree("finnix", "Finnix 125 for amd64", "Finnix", &[(".disk/info", b"Finnix 125 - Release amd64\n")]),
    tree("grml", "Grml 2024.02 for amd64", "grml 2024.02 amd64", &[("GRML/grml-version", b"x")]),
    tree("knoppix", "KNOPPIX", "KNOPPIX", &[("KNOPPIX/KNOPPIX", b"x")]),
    tree("tails", "Tails 6.7", "TAILS 6.7 - 20240910", &[("live/filesystem.squashfs", b"x")]),
    tree("ventoy", "Ventoy", "VTOYEFI", &[("ventoy/ventoy.json", b"{}"), ("ventoy/ventoy.cpio", b"x")]),
    tree("windows-nt5", "Windows XP SP3 Professional for x86", "GRTMPVOL_EN", &[("I386/TXTSETUP.SIF", b"[x]"), ("WIN51", b"x"), ("WIN51IP", b"x"), ("WIN51IP.SP3", b"x")]),
    tree("windows-nt5", "Windows 2000 Professional for x86", "W2PFPP_EN", &[("I386/TXTSETUP.SIF", b"[x]"), ("CDROM_NT.5", b"x"), ("CDROM_IP.5", b"x")]),
    tree("windows-nt4", "Windows NT 4.0", "NTWKS40A", &[("CDROM_W.40", b"x")]),
    tree("windows-me", "Windows Me", "WINME_OEM", &[("WIN9X/PRECOPY1.CAB", b"x")]),
    tree("windows-98", "Windows 98", "WIN98SE", &[("WIN98/PRECOPY1.CAB", b"x")]),
    tree("windows-95", "Windows 95", "WIN95", &[("WIN95/PRECOPY1.CAB", b"x")]),
    tree("reactos", "ReactOS 0.4.14", "ReactOS 0.4.14", &[("reactos/reactos.exe", b"x"), ("freeldr.sys", b"x")]),
    tree("freedos", "FreeDOS", "FD13-LIVE", &[("FDOS/x", b"x")]),
    tree("os2", "OS/2", "WARP4", &[("OS2IMAGE/DISK_0/x", b"x")]),
    tree("freebsd", "FreeBSD 13.1 for amd64", "13_1_RELEASE_AMD64_DVD", &[("boot/loader", b"x"), ("boot/kernel/kernel", b"x")]),
    tree("openbsd", "OpenBSD 7.5 for amd64", "OpenBSD/amd64   7.5 Install CD", &[("7.5/amd64/bsd", b"x"), ("etc/boot.conf", b"x")]),
    tree("netbsd", "NetBSD", "NETBSD_100", &[("netbsd", b"x")]),
    tree("dragonfly", "DragonFly BSD 5.2.2", "DragonFly v5.2.2", &[("boot/kernel", b"x")]),
    tree("haiku", "Haiku", "haiku-r1~beta3-x86_64", &[("haiku-boot-floppy.image", b"x")]),
    tree("solaris", "Solaris 10", "SOL_10_811_X86", &[(".cdtoc", b"# x\nPRODNAME=Solaris\nPRODVERS=10\n")]),
    tree("openindiana", "OpenIndiana", "OpenIndiana", &[("platform/x", b"x")]),
    tree("macos", "macOS Sonoma", "Install macOS Sonoma", &[("Install macOS Sonoma.app/Contents/Info.plist", b"x")]),
    tree("mac-os-9", "Mac OS", "Mac OS 9", &[("System Folder/System", b"x"), ("System Folder/Finder", b"x")]),
    tree("android-x86", "Android-x86", "Android-x86 LiveCD", &[("system.sfs", b"x"), ("ramdisk.img", b"x"), ("initrd.img", b"x")]),
    tree("esxi", "VMware ESXi 7.0.3", "ESXI-7.0U3G-20328353", &[("imgdb.tgz", b"x"), ("boot.cfg", b"title=Loading ESXi installer\nbuild=7.0.3-0.55.20328353\n")]),
    tree("proxmox", "Proxmox", "PVE", &[(".pve-cd-id.txt", b"x"), (".cd-info", b"x"), ("pve-base.squashfs", b"x")]),
    tree("xcp-ng", "XCP-ng 8.2.1 for x86_64", "XCP-ng", &[(".treeinfo", b"[general]\nfamily = XCP-ng\nversion = 8.2.1\narch = x86_64\n")]),
    tree("xenserver", "XenServer 8 for x86_64", "XenServer", &[(".treeinfo", b"[general]\nfamily = XenServer\nversion = 8\narch = x86_64\n")]),
    tree("alpine", "Alpine Linux 3.20.3 standard for x86_64", "alpine-std 3.20.3 x86_64", &[(".alpine-release", b"alpine-standard-3.20.3 240906\n")]),
    tree("arch", "Arch Linux 2024.09.01 for x86_64", "ARCH_202409", &[("arch/version", b"2024.09.01\n")]),
    tree("manjaro", "Manjaro", "MANJARO_KDE_2400", &[(".miso", b"x")]),
    tree("fedora", "Fedora 40 for x86_64", "Fedora-S-dvd-x86_64-40", &[(".treeinfo", b"[release]\nname = Fedora\nversion = 40\n[tree]\narch = x86_64\n")]),
    tree("rhel", "Red Hat Enterprise Linux 9.4 for x86_64", "RHEL-9-4-0-BaseOS-x86_64", &[("media.repo", b"x")]),
    tree("centos", "CentOS Stream 9 BaseOS for x86_64", "CentOS-Stream-9-BaseOS-x86_64", &[(".treeinfo", b"[general]\nvariant = BaseOS\narch = x86_64\n[release]\nname = CentOS Stream\nversion = 9\n")]),
    tree("rocky", "Rocky Linux 9.4 for x86_64", "Rocky-9-4-x86_64-dvd", &[("media.repo", b"x")]),
    tree("almalinux", "AlmaLinux 9.4 for x86_64", "AlmaLinux-9-4-x86_64-dvd", &[("media.repo", b"x")]),
    tree("oracle-linux", "Oracle Linux 9.4 for x86_64", "OL-9-4-0-BaseOS-x86_64", &[("media.repo", b"x")]),
    tree("opensuse", "openSUSE 15.6 for x86_64", "openSUSE-Leap-15.6-DVD-x86_64710", &[("media.1/products", b"/ openSUSE-Leap 15.6-1\n")]),
    tree("suse", "SUSE Linux Enterprise 15 SP4 for x86_64", "SLE-15-SP4-Full-x86_64121.1.1.1", &[("media.1/products", b"/ SLE15 15-1\n")]),
    tree("mageia", "Mageia 9 for x86_64", "Mageia-9-x86_64", &[("VERSION", b"Mageia 9 x86_64\n")]),
    tree("slackware", "Slackware", "SlackDVD", &[("Slackware-HOWTO", b"x")]),
    tree("gentoo", "Gentoo 20240901 for amd64", "Gentoo amd64 20240901T170000Z", &[("livecd", b""), ("image.squashfs", b"x")]),
    tree("void", "Void Linux", "VOID_LIVE", &[("LiveOS/squashfs.img", b"x")]),
    tree("nixos", "NixOS 24.05 for x86_64", "nixos-24.05-x86_64", &[("nix-store.squashfs", b"x")]),
    tree("guix", "Guix System 1.3.0 for x86_64", "GUIX_X86_64-LINUX_1.3.0", &[("gnu/x", b"x")]),
    tree("tiny-core", "Tiny Core Linux", "TinyCore", &[("boot/core.gz", b"x"), ("cde/x", b"x")]),
    tree("puppy", "Puppy Linux", "Puppy", &[("puppy_bookwormpup64_10.0.8.sfs", b"x")]),
    tree("slax", "Slax", "slax", &[("slax/boot/vmlinuz", b"x")]),
    tree("porteus", "Porteus", "Porteus", &[("porteus/base/000-kernel.xzm", b"x")]),
    tree("mx-linux", "MX Linux 23", "MX-Live 23", &[("antiX/linuxfs", b"x")]),
    tree("antix", "antiX 23.1", "antiX-23.1", &[("antiX/linuxfs", b"x")]),
    tree("raspberry-pi-os", "Raspberry Pi OS", "bootfs", &[("cmdline.txt", b"x"), ("config.txt", b"x"), ("start.elf", b"x")]),
    tree("ubuntu", "Ubuntu 24.04.1 LTS for amd64", "Ubuntu 24.04.1 LTS amd64", &[(".disk/info", b"Ubuntu 24.04.1 LTS \"Noble Numbat\" - Release amd64 (20240827.1)"), ("casper/vmlinuz", b"x")]),
    tree("kubuntu", "Kubuntu 24.04 LTS for amd64", "Kubuntu 24.04 LTS amd64", &[(".disk/info", b"Kubuntu 24.04 LTS \"Noble Numbat\" - Release amd64 (20240424)")]),
    tree("linux-mint", "Linux Mint 21.3 for amd64", "Linux Mint 21.3 Cinnamon 64-bit", &[(".disk/info", b"Linux Mint 21.3 \"Virginia\" - Release amd64 20240110")]),
    tree("kali", "Kali 2024.3 for amd64", "Kali Linux amd64 1", &[(".disk/info", b"Kali GNU/Linux 2024.3 \"Kali-last-snapshot\" - Official amd64 with firmware 20240903-12:00")]),
    tree("debian", "Debian 12.7 netinst for amd64", "Debian 12.7.0 amd64 n", &[(".disk/info", b"Debian GNU/Linux 12.7.0 \"Bookworm\" - Official amd64 NETINST with firmware 20240831-10:38"), ("dists/stable/Release", b"x")]),
    tree("debian-like", "Devuan 5.0.1 for amd64", "Devuan", &[(".disk/info", b"Devuan GNU/Linux 5.0.1 \"daedalus\" - amd64 20230914\n"), ("dists/daedalus/Release", b"x")]),
    tree("linux-tree", "Void", "ROOT", &[("etc/os-release", b"NAME=\"Void\"\nID=\"void\"\n")]),
    tree("virtualbox-additions", "VirtualBox Guest Additions 7.0.20", "VBox_GAs_7.0.20", &[("VBoxWindowsAdditions.exe", b"x")]),
    tree("vmware-tools", "VMware Tools", "VMware Tools", &[("VMwareTools-10.3.25-20206839.tar.gz", b"x")]),
    tree("virtio-win", "virtio-win drivers 0.1.248", "virtio-win-0.1.248", &[("vioscsi/x", b"x")]),
    tree("cloud-init", "cloud-init data", "cidata", &[("user-data", b"#cloud-config"), ("meta-data", b"x")]),
    tree("kickstart", "Kickstart data", "OEMDRV", &[("ks.cfg", b"x")]),
];

#[test]
fn layouts_as_published_are_recognized() {
    let test = "layouts_as_published_are_recognized";
    let Some(case) = Case::new(test, &["genisoimage"]) else { return };
    let mut wrong = Vec::new();
    let mut ids = std::collections::BTreeSet::new();
    for layout in LAYOUTS {
        let image = made(&case, layout);
        let found = overview(&open_source(Source::from_bytes(image), &mut Findings::default()).unwrap());
        let contents = found.identity.contents.first();
        let told = (contents.map_or("", |contents| contents.id), found.identity.sentence());
        if told != (layout.id, layout.sentence.to_owned()) {
            wrong.push(format!("{} {:?}: {told:?}", layout.id, layout.sentence));
        }
        assert!(
            contents.is_none_or(|contents| contents.proof.is_some() && !contents.source.is_empty()),
            "{}",
            layout.id
        );
        ids.insert(layout.id);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(ids.len() >= 90, "{} kinds", ids.len());
}

/// Damage neither stops an overview nor makes it search endlessly.
#[test]
fn damaged_layouts_are_looked_at() {
    let Some(case) = Case::new("damaged_layouts_are_looked_at", &["genisoimage"]) else { return };
    let ids = ["saturn", "xbox", "playstation-2", "psp", "dvd-video", "fedora", "debian", "alpine", "macos"];
    let wanted: Vec<&Layout> = LAYOUTS.iter().filter(|layout| ids.contains(&layout.id)).collect();
    assert_eq!(wanted.len(), ids.len());
    let mut looked = 0;
    for layout in wanted {
        let image = made(&case, layout);
        let cuts = (0..64).map(|cut| image[..image.len() * cut / 64].to_vec());
        let flips = (0..64_usize).map(|flip| {
            let mut image = image.clone();
            let used = image.len().min(200_000);
            for at in (flip * 37..used).step_by(64 * 37) {
                image[at] ^= 1 << (flip % 8);
            }
            image
        });
        for bytes in cuts.chain(flips) {
            let Ok(opened) = open_source(Source::from_bytes(bytes), &mut Findings::default()) else { continue };
            let found = overview(&opened);
            assert!(!found.sentence().is_empty());
            let _ = (found.what_it_is(), found.is_it_complete(None), found.will_it_boot(None), found.will_it_fit());
            looked += 1;
        }
    }
    assert!(looked > 500, "{looked}");
}

/// An image of a layout.
fn made(case: &Case, layout: &Layout) -> Vec<u8> {
    std::fs::remove_dir_all(case.tree()).unwrap();
    std::fs::create_dir(case.tree()).unwrap();
    if layout.files.is_empty() {
        let end = layout.bytes.iter().map(|(at, bytes)| at + bytes.len()).max().unwrap_or(0);
        let mut image = vec![0; (end + 4096).next_multiple_of(2048).max(800 * 2048)];
        for (at, bytes) in layout.bytes {
            image[*at..at + bytes.len()].copy_from_slice(bytes);
        }
        return image;
    }
    for (path, bytes) in layout.files {
        case.file(path, bytes);
    }
    let label: String = layout.label.chars().take(32).collect();
    case.genisoimage(&["-R", "-J", "-joliet-long", "-allow-leading-dots", "-V", &label, "-sysid", layout.system]);
    let mut image = std::fs::read(case.image()).unwrap();
    for (at, bytes) in layout.bytes {
        image[*at..at + bytes.len()].copy_from_slice(bytes);
    }
    image
}

/// A WIM file with only its header and XML data, as `wimlib` writes them.
fn wim(xml: &str) -> Vec<u8> {
    let text: Vec<u8> = std::iter::once(0xFEFF).chain(xml.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let mut bytes = vec![0; 208];
    bytes[..8].copy_from_slice(b"MSWIM\0\0\0");
    bytes[8..12].copy_from_slice(&208_u32.to_le_bytes());
    bytes[72..80].copy_from_slice(&(text.len() as u64 | 0x0200_0000_0000_0000).to_le_bytes());
    bytes[80..88].copy_from_slice(&208_u64.to_le_bytes());
    bytes[88..96].copy_from_slice(&(text.len() as u64).to_le_bytes());
    bytes.extend(text);
    bytes
}

#[test]
fn windows_is_recognized_by_its_systems() {
    let Some(case) = Case::new("windows_is_recognized_by_its_systems", &["genisoimage"]) else { return };
    let xml = |name: &str, build: &str, arch: &str| {
        format!(
            "<WIM><IMAGE INDEX=\"1\"><WINDOWS><ARCH>{arch}</ARCH><LANGUAGES><LANGUAGE>en-US</LANGUAGE></LANGUAGES>\
             <VERSION><MAJOR>10</MAJOR><BUILD>{build}</BUILD></VERSION></WINDOWS><NAME>{name}</NAME></IMAGE></WIM>"
        )
    };
    for (path, name, build, arch, expected) in [
        ("sources/install.wim", "Windows 11 Pro", "22631", "9", "Windows 11 23H2 Pro for x64"),
        ("sources/install.esd", "Windows 10 Home", "19045", "12", "Windows 10 22H2 Home for ARM64"),
        ("sources/install.wim", "Windows 7 ULTIMATE", "7601", "0", "Windows 7 SP1 ULTIMATE for x86"),
        (
            "sources/install.wim",
            "Windows Server 2022 SERVERSTANDARD",
            "20348",
            "9",
            "Windows Server 2022 SERVERSTANDARD for x64",
        ),
        ("sources/boot.wim", "Microsoft Windows PE (x64)", "19041", "9", "Windows 10 2004 for x64"),
    ] {
        std::fs::remove_dir_all(case.tree()).unwrap();
        std::fs::create_dir(case.tree()).unwrap();
        case.file(path, wim(&xml(name, build, arch))).genisoimage(&["-R", "-udf", "-V", "CCCOMA_X64FRE_EN-US_DV9"]);
        let image = open_source(Source::from_bytes(std::fs::read(case.image()).unwrap()), &mut Findings::default());
        let found = overview(&image.unwrap());
        assert_eq!(found.identity.sentence(), expected);
        assert_eq!(found.identity.contents[0].details.languages, ["en-US"]);
    }
}

/// In wimlib's own files, the XML data is at the offset that we read.
#[test]
fn descriptions_in_a_file_of_wimlib() {
    let Some(case) = Case::new("descriptions_in_a_file_of_wimlib", &["wimlib-imagex", "genisoimage"]) else { return };
    std::fs::create_dir(case.beside("system")).unwrap();
    std::fs::write(case.beside("system/file"), "content").unwrap();
    case.run("wimlib-imagex", &["capture", "system", "install.wim", "Windows 10 Enterprise"]);
    let set = |property: &str| {
        case.run("wimlib-imagex", &["info", "install.wim", "1", "--image-property", property]);
    };
    for property in ["WINDOWS/ARCH=9", "WINDOWS/VERSION/BUILD=17763", "WINDOWS/LANGUAGES/LANGUAGE=fr-FR"] {
        set(property);
    }
    case.file("sources/install.wim", std::fs::read(case.beside("install.wim")).unwrap()).genisoimage(&["-R"]);
    let image = open_source(Source::from_bytes(std::fs::read(case.image()).unwrap()), &mut Findings::default());
    let found = overview(&image.unwrap());
    assert_eq!(found.identity.sentence(), "Windows 10 1809 Enterprise for x64");
    assert_eq!(found.identity.contents[0].details.languages, ["fr-FR"]);
}
