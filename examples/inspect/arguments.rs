//! The command line.

use discern::endings;

use crate::build::{self, Build, Names};
use crate::check::{self, Check};
use crate::compare::{self, Compare};
use crate::convert::Conversion;
use crate::listing::Listing;
use crate::rebuild::{self, Rebuild};
use crate::report::Form;

/// The commands and their options.
pub(crate) const USAGE: &str = "
usage: inspect COMMAND

Look:
  info    FILES… [WITHIN] [--json]                   describe the image and list its problems
  report  FILES… [WITHIN] [--json|--html] [--revoked LIST]
                                                     say what it is, whether it is complete, boots and fits
  ls      FILES… [WITHIN] [--view VIEW|all] [--sha256] [--streams] [--deleted] [--json]
                                                     list every file and folder, with named streams and forks,
                                                     which extract takes as VARIANT, or the deleted ones
  extract FILES… [WITHIN] [--view VIEW] --path PATH --out OUT [--as VARIANT]
                                                     extract a file or a folder
  sector  FILES… [WITHIN] --lba NUMBER [--json]      decode one sector
  map     FILES… [WITHIN] [--json]                   say what each byte is used for: structures, files, gaps
  check   FILES… [WITHIN] [--hash A,B] [--against LIST] [--path PATH] [--repair --out OUT] [--json]
                                                     compute checksums, compare them with a list or a value, check
                                                     those that the image carries and every sector, and repair what
                                                     can be repaired; the exit status is 1 where anything is wrong
  compare A B [--json]                               compare two images, each of which is one file
  compare FILES… --with FILES… [--json]              compare two images, one or both of several files
  compare FILES… [WITHIN] [--views A,B] [--contents] [--json]
                                                     compare two views of an image; with --contents read what is
                                                     stored twice

Make:
  convert FILES… --to FORMAT [--session N | --track N [--sectors FIRST..END]] --out FOLDER [--json]
                                                     convert the disc, a session or a track
  build   FOLDER --preset data|udf|udf-only|installer|bootable|retro|audio --out OUT [--label LABEL] [NAMES]
          [--fixed-date SECONDS] [--json]            create an image from a folder
  rebuild FILES… [--edits EDITS.json] [--session N] [--mode compact|keep|append] --out OUT [NAMES]
          [--fixed-date SECONDS] [--accept-loss] [--json]
                                                     apply edits and build a new image; it is not written if it
                                                     lacks what nobody deleted, unless the loss is accepted

FILES are all files of the image, as a .cue and its .bin. WITHIN is --within PATH, once or more often: the file at PATH is
opened as an image, and the next PATH is one of its files. PATH is looked up in the first view that has it, or in that
of an id before a colon, as in fat:/boot.img. SECONDS count from 1970; without them, the variable SOURCE_DATE_EPOCH is read. LIST is a
dbxupdate.bin. NAMES are --rock-ridge, --joliet or --joliet-long, which record names as they are beside the plain ones.";

/// A parsed command line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Arguments {
    pub(crate) command: Command,
    /// Paths of the image's files, in the order of the command line.
    pub(crate) files: Vec<String>,
    /// Paths of images within the image, from the outermost to the innermost.
    pub(crate) within: Vec<String>,
    /// Id of a view, or `all`; `None` for the best view.
    pub(crate) view: Option<String>,
    /// Print JSON instead of text.
    pub(crate) json: bool,
}

/// A command with its options.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Describes the image and lists its findings.
    Info,
    /// Says what the image is, and whether it is complete, boots and fits; `revoked` is a list of revocations.
    Report { form: Form, revoked: Option<String> },
    /// Lists all entries, one a line; or those that are marked as deleted.
    List { listing: Listing, deleted: bool },
    /// Extracts the file or folder at `path` to `to`: a file as the named variant, or as its content.
    Extract { path: String, to: String, variant: Option<String> },
    /// Decodes the sector at a logical block address.
    Sector { lba: i32 },
    /// Prints the usage of each byte.
    Map,
    /// Computes and compares checksums, and checks every sector.
    Check(Check),
    /// Compares two views.
    Compare(Compare),
    /// Converts the disc to another format.
    Convert(Conversion),
    /// Creates an image from a folder at `to`.
    Build { build: Build, to: String },
    /// Applies edits and builds a new image.
    Rebuild(Rebuild),
}

impl Arguments {
    /// Parses the arguments after the program's name. The error is a sentence for the user.
    pub(crate) fn parse(arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut arguments = arguments;
        let name = arguments.next().ok_or("No command was given.")?;
        let mut within = Vec::new();
        let (mut files, mut view, mut path, mut to, mut variant) = (Vec::new(), None, None, None, None);
        let (mut form, mut session, mut track, mut sectors) = (None, None, None, None);
        let (mut json, mut deleted, mut repair, mut lba) = (false, false, false, None);
        let mut listing = Listing::default();
        let (mut preset, mut label, mut fixed_date) = (None, None, None);
        let (mut edits, mut mode, mut accepts_loss) = (None, None, false);
        let (mut views, mut contents) = (None, false);
        let (mut html, mut revoked) = (false, None);
        let mut names = Names::default();
        let mut with: Option<Vec<String>> = None;
        let (mut hashes, mut against) = (Vec::new(), Vec::new());
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or(format!("{argument} needs a value after it."));
            match argument.as_str() {
                "--json" => json = true,
                "--html" => html = true,
                "--revoked" => revoked = Some(value()?),
                "--sha256" => listing.sha256 = true,
                "--deleted" => deleted = true,
                "--streams" => listing.streams = true,
                "--repair" => repair = true,
                "--hash" => hashes.extend(check::algorithms(&value()?)?),
                "--against" => against.push(value()?),
                "--views" => views = Some(compare::views(&value()?)?),
                "--contents" => contents = true,
                "--with" => with = Some(vec![value()?]),
                "--view" => view = Some(value()?),
                "--within" => within.push(value()?),
                "--path" => path = Some(value()?),
                "--lba" => lba = Some(value()?.parse().map_err(|_| "--lba needs a whole number, as in 16 or -150.")?),
                "--out" => to = Some(value()?),
                "--edits" => edits = Some(value()?),
                "--mode" => mode = Some(rebuild::mode(&value()?)?),
                "--preset" => preset = Some(build::preset(&value()?)?),
                "--label" => label = Some(value()?),
                "--fixed-date" => {
                    fixed_date =
                        Some(value()?.parse().map_err(|_| "--fixed-date needs a number of seconds since 1970.")?);
                }
                "--accept-loss" => accepts_loss = true,
                "--rock-ridge" => names.rock_ridge = true,
                "--joliet" => names.joliet = Some(false),
                "--joliet-long" => names.joliet = Some(true),
                "--as" => variant = Some(value()?),
                "--to" => form = Some(value()?),
                "--session" => session = Some(number(&value()?)?),
                "--track" => track = Some(number(&value()?)?),
                "--sectors" => sectors = Some(range(&value()?)?),
                option if option.starts_with("--") => return Err(format!("{option} is not an option.")),
                _ => with.as_mut().unwrap_or(&mut files).push(argument),
            }
        }
        if with.is_some() && name != "compare" {
            return Err("--with is an option of compare.".into());
        }
        if name == "check" {
            // As in the page, a list next to the image isn't part of it.
            let (lists, others): (Vec<_>, Vec<_>) = files.drain(..).partition(|file| endings::is_list(file));
            if others.is_empty() { files = lists } else { (files, against) = (others, [against, lists].concat()) }
        }
        if files.is_empty() {
            return Err("No file was given.".into());
        }
        let command = match name.as_str() {
            "info" => Command::Info,
            "report" => Command::Report {
                form: match (html, json) {
                    (true, true) => return Err("report prints either --json or --html.".into()),
                    (true, false) => Form::Html,
                    (false, true) => Form::Json,
                    (false, false) => Form::Text,
                },
                revoked,
            },
            "ls" => Command::List { listing: Listing { json, ..listing }, deleted },
            "extract" => Command::Extract {
                path: path.ok_or("extract needs --path, the file or folder to extract.")?,
                to: to.ok_or("extract needs --out, where the file or folder goes.")?,
                variant,
            },
            "map" => Command::Map,
            "sector" => Command::Sector { lba: lba.ok_or("sector needs --lba, the address of the sector.")? },
            "check" => Command::Check(Check {
                hashes,
                against,
                path,
                repair: match repair {
                    true => Some(to.ok_or("check --repair needs --out, where the repaired image goes.")?),
                    false => None,
                },
            }),
            "compare" => Command::Compare(Compare { views, contents, with }),
            "convert" => Command::Convert(Conversion {
                to: form.ok_or("convert needs --to, the format to convert to.")?,
                session,
                track,
                sectors,
                out: to.ok_or("convert needs --out, the folder for the converted files.")?,
            }),
            "build" => Command::Build {
                build: Build {
                    kind: preset.ok_or("build needs --preset, the kind of image to create.")?,
                    label,
                    fixed_date,
                    names,
                },
                to: to.ok_or("build needs --out, where the image goes.")?,
            },
            "rebuild" => {
                let to = to.ok_or("rebuild needs --out, where the new image goes.")?;
                Command::Rebuild(Rebuild { edits, mode, session, fixed_date, names, accepts_loss, to })
            }
            _ => return Err(format!("{name} is not a command.")),
        };
        let can_look_within =
            matches!(name.as_str(), "info" | "report" | "ls" | "extract" | "sector" | "map" | "check" | "compare");
        if !can_look_within && !within.is_empty() {
            return Err(format!("{name} takes no --within. Extract the image, then use it."));
        }
        Ok(Self { command, files, within, view, json })
    }
}

fn number<T: std::str::FromStr>(text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("{text} is not the number of a session, track or sector."))
}

/// Parses `FIRST..END`, where END is the address after the last sector.
fn range(text: &str) -> Result<(i32, i32), String> {
    let (from, to) = text.split_once("..").ok_or("--sectors needs a range, as in 100..200, which ends before 200.")?;
    Ok((number(from)?, number(to)?))
}
