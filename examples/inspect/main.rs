//! Drives the library on local files, for comparisons with other readers and for bug reports.

mod album;
mod arguments;
mod build;
mod check;
mod compare;
mod convert;
mod digest;
mod disc;
mod extract;
mod folder;
mod images;
mod info;
mod listing;
mod local_file;
mod local_shelf;
mod map;
mod rebuild;
mod report;
mod sector;
mod supply;
mod terminal;

use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use arguments::{Arguments, Command, USAGE};
use compare::Compare;
use discern::error::{Error, Result};
use discern::findings::Findings;
use discern::formats::Formats;
use discern::open::{self, Image};
use discern::refusal::Refusal;
use discern::source::Files;
use local_file::LocalFile;
use local_shelf::local_shelf;
use terminal::{Terminal, visible};

static ONE_FOLDER: Refusal = Refusal {
    code: "INSPECT-ONE-FOLDER",
    sentence: "An image is built from one folder, and {0} paths were given.",
    advice: "Name one folder. To build from several, put them into one.",
};

static NO_SUCH_VIEW: Refusal = Refusal {
    code: "INSPECT-NO-SUCH-VIEW",
    sentence: "This image has no view “{0}”.",
    advice: "Choose one of these: {1}.",
};

static NO_VIEW: Refusal = Refusal {
    code: "INSPECT-NO-VIEW",
    sentence: "Discern found no file system in this image that it can read, so there are no files.",
    advice: "See `inspect info` for what the image is, and `inspect sector` for its sectors.",
};

static UNREAD: Refusal = Refusal {
    code: "INSPECT-UNREAD",
    sentence: "This image holds {0}, which Discern can't read, so there are no files.",
    advice: "See `inspect info` for where it is, and `inspect sector` for its sectors.",
};

static DAMAGED: Refusal = Refusal {
    code: "INSPECT-DAMAGED",
    sentence: "The image can't be opened, because it is damaged or cut off: {0}.",
    advice: "Copy or download it again.",
};

static OVER_LIMIT: Refusal = Refusal {
    code: "INSPECT-OVER-LIMIT",
    sentence: "The image can't be opened, because it goes beyond a safety limit: {0}.",
    advice: "It is probably damaged: copy or download it again. If it is a real image, please report it.",
};

static ONE_VIEW: Refusal = Refusal {
    code: "INSPECT-ONE-VIEW",
    sentence: "Files are extracted from one view at a time.",
    advice: "Choose one with --view.",
};

fn main() -> ExitCode {
    let arguments = match Arguments::parse(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(wrong) => {
            eprintln!("{}\n{USAGE}", visible(wrong));
            return ExitCode::from(2);
        }
    };
    let out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut out = Terminal::new(out, arguments.json);
    let done = run(&arguments, &mut out).and_then(|is_right| Ok(out.flush().map(|()| is_right)?));
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        // The reader has seen enough, as with `head`.
        Err(Error::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}", visible(error));
            ExitCode::FAILURE
        }
    }
}

/// Says what is wrong with a file that doesn't open, and what to do, if the library doesn't.
fn not_opened(error: Error) -> Error {
    match error {
        Error::Broken(defect) => DAMAGED.with(&[&defect]).into(),
        Error::OverLimit(bound) => OVER_LIMIT.with(&[&bound]).into(),
        Error::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof => DAMAGED.with(&[&Error::Io(error)]).into(),
        error => error,
    }
}

/// Runs a command; returns false if a check found problems.
fn run(arguments: &Arguments, out: &mut dyn Write) -> Result<bool> {
    if let Command::Build { build, to } = &arguments.command {
        return match arguments.files.as_slice() {
            [folder] => build::build(Path::new(folder), build, Path::new(to), arguments.json, out).map(|()| true),
            paths => Err(ONE_FOLDER.with(&[&paths.len()]).into()),
        };
    }
    if let Command::Compare(compare) = &arguments.command
        && let Some((one, other)) = images::two(compare, &arguments.files, &arguments.within)?
    {
        return images::compare(one, other, arguments.json, out).map(|()| true);
    }
    let mut findings = Findings::default();
    let files = local_files(&arguments.files)?;
    let mut image = open::open(files.clone(), &mut findings).map_err(not_opened)?;
    for path in &arguments.within {
        findings = Findings::default();
        image = open::open_path_within(&Formats::all(), &mut image, path, &mut findings)?;
    }
    if let Command::Check(check) = &arguments.command {
        let files = if arguments.within.is_empty() { files } else { image.files.clone() };
        return check::check(&mut image, &files, check, &mut findings, arguments.json, out);
    }
    let done = match &arguments.command {
        Command::Info => info::print(&mut image, &mut findings, arguments.json, out),
        Command::Report { form, revoked } => report::print(&mut image, &mut findings, *form, revoked.as_deref(), out),
        Command::List { listing, deleted } => {
            let print = if *deleted { listing::print_deleted } else { listing::print };
            for view in chosen(&image, arguments.view.as_deref())? {
                print(&mut image, view, &mut findings, *listing, out)?;
            }
            Ok(())
        }
        Command::Extract { path, to, variant } => match chosen(&image, arguments.view.as_deref())?.as_slice() {
            [view] => extract::extract(&mut image, *view, path, Path::new(to), variant.as_deref(), &mut findings),
            _ => Err((&ONE_VIEW).into()),
        },
        Command::Build { .. } | Command::Check(_) => Ok(()),
        Command::Rebuild(asked) => rebuild::rebuild(&mut image, asked, arguments.json, out),
        Command::Map => {
            let files = arguments.within.is_empty().then_some(&files);
            map::print(&mut image, files, &mut findings, arguments.json, out)
        }
        Command::Sector { lba } => sector::print(&image, *lba, arguments.json, out),
        Command::Convert(conversion) => convert::convert(&image, conversion, arguments.json, out),
        Command::Compare(Compare { views, contents, .. }) => {
            let one =
                |name: &str| -> Result<usize> { Ok(chosen(&image, Some(name))?.first().copied().unwrap_or_default()) };
            let two = match views {
                Some((first, second)) => (one(first)?, one(second)?),
                None => compare::best_two(&image)?,
            };
            compare::compare(&mut image, two, *contents, &mut findings, arguments.json, out)
        }
    };
    done.map(|()| true)
}

/// Opens paths as the files of an image.
fn local_files(paths: &[String]) -> Result<Files> {
    let mut files = Files::default();
    files.keep_on(local_shelf());
    for path in paths {
        let leaf = LocalFile::open(Path::new(path))
            .map_err(|error| io::Error::new(error.kind(), format!("{path}: {error}")))?;
        let name = Path::new(path).file_name().unwrap_or_default().to_string_lossy();
        files.push(name, leaf);
    }
    Ok(files)
}

/// Positions of the requested views: the named one, `all` of them, or the best one if no name is given.
fn chosen(image: &Image, name: Option<&str>) -> Result<Vec<usize>> {
    let found: Vec<usize> = match name {
        None => image.views.first().map(|_| 0).into_iter().collect(),
        Some("all") => (0..image.views.len()).collect(),
        Some(name) => image.views.iter().position(|view| view.id == name).into_iter().collect(),
    };
    if found.is_empty() {
        let ids: Vec<&str> = image.views.iter().map(|view| view.id.as_str()).collect();
        return Err(match name {
            Some(name) if !ids.is_empty() => NO_SUCH_VIEW.with(&[&name, &ids.join(", ")]).into(),
            _ if image.unread.is_empty() => (&NO_VIEW).into(),
            _ => {
                let mut names: Vec<&str> = image.unread.iter().map(|unread| unread.name).collect();
                names.dedup();
                UNREAD.with(&[&names.join(", ")]).into()
            }
        });
    }
    Ok(found)
}
