//! All layouts, rebuilt in each mode, judged by other programs, and started.

use std::path::Path;
use std::process::Command;

use discern::bytes::time::Timestamp;
use discern::edit::{Blueprint, Decision, Mode, Op, rebuild, verify};
use discern::error::Result;
use discern::findings::Findings;
use discern::job::Job;

use super::differ::Differ;
use super::kit::Kit;
use super::layouts::{Fast, LAYOUTS, Layout};
use super::machine::{BIOS, Machine, WAYS, start};
use super::supply::Local;
use super::support::local_file::LocalFile;
use super::support::scratch::Scratch;
use super::support::{self};

const MODES: [(Mode, &str); 3] = [(Mode::Compact, "compact"), (Mode::Keep, "keep"), (Mode::Append, "append")];

/// Number of layouts processed at once.
const WORKERS: usize = 3;

/// Modification date of all rebuilt images, in seconds since 1970.
const REBUILT: i64 = 1_700_000_000;

/// The outcome of a rebuild.
enum Outcome {
    /// Written, with the decisions made.
    Built(Vec<Decision>),
    /// Not written, since verification failed.
    Wrong(String),
}

/// Rebuilds an image.
fn rebuilt(layout: &Layout, mode: Mode, image: &Path, to: &Path) -> Result<Outcome> {
    let base = image.parent().unwrap();
    let mut opened = support::open_source(LocalFile::open(image)?, &mut Findings::default())?;
    let mut blueprint = Blueprint::of(&mut opened, Timestamp::utc(REBUILT))?;
    blueprint.mode = mode;
    let mut ops: Vec<Op> = serde_json::from_str(layout.edits).unwrap();
    // What is replaced and removed would be wrong in HFS.
    if blueprint.removable().iter().any(|one| one.file_system == discern::edit::OtherFileSystem::Hfs) {
        ops.push(serde_json::from_str(r#"{"op":"drop","side":"hfs"}"#).unwrap());
    }
    for op in &ops {
        blueprint.apply(op, &mut Local { base: base.to_owned(), latest: None })?;
    }
    let rebuilt = blueprint.implant(rebuild(&blueprint)?)?.run()?;
    let verification = verify(&blueprint, &rebuilt.recipe)?;
    if !verification.holds() {
        return Ok(Outcome::Wrong(format!("{:?} {:?}", verification.wrong, verification.findings)));
    }
    let source = rebuilt.recipe.into_source();
    let mut file = std::fs::File::create(to).unwrap();
    let mut at = 0;
    while at < source.len() {
        let piece = source.read_up_to(at, 1 << 20)?;
        std::io::Write::write_all(&mut file, &piece).unwrap();
        at += piece.len() as u64;
    }
    Ok(Outcome::Built(rebuilt.decisions))
}

/// Complaints of other programs about an image, and how many each has.
fn complaints(image: &Path) -> Vec<(&'static str, u32)> {
    let text = |command: &mut Command| {
        let output = command.output().unwrap();
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
    };
    let mut found = Vec::new();
    let checked = text(Command::new("xorriso").arg("-indev").arg(image).args(["-check_media", "--"]));
    // Keep mode breaks the chain of sessions, which only xorriso follows.
    let is_warning = |line: &&str| line.contains("WARNING") && !line.contains("Chain of ISO session headers");
    if !checked.contains(", + good") || checked.lines().any(|line| is_warning(&line)) {
        found.push(("xorriso", 1));
    }
    if !text(Command::new("isovfy").arg(image)).contains("No errors found") {
        found.push(("isovfy", 1));
    }
    if !text(Command::new("7zz").arg("t").arg(image)).contains("Everything is Ok") {
        found.push(("7zz", 1));
    }
    let table = text(Command::new("sgdisk").arg("-v").arg(image));
    // Without a GPT, sgdisk judges the one it would make.
    let has_gpt = !table.contains("Found invalid GPT");
    if let Some(count) = table.lines().find_map(|line| line.strip_prefix("Identified ")).filter(|_| has_gpt) {
        found.push(("sgdisk", count.split(' ').next().unwrap().parse().unwrap()));
    }
    found
}

fn words(complaints: &[(&str, u32)]) -> String {
    complaints.iter().map(|(judge, count)| format!("{judge} {count} ")).collect()
}

/// Makes, rebuilds and starts one layout in these ways. Returns rows of the table, and the failures.
fn run(kit: &Kit, layout: &Layout, ways: &[Machine]) -> (Vec<String>, Vec<String>) {
    let scratch = Scratch::new();
    let at = scratch.path();
    kit.make(layout.script, at);
    let image = at.join("image.iso");
    let [word, edited] = layout.shows;
    let control: Vec<bool> = ways.iter().map(|way| start(&image, *way, &[word]).is_some()).collect();
    let shown = |found: bool| if found { "old" } else { "-" };
    let before = complaints(&image);
    let row = |mode: &str, starts: &[String], judges: &str| {
        format!(
            "{:<36} {mode:<8} {} {judges}",
            layout.name,
            starts.iter().map(|word| format!("{word:<9}")).collect::<String>()
        )
    };
    let starts: Vec<String> = control.iter().map(|found| shown(*found).to_owned()).collect();
    let (mut rows, mut wrong) = (vec![row("original", &starts, &words(&before))], Vec::new());
    if !control.contains(&true) {
        wrong.push(format!("{}: the original doesn't start", layout.name));
    }
    for (mode, name) in MODES {
        let to = at.join("new.iso");
        match rebuilt(layout, mode, &image, &to) {
            // Refusals come before anything is written.
            Err(error) => rows.push(row(name, &[], &format!("refused: {error}"))),
            Ok(Outcome::Wrong(what)) => {
                rows.push(row(name, &[], "NOT VERIFIED"));
                wrong.push(format!("{}, {name}: {what}", layout.name));
            }
            Ok(Outcome::Built(decisions)) => {
                let (old, new) = (std::fs::read(&image).unwrap(), std::fs::read(&to).unwrap());
                let in_pieces = decisions.iter().filter(|line| line.why.contains("no longer in one piece"));
                wrong.extend(in_pieces.map(|line| format!("{}, {name}: {line}", layout.name)));
                let silent = Differ { old: &old, new: &new, decisions: &decisions }.silent();
                wrong.extend(silent.into_iter().map(|what| format!("{}, {name}: {what}", layout.name)));
                let after = complaints(&to);
                let count = |judge: &str| before.iter().find(|(name, _)| *name == judge).map_or(0, |(_, count)| *count);
                let more: Vec<_> = after.iter().filter(|(judge, number)| *number > count(judge)).collect();
                if !more.is_empty() {
                    wrong.push(format!("{}, {name}: {more:?}", layout.name));
                }
                let mut starts = Vec::new();
                for (way, works) in ways.iter().zip(&control) {
                    let found = if *works { start(&to, *way, &[edited, word]) } else { None };
                    starts.push(match found {
                        _ if !works => "-".into(),
                        Some(word) if word == edited => "new".into(),
                        Some(_) => "OLD MENU".into(),
                        None => "DEAD".to_owned(),
                    });
                    if *works && found != Some(edited) {
                        wrong.push(format!("{}, {name}, {}: {}", layout.name, way.name, starts.last().unwrap()));
                    }
                }
                rows.push(row(name, &starts, &words(&after)));
            }
        }
    }
    (rows, wrong)
}

#[test]
fn images_still_start_after_a_rebuild_with_the_edited_menu() {
    let test = "images_still_start_after_a_rebuild_with_the_edited_menu";
    let Some(kit) = Kit::new(test) else { return };
    let is_all = std::env::var("DISCERN_START").is_ok_and(|value| value == "all");
    let named = std::env::var("DISCERN_LAYOUT").ok();
    let (mut rows, mut wrong) = (Vec::new(), Vec::new());
    let chosen = LAYOUTS.iter().filter(|layout| match &named {
        Some(name) => layout.name.contains(name.as_str()),
        None => is_all || layout.fast != Fast::None,
    });
    // Waiting for machines that show nothing takes time, so several run at once.
    let (queue, done) = (std::sync::Mutex::new(chosen), std::sync::mpsc::channel());
    std::thread::scope(|scope| {
        for _ in 0..WORKERS {
            let (queue, kit, named, send) = (&queue, &kit, &named, done.0.clone());
            scope.spawn(move || {
                loop {
                    let Some(layout) = queue.lock().unwrap().next() else { break };
                    let is_short = !is_all && named.is_none() && layout.fast == Fast::Bios;
                    let (rows, wrong) = run(kit, layout, if is_short { BIOS } else { &WAYS });
                    rows.iter().for_each(|row| eprintln!("{row}"));
                    send.send((layout.name, rows, wrong)).unwrap();
                }
            });
        }
    });
    drop(done.0);
    for (_, some, bad) in done.1 {
        rows.extend(some);
        wrong.extend(bad);
    }
    eprintln!("\n{:<36} {:<8} {}", "layout", "mode", WAYS.map(|way| format!("{:<9}", way.name)).concat());
    rows.iter().for_each(|row| eprintln!("{row}"));
    assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
}
