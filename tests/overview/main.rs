//! What an image is, and whether it is complete, boots, fits on media, and keeps its names.
#![allow(clippy::pedantic, clippy::restriction, reason = "tests may panic")]

mod complete;
mod corpus;
mod cost;
mod efi;
mod kinds;
mod machine;
mod processors;
#[path = "../support/mod.rs"]
mod support;

use discern::open::Image;
use discern::overview::Overview;
use discern::view::View;

/// The overview of an image.
fn overview(image: &Image) -> Overview {
    let views: Vec<&View> = image.views.iter().collect();
    Overview::of(image, &views)
}
