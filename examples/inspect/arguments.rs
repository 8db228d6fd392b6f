//! What was asked for on the command line.

use crate::build::{self, Build};
use crate::convert::Conversion;
use crate::rebuild::{self, Rebuild};

/// How the program is called.
pub(crate) const USAGE: &str = "\
inspect info    FILES… [--json]
inspect ls      FILES… [--view V | --view all] [--sha256] [--json]
inspect extract FILES… [--view V] --path P --out O [--as ID]
inspect sector  FILES… --lba N [--json]
inspect check   FILES… [--json] [--repair --out O]
inspect convert FILES… --to FORM [--session N | --track N [--sectors A..B]] --out DIR [--json]
inspect build   FOLDER --preset data|bootable|retro|audio --out O [--label L] [--fixed-date SECONDS]
inspect rebuild FILES… [--edits EDITS.json] --out O [--session N] [--mode compact|keep|append] [--fixed-date SECONDS] [--json]";

/// What to do, with which files.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Arguments {
    pub(crate) command: Command,
    /// Paths of the image's files, in the order given.
    pub(crate) files: Vec<String>,
    /// Id of a view, `all`, or nothing for the best.
    pub(crate) view: Option<String>,
    pub(crate) json: bool,
}

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// All that is known of the image.
    Info,
    /// One line an entry.
    List { sha256: bool },
    /// The file or directory at `path`, into `to`, as one of the file's variants or as its body.
    Extract { path: String, to: String, variant: Option<String> },
    /// One sector of the disc.
    Sector { lba: i32 },
    /// Whether every sector is whole; with `repair`, what can be corrected goes there.
    Check { repair: Option<String> },
    /// The disc in another form.
    Convert(Conversion),
    /// A new image of a folder, into `to`.
    Build { build: Build, to: String },
    /// The image anew, changed by a list of edits.
    Rebuild(Rebuild),
}

impl Arguments {
    /// Reads the arguments after the program's name. The error is a sentence for the person.
    pub(crate) fn parse(arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut arguments = arguments;
        let name = arguments.next().ok_or("Say what to do.")?;
        let (mut files, mut view, mut path, mut to, mut variant) = (Vec::new(), None, None, None, None);
        let (mut form, mut session, mut track, mut sectors) = (None, None, None, None);
        let (mut json, mut sha256, mut repair, mut lba) = (false, false, false, None);
        let (mut preset, mut label, mut fixed_date) = (None, None, None);
        let (mut edits, mut mode) = (None, None);
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or(format!("{argument} needs a value."));
            match argument.as_str() {
                "--json" => json = true,
                "--sha256" => sha256 = true,
                "--repair" => repair = true,
                "--view" => view = Some(value()?),
                "--path" => path = Some(value()?),
                "--lba" => lba = Some(value()?.parse().map_err(|_| "An address is a whole number.")?),
                "--out" => to = Some(value()?),
                "--edits" => edits = Some(value()?),
                "--mode" => mode = Some(rebuild::mode(&value()?)?),
                "--preset" => preset = Some(build::preset(&value()?)?),
                "--label" => label = Some(value()?),
                "--fixed-date" => {
                    fixed_date = Some(value()?.parse().map_err(|_| "A date is a number of seconds since 1970.")?);
                }
                "--as" => variant = Some(value()?),
                "--to" => form = Some(value()?),
                "--session" => session = Some(number(&value()?)?),
                "--track" => track = Some(number(&value()?)?),
                "--sectors" => sectors = Some(range(&value()?)?),
                option if option.starts_with("--") => return Err(format!("There is no option {option}.")),
                _ => files.push(argument),
            }
        }
        if files.is_empty() {
            return Err("Name a file to open.".into());
        }
        let command = match name.as_str() {
            "info" => Command::Info,
            "ls" => Command::List { sha256 },
            "extract" => Command::Extract {
                path: path.ok_or("Say with --path what to take out.")?,
                to: to.ok_or("Say with --out where to put it.")?,
                variant,
            },
            "sector" => Command::Sector { lba: lba.ok_or("Say with --lba which one.")? },
            "check" => Command::Check {
                repair: match repair {
                    true => Some(to.ok_or("Say with --out where to put the repaired image.")?),
                    false => None,
                },
            },
            "convert" => Command::Convert(Conversion {
                to: form.ok_or("Say with --to into which form.")?,
                session,
                track,
                sectors,
                out: to.ok_or("Say with --out into which folder.")?,
            }),
            "build" => Command::Build {
                build: Build { kind: preset.ok_or("Say with --preset what to make.")?, label, fixed_date },
                to: to.ok_or("Say with --out where to put the image.")?,
            },
            "rebuild" => {
                let to = to.ok_or("Say with --out where to put the image.")?;
                Command::Rebuild(Rebuild { edits, mode, session, fixed_date, to })
            }
            _ => return Err(format!("There is no command {name}.")),
        };
        Ok(Self { command, files, view, json })
    }
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("{text} is no number of a session, track or sector."))
}

/// Two addresses, the second that of the sector after the last.
fn range(text: &str) -> Result<(i32, i32), String> {
    let (from, to) = text.split_once("..").ok_or("Sectors are given as FIRST..END.")?;
    Ok((number(from)?, number(to)?))
}
