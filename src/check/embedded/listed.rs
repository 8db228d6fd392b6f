//! A list of checksums among the files of an image, as `md5sum.txt` of Debian and Ubuntu.

use std::collections::HashMap;

use super::outcome::EmbeddedOutcome;
use super::walk::Walk;
use crate::bytes::text::lower;
use crate::check::digest::{Algorithm, Digests};
use crate::check::sums::{ListedSum, SumList, Verdict};
use crate::error::Result;
use crate::job::{Job, Progress, Step};
use crate::source::Source;
use crate::tree::{Kind, NodeId};

/// Bytes read at once.
const PIECE: usize = 1 << 20;

/// Checks the files of a list.
pub(super) struct Listed {
    /// Name of the list, and the directory that contains it.
    name: String,
    directory: String,
    walk: Walk,
    /// Files of the volume by their paths, and by their paths in lower case.
    files: HashMap<String, (NodeId, u64)>,
    lower: HashMap<String, String>,
    /// Files of the list that are not checked yet, the next one last: a path and its values.
    left: Vec<(String, Vec<ListedSum>)>,
    is_walked: bool,
    open: Option<OpenFile>,
    progress: Progress,
    outcome: EmbeddedOutcome,
}

struct OpenFile {
    path: String,
    source: Source,
    at: u64,
    sums: Vec<ListedSum>,
    digests: Digests,
}

impl Listed {
    /// The check of a list at a path of the tree that `walk` goes through.
    pub(super) fn of(path: &str, list: &SumList, walk: Walk) -> Self {
        let (directory, name) = path.rsplit_once('/').unwrap_or(("", path));
        let mut left: Vec<(String, Vec<ListedSum>)> = Vec::new();
        let mut places: HashMap<&str, usize> = HashMap::new();
        for sum in &list.sums {
            let Some(name) = &sum.name else { continue };
            match places.get(name.as_str()).and_then(|at| left.get_mut(*at)) {
                Some((_, sums)) => sums.push(sum.clone()),
                None => {
                    places.insert(name, left.len());
                    left.push((name.clone(), vec![sum.clone()]));
                }
            }
        }
        left.reverse();
        Self {
            name: name.to_owned(),
            directory: directory.to_owned(),
            walk,
            files: HashMap::new(),
            lower: HashMap::new(),
            left,
            is_walked: false,
            open: None,
            progress: Progress::default(),
            outcome: EmbeddedOutcome::new(lower(name)),
        }
    }

    /// Lists a directory, or finds the files of the list after the last.
    fn look(&mut self) {
        if let Some(entries) = self.walk.next() {
            for (path, entry) in entries.into_iter().filter(|(_, entry)| entry.kind == Kind::File) {
                self.lower.insert(lower(&path), path.clone());
                self.files.insert(path, (entry.node, entry.size));
            }
            return;
        }
        self.is_walked = true;
        let found = self.left.iter().filter_map(|(name, _)| self.find(name)).map(|(_, _, size)| size);
        self.progress.total = found.fold(0, u64::saturating_add);
    }

    /// The file that the list means: by a path from its own directory, or from the root.
    fn find(&self, name: &str) -> Option<(String, NodeId, u64)> {
        let plain = name.replace('\\', "/");
        let parts = plain.split('/').filter(|part| !part.is_empty() && *part != ".").collect::<Vec<_>>().join("/");
        let candidates = [format!("{}/{parts}", self.directory), format!("/{parts}")];
        candidates.iter().find_map(|path| {
            let path = if self.files.contains_key(path) { path } else { self.lower.get(&lower(path))? };
            self.files.get(path).map(|(node, size)| (path.clone(), *node, *size))
        })
    }

    fn begin(&mut self, name: &str, sums: Vec<ListedSum>) {
        let Some((path, node, _)) = self.find(name) else {
            self.outcome.wrong(Some(name.to_owned()), None, "the file isn’t in the image");
            return;
        };
        match self.walk.file_system.body(node) {
            Ok(body) => {
                let of = |algorithm: &Algorithm| sums.iter().any(|sum| sum.algorithms.contains(algorithm));
                let algorithms: Vec<Algorithm> = Algorithm::ALL.into_iter().filter(of).collect();
                let (source, digests) = (body.into_source(), Digests::new(&algorithms));
                self.open = Some(OpenFile { path, source, at: 0, sums, digests });
            }
            Err(error) => self.outcome.wrong(Some(path), None, error.to_string()),
        }
    }

    /// Reads a piece of the open file.
    fn read(&mut self, mut open: OpenFile) {
        let bytes = match open.source.read_up_to(open.at, PIECE) {
            Ok(bytes) => bytes,
            Err(error) => return self.outcome.wrong(Some(open.path), None, error.to_string()),
        };
        open.digests.update(&bytes);
        open.at = open.at.saturating_add(bytes.len() as u64);
        self.progress.done = self.progress.done.saturating_add(bytes.len() as u64);
        if open.at < open.source.len() && !bytes.is_empty() {
            self.open = Some(open);
            return;
        }
        let digests = open.digests.finish();
        let is_right = |sum: &ListedSum| {
            digests.iter().any(|digest| sum.algorithms.contains(&digest.algorithm) && digest.value == sum.value)
        };
        if open.sums.iter().all(is_right) {
            return self.outcome.right();
        }
        let start = open.source.absolute(0);
        let bytes = (!open.source.is_empty()).then(|| start..start.saturating_add(open.source.len()));
        let algorithm = open.sums.first().and_then(|sum| sum.algorithms.first()).map_or("value", |first| first.name());
        self.outcome.wrong(Some(open.path), bytes, format!("its {algorithm} is not the listed one"));
    }
}

impl Job for Listed {
    type Output = EmbeddedOutcome;

    fn step(&mut self, budget: u64) -> Result<Step<EmbeddedOutcome>> {
        if !self.is_walked {
            self.look();
            return Ok(Step::More(Progress::default()));
        }
        let until = self.progress.done.saturating_add(budget.max(1));
        while self.progress.done < until {
            if let Some(open) = self.open.take() {
                self.read(open);
            } else if let Some((name, sums)) = self.left.pop() {
                self.begin(&name, sums);
            } else {
                let outcome = std::mem::take(&mut self.outcome);
                let outcome = outcome.tell(["file", "files"], &self.name);
                debug_assert!(outcome.wrong == 0 || outcome.verdict == Verdict::Mismatch);
                return Ok(Step::Done(outcome));
            }
        }
        Ok(Step::More(self.progress))
    }
}
