//! A view of the boot catalog: the catalog and each boot image as a file, whether or not a directory lists them.

use std::cell::OnceCell;
use std::collections::VecDeque;
use std::ops::Range;
use std::rc::Rc;

use super::{FileSystem, FileSystemKind, Label, Mounter, Structure, Usage, ViewKind, Views};
use crate::boot::el_torito::{BootEntry, Catalog, Emulation, Platform};
use crate::boot::image::{self, SizeFrom};
use crate::boot::info_table::{self, InfoTable};
use crate::boot::system_area::SystemArea;
use crate::disc::{Disc, SECTOR_SIZE, Volume};
use crate::error::{Error, Result};
use crate::facts::Facts;
use crate::findings::{Anomaly, Findings, Severity};
use crate::part::Part;
use crate::source::Recipe;
use crate::tree::{Entry, Kind, Name, NodeId};

/// Format record of El Torito.
pub static EL_TORITO: FileSystemKind =
    FileSystemKind { id: "el-torito", name: "El Torito", endings: &[], part: Part::Core, probe };

/// Mounter of its views.
pub static MOUNTER: Mounter = Mounter { kind: &EL_TORITO, mount };

static INFO_TABLE: Anomaly = Anomaly {
    code: "BOOT-INFO-TABLE",
    severity: Severity::Warning,
    structure: "Boot info table",
    meaning: "The boot image was changed after the table was written. The loader may refuse to start.",
    clause: None,
};

/// Maximum number of directories searched for the files of boot images, which are near the root on all known discs.
const DIRECTORIES: usize = 256;

const ROOT: NodeId = NodeId(0);
const CATALOG: NodeId = NodeId(1);
/// Node of the first boot image; the others follow.
const FIRST_IMAGE: u64 = 2;

fn probe(volume: &Volume) -> Result<bool> {
    Catalog::is_present(volume)
}

fn mount(_: &Disc, volume: &Volume, before: &[Rc<dyn FileSystem>], findings: &mut Findings) -> Result<Views> {
    let Some(catalog) = Catalog::read(volume, findings)? else { return Ok(Views::new()) };
    let system_area = SystemArea::read(&volume.content, volume.start)?;
    if let Some(area) = &system_area {
        let bios = catalog.entries.iter().filter(|entry| entry.platform == Platform::Bios);
        area.check(&bios.map(|entry| entry.sector).collect::<Vec<_>>(), findings);
    }
    let files = before.iter().max_by_key(|view| view.preference()).cloned();
    let label = Label {
        volume: files.as_ref().map(|files| files.label().volume.clone()).unwrap_or_default(),
        block_size: u32::try_from(SECTOR_SIZE).unwrap_or(2048),
        size: volume.content.len(),
        ..Label::default()
    };
    Ok(vec![Rc::new(View { volume: volume.clone(), catalog, system_area, files, label, images: OnceCell::new() })])
}

/// The catalog and its images.
struct View {
    volume: Volume,
    catalog: Catalog,
    system_area: Option<SystemArea>,
    /// The preferred view of the files on the same volume.
    files: Option<Rc<dyn FileSystem>>,
    label: Label,
    /// Found on the first request, since that takes a search of directories.
    images: OnceCell<Vec<Image>>,
}

/// The boot image of an entry.
struct Image {
    size: u64,
    from: SizeFrom,
    /// Path and size of the file that begins at the same byte.
    file: Option<(String, u64)>,
}

impl View {
    fn images(&self) -> Result<&[Image]> {
        if let Some(images) = self.images.get() {
            return Ok(images);
        }
        let (files, starts) = self.match_files();
        let mut images = Vec::new();
        for (entry, file) in self.catalog.entries.iter().zip(files) {
            let next = entry.location.and_then(|location| starts.iter().filter(|start| **start > location).min());
            let next = next.copied().unwrap_or(self.volume.content.len());
            let size = file.as_ref().map(|(_, size)| *size);
            let (size, from) = image::size(&self.volume, entry, size, next)?;
            images.push(Image { size, from, file });
        }
        Ok(self.images.get_or_init(|| images))
    }

    /// Finds the file of each image, and the first bytes of all files on the way: breadth first, until all images are
    /// found.
    fn match_files(&self) -> (Vec<Option<(String, u64)>>, Vec<u64>) {
        let entries = &self.catalog.entries;
        let mut found: Vec<Option<(String, u64)>> = vec![None; entries.len()];
        let mut starts = vec![self.catalog.range.start];
        starts.extend(entries.iter().filter_map(|entry| entry.location));
        let Some(files) = &self.files else { return (found, starts) };
        let mut directories = VecDeque::from([(String::new(), files.root())]);
        for _ in 0..DIRECTORIES {
            let Some((path, directory)) = directories.pop_front() else { break };
            // Findings about the directory are reported when its own view lists it.
            let listed = files.list(directory, &mut Findings::default()).unwrap_or_default();
            for entry in listed {
                let path = format!("{path}/{}", String::from_utf8_lossy(entry.name.as_bytes()));
                let Some(location) = entry.location else { continue };
                starts.push(location);
                match entry.kind {
                    Kind::Directory => directories.push_back((path, entry.node)),
                    Kind::File if entry.size > 0 && !entry.flags.packed => {
                        let same = entries.iter().zip(&mut found);
                        for (_, found) in same.filter(|(boot, _)| boot.location == Some(location)) {
                            found.get_or_insert_with(|| (path.clone(), entry.size));
                        }
                    }
                    _ => {}
                }
            }
            if found.iter().all(Option::is_some) {
                break;
            }
        }
        (found, starts)
    }

    /// The file of the catalog, which most discs have.
    fn catalog_sectors(&self) -> Range<u64> {
        let Range { start, end } = self.catalog.range;
        start..end.checked_next_multiple_of(SECTOR_SIZE).unwrap_or(end)
    }

    fn image(&self, node: NodeId) -> Result<(&BootEntry, &Image)> {
        let index = node.0.checked_sub(FIRST_IMAGE).and_then(|index| usize::try_from(index).ok());
        let entry = index.and_then(|index| Some((self.catalog.entries.get(index)?, self.images().ok()?.get(index)?)));
        entry.ok_or_else(|| Error::NotFound("such boot image".into()))
    }

    fn range(&self, node: NodeId) -> Result<Range<u64>> {
        if node == CATALOG {
            return Ok(self.catalog_sectors());
        }
        let (entry, image) = self.image(node)?;
        let start = entry.location.unwrap_or(0);
        Ok(start..start.saturating_add(image.size))
    }

    fn entry(&self, node: NodeId, name: String) -> Result<Entry> {
        let range = self.range(node)?;
        let size = range.end.saturating_sub(range.start);
        let absent = node != CATALOG && self.image(node)?.0.location.is_none();
        Ok(Entry {
            size,
            missing: range.end.saturating_sub(self.volume.content.len()).min(size),
            location: (!absent && size > 0).then_some(range.start),
            ..Entry::new(node, Name::Text(name), Kind::File)
        })
    }

    fn check_info_table(&self, entry: &BootEntry, findings: &mut Findings) -> Result<()> {
        let content = &self.volume.content;
        let Some(location) = entry.location.filter(|_| entry.emulation == Emulation::None) else { return Ok(()) };
        let Some(table) = InfoTable::read(&self.volume, entry)? else { return Ok(()) };
        if let Some(sum) = table.sum_of(content, location)?.filter(|sum| *sum != table.sum) {
            let place = content.absolute(location.saturating_add(20));
            findings.add(&INFO_TABLE, place, format!("{sum:#010x}"), format!("{:#010x}", table.sum));
        }
        Ok(())
    }

    fn entry_facts(&self, node: NodeId) -> Result<Facts> {
        let (entry, image) = self.image(node)?;
        let content = &self.volume.content;
        let mut facts = entry.facts(content);
        facts.title = format!("Boot entry {} ({})", number(node), entry.platform);
        facts.add("Size", format!("{} bytes, from {}", image.size, image.from.name()));
        if let Some((path, _)) = &image.file {
            facts.add("File", path.clone());
        }
        if let Some(table) = InfoTable::read(&self.volume, entry)? {
            facts.add("Boot info table", format!("{} bytes, sum {:#010x}", table.length, table.sum));
        }
        if info_table::has_grub2_pointer(content, entry)? {
            facts.add("GRUB 2 pointer", "to this image");
        }
        Ok(facts)
    }

    fn nodes(&self) -> impl Iterator<Item = (NodeId, &BootEntry)> {
        (FIRST_IMAGE..).map(NodeId).zip(&self.catalog.entries)
    }
}

/// Number of an entry, as tools count: the initial entry is number 1.
const fn number(node: NodeId) -> u64 {
    node.0.saturating_sub(FIRST_IMAGE).saturating_add(1)
}

/// `1-BIOS-no-emulation.img`, `2-UEFI.img`.
fn file_name(node: NodeId, entry: &BootEntry) -> String {
    let platform = entry.platform.name().replace(' ', "-");
    let emulation = match (entry.platform, entry.emulation) {
        (Platform::Uefi, Emulation::None) => String::new(),
        (_, emulation) => format!("-{}", emulation.name().replace(' ', "-")),
    };
    format!("{}-{platform}{emulation}.img", number(node))
}

impl FileSystem for View {
    fn kind(&self) -> ViewKind {
        ViewKind::Boot
    }

    fn label(&self) -> &Label {
        &self.label
    }

    fn root(&self) -> NodeId {
        ROOT
    }

    fn list(&self, directory: NodeId, findings: &mut Findings) -> Result<Vec<Entry>> {
        if directory != ROOT {
            return Err(Error::NotFound("such directory".into()));
        }
        let mut entries = vec![self.entry(CATALOG, "catalog.bin".into())?];
        for (node, boot) in self.nodes() {
            self.check_info_table(boot, findings)?;
            entries.push(self.entry(node, file_name(node, boot))?);
        }
        Ok(entries)
    }

    fn body(&self, file: NodeId) -> Result<Recipe> {
        Ok(Recipe::of(&self.volume.content, self.range(file)?))
    }

    fn extents(&self, node: NodeId) -> Result<Vec<Range<u64>>> {
        let range = self.range(if node == ROOT { CATALOG } else { node })?;
        Ok(if range.is_empty() { Vec::new() } else { std::iter::once(range).collect() })
    }

    fn details(&self, node: NodeId) -> Result<Vec<Facts>> {
        Ok(vec![match node {
            ROOT | CATALOG => self.catalog.facts(&self.volume.content),
            _ => self.entry_facts(node)?,
        }])
    }

    fn facts(&self) -> Vec<Facts> {
        let entries = self.nodes().filter_map(|(node, _)| self.entry_facts(node).ok());
        let area = self.system_area.iter().map(SystemArea::facts);
        std::iter::once(self.catalog.facts(&self.volume.content)).chain(entries).chain(area).collect()
    }

    fn structures(&self) -> Vec<Structure> {
        let catalog = self.catalog_sectors();
        let mut structures = vec![Structure { usage: Usage::Boot, name: "Boot Catalog", range: catalog }];
        for (node, entry) in self.nodes() {
            let Some(range) = entry.location.and_then(|_| self.range(node).ok()) else { continue };
            structures.push(Structure { usage: Usage::Boot, name: "Boot Image", range });
        }
        structures
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disc::Origin;
    use crate::source::Source;

    /// Files that a directory names: sector, name, size; and directories: sector, name, what is in them.
    struct Files {
        label: Label,
        directories: Vec<Vec<(u64, &'static str, Kind, u64)>>,
    }

    impl FileSystem for Files {
        fn kind(&self) -> ViewKind {
            ViewKind::Iso9660
        }

        fn label(&self) -> &Label {
            &self.label
        }

        fn root(&self) -> NodeId {
            NodeId(0)
        }

        fn list(&self, directory: NodeId, _: &mut Findings) -> Result<Vec<Entry>> {
            let listed = self.directories.get(usize::try_from(directory.0).unwrap()).unwrap().iter();
            Ok(listed
                .map(|(sector, name, kind, number)| Entry {
                    size: if *kind == Kind::File { *number } else { 0 },
                    location: Some(sector * SECTOR_SIZE),
                    ..Entry::new(NodeId(*number), Name::Text((*name).into()), *kind)
                })
                .collect())
        }

        fn body(&self, _: NodeId) -> Result<Recipe> {
            Ok(Recipe::default())
        }

        fn extents(&self, _: NodeId) -> Result<Vec<Range<u64>>> {
            Ok(Vec::new())
        }

        fn details(&self, _: NodeId) -> Result<Vec<Facts>> {
            Ok(Vec::new())
        }

        fn facts(&self) -> Vec<Facts> {
            Vec::new()
        }

        fn structures(&self) -> Vec<Structure> {
            Vec::new()
        }
    }

    /// A catalog in sector 20: BIOS image in sector 30, UEFI image in sector 40, another in sector 50.
    fn volume() -> Volume {
        let mut bytes = vec![0; 64 * 2048];
        let mut put = |at: usize, what: &[u8]| bytes[at..at + what.len()].copy_from_slice(what);
        put(16 * 2048, b"\x01CD001\x01");
        put(17 * 2048, b"\0CD001\x01EL TORITO SPECIFICATION");
        put(17 * 2048 + 71, &[20]);
        put(20 * 2048, &[1]);
        put(20 * 2048 + 28, &[0xAA, 0x55, 0x55, 0xAA]);
        put(20 * 2048 + 32, &[0x88, 0, 0, 0, 0, 0, 4, 0, 30]);
        put(20 * 2048 + 64, &[0x91, 0xEF, 2, 0]);
        put(20 * 2048 + 96, &[0x88, 0, 0, 0, 0, 0, 0, 0, 40]);
        put(20 * 2048 + 128, &[0, 0, 0, 0, 0, 0, 0, 0, 50]);
        Volume { origin: Origin::Session(1), content: Source::from_bytes(bytes), start: 0 }
    }

    fn view(volume: &Volume, before: &[Rc<dyn FileSystem>]) -> (Rc<dyn FileSystem>, Findings) {
        let mut findings = Findings::default();
        let disc = Disc::new(crate::disc::Medium::Cd, Vec::new());
        assert!(probe(volume).unwrap());
        let views = mount(&disc, volume, before, &mut findings).unwrap();
        (views[0].clone(), findings)
    }

    fn listed(view: &dyn FileSystem, findings: &mut Findings) -> Vec<(String, u64)> {
        let text = |entry: &Entry| String::from_utf8_lossy(entry.name.as_bytes()).into_owned();
        view.list(ROOT, findings).unwrap().iter().map(|entry| (text(entry), entry.size)).collect()
    }

    #[test]
    fn images_are_files_of_their_true_size() {
        let directories = vec![
            vec![(21, "readme", Kind::File, 10), (22, "boot", Kind::Directory, 1), (23, "boot", Kind::Directory, 1)],
            vec![(30, "loader.bin", Kind::File, 5000), (44, "kernel", Kind::File, 9)],
        ];
        let files: Rc<dyn FileSystem> = Rc::new(Files { label: Label::default(), directories });
        let (view, mut findings) = view(&volume(), &[files]);
        let expected = [
            ("catalog.bin", 2048),
            ("1-BIOS-no-emulation.img", 5000),
            // Up to the kernel; the last one up to the end.
            ("2-UEFI.img", 4 * 2048),
            ("3-UEFI.img", 14 * 2048),
        ];
        assert_eq!(listed(view.as_ref(), &mut findings), expected.map(|(name, size)| (name.to_owned(), size)));
        assert!(findings.kept().is_empty());
        assert_eq!(view.extents(NodeId(2)).unwrap(), std::iter::once(30 * 2048..30 * 2048 + 5000).collect::<Vec<_>>());
        let facts = view.details(NodeId(2)).unwrap();
        assert!(facts[0].lines.iter().any(|line| line.label == "File" && line.value == "/boot/loader.bin"));
        assert!(view.body(NodeId(9)).is_err() && view.list(CATALOG, &mut findings).is_err());
    }

    #[test]
    fn a_circle_of_directories_ends() {
        let directories = vec![vec![(22, "again", Kind::Directory, 0)]];
        let files: Rc<dyn FileSystem> = Rc::new(Files { label: Label::default(), directories });
        let (view, mut findings) = view(&volume(), &[files]);
        assert_eq!(listed(view.as_ref(), &mut findings)[1].1, 10 * 2048);
    }

    #[test]
    fn a_changed_loader_is_a_finding() {
        let volume = volume();
        let mut bytes = volume.content.read_up_to(0, 64 * 2048).unwrap();
        bytes[30 * 2048 + 8..][..16].copy_from_slice(&[16, 0, 0, 0, 30, 0, 0, 0, 72, 0, 0, 0, 7, 0, 0, 0]);
        bytes[30 * 2048 + 64] = 7;
        for (last, expected) in [(0, None), (1, Some(("BOOT-INFO-TABLE", 30 * 2048 + 20)))] {
            bytes[30 * 2048 + 71] = last;
            let volume = Volume { content: Source::from_bytes(bytes.clone()), ..volume.clone() };
            let (view, mut findings) = view(&volume, &[]);
            assert_eq!(listed(view.as_ref(), &mut findings)[1].1, 72);
            let found = findings.kept().first().map(|finding| (finding.anomaly.code, finding.byte));
            assert_eq!(found, expected);
        }
    }
}
