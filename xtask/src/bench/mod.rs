//! Figures of Discern beside other readers, on the same images in one run. Nothing here can fail by being slow.

mod images;
mod native;

use std::process::ExitCode;

use crate::command::{Result, exists};
use crate::steps::Steps;

use images::Images;

/// Makes the images and prints the figures of all that is there to be compared with.
pub fn bench() -> Result<ExitCode> {
    if !exists("xorriso") {
        return Err("the images are made by xorriso, which is not there (Debian: apt-get install xorriso)".into());
    }
    let mut steps = Steps::default();
    let images = Images::make(&mut steps)?;
    let native = native::measure(&images, &mut steps)?;
    steps.print();
    println!();
    native.iter().for_each(native::Comparison::print);
    Ok(ExitCode::SUCCESS)
}
