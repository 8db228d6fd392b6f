use super::RegionUsage::{Behind, Boot, File, Gap, Metadata, Missing, Partition, System};
use super::*;

/// Claims of a medium of 100 bytes that declares 20 more.
fn small() -> ByteMap {
    let mut builder = MapBuilder::bare(100, 120);
    builder.claim_structure(0..100, 0, Partition, "Partition 1");
    builder.claim_structure(0..20, 0, System, "System Area");
    builder.claim_structure(4..8, 0, System, "MBR");
    builder.claim_entry(30..50, File, 7);
    builder.claim_structure(30..40, 0, Boot, "Boot Image");
    builder.claim_structure(32..34, 1, Metadata, "inside");
    builder.claim_entry(60..60, File, 8);
    builder.claim_structure(90..100, 0, Behind, "");
    builder.claim_entry(110..115, Missing, 9);
    builder.claim_structure(100..120, 0, Missing, "");
    builder.finish()
}

#[test]
fn the_deepest_and_most_telling_claim_has_a_byte() {
    let map = small();
    let regions: Vec<_> = (0..map.count()).filter_map(|number| map.region(number)).collect();
    let shown: Vec<_> = regions.iter().map(|region| (region.start, region.end, region.usage, region.name)).collect();
    let expected = [
        (0, 4, System, "System Area"),
        (4, 8, System, "MBR"),
        (8, 20, System, "System Area"),
        (20, 30, Partition, "Partition 1"),
        (30, 32, Boot, "Boot Image"),
        (32, 34, Metadata, "inside"),
        (34, 40, Boot, "Boot Image"),
        (40, 50, File, ""),
        (50, 100, Partition, "Partition 1"),
        (100, 110, Missing, ""),
        (110, 115, Missing, ""),
        (115, 120, Missing, ""),
    ];
    assert_eq!(shown, expected);
    assert_eq!(regions[4].entry, Some((0, RowId(7))), "a boot image is a file, too");
    assert_eq!(regions[10].entry, Some((0, RowId(9))));
    assert_eq!([0, 3, 4, 49, 99, 119].map(|byte| map.region_at(byte)), [0, 0, 1, 7, 8, 11].map(Some));
    assert_eq!(map.region_at(120), None);
    assert_eq!((map.present(), map.len()), (100, 120));
}

#[test]
fn a_part_shows_its_main_usage_or_a_small_specific_one() {
    let map = small();
    let letters = |range: std::ops::Range<u64>, parts| -> String {
        map.draw(&range, parts).parts.iter().map(|usage| usage.letter()).collect()
    };
    assert_eq!(letters(0..120, 12), "sspbfppppp".to_owned() + "xx");
    assert_eq!(letters(20..40, 20), "ppppppppppbbmmbbbbbb");
    assert_eq!(letters(0..4, 8), "ssssssss", "there may be more parts than bytes");
    assert_eq!(letters(0..0, 2), "ss");
    let totals = map.totals();
    let of = |wanted| totals.iter().find(|(usage, _)| *usage == wanted).map(|(_, bytes)| *bytes);
    assert_eq!([System, Boot, File, Partition, Missing, Gap].map(of), [20, 8, 10, 60, 20, 0].map(Some));
}

#[test]
fn bad_sectors_lie_over_everything() {
    let mut map = small();
    map.set_bad(vec![45..55, 10..12, 50..60]);
    assert_eq!(map.bad_in(&(0..120)), 17);
    assert_eq!(map.bad_in(&(11..46)), 2);
    assert_eq!(map.draw(&(0..120), 12).bad, [1, 4, 5]);
}

/// A million files of one sector each, each followed by a gap of one sector, on 50 GB.
#[test]
fn a_million_extents_are_drawn_by_a_few_searches() {
    const FILES: u64 = 1_000_000;
    const APART: u64 = 50_000;
    let mut builder = MapBuilder::bare(FILES * APART, FILES * APART);
    // In the order of their names, not of their places.
    for number in 0..FILES {
        let place = number * 7_919 % FILES;
        builder.claim_entry(place * APART..place * APART + 2048, File, number as u32);
    }
    let map = builder.finish();
    assert_eq!(map.count(), 2_000_000);
    for byte in [0, 2047, 2048, 49_999, 123_456_789, FILES * APART - 1] {
        let region = map.region(map.region_at(byte).unwrap()).unwrap();
        assert!(region.start <= byte && byte < region.end);
        let expected = if byte % APART < 2048 { File } else { Gap };
        assert_eq!(region.usage, expected, "byte {byte}");
        if let Some((_, row)) = region.entry {
            assert_eq!(u64::from(row.0) * 7_919 % FILES, byte / APART);
        }
    }
    for range in [0..map.len(), map.len() / 3..map.len() / 2, 0..200_000] {
        let drawing = map.draw(&range, 1000);
        assert_eq!(drawing.parts.len(), 1000);
        // Twenty steps of a search, for each part and usage that there is.
        assert!(drawing.looked <= 1001 * 2 * 21, "{} regions looked at", drawing.looked);
    }
    let near: String = map.draw(&(0..200_000), 100).parts.iter().map(|usage| usage.letter()).collect();
    assert_eq!(near.matches('f').count(), 4, "{near}");
}
