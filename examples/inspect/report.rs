//! `report`: what an image is, whether it is complete, boots and fits, whether its names survive, and its problems; as
//! text, JSON, or a self-contained page. It contains nothing of the files' contents.

use std::io::Write;

use discern::boot::efi::{LEVELS, Revocations, Signature, Verdict};
use discern::bytes::hex;
use discern::check::{FindingGroup, FindingPlace};
use discern::error::{Error, Result};
use discern::findings::Findings;
use discern::limits;
use discern::open::{self, Image};
use discern::overview::{
    Answer, BootRoute, Card, CardLine, Contents, End, Examined, FileCounts, Fitting, MEDIA, Names, Overview, Proof,
    Tone,
};
use discern::refusal::Refusal;
use discern::view::View;
use serde_json::{Value, json};

use crate::local_file::LocalFile;

static NO_LIST: Refusal = Refusal {
    code: "INSPECT-REVOCATIONS",
    sentence: "“{0}” is no list of revocations.",
    advice: "Use the dbxupdate.bin of your processor from uefi.org/revocationlistfile.",
};

/// Format of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// Sentences and lists.
    Text,
    /// JSON, whose member names are stable.
    Json,
    /// An HTML page.
    Html,
}

/// All parts of a report.
struct All {
    overview: Overview,
    examined: Vec<Examined>,
    files: Option<FileCounts>,
    names: Option<Names>,
    groups: Vec<FindingGroup>,
}

/// Reads all folders of the best view, and prints the report.
pub(crate) fn print(
    image: &mut Image,
    findings: &mut Findings,
    form: Form,
    revoked: Option<&str>,
    out: &mut dyn Write,
) -> Result<()> {
    let revoked = revoked.map(revocations).transpose()?;
    if let Some(best) = image.views.first_mut() {
        best.walk_all(findings)?;
    }
    let views: Vec<&View> = image.views.iter().collect();
    let mut overview = Overview::of(image, &views);
    overview.look_into_packed_tree(image, &views, |files| open::open(files, &mut Findings::default()));
    let examined = overview.examine(image, &views, revoked.as_ref())?;
    let best = image.views.first().filter(|view| view.file_system().kind().is_tree());
    let groups = FindingGroup::all(findings, views.iter().copied());
    let all = All { overview, examined, files: best.map(FileCounts::of), names: best.map(Names::of), groups };
    match form {
        Form::Text => all.print(image, out),
        Form::Html => all.print_html(image, out),
        Form::Json => {
            serde_json::to_writer_pretty(&mut *out, &all.json(image)).map_err(|error| Error::Io(error.into()))?;
            Ok(out.write_all(b"\n")?)
        }
    }
}

fn revocations(path: &str) -> Result<Revocations> {
    let bytes = LocalFile::open(std::path::Path::new(path))?.read_up_to(0, limits::REVOCATION_BYTES)?;
    Revocations::parse(&bytes).ok_or_else(|| NO_LIST.with(&[&path]).into())
}

/// The overview of an image as JSON, for `info`.
pub(crate) fn overview(image: &Image) -> Value {
    let views: Vec<&View> = image.views.iter().collect();
    let mut overview = Overview::of(image, &views);
    overview.look_into_packed_tree(image, &views, |files| open::open(files, &mut Findings::default()));
    all_of(&overview, &[], None, None)
}

/// Upper bound for the places listed per type of finding.
const PLACES: usize = 20;

impl All {
    fn cards(&self) -> Vec<Card> {
        let overview = &self.overview;
        let mut cards = vec![
            overview.what_it_is(),
            overview.is_it_complete(self.files.as_ref()),
            overview.will_it_boot(Some(&self.examined)),
            overview.will_it_fit(),
        ];
        cards.extend(self.names.as_ref().map(|names| overview.will_names_survive(names)));
        cards
    }

    fn print(&self, image: &Image, out: &mut dyn Write) -> Result<()> {
        writeln!(out, "{}", self.overview.sentence())?;
        for file in image.files.all() {
            writeln!(out, "{}: {} bytes", file.name, file.content.len())?;
        }
        for card in self.cards() {
            writeln!(out, "\n{}: {}", card.title, card.verdict)?;
            for line in &card.lines {
                let proof = line.proof.as_ref().map(|proof| format!(" [{}]", place(proof))).unwrap_or_default();
                writeln!(out, "  {}: {}{proof}", line.label, line.value)?;
            }
        }
        writeln!(out, "\nProblems: {}", self.groups.iter().map(|group| group.count).sum::<u64>())?;
        for group in &self.groups {
            let anomaly = group.anomaly;
            writeln!(out, "  {} {} ({}): {}", anomaly.severity.id(), anomaly.code, group.count, group.sentence)?;
            writeln!(out, "    {} {}", anomaly.meaning, group.advice)?;
            for place in group.places.iter().take(PLACES) {
                writeln!(out, "    {}", place_of(place))?;
            }
        }
        Ok(())
    }

    fn json(&self, image: &Image) -> Value {
        let mut all = all_of(&self.overview, &self.examined, self.files.as_ref(), self.names.as_ref());
        let place = |group: &FindingGroup, place: &FindingPlace| {
            let anomaly = group.anomaly;
            json!({
                "code": anomaly.code,
                "severity": anomaly.severity.id(),
                "structure": anomaly.structure,
                "byte": place.byte,
                "expected": place.expected,
                "found": place.found,
                "meaning": anomaly.meaning,
                "clause": anomaly.clause,
                "path": place.file.as_ref().map(|file| file.path.clone()),
            })
        };
        let group = |group: &FindingGroup| {
            json!({
                "code": group.anomaly.code,
                "severity": group.anomaly.severity.id(),
                "sentence": group.sentence,
                "meaning": group.anomaly.meaning,
                "advice": group.advice,
                "count": group.count,
                "findings": group.places.iter().map(|found| place(group, found)).collect::<Vec<_>>(),
            })
        };
        let files: Vec<Value> =
            image.files.all().iter().map(|file| json!({ "name": file.name, "size": file.content.len() })).collect();
        if let Value::Object(members) = &mut all {
            members.insert("files".into(), files.into());
            members.insert("findings".into(), self.groups.iter().map(group).collect::<Vec<_>>().into());
        }
        all
    }

    fn print_html(&self, image: &Image, out: &mut dyn Write) -> Result<()> {
        let name = image.files.first().map(|file| file.name.clone()).unwrap_or_default();
        write!(out, "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n")?;
        write!(out, "<meta name=\"viewport\" content=\"width=device-width\">\n<title>{}</title>\n", escaped(&name))?;
        write!(out, "<style>{STYLE}</style>\n<main>\n<h1>{}</h1>\n", escaped(&name))?;
        writeln!(out, "<p class=\"answer\">{}</p>", escaped(&self.overview.sentence()))?;
        for card in self.cards() {
            let tone = card.tone.id();
            write!(
                out,
                "<section class=\"{tone}\">\n<h2>{}</h2>\n<p>{}</p>\n<dl>\n",
                card.title,
                escaped(&card.verdict)
            )?;
            for line in &card.lines {
                let CardLine { label, value, tone, proof, .. } = line;
                let proof = proof.as_ref().map(|proof| format!(" <small>{}</small>", escaped(&place(proof))));
                let (label, value, proof) = (escaped(label), escaped(value), proof.unwrap_or_default());
                writeln!(out, "<dt>{label}</dt><dd class=\"{}\">{value}{proof}</dd>", tone.id())?;
            }
            write!(out, "</dl>\n</section>\n")?;
        }
        write!(out, "<section>\n<h2>Problems</h2>\n<ul>\n")?;
        for group in &self.groups {
            let anomaly = group.anomaly;
            let tone = if anomaly.severity.id() == "damage" { Tone::Bad } else { Tone::Plain };
            let (sentence, meaning) = (escaped(&group.sentence), escaped(anomaly.meaning));
            write!(out, "<li class=\"{}\">{sentence} <small>{}</small>", tone.id(), anomaly.code)?;
            write!(out, "<br>{meaning} {}<ul>", escaped(group.advice))?;
            for place in group.places.iter().take(PLACES) {
                write!(out, "<li>{}</li>", escaped(&place_of(place)))?;
            }
            writeln!(out, "</ul></li>")?;
        }
        Ok(write!(out, "</ul>\n</section>\n</main>\n</html>\n")?)
    }
}

/// Style of the page: readable in light and dark, on paper, and on a small screen.
const STYLE: &str = ":root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}main{max-width:60rem;margin:auto;\
padding:1rem}.answer{font-size:1.25rem}section{border:1px solid #8888;border-radius:.5rem;padding:0 1rem;margin:1rem 0}\
h2{font-size:1.1rem;margin-bottom:0}dt{font-weight:600}dd{margin:0 0 .5rem;overflow-wrap:anywhere}\
dd.bad::before,li.bad::before{content:\"✗ \"}dd.warning::before{content:\"! \"}dd.good::before{content:\"✓ \"}small{opacity:.8}";

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            c if c.is_control() => safe.push('\u{FFFD}'),
            c => safe.push(c),
        }
    }
    safe
}

/// Formats a finding's place: its file, if any, its byte, and both values.
fn place_of(place: &FindingPlace) -> String {
    let file = place.file.as_ref().map(|file| format!("{}, ", file.path)).unwrap_or_default();
    format!("{file}byte {}: expected {}, found {}", place.byte, place.expected, place.found)
}

fn place(proof: &Proof) -> String {
    match proof {
        Proof::Bytes(bytes) => format!("byte {}", bytes.start),
        Proof::File { view, path } => format!("{view}:{path}"),
    }
}

fn proof(proof: Option<&Proof>) -> Value {
    match proof {
        None => Value::Null,
        Some(Proof::Bytes(bytes)) => json!({ "byte": bytes.start, "bytes": [bytes.start, bytes.end] }),
        Some(Proof::File { view, path }) => json!({ "view": view, "path": path }),
    }
}

/// The overview as JSON.
fn all_of(overview: &Overview, examined: &[Examined], files: Option<&FileCounts>, names: Option<&Names>) -> Value {
    let identity = &overview.identity;
    let ids = overview.disc_ids.as_ref();
    let fits = &overview.fits;
    let medium = |medium: &discern::overview::BlankMedium| {
        let (verdict, over, free) = match fits.on(medium) {
            _ if !fits.suits(medium.shape) => ("unsuitable", 0, 0),
            Fitting::Fits { free, needs_second_layer: true } => ("both-layers", 0, free),
            Fitting::Fits { free, .. } => ("fits", 0, free),
            Fitting::Overburn { over } => ("overburn", over, 0),
            Fitting::TooLarge { over } => ("too-large", over, 0),
        };
        json!({ "id": medium.id, "name": medium.name, "bytes": medium.bytes, "verdict": verdict, "over": over, "free": free })
    };
    json!({
        "sentence": overview.sentence(),
        "identity": {
            "container": identity.container,
            "medium": identity.medium,
            "file_systems": identity.systems,
            "label": identity.label,
            "tool": identity.tool,
            "created": identity.created.map(|at| at.to_string()),
            "contents": identity.contents.iter().map(contents).collect::<Vec<_>>(),
            "disc_ids": ids.map(|ids| json!({
                "musicbrainz": ids.musicbrainz, "cddb": ids.cddb, "accuraterip": ids.accuraterip,
            })),
        },
        "complete": {
            "is_complete": overview.ends.is_known().then(|| overview.ends.missing() == 0 && overview.ends.missing_files.is_empty()),
            "missing": overview.ends.missing(),
            "behind": overview.ends.behind,
            "missing_files": overview.ends.missing_files,
            "ends": overview.ends.ends.iter().map(end).collect::<Vec<_>>(),
            "files": files.map(file_counts),
        },
        "boot": {
            "sentence": overview.boots.sentence(),
            "ways": overview.boots.ways.iter().map(way).collect::<Vec<_>>(),
            "loaders": overview.boots.loaders.iter().map(|loader| {
                let known = examined.iter().find(|examined| examined.loader == *loader);
                json!({
                    "view": loader.view,
                    "path": loader.path,
                    "size": loader.size,
                    "machine": loader.machine.name(),
                    "is_efi": loader.is_efi,
                    "examined": known.map(self::examined),
                })
            }).collect::<Vec<_>>(),
            "files": overview.boots.files.iter().map(|file| proof(Some(file))).collect::<Vec<_>>(),
        },
        "fit": {
            "bytes": fits.bytes,
            "sectors": fits.bytes.div_ceil(2048),
            "smallest": fits.smallest().map(|medium| medium.id),
            "media": MEDIA.iter().map(medium).collect::<Vec<_>>(),
        },
        "names": names.map(|names| json!({
            "count": names.count,
            "troubles": names.lines.iter().map(|line| json!({
                "system": line.target.id(), "trouble": line.trouble.id(), "count": line.count, "example": line.path,
            })).collect::<Vec<_>>(),
        })),
    })
}

fn contents(contents: &Contents) -> Value {
    let details = &contents.details;
    let more: serde_json::Map<String, Value> =
        details.more.iter().map(|(label, value)| ((*label).to_owned(), value.clone().into())).collect();
    json!({
        "id": contents.id,
        "name": if details.name.is_empty() { contents.name } else { &details.name },
        "family": contents.family.id(),
        "title": details.title,
        "version": details.version,
        "variant": details.variant,
        "architecture": details.architecture,
        "build": details.build,
        "product_code": details.code,
        "region": details.region,
        "languages": details.languages,
        "more": more,
        "proof": proof(contents.proof.as_ref()),
        "source": contents.source,
    })
}

fn end(end: &End) -> Value {
    json!({
        "what": end.what,
        "declared": end.declared,
        "actual": end.actual,
        "missing": end.missing(),
        "is_vital": end.is_vital,
        "proof": proof(end.proof.as_ref()),
    })
}

fn file_counts(files: &FileCounts) -> Value {
    let lost =
        |lost: &discern::overview::LostFile| json!({ "path": lost.path, "size": lost.size, "missing": lost.missing });
    json!({
        "complete": files.complete,
        "incomplete": files.incomplete,
        "lost": files.lost.iter().map(lost).collect::<Vec<_>>(),
    })
}

fn way(way: &BootRoute) -> Value {
    json!({
        "firmware": way.firmware.id(),
        "from": way.from.id(),
        "verdict": way.answer.id(),
        "boots": match way.answer {
            Answer::Yes => Value::Bool(true),
            Answer::No => Value::Bool(false),
            Answer::Unknown => Value::Null,
        },
        "reason": way.reason,
        "proof": proof(way.proof.as_ref()),
    })
}

fn examined(examined: &Examined) -> Value {
    let signature = |signature: &Signature| {
        json!({
            "signer": signature.signer,
            "issuer": signature.issuer,
            "serial": signature.serial,
            "digest": hex::digits(&signature.digest),
            "is_intact": examined.is_intact(signature),
        })
    };
    let level = |level: &discern::boot::efi::Level| {
        let revoked = examined.sbat.as_ref().and_then(|sbat| sbat.revoked_by(level));
        revoked.map(|(component, least)| {
            json!({ "level": level.date, "by": level.by, "component": component.name, "least": least })
        })
    };
    json!({
        "sha256": hex::digits(&examined.sha256),
        "signatures": examined.signatures.iter().map(signature).collect::<Vec<_>>(),
        "sbat": examined.sbat.as_ref().map(|sbat| {
            sbat.components.iter().map(|one| {
                json!({ "component": one.name, "generation": one.generation, "version": one.version })
            }).collect::<Vec<_>>()
        }),
        "revoked_by_sbat": LEVELS.iter().filter_map(level).collect::<Vec<_>>(),
        "security_version": examined.security_version.map(|version| version.to_string()),
        "least_security_versions": examined.least_versions.iter().map(|one| {
            json!({ "loader": one.loader.file_name(), "version": one.version.to_string(), "list": one.list })
        }).collect::<Vec<_>>(),
        "revoked": examined.judgment.verdict != Verdict::NotListed,
        "revocation": json!({
            "list": examined.judgment.list,
            "since": examined.judgment.since,
            "is_optional": examined.judgment.is_optional,
            "certificate": match &examined.judgment.verdict {
                Verdict::Signer(name) => Value::String(name.clone()),
                Verdict::Program | Verdict::NotListed => Value::Null,
            },
        }),
    })
}
