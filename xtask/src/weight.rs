//! The weight of the built page: the brotli size of each file, checked against the budget in `weight.txt`.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::command::{Result, ask, command, root, target};
use crate::steps::Steps;
use crate::symbols::Symbols;
use crate::tally::Tally;
use crate::{manifest, offline, page, single, split};

/// Prints the brotli size of every given file, a line each. Node's brotli is the same everywhere, unlike the command
/// line tool, which not every machine has.
const BROTLI: &str = "\
const { constants, brotliCompressSync } = require('node:zlib');
const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
for (const file of process.argv.slice(1)) {
  console.log(brotliCompressSync(require('node:fs').readFileSync(file), { params }).length);
}";

/// Minimum size in bytes of a module in a part to be listed.
const LISTED: u64 = 2000;

/// A file of the built page.
struct Shipped {
    /// Path in the page.
    name: String,
    /// The line of the budget that it counts toward.
    group: &'static str,
    /// Size in bytes.
    raw: u64,
    /// Brotli size in bytes.
    sent: u64,
}

/// Builds the page, prints the weight of each file, and the contents of each program and part.
pub fn weight() -> Result<ExitCode> {
    let mut steps = Steps::default();
    page::build(&mut steps)?;
    let files = shipped()?;
    println!("\n{:>9}  {:>9}  bytes as built, and by brotli", "built", "sent");
    for file in &files {
        println!("{:>9}  {:>9}  {}", file.raw, file.sent, file.name);
    }
    println!();
    for (group, sent) in groups(&files) {
        println!("{:>9}  {:>9}  {group}", "", sent);
    }
    for program in ["app", "worker"] {
        contents(program)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Checks each group of files of the built page against its line of the budget.
pub fn test(tally: &mut Tally) -> Result<()> {
    let budget = budget()?;
    for (group, sent) in groups(&shipped()?) {
        let allowed = budget.get(group).ok_or_else(|| format!("weight.txt has no line for `{group}`"))?;
        println!("{sent:>9} of {allowed:>9} bytes by brotli: {group}");
        tally.check(if sent <= *allowed {
            Ok(())
        } else {
            Err(format!("{group}: {sent} bytes by brotli are more than the {allowed} of weight.txt").into())
        });
    }
    Ok(())
}

/// Lines of `weight.txt` by name, as in `first use: 480000`.
fn budget() -> Result<BTreeMap<String, u64>> {
    let text = fs::read_to_string(root().join("weight.txt"))?;
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    lines
        .map(|line| {
            let (name, number) = line.split_once(':').ok_or_else(|| format!("weight.txt: {line}"))?;
            Ok((name.trim().to_owned(), number.trim().parse()?))
        })
        .collect()
}

/// The notices of the libraries in the page, which a browser fetches when the user opens them.
const NOTICES: &str = "notices";

/// What a browser fetches to install the page, or when the page is idle.
const INSTALLATION: &str = "installation";

/// The texts of all other languages, of which a browser fetches the one that the user has.
const LANGUAGES: &str = "languages";

/// Sums by group, and the sum for first use: all but what is loaded later.
fn groups(files: &[Shipped]) -> BTreeMap<&'static str, u64> {
    let mut sums = BTreeMap::new();
    for file in files {
        *sums.entry(file.group).or_default() += file.sent;
        if !file.group.ends_with("parts") && ![NOTICES, INSTALLATION, LANGUAGES].contains(&file.group) {
            *sums.entry("first use").or_default() += file.sent;
        }
    }
    sums
}

/// All files of the built page with their weights.
fn shipped() -> Result<Vec<Shipped>> {
    let names = offline::files(&page::dist())?;
    // The page as one file holds all the others, and no browser fetches it by itself.
    let paths: Vec<PathBuf> =
        names.iter().filter(|name| *name != single::NAME).map(|name| page::dist().join(name)).collect();
    let sizes = ask(command("node").args(["-e", BROTLI]).args(&paths)).ok_or("Node.js 20 is not there")?;
    let sizes: Vec<u64> = sizes.lines().map(str::parse).collect::<std::result::Result<_, _>>()?;
    let shipped = |(path, sent): (&PathBuf, u64)| {
        let name = path.strip_prefix(page::dist()).unwrap_or(path).to_string_lossy().replace('\\', "/");
        Ok(Shipped { group: group(&name), raw: fs::metadata(path)?.len(), sent, name })
    };
    paths.iter().zip(sizes).map(shipped).collect()
}

/// The line of the budget that a file counts toward.
fn group(name: &str) -> &'static str {
    match name.rsplit_once('.') {
        _ if [offline::WORKER, manifest::NAME, "parts/idle.js"].contains(&name) => INSTALLATION,
        Some(_) if name.starts_with("install/") => INSTALLATION,
        Some(_) if name.starts_with("parts/app-") => "page parts",
        Some((_, "json")) if name.starts_with("parts/") => LANGUAGES,
        Some(_) if name.starts_with("parts/") => "worker parts",
        Some((stem, "wasm")) if stem.starts_with("app-") => "page program",
        Some((_, "wasm")) => "worker program",
        Some((_, "js")) => "scripts",
        Some((_, "css")) => "styles",
        Some((_, "txt")) => NOTICES,
        _ => "document",
    }
}

/// Prints the modules in a program and its parts, by code size before wasm-opt.
fn contents(program: &str) -> Result<()> {
    let folder = target().join(split::NAME).join("release").join(format!("{program}.split"));
    let mut parts: Vec<PathBuf> = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
    parts.retain(|path| path.extension().is_some_and(|extension| extension == "wasm"));
    parts.sort();
    for part in parts {
        let modules = Symbols::read(&fs::read(&part)?)?.by_module();
        let code: u64 = modules.values().sum();
        println!("\n{program}: {} ({code} bytes of code)", part.file_name().unwrap_or_default().to_string_lossy());
        let mut modules: Vec<_> = modules.into_iter().filter(|(_, size)| *size >= LISTED).collect();
        modules.sort_by_key(|(_, size)| std::cmp::Reverse(*size));
        for (module, size) in modules {
            println!("{size:>9}  {module}");
        }
    }
    Ok(())
}
