//! Reports before a build which names will change, and which entries can't be recorded.

use super::blueprint::Blueprint;
use super::decision::{Decision, Outcome};
use super::udf::{Role, Udf};
use crate::error::Result;
use crate::fs::iso9660::write::{JolietNames, NameRules, NamesOfTree, Plan, WrittenName, too_deep};
use crate::order::sort;
use crate::tree::{Content, Draft, DraftId, DraftNode, Kind};

/// Upper bound for the names listed in a line; further ones are only counted.
const LISTED: usize = 20;

/// Longest target in bytes that all programs read: some have a buffer of 1 KiB.
const TARGET: usize = 1023;

impl Blueprint {
    /// Adds or removes POSIX names and attributes (Rock Ridge).
    ///
    /// # Errors
    /// If the volume has only UDF.
    pub(super) fn set_rock_ridge(&mut self, value: bool) -> Result<()> {
        self.needs_iso("Rock Ridge")?;
        self.options.rock_ridge = value;
        Ok(())
    }

    /// Adds or removes a Joliet tree.
    ///
    /// # Errors
    /// If the volume has only UDF.
    pub(super) fn set_joliet(&mut self, value: bool, long: bool) -> Result<()> {
        self.needs_iso("Joliet")?;
        let names = self.options.joliet.filter(|_| !long);
        let names = names.unwrap_or(if long { JolietNames::Long } else { JolietNames::Standard });
        self.options.joliet = value.then_some(names);
        Ok(())
    }

    /// Whether the new image has ISO 9660 with the tree's files.
    #[must_use]
    pub fn has_iso(&self) -> bool {
        !self.udf.as_ref().is_some_and(|udf| matches!(udf.role, Role::Alone) || udf.role.has_own_tree())
    }

    /// Whether the new image records POSIX names.
    #[must_use]
    pub const fn has_rock_ridge(&self) -> bool {
        self.options.rock_ridge
    }

    /// Whether the new image has a Joliet tree.
    #[must_use]
    pub const fn has_joliet(&self) -> bool {
        self.options.joliet.is_some()
    }

    /// Whether no tree of the new image records names unchanged.
    fn is_plain(&self) -> bool {
        !self.has_rock_ridge() && !self.has_joliet() && !self.is_udf_main()
    }

    fn is_udf_main(&self) -> bool {
        self.udf.as_ref().is_some_and(Udf::is_main)
    }

    /// Decisions about requested names that the volume records differently, and about links and devices that it can't
    /// record.
    pub(super) fn name_lines(&self, plan: &Plan<'_>) -> Vec<Decision> {
        // Next to UDF with the files, ISO 9660 only lists a note.
        if self.udf_to_write().is_some_and(|udf| udf.role.has_own_tree()) {
            return Vec::new();
        }
        let mut lines: Vec<Decision> = plan.written_names().iter().filter_map(|tree| self.names_line(tree)).collect();
        let has_all = self.has_rock_ridge() || self.is_udf_main() || self.udf_to_write().is_some();
        if !has_all {
            lines.extend(self.left_out());
        }
        if self.is_plain() && self.options.relocates() {
            lines.extend(self.moved());
        }
        lines.extend(self.transcribed());
        lines.extend(self.long_targets());
        lines
    }

    fn names_line(&self, tree: &NamesOfTree) -> Option<Decision> {
        let what = match tree.rules {
            // ISO 9660 names are hidden by those of other trees.
            NameRules::Primary(_) if !self.is_plain() => return None,
            NameRules::Primary(_) => "Names in ISO 9660",
            NameRules::Enhanced => "Names in ISO 9660:1999",
            NameRules::Joliet(_) => "Names in Joliet, which Windows shows",
        };
        let draft = &self.draft;
        let name = |id: DraftId| draft.node(id).map(|node| draft.characters(node.name())).unwrap_or_default();
        let (upper, other): (Vec<&WrittenName>, Vec<&WrittenName>) =
            tree.changed.iter().partition(|one| one.written.eq_ignore_ascii_case(&name(one.node)));
        let count = other.len();
        let verb = |count: usize| if count == 1 { "name is" } else { "names are" };
        if count == 0 {
            let upper = upper.len();
            let why = format!("{upper} {} written in upper case", verb(upper));
            return (upper > 0).then(|| Decision::new(Outcome::Patched, what, why));
        }
        let mut list: Vec<String> =
            other.iter().map(|one| shown_path(draft, one.node) + "” becomes “" + &one.written).collect();
        sort(&mut list);
        let more = count.saturating_sub(LISTED);
        list.truncate(LISTED);
        let mut list = list.iter().map(|one| format!("“{one}”")).collect::<Vec<_>>().join("; ");
        if more > 0 {
            list.push_str(&format!("; and {more} more"));
        }
        if !upper.is_empty() {
            list.push_str(&format!("; {} more only in upper case", upper.len()));
        }
        let fits = |longest: usize| other.iter().all(|one| name(one.node).encode_utf16().count() <= longest);
        let offer = match tree.rules {
            NameRules::Primary(_) => "; Rock Ridge or Joliet would keep them",
            NameRules::Joliet(JolietNames::Standard) if fits(103) => {
                "; longer Joliet names (103 characters) may keep them"
            }
            _ if !self.has_rock_ridge() => "; Rock Ridge would keep them",
            _ => "; Rock Ridge keeps them",
        };
        let verb = verb(count);
        Some(Decision::new(Outcome::Warning, what, format!("{count} {verb} written differently: {list}{offer}")))
    }

    /// Links, devices, pipes and sockets, which only Rock Ridge and UDF record.
    fn left_out(&self) -> Option<Decision> {
        let is_other = |node: &DraftNode| matches!(node.content, Content::Symlink(_) | Content::Special(..));
        let draft = &self.draft;
        let others: Vec<DraftId> =
            draft.walk().into_iter().filter(|id| draft.node(*id).is_some_and(is_other)).collect();
        let list = listed(draft, &others)?;
        let is_link = |id: &&DraftId| {
            let content = draft.node(**id).map(|node| &node.content);
            matches!(content, Some(Content::Symlink(_) | Content::Special(Kind::Symlink, _)))
        };
        let links = others.iter().filter(is_link).count();
        let what = match (links, others.len().saturating_sub(links)) {
            (links, 0) => format!("Symbolic links ({links})"),
            (0, devices) => format!("Devices, pipes and sockets ({devices})"),
            (links, devices) => format!("Symbolic links ({links}), devices, pipes and sockets ({devices})"),
        };
        let why = format!("only Rock Ridge has a place for them: {list}");
        Some(Decision::new(Outcome::Dropped, what, why))
    }

    /// Folders too deep for the primary tree that can't be reached from their old place.
    fn moved(&self) -> Option<Decision> {
        let moved = too_deep(&self.draft);
        let list = listed(&self.draft, &moved)?;
        let why = format!(
            "level 1 allows eight levels, so these are in “/RR_MOVED”: {list}; Rock Ridge or Joliet would keep their places"
        );
        Some(Decision::new(Outcome::Warning, format!("Folders below the eighth level ({})", moved.len()), why))
    }

    /// Names that are invalid in the character set of the others.
    fn transcribed(&self) -> Option<Decision> {
        let draft = &self.draft;
        let is_it = |id: &DraftId| draft.node(*id).is_some_and(|node| node.origin.is_none() && !node.name().is_utf_8());
        let found: Vec<DraftId> = draft.walk().into_iter().filter(is_it).collect();
        let list = listed(draft, &found)?;
        let encoding = draft.foreign_encoding().name;
        let why = match (self.has_rock_ridge(), self.has_joliet() || self.udf_to_write().is_some()) {
            (true, true) => format!("Rock Ridge keeps their bytes; the other trees take them for {encoding}"),
            (true, false) => "Rock Ridge keeps their bytes".to_owned(),
            _ => format!("they are taken for {encoding}"),
        };
        let what = format!("Names that are not UTF-8 ({})", found.len());
        Some(Decision::new(Outcome::Patched, what, format!("{why}: {list}")))
    }

    /// Links whose targets are longer than some programs read.
    fn long_targets(&self) -> Option<Decision> {
        if !self.has_rock_ridge() {
            return None;
        }
        let draft = &self.draft;
        let is_long = |id: &DraftId| {
            let node = draft.node(*id).filter(|node| node.origin.is_none());
            node.is_some_and(|node| matches!(&node.content, Content::Symlink(to) if to.as_bytes().len() > TARGET))
        };
        let long: Vec<DraftId> = draft.walk().into_iter().filter(is_long).collect();
        let list = listed(draft, &long)?;
        let why = format!("some programs don't read targets of more than {TARGET} bytes: {list}");
        Some(Decision::new(Outcome::Warning, format!("Long symbolic links ({})", long.len()), why))
    }
}

/// Path of a node as text.
fn shown_path(draft: &Draft, id: DraftId) -> String {
    let mut names = Vec::new();
    let mut at = id;
    while let Some(node) = draft.node(at).filter(|_| at != Draft::ROOT && names.len() < draft.len()) {
        names.push(draft.characters(node.name()));
        at = node.parent;
    }
    names.iter().rev().fold(String::new(), |path, name| path + "/" + name)
}

/// Paths of some nodes as text; `None` if there are none.
fn listed(draft: &Draft, ids: &[DraftId]) -> Option<String> {
    let mut list: Vec<String> = ids.iter().take(LISTED).map(|id| format!("“{}”", shown_path(draft, *id))).collect();
    if ids.len() > LISTED {
        list.push(format!("and {} more", ids.len().saturating_sub(LISTED)));
    }
    (!list.is_empty()).then(|| list.join(", "))
}
