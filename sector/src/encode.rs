//! Encodes user data as a raw sector: sync, header, subheader, EDC and ECC.

use super::address::Msf;
use super::form::Form;
use super::{RAW_SIZE, RawSector, SYNC, ecc};

/// A subheader (XA II.4.3): file and channel number, submode, coding information.
pub type Subheader = [u8; 4];

/// The subheader of a plain data sector in Form 1.
pub const DATA_SUBHEADER: Subheader = [0, 0, 0x08, 0];

/// Encodes a Mode 1 sector of 2048 bytes; missing data is zeros.
#[must_use]
pub fn mode_1(address: Msf, data: &[u8]) -> RawSector {
    build(Form::Mode1, address, None, data)
}

/// Encodes a Mode 2 Form 1 sector of 2048 bytes; missing data is zeros.
#[must_use]
pub fn mode_2_form_1(address: Msf, subheader: Subheader, data: &[u8]) -> RawSector {
    build(Form::Mode2Form1, address, Some(subheader), data)
}

/// Encodes a Mode 2 Form 2 sector of 2324 bytes, with EDC; missing data is zeros.
#[must_use]
pub fn mode_2_form_2(address: Msf, subheader: Subheader, data: &[u8]) -> RawSector {
    build(Form::Mode2Form2, address, Some(subheader), data)
}

fn build(form: Form, address: Msf, subheader: Option<Subheader>, data: &[u8]) -> RawSector {
    let mut sector = [0; RAW_SIZE];
    put(&mut sector, 0, &SYNC);
    put(&mut sector, 12, &address.to_bcd());
    put(&mut sector, 15, &[if form == Form::Mode1 { 1 } else { 2 }]);
    if let Some(subheader) = subheader {
        put(&mut sector, 16, &subheader);
        put(&mut sector, 20, &subheader);
    }
    let (start, len) = form.user_data();
    put(&mut sector, start, data.get(..len).unwrap_or(data));
    finish(&mut sector, form);
    sector
}

/// Writes the EDC and ECC that a form requires, replacing what is there.
pub fn finish(sector: &mut RawSector, form: Form) {
    if let Some((place, code)) = form.expected_edc(sector) {
        put(sector, place, &code.to_le_bytes());
    }
    if form == Form::Mode1 {
        // Eight bytes between EDC and ECC are zeros (ECMA-130 14.5).
        put(sector, 2068, &[0; 8]);
    }
    if let Some(header_counts) = form.header_counts() {
        let parity = ecc::parity(sector, header_counts);
        put(sector, 2076, &parity);
    }
}

fn put(sector: &mut RawSector, at: usize, bytes: &[u8]) {
    let to = sector.get_mut(at..).unwrap_or_default();
    let len = bytes.len().min(to.len());
    if let (Some(to), Some(bytes)) = (to.get_mut(..len), bytes.get(..len)) {
        to.copy_from_slice(bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::super::form::{Verdict, check, repair};
    use super::*;

    fn noise(len: usize) -> Vec<u8> {
        let mut state = 0x9660_u32;
        let step = |_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        (0..len).map(step).collect()
    }

    fn address() -> Msf {
        Msf { minute: 12, second: 34, frame: 56 }
    }

    #[test]
    fn every_form_checks_as_good_and_gives_its_data_back() {
        let subheader = [1, 2, 0x08, 3];
        let form_2 = [1, 2, 0x28, 3];
        let sectors = [
            (mode_1(address(), &noise(2048)), Form::Mode1),
            (mode_2_form_1(address(), subheader, &noise(2048)), Form::Mode2Form1),
            (mode_2_form_2(address(), form_2, &noise(2324)), Form::Mode2Form2),
        ];
        for (sector, form) in sectors {
            assert_eq!(Form::of(&sector), form);
            assert_eq!(check(&sector), Verdict::Good, "{form:?}");
            let (start, len) = form.user_data();
            assert_eq!(sector[start..start + len], noise(len));
        }
    }

    #[test]
    fn a_form_1_sector_keeps_its_edc_and_ecc_when_it_moves() {
        let here = mode_2_form_1(address(), DATA_SUBHEADER, &noise(2048));
        let there = mode_2_form_1(Msf { minute: 0, second: 2, frame: 0 }, DATA_SUBHEADER, &noise(2048));
        assert_eq!(here[16..], there[16..]);
    }

    #[test]
    fn single_errors_anywhere_are_repaired() {
        for whole in [mode_1(address(), &noise(2048)), mode_2_form_1(address(), DATA_SUBHEADER, &noise(2048))] {
            // The subheader states the form, and in Mode 2 the header is not protected.
            for place in (24..RAW_SIZE).step_by(7) {
                if (2068..2076).contains(&place) && Form::of(&whole) == Form::Mode1 {
                    continue;
                }
                let mut hurt = whole;
                hurt[place] ^= 0x5A;
                assert_ne!(check(&hurt), Verdict::Good, "byte {place}");
                assert_eq!(repair(&mut hurt), Some(1), "byte {place}");
                assert_eq!(hurt, whole, "byte {place}");
            }
        }
    }

    #[test]
    fn a_burst_is_repaired_and_too_much_is_left_alone() {
        let whole = mode_1(address(), &noise(2048));
        let mut hurt = whole;
        for byte in &mut hurt[500..590] {
            *byte = !*byte;
        }
        assert!(repair(&mut hurt).is_some());
        assert_eq!(hurt, whole);
        let mut ruined = whole;
        for byte in &mut ruined[100..1500] {
            *byte = 0x55;
        }
        let before = ruined;
        assert_eq!(repair(&mut ruined), None);
        assert_eq!(ruined, before);
    }
}
