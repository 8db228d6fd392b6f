//! Changes files in FAT images.

use super::blueprint::Blueprint;
use super::boot_change::NOT_A_FILE;
use crate::boot::el_torito::Emulation;
use crate::bytes::time::Timestamp;
use crate::disc::{Partition, Scheme};
use crate::edit::supply::Supply;
use crate::edit::tree_change::NAME_TAKEN;
use crate::error::{Error, Result};
use crate::fs::fat::{Fat, Item};
use crate::fs::iso9660::write::ImagePlace;
use crate::refusal::Refusal;
use crate::source::Recipe;
use crate::tree::{Body, BodyId, Content, Draft, DraftId};

static ONLY_FILES: Refusal = Refusal {
    code: "EDIT-FAT-ONLY-FILES",
    sentence: "“{0}” can only be replaced if it is a file, and only with a file.",
    advice: "",
};

/// A FAT image inside the image.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum FatImage {
    /// A file.
    File(DraftId, BodyId),
    /// The boot image of an entry.
    Entry(u16),
    /// The partition after the volume with this index.
    Appended(usize),
}

impl Blueprint {
    /// Lists a directory of a FAT image, which is named as in [`Op::FatAdd`](crate::edit::Op::FatAdd).
    ///
    /// # Errors
    /// [`Error::NotFound`] if there is no such image or directory, and the errors of [`Fat::open`].
    pub fn fat_list(&self, image: &str, path: &str) -> Result<Vec<Item>> {
        let image = self.fat_image(image)?;
        Fat::open(self.fat_content(image)?.into_source(), false)?.list(path)
    }

    /// FAT partitions after the volume that no boot entry points to, by number and size in bytes: firmware finds them
    /// through the partition table alone.
    #[must_use]
    pub fn fat_partitions(&self) -> Vec<(u32, u64)> {
        let images = self.options.boot.iter().flat_map(|boot| &boot.images);
        let booted: Vec<u64> = images.filter_map(|image| image.entry.location).collect();
        let mut seen = Vec::new();
        let mut found = Vec::new();
        for number in self.partitions_by_table().map(|partition| partition.number) {
            let Ok(place) = self.partition_behind(number) else { continue };
            let Some(part) = self.appended.get(place).filter(|_| !seen.contains(&place)) else { continue };
            seen.push(place);
            let is_fat = || Fat::open(part.content.clone().into_source(), false).is_ok();
            if !booted.contains(&part.range.start) && is_fat() {
                found.push((number, part.content.len()));
            }
        }
        found
    }

    pub(super) fn fat_add(&mut self, image: &str, path: &str, from: &str, supply: &mut dyn Supply) -> Result<()> {
        self.supply_fat(image, path, from, supply, |there| match there {
            // A folder is merged into an existing folder.
            None | Some((true, true)) => Ok(()),
            Some(_) => Err(NAME_TAKEN.with(&[&path]).into()),
        })
    }

    pub(super) fn fat_replace(&mut self, image: &str, path: &str, from: &str, supply: &mut dyn Supply) -> Result<()> {
        self.supply_fat(image, path, from, supply, |there| match there {
            Some((false, false)) => Ok(()),
            Some(_) => Err(ONLY_FILES.with(&[&path]).into()),
            None => Err(Error::NotFound(format!("“{path}” in the FAT image"))),
        })
    }

    /// Puts a supplied file or folder at a path if `check` permits it. `check` receives whether the existing entry (if
    /// any) and the supplied one are directories.
    fn supply_fat(
        &mut self,
        image: &str,
        path: &str,
        from: &str,
        supply: &mut dyn Supply,
        check: impl FnOnce(Option<(bool, bool)>) -> Result<()>,
    ) -> Result<()> {
        let given = supply.supply(from, &mut self.draft, Draft::ROOT, "given")?;
        self.draft.detach(given);
        let files = self.files_below(given, path);
        let is_directory = matches!(self.draft.node(given).map(|node| &node.content), Some(Content::Directory(_)));
        self.change_fat(image, |fat, time| {
            check(fat.kind(path)?.map(|there| (there, is_directory)))?;
            for (path, data, modified) in files {
                match data {
                    Some(data) => fat.write(&path, &data, modified.unwrap_or(time))?,
                    None => fat.make(&path, modified.unwrap_or(time))?,
                }
            }
            Ok(())
        })
    }

    /// A node and everything below it, with paths in the FAT image: files have data, directories none. Links and
    /// devices are left out, since FAT can't record them.
    fn files_below(&self, given: DraftId, path: &str) -> Vec<(String, Option<Recipe>, Option<Timestamp>)> {
        let mut found = Vec::new();
        let mut left = vec![(given, path.to_owned())];
        while let Some((id, path)) = left.pop() {
            let Some(node) = self.draft.node(id) else { continue };
            let data = match &node.content {
                Content::File(body) => self.draft.body(*body).map(|body| body.recipe.clone()),
                Content::Directory(children) => {
                    let child = |id: &DraftId| {
                        let name = self.draft.node(*id).map(|node| self.draft.text(node.name()))?;
                        Some((*id, format!("{}/{name}", path.trim_end_matches('/'))))
                    };
                    left.extend(children.iter().rev().filter_map(child));
                    None
                }
                _ => continue,
            };
            found.push((path, data, node.times().modified));
        }
        found
    }

    /// Changes a FAT image; if that fails, it stays as it was.
    pub(super) fn change_fat(
        &mut self,
        image: &str,
        change: impl FnOnce(&mut Fat, Timestamp) -> Result<()>,
    ) -> Result<()> {
        let image = self.fat_image(image)?;
        let mut fat = Fat::open(self.fat_content(image)?.into_source(), self.may_grow(image))?;
        change(&mut fat, self.options.dates.modification)?;
        let recipe = fat.finish()?;
        self.give_fat(image, recipe)
    }

    fn fat_image(&self, image: &str) -> Result<FatImage> {
        if let Ok(entry) = image.parse() {
            self.boot_image(entry)?;
            return Ok(FatImage::Entry(entry));
        }
        if let Some(number) = image.strip_prefix("partition ").and_then(|number| number.parse().ok()) {
            return self.partition_behind(number).map(FatImage::Appended);
        }
        let id = self.draft.find(image)?;
        match self.draft.node(id).map(|node| node.content.clone()) {
            Some(Content::File(body)) => Ok(FatImage::File(id, body)),
            _ => Err(NOT_A_FILE.with(&[&image]).into()),
        }
    }

    /// All partitions. If several tables have the same numbers, GPT takes precedence, since tools show it first.
    fn partitions_by_table(&self) -> impl Iterator<Item = &Partition> {
        let order = |scheme| self.tables.iter().filter(move |table| table.scheme == scheme);
        let tables = order(Scheme::Gpt).chain(order(Scheme::Mbr)).chain(order(Scheme::Apple));
        tables.flat_map(|table| &table.partitions)
    }

    fn partition_behind(&self, number: u32) -> Result<usize> {
        let partitions = self.partitions_by_table().filter(|partition| partition.number == number);
        let place = |start| self.appended.iter().position(|part| part.range.start == start);
        let found = partitions.into_iter().find_map(|partition| place(partition.range.start));
        found.ok_or_else(|| Error::NotFound(format!("partition {number} behind the volume")))
    }

    fn fat_content(&self, image: FatImage) -> Result<Recipe> {
        let recipe = match image {
            FatImage::Entry(entry) => return self.image_content(entry),
            FatImage::File(_, body) => self.draft.body(body).map(|body| &body.recipe),
            FatImage::Appended(place) => self.appended.get(place).map(|part| &part.content),
        };
        recipe.cloned().ok_or_else(|| Error::NotFound("FAT image".into()))
    }

    /// An emulated floppy disk keeps its size.
    fn may_grow(&self, image: FatImage) -> bool {
        let is_it = |place: ImagePlace, body: BodyId| place == ImagePlace::Body(body);
        let mut images = self.options.boot.iter().flat_map(|boot| &boot.images).zip(1_u16..);
        !images.any(|(boot, number)| {
            boot.entry.emulation != Emulation::None
                && match image {
                    FatImage::Entry(entry) => entry == number,
                    FatImage::File(_, body) => is_it(boot.place, body),
                    FatImage::Appended(_) => false,
                }
        })
    }

    fn give_fat(&mut self, image: FatImage, recipe: Recipe) -> Result<()> {
        match image {
            FatImage::Entry(entry) => self.give_image(entry, recipe),
            FatImage::Appended(place) => {
                self.give_behind(place, &recipe);
                Ok(())
            }
            FatImage::File(_, body) if self.is_boot_image(body) => {
                self.give_file(body, recipe);
                Ok(())
            }
            // Another file with the same data keeps it.
            FatImage::File(id, _) => {
                let body = self.draft.add_body(Body { recipe, ..Body::default() })?;
                if let Some(node) = self.draft.node_mut(id) {
                    node.content = Content::File(body);
                }
                Ok(())
            }
        }
    }
}
