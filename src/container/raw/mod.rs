//! Images of discs and disks without a descriptor: consecutive sectors in a layout that is detected (.iso, .img, .bin).

pub(super) mod packed;
mod write;

use super::{Container, Match, Opener, UNUSED, Writer, leave_out, plain};
use crate::disc::{Disc, Member};
use crate::endings;
use crate::error::{Error, Result};
use crate::findings::{Anomaly, Findings, Severity};
use crate::part::Part;
use crate::source::{Files, Source};

static NO_DESCRIPTOR: Anomaly = Anomaly {
    code: "RAW-NO-DESCRIPTOR",
    severity: Severity::Damage,
    structure: "Image with a descriptor at its end",
    meaning: "By its name the file is a Nero or DiscJuggler image, which ends with a description of its tracks. That is \
              missing: the file is cut off. What is left is read as a plain image.",
    clause: None,
};

/// Extensions of images with a descriptor at their end.
const ENDING_LAST: [&str; 2] = ["nrg", "cdi"];

static JOINED: Anomaly = Anomaly {
    code: "FILES-JOINED",
    severity: Severity::Note,
    structure: "Files opened together",
    meaning: "Their names show that these files are parts of one image, so they were joined.",
    clause: None,
};

static PART_MISSING: Anomaly = Anomaly {
    code: "FILE-PART-MISSING",
    severity: Severity::Damage,
    structure: "Files opened together",
    meaning: "A part of a split image is missing. Nothing after it can be read. Open all parts together.",
    clause: None,
};

/// Images without a descriptor.
pub static RAW: Container =
    Container { id: "raw", name: "Plain image", endings: endings::PLAIN, part: Part::Core, probe };

/// Reads images without a descriptor.
pub static OPENER: Opener = Opener { container: &RAW, open };

/// Writes images without a descriptor.
pub static WRITER: Writer = Writer { container: &RAW, targets: write::TARGETS };

/// Matches any file, since any may be a plain image; formats with a signature take precedence.
fn probe(files: &Files) -> Result<Match> {
    Ok(if files.all().is_empty() { Match::No } else { Match::ByExtension })
}

fn open(files: &Files, findings: &mut Findings) -> Result<Disc> {
    let series = files.series()?;
    let content = series.content().ok_or_else(|| Error::NotFound("file to open".into()))?;
    let named = files.first().filter(|file| ENDING_LAST.iter().any(|ending| file.has_extension(ending)));
    if let Some(file) = named {
        let end = file.content.absolute(file.content.len().saturating_sub(1));
        findings.add(&NO_DESCRIPTOR, end, "a descriptor at the end of the file", format!("none in “{}”", file.name));
    }
    let mut disc = plain::disc(content.clone(), findings)?;
    series.files.iter().for_each(|file| files.take(file));
    let others = files.all().iter().filter(|file| files.is_left(file));
    let others: Vec<(String, Source)> = others.map(|file| (file.name.clone(), file.content.clone())).collect();
    let (members, names) = Member::together(&content, &others);
    files.all().iter().filter(|file| names.contains(&file.name)).for_each(|file| files.take(file));
    disc.members = members;
    if let [first, .., last] = series.files.as_slice() {
        let found = format!("{} from “{}” to “{}”", series.files.len(), first.name, last.name);
        findings.add(&JOINED, 0, "one file", found);
    }
    if let Some(number) = series.missing {
        let names: Vec<&str> = series.files.iter().map(|file| file.name.as_str()).collect();
        findings.add(&PART_MISSING, 0, format!("part {number}"), format!("only “{}”", names.join("”, “")));
    }
    leave_out(&mut disc, files.untaken(), (&UNUSED, "one image"), findings);
    Ok(disc)
}

/// The disc in an image of user data, 2048 bytes a sector, which begins at sector 0.
pub(crate) fn of_user_data(content: &Source) -> Disc {
    plain::cooked(content, 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sector::address::Msf;
    use crate::sector::encode::mode_1;

    fn volume() -> Vec<u8> {
        let mut data = vec![0; 24 * 2048];
        data[16 * 2048..16 * 2048 + 6].copy_from_slice(b"\x01CD001");
        data[16 * 2048 + 128..16 * 2048 + 132].copy_from_slice(&[0, 8, 8, 0]);
        data
    }

    fn opened(name: &str, bytes: Vec<u8>) -> (Disc, Vec<(&'static str, String)>) {
        let mut findings = Findings::default();
        let disc = open(&Files::one(name, Source::from_bytes(bytes)), &mut findings).unwrap();
        (disc, findings.kept().iter().map(|finding| (finding.anomaly.code, finding.found.clone())).collect())
    }

    #[test]
    fn what_stands_before_an_image_is_passed_over() {
        let raw: Vec<u8> =
            volume().chunks(2048).zip(0..).flat_map(|(data, lba)| mode_1(Msf::of_lba(lba).unwrap(), data)).collect();
        for (image, stride) in [(volume(), 2048), (raw, 2352)] {
            for before in [1, 512, 300_001, 5 << 20] {
                let (disc, found) = opened("a.iso", [vec![0x4A; before], image.clone()].concat());
                assert_eq!(found[0], ("RAW-BEGINS-LATE", format!("{before} bytes before it")));
                let (_, track) = disc.tracks().next().unwrap();
                assert_eq!((track.stored.stride, track.sectors), (stride, 24));
            }
        }
        // Further on, only where tools align images to.
        let found = |before: usize| opened("a.iso", [vec![0x4A; before], volume()].concat()).1;
        assert_eq!(found(20 << 20), [("RAW-BEGINS-LATE", format!("{} bytes before it", 20 << 20))]);
        // A volume of UDF alone.
        let mut udf = vec![0; 20 * 2048];
        for (sector, name) in (16..).zip([b"BEA01", b"NSR02", b"TEA01"]) {
            udf[sector * 2048 + 1..sector * 2048 + 6].copy_from_slice(name);
        }
        let found = |before: usize| opened("a.img", [vec![0x4A; before], udf.clone()].concat()).1;
        assert_eq!(found(1000), [("RAW-BEGINS-LATE", "1000 bytes before it".to_owned())]);
        assert_eq!(found(2_000_000), [("RAW-BEGINS-LATE", "2000000 bytes before it".to_owned())]);
        let mut disk = [vec![0x4A; 1 << 20], volume()].concat();
        disk[510..512].copy_from_slice(&[0x55, 0xAA]);
        assert_eq!(opened("a.img", disk).1, []);
        assert_eq!(opened("a.img", vec![0x4A; 1 << 20]).1, []);
    }

    #[test]
    fn a_beginning_that_is_missing_is_read_as_zeros() {
        for lost in [1, 512, 2048, 16 * 2048] {
            let (disc, found) = opened("a.iso", volume()[lost..].to_vec());
            assert_eq!(found, [("RAW-HEAD-LOST", format!("{lost} bytes less before it"))]);
            let (_, track) = disc.tracks().next().unwrap();
            assert_eq!((track.first.0, track.sectors), (0, 24));
            assert_eq!(track.content.read_up_to(16 * 2048, 6).unwrap(), b"\x01CD001");
        }
        // Descriptors after the primary one, at its place.
        let mut joliet = volume();
        joliet[17 * 2048..17 * 2048 + 6].copy_from_slice(b"\x02CD001");
        joliet[18 * 2048..18 * 2048 + 6].copy_from_slice(b"\xFFCD001");
        for lost in [2048, 2 * 2048] {
            let found = opened("a.iso", joliet[lost..].to_vec()).1;
            assert_eq!(found, [("RAW-HEAD-LOST", format!("{lost} bytes less before it"))]);
        }
        assert_eq!(opened("a.iso", joliet).1, []);
        assert_eq!(opened("a.iso", volume()[16 * 2048 + 1..].to_vec()).1, []);
    }

    #[test]
    fn a_stored_pregap_is_told() {
        let early = |stride: usize, first: usize| {
            let mut image = vec![0; 150 * stride];
            image.extend(
                volume()
                    .chunks(2048)
                    .flat_map(|data| [&vec![0; first], data, &vec![0; stride - first - 2048]].concat()),
            );
            image
        };
        // Plain sectors, and those of mode 2 with their subheader.
        for (stride, first) in [(2048, 0), (2336, 8)] {
            let (disc, found) = opened("a.iso", early(stride, first));
            assert_eq!(found[0], ("RAW-PREGAP-STORED", "150 sectors before it".to_owned()), "{stride}");
            assert_eq!(disc.tracks().next().unwrap().1.first.0, -150);
        }
        assert_eq!(opened("a.iso", volume()).1, []);
    }

    #[test]
    fn data_behind_audio_is_found_by_few_reads() {
        let data = |at: i32| {
            let sectors = (at..).zip(volume().chunks(2048).map(<[u8]>::to_vec).collect::<Vec<_>>());
            sectors.flat_map(|(lba, data)| mode_1(Msf::of_lba(lba).unwrap(), &data)).collect::<Vec<u8>>()
        };
        for audio in [8000_i32, 11_111] {
            let samples = vec![0x4A; audio.unsigned_abs() as usize * 2352];
            let (disc, found) = opened("a.bin", [samples, data(audio)].concat());
            assert_eq!(found[0], ("RAW-BEGINS-LATE", format!("{} bytes before it", audio * 2352)));
            let (_, track) = disc.tracks().next().unwrap();
            assert_eq!((track.first.0, track.sectors), (audio, 24));
        }
    }

    #[test]
    fn a_descriptor_that_is_cut_off_is_missed() {
        let (disc, found) = opened("disc.nrg", volume());
        assert_eq!(found, [("RAW-NO-DESCRIPTOR", "none in “disc.nrg”".into())]);
        assert_eq!(disc.tracks().count(), 1);
    }
}
