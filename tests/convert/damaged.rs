//! Descriptors truncated or with flipped bits: whatever still opens is converted or refused, with few reads and little
//! memory.

use discern::container::TargetOptions;
use discern::convert::{Form, Plan, Producer, Survey, Verify};
use discern::disc::{Disc, Medium};
use discern::findings::Findings;
use discern::formats::Formats;
use discern::job::{Job, Step};
use discern::source::{Files, Source};

use crate::discs;
use crate::support::random::Random;
use crate::support::sources::LimitedSource;
use crate::written::all_of;

/// Number of variants of each descriptor: every fourth is truncated, the others have flipped bytes.
const VARIANTS: u64 = 64;

/// Steps of a survey or check, and pieces of a file, after which the test stops: a damaged descriptor may declare
/// hours.
const STEPS: u32 = 2;

/// Each variant is converted to every fifth format, the next variant to the ones after them.
const TURN: u64 = 5;

/// Upper bound for reads, far beyond the needs of any variant.
const READS: u32 = 1_000_000;

fn damaged(bytes: &[u8], variant: u64, random: &mut Random) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    // A single-file image has its descriptor at the end.
    let len = bytes.len() as u64;
    let described = len.min(1000);
    let mut place = || (len - described + random.below(described)) as usize;
    if variant.is_multiple_of(4) {
        bytes.truncate(place());
    } else {
        for _ in 0..=variant % 5 {
            let place = place();
            bytes[place] ^= 1 << (variant % 8);
        }
    }
    bytes
}

fn some_of<J: Job>(mut job: J) {
    for _ in 0..STEPS {
        if !matches!(job.step(1 << 18), Ok(Step::More(_))) {
            break;
        }
    }
}

/// Converts the beginning of each file to some formats. Returns whether any conversion could be planned.
fn converted(disc: &Disc, variant: u64) -> bool {
    let mut planned = false;
    let is_due = |nth: &usize| (*nth as u64 + variant).is_multiple_of(TURN);
    for (_, form) in Form::for_medium(Medium::Cd).into_iter().enumerate().filter(|(nth, _)| is_due(nth)) {
        let Ok(plan) = Plan::new(disc, form, &TargetOptions::all("disc")) else { continue };
        planned = true;
        some_of(Survey::new(&plan));
        some_of(Verify::new(&plan));
        for producer in plan.files.iter().take(2).map(Producer::new) {
            let mut producer = producer.unwrap();
            for _ in 0..STEPS {
                if !matches!(producer.next_piece(1 << 16), Ok(Some(_))) {
                    break;
                }
            }
        }
    }
    planned
}

#[test]
fn damaged_descriptors_are_converted_or_refused() {
    let mut random = Random(4);
    let mut survivors = 0;
    for (disc, forms) in
        [(discs::mixed(), &["cue", "cue-tracks", "nrg", "nrg-1", "ccd", "mds", "toc"][..]), (discs::gd_rom(), &["gdi"])]
    {
        for form in forms {
            let written = all_of(&disc, form);
            for variant in 0..VARIANTS {
                let mut given = Files::default();
                for (nth, (name, bytes)) in written.files.iter().enumerate() {
                    let bytes = if nth == 0 { damaged(bytes, variant, &mut random) } else { bytes.clone() };
                    let variant = format!("{form}, variant {variant}, {name}");
                    given.push(name.clone(), LimitedSource::over(Source::from_bytes(bytes), READS, &variant));
                }
                let opened = discern::container::identify(&given)
                    .and_then(|container| Formats::all().disc(container, &given, &mut Findings::default()));
                survivors += u32::from(opened.is_ok_and(|disc| converted(&disc, variant)));
            }
        }
    }
    assert!(survivors > 100, "{survivors}");
}
