//! Warns of edits that remove files or entries needed for booting.

use std::rc::Rc;

use super::blueprint::Blueprint;
use super::boot_files::{BootFiles, Folded, Needed, NeededBy, body_of, named, parent};
use super::decision::{Decision, Outcome};
use crate::boot::el_torito::Platform;
use crate::boot::files::{BootFile, Role, boot_files};
use crate::fs::fat::Fat;
use crate::source::Recipe;
use crate::tree::{Draft, DraftId};

/// FileOutcome of a file.
enum FileOutcome {
    Stays,
    Removed,
    Moved(String),
    Emptied,
}

impl Blueprint {
    /// Records the files needed for booting, for comparisons after changes.
    pub(super) fn remember_boot_files(&mut self) {
        let numbers = self.options.boot.iter().flat_map(|boot| &boot.images).zip(1_u16..).map(|(_, number)| number);
        let images = numbers.map(|number| self.image_content(number).unwrap_or_default()).collect();
        let (base, boot) = (self.draft.clone(), self.options.boot.clone());
        self.boot_files = Rc::new(BootFiles::new(base, boot, images));
    }

    /// Platforms with an entry of the boot catalog that firmware may start, each once.
    #[must_use]
    pub fn boots(&self) -> Vec<Platform> {
        let mut platforms = Vec::new();
        for image in self.options.boot.iter().flat_map(|boot| &boot.images).filter(|image| image.entry.bootable) {
            if !platforms.contains(&image.entry.platform) {
                platforms.push(image.entry.platform);
            }
        }
        platforms
    }

    /// Finds the files needed for booting ahead of the first change, which is compared with them.
    pub fn find_boot_files(&self) {
        self.boot_files.found();
    }

    /// Warnings about changes after which the image no longer boots, or boots differently. Unreadable parts give no
    /// warning: the build reports what is wrong with them.
    #[must_use]
    pub fn boot_warnings(&self) -> Vec<Decision> {
        let mut warnings = self.entry_warnings();
        let draft = &self.draft;
        let before = &self.boot_files;
        let (nodes, bodies) = draft.changed_since(&before.base);
        if nodes.is_empty() && bodies.is_empty() {
            return warnings;
        }
        let mut modules: Vec<(&'static str, String, Vec<String>)> = Vec::new();
        for needed in before.found() {
            let fate = fate(draft, &before.base, needed);
            if matches!(fate, FileOutcome::Stays) {
                continue;
            }
            match &needed.by {
                NeededBy::Loader(file) if file.role == Role::Module && matches!(fate, FileOutcome::Removed) => {
                    let directory = parent(&needed.path).to_owned();
                    let is_same = |(loader, other, _): &&mut (&'static str, String, Vec<String>)| {
                        *loader == file.loader && *other == directory
                    };
                    match modules.iter_mut().find(is_same) {
                        Some((_, _, paths)) => paths.push(needed.path.clone()),
                        None => modules.push((file.loader, directory, vec![needed.path.clone()])),
                    }
                }
                NeededBy::Loader(file) => warnings.push(self.told(needed, &fate, file)),
                NeededBy::Configuration(by) => {
                    if let Some(name) = self.still_named(*by, &needed.path) {
                        let why = format!("{}: “{name}” names it, and what it is for doesn't start", fate.words());
                        warnings.push(warning(&needed.path, why));
                    }
                }
            }
        }
        for (loader, directory, paths) in modules {
            warnings.push(match paths.as_slice() {
                [path] => warning(path, format!("was removed: {loader} reads it, and stops without it")),
                paths => Decision::new(
                    Outcome::Warning,
                    format!("{} modules of {loader} in “{directory}”", paths.len()),
                    "were removed: it reads them when it needs them, and stops without them",
                ),
            });
        }
        warnings.extend(self.dangling());
        warnings
    }

    fn told(&self, needed: &Needed, fate: &FileOutcome, file: &BootFile) -> Decision {
        let became = fate.words();
        let body = body_of(&self.boot_files.base, needed.id);
        if matches!(fate, FileOutcome::Removed) && body.is_some_and(|body| self.is_boot_image(body)) {
            let why = "was removed from its folder, but stays in the image, since the boot catalog points to it";
            return warning(&needed.path, why.to_owned());
        }
        let loader = file.loader;
        let meaning = match file.role {
            Role::Loader if loader == "UEFI" => {
                "UEFI starts it from a stick that the files were copied to, and finds nothing without it".to_owned()
            }
            Role::Loader => format!("{loader} doesn't start without it"),
            Role::Configuration => format!("without it {loader} has no menu, and starts nothing by itself"),
            Role::Module => format!("{loader} reads it, and stops without it"),
            Role::BootImage => "firmware reads the loader from it, and finds nothing without it".to_owned(),
            Role::System => format!("{loader} looks for it, and doesn't start without it"),
        };
        warning(&needed.path, format!("{became}: {meaning}"))
    }

    /// Path of a configuration that still names a file; `None` if the configuration is gone, or no longer names the
    /// file.
    fn still_named(&self, by: DraftId, path: &str) -> Option<String> {
        let base = &self.boot_files.base;
        let name = base.path(by);
        let now = self.draft.find(&name).ok()?;
        let is_same = body_of(&self.draft, now) == body_of(base, by);
        let is_named = || named(&self.draft, now).iter().any(|(named, _)| named.eq_ignore_ascii_case(path));
        (is_same || is_named()).then_some(name)
    }

    /// Missing files that replaced configurations name.
    fn dangling(&self) -> Vec<Decision> {
        let base = &self.boot_files.base;
        let mut warnings = Vec::new();
        let is_replaced = |needed: &&Needed| {
            let is_configuration = matches!(&needed.by, NeededBy::Loader(BootFile { role: Role::Configuration, .. }));
            let now = self.draft.find(&needed.path).ok().map(|now| body_of(&self.draft, now));
            is_configuration && now.is_some_and(|now| now != body_of(base, needed.id))
        };
        let (mut before, mut after) = (Folded::new(base), Folded::new(&self.draft));
        for needed in self.boot_files.found().iter().filter(is_replaced) {
            let Ok(now) = self.draft.find(&needed.path) else { continue };
            for (path, _) in named(&self.draft, now) {
                if before.find(&path).is_none() && after.find(&path).is_none() {
                    let why = format!("names “{path}”, which isn't in the image: what it is for doesn't start");
                    warnings.push(warning(&needed.path, why));
                }
            }
        }
        warnings
    }

    /// Warnings about boot entries, and about loaders in the FAT file systems that they point to.
    fn entry_warnings(&self) -> Vec<Decision> {
        let mut warnings = Vec::new();
        let before = &self.boot_files;
        let now = || self.options.boot.iter().flat_map(|boot| &boot.images).zip(1_u16..);
        let old = before.boot.iter().flat_map(|boot| &boot.images).zip(&before.images).zip(1_u32..);
        for ((image, content), number) in old.filter(|((image, _), _)| image.entry.bootable) {
            let platform = image.entry.platform;
            let what = format!("Boot entry {number} ({})", platform.name());
            let same = now().find(|(new, _)| new.place == image.place && new.entry.at == image.entry.at);
            let Some((new, place)) = same.filter(|(new, _)| new.entry.bootable) else {
                let became = if same.is_some() { "may no longer be started" } else { "was removed" };
                let others = now().any(|(new, _)| new.entry.bootable && new.entry.platform == platform);
                let meaning = match others {
                    true => format!("firmware for {} starts another entry", platform.name()),
                    false => format!("nothing is left that {} starts from a disc", platform.name()),
                };
                warnings.push(Decision::new(Outcome::Warning, what, format!("{became}: {meaning}")));
                continue;
            };
            if new.entry.platform != platform && !now().any(|(new, _)| new.entry.platform == platform) {
                let why = format!(
                    "is for {} now: nothing is left that {} starts from a disc",
                    new.entry.platform.name(),
                    platform.name()
                );
                warnings.push(Decision::new(Outcome::Warning, what.clone(), why));
            }
            let changed = self.image_content(place).unwrap_or_default();
            if !changed.is_same(content) {
                warnings.extend(lost_in_fat(&what, content, &changed));
            }
        }
        warnings
    }
}

impl FileOutcome {
    fn words(&self) -> String {
        match self {
            Self::Stays => String::new(),
            Self::Removed => "was removed".to_owned(),
            Self::Moved(to) => format!("is now “{to}”"),
            Self::Emptied => "is empty now".to_owned(),
        }
    }
}

fn warning(path: &str, why: String) -> Decision {
    Decision::new(Outcome::Warning, format!("File “{path}”"), why)
}

/// FileOutcome of a file in an edited tree.
fn fate(draft: &Draft, base: &Draft, needed: &Needed) -> FileOutcome {
    let is_attached = draft.is_attached(needed.id);
    let here = if is_attached && draft.path(needed.id) == needed.path {
        Some(needed.id)
    } else {
        draft.find(&needed.path).ok().filter(|id| draft.node(*id).is_some_and(|node| !node.is_directory()))
    };
    match here {
        Some(here) => {
            let is_empty = |draft: &Draft, id| {
                body_of(draft, id).and_then(|body| draft.body(body)).is_some_and(|body| body.recipe.is_empty())
            };
            if is_empty(draft, here) && !is_empty(base, needed.id) { FileOutcome::Emptied } else { FileOutcome::Stays }
        }
        None if is_attached => FileOutcome::Moved(draft.path(needed.id)),
        None => FileOutcome::Removed,
    }
}

/// Warnings about loaders and configurations that a FAT image no longer has.
fn lost_in_fat(what: &str, before: &Recipe, after: &Recipe) -> Vec<Decision> {
    let Ok(mut before) = Fat::open(before.clone().into_source(), false) else { return Vec::new() };
    let had = in_fat(&mut before);
    if had.is_empty() {
        return Vec::new();
    }
    let Ok(mut after) = Fat::open(after.clone().into_source(), false) else {
        let why = "has no FAT file system any more: firmware finds no loader in it";
        return vec![Decision::new(Outcome::Warning, what, why)];
    };
    let mut warnings = Vec::new();
    for (path, file) in had {
        if after.kind(&path).ok().flatten() == Some(false) {
            continue;
        }
        let why = match file.role {
            Role::Configuration => {
                format!("was removed: without it {} has no menu, and starts nothing by itself", file.loader)
            }
            Role::Loader if file.loader == "UEFI" => {
                "was removed: UEFI looks for it, or it starts the next loader".to_owned()
            }
            _ => format!("was removed: {} doesn't start without it", file.loader),
        };
        warnings.push(Decision::new(Outcome::Warning, format!("{what}: file “{path}”"), why));
    }
    warnings
}

/// The files in a FAT image that loaders need. An unreadable directory counts as empty.
fn in_fat(fat: &mut Fat) -> Vec<(String, BootFile)> {
    let mut found: Vec<(String, BootFile)> = Vec::new();
    let mut listed: Vec<(&'static str, Vec<String>)> = Vec::new();
    for file in boot_files() {
        if listed.iter().all(|(directory, _)| *directory != file.directory) {
            let items = fat.list(&format!("/{}", file.directory)).unwrap_or_default();
            let names = items.into_iter().filter(|item| !item.is_directory).map(|item| item.name).collect();
            listed.push((file.directory, names));
        }
        let names = listed.iter().find(|(directory, _)| *directory == file.directory).map(|(_, names)| names);
        for name in names.into_iter().flatten().filter(|name| file.is_named(name)) {
            let path =
                if file.directory.is_empty() { format!("/{name}") } else { format!("/{}/{name}", file.directory) };
            if found.iter().all(|(other, _)| *other != path) {
                found.push((path, file));
            }
        }
    }
    found
}
