//! Identifies an image, and reports whether it is complete, boots and fits, and whether its names survive.

use std::rc::Rc;

use discern::boot::efi::Revocations;
use discern::browse::byte_map::sector_of_byte;
use discern::error::{Error, Result as Read};
use discern::findings::Findings;
use discern::job::Progress;
use discern::limits;
use discern::overview::{self, FileCounts, Names, Overview, Proof, Tone};
use discern::part::Part;
use discern::protocol::overview::{
    Answer, AnswerInfo, Card, CardInfo, CardKind, CardLineInfo, CardTone, Find, FoundInfo, ProofInfo, Request, Revoke,
    RevokedInfo,
};
use discern::protocol::{Failure, RowNumber, ViewNumber, wire};
use discern::refusal::Refusal;
use discern::source::Source;
use discern::view::View;
use web_sys::File;

use crate::browser::clock;
use crate::failures::from_error;
use crate::files::source::FileSource;
use crate::formats;
use crate::jobs::Job;
use crate::runner::Call;
use crate::session::{Session, Shared};

static NO_REVOCATIONS: Refusal = Refusal {
    code: "OVERVIEW-REVOCATIONS",
    sentence: "The file is no list of revocations.",
    advice: "Download dbxupdate.bin for the architecture from uefi.org/revocationlistfile.",
};

/// Answers a request of this family.
pub fn answer(mut call: Call, request: &[u8]) {
    let Some(request) = wire::read(request) else { return call.unreadable() };
    match request {
        Request::Answer(ask) => call.answer(ask, from_error, |session, Answer| session.answer_first()),
        Request::Card(ask) => call.job(ask, card),
        Request::Find(ask) => call.answer(ask, from_error, Session::find_path),
        Request::Revoke(ask) => {
            let files = std::mem::take(&mut call.files);
            call.answer(ask, from_error, move |session, Revoke| session.revoke(&files));
        }
    }
}

/// Makes a card with all of its lines, listing all folders if necessary.
async fn card(session: Shared, job: Rc<Job>, ask: Card) -> Result<CardInfo, Failure> {
    let needs_files = match ask.card {
        CardKind::Complete | CardKind::Names => true,
        CardKind::Identity | CardKind::Boot | CardKind::Fit => false,
    };
    if ask.card == CardKind::Identity {
        // What packed trees are read with.
        for part in [Part::Core, Part::Archives] {
            formats::load(part).await?;
        }
    }
    let has_views = !session.borrow().own_tabs().is_empty();
    if needs_files && has_views {
        read_all(&session, &job, ViewNumber::FIRST).await?;
    }
    let session = session.borrow();
    session.full_card(ask.card).map_err(|error| from_error(&error))
}

/// Lists all folders of a view.
pub async fn read_all(session: &Shared, job: &Job, view: ViewNumber) -> Result<(), Failure> {
    while !session.borrow_mut().read_on(view).map_err(|error| from_error(&error))? {
        job.progress("Listing", Progress { done: 0, total: 0 }, "");
        clock::turn().await;
        job.check()?;
    }
    Ok(())
}

impl Session {
    fn overview(&self) -> (Overview, Vec<&View>) {
        let views: Vec<&View> = self.own_tabs().iter().map(|tab| &tab.view).collect();
        (Overview::of(&self.image, &views), views)
    }

    /// The best view, if it shows files.
    fn best_tree<'a>(views: &[&'a View]) -> Option<&'a View> {
        views.first().copied().filter(|view| view.file_system().kind().is_tree())
    }

    fn answer_first(&mut self) -> Read<AnswerInfo> {
        let (overview, views) = self.overview();
        let tree = Self::best_tree(&views);
        // Names are only looked at when asked: there may be millions.
        let names = tree.map(|_| overview.will_names_survive(&Names::default()));
        let cards = [
            Some((CardKind::Identity, overview.what_it_is(), overview.may_be_in_packed_tree(&self.image, &views))),
            Some((CardKind::Complete, overview.is_it_complete(None), tree.is_some())),
            Some((CardKind::Boot, overview.will_it_boot(None), !overview.boots.loaders.is_empty())),
            Some((CardKind::Fit, overview.will_it_fit(), false)),
            names.map(|card| (CardKind::Names, overview::Card { lines: Vec::new(), ..card }, true)),
        ];
        let mut cards: Vec<CardInfo> =
            cards.into_iter().flatten().map(|(kind, card, has_more)| self.card_info(kind, card, has_more)).collect();
        for card in cards.iter_mut().filter(|card| card.card == CardKind::Names) {
            card.verdict = "Names not looked at yet".into();
            card.tone = CardTone::Plain;
        }
        Ok(AnswerInfo { sentence: sentence(&overview), cards })
    }

    /// Reads a list of revocations, by which programs for UEFI are judged from now on.
    fn revoke(&mut self, files: &[File]) -> Read<RevokedInfo> {
        let file = files.first().ok_or(&NO_REVOCATIONS)?;
        let source = Source::new(FileSource::added(file.clone(), Rc::clone(&self.reading))?);
        let bytes = source.read_up_to(0, limits::REVOCATION_BYTES)?;
        let revoked = Revocations::parse(&bytes).ok_or(&NO_REVOCATIONS)?;
        let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX);
        let info = RevokedInfo {
            date: revoked.date.clone(),
            programs: count(revoked.programs.len().saturating_add(revoked.versions.len())),
            certificates: count(revoked.certificates.len()),
        };
        self.revoked = Some(revoked);
        Ok(info)
    }

    fn full_card(&self, kind: CardKind) -> Read<CardInfo> {
        let (mut overview, views) = self.overview();
        if kind == CardKind::Identity {
            overview.look_into_packed_tree(&self.image, &views, |files| {
                let recognition = formats::recognition().ok_or(Error::Needs(Part::Core))?;
                (recognition.open)(&formats::loaded(), files, &mut Findings::default())
            });
        }
        let tree = Self::best_tree(&views);
        let files = tree.filter(|_| kind == CardKind::Complete).map(FileCounts::of);
        let card = match kind {
            CardKind::Identity => overview.what_it_is(),
            CardKind::Complete => overview.is_it_complete(files.as_ref()),
            CardKind::Boot => {
                let examined = overview.examine(&self.image, &views, self.revoked.as_ref())?;
                overview.will_it_boot(Some(&examined))
            }
            CardKind::Fit => overview.will_it_fit(),
            CardKind::Names => overview.will_names_survive(&tree.map(Names::of).unwrap_or_default()),
        };
        let info = self.card_info(kind, card, false);
        let has_complete_files = files.is_some_and(|files| files.incomplete > 0 && files.complete > 0);
        // A packed tree may tell the version.
        let sentence = if kind == CardKind::Identity { sentence(&overview) } else { String::new() };
        Ok(CardInfo { has_complete_files, sentence, ..info })
    }

    fn card_info(&self, kind: CardKind, card: overview::Card, has_more: bool) -> CardInfo {
        let line = |line: overview::CardLine| CardLineInfo {
            label: line.label,
            value: line.value,
            tone: tone(line.tone),
            share: line.share,
            proof: line.proof.and_then(|proof| self.proof_info(proof)),
        };
        CardInfo {
            card: kind,
            title: card.title.into(),
            verdict: card.verdict,
            tone: tone(card.tone),
            lines: card.lines.into_iter().map(line).collect(),
            has_more,
            has_complete_files: false,
            sentence: String::new(),
        }
    }

    fn proof_info(&self, proof: Proof) -> Option<ProofInfo> {
        match proof {
            Proof::Bytes(bytes) => {
                Some(ProofInfo::Byte { byte: bytes.start, sector: self.sector_of_byte(bytes.start) })
            }
            Proof::File { view, path } => {
                let mut tabs = (0..).map(ViewNumber).zip(self.own_tabs());
                let (view, _) = tabs.find(|(_, tab)| tab.view.id == view)?;
                Some(ProofInfo::File { view, path })
            }
        }
    }

    /// The sector that stores a byte of the user's file.
    pub fn sector_of_byte(&self, byte: u64) -> Option<i32> {
        sector_of_byte(&self.image.disc, None, byte).map(|lba| lba.0)
    }

    fn find_path(&mut self, ask: Find) -> Read<FoundInfo> {
        let (tab, findings) = self.tab(ask.view)?;
        let row = tab.view.find(&ask.path, findings)?;
        let directory = tab.view.index.row(row).map_or(row, |row| row.parent);
        Ok(FoundInfo { directory: RowNumber(directory.0), row: RowNumber(row.0) })
    }

    /// The files of a view that are complete.
    pub fn complete_files(&self, view: ViewNumber) -> Vec<RowNumber> {
        let Some(tab) = self.peek(view) else { return Vec::new() };
        FileCounts::complete_rows(&tab.view).map(|row| RowNumber(row.0)).collect()
    }
}

fn sentence(overview: &Overview) -> String {
    format!("{} Checksum: not compared yet.", overview.sentence())
}

const fn tone(tone: Tone) -> CardTone {
    match tone {
        Tone::Good => CardTone::Good,
        Tone::Plain => CardTone::Plain,
        Tone::Warning => CardTone::Warning,
        Tone::Bad => CardTone::Bad,
    }
}
