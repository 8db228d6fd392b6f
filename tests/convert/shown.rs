//! Bytes corrupted while they are written are detected at once.

use discern::container::TargetOptions;
use discern::convert::{Form, Plan, Producer, Survey, Verify};
use discern::disc::Disc;
use discern::job::Job;
use discern::sector::edc::edc;

use crate::discs;
use crate::support::random::Random;

/// Writes the first file of a format in pieces of many sizes, changed by `spoil`; returns the fault that is reported.
fn fault(disc: &Disc, form: &str, spoil: impl Fn(&mut [u8])) -> Option<String> {
    let plan = Plan::new(disc, Form::of_id(form).unwrap(), &TargetOptions::all("disc")).unwrap();
    let mut verify = Verify::new(&plan).surveying(Survey::new(&plan));
    verify.open().unwrap();
    let number = plan.files.iter().position(|file| !file.name.ends_with(".cue")).unwrap();
    let mut producer = Producer::new(&plan.files[number]).unwrap();
    let mut bytes = Vec::new();
    while let Some(piece) = producer.next_piece(1 << 20).unwrap() {
        bytes.extend_from_slice(piece);
    }
    spoil(&mut bytes);
    let (mut at, mut random) = (0, Random(7));
    while at < bytes.len() {
        let end = (at + 1 + random.below(9000) as usize).min(bytes.len());
        verify.saw(number, at as u64, &bytes[at..end]).unwrap();
        at = end;
    }
    let fault = verify.fault();
    let receipt = verify.run().unwrap();
    assert_eq!(receipt.is_right(), fault.is_none(), "{}", receipt.text());
    fault
}

/// Offset of sector 20 in an image of raw sectors.
const SECTOR: usize = 20 * 2352;

#[test]
fn a_wrong_byte_is_found_anywhere() {
    let plain = discs::plain();
    assert_eq!(fault(&plain, "cue", |_| ()), None);
    let user_data = fault(&plain, "cue", |bytes| bytes[SECTOR + 16 + 5] ^= 1).unwrap();
    assert!(user_data.starts_with("1 of ") && user_data.ends_with("bytes differ from the source."), "{user_data}");
    for place in [0, 11, 12, 15, 2064, 2070, 2076, 2248, 2351] {
        let found = fault(&plain, "cue", |bytes| bytes[SECTOR + place] ^= 1);
        assert_eq!(
            found.as_deref(),
            Some("Header, EDC or ECC of 1 sectors is wrong, first of sector 20 in /."),
            "byte {place}"
        );
    }
}

#[test]
fn a_wrong_sector_is_named_with_its_file() {
    for (sector, place) in [(22, "22 in /A.TXT"), (23, "23 in /D/B.TXT"), (40, "40")] {
        let found = fault(&discs::plain(), "cue", |bytes| bytes[sector * 2352 + 2070] ^= 1);
        assert_eq!(found, Some(format!("Header, EDC or ECC of 1 sectors is wrong, first of sector {place}.")));
    }
}

#[test]
fn a_valid_sector_with_another_address_is_detected() {
    let found = fault(&discs::plain(), "cue", |bytes| {
        let sector = bytes[SECTOR..SECTOR + 2352].first_chunk_mut().unwrap();
        sector[14] ^= 1;
        discern::sector::encode::finish(sector, discern::sector::form::Form::Mode1);
        assert_eq!(edc(&sector[..2064]).to_le_bytes(), sector[2064..2068]);
    });
    assert_eq!(found.as_deref(), Some("Header, EDC or ECC of 1 sectors is wrong, first of sector 20 in /."));
}

#[test]
fn a_wrong_byte_of_an_iso_image_is_found() {
    let raw = discs::long();
    assert_eq!(fault(&raw, "iso", |_| ()), None);
    let found = fault(&raw, "iso", |bytes| bytes[20 * 2048] ^= 1).unwrap();
    assert!(found.starts_with("1 of "), "{found}");
    let last = fault(&raw, "iso", |bytes| *bytes.last_mut().unwrap() ^= 1).unwrap();
    assert!(last.starts_with("1 of "), "{last}");
}
