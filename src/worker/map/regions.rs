//! Regions of the map.

use discern::browse::byte_map::{ByteMap, RegionUsage, sector_of_byte};
use discern::error::Result;
use discern::protocol::ViewNumber;
use discern::protocol::map::{At, BytePlace, RegionInfo, RegionPage, Regions};

use crate::check::places::file_place;
use crate::session::Session;

/// Regions of a window at most.
const WINDOW: u32 = 1000;

/// Bytes of gaps that are read for a window.
const GAPS: u64 = 4 << 20;

impl Session {
    /// The region that a byte is in.
    ///
    /// # Errors
    /// If the image cannot be read.
    pub fn region_at(&mut self, ask: At) -> Result<Option<RegionInfo>> {
        let Some(built) = &mut self.map else { return Ok(None) };
        let Some(number) = built.map.region_at(ask.byte) else { return Ok(None) };
        built.map.look_at_gap(number, &self.originals, &self.image)?;
        Ok(self.map.as_ref().and_then(|built| self.region(&built.map, number)))
    }

    /// A window of all regions.
    ///
    /// # Errors
    /// If the image cannot be read.
    pub fn regions(&mut self, ask: Regions) -> Result<RegionPage> {
        let Some(built) = &mut self.map else { return Ok(RegionPage { total: 0, regions: Vec::new() }) };
        let position = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        let numbers = position(ask.start)..position(ask.start.saturating_add(ask.count.min(WINDOW)));
        let mut read = 0_u64;
        for number in numbers.clone() {
            if read < GAPS {
                read = read.saturating_add(built.map.look_at_gap(number, &self.originals, &self.image)?);
            }
        }
        let Some(built) = &self.map else { return Ok(RegionPage { total: 0, regions: Vec::new() }) };
        let total = u32::try_from(built.map.count()).unwrap_or(u32::MAX);
        Ok(RegionPage { total, regions: numbers.map_while(|number| self.region(&built.map, number)).collect() })
    }

    fn region(&self, map: &ByteMap, number: usize) -> Option<RegionInfo> {
        let region = map.region(number)?;
        let tab = region.entry.and_then(|(view, row)| Some((view, row, self.own_tabs().get(view)?)));
        let place = map.space().file_at(region.start);
        let sector = match place {
            Some((file, byte)) => sector_of_byte(&self.image.disc, Some(file), byte).map(|lba| i64::from(lba.0)),
            None if region.usage == RegionUsage::Missing => None,
            None => self
                .image
                .volumes
                .first()
                .and_then(|volume| i64::try_from(region.start.checked_div(u64::from(volume.sector_size()))?).ok()),
        };
        Some(RegionInfo {
            number: u32::try_from(number).ok()?,
            start: region.start,
            end: region.end,
            usage: region.usage.letter(),
            name: region.title(tab.map(|(.., tab)| &tab.view)),
            bad: map.bad_in(&(region.start..region.end)),
            place: place.map(|(file, byte)| BytePlace { file: file.0, byte }),
            sector,
            entry: tab.and_then(|(view, row, tab)| file_place(&tab.view, ViewNumber(u32::try_from(view).ok()?), row)),
        })
    }
}
