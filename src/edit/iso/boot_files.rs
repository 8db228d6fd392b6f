//! Files needed for booting: boot images, loaders, their configuration and modules, and files named in configurations.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashSet;

use crate::boot::configuration::Language;
use crate::boot::files::{BootFile, Role, boot_files};
use crate::fs::iso9660::write::Boot;
use crate::limits;
use crate::order::sort;
use crate::source::Recipe;
use crate::tree::{BodyId, Content, Draft, DraftId, Lookup};

/// The tree and the boot entries before any change, and the files needed for booting.
#[derive(Debug, Default)]
pub(super) struct BootFiles {
    pub(super) base: Draft,
    pub(super) boot: Option<Boot>,
    /// Content of each boot image.
    pub(super) images: Vec<Recipe>,
    /// Filled on first need: an image that is only repacked needs none.
    found: OnceCell<Vec<Needed>>,
}

/// A file needed for booting.
#[derive(Debug)]
pub(super) struct Needed {
    pub(super) id: DraftId,
    pub(super) path: String,
    pub(super) by: NeededBy,
}

/// The reason why a file is needed.
#[derive(Debug)]
pub(super) enum NeededBy {
    /// A loader.
    Loader(BootFile),
    /// A configuration, by its node.
    Configuration(DraftId),
}

impl BootFiles {
    pub(super) fn new(base: Draft, boot: Option<Boot>, images: Vec<Recipe>) -> Self {
        Self { base, boot, images, found: OnceCell::new() }
    }

    /// All needed files.
    pub(super) fn found(&self) -> &[Needed] {
        self.found.get_or_init(|| needed(&self.base))
    }
}

/// Path of the folder that contains a path.
pub(super) fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}

/// The data of a file.
pub(super) fn body_of(draft: &Draft, id: DraftId) -> Option<BodyId> {
    match draft.node(id)?.content {
        Content::File(body) => Some(body),
        _ => None,
    }
}

/// The node at a path, ignoring case, as loaders do on ISO 9660.
pub(super) fn find_ignoring_case(draft: &Draft, path: &str) -> Option<DraftId> {
    let mut at = Draft::ROOT;
    for part in path.split('/').filter(|part| !part.is_empty()) {
        at = match draft.child(at, part) {
            Some(child) => child,
            None => {
                let is_it = |id: &&DraftId| {
                    draft.node(**id).is_some_and(|node| draft.text(node.name()).eq_ignore_ascii_case(part))
                };
                draft.children(at).iter().find(is_it).copied()?
            }
        };
    }
    Some(at)
}

/// Looks up names in a tree ignoring case, listing each folder once.
pub(super) struct Folded<'a> {
    draft: &'a Draft,
    names: Lookup<DraftId>,
}

impl<'a> Folded<'a> {
    pub(super) fn new(draft: &'a Draft) -> Self {
        Self { draft, names: Lookup::default() }
    }

    fn list(&mut self, directory: DraftId) {
        if self.names.has(directory) {
            return;
        }
        let children = self.draft.children(directory);
        self.names.begin(directory, children.len());
        for (id, node) in children.iter().filter_map(|id| Some((*id, self.draft.node(*id)?))) {
            self.names.add(directory, &in_lower_case(self.draft.text(node.name())), id);
        }
    }

    fn child(&mut self, directory: DraftId, name: &str) -> Option<DraftId> {
        self.list(directory);
        let draft = self.draft;
        let is_named = |id| draft.node(id).is_some_and(|node| draft.text(node.name()).eq_ignore_ascii_case(name));
        self.names.find(directory, &in_lower_case(name.into()), is_named).flatten()
    }

    /// The node at a path.
    pub(super) fn find(&mut self, path: &str) -> Option<DraftId> {
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        parts.try_fold(Draft::ROOT, |at, part| self.child(at, part))
    }

    /// The files in a directory that match a loader's requirement.
    fn files(&mut self, file: &BootFile) -> Vec<DraftId> {
        let Some(directory) = self.find(file.directory) else { return Vec::new() };
        if !file.name.starts_with('*') {
            return self.child(directory, file.name).into_iter().filter(|id| self.is_file(*id)).collect();
        }
        let is_named = |id: &DraftId| {
            let node = self.draft.node(*id);
            node.is_some_and(|node| file.is_named(&in_lower_case(self.draft.text(node.name()))))
        };
        let children = self.draft.children(directory).iter().copied();
        let mut found: Vec<DraftId> = children.filter(is_named).filter(|id| self.is_file(*id)).collect();
        sort(&mut found);
        found
    }

    fn is_file(&self, id: DraftId) -> bool {
        self.draft.node(id).is_some_and(|node| !node.is_directory())
    }
}

/// A name with its ASCII letters in lower case; not copied if it is that already.
fn in_lower_case(name: Cow<'_, str>) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) { name.to_ascii_lowercase().into() } else { name }
}

/// The files of a tree needed for booting: those of loaders, and those named in their configurations.
fn needed(draft: &Draft) -> Vec<Needed> {
    let mut tree = Folded::new(draft);
    let mut found: Vec<Needed> = Vec::new();
    let mut seen: HashSet<DraftId> = HashSet::new();
    let mut configurations: Vec<DraftId> = Vec::new();
    for file in boot_files() {
        for id in tree.files(&file) {
            if seen.insert(id) {
                found.push(Needed { id, path: draft.path(id), by: NeededBy::Loader(file) });
                configurations.extend((file.role == Role::Configuration).then_some(id));
            }
        }
    }
    let mut next = 0_usize;
    while let Some(configuration) = configurations.get(next).copied().filter(|_| next < limits::BOOT_CONFIGURATIONS) {
        next = next.saturating_add(1);
        for (path, is_configuration) in named(draft, configuration) {
            let Some(id) = tree.find(&path).filter(|id| tree.is_file(*id)) else { continue };
            if seen.insert(id) {
                found.push(Needed { id, path: draft.path(id), by: NeededBy::Configuration(configuration) });
                configurations.extend(is_configuration.then_some(id));
            }
        }
    }
    found
}

/// The paths that a configuration of the tree names, and whether each is a configuration, too.
pub(super) fn named(draft: &Draft, configuration: DraftId) -> Vec<(String, bool)> {
    let body = body_of(draft, configuration).and_then(|body| draft.body(body));
    body.map(|body| named_by(&draft.path(configuration), &body.recipe)).unwrap_or_default()
}

/// The paths that a configuration with this path names, and whether each is a configuration, too. What can't be read
/// names nothing.
pub(super) fn named_by(path: &str, data: &Recipe) -> Vec<(String, bool)> {
    let name = path.rsplit('/').next().unwrap_or_default();
    // A configuration that another one includes may have any name; those of GRUB end alike.
    let language = Language::of(name).or_else(|| {
        let path = path.to_ascii_lowercase();
        path.ends_with(".cfg").then_some(if path.contains("grub") { Language::Grub } else { Language::Syslinux })
    });
    let Some(language) = language else { return Vec::new() };
    let text = data.clone().into_source().read_up_to(0, limits::BOOT_CONFIGURATION_BYTES).unwrap_or_default();
    let found = language.named(&String::from_utf8_lossy(&text), parent(path));
    found.into_iter().map(|named| (named.path, named.is_configuration)).collect()
}
