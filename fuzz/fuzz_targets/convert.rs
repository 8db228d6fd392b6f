//! Converts any descriptor with any partner to every format: each conversion is planned or refused. For a plan, the
//! ledger is computed, and as many sectors are surveyed, compared and written as time permits.
#![no_main]

mod given;

use discern::container::TargetOptions;
use discern::convert::{Form, Plan, Producer, Survey, Verify};
use discern::findings::Findings;
use discern::formats::Formats;
use discern::job::{Job, Step};
use libfuzzer_sys::fuzz_target;

/// Maximum number of steps of each job, and pieces of each file.
const STEPS: u32 = 2;

/// Size of a step or piece in bytes.
const BYTES: u64 = 64 << 10;

/// Bytes of headers and tables that a packed file has beside its content.
const TABLES: u64 = 1 << 20;

/// Maximum number of files of a format that are begun.
const FILES: usize = 3;

fn some_of(mut job: impl Job) {
    for _ in 0..STEPS {
        if !matches!(job.step(BYTES), Ok(Step::More(_))) {
            break;
        }
    }
}

fuzz_target!(|bytes: &[u8]| {
    let Some((container, files)) = given::files(bytes) else { return };
    let Ok(disc) = Formats::all().disc(container, &files, &mut Findings::default()) else { return };
    for form in Form::all() {
        let Ok(plan) = Plan::new(&disc, form, &TargetOptions::all("disc")) else { continue };
        for line in plan.ledger.lines() {
            assert!(line.count > 0 && !line.explanation.is_empty(), "a line tells of something");
        }
        some_of(Survey::new(&plan));
        let mut verify = Verify::new(&plan).surveying(Survey::new(&plan));
        for (number, file) in plan.files.iter().enumerate().take(FILES) {
            let Ok(mut producer) = Producer::new(file) else { continue };
            let mut at = 0;
            for _ in 0..STEPS {
                let Ok(Some(piece)) = producer.next_piece(BYTES) else { break };
                assert!(piece.len() as u64 <= file.len().max(BYTES).saturating_add(TABLES), "no more than there is");
                drop(verify.saw(number, at, piece));
                at += piece.len() as u64;
            }
        }
        // The conversion of an impossible disc may fail verification, and isn't saved then.
        drop(verify.fault());
        some_of(verify);
    }
});
