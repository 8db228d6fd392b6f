//! Computers that an image boots on, from a disc and from a USB drive that it was copied to, and the reasons.

use super::evidence::{Evidence, Found, Proof, Tree};
use crate::boot::efi::{Judgment, LeastVersion, Machine, PeImage, Revocations, Sbat, SecurityVersion, Signature};
use crate::boot::el_torito::{BootEntry, Catalog, Platform};
use crate::boot::files::boot_files;
use crate::boot::loaders::Loader as SystemLoader;
use crate::boot::system_area::SystemArea;
use crate::disc::{Medium, Origin, Partition, Scheme, Volume, VolumeEntry};
use crate::error::{Error, Result};
use crate::findings::Findings;
use crate::fs::ViewKind;
use crate::tree::Kind;

/// Firmware that starts a computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Firmware {
    /// PC BIOS, and the compatibility mode of UEFI.
    Bios,
    /// UEFI on 64-bit x86.
    X64,
    /// UEFI on 32-bit x86.
    Ia32,
    /// UEFI on 64-bit ARM.
    Arm64,
    /// UEFI on 64-bit RISC-V.
    RiscV64,
}

/// Firmware, the program that it looks for on a removable medium (UEFI 3.5.1.1), and the processor of that.
const UEFI: [(Firmware, &str, Machine); 4] = [
    (Firmware::X64, "EFI/BOOT/BOOTX64.EFI", Machine::X64),
    (Firmware::Ia32, "EFI/BOOT/BOOTIA32.EFI", Machine::Ia32),
    (Firmware::Arm64, "EFI/BOOT/BOOTAA64.EFI", Machine::Arm64),
    (Firmware::RiscV64, "EFI/BOOT/BOOTRISCV64.EFI", Machine::RiscV64),
];

impl Firmware {
    /// Stable name, for JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Bios => "bios",
            Self::X64 => "uefi-x64",
            Self::Ia32 => "uefi-ia32",
            Self::Arm64 => "uefi-arm64",
            Self::RiscV64 => "uefi-riscv64",
        }
    }

    /// Name for users.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bios => "BIOS",
            Self::X64 => "UEFI x64",
            Self::Ia32 => "UEFI IA32",
            Self::Arm64 => "UEFI ARM64",
            Self::RiscV64 => "UEFI RISC-V",
        }
    }
}

/// Medium that it boots from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StartedFrom {
    /// A disc that it was burned to.
    Disc,
    /// A USB drive or disk that all its bytes were copied to.
    Stick,
}

impl StartedFrom {
    /// Stable name, for JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Disc => "disc",
            Self::Stick => "stick",
        }
    }
}

/// Whether it starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Answer {
    /// The firmware finds a loader and runs it.
    Yes,
    /// It finds none.
    No,
    /// That depends on the firmware, or on code that is not known.
    Unknown,
}

impl Answer {
    /// Stable name, for JSON.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }
}

/// One way to start from the image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BootRoute {
    /// The firmware.
    pub firmware: Firmware,
    /// Medium that it boots from.
    pub from: StartedFrom,
    /// Whether it does.
    pub answer: Answer,
    /// Why.
    pub reason: String,
    /// Evidence for the reason.
    pub proof: Option<Proof>,
}

/// Reason and proof.
type Reason = (Answer, String, Option<Proof>);

/// Ways to start, and the files that they need.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Boots {
    /// Each firmware from each medium that the image can be on.
    pub ways: Vec<BootRoute>,
    /// Programs for UEFI.
    pub loaders: Vec<LoaderFile>,
    /// Loaders and their configuration, by path: without them the image does not start, or starts something else.
    pub files: Vec<Proof>,
    /// Reason why it is not known, if the boot code cannot be read.
    pub unreadable: Option<String>,
}

/// A program for UEFI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoaderFile {
    /// Id of the view that has it.
    pub view: String,
    /// Its path there.
    pub path: String,
    /// Its size in bytes.
    pub size: u64,
    /// The processor it is for.
    pub machine: Machine,
    /// Whether it is a program for UEFI rather than for Windows.
    pub is_efi: bool,
}

/// Facts about a program for UEFI that require reading all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Examined {
    /// The program.
    pub loader: LoaderFile,
    /// Its Authenticode hash.
    pub sha256: [u8; 32],
    /// Its signatures.
    pub signatures: Vec<Signature>,
    /// Its components.
    pub sbat: Option<Sbat>,
    /// Whether it is revoked, and by which list.
    pub judgment: Judgment,
    /// Its security version, if it is a boot manager of Windows that has one.
    pub security_version: Option<SecurityVersion>,
    /// The least ones that lists require, of a boot manager first.
    pub least_versions: [LeastVersion; 3],
}

impl Examined {
    /// Whether the signed data is unchanged, for each signature.
    #[must_use]
    pub fn is_intact(&self, signature: &Signature) -> bool {
        signature.digest == self.sha256
    }
}

/// Number of programs that are listed, and their greatest size: of a kernel with everything in it.
const LOADERS: usize = 64;
const LOADER_BYTES: u64 = 256 << 20;

/// Messages of boot sectors that exist to say that there is nothing to start.
const NOT_BOOTABLE: [&[u8]; 4] = [b"not a bootable disk", b"not bootable", b"Non-System disk", b"not a system disk"];

impl Boots {
    /// Looks for all ways to boot. If the image cannot be read, the rest of the overview still can.
    pub(super) fn of(evidence: &Evidence<'_>) -> Self {
        let unreadable = |error: Error| Self { unreadable: Some(error.to_string()), ..Self::default() };
        Self::read(evidence).unwrap_or_else(unreadable)
    }

    fn read(evidence: &Evidence<'_>) -> Result<Self> {
        let Some(volume) = evidence.volumes().next() else { return Ok(Self::default()) };
        let look = Look { evidence, volume };
        let mut ways = Vec::new();
        let is_disk = matches!(evidence.image.disc.medium, Medium::Disk { .. });
        if !is_disk {
            ways.extend(look.disc_ways()?);
        }
        if is_disk || look.is_plain() {
            ways.extend(look.stick_ways()?);
        }
        let mut boots = Self { ways, loaders: look.loaders(), ..Self::default() };
        for proof in boot_files().filter_map(|file| evidence.find(&file.path()?)) {
            if !boots.files.contains(&proof) {
                boots.files.push(proof);
            }
        }
        let loaders = boots.loaders.iter().map(|one| Proof::File { view: one.view.clone(), path: one.path.clone() });
        let loaders: Vec<Proof> = loaders.collect();
        boots.files.extend(loaders);
        Ok(boots)
    }

    /// Whether any firmware starts it in this way.
    fn names(&self, from: StartedFrom) -> Vec<&'static str> {
        let yes = self.ways.iter().filter(|way| way.from == from && way.answer == Answer::Yes);
        let mut names: Vec<&'static str> = yes.map(|way| way.firmware.name()).collect();
        // Nearly all computers are of this kind, so it isn't mentioned.
        if let [.., only] = names.as_mut_slice()
            && *only == "UEFI x64"
        {
            *only = "UEFI";
        }
        names
    }

    /// As in "Boots on BIOS and UEFI, from disc and USB stick".
    #[must_use]
    pub fn sentence(&self) -> String {
        if self.unreadable.is_some() {
            return "Whether it boots can’t be read".into();
        }
        let (disc, stick) = (self.names(StartedFrom::Disc), self.names(StartedFrom::Stick));
        let from = |names: &[&str], medium: &str| format!("{} from {medium}", and(names));
        match (disc.is_empty(), stick.is_empty()) {
            (true, true) if self.ways.iter().any(|way| way.answer == Answer::Unknown) => {
                "May boot on some computers".into()
            }
            (true, true) => "Doesn’t boot".into(),
            _ if disc == stick => format!("Boots on {}, from disc and USB stick", and(&disc)),
            (false, true) if self.ways.iter().any(|way| way.from == StartedFrom::Stick) => {
                format!("Boots on {}, not from a USB stick", from(&disc, "disc"))
            }
            (false, true) => format!("Boots on {}", from(&disc, "disc")),
            (true, false) => format!("Boots on {}", from(&stick, "a USB stick")),
            (false, false) => {
                format!("Boots on {}, and on {}", from(&disc, "disc"), from(&stick, "a USB stick"))
            }
        }
    }
}

/// Words with commas and an "and".
fn and(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// An image to look at.
struct Look<'a, 'b> {
    evidence: &'a Evidence<'b>,
    volume: &'a Volume,
}

impl<'b> Look<'_, 'b> {
    /// The FAT file systems in it, and the one that it is.
    fn fat(&self) -> impl Iterator<Item = &Tree<'b>> {
        self.evidence.trees().iter().filter(|tree| tree.view.file_system().kind() == ViewKind::Fat)
    }

    /// Whether the file is byte for byte the content of a USB drive.
    fn is_plain(&self) -> bool {
        let tracks: Vec<_> = self.evidence.image.disc.tracks().collect();
        matches!(tracks.as_slice(), [(_, track)] if track.stored.stride == 2048 && track.first.0 == 0)
    }

    fn disc_ways(&self) -> Result<Vec<BootRoute>> {
        let way =
            |firmware, (answer, reason, proof)| BootRoute { firmware, from: StartedFrom::Disc, answer, reason, proof };
        let catalog = Catalog::read(self.volume, &mut Findings::default())?;
        let mut ways = vec![way(Firmware::Bios, self.bios_from_disc(catalog.as_ref())?)];
        for (firmware, path, machine) in UEFI {
            ways.push(way(firmware, self.uefi_from_disc(catalog.as_ref(), path, machine)?));
        }
        Ok(ways)
    }

    fn bytes(&self, at: u64, len: u64) -> Option<Proof> {
        let byte = self.volume.content.absolute(at);
        Some(Proof::Bytes(byte..byte.saturating_add(len)))
    }

    /// Whether a boot image is there and not only zeros.
    fn is_there(&self, entry: &BootEntry) -> Result<bool> {
        let Some(location) = entry.location else { return Ok(false) };
        let head = self.volume.content.read_up_to(location, 2048)?;
        Ok(head.iter().any(|byte| *byte != 0))
    }

    fn bios_from_disc(&self, catalog: Option<&Catalog>) -> Result<Reason> {
        let Some(catalog) = catalog else {
            return Ok((Answer::No, "There is no boot catalog (El Torito).".into(), None));
        };
        let descriptor = self.volume.start.saturating_add(17 * 2048);
        let proof = |entry: &BootEntry| self.bytes(entry.at, 32);
        let of_bios = |entry: &&BootEntry| entry.platform == Platform::Bios && entry.bootable;
        Ok(match catalog.entries.iter().position(|entry| of_bios(&entry)) {
            None => (
                Answer::No,
                "The boot catalog has no bootable entry for BIOS.".into(),
                self.bytes(catalog.range.start, 64),
            ),
            Some(_) if catalog.record_at != descriptor => {
                let reason = "The boot record is not in sector 17, where firmware looks for it.";
                (Answer::No, reason.into(), self.bytes(catalog.record_at, 2048))
            }
            Some(at) => {
                let Some(entry) = catalog.entries.get(at) else { return Ok((Answer::No, String::new(), None)) };
                if !self.is_there(entry)? {
                    (Answer::No, "The boot image for BIOS is missing or empty.".into(), proof(entry))
                } else if at > 0 {
                    let reason =
                        "The entry for BIOS is not the first of the boot catalog: some firmware only looks there.";
                    (Answer::Unknown, reason.into(), proof(entry))
                } else {
                    let emulation = entry.emulation.name();
                    (
                        Answer::Yes,
                        format!("The boot catalog (El Torito) names a boot image for BIOS, {emulation}."),
                        proof(entry),
                    )
                }
            }
        })
    }

    /// The program for UEFI in a boot image.
    fn in_boot_image(&self, number: usize, path: &str) -> Option<Found> {
        let is_it = |entry: &VolumeEntry| match entry {
            VolumeEntry::BootImage { number: own, .. } => usize::try_from(*own).is_ok_and(|own| own == number),
            VolumeEntry::Partition { .. } => false,
        };
        let mut trees = self.fat().filter(|tree| match &tree.view.volume.origin {
            Origin::Inner(inner) => inner.entries.iter().any(is_it),
            _ => false,
        });
        trees.find_map(|tree| tree.file(path))
    }

    fn uefi_from_disc(&self, catalog: Option<&Catalog>, path: &str, machine: Machine) -> Result<Reason> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let Some(catalog) = catalog else {
            let beside = self.evidence.find(path);
            let reason = match beside {
                Some(_) => format!("There is no boot catalog (El Torito) that leads to {name}."),
                None => "There is no boot catalog (El Torito).".into(),
            };
            return Ok((Answer::No, reason, beside));
        };
        let mut other: Option<Reason> = None;
        for (at, entry) in catalog.entries.iter().enumerate().filter(|(_, entry)| entry.bootable) {
            let Some(found) = self.in_boot_image(at.saturating_add(1), path) else { continue };
            let reason = judged(&found, name, machine, "the boot image of the boot catalog (El Torito)")?;
            if entry.platform == Platform::Uefi {
                return Ok(reason);
            }
            let why = format!("{name} is in a boot image that is not marked as one for UEFI: some firmware takes it.");
            other = other.or(Some((Answer::Unknown, why, self.bytes(entry.at, 32))));
        }
        if let Some(reason) = other {
            return Ok(reason);
        }
        let mut of_uefi = catalog.entries.iter().filter(|entry| entry.platform == Platform::Uefi && entry.bootable);
        Ok(match of_uefi.next() {
            None => {
                let proof = self.bytes(catalog.range.start, 64);
                (Answer::No, "The boot catalog has no bootable entry for UEFI.".into(), proof)
            }
            Some(entry) => {
                let is_read = self.fat().any(|tree| match &tree.view.volume.origin {
                    Origin::Inner(inner) => {
                        inner.entries.iter().any(|entry| matches!(entry, VolumeEntry::BootImage { .. }))
                    }
                    _ => false,
                });
                let reason = if is_read {
                    format!("There is no {path} in the boot image for UEFI.")
                } else {
                    "The boot image for UEFI has no FAT file system.".into()
                };
                (Answer::No, reason, self.bytes(entry.at, 32))
            }
        })
    }

    fn stick_ways(&self) -> Result<Vec<BootRoute>> {
        let way =
            |firmware, (answer, reason, proof)| BootRoute { firmware, from: StartedFrom::Stick, answer, reason, proof };
        let mut ways = vec![way(Firmware::Bios, self.bios_from_stick()?)];
        for (firmware, path, machine) in UEFI {
            ways.push(way(firmware, self.uefi_from_stick(path, machine)?));
        }
        Ok(ways)
    }

    fn bios_from_stick(&self) -> Result<Reason> {
        let sector = self.volume.content.read_up_to(0, 512)?;
        let proof = self.bytes(0, 512);
        if sector.get(510..512) != Some(&[0x55, 0xAA]) {
            return Ok((Answer::No, "The first sector is no boot sector: it doesn’t end with 55 AA.".into(), proof));
        }
        let code = sector.get(..440).unwrap_or_default();
        if code.iter().all(|byte| *byte == 0) {
            return Ok((Answer::No, "The first sector has no boot code.".into(), proof));
        }
        if says_no(&sector) {
            return Ok((Answer::No, "The boot code only says that there is nothing to start.".into(), proof));
        }
        let area = SystemArea::read(&self.volume.content, 0)?;
        let target = |at: u64| at.saturating_add(512) <= self.volume.content.len();
        Ok(match area.map(|area| (area.loader, area.target)) {
            Some((SystemLoader::Isohybrid | SystemLoader::Grub2 | SystemLoader::Memtest, Some(at))) if !target(at) => {
                (Answer::No, "The boot sector loads from behind the end of the image.".into(), proof)
            }
            Some((SystemLoader::Isohybrid, _)) => {
                (Answer::Yes, "The boot sector is that of ISOLINUX (isohybrid).".into(), proof)
            }
            Some((SystemLoader::Grub2, _)) => (Answer::Yes, "The boot sector is that of GRUB 2.".into(), proof),
            Some((SystemLoader::Memtest, _)) => (Answer::Yes, "The boot sector is that of Memtest86+.".into(), proof),
            Some((SystemLoader::Grub4Dos, _)) => (Answer::Yes, "The boot sector is that of GRUB4DOS.".into(), proof),
            _ => self.bios_of_partition(proof)?,
        })
    }

    /// The boot code of MBR, which starts the partition that is marked, or code that is not known.
    fn bios_of_partition(&self, proof: Option<Proof>) -> Result<Reason> {
        let tables = self.evidence.image.partitions.iter().filter(|table| table.scheme == Scheme::Mbr);
        let active = tables.flat_map(|table| &table.partitions).find(|partition| partition.bootable);
        let Some(active) = active else {
            return Ok((Answer::Unknown, "Discern doesn’t know the loader of the boot sector.".into(), proof));
        };
        let sector = self.volume.content.read_up_to(active.range.start, 512)?;
        let entry = Some(Proof::Bytes(active.byte..active.byte.saturating_add(16)));
        let is_boot = sector.get(510..512) == Some(&[0x55, 0xAA]) && !says_no(&sector);
        Ok(if is_boot {
            let reason =
                format!("The MBR has boot code, and partition {} is marked and has a boot sector.", active.number);
            (Answer::Yes, reason, entry)
        } else {
            let reason = format!("Partition {} is marked, but has no boot sector.", active.number);
            (Answer::Unknown, reason, entry)
        })
    }

    fn uefi_from_stick(&self, path: &str, machine: Machine) -> Result<Reason> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let mut boot_image = None;
        for tree in self.fat() {
            let Some(found) = tree.file(path) else { continue };
            let place = match &tree.view.volume.origin {
                Origin::Disk(_) => "the FAT file system that the image is".to_owned(),
                Origin::Inner(inner) if inner.volume == 0 => {
                    let is_partition = |entry: &&VolumeEntry| matches!(entry, VolumeEntry::Partition { .. });
                    match inner.entries.iter().find(is_partition) {
                        Some(_) if self.is_table_refused() => {
                            let reason = "The partitions of the MBR overlap: some firmware then ignores the table.";
                            return Ok((Answer::Unknown, reason.into(), self.bytes(446, 64)));
                        }
                        Some(entry) => entry.to_string(),
                        None => {
                            boot_image = Some(found.proof);
                            continue;
                        }
                    }
                }
                _ => continue,
            };
            return judged(&found, name, machine, &place);
        }
        Ok(match boot_image {
            Some(proof) => {
                let reason = format!(
                    "{name} is only in the boot image of the boot catalog, which no partition names: most firmware doesn’t \
                     look there on a stick."
                );
                (Answer::Unknown, reason, Some(proof))
            }
            None if self.evidence.image.partitions.is_empty() && self.fat().next().is_none() => {
                (Answer::No, "There is no partition table.".into(), self.bytes(0, 512))
            }
            None => (Answer::No, format!("No partition with a FAT file system has {path}."), None),
        })
    }

    /// Whether firmware of EDK II refuses the MBR: partitions other than those of type 0 must not overlap
    /// (`PartitionValidMbr`). A GPT comes before it.
    fn is_table_refused(&self) -> bool {
        let tables = || self.evidence.image.partitions.iter();
        if tables().any(|table| table.scheme == Scheme::Gpt) {
            return false;
        }
        let is_counted = |partition: &&Partition| !partition.kind.trim_start_matches("0x").chars().all(|c| c == '0');
        let mbr = tables().filter(|table| table.scheme == Scheme::Mbr).flat_map(|table| &table.partitions);
        let all: Vec<&Partition> = mbr.filter(is_counted).collect();
        all.iter().enumerate().any(|(at, one)| {
            let others = all.get(at.saturating_add(1)..).unwrap_or_default();
            others.iter().any(|other| one.range.start < other.range.end && other.range.start < one.range.end)
        })
    }

    /// Programs for UEFI: those in the folders of `EFI`, and those of Windows next to it.
    fn loaders(&self) -> Vec<LoaderFile> {
        let mut loaders = Vec::new();
        for tree in self.evidence.trees() {
            let mut folders = vec!["EFI".to_owned()];
            let subfolders = tree.list("EFI").into_iter().filter(|entry| entry.kind == Kind::Directory);
            for entry in subfolders {
                let name = format!("EFI/{}", String::from_utf8_lossy(entry.name.as_bytes()));
                folders.push(format!("{name}/BOOT"));
                folders.push(name);
            }
            for folder in folders {
                for entry in tree.list(&folder) {
                    let name = String::from_utf8_lossy(entry.name.as_bytes()).into_owned();
                    let is_program = entry.kind == Kind::File && name.to_ascii_lowercase().ends_with(".efi");
                    if is_program && loaders.len() < LOADERS {
                        loaders.extend(loader(tree, &format!("{folder}/{name}")));
                    }
                }
            }
        }
        loaders
    }
}

fn loader(tree: &Tree<'_>, path: &str) -> Option<LoaderFile> {
    let found = tree.file(path)?;
    let image = PeImage::read(&found.content).ok()??;
    Some(LoaderFile {
        view: tree.view.id.clone(),
        path: format!("/{path}"),
        size: found.entry.size,
        machine: image.machine,
        is_efi: image.is_efi,
    })
}

fn says_no(sector: &[u8]) -> bool {
    NOT_BOOTABLE.iter().any(|text| sector.windows(text.len()).any(|window| window.eq_ignore_ascii_case(text)))
}

/// Whether a file is a program for that processor.
fn judged(found: &Found, name: &str, machine: Machine, place: &str) -> Result<Reason> {
    let proof = Some(found.proof.clone());
    Ok(match PeImage::read(&found.content)? {
        Some(image) if image.machine == machine && image.is_efi => {
            (Answer::Yes, format!("{name} is in {place}."), proof)
        }
        Some(image) if image.is_efi => {
            (Answer::No, format!("{name} in {place} is a program for {}.", image.machine.name()), proof)
        }
        _ => (Answer::No, format!("{name} in {place} is no program for UEFI."), proof),
    })
}

/// Reads all of a program for UEFI.
///
/// # Errors
/// If it cannot be read.
pub(super) fn examine(
    trees: &[Tree<'_>],
    loader: &LoaderFile,
    revoked: Option<&Revocations>,
) -> Result<Option<Examined>> {
    let tree = trees.iter().find(|tree| tree.view.id == loader.view);
    let Some(found) = tree.and_then(|tree| tree.file(loader.path.trim_start_matches('/'))) else { return Ok(None) };
    let Some(image) = PeImage::read(&found.content)?.filter(|_| loader.size <= LOADER_BYTES) else { return Ok(None) };
    let (sha256, signatures) = (image.sha256()?, image.signatures()?);
    let judgment = Judgment::of(revoked, &sha256, &signatures);
    Ok(Some(Examined {
        loader: loader.clone(),
        sha256,
        signatures,
        sbat: image.sbat()?,
        judgment,
        security_version: image.security_version()?,
        least_versions: LeastVersion::all(revoked),
    }))
}
