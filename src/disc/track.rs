//! A track: consecutive sectors of one mode.

use std::num::NonZeroU64;

use super::SECTOR_SIZE;
use super::stored::{Picked, Stored};
use super::track_mode::TrackMode;
use crate::sector::RAW_SIZE;
use crate::source::{Recipe, Source, Statement, swapped};

/// Number of a logical sector, counted from the start of the program area; addresses in the pregap before it and in the
/// lead-in are negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lba(pub i32);

/// The control field of a track's Q channel (IEC 60908 17.5.1), without its data bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Control {
    /// Audio was recorded with pre-emphasis.
    pub pre_emphasis: bool,
    /// Digital copies are permitted.
    pub copy_permitted: bool,
    /// Audio has four channels.
    pub four_channels: bool,
    /// Copies of copies are counted (SCMS) by an alternating copy bit, which isn't part of the field itself.
    pub serial_copies: bool,
}

impl Control {
    /// Decodes the four bits of the Q channel.
    #[must_use]
    pub const fn from_bits(bits: u8) -> Self {
        Self {
            pre_emphasis: bits & 5 == 1,
            copy_permitted: bits & 2 != 0,
            four_channels: bits & 12 == 8,
            serial_copies: false,
        }
    }

    /// Keywords in cue sheets for the flags that are set, each after a blank.
    #[must_use]
    pub fn sheet_words(self) -> String {
        let words = [
            (self.copy_permitted, " DCP"),
            (self.four_channels, " 4CH"),
            (self.pre_emphasis, " PRE"),
            (self.serial_copies, " SCMS"),
        ];
        words.into_iter().filter(|(is_set, _)| *is_set).map(|(_, word)| word).collect()
    }

    /// Encodes the four bits of the Q channel.
    #[must_use]
    pub fn to_bits(self, mode: TrackMode) -> u8 {
        let bit = |set: bool, bit: u8| if set { bit } else { 0 };
        let data = mode != TrackMode::Audio;
        bit(data, 4)
            | bit(self.copy_permitted, 2)
            | bit(self.pre_emphasis && !data, 1)
            | bit(self.four_channels && !data, 8)
    }
}

/// A point in a track.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Index {
    /// 0 begins the pregap, 1 the track proper; higher ones mark points in the track.
    pub number: u8,
    /// Address.
    pub lba: Lba,
}

/// A track.
#[derive(Debug, Clone)]
pub struct Track {
    /// 1–99, counted over all sessions.
    pub number: u8,
    /// Type of the sectors.
    pub mode: TrackMode,
    /// Flags of its Q channel.
    pub control: Control,
    /// International standard recording code: 12 characters.
    pub isrc: Option<String>,
    /// Indexes in order, always including index 1.
    pub indexes: Vec<Index>,
    /// Address of the first stored sector, which is the pregap's if that is stored.
    pub first: Lba,
    /// Number of sectors from `first` on, including those that an incomplete image only declares.
    pub sectors: u32,
    /// Layout of the stored sectors.
    pub stored: Stored,
    /// The stored sectors, one after the other; shorter than declared if the image is incomplete.
    pub content: Source,
    /// The subchannels in a separate file, 96 bytes a sector, channel after channel; `None` if there are none or they
    /// follow the sectors.
    pub subchannel: Option<Source>,
    /// True if the file that contains it is missing.
    pub missing: bool,
    /// Mode of the stored sectors before index 1 if it differs: data before audio on CD-i Ready discs.
    pub pregap_mode: Option<TrackMode>,
    /// Position in the descriptor where the track is declared.
    pub statement: Statement,
}

impl Track {
    /// Makes a track with default values; index 1 is its first sector, or sector 0 if that comes later.
    #[must_use]
    pub fn new(number: u8, mode: TrackMode, first: Lba, sectors: u32, stored: Stored, content: Source) -> Self {
        Self {
            number,
            mode,
            control: Control::default(),
            isrc: None,
            indexes: vec![Index { number: 1, lba: first.max(Lba(0)) }],
            first,
            sectors,
            stored,
            content,
            subchannel: None,
            missing: false,
            pregap_mode: None,
            statement: Statement::default(),
        }
    }

    /// Address of index 1.
    #[must_use]
    pub fn start(&self) -> Lba {
        self.indexes.iter().find(|index| index.number == 1).map_or(self.first, |index| index.lba)
    }

    /// The pregap as a track of its own, if it has data and the track has none.
    #[must_use]
    pub fn pregap_data(&self) -> Option<Self> {
        let mode = self.pregap_mode.filter(|mode| *mode != TrackMode::Audio && !self.is_data())?;
        let sectors = u32::try_from(self.start().0.saturating_sub(self.first.0)).ok()?;
        let end = u64::from(sectors).saturating_mul(self.stored.step().get()).min(self.content.len());
        Some(Self::new(self.number, mode, self.first, sectors, self.stored, self.content.slice(0..end)))
    }

    /// Address after the track.
    #[must_use]
    pub fn end(&self) -> Lba {
        Lba(self.first.0.saturating_add_unsigned(self.sectors))
    }

    /// Whether it may contain file systems.
    #[must_use]
    pub fn is_data(&self) -> bool {
        self.mode != TrackMode::Audio
    }

    /// Mode of a sector.
    #[must_use]
    pub fn mode_at(&self, lba: Lba) -> TrackMode {
        self.pregap_mode.filter(|_| lba < self.start()).unwrap_or(self.mode)
    }

    /// Whether a sector belongs to the track or to its stored pregap.
    #[must_use]
    pub fn holds(&self, lba: Lba) -> bool {
        (self.first..self.end()).contains(&lba)
    }

    /// The stored bytes of a range of sectors, as far as they are stored.
    #[must_use]
    pub fn sectors_at(&self, from: Lba, to: Lba) -> Recipe {
        let stride = self.stored.step().get();
        let place = |lba: Lba| {
            let sector = u64::try_from(lba.0.saturating_sub(self.first.0)).unwrap_or(0);
            sector.saturating_mul(stride)
        };
        Recipe::of(&self.content, place(from)..place(to))
    }

    /// The samples of a range of sectors, little-endian and without subchannels, as far as they are stored.
    #[must_use]
    pub fn samples(&self, from: Lba, to: Lba) -> Recipe {
        let stored = self.sectors_at(from, to);
        let plain = u64::from(self.stored.stride) == RAW_SIZE as u64;
        if plain && !self.stored.big_endian {
            return stored;
        }
        let source = if plain {
            stored.into_source()
        } else {
            Picked::new(stored.into_source(), self.stored.step(), 0, Stored::RAW.step()).into_source()
        };
        let source = if self.stored.big_endian { swapped(source) } else { source };
        Recipe::of(&source, 0..source.len())
    }

    /// The user data that a file system sees, [`SECTOR_SIZE`] bytes of each stored sector; `None` if the sectors have
    /// none.
    #[must_use]
    pub fn user_data(&self) -> Option<Source> {
        let place = match self.mode {
            TrackMode::Audio | TrackMode::Mode0 => return None,
            _ if self.stored.is_of_disk() => return Some(self.content.clone()),
            TrackMode::Mode1 => 16,
            TrackMode::Mode2 | TrackMode::Mode2Form1 | TrackMode::Mode2Form2 => 24,
        };
        // Sectors stored without a subheader begin with the user data.
        let offset = if u64::from(self.stored.len) == SECTOR_SIZE {
            0
        } else {
            u32::saturating_sub(place, self.stored.first_byte)
        };
        let len = NonZeroU64::new(SECTOR_SIZE)?;
        Some(Picked::new(self.content.clone(), self.stored.step(), offset, len).into_source())
    }
}
