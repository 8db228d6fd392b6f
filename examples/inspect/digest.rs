//! Checksums of an image, its tracks or one of its files, and comparisons with lists.

use std::fs;
use std::io::Write;
use std::path::Path;

use discern::check::digest::{Algorithm, Hashed, Hashing, Subject, SubjectKind};
use discern::check::sums::{self, Against, SumList, Verdict};
use discern::error::{Error, Result};
use discern::findings::Findings;
use discern::job::Job;
use discern::limits;
use discern::open::Image;
use discern::refusal::Refusal;
use discern::source::Files;
use serde_json::{Value, json};

use crate::check::Check;

static NO_LIST: Refusal = Refusal {
    code: "INSPECT-NO-LIST",
    sentence: "“{0}” is neither a list of checksums nor a checksum.",
    advice: "Name a file as SHA256SUMS, or give the value itself.",
};

/// What was computed and compared.
pub(crate) struct Digested {
    hashed: Vec<Hashed>,
    /// Algorithms that the user wants to see.
    shown: Vec<Algorithm>,
    against: Vec<Against>,
}

impl Digested {
    /// Reads the image once for all requested digests and those that the lists need.
    pub(crate) fn of(image: &mut Image, originals: &Files, asked: &Check, findings: &mut Findings) -> Result<Self> {
        let lists: Vec<SumList> = asked.against.iter().map(|given| list(given)).collect::<Result<_>>()?;
        let subjects = subjects(image, originals, asked.path.as_deref(), findings)?;
        let mut shown = asked.hashes.clone();
        let names = || subjects.iter().map(|subject| subject.name.as_str());
        let needed = lists.iter().flat_map(|list| list.algorithms_for(names()));
        let mut algorithms: Vec<Algorithm> = shown.iter().copied().chain(needed).collect();
        algorithms.sort_unstable();
        algorithms.dedup();
        if asked.hashes.is_empty() {
            shown.clone_from(&algorithms);
        }
        if algorithms.is_empty() {
            return Ok(Self { hashed: Vec::new(), shown, against: Vec::new() });
        }
        let hashed = Hashing::new(&subjects, &algorithms).run()?;
        let against = lists.iter().flat_map(|list| sums::compare(&hashed, list)).collect();
        Ok(Self { hashed, shown, against })
    }

    /// Whether everything compared matches.
    pub(crate) fn is_right(&self) -> bool {
        self.against.iter().all(|against| against.verdict == Verdict::Match)
    }

    /// Prints digests in BSD's format, which `sha256sum --check` and others read, and the outcomes of the comparisons.
    pub(crate) fn print(&self, out: &mut dyn Write) -> Result<()> {
        for (hashed, algorithm, value) in self.values() {
            let label = if algorithm == Algorithm::Crc32 { "CRC32" } else { algorithm.id() };
            writeln!(out, "{} ({}) = {value}", label.to_uppercase(), hashed.name)?;
        }
        for against in &self.against {
            let list = if against.list.is_empty() { "the given value" } else { &against.list };
            let line = against.line.filter(|_| !against.list.is_empty()).map(|line| format!(", line {line}"));
            let algorithm = against.algorithm.map(|algorithm| format!(" ({})", algorithm.name()));
            let (algorithm, line) = (algorithm.unwrap_or_default(), line.unwrap_or_default());
            writeln!(out, "{} {}: {list}{line}{algorithm}", against.verdict.id(), against.name)?;
        }
        Ok(())
    }

    fn values(&self) -> impl Iterator<Item = (&Hashed, Algorithm, &str)> {
        let of = |hashed| self.shown.iter().filter_map(move |algorithm| value(hashed, *algorithm));
        self.hashed.iter().flat_map(of)
    }

    /// The values as JSON. The names of members are stable.
    pub(crate) fn hashes(&self) -> Vec<Value> {
        let one = |(hashed, algorithm, value): (&Hashed, Algorithm, &str)| {
            let (kind, track) = kind(hashed.kind);
            json!({
                "algorithm": algorithm.id(),
                "value": value,
                "name": hashed.name,
                "kind": kind,
                "track": track,
                "size": hashed.size,
            })
        };
        self.values().map(one).collect()
    }

    /// The comparisons as JSON.
    pub(crate) fn against(&self) -> Vec<Value> {
        let one = |against: &Against| {
            let (kind, track) = kind(against.kind);
            json!({
                "name": against.name,
                "verdict": against.verdict.id(),
                "kind": kind,
                "track": track,
                "list": against.list,
                "algorithm": against.algorithm.map(Algorithm::id),
                "expected": against.expected,
                "found": against.found,
                "listed_as": against.listed_as,
                "line": against.line,
            })
        };
        self.against.iter().map(one).collect()
    }
}

fn value(hashed: &Hashed, algorithm: Algorithm) -> Option<(&Hashed, Algorithm, &str)> {
    hashed.value(algorithm).map(|value| (hashed, algorithm, value))
}

const fn kind(kind: SubjectKind) -> (&'static str, Option<u8>) {
    match kind {
        SubjectKind::File => ("file", None),
        SubjectKind::Track(number) => ("track", Some(number)),
        SubjectKind::Selection => ("selection", None),
    }
}

/// The user's files and their unpacked contents, and the tracks of a CD; or one file of the image.
fn subjects(image: &mut Image, originals: &Files, path: Option<&str>, findings: &mut Findings) -> Result<Vec<Subject>> {
    let Some(path) = path else { return Ok(Subject::of_image(originals, &image.files, &image.disc)) };
    let mut missing = Error::NotFound(format!("“{path}”"));
    for view in &mut image.views {
        match view.find(path, findings) {
            Ok(row) => {
                let content = view.body(row)?.into_source();
                let name = view.name(row).into_owned();
                return Ok(vec![Subject { kind: SubjectKind::Selection, name, content }]);
            }
            Err(error) => missing = error,
        }
    }
    Err(missing)
}

/// Reads a list from a file, or takes the text as one.
fn list(given: &str) -> Result<SumList> {
    let path = Path::new(given);
    let list = match fs::File::open(path) {
        Ok(file) => {
            let mut bytes = Vec::new();
            let most = u64::try_from(limits::SUM_LIST_BYTES).unwrap_or(u64::MAX);
            std::io::Read::read_to_end(&mut std::io::Read::take(file, most), &mut bytes)?;
            SumList::read(&path.file_name().unwrap_or_default().to_string_lossy(), &bytes)
        }
        Err(error) => match SumList::parse("", given) {
            Some(list) => Some(list),
            None if given.contains(['/', '.']) => return Err(Error::Io(error)),
            None => None,
        },
    };
    list.ok_or_else(|| NO_LIST.with(&[&given]).into())
}
