//! The answer first: what an image is, whether it is complete, boots and fits, whether its names survive.
#![allow(clippy::pedantic, clippy::restriction, reason = "a test may stop where it stands")]

mod complete;
mod corpus;
mod cost;
mod efi;
mod kinds;
mod machine;
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
