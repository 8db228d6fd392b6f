//! Figures of Discern beside other readers, on the same images in one run. Nothing here can fail by being slow.

mod images;
mod native;

use std::process::ExitCode;

use crate::command::{Result, command, exists, run};
use crate::server::Server;
use crate::steps::Steps;
use crate::{page, web};

use images::Images;

/// Makes the images and prints the figures of all that is there to be compared with.
pub fn bench() -> Result<ExitCode> {
    if !exists("xorriso") {
        return Err("the images are made by xorriso, which is not there (Debian: apt-get install xorriso)".into());
    }
    let mut steps = Steps::default();
    let images = Images::make(&mut steps)?;
    let native = native::measure(&images, &mut steps)?;
    native.iter().for_each(native::Comparison::print);
    steps.step("the codes of 700 MB of raw sectors", "about a minute", || {
        run(command("cargo").args(["bench", "--quiet", "--bench", "sectors"]))
    })?;
    steps.step("images rebuilt", "about a minute", || {
        run(command("cargo").args(["bench", "--quiet", "--bench", "rebuild"]))
    })?;
    match web::obstacle() {
        Some(reason) => println!("not measured in a browser: {reason}"),
        None => measure_page(&images, &mut steps)?,
    }
    steps.print();
    Ok(ExitCode::SUCCESS)
}

fn measure_page(images: &Images, steps: &mut Steps) -> Result<()> {
    page::build(steps)?;
    let mut node = web::node(steps)?;
    // The other readers are npm packages of the browser tests.
    let readers = Server::bind(web::folder(), 0)?;
    node.arg("bench/bench.mjs")
        .env("READERS_URL", readers.url())
        .env("DIST", page::dist())
        .env("MANY", &images.many)
        .env("LARGE", &images.large);
    readers.start();
    steps.step("the page in Chromium", "about 5 minutes", || run(&mut node))
}
