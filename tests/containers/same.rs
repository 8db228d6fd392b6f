//! The same disc in every container.

use discern::disc::TrackMode;
use discern::export;
use discern::findings::Findings;
use discern::open;

use crate::samples::{self, AUDIO, DATA};
use crate::support::{codes, listing};

#[test]
fn every_container_gives_the_same_disc() {
    for sample in samples::all() {
        let mut findings = Findings::default();
        let mut image = open::open(sample.opened(), &mut findings).unwrap();
        assert_eq!(image.container.id, sample.id);
        let expected: &[&str] = if sample.id == "raw" { &["RAW-GUESSED"] } else { &[] };
        assert_eq!(codes(&findings), expected, "{}", sample.id);
        let tracks: Vec<_> =
            image.disc.tracks().map(|(_, track)| (track.number, track.mode, track.start().0, track.end().0)).collect();
        let end = (DATA + AUDIO) as i32;
        let data = DATA as i32;
        assert_eq!(tracks, [(1, TrackMode::Mode1, 0, data), (2, TrackMode::Audio, data, end)], "{}", sample.id);
        assert_eq!(image.disc.sessions[0].lead_out.0, end, "{}", sample.id);
        let session = image.volumes[0].content.read_up_to(0, DATA * 2048).unwrap();
        assert!(session == samples::user_data(), "{}", sample.id);
        let files: Vec<String> = listing::of_view(&mut image.views[0], &mut findings).into_keys().collect();
        assert_eq!(files, ["A.TXT", "D", "D/B.TXT"], "{}", sample.id);
    }
}

#[test]
fn every_container_has_the_same_audio() {
    for sample in samples::all() {
        let mut findings = Findings::default();
        let mut image = open::open(sample.opened(), &mut findings).unwrap();
        let view = image.views.iter_mut().find(|view| view.id == "cdda").unwrap();
        view.walk_all(&mut findings).unwrap();
        let row = discern::tree::RowId(1);
        let saved = export::file(view, row).unwrap();
        let wave = saved.output.recipe.into_source().read_up_to(0, 1 << 20).unwrap();
        assert!(wave[..4] == *b"RIFF" && wave[44..] == samples::audio(), "{}", sample.id);
    }
}
