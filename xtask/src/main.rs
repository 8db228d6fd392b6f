//! The project's chores. Each sets up what it needs and is not there, says so, and then does its work.

mod bench;
mod command;
mod debian;
mod kernel;
mod page;
mod server;
mod steps;
mod tally;
mod test;
mod tools;
mod web;

use std::process::ExitCode;

use crate::command::Result;

const USAGE: &str = "\
usage: cargo xtask CHORE

  serve [--port N]   build the release page and serve it on this machine
  test [CHECK…]      run all checks, or those named: format lint docs native wasm web;
                     web=NAME runs the browser tests with NAME in theirs
  screenshot         take the picture of the README from the page
  bench              print figures of Discern beside other readers, on the same images";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&words) {
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
        ["test", names @ ..] => test::test(names),
        ["screenshot"] => web::screenshot(),
        ["bench"] => bench::bench(),
        _ => Err(USAGE.into()),
    }
}
