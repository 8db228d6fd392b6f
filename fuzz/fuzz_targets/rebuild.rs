//! Rebuilds any bytes that open as an image, in both modes, or refuses to; a rebuilt image opens.
#![no_main]

use discern::bytes::time::Timestamp;
use discern::edit::{Blueprint, Mode, rebuild, verify};
use discern::findings::Findings;
use discern::open::open;
use discern::source::{Files, Source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(mut image) = open(Files::one("fuzz.iso", Source::from_bytes(bytes)), &mut Findings::default()) else {
        return;
    };
    let Ok(mut blueprint) = Blueprint::of(&mut image, Timestamp::utc(0)) else { return };
    for mode in [Mode::Compact, Mode::Keep, Mode::Append] {
        blueprint.mode = mode;
        let Ok(rebuilt) = rebuild(&blueprint) else { continue };
        let proof = verify(&blueprint, &rebuilt.recipe);
        assert!(proof.is_ok(), "what was rebuilt opens: {:?}", proof.err());
    }
});
