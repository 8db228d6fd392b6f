//! Verdicts on UEFI for 32-bit x86, 64-bit ARM and 64-bit RISC-V, compared with emulated machines: EDK II's firmware for
//! the first two, U-Boot's for the third, which Debian has no EDK II for. Each starts a program of a few instructions that
//! prints a line.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use discern::findings::Findings;
use discern::overview::{Answer, Firmware, StartedFrom};

use super::machine::said;
use super::overview;
use super::support::case::Case;
use super::support::{open_path, tools};

/// What the programs print.
const LINE: &str = "DISCERN STARTED";

/// A processor, with what a program needs to print [`LINE`] through `OutputString` of the console of the system table that
/// it is given (UEFI 4.3, 12.4.3), and then to wait.
struct Processor {
    firmware: Firmware,
    /// Number of the machine in the PE header.
    machine: u16,
    /// Whether addresses have 64 bits.
    is_wide: bool,
    /// Name of the program on removable media (UEFI 3.5.1.1).
    name: &'static str,
    code: &'static [u8],
    media: &'static [StartedFrom],
}

const PROCESSORS: [Processor; 3] = [
    Processor {
        firmware: Firmware::Ia32,
        machine: 0x14C,
        is_wide: false,
        name: "BOOTIA32.EFI",
        code: &[
            0x8B, 0x44, 0x24, 0x08, // mov eax, [esp + 8]
            0x8B, 0x40, 0x2C, // mov eax, [eax + 44]
            0xE8, 0, 0, 0, 0,    // call the next instruction
            0x5A, // pop edx
            0x83, 0xC2, 0x0B, // add edx, 11: from the pop to the text
            0x52, // push edx
            0x50, // push eax
            0xFF, 0x50, 0x04, // call [eax + 4]
            0xEB, 0xFE, // jump to itself
        ],
        media: &[StartedFrom::Disc, StartedFrom::Stick],
    },
    Processor {
        firmware: Firmware::Arm64,
        machine: 0xAA64,
        is_wide: true,
        name: "BOOTAA64.EFI",
        code: &[
            0x20, 0x20, 0x40, 0xF9, // ldr x0, [x1, #64]
            0x02, 0x04, 0x40, 0xF9, // ldr x2, [x0, #8]
            0x61, 0x00, 0x00, 0x10, // adr x1, the text
            0x40, 0x00, 0x3F, 0xD6, // blr x2
            0x00, 0x00, 0x00, 0x14, // b to itself
        ],
        media: &[StartedFrom::Disc, StartedFrom::Stick],
    },
    Processor {
        firmware: Firmware::RiscV64,
        machine: 0x5064,
        is_wide: true,
        name: "BOOTRISCV64.EFI",
        code: &[
            0x03, 0xB5, 0x05, 0x04, // ld a0, 64(a1)
            0x03, 0x36, 0x85, 0x00, // ld a2, 8(a0)
            0x97, 0x05, 0x00, 0x00, // auipc a1, 0
            0x93, 0x85, 0x05, 0x01, // addi a1, a1, 16: the text
            0xE7, 0x00, 0x06, 0x00, // jalr a2
            0x6F, 0x00, 0x00, 0x00, // j to itself
        ],
        // U-Boot for this machine looks at disks, not at discs.
        media: &[StartedFrom::Stick],
    },
];

/// Firmware of each processor: code, and variables if it has any.
const FIRMWARE: [(&str, Option<&str>); 3] = [
    ("/usr/share/OVMF/OVMF32_CODE_4M.secboot.fd", Some("/usr/share/OVMF/OVMF32_VARS_4M.fd")),
    ("/usr/share/AAVMF/AAVMF_CODE.fd", Some("/usr/share/AAVMF/AAVMF_VARS.fd")),
    ("/usr/lib/u-boot/qemu-riscv64_smode/u-boot.bin", None),
];

impl Processor {
    /// A program as a PE file of one section (Microsoft PE and COFF Specification), which runs at any address.
    fn program(&self) -> Vec<u8> {
        let text: Vec<u8> = format!("{LINE}\r\n\0").encode_utf16().flat_map(u16::to_le_bytes).collect();
        let section = [self.code, &text].concat();
        let (address, at, unit) = (0x1000_u32, 0x200, 0x200);
        let raw = section.len().next_multiple_of(unit) as u32;
        let mut bytes = vec![0; 64];
        bytes[..2].copy_from_slice(b"MZ");
        bytes[60] = 64;
        bytes.extend(b"PE\0\0");
        let optional_len = if self.is_wide { 240_u16 } else { 224 };
        bytes.extend([self.machine, 1].map(u16::to_le_bytes).concat());
        bytes.extend([0; 12]);
        // Executable, of a machine with wide addresses or one of 32 bits, with nothing to relocate.
        let kind = if self.is_wide { 0x22_u16 } else { 0x102 };
        bytes.extend([optional_len, kind].map(u16::to_le_bytes).concat());
        let optional = bytes.len();
        bytes.extend(if self.is_wide { 0x20B_u16 } else { 0x10B }.to_le_bytes());
        bytes.extend([2, 0]);
        bytes.extend([raw, 0, 0, address, address].map(u32::to_le_bytes).concat());
        // Where the image wants to be, which anything may replace; the 32-bit header has the start of data before it.
        bytes.extend([0; 8]);
        bytes.extend([address, unit as u32].map(u32::to_le_bytes).concat());
        bytes.extend([0; 16]);
        bytes.extend([address * 2, at as u32, 0].map(u32::to_le_bytes).concat());
        bytes.extend([10_u16, 0].map(u16::to_le_bytes).concat());
        bytes.extend(vec![0; optional + usize::from(optional_len) - 16 * 8 - 4 - bytes.len()]);
        bytes.extend(16_u32.to_le_bytes());
        bytes.extend([0; 16 * 8]);
        bytes.extend(b".text\0\0\0");
        bytes.extend(
            [section.len() as u32, address, raw, at as u32, 0, 0, 0, 0x6000_0020].map(u32::to_le_bytes).concat(),
        );
        bytes.resize(at, 0);
        bytes.extend(section);
        bytes.resize(at + raw as usize, 0);
        bytes
    }

    fn machine(&self, firmware: (&str, Option<&str>), image: &Path, from: StartedFrom, beside: &Path) -> Child {
        let (code, variables) = firmware;
        let drive = format!("if=none,id=medium,format=raw,readonly=on,file={}", image.display());
        let mut flash = Vec::new();
        if let Some(variables) = variables {
            std::fs::copy(variables, beside).unwrap();
            flash.push(format!("if=pflash,format=raw,readonly=on,file={code}"));
            flash.push(format!("if=pflash,format=raw,file={}", beside.display()));
        }
        let (program, machine): (_, &[&str]) = match self.firmware {
            // This build keeps its variables where only its own mode of the processor reaches them.
            Firmware::Ia32 => (
                "qemu-system-i386",
                &["-machine", "q35,smm=on", "-global", "driver=cfi.pflash01,property=secure,value=on", "-m", "256"],
            ),
            Firmware::Arm64 => ("qemu-system-aarch64", &["-machine", "virt", "-cpu", "cortex-a57", "-m", "512"]),
            _ => ("qemu-system-riscv64", &["-machine", "virt", "-m", "512"]),
        };
        let devices: &[&str] = match (self.firmware, from) {
            (Firmware::RiscV64, _) => &["-device", "virtio-blk-pci,drive=medium"],
            (Firmware::Ia32, StartedFrom::Disc) => &["-device", "ide-cd,drive=medium"],
            (_, StartedFrom::Disc) => &["-device", "virtio-scsi-pci", "-device", "scsi-cd,drive=medium"],
            (_, StartedFrom::Stick) => &["-device", "qemu-xhci", "-device", "usb-storage,drive=medium"],
        };
        let mut command = Command::new(program);
        command
            .args(["-nodefaults", "-display", "none", "-serial", "stdio", "-accel", "tcg", "-no-reboot"])
            .args(machine);
        if flash.is_empty() {
            command.args(["-kernel", code]);
        }
        for drive in flash.iter().chain([&drive]) {
            command.args(["-drive", drive]);
        }
        let command = command.args(devices).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        command.spawn().unwrap()
    }
}

/// Images with a program of a processor: the program alone in its boot image and partition, that of another processor
/// under its own name and under the wrong one, and none.
fn images(case: &Case, processor: &Processor) -> Vec<(String, PathBuf)> {
    let other = PROCESSORS.iter().find(|other| other.firmware != processor.firmware).unwrap();
    let fat = |name: &str, of: &Processor| {
        let _ = std::fs::remove_file(case.beside("efi.bin"));
        case.run("mkfs.fat", &["-C", "efi.bin", "2880"]);
        std::fs::write(case.beside("program.efi"), of.program()).unwrap();
        for folder in ["::/EFI", "::/EFI/BOOT"] {
            case.run("mmd", &["-i", "efi.bin", folder]);
        }
        case.run("mcopy", &["-i", "efi.bin", "program.efi", &format!("::/EFI/BOOT/{name}")]);
        case.file("efi.img", std::fs::read(case.beside("efi.bin")).unwrap());
    };
    let mut made = Vec::new();
    let mut keep = |name: &str| {
        let to = case.beside(&format!("{name}-{}.img", processor.name));
        std::fs::rename(case.image(), &to).unwrap();
        made.push((format!("{name} {}", processor.name), to));
    };
    let uefi = ["-R", "-e", "efi.img", "-no-emul-boot", "-append_partition", "2", "0xef", "efi.bin"];
    for (name, file, of) in
        [("own", processor.name, processor), ("others", other.name, other), ("wrong", processor.name, other)]
    {
        fat(file, of);
        case.xorriso(&uefi);
        keep(name);
    }
    case.xorriso(&["-R"]);
    keep("data");
    made
}

/// Takes some minutes: `cargo test --test overview -- --ignored other_processors`.
#[test]
#[ignore = "run by `cargo xtask boot`"]
fn verdicts_for_other_processors_match_machines() {
    let test = "verdicts_for_other_processors_match_machines";
    let needs =
        ["qemu-system-i386", "qemu-system-aarch64", "qemu-system-riscv64", "xorriso", "mkfs.fat", "mmd", "mcopy"];
    let Some(case) = Case::new(test, &needs) else { return };
    if let Some((missing, _)) = FIRMWARE.iter().find(|(code, _)| !Path::new(code).exists()) {
        return tools::lack(test, missing);
    }
    let mut wrong = Vec::new();
    for (processor, firmware) in PROCESSORS.iter().zip(FIRMWARE) {
        for (name, image) in images(&case, processor) {
            let found = overview(&open_path(&image, &mut Findings::default()).unwrap());
            // Starting takes a minute, so that what starts nothing is tried from one medium.
            let media = if name.starts_with("own") { processor.media } else { &processor.media[..1] };
            for from in media {
                let mut ways = found.boots.ways.iter();
                let way = ways.find(|way| way.firmware == processor.firmware && way.from == *from).unwrap();
                let mut machine = processor.machine(firmware, &image, *from, &case.beside("vars.fd"));
                let texts = [LINE, "No bootable option", "Shell>", "\n=> "].map(str::to_owned);
                let starts = said(&mut machine, &texts).expect("firmware prints what it does") == 0;
                println!("{name} from {}: {:?}, starts: {starts}. {}", from.id(), way.answer, way.reason);
                let is_right = match way.answer {
                    Answer::Yes => starts,
                    Answer::No => !starts,
                    Answer::Unknown => true,
                };
                if !is_right {
                    wrong.push(format!("{name} from {}: {:?} ({})", from.id(), way.answer, way.reason));
                }
                // Else a machine that starts nothing would be right about all but one.
                if name.starts_with("own") {
                    assert!(starts, "{name} from {}", from.id());
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
