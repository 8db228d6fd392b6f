//! Compares everything that a result records about its tracks with the source. The ledger has to mention every
//! difference.

use std::collections::BTreeSet;

use super::compare::Pair;
use super::ledger::{Effect, Ledger};
use crate::disc::{Disc, Index, Lba, TrackMode};

/// Differences that no line of the ledger mentions, in words.
pub(super) fn untold(source: &Disc, result: &Disc, pairs: &[Pair], ledger: &Ledger) -> Vec<String> {
    let tells = |names: &[&str]| {
        let mut lines = ledger.lines().iter().filter(|line| line.effect != Effect::Kept);
        lines.any(|line| names.contains(&line.what))
    };
    let mut untold = Vec::new();
    // A single track of the result may stand for a whole session.
    let is_single = result.tracks().count() == 1 && source.tracks().count() > 1;
    let is_same_start = |pair: &&Pair| pair.source.start().0.saturating_add(pair.shift) == pair.result.start().0;
    for pair in pairs.iter().filter(is_same_start).filter(|_| !is_single) {
        let number = pair.source.number;
        let mut say = |is_equal: bool, names: &[&str], what: &str| {
            if !is_equal && !tells(names) {
                untold.push(format!("{what} of track {number}"));
            }
        };
        let (one, other) = (pair.source, pair.result);
        say(one.is_data() == other.is_data(), &[], "the kind");
        // Sectors of user data alone do not tell.
        say(other.stored.len == 2048 || is_alike(one.mode, other.mode), &[], "the mode");
        say(one.number == other.number, &["numbers"], "the number");
        say(pair.shift == 0, &["addresses"], "the start");
        let length = |first: Lba, end: Lba| end.0.saturating_sub(first.0);
        let is_long = length(one.start(), one.end()) == length(other.start(), other.end());
        say(is_long, &["missing", "cut", "filled", "pauses"], "the length");
        let marks = |indexes: &[Index], shift: i32| -> BTreeSet<(u8, i32)> {
            let within = indexes.iter().filter(|index| index.number > 1);
            within.map(|index| (index.number, index.lba.0.saturating_add(shift))).collect()
        };
        say(marks(&one.indexes, pair.shift) == marks(&other.indexes, 0), &["indexes"], "the indexes");
        say(one.isrc == other.isrc, &["isrc"], "the recording code");
        let control = |track: &crate::disc::Track| (track.control.to_bits(track.mode), track.control.serial_copies);
        say(control(one) == control(other), &["flags"], "the flags");
        let is_beside = one.has_subchannels() == other.has_subchannels();
        let some = source.tracks().any(|(_, track)| track.has_subchannels());
        say(is_beside || (some && other.has_subchannels()), &["subchannel"], "the subchannels");
    }
    if source.catalog_number != result.catalog_number && !tells(&["mcn"]) {
        untold.push("the catalog number".into());
    }
    let texts: BTreeSet<&str> = source.cd_text.all().map(|(_, text)| text).collect();
    let is_foreign = |text: &str| !texts.contains(text);
    if result.cd_text.all().any(|(_, text)| is_foreign(text)) && !tells(&["cd-text", "cd-text-packs"]) {
        untold.push("the texts".into());
    }
    untold
}

/// Whether two modes are the same apart from differences that formats do not record: the forms of Mode 2, which each
/// sector states itself, and empty sectors.
fn is_alike(one: TrackMode, other: TrackMode) -> bool {
    let family = |mode: TrackMode| match mode {
        TrackMode::Audio => 0,
        TrackMode::Mode0 | TrackMode::Mode1 => 1,
        TrackMode::Mode2 | TrackMode::Mode2Form1 | TrackMode::Mode2Form2 => 2,
    };
    family(one) == family(other)
}

#[cfg(test)]
mod tests {
    use super::super::compare::Comparison;
    use super::*;
    use crate::disc::{Medium, Session, Stored, Track};
    use crate::source::Source;

    fn disc(change: impl Fn(&mut Track)) -> Disc {
        let content = Source::from_bytes(vec![1; 10 * 2352]);
        let mut track = Track::new(1, TrackMode::Audio, Lba(0), 10, Stored::RAW, content);
        change(&mut track);
        Disc::new(Medium::Cd, vec![Session { number: 1, lead_out: track.end(), tracks: vec![track] }])
    }

    fn found(result: &Disc) -> (Vec<String>, Vec<String>) {
        let source = disc(|_| {});
        let comparison = Comparison::new(&source, result);
        let silent = untold(&source, result, comparison.pairs(), &Ledger::default());
        let pairs = comparison.pairs().to_vec();
        let ledger = comparison.ledger().unwrap();
        (silent, untold(&source, result, &pairs, &ledger))
    }

    #[test]
    fn differences_that_the_ledger_tells_are_no_fault_and_others_are() {
        assert_eq!(found(&disc(|_| {})), (vec![], vec![]));
        let number = found(&disc(|track| track.number = 3));
        assert_eq!(number, (vec!["the number of track 1".to_owned()], vec![]));
        let added = found(&disc(|track| track.isrc = Some("GBAYE0601498".into())));
        assert_eq!(added.1, ["the recording code of track 1"]);
        let shorter = found(&disc(|track| track.sectors = 9));
        assert_eq!(shorter.1, ["the length of track 1"]);
        let marked = found(&disc(|track| track.indexes.push(Index { number: 2, lba: Lba(5) })));
        assert_eq!(marked.1, ["the indexes of track 1"]);
        let emphasized = found(&disc(|track| track.control.pre_emphasis = true));
        assert_eq!(emphasized.1, ["the flags of track 1"]);
    }
}
