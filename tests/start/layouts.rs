//! Layouts of bootable images, each with the commands that make it.

pub struct Layout {
    pub name: &'static str,
    /// Shell commands that make `image.iso` out of `tree`.
    pub script: &'static str,
    /// The edits, in JSON.
    pub edits: &'static str,
    /// Texts that show that the original and the edited image have started.
    pub shows: [&'static str; 2],
    /// The starts that belong to each test run.
    pub fast: Fast,
}

/// Starts of each test run; those by UEFI take seconds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fast {
    None,
    Bios,
    All,
}

/// Edits of most layouts: another menu, label and folder, and one file less, so that everything moves.
pub const EDITS: &str = r#"[
    {"op":"replace","path":"/isolinux/isolinux.cfg","from":"isolinux.cfg"},
    {"op":"replace","path":"/boot/grub/grub.cfg","from":"grub.cfg"},
    {"op":"label","value":"NEW"},
    {"op":"remove","path":"/a/first"},
    {"op":"add","path":"/new","from":"added"}
]"#;

/// Edits of images whose menu stays unchanged.
const OTHERS: &str = r#"[{"op":"label","value":"NEW"},{"op":"add","path":"/new","from":"added"}]"#;

const MENUS: [&str; 2] = ["MENU-OLD", "MENU-NEW"];

const fn layout(name: &'static str, script: &'static str) -> Layout {
    Layout { name, script, edits: EDITS, shows: MENUS, fast: Fast::None }
}

const fn fast(name: &'static str, script: &'static str) -> Layout {
    Layout { name, script, edits: EDITS, shows: MENUS, fast: Fast::All }
}

/// A layout that each test run starts by BIOS alone.
const fn bios(name: &'static str, script: &'static str) -> Layout {
    Layout { name, script, edits: EDITS, shows: MENUS, fast: Fast::Bios }
}

/// The layout of an image from a package.
const fn real(name: &'static str, script: &'static str, shows: &'static str) -> Layout {
    Layout { name, script, edits: OTHERS, shows: [shows, shows], fast: Fast::None }
}

pub const LAYOUTS: &[Layout] = &[
    layout("ISOLINUX", "iso $ISOLINUX"),
    layout("ISOLINUX, UEFI", "iso $ISOLINUX $EFI"),
    bios("ISOLINUX, MBR", "iso $ISOLINUX $MBR"),
    layout("ISOLINUX, MBR, UEFI in GPT", "iso $ISOLINUX $MBR $EFI -isohybrid-gpt-basdat"),
    fast("Debian netinst", "iso $ISOLINUX $MBR $EFI -isohybrid-gpt-basdat -isohybrid-apm-hfsplus"),
    layout(
        "Debian netinst, 19 MiB",
        "truncate -s 17M tree/z/large; iso $ISOLINUX $MBR $EFI -isohybrid-gpt-basdat -isohybrid-apm-hfsplus",
    ),
    layout(
        "Debian netinst, 200 MiB",
        "truncate -s 198M tree/z/large; iso $ISOLINUX $MBR $EFI -isohybrid-gpt-basdat -isohybrid-apm-hfsplus",
    ),
    layout("Fedora", "iso $ISOLINUX $MBR $EFI -isohybrid-gpt-hfsplus -isohybrid-apm-hfsplus"),
    layout("Arch", "iso $ISOLINUX $MBR -append_partition 2 0xef $KIT/efi.img $APPENDED"),
    layout(
        "Arch, GPT, offset",
        "iso $ISOLINUX $MBR -partition_offset 16 -append_partition 2 $ESP $KIT/efi.img -appended_part_as_gpt $APPENDED",
    ),
    bios(
        "xorriso's own mode",
        "xorriso -no_rc -outdev image.iso -volid OLD -map tree / -boot_image isolinux dir=/isolinux \
         -boot_image isolinux system_area=/usr/lib/ISOLINUX/isohdpfx.bin -commit 2>log",
    ),
    layout(
        "xorriso's own mode, UEFI",
        "xorriso -no_rc -outdev image.iso -volid OLD -map tree / -boot_image isolinux dir=/isolinux \
         -boot_image any efi_path=/boot/efi.img -boot_image isolinux partition_table=on -commit 2>log",
    ),
    bios(
        "xorriso's own mode, GRUB",
        "xorriso -no_rc -outdev image.iso -volid OLD -map tree / -boot_image grub bin_path=/boot/grub/eltorito.img \
         -boot_image grub grub2_mbr=/usr/lib/grub/i386-pc/boot_hybrid.img -boot_image grub grub2_boot_info=on \
         -boot_image any next -boot_image any efi_path=/boot/efi.img -commit 2>log",
    ),
    layout(
        "remastered by xorriso",
        "iso $ISOLINUX $MBR $EFI -isohybrid-gpt-basdat; mv image.iso first.iso
         xorriso -no_rc -indev first.iso -outdev image.iso -boot_image any replay -map tree/z /more -commit 2>log",
    ),
    layout(
        "grown by xorriso",
        "iso $ISOLINUX $MBR $EFI -isohybrid-gpt-basdat
         xorriso -no_rc -dev image.iso -boot_image any keep -map tree/z /more -commit 2>log",
    ),
    bios(
        "grown by xorriso, sessions",
        "xorriso -no_rc -outdev image.iso -volid OLD -map tree / -boot_image isolinux dir=/isolinux \
         -boot_image isolinux system_area=/usr/lib/ISOLINUX/isohdpfx.bin -commit 2>log
         xorriso -no_rc -dev image.iso -boot_image any patch -map tree/z /more -commit 2>log",
    ),
    bios(
        "Ubuntu",
        "iso $GRUB $GRUB_MBR --protective-msdos-label -partition_offset 16 -append_partition 2 $ESP $KIT/efi.img \
         -appended_part_as_gpt $APPENDED",
    ),
    layout(
        "Ubuntu, MBR partition",
        "iso $GRUB $GRUB_MBR -partition_offset 16 -append_partition 2 0xef $KIT/efi.img $APPENDED",
    ),
    layout(
        "GRUB, appended in GPT",
        "iso $GRUB $GRUB_MBR --protective-msdos-label -append_partition 2 $ESP $KIT/efi.img -appended_part_as_gpt $APPENDED",
    ),
    layout("GRUB", "iso $GRUB"),
    layout("GRUB, MBR", "iso $GRUB $GRUB_MBR"),
    layout("GRUB, MBR, UEFI", "iso $GRUB $GRUB_MBR $EFI"),
    layout("GRUB, MBR, UEFI in GPT", "iso $GRUB $GRUB_MBR $EFI -isohybrid-gpt-basdat"),
    layout("UEFI", "iso -c boot/boot.cat $(echo $EFI | sed s/-eltorito-alt-boot//)"),
    bios(
        "partitions of no file",
        "iso $GRUB $GRUB_MBR -efi-boot-part $KIT/efi.img -prep-boot-part $KIT/core.img --protective-msdos-label",
    ),
    layout(
        "partitions of a file",
        "iso $GRUB $GRUB_MBR -efi-boot-part --efi-boot-image $EFI --protective-msdos-label",
    ),
    layout(
        "grub-mkrescue",
        "grub-mkrescue -o image.iso tree --locales= --fonts= --themes= \
         '--install-modules=normal iso9660 serial echo sleep search part_gpt part_msdos part_apple hfsplus terminal fat' \
         -- -volid OLD 2>log",
    ),
    layout("genisoimage", "old $ISOLINUX"),
    layout("genisoimage, isohybrid", "old $ISOLINUX; isohybrid image.iso"),
    bios("genisoimage, isohybrid, geometry", "old $ISOLINUX; isohybrid -h 255 -s 63 image.iso"),
    layout("genisoimage, isohybrid, partition 3", "old $ISOLINUX; isohybrid -entry 3 -type 0x83 image.iso"),
    bios("Clonezilla", "old $ISOLINUX -eltorito-alt-boot -e boot/efi.img -no-emul-boot; isohybrid --uefi image.iso"),
    layout(
        "isohybrid for UEFI and Mac",
        "old $ISOLINUX -eltorito-alt-boot -e boot/efi.img -no-emul-boot -eltorito-alt-boot -e boot/efi.img -no-emul-boot
         isohybrid --uefi --mac image.iso",
    ),
    layout("genisoimage, UDF", "old -udf $ISOLINUX"),
    layout("genisoimage, hidden loader", "old $ISOLINUX -hide isolinux.bin -hide-joliet isolinux.bin"),
    layout("deep, relocated", "mkdir -p tree/1/2/3/4/5/6/7/8/9; echo deep > tree/1/2/3/4/5/6/7/8/9/file; old $ISOLINUX"),
    layout("Joliet alone", "xorriso -no_rc -as mkisofs -quiet -J -V OLD -o image.iso $ISOLINUX $MBR tree"),
    layout("checksums of libisofs", "iso $ISOLINUX $MBR --md5"),
    layout("isomd5sum", "iso $ISOLINUX $MBR; implantisomd5 image.iso >log"),
    layout("HFS+", "iso $ISOLINUX $MBR -hfsplus"),
    real("Memtest86+ for ia32", "cp /usr/lib/memtest86+/memtest86+ia32.iso image.iso", "Memtest86+"),
    Layout {
        fast: Fast::Bios,
        ..real("Memtest86+ for x64", "cp /usr/lib/memtest86+/memtest86+x64.iso image.iso", "Memtest86+")
    },
    real("iPXE", "cp /usr/lib/ipxe/ipxe.iso image.iso", "iPXE"),
    // An active partition that SYSLINUX starts from, by a boot sector that looks for it in the table.
    real(
        "SYSLINUX in a partition",
        "iso -G /usr/lib/syslinux/mbr/mbr.bin -append_partition 2 0x0e $KIT/syslinux.img
         sfdisk --quiet --activate image.iso 2 2>log",
        "MENU-SYS",
    ),
    layout(
        "debian-installer",
        "cp $DI/linux $DI/initrd.gz tree
         for word in OLD NEW; do
           printf 'SERIAL 0 115200\nDEFAULT install\nLABEL install\n KERNEL /linux\n APPEND initrd=/initrd.gz %s \
MENU-%s\n' \"$LINUX\" $word > isolinux.$word
           printf 'serial --unit=0\nterminal_output serial\nlinux /linux %s MENU-%s\ninitrd /initrd.gz\nboot\n' \
             \"$LINUX\" $word > grub.$word
         done
         cp isolinux.OLD tree/isolinux/isolinux.cfg; cp grub.OLD tree/boot/grub/grub.cfg
         mv isolinux.NEW isolinux.cfg; mv grub.NEW grub.cfg
         iso $ISOLINUX $MBR $EFI -isohybrid-gpt-basdat",
    ),
    real("GRUB's rescue disc", "cp /usr/lib/grub-rescue/grub-rescue-cdrom.iso image.iso", "GNU GRUB"),
];
