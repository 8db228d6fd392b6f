//! The overview as cards: a verdict each, with lines that give the reasons and their evidence.

use super::boots::{Answer, Boots, Examined, StartedFrom};
use super::ends::{Ends, FileCounts};
use super::evidence::Proof;
use super::fits::{Fits, Fitting, MEDIA, Shape};
use super::identity::Identity;
use super::names::Names;
use super::text::{count, size};
use crate::boot::efi::{Judgment, LEVELS, LeastVersion, Signature, Verdict};
use crate::bytes::hex;
use crate::overview::Overview;

/// How a verdict is to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// As it should be.
    Good,
    /// Something to know.
    Plain,
    /// Something that may go wrong.
    Warning,
    /// Something is wrong.
    Bad,
}

impl Tone {
    /// Stable name.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Plain => "plain",
            Self::Warning => "warning",
            Self::Bad => "bad",
        }
    }
}

/// A statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardLine {
    /// Subject of the line.
    pub label: String,
    /// Its value.
    pub value: String,
    /// How it is to be taken.
    pub tone: Tone,
    /// Used part of a medium, in percent; more than 100 if it does not fit.
    pub share: Option<u16>,
    /// Evidence.
    pub proof: Option<Proof>,
}

/// A card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Stable id.
    pub id: &'static str,
    /// The question that it answers.
    pub title: &'static str,
    /// The answer, a sentence without a period.
    pub verdict: String,
    /// How it is to be taken.
    pub tone: Tone,
    /// Reasons.
    pub lines: Vec<CardLine>,
}

impl Card {
    fn new(id: &'static str, title: &'static str, verdict: String, tone: Tone) -> Self {
        Self { id, title, verdict, tone, lines: Vec::new() }
    }

    fn add(&mut self, label: impl Into<String>, value: impl Into<String>, tone: Tone, proof: Option<Proof>) {
        let value = value.into();
        if !value.is_empty() {
            self.lines.push(CardLine { label: label.into(), value, tone, share: None, proof });
        }
    }

    fn say(&mut self, label: impl Into<String>, value: impl Into<String>) {
        self.add(label, value, Tone::Plain, None);
    }
}

impl Overview {
    /// What it is.
    #[must_use]
    pub fn what_it_is(&self) -> Card {
        let Identity { container, medium, systems, unread, label, tool, created, contents } = &self.identity;
        let mut card = Card::new("identity", "What it is", self.identity.sentence(), Tone::Plain);
        for (at, one) in contents.iter().enumerate() {
            let name = if one.details.name.is_empty() { one.name } else { &one.details.name };
            card.add(if at == 0 { "Contents" } else { "Also" }, name, Tone::Plain, one.proof.clone());
            if at > 0 {
                continue;
            }
            let details = &one.details;
            for (label, value) in [
                ("Title", &details.title),
                ("Version", &details.version),
                ("Variant", &details.variant),
                ("Build", &details.build),
                ("Product code", &details.code),
                ("Region", &details.region),
                ("Architecture", &details.architecture),
            ] {
                card.say(label, value.clone());
            }
            card.say("Languages", details.languages.join(", "));
            for (label, value) in &details.more {
                card.say(*label, value.clone());
            }
            card.say("Recognized as in", one.source);
        }
        if let Some(ids) = &self.disc_ids {
            card.say("MusicBrainz disc ID", ids.musicbrainz.clone());
            card.say("CDDB ID", ids.cddb.clone());
            card.say("AccurateRip IDs", ids.accuraterip.clone());
        }
        card.say("Container", *container);
        card.say("Medium", *medium);
        card.say("File systems", systems.join(", "));
        card.say("Not read", unread.unwrap_or_default());
        card.say("Label", label.clone());
        card.say("Made with", tool.clone().unwrap_or_default());
        card.say("Made", created.map(|at| at.to_string()).unwrap_or_default());
        card
    }

    /// Whether it is complete. `files` counts those of the best view, as far as it has been listed.
    #[must_use]
    pub fn is_it_complete(&self, files: Option<&FileCounts>) -> Card {
        let Ends { ends, behind, missing_files } = &self.ends;
        let is_cut = self.ends.missing() > 0 || !missing_files.is_empty();
        let tone = match (is_cut, self.ends.is_known()) {
            (true, _) => Tone::Bad,
            (false, true) => Tone::Good,
            (false, false) => Tone::Plain,
        };
        let mut card = Card::new("complete", "Is it complete?", self.ends.sentence(), tone);
        for name in missing_files {
            card.add("Missing file", name.clone(), Tone::Bad, None);
        }
        for end in ends {
            let (value, tone) = match end.missing() {
                0 => (format!("ends at byte {}, which is there", count(end.declared)), Tone::Good),
                missing => (
                    format!(
                        "ends at byte {}, the image at {}: {} missing",
                        count(end.declared),
                        count(end.actual),
                        super::text::are(missing)
                    ),
                    if end.is_vital { Tone::Bad } else { Tone::Warning },
                ),
            };
            card.add(end.what.clone(), value, tone, end.proof.clone());
        }
        if *behind > 0 {
            card.say("Behind the last end", format!("{} ({} bytes)", size(*behind), count(*behind)));
        }
        if let Some(files) = files {
            let tone = if files.incomplete > 0 { Tone::Bad } else { Tone::Good };
            card.add("Files", files.sentence(), tone, None);
            for lost in &files.lost {
                let there = lost.size.saturating_sub(lost.missing);
                let value = if there == 0 {
                    format!("none of its {} bytes are there", count(lost.size))
                } else {
                    format!("{} of {} bytes are there", count(there), count(lost.size))
                };
                let view = self.best_view.clone();
                let proof = Some(Proof::File { view, path: lost.path.clone() });
                card.add(lost.path.clone(), value, Tone::Bad, proof);
            }
        }
        card
    }

    /// Whether it boots. `examined` are the loaders that could be read; `None` before anybody tried.
    #[must_use]
    pub fn will_it_boot(&self, examined: Option<&[Examined]>) -> Card {
        let Boots { ways, loaders, files, unreadable } = &self.boots;
        let verdict = self.boots.sentence();
        let is_yes = ways.iter().any(|way| way.answer == Answer::Yes);
        let tone = match (is_yes, self.ends.missing() > 0) {
            (true, true) => Tone::Warning,
            (true, false) => Tone::Good,
            (false, _) => Tone::Plain,
        };
        let mut card = Card::new("boot", "Will it boot?", verdict, tone);
        card.add("Not read", unreadable.clone().unwrap_or_default(), Tone::Warning, None);
        for way in ways {
            let medium = match way.from {
                StartedFrom::Disc => "disc",
                StartedFrom::Stick => "stick",
            };
            let (answer, tone) = match way.answer {
                Answer::Yes => ("Yes", Tone::Good),
                Answer::No => ("No", Tone::Plain),
                Answer::Unknown => ("Perhaps", Tone::Warning),
            };
            let label = format!("{} from {medium}", way.firmware.name());
            card.add(label, format!("{answer}. {}", way.reason), tone, way.proof.clone());
        }
        for loader in loaders {
            let proof = Some(Proof::File { view: loader.view.clone(), path: loader.path.clone() });
            let known = examined.unwrap_or_default().iter().find(|examined| examined.loader == *loader);
            let (value, tone) = known.map_or_else(
                || {
                    let unknown =
                        if examined.is_some() { "; not read, so it is not known whether it is revoked" } else { "" };
                    (format!("for {}, {}{unknown}", loader.machine.name(), size(loader.size)), Tone::Plain)
                },
                told,
            );
            card.add(loader.path.clone(), value, tone, proof);
        }
        let is_loader = |path: &str| loaders.iter().any(|loader| loader.path == path);
        for proof in files {
            if let Proof::File { path, .. } = proof
                && !is_loader(path)
            {
                card.add("Needed for booting", path.clone(), Tone::Plain, Some(proof.clone()));
            }
        }
        card
    }

    /// Which media it fits on.
    #[must_use]
    pub fn will_it_fit(&self) -> Card {
        let fits = &self.fits;
        let tone = if fits.smallest().is_some() { Tone::Good } else { Tone::Warning };
        let mut card = Card::new("fit", "Will it fit?", fits.sentence(), tone);
        let sectors = fits.bytes.div_ceil(u64::from(fits.sector_size).max(1));
        card.say("Needs", format!("{} ({} sectors of {} bytes)", size(fits.bytes), count(sectors), fits.sector_size));
        for medium in MEDIA.iter().filter(|medium| fits.suits(medium.shape)) {
            let (value, tone) = fitting(fits, medium);
            card.add(medium.name, value, tone, None);
            if let Some(line) = card.lines.last_mut() {
                let share = fits.bytes.saturating_mul(100).div_ceil(medium.bytes.max(1));
                line.share = u16::try_from(share).ok().or(Some(u16::MAX));
            }
        }
        if fits.is_cd_only {
            card.say("Other discs", "It has audio or raw sectors, which only a CD holds");
        }
        card
    }

    /// Whether its names survive elsewhere.
    #[must_use]
    pub fn will_names_survive(&self, names: &Names) -> Card {
        let is_fine = !names.sentence().starts_with("Some");
        let tone = if is_fine { Tone::Good } else { Tone::Warning };
        let mut card = Card::new("names", "Will names survive?", names.sentence(), tone);
        card.say("Names", count(names.count));
        for line in &names.lines {
            let proof = Some(Proof::File { view: self.best_view.clone(), path: line.path.clone() });
            let value = format!("{} {}, as {}", count(line.count), line.trouble.name(), line.path);
            card.add(line.target.name(), value, Tone::Warning, proof);
        }
        card
    }
}

/// Whether it fits on a medium, in words.
fn fitting(fits: &Fits, medium: &super::fits::BlankMedium) -> (String, Tone) {
    match fits.on(medium) {
        Fitting::Fits { free, needs_second_layer: true } => {
            (format!("fits on both layers, {} stay free", size(free)), Tone::Good)
        }
        Fitting::Fits { free, .. } if medium.shape == Shape::Stick => {
            (format!("fits, {} or more stay free", size(free)), Tone::Good)
        }
        Fitting::Fits { free, .. } => (format!("fits, {} stay free", size(free)), Tone::Good),
        Fitting::Overburn { over } => (format!("only by overburning: {} too much", size(over)), Tone::Warning),
        Fitting::TooLarge { over } => (format!("doesn’t fit: {} too much", size(over)), Tone::Plain),
    }
}

/// Verdict on a loader.
fn told(examined: &Examined) -> (String, Tone) {
    let mut parts = vec![format!("for {}, {}", examined.loader.machine.name(), size(examined.loader.size))];
    let mut tone = Tone::Plain;
    for signature in &examined.signatures {
        if examined.is_intact(signature) {
            parts.push(format!("signed by {} (issued by {})", signature.signer, signature.issuer));
        } else {
            parts.push(format!("changed since it was signed by {}", signature.signer));
            tone = Tone::Bad;
        }
    }
    if examined.signatures.is_empty() {
        parts.push("not signed: doesn’t start where Secure Boot is on".into());
    }
    if let Some(sbat) = &examined.sbat {
        let components = sbat.components.iter().filter(|component| component.name != "sbat");
        let list: Vec<String> =
            components.map(|component| format!("{} {}", component.name, component.generation)).collect();
        parts.push(format!("SBAT {}", list.join(", ")));
        for level in LEVELS {
            if let Some((component, least)) = sbat.revoked_by(level) {
                let why =
                    format!("revoked by level {} ({}): {} has to be {least}", level.date, level.by, component.name);
                parts.push(why);
                tone = if tone == Tone::Bad { tone } else { Tone::Warning };
            }
        }
    }
    let (said, judged) = judged(&examined.judgment);
    parts.push(said);
    tone = if tone == Tone::Bad || judged == Tone::Plain { tone } else { judged };
    if let Some((said, is_old)) = security_version(examined) {
        parts.push(said);
        tone = if tone == Tone::Bad || !is_old { tone } else { Tone::Warning };
    }
    parts.push(format!("Authenticode SHA-256 {}", hex::digits(&examined.sha256)));
    (parts.join("; "), tone)
}

/// What lists of revocations say.
fn judged(judgment: &Judgment) -> (String, Tone) {
    let Judgment { verdict, list, since, is_optional } = judgment;
    let since = if since.is_empty() { String::new() } else { format!(" since {since}") };
    let is_listed = match verdict {
        Verdict::NotListed => return (format!("not on {list}"), Tone::Plain),
        Verdict::Program => format!("its hash is on {list}{since}"),
        Verdict::Signer(name) => format!("the certificate {name} is on {list}{since}"),
    };
    if *is_optional {
        return (format!("{is_listed}: firmware that has taken this revocation doesn’t start it"), Tone::Warning);
    }
    (format!("revoked: {is_listed}"), Tone::Bad)
}

/// A loader's security version against the least one, and whether it is lower; `None` for loaders that have none.
fn security_version(examined: &Examined) -> Option<(String, bool)> {
    let [boot_manager, ..] = &examined.least_versions;
    let LeastVersion { version: least, list, .. } = boot_manager;
    let Some(version) = examined.security_version else {
        let of = |one: &LeastVersion| format!("{} for {}", one.version, one.loader.file_name());
        let all: Vec<String> = examined.least_versions.iter().map(of).collect();
        let said = format!("security version (SVN) unknown: {list} requires {}", all.join(", "));
        return examined.signatures.iter().any(is_of_windows).then_some((said, false));
    };
    let is_old = version < *least;
    let than = if is_old { "lower than" } else { "not lower than" };
    let so = if is_old { ": doesn’t start where Windows has applied that" } else { "" };
    Some((format!("security version (SVN) {version}, {than} the {least} that {list} requires{so}"), is_old))
}

/// Whether Windows’ own authorities issued the signer's certificate.
fn is_of_windows(signature: &Signature) -> bool {
    ["Microsoft Windows Production PCA 2011", "Windows UEFI CA 2023"].contains(&signature.issuer.as_str())
}
