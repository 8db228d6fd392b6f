//! `convert`: converts a disc to another format. Losses are printed first, and the result is checked before its files
//! get their names.

use std::fs::{self, File};
use std::io::Write;
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use discern::container::TargetOptions;
use discern::convert::{
    Check, FileSums, Form, Hashing, Ledger, LedgerLine, Plan, Planned, Producer, Receipt, Survey, Verify, name_of,
};
use discern::disc::Lba;
use discern::error::{Error, Result};
use discern::job::Job;
use discern::open::Image;
use discern::refusal::Refusal;
use discern::view::Wholeness;
use serde_json::{Value, json};

static NO_SUCH_FORMAT: Refusal = Refusal {
    code: "INSPECT-NO-SUCH-FORMAT",
    sentence: "“{0}” is not a format that Discern converts to.",
    advice: "Choose one of these: {1}.",
};

static WRONG_RESULT: Refusal = Refusal {
    code: "INSPECT-WRONG-RESULT",
    sentence: "The conversion was discarded, because its check failed. {0}",
    advice: "This is a fault in Discern. Please report it.",
};

static NO_FOLDER: Refusal = Refusal {
    code: "INSPECT-NO-FOLDER",
    sentence: "The folder {0} could not be created: {1}.",
    advice: "Choose another folder with --out.",
};

static FILE_EXISTS: Refusal = Refusal {
    code: "INSPECT-FILE-EXISTS",
    sentence: "{0} already exists, and Discern does not overwrite it.",
    advice: "Move it away, or choose another folder with --out.",
};

/// Bytes per piece: few enough to stay in the processor's cache until they are hashed and written.
const PIECE: u64 = 1 << 20;

/// Number of buffers that circulate between the three threads.
const BUFFERS: usize = 4;

/// The options of a conversion.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Conversion {
    /// Id of the target format.
    pub(crate) to: String,
    pub(crate) session: Option<u16>,
    pub(crate) track: Option<u8>,
    /// First address of the track to convert, and the address after the last.
    pub(crate) sectors: Option<(i32, i32)>,
    /// Folder for the converted files.
    pub(crate) out: String,
}

/// Converts the image. On an error, no file is left in the folder.
pub(crate) fn convert(image: &Image, asked: &Conversion, json: bool, out: &mut dyn Write) -> Result<()> {
    let form = Form::named(&asked.to, image.disc.medium).ok_or_else(|| {
        let ids: Vec<&str> = Form::for_medium(image.disc.medium).iter().map(|form| form.target.id).collect();
        Error::from(NO_SUCH_FORMAT.with(&[&asked.to, &ids.join(", ")]))
    })?;
    let name = name_of(&image.files);
    let options = TargetOptions {
        name,
        session: asked.session,
        track: asked.track,
        sectors: asked.sectors.map(|(from, to)| (Lba(from), Lba(to))),
    };
    let plan = Plan::new(&image.disc, form, &options)?;
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
    // Compares what couldn't be compared during writing, such as audio in another byte order.
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

/// Fails if the comparison found a fault.
fn refuse_faults(verify: &Verify) -> Result<()> {
    verify.fault().map_or(Ok(()), |fault| Err(WRONG_RESULT.with(&[&fault]).into()))
}

/// Prints what the image's structure tells about the conversion. Facts that only the sectors tell are printed after it.
fn print_before(plan: &Plan, is_surveyed: bool, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{}", plan.form.target.name)?;
    print_lines(plan.ledger.lines(), out)?;
    if is_surveyed {
        writeln!(out, "  Sectors that cannot be restored from the result are counted while it is written.")?;
    }
    Ok(())
}

/// Prints what the survey of the sectors added.
fn print_after(plan: &Plan, ledger: &Ledger, out: &mut dyn Write) -> Result<()> {
    let told = plan.ledger.lines();
    print_lines(ledger.lines().iter().filter(|line| !told.contains(line)), out)?;
    if ledger.nothing_lost() {
        writeln!(out, "  Nothing is lost.")?;
    }
    Ok(())
}

fn print_lines<'a>(lines: impl IntoIterator<Item = &'a LedgerLine>, out: &mut dyn Write) -> Result<()> {
    for LedgerLine { effect, explanation, .. } in lines {
        writeln!(out, "  {:8} {explanation}", effect.id())?;
    }
    Ok(())
}

/// Files that are being written; they are removed unless all of them get their names.
struct Unfinished {
    /// Temporary name during writing, and final name.
    files: Vec<(PathBuf, PathBuf)>,
    /// The folder, if it was created for them.
    folder: Option<PathBuf>,
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        for (unfinished, _) in &self.files {
            // Fails if the file wasn't created yet.
            drop(fs::remove_file(unfinished));
        }
        if let Some(folder) = &self.folder {
            drop(fs::remove_dir(folder));
        }
    }
}

impl Unfinished {
    /// Gives all files their final names.
    fn name_all(mut self) -> Result<()> {
        for (part, to) in std::mem::take(&mut self.files) {
            fs::rename(part, to)?;
        }
        self.folder = None;
        Ok(())
    }
}

fn write(files: &[Planned], folder: &Path, verify: &mut Verify) -> Result<(Unfinished, Vec<(String, FileSums)>)> {
    let mut unfinished = Unfinished { files: Vec::new(), folder: (!folder.exists()).then(|| folder.to_owned()) };
    fs::create_dir_all(folder).map_err(|error| NO_FOLDER.with(&[&folder.display(), &error]))?;
    let mut made = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let to = folder.join(&file.name);
        if to.exists() {
            return Err(FILE_EXISTS.with(&[&to.display()]).into());
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

/// Makes and compares the pieces in this thread, hashes them in a second and writes them in a third.
fn write_file(file: &Planned, to: &Path, shown: impl FnMut(u64, &[u8]) -> Result<()>) -> Result<FileSums> {
    let mut out = File::create_new(to)?;
    let mut producer = Producer::new(file)?;
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
            // The first thread may have ended, and accept no more buffers.
            hashed.into_iter().try_for_each(|piece| out.write_all(&piece).map(|()| drop(back.send(piece))))
        });
        let poured = pour(&mut producer, shown, &free, &to_hash);
        drop(to_hash);
        let made = hasher.join().unwrap_or_else(|panic| resume_unwind(panic));
        writer.join().unwrap_or_else(|panic| resume_unwind(panic))?;
        poured.map(|()| made)
    })
}

/// Compares and sends every piece. Ends early if the other threads have stopped; their error then counts.
fn pour(
    producer: &mut Producer,
    mut shown: impl FnMut(u64, &[u8]) -> Result<()>,
    free: &Receiver<Vec<u8>>,
    to: &Sender<Vec<u8>>,
) -> Result<()> {
    let mut at = 0_u64;
    while let Ok(buffer) = free.recv() {
        let Some(piece) = producer.take_piece(PIECE, buffer)? else { break };
        shown(at, &piece)?;
        at = at.saturating_add(piece.len() as u64);
        if to.send(piece).is_err() {
            break;
        }
    }
    Ok(())
}

/// The result as JSON. The names of its members are stable.
fn all(plan: &Plan, ledger: &Ledger, receipt: &Receipt, missing: u64) -> Value {
    let line = |line: &LedgerLine| {
        json!({
            "fate": line.effect.id(),
            "what": line.what,
            "count": line.count,
            "explanation": line.explanation,
        })
    };
    let check = |check: &Check| json!({ "what": check.what, "right": check.is_right, "text": check.text });
    let file = |(name, made): &(String, FileSums)| json!({ "name": name, "size": made.size, "sha256": made.digits() });
    json!({
        "form": plan.form.target.id,
        "source_missing": missing,
        "nothing_lost": ledger.nothing_lost(),
        "ledger": ledger.lines().iter().map(line).collect::<Vec<_>>(),
        "checks": receipt.checks.iter().map(check).collect::<Vec<_>>(),
        "files": receipt.files.iter().map(file).collect::<Vec<_>>(),
    })
}
