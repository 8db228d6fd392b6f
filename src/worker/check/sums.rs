//! Checksums of the image or of files, and their comparison with lists.

use std::rc::Rc;

use discern::check::digest::{Algorithm, Hashed, Hashing, Subject, SubjectKind};
use discern::check::sums::{Against, SumList, Verdict, compare};
use discern::error::Result as Read;
use discern::export::{Content, Planner};
use discern::limits;
use discern::protocol::check::{AgainstInfo, Hash, HashInfo, HashedInfo, ListInfo, ReadList, SumVerdict};
use discern::protocol::{Failure, Selection};
use discern::refusal::Refusal;
use discern::source::Source;
use web_sys::File;

use crate::browser::clock;
use crate::browser::number::from_js;
use crate::check::digest_workers;
use crate::failures;
use crate::files::source::FileSource;
use crate::jobs::Job;
use crate::save::selection;
use crate::session::{Session, Shared};

static NO_LIST: Refusal = Refusal {
    code: "CHECK-NO-LIST",
    sentence: "There is no checksum in it that Discern can compute.",
    advice: "Paste a checksum (CRC-32, MD5, SHA-1, SHA-256, SHA-512 or BLAKE3), or choose a list such as SHA256SUMS.",
};

/// Most files of a selection whose values are shown.
const FILES: usize = 1000;

impl Session {
    /// Reads a list from the file sent along, or from a text.
    ///
    /// # Errors
    /// If it cannot be read, or is none.
    pub fn read_list(&mut self, files: &[File], ask: &ReadList) -> Read<ListInfo> {
        let list = match files {
            [file, ..] => {
                let source = Source::new(FileSource::added(file.clone(), Rc::clone(&self.reading))?);
                SumList::read(&file.name(), &source.read_up_to(0, limits::SUM_LIST_BYTES)?)
            }
            [] => SumList::parse("", &ask.text),
        };
        let list = list.ok_or(&NO_LIST)?;
        let names = self.originals.all().iter().chain(self.image.files.all()).map(|file| file.name.as_str());
        let algorithms = list.algorithms_for(names).into_iter().map(|algorithm| algorithm.name().to_owned()).collect();
        let info = ListInfo {
            number: u32::try_from(self.sums.lists.len()).unwrap_or(u32::MAX),
            name: list.name.clone(),
            sums: u32::try_from(list.sums.len()).unwrap_or(u32::MAX),
            algorithms,
        };
        self.sums.lists.push(list);
        Ok(info)
    }

    fn subjects(&self) -> Vec<Subject> {
        Subject::of_image(&self.originals, &self.image.files, &self.image.disc)
    }
}

/// Computes checksums and compares them with lists. Values of the image that are known are not computed again.
pub async fn hash(session: Shared, job: Rc<Job>, ask: Hash) -> Result<HashInfo, Failure> {
    let began = clock::now();
    let (subjects, known) = match &ask.selection {
        Some(selection) => (selected(&session, &job, selection).await?, Vec::new()),
        None => {
            let mut session = session.borrow_mut();
            (session.subjects(), std::mem::take(&mut session.sums.hashed))
        }
    };
    let lists: Vec<SumList> = {
        let session = session.borrow();
        let number = |number: &u32| usize::try_from(*number).unwrap_or(usize::MAX);
        ask.lists.iter().filter_map(|list| session.sums.lists.get(number(list)).cloned()).collect()
    };
    let names = || subjects.iter().map(|subject| subject.name.as_str());
    let asked = ask.algorithms.iter().filter_map(|id| Algorithm::named(id));
    let wanted: Vec<Algorithm> = asked.chain(lists.iter().flat_map(|list| list.algorithms_for(names()))).collect();
    let is_new = |algorithm: &Algorithm| {
        wanted.contains(algorithm) && !known.iter().any(|hashed| hashed.value(*algorithm).is_some())
    };
    let new: Vec<Algorithm> = Algorithm::ALL.into_iter().filter(is_new).collect();
    let bytes = if new.is_empty() { 0 } else { Hashing::new(&subjects, &new).bytes() };
    let computed = if new.is_empty() { Ok(Vec::new()) } else { digest_workers::compute(&job, &subjects, &new).await };
    let hashed = match computed {
        Ok(computed) => together(&known, computed),
        Err(failure) => {
            session.borrow_mut().sums.hashed = known;
            return Err(failure);
        }
    };
    session.borrow().verify().map_err(|error| failures::from_error(&error))?;
    let against = lists.iter().flat_map(|list| compare(&hashed, list)).map(|against| self::against(&against)).collect();
    let info = HashInfo {
        hashed: hashed.iter().take(FILES).map(|hashed| info(hashed, &wanted)).collect(),
        against,
        bytes,
        elapsed: from_js(clock::now() - began),
    };
    if ask.selection.is_none() {
        session.borrow_mut().sums.hashed = hashed;
    }
    Ok(info)
}

/// Adds values to those known of the same subjects.
fn together(known: &[Hashed], computed: Vec<Hashed>) -> Vec<Hashed> {
    if computed.is_empty() {
        return known.to_vec();
    }
    let mut all = computed;
    for hashed in &mut all {
        let same = known.iter().find(|other| other.kind == hashed.kind && other.name == hashed.name);
        let before = same.map(|other| other.digests.clone()).unwrap_or_default();
        hashed.digests.splice(0..0, before);
        discern::order::sort_by(&mut hashed.digests, &mut |one, other| one.algorithm.cmp(&other.algorithm));
    }
    all
}

/// The files of a selection.
async fn selected(session: &Shared, job: &Job, selection: &Selection) -> Result<Vec<Subject>, Failure> {
    let planned = selection::plan(session, job, selection, Planner::new).await?;
    let subject = |item: &discern::export::Item| match item.content(planned.file_system.as_ref()) {
        Ok(Content::Whole(recipe)) => {
            Some(Subject { kind: SubjectKind::Selection, name: item.path.clone(), content: recipe.into_source() })
        }
        _ => None,
    };
    Ok(planned.plan.items.iter().filter_map(subject).collect())
}

fn info(hashed: &Hashed, wanted: &[Algorithm]) -> HashedInfo {
    let shown = hashed.digests.iter().filter(|digest| wanted.contains(&digest.algorithm));
    HashedInfo {
        name: hashed.name.clone(),
        size: hashed.size,
        digests: shown.map(|digest| (digest.algorithm.name().to_owned(), digest.value.clone())).collect(),
    }
}

fn against(against: &Against) -> AgainstInfo {
    AgainstInfo {
        name: against.name.clone(),
        list: against.list.clone(),
        verdict: match against.verdict {
            Verdict::Match => SumVerdict::Match,
            Verdict::Mismatch => SumVerdict::Mismatch,
            Verdict::Missing => SumVerdict::Missing,
        },
        algorithm: against.algorithm.map(Algorithm::name).unwrap_or_default().to_owned(),
        expected: against.expected.clone().unwrap_or_default(),
        found: against.found.clone().unwrap_or_default(),
        listed_as: against.listed_as.clone().unwrap_or_default(),
    }
}
