//! The project's chores. Each first installs missing tools, reporting them, and then does its work.

mod bench;
mod classes;
mod command;
mod debian;
mod digest;
mod icon;
mod imports;
mod kernel;
mod manifest;
mod native;
mod notices;
mod offline;
mod page;
mod published;
mod sections;
mod server;
mod single;
mod split;
mod steps;
mod styles;
mod symbols;
mod tally;
mod test;
mod tools;
mod web;
mod weight;
#[path = "../../build.rs"]
#[allow(dead_code, reason = "its `main` and the functions of Rust are for the build script")]
mod words;

use std::process::ExitCode;

use crate::command::Result;

const USAGE: &str = "\
usage: cargo xtask CHORE

  serve [--port N]   build the release page and serve it on this machine
  single             build the page, also as one file, dist/discern.html, and print the SHA-256 of that
  published URL      compare the page at a URL with the one in dist, file by file
  trunk ARGUMENT…    run Trunk with the tools that it needs, as in `cargo xtask trunk serve`
  test [CHECK…]      run all checks, or those named: format lint docs native wasm weight web;
                     web=NAME runs the browser tests with NAME in theirs
  boot               rebuild and start all layouts of bootable images in an emulated machine, and print a table; takes
                     hours
  screenshot         take the pictures of the README and the manifest from the page
  screens            take pictures of the main screens in four widths and both themes, into docs/screens
  soak [MINUTES]     use the page at random, with many images, and print the memory that it needs; 30 minutes
  bench [--before DIST]
                     measure Discern and other readers on the same images; and the page also against DIST, a built
                     page of an earlier version
  weight             print what each file of the page weighs, and what is in it";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = if split::stands_in() { split::main(&arguments) } else { run(&words) };
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<ExitCode> {
    match words {
        ["serve"] => page::serve(page::DEFAULT_PORT),
        ["serve", "--port", port] => page::serve(port.parse()?),
        ["single"] => single::single(),
        ["published", url] => published::published(url),
        ["trunk", arguments @ ..] => page::trunk(arguments),
        ["hook", stage] => page::hook(stage),
        ["test", names @ ..] => test::test(names),
        ["boot"] => test::boot(),
        ["screenshot"] => web::screenshot(),
        ["screens"] => web::screens(),
        ["soak"] => web::soak("30"),
        ["soak", minutes] => web::soak(minutes),
        ["bench"] => bench::bench(None),
        ["bench", "--before", page] => bench::bench(Some(&std::fs::canonicalize(page)?)),
        ["weight"] => weight::weight(),
        _ => Err(USAGE.into()),
    }
}
