//! Describes a sector: its address, header, EDC and ECC, and subchannel.

use super::sector::{Location, StoredSector};
use super::{Control, Disc, Lba, Medium, Stored, Track, TrackMode};
use crate::error::Result;
use crate::facts::Facts;
use crate::sector::RawSector;
use crate::sector::address::Msf;
use crate::sector::form::{Form, Verdict};
use crate::sector::header::{Header, Subheader};
use crate::sector::subchannel::{Q, QBytes, has_right_crc};

impl Disc {
    /// Describes an address and the sector stored there.
    ///
    /// # Errors
    /// If the user's file cannot be read.
    pub fn look_at(&self, lba: Lba) -> Result<(Vec<Facts>, Option<StoredSector>)> {
        let place = self.place_of(lba);
        let mut facts = Facts::new("Sector");
        if let Medium::Disk { .. } = self.medium {
            facts.add("Address", lba.0.to_string());
        } else {
            facts.add("Address", address(lba));
            facts.add("Part of", place.name());
        }
        let Location::Track { track, .. } = place else {
            let nothing = match self.medium {
                Medium::Disk { .. } => "nothing: the disk ends before it",
                _ => "nothing: no track is here",
            };
            facts.add("Stored", nothing);
            return Ok((vec![facts], None));
        };
        let Some(sector) = track.sector(lba)? else {
            facts.add("Stored", absence(track, lba));
            return Ok((vec![facts], None));
        };
        let stored = format!("{} bytes: {}", sector.bytes.len(), track.stored.name());
        match sector.origin {
            Some((_, byte)) => {
                let bytes = byte..byte.saturating_add(sector.bytes.len() as u64);
                facts.add_at("Stored", stored, Some(bytes), None);
            }
            None => facts.add("Stored", stored),
        }
        let mut all = vec![facts];
        if let Some(whole) = &sector.whole {
            all.extend(of_whole(whole, lba, track.stored));
            all.extend(sector.verdict(track.stored).map(|verdict| of_codes(whole, verdict)));
        }
        all.extend(sector.q.as_ref().map(of_q));
        Ok((all, Some(sector)))
    }
}

impl Location<'_> {
    /// Describes the location, as in "Session 1, track 2, index 1".
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Track { session, track, index: 0 } => {
                format!("Session {}, pregap before track {}", session.number, track.number)
            }
            Self::Track { session, track, index } => {
                format!("Session {}, track {}, index {index}", session.number, track.number)
            }
            Self::LeadIn => "Before the first track".into(),
            Self::LeadOut(session) => format!("Lead-out of session {session} or beyond"),
            Self::Gap => "Between two tracks".into(),
        }
    }
}

impl Stored {
    /// Describes the part of a sector that is stored.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match (self.first_byte, self.len) {
            (0, 2352) => "complete sectors",
            (0, _) => "all of the sector",
            (_, 2048 | 2324) => "user data only",
            (16, _) => "without sync and header",
            _ => "without sync, header and subheader",
        }
    }
}

/// Formats the number and, if it has one, the time.
fn address(lba: Lba) -> String {
    Msf::of_lba(lba.0).map_or_else(|| lba.0.to_string(), |time| format!("{} ({time})", lba.0))
}

/// Reason why nothing of a track's sector is stored.
fn absence(track: &Track, lba: Lba) -> &'static str {
    if track.missing {
        "nothing: its file is missing"
    } else if lba < track.first {
        "nothing: the image leaves out this pregap"
    } else {
        "nothing: the image ends before it"
    }
}

/// Describes the header, EDC and ECC of a data sector.
fn of_whole(sector: &RawSector, lba: Lba, stored: Stored) -> Vec<Facts> {
    let mut all = Vec::new();
    if let Some(header) = Header::of(sector).filter(|_| stored.is_whole()) {
        let mut facts = Facts::new("Header");
        facts.add("Address", header_address(header, lba));
        facts.add("Mode", header.mode.to_string());
        all.push(facts);
    }
    if let Some(subheader) = Subheader::of(sector) {
        let mut facts = Facts::new("Subheader");
        facts.add("File", subheader.file.to_string());
        facts.add("Channel", subheader.channel.to_string());
        let names = subheader.submode_names().join(", ");
        facts
            .add("Submode", format!("0x{:02X}: {}", subheader.submode, if names.is_empty() { "none" } else { &names }));
        facts.add("Coding", format!("0x{:02X}", subheader.coding));
        all.push(facts);
    }
    all
}

/// Formats the recorded time, with the expected one if that differs.
fn header_address(header: Header, lba: Lba) -> String {
    let [minute, second, frame] = header.address;
    let recorded = format!("{minute:02X}:{second:02X}:{frame:02X}");
    match Msf::of_lba(lba.0) {
        Some(time) if header.time() != Some(time) => format!("{recorded}, expected {time}"),
        _ => recorded,
    }
}

fn of_codes(sector: &RawSector, verdict: Verdict) -> Facts {
    let form = Form::of(sector);
    let mut facts = Facts::new("Codes");
    facts.add("Form", form.name());
    let (edc, ecc) = match verdict {
        Verdict::Good => ("right", "right"),
        Verdict::WrongEdc => ("wrong: the data is damaged", "not looked at"),
        Verdict::WrongEcc => ("right", "wrong: the data is whole, its parity is not"),
        Verdict::Uncheckable => ("none", "none"),
    };
    facts.add("EDC", edc);
    if let Some((recorded, computed)) = form.edc(sector).filter(|_| verdict == Verdict::WrongEdc) {
        facts.add("EDC recorded", format!("0x{recorded:08X}"));
        facts.add("EDC computed", format!("0x{computed:08X}"));
    }
    facts.add("ECC", if form == Form::Mode2Form2 { "none in Form 2" } else { ecc });
    facts
}

fn of_q(q: &QBytes) -> Facts {
    let mut facts = Facts::new("Subchannel Q");
    let [control, .., high, low] = *q;
    let crc = match (has_right_crc(q), [high, low]) {
        (true, _) => "right",
        (false, [0, 0]) => "not stored",
        (false, _) => "wrong: what follows cannot be trusted",
    };
    facts.add("CRC", crc);
    facts.add("Control", control_name(control >> 4));
    match Q::decode(q) {
        Q::Position { track, index, relative, absolute } => {
            let track = if track == 0xAA { "lead-out".to_owned() } else { track.to_string() };
            facts.add("Track", track);
            facts.add("Index", index.to_string());
            facts.add("Time in the track", relative.to_string());
            facts.add("Time on the disc", absolute.to_string());
        }
        Q::CatalogNumber(number) => facts.add("Catalog number", number),
        Q::Isrc(code) => facts.add("ISRC", code),
        Q::Other(adr) => facts.add("Kind", format!("{adr}, which is not defined")),
    }
    let bytes: Vec<String> = q.iter().map(|byte| format!("{byte:02X}")).collect();
    facts.add("Bytes", bytes.join(" "));
    facts
}

/// Describes the four bits of a control field.
fn control_name(bits: u8) -> String {
    let Control { pre_emphasis, copy_permitted, four_channels, .. } = Control::from_bits(bits);
    let data = bits & 12 == 4;
    let names = [
        (data, "data"),
        (!data, "audio"),
        (pre_emphasis, "with pre-emphasis"),
        (four_channels, "four channels"),
        (copy_permitted, "copying permitted"),
    ];
    names.into_iter().filter(|(set, _)| *set).map(|(_, name)| name).collect::<Vec<_>>().join(", ")
}

impl TrackMode {
    /// Name to show.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Audio => "Audio",
            Self::Mode0 => "Mode 0",
            Self::Mode1 => "Mode 1",
            Self::Mode2 => "Mode 2",
            Self::Mode2Form1 => "Mode 2 Form 1",
            Self::Mode2Form2 => "Mode 2 Form 2",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disc::{Index, Medium, Session, Subchannel};
    use crate::sector::encode::{mode_1, mode_2_form_2};
    use crate::source::Source;

    fn line(disc: &Disc, lba: i32, title: &str, label: &str) -> Option<String> {
        let (facts, _) = disc.look_at(Lba(lba)).unwrap();
        let lines = facts.into_iter().find(|facts| facts.title == title)?.lines;
        lines.into_iter().find(|line| line.label == label).map(|line| line.value)
    }

    fn disc(track: Track) -> Disc {
        let lead_out = track.end();
        Disc::new(Medium::Cd, vec![Session { number: 1, tracks: vec![track], lead_out }])
    }

    #[test]
    fn damage_and_a_wrong_address_are_shown() {
        let mut sector = mode_1(Msf::of_lba(7).unwrap(), b"data");
        sector[100] ^= 1;
        let disc = disc(Track::new(1, TrackMode::Mode1, Lba(0), 2, Stored::RAW, Source::from_bytes(sector.to_vec())));
        let told = |lba, title, label| line(&disc, lba, title, label);
        assert_eq!(told(0, "Header", "Address").as_deref(), Some("00:02:07, expected 00:02:00"));
        assert_eq!(told(0, "Codes", "EDC").as_deref(), Some("wrong: the data is damaged"));
        assert_ne!(told(0, "Codes", "EDC recorded"), told(0, "Codes", "EDC computed"));
        assert_eq!(told(1, "Sector", "Stored").as_deref(), Some("nothing: the image ends before it"));
        assert_eq!(told(-150, "Sector", "Address").as_deref(), Some("-150 (00:00:00)"));
        assert_eq!(told(2, "Sector", "Part of").as_deref(), Some("Lead-out of session 1 or beyond"));
    }

    #[test]
    fn a_pregap_and_a_missing_file_say_why_nothing_is_stored() {
        let mut track = Track::new(1, TrackMode::Audio, Lba(150), 10, Stored::RAW, Source::from_bytes(vec![]));
        track.indexes.insert(0, Index { number: 0, lba: Lba(0) });
        let there = disc(track.clone());
        assert_eq!(line(&there, 20, "Sector", "Part of").as_deref(), Some("Session 1, pregap before track 1"));
        assert_eq!(line(&there, 20, "Sector", "Stored").as_deref(), Some("nothing: the image leaves out this pregap"));
        track.missing = true;
        let missing = line(&disc(track), 155, "Sector", "Stored");
        assert_eq!(missing.as_deref(), Some("nothing: its file is missing"));
    }

    // Sector 0 of a data track that may be copied; the CRC is that of Python's `binascii.crc_hqx`, inverted.
    #[test]
    fn subheader_and_subchannel_are_decoded() {
        let sector = mode_2_form_2(Msf::of_lba(0).unwrap(), [1, 2, 0x64, 0x7F], &[0; 2324]);
        let q = [0x61, 0x01, 0x01, 0, 0, 0, 0, 0, 0x02, 0, 0x11, 0x3F, 0, 0, 0, 0];
        let stored = Stored::RAW.with(Subchannel::Pq);
        let disc = |q: &[u8]| {
            let content = Source::from_bytes([&sector[..], q].concat());
            disc(Track::new(1, TrackMode::Mode2, Lba(0), 1, stored, content))
        };
        let right = disc(&q);
        let told = |title, label| line(&right, 0, title, label);
        assert_eq!(told("Subheader", "Submode").as_deref(), Some("0x64: audio, Form 2, real time"));
        assert_eq!(told("Subchannel Q", "Control").as_deref(), Some("data, copying permitted"));
        assert_eq!(told("Subchannel Q", "Time on the disc").as_deref(), Some("00:02:00"));
        assert_eq!(told("Codes", "ECC").as_deref(), Some("none in Form 2"));
        assert_eq!(told("Subchannel Q", "CRC").as_deref(), Some("right"));
        let mut wrong = q;
        wrong[2] = 2;
        let wrong = line(&disc(&wrong), 0, "Subchannel Q", "CRC");
        assert_eq!(wrong.as_deref(), Some("wrong: what follows cannot be trusted"));
    }
}
