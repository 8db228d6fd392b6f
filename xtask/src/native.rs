//! Runs the native tests. Cargo runs one test program after the other, of which many end with one long test: here as many
//! programs run at once as there are cores, with one test each, so that no core idles.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::{Mutex, mpsc};
use std::thread;

use crate::command::{Result, command, root, run};
use crate::tally::Tally;

/// The test programs that take longest, which begin first.
const LONG: [&str; 10] = ["packed", "rebuild", "disks", "convert", "overview", "start", "udf", "zip", "fat", "layers"];

/// Flags of cargo for the tests within the library, which run for seconds: to optimize them takes minutes.
pub const UNIT_TESTS: [&str; 2] = ["--config", "profile.dev.opt-level=0"];

/// Packages in folders of their own, by the names of their programs: tests run in the folder of their package.
const FOLDERS: [(&str, &str); 3] = [("discern_codec", "codec"), ("discern_sector", "sector"), ("xtask", "xtask")];

/// A compiled test program.
#[derive(Debug, PartialEq, Eq)]
struct Program {
    /// What cargo calls it, as in `tests/rebuild/main.rs`.
    title: String,
    path: PathBuf,
}

/// Compiles and runs all tests of the workspace, with these variables of the environment.
pub fn test(variables: &[(&str, PathBuf)], tally: &mut Tally) -> Result<()> {
    let programs = compile()?;
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let queue = Mutex::new(programs.into_iter());
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..cores {
            let (queue, sender) = (&queue, sender.clone());
            scope.spawn(move || {
                while let Some(program) = queue.lock().ok().and_then(|mut queue| queue.next()) {
                    let output = program.command().envs(variables.iter().cloned()).output();
                    if sender.send((program, output)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        for (program, output) in receiver {
            println!("\n     Running {}", program.title);
            let Output { status, stdout, stderr } = output?;
            eprint!("{}", String::from_utf8_lossy(&stderr));
            tally.add(&String::from_utf8_lossy(&stdout), status.success(), &program.title);
        }
        Ok::<_, Box<dyn std::error::Error>>(())
    })?;
    tally.run(command("cargo").args(["test", "--workspace", "--doc"]).envs(variables.iter().cloned()))
}

/// Compiles the test programs, and lists them in the order they should begin.
fn compile() -> Result<Vec<Program>> {
    let mut programs = compile_some(&["--test", "*"])?;
    programs.extend(compile_some(&[&["--lib", "--bins"], &UNIT_TESTS[..]].concat())?);
    run(command("cargo").args(["build", "--examples"]))?;
    // Cargo's order else.
    programs.sort_by_key(|program| LONG.iter().position(|long| *long == program.name()).unwrap_or(LONG.len()));
    Ok(programs)
}

/// Compiles the test programs of some targets.
fn compile_some(targets: &[&str]) -> Result<Vec<Program>> {
    let mut cargo = command("cargo");
    cargo.args(["test", "--workspace", "--no-run"]).args(targets);
    let mut child = cargo.stderr(Stdio::piped()).spawn()?;
    let mut programs = Vec::new();
    for line in BufReader::new(child.stderr.take().ok_or("no output")?).lines() {
        let line = line?;
        eprintln!("{line}");
        programs.extend(Program::named_in(&line));
    }
    if !child.wait()?.success() {
        return Err("the tests do not compile".into());
    }
    Ok(programs)
}

impl Program {
    /// The program that cargo names in a line.
    fn named_in(line: &str) -> Option<Self> {
        let (title, path) = line.trim().strip_prefix("Executable ")?.strip_suffix(')')?.rsplit_once(" (")?;
        Some(Self { title: title.to_owned(), path: path.into() })
    }

    /// Its name without the digest.
    fn name(&self) -> &str {
        let name = self.path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        name.rsplit_once('-').map_or(name, |(name, _)| name)
    }

    fn command(&self) -> Command {
        let folder = FOLDERS.iter().find(|(name, _)| *name == self.name()).map(|(_, folder)| *folder);
        let mut command = command(root().join(&self.path));
        command.current_dir(root().join(folder.unwrap_or(""))).env("RUST_TEST_THREADS", "1");
        command
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_found_in_the_output_of_cargo() {
        let program = Program::named_in("  Executable tests/zip/main.rs (target/debug/deps/zip-0d93f4a0ff5a)").unwrap();
        assert_eq!((program.title.as_str(), program.name()), ("tests/zip/main.rs", "zip"));
        let unit = "  Executable unittests src/lib.rs (/t/debug/deps/discern_sector-1548571e0f)";
        assert_eq!(Program::named_in(unit).unwrap().name(), "discern_sector");
        assert_eq!(Program::named_in("    Finished `test` profile [unoptimized] target(s) in 2s"), None);
    }
}
