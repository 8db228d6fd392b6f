//! Measures Discern and other readers on the same images, in one run. A slow reader is no failure, but a reader that
//! can't be measured is.

mod images;
mod native;

use std::path::Path;
use std::process::ExitCode;

use crate::command::{Result, command, exists, run};
use crate::server::Server;
use crate::steps::Steps;
use crate::{page, web};

use images::Images;

/// Makes the images and prints the results. `before` is a built page of an earlier version to compare with.
pub fn bench(before: Option<&Path>) -> Result<ExitCode> {
    if !exists("xorriso") {
        return Err("the images are made by xorriso, which is missing (Debian: apt-get install xorriso)".into());
    }
    let mut steps = Steps::default();
    let images = Images::make(&mut steps)?;
    let native = native::measure(&images, &mut steps)?;
    native.iter().for_each(native::Comparison::print);
    steps.step("EDC and ECC of 700 MB of raw sectors", "about a minute", || {
        run(command("cargo").args(["bench", "--quiet", "--bench", "sectors"]))
    })?;
    steps.step("digests of 512 MiB, next to coreutils and b3sum", "about a minute", || {
        run(command("cargo").args(["bench", "--quiet", "--bench", "digests"]))
    })?;
    steps.step("images rebuilt", "about a minute", || {
        run(command("cargo").args(["bench", "--quiet", "--bench", "rebuild"]))
    })?;
    if let Some(reason) = web::obstacle() {
        return Err(format!("the page cannot be measured: {reason}").into());
    }
    measure_page(&images, before, &mut steps)?;
    steps.print();
    Ok(ExitCode::SUCCESS)
}

fn measure_page(images: &Images, before: Option<&Path>, steps: &mut Steps) -> Result<()> {
    page::build(steps)?;
    let mut node = web::node(steps)?;
    // The other readers are npm packages of the browser tests.
    let readers = Server::bind(web::folder(), 0)?;
    node.arg("bench/bench.mjs").env("READERS_URL", readers.url()).env("MANY", &images.many).env("LARGE", &images.large);
    readers.start();
    steps.step("the page and other readers in Chromium", "about 15 minutes", || run(&mut node))?;
    let mut node = web::node(steps)?;
    node.arg("bench/figures.mjs").arg(page::dist()).args(before).env("MANY", &images.many);
    steps.step("the page as a user meets it", "about 2 minutes", || run(&mut node))
}
