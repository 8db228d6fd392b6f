//! Verdicts on booting, compared with emulated machines: SeaBIOS and OVMF print what they start.

use std::io::Read;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use discern::findings::Findings;
use discern::overview::{Answer, Firmware, StartedFrom};
use discern::source::Source;

use super::overview;
use super::support::case::Case;
use super::support::{corpus, open_path, open_source, tools};

/// Time limit for a machine, which ends as soon as the firmware has printed what it does.
const PATIENCE: Duration = Duration::from_secs(900);

const OVMF: [&str; 2] = ["/usr/share/OVMF/OVMF_CODE_4M.fd", "/usr/share/OVMF/OVMF_VARS_4M.fd"];

/// SeaBIOS prints the first before it runs a loader, the second if it finds none.
const SEABIOS: [&str; 2] = ["Booting from 0000:7c00", "No bootable device"];

/// Runs a machine until it prints one of the texts; returns which.
pub(super) fn said(machine: &mut Child, texts: &[String]) -> Option<usize> {
    let mut console = machine.stdout.take().unwrap();
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        let mut piece = [0; 256];
        while let Ok(count @ 1..) = console.read(&mut piece) {
            if send.send(piece[..count].to_vec()).is_err() {
                break;
            }
        }
    });
    let until = Instant::now() + PATIENCE;
    let mut all = Vec::new();
    let mut found = None;
    while found.is_none() {
        let Ok(piece) = receive.recv_timeout(until.saturating_duration_since(Instant::now())) else { break };
        all.extend(piece);
        found = texts.iter().position(|text| all.windows(text.len()).any(|window| window == text.as_bytes()));
    }
    machine.kill().unwrap();
    machine.wait().unwrap();
    found
}

/// QEMU's options that attach an image.
fn attached(image: &Path, from: StartedFrom) -> Vec<String> {
    let path = image.display();
    match from {
        StartedFrom::Disc => vec!["-boot".into(), "d".into(), "-cdrom".into(), path.to_string()],
        StartedFrom::Stick => vec![
            "-drive".into(),
            format!("format=raw,readonly=on,if=none,id=stick,file={path}"),
            "-device".into(),
            "qemu-xhci".into(),
            "-device".into(),
            "usb-storage,drive=stick".into(),
        ],
    }
}

fn machine(arguments: &[String]) -> Child {
    Command::new("qemu-system-x86_64")
        .args(["-nodefaults", "-display", "none", "-m", "256", "-accel", "tcg", "-no-reboot"])
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Whether SeaBIOS runs a loader.
fn starts_by_bios(image: &Path, from: StartedFrom) -> bool {
    let console = ["-chardev", "stdio,id=said", "-device", "isa-debugcon,iobase=0x402,chardev=said"];
    let mut arguments: Vec<String> = console.map(str::to_owned).to_vec();
    arguments.extend(attached(image, from));
    match said(&mut machine(&arguments), &SEABIOS.map(str::to_owned)) {
        Some(which) => which == 0,
        None => panic!("SeaBIOS prints nothing about {}", image.display()),
    }
}

/// Whether OVMF runs a loader.
fn starts_by_uefi(image: &Path, from: StartedFrom, beside: &Path) -> bool {
    let [code, variables] = OVMF;
    std::fs::copy(variables, beside).unwrap();
    let drives = [
        format!("if=pflash,format=raw,readonly=on,file={code}"),
        format!("if=pflash,format=raw,file={}", beside.display()),
    ];
    let mut arguments: Vec<String> = ["-machine", "q35", "-serial", "stdio"].map(str::to_owned).to_vec();
    for drive in drives {
        arguments.extend(["-drive".to_owned(), drive]);
    }
    arguments.extend(attached(image, from));
    let device = if from == StartedFrom::Disc { "DVD-ROM" } else { "USB HARDDRIVE" };
    // OVMF tries the medium, then its own shell or nothing.
    let texts: Vec<String> = (1..6)
        .map(|number| {
            format!(
                "starting Boot000{number} \"UEFI QEMU {} ",
                if from == StartedFrom::Disc { device } else { "QEMU USB HARDDRIVE" }
            )
        })
        .chain((0..6).map(|number| format!("starting Boot000{number} \"EFI Internal Shell")))
        .chain(["No bootable option".to_owned(), "Shell>".to_owned()])
        .collect();
    match said(&mut machine(&arguments), &texts) {
        Some(which) => which < 5,
        None => panic!("OVMF prints nothing about {}", image.display()),
    }
}

/// Compares the verdicts on an image with what happens; uncertain ones are only listed.
fn hold(image: &Path, firmwares: &[Firmware], beside: &Path, name: &str) -> Vec<String> {
    let found = overview(&open_path(image, &mut Findings::default()).unwrap());
    let mut wrong = Vec::new();
    for way in found.boots.ways.iter().filter(|way| firmwares.contains(&way.firmware)) {
        let starts = match way.firmware {
            Firmware::Bios => starts_by_bios(image, way.from),
            _ => starts_by_uefi(image, way.from, beside),
        };
        let expected = match way.answer {
            Answer::Yes => Some(true),
            Answer::No => Some(false),
            Answer::Unknown => None,
        };
        println!(
            "{name}: {} from {}: {:?}, starts: {starts}. {}",
            way.firmware.name(),
            way.from.id(),
            way.answer,
            way.reason
        );
        let way_of = format!("{name}: {} from {}", way.firmware.name(), way.from.id());
        if NOTHING_STARTS.contains(&way_of.as_str()) {
            assert!(starts && way.answer == Answer::No, "{way_of}");
        } else if expected.is_some_and(|expected| expected != starts) {
            wrong.push(format!(
                "{name}: {} from {}: {:?} ({})",
                way.firmware.name(),
                way.from.id(),
                way.answer,
                way.reason
            ));
        }
    }
    wrong
}

/// Images from which firmware starts something that isn't a system: zeros, or a sector that only prints that this is no
/// boot disk. Users are told that they don't boot.
const NOTHING_STARTS: [&str; 3] =
    ["both-with-partition: BIOS from stick", "fat: BIOS from stick", "empty-loader: BIOS from disc"];

const NEEDS: [&str; 6] = ["qemu-system-x86_64", "xorriso", "grub-mkrescue", "mformat", "grub-mkimage", "mkfs.fat"];

/// A case with a UEFI program in a FAT image and a BIOS loader; `None` if firmware is missing.
fn case(test: &str) -> Option<Case> {
    let case = Case::new(test, &NEEDS)?;
    if !Path::new(OVMF[0]).exists() || !Path::new("/usr/lib/grub/x86_64-efi").exists() {
        tools::lack(test, "Debian's ovmf and grub-efi-amd64-bin");
        return None;
    }
    case.run("grub-mkimage", &["-O", "x86_64-efi", "-o", "bootx64.efi", "-p", "/boot/grub", "normal"]);
    case.run("mkfs.fat", &["-C", "efi.bin", "2880"]);
    for folder in ["::/EFI", "::/EFI/BOOT"] {
        case.run("mmd", &["-i", "efi.bin", folder]);
    }
    case.run("mcopy", &["-i", "efi.bin", "bootx64.efi", "::/EFI/BOOT/BOOTX64.EFI"]);
    // The loader halts at once: the test only asks whether it runs.
    let mut loader = vec![0; 4096];
    loader[..3].copy_from_slice(&[0xFA, 0xF4, 0xF4]);
    case.file("loader.bin", &loader).file("efi.img", std::fs::read(case.beside("efi.bin")).unwrap());
    Some(case)
}

#[test]
fn verdicts_on_bios_match_a_machine() {
    let Some(case) = case("verdicts_on_bios_match_a_machine") else { return };
    let mut wrong = Vec::new();
    for (name, image) in images(&case) {
        wrong.extend(hold(&image, &[Firmware::Bios], &case.beside("vars.fd"), name));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn verdicts_on_uefi_match_a_machine() {
    let Some(case) = case("verdicts_on_uefi_match_a_machine") else { return };
    let mut wrong = Vec::new();
    for (name, image) in images(&case) {
        wrong.extend(hold(&image, &[Firmware::X64], &case.beside("vars.fd"), name));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Images that boot in some ways and not in others.
fn images(case: &Case) -> Vec<(&'static str, std::path::PathBuf)> {
    let bios = ["-b", "loader.bin", "-no-emul-boot", "-boot-load-size", "4"];
    let uefi = ["-e", "efi.img", "-no-emul-boot"];
    let second = ["-eltorito-alt-boot"];
    let partition = ["-append_partition", "2", "0xef", "efi.bin"];
    let mut made = Vec::new();
    let mut keep = |name: &'static str, case: &Case| {
        let to = case.beside(&format!("{name}.img"));
        std::fs::rename(case.image(), &to).unwrap();
        made.push((name, to));
    };
    case.xorriso(&["-R"]);
    keep("data", case);
    case.xorriso(&[["-R"].as_slice(), &bios].concat());
    keep("bios", case);
    case.xorriso(&[["-R"].as_slice(), &uefi].concat());
    keep("uefi", case);
    case.xorriso(&[["-R"].as_slice(), &bios, &second, &uefi, &partition].concat());
    keep("both-with-partition", case);
    case.run(
        "grub-mkrescue",
        &["-o", "IMAGE", "--install-modules=normal", "--locales=", "--fonts=", "--themes=", "TREE"],
    );
    keep("grub-mkrescue", case);
    std::fs::copy(case.beside("efi.bin"), case.image()).unwrap();
    keep("fat", case);
    let zeros = case.tree().join("loader.bin");
    std::fs::write(&zeros, vec![0; 4096]).unwrap();
    case.xorriso(&[["-R"].as_slice(), &bios].concat());
    keep("empty-loader", case);
    made
}

/// Starts the corpus images with a boot catalog from a disc by BIOS, which takes a second each.
#[test]
fn verdicts_on_the_corpus_by_bios_match_a_machine() {
    let test = "verdicts_on_the_corpus_by_bios_match_a_machine";
    let Some(case) = Case::new(test, &["qemu-system-x86_64"]) else { return };
    let mut wrong = Vec::new();
    for image in corpus::images(test) {
        let bytes = image.bytes();
        let Ok(opened) = open_source(Source::from_bytes(bytes.as_slice()), &mut Findings::default()) else { continue };
        if opened.boot.is_empty() || !image.name.ends_with(".iso") {
            continue;
        }
        std::fs::write(case.image(), &bytes).unwrap();
        wrong.extend(hold(&case.image(), &[Firmware::Bios], &case.beside("vars.fd"), &image.name));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Starts corpus images from disc and USB drive by UEFI, and from USB drive by BIOS, which takes half an hour: `cargo
/// test --test overview -- --ignored corpus_by_uefi`.
#[test]
#[ignore = "run by `cargo xtask boot`"]
fn verdicts_on_the_corpus_by_uefi_match_a_machine() {
    let test = "verdicts_on_the_corpus_by_uefi_match_a_machine";
    let Some(case) = Case::new(test, &["qemu-system-x86_64"]) else { return };
    if !Path::new(OVMF[0]).exists() {
        return tools::lack(test, "Debian's ovmf");
    }
    let mut wrong = Vec::new();
    for image in corpus::all(test) {
        let bytes = image.bytes();
        let Ok(opened) = open_source(Source::from_bytes(bytes.as_slice()), &mut Findings::default()) else { continue };
        let is_plain = [".iso", ".img", ".raw"].iter().any(|ending| image.name.ends_with(ending));
        let found = overview(&opened);
        // An image that nothing starts from is tried if it has at least a catalog or a table.
        let has_any = !opened.boot.is_empty() || !opened.partitions.is_empty();
        if !is_plain || !has_any || found.boots.ways.is_empty() {
            continue;
        }
        // Pads the medium to whole sectors.
        let length = bytes.len().next_multiple_of(2048);
        std::fs::write(case.image(), [bytes.clone(), vec![0; length - bytes.len()]].concat()).unwrap();
        wrong.extend(hold(&case.image(), &[Firmware::X64], &case.beside("vars.fd"), &image.name));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
