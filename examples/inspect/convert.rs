//! `convert`: a disc in another form, with what is lost said before and the result checked before it gets its names.

use std::fs::{self, File};
use std::io::Write;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use discern::container::Wanted;
use discern::convert::{
    Check, Form, Hashing, Ledger, Line, Made, Making, Plan, Planned, Receipt, Survey, Verify, name_of,
};
use discern::disc::Lba;
use discern::error::{Error, Result};
use discern::job::Job;
use discern::open::Image;
use discern::view::Wholeness;
use serde_json::{Value, json};

/// Bytes made at once: as many as stay in a processor's cache until they are hashed and written.
const PIECE: u64 = 1 << 20;

/// Buffers on their way.
const BUFFERS: usize = 4;

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Conversion {
    /// Id of a form.
    pub(crate) to: String,
    pub(crate) session: Option<u16>,
    pub(crate) track: Option<u8>,
    /// Sectors of the track, the second address that after the last.
    pub(crate) sectors: Option<(i32, i32)>,
    /// Folder for the files.
    pub(crate) out: String,
}

/// Converts; nothing is left in the folder where that cannot be done or would not be right.
pub(crate) fn convert(image: &Image, asked: &Conversion, json: bool, out: &mut dyn Write) -> Result<()> {
    let form = Form::of_id(&asked.to).ok_or_else(|| {
        let ids: Vec<&str> = Form::all().iter().map(|form| form.target.id).collect();
        Error::Unsupported(format!("There is no form {}; there are: {}.", asked.to, ids.join(", ")))
    })?;
    let name = name_of(&image.files);
    let wanted = Wanted {
        name,
        session: asked.session,
        track: asked.track,
        sectors: asked.sectors.map(|(from, to)| (Lba(from), Lba(to))),
    };
    let plan = Plan::new(&image.disc, form, &wanted)?;
    let survey = Survey::new(&plan);
    let missing = Wholeness::of(&image.views).missing();
    if !json {
        if missing > 0 {
            writeln!(out, "INCOMPLETE: the source ends {missing} bytes too soon, and so will the result.")?;
        }
        print_before(&plan, survey.bytes() > 0, out)?;
        out.flush()?;
    }
    let mut verify = Verify::new(&plan).surveying(survey);
    verify.open()?;
    refuse_faults(&verify)?;
    let (unfinished, files) = write(&plan.files, Path::new(&asked.out), &mut verify)?;
    // What was not seen on its way out, as sound of which the byte order changes.
    let mut receipt = verify.run()?;
    refuse_faults(&verify)?;
    let ledger = verify.into_survey().map_or_else(|| Ok(plan.ledger.clone()), |mut survey| survey.run())?;
    unfinished.name_all()?;
    receipt.files = files;
    if json {
        let value = all(&plan, &ledger, &receipt, missing);
        serde_json::to_writer_pretty(&mut *out, &value).map_err(|error| Error::Io(error.into()))?;
        return Ok(out.write_all(b"\n")?);
    }
    print_after(&plan, &ledger, out)?;
    Ok(write!(out, "{}", receipt.text())?)
}

/// An error where the result would not be right.
fn refuse_faults(verify: &Verify) -> Result<()> {
    let refused =
        |text: String| Error::Unsupported(format!("The result would not be right, so it is not kept. {text}"));
    verify.fault().map_or(Ok(()), |text| Err(refused(text)))
}

/// What the structure tells. What only the sectors tell comes once they have been read.
fn print_before(plan: &Plan, is_surveyed: bool, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{}", plan.form.target.name)?;
    print_lines(plan.ledger.lines(), out)?;
    if is_surveyed {
        writeln!(out, "  Sectors that cannot be made again from the result are counted while it is written.")?;
    }
    Ok(())
}

/// What the sectors told.
fn print_after(plan: &Plan, ledger: &Ledger, out: &mut dyn Write) -> Result<()> {
    let told = plan.ledger.lines();
    print_lines(ledger.lines().iter().filter(|line| !told.contains(line)), out)?;
    if ledger.nothing_lost() {
        writeln!(out, "  Nothing is lost.")?;
    }
    Ok(())
}

fn print_lines<'a>(lines: impl IntoIterator<Item = &'a Line>, out: &mut dyn Write) -> Result<()> {
    for Line { fate, explanation, .. } in lines {
        writeln!(out, "  {:8} {explanation}", fate.id())?;
    }
    Ok(())
}

/// Files on their way, which are removed unless all of them get their names.
struct Unfinished {
    /// Name on the way, and name in the end.
    files: Vec<(PathBuf, PathBuf)>,
    /// The folder, where it was made for them.
    folder: Option<PathBuf>,
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        for (unfinished, _) in &self.files {
            // What cannot be removed any more is not there.
            drop(fs::remove_file(unfinished));
        }
        if let Some(folder) = &self.folder {
            drop(fs::remove_dir(folder));
        }
    }
}

impl Unfinished {
    /// Gives all of them their names.
    fn name_all(mut self) -> Result<()> {
        for (part, to) in std::mem::take(&mut self.files) {
            fs::rename(part, to)?;
        }
        self.folder = None;
        Ok(())
    }
}

fn write(files: &[Planned], folder: &Path, verify: &mut Verify) -> Result<(Unfinished, Vec<(String, Made)>)> {
    let mut unfinished = Unfinished { files: Vec::new(), folder: (!folder.exists()).then(|| folder.to_owned()) };
    fs::create_dir_all(folder)
        .map_err(|error| Error::Unsupported(format!("The folder {} could not be made: {error}.", folder.display())))?;
    let mut made = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let to = folder.join(&file.name);
        if to.exists() {
            return Err(Error::Unsupported(format!("There is a file {} already.", to.display())));
        }
        let part = folder.join(format!("{}.unfinished", file.name));
        unfinished.files.push((part.clone(), to));
        let shown = |at, bytes: &[u8]| {
            verify.saw(number, at, bytes)?;
            refuse_faults(verify)
        };
        made.push((file.name.clone(), write_file(file, &part, shown)?));
    }
    Ok((unfinished, made))
}

/// Makes and compares in this thread, hashes in a second and writes in a third; the buffers go round.
fn write_file(file: &Planned, to: &Path, shown: impl FnMut(u64, &[u8]) -> Result<()>) -> Result<Made> {
    let mut out = File::create_new(to)?;
    let mut making = Making::new(file)?;
    let (to_hash, made) = channel::<Vec<u8>>();
    let (to_write, hashed) = channel::<Vec<u8>>();
    let (back, free) = channel();
    for _ in 0..BUFFERS {
        drop(back.send(Vec::new()));
    }
    thread::scope(|scope| {
        let hasher = scope.spawn(move || {
            let mut hashing = Hashing::default();
            for piece in made {
                hashing.update(&piece);
                if to_write.send(piece).is_err() {
                    break;
                }
            }
            hashing.finish()
        });
        let writer = scope.spawn(move || {
            // The maker may be done and want none back.
            hashed.into_iter().try_for_each(|piece| out.write_all(&piece).map(|()| drop(back.send(piece))))
        });
        let poured = pour(&mut making, shown, &free, &to_hash);
        drop(to_hash);
        let made = hasher.join().unwrap_or_else(|panic| resume_unwind(panic));
        writer.join().unwrap_or_else(|panic| resume_unwind(panic))?;
        poured.map(|()| made)
    })
}

/// Shows and sends all that is made, until nobody takes it any more: whoever stopped says why.
fn pour(
    making: &mut Making,
    mut shown: impl FnMut(u64, &[u8]) -> Result<()>,
    free: &Receiver<Vec<u8>>,
    to: &Sender<Vec<u8>>,
) -> Result<()> {
    let mut at = 0_u64;
    while let Ok(buffer) = free.recv() {
        let Some(piece) = making.take_piece(PIECE, buffer)? else { break };
        shown(at, &piece)?;
        at = at.saturating_add(piece.len() as u64);
        if to.send(piece).is_err() {
            break;
        }
    }
    Ok(())
}

/// Everything as one object. These names are stable.
fn all(plan: &Plan, ledger: &Ledger, receipt: &Receipt, missing: u64) -> Value {
    let line = |line: &Line| {
        json!({
            "fate": line.fate.id(),
            "what": line.what,
            "count": line.count,
            "explanation": line.explanation,
        })
    };
    let check = |check: &Check| json!({ "what": check.what, "right": check.is_right, "text": check.text });
    let file = |(name, made): &(String, Made)| json!({ "name": name, "size": made.size, "sha256": made.digits() });
    json!({
        "form": plan.form.target.id,
        "source_missing": missing,
        "nothing_lost": ledger.nothing_lost(),
        "ledger": ledger.lines().iter().map(line).collect::<Vec<_>>(),
        "checks": receipt.checks.iter().map(check).collect::<Vec<_>>(),
        "files": receipt.files.iter().map(file).collect::<Vec<_>>(),
    })
}
